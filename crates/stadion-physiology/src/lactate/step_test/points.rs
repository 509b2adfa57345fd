//! The numbers of a test as fits take them.

use stadion_types::{HeartRate, Lactate};

use super::StepTest;

/// The numbers of a test as fits take them: only stages with a lactate.
///
/// Made by [`StepTest::points`](crate::StepTest::points).
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Points {
    /// Ascending intensities.
    pub intensities: Vec<f64>,
    /// Their lactates in mmol/L.
    pub lactates: Vec<f64>,
    /// Intensity and heart rate in bpm of the stages that have one.
    pub heart_rates: Vec<[f64; 2]>,
    /// Where the baseline stands if it counts as a point of the curve:
    /// [`baseline_intensity`](StepTest::baseline_intensity) of the test, whichever of its stages have a
    /// lactate.
    pub baseline_intensity: Option<f64>,
}

impl Points {
    pub(super) fn push(
        &mut self,
        intensity: f64,
        lactate: Option<Lactate>,
        heart_rate: Option<HeartRate>,
    ) {
        if let Some(lactate) = lactate {
            self.intensities.push(intensity);
            self.lactates.push(lactate.millimoles_per_liter());
        }
        if let Some(heart_rate) = heart_rate {
            self.heart_rates.push([intensity, heart_rate.bpm()]);
        }
    }

    /// The same with the baseline of `test` as the first point of the curve, at its
    /// [`baseline_intensity`](Self::baseline_intensity); unchanged where the test has none.
    ///
    /// The heart rate at rest joins nothing: it lies on no line with those of the stages.
    ///
    /// ```
    /// use stadion_physiology::{IncompleteStage, IntensityUnit, Stage, StepTest};
    /// use stadion_types::Lactate;
    ///
    /// let lactate = Lactate::const_millimoles_per_liter(1.2);
    /// let stages = vec![Stage::new(100.0).with_lactate(lactate), Stage::new(130.0)];
    /// let test = StepTest::new(IntensityUnit::Watts, stages)?
    ///     .with_baseline(Lactate::const_millimoles_per_liter(0.9), None)?;
    /// let points = test.points(IncompleteStage::default()).with_baseline(&test);
    /// assert_eq!(points.intensities, [70.0, 100.0]);
    /// assert_eq!(points.lactates, [0.9, 1.2]);
    /// # Ok::<(), stadion_physiology::StepTestError>(())
    /// ```
    #[must_use]
    pub fn with_baseline(mut self, test: &StepTest) -> Self {
        if let (Some(rest), Some(intensity)) = (test.baseline(), self.baseline_intensity) {
            self.intensities.insert(0, intensity);
            self.lactates.insert(0, rest.lactate.millimoles_per_liter());
        }
        self
    }
}

//! A step test: stages of rising intensity with what was measured in each.

mod error;
mod points;
mod stage;
#[cfg(test)]
mod tests;
mod unit;

use stadion_types::{HeartRate, Lactate};

pub use error::StepTestError;
pub use points::Points;
pub use stage::{Baseline, Stage};
pub use unit::IntensityUnit;

/// How an unfinished last stage enters the curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum IncompleteStage {
    /// At the intensity before plus the step times the completed fraction.
    ///
    /// Before a single stage stands rest, at intensity 0.
    #[default]
    ScaleByTime,
    /// Not at all.
    Drop,
    /// At its own intensity, as if completed.
    AsMeasured,
}

impl IncompleteStage {
    /// Every rule, in the order of the declaration.
    pub const ALL: [Self; 3] = [Self::ScaleByTime, Self::Drop, Self::AsMeasured];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ScaleByTime => "scale-by-time",
            Self::Drop => "drop",
            Self::AsMeasured => "as-measured",
        }
    }
}

/// A step test whose stages ascend.
///
/// # Limits
///
/// Lactate must lie in [`PLAUSIBLE_LACTATE`](Self::PLAUSIBLE_LACTATE). Only the last stage may be
/// unfinished.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{IncompleteStage, IntensityUnit, Stage, StepTest};
/// use stadion_types::Lactate;
///
/// let stage = |watts: f64, lactate: f64| -> Result<Stage, stadion_types::OutOfRange> {
///     Ok(Stage::new(watts).with_lactate(Lactate::from_millimoles_per_liter(lactate)?))
/// };
/// // The athlete stopped two thirds into the last stage.
/// let last = stage(200.0, 8.6)?.with_completed(2.0 / 3.0);
/// let stages = vec![stage(125.0, 2.8)?, stage(150.0, 4.2)?, stage(175.0, 6.7)?, last];
/// let test = StepTest::new(IntensityUnit::Watts, stages)?
///     .with_baseline(Lactate::from_millimoles_per_liter(0.9)?, None)?;
///
/// let points = test.points(IncompleteStage::ScaleByTime);
/// assert!((points.intensities[3] - 191.67).abs() < 0.01);
/// assert_eq!(test.points(IncompleteStage::Drop).lactates, [2.8, 4.2, 6.7]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Unchecked"))]
pub struct StepTest {
    unit: IntensityUnit,
    baseline: Option<Baseline>,
    stages: Vec<Stage>,
}

/// What a file may hold, before it is checked.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
struct Unchecked {
    #[serde(default)]
    unit: IntensityUnit,
    #[serde(default)]
    baseline: Option<Baseline>,
    stages: Vec<Stage>,
}

#[cfg(feature = "serde")]
impl TryFrom<Unchecked> for StepTest {
    type Error = StepTestError;

    fn try_from(file: Unchecked) -> Result<Self, StepTestError> {
        let test = Self::new(file.unit, file.stages)?;
        match file.baseline {
            Some(rest) => test.with_baseline(rest.lactate, rest.heart_rate),
            None => Ok(test),
        }
    }
}

impl StepTest {
    /// Readings of blood lactate that can be true, ends included.
    ///
    /// Portable meters show 0.3 or 0.5 up to 25 mmol/L and laboratories some more; what lies
    /// outside is a wrong unit, a sample that failed or a slip of the pen.
    pub const PLAUSIBLE_LACTATE: [Lactate; 2] =
        [Lactate::const_millimoles_per_liter(0.2), Lactate::const_millimoles_per_liter(35.0)];

    /// A test with these stages, the easiest first.
    ///
    /// # Errors
    ///
    /// See [`StepTestError`]; the first stage at fault is named.
    pub fn new(unit: IntensityUnit, stages: Vec<Stage>) -> Result<Self, StepTestError> {
        let last = stages.len().checked_sub(1).ok_or(StepTestError::Empty)?;
        let mut previous = None;
        for (index, stage) in stages.iter().enumerate() {
            check_intensity(index, stage.intensity, previous)?;
            check_completed(index, stage.completed, index == last)?;
            stage.lactate.map_or(Ok(()), |lactate| check_lactate(Some(index), lactate))?;
            previous = Some(stage.intensity);
        }
        Ok(Self { unit, baseline: None, stages })
    }

    /// With what was measured at rest before the first stage.
    ///
    /// # Errors
    ///
    /// [`StepTestError::ImplausibleLactate`].
    pub fn with_baseline(
        mut self,
        lactate: Lactate,
        heart_rate: Option<HeartRate>,
    ) -> Result<Self, StepTestError> {
        check_lactate(None, lactate)?;
        self.baseline = Some(Baseline { lactate, heart_rate });
        Ok(self)
    }

    /// The same numbers in another unit, for a table that did not tell its own.
    #[must_use]
    pub fn with_unit(self, unit: IntensityUnit) -> Self {
        Self { unit, ..self }
    }

    /// The unit of its intensities.
    #[must_use]
    pub const fn unit(&self) -> IntensityUnit {
        self.unit
    }

    /// What was measured at rest.
    #[must_use]
    pub const fn baseline(&self) -> Option<Baseline> {
        self.baseline
    }

    /// The stages in order.
    #[must_use]
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// Where the baseline stands if it counts as a point of the curve: one step below the first
    /// stage, which may be below zero; `None` for a single stage.
    #[must_use]
    pub fn baseline_intensity(&self) -> Option<f64> {
        match self.stages[..] {
            [first, second, ..] => Some(first.intensity - (second.intensity - first.intensity)),
            _ => None,
        }
    }

    /// The numbers of the test as fits take them, without the baseline.
    #[must_use]
    pub fn points(&self, incomplete: IncompleteStage) -> Points {
        let mut points =
            Points { baseline_intensity: self.baseline_intensity(), ..Points::default() };
        let mut previous = 0.0;
        for stage in &self.stages {
            // Completed is 1 exactly unless someone said otherwise, and then it is less.
            let scaled = stage.completed < 1.0;
            if scaled && incomplete == IncompleteStage::Drop {
                break;
            }
            let intensity = if scaled && incomplete == IncompleteStage::ScaleByTime {
                previous + (stage.intensity - previous) * stage.completed
            } else {
                stage.intensity
            };
            points.push(intensity, stage.lactate, stage.heart_rate);
            previous = stage.intensity;
        }
        points
    }
}

fn check_intensity(
    stage: usize,
    intensity: f64,
    previous: Option<f64>,
) -> Result<(), StepTestError> {
    if !intensity.is_finite() {
        return Err(StepTestError::NotFinite { stage, intensity });
    }
    if intensity < 0.0 {
        return Err(StepTestError::Negative { stage, intensity });
    }
    match previous {
        Some(previous) if intensity < previous => {
            Err(StepTestError::Descending { stage, intensity, previous })
        }
        // What is not above the one before and not below it equals it.
        Some(previous) if intensity <= previous => Err(StepTestError::Equal { stage, intensity }),
        _ => Ok(()),
    }
}

fn check_completed(stage: usize, completed: f64, last: bool) -> Result<(), StepTestError> {
    if !(completed > 0.0 && completed <= 1.0) {
        return Err(StepTestError::Completed { stage, completed });
    }
    if completed < 1.0 && !last {
        return Err(StepTestError::IncompleteBeforeLast { stage, completed });
    }
    Ok(())
}

fn check_lactate(stage: Option<usize>, lactate: Lactate) -> Result<(), StepTestError> {
    let [min, max] = StepTest::PLAUSIBLE_LACTATE;
    if lactate < min || lactate > max {
        return Err(StepTestError::ImplausibleLactate { stage, lactate, min, max });
    }
    Ok(())
}

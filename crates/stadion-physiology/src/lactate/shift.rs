//! How far a lactate curve moved between two tests.

use super::curve::LactateCurve;
use super::step_test::{Points, StepTest};
use super::threshold::{Interval, Method, ThresholdRules, ThresholdStatus, locate};
use super::uncertainty::{Draws, Uncertainty, middle};
use stadion_types::Lactate;

/// How far a lactate curve moved between two tests.
///
/// A positive change at the same lactate is a shift to the right: more intensity for the same lactate.
/// A negative change at the same intensity says the same.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct CurveShift {
    /// In the first test: intensity in the unit of the tests, or lactate in mmol/L.
    pub before: f64,
    /// In the second test.
    pub after: f64,
    /// Second less first.
    pub change: f64,
    /// What meter error in both tests does to the change.
    pub change_interval: Interval,
    /// The change in percent of the first.
    pub percent: f64,
    /// What meter error in both tests does to it.
    pub percent_interval: Interval,
}

impl CurveShift {
    /// Whether the interval of the change lies on one side of zero, so that meter error alone is an
    /// unlikely reason for it.
    #[must_use]
    pub fn is_beyond_meter_error(&self) -> bool {
        self.change_interval.lo > 0.0 || self.change_interval.hi < 0.0
    }
}

/// Why two tests give no shift.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CurveShiftError {
    /// The tests count their intensities in different units.
    #[error("the two tests count intensity in different units")]
    Units,
    /// The first test has no such point.
    #[error("the first test has no such point: {}", status.as_str())]
    Before {
        /// Why.
        status: ThresholdStatus,
    },
    /// The second test has no such point.
    #[error("the second test has no such point: {}", status.as_str())]
    After {
        /// Why.
        status: ThresholdStatus,
    },
    /// So many simulated tests lack the point that there is no interval.
    #[error("meter error moves the point out of the tests too often for an interval")]
    Unstable,
}

impl Uncertainty {
    /// The shift of intensity at the same lactate between two tests.
    ///
    /// # Model
    ///
    /// The last intensity at which each curve rises to `lactate`; the interval is that of their
    /// difference over pairs of simulated tests, drawn independently for both.
    ///
    /// # Limits
    ///
    /// Meter error alone: day, carbohydrate stores, heat, another meter or another protocol move a curve
    /// as well. Where a simulated test does not reach the level within its stages, its end counts.
    ///
    /// # Errors
    ///
    /// See [`CurveShiftError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_physiology::{IntensityUnit, Stage, StepTest, ThresholdRules, Uncertainty};
    /// use stadion_types::Lactate;
    ///
    /// let test = |offset: f64| {
    ///     let readings = [(10.0, 1.1), (11.0, 1.2), (12.0, 1.5), (13.0, 2.1), (14.0, 3.4), (15.0, 6.1)];
    ///     let stages = readings.map(|(speed, lactate)| {
    ///         Stage::new(speed + offset).with_lactate(Lactate::const_millimoles_per_liter(lactate))
    ///     });
    ///     StepTest::new(IntensityUnit::KilometersPerHour, stages.to_vec())
    /// };
    /// let shift = Uncertainty::default().shift_at_lactate(
    ///     &test(0.0)?,
    ///     &test(0.7)?,
    ///     Lactate::const_millimoles_per_liter(3.0),
    ///     &ThresholdRules::default(),
    /// )?;
    /// assert!((shift.change - 0.7).abs() < 1e-9);
    /// assert!(shift.is_beyond_meter_error());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shift_at_lactate(
        &self,
        before: &StepTest,
        after: &StepTest,
        lactate: Lactate,
        rules: &ThresholdRules,
    ) -> Result<CurveShift, CurveShiftError> {
        let place = |points: &Points, resting: Option<f64>| {
            locate(points, resting, Method::Obla(lactate), rules).map(|found| found.intensity)
        };
        let end = |points: &Points, status| match status {
            ThresholdStatus::BelowRange => points.intensities.first().copied(),
            ThresholdStatus::NotReached => points.intensities.last().copied(),
            _ => None,
        };
        self.shift([before, after], rules, place, end)
    }

    /// The shift of lactate at the same intensity between two tests; see
    /// [`shift_at_lactate`](Self::shift_at_lactate).
    ///
    /// # Errors
    ///
    /// See [`CurveShiftError`].
    pub fn shift_at_intensity(
        &self,
        before: &StepTest,
        after: &StepTest,
        intensity: f64,
        rules: &ThresholdRules,
    ) -> Result<CurveShift, CurveShiftError> {
        let place = |points: &Points, _: Option<f64>| {
            let curve = LactateCurve::fit(rules.fit, &points.intensities, &points.lactates)
                .map_err(|_| ThresholdStatus::TooFewStages)?;
            curve.lactate_at(intensity).ok_or_else(|| {
                if intensity < curve.domain().0 {
                    ThresholdStatus::BelowRange
                } else {
                    ThresholdStatus::NotReached
                }
            })
        };
        self.shift([before, after], rules, place, |_, _| None)
    }

    fn shift(
        &self,
        [before, after]: [&StepTest; 2],
        rules: &ThresholdRules,
        place: impl Fn(&Points, Option<f64>) -> Result<f64, ThresholdStatus>,
        beyond: impl Fn(&Points, ThresholdStatus) -> Option<f64>,
    ) -> Result<CurveShift, CurveShiftError> {
        if before.unit() != after.unit() {
            return Err(CurveShiftError::Units);
        }
        let at = |test: &StepTest| {
            let resting = test.baseline().map(|b| b.lactate.millimoles_per_liter());
            place(&test.points(rules.incomplete), resting)
        };
        let first = at(before).map_err(|status| CurveShiftError::Before { status })?;
        let second = at(after).map_err(|status| CurveShiftError::After { status })?;
        let drawn = |test: &StepTest, seed: u64| -> Vec<Option<f64>> {
            Draws::of(&self.with_seed(seed), test, rules)
                .tests()
                .map(|(points, resting)| {
                    place(points, resting).map_or_else(|status| beyond(points, status), Some)
                })
                .collect()
        };
        // A stream of its own for each test, so that their errors are independent.
        let [firsts, seconds] = [drawn(before, self.seed()), drawn(after, !self.seed())];
        let pairs: Vec<[f64; 2]> = firsts
            .into_iter()
            .zip(seconds)
            .filter_map(|(first, second)| Some([first?, second?]))
            .collect();
        let interval = |of: fn([f64; 2]) -> f64| {
            let values = pairs.iter().map(|&pair| of(pair)).collect();
            let [lo, hi] = middle(values, self.level(), [f64::NEG_INFINITY, f64::INFINITY])?;
            Some(Interval { lo, hi, level: self.level() })
        };
        let missing = self.replicates() - u32::try_from(pairs.len()).unwrap_or(0);
        if f64::from(missing) > (1.0 - self.level()) * f64::from(self.replicates()) {
            return Err(CurveShiftError::Unstable);
        }
        Ok(CurveShift {
            before: first,
            after: second,
            change: change([first, second]),
            change_interval: interval(change).ok_or(CurveShiftError::Unstable)?,
            percent: percent([first, second]),
            percent_interval: interval(percent).ok_or(CurveShiftError::Unstable)?,
        })
    }
}

fn change([before, after]: [f64; 2]) -> f64 {
    after - before
}

fn percent([before, after]: [f64; 2]) -> f64 {
    100.0 * (after / before - 1.0)
}

//! Intervals of thresholds from simulated readings.

use super::super::step_test::{Points, StepTest};
use super::super::threshold::{
    Interval, Method, Threshold, ThresholdRules, ThresholdStatus, thresholds,
};
use super::draws::{Draws, as_f64, middle, resting};
use super::error::UncertaintyError;
use super::leave_one_out::leave_one_out;
use super::meter::MeterError;

/// How sure the thresholds of a step test are, given the error of the lactate meter.
///
/// # Model
///
/// A parametric bootstrap. From each reading what the blood may have held is drawn, by the
/// [`MeterError`] at that reading; with the drawn lactates the whole method is done again, start rules
/// and fits included; the middle 90 % of the places so found is the interval. The same draws serve all
/// methods.
///
/// The percentiles are taken as they are. Where the curve rises, a threshold lies below `x` just
/// if the fitted curve at `x` lies above the level, and that is linear in the readings: the share of
/// draws below `x` is then the probability of that statement, and the interval covers at its level
/// however skewed the threshold is. Reflecting the percentiles about the estimate ("basic"
/// intervals) throws that away: in simulated tests it covered 81 % for 2 mmol/L on an exponential and
/// 52 % for the modified Dmax, at a nominal 90 %.
///
/// Methods that pick a stage by a rule (the modified Dmax, Dickhuth's rise, Baldari's rises) take the
/// first rise that is large enough, and noise makes rises: it is added once by the meter and once more
/// by the draw. So in the draws the stage is picked on the convex curve nearest to the drawn lactates,
/// since the lactate of rising stages is convex, and then the method uses the drawn ones. Picked on the
/// drawn lactates themselves, the modified Dmax was covered in 74 to 95 %, by shape of the curve and
/// noise, nearly always erring to the low side.
///
/// A place beyond an end of the test counts as beyond, and an interval that would reach there ends at
/// the end of the test.
///
/// [`ThresholdStatus::Unstable`] is given by two rules: more draws than the interval may miss find no
/// threshold, or the threshold found lies outside its own interval, since the stage that the readings
/// picked is not the one that the draws bear out. Number and interval are kept.
///
/// # Limits
///
/// The meter alone: neither the day, nor the protocol, nor whether the method means what one wants to
/// know. The interval holds what the same method would have found with a perfect meter.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{IntensityUnit, Method, Stage, StepTest, ThresholdRules, Uncertainty};
/// use stadion_types::Lactate;
///
/// let readings = [(10.0, 1.1), (11.0, 1.2), (12.0, 1.4), (13.0, 1.9), (14.0, 3.0), (15.0, 5.2)];
/// let stages = readings
///     .map(|(speed, lactate)| {
///         Stage::new(speed).with_lactate(Lactate::const_millimoles_per_liter(lactate))
///     })
///     .to_vec();
/// let test = StepTest::new(IntensityUnit::KilometersPerHour, stages)?;
/// let level = Method::Obla(Lactate::const_millimoles_per_liter(4.0));
/// let found = Uncertainty::default().thresholds(&test, &[level], &ThresholdRules::default());
/// let interval = found[0].interval.ok_or("no interval")?;
/// assert!(interval.lo > 14.3 && interval.hi < 14.8);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Efron (1979), Bootstrap methods: another look at the jackknife, *Ann Stat* 7(1):1-26,
/// doi:10.1214/aos/1176344552. The way of picking a stage is ours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Uncertainty {
    meter: MeterError,
    seed: u64,
    level: f64,
    replicates: u32,
}

impl Default for Uncertainty {
    fn default() -> Self {
        Self { meter: MeterError::default(), seed: 0, level: Self::LEVEL, replicates: 1000 }
    }
}

impl Uncertainty {
    /// Probability of an interval by default.
    pub const LEVEL: f64 = 0.9;
    /// Least and most numbers of simulated tests; 1000 by default.
    pub const REPLICATES: [u32; 2] = [100, 100_000];

    /// With the error of this meter.
    #[must_use]
    pub const fn with_meter(self, meter: MeterError) -> Self {
        Self { meter, ..self }
    }

    /// With this seed; the same seed gives the same intervals.
    #[must_use]
    pub const fn with_seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// With intervals of this probability.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::Level`] unless it is from 0.5 to 0.99.
    pub fn with_level(self, level: f64) -> Result<Self, UncertaintyError> {
        if (0.5..=0.99).contains(&level) {
            Ok(Self { level, ..self })
        } else {
            Err(UncertaintyError::Level { value: level })
        }
    }

    /// With this number of simulated tests.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::Replicates`] unless within [`REPLICATES`](Self::REPLICATES).
    pub fn with_replicates(self, replicates: u32) -> Result<Self, UncertaintyError> {
        let [least, most] = Self::REPLICATES;
        if (least..=most).contains(&replicates) {
            Ok(Self { replicates, ..self })
        } else {
            Err(UncertaintyError::Replicates { value: replicates })
        }
    }

    /// The error of the meter.
    #[must_use]
    pub const fn meter(&self) -> &MeterError {
        &self.meter
    }

    /// The seed.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// The probability of the intervals.
    #[must_use]
    pub const fn level(&self) -> f64 {
        self.level
    }

    /// The number of simulated tests.
    #[must_use]
    pub const fn replicates(&self) -> u32 {
        self.replicates
    }

    /// The thresholds of a test with their intervals, in the order of `methods`.
    ///
    /// A threshold that was not found has no interval.
    #[must_use]
    pub fn thresholds(
        &self,
        test: &StepTest,
        methods: &[Method],
        rules: &ThresholdRules,
    ) -> Vec<Threshold> {
        self.thresholds_and_places(test, methods, rules)
            .into_iter()
            .map(|(found, _)| found)
            .collect()
    }

    /// The same, each with its [places](Draws::places) in the simulated tests; without places where
    /// it was not found.
    pub(super) fn thresholds_and_places(
        &self,
        test: &StepTest,
        methods: &[Method],
        rules: &ThresholdRules,
    ) -> Vec<(Threshold, Vec<Option<f64>>)> {
        let points = test.points(rules.incomplete);
        let draws = Draws::of(self, test, rules);
        let judged = |mut threshold: Threshold| {
            let Some(intensity) = threshold.intensity else { return (threshold, Vec::new()) };
            let places = draws.places(threshold.method, rules);
            threshold.leave_one_out =
                leave_one_out(&points, resting(test), threshold.method, rules);
            threshold.interval = self.interval(places.iter().copied().flatten().collect(), &points);
            let missing = as_f64(places.iter().filter(|place| place.is_none()).count());
            let too_few = missing > (1.0 - self.level) * as_f64(places.len());
            let outside = threshold.interval.is_none_or(|i| intensity < i.lo || intensity > i.hi);
            if too_few || outside {
                threshold.status = ThresholdStatus::Unstable;
            }
            (threshold, places)
        };
        thresholds(test, methods, rules).into_iter().map(judged).collect()
    }

    /// The middle of `places`, within the stages.
    pub(super) fn interval(&self, places: Vec<f64>, points: &Points) -> Option<Interval> {
        let domain = [*points.intensities.first()?, *points.intensities.last()?];
        let [lo, hi] = middle(places, self.level, domain)?;
        Some(Interval { lo, hi, level: self.level })
    }
}

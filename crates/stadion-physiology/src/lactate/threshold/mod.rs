//! Thresholds, each by its definition; every disputed rule is a value.

mod baldari;
mod baseline;
pub(super) mod breakpoints;
mod dickhuth;
mod dmax;
mod fixed;
mod heart_rate;
mod located;
mod log_log;
mod method;
mod ratio;
mod rules;
mod status;
mod turnpoints;
mod warnings;

pub(crate) use baldari::BALDARI_RISE;
pub(crate) use baseline::{CURVE_START, EARLY_STAGES};
pub use breakpoints::{
    Breakpoints, SlopeRule, lactate_turnpoints, log_log_breakpoint, one_breakpoint, two_breakpoints,
};
pub(crate) use dickhuth::DICKHUTH_RISE;
pub(crate) use dmax::MODIFIED_RISE;
pub use heart_rate::heart_rate_at;
pub(crate) use located::{locate, locate_from, picks_stage};
pub(crate) use method::FIXED_LEVEL;
pub use method::{Method, MethodError};
pub use rules::{
    BaldariStage, BaselineRule, DickhuthStart, DmaxChord, HeartRateRule, ModifiedDmaxStart,
    ThresholdRules,
};
pub use status::{Interval, Threshold, ThresholdStatus, ThresholdWarning};

use self::warnings::warnings;
use super::step_test::StepTest;

/// One threshold of a test, by the definition of `method` and the choices in `rules`.
///
/// # Model
///
/// With L the curve through the stages, x the intensity, and the last stage at (x₁, L₁):
///
/// | method | threshold | curve |
/// | ------ | --------- | ----- |
/// | `obla-c` | the last x where L rises to c | [`fit`](ThresholdRules::fit) |
/// | `baseline+d` | the last x where L rises to the baseline and d | `fit` |
/// | `dmax` | farthest below the chord over all stages: L′(x) is its slope | cubic |
/// | `modified-dmax` | the same from the stage before lactate rises by 0.4 | cubic |
/// | `exponential-dmax` | farthest below the chord of the curve | a + b·exp(c·x) |
/// | `log-poly-modified-dmax` | from the log-log point on the curve to (x₁, L₁) | cubic |
/// | `log-exp-modified-dmax` | from the log-log point on the curve to its end | a + b·exp(c·x) |
/// | `log-log` | the break of two lines through ln L over ln x | stages, L from `fit` |
/// | `ltp1`, `ltp2` | the breaks of three lines through L over x | stages, L from `fit` |
/// | `lt-ratio` | the least L/x | [`ratio_fit`](ThresholdRules::ratio_fit) |
/// | `dickhuth` | the last x where L rises 1.5 above that at the least L/x | `fit` |
/// | `baldari` | the stage between two rises of 0.5 or more, the second no less | stages |
///
/// The inverse of a curve is exact, not read between the stages. A tangent counts only strictly
/// between the ends of its chord and where the curve lies below it. The least ratio must lie
/// inside the test: at its ends it says nothing about where lactate begins to rise.
///
/// # Units
///
/// Intensities in the unit of the test, lactates in mmol/L, heart rates in bpm.
///
/// # Limits
///
/// Nothing is extrapolated: where the test does not show the threshold, a
/// [status](ThresholdStatus) says why and every number is absent. The methods disagree by a tenth
/// of the intensity and more, and those with a chord depend on where the test ended. A natural
/// spline through few stages bends freely, so that on flat curves the least ratio is arbitrary.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{
///     IntensityUnit, Method, Stage, StepTest, ThresholdRules, ThresholdStatus, threshold,
/// };
/// use stadion_types::Lactate;
///
/// let readings = [1.1, 1.0, 1.2, 1.5, 2.1, 3.2, 5.0, 8.1];
/// let stages = readings.into_iter().zip(0..).map(|(lactate, i)| {
///     Stage::new(100.0 + 30.0 * f64::from(i))
///         .with_lactate(Lactate::const_millimoles_per_liter(lactate))
/// });
/// let test = StepTest::new(IntensityUnit::Watts, stages.collect())?;
/// let rules = ThresholdRules::default();
///
/// let obla = threshold(&test, "obla-4.0".parse()?, &rules);
/// assert_eq!(obla.intensity.map(f64::round), Some(264.0));
/// let above = threshold(&test, "obla-12.0".parse()?, &rules);
/// assert_eq!((above.status, above.intensity), (ThresholdStatus::NotReached, None));
/// let baseline = threshold(&test, "baseline+1.0".parse()?, &rules);
/// assert_eq!(baseline.status, ThresholdStatus::NoBaseline);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// [`Method::source`] names the publication of each.
#[must_use]
pub fn threshold(test: &StepTest, method: Method, rules: &ThresholdRules) -> Threshold {
    let points = test.points(rules.incomplete);
    let resting = test.baseline().map(|baseline| baseline.lactate.millimoles_per_liter());
    let mut threshold = Threshold {
        method,
        fit: located::kind_of(method, rules),
        status: ThresholdStatus::Ok,
        intensity: None,
        lactate: None,
        heart_rate: None,
        crossings: None,
        interval: None,
        leave_one_out: None,
        warnings: Vec::new(),
    };
    match locate(&points, resting, method, rules) {
        Ok(found) => {
            threshold.intensity = Some(found.intensity);
            threshold.lactate = Some(found.lactate);
            threshold.heart_rate =
                heart_rate::heart_rate_at(&points.heart_rates, found.intensity, rules.heart_rate);
            threshold.crossings = found.crossings;
            let curve = located::curve_of(&points, resting, method, rules).ok();
            threshold.warnings = warnings(test, &points, method, rules, &found, curve.as_ref());
        }
        Err(status) => threshold.status = status,
    }
    threshold
}

/// Several thresholds of a test, in the order of `methods`.
///
/// See [`threshold`].
#[must_use]
pub fn thresholds(test: &StepTest, methods: &[Method], rules: &ThresholdRules) -> Vec<Threshold> {
    methods.iter().map(|&method| threshold(test, method, rules)).collect()
}

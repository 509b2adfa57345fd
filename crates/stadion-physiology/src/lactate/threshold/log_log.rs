//! The breakpoint of log lactate against log intensity.

use super::super::step_test::Points;
use super::breakpoints::log_log_breakpoint;
use super::located::{Located, open_curve, range, used};
use super::rules::ThresholdRules;
use super::status::ThresholdStatus;

/// Stages above zero intensity that two lines need.
const NEEDED_STAGES: usize = 4;

/// The breakpoint with the lactate of the curve there.
pub(super) fn log_log(
    points: &Points,
    resting: Option<f64>,
    rules: &ThresholdRules,
) -> Result<Located, ThresholdStatus> {
    let curve = open_curve(points, resting, rules)?;
    let found = breakpoint(points, resting, rules)?;
    Ok(Located { lactate: curve.value(found.intensity), ..found })
}

/// The breakpoint alone; its lactate is not a number until a curve gives it.
pub(super) fn breakpoint(
    points: &Points,
    resting: Option<f64>,
    rules: &ThresholdRules,
) -> Result<Located, ThresholdStatus> {
    let [intensities, lactates] = used(points, resting, rules)?;
    if intensities.iter().filter(|&&x| x > 0.0).count() < NEEDED_STAGES {
        return Err(ThresholdStatus::TooFewStages);
    }
    range(&lactates)?;
    let line = log_log_breakpoint(&intensities, &lactates, rules.slopes)
        .ok_or(ThresholdStatus::NoSolution)?;
    let [intensity] = line.positions;
    Ok(Located {
        at_edge: line.at_edge,
        slopes_not_increasing: !line.slopes_increase(),
        ..Located::new(intensity, f64::NAN)
    })
}

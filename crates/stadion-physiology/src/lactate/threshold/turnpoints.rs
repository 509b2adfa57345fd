//! The two breakpoints of lactate against intensity.

use super::super::step_test::Points;
use super::breakpoints::lactate_turnpoints;
use super::located::{Located, open_curve, range, used};
use super::rules::ThresholdRules;
use super::status::ThresholdStatus;

/// Points that three lines need: as many as slopes, breakpoints and a height together.
const NEEDED_STAGES: usize = 6;

/// A change of slope, as a part of the mean slope, that the search leaves on a straight line.
const STRAIGHT: f64 = 1e-6;

/// Both turnpoints with the lactate of the curve there.
pub(super) fn turnpoints(
    points: &Points,
    resting: Option<f64>,
    rules: &ThresholdRules,
) -> Result<[Located; 2], ThresholdStatus> {
    let [intensities, lactates] = used(points, resting, rules)?;
    if intensities.len() < NEEDED_STAGES {
        return Err(ThresholdStatus::TooFewStages);
    }
    let curve = open_curve(points, resting, rules)?;
    let [low, high] = range(&lactates)?;
    let line = lactate_turnpoints(&intensities, &lactates, rules.slopes)
        .ok_or(ThresholdStatus::NoSolution)?;
    // A straight line bends nowhere by more than rounding.
    let run = intensities[intensities.len() - 1] - intensities[0];
    if line.slope_changes.iter().any(|change| change.abs() <= STRAIGHT * (high - low) / run) {
        return Err(ThresholdStatus::NoSolution);
    }
    Ok(line.positions.map(|intensity| Located {
        at_edge: line.at_edge,
        slopes_not_increasing: !line.slopes_increase(),
        ..Located::new(intensity, curve.value(intensity))
    }))
}

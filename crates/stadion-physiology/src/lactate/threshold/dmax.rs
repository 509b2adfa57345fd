//! The point of a curve farthest below a chord.
//!
//! The distance from a straight line is the vertical distance times a constant, so the units of the
//! axes do not matter, and the point is where the curve is parallel to the chord.

use super::super::curve::{CurveFit, LactateCurve};
use super::super::step_test::Points;
use super::baseline::baseline;
use super::located::{Located, TOLERANCE, before_rise, fit};
use super::log_log;
use super::rules::{BaselineRule, DmaxChord, ModifiedDmaxStart, ThresholdRules};
use super::status::ThresholdStatus;

/// The rise of lactate, mmol/L, that starts the chord of the modified Dmax.
pub(crate) const MODIFIED_RISE: f64 = 0.4;

/// Largest distance from a chord over all stages.
pub(super) fn dmax(points: &Points, rules: &ThresholdRules) -> Result<Located, ThresholdStatus> {
    let curve = fit(CurveFit::Cubic, points)?;
    let start = stage(points, 0)?;
    from_stage(points, &curve, start, rules.chord)
}

/// Largest distance from a chord that starts where lactate begins to rise.
pub(super) fn modified(
    points: &Points,
    resting: Option<f64>,
    rules: &ThresholdRules,
) -> Result<Located, ThresholdStatus> {
    let curve = fit(CurveFit::Cubic, points)?;
    let above = || {
        let level = baseline(points, resting, &curve, rules.baseline)?;
        let limit = level + MODIFIED_RISE - TOLERANCE;
        // What came before the lowest stage is no rise above it.
        let from = match rules.baseline {
            BaselineRule::LowestStage => points.lactates.iter().position(|&y| y <= level),
            _ => None,
        };
        let mut stages = points.lactates.iter().enumerate().skip(from.unwrap_or(0));
        stages.find(|&(_, &y)| y >= limit).map(|(i, _)| i).ok_or(ThresholdStatus::NoRise)
    };
    let index = match rules.modified_start {
        ModifiedDmaxStart::BeforeRise => {
            before_rise(&points.lactates, MODIFIED_RISE).ok_or(ThresholdStatus::NoRise)?
        }
        ModifiedDmaxStart::BeforeAboveBaseline => {
            above()?.checked_sub(1).ok_or(ThresholdStatus::BelowRange)?
        }
        ModifiedDmaxStart::AboveBaseline => above()?,
    };
    modified_from(points, &curve, index, rules)
}

/// The same with a chord from the stage `index`.
pub(super) fn modified_from(
    points: &Points,
    curve: &LactateCurve,
    index: usize,
    rules: &ThresholdRules,
) -> Result<Located, ThresholdStatus> {
    let found = from_stage(points, curve, stage(points, index)?, rules.chord)?;
    Ok(Located { stage: Some(index), ..found })
}

/// Largest distance of the exponential from the chord between its ends.
pub(super) fn exponential(points: &Points) -> Result<Located, ThresholdStatus> {
    let curve = fit(CurveFit::Exponential, points)?;
    let (start, end) = curve.domain();
    farthest(&curve, [start, curve.value(start)], [end, curve.value(end)])
}

/// Largest distance of the cubic from the chord that starts at the log-log point on it.
pub(super) fn log_poly(
    points: &Points,
    resting: Option<f64>,
    rules: &ThresholdRules,
) -> Result<Located, ThresholdStatus> {
    let curve = fit(CurveFit::Cubic, points)?;
    let start = log_log::breakpoint(points, resting, rules)?.intensity;
    let found = from_stage(points, &curve, [start, curve.value(start)], rules.chord)?;
    Ok(found)
}

/// Largest distance of the exponential from its own chord from the log-log point on.
pub(super) fn log_exp(
    points: &Points,
    resting: Option<f64>,
    rules: &ThresholdRules,
) -> Result<Located, ThresholdStatus> {
    let curve = fit(CurveFit::Exponential, points)?;
    let start = log_log::breakpoint(points, resting, rules)?.intensity;
    let end = curve.domain().1;
    farthest(&curve, [start, curve.value(start)], [end, curve.value(end)])
}

fn stage(points: &Points, index: usize) -> Result<[f64; 2], ThresholdStatus> {
    let pair = points.intensities.get(index).zip(points.lactates.get(index));
    pair.map(|(&x, &y)| [x, y]).ok_or(ThresholdStatus::TooFewStages)
}

/// Farthest from the chord between `start` and the last stage, drawn by the rule.
fn from_stage(
    points: &Points,
    curve: &LactateCurve,
    start: [f64; 2],
    chord: DmaxChord,
) -> Result<Located, ThresholdStatus> {
    let last = stage(points, points.intensities.len().saturating_sub(1))?;
    let [start, last] = match chord {
        DmaxChord::FirstToLast => [start, last],
        DmaxChord::FittedEnds => [start, last].map(|[x, _]| [x, curve.value(x)]),
        DmaxChord::Range => {
            // Over all stages the range starts at the lowest lactate, elsewhere at the start.
            let all = start[0] <= curve.domain().0;
            let lowest = if all { reduce(points, f64::min) } else { start[1] };
            let rise = reduce(points, f64::max) - lowest;
            [[start[0], last[1] - rise], last]
        }
    };
    farthest(curve, start, last)
}

fn reduce(points: &Points, pick: fn(f64, f64) -> f64) -> f64 {
    points.lactates.iter().copied().reduce(pick).unwrap_or(f64::NAN)
}

/// The point strictly between two points of a line where the curve lies farthest below it.
fn farthest(
    curve: &LactateCurve,
    [x0, y0]: [f64; 2],
    [x1, y1]: [f64; 2],
) -> Result<Located, ThresholdStatus> {
    let [run, rise] = [x1 - x0, y1 - y0];
    if run <= 0.0 {
        return Err(ThresholdStatus::NoSolution);
    }
    if rise <= TOLERANCE {
        return Err(ThresholdStatus::NoRise);
    }
    let slope = rise / run;
    let depth = |x: f64| slope.mul_add(x - x0, y0) - curve.value(x);
    // A straight curve is nowhere farther than rounding from its chord.
    let mut deepest = TOLERANCE * rise;
    let mut place = None;
    for &x in &*curve.points_with_slope(slope) {
        if x > x0 && x < x1 && depth(x) > deepest {
            deepest = depth(x);
            place = Some(x);
        }
    }
    let x = place.ok_or(ThresholdStatus::NoSolution)?;
    Ok(Located::new(x, curve.value(x)))
}

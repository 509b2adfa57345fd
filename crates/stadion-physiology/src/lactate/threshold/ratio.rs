//! The least ratio of lactate to intensity.

use super::super::curve::LactateCurve;
use super::located::Located;
use super::status::ThresholdStatus;

/// Where the ratio of the curve to the intensity is least within the stages.
///
/// A grid finds the valley, since a spline may have several; within it the ratio is stationary where
/// the line from the origin touches the curve.
pub(super) fn least(curve: &LactateCurve) -> Result<Located, ThresholdStatus> {
    const STEPS: u32 = 256;
    let (start, end) = curve.domain();
    let step = (end - start) / f64::from(STEPS);
    // The sign of the ratio's slope.
    let slope = |x: f64| curve.slope_at(x) * x - curve.value(x);
    let mut least = f64::INFINITY;
    let mut valley = start;
    for i in 0..=STEPS {
        let x = step.mul_add(f64::from(i), start);
        let lactate = curve.value(x);
        if lactate <= 0.0 {
            // A fit that leaves what lactate can be has no meaningful least ratio.
            return Err(ThresholdStatus::NoSolution);
        }
        if x > 0.0 && lactate / x < least {
            least = lactate / x;
            valley = x;
        }
    }
    let [mut falls, mut rises] = [(valley - step).max(start), (valley + step).min(end)];
    if slope(falls) >= 0.0 {
        return Err(if valley <= start {
            ThresholdStatus::BelowRange
        } else {
            ThresholdStatus::NoSolution
        });
    }
    if slope(rises) <= 0.0 {
        return Err(if valley >= end {
            ThresholdStatus::NotReached
        } else {
            ThresholdStatus::NoSolution
        });
    }
    // Each halving gains a bit of the 53 that a float holds.
    for _ in 0..60 {
        let middle = 0.5 * (falls + rises);
        if slope(middle) < 0.0 {
            falls = middle;
        } else {
            rises = middle;
        }
    }
    let intensity = 0.5 * (falls + rises);
    Ok(Located::new(intensity, curve.value(intensity)))
}

//! What counts as the baseline.

use super::super::curve::LactateCurve;
use super::super::step_test::Points;
use super::rules::BaselineRule;
use super::status::ThresholdStatus;

/// The part of the curve whose mean is a baseline.
pub(crate) const CURVE_START: f64 = 0.2;

/// The part of the stages whose trimmed mean is a baseline.
pub(crate) const EARLY_STAGES: f64 = 0.4;

/// The lactate that counts as the baseline, mmol/L.
pub(super) fn baseline(
    points: &Points,
    resting: Option<f64>,
    curve: &LactateCurve,
    rule: BaselineRule,
) -> Result<f64, ThresholdStatus> {
    let lactates = points.lactates.as_slice();
    match rule {
        BaselineRule::Resting => resting.ok_or(ThresholdStatus::NoBaseline),
        BaselineRule::FirstStage => lactates.first().copied().ok_or(ThresholdStatus::TooFewStages),
        BaselineRule::LowestStage => {
            lactates.iter().copied().reduce(f64::min).ok_or(ThresholdStatus::TooFewStages)
        }
        BaselineRule::CurveStart => Ok(curve_start(curve)),
        BaselineRule::EarlyStages => early_stages(lactates).ok_or(ThresholdStatus::TooFewStages),
    }
}

/// The mean of the curve by Simpson's rule, which is exact for a cubic.
fn curve_start(curve: &LactateCurve) -> f64 {
    const HALVES: u32 = 32;
    let (start, end) = curve.domain();
    let step = CURVE_START * (end - start) / f64::from(2 * HALVES);
    let sum: f64 = (0..HALVES)
        .map(|i| {
            let x = step.mul_add(f64::from(2 * i), start);
            curve.value(x) + 4.0 * curve.value(x + step) + curve.value(step.mul_add(2.0, x))
        })
        .sum();
    sum / f64::from(6 * HALVES)
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count of stages"
)]
fn early_stages(lactates: &[f64]) -> Option<f64> {
    let count = (EARLY_STAGES * lactates.len() as f64).ceil() as usize;
    let early = lactates.get(..count).filter(|early| !early.is_empty())?;
    let sum: f64 = early.iter().sum();
    if count < 3 {
        return Some(sum / count as f64);
    }
    let low = early.iter().copied().fold(f64::INFINITY, f64::min);
    let high = early.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Some((sum - low - high) / (count - 2) as f64)
}

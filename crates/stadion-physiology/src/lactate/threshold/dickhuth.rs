//! A fixed rise above the lactate where it begins to rise.

use super::super::step_test::Points;
use super::dmax::MODIFIED_RISE;
use super::fixed::reach;
use super::located::{Located, before_rise, fit, open_curve};
use super::ratio;
use super::rules::{DickhuthStart, ThresholdRules};
use super::status::ThresholdStatus;

/// The rise of lactate, mmol/L, above its beginning.
pub(crate) const DICKHUTH_RISE: f64 = 1.5;

pub(super) fn dickhuth(
    points: &Points,
    resting: Option<f64>,
    rules: &ThresholdRules,
) -> Result<Located, ThresholdStatus> {
    match rules.dickhuth_start {
        DickhuthStart::LeastRatio => {
            let curve = open_curve(points, resting, rules)?;
            let start = ratio::least(&fit(rules.ratio_fit, points)?)?;
            reach(&curve, start.lactate + DICKHUTH_RISE)
        }
        DickhuthStart::BeforeRise => {
            let stage =
                before_rise(&points.lactates, MODIFIED_RISE).ok_or(ThresholdStatus::NoRise)?;
            from_stage(points, resting, rules, stage)
        }
    }
}

/// Above the lactate of a stage that is given.
pub(super) fn from_stage(
    points: &Points,
    resting: Option<f64>,
    rules: &ThresholdRules,
    stage: usize,
) -> Result<Located, ThresholdStatus> {
    let curve = open_curve(points, resting, rules)?;
    let start = points.lactates.get(stage).ok_or(ThresholdStatus::TooFewStages)?;
    Ok(Located { stage: Some(stage), ..reach(&curve, start + DICKHUTH_RISE)? })
}

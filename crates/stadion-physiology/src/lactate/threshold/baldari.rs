//! Two rises of lactate in a row.

use super::super::step_test::Points;
use super::located::{Located, TOLERANCE};
use super::rules::BaldariStage;
use super::status::ThresholdStatus;

/// The rise of lactate, mmol/L, that counts as one.
pub(crate) const BALDARI_RISE: f64 = 0.5;

/// The stage between two consecutive rises of at least 0.5 mmol/L, the second no less than the
/// first.
pub(super) fn baldari(points: &Points, rule: BaldariStage) -> Result<Located, ThresholdStatus> {
    let lactates = points.lactates.as_slice();
    if lactates.len() < 3 {
        return Err(ThresholdStatus::TooFewStages);
    }
    let first = lactates.windows(3).position(|three| {
        let [first, second] = [three[1] - three[0], three[2] - three[1]];
        first >= BALDARI_RISE - TOLERANCE && second >= first - TOLERANCE
    });
    let stage = match rule {
        BaldariStage::BeforeSecondRise => first.map(|i| i + 1),
        BaldariStage::AfterSecondRise => first.map(|i| i + 2),
    }
    .ok_or(ThresholdStatus::NoRise)?;
    at_stage(points, stage)
}

/// At a stage that is given.
pub(super) fn at_stage(points: &Points, stage: usize) -> Result<Located, ThresholdStatus> {
    let place = points.intensities.get(stage).zip(points.lactates.get(stage));
    let (&intensity, &lactate) = place.ok_or(ThresholdStatus::TooFewStages)?;
    Ok(Located { stage: Some(stage), ..Located::new(intensity, lactate) })
}

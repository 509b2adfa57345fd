//! Where the curve rises to a lactate.

use super::super::curve::LactateCurve;
use super::located::Located;
use super::status::ThresholdStatus;

/// Where the curve last rises to `level`.
pub(super) fn reach(curve: &LactateCurve, level: f64) -> Result<Located, ThresholdStatus> {
    let crossings = curve.crossings(level);
    let Some(intensity) = crossings.last_upward else {
        let ends_below = curve.value(curve.domain().1) < level;
        return Err(if ends_below {
            ThresholdStatus::NotReached
        } else {
            ThresholdStatus::BelowRange
        });
    };
    Ok(Located { crossings: Some(crossings.count), ..Located::new(intensity, level) })
}

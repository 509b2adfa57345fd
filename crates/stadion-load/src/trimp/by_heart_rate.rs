//! What models that weigh each minute by its heart rate have in common.

use core::time::Duration;

use stadion_physiology::Athlete;
use stadion_types::HeartRate;

use super::held::{HeldHeartRate, Integral, table};
use crate::error::LoadError;
use crate::model::Done;
use crate::unit::{Load, LoadSource, LoadUnit};

/// The sum over the recording of what a minute at each heart rate weighs.
pub(super) fn weighted<U: LoadUnit>(
    model: &'static str,
    done: &Done<'_>,
    max_gap: Duration,
    per_minute: impl Fn(HeartRate) -> f64,
) -> Result<Load<U>, LoadError> {
    let recorded = done
        .recording
        .and_then(|r| HeldHeartRate::of(r, max_gap.as_secs_f64()))
        .ok_or(LoadError::MissingInput { model, what: "a recorded heart rate" })?;
    let sum = recorded
        .integrate(&table(&per_minute), |bpm| HeartRate::from_bpm(bpm).map_or(0.0, &per_minute));
    measured(model, sum.value / 60.0, sum, &recorded, done)
}

/// A load from recorded samples. Where the session went on after the recording broke off, the rest
/// of it counts as not covered.
pub(super) fn measured<U: LoadUnit>(
    model: &'static str,
    amount: f64,
    time: Integral,
    recorded: &HeldHeartRate<'_>,
    done: &Done<'_>,
) -> Result<Load<U>, LoadError> {
    if time.covered_s <= 0.0 {
        return Err(LoadError::MissingInput {
            model,
            what: "a recorded heart rate without long gaps",
        });
    }
    let after = (done.duration.as_secs_f64() - recorded.span_s()).max(0.0);
    let time = Integral { missing_s: time.missing_s + after, ..time };
    Ok(Load::new(amount, model, LoadSource::HeartRate, time.coverage())?)
}

/// An hour at the threshold's heart rate.
pub(super) fn threshold_hour<U: LoadUnit>(
    model: &'static str,
    athlete: &Athlete,
    per_minute: impl Fn(HeartRate) -> f64,
) -> Result<Load<U>, LoadError> {
    let hr = known(model, "heart_rate.threshold_bpm", athlete.threshold_hr())?;
    Ok(Load::new(60.0 * per_minute(hr), model, LoadSource::HeartRate, 1.0)?)
}

/// A value of the profile, or the refusal that names it.
pub(crate) fn known<T>(
    model: &'static str,
    key: &'static str,
    value: Option<T>,
) -> Result<T, LoadError> {
    value.ok_or(LoadError::MissingAthlete { model, key })
}

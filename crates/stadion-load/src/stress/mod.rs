//! Loads by output: power and speed against the athlete's threshold.

pub(crate) mod daniels;
pub(crate) mod govss;
mod power;
mod run;
mod shared_grades;
mod speed;
pub(crate) mod swim;

pub use daniels::{DanielsBasis, DanielsPoints};
pub use govss::{Govss, GovssNumbers, govss_power};
pub use power::{PowerSmoothing, PowerStress};
pub use run::{RunStress, RunTerrain};
pub use shared_grades::SharedGrades;
pub use swim::{SwimScore, swim_power};

pub(crate) use speed::speeds;

use stadion_physiology::{MovingSeconds, PowerMeanError, PowerMeanRules, SeriesMean, WindowStart};
use stadion_types::Recording;

use crate::error::LoadError;
use crate::model::Done;
use crate::unit::{Load, LoadSource, PerThresholdHour};

/// Hours at an intensity, squared: one hour at threshold is 100.
fn stress(
    model: &'static str,
    source: LoadSource,
    done: &Done<'_>,
    found: &SeriesMean,
    threshold: f64,
) -> Result<Load<PerThresholdHour>, LoadError> {
    let intensity = found.mean / threshold;
    // A gap has no output, so it has no load; it lowers the coverage.
    let hours = found.moving_s * found.coverage / 3600.0;
    let amount = 100.0 * hours * intensity * intensity;
    Ok(Load::new(amount, model, source, coverage(done, found))?)
}

/// Share of the session that the mean rests on. Where the session went on after the recording broke
/// off, the rest of it counts as not covered.
fn coverage(done: &Done<'_>, found: &SeriesMean) -> f64 {
    let span_s = done.recording.map_or(0.0, span_s);
    let after = (done.duration.as_secs_f64() - span_s).max(0.0);
    let known = found.moving_s * found.coverage;
    (known / (found.moving_s + after)).min(1.0)
}

/// Seconds from the first sample to the end of the last, which stands as long as the one before it.
pub(crate) fn span_s(recording: &Recording) -> f64 {
    let step = match recording.time_s() {
        [.., before, last] => last - before,
        _ => 0.0,
    };
    recording.elapsed_s() + if step <= PowerMeanRules::MAX_GAP_S { step } else { 0.0 }
}

/// A channel of a recording, laid out in seconds.
fn seconds<I: IntoIterator<Item = Option<f64>>>(
    model: &'static str,
    recording: &Recording,
    values: I,
    max_gap_s: f64,
) -> Result<MovingSeconds, LoadError> {
    MovingSeconds::new(recording.time_s(), values, recording.pauses(), max_gap_s)
        .map_err(|error| LoadError::Series { model, error })
}

/// Names an error, and an empty series as the input that is missing.
fn named(model: &'static str, what: &'static str) -> impl Fn(PowerMeanError) -> LoadError {
    move |error| match error {
        PowerMeanError::NoPower | PowerMeanError::TooShort { samples: 0, .. } => {
            LoadError::MissingInput { model, what }
        }
        error => LoadError::Series { model, error },
    }
}

/// Which of the named rules these are: `None` if anything but the start is not as it is by default.
fn named_start(rules: &PowerMeanRules) -> Option<WindowStart> {
    let mut usual = PowerMeanRules::default();
    usual.start = rules.start;
    (*rules == usual).then_some(rules.start)
}

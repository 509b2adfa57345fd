//! The XML formats: TCX and GPX.

mod gpx;
mod tcx;
mod walk;
#[cfg(feature = "workout")]
mod workout;

pub(crate) use gpx::activities as gpx_activities;
pub(crate) use tcx::activities as tcx_activities;
#[cfg(feature = "workout")]
pub(crate) use workout::{RawElement, workout_file};

use crate::error::ReadError;
use crate::raw::RawActivity;
use crate::warn::Notes;
use walk::{Ended, MAX_DEPTH};

/// Reports how the walk over a file ended; an error only if nothing was read before.
fn report(ended: Ended, bytes: &[u8], records: usize, notes: &mut Notes) -> Result<(), ReadError> {
    match ended {
        Ended::Whole => Ok(()),
        Ended::TooDeep(at) if records == 0 => {
            Err(ReadError::TooDeep { line: line_of(bytes, at), limit: MAX_DEPTH })
        }
        Ended::Open(at) => {
            notes.truncated(at);
            Ok(())
        }
        Ended::TooDeep(at) | Ended::Broken(at) => {
            notes.damaged(at);
            Ok(())
        }
    }
}

/// The activity that is being read; one is begun where the file names none.
fn last_activity(activities: &mut Vec<RawActivity>) -> &mut RawActivity {
    if activities.is_empty() {
        activities.push(RawActivity::default());
    }
    let last = activities.len() - 1;
    &mut activities[last]
}

/// A finite number; NaN where the text is none, which is counted.
fn number(text: &str, bad_values: &mut usize) -> f64 {
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => value,
        _ => {
            *bad_values += 1;
            f64::NAN
        }
    }
}

/// The line of the byte at `at`, from 1.
pub(crate) fn line_of(bytes: &[u8], at: usize) -> u64 {
    let before = &bytes[..at.min(bytes.len())];
    1 + before.iter().map(|&b| u64::from(b == b'\n')).sum::<u64>()
}

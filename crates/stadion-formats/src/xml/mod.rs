//! The XML formats: TCX and GPX.

mod gpx;
mod tcx;
mod walk;

pub(crate) use gpx::activities as gpx_activities;
pub(crate) use tcx::activities as tcx_activities;

use crate::error::ReadError;
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

/// The line of the byte at `at`, from 1.
pub(crate) fn line_of(bytes: &[u8], at: usize) -> u64 {
    let before = &bytes[..at.min(bytes.len())];
    1 + before.iter().map(|&b| u64::from(b == b'\n')).sum::<u64>()
}

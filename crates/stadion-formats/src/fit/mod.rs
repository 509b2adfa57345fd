//! FIT files: cut into parts, decoded message by message, nothing lost that came before damage.

mod compressed;
mod crc;
mod decode;
mod fields;
mod parts;
mod reader;
mod rr;
mod sport;
#[cfg(feature = "workout")]
mod workout;

#[cfg(feature = "workout")]
pub(crate) use workout::{RawStep, RawTarget, RawWorkout, workout};

use crate::columns::Columns;
use crate::error::ReadError;
use crate::kind::FileKind;
use crate::raw::RawActivity;
use crate::warn::Notes;
use decode::{Decoded, Stop};

/// Every activity of a FIT file.
pub(crate) fn activities(bytes: &[u8], notes: &mut Notes) -> Result<Vec<RawActivity>, ReadError> {
    let parts = parts::split(bytes);
    if parts.is_empty() {
        return Err(ReadError::Malformed { what: "a FIT file", line: None });
    }
    let mut activities: Vec<RawActivity> = Vec::new();
    // Beats that a strap stored come in parts of their own, without records.
    let mut beats = Vec::new();
    let mut first_kind = None;
    let mut refused = None;
    for part in &parts {
        let mut decoded = decode::decode(part);
        let kind = decoded.kind;
        first_kind = first_kind.or(kind);
        decoded.activity.intact = note(part, &decoded, notes);
        // A course has records too, but nobody ran them.
        if kind == Some(FileKind::Course) && !decoded.has_summary {
            refused = kind;
        } else if !decoded.activity.records.is_empty() {
            activities.push(decoded.activity);
        } else {
            beats.append(&mut decoded.activity.rr);
        }
    }
    if let Some(last) = activities.last_mut() {
        last.rr.append(&mut beats);
        for activity in &mut activities {
            activity.rr.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
    }
    if parts.len() > 1 {
        notes.chained(parts.len());
    }
    if activities.is_empty() {
        return Err(match refused.or(first_kind) {
            Some(FileKind::Activity) | None => ReadError::NoRecords,
            Some(what) => ReadError::NotAnActivity { what },
        });
    }
    Ok(activities)
}

/// Reports what is wrong with a part; `true` if nothing hints at damage.
fn note(part: &parts::Part<'_>, decoded: &Decoded, notes: &mut Notes) -> bool {
    match decoded.stopped {
        Some((at, Stop::InsideMessage)) if part.truncated => notes.truncated(at),
        Some((at, _)) => notes.damaged(at),
        None if part.truncated => notes.truncated(part.offset + part.body.len()),
        None => {}
    }
    let bad_sum = part.bad_size || part.bad_checksum();
    if bad_sum {
        notes.bad_checksum();
    }
    notes.misaligned += decoded.misaligned;
    notes.empty += decoded.empty;
    decoded.stopped.is_none() && !part.truncated && !bad_sum
}

/// Reads the records of every part of a FIT file and nothing else; damage ends a part quietly.
#[must_use]
pub fn fit_columns(bytes: &[u8]) -> Columns {
    let mut records = Vec::new();
    for part in parts::split(bytes) {
        let part = decode::decode(&part).activity.records;
        if records.is_empty() {
            records = part;
        } else {
            records.extend(part);
        }
    }
    Columns::new(records)
}

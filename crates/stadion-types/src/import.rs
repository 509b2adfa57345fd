//! What reading a file gave: recordings, counts and warnings.

use core::fmt;

use chrono::{DateTime, Utc};

use crate::recording::Recording;

/// Everything that one file gave.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Import {
    /// The activities of the file, in its order; a file may hold several.
    pub recordings: Vec<Recording>,
    /// Records that were read from the file, before any was merged or dropped.
    pub records_read: usize,
    /// Records that were merged into another one of the same second.
    pub records_merged: usize,
    /// What is to be known about the file, in a fixed order.
    pub warnings: Vec<ImportWarning>,
}

impl Import {
    /// The place of the recording that lasts longest; the first of them if several do.
    #[must_use]
    pub fn longest(&self) -> Option<usize> {
        let mut best: Option<(usize, f64)> = None;
        for (index, recording) in self.recordings.iter().enumerate() {
            let elapsed = recording.elapsed_s();
            if best.is_none_or(|(_, longest)| elapsed > longest) {
                best = Some((index, elapsed));
            }
        }
        best.map(|(index, _)| index)
    }
}

/// Something about a file that its user should know. Nothing here stopped the reading.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "code", rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ImportWarning {
    /// The file ends before its content does.
    Truncated {
        /// Byte at which the reading ended.
        at_byte: usize,
    },
    /// The content is damaged; what came before was kept.
    Damaged {
        /// Byte at which the damage was noticed.
        at_byte: usize,
    },
    /// A stored checksum does not fit the content.
    BadChecksum {
        /// Parts of the file with a wrong checksum.
        parts: usize,
    },
    /// Several files stand one behind the other.
    ChainedFile {
        /// How many.
        parts: usize,
    },
    /// Fields of a size that their type does not have.
    MisalignedFields {
        /// How many.
        count: usize,
    },
    /// Values that could not be read as what they should be; they are missing now.
    BadValues {
        /// How many.
        count: usize,
        /// Line of the first one, from 1, where the format has lines.
        line: Option<u64>,
        /// Column of the first one, from 1.
        column: Option<usize>,
    },
    /// Records that hold a time and nothing else; they were passed over.
    EmptyRecords {
        /// How many.
        count: usize,
    },
    /// Records without a time; they were left out.
    UntimedRecords {
        /// How many.
        count: usize,
    },
    /// Several records carry the same time and became one.
    RecordsMerged {
        /// How many were merged into another one.
        count: usize,
    },
    /// The clock ran backward.
    TimeBackward {
        /// How often.
        steps: usize,
        /// Records that were left out for it.
        dropped: usize,
        /// The first step: from here,
        from: DateTime<Utc>,
        /// to there.
        to: DateTime<Utc>,
    },
    /// The clock jumped forward.
    TimeJump {
        /// How often.
        jumps: usize,
        /// Records that were left out for it.
        dropped: usize,
        /// The first jump: from here,
        from: DateTime<Utc>,
        /// to there.
        to: DateTime<Utc>,
    },
    /// Times far away from the rest of the file; their records were left out.
    ImplausibleTimestamp {
        /// How many.
        count: usize,
        /// The first of them.
        first: DateTime<Utc>,
    },
    /// The distance ran backward; what follows was counted on from there.
    DistanceBackward {
        /// How often.
        steps: usize,
        /// The first step: from here,
        from_m: f64,
        /// to there.
        to_m: f64,
    },
    /// The distance, or the position from which it is made, went ahead faster than any sport does;
    /// such a step adds nothing.
    DistanceJump {
        /// How often.
        jumps: usize,
        /// Length of the first jump.
        first_m: f64,
    },
    /// No record has a distance, nor a position from which to make one.
    MissingDistance,
    /// No record has a distance; it was added up from positions.
    DistanceFromPositions,
    /// The file does not say when the activity started; its clock starts in 1970.
    StartUnknown,
}

impl ImportWarning {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 17] = [
        "truncated",
        "damaged",
        "bad-checksum",
        "chained-file",
        "misaligned-fields",
        "bad-values",
        "empty-records",
        "untimed-records",
        "records-merged",
        "time-backward",
        "time-jump",
        "implausible-timestamp",
        "distance-backward",
        "distance-jump",
        "missing-distance",
        "distance-from-positions",
        "start-unknown",
    ];

    /// Stable name in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Truncated { .. } => "truncated",
            Self::Damaged { .. } => "damaged",
            Self::BadChecksum { .. } => "bad-checksum",
            Self::ChainedFile { .. } => "chained-file",
            Self::MisalignedFields { .. } => "misaligned-fields",
            Self::BadValues { .. } => "bad-values",
            Self::EmptyRecords { .. } => "empty-records",
            Self::UntimedRecords { .. } => "untimed-records",
            Self::RecordsMerged { .. } => "records-merged",
            Self::TimeBackward { .. } => "time-backward",
            Self::TimeJump { .. } => "time-jump",
            Self::ImplausibleTimestamp { .. } => "implausible-timestamp",
            Self::DistanceBackward { .. } => "distance-backward",
            Self::DistanceJump { .. } => "distance-jump",
            Self::MissingDistance => "missing-distance",
            Self::DistanceFromPositions => "distance-from-positions",
            Self::StartUnknown => "start-unknown",
        }
    }
}

/// A count with the words that go with it.
fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// How often something happened.
fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// Where the first of several things happened is worth a word; of one it is not.
const fn first(count: usize) -> &'static str {
    if count == 1 { "" } else { "first " }
}

impl fmt::Display for ImportWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let left_out =
            |dropped: usize| counted(dropped, "record was left out", "records were left out");
        match self {
            Self::Truncated { at_byte } => {
                write!(f, "the file is cut off; reading ended at byte {at_byte}")
            }
            Self::Damaged { at_byte } => {
                write!(f, "the file is damaged at byte {at_byte}; what came before was kept")
            }
            Self::BadChecksum { parts: 1 } => f.write_str("the checksum does not fit the content"),
            Self::BadChecksum { parts } => write!(f, "{parts} checksums do not fit the content"),
            Self::ChainedFile { parts } => write!(f, "{parts} files stand one behind the other"),
            Self::MisalignedFields { count } => write!(
                f,
                "{} a size that {} type does not have",
                counted(*count, "field has", "fields have"),
                if *count == 1 { "its" } else { "their" }
            ),
            Self::BadValues { count, line, column } => {
                write!(f, "{} could not be read", counted(*count, "value", "values"))?;
                let first = if *count == 1 { "it stands" } else { "the first" };
                match (line, column) {
                    (Some(line), Some(column)) => {
                        write!(f, "; {first} in line {line}, column {column}")
                    }
                    (Some(line), None) => write!(f, "; {first} in line {line}"),
                    _ => Ok(()),
                }
            }
            Self::EmptyRecords { count: 1 } => {
                f.write_str("1 record holds nothing but a time and was passed over")
            }
            Self::EmptyRecords { count } => {
                write!(f, "{count} records hold nothing but a time and were passed over")
            }
            Self::UntimedRecords { count: 1 } => {
                f.write_str("1 record without a time was left out")
            }
            Self::UntimedRecords { count } => {
                write!(f, "{count} records without a time were left out")
            }
            Self::RecordsMerged { count: 1 } => {
                f.write_str("1 record was merged into another of the same time")
            }
            Self::RecordsMerged { count } => {
                write!(f, "{count} records were merged into others of the same time")
            }
            Self::TimeBackward { steps, dropped, from, to } => write!(
                f,
                "the clock ran backward {}, {}from {from} to {to}; {}",
                times(*steps),
                first(*steps),
                left_out(*dropped)
            ),
            Self::TimeJump { jumps, dropped, from, to } => write!(
                f,
                "the clock jumped forward {}, {}from {from} to {to}; {}",
                times(*jumps),
                first(*jumps),
                left_out(*dropped)
            ),
            Self::ImplausibleTimestamp { count: 1, first } => {
                write!(f, "1 record with a time far from the rest was left out, of {first}")
            }
            Self::ImplausibleTimestamp { count, first } => write!(
                f,
                "{count} records with times far from the rest were left out, the first of {first}"
            ),
            Self::DistanceBackward { steps, from_m, to_m } => write!(
                f,
                "the distance ran backward {}, {}from {from_m:.0} m to {to_m:.0} m; it was counted on",
                times(*steps),
                first(*steps)
            ),
            Self::DistanceJump { jumps, first_m } => write!(
                f,
                "the distance jumped {}, {}by {first_m:.0} m, faster than any sport; that was not counted",
                times(*jumps),
                first(*jumps)
            ),
            Self::MissingDistance => f.write_str("no distance and no position was recorded"),
            Self::DistanceFromPositions => {
                f.write_str("no distance was recorded; it was added up from positions")
            }
            Self::StartUnknown => f.write_str("the file does not say when it was recorded"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "serde")]
    #[test]
    fn the_tag_is_the_code() {
        let warning = ImportWarning::Truncated { at_byte: 5 };
        let text = serde_json::to_string(&warning).unwrap();
        assert_eq!(text, r#"{"code":"truncated","at_byte":5}"#);
        assert_eq!(serde_json::from_str::<ImportWarning>(&text).unwrap(), warning);
        for code in ImportWarning::CODES {
            let value = serde_json::json!({
                "code": code, "at_byte": 1, "parts": 1, "count": 1, "line": 1, "column": 1,
                "steps": 1, "jumps": 1, "dropped": 0, "from": "2020-01-01T00:00:00Z",
                "to": "2020-01-01T00:00:00Z", "first": "2020-01-01T00:00:00Z",
                "from_m": 5.5, "to_m": 0.0, "first_m": 99.5,
            });
            let warning: ImportWarning = serde_json::from_value(value).unwrap();
            assert_eq!(warning.code(), code);
            let text = warning.to_string();
            assert!(!text.contains("1 records") && !text.contains("1 times"), "{text}");
        }
    }

    #[test]
    fn one_is_no_plural() {
        let merged = |count| ImportWarning::RecordsMerged { count }.to_string();
        assert_eq!(merged(1), "1 record was merged into another of the same time");
        assert_eq!(merged(2), "2 records were merged into others of the same time");
        let back = ImportWarning::DistanceBackward { steps: 1, from_m: 2997.0, to_m: 0.0 };
        assert_eq!(
            back.to_string(),
            "the distance ran backward once, from 2997 m to 0 m; it was counted on"
        );
    }
}

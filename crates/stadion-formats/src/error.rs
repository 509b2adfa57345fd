//! Why a file could not be read at all.

use std::path::PathBuf;

use stadion_types::RecordingError;

use crate::format::Format;
use crate::kind::FileKind;

/// A cell of a table whose text could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnreadCell {
    /// Its line, from 1.
    pub line: u64,
    /// Its column, from 1.
    pub column: usize,
    /// The text, or its beginning.
    pub text: String,
}

fn no_times(records: usize, first: Option<&UnreadCell>) -> String {
    let text = match records {
        1 => "the only record has no time".to_owned(),
        _ => format!("none of the {records} records has a time"),
    };
    match first {
        Some(UnreadCell { column, text: cell, .. }) => format!(
            "{text}: \"{cell}\" in column {column} is none that can be read; seconds, h:mm:ss and \
             2026-05-23T07:34:00Z are"
        ),
        None => text,
    }
}

/// Why a file gave no recording. What could be read in part is no error: see the warnings.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file could not be opened or read.
    #[error("cannot read {}", path.display())]
    Io {
        /// The path as it was given.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: std::io::Error,
    },
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// Neither content nor name shows a known format.
    #[error("not a known format; FIT, TCX, GPX and CSV are read")]
    UnknownFormat,
    /// This build reads no such files.
    #[error("{format} files are not read by this build")]
    Disabled {
        /// The format of the file.
        format: Format,
    },
    /// The file is larger than the limit of the options.
    #[error("larger than the limit of {limit} bytes")]
    TooLarge {
        /// The limit, in bytes after decompression.
        limit: usize,
    },
    /// The compressed file is damaged from its very start.
    #[error("the compressed data cannot be unpacked")]
    Compression {
        /// What the decompressor said.
        #[source]
        cause: std::io::Error,
    },
    /// A file of another kind.
    #[error("not an activity but {what}")]
    NotAnActivity {
        /// What the file says it is.
        what: FileKind,
    },
    /// There is no record in the file.
    #[error("the file holds no records")]
    NoRecords,
    /// The file has records, but none has a time.
    #[error("{}", no_times(*records, first.as_ref()))]
    NoTimes {
        /// Records in the file.
        records: usize,
        /// The first text that should have been a time, where the format has cells.
        first: Option<UnreadCell>,
    },
    /// The file does not begin as its format demands.
    #[error("not {what}")]
    Malformed {
        /// What was expected, such as `"a TCX file"`.
        what: &'static str,
        /// Line of the first fault, from 1, where one is known.
        line: Option<u64>,
    },
    /// The text is not UTF-8.
    #[error("line {line} is not UTF-8 text")]
    NotUtf8 {
        /// The line, from 1.
        line: u64,
    },
    /// The markup nests deeper than any recording does.
    #[error("line {line}: elements nest deeper than {limit}")]
    TooDeep {
        /// The line, from 1.
        line: u64,
        /// Deepest nesting that is accepted.
        limit: usize,
    },
    /// A table lacks a column.
    #[error("line 1: no column for {what}; {accepted} is accepted")]
    MissingColumn {
        /// What the column would hold, such as `"time"`.
        what: &'static str,
        /// Accepted names.
        accepted: &'static str,
    },
    /// A recording could not be made of the records.
    #[error("the records make no recording")]
    Recording {
        /// What is wrong with them.
        #[source]
        cause: RecordingError,
    },
}

impl ReadError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 14] = [
        "cannot-read",
        "empty-file",
        "unknown-format",
        "format-disabled",
        "too-large",
        "bad-compression",
        "not-an-activity",
        "no-records",
        "no-times",
        "malformed",
        "not-utf8",
        "too-deep",
        "missing-column",
        "no-recording",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "cannot-read",
            Self::Empty => "empty-file",
            Self::UnknownFormat => "unknown-format",
            Self::Disabled { .. } => "format-disabled",
            Self::TooLarge { .. } => "too-large",
            Self::Compression { .. } => "bad-compression",
            Self::NotAnActivity { .. } => "not-an-activity",
            Self::NoRecords => "no-records",
            Self::NoTimes { .. } => "no-times",
            Self::Malformed { .. } => "malformed",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::TooDeep { .. } => "too-deep",
            Self::MissingColumn { .. } => "missing-column",
            Self::Recording { .. } => "no-recording",
        }
    }

    /// Line of the fault, from 1, where the format has lines.
    #[must_use]
    pub const fn line(&self) -> Option<u64> {
        match self {
            Self::NotUtf8 { line } | Self::TooDeep { line, .. } => Some(*line),
            Self::MissingColumn { .. } => Some(1),
            Self::NoTimes { first: Some(cell), .. } => Some(cell.line),
            Self::Malformed { line, .. } => *line,
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_listed() {
        let cause = || std::io::Error::other("test");
        let errors = [
            ReadError::Io { path: PathBuf::from("a.fit"), cause: cause() },
            ReadError::Empty,
            ReadError::UnknownFormat,
            ReadError::Disabled { format: Format::Fit },
            ReadError::TooLarge { limit: 1 },
            ReadError::Compression { cause: cause() },
            ReadError::NotAnActivity { what: FileKind::Workout },
            ReadError::NoRecords,
            ReadError::NoTimes { records: 3, first: None },
            ReadError::Malformed { what: "a table", line: Some(1) },
            ReadError::NotUtf8 { line: 2 },
            ReadError::TooDeep { line: 3, limit: 64 },
            ReadError::MissingColumn { what: "time", accepted: "`time`" },
            ReadError::Recording { cause: RecordingError::Empty },
        ];
        let codes: Vec<_> = errors.iter().map(ReadError::code).collect();
        assert_eq!(codes, ReadError::CODES);
        let lines: Vec<_> = errors.iter().filter_map(ReadError::line).collect();
        assert_eq!(lines, [1, 2, 3, 1]);
        for error in errors {
            let text = error.to_string();
            assert!(!text.ends_with('.') && !text.starts_with(char::is_uppercase), "{text}");
        }
    }
}

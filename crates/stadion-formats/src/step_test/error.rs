//! Why a table gave no step test.

use std::path::PathBuf;

use stadion_physiology::StepTestError;

use crate::error::ReadError;

/// Why a table gave no step test.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StepTestFileError {
    /// The file could not be opened or read.
    #[error("cannot read {}", path.display())]
    Io {
        /// The path as it was given.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: std::io::Error,
    },
    /// The bytes are no table, or lack a column.
    #[error(transparent)]
    Table(ReadError),
    /// Two columns hold the same.
    #[error("columns {first} and {second} both hold {what}; leave one of them out or rename it")]
    TwoColumns {
        /// What they hold, such as `"lactate"`.
        what: &'static str,
        /// The first of them, from 1.
        first: usize,
        /// The second, from 1.
        second: usize,
    },
    /// A row has more cells than the header.
    #[error(
        "line {line}: {cells} cells under {columns} columns; numbers with a decimal comma need quotes or semicolons between the cells"
    )]
    TooManyCells {
        /// Its line, from 1.
        line: u64,
        /// Cells of the row.
        cells: usize,
        /// Cells of the header.
        columns: usize,
    },
    /// The table has more rows than any step test has stages.
    #[error("line {line}: more than {limit} rows; a step test has one row a stage")]
    TooManyRows {
        /// Line of the first row beyond the limit, from 1.
        line: u64,
        /// Rows that are accepted.
        limit: usize,
    },
    /// No intensity could be read.
    #[error("line {line}, column {column}: \"{cell}\" is no intensity{}", if *pace { ", which is m:ss here" } else { "" })]
    UnreadIntensity {
        /// Line of the first that cannot be read, from 1.
        line: u64,
        /// Its column, from 1.
        column: usize,
        /// What stands there, or the beginning of that.
        cell: String,
        /// Whether the column holds paces.
        pace: bool,
    },
    /// A number lies outside what its quantity can be.
    #[error("line {line}: {message}")]
    Value {
        /// Its line, from 1.
        line: u64,
        /// What is wrong with it.
        message: String,
    },
    /// The rows make no step test.
    #[error("the rows make no step test")]
    Test {
        /// What is wrong with them.
        #[source]
        cause: StepTestError,
        /// Line of the stage at fault, from 1, where there is one.
        line: Option<u64>,
    },
}

impl StepTestFileError {
    /// The codes that no [`ReadError`] and no [`StepTestError`] has, in the order of the declaration.
    pub const CODES: [&'static str; 5] =
        ["two-columns", "too-many-cells", "too-many-rows", "unread-intensity", "bad-value"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "cannot-read",
            Self::Table(error) => error.code(),
            Self::TwoColumns { .. } => "two-columns",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::UnreadIntensity { .. } => "unread-intensity",
            Self::Value { .. } => "bad-value",
            Self::Test { cause, .. } => cause.code(),
        }
    }

    /// Line of the fault, from 1, where there is one.
    #[must_use]
    pub const fn line(&self) -> Option<u64> {
        match self {
            Self::Io { .. } => None,
            Self::Table(error) => error.line(),
            Self::TwoColumns { .. } => Some(1),
            Self::TooManyCells { line, .. }
            | Self::TooManyRows { line, .. }
            | Self::UnreadIntensity { line, .. }
            | Self::Value { line, .. } => Some(*line),
            Self::Test { line, .. } => *line,
        }
    }
}

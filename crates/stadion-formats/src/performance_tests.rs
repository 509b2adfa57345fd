//! Tables of performance tests, one row a test.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use stadion_types::RefusedRow;

use crate::cells::{self, Rows, header_name, is_missing};
use crate::error::ReadError;

/// Why a table of performance tests gave nothing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PerformanceTestsFileError {
    /// The file could not be read.
    #[error("cannot read {}", path.display())]
    Io {
        /// The path as it was given.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: std::io::Error,
    },
    /// The file is no table of text.
    #[error("not a table")]
    Table {
        /// What is wrong with it.
        #[source]
        cause: ReadError,
    },
    /// A column is missing.
    #[error("no column `{column}`; the table needs `date` and `performance`")]
    MissingColumn {
        /// Its name.
        column: &'static str,
    },
    /// Two columns of one name.
    #[error("two columns are called `{column}`")]
    TwoColumns {
        /// The name.
        column: &'static str,
    },
    /// There is no row, or none that could be read.
    #[error("no test: {}", first.as_ref().map_or("the table has no rows", |row| row.why.as_str()))]
    NoTests {
        /// The first row that was refused.
        first: Option<RefusedRow>,
    },
    /// Two tests on one day: which of them counts is not for a program to say.
    #[error("a second test on {date}; keep one of a day, or their mean")]
    Twice {
        /// The day.
        date: NaiveDate,
        /// The line of the second.
        line: u64,
    },
}

impl PerformanceTestsFileError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 6] =
        ["cannot-read", "bad-table", "missing-column", "two-columns", "no-tests", "test-twice"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => Self::CODES[0],
            Self::Table { .. } => Self::CODES[1],
            Self::MissingColumn { .. } => Self::CODES[2],
            Self::TwoColumns { .. } => Self::CODES[3],
            Self::NoTests { .. } => Self::CODES[4],
            Self::Twice { .. } => Self::CODES[5],
        }
    }

    /// Line of the fault, from 1, where there is one.
    #[must_use]
    pub const fn line(&self) -> Option<u64> {
        match self {
            Self::Table { cause } => cause.line(),
            Self::MissingColumn { .. } | Self::TwoColumns { .. } => Some(1),
            Self::NoTests { first: Some(row) } => Some(row.line),
            Self::Twice { line, .. } => Some(*line),
            _ => None,
        }
    }
}

/// One row of a table of performance tests.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct PerformanceTestRow {
    /// The day.
    pub date: NaiveDate,
    /// The performance; higher is better.
    pub performance: f64,
    /// Its line in the file, from 1.
    pub line: u64,
}

/// What a table of performance tests holds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PerformanceTestTable {
    /// The rows in their order.
    pub rows: Vec<PerformanceTestRow>,
    /// The rows that could not be read, with their line and why.
    pub refused: Vec<RefusedRow>,
}

/// Reads a table of performance tests from a file.
///
/// # Errors
///
/// [`PerformanceTestsFileError::Io`] if the file cannot be read, otherwise as
/// [`parse_performance_tests`].
pub fn read_performance_tests(
    path: impl AsRef<Path>,
) -> Result<PerformanceTestTable, PerformanceTestsFileError> {
    let path = path.as_ref();
    let bytes = std::fs::read(path)
        .map_err(|cause| PerformanceTestsFileError::Io { path: path.to_path_buf(), cause })?;
    parse_performance_tests(&bytes)
}

/// Reads a table of performance tests: a header row with `date` and `performance`, then one row for each
/// test. Other columns are passed over; lines that begin with `#` too. A row that cannot be read is told
/// with its line and gives no test.
///
/// ```
/// use stadion_formats::parse_performance_tests;
///
/// let table = parse_performance_tests(b"date,performance\n2026-05-01,291.5\n2026-05-09,fast\n")?;
/// assert_eq!(table.rows[0].performance, 291.5);
/// assert_eq!(table.refused[0].line, 3);
/// # Ok::<(), stadion_formats::PerformanceTestsFileError>(())
/// ```
///
/// # Errors
///
/// [`PerformanceTestsFileError`] for a header that is no text, lacks a column or has it twice, for a day
/// with two tests, and for a table without a test.
pub fn parse_performance_tests(
    bytes: &[u8],
) -> Result<PerformanceTestTable, PerformanceTestsFileError> {
    let table = Rows::new(bytes).map_err(|cause| PerformanceTestsFileError::Table { cause })?;
    let names: Vec<String> = table.header.iter().map(|cell| header_name(cell)).collect();
    let place = |column: &'static str| {
        let mut places = (0..names.len()).filter(|&place| names[place] == column);
        match (places.next(), places.next()) {
            (Some(place), None) => Ok(place),
            (None, _) => Err(PerformanceTestsFileError::MissingColumn { column }),
            _ => Err(PerformanceTestsFileError::TwoColumns { column }),
        }
    };
    let (date_at, performance_at) = (place("date")?, place("performance")?);
    let by_comma = table.comma;
    let mut rows: Vec<PerformanceTestRow> = Vec::new();
    let refused = table.each(|line, record| {
        let date = String::from_utf8_lossy(record.get(date_at).unwrap_or_default());
        let date = date
            .trim()
            .parse::<NaiveDate>()
            .map_err(|_| format!("\"{date}\" is no date such as 2026-05-31"))?;
        let cell = record.get(performance_at).unwrap_or_default();
        let comma = by_comma || cells::decimal_comma(cell);
        let number = cells::number(cell, comma).filter(|_| !is_missing(cell));
        let Some(performance) = number.filter(|number| number.is_finite()) else {
            return Err(format!("\"{}\" is no performance", String::from_utf8_lossy(cell)));
        };
        rows.push(PerformanceTestRow { date, performance, line });
        Ok(())
    });
    if rows.is_empty() {
        return Err(PerformanceTestsFileError::NoTests { first: refused.into_iter().next() });
    }
    let mut seen = BTreeSet::new();
    if let Some(row) = rows.iter().find(|row| !seen.insert(row.date)) {
        return Err(PerformanceTestsFileError::Twice { date: row.date, line: row.line });
    }
    Ok(PerformanceTestTable { rows, refused })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gives_nothing_is_refused() {
        for (text, code, line) in [
            ("", "missing-column", Some(1)),
            ("date,load\n2026-05-01,70\n", "missing-column", Some(1)),
            ("date,performance,date\n2026-05-01,70,1\n", "two-columns", Some(1)),
            ("date,performance\n", "no-tests", None),
            ("date,performance\n2026-05-01,\n", "no-tests", Some(2)),
            (
                "date,performance\n2026-05-01,1\n#\n2026-05-02,2\n2026-05-01,3\n",
                "test-twice",
                Some(5),
            ),
        ] {
            let error = parse_performance_tests(text.as_bytes()).unwrap_err();
            assert_eq!((error.code(), error.line()), (code, line), "{text}");
        }
    }

    #[test]
    fn a_comma_may_stand_in_a_number() {
        let table = parse_performance_tests(b"Performance;date\n291,5;2026-05-01\n").unwrap();
        assert!((table.rows[0].performance - 291.5).abs() < 1e-12);
    }
}

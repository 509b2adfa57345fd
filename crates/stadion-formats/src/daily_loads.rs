//! Tables of daily load, one row a day.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use stadion_types::RefusedRow;

use crate::cells::{self, header_name, is_missing};
use crate::error::ReadError;

/// Why a table of daily loads gave nothing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DailyLoadsFileError {
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
    #[error("no column `{column}`; the table needs `date` and `load`")]
    MissingColumn {
        /// Its name.
        column: &'static str,
    },
    /// There is no row, or none with a date.
    #[error("no day: {}", first.as_ref().map_or("the table has no rows", |row| row.why.as_str()))]
    NoDays {
        /// The first row that was refused.
        first: Option<RefusedRow>,
    },
}

impl DailyLoadsFileError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 4] = ["cannot-read", "bad-table", "missing-column", "no-days"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => Self::CODES[0],
            Self::Table { .. } => Self::CODES[1],
            Self::MissingColumn { .. } => Self::CODES[2],
            Self::NoDays { .. } => Self::CODES[3],
        }
    }

    /// Line of the fault, from 1, where there is one.
    #[must_use]
    pub const fn line(&self) -> Option<u64> {
        match self {
            Self::Table { cause } => cause.line(),
            Self::MissingColumn { .. } => Some(1),
            Self::NoDays { first: Some(row) } => Some(row.line),
            _ => None,
        }
    }
}

/// What a table of daily loads holds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DailyLoadTable {
    /// Each row's day and load; `None` for an empty load, and for one that could not be read.
    pub rows: Vec<(NaiveDate, Option<f64>)>,
    /// The rows, or their loads, that could not be read, with their line and why.
    pub refused: Vec<RefusedRow>,
}

/// Reads a table of daily loads from a file.
///
/// # Errors
///
/// [`DailyLoadsFileError::Io`] if the file cannot be read, otherwise as [`parse_daily_loads`].
pub fn read_daily_loads(path: impl AsRef<Path>) -> Result<DailyLoadTable, DailyLoadsFileError> {
    let path = path.as_ref();
    let bytes = std::fs::read(path)
        .map_err(|cause| DailyLoadsFileError::Io { path: path.to_path_buf(), cause })?;
    parse_daily_loads(&bytes)
}

/// Reads a table of daily loads: a header row with `date` and `load`, then one row for each day, the
/// date as `2026-05-31`. Other columns are passed over; lines that begin with `#` too.
///
/// An empty load is a day of which nothing is known, and 0 a day of rest. A load that is no number
/// leaves its day unknown and is told with its line.
///
/// ```
/// use stadion_formats::parse_daily_loads;
///
/// let table = parse_daily_loads(b"date,load\n2026-05-01,80\n2026-05-02,\n2026-05-03,many\n")?;
/// assert_eq!(table.rows.iter().map(|row| row.1).collect::<Vec<_>>(), [Some(80.0), None, None]);
/// assert_eq!(table.refused[0].line, 4);
/// # Ok::<(), stadion_formats::DailyLoadsFileError>(())
/// ```
///
/// # Errors
///
/// [`DailyLoadsFileError`] for a header that is no text or lacks a column, and for a table without a
/// day.
pub fn parse_daily_loads(bytes: &[u8]) -> Result<DailyLoadTable, DailyLoadsFileError> {
    let (mut reader, mark) =
        cells::reader(bytes).map_err(|cause| DailyLoadsFileError::Table { cause })?;
    let names: Vec<String> = match reader.byte_headers() {
        Ok(header) => header.iter().map(|c| header_name(&String::from_utf8_lossy(c))).collect(),
        Err(_) => Vec::new(),
    };
    let place = |column: &'static str| {
        let place = names.iter().position(|name| name == column);
        place.ok_or(DailyLoadsFileError::MissingColumn { column })
    };
    let (date_at, load_at) = (place("date")?, place("load")?);
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().all(<[u8]>::is_empty) {
            continue;
        }
        if record.len() > names.len() && record.iter().skip(names.len()).any(|c| !is_missing(c)) {
            let why = format!("{} cells under {} columns", record.len(), names.len());
            refused.push(RefusedRow::new(line, why));
            continue;
        }
        let text = String::from_utf8_lossy(record.get(date_at).unwrap_or_default()).into_owned();
        let Ok(date) = text.parse::<NaiveDate>() else {
            refused
                .push(RefusedRow::new(line, format!("\"{text}\" is no date such as 2026-05-31")));
            continue;
        };
        let cell = record.get(load_at).unwrap_or_default();
        let comma = mark != b',' || cells::decimal_comma(cell);
        let load = if is_missing(cell) { None } else { Some(cells::number(cell, comma)) };
        let load = match load {
            Some(Some(load)) if load >= 0.0 => Some(load),
            Some(_) => {
                let cell = String::from_utf8_lossy(cell);
                refused.push(RefusedRow::new(line, format!("\"{cell}\" is no load from 0 on")));
                None
            }
            None => None,
        };
        rows.push((date, load));
    }
    if rows.is_empty() {
        return Err(DailyLoadsFileError::NoDays { first: refused.into_iter().next() });
    }
    Ok(DailyLoadTable { rows, refused })
}

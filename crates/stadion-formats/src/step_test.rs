//! A step test from a table.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use stadion_physiology::{IntensityUnit, Stage, StepTest, StepTestError};
use stadion_types::{HeartRate, Lactate, Rpe};

use crate::cells::{header_name, is_missing, number, reader};
use crate::error::{ReadError, UnreadCell};

/// Largest table that is read, in bytes; a step test has a dozen rows.
const MAX_BYTES: u64 = 1 << 20;

/// Whether the first row of a table is what was measured at rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum FirstRow {
    /// It is if its intensity is 0.
    #[default]
    ByIntensity,
    /// It is, whatever its intensity.
    Baseline,
}

/// A step test that was read, and what is worth telling about the table.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct StepTestImport {
    /// The test.
    pub test: StepTest,
    /// What could not be read, and what was inferred.
    pub warnings: Vec<StepTestWarning>,
}

/// What is worth telling about a table that was read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum StepTestWarning {
    /// A cell is no number; what it would have held is missing.
    #[error("line {}, column {}: \"{}\" is no number", .0.line, .0.column, .0.text)]
    UnreadCell(UnreadCell),
    /// A row without an intensity was passed over.
    #[error("line {line}: no intensity, the row is passed over")]
    NoIntensity {
        /// Its line, from 1.
        line: u64,
    },
    /// The last stage is shorter than the others, so it counts as completed in part.
    #[error("line {line}: {:.0} % of the last stage was completed", 100.0 * completed)]
    LastStageShort {
        /// Its line, from 1.
        line: u64,
        /// The completed part.
        completed: f64,
    },
    /// The last stage is shorter than the others and so is its step: its intensity counts as scaled already.
    #[error(
        "line {line}: the last stage is short and its intensity seems scaled already; it is taken as it is"
    )]
    LastStageScaled {
        /// Its line, from 1.
        line: u64,
    },
}

impl StepTestWarning {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 4] =
        ["unread-cell", "no-intensity", "last-stage-short", "last-stage-scaled"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnreadCell(_) => "unread-cell",
            Self::NoIntensity { .. } => "no-intensity",
            Self::LastStageShort { .. } => "last-stage-short",
            Self::LastStageScaled { .. } => "last-stage-scaled",
        }
    }
}

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
    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "cannot-read",
            Self::Table(error) => error.code(),
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
            Self::Value { line, .. } => Some(*line),
            Self::Test { line, .. } => *line,
        }
    }
}

/// Reads a step test from a file; see [`parse_step_test`].
///
/// # Errors
///
/// [`StepTestFileError::Io`] if the file cannot be read, otherwise as [`parse_step_test`].
pub fn read_step_test(
    path: impl AsRef<Path>,
    first_row: FirstRow,
) -> Result<StepTestImport, StepTestFileError> {
    let path = path.as_ref();
    let fail = |cause| StepTestFileError::Io { path: path.to_path_buf(), cause };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(fail)?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(fail)?;
    parse_step_test(&bytes, first_row)
}

/// Reads a step test from a table with a header row, one row for each stage.
///
/// | column | accepted names |
/// |---|---|
/// | intensity | `intensity` in a unit that is not told; `speed_km_h`, `speed_kmh`, `kmh`, `km_h`; `speed_m_s`, `speed`, `velocity`; `power_w`, `power`, `watts`, `w` |
/// | lactate | `lactate`, `lactate_mmol_l`, `la`, `bla` |
/// | heart rate | `heart_rate`, `heart_rate_bpm`, `hr`, `bpm` |
/// | length of the stage | `length`, `length_min`, `duration_min`, `minutes`; `duration_s`, `length_s`, `seconds` |
/// | completed part, 0 to 1 | `completed` |
/// | perceived exertion, 6 to 20 | `rpe` |
///
/// Other columns are passed over; empty cells are missing values. A first row at intensity 0 is what was
/// measured at rest. A last stage whose length is shorter than that of the stage before counts as completed in
/// part, unless its step is smaller in about the same proportion: then somebody has scaled its intensity already.
///
/// ```
/// use stadion_formats::{FirstRow, parse_step_test};
///
/// let table = b"intensity,lactate,heart_rate\n0,1.1,60\n12,1.2,130\n14,1.9,150\n16,4.1,171\n";
/// let import = parse_step_test(table, FirstRow::default())?;
/// assert_eq!(import.test.stages().len(), 3);
/// assert!(import.test.baseline().is_some());
/// # Ok::<(), stadion_formats::StepTestFileError>(())
/// ```
///
/// # Errors
///
/// [`StepTestFileError`], with the line at fault where there is one.
pub fn parse_step_test(
    bytes: &[u8],
    first_row: FirstRow,
) -> Result<StepTestImport, StepTestFileError> {
    if bytes.len() as u64 > MAX_BYTES {
        let limit = usize::try_from(MAX_BYTES).unwrap_or(usize::MAX);
        return Err(StepTestFileError::Table(ReadError::TooLarge { limit }));
    }
    let mut warnings = Vec::new();
    let (unit, mut rows) = rows(bytes, &mut warnings)?;
    let first_rests = rows.first().is_some_and(|row| {
        first_row == FirstRow::Baseline || row.stage.intensity.abs() < f64::EPSILON
    });
    let rest = first_rests.then(|| rows.remove(0));
    infer_completed(&mut rows, &mut warnings);

    let stages = rows.iter().map(|row| row.stage).collect();
    let failed = |cause: StepTestError, line: Option<u64>| StepTestFileError::Test { cause, line };
    let line_of =
        |cause: &StepTestError| cause.stage().and_then(|i| rows.get(i)).map(|row| row.line);
    let mut test = StepTest::new(unit, stages).map_err(|cause| failed(cause, line_of(&cause)))?;
    if let Some(Row { line, stage }) = rest
        && let Some(lactate) = stage.lactate
    {
        let with = test.with_baseline(lactate, stage.heart_rate);
        test = with.map_err(|cause| failed(cause, Some(line)))?;
    }
    Ok(StepTestImport { test, warnings })
}

struct Row {
    line: u64,
    stage: Stage,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Intensity(IntensityUnit),
    Lactate,
    HeartRate,
    Minutes,
    Seconds,
    Completed,
    Rpe,
}

/// Accepted names of the column of intensity, as the error shows them.
const INTENSITY_NAMES: &str = "`intensity`, `speed_km_h`, `speed_m_s` or `power_w`";

impl Column {
    fn named(cell: &str) -> Option<Self> {
        Some(match header_name(cell).as_str() {
            "intensity" | "load" => Self::Intensity(IntensityUnit::Unstated),
            "speed_km_h" | "speed_kmh" | "kmh" | "km_h" | "kph" => {
                Self::Intensity(IntensityUnit::KilometersPerHour)
            }
            "speed_m_s" | "speed" | "velocity" | "m_s" => {
                Self::Intensity(IntensityUnit::MetersPerSecond)
            }
            "power_w" | "power" | "watts" | "w" => Self::Intensity(IntensityUnit::Watts),
            "lactate" | "lactate_mmol_l" | "la" | "bla" => Self::Lactate,
            "heart_rate" | "heart_rate_bpm" | "hr" | "hr_bpm" | "bpm" => Self::HeartRate,
            "length" | "length_min" | "duration_min" | "minutes" => Self::Minutes,
            "duration_s" | "length_s" | "seconds" => Self::Seconds,
            "completed" => Self::Completed,
            "rpe" => Self::Rpe,
            _ => return None,
        })
    }
}

/// The rows that have an intensity, and its unit.
fn rows(
    bytes: &[u8],
    warnings: &mut Vec<StepTestWarning>,
) -> Result<(IntensityUnit, Vec<Row>), StepTestFileError> {
    let (mut reader, delimiter) = reader(bytes).map_err(StepTestFileError::Table)?;
    let missing =
        |what, accepted| Err(StepTestFileError::Table(ReadError::MissingColumn { what, accepted }));
    let Ok(header) = reader.byte_headers() else {
        let error = ReadError::Malformed { what: "a table", line: Some(1) };
        return Err(StepTestFileError::Table(error));
    };
    let columns: Vec<Option<Column>> =
        header.iter().map(|cell| std::str::from_utf8(cell).ok().and_then(Column::named)).collect();
    if columns.iter().all(Option::is_none) && reader.is_done() {
        return Err(StepTestFileError::Table(ReadError::Empty));
    }
    let Some((intensity, unit)) = columns.iter().enumerate().find_map(|(i, column)| match column {
        Some(Column::Intensity(unit)) => Some((i, *unit)),
        _ => None,
    }) else {
        return missing("intensity", INTENSITY_NAMES);
    };
    if !columns.contains(&Some(Column::Lactate)) {
        return missing("lactate", "`lactate`, `lactate_mmol_l` or `la`");
    }
    let comma = delimiter != b',';
    let mut out = Vec::new();
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().all(is_missing) {
            continue;
        }
        let mut at = None;
        let mut values = Vec::new();
        for (index, (cell, column)) in record.iter().zip(&columns).enumerate() {
            let Some(column) = *column else { continue };
            if is_missing(cell) {
                continue;
            }
            let Some(value) = number(cell, comma) else {
                let text: String = String::from_utf8_lossy(cell).chars().take(40).collect();
                let unread = UnreadCell { line, column: index + 1, text };
                warnings.push(StepTestWarning::UnreadCell(unread));
                continue;
            };
            if index == intensity { at = Some(value) } else { values.push((column, value)) }
        }
        let Some(at) = at else {
            warnings.push(StepTestWarning::NoIntensity { line });
            continue;
        };
        let mut stage = Stage::new(at);
        for (column, value) in values {
            stage = fill(stage, column, value)
                .map_err(|message| StepTestFileError::Value { line, message })?;
        }
        out.push(Row { line, stage });
    }
    Ok((unit, out))
}

fn fill(stage: Stage, column: Column, value: f64) -> Result<Stage, String> {
    let duration = |seconds: f64| {
        Duration::try_from_secs_f64(seconds).map_err(|_| format!("a stage cannot last {seconds} s"))
    };
    Ok(match column {
        Column::Intensity(_) => stage,
        Column::Lactate => {
            let lactate = Lactate::from_millimoles_per_liter(value).map_err(|e| e.to_string())?;
            stage.with_lactate(lactate)
        }
        Column::HeartRate => {
            stage.with_heart_rate(HeartRate::from_bpm(value).map_err(|e| e.to_string())?)
        }
        Column::Minutes => stage.with_duration(duration(value * 60.0)?),
        Column::Seconds => stage.with_duration(duration(value)?),
        Column::Completed => stage.with_completed(value),
        Column::Rpe => stage.with_rpe(Rpe::from_borg(value).map_err(|e| e.to_string())?),
    })
}

/// A step that is smaller than the one before by at least this part of what the length is smaller counts as
/// scaled; rows scaled by hand are rounded, 16 for 16.7.
const SCALED_TOLERANCE: f64 = 0.25;

/// Takes a short last stage for one that was not completed.
fn infer_completed(rows: &mut [Row], warnings: &mut Vec<StepTestWarning>) {
    let [.., first, before, last] = rows else { return };
    if last.stage.completed < 1.0 {
        return;
    }
    let (Some(full), Some(short)) = (before.stage.duration, last.stage.duration) else { return };
    if short >= full || short.is_zero() {
        return;
    }
    let completed = short.as_secs_f64() / full.as_secs_f64();
    let step = last.stage.intensity - before.stage.intensity;
    let usual = before.stage.intensity - first.stage.intensity;
    let scaled = (step / usual - completed).abs() < SCALED_TOLERANCE * (1.0 - completed);
    if scaled {
        warnings.push(StepTestWarning::LastStageScaled { line: last.line });
    } else {
        warnings.push(StepTestWarning::LastStageShort { line: last.line, completed });
        last.stage = last.stage.with_completed(completed);
    }
}

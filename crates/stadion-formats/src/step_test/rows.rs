//! The rows of a step test.

use core::time::Duration;

use stadion_physiology::{IntensityUnit, Stage};
use stadion_types::{HeartRate, Lactate, Rpe, SplitTime, StepTestWarning};

use super::columns::{Column, Columns, Scale};
use super::{FirstRow, StepTestFileError};
use crate::cells::{decimal_comma, is_missing, number, reader};
use crate::error::ReadError;

/// Rows that are read; a ramp with a reading every minute has some thirty.
const MAX_ROWS: usize = 60;

/// Longest text of a cell that is told.
const MAX_CELL: usize = 40;

/// A row that has an intensity.
pub(super) struct Row {
    /// Its line, from 1.
    pub(super) line: u64,
    /// What it says.
    pub(super) stage: Stage,
}

/// The rows that have an intensity, and its unit.
pub(super) fn rows(
    bytes: &[u8],
    first_row: FirstRow,
    warnings: &mut Vec<StepTestWarning>,
) -> Result<(IntensityUnit, Vec<Row>), StepTestFileError> {
    let (mut reader, delimiter) = reader(bytes).map_err(StepTestFileError::Table)?;
    let Ok(header) = reader.byte_headers().cloned() else {
        let error = ReadError::Malformed { what: "a table", line: Some(1) };
        return Err(StepTestFileError::Table(error));
    };
    if header.iter().all(<[u8]>::is_empty) && reader.is_done() {
        return Err(StepTestFileError::Table(ReadError::Empty));
    }
    let Columns { columns, scale } = Columns::of(&header, warnings)?;
    let mut out = Vec::new();
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().all(is_missing) {
            continue;
        }
        if out.len() == MAX_ROWS {
            return Err(StepTestFileError::TooManyRows { line, limit: MAX_ROWS });
        }
        // A decimal comma between commas moves every number behind it by a column.
        if record.iter().skip(columns.len()).any(|cell| !is_missing(cell)) {
            let (cells, columns) = (record.len(), columns.len());
            return Err(StepTestFileError::TooManyCells { line, cells, columns });
        }
        let mut at = None;
        let mut stage = Stage::new(0.0);
        for (index, (cell, column)) in record.iter().zip(&columns).enumerate() {
            let Some(column) = *column else { continue };
            if is_missing(cell) {
                continue;
            }
            // A comma within a cell between commas stood in quotes.
            let comma = delimiter != b',' || decimal_comma(cell);
            let read = match column {
                Column::Intensity(scale) => {
                    at = scale.read(cell, comma);
                    at.is_some()
                }
                _ => fill(&mut stage, column, cell, comma)
                    .map_err(|message| StepTestFileError::Value { line, message })?,
            };
            if !read {
                let cell = String::from_utf8_lossy(cell).chars().take(MAX_CELL).collect();
                warnings.push(StepTestWarning::UnreadCell { line, column: index + 1, cell });
            }
        }
        // What is called the baseline needs no intensity.
        let rest = first_row == FirstRow::Baseline && out.is_empty();
        let Some(at) = at.or_else(|| rest.then_some(0.0)) else {
            warnings.push(StepTestWarning::NoIntensity { line });
            continue;
        };
        stage.intensity = at;
        out.push(Row { line, stage });
    }
    if out.is_empty() {
        unread_intensity(&columns, scale, warnings)?;
    }
    Ok((scale.unit(), out))
}

/// Where no row has an intensity, the first one that could not be read is why.
fn unread_intensity(
    columns: &[Option<Column>],
    scale: Scale,
    warnings: &[StepTestWarning],
) -> Result<(), StepTestFileError> {
    let at = columns.iter().position(|c| matches!(c, Some(Column::Intensity(_))));
    for warning in warnings {
        if let StepTestWarning::UnreadCell { line, column, cell } = warning
            && Some(*column) == at.map(|index| index + 1)
        {
            return Err(StepTestFileError::UnreadIntensity {
                line: *line,
                column: *column,
                cell: cell.clone(),
                pace: matches!(scale, Scale::Pace { .. }),
            });
        }
    }
    Ok(())
}

/// Puts the value of a cell into the stage; `false` if it is none.
fn fill(stage: &mut Stage, column: Column, cell: &[u8], comma: bool) -> Result<bool, String> {
    let value = number(cell, comma);
    let clock = || {
        let time: SplitTime = std::str::from_utf8(cell).ok()?.parse().ok()?;
        Some(time.duration().as_secs_f64())
    };
    *stage = match (column, value) {
        (Column::Intensity(_), _) => *stage,
        (Column::Minutes, Some(minutes)) => stage.with_duration(length(minutes * 60.0)?),
        (Column::Seconds, Some(seconds)) => stage.with_duration(length(seconds)?),
        (Column::Minutes | Column::Seconds, None) => match clock() {
            Some(seconds) => stage.with_duration(length(seconds)?),
            None => return Ok(false),
        },
        (_, None) => return Ok(false),
        (Column::Lactate, Some(value)) => {
            let lactate = Lactate::from_millimoles_per_liter(value).map_err(|e| e.to_string())?;
            stage.with_lactate(lactate)
        }
        (Column::HeartRate, Some(value)) => {
            stage.with_heart_rate(HeartRate::from_bpm(value).map_err(|e| e.to_string())?)
        }
        (Column::Completed, Some(value)) => stage.with_completed(value),
        (Column::Rpe, Some(value)) => {
            stage.with_rpe(Rpe::from_borg(value).map_err(|e| e.to_string())?)
        }
    };
    Ok(true)
}

/// The length of a stage; what was measured at rest may have one of 0.
fn length(seconds: f64) -> Result<Duration, String> {
    Duration::try_from_secs_f64(seconds).map_err(|_| format!("a stage cannot last {seconds} s"))
}

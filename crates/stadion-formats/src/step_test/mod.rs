//! A step test from a table.

mod columns;
mod error;
mod last_stage;
mod rows;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use stadion_physiology::{StepTest, StepTestError};
use stadion_types::StepTestWarning;

pub use self::error::StepTestFileError;
use self::rows::Row;
use crate::error::ReadError;

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
/// | intensity | `intensity` in a unit that is not told, as is `speed`; `speed_km_h`, `kmh`, `kph`; `speed_m_s`; `pace_min_km`, `pace_min_mile`, `pace_min_100m` as `4:30`; `power_w`, `power`, `watts`, `w` |
/// | lactate | `lactate`, `lactate_mmol_l`, `la`, `bla` |
/// | heart rate | `heart_rate`, `heart_rate_bpm`, `hr`, `bpm` |
/// | length of the stage | `length`, `length_min`, `duration_min`, `minutes`; `duration_s`, `length_s`, `seconds`; `3:30` in any of them |
/// | completed part, 0 to 1 | `completed` |
/// | perceived exertion, 6 to 20 | `rpe` |
///
/// Units may stand in brackets: `Speed (km/h)`. Paces become km/h, those over 100 m m/s. Cells stand between
/// commas, semicolons or tabs; a decimal comma needs semicolons, tabs or quotes. Other columns are passed over; empty cells are missing values. A first row at intensity 0 is what was
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
    let (unit, mut rows) = rows::rows(bytes, first_row, &mut warnings)?;
    let first_rests = rows.first().is_some_and(|row| {
        first_row == FirstRow::Baseline || row.stage.intensity.abs() < f64::EPSILON
    });
    let rest = first_rests.then(|| rows.remove(0));
    for row in &rows {
        let message = if row.stage.duration.is_some_and(|length| length.is_zero()) {
            "a stage cannot last 0 s"
        } else if row.stage.intensity.abs() < f64::EPSILON {
            "a stage at intensity 0; only the first row can be what was measured at rest"
        } else {
            continue;
        };
        return Err(StepTestFileError::Value { line: row.line, message: message.to_owned() });
    }
    last_stage::infer_completed(&mut rows, &mut warnings);

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

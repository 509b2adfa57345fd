//! Tables of lactate readings, one row a reading.

use core::time::Duration;
use std::path::{Path, PathBuf};

use stadion_types::{
    HeartRate, Lactate, LactateReading, LactateReadings, ReadingPlace, RefusedRow, Speed, SplitTime,
};

use crate::cells::{self, Rows, header_name, is_missing};
use crate::error::ReadError;

/// Why a table of readings gave nothing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadingsError {
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
    #[error("no column for {what}; {accepted} is accepted")]
    MissingColumn {
        /// What the column would hold.
        what: &'static str,
        /// Accepted names.
        accepted: &'static str,
    },
    /// A column holds the same as one before it.
    #[error("column {column} holds the same as one before it; leave one of them out or rename it")]
    TwoColumns {
        /// The later column, from 1.
        column: usize,
    },
    /// There is no row, or none that was taken.
    #[error("no reading: {}", first.as_ref().map_or("the table has no rows", |row| row.why.as_str()))]
    NoReadings {
        /// The first row that was refused.
        first: Option<RefusedRow>,
    },
}

impl ReadingsError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 5] =
        ["cannot-read", "bad-table", "missing-column", "two-columns", "no-readings"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => Self::CODES[0],
            Self::Table { .. } => Self::CODES[1],
            Self::MissingColumn { .. } => Self::CODES[2],
            Self::TwoColumns { .. } => Self::CODES[3],
            Self::NoReadings { .. } => Self::CODES[4],
        }
    }

    /// Line of the fault, from 1, where there is one.
    #[must_use]
    pub const fn line(&self) -> Option<u64> {
        match self {
            Self::Table { cause } => cause.line(),
            Self::MissingColumn { .. } | Self::TwoColumns { .. } => Some(1),
            Self::NoReadings { first: Some(row) } => Some(row.line),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Rep,
    Time,
    Lactate,
    HeartRate,
    Speed,
    SpeedKmH,
}

impl Column {
    fn named(cell: &str) -> Option<Self> {
        Some(match header_name(cell).as_str() {
            "rep" | "repetition" | "interval" => Self::Rep,
            "time_s" | "time" | "t" | "t_s" | "seconds" | "elapsed_s" => Self::Time,
            "lactate" | "lactate_mmol_l" | "la" | "bla" | "mmol_l" => Self::Lactate,
            "heart_rate" | "heart_rate_bpm" | "hr" | "hr_bpm" | "bpm" => Self::HeartRate,
            "speed" | "speed_m_s" => Self::Speed,
            "speed_km_h" | "kph" | "km_h" => Self::SpeedKmH,
            _ => return None,
        })
    }
}

/// Reads a table of lactate readings from a file.
///
/// # Errors
///
/// [`ReadingsError::Io`] if the file cannot be read, otherwise as [`parse_readings`].
pub fn read_readings(path: impl AsRef<Path>) -> Result<LactateReadings, ReadingsError> {
    let path = path.as_ref();
    let bytes = std::fs::read(path)
        .map_err(|cause| ReadingsError::Io { path: path.to_path_buf(), cause })?;
    parse_readings(&bytes)
}

/// Reads a table of lactate readings: a header row, then one row for each reading.
///
/// Columns `rep` (the number of the repetition, taken at its end) or `time_s` (seconds, or `m:ss`, since
/// the session began), `lactate` in mmol/L, and where noted `heart_rate_bpm` and `speed_m_s`. Other
/// columns are passed over; lines that begin with `#` too. Where a row has both a repetition and a time,
/// the time holds. A bad row is refused with its line and why, and the others are kept.
///
/// ```
/// use stadion_formats::parse_readings;
///
/// let read = parse_readings(b"rep,lactate\n1,2.6\n2,zwei\n3,3.2\n")?;
/// assert_eq!(read.readings.len(), 2);
/// assert_eq!(read.refused[0].line, 3);
/// # Ok::<(), stadion_formats::ReadingsError>(())
/// ```
///
/// # Errors
///
/// [`ReadingsError::Table`] if the header is no text; [`ReadingsError::MissingColumn`] without `lactate`, or without both `rep` and `time_s`;
/// [`ReadingsError::NoReadings`] if no row was taken.
pub fn parse_readings(bytes: &[u8]) -> Result<LactateReadings, ReadingsError> {
    let rows = Rows::new(bytes).map_err(|cause| ReadingsError::Table { cause })?;
    let columns: Vec<Option<Column>> = rows.header.iter().map(|c| Column::named(c)).collect();
    let second = |&i: &usize| columns[i].is_some_and(|c| columns[..i].contains(&Some(c)));
    if let Some(column) = (0..columns.len()).find(second) {
        return Err(ReadingsError::TwoColumns { column: column + 1 });
    }
    let missing = |what, accepted| ReadingsError::MissingColumn { what, accepted };
    if !columns.contains(&Some(Column::Lactate)) {
        return Err(missing("lactate", "`lactate` or `lactate_mmol_l`"));
    }
    if !(columns.contains(&Some(Column::Rep)) || columns.contains(&Some(Column::Time))) {
        return Err(missing("the place of a reading", "`rep` or `time_s`"));
    }
    let mut readings = Vec::new();
    let comma = rows.comma;
    let refused = rows.each(|_, record| {
        readings.push(row(&columns, record, comma)?);
        Ok(())
    });
    if readings.is_empty() {
        return Err(ReadingsError::NoReadings { first: refused.into_iter().next() });
    }
    Ok(LactateReadings::new(readings).with_refused(refused))
}

/// One reading, or why the row gives none.
fn row(
    columns: &[Option<Column>],
    record: &csv::ByteRecord,
    comma: bool,
) -> Result<LactateReading, String> {
    let cell = |column: Column| {
        let at = columns.iter().position(|c| *c == Some(column))?;
        let text = String::from_utf8_lossy(record.get(at)?).into_owned();
        (!is_missing(text.as_bytes())).then_some(text)
    };
    let number = |column: Column, what: &str| {
        let Some(text) = cell(column) else { return Ok(None) };
        let value = cells::number(text.as_bytes(), comma || cells::decimal_comma(text.as_bytes()));
        value.map(Some).ok_or_else(|| format!("\"{text}\" is no {what}"))
    };
    let lactate = number(Column::Lactate, "lactate")?.ok_or("no lactate")?;
    let measured = Lactate::from_millimoles_per_liter(lactate).ok();
    // A meter shows "low" below its range, so a lactate of 0 is a missing one.
    let measured = measured.filter(|_| (LEAST..=MOST).contains(&lactate));
    let lactate = measured.ok_or_else(|| {
        format!("a lactate of {lactate} mmol/L is outside {LEAST} to {MOST}, what meters show")
    })?;
    let rep = match number(Column::Rep, "number of a repetition")? {
        Some(rep) if (1.0..=1000.0).contains(&rep) && rep.fract() == 0.0 =>
        {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked to be a whole number between 1 and 1000"
            )]
            Some(ReadingPlace::Rep(rep as u32))
        }
        Some(rep) => return Err(format!("{rep} is no number of a repetition")),
        None => None,
    };
    let time = match cell(Column::Time) {
        Some(text) => {
            let time = match cells::number(text.as_bytes(), comma) {
                Some(seconds) => Duration::try_from_secs_f64(seconds).ok(),
                None => text.parse::<SplitTime>().ok().map(SplitTime::duration),
            };
            let time = time.filter(|time| *time <= LONGEST);
            let time = time.ok_or_else(|| format!("\"{text}\" is no time within a session"))?;
            Some(ReadingPlace::Time(time))
        }
        None => None,
    };
    let at = time.or(rep).ok_or("neither a repetition nor a time")?;
    let hr = number(Column::HeartRate, "heart rate")?
        .map(|bpm| HeartRate::from_bpm(bpm).map_err(|e| e.to_string()))
        .transpose()?;
    let m_s = number(Column::Speed, "speed")?;
    let speed = m_s.or(number(Column::SpeedKmH, "speed")?.map(|v| v / 3.6));
    let speed = speed
        .map(|v| {
            let speed = Speed::from_meters_per_second(v).ok().filter(|_| SPEEDS.contains(&v));
            speed.ok_or_else(|| {
                let (lo, hi) = (SPEEDS.start(), SPEEDS.end());
                format!(
                    "{} m/s is outside {lo} to {hi}, what repetitions are run in",
                    (v * 100.0).round() / 100.0
                )
            })
        })
        .transpose()?;
    Ok(LactateReading::new(at, lactate).with_hr(hr).with_speed(speed))
}

/// What hand-held meters show, in mmol/L.
const LEAST: f64 = 0.3;
const MOST: f64 = 35.0;

/// No session of repetitions is longer.
const LONGEST: Duration = Duration::from_hours(24);

/// From a slow walk to faster than anybody runs, in metres a second.
const SPEEDS: core::ops::RangeInclusive<f64> = 0.5..=13.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_rows_cost_nothing_but_themselves() {
        let text = "# morning\nrep;lactate;hr;speed [km/h]\n1;2,6;168;15,8\n2;0;170;\n3;40;170;\n\
                    4;nan;170;\nfive;3;170;\n6;3,1;400;\n7;3,2;-;\n;3,2;;\n0;3;;\n";
        let read = parse_readings(text.as_bytes()).unwrap();
        assert_eq!(read.readings.len(), 2, "{read:?}");
        let first = read.readings[0];
        assert_eq!(first.at, ReadingPlace::Rep(1));
        assert!((first.lactate.millimoles_per_liter() - 2.6).abs() < 1e-12);
        assert!((first.speed.unwrap().meters_per_second() - 15.8 / 3.6).abs() < 1e-12);
        assert_eq!(read.readings[1].hr, None);
        let lines: Vec<u64> = read.refused.iter().map(|r| r.line).collect();
        assert_eq!(lines, [4, 5, 6, 7, 8, 10, 11]);
        assert!(read.refused[1].why.contains("40"), "{:?}", read.refused);
    }

    #[test]
    fn a_time_in_place_of_a_repetition() {
        let read =
            parse_readings(b"time_s,lactate_mmol_l,heart_rate_bpm\n480,2.2,\n16:30,3.0,171\n")
                .unwrap();
        let at: Vec<ReadingPlace> = read.readings.iter().map(|r| r.at).collect();
        let time = |s| ReadingPlace::Time(Duration::from_secs(s));
        assert_eq!(at, [time(480), time(990)]);
        assert_eq!(read.readings[1].hr, HeartRate::from_bpm(171.0).ok());
    }

    #[test]
    fn rows_that_hide_something_are_left_out() {
        let refused = |text: &str| {
            let read = parse_readings(format!("{text}5,2.5,\n").as_bytes()).unwrap();
            assert_eq!(read.readings.len(), 1, "{text}");
            read.refused.first().map(|row| row.why.clone()).unwrap_or_default()
        };
        // A decimal comma, a speed in km/h, one of a snail, a time in another year.
        assert!(refused("rep,lactate,hr\n1,2,6,168\n").contains("4 cells under 3"));
        assert!(refused("rep,lactate,speed\n1,2.6,15.8\n").contains("15.8 m/s"));
        assert!(refused("rep,lactate,speed\n1,2.6,0.01\n").contains("0.5 to 13"));
        assert!(refused("time_s,lactate,hr\n1e9,2.6,\n").contains("no time within a session"));
        let read = parse_readings(b"rep,lactate\n1,\"2,6\"\n").unwrap();
        assert!((read.readings[0].lactate.millimoles_per_liter() - 2.6).abs() < 1e-12);
        let error = parse_readings(b"rep,lactate,la\n1,2.6,9\n").unwrap_err();
        assert_eq!((error.code(), error.line()), ("two-columns", Some(1)));
    }

    #[test]
    fn what_gives_nothing_is_refused() {
        for (text, code, line) in [
            ("", "missing-column", Some(1)),
            ("rep,hr\n1,170\n", "missing-column", Some(1)),
            ("lactate\n3\n", "missing-column", Some(1)),
            ("rep,lactate\n", "no-readings", None),
            ("rep,lactate\n1,x\n", "no-readings", Some(2)),
            ("rip,lactate\n", "missing-column", Some(1)),
        ] {
            let error = parse_readings(text.as_bytes()).unwrap_err();
            assert_eq!((error.code(), error.line()), (code, line), "{text}");
        }
        let error = parse_readings(b"rep\xff,lactate\n1,3\n").unwrap_err();
        assert_eq!((error.code(), error.line()), ("bad-table", Some(1)));
        let error = read_readings("no/such.csv").unwrap_err();
        assert_eq!((error.code(), error.line()), ("cannot-read", None));
    }
}

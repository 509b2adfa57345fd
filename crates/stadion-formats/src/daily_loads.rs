//! Tables of daily load, one row a day.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use stadion_types::{RefusedRow, Sport};

use crate::cells::{self, Rows, header_name, is_missing};
use crate::error::ReadError;
use crate::sport::sport_of_name;

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
    /// Two columns of one name.
    #[error("two columns are called `{column}`")]
    TwoColumns {
        /// The name.
        column: &'static str,
    },
    /// Loads by several methods, which never add up, and none was chosen.
    #[error("loads by {}; choose one method, as their numbers stand on different scales", methods.join(", "))]
    SeveralMethods {
        /// The methods, by name.
        methods: Vec<String>,
    },
    /// A method that the table has no load by.
    #[error("no load by {method}; the table has {}", if methods.is_empty() { "no method".to_owned() } else { methods.join(", ") })]
    NoSuchMethod {
        /// The method.
        method: String,
        /// Those that the table has, by name.
        methods: Vec<String>,
    },
}

impl DailyLoadsFileError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 7] = [
        "cannot-read",
        "bad-table",
        "missing-column",
        "no-days",
        "two-columns",
        "several-methods",
        "no-such-method",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => Self::CODES[0],
            Self::Table { .. } => Self::CODES[1],
            Self::MissingColumn { .. } => Self::CODES[2],
            Self::NoDays { .. } => Self::CODES[3],
            Self::TwoColumns { .. } => Self::CODES[4],
            Self::SeveralMethods { .. } => Self::CODES[5],
            Self::NoSuchMethod { .. } => Self::CODES[6],
        }
    }

    /// Line of the fault, from 1, where there is one.
    #[must_use]
    pub const fn line(&self) -> Option<u64> {
        match self {
            Self::Table { cause } => cause.line(),
            Self::MissingColumn { .. } | Self::TwoColumns { .. } => Some(1),
            Self::NoDays { first: Some(row) } => Some(row.line),
            _ => None,
        }
    }
}

/// One row of a table of daily loads.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DailyLoadRow {
    /// The day.
    pub date: NaiveDate,
    /// The load; `None` for an empty one, and for one that could not be read.
    pub load: Option<f64>,
    /// The sport, where the row states one.
    pub sport: Option<Sport>,
    /// The method by which the load was computed, where the row states one.
    pub method: Option<String>,
}

/// What a table of daily loads holds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DailyLoadTable {
    /// The rows in their order.
    pub rows: Vec<DailyLoadRow>,
    /// The rows, or their loads, that could not be read, with their line and why.
    pub refused: Vec<RefusedRow>,
}

impl DailyLoadTable {
    /// The rows of one method, and rest and unknown days without any. A sport of a day that has a load by
    /// other methods only, or by one that is not named, has an empty one by this: the day is unknown, and no session
    /// counts as none.
    ///
    /// # Errors
    ///
    /// [`DailyLoadsFileError::SeveralMethods`] where the table has several and none was chosen,
    /// [`DailyLoadsFileError::NoSuchMethod`] where it has none of that name.
    pub fn of_method(self, method: Option<&str>) -> Result<Vec<DailyLoadRow>, DailyLoadsFileError> {
        let named: BTreeSet<&str> = self.rows.iter().filter_map(|r| r.method.as_deref()).collect();
        let methods = || named.iter().map(|&m| m.to_owned()).collect();
        match method {
            None if named.len() > 1 => {
                return Err(DailyLoadsFileError::SeveralMethods { methods: methods() });
            }
            None => return Ok(self.rows),
            Some(method) if !named.contains(method) => {
                let method = method.to_owned();
                return Err(DailyLoadsFileError::NoSuchMethod { method, methods: methods() });
            }
            Some(_) => {}
        }
        // A load by a method that is not named is none by this one.
        let states_no_load =
            |row: &DailyLoadRow| row.method.is_none() && row.load.is_none_or(|load| load <= 0.0);
        let of_it = |row: &DailyLoadRow| row.method.as_deref() == method;
        let (mut rows, others): (Vec<_>, Vec<_>) =
            self.rows.into_iter().partition(|row| of_it(row) || states_no_load(row));
        let mut days: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            days.entry(row.date).or_default().push(place);
        }
        for DailyLoadRow { date, load, sport, .. } in others {
            let places = days.entry(date).or_default();
            let trained = load != Some(0.0);
            // Whether a row tells what this sport of the day was: one of the whole day does, and one
            // of rest does not where another method knows of training.
            let tells = |&place: &usize| {
                let row: &DailyLoadRow = &rows[place];
                let rest = row.method.is_none() && row.load == Some(0.0);
                let same = row.sport == sport || sport.is_none();
                !trained || (same && !rest) || (row.sport.is_none() && of_it(row))
            };
            if places.iter().any(tells) {
                continue;
            }
            if let Some(&place) = places.iter().find(|place| rows[**place].sport == sport) {
                rows[place].load = None;
            } else {
                places.push(rows.len());
                rows.push(DailyLoadRow { date, load: None, sport, method: None });
            }
        }
        Ok(rows)
    }
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
/// date as `2026-05-31`. With a column `sport` or `method` there is one row for each sport and method
/// of a day. Other columns are passed over; lines that begin with `#` too.
///
/// An empty load is a day of which nothing is known, and 0 a day of rest. A load that is no number
/// leaves its day unknown and is told with its line.
///
/// ```
/// use stadion_formats::parse_daily_loads;
///
/// let table = parse_daily_loads(b"date,load\n2026-05-01,80\n2026-05-02,\n2026-05-03,many\n")?;
/// assert_eq!(table.rows.iter().map(|row| row.load).collect::<Vec<_>>(), [Some(80.0), None, None]);
/// assert_eq!(table.refused[0].line, 4);
/// # Ok::<(), stadion_formats::DailyLoadsFileError>(())
/// ```
///
/// # Errors
///
/// [`DailyLoadsFileError`] for a header that is no text, lacks a column or has it twice, and for a
/// table without a day.
pub fn parse_daily_loads(bytes: &[u8]) -> Result<DailyLoadTable, DailyLoadsFileError> {
    let table = Rows::new(bytes).map_err(|cause| DailyLoadsFileError::Table { cause })?;
    let names: Vec<String> = table.header.iter().map(|cell| header_name(cell)).collect();
    let place = |column: &'static str| {
        let mut places = (0..names.len()).filter(|&place| names[place] == column);
        match (places.next(), places.next()) {
            (place, None) => Ok(place),
            _ => Err(DailyLoadsFileError::TwoColumns { column }),
        }
    };
    let need = |column| place(column)?.ok_or(DailyLoadsFileError::MissingColumn { column });
    let (date_at, load_at) = (need("date")?, need("load")?);
    let (sport_at, method_at) = (place("sport")?, place("method")?);
    let by_comma = table.comma;
    let mut rows = Vec::new();
    let refused = table.each(|_, record| {
        let text = |at: Option<usize>| {
            let cell = at.and_then(|at| record.get(at)).filter(|cell| !is_missing(cell));
            cell.map(|cell| String::from_utf8_lossy(cell).into_owned())
        };
        let date = text(Some(date_at)).unwrap_or_default();
        let date = date
            .parse::<NaiveDate>()
            .map_err(|_| format!("\"{date}\" is no date such as 2026-05-31"))?;
        let cell = record.get(load_at).unwrap_or_default();
        let comma = by_comma || cells::decimal_comma(cell);
        let (load, told) = match cells::number(cell, comma) {
            _ if is_missing(cell) => (None, Ok(())),
            Some(load) if load >= 0.0 => (Some(load), Ok(())),
            _ => {
                let cell = String::from_utf8_lossy(cell);
                (None, Err(format!("\"{cell}\" is no load from 0 on")))
            }
        };
        let sport = text(sport_at).and_then(|name| sport_of_name(&name));
        rows.push(DailyLoadRow { date, load, sport, method: text(method_at) });
        told
    });
    if rows.is_empty() {
        return Err(DailyLoadsFileError::NoDays { first: refused.into_iter().next() });
    }
    Ok(DailyLoadTable { rows, refused })
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;

    use super::*;

    fn parse(text: &str) -> Result<DailyLoadTable, DailyLoadsFileError> {
        parse_daily_loads(text.as_bytes())
    }

    #[test]
    fn sports_and_methods_are_columns() {
        let table = parse(
            "date;load;Sport;method\n2026-05-01;80,5;trail run;trimp\n2026-05-01;40;ride;trimp\n\
             2026-05-01;300;run;session-rpe\n2026-05-02;0;;\n2026-05-03;120;run;session-rpe\n",
        )
        .unwrap();
        assert_eq!(table.rows[0].load, Some(80.5));
        let sports: Vec<_> = table.rows.iter().map(|row| row.sport).collect();
        let run = Some(Sport::Running);
        assert_eq!(sports, [run, Some(Sport::Cycling), run, None, run]);

        let error = table.clone().of_method(None).unwrap_err();
        assert_eq!(error.code(), "several-methods");
        assert!(error.to_string().starts_with("loads by session-rpe, trimp; "), "{error}");
        let error = table.clone().of_method(Some("x")).unwrap_err();
        assert_eq!(error.code(), "no-such-method");
        let trimp = table.of_method(Some("trimp")).unwrap();
        let loads: Vec<_> = trimp.iter().map(|row| (row.date.to_string(), row.load)).collect();
        // The third day has a load by the other method only: by this one nothing is known of it.
        let day = |day: u8, load| (format!("2026-05-0{day}"), load);
        let expected = [day(1, Some(80.5)), day(1, Some(40.0)), day(2, Some(0.0)), day(3, None)];
        assert_eq!(loads, expected);
    }

    /// Nor is a load whose method nobody knows one by this method.
    #[test]
    fn a_load_without_a_method_is_unknown() {
        let table = parse(
            "date,load,method\n2026-05-01,80,trimp\n2026-05-02,300,\n2026-05-03,0,\n2026-05-04,,\n",
        );
        let trimp = table.unwrap().of_method(Some("trimp")).unwrap();
        let mut loads: Vec<_> = trimp.iter().map(|row| (row.date.day(), row.load)).collect();
        loads.sort_by_key(|(day, _)| *day);
        assert_eq!(loads, [(1, Some(80.0)), (2, None), (3, Some(0.0)), (4, None)]);
    }

    /// A session that has no load by the method is not one of no load.
    #[test]
    fn what_only_another_method_knows_is_unknown() {
        let table = parse(
            "date,load,sport,method\n2026-05-01,80,run,trimp\n2026-05-01,300,run,session-rpe\n\
             2026-05-01,200,strength,session-rpe\n2026-05-02,0,,\n2026-05-02,200,run,session-rpe\n\
             2026-05-03,90,,trimp\n2026-05-03,250,run,session-rpe\n2026-05-04,0,,\n\
             2026-05-04,0,run,session-rpe\n2026-05-05,0,,\n2026-05-05,70,,session-rpe\n\
             2026-05-06,0,run,session-rpe\n",
        );
        let trimp = table.unwrap().of_method(Some("trimp")).unwrap();
        let of = |day: u32, sport: Option<Sport>| {
            let rows = trimp.iter().filter(|r| r.date.day() == day && r.sport == sport);
            rows.map(|row| row.load).collect::<Vec<_>>()
        };
        let (run, strength) = (Some(Sport::Running), Some(Sport::Strength));
        assert_eq!((of(1, run), of(1, strength)), (vec![Some(80.0)], vec![None]));
        // Said to be rest, and another method has a run.
        assert_eq!((of(2, None), of(2, run)), (vec![Some(0.0)], vec![None]));
        // One row for the whole day.
        assert_eq!((of(3, None), of(3, run)), (vec![Some(90.0)], vec![]));
        assert_eq!((of(4, None), of(4, run)), (vec![Some(0.0)], vec![]));
        assert_eq!(of(5, None), [None]);
        assert_eq!(of(6, run), [None]);
    }

    #[test]
    fn what_gives_nothing_is_refused() {
        for (text, code, line) in [
            ("", "missing-column", Some(1)),
            ("date,weight\n2026-05-01,70\n", "missing-column", Some(1)),
            ("date,load,load\n2026-05-01,70,80\n", "two-columns", Some(1)),
            ("date,load\n", "no-days", None),
            ("date,load\n1 May,70\n", "no-days", Some(2)),
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!((error.code(), error.line()), (code, line), "{text}");
        }
        let table = parse("date,load\n\n2026-05-01,1,2\n2026-05-02,-3\n2026-05-03,4,\n").unwrap();
        let lines: Vec<_> = table.refused.iter().map(|row| row.line).collect();
        assert_eq!((lines, table.rows.len()), (vec![3, 4], 2));
        assert!(table.refused[0].why.contains("3 cells under 2 columns"));
    }

    #[test]
    fn lines_are_counted_as_an_editor_does() {
        let text = "# a\ndate,load\n\n2026-05-01,x\n# b\n\n  \n2026-05-02,y\n2026-05-03,z\n";
        for text in [text.to_owned(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            let lines: Vec<_> = parse(&text).unwrap().refused.iter().map(|row| row.line).collect();
            assert_eq!(lines, [4, 8, 9], "{text:?}");
        }
    }
}

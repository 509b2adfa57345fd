//! The ledger as a table for programs of statistics.

use core::fmt::Write as _;

use chrono::{NaiveDate, SecondsFormat};

use super::{DayState, Ledger, LedgerSession};

/// Columns before those of the methods.
const COLUMNS: [&str; 9] = [
    "date",
    "status",
    "id",
    "start",
    "sport",
    "distance_m",
    "below_lt1_s",
    "between_lt1_lt2_s",
    "above_lt2_s",
];

impl Ledger {
    /// A table in CSV with a row for each session, and one for each day of rest and each unknown day
    /// between the first and the last, so that the days of a series are all there.
    ///
    /// | column | holds |
    /// | --- | --- |
    /// | `date` | the local day |
    /// | `status` | `trained`, `rest` or `unknown` |
    /// | `id`, `start`, `sport`, `distance_m` | of the session |
    /// | `below_lt1_s`, `between_lt1_lt2_s`, `above_lt2_s` | seconds by the two thresholds |
    /// | `load_<method>` | the load by each method, hyphens as underscores |
    /// | `coverage_<method>` | the share of the session that it rests on |
    ///
    /// What is missing is empty, and no 0; on a day of rest the loads are 0. The sum of a load's column by
    /// date is thus the daily load wherever no cell of that date is empty. Numbers have all their digits.
    ///
    /// ```
    /// use chrono::{TimeZone, Utc};
    /// use stadion_load::{ErasedLoad, Ledger, LedgerSession, LoadSource};
    ///
    /// let start = Utc.with_ymd_and_hms(2026, 5, 4, 16, 0, 0).single().ok_or("no such time")?;
    /// let load = ErasedLoad::new(88.5, "TRIMP", "banister-trimp", LoadSource::HeartRate, 1.0)?;
    /// let mut ledger = Ledger::default();
    /// ledger.insert(start.date_naive(), LedgerSession::new("a", start).with_load(load))?;
    /// let csv = ledger.to_csv();
    /// let mut lines = csv.lines();
    /// assert!(lines.next().is_some_and(|l| l.ends_with("load_banister_trimp,coverage_banister_trimp")));
    /// assert_eq!(lines.next(), Some("2026-05-04,trained,a,2026-05-04T16:00:00Z,,,,,,88.5,1"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_csv(&self) -> String {
        let methods: Vec<&str> = self.units.keys().map(String::as_str).collect();
        let mut csv = COLUMNS.join(",");
        for (kind, method) in columns(&methods) {
            csv.push(',');
            csv += &quoted(&format!("{kind}_{}", method.replace('-', "_")));
        }
        csv.push('\n');
        for (date, day) in self.days() {
            match day {
                DayState::Trained(sessions) => {
                    for session in sessions {
                        row(&mut csv, date, &methods, session);
                    }
                }
                DayState::Rest | DayState::Unknown => {
                    let _ = write!(csv, "{date},{}", day.as_str());
                    csv += &",".repeat(COLUMNS.len() - 2);
                    for (kind, _) in columns(&methods) {
                        let rests = kind == LOAD && day == DayState::Rest;
                        csv += if rests { ",0" } else { "," };
                    }
                    csv.push('\n');
                }
            }
        }
        csv
    }
}

const LOAD: &str = "load";

/// The columns of the methods: load and coverage side by side.
fn columns<'a>(methods: &'a [&str]) -> impl Iterator<Item = (&'static str, &'a str)> {
    methods.iter().flat_map(|method| [(LOAD, *method), ("coverage", *method)])
}

fn row(csv: &mut String, date: NaiveDate, methods: &[&str], session: &LedgerSession) {
    let start = session.start().to_rfc3339_opts(SecondsFormat::AutoSi, true);
    let id = quoted(session.id());
    let sport = session.sport().map_or("", stadion_types::Sport::as_str);
    // Writing into a string cannot fail.
    let _ = write!(csv, "{date},trained,{id},{start},{sport},");
    if let Some(distance) = session.distance() {
        let _ = write!(csv, "{}", distance.meters());
    }
    for zone in 0..3 {
        csv.push(',');
        if let Some(zones) = session.zones() {
            let _ = write!(csv, "{}", zones[zone].as_secs_f64());
        }
    }
    for (kind, method) in columns(methods) {
        csv.push(',');
        if let Some(load) = session.load(method) {
            let value = if kind == LOAD { load.amount() } else { load.coverage() };
            let _ = write!(csv, "{value}");
        }
    }
    csv.push('\n');
}

/// A cell in quotation marks where it has to be.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

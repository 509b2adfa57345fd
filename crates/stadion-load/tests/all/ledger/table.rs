//! The ledger as a table.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use stadion_load::{ErasedLoad, Ledger, LedgerSession, LoadSource};
use stadion_types::{Distance, Sport};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
}

fn at(day: u32, hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 5, day, hour, 30, 0).unwrap()
}

fn load(method: &'static str, amount: f64, coverage: f64) -> ErasedLoad {
    ErasedLoad::new(amount, method, method, LoadSource::HeartRate, coverage).unwrap()
}

fn ledger() -> Ledger {
    let mut ledger = Ledger::default();
    let run = LedgerSession::new("morning, easy", at(4, 6))
        .with_sport(Sport::Running)
        .with_distance(Distance::const_meters(8000.5))
        .with_zones([2400, 60, 0].map(Duration::from_secs))
        .with_load(load("session-rpe", 120.0, 1.0))
        .with_load(load("banister-trimp", 0.1 + 0.2, 0.8));
    ledger.insert(day(4), run).unwrap();
    let second =
        LedgerSession::new("say \"hard\"", at(4, 17)).with_load(load("session-rpe", 0.0, 1.0));
    ledger.insert(day(4), second).unwrap();
    ledger.mark_rest(day(5)).unwrap();
    ledger.insert(day(7), LedgerSession::new("b", at(7, 17))).unwrap();
    ledger
}

#[test]
fn a_row_for_each_session_and_each_other_day() {
    let expected = "\
date,status,id,start,sport,distance_m,below_lt1_s,between_lt1_lt2_s,above_lt2_s,\
load_banister_trimp,coverage_banister_trimp,load_session_rpe,coverage_session_rpe
2026-05-04,trained,\"morning, easy\",2026-05-04T06:30:00Z,running,8000.5,2400,60,0,0.30000000000000004,0.8,120,1
2026-05-04,trained,\"say \"\"hard\"\"\",2026-05-04T17:30:00Z,,,,,,,,0,1
2026-05-05,rest,,,,,,,,0,,0,
2026-05-06,unknown,,,,,,,,,,,
2026-05-07,trained,b,2026-05-07T17:30:00Z,,,,,,,,,
";
    assert_eq!(ledger().to_csv(), expected);
    let header =
        "date,status,id,start,sport,distance_m,below_lt1_s,between_lt1_lt2_s,above_lt2_s\n";
    assert_eq!(Ledger::default().to_csv(), header);
}

#[test]
fn each_row_has_a_cell_for_each_column() {
    let cells = |line: &str| {
        // Commas inside quotation marks are no ends of cells.
        let outside = line.split('"').step_by(2);
        1 + outside.map(|part| part.matches(',').count()).sum::<usize>()
    };
    let csv = ledger().to_csv();
    assert!(csv.lines().all(|line| cells(line) == 13), "{csv}");
}

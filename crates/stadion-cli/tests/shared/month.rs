//! A month of one runner: the training impulse of each file, against independent figures.
//!
//! Runs where `STADION_SHARED` names the folder; skipped where it does not.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use stadion_formats::{ReadOptions, read_path};
use stadion_load::{HeldHeartRate, SexConstants, TrimpCurve};
use stadion_physiology::{AboveMax, HeartRateRange, Sex};
use stadion_types::{HeartRate, Recording};

/// The rows of a table by the names of its columns.
fn rows(file: &Path) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(file).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned));
    let names: Vec<String> = lines.next().unwrap().collect();
    lines.map(|cells| names.iter().cloned().zip(cells).collect()).collect()
}

/// As the reference has it: each sample stands until the next one however long, the last for no time.
fn impulse(recording: &Recording, above_max: AboveMax, max_gap_s: f64) -> f64 {
    let bpm = HeartRate::const_bpm;
    let range = HeartRateRange::new(bpm(50.0), bpm(185.0)).unwrap();
    let men = SexConstants::Published.coefficients(Some(Sex::Male)).unwrap();
    let (values, _) = recording.heart_rate().unwrap().as_slice();
    let time_s = recording.time_s();
    let held = HeldHeartRate::new(time_s, values, *time_s.last().unwrap(), max_gap_s).unwrap();
    TrimpCurve::new(range, men, above_max).integrate(&held).value / 60.0
}

#[test]
fn the_training_impulse_of_a_month() {
    let Some(shared) = std::env::var_os("STADION_SHARED").map(PathBuf::from) else {
        println!("skipped: STADION_SHARED is not set");
        return;
    };
    let (mut days, mut exact, mut sessions) = (BTreeMap::<String, f64>::new(), 0, 0);
    for row in rows(&shared.join("oracle/load/real_month_trackeR_sessions.csv")) {
        let number = |column: &str| row[column].parse::<f64>().unwrap();
        let name = &row["file"];
        let file = shared.join(format!("activities/month/{name}.tcx.gz"));
        let import = read_path(file, &ReadOptions::default()).unwrap();
        let recording = &import.recordings[0];
        let missing = recording.heart_rate().unwrap().iter().any(|bpm| bpm.is_none());
        let all_samples = recording.len().to_string() == row["n"];
        // The reference leaves some records out, and a sample without a heart rate stands for no time
        // there, where here it ends the time of the one before it.
        let (max_gap_s, within) = match (missing, all_samples) {
            (true, _) => (1.0, 5e-3),
            (false, true) => (f64::INFINITY, 1e-9),
            (false, false) => (f64::INFINITY, 1e-4),
        };
        for (above_max, column) in
            [(AboveMax::Keep, "trimp_uncapped"), (AboveMax::Clamp, "trimp_hrr_capped_at_1")]
        {
            let (found, expected) = (impulse(recording, above_max, max_gap_s), number(column));
            assert!(
                (found - expected).abs() <= within * expected,
                "{name}: {found} for {expected}"
            );
        }
        exact += usize::from(within < 1e-8);
        *days.entry(row["day"].clone()).or_default() +=
            impulse(recording, AboveMax::Keep, max_gap_s);
        sessions += 1;
    }
    assert_eq!(sessions, 33);
    assert!(exact >= 20, "{exact}");
    // The file of 29 June, whose strap climbs to 225 bpm, is told on the page about load.
    let month = rows(&shared.join("oracle/load/real_month_trackeR_daily.csv"));
    assert_eq!(month.len(), 30);
    for row in month {
        let expected: f64 = row["trimp"].parse().unwrap();
        let found = days.get(&row["day"]).copied().unwrap_or(0.0);
        // On that day the strap was silent for nine minutes.
        let within = if row["day"] == "2013-06-08" { 5e-3 } else { 1e-4 };
        assert!((found - expected).abs() <= within * expected, "{}: {found}", row["day"]);
    }
}

//! Best efforts in a recording as it is read from its file, against independent figures.
//!
//! Runs where `STADION_SHARED` names the folder; skipped where it does not.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::path::PathBuf;

use stadion_formats::{ReadOptions, read_path};
use stadion_physiology::{BestEffortRule, best_efforts};
use stadion_types::Distance;

#[test]
fn best_efforts_of_a_half_marathon() {
    let Some(shared) = std::env::var_os("STADION_SHARED").map(PathBuf::from) else {
        println!("skipped: STADION_SHARED is not set");
        return;
    };
    let file = shared.join("activities/month/2013-06-30-070511.tcx.gz");
    let import = read_path(file, &ReadOptions::default()).unwrap();
    let figures = shared.join("oracle/load/run_halfmarathon_trackeR_20130630.json");
    let figures: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(figures).unwrap()).unwrap();
    let expected = figures["best_effort_s"].as_object().unwrap();
    assert_eq!(expected.len(), 8);
    for (target, seconds) in expected {
        let target = Distance::from_meters(target.parse().unwrap()).unwrap();
        let found =
            best_efforts(&import.recordings[0], &[target], BestEffortRule::default()).unwrap();
        let (found, seconds) = (found[0].unwrap().time_s, seconds.as_f64().unwrap());
        assert!((found - seconds).abs() <= 1e-9 * seconds, "{target}: {found} for {seconds}");
    }
}

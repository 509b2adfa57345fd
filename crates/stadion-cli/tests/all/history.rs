//! `stadion review --history` on a folder that was made for it.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use stadion::types::{Recording, Speed};
use stadion_testkit::{Device, Laps, Leg, SessionPlan, Simulation, SyntheticAthlete};

use crate::common::{json, refusal, text};

/// Runs on every other day: more than the twelve weeks that a habit shows in.
const RUNS: u32 = 45;

fn day(n: u32) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_454 + i64::from(n)) + TimeDelta::hours(17)
}

fn run(minutes: u64, start: DateTime<Utc>, seed: u64) -> Recording {
    let easy = Speed::const_meters_per_second(2.7);
    let plan = SessionPlan::new([Leg::warm_up(Duration::from_secs(60 * minutes), easy)]);
    let mut simulation = Simulation::new(SyntheticAthlete::recreational(), plan);
    simulation.device = Device { laps: Laps::None, ..Device::watch() };
    (simulation.start, simulation.seed) = (start, seed);
    simulation.run().unwrap().recording
}

/// A TCX file with every fifth second.
fn tcx(recording: &Recording) -> String {
    let at = |s: f64| recording.start() + TimeDelta::from_std(Duration::from_secs_f64(s)).unwrap();
    let format = "%Y-%m-%dT%H:%M:%SZ";
    let start = at(0.0).format(format);
    let mut text = format!(
        "<TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\">\
         <Activities><Activity Sport=\"Running\"><Id>{start}</Id><Lap StartTime=\"{start}\"><Track>"
    );
    let (way, heart) = (recording.distance_m().unwrap(), recording.heart_rate().unwrap());
    for (i, s) in recording.time_s().iter().enumerate().step_by(5) {
        write!(text, "<Trackpoint><Time>{}</Time>", at(*s).format(format)).unwrap();
        if let Some(m) = way.get(i) {
            write!(text, "<DistanceMeters>{m:.2}</DistanceMeters>").unwrap();
        }
        if let Some(bpm) = heart.get(i) {
            write!(text, "<HeartRateBpm><Value>{bpm:.0}</Value></HeartRateBpm>").unwrap();
        }
        text.push_str("</Trackpoint>");
    }
    text + "</Track></Lap></Activity></Activities></TrainingCenterDatabase>"
}

fn write(path: &Path, recording: &Recording) {
    std::fs::write(path, tcx(recording)).unwrap();
}

/// A folder of its own, with the long run that is reviewed in it.
fn folder(name: &str) -> (PathBuf, PathBuf) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    for half in ["winter", "spring"] {
        std::fs::create_dir_all(folder.join(half)).unwrap();
    }
    for n in 0..RUNS {
        let half = if n < 20 { "winter" } else { "spring" };
        let minutes = 28 + u64::from(n * 7 % 5);
        let path = folder.join(half).join(format!("run-{n:02}.tcx"));
        write(&path, &run(minutes, day(2 * n), n.into()));
    }
    let long = folder.join("long.tcx");
    write(&long, &run(80, day(2 * RUNS), 99));
    // What is no part of the history.
    write(&folder.join("again.TCX"), &run(80, day(2 * RUNS), 99));
    std::fs::copy(folder.join("winter/run-03.tcx"), folder.join("copy.tcx")).unwrap();
    write(&folder.join("later.tcx"), &run(30, day(2 * RUNS + 2), 100));
    std::fs::write(folder.join("broken.fit"), b"no FIT file").unwrap();
    std::fs::write(folder.join("notes.txt"), b"not a recording").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder, folder.join("around.tcx")).unwrap();
    (folder, long)
}

#[test]
fn a_run_without_a_sensor_is_told_by_the_others() {
    let (folder, _) = folder("history-without-strap");
    let athlete = folder.join("athlete.toml");
    let profile =
        "sex = \"male\"\n[heart_rate]\nmax_bpm = 190\nresting_bpm = 50\nthreshold_bpm = 170\n";
    std::fs::write(&athlete, profile).unwrap();
    let bare = folder.join("bare.tcx");
    let mut lines = tcx(&run(30, day(2 * RUNS), 99));
    while let Some(from) = lines.find("<HeartRateBpm>") {
        let to = lines.find("</HeartRateBpm>").unwrap() + "</HeartRateBpm>".len();
        lines.replace_range(from..to, "");
    }
    std::fs::write(&bare, lines).unwrap();
    let args = [
        "review",
        bare.to_str().unwrap(),
        "--athlete",
        athlete.to_str().unwrap(),
        "--history",
        folder.to_str().unwrap(),
    ];
    let review = json(&args);
    assert_eq!(review["load_choice"]["load"], Value::Null);
    let estimate = &review["history"]["load_estimate"];
    let number = |key: &str| estimate[key].as_f64().unwrap();
    assert_eq!(estimate["load"]["status"], "estimated", "{}", review["history"]["refusals"]);
    let amount = estimate["load"]["amount"].as_f64().unwrap();
    assert!(number("lo") <= amount && amount <= number("hi") && number("sessions") >= 40.0);
    assert!(text(&args).contains("earlier sessions:"));
}

fn strings<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|v| v[key].as_str().unwrap()).collect()
}

#[test]
fn a_folder_becomes_a_history_whose_bests_can_be_traced() {
    let (folder, long) = folder("history-folder");
    let args = ["review", long.to_str().unwrap(), "--history", folder.to_str().unwrap()];
    let review = json(&args);
    let history = &review["history"];
    let sessions = history["sessions"].as_array().unwrap();
    assert_eq!(sessions.len(), RUNS as usize);
    assert_eq!(history["begins"], "2026-01-01");
    assert_eq!(sessions[0]["id"], "winter/run-00.tcx");

    let out = history["left_out"].as_array().unwrap();
    let code = |id: &str| out.iter().find(|o| o["id"] == id).map(|o| o["code"].as_str().unwrap());
    assert_eq!(code("long.tcx"), Some("same-session"));
    assert_eq!(code("again.TCX"), Some("same-session"));
    assert!(code("copy.tcx").or_else(|| code("winter/run-03.tcx")) == Some("duplicate"));
    assert_eq!(code("later.tcx"), Some("later"));
    assert!(code("broken.fit").is_some() && code("notes.txt").is_none());
    assert_eq!(out.len(), 5);

    // 80 minutes after half an hour each time.
    assert_eq!(history["standing"], "extraordinary", "{}", history["reasons"]);
    assert_eq!(strings(&history["novelty"], "verdict")[0], "extraordinary");
    assert!(history["untold"].as_array().unwrap().iter().any(|w| w == "rest-after"));
    assert_eq!(history["base"]["consistent"], true);
    let ids: HashSet<&str> = sessions.iter().map(|s| s["id"].as_str().unwrap()).collect();
    let week = history["base"]["weeks"][0].as_array().unwrap();
    assert!(week.len() >= 3 && week.iter().all(|id| ids.contains(id.as_str().unwrap())));
    assert_eq!(history["summary"]["sessions"], 14, "thirteen before and this one");

    let bests = history["bests"].as_array().unwrap();
    assert!(!bests.is_empty());
    for best in bests {
        let field = match best["dimension"].as_str().unwrap() {
            "distance" => "distance_m",
            "duration" => "moving_s",
            "climb" => "climb_m",
            "load" => "load",
            other => panic!("{other}"),
        };
        let id = &best["best"]["id"];
        let session = sessions.iter().find(|s| s["id"] == *id).unwrap();
        assert_eq!(session[field], best["best"]["value"]);
        let most = |s: &Value| s[field].as_f64().filter(|_| s["kind"] == best["kind"]);
        let largest = sessions.iter().filter_map(most).fold(0.0, f64::max);
        assert_eq!(best["best"]["value"].as_f64(), Some(largest));
    }
    for best in history["best_times"].as_array().unwrap() {
        let path = folder.join(best["id"].as_str().unwrap());
        let alone = json(&["review", path.to_str().unwrap()]);
        let times = alone["best_times"].as_array().unwrap();
        let same = times.iter().find(|t| t["distance_m"] == best["distance_m"]).unwrap();
        assert_eq!(same["time_s"], best["time_s"]);
        assert_eq!(alone["history"], Value::Null);
    }
    let median = &history["medians"][0];
    assert!(median["of"].as_array().unwrap().iter().all(|id| ids.contains(id.as_str().unwrap())));

    let shown = text(&args);
    for part in
        ["45 sessions since 2026-01-01", "extraordinary", "base       consistent", "broken.fit"]
    {
        assert!(shown.contains(part), "{part}: {shown}");
    }
}

#[test]
fn a_folder_that_is_none_is_refused() {
    let file = "docs/example/activities/2026-04-14-single.fit";
    let refused = refusal(&["review", file, "--history", "docs/no-such-folder"]);
    assert_eq!(refused["code"], "cannot-read");
    assert_eq!(refused["file"], "docs/no-such-folder");
    let refused = refusal(&["review", file, "--history", file]);
    assert_eq!(refused["code"], "cannot-read");
    assert_eq!(refused["file"], file);
    let empty = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("history-empty");
    std::fs::create_dir_all(&empty).unwrap();
    let none = json(&["review", file, "--history", empty.to_str().unwrap()]);
    assert_eq!(none["history"]["standing"], "unknown");
    assert_eq!(none["history"]["left_out"].as_array().unwrap().len(), 0);
    // A folder of one session only is a history of nothing.
    let alone = json(&["review", file, "--history", "docs/example/activities"]);
    assert_eq!(alone["history"]["standing"], "unknown");
    assert_eq!(alone["history"]["sessions"].as_array().unwrap().len(), 0);
}

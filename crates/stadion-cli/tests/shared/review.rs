//! The program on real recordings and on whole pages around a workout.
//!
//! Runs where `STADION_SHARED` names the folder; skipped where it does not.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "test code")]

use std::path::{Path, PathBuf};

use crate::common::{json, stadion};
use serde_json::Value;
use stadion_formats::{ReadOptions, read_path};
use stadion_sessions::{Detection, Execution, RepEvidence};
use stadion_types::{Channel, Recording};

fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("STADION_SHARED").map(PathBuf::from);
    if folder.is_none() {
        println!("skipped: STADION_SHARED is not set");
    }
    folder
}

fn listed(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| endings.iter().any(|e| path.to_string_lossy().ends_with(e)))
        .collect();
    files.sort();
    files
}

fn review(path: &Path) -> Value {
    json(&["review", path.to_str().unwrap(), "--athlete", "docs/example/athlete.toml"])
}

#[test]
fn every_recording_is_reviewed_or_refused_with_a_reason() {
    let Some(shared) = shared() else { return };
    let activities = shared.join("activities");
    let mut files = listed(&activities, &[".fit"]);
    assert_eq!(files.len(), 19);
    let month = listed(&activities.join("month"), &[".tcx.gz"]);
    assert_eq!(month.len(), 33);
    files.extend(month);
    files.extend(listed(&activities.join("gpx"), &[".gpx.gz"]));
    let mut refused = Vec::new();
    for path in files {
        let output = stadion(&["--json", "review", path.to_str().unwrap()]);
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        match output.status.code() {
            Some(0) => {
                assert!(document["file"]["samples"].as_u64() > Some(0), "{}", path.display());
                assert!(
                    document["file"]["records"].as_u64() >= document["file"]["samples"].as_u64()
                );
            }
            Some(1) => {
                assert!(!document["error"]["message"].as_str().unwrap().is_empty());
                refused.push(path.file_name().unwrap().to_string_lossy().into_owned());
            }
            other => panic!("{}: {other:?}", path.display()),
        }
    }
    assert_eq!(refused, ["DeveloperData.fit", "Settings.fit", "WorkoutRepeatSteps.fit"]);
}

#[test]
fn maximal_efforts_are_found_by_their_laps() {
    let Some(shared) = shared() else { return };
    let name = "cycling_edge810_2x_maximal_efforts_cafe_stop_nohr.fit";
    let review = review(&shared.join("activities").join(name));
    let reps = review["reps"].as_array().unwrap();
    let lengths: Vec<f64> = reps.iter().map(|r| r["duration_s"].as_f64().unwrap()).collect();
    assert_eq!(lengths.len(), 2);
    assert!((lengths[0] - 300.0).abs() < 5.0 && (lengths[1] - 120.0).abs() < 5.0, "{lengths:?}");
    assert_eq!(reps[0]["hr_end_bpm"], Value::Null);
}

/// The file of two maximal efforts without its laps: power alone tells where they were. Its laps 2 and 4 say
/// 2735 to 3036 s and 8465 to 8586 s.
#[test]
fn maximal_efforts_are_found_without_laps() {
    let Some(shared) = shared() else { return };
    let name = "cycling_edge810_2x_maximal_efforts_cafe_stop_nohr.fit";
    let import = read_path(shared.join("activities").join(name), &ReadOptions::default()).unwrap();
    let ride = &import.recordings[import.longest().unwrap()];
    #[expect(clippy::cast_possible_truncation, reason = "as it was recorded")]
    let values =
        |channel| ride.channel(channel).unwrap().iter().map(|v| v.map(|v| v as f32)).collect();
    let bare = Recording::builder(ride.start(), ride.time_s().to_vec())
        .sport(ride.sport())
        .channel(Channel::Power, values(Channel::Power))
        .channel(Channel::Speed, values(Channel::Speed))
        .distance_m(ride.distance_m().unwrap().iter().collect())
        .pauses(ride.pauses().to_vec())
        .build()
        .unwrap();
    let found = Execution::find(&bare, &[], &Detection::default());
    assert_eq!(found.evidence, Some(RepEvidence::ChangePoints));
    let spans: Vec<(f64, f64)> =
        found.reps.iter().map(|r| (r.start_s, r.start_s + r.duration.as_secs_f64())).collect();
    assert_eq!(spans.len(), 2, "{spans:?}");
    for ((from, to), (start, end)) in spans.into_iter().zip([(2735.0, 3036.0), (8465.0, 8586.0)]) {
        let near = |a: f64, b: f64| (a - b).abs() <= 5.0;
        assert!(near(from, start) && near(to, end), "{from}..{to}, not {start}..{end}");
    }
}

fn page(shared: &Path, number: &str) -> Value {
    let name = listed(&shared.join("seeds"), &[".txt"])
        .into_iter()
        .find(|p| p.file_name().unwrap().to_string_lossy().starts_with(number))
        .unwrap_or_else(|| panic!("no page {number}"));
    json(&["session", name.to_str().unwrap()])
}

fn classes(review: &Value) -> Vec<String> {
    let list = review["classes"].as_array().unwrap();
    list.iter().map(|c| c["class"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn whole_pages_give_their_sessions() {
    let Some(shared) = shared() else { return };
    let single = page(&shared, "000");
    assert_eq!(classes(&single)[0], "single");
    assert_eq!(single["totals"]["distance_m"]["min"], 10_000.0);

    let ladder = page(&shared, "001");
    assert_eq!(classes(&ladder), ["speed-endurance", "ladder"]);
    assert_eq!(ladder["done"]["reps"], 12);
    assert!((ladder["done"]["work_s"].as_f64().unwrap() - 239.48).abs() < 1e-9);
    assert_eq!(ladder["totals"]["rest_s"]["max"], 1680.0);
    assert_eq!(ladder["recovery"]["stated"][0]["max_h"], 120.0);

    let sprint = page(&shared, "002");
    assert_eq!(classes(&sprint), ["sprint"]);
    assert!((sprint["done"]["work_s"].as_f64().unwrap() - 159.74).abs() < 1e-9);
    let (least, most) = (&sprint["totals"]["rest_s"]["min"], &sprint["totals"]["rest_s"]["max"]);
    assert_eq!((least.as_f64(), most.as_f64()), (Some(1200.0), Some(1440.0)));
    let rules: Vec<&str> = sprint["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["rule"].as_str().unwrap())
        .collect();
    assert!(rules.contains(&"written-pace-differs"), "{rules:?}");

    let prose = page(&shared, "003");
    assert_eq!(prose["totals"]["reps"], Value::Null);
    assert!(!prose["unknown"].as_array().unwrap().is_empty());
}

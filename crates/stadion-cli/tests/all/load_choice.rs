//! `stadion review`: the load that stands for a session.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::path::Path;

use serde_json::Value;

use crate::common::{json, stadion, text};

fn review<'a>(recording: &'a str, athlete: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["review", recording, "--athlete", athlete][..], more].concat()
}

#[test]
fn a_session_has_one_load_and_the_caller_may_choose_another() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/example");
    let recording = example.join("activities/2026-04-14-single.fit");
    let athlete = example.join("athlete.toml");
    let (recording, athlete) = (recording.to_str().unwrap(), athlete.to_str().unwrap());
    let load = |more: &[&str]| -> Value {
        json(&review(recording, athlete, more))["load_choice"]["load"].clone()
    };
    let heart = load(&[]);
    assert_eq!(heart["method"], "calibrated-banister-trimp");
    assert_eq!(heart["source"], "heart-rate");
    let speed = load(&["--load-without", "heart-rate"]);
    assert_eq!(speed["method"], "run-stress");
    assert_eq!(load(&["--load-method", "run-stress"]), speed);
    let rated = ["--load-without", "heart-rate", "--load-without", "speed", "--rpe", "5"];
    assert_eq!(load(&rated), Value::Null, "the rating has no scale");
    let rated = load(&[&rated[..], &["--threshold-rpe", "8"]].concat());
    assert_eq!(rated["method"], "calibrated-session-rpe");
    let shown = text(&review(recording, athlete, &[]));
    let amount = heart["amount"].as_f64().unwrap();
    let line = format!("threshold = 100: {amount:.1} (calibrated-banister-trimp)");
    assert!(shown.contains(&line), "{shown}");
    for wrong in [["--rpe", "11"], ["--load-without", "moon"], ["--load-method", "trimp"]] {
        assert!(!stadion(&review(recording, athlete, &wrong)).status.success(), "{wrong:?}");
    }
}

//! Decoupling in the review of a recording: a number with its verdict, and refusals with their reasons.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "test code")]

use std::fmt::Write as _;

use crate::common::{json, scratch, text};
use serde_json::Value;

/// A run at 3 m/s with heart rate from 140 to 150 bpm, one row a second; what differs by `row`.
fn run(name: &str, seconds: u32, row: impl Fn(u32) -> (Option<f64>, f64)) -> String {
    let mut csv = "time_s,speed_m_s,distance_m,heart_rate_bpm,altitude_m\n".to_owned();
    for t in 0..seconds {
        let (hr, altitude) = row(t);
        let hr = hr.map_or_else(String::new, |hr| format!("{hr:.3}"));
        writeln!(csv, "{t},3.0,{},{hr},{altitude:.1}", 3 * t).unwrap();
    }
    scratch(name, csv.as_bytes()).to_str().unwrap().to_owned()
}

fn rising(t: u32, seconds: u32) -> f64 {
    140.0 + 10.0 * f64::from(t) / f64::from(seconds)
}

fn refusals(document: &Value) -> Vec<String> {
    assert_eq!(document["decoupling"]["percent"], Value::Null);
    assert_eq!(document["decoupling"]["verdict"], Value::Null);
    let all = document["decoupling"]["refusals"].as_array().unwrap();
    all.iter().map(|reason| reason["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_steady_hour_is_judged() {
    let file = run("decoupling-hour.csv", 3600, |t| (Some(rising(t, 3600)), 100.0));
    let found = json(&["review", &file]);
    // 45 of the 60 minutes, from the tenth to the 55th: 141.667 to 149.167 bpm.
    let percent = found["decoupling"]["percent"].as_f64().unwrap();
    let by_hand = 100.0 * (1.0 - (141.667 + 145.417) / (145.417 + 149.167));
    assert!((percent - by_hand).abs() < 0.01, "{percent} {by_hand}");
    assert_eq!(found["decoupling"]["verdict"], "coupled");
    assert_eq!(found["decoupling"]["output"], "speed");
    assert!(text(&["review", &file]).contains("coupled"));
}

#[test]
fn each_refusal_has_its_own_reason() {
    let short = run("decoupling-short.csv", 1200, |t| (Some(rising(t, 1200)), 100.0));
    assert!(refusals(&json(&["review", &short])).contains(&"decoupling-too-short".to_owned()));
    // The strap failed in the second half.
    let gaps = run("decoupling-gaps.csv", 3600, |t| ((t < 1800).then(|| rising(t, 3600)), 100.0));
    let found = json(&["review", &gaps]);
    assert_eq!(refusals(&found)[0], "decoupling-heart-rate-coverage");
    // Up and down by 30 m in each kilometre.
    let hilly = run("decoupling-hilly.csv", 3600, |t| {
        (
            Some(rising(t, 3600)),
            100.0 + 15.0 * (f64::from(t) * 3.0 / 1000.0 * std::f64::consts::TAU).sin(),
        )
    });
    let found = json(&["review", &hilly]);
    assert_eq!(refusals(&found), ["decoupling-hilly"]);
    assert!(found["decoupling"]["raw_percent"].as_f64().unwrap() > 2.0);
    assert!(text(&["review", &hilly]).contains("not judged"));
    let no_strap = run("decoupling-none.csv", 3600, |_| (None, 100.0));
    let found = refusals(&json(&["review", &no_strap]));
    assert_eq!(found.len(), 1, "{found:?}");
}

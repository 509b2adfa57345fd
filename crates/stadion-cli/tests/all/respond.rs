//! `stadion respond`: the document, what the tests cannot tell, refusals with their place.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::common::{scratch, stadion};
use serde_json::Value;

/// 150 days; every seventh is rest, and of one nothing is known where `gap`.
fn loads(name: &str, gap: bool) -> PathBuf {
    let mut text = "date,load\n".to_owned();
    let first = "2026-01-05".parse::<chrono::NaiveDate>().unwrap();
    for (day, date) in first.iter_days().take(150).enumerate() {
        let load = if day % 7 == 0 { 0 } else { 40 + day * 37 % 71 };
        if !(gap && day == 30) {
            writeln!(text, "{date},{load}").unwrap();
        }
    }
    scratch(&format!("{name}_loads.csv"), text.as_bytes())
}

/// Tests every twelfth day that rise and wobble.
fn tests(name: &str, more: &str) -> PathBuf {
    let mut text = "date,performance\n".to_owned();
    let first = "2026-01-05".parse::<chrono::NaiveDate>().unwrap();
    for (i, date) in first.iter_days().skip(12).step_by(12).take(11).enumerate() {
        let wobble = [0.0, 2.0, -1.0, 1.5, -2.0, 0.5][i % 6];
        writeln!(text, "{date},{}", 300.0 + 1.5 * f64::from(u32::try_from(i).unwrap()) + wobble)
            .unwrap();
    }
    text += more;
    scratch(&format!("{name}_tests.csv"), text.as_bytes())
}

fn respond(loads: &Path, tests: &Path, more: &[&str]) -> Value {
    let mut all = vec!["respond", loads.to_str().unwrap(), tests.to_str().unwrap(), "--json"];
    all.extend(more);
    serde_json::from_slice(&stadion(&all).stdout).unwrap()
}

#[test]
fn few_tests_are_fitted_and_said_not_to_tell_the_constants() {
    let (loads, tests) = (loads("respond", false), tests("respond", ""));
    let found = respond(&loads, &tests, &[]);
    assert_eq!((&found["model"], &found["index"]), (&"banister".into(), &"next-day".into()));
    for name in ["p0", "k1", "k2", "tau1", "tau2"] {
        assert!(found["parameters"][name].is_f64(), "{name}");
        assert!(found["intervals"][name]["lo"].as_f64() <= found["parameters"][name].as_f64());
    }
    assert_eq!(found["identifiable"], false);
    assert!(
        found["why"].as_str().unwrap().contains("11 tests for 5 constants"),
        "{}",
        found["why"]
    );
    // Six tests are needed before the first is predicted.
    assert_eq!(found["skill_vs"]["tests"], 5);
    assert_eq!(found["skill_vs"]["refused"][0]["tests"], 6);
    assert!(found["skill_vs"]["mean"].is_f64() && found["skill_vs"]["last"].is_f64());
    assert!(found["sse"].is_f64() && found["r2"].is_f64());

    let text = stadion(&["respond", loads.to_str().unwrap(), tests.to_str().unwrap()]).stdout;
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("the tests do NOT tell the constants"), "{text}");
    assert!(text.contains("6 not predicted: 5 tests for 5 constants"), "{text}");
}

#[test]
fn the_index_is_part_of_the_answer() {
    let (loads, tests) = (loads("respond_index", false), tests("respond_index", ""));
    let next = respond(&loads, &tests, &[]);
    let same = respond(&loads, &tests, &["--index", "same-day"]);
    assert_eq!(same["index"], "same-day");
    assert_ne!(next["sse"], same["sse"]);
    let calvert = respond(&loads, &tests, &["--model", "calvert"]);
    assert_eq!(calvert["model"], "calvert");
    assert!(calvert["parameters"]["tau3"].is_f64());
}

#[test]
fn unknown_days_are_refused_or_told() {
    let (loads, regular) = (loads("respond_gap", true), tests("respond_gap", ""));
    let refused = respond(&loads, &regular, &[]);
    assert_eq!(refused["error"]["code"], "response-unknown-days");
    for rule in ["rest", "carry"] {
        let found = respond(&loads, &regular, &["--unknown", rule]);
        assert_eq!(found["unknown"], rule);
        assert_eq!(found["unknown_days"]["first"], "2026-02-04");
        assert_eq!(found["days"], 150);
    }
    let on_it = tests("respond_gap_on", "2026-02-04,301\n");
    let refused = respond(&loads, &on_it, &["--unknown", "carry"]);
    assert_eq!(refused["error"]["code"], "respond-test-on-unknown-day");
    assert_eq!(refused["error"]["line"], 13);
}

#[test]
fn what_cannot_be_is_refused_with_its_place() {
    let loads = loads("respond_refused", false);
    for (name, row, code, line) in [
        ("respond_late", "2026-09-01,300\n", "response-test-date", 13),
        ("respond_twice", "2026-01-17,300\n", "test-twice", 13),
    ] {
        let found = respond(&loads, &tests(name, row), &[]);
        assert_eq!(found["error"]["code"], code);
        assert_eq!(found["error"]["line"], line);
    }
    let few = scratch("respond_few.csv", b"date,performance\n2026-01-20,300\n2026-02-20,303\n");
    assert_eq!(respond(&loads, &few, &[])["error"]["code"], "response-fit-too-few-tests");
    let none = scratch("respond_none.csv", b"date,weight\n2026-01-20,70\n");
    assert_eq!(respond(&loads, &none, &[])["error"]["code"], "missing-column");
}

/// A bound of one's own holds, and the document says whose it is.
#[test]
fn a_search_goes_by_ones_own_bounds() {
    let (loads, tests) = (loads("bounds", false), tests("bounds", ""));
    let own = "[response.fitness-days.most]\nvalue = 30\nunit = \"d\"\nsource = \"own prior\"\n\
               [response.level]\nvalue = 0.5\nsource = \"half\"\n\
               [response.tests-for-each]\nvalue = 1\nsource = \"none\"\n";
    let own = scratch("bounds.toml", own.as_bytes());
    let found = respond(&loads, &tests, &["--constants", own.to_str().unwrap()]);
    assert!(found["parameters"]["tau1"].as_f64().unwrap() <= 30.0 + 1e-9);
    assert_eq!(found["intervals"]["p0"]["level"], 0.5);
    assert_eq!(found["skill_vs"]["calibration"]["level"], 0.5);
    assert!(!found["why"].as_str().unwrap().contains("11 tests for 5 constants"));
    let ids: Vec<_> = found["constants"].as_array().unwrap().iter().map(|c| &c["id"]).collect();
    assert_eq!(ids, ["response.fitness-days.most", "response.level", "response.tests-for-each"]);
}

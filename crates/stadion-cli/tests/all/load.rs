//! `stadion load`: conventions, unknown days, refusals.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "test code")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::common::{scratch, stadion};
use serde_json::Value;

fn table(name: &str, rows: &str) -> PathBuf {
    scratch(&format!("{name}.csv"), format!("date,load\n{rows}").as_bytes())
}

fn load(path: &Path, arguments: &[&str]) -> Value {
    let mut all = vec!["load", path.to_str().unwrap(), "--json"];
    all.extend(arguments);
    let done = stadion(&all);
    serde_json::from_slice(&done.stdout).unwrap()
}

/// 42 days of 100 from nothing, by three conventions.
#[test]
fn a_constant_load_by_each_convention() {
    let mut rows = String::new();
    let first = "2026-01-01".parse::<chrono::NaiveDate>().unwrap();
    for day in first.iter_days().take(42) {
        writeln!(rows, "{day},100").unwrap();
    }
    let path = table("load_constant", &rows);
    for (smoothing, fitness, fatigue) in [
        ("exact", 63.212_055_88, 99.752_124_78),
        ("reciprocal", 63.654_404_78, 99.845_746_57),
        ("span", 86.471_587_16, 99.999_434_32),
    ] {
        let found = load(&path, &["--smoothing", smoothing]);
        let last = found["days"][41].clone();
        assert!((last["fitness"].as_f64().unwrap() - fitness).abs() < 1e-6, "{last}");
        assert!((last["fatigue"].as_f64().unwrap() - fatigue).abs() < 1e-6, "{last}");
        assert_eq!(last["acute_chronic"]["rolling_coupled"], 1.0);
        assert_eq!(last["monotony"], Value::Null);
        assert!(last["undefined"].to_string().contains("each day has the same load"));
        assert_eq!(last["undefined"][0]["code"], "constant-days");
        assert_eq!(found["conventions"]["smoothing"], smoothing);
    }
    let previous = load(&path, &["--form", "previous-day"]);
    assert_eq!(previous["days"][0]["form"], 0.0);
}

#[test]
fn unknown_days_are_refused_or_told() {
    let path = table("load_unknown", "2026-05-01,80\n2026-05-02,0\n2026-05-04,\n2026-05-05,x\n");
    let refused = load(&path, &[]);
    assert_eq!(refused["error"]["code"], "unknown-days");
    let message = refused["error"]["message"].as_str().unwrap();
    assert!(message.contains("2026-05-03 to 2026-05-05"), "{message}");
    let carried = load(&path, &["--unknown", "carry"]);
    let status: Vec<_> = (0..5).map(|i| carried["days"][i]["status"].clone()).collect();
    assert_eq!(status, ["trained", "rest", "unknown", "unknown", "unknown"]);
    assert_eq!(carried["days"][1]["fitness"], carried["days"][4]["fitness"]);
    let rest = load(&path, &["--unknown", "rest"]);
    assert!(rest["days"][4]["fitness"].as_f64() < carried["days"][4]["fitness"].as_f64());
    assert!(rest["days"][4]["fitness_shares"]["unknown"].as_f64().unwrap() > 0.06);
    assert_eq!(rest["days"][4]["load"], Value::Null);
}

#[test]
fn what_cannot_be_is_refused_with_its_place() {
    for (name, rows, arguments, code) in [
        ("load_twice", "2026-05-01,80\n2026-05-01,0\n", vec![], "day-twice"),
        ("load_days", "2026-05-01,80\n", vec!["--fitness-days", "0"], "trend-days"),
        ("load_order", "2026-05-01,80\n", vec!["--fatigue-days", "50"], "trend-order"),
        ("load_seed", "2026-05-01,80\n", vec!["--seed", "mean:3"], "trend-seed-days"),
        ("load_empty", "", vec![], "no-days"),
        ("load_no_date", "31/5/2026,8\n", vec![], "no-days"),
        ("load_far", "0001-01-01,8\n9999-01-01,8\n", vec![], "series-too-long"),
    ] {
        let found = load(&table(name, rows), &arguments);
        assert_eq!(found["error"]["code"], code, "{name}: {found}");
    }
    let wrong = stadion(&["load", "x.csv", "--seed", "-3"]);
    assert_eq!(wrong.status.code(), Some(2));
}

/// Sports apart and together; two methods never add up.
#[test]
fn sports_and_methods() {
    let rows = "2026-05-01,80,running,trimp\n2026-05-01,40,cycling,trimp\n\
                2026-05-01,300,running,session-rpe\n2026-05-02,0,,\n2026-05-03,30,cycling,trimp\n";
    let path = scratch("load_sports.csv", format!("date,load,sport,method\n{rows}").as_bytes());
    assert_eq!(load(&path, &[])["error"]["code"], "several-methods");
    assert_eq!(load(&path, &["--method", "x"])["error"]["code"], "no-such-method");
    for (arguments, loads, status) in [
        (&["--method", "trimp"][..], [120.0, 0.0, 30.0], ["trained", "rest", "trained"]),
        (
            &["--method", "trimp", "--sport", "running"],
            [80.0, 0.0, 0.0],
            ["trained", "rest", "trained"],
        ),
    ] {
        let found = load(&path, arguments);
        for day in 0..3 {
            assert_eq!(found["days"][day]["load"], loads[day], "{arguments:?}");
            assert_eq!(found["days"][day]["status"], status[day], "{arguments:?}");
        }
    }
    let refused = load(&path, &["--method", "session-rpe"]);
    assert_eq!(refused["error"]["code"], "unknown-days");
    assert!(refused["error"]["message"].as_str().unwrap().contains("2026-05-03"));
    let twice = "date,load,sport\n2026-05-01,80,run\n2026-05-01,40,run\n";
    let twice = load(&scratch("load_sport_twice.csv", twice.as_bytes()), &[]);
    assert_eq!(twice["error"]["code"], "day-twice");
    assert!(twice["error"]["message"].as_str().unwrap().contains("with running"));
}

/// Form before and after the session and over a plan are told apart.
#[test]
fn a_plan_is_projected() {
    let record = table("load_record", "2026-05-01,80\n2026-05-02,0\n2026-05-03,100\n");
    // What the plan had said of a day that has passed does not count.
    let plan = table("load_plan", "2026-05-03,999\n2026-05-04,50\n2026-05-05,0\n");
    let found = load(&record, &["--plan", plan.to_str().unwrap()]);
    let alone = load(&record, &[]);
    let days = found["days"].as_array().unwrap();
    assert_eq!(days[..3], alone["days"].as_array().unwrap()[..]);
    let of = |what: &str| days.iter().map(|day| day[what].clone()).collect::<Vec<_>>();
    assert_eq!(of("status"), ["trained", "rest", "trained", "planned", "rest"]);
    assert_eq!(of("projected"), [false, false, false, true, true]);
    for pair in days.windows(2) {
        assert_eq!(pair[0]["form_after"], pair[1]["form_before"]);
        assert_eq!(pair[1]["form"], pair[1]["form_after"]);
    }
    let previous = load(&record, &["--form", "previous-day"]);
    assert_eq!(previous["days"][2]["form"], previous["days"][2]["form_before"]);
    let gap = table("load_plan_gap", "2026-05-06,50\n");
    let refused = load(&record, &["--plan", gap.to_str().unwrap()]);
    let message = refused["error"]["message"].as_str().unwrap();
    assert!(message.contains("2026-05-04 to 2026-05-05"), "{message}");
    let slip = table("load_plan_slip", "9999-05-06,50\n");
    let refused = load(&record, &["--plan", slip.to_str().unwrap()]);
    assert_eq!(refused["error"]["code"], "series-too-long");
    let shown = stadion(&["load", record.to_str().unwrap(), "--plan", plan.to_str().unwrap()]);
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(shown.contains("2026-05-04 *") && shown.contains("projected from the plan"), "{shown}");
}

/// Three weeks of which nothing is known stand beside each number that they touch.
#[test]
fn a_hole_is_told_by_each_number() {
    let mut rows = String::new();
    let first = "2026-01-01".parse::<chrono::NaiveDate>().unwrap();
    for (place, day) in first.iter_days().take(75).enumerate() {
        let load =
            if (50..71).contains(&place) { String::new() } else { (50 + place % 3).to_string() };
        writeln!(rows, "{day},{load}").unwrap();
    }
    let path = table("load_hole", &rows);
    let found = load(&path, &["--unknown", "rest"]);
    let told = &found["days"][74]["rests_on_unknown"];
    let names: Vec<_> = told.as_array().unwrap().iter().map(|t| t["number"].clone()).collect();
    assert_eq!(
        names,
        [
            "acute_chronic.rolling_coupled",
            "acute_chronic.rolling_uncoupled",
            "acute_chronic.ewma",
            "monotony",
            "strain"
        ]
    );
    assert_eq!(told[0]["days"], 21);
    assert_eq!((&told[3]["first"], &told[3]["last"]), (&"2026-03-10".into(), &"2026-03-12".into()));
    assert_eq!(found["days"][49].get("rests_on_unknown"), None);
    let carried = load(&path, &["--unknown", "carry"]);
    let undefined = carried["days"][74]["undefined"].to_string();
    assert!(undefined.contains("nothing is known of 3 days from 2026-03-10 to 2026-03-12"));
}

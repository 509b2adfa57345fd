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
        ("load_twice", "2026-05-01,80\n2026-05-01,0\n", vec![], "bad-loads"),
        ("load_days", "2026-05-01,80\n", vec!["--fitness-days", "0"], "trend-days"),
        ("load_order", "2026-05-01,80\n", vec!["--fatigue-days", "50"], "trend-order"),
        ("load_seed", "2026-05-01,80\n", vec!["--seed", "mean:3"], "trend-seed-days"),
        ("load_empty", "", vec![], "no-days"),
        ("load_no_date", "31/5/2026,8\n", vec![], "no-days"),
        ("load_far", "0001-01-01,8\n9999-01-01,8\n", vec![], "bad-loads"),
    ] {
        let found = load(&table(name, rows), &arguments);
        assert_eq!(found["error"]["code"], code, "{name}: {found}");
    }
    let wrong = stadion(&["load", "x.csv", "--seed", "-3"]);
    assert_eq!(wrong.status.code(), Some(2));
}

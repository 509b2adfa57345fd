//! `stadion lactate`: the example, rules, refusals, the other program's numbers.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "test code")]

use std::sync::LazyLock;

use crate::common::{json, refusal, scratch, stadion, text};
use serde_json::Value;

const EXAMPLE: &str = "docs/example/lactate/2026-03-10-step-test.csv";

/// The example with all its intervals, which take a while.
static REPORT: LazyLock<Value> = LazyLock::new(|| json(&["lactate", EXAMPLE]));

fn threshold<'a>(report: &'a Value, method: &str) -> &'a Value {
    let all = report["thresholds"].as_array().unwrap();
    all.iter().find(|found| found["method"] == method).unwrap()
}

fn table(name: &str, content: &str) -> String {
    scratch(name, content.as_bytes()).to_str().unwrap().to_owned()
}

#[test]
fn the_example_gives_every_field_of_the_contract() {
    let report = &*REPORT;
    assert_eq!(report["unit"], "kilometers-per-hour");
    assert_eq!(report["baseline"]["lactate_mmol_l"], 1.0);
    let fits = report["fits"].as_array().unwrap();
    let names: Vec<_> = fits.iter().map(|fit| fit["fit"].as_str().unwrap()).collect();
    assert_eq!(names, ["poly3", "poly4", "spline4", "exponential", "pchip", "linear"]);
    assert_eq!(fits[0]["coefficients"].as_array().unwrap().len(), 4);
    let methods = report["thresholds"].as_array().unwrap();
    assert_eq!(methods.len(), 19);
    for found in methods.iter().filter(|found| found["status"] == "ok") {
        let [at, lo, hi] =
            [&found["intensity"], &found["interval"]["lo"], &found["interval"]["hi"]]
                .map(|number| number.as_f64().unwrap());
        assert!(lo <= at && at <= hi, "{found}");
    }
    // The runner of the example has 3.4 mmol/L at 20.2 km/h.
    let lt2 = report["consensus"]["lt2"]["intensity"].as_f64().unwrap();
    assert!((19.5..20.7).contains(&lt2), "{lt2}");
    let own: Vec<&Value> = report["zones"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|zone| zone["scheme"] == "own-thresholds")
        .collect();
    assert_eq!(own.len(), 3);
    assert_eq!(own[1]["intensity_max"], own[2]["intensity_min"]);
    assert_eq!(own[2]["intensity_max"], Value::Null);
}

#[test]
fn a_person_sees_chart_agreement_and_table() {
    let shown = text(&["lactate", EXAMPLE, "--no-intervals"]);
    for part in ["^LT1", "where several methods agree", "modified-dmax", "own-thresholds", "2:5"] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
}

#[test]
fn rules_and_methods_are_the_users() {
    let chosen = json(&["lactate", EXAMPLE, "--method", "obla-3.2,dmax", "--no-intervals"]);
    assert_eq!(chosen["thresholds"].as_array().unwrap().len(), 2);
    assert_eq!(threshold(&chosen, "dmax")["interval"], Value::Null);
    let lt2 = &chosen["consensus"]["lt2"];
    assert!(lt2["intensity"].is_number() && lt2["interval"].is_null(), "{lt2}");
    let linear =
        json(&["lactate", EXAMPLE, "--method", "obla-4.0", "--fit", "linear", "--no-intervals"]);
    // Between 3.1 at 20 km/h and 4.8 at 21.
    let at = threshold(&linear, "obla-4.0")["intensity"].as_f64().unwrap();
    assert!((at - (20.0 + 0.9 / 1.7)).abs() < 1e-9, "{at}");
    let first = json(&[
        "lactate",
        EXAMPLE,
        "--method",
        "baseline+1.0",
        "--baseline",
        "first-stage",
        "--no-intervals",
    ]);
    assert_eq!(first["rules"]["baseline"], "first-stage");
    let relabelled = refusal(&["lactate", EXAMPLE, "--unit", "watts"]);
    assert_eq!(relabelled["code"], "unit-told");
    assert_eq!(stadion(&["lactate", EXAMPLE, "--method", "magic"]).status.code(), Some(2));
    assert_eq!(stadion(&["lactate", EXAMPLE, "--fit", "poly9"]).status.code(), Some(2));
}

#[test]
fn what_a_test_cannot_tell_has_a_status() {
    let two = table("lactate-two.csv", "intensity,lactate\n10,1.2\n12,4.5\n");
    let report = json(&["lactate", &two]);
    assert_eq!(threshold(&report, "dmax")["status"], "too-few-stages");
    assert_eq!(threshold(&report, "baseline+1.0")["intensity"], Value::Null);
    assert_eq!(report["consensus"]["lt2"], Value::Null);
    let flat = "intensity,lactate\n0,1.2\n10,1.2\n11,1.2\n12,1.2\n13,1.2\n14,1.2\n15,1.2\n";
    let report = json(&["lactate", &table("lactate-flat.csv", flat), "--no-intervals"]);
    assert_eq!(threshold(&report, "obla-4.0")["status"], "not-reached");
    assert_eq!(threshold(&report, "modified-dmax")["status"], "no-rise");
    let no_rest = "intensity,lactate\n10,1.1\n11,1.2\n12,1.5\n13,2.2\n14,3.6\n15,6.1\n";
    let report = json(&["lactate", &table("lactate-no-rest.csv", no_rest), "--no-intervals"]);
    assert_eq!(threshold(&report, "baseline+0.5")["status"], "no-baseline");
    let report = json(&[
        "lactate",
        &table("lactate-rest-row.csv", no_rest),
        "--baseline-row",
        "--no-intervals",
    ]);
    assert_eq!(threshold(&report, "baseline+0.5")["status"], "ok");
}

#[test]
fn a_table_that_is_no_test_is_refused_with_its_line() {
    for (name, content, code, line) in [
        ("descending", "intensity,lactate\n12,1.2\n11,1.4\n", "descending-intensities", 3),
        ("equal", "intensity,lactate\n12,1.2\n12,1.4\n", "equal-intensities", 3),
        ("zero", "intensity,lactate\n12,1.2\n13,0\n", "implausible-lactate", 3),
        ("forty", "intensity,lactate\n12,1.2\n13,40\n", "implausible-lactate", 3),
    ] {
        let path = table(&format!("lactate-{name}.csv"), content);
        let error = refusal(&["lactate", &path]);
        assert_eq!(error["code"], code, "{error}");
        assert_eq!(error["line"], line, "{error}");
    }
    assert_eq!(refusal(&["lactate", "no-such-file.csv"])["code"], "cannot-read");
}

#[test]
fn the_other_program_keeps_its_names_and_rounding() {
    let report = json(&["lactate", EXAMPLE, "--peers", "lactater"]);
    assert_eq!(report["sport"], "running");
    assert_eq!(report["thresholds"].as_array().unwrap().len(), 17);
    let at = |report: &Value| threshold(report, "obla-4.0")["intensity"].as_f64().unwrap();
    let whole = json(&["lactate", EXAMPLE, "--peers", "lactater", "--unrounded"]);
    assert!((at(&report) - (at(&whole) * 100.0).round() / 100.0).abs() < 1e-9);
    let error = refusal(&["lactate", EXAMPLE, "--peers", "lactater", "--fit", "pchip"]);
    assert_eq!(error["code"], "no-such-fit-there");
}

#[test]
fn what_is_told_of_the_table_stands_in_the_document() {
    let content = "speed,lactate,hr\n10,1.1,n/k\n11,1.2,130\n12,1.5,140\n13,2.2,150\n14,3.6,160\n";
    let path = table("lactate-told.csv", content);
    let report = json(&["lactate", &path]);
    let told = report["warnings"].as_array().unwrap();
    let codes: Vec<&str> = told.iter().map(|w| w["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["unit-not-told", "unread-cell"]);
    assert_eq!((&told[1]["line"], &told[1]["column"]), (&2.into(), &3.into()));
    assert_eq!(told[1]["cell"], "n/k");
    assert!(told[1]["text"].as_str().unwrap().contains("n/k"));
    assert_eq!(REPORT["warnings"], Value::Array(Vec::new()));
    let peers = json(&["lactate", &path, "--peers", "lactater"]);
    assert_eq!(peers["warnings"], report["warnings"]);
}

#[test]
fn a_place_is_told_once() {
    let path = table("lactate-place.csv", "intensity,lactate\n10,1.1\n11,-2\n");
    let told = stadion(&["lactate", &path]);
    let told = String::from_utf8(told.stderr).unwrap();
    assert!(told.contains("lactate-place.csv:3: lactate of -2"), "{told}");
}

#[test]
fn a_person_is_told_what_a_short_or_flat_test_lacks() {
    let shown = text(&[
        "lactate",
        &table("lactate-short.csv", "intensity,lactate\n10,1.2\n12,2\n"),
        "--no-intervals",
    ]);
    assert!(shown.contains("2 stages with a lactate are too few"), "{shown}");
    assert!(shown.contains("poly3 alone needs 5"), "{shown}");
    let flat = "intensity,lactate\n10,2\n12,2\n14,2\n16,2\n18,2\n";
    let shown = text(&["lactate", &table("lactate-level.csv", flat), "--no-intervals"]);
    assert!(!shown.contains("zones"), "no row of it would hold an intensity: {shown}");
    // Metres per second need three decimals, whether or not the table tells the unit.
    let swim = "intensity,lactate\n1.15,1.3\n1.2,1.4\n1.25,1.6\n1.3,2.1\n1.35,3.2\n1.4,5.3\n";
    let shown = text(&["lactate", &table("lactate-swim.csv", swim), "--no-intervals"]);
    let obla = shown.lines().find(|line| line.starts_with("  obla-4.0")).unwrap();
    let at = obla.split_whitespace().nth(1).unwrap();
    assert_eq!(at.len(), "1.371".len(), "{obla}");
    // Runners read zones as paces.
    let shown = text(&["lactate", EXAMPLE, "--no-intervals"]);
    let zone = shown.lines().find(|line| line.contains("single-lactate")).unwrap();
    assert!(zone.contains("3:07 to 2:58"), "{zone}");
    assert!(shown.lines().all(|line| line.chars().count() <= 90), "{shown}");
}

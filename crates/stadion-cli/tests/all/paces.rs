//! `stadion paces`: races, the cap at LT2, zones, refusals.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "test code")]

use crate::common::{json, stadion, text};
use serde_json::Value;

fn pace<'a>(document: &'a Value, name: &str) -> &'a Value {
    document["paces"].as_array().unwrap().iter().find(|p| p["pace"] == name).unwrap()
}

/// Daniels, Running Formula, VDOT 50: 19:57 over 5 km; T 4:15, I 3:55, M 4:31 for each kilometre.
#[test]
fn the_paces_of_vdot_fifty() {
    let found = json(&["paces", "--race", "5km=19:57"]);
    assert!((found["reference"]["vdot"].as_f64().unwrap() - 50.0).abs() < 0.1);
    for (name, s_km) in [("threshold", 255.0), ("interval", 235.0), ("marathon", 271.0)] {
        let fastest = pace(&found, name)["pace_s_km"]["min"].as_f64().unwrap();
        assert!((fastest - s_km).abs() < 1.0, "{name}: {fastest}");
        assert_eq!(pace(&found, name)["capped"], false);
    }
    assert_eq!(found["zones"], Value::Array(vec![]));
    assert_eq!(found["findings"][0]["rule"], "paces-lt2-unknown");
}

#[test]
fn the_cap_bites_where_the_threshold_is_slower() {
    let found = json(&["paces", "--race", "5km=15:00", "--lt2", "4.7"]);
    assert_eq!(pace(&found, "threshold")["speed_m_s"]["max"], 4.7);
    assert_eq!(pace(&found, "threshold")["capped"], true);
    assert_eq!(pace(&found, "interval")["capped"], false);
    assert_eq!(found["findings"][0]["rule"], "pace-above-threshold");
    // The same speed in other words.
    for same in ["16.92km/h", "4.7m/s"] {
        let other = json(&["paces", "--race", "5km=15:00", "--lt2", same]);
        let cap = other["lt2_m_s"].as_f64().unwrap();
        assert!((cap - 4.7).abs() < 1e-9, "{same}");
    }
    let mile = json(&["paces", "--lt2", "5:42/mile"])["lt2_m_s"].as_f64().unwrap();
    assert!((mile - 1609.344 / 342.0).abs() < 1e-9);
}

#[test]
fn the_best_race_counts_and_short_ones_do_not() {
    let races = ["--race", "400m=49.8", "--race", "10km=41:30", "--race", "half-marathon=1:28:00"];
    let found = json(&[&["paces"][..], &races[..]].concat());
    assert_eq!(found["reference"]["distance_m"], 21_097.5);
    assert_eq!(found["races"][0]["range"], "shorter");
    assert!(found["exponent"]["riegel"].is_number() || found["exponent"].is_object());
    let sprint = json(&["paces", "--race", "400m=49.8"]);
    assert_eq!(sprint["reference"], Value::Null);
    assert_eq!(sprint["findings"][0]["rule"], "paces-no-reference");
}

#[test]
fn zones_of_a_maximum() {
    let found = json(&["paces", "--hr-max", "195"]);
    let first = &found["zones"][0];
    assert_eq!(first["scheme"], "olympiatoppen-5");
    assert_eq!(first["zones"][2]["from_bpm"].as_f64().unwrap().round(), 160.0);
    assert_eq!(first["zones"][4]["to_bpm"], Value::Null);
}

#[test]
fn refusals_have_reasons() {
    for (args, code) in [
        (&["paces"][..], "nothing-known"),
        (&["paces", "--race", "20:00"], "race-form"),
        (&["paces", "--race", "4x400m=3:20"], "race-distance"),
        (&["paces", "--race", "5km=fast"], "race-time"),
    ] {
        let output = stadion(&[args, &["--json"]].concat());
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(document["error"]["code"], code, "{args:?}");
    }
    for wrong in
        [&["paces", "--lt2", "0"][..], &["paces", "--lt2", "fast"], &["paces", "--hr-max", "-3"]]
    {
        assert_eq!(stadion(wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn a_person_sees_columns() {
    let shown = text(&["paces", "--race", "5km=20:00", "--lt2", "3.9", "--hr-max", "190"]);
    assert!(shown.contains("VDOT 49.8") && shown.contains("capped at LT2"));
    assert!(shown.contains("from 175 bpm on"));
}

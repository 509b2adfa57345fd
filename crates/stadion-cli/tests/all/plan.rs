//! `stadion plan` as its users meet it.
#![allow(clippy::unwrap_used, reason = "test code")]

use serde_json::{Value, json as value};

use crate::common::{json, refusal, scratch, stadion, text};

const ATHLETE: &str = "docs/example/athlete.toml";

#[test]
fn the_example_gives_a_plan() {
    let plan = json(&["plan", "--athlete", ATHLETE, "--history", "docs/example"]);
    let days = plan["days"].as_array().unwrap();
    assert_eq!(days.len(), 28);
    assert_eq!(days[0]["date"], "2026-04-15", "the day after the recording");
    assert!(days.iter().all(|day| !day["why"].as_array().unwrap().is_empty()));
    // One recording tells no habit.
    assert_eq!(plan["habits"]["weekly_min"], Value::Null);
    assert_eq!(plan["findings"][0]["rule"], "plan-history-unknown");
    let rests: Vec<&Value> = days.iter().filter(|d| d["kind"] == "rest").collect();
    assert!(!rests.is_empty() && rests.iter().all(|d| d["session"] == Value::Null));
    // The race of the profile.
    let race = json(&["plan", "--athlete", ATHLETE, "--start", "2026-05-04"]);
    assert_eq!(race["days"][19]["kind"], "race");
    assert_eq!(race["days"][19]["session"], "1500m race");
    let shown = text(&["plan", "--athlete", ATHLETE, "--start", "2026-05-04", "--why"]);
    for part in ["norwegian-singles, 28 days", "Sat 23 May", "a race over 1500 m", "bpm"] {
        assert!(shown.contains(part), "{part} is missing in\n{shown}");
    }
}

#[test]
fn bad_input_is_told_with_its_place() {
    let refused = |args: &[&str]| refusal(&[&["plan", "--start", "2026-05-04"], args].concat());
    let past = refused(&["--race", "10km=2026-05-20", "--race", "5km=2026-05-01"]);
    assert_eq!(past["code"], "plan-race-past");
    assert!(past["message"].as_str().unwrap().starts_with("races.2: "), "{past}");
    let none = "mon=no,tue=no,wed=no,thu=no,fri=no,sat=no,sun=no";
    assert_eq!(refused(&["--available", none])["code"], "plan-no-day");
    let days = ["plan", "--start", "2026-05-04", "--available", "mon=60,tue=no,mon=30"];
    let twice = stadion(&days);
    assert_eq!(twice.status.code(), Some(2), "a day told twice");
    assert!(String::from_utf8_lossy(&twice.stderr).contains("mon stands there twice"));
    assert_eq!(refused(&["--method", "heroes"])["code"], "plan-no-method");
    assert_eq!(refusal(&["plan"])["code"], "plan-no-start");
    let folder = ["plan", "--history", "docs/example", "--start", "2026-04-14"];
    assert_eq!(refusal(&folder)["code"], "plan-history-future");
}

#[test]
fn a_method_of_a_users_own() {
    let path = scratch("plan-method.toml", b"");
    let write = |text: &str| std::fs::write(&path, text).unwrap();
    let own = "id = \"own\"\ncycle = [\"easy\", \"rest\"]\n\n[sessions.easy]\nrole = \"easy\"\nclass = \"easy\"\n";
    let args = ["plan", "--start", "2026-05-04", "--method", path.to_str().unwrap()];
    write(own);
    assert_eq!(json(&args)["method"], "own");
    write(&own.replace("[\"easy\", \"rest\"]", "[]"));
    let empty = refusal(&args);
    assert_eq!((&empty["code"], &empty["line"]), (&value!("bad-method-file"), &value!(2)));
    write(&format!("{own}hurry = true\n"));
    assert_eq!(refusal(&args)["line"], 7);
}

#[test]
fn a_plan_becomes_a_calendar() {
    let path = scratch("plan.ics", b"");
    let ics = path.to_str().unwrap();
    let plan = json(&["plan", "--athlete", ATHLETE, "--start", "2026-05-04", "--ics", ics]);
    let sessions: usize = plan["days"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["sessions"].as_array().unwrap().len())
        .sum();
    let calendar = std::fs::read_to_string(&path).unwrap();
    assert_eq!(calendar.matches("BEGIN:VEVENT\r\n").count(), sessions);
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
}

#[test]
fn a_day_of_rest_is_no_negative_zero() {
    let document = text(&["--json", "plan", "--start", "2026-05-04", "--race", "1500m=2026-05-09"]);
    assert!(!document.contains("-0.0"), "{document}");
    let document: Value = serde_json::from_str(&document).unwrap();
    let minutes = |date: &str| {
        let days = document["days"].as_array().unwrap();
        days.iter().find(|day| day["date"] == date).unwrap()["minutes"].clone()
    };
    assert_eq!(minutes("2026-05-04"), 0.0);
    assert!(minutes("2026-05-09").is_null(), "how long the race takes is not known");
}

//! The program as its users meet it.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "test code")]

use crate::common::{json, refusal, scratch, stadion, text};
use serde_json::{Value, json as value};

const EXAMPLE: &str = "docs/example/activities/2026-04-14-single.fit";
const ATHLETE: &str = "docs/example/athlete.toml";

#[test]
fn the_example_is_a_single_with_five_reps() {
    let review = json(&["review", EXAMPLE, "--athlete", ATHLETE]);
    assert_eq!(review["schema_version"], 1);
    assert_eq!(review["classes"][0]["class"], "single");
    assert!(!review["classes"][0]["reasons"].as_array().unwrap().is_empty());
    assert_eq!(review["reps"].as_array().unwrap().len(), 5);
    let drift = &review["drift"];
    assert_eq!((&drift["from_rep"], &drift["to_rep"]), (&value!(2), &value!(5)));
    assert_eq!(drift["verdict"], "normal");
    assert!(drift["delta_bpm"].as_f64().unwrap() > 3.0);
    let load = review["load"].as_array().unwrap();
    assert!(
        load.iter().any(|l| l["method"] == "banister-trimp" && l["amount"].as_f64() > Some(0.0))
    );
    let recovery = &review["recovery"];
    assert_eq!(recovery["overall"]["min_h"], 24.0);
    assert_eq!(recovery["stated"][0]["source"], "seed-000");
    assert!(recovery["ready_from"].as_str().unwrap().ends_with("+02:00"), "local time of the file");
    assert_eq!(review["file"]["format"], "fit");
    assert_eq!(review["file"]["records"], review["file"]["samples"]);

    let shown = text(&["review", EXAMPLE, "--athlete", ATHLETE]);
    for part in
        ["single", "5 reps", "drift of heart rate", "TRIMP", "overall", "ready for easy running"]
    {
        assert!(shown.contains(part), "{part} is missing in\n{shown}");
    }
    assert!(!shown.contains('\u{1b}'), "no colours unless on a terminal");
}

#[test]
fn a_plan_helps_and_a_bad_plan_is_told() {
    let planned = json(&["review", EXAMPLE, "--plan", r#"5 x 2 km\nRecovery: 60" jog"#]);
    assert_eq!(planned["reps"].as_array().unwrap().len(), 5);
    assert_eq!(planned["reps"], json(&["review", EXAMPLE])["reps"], "laps come before a plan");
    let other = json(&["review", EXAMPLE, "--plan", "6 x 2 km"]);
    let rules: Vec<&Value> =
        other["findings"].as_array().unwrap().iter().map(|f| &f["rule"]).collect();
    assert!(rules.contains(&&value!("execution-count-differs")), "{rules:?}");
}

#[test]
fn what_is_not_known_is_null() {
    let review = json(&["review", EXAMPLE]);
    assert_eq!(review["decoupling"]["percent"], Value::Null, "reps are no steady effort");
    assert_eq!(review["power"], Value::Null);
    assert_eq!(review["reps"][0]["hr_end_fraction_of_max"], Value::Null);
    assert_eq!(review["load"], value!([]), "no load without the athlete's heart rates");
    assert_eq!(review["summary"]["power_mean_w"], Value::Null);
}

#[test]
fn a_session_from_its_text() {
    let review = json(&["session", "docs/example/diary/2018-05-18-speed-endurance.txt"]);
    assert_eq!(review["totals"]["distance_m"], value!({"min": 1920.0, "max": 1920.0}));
    assert_eq!(review["totals"]["rest_s"], value!({"min": 1680.0, "max": 1680.0}));
    assert_eq!(review["done"]["reps"], 12);
    assert!((review["done"]["work_s"].as_f64().unwrap() - 239.48).abs() < 1e-9);
    assert_eq!(
        review["recovery"]["stated"][0],
        value!({"min_h": 72.0, "max_h": 120.0, "source": "seed-001"})
    );
    assert_eq!(review["recovery"]["ready_from"], Value::Null, "nobody said when it was");
    assert_eq!(review["ambiguities"].as_array().unwrap().len(), 1);
    let work: Vec<_> =
        review["steps"].as_array().unwrap().iter().filter(|s| s["kind"] == "work").collect();
    assert_eq!(work.len(), 12);
    assert_eq!(review["forecast"], Value::Null);
}

#[test]
fn a_date_gives_ready_times() {
    let file = "docs/example/diary/2017-06-05-sprint.txt";
    let ended = json(&["session", file, "--date", "2017-06-05T18:00:00+02:00"]);
    let recovery = &ended["recovery"];
    assert_eq!(recovery["ready_from"], "2017-06-07T16:00:00Z");
    assert_eq!(recovery["ready_to"], "2017-06-08T16:00:00Z");
    let local =
        json(&["session", file, "--date", "2017-06-05T18:00:00+02:00", "--athlete", ATHLETE]);
    assert_eq!(local["recovery"]["ready_from"], "2017-06-07T18:00:00+02:00");
    // A day alone leaves the time of day open: the span grows by that day.
    let day = json(&["session", file, "--date", "2017-06-05", "--athlete", ATHLETE]);
    assert_eq!(day["recovery"]["ready_from"], "2017-06-07T00:00:00+02:00");
    assert_eq!(day["recovery"]["ready_to"], "2017-06-09T00:00:00+02:00");
    assert_eq!(refusal(&["session", file, "--date", "yesterday"])["code"], "bad-date");
}

const DIARY: &str = "docs/example/diary/2018-05-18-speed-endurance.txt";

#[test]
fn two_sessions_stand_beside_each_other() {
    let hero = scratch("hero.txt", b"10 x 400m @ 75s all out\nRecovery: 90\"");
    let single = scratch("single.txt", b"6 x 1km @ 4:20/km\nRecovery: 60\" jog");
    let athlete = scratch("runner.toml", b"[threshold]\nspeed_m_s = 3.968\n");
    let args = |a, b| ["session", a, "--against", b, "--athlete", athlete.to_str().unwrap()];
    let (hero, single) = (hero.to_str().unwrap(), single.to_str().unwrap());
    let found = json(&args(single, hero));
    assert_eq!((&found["a"]["class"], &found["b"]["class"]), (&value!("single"), &value!("hero")));
    let number = |of: &str, what: &str| found[of][what].as_f64().unwrap();
    assert!((number("a", "near_threshold_s") - 1560.0).abs() < 1e-6);
    assert!((number("b", "above_threshold_s") - 750.0).abs() < 1e-6);
    assert!(found["b"]["recovery"]["max_h"].as_f64() > found["a"]["recovery"]["max_h"].as_f64());
    assert_eq!(found["again"], Value::Null, "two sessions, not one twice");
    let rules: Vec<&str> =
        found["findings"].as_array().unwrap().iter().map(|f| f["rule"].as_str().unwrap()).collect();
    for rule in ["compare-more-near-threshold", "compare-less-lactate", "compare-sooner-ready"] {
        assert!(rules.contains(&rule), "{rule} of {rules:?}");
    }
    let shown = text(&args(hero, single));
    for words in ["two sessions", "near the second threshold, s", "1560", "session b spends"] {
        assert!(shown.contains(words), "{words} in\n{shown}");
    }
    let empty = scratch("nothing.txt", b"");
    let error = refusal(&args(hero, empty.to_str().unwrap()));
    assert_eq!(error["code"], "empty");
    assert!(error["file"].as_str().unwrap().ends_with("nothing.txt"));
}

#[test]
fn a_reading_and_the_season_count() {
    let rules = |args: &[&str]| -> Vec<String> {
        let review = json(&[&["session"], args].concat());
        let findings = review["findings"].as_array().unwrap();
        findings.iter().map(|f| f["rule"].as_str().unwrap().to_owned()).collect()
    };
    let single = scratch("five.txt", b"5 x 6 min sub-threshold\nRecovery: 60\" jog");
    let single = single.to_str().unwrap();
    let says = |args: &[&str], rule: &str| rules(args).iter().any(|r| r == rule);
    assert!(says(&[single, "--lactate", "3.0"], "sub-threshold-lactate-within"));
    assert!(says(&[single, "--lactate", "5.5"], "sub-threshold-lactate-above"));
    assert!(says(&[DIARY, "--season", "base"], "season-speed-endurance-early"));
    assert!(says(&[DIARY, "--season", "competition"], "season-race-specific"));
    assert!(!rules(&[DIARY]).iter().any(|r| r.starts_with("season")), "nobody told");
    // The next race six days later tells it.
    let racer = scratch(
        "racer.toml",
        b"events = [\"1500m\"]\n[[race]]\ndistance_m = 1500\ndate = 2017-06-11\n",
    );
    let sprint = "docs/example/diary/2017-06-05-sprint.txt";
    let args = [sprint, "--athlete", racer.to_str().unwrap(), "--date", "2017-06-05"];
    assert!(says(&args, "season-sprint-between-races"));
}

#[test]
fn parse_reads_one_text() {
    let reading = json(&["parse", r"3 x 400m\nRecovery: 90s"]);
    assert_eq!(reading["kind"], "work");
    assert_eq!(reading["reps"], value!({"min": 3, "max": 3}));
    assert_eq!(reading["rest_s"], value!({"min": 180.0, "max": 180.0}));
    assert_eq!(reading["work_s"], Value::Null);
    assert_eq!(reading["error"], Value::Null);
    let shown = text(&["parse", "2 x (3 x 120m) + 300m"]);
    assert!(shown.contains("1020 m"), "{shown}");
}

#[test]
fn parse_gives_an_object_for_every_line() {
    let file = scratch(
        "lines.txt",
        b"4 x 250m sprint + 1 x 300m\r\n\nRecovery: 2'\\n6 x 1km\n\xff\xfe 3 x 100m\nlast one",
    );
    let output = stadion(&["parse", "--json", "--lines", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let lines: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0]["distance_m"], value!({"min": 1300.0, "max": 1300.0}));
    assert_eq!(lines[1]["error"]["code"], "empty");
    assert_eq!(lines[2]["rest_s"], value!({"min": 600.0, "max": 600.0}));
    assert_eq!(lines[3]["error"]["code"], "not-utf8");
    assert_eq!(lines[4]["kind"], "note");
}

#[test]
fn threads_keep_the_order_of_the_lines() {
    // More than a block for each thread, with a line that is longer than a block among them.
    let rows: Vec<String> = (0..6_000).map(|i| format!("{} x {}m\n", i % 9 + 2, i + 100)).collect();
    let mut text = rows.concat();
    text.push_str(&"4 x 100m, ".repeat(10_000));
    text = format!("{text}\n{text}");
    let file = scratch("many-lines.txt", text.as_bytes());
    let path = file.to_str().unwrap();
    let read = |threads: &str| {
        let output = stadion(&["parse", "--json", "--threads", threads, "--lines", path]);
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    };
    let alone = read("1");
    assert_eq!(alone.lines().count(), text.lines().count());
    for (line, document) in text.lines().zip(alone.lines()).take(6_000).step_by(997) {
        assert!(document.contains(&format!("\"input\":\"{line}\"")), "{document}");
    }
    assert!(alone == read("3"), "three threads print something else");
}

#[test]
fn refusals_name_what_is_wrong() {
    let missing = refusal(&["review", "no/such.fit"]);
    assert_eq!(
        (&missing["code"], &missing["file"]),
        (&value!("cannot-read"), &value!("no/such.fit"))
    );
    let bad = scratch("athlete.toml", b"sex = \"female\"\n[heart_rate]\nmax_bpm = 500\n");
    let refused = refusal(&["review", EXAMPLE, "--athlete", bad.to_str().unwrap()]);
    assert_eq!((&refused["code"], &refused["line"]), (&value!("bad-athlete-file"), &value!(3)));
    let nowhere = scratch("nowhere.toml", b"time_zone = \"Europe/Olso\"\n");
    let refused = refusal(&["review", EXAMPLE, "--athlete", nowhere.to_str().unwrap()]);
    assert_eq!(refused["code"], "unknown-time-zone");
    let latin = scratch("latin.txt", b"4 x 250m\nL\xe9ger\n");
    assert_eq!(refusal(&["session", latin.to_str().unwrap()])["line"], 2);
    let empty = scratch("empty.txt", b"");
    assert_eq!(refusal(&["session", empty.to_str().unwrap()])["code"], "empty");
    assert_eq!(refusal(&["review", empty.to_str().unwrap()])["code"], "empty-file");
    assert_eq!(refusal(&["parse", ""])["code"], "empty");
    assert_eq!(refusal(&["review", "README.md"])["code"], "unknown-format");
}

#[test]
fn wrong_usage_has_a_code_of_its_own() {
    for args in [
        &["frobnicate"][..],
        &["parse"],
        &["parse", "3 x 100m", "--lines", "x"],
        &["parse", "--dialect", "klingon", "3 x 100m"],
        &["review"],
        &["session", DIARY, "--reps-left", "nan"],
        &["session", DIARY, "--reps-left", "-1"],
        &["session", DIARY, "--reps-left", "inf"],
        &["session", DIARY, "--lactate", "nan"],
        &["session", DIARY, "--lactate", "-2"],
        &["session", DIARY, "--lactate", "five"],
        &["session", DIARY, "--season", "winter"],
        &["review", "a.fit", "--reps-left", "NaN"],
    ] {
        assert_eq!(stadion(args).status.code(), Some(2), "{args:?}");
    }
    assert_eq!(stadion(&["--help"]).status.code(), Some(0));
}

#[test]
fn ids_lists_every_kind() {
    let ids = json(&["ids"]);
    let kinds: Vec<&str> = ids["identifiers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| l["kind"].as_str().unwrap())
        .collect();
    for kind in ["class", "drift-verdict", "reason", "read-error", "source"] {
        assert!(kinds.contains(&kind), "{kind}");
    }
}

#[test]
fn samples_left_out_do_not_hide_the_best_means() {
    let row = |t: u32| {
        let watts = if (1200..1500).contains(&t) { 300 } else { 200 };
        format!("{t},{watts},150\n")
    };
    let rows: Vec<String> = (0..3600).step_by(5).map(row).collect();
    let table = format!("time_s,power_w,heart_rate_bpm\n{}", rows.concat());
    let file = scratch("five-seconds.csv", table.as_bytes());
    let review = json(&["review", file.to_str().unwrap()]);
    let power = &review["mean_max"][0];
    assert_eq!(power["gaps"], value!({"hold": {"longest_s": 10}}));
    let means: Vec<(u64, f64)> = power["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["duration_s"].as_u64().unwrap(), p["mean"].as_f64().unwrap()))
        .collect();
    // A value stands for 5 s, so the first duration that is no single value is 10 s.
    assert_eq!(means[0], (10, 300.0));
    assert!(means.contains(&(300, 300.0)) && means.contains(&(600, 250.0)), "{means:?}");
    let shown = text(&["review", file.to_str().unwrap()]);
    assert!(shown.contains("5:00 300 W"), "{shown}");
    let each = "time_s,power_w\n0,0\n1,0\n2,0\n";
    let file = scratch("no-meter.csv", each.as_bytes());
    assert_eq!(json(&["review", file.to_str().unwrap()])["mean_max"][0]["gaps"], "break");
    assert!(!text(&["review", file.to_str().unwrap()]).contains("best power"));
}

#[test]
fn a_person_sees_the_time_in_zones() {
    let shown =
        text(&["review", "docs/example/activities/2026-04-14-single.fit", "--athlete", ATHLETE]);
    assert!(shown.contains("time in zones of heart rate, olympiatoppen-5"), "{shown}");
}

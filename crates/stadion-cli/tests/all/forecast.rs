//! `stadion forecast`: sessions as coaches write them, readings, refusals.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "test code")]

use std::path::Path;
use std::sync::OnceLock;

use crate::common::{json, refusal, scratch, stadion, text};
use serde_json::{Value, json as value};

/// An athlete with a second threshold at 16 km/h and nothing else.
fn sixteen() -> String {
    // Tests run side by side, and none may read a file that another is writing.
    static FILE: OnceLock<String> = OnceLock::new();
    let text = "[threshold]\nspeed_m_s = 4.4444444444\n";
    FILE.get_or_init(|| athlete("forecast-sixteen.toml", text)).clone()
}

fn athlete(name: &str, content: &str) -> String {
    shown(&scratch(name, content.as_bytes()))
}

fn shown(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

fn forecast(session: &str, athlete: &str) -> Value {
    json(&["forecast", session, "--athlete", athlete])
}

fn ends(document: &Value) -> Vec<f64> {
    let end = |rep: &Value| rep["end_lactate_mmol_l"]["value"].as_f64().unwrap();
    document["reps"].as_array().unwrap().iter().map(end).collect()
}

fn last(document: &Value) -> f64 {
    *ends(document).last().unwrap()
}

#[test]
fn a_single_at_half_marathon_pace_ends_in_its_band() {
    for session in [
        "5 x 2 km @ half-marathon pace / 60 s",
        "5x2km @ HMP w/ 60s",
        "5 x 2000m at half marathon pace, 60 s rest",
        r#"5 x 2km\nRecovery: 60"\nTarget: half-marathon pace"#,
        "5 x 2 km (half-marathon pace) rest 1'",
    ] {
        let found = forecast(session, &sixteen());
        assert_eq!(found["reps"].as_array().unwrap().len(), 5, "{session}");
        assert!((2.5..=3.5).contains(&last(&found)), "{session}: {:?}", ends(&found));
        assert_eq!(found["verdict"], "in-band", "{session}");
        assert_eq!(found["next_rep"], Value::Null);
    }
}

#[test]
fn all_out_repetitions_end_between_ten_and_twenty() {
    for session in [
        "10 x 400 m all-out / 90 s",
        "10x400m max effort w/ 90s rest",
        r"10 x 400m flat out\nRecovery: 90 s standing",
        "ten 400-meter repeats at maximum effort, 90 s rest",
    ] {
        let found = forecast(session, &sixteen());
        assert_eq!(found["reps"].as_array().unwrap().len(), 10, "{session}");
        assert!((10.0..=20.0).contains(&last(&found)), "{session}: {:?}", ends(&found));
        assert_eq!(found["verdict"], "above-lt2", "{session}");
        let speed = |rep: &Value| rep["speed_m_s"].as_f64().unwrap();
        let reps = found["reps"].as_array().unwrap();
        assert!(speed(&reps[9]) < speed(&reps[0]), "{session}: paces fade");
        assert!(reps.iter().all(|r| r["origin"] == "all-out"));
    }
    let fifth = |session: &str| {
        let found = forecast(session, &sixteen());
        found["reps"][4]["speed_m_s"].as_f64().unwrap()
    };
    let (short, long) = ("5 x 400 m all-out / 60 s", "5 x 400 m all-out / 8 min");
    assert!(fifth(long) > 1.02 * fifth(short), "what comes back in the rests is run");
}

#[test]
fn repetitions_a_little_below_the_threshold_stay_below_it() {
    for session in [
        "6 x 1 km at 97 % of LT2 speed / 60 s",
        "6x1000 @ 97% LT2 pace r=60s",
        "6 x 1km @ 0.97 LT2, 60 s rest",
        r"6 x 1 km\nTarget: 97 % of threshold speed\nRecovery: 60 s",
    ] {
        let found = forecast(session, &sixteen());
        assert_eq!(found["reps"].as_array().unwrap().len(), 6, "{session}");
        assert!(ends(&found).iter().all(|l| *l < 4.0), "{session}: {:?}", ends(&found));
        assert_eq!(found["reps"][0]["origin"], "share", "{session}");
    }
}

#[test]
fn the_document_is_the_one_that_the_docs_describe() {
    let found = forecast("5 x 2 km @ half-marathon pace / 60 s", &sixteen());
    assert_eq!(found["schema_version"], 1);
    let rep = &found["reps"][1];
    let end = &rep["end_lactate_mmol_l"];
    let number = |v: &Value| v.as_f64().unwrap();
    assert!(
        number(&end["lo"]) <= number(&end["value"]) && number(&end["value"]) <= number(&end["hi"])
    );
    assert_eq!(rep["rep"], 2);
    let [time, way, speed] = ["duration_s", "distance_m", "speed_m_s"].map(|key| number(&rep[key]));
    assert!((time * speed - way).abs() < 1e-6);
    assert_eq!(
        (rep["power_w"].clone(), rep["measured_mmol_l"].clone()),
        (Value::Null, Value::Null)
    );
    assert!(number(&found["peak"]["lactate_mmol_l"]["value"]) >= last(&found));
    assert_eq!(
        found["band"],
        value!({"lower_mmol_l": 2.5, "upper_mmol_l": 3.5, "lt2_mmol_l": 4.0, "lt2_measured": false})
    );
    let rules: Vec<&str> =
        found["findings"].as_array().unwrap().iter().map(|f| f["rule"].as_str().unwrap()).collect();
    for rule in [
        "segment-race-pace-from-threshold",
        "segment-rest-standing",
        "forecast-lt2-lactate-assumed",
    ] {
        assert!(rules.contains(&rule), "{rule} is missing in {rules:?}");
    }
    let back: stadion::review::ForecastDocument = serde_json::from_value(found.clone()).unwrap();
    assert_eq!(serde_json::to_value(&back).unwrap(), found, "the document can be read back");
}

#[test]
fn the_session_command_carries_the_same_forecast() {
    let session = scratch(
        "forecast-session.txt",
        b"5 x 2km\nRecovery: 60 s standing\nTarget: half-marathon pace\n",
    );
    let file = sixteen();
    let review = json(&["session", &shown(&session), "--athlete", &file]);
    let alone = forecast(r"5 x 2km\nRecovery: 60 s standing\nTarget: half-marathon pace\n", &file);
    assert_eq!(review["forecast"], alone);
    let unknown = json(&["session", &shown(&session)]);
    assert_eq!(unknown["forecast"], Value::Null, "nothing is known of the athlete");
}

#[test]
fn readings_move_the_forecast_and_give_advice() {
    let file = athlete(
        "forecast-measured.toml",
        "[heart_rate]\nmax_bpm = 190\n[threshold]\nlt1_speed_m_s = 3.8\nspeed_m_s = 4.4444444444\nlactate_mmol_l = 4.0\n",
    );
    let session = "5 x 2 km @ half-marathon pace / 60 s";
    let before = forecast(session, &file);
    let read = |name: &str, rows: &str| {
        let path = scratch(name, rows.as_bytes());
        json(&["forecast", session, "--athlete", &file, "--readings", &shown(&path)])
    };
    let high = read("forecast-high.csv", "rep,lactate,heart_rate_bpm\n2,5.0,172\n3,5.4,174\n");
    assert!(last(&high) > last(&before) + 0.2, "{:?} after {:?}", ends(&high), ends(&before));
    assert_eq!(high["reps"][1]["measured_mmol_l"], 5.0);
    let next = &high["next_rep"];
    assert_eq!(next["rep"], 4);
    assert!(["slower", "stop"].contains(&next["action"].as_str().unwrap()), "{next}");
    assert!(!next["reason"]["text"].as_str().unwrap().is_empty());
    let path = scratch("forecast-low.csv", b"rep,lactate\n1,1.2\n2,1.4\n");
    let easy = "5 x 2 km @ 93 % of LT2 speed / 60 s";
    let low = json(&["forecast", easy, "--athlete", &file, "--readings", &shown(&path)]);
    assert!(last(&low) < last(&forecast(easy, &file)), "{:?}", ends(&low));
    assert_eq!(low["next_rep"]["action"], "faster", "{}", low["next_rep"]);
    assert!(low["next_rep"]["change"].as_f64().unwrap() > 0.0);
    let usual = ends(&before);
    let rows = format!("rep,lactate\n2,{:.1}\n3,{:.1}\n", usual[1], usual[2]);
    let same = read("forecast-same.csv", &rows);
    assert_eq!(same["next_rep"]["action"], "keep", "{}", same["next_rep"]);
    assert!((last(&same) - last(&before)).abs() < 0.2);
    let width = |d: &Value| {
        let end = &d["reps"][4]["end_lactate_mmol_l"];
        end["hi"].as_f64().unwrap() - end["lo"].as_f64().unwrap()
    };
    assert!(width(&same) < width(&before), "readings make the forecast surer");
    let timed = read("forecast-timed.csv", "time_s,lactate\n1030,5.2\n");
    assert_eq!(timed["reps"][1]["measured_mmol_l"], 5.2, "after the second repetition");
    assert_eq!(timed["next_rep"]["rep"], 3);
    let all = read("forecast-all.csv", "rep,lactate\n5,3.2\n");
    assert_eq!(all["next_rep"]["rep"], Value::Null);
}

#[test]
fn bad_rows_are_told_and_the_others_kept() {
    let path = scratch("forecast-bad.csv", b"rep,lactate\n1,2.6\n2,0\n3,forty\n9,3.0\n");
    let args = [
        "forecast",
        "5 x 2 km @ half-marathon pace / 60 s",
        "--athlete",
        &sixteen(),
        "--readings",
        &shown(&path),
    ];
    let found = json(&args);
    assert_eq!(found["refused"][0]["line"], 3);
    assert_eq!(found["refused"][1]["line"], 4);
    let findings = found["findings"].as_array().unwrap();
    assert!(findings.iter().any(|f| f["rule"] == "forecast-reading-without-rep"));
    let output = stadion(&args);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.contains("forecast-bad.csv:3: "), "{errors}");
    let none = scratch("forecast-none.csv", b"rep,lactate\n1,x\n");
    let refused = refusal(&[
        "forecast",
        "5 x 2 km @ HMP, 60 s",
        "--athlete",
        &sixteen(),
        "--readings",
        &shown(&none),
    ]);
    assert_eq!((&refused["code"], &refused["line"]), (&value!("no-readings"), &value!(2)));
}

#[test]
fn refusals_say_what_to_add() {
    let nothing = athlete("forecast-nothing.toml", "sex = \"female\"\n");
    let refused =
        refusal(&["forecast", "5 x 2 km @ half-marathon pace, 60 s", "--athlete", &nothing]);
    assert_eq!(refused["code"], "athlete-missing");
    assert!(refused["message"].as_str().unwrap().contains("threshold.speed_m_s"), "{refused}");
    assert!(refused["file"].as_str().unwrap().ends_with("forecast-nothing.toml"));
    let session = "3 x 1 km @ threshold, 60 s + 6 x 300m, 3 min walk";
    let refused = refusal(&["forecast", session, "--athlete", &sixteen()]);
    assert_eq!(refused["code"], "intensity-unknown");
    let span = |i: usize| usize::try_from(refused["span"][i].as_u64().unwrap()).unwrap();
    assert_eq!(&session[span(0)..span(1)], "300m");
    let refused = refusal(&["forecast", "5 x 2 km @ threshold", "--athlete", &sixteen()]);
    assert_eq!(refused["code"], "rest-unknown");
    let refused = refusal(&["forecast", "a lovely day", "--athlete", &sixteen()]);
    assert_eq!(refused["code"], "no-work");
    let wrong = stadion(&["forecast", "5 x 2 km @ threshold, 60 s"]);
    assert_eq!(wrong.status.code(), Some(2), "an athlete is needed");
}

#[test]
fn a_person_sees_a_table_and_a_sentence() {
    let shown =
        text(&["forecast", "5 x 2 km @ half-marathon pace / 60 s", "--athlete", &sixteen()]);
    for part in ["rep", "mmol/L", "====", "in-band: ", "peak", "no medical advice"] {
        assert!(shown.contains(part), "{part} is missing in\n{shown}");
    }
    assert!(!shown.contains("two readings"), "a coach sees one: {shown}");
    let session = "1 km, 2 km, 1 km x 2 @ threshold off 60 s";
    let doubted = text(&["forecast", session, "--athlete", &sixteen()]);
    assert!(doubted.contains("two readings") && doubted.contains("= or: "), "{doubted}");
    assert!(!shown.contains('\u{1b}'), "no colours unless on a terminal");
}

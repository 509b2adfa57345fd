//! `stadion parse` on workout files and on the text of intervals.icu.
#![allow(clippy::unwrap_used, reason = "test code")]

use crate::common::{json, refusal, scratch, stadion, text};

const ZWO: &[u8] = b"<workout_file><name>Short</name><sportType>bike</sportType><workout><Warmup Duration=\"600\" PowerLow=\"0.5\" PowerHigh=\"0.7\"/><IntervalsT Repeat=\"5\" OnDuration=\"240\" OffDuration=\"180\" OnPower=\"1.05\" OffPower=\"0.5\"/></workout></workout_file>";

const RIDE: &str = "Main set 5x\n- 4m 105% 90rpm\n- 3m 50%";

#[test]
fn a_file_is_read_by_its_name_or_its_content() {
    for (name, flag) in [("short.zwo", false), ("short.zwo", true), ("short.xml", true)] {
        let path = scratch(name, ZWO);
        let path = path.to_str().unwrap();
        let args = if flag { vec!["parse", "--file", path] } else { vec!["parse", path] };
        let document = json(&args);
        // The warm-up of ten minutes counts.
        assert_eq!(document["work_s"]["min"], 1800.0, "{name}");
        assert_eq!(document["rest_s"]["min"], 900.0, "{name}");
        assert_eq!(document["reps"]["max"], 6, "{name}");
        assert_eq!(document["kind"], "work");
        assert!(document["input"].as_str().unwrap().contains("5 x"), "the steps stand there");
    }
}

#[test]
fn the_text_of_intervals_icu_has_a_flag() {
    let document = json(&["parse", "--format", "intervals-icu", &RIDE.replace('\n', "\\n")]);
    assert_eq!(document["work_s"]["min"], 1200.0);
    assert_eq!(document["unknown"].as_array().map(Vec::len), Some(0));
    let path = scratch("ride.txt", RIDE.as_bytes());
    let path = path.to_str().unwrap();
    assert_eq!(json(&["parse", "--format", "intervals-icu", path])["rest_s"]["min"], 900.0);
    // A text that begins with a dash stands behind `--`.
    let swim =
        ["parse", "--format", "intervals-icu", "--dialect", "swim", "--", "- 100mtr 1:40 Pace"];
    assert!(text(&swim).contains("100 m"));
}

#[test]
fn a_text_file_is_a_coachs_text() {
    let path = scratch("tuesday.txt", b"6 x 400m\nRecovery: 90s jog\n");
    let document = json(&["parse", path.to_str().unwrap()]);
    assert_eq!(document["distance_m"]["min"], 2400.0);
    assert_eq!(document["rest_s"]["min"], 450.0);
    // A text that only looks like a name stays a text.
    assert_eq!(json(&["parse", "6 x 400m no-such-file.txt"])["distance_m"]["min"], 2400.0);
}

#[test]
fn what_is_no_workout_is_refused_with_its_file() {
    let path = scratch("empty.fit", b"");
    let error = refusal(&["parse", path.to_str().unwrap()]);
    assert_eq!(error["code"], "empty-file");
    assert!(error["file"].as_str().unwrap().ends_with("empty.fit"));
    assert_eq!(refusal(&["parse", "--file", "no-such-file.zwo"])["code"], "cannot-read");
    let nested = "3x\\n4x\\n- 1m Z5";
    assert_eq!(refusal(&["parse", "--format", "intervals-icu", nested])["code"], "nested-repeat");
    assert_eq!(stadion(&["parse", "--file", "a.zwo", "--lines", "b.txt"]).status.code(), Some(2));
    assert_eq!(stadion(&["parse"]).status.code(), Some(2));
}

//! Lines behind a line of work: times, rests or more work, and never one of them in silence.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use stadion_sessions::{LineKind, NotationOptions, Parsed, PatternKind, RestAmount, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

/// Metres and repetitions, each as one number.
fn work(parsed: &Parsed) -> (Option<f64>, Option<u32>) {
    let totals = parsed.session.totals();
    (
        totals.distance.and_then(|d| d.exact()).map(|d| d.meters().round()),
        totals.reps.and_then(|r| r.exact()),
    )
}

fn rest(parsed: &Parsed) -> Option<(u64, u64)> {
    parsed.session.totals().rest.map(|r| (r.min().as_secs(), r.max().as_secs()))
}

fn done(parsed: &Parsed) -> Option<(u32, u128)> {
    parsed.session.done().map(|d| (d.reps, d.work.as_millis()))
}

#[test]
fn times_behind_work_are_results_however_they_are_written() {
    for (text, meters, reps, millis) in [
        ("5 x 300m\n47, 48, 47, 46, 45", 1500.0, 5, 233_000),
        ("5 x 300m\n47-48-47-46-45", 1500.0, 5, 233_000),
        ("5 x 300m\nran 47, 48, 47, 46, 45", 1500.0, 5, 233_000),
        ("5 x 300m flat out\n47 48 47 46 45", 1500.0, 5, 233_000),
        ("4 x 1km, 3 min rest\n3:20, 3:21, 3:19, 3:18", 4000.0, 4, 798_000),
        ("3 x 1 mile\nmiles: 5:30, 5:31, 5:29", 4828.0, 3, 990_000),
        ("3 x 300m\n300m: 47.1s, 48.2s, 46s", 900.0, 3, 141_300),
        ("2 x 400m\n400m: 66\" 67\"", 800.0, 2, 133_000),
        ("2 x 400m\n400m: 1'06 1'07", 800.0, 2, 133_000),
        ("2 x 400m\n400m: 1'06\", 1'07\"", 800.0, 2, 133_000),
        ("3 x 200m\n200m in 26.1, 26.4, 26.9", 600.0, 3, 79_400),
        ("3 x 200m\n200m = 26.1, 26.4, 26.9", 600.0, 3, 79_400),
        ("3 x 200m\n200m (26.1, 26.4, 26.9)", 600.0, 3, 79_400),
        ("3 x 200m\n200m 26.1 26.4 26.9", 600.0, 3, 79_400),
        ("3 x 200m\n200m: 26.1 - 26.4 - 26.9", 600.0, 3, 79_400),
        ("3 x 200m\n**200m: 26.1, 26.4, 26.9**", 600.0, 3, 79_400),
        ("3 x 200m, 2 min rest\n26.1/26.4/26.9", 600.0, 3, 79_400),
        ("3 x 200m, 2 min rest\n26.1; 26.4; 26.9", 600.0, 3, 79_400),
        ("3 x 200m, 2 min rest\n#1 26, #2 27, #3 28", 600.0, 3, 81_000),
        ("3 x 200m, 2 min rest\n1) 26\n2) 27\n3) 28", 600.0, 3, 81_000),
        ("3 x 200m + 1 x 150m\n26.1, 26.4, 26.9\n18.2", 750.0, 4, 97_600),
        ("4 x 200m\n200m: 26 x 2, 27 x 2", 800.0, 4, 106_000),
        ("4 x 200m\n200m: 2 x 26, 2 x 27", 800.0, 4, 106_000),
    ] {
        let parsed = read(text);
        assert_eq!(work(&parsed), (Some(meters), Some(reps)), "{text}");
        assert_eq!(done(&parsed), Some((reps, millis)), "{text}");
        assert_eq!((&parsed.ambiguities[..], &parsed.unknown[..]), (&[][..], &[][..]), "{text}");
    }
}

#[test]
fn figures_that_fit_no_repetition_are_told_and_are_no_work() {
    for text in [
        "5 x 300m\n47, 48, 47",
        "5 x 300m, 90s rest\n47.1, 48.2, 47.3, 46.4, 45.5, 45.1",
        "5 x 300m\n300m: 47 avg",
        "5 x 300m\naverage 47.2",
        "2 x 300m\n300m: 4.7, 4.8",
        "2 x 300m\n300m: 471, 482",
        "2 x 300m\n4.7, 4.8",
        "2 x 3 min\n800, 810",
        "4 x 1km, 2 min rest\n3:20, 3:21",
    ] {
        let parsed = read(text);
        assert_eq!(done(&parsed), None, "{text}");
        assert_eq!(parsed.session.lines()[1].kind, LineKind::Result, "{text}");
        assert_eq!(parsed.unknown.len(), 1, "{text}: {:?}", parsed.unknown);
        assert_eq!(parsed.session.blocks().len(), 1, "{text}");
    }
}

#[test]
fn figures_among_other_words_are_no_work() {
    for text in [
        "4 x 1km\n3:20, 3:21, 3:19, 3:18, good day",
        "4 x 1km\nHR 158, 162, 165, 167",
        "4 x 1km\nsit 2 min",
        "4 x 400m + 2 x 200m\n400m 61, 62, 63, 64, 200m 28, 29",
    ] {
        let parsed = read(text);
        assert_eq!(parsed.session.blocks().len(), 1, "{text}");
        assert_eq!(parsed.unknown.len(), 1, "{text}: {:?}", parsed.unknown);
    }
    for title in ["I ran", "hit", "times were", "Done:", "Actual:"] {
        let parsed = read(&format!("4 x 1km\n{title} 3:20, 3:21, 3:19, 3:18 (avg 3:19)"));
        assert_eq!(done(&parsed), Some((4, 798_000)), "{title}");
    }
}

#[test]
fn a_full_stop_between_minutes_and_seconds() {
    let parsed = read("4 x 1km\nSplits: 3.20 3.21 3.19 3.18");
    assert_eq!(done(&parsed), Some((4, 798_000)));
    assert_eq!(parsed.ambiguities.len(), 1);
    // As seconds these are possible, and stay so.
    assert_eq!(done(&read("4 x 25m\nSplits: 3.20 3.21 3.19 3.18")), Some((4, 12_780)));
}

#[test]
fn more_work_behind_work_stays_work() {
    for (text, meters, reps) in [
        ("6 x 400m\n300m, 200m, 100m", 3000.0, 9),
        ("6 x 400m\n4 x 200m", 3200.0, 10),
        ("1200m w/ 200m jog\n800m w/ 200m jog\n400m", 2400.0, 3),
        ("6 x 400m\n1 mile, 800, 400", 5209.0, 9),
        ("6 x 400m\nLadder: 300, 200, 100", 3000.0, 9),
    ] {
        assert_eq!(work(&read(text)), (Some(meters), Some(reps)), "{text}");
    }
}

#[test]
fn a_row_with_a_gap_says_so() {
    let parsed = read("4 x 200m\n200m: 26.1, DNF, 26.4, 26.9");
    let reps: Vec<_> = parsed.session.splits().iter().map(|s| s.rep).collect();
    assert_eq!(reps, [Some(1), Some(3), Some(4)]);
    assert_eq!((parsed.unknown.len(), parsed.ambiguities.len()), (1, 0));
    let parsed = read("4 x 200m + 300m\n200m: 26.1, 26.4, 26.9");
    assert_eq!(parsed.ambiguities.len(), 1);
    assert!(parsed.ambiguities[0].readings[0].contains("first 3 of 4"));
    // A set that the text does not have takes nobody's repetitions.
    let parsed = read("2 x (3 x 120m) + 300m, 200m\nSet #3: 15.1, 15.2");
    assert!(parsed.session.splits().iter().all(|s| s.rep.is_none()));
    assert!(!parsed.unknown.is_empty());
}

#[test]
fn rests_on_lines_of_their_own() {
    let two = Some((600, 600));
    let half = Some((450, 450));
    for (line, expected) in [
        ("w/ 2min rest", two),
        ("2 min jog", two),
        ("3-4 min jog", Some((900, 1200))),
        ("3 to 4 minutes jog", Some((900, 1200))),
        ("90 secs standing", half),
        ("r: 90s", half),
        ("r=90s", half),
        ("R 90\"", half),
        ("(90s)", half),
        ("[90s]", half),
        ("30s float", Some((150, 150))),
        ("2 min passive", two),
        ("with a 2-minute jog", two),
        ("take 2 min", two),
        ("no rest", Some((0, 0))),
        ("half a minute rest", Some((150, 150))),
        ("a minute and a half rest", half),
        ("rest: two and a half minutes", Some((750, 750))),
        ("2min, 2min, 3min, 2min, 2min rest", Some((660, 660))),
    ] {
        let parsed = read(&format!("6 x 800m\n{line}"));
        assert_eq!(work(&parsed), (Some(4800.0), Some(6)), "{line}");
        assert_eq!(rest(&parsed), expected, "{line}");
        assert_eq!((&parsed.ambiguities[..], &parsed.unknown[..]), (&[][..], &[][..]), "{line}");
    }
}

#[test]
fn rests_without_a_sum_are_told() {
    for line in [
        "400m float",
        "with 200m jog",
        "every 5:00",
        "on 5 min",
        "1:1 rest",
        "1:2 rest",
        "equal rest",
        "rest as long as you ran",
        "recovery = half the time",
        "rest until 120 bpm",
        "rec 2",
        "rest 90 s or 200m jog",
        "90s then 5 min after every third",
        "2min, 3min, 2min rest",
    ] {
        let parsed = read(&format!("6 x 800m\n{line}"));
        assert_eq!(work(&parsed), (Some(4800.0), Some(6)), "{line}");
        assert_eq!(rest(&parsed), None, "{line}");
        assert!(!parsed.unknown.is_empty(), "{line}");
    }
    let parsed = read("6 x 800m, rest until 120 bpm");
    assert!(matches!(parsed.session.rest_rules()[0].amount, RestAmount::Open));
    assert_eq!((rest(&parsed), parsed.ambiguities.len()), (None, 0));
    // Without a word of rest nothing is missing.
    let parsed = read("6 x 800m");
    assert_eq!((rest(&parsed), parsed.unknown.len()), (None, 0));
}

#[test]
fn an_amount_of_time_alone_is_told() {
    for line in ["90 seconds", "90\"", "one and a half minutes"] {
        let parsed = read(&format!("6 x 800m\n{line}"));
        assert_eq!(work(&parsed), (Some(4800.0), Some(6)), "{line}");
        assert_eq!((rest(&parsed), parsed.ambiguities.len()), (Some((450, 450)), 1), "{line}");
    }
    let parsed = read("6 x 800m\n60/90s rest");
    assert!(parsed.ambiguities.iter().any(|a| a.readings[1].contains("either")));
    let parsed = read("2 x (3 x 800m)\n60/90s rest");
    assert_eq!(rest(&parsed), Some((4 * 60 + 90, 4 * 60 + 90)));
    assert!(parsed.ambiguities.iter().any(|a| a.readings[0].contains("between sets")));
    let parsed = read("3 x 300m flat out + 1 x 350\n8-10 min walk");
    assert_eq!(rest(&parsed), Some((3 * 480, 3 * 600)));
}

#[test]
fn every_kind_of_line_end() {
    for end in ["\n", "\r\n", "\r", "\u{2028}"] {
        let parsed = read(&format!("5 x 300m{end}90s rest{end}47, 48, 47, 46, 45"));
        assert_eq!(rest(&parsed), Some((360, 360)), "{end:?}");
        assert_eq!(done(&parsed), Some((5, 233_000)), "{end:?}");
        assert_eq!(parsed.session.lines().len(), 3, "{end:?}");
    }
}

#[test]
fn a_rest_after_a_distance_and_one_in_the_ladder() {
    let parsed = read(
        "2 x (3 x 100m) + 300m, 200m, 100m, 100m, 200m, 300m\n\
         60s walk after 100m reps. 5' between sets. 2' between reps in ladder",
    );
    // Four gaps in the sets, two in the ladder behind its hundreds, three others, two of the sets.
    assert_eq!(rest(&parsed), Some((6 * 60 + 3 * 120 + 2 * 300, 6 * 60 + 3 * 120 + 2 * 300)));
    let both = parsed.ambiguities.iter().find(|a| a.readings[1].contains("named block")).unwrap();
    assert!(both.readings[0].contains("1320 s") && both.readings[1].contains("1440 s"), "{both:?}");
}

#[test]
fn patterns_are_those_of_one_part() {
    let kind = |text: &str| {
        let row = read(text).session.patterns().into_iter().next().unwrap();
        (row.kind, row.within_turns)
    };
    let alternating = (PatternKind::Alternating, None);
    // A rung of the ladder over the distance of the sets does not join them.
    assert_eq!(
        kind("2 x (2 x 150m) + 300m, 150m, 100m\n20.1, 19.0, 20.3, 19.1\n41.0, 21.9, 12.8"),
        alternating
    );
    // Each set starts with the slow one.
    assert_eq!(
        kind("2 x (3 x 120m)\nSet 1: 16.1, 15.2, 16.3\nSet 2: 16.2, 15.1, 16.4"),
        alternating
    );
    assert_eq!(
        kind("6 x 200m\n200m: 28.0, 29.5, 28.6, 30.2, 29.3, 31.0"),
        (PatternKind::Alternating, Some(PatternKind::Fade))
    );
}

#[test]
fn a_told_pace_is_that_of_the_repetition_alone_over_its_distance() {
    let text =
        "3 x 200m + 1 x 250m\n200m: 25.2, 25.9, 25.6\n250m: 32.1\nShe took it at 51.2/400m pace";
    let parsed = read(text);
    let remark = parsed.session.pace_remarks()[0];
    assert_eq!((remark.rep, remark.distance.meters().round()), (Some(4), 250.0));
    assert!((remark.measured_400_s - 51.36).abs() < 1e-9);
    assert_eq!(parsed.ambiguities.len(), 1, "{:?}", parsed.ambiguities);
    // Said of the last, it is the last.
    let parsed = read(&text.replace("took it", "ran the last one"));
    assert_eq!(parsed.session.pace_remarks()[0].rep, Some(4));
    assert_eq!(parsed.ambiguities.len(), 0);
}

#[test]
fn a_distance_named_twice_is_read_once() {
    let parsed = read("parkrun 5km 19:45");
    assert_eq!(work(&parsed), (Some(5000.0), Some(1)));
    assert!(parsed.unknown.iter().all(|u| !u.text.contains("5km")), "{:?}", parsed.unknown);
}

#[test]
fn a_distance_with_its_rest_is_work() {
    for (text, meters, rest, reps) in
        [("600m rest 3 min, 300m", 900.0, 180, 2), ("1km recovery 90s, 500m", 1500.0, 90, 2)]
    {
        let parsed = stadion_sessions::parse(text, &stadion_sessions::NotationOptions::default());
        let totals = parsed.session.totals();
        assert_eq!(
            totals.distance.and_then(|d| d.exact()).map(stadion_types::Distance::meters),
            Some(meters),
            "{text}"
        );
        let seconds = totals.rest.and_then(|r| r.exact()).map(|r| r.as_secs());
        assert_eq!(seconds, Some(rest), "{text}");
        assert_eq!(totals.reps.and_then(|r| r.exact()), Some(reps), "{text}");
    }
    let alone = stadion_sessions::parse(
        "60 seconds recovery",
        &stadion_sessions::NotationOptions::default(),
    );
    assert!(alone.session.blocks().is_empty());
}

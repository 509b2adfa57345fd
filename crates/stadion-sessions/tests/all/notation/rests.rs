//! Recoveries in the many ways in which they are written, and what is told instead of guessed.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

fn rest(parsed: &Parsed) -> Option<u64> {
    parsed.session.totals().rest.and_then(|r| r.exact()).map(|r| r.as_secs())
}

fn reps(parsed: &Parsed) -> Option<u32> {
    parsed.session.totals().reps.and_then(|r| r.exact())
}

/// Repetitions and seconds of rest, with nothing told.
#[test]
fn rests_with_one_sensible_reading() {
    for (text, count, seconds) in [
        ("4 x 300m (R: 4')", 4, 720),
        ("6 x 200m RI 60s", 6, 300),
        ("3 x 1000m, 3' entre", 3, 360),
        ("5 x 500m turnaround 75s", 5, 300),
        ("8 x 400m with zero recovery", 8, 0),
        ("5 x 400m with recoveries of: 90, 60, 30, 15 seconds", 5, 195),
        ("4 x 150m 7min", 4, 1260),
        ("20 x 100m / 80 seconds rest", 20, 1520),
        ("10 sec sprint / 50 sec rest x 8", 8, 350),
        ("1 x 1200, 5 min, 1 x 800, 4 min, 1 x 400", 3, 540),
        ("8 x 2min with 1 \u{bd} min recovery between efforts", 8, 630),
        ("3 x 20 s with 60 rest between", 3, 120),
        ("6 x 800 off 90", 6, 450),
        ("2 x (3 x 10 min). 5' rest between each piece and each set", 6, 1500),
        ("3 x 4 x 200m, 60s rest, 5 min rest", 12, 9 * 60 + 2 * 300),
        ("10 x 1 min hard, 1 min easy", 10, 540),
        ("5 x 3min @ 4:40/km (90sec)", 5, 360),
        ("300m \u{2013} 5min recovery \u{2013} 250m \u{2013} 4min recovery \u{2013} 200m", 3, 540),
        ("6 x 500m (2 mins)", 6, 600),
        ("12' @ 20 km/h, 4' rest\n8' @ 21 km/h, 3' rest\n5' @ 22 km/h", 3, 420),
        ("8 x 500m mit 90 s Trabpause", 8, 630),
        ("run 500 meters, rest 2 minutes, run 300 meters", 2, 120),
    ] {
        let parsed = read(text);
        assert_eq!((reps(&parsed), rest(&parsed)), (Some(count), Some(seconds)), "{text}");
        assert!(parsed.ambiguities.is_empty(), "{text}: {:?}", parsed.ambiguities);
    }
}

/// The work holds, the rests have no sum, and that is told.
#[test]
fn gaps_without_a_rest_leave_no_sum() {
    for (text, count) in [
        ("3 x 6min [2min jog]\n2 x 4min [1min jog]", 5),
        ("2 x (3 x 800m)\n90s between reps", 6),
        ("4 x 1200m (2 min), 4 x 200m (1 min)", 8),
        ("5 x 600m, recover to 110 bpm", 5),
        ("6 x 800 off 75 second/200m jog recovery", 6),
        ("4 x 300m, 300m walk in 60 s, 10 km jog", 4),
    ] {
        let parsed = read(text);
        assert_eq!(reps(&parsed), Some(count), "{text}");
        assert!(!parsed.unknown.is_empty(), "{text}");
    }
}

#[test]
fn a_count_above_lines_repeats_them() {
    let hills = "6 complete sets of:\n40 seconds up hard\n40 second easy jog down\n\
                 20 seconds up hard\nJog all the way to the bottom.";
    let parsed = read(hills);
    assert_eq!(reps(&parsed), Some(12));
    assert_eq!(
        parsed.session.totals().work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        Some(360)
    );
    assert_eq!((rest(&parsed), parsed.unknown.is_empty()), (None, false));
    // The run home stands behind the last rest.
    let parsed = read("5 lots of:\n90s @ 3:20/km\n45s rest\n10min @ 6:00/km");
    assert_eq!(reps(&parsed), Some(6));
    assert_eq!(
        parsed.session.totals().work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        Some(1050)
    );
    // A blank line ends it.
    let parsed = read("3 sets of:\n150m\n100m\n\n4 x 60m");
    assert_eq!(reps(&parsed), Some(10));
}

#[test]
fn what_is_no_work_counts_nothing() {
    for text in [
        "Slept 7 h",
        "HR 158, 162, 165",
        "Week 5: 60 miles",
        "Total 9 miles",
        "8 miles total",
        "Pace 4:02/km",
        "4:02 pace",
        "Track is 415m round",
        "PB: 1:58.3",
        "Physio at 14:30",
        "Last week I did 6 x 400m",
        "Bib 1432, start 9:30",
        "Meet 6:45pm at the track",
        "07700 900123",
        "Weight 64.2 kg this morning",
    ] {
        let totals = read(text).session.totals();
        assert_eq!((totals.distance, totals.work, totals.lifts), (None, None, None), "{text}");
    }
}

#[test]
fn numbers_that_add_up_to_another_session_are_told() {
    for text in [
        "Group A: 6 x 800m\nGroup B: 8 x 600m",
        "6 x 800m (seniors), 4 x 800m (juniors)",
        "A: 6 x 800m, B: 5 x 800m",
        "Monday 8 x 400m, Thursday 4 x 1km",
        "Start with 4 x 400m and build to 8 x 400m",
        "3 x 1000 m to 5 x 1000 m",
        "Instead of 8 x 400m, do 6 x 400m",
        "Only managed 7 of the 10 x 400m",
        "8 x 400m (stopped after 6)",
        "4 x 100m relay practice",
        "400m hurdles training",
        "Shot 12.40m",
        "10k in 34:12 off 60 miles a week",
    ] {
        let parsed = read(text);
        let told = parsed.unknown.len() + parsed.ambiguities.len();
        assert!(told > 0, "{text}: {:?}", parsed.session.totals());
    }
}

/// A time in a bracket behind work that lasts a time is its rest, and a place makes it one.
#[test]
fn a_time_in_a_bracket_behind_a_time_is_a_rest() {
    let canonical = |text: &str| read(text).session.canonical(Dialect::Track);
    assert_eq!(canonical("4 min (2 min)"), "4 min [rest 2 min]");
    assert_eq!(canonical("3 x 2 min (75s)"), "3 x 2 min [rest 75s]");
    let text = "3 min (90s)\n2 min (60s) (3 min after last rep)\n3 x 50m strides";
    let first = canonical(text);
    assert!(first.contains("2 min [rest 1 min; 3 min after the last rep]"), "{first}");
}

#[test]
fn a_repeat_that_no_rule_takes_up_is_told() {
    // At the end of the line it does all of it once more, and that it may be more often is told.
    for text in ["400m, 200m (1 min rest). Repeat.", "400m, 200m (1 min rest) REPEAT"] {
        let parsed = read(text);
        assert_eq!(parsed.session.totals().reps.and_then(|r| r.exact()), Some(4), "{text}");
        assert_eq!(parsed.ambiguities.len(), 1, "{text}");
    }
    assert!(!read("400m, 200m (1 min rest). Repeat!").unknown.is_empty());
    assert!(read("400m hard, 200m easy, repeat").unknown.is_empty());
}

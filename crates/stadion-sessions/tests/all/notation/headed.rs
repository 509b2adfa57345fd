//! What stands around the parts and is none: sums in headings, days, pulses, counts behind a noun.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

const YARD: f64 = 0.9144;

fn read(dialect: Dialect, text: &str) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

/// Metres, seconds of work, repetitions and seconds of rest, rounded.
type Sums = (Option<f64>, Option<u64>, Option<u32>, Option<u64>);

fn sums(parsed: &Parsed) -> Sums {
    let totals = parsed.session.totals();
    (
        totals.distance.and_then(|d| d.exact()).map(|d| (d.meters() * 100.0).round() / 100.0),
        totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        totals.reps.and_then(|r| r.exact()),
        totals.rest.and_then(|r| r.exact()).map(|r| r.as_secs()),
    )
}

fn is(dialect: Dialect, text: &str, expected: Sums) {
    assert_eq!(sums(&read(dialect, text)), expected, "{text}");
}

fn yards(yards: f64) -> f64 {
    (yards * YARD * 100.0).round() / 100.0
}

#[test]
fn the_sum_in_a_heading_is_no_work() {
    for (text, far, reps) in [
        ("Main set (800 yds, 13:20 min)\n8 x 100 @ 1:40", 800.0, 8),
        ("Kick set (400 yards):\n8 x 50 @ 1:00", 400.0, 8),
        ("Set 2 (600 yds, 9:00 min)\n4 x 150 @ 2:15", 600.0, 4),
        ("Main set 3x (900 yds, 15:00 min)\n200 @ 3:20\n100 @ 1:40", 900.0, 6),
        ("Set two 4x (600 yds)\n100 free\n50 kick", 600.0, 8),
        ("Set 1-2x (500 yds, 9 min)\n5 x 50 @ :55", 500.0, 10),
        ("Swim three times through the following:\n100 free\n50 back", 450.0, 6),
        ("Swim twice through the following (8 x 75 total):\n4 x 75 free", 600.0, 8),
    ] {
        let found = sums(&read(Dialect::Swim, text));
        assert_eq!((found.0, found.2), (Some(yards(far)), Some(reps)), "{text}");
    }
    // What stands below is something else, which is told.
    let other = read(Dialect::Swim, "Main set (1000 yds, 17:00 min)\n8 x 100 @ 1:40");
    assert_eq!(sums(&other).0, Some(yards(800.0)));
    assert!(other.unknown.iter().any(|u| u.why.contains("a sum in a heading")));
    // Without a name the bracket is work.
    is(Dialect::Track, "2 x (400m)\n300m", (Some(1100.0), None, Some(3), None));
    assert!(!read(Dialect::Swim, "Set one 5x (1000 yds)\nalternate 150/50").unknown.is_empty());
}

#[test]
fn a_day_in_front_of_an_amount_is_no_unknown_word() {
    for (text, expected) in [
        ("Tue 40 mins", (None, Some(2400), Some(1), None)),
        ("Mon 50 mins and 30 mins", (None, Some(4800), Some(2), None)),
        ("Sat 6 x 400m, 90s jog", (Some(2400.0), None, Some(6), Some(450))),
        (
            "Thu 20 mins and a track session of 10 x 300m",
            (Some(3000.0), Some(1200), Some(11), None),
        ),
    ] {
        is(Dialect::Track, text, expected);
        let parsed = read(Dialect::Track, text);
        assert_eq!((&parsed.ambiguities[..], &parsed.unknown[..]), (&[][..], &[][..]), "{text}");
    }
}

#[test]
fn minutes_behind_an_hour_belong_to_it() {
    is(Dialect::Track, "1hr 20 easy", (None, Some(4800), Some(1), None));
    is(Dialect::Track, "2 hours 15", (None, Some(8100), Some(1), None));
    // A count and a noun are something else, which is told.
    let strides = read(Dialect::Track, "1 hour 10 strides");
    assert_eq!(sums(&strides).1, Some(3600));
    assert!(!strides.unknown.is_empty());
}

#[test]
fn counts_behind_the_noun() {
    is(
        Dialect::Track,
        "500m repeats, 7 in total, 2 min rest",
        (Some(3500.0), None, Some(7), Some(720)),
    );
    is(
        Dialect::Track,
        "300 meter reps (8 total) with 60s jog",
        (Some(2400.0), None, Some(8), Some(420)),
    );
    is(
        Dialect::Track,
        "8 one-minute surges, 60- to 90-second jog recoveries",
        (None, Some(480), Some(8), None),
    );
    let rest = read(Dialect::Track, "8 one-minute surges, 60- to 90-second jog recoveries");
    let rest = rest.session.totals().rest.unwrap();
    assert_eq!((rest.min().as_secs(), rest.max().as_secs()), (7 * 60, 7 * 90));
}

#[test]
fn power_and_pulse_behind_a_comma_are_aims() {
    for (text, seconds) in [
        ("12 min, 210-230 W", 720),
        ("12 min, 210 watts", 720),
        ("12 min easy, 120-135 HR", 720),
        ("12 min easy, HR 125", 720),
        ("12 min, 85 rpm", 720),
        ("12 min @ 90 rpm, 140 bpm", 720),
    ] {
        for dialect in [Dialect::Track, Dialect::Cycle] {
            is(dialect, text, (None, Some(seconds), Some(1), None));
        }
    }
    // So many beats are waited for.
    assert_eq!(sums(&read(Dialect::Track, "5 x 800m, rest until 120 bpm")).3, None);
    is(Dialect::Track, "40 min, 2 hr", (None, Some(9600), Some(2), None));
}

#[test]
fn a_plural_without_a_count_is_told() {
    let parsed = read(Dialect::Track, "400s with 60s rest");
    assert_eq!(sums(&parsed).0, Some(400.0));
    assert!(!parsed.ambiguities.is_empty());
    assert!(!read(Dialect::Track, "600s easy").ambiguities.is_empty());
    // Beside repetitions it is their name.
    let named = sums(&read(Dialect::Track, "Cut down 500s for once. 5 x 500m"));
    assert_eq!((named.0, named.1, named.2), (Some(2500.0), None, Some(5)));
}

#[test]
fn what_the_targets_are_is_no_work() {
    let text = "8 x 1k w/ 90s rest. Targets for the first group are 2 @ 75, 2 @ 74, 4 @ 73.";
    is(Dialect::Track, text, (Some(8000.0), None, Some(8), Some(630)));
    let text = "3 x 2k in 6:40 (102% RP) and 4 x 1k in 3:15 (104% RP)";
    is(Dialect::Track, text, (Some(10_000.0), None, Some(7), None));
    assert!(read(Dialect::Track, text).unknown.is_empty());
}

#[test]
fn a_bracket_that_is_repeated_above_a_recovery_is_work() {
    for (text, far, reps) in [
        ("2 x (50m, 1 min)\nRecovery: 20s between reps", 100.0, 2),
        ("3 x (400m, 1:30)\nRecovery: 60s between reps", 1200.0, 3),
    ] {
        let found = sums(&read(Dialect::Track, text));
        assert_eq!((found.0, found.2), (Some(far), Some(reps)), "{text}");
    }
}

//! What stands beside the work and makes it no longer: averages of what was run, seconds on top of a
//! pace, rests with a count of their own.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(dialect: Dialect, text: &str) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

/// Metres, seconds of work, repetitions and seconds of rest, rounded.
type Sums = (Option<f64>, Option<u64>, Option<u32>, Option<u64>);

fn sums(parsed: &Parsed) -> Sums {
    let totals = parsed.session.totals();
    (
        totals.distance.and_then(|d| d.exact()).map(|d| (d.meters() * 10.0).round() / 10.0),
        totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        totals.reps.and_then(|r| r.exact()),
        totals.rest.and_then(|r| r.exact()).map(|r| r.as_secs()),
    )
}

fn track(text: &str, expected: Sums) {
    assert_eq!(sums(&read(Dialect::Track, text)), expected, "{text}");
}

#[test]
fn averages_are_no_more_work_and_are_told() {
    for (text, expected) in [
        ("8 x 200m - 31 avg (30-33) with 1 min rest", (Some(1600.0), None, Some(8), Some(420))),
        ("6 x 400m, avg 67, 90s rest", (Some(2400.0), None, Some(6), Some(450))),
        ("8 x 300m (avg 48.5)", (Some(2400.0), None, Some(8), None)),
        ("8x300 \u{2013} avg. 48.5 (47-50)", (Some(2400.0), None, Some(8), None)),
        ("5 x 1k, average 3:20", (Some(5000.0), None, Some(5), None)),
        ("6 x 800m averaging 2:31 off 2 min", (Some(4800.0), None, Some(6), Some(600))),
        ("5 x 1000m - 3:11 (3:08-3:14), 2 min jog", (Some(5000.0), None, Some(5), Some(480))),
        ("12 x 200m - 32-33", (Some(2400.0), None, Some(12), None)),
        ("6 x 400m - 69 (67-70) with 1 min rest", (Some(2400.0), None, Some(6), Some(300))),
    ] {
        track(text, expected);
        assert!(!read(Dialect::Track, text).unknown.is_empty(), "{text}");
    }
    // Two times are those of the repetitions, and a distance behind a dash is one.
    track("2 x 300m - 42, 47", (Some(600.0), None, Some(2), None));
    assert_eq!(sums(&read(Dialect::Track, "4 x 300m - 200m")).2, Some(5));
}

#[test]
fn seconds_on_top_of_a_pace_are_no_work() {
    for (text, expected) in [
        (
            "4x6 min at threshold pace + 5 seconds, 2 min rest",
            (None, Some(1440), Some(4), Some(360)),
        ),
        ("5x5 min @ T + 3 sec/km", (None, Some(1500), Some(5), None)),
        ("4 x 1000m at 10k pace plus 4 seconds, 60s jog", (Some(4000.0), None, Some(4), Some(180))),
        ("6 x 800m @ 5k pace + 2 sec", (Some(4800.0), None, Some(6), None)),
        ("3 x 8 min at MP - 10 seconds, 2 min jog", (None, Some(1440), Some(3), Some(240))),
    ] {
        track(text, expected);
        let parsed = read(Dialect::Track, text);
        assert!(!(parsed.unknown.is_empty() && parsed.ambiguities.is_empty()), "{text}");
    }
    // With a unit of work behind them they are run.
    track("5 x 600m @ 5k pace + 30s hill", (Some(3000.0), Some(30), Some(6), None));
}

#[test]
fn times_to_stay_below() {
    for text in
        ["6 x 400m in sub-70", "6 x 400m sub-70", "6 x 400m in <70s", "6 x 400m in sub 70 sec"]
    {
        track(text, (Some(2400.0), None, Some(6), None));
        let canonical = read(Dialect::Track, text).session.canonical(Dialect::Track);
        assert_eq!(canonical, "6 x 400m @ 70s", "{text}");
    }
}

#[test]
fn rests_with_a_count_of_their_own() {
    let text = "2x 10 minute @ 180w with 2x 6 minute @ 100w recovery";
    assert_eq!(sums(&read(Dialect::Cycle, text)), (None, Some(1200), Some(2), Some(360)));
    let text = "6 x 3 min hard with 5 x 2 min easy between";
    assert_eq!(sums(&read(Dialect::Cycle, text)), (None, Some(1080), Some(6), Some(600)));
    track("6 x 400m with 5 x 90s jog recovery", (Some(2400.0), None, Some(6), Some(450)));
    // Without a word for a rest it is work within a run.
    assert_eq!(sums(&read(Dialect::Track, "10 miles with 6 x 1 min hard")).2, Some(6));
}

#[test]
fn a_distance_behind_the_time_of_a_rest_is_the_next_part() {
    track("3 x (350m rest 1min 100) 5min rest", (Some(1350.0), None, Some(6), Some(780)));
    track("2 x (600 rest 2' 400 rest 90\" 200) 6' rest", (Some(2400.0), None, Some(6), Some(780)));
    // With a way of moving it is that of the rest.
    track("4 x 400m rest 2 min 200m walk", (Some(1600.0), None, Some(4), Some(360)));
}

#[test]
fn starts_behind_a_distance_without_a_unit() {
    assert_eq!(sums(&read(Dialect::Track, "6x800 start on 4:00")).0, Some(4800.0));
    assert_eq!(sums(&read(Dialect::Track, "8 x 400 starts every 2:30")).0, Some(3200.0));
    // A small number in front of a noun is no distance.
    assert_eq!(sums(&read(Dialect::Track, "8 x30m 3 point starts")).0, Some(240.0));
}

#[test]
fn easy_lengths_of_the_pool_are_swum() {
    let parsed = read(Dialect::Swim, "4x200 @ 15 seconds rest\n100 easy\n2x200 fast");
    assert_eq!(sums(&parsed).2, Some(7));
    let parsed = read(Dialect::Swim, "6 x 100 free\n100 easy");
    assert_eq!(sums(&parsed), (Some(640.1), None, Some(7), None));
}

/// As many times as there are repetitions, alike, are the times that were run, without any word.
#[test]
fn as_many_times_as_repetitions_were_run() {
    for text in [
        "4 x 800m, 2:35, 2:33, 2:36, 2:30",
        "4 by 800 2:35, 2:33, 2:36, 2:30",
        "4 x 800m: 2:35 / 2:33 / 2:36 / 2:30",
    ] {
        let parsed = parse(text, &NotationOptions::default());
        let totals = parsed.session.totals();
        assert_eq!(totals.distance.map(|d| d.max().meters()), Some(3200.0), "{text}");
        assert_eq!((totals.reps.and_then(|r| r.exact()), totals.work), (Some(4), None), "{text}");
        assert!(parsed.unknown.iter().any(|u| u.why.contains("were run")), "{text}");
    }
    // Another number of them, or ways, go on with the work.
    for (text, reps) in [("2 x 400m, 200, 100", 4), ("6x400, 72, 71, 70, 70, 69, 68", 6)] {
        let totals = parse(text, &NotationOptions::default()).session.totals();
        assert_eq!(totals.reps.and_then(|r| r.exact()), Some(reps), "{text}");
    }
}

#[test]
fn a_way_that_is_made_to_recover_is_a_rest() {
    for text in [
        "Jog 300m for the recovery interval",
        "300m walk as recovery.",
        "Walk 300m to recover",
        "300m easy jog for recovery",
        "jog 300m as your rest period",
    ] {
        let alone = read(Dialect::Track, text);
        assert_eq!(sums(&alone), (None, None, None, None), "{text}");
        assert_eq!(alone.session.recoveries().len(), 1, "{text}");
        let below = read(Dialect::Track, &format!("6 x 500m\n{text}"));
        assert_eq!(sums(&below), (Some(3000.0), None, Some(6), None), "{text}");
        let spoken = below.unknown.iter().any(|u| u.why.contains("not understood"));
        assert!(!spoken, "{text}: {:?}", below.unknown);
    }
    // A run of its own, for nobody rests so long.
    assert_eq!(sums(&read(Dialect::Track, "jog 5 km for recovery")).0, Some(5000.0));
    // Work of which only a part is easy.
    track("Run 8 x 400m with 200m jog as recovery", (Some(3200.0), None, Some(8), None));
}

#[test]
fn times_to_the_second_are_told_and_round_ones_are_work() {
    for (text, seconds, count) in [
        ("Ladder: 1:00, 2:00, 4:00, 2:00, 1:00", 600, 5),
        ("Pyramid: 1:30-3:00-1:30", 360, 3),
        ("Set 1: 2:00, 3:00, 4:00", 540, 3),
    ] {
        track(text, (None, Some(seconds), Some(count), None));
    }
    let told = |text| !read(Dialect::Track, text).unknown.is_empty();
    assert!(told("Tempo speed: 5:54-5:48-5:57-5:39"));
    assert!(told("Steady: 6:14, 6:11, 6:09"));
    assert!(!told("Fartlek: 3:00, 2:00, 1:00"));
    // Under the name of a part of the work above, times to the hundredth are those that were run.
    track("300m, 200m, 300m\nLadder: 43.1, 26.2, 42.8", (Some(800.0), None, Some(3), None));
}

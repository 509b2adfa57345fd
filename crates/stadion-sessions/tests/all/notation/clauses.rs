//! Clauses that speak of other work, lists of rests, products as counts, and lines with numbers in front.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(dialect: Dialect, text: &str) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

/// Metres, seconds of work and repetitions, rounded.
type Sums = (Option<f64>, Option<u64>, Option<u32>);

fn sums(parsed: &Parsed) -> Sums {
    let totals = parsed.session.totals();
    (
        totals.distance.and_then(|d| d.exact()).map(|d| (d.meters() * 10.0).round() / 10.0),
        totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        totals.reps.and_then(|r| r.exact()),
    )
}

fn rest_s(parsed: &Parsed) -> Option<u64> {
    parsed.session.totals().rest.and_then(|r| r.exact()).map(|r| r.as_secs())
}

fn track(text: &str, expected: Sums) {
    assert_eq!(sums(&read(Dialect::Track, text)), expected, "{text}");
}

#[test]
fn the_run_around_the_work_is_told_and_is_no_rest() {
    for (text, expected) in [
        ("8 x 30s hard during a 50 min run", (None, Some(240), Some(8))),
        ("3 x (20s, 40s, 60s) uphill (jog down) within a 45 min run", (None, Some(360), Some(9))),
        ("5 x 100m strides in a 40 min easy run", (Some(500.0), None, Some(5))),
        ("6 x 3 min on / 2 min off in an 11 mile run", (None, Some(1080), Some(6))),
        ("3 x 10 min at threshold as part of a 75-90 min ride", (None, Some(1800), Some(3))),
        ("10 x 1 min (1 min) during a long run of 15 miles", (None, Some(600), Some(10))),
        ("8 x 1 min hard / 2 min easy in the middle of a 50 min run", (None, Some(480), Some(8))),
    ] {
        track(text, expected);
        let told = read(Dialect::Track, text).unknown;
        assert!(told.iter().any(|u| u.why.contains("run around")), "{text}");
    }
}

#[test]
fn what_the_work_stood_in_for_counts_nothing() {
    for (text, expected) in [
        ("10 x 400m instead of 8 x 400m", (Some(4000.0), None, Some(10))),
        ("6 x 800m rather than the usual 5 x 1k", (Some(4800.0), None, Some(6))),
        ("10 x 400m, as opposed to 12", (Some(4000.0), None, Some(10))),
        ("6 x 800m (instead of 8) w/ 2 min jog", (Some(4800.0), None, Some(6))),
        ("8 x 400m, not 10", (Some(3200.0), None, Some(8))),
        ("6 x 1k in lieu of the 10k race", (Some(6000.0), None, Some(6))),
    ] {
        track(text, expected);
        let told = read(Dialect::Track, text).unknown;
        assert!(told.iter().any(|u| u.why.contains("stood in for")), "{text}");
    }
    let lifts = read(Dialect::Strength, "80 burpees in one go instead of the usual sets of 20");
    assert_eq!(lifts.session.totals().lifts.and_then(|r| r.exact()), Some(80));
}

#[test]
fn a_list_of_rests_behind_its_word() {
    for (text, metres, reps, rest) in [
        ("400m, 300m, 200m with rests of 60s and 60s", 900.0, 3, Some(120)),
        ("400-300-200-100 rest 4, 3, 2 min", 1000.0, 4, Some(540)),
        ("400-300-200-100 recovery 3 min", 1000.0, 4, Some(540)),
        ("600-400-200 recovery 4 min/3 min", 1200.0, 3, Some(420)),
        ("400, 300, 200, 100 rest 4, 3, 2 min", 1000.0, 4, Some(540)),
        ("400, 300, 200, 100 w/ 4' 3' 2' rest", 1000.0, 4, Some(540)),
        ("500+400+300 r= 6' + 5'", 1200.0, 3, Some(660)),
        (
            "300, 300, 150 with intervals of 60s, 60s and then 4 min before the next set. Three sets.",
            2250.0,
            9,
            Some(840),
        ),
        ("2x(150+250+350) rest 4+5 and 12 min", 1500.0, 6, Some(1800)),
        (
            "3 x (300, 300, 200) w/ rests of 45s and 60s, then 5 min between sets",
            2400.0,
            9,
            Some(915),
        ),
    ] {
        let parsed = read(Dialect::Track, text);
        assert_eq!(sums(&parsed), (Some(metres), None, Some(reps)), "{text}");
        assert_eq!(rest_s(&parsed), rest, "{text}");
        assert!(parsed.ambiguities.is_empty(), "{text}: {:?}", parsed.ambiguities);
    }
    for (text, metres, reps) in [
        ("60m-80m-100m-120m walk back", 360.0, 4),
        ("60-80-100-120-100-80-60 walk back recovery", 600.0, 7),
        ("300-250-200-150 rec. 5/4/3 min", 900.0, 4),
    ] {
        track(text, (Some(metres), None, Some(reps)));
    }
    // A way to jog that is called by its distance stays a rest.
    track("6 x 800-400m jog", (Some(4800.0), None, Some(6)));
}

#[test]
fn a_product_in_brackets_counts() {
    track("(4\u{d7}4) x 400", (Some(6400.0), None, Some(16)));
    track("(2 x 3) x 1000m, 90s rest", (Some(6000.0), None, Some(6)));
    track("2 x (3 x 200)", (Some(1200.0), None, Some(6)));
}

#[test]
fn letters_for_zeros() {
    track("6x80Om in 2:23", (Some(4800.0), None, Some(6)));
    track("1O x 4OOm, 9O sec jog", (Some(4000.0), None, Some(10)));
    track("3 x 3O0m w/ 5 min", (Some(900.0), None, Some(3)));
    // An ordinal is none.
    assert_eq!(sums(&read(Dialect::Track, "1o bloque")).0, None);
}

#[test]
fn numbers_in_front_of_lines_count_nothing() {
    let text = "1. 4x100 @ 20 seconds rest\n2. 200 easy\n3. 4x50 @ 10 seconds rest\n4. 100 easy";
    let parsed = read(Dialect::Swim, text);
    assert_eq!(sums(&parsed), (Some(823.0), None, Some(10)));
    assert!(parsed.unknown.iter().any(|u| u.why.contains("numbered lines")));
    track("1) 6 x 400m\n2) 4 x 200m", (Some(3200.0), None, Some(10)));
    // Times that were run are numbered as well.
    let rows = read(Dialect::Track, "6 x 400m\n1. 64.5\n2. 65.1\n3. 64.8");
    assert_eq!(sums(&rows), (Some(2400.0), None, Some(6)));
}

#[test]
fn rounds_over_the_lines_below_without_a_colon() {
    let text = "4 rounds of\n2:00 @ 110% FTP\n1:00 @ 90% FTP\n- 5:00 spin between rounds -";
    assert_eq!(sums(&read(Dialect::Cycle, text)), (None, Some(720), Some(8)));
    track("3 sets of\n400m hard\n200m fast\n3 min rest", (Some(1800.0), None, Some(6)));
}

#[test]
fn what_has_one_reading_is_not_ambiguous() {
    for (text, metres) in [
        ("100-200-400 x3", 2100.0),
        ("6 x 400m followed by 2 km cool down", 4400.0),
        ("4 x 1 km, followed by a 2 km warm-down", 6000.0),
    ] {
        let parsed = read(Dialect::Track, text);
        assert_eq!(sums(&parsed).0, Some(metres), "{text}");
        assert!(parsed.ambiguities.is_empty(), "{text}: {:?}", parsed.ambiguities);
    }
}

#[test]
fn bare_times_without_work_are_told() {
    for text in ["75,80,76,74,78,68", "65 67 66 68", "71, 72, 70, 73"] {
        let parsed = read(Dialect::Track, text);
        assert_eq!(sums(&parsed), (None, None, None), "{text}");
        assert!(!parsed.unknown.is_empty(), "{text}");
    }
    track("60, 70, 80, 90", (Some(300.0), None, Some(4)));
}

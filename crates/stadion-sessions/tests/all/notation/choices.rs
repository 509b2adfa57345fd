//! `or`: one of several parts, whose sums are those of all of them; and rests behind repetitions by
//! their number.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use stadion_sessions::{Dialect, NotationOptions, Parsed, Scope, Session, Work, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::new(Dialect::Track))
}

/// Metres, repetitions and seconds of rest, each from and to.
type Spans = ((f64, f64), (u32, u32), Option<(u64, u64)>);

fn spans(parsed: &Parsed) -> Spans {
    let totals = parsed.session.totals();
    let way =
        totals.distance.map_or((f64::NAN, f64::NAN), |d| (d.min().meters(), d.max().meters()));
    let reps = totals.reps.map_or((0, 0), |r| (r.min(), r.max()));
    (way, reps, totals.rest.map(|r| (r.min().as_secs(), r.max().as_secs())))
}

fn chosen(text: &str, expected: Spans) -> Parsed {
    let parsed = read(text);
    assert_eq!(spans(&parsed), expected, "{text}");
    assert!(!parsed.ambiguities.is_empty(), "{text}: a choice is told");
    let again = parse(&parsed.session.exact(), &NotationOptions::default()).session;
    assert_eq!(again.without_places(), parsed.session.without_places(), "{text}");
    parsed
}

#[test]
fn the_sums_of_a_choice_span_its_parts() {
    let parsed = chosen("5 x 600m or 8 x 400m", ((3000.0, 3200.0), (5, 8), None));
    assert!(matches!(&parsed.session.blocks()[0].work, Work::Choice(parts) if parts.len() == 2));
    // The steps are those of the first part.
    assert_eq!(parsed.session.steps().len(), 5);
    for text in [
        "either 6 x 800m or 10 x 400m",
        "6 x 800m ou 10 x 400m",
        "6 x 800m oder 10 x 400m",
        "6 x 800m o 10 x 400m",
        "6 x 800m, or 10 x 400m",
        "6 x 800m\nor\n10 x 400m",
        "6 x 800m\nor 10 x 400m",
        "Option 1: 6 x 800m\nOption 2: 10 x 400m",
    ] {
        chosen(text, ((4000.0, 4800.0), (6, 10), None));
    }
    chosen("20 x 200m, 15 x 300m or 10 x 400m", ((4000.0, 4500.0), (10, 20), None));
    chosen("4 x 200m, then 8 x 400m or 6 x 600m", ((4000.0, 4400.0), (10, 12), None));
    chosen("200, 400, 600, 200 or 300, 500, 700, 300", ((1400.0, 1800.0), (4, 4), None));
    chosen("3 x 300m or 200m", ((600.0, 900.0), (3, 3), None));
}

#[test]
fn the_rest_behind_a_choice_is_that_of_all_its_parts() {
    chosen("6 x 800m or 10 x 400m, 2 min rest", ((4000.0, 4800.0), (6, 10), Some((600, 1080))));
    chosen("1600m or 3 x 800m with 3 min rest", ((1600.0, 2400.0), (1, 3), Some((0, 360))));
    // Each has its own.
    let text = "6 x 800m with 2 min rest or 10 x 400m with 60s rest";
    chosen(text, ((4000.0, 4800.0), (6, 10), Some((540, 600))));
    let text = "6 x 800m\nRecovery: 2 min\nor\n10 x 400m\nRecovery: 60 s";
    chosen(text, ((4000.0, 4800.0), (6, 10), Some((540, 600))));
}

#[test]
fn one_amount_in_two_measures_is_counted_once() {
    let parsed = read("4 x 400m or 90s");
    assert_eq!(spans(&parsed), ((1600.0, 1600.0), (4, 4), None));
    assert!(parsed.ambiguities.iter().any(|a| a.readings[0].contains("another measure")));
}

#[test]
fn a_range_of_counts_is_no_choice() {
    for text in ["6 or 8 x 1000m", "6-8 x 1000m"] {
        let parsed = read(text);
        assert_eq!(spans(&parsed), ((6000.0, 8000.0), (6, 8), None), "{text}");
        assert!(parsed.ambiguities.is_empty(), "{text}");
    }
}

/// The rest and what is told of it.
fn rest_of(text: &str) -> (Session, Option<u64>) {
    let parsed = read(text);
    assert!(parsed.ambiguities.is_empty(), "{text}: {:#?}", parsed.ambiguities);
    assert!(parsed.unknown.is_empty(), "{text}: {:#?}", parsed.unknown);
    let rest = parsed.session.totals().rest.and_then(|r| r.exact()).map(|r| r.as_secs());
    let again = parse(&parsed.session.canonical(Dialect::Track), &NotationOptions::default());
    assert_eq!(again.session.without_places(), parsed.session.without_places(), "{text}");
    (parsed.session, rest)
}

#[test]
fn a_rest_behind_a_repetition_by_its_number() {
    for text in [
        "8 x 400m, 60s rest, 5 min after the 4th",
        "8 x 400m, 60s rest, 5' after rep 4",
        "8 x 400m w/ 60s, 5 min after the fourth",
        "8 x 400m off 60s (5 min after no. 4)",
        "8 x 400m\nRecovery: 60s, 5 min after the 4th rep",
        "8 x 400m\nRecovery: 60s, after the 4th 5 min",
        "8 x 400m\nRecovery: 60s, an extra 4 min after number 4",
    ] {
        let (session, rest) = rest_of(text);
        assert_eq!(rest, Some(6 * 60 + 300), "{text}");
        let scopes =
            session.rest_rules().iter().filter(|r| r.scope == Scope::AfterNth(vec![4])).count();
        assert_eq!(scopes, 1, "{text}");
    }
    let (_, rest) = rest_of("12 x 200m\nRecovery: 30s, 3 min after the 4th and 8th");
    assert_eq!(rest, Some(9 * 30 + 2 * 180));
    // Beside sets it counts within each of them.
    let text = "2 x (5 x 200m), 30s between reps, 1 min after the third rep, 5 min between sets";
    assert_eq!(rest_of(text).1, Some(2 * (3 * 30 + 60) + 300));
}

#[test]
fn what_counts_sets_or_every_so_many_is_told() {
    for text in [
        "8 x 400m with 60s, and 3 min after the 2nd set",
        "8 x 400m, 60s rest and 5 min after every 4th",
    ] {
        let parsed = read(text);
        assert_eq!(parsed.session.totals().rest, None, "{text}");
        assert!(!parsed.unknown.is_empty(), "{text}");
    }
}

#[test]
fn what_stands_around_a_choice() {
    let text = "3 x 3k w/ 3' jog or 5 x 2k w/ 2' jog";
    chosen(text, ((9000.0, 10_000.0), (3, 5), Some((360, 480))));
    chosen("10 x 200m (or 8 x 300m)", ((2000.0, 2400.0), (8, 10), None));
    chosen("400-800-1200-800-400 or 6 x 600", ((3600.0, 3600.0), (5, 6), None));
    // Aims to choose from make one span.
    for text in ["4 x 1k in 3:20 or 3:15", "4 x 1k at 5k or 3k pace"] {
        let parsed = read(text);
        assert_eq!(spans(&parsed), ((4000.0, 4000.0), (4, 4), None), "{text}");
        assert!(parsed.ambiguities.is_empty() && parsed.unknown.is_empty(), "{text}");
    }
}

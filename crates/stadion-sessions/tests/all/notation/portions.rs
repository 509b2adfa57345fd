//! What holds for parts of the work, and work that stands in parts: aims of portions, sets without an
//! amount of their own, brackets in a row, rounds on the minute, lines of a ride.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(dialect: Dialect, text: &str) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

/// Metres, seconds of work, repetitions and seconds of rest, rounded.
type Sums = (Option<f64>, Option<u64>, Option<u32>, Option<u64>);

fn sums(parsed: &Parsed) -> Sums {
    let totals = parsed.session.totals();
    (
        totals.distance.and_then(|d| d.exact()).map(|d| d.meters().round()),
        totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        totals.reps.and_then(|r| r.exact()),
        totals.rest.and_then(|r| r.exact()).map(|r| r.as_secs()),
    )
}

fn is(dialect: Dialect, text: &str, expected: Sums) {
    assert_eq!(sums(&read(dialect, text)), expected, "{text}");
}

#[test]
fn aims_of_portions_behind_the_rest_add_nothing() {
    for text in [
        "8 x 600 w/ 90s jog, 4 @ 1:54, 4 @ 1:50",
        "8 x 600 with a 90s jog. 2 @ 1:54, 2 @ 1:52, 2 @ 1:50, 2 @ 1:48.",
        "8 x 600, 90s jog, 4 @ 1;54, 4 @ 1:50",
        "8 x 600 @ 5k pace, 90s jog, 4 @ 1:54 and 4 @ 1:50",
    ] {
        is(Dialect::Track, text, (Some(4800.0), None, Some(8), Some(630)));
    }
    // Those that do not add up are told.
    let parsed = read(Dialect::Track, "8 x 600 w/ 90s jog, 4 @ 1:54, 2 @ 1:50");
    assert!(!parsed.unknown.is_empty());
    is(
        Dialect::Track,
        "6 x 300m with 60s recovery, targeting 1:20 per 400m",
        (Some(1800.0), None, Some(6), Some(300)),
    );
}

#[test]
fn sets_without_an_amount_have_that_of_those_in_front() {
    let text = "3 sets of 4 minutes in zone 2, 2 sets in zone 3, 1 set in zone 4";
    for dialect in [Dialect::Track, Dialect::Cycle] {
        is(dialect, text, (None, Some(1440), Some(6), None));
    }
    let parsed = read(Dialect::Cycle, "3 sets of 4 minutes in zone 2 and a last set into zone 4");
    assert_eq!(sums(&parsed).1, Some(720));
    assert!(!parsed.unknown.is_empty());
}

#[test]
fn brackets_with_distances_in_a_row_are_a_list() {
    is(Dialect::Track, "(500 - 200) (400 - 200) (300 - 200)", (Some(1800.0), None, Some(6), None));
    // A bracket that says something else is none of them.
    is(Dialect::Track, "2 x (400m, 300m) (3 min rest)", (Some(1400.0), None, Some(4), Some(540)));
}

#[test]
fn rounds_on_the_minute_over_lines() {
    let lifts = |text| {
        let totals = read(Dialect::Strength, text).session.totals();
        totals.lifts.and_then(|l| l.exact())
    };
    assert_eq!(lifts("EMOM x 10\n4 cleans"), Some(40));
    let both = "EMOM 10 min:\n4 cleans\n6 squats";
    assert_eq!(lifts(both), Some(100));
    assert!(!read(Dialect::Strength, both).ambiguities.is_empty());
    let rounds = "4 rounds, each round for time, of:\n7 deadlifts, 225 lbs\n7 presses\nRest 2:00 between rounds.";
    assert_eq!(lifts(rounds), Some(56));
}

#[test]
fn lines_of_a_ride_say_behind_a_dash_how() {
    is(
        Dialect::Cycle,
        "4 mins - big chainring\n3 mins - keep same cadence\n2 mins - out of the saddle",
        (None, Some(540), Some(3), None),
    );
    is(
        Dialect::Cycle,
        "10 x\n1 min - biggest gear, cadence 60 or lower\n1 min - normal cadence",
        (None, Some(1200), Some(20), None),
    );
    // A word of rest makes it one.
    is(Dialect::Track, "6 x 800m\n2 min - jog easy down", (Some(4800.0), None, Some(6), Some(600)));
}

#[test]
fn a_length_of_the_pool_with_its_rest_is_swum() {
    let yards = |n: f64| Some((n * 0.9144).round());
    for text in ["4 x 100, 20s rest\n400, 30s rest", "4 x 100 20RI\n400 30RI"] {
        let found = sums(&read(Dialect::Swim, text));
        assert_eq!((found.0, found.2), (yards(800.0), Some(5)), "{text}");
    }
}

#[test]
fn places_of_rests_and_sums() {
    is(
        Dialect::Track,
        "3 x (4 x 300m)\nRecovery: 60s jog after each 300m rep in a set, 5 min between sets",
        (Some(3600.0), None, Some(12), Some(9 * 60 + 2 * 300)),
    );
    is(
        Dialect::Track,
        "2 x 5k + 4 x 1k\nRecovery: 4 minutes after 5Ks, 60s after 1K reps",
        (Some(14_000.0), None, Some(6), Some(2 * 240 + 3 * 60)),
    );
    is(Dialect::Track, "5 x 400\nTotal distace 2000m", (Some(2000.0), None, Some(5), None));
    is(Dialect::Track, "Repeat 2: 3 km at 10k pace", (Some(3000.0), None, Some(1), None));
}

#[test]
fn what_is_said_beside_the_work_is_none() {
    let text = "2 miles easy, 5 miles tempo. finished in 7:55 pace.";
    is(Dialect::Track, text, (Some(11_265.0), None, Some(2), None));
    assert!(!read(Dialect::Track, text).unknown.is_empty());
    is(
        Dialect::Track,
        "Speed over 50-80m e.g. 5 x 60m fast but relaxed",
        (Some(300.0), None, Some(5), None),
    );
    is(
        Dialect::Track,
        "3 x 1k 4 secs a lap slower than your best 3000m, 2 min rest",
        (Some(3000.0), None, Some(3), Some(240)),
    );
    is(Dialect::Track, "Day 4 - Run 5 miles in 31 mins.", (Some(8047.0), None, Some(1), None));
    is(Dialect::Track, "40mins run at 6mins.30secs/mile", (None, Some(2400), Some(1), None));
    is(Dialect::Track, "5 x split 500s, 6 min rest", (Some(2500.0), None, Some(5), Some(1440)));
    is(Dialect::Track, "4 x interval miles, 3 min jog", (Some(6437.0), None, Some(4), Some(540)));
    // Three amounts with a plus between them are work, whatever words stand behind.
    is(
        Dialect::Track,
        "9km a 5:20/km + 3km a 4:50/km + 1km a 4:30/km y luego ejercicios de fuerza y estiramientos en el club.",
        (Some(13_000.0), None, Some(3), None),
    );
}

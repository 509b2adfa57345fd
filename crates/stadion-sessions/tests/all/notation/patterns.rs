//! Groups of repetitions, what one is made of, hard and easy in turn, places by their name, letters
//! for rests, and counts below the lines that they repeat.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use stadion_sessions::{Dialect, Mode, NotationOptions, Parsed, RestAmount, Scope, parse};

fn read(dialect: Dialect, text: &str) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

/// Metres, seconds of work, repetitions, seconds of rest.
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

/// The text has one sensible reading.
fn clear(text: &str, expected: Sums) {
    let parsed = read(Dialect::Track, text);
    assert_eq!(sums(&parsed), expected, "{text}");
    assert!(parsed.ambiguities.is_empty(), "{text}: {:#?}", parsed.ambiguities);
    assert!(parsed.error.is_none(), "{text}");
}

fn way(meters: f64, reps: u32, rest: Option<u64>) -> Sums {
    (Some(meters), None, Some(reps), rest)
}

fn timed(seconds: u64, reps: u32, rest: Option<u64>) -> Sums {
    (None, Some(seconds), Some(reps), rest)
}

#[test]
fn repetitions_in_groups() {
    clear("12 x 300m in 3 sets of 4, 60s rest", way(3600.0, 12, Some(660)));
    clear("12 x 300m as 3 sets, 60s between reps, 4 min between sets", way(3600.0, 12, Some(1020)));
    clear(
        "12 x 300m (3 sets of 4) with 60s between reps and 4 min between sets",
        way(3600.0, 12, Some(1020)),
    );
    clear("20 x 200m in sets of 5", way(4000.0, 20, None));
    // Groups that do not come out even are told.
    let parsed = read(Dialect::Track, "12 x 300m in 5 sets of 4");
    assert_eq!(sums(&parsed).2, Some(12));
    assert!(!parsed.unknown.is_empty());
}

#[test]
fn what_a_repetition_is_made_of_adds_nothing() {
    clear("6 x 400m as 100m fast, 100m jog", way(2400.0, 6, None));
    clear("5 x 600m as 200m hard, 200m float, 200m hard", way(3000.0, 5, None));
    clear("4 x 3 min as 1 min hard, 1 min easy, 1 min hard", timed(720, 4, None));
    clear("2 x 5 x 400m. 100m fast, 100m jog - 10 min between sets", way(4000.0, 10, None));
    clear("5 x 800m (400m at 5k pace, 400m at 3k pace)", way(4000.0, 5, None));
    // Parts that do not make up the repetition are told.
    let parsed = read(Dialect::Track, "6 x 400m as 150m fast, 100m jog");
    assert!(!parsed.unknown.is_empty() || !parsed.ambiguities.is_empty());
}

#[test]
fn hard_and_easy_in_turn() {
    for text in [
        "20 x 1 on 1 off",
        "20 x 1' on 1' off",
        "20 x 1 min on, 1 min off",
        "20 x 1 min on/1 min off",
    ] {
        clear(text, timed(1200, 20, Some(1140)));
    }
    clear("12 x 30 on 30 off", timed(360, 12, Some(330)));
    clear("1 min hard, 1 min easy x 10", timed(600, 10, Some(540)));
    clear("5 x (3 min hard, 2 min easy)", timed(900, 5, Some(480)));
    clear("4 x (1 min fast, 1 min easy, 30 sec fast, 30 sec easy)", timed(360, 8, Some(330)));
    // Without a count around them easy parts are parts.
    clear("10 min easy, 20 min tempo, 10 min easy", timed(2400, 3, None));
}

#[test]
fn places_by_their_name() {
    clear("10 x Station Hill 300m", way(3000.0, 10, None));
    clear("8 x hill 60s", timed(480, 8, None));
    clear("5 x Mill Bridge 800m loop, 2 min rest", way(4000.0, 5, Some(480)));
    for text in ["6 x Mill Hill", "6 x long hills", "6 X HILLS"] {
        let parsed = read(Dialect::Track, text);
        assert_eq!(sums(&parsed), (None, None, Some(6), None), "{text}");
        assert!(parsed.unknown.iter().any(|u| u.why.contains("how long")), "{text}");
    }
    clear("8 x Hard 400m", way(3200.0, 8, None));
}

#[test]
fn a_letter_for_the_rest() {
    for text in ["5 x 1000 (400R)", "5 x 1000 400R", "5 x 1000, 400R"] {
        clear(text, way(5000.0, 5, None));
    }
    clear("1000, 400R, 800, 300R, 600", way(2400.0, 3, None));
    clear("5 x 1000m 2'R", way(5000.0, 5, Some(480)));
    clear("1200 in 4:00; 800 in 2:36; todo con 400R", way(2000.0, 2, None));
    clear("3 x 1000m + 4 x 400m; all with 2 min jog", way(4600.0, 7, Some(720)));
    // The letter in front is a rate.
    clear("4 x 500m r24", way(2000.0, 4, None));
}

#[test]
fn brackets_between_the_distances_of_a_chain() {
    clear("1200 (3 min) 800 (2 min) 400", way(2400.0, 3, Some(300)));
    clear("600m (2min) 500m (90s) 400m (60s) 300m", way(1800.0, 4, Some(270)));
    // Times behind all of them were run.
    let parsed = read(Dialect::Track, "800 (2:10) 600 (1:36) 400 (62)");
    assert_eq!(sums(&parsed), way(1800.0, 3, None));
    let text = "1 min at 90% (30 sec jog) 45 sec at 95% (2 min rest) x 4";
    assert_eq!(sums(&read(Dialect::Track, text)), timed(420, 8, Some(480)));
    // The rest behind sets whose parts have rests is between them.
    let text = "2 x (600m, 2 min rest, 300m) 5 min rest";
    assert_eq!(sums(&read(Dialect::Track, text)), way(1800.0, 4, Some(540)));
}

#[test]
fn a_count_below_the_lines_that_it_repeats() {
    clear("500, 300, 200\nx 3", way(3000.0, 9, None));
    let parsed = read(Dialect::Track, "4 min hard\n2 min easy\nx 5");
    assert_eq!(sums(&parsed), timed(1200, 5, Some(480)));
    // Lines with counts of their own: all of them, or only the last.
    let parsed = read(Dialect::Track, "6 x 400m\n4 x 200m\nx 2");
    assert_eq!(sums(&parsed), way(6400.0, 20, None));
    assert!(parsed.ambiguities.iter().any(|a| a.readings.iter().any(|r| r.contains("only"))));
}

#[test]
fn a_hundred_hundreds() {
    assert_eq!(sums(&read(Dialect::Swim, "100 x 100")), way(9144.0, 100, None));
    clear("100 x 100m", way(10_000.0, 100, None));
    clear("400 x 800 x 400", way(1600.0, 3, None));
}

#[test]
fn rests_behind_slashes_chains_and_ladders() {
    clear("8 x (400m/100m jog)", way(3200.0, 8, None));
    clear("1 min, 2 min, 3 min, 2 min, 1 min / 1 min easy", timed(540, 5, Some(240)));
    clear("2k-1k-2k-1k (90s)", way(6000.0, 4, Some(270)));
    clear("3 sets: 900-600-300, 2'/90s, 5' between sets", way(5400.0, 9, Some(1230)));
    clear("2 miles + 2 miles + 1 mile w/ 2 min between", way(8046.7, 3, Some(240)));
    clear("4 x 500m x 90s", way(2000.0, 4, Some(270)));
    clear("8 x 3 hard/2 easy", timed(1440, 8, Some(840)));
    clear("6 x 30 s all out, 2 min easy, 3 x 60 s", timed(360, 9, None));
}

#[test]
fn rests_over_a_way() {
    let scopes = |text: &str| -> Vec<(Scope, RestAmount)> {
        let parsed = read(Dialect::Track, text);
        parsed.session.rest_rules().iter().map(|r| (r.scope.clone(), r.amount.clone())).collect()
    };
    let meters = |m: f64| {
        let distance = stadion_types::Distance::from_meters(m).unwrap();
        RestAmount::Distance(stadion_types::Bounds::exactly(distance))
    };
    for text in [
        "2 x (6 x 200m) 200 jog/800 jog",
        "2 x (6 x 200m) r=200 jog R=800 jog",
        "2 x (6 x 200m), 200m jog between reps, 800m jog b/w sets",
    ] {
        let expected = [(Scope::BetweenReps, meters(200.0)), (Scope::BetweenSets, meters(800.0))];
        assert_eq!(scopes(text), expected, "{text}");
    }
    // The way of moving belongs to the amount that it stands beside.
    let text = "2 x 100m, 4 x 800m, 5 x 200m\nRests: 2 min after 100s, 60 s after 800s, 200m jog after 200s";
    let parsed = read(Dialect::Track, text);
    let modes: Vec<_> = parsed.session.rest_rules().iter().map(|r| r.mode).collect();
    assert_eq!(modes, [None, None, Some(Mode::Jog)]);
}

#[test]
fn starts_and_hurdles_change_no_distance() {
    for text in [
        "500 - 400 - 300 - 200 from a 3 step rolling start, 8 min rest",
        "500-400-300-200 from standing start, 8 min rest",
    ] {
        clear(text, way(1400.0, 4, Some(1440)));
    }
    clear("6 x 40 \"falling\" starts", way(240.0, 6, None));
    clear("6 x 60m from blocks, 3 min rest", way(360.0, 6, Some(900)));
    // Hurdles are told, and do not take the count away.
    for text in ["3 x 300mH, first 5 hurdles only, 8' rest", "3 x 300 over hurdles 6-10, r 8min"] {
        let parsed = read(Dialect::Track, text);
        assert_eq!(sums(&parsed), way(900.0, 3, Some(960)), "{text}");
    }
    clear("1 x 400 stride; 4 x 1000m", way(4400.0, 5, None));
}

#[test]
fn rest_lines_between_lines_of_work() {
    clear("1000m\n3 min rest\n600m\n2 min rest\n300m", way(1900.0, 3, Some(300)));
    let parsed = read(Dialect::Track, "6 x 800m\n2 min rest\n4 x 400m\n60s rest");
    let amounts: Vec<_> = parsed.session.rest_rules().iter().map(|r| r.amount.clone()).collect();
    assert_eq!(amounts.len(), 2);
    // Before the second part no rest is given, and that is told.
    assert_eq!(sums(&parsed), way(6400.0, 10, None));
    assert!(!parsed.unknown.is_empty());
    // One line alone holds for all.
    clear("6 x 800m\n2 min rest\n4 x 400m", way(6400.0, 10, Some(1080)));
}

#[test]
fn what_is_counted_without_a_sign() {
    clear("10 hill reps of 60s", timed(600, 10, None));
    clear("6 x 800m start on 4:00", way(4800.0, 6, None));
    clear("6 x 400m, 1 min 30 rest", way(2400.0, 6, Some(450)));
    clear("8 x 3'/1' @ LT", timed(1440, 8, Some(420)));
}

#[test]
fn miles_without_a_number() {
    clear("mile @ 5k pace, 2 miles easy, mile @ 5k pace", way(6437.4, 3, None));
    clear("4:40 mile, 3 x 800m", way(4009.3, 4, None));
    clear("7 x 1km @10KP", way(7000.0, 7, None));
}

#[test]
fn easy_parts_that_may_be_the_rest_are_told() {
    for text in ["Main set 3x\n- 10m 88-94% 90rpm\n- 5m 55% 85rpm", "3x 4min @ 110%, 4min @ 50%"] {
        let parsed = read(Dialect::Cycle, text);
        assert!(parsed.ambiguities.iter().any(|a| a.readings[1].contains("rest")), "{text}");
    }
    let parsed = read(Dialect::Cycle, "3x 4min @ 95%, 3min @ 85%");
    assert!(parsed.ambiguities.is_empty(), "both are work");
    let parsed = read(Dialect::Track, "Run 45 seconds hard, 15 seconds slow. Repeat 20 times");
    assert_eq!(sums(&parsed), timed(900, 20, Some(285)));
}

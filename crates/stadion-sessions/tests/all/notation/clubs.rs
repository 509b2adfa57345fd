//! Lines of athletics clubs: sets with more than one part, counts in words, dates and names in front,
//! rests by the noun of their place, what a repetition is made of.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::new(Dialect::Track))
}

/// Metres, seconds of work, repetitions and seconds of rest.
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

/// Reads lines that have one sensible reading.
fn clear(lines: &[(&str, Sums)]) {
    for (text, expected) in lines {
        let parsed = read(text);
        assert_eq!(sums(&parsed), *expected, "{text}");
        assert!(parsed.ambiguities.is_empty(), "{text}: {:?}", parsed.ambiguities);
    }
}

#[test]
fn two_distances_in_a_bracket_are_both_run() {
    clear(&[
        ("3 x (200m-400m), 4' rest", (Some(1800.0), None, Some(6), Some(1200))),
        ("4 x (300m - 500m) rec 3'", (Some(3200.0), None, Some(8), Some(1260))),
    ]);
    // Under one unit, or none, they may be a range.
    for text in ["3 x (200-400) r 3'", "5 x (400 - 600m), 2 min"] {
        let parsed = read(text);
        assert_eq!(parsed.ambiguities.len(), 1, "{text}");
    }
    let range = read("6 x (2-3 min) hard").session.totals();
    assert_eq!(range.reps.and_then(|r| r.exact()), Some(6));
}

#[test]
fn counts_in_words_hold_for_their_item() {
    clear(&[
        ("110m twice, 80m twice and 60m twice", (Some(500.0), None, Some(6), None)),
        ("400m twice, 200m three times", (Some(1400.0), None, Some(5), None)),
        ("two 600, three 400, one 200", (Some(2600.0), None, Some(6), None)),
        ("4 x 1km, one 500m and two 200s", (Some(4900.0), None, Some(7), None)),
        ("5 times: 800m, 90s rest", (Some(4000.0), None, Some(5), Some(360))),
        ("3 times through: 600m, 400m, 200m", (Some(3600.0), None, Some(9), None)),
        ("6 TIMES: 3 min hard, 2 min easy", (None, Some(1080), Some(6), Some(600))),
    ]);
    let either = read("4 or 3 x 1000m").session.totals();
    assert_eq!(either.reps.map(|r| (r.min(), r.max())), Some((3, 4)));
}

#[test]
fn sets_hold_what_follows_their_first_part() {
    clear(&[
        (
            "4 sets of 300m, 60s recovery, then 600m with 2 min between sets",
            (Some(3600.0), None, Some(8), Some(600)),
        ),
        (
            "3 sets of 500m (60s) 300m (30s) 100m with 4 min between sets",
            (Some(2700.0), None, Some(9), Some(750)),
        ),
        (
            "3 sets of 300m followed by 100m with 30s between and 5 min between sets",
            (Some(1200.0), None, Some(6), Some(690)),
        ),
        ("4 blocks of 20, 40, 60, 40, 20 secs", (None, Some(720), Some(20), None)),
    ]);
}

#[test]
fn rests_by_the_noun_of_their_place() {
    clear(&[
        ("3 x 3 x 60m, 4' reps / 8' sets", (Some(540.0), None, Some(9), Some(2400))),
        ("2 x 4 x 100m, 2 min reps, 6 min sets", (Some(800.0), None, Some(8), Some(1080))),
        ("3 x 4 x 200m. 1 min reps, 4 min sets", (Some(2400.0), None, Some(12), Some(1020))),
    ]);
}

#[test]
fn what_a_repetition_is_made_of_adds_nothing() {
    clear(&[
        ("450m \"in-outs\" 150m fast - 150m float - 150m fast", (Some(450.0), None, Some(1), None)),
        ("600m: 200m fast / 200m easy / 200m fast", (Some(600.0), None, Some(1), None)),
        ("2 x 400m - 100m easy 100m fast 100m easy 100m fast", (Some(800.0), None, Some(2), None)),
        ("5 x 400m: 200m fast, 200m float, 4 min rest", (Some(2000.0), None, Some(5), Some(960))),
        ("2x500m (200m @ 29 + 100m light + 200m @ 29)", (Some(1000.0), None, Some(2), None)),
    ]);
    // A list of repetitions stays one.
    assert_eq!(sums(&read("400m - 200m - 200m")).2, Some(3));
}

#[test]
fn dates_and_names_stand_in_front() {
    clear(&[
        ("Thu 21/11 -- 6 miles easy", (Some(9656.1), None, Some(1), None)),
        ("Wed 5/6/24 - 6 x 800m off 2 min", (Some(4800.0), None, Some(6), Some(600))),
        ("30/30: 20 x 30 sec hard / 30 sec easy", (None, Some(600), Some(20), Some(570))),
        ("1st set @ 85%: 100m, 150m, 200m", (Some(450.0), None, Some(3), None)),
        ("Fartlek - LS- 3:00/2:00/1:00 on w/ 1 min off", (None, Some(360), Some(3), Some(120))),
        ("In groups do 6 500m efforts with 90s recovery", (Some(3000.0), None, Some(6), Some(450))),
    ]);
}

#[test]
fn a_rest_in_words_leaves_a_time_one_reading() {
    clear(&[
        ("6 x 300m (48s), 3 min recovery", (Some(1800.0), None, Some(6), Some(900))),
        ("3 x 2000 m (7:20) TP 4 min", (Some(6000.0), None, Some(3), Some(480))),
        ("4 x 1k in 3:20 (3:18-3:22) w/ 90s jog", (Some(4000.0), None, Some(4), Some(270))),
        ("250m (36.2 seconds) [10 minutes rest]", (Some(250.0), None, Some(1), None)),
        ("5 x 1km, goal 3:30, 2 min rest", (Some(5000.0), None, Some(5), Some(480))),
    ]);
}

#[test]
fn dashes_stuck_between_work_and_rests() {
    clear(&[
        ("1 min 5k-1 min jog-2 min 10k-2 min jog-1 min 5k", (None, Some(240), Some(3), Some(180))),
        ("400m-200m jog-800m-400m jog-400m", (Some(1600.0), None, Some(3), None)),
        (
            "1 - 2 - 3 - 2 - 1 (minutes) hard with equal time float",
            (None, Some(540), Some(5), Some(480)),
        ),
    ]);
}

#[test]
fn clubs_abroad() {
    clear(&[
        (
            "2 Serien \u{e0} 5 x 200 m, GP 1 min, SP 8 min",
            (Some(2000.0), None, Some(10), Some(960)),
        ),
        ("4 blocs de 3 x 300m r=1' R=5'", (Some(3600.0), None, Some(12), Some(1380))),
        (
            "3 serier med 5 x 300m, 1 min pause, 4 min seriepause",
            (Some(4500.0), None, Some(15), Some(1200)),
        ),
        ("20 x 45/15 p\u{e5} m\u{f8}lla, 15,5 km/t", (None, Some(900), Some(20), Some(285))),
        ("30 sec schnell / 30 sec locker, 15mal", (None, Some(450), Some(15), Some(420))),
        ("10 x 300m, Ziel: 58 s, 1 min Trabpause", (Some(3000.0), None, Some(10), Some(540))),
    ]);
}

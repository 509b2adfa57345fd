//! Lines that say in another order, or with other signs, what the usual ones say.
#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(text: &str, dialect: Dialect) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

/// Repetitions, metres, seconds of work and seconds of rest; nothing is 0 here, for it may stand for a
/// sum that is not known.
fn sums(parsed: &Parsed) -> (u32, f64, u64, u64) {
    let totals = parsed.session.totals();
    let seconds = |d: Option<stadion_types::Bounds<std::time::Duration>>| {
        d.and_then(|d| d.exact()).map_or(0, |d| d.as_secs())
    };
    let meters =
        totals.distance.and_then(|d| d.exact()).map_or(0.0, stadion_types::Distance::meters);
    let reps = totals.reps.and_then(|r| r.exact()).unwrap_or(0);
    (reps, (meters * 10.0).round() / 10.0, seconds(totals.work), seconds(totals.rest))
}

/// A text, and what it adds up to.
type Row = (&'static str, (u32, f64, u64, u64));

fn all_read(rows: &[Row], dialect: Dialect) {
    for (text, expected) in rows {
        assert_eq!(sums(&read(text, dialect)), *expected, "{text}");
    }
}

fn told(parsed: &Parsed) -> bool {
    !(parsed.ambiguities.is_empty() && parsed.unknown.is_empty())
}

fn lifts(text: &str) -> (u32, u32) {
    let totals = read(text, Dialect::Strength).session.totals();
    let exact = |n: Option<stadion_types::Bounds<u32>>| n.and_then(|n| n.exact()).unwrap_or(0);
    (exact(totals.reps), exact(totals.lifts))
}

#[test]
fn dashes_part_what_has_an_aim_of_its_own() {
    all_read(
        &[
            ("800 @ 5k - 600 @ 3k - 500 @ 1500 pace", (3, 1900.0, 0, 0)),
            ("2k @ 10k - 1k @ 5k - 300 all out", (3, 3300.0, 0, 0)),
            ("3 miles @ 8:00/mile - race 5 miles @ 7:00/mile", (2, 12874.8, 0, 0)),
            // These are ranges of an aim.
            ("5 x 1000 @ 3:20 - 3:25 w/ 90s", (5, 5000.0, 0, 360)),
            ("6 x 400m @ 5k - 10k pace - 2 min rest", (6, 2400.0, 0, 600)),
        ],
        Dialect::Track,
    );
}

#[test]
fn one_unit_behind_a_sum_is_that_of_all() {
    all_read(
        &[
            ("2 x (15 + 25 + 35m), walk back", (6, 150.0, 0, 0)),
            ("4 x (1 + 2 + 3 min), 1 min jog", (12, 0.0, 1440, 660)),
        ],
        Dialect::Track,
    );
}

#[test]
fn figures_of_other_hands() {
    all_read(
        &[
            ("2-1/2 mile easy, 3 x 1/2 mile hard, 1-1/4 mile easy", (5, 8449.1, 0, 0)),
            ("6 progresivos de 80 m. al 80% rec. 1'", (6, 480.0, 0, 300)),
            ("15' rodaje + 4x1200 a 4:40 rec. 1'45\" + 5' suave", (6, 4800.0, 1200, 0)),
            ("6 x 300 in 51\" con recupero di 3' e poi 1 x 2.000", (7, 3800.0, 0, 0)),
            ("15 min einlaufen, 8-mal 300 m, anschließend 2 km auslaufen", (10, 4400.0, 900, 0)),
            (
                "10-mal 150 m im Tempo deiner 800-m-Bestzeit, danach 3 km in Tempo DL 2",
                (11, 4500.0, 0, 0),
            ),
        ],
        Dialect::Track,
    );
}

#[test]
fn an_amount_behind_the_words_that_say_how() {
    all_read(
        &[
            ("8 x sprint for 70m, walk back", (8, 560.0, 0, 0)),
            ("6 x hard up the hill for 45 seconds", (6, 0.0, 270, 0)),
            ("7x (85-95% effort) sprint up 4-5% incline for 50 metres", (7, 350.0, 0, 0)),
            ("run hard for 2 minutes, easy for 1 minute, 9 times", (9, 0.0, 1080, 480)),
            ("2 min on, 1 min off for 36 minutes", (12, 0.0, 1440, 660)),
            ("6 strides of 20 s after a 35 min easy run", (7, 0.0, 2220, 0)),
            ("2 miles easy, race 10 km, 1 mile easy", (3, 14828.0, 0, 0)),
            ("Run 4 min / walk 1 min x 5", (5, 0.0, 1200, 240)),
            ("7 x 3 min hard then 90s easy", (7, 0.0, 1260, 540)),
            ("1 min fast then 1 min easy, 11 times", (11, 0.0, 660, 600)),
            ("150m, 3 sets of 4, 3 min between reps, 8 min between sets", (12, 1800.0, 0, 2580)),
            ("400m x 5 w/ 60s rest, 300m x 4 w/ 45s rest, 200m x 3", (12, 3800.0, 0, 0)),
            ("600s (6 of them, 2 min rest)", (6, 3600.0, 0, 600)),
            ("3 laps of a 1.5 km loop with 2 min rest", (3, 4500.0, 0, 240)),
        ],
        Dialect::Track,
    );
    all_read(
        &[
            ("3 x 300m 44, 45, 43, 2 x 150m 20, 19", (5, 1200.0, 0, 0)),
            ("700m\n3 min rest\n400m\nRepeat 3 times and finish with 600m", (7, 3900.0, 0, 0)),
            (
                "Correr 600 metros\nDescanso de 2 minutos\nRepetir 3 veces y terminar corriendo 400 metros",
                (4, 2200.0, 0, 360),
            ),
            ("4 sest of 3 x 300m, 1 min betwen reps 5min bewteen sets", (12, 3600.0, 0, 1380)),
        ],
        Dialect::Track,
    );
    let slow = read("3 x (100m fast/100m slow, 250m fast/100m slow)", Dialect::Track);
    assert_eq!((sums(&slow).0, sums(&slow).1, slow.ambiguities.len()), (6, 1050.0, 1));
    // What follows the repetitions once, and lasts so long, is the way home.
    assert_eq!(sums(&read("8 x 3 min hard then 10 min easy", Dialect::Track)).0, 9);
}

#[test]
fn what_is_said_once_more_adds_nothing() {
    all_read(
        &[
            ("9 x 400m in 75. That is 5:00 per mile.", (9, 3600.0, 0, 0)),
            ("5 x 800m in 2:40, which is 80 per lap, 2 min rest", (5, 4000.0, 0, 480)),
            ("3 x 8 min, each rep is 4 min steady, 4 min hard, 2 min rest", (3, 0.0, 1440, 240)),
            (
                "5 x 1000m, for those who run 10k in 40 min these in 4:00, 90s jog",
                (5, 5000.0, 0, 360),
            ),
            ("The pickups were 1-2-3-2-1 minutes", (5, 0.0, 540, 0)),
            ("75 min run:\n45 min easy\n30 min steady", (2, 0.0, 4500, 0)),
            ("10 miles:\n4 miles easy\n4 miles tempo\n2 miles easy", (3, 16093.4, 0, 0)),
        ],
        Dialect::Track,
    );
    // Less than the heading says leaves it open what is meant.
    let less = read("60 min run:\n20 min easy\n20 min tempo", Dialect::Track);
    assert!(told(&less) && less.session.totals().work.is_none(), "{:?}", less.unknown);
    let hill = read("9 reps from the gate to the top of the hill, jog down", Dialect::Track);
    assert!(told(&hill) && sums(&hill).0 == 9, "{:?}", hill.unknown);
}

#[test]
fn rests_between_two_parts_and_floats_at_a_pace() {
    all_read(
        &[
            (
                "3 x (400, 200), 90s between the 400 and the 200, 5 min between sets",
                (6, 1800.0, 0, 870),
            ),
            ("800m, 600m, 400m / 3 min rest between each", (3, 1800.0, 0, 360)),
            ("4 x (600m + 200m walk + 200m) w/ 4' R", (8, 3200.0, 0, 0)),
            ("8 x (300 @ 3k, 100 jog)", (8, 2400.0, 0, 0)),
        ],
        Dialect::Track,
    );
    let float = read("7 x (300 @ 3k, 100 float @ 10k)", Dialect::Track);
    assert_eq!((sums(&float).0, sums(&float).1), (14, 2800.0));
    assert_eq!(float.ambiguities.len(), 1);
}

#[test]
fn lengths_of_the_pool() {
    all_read(
        &[
            ("50m x 8 on 1:00", (8, 400.0, 0, 0)),
            ("75 x 6 kick\n25 x 12 sprint", (18, 685.8, 0, 0)),
            ("25 x 15m sprint", (25, 375.0, 0, 0)),
            ("8 x 100m as 75 free/25 back +20s", (8, 800.0, 0, 140)),
            ("4 x 100m by 25 fly/back/breast/free", (4, 400.0, 0, 0)),
            ("200m going 50 kick/50 swim, 4 x 50m drill", (5, 400.0, 0, 0)),
            ("Einschwimmen 200 m, 4x100 m Kraul, Ausschwimmen 100 m", (6, 700.0, 0, 0)),
        ],
        Dialect::Swim,
    );
}

#[test]
fn seconds_where_minutes_are_held_are_told() {
    assert!(told(&read("3 x 15\" at 95-100% of FTP, 5 min easy between", Dialect::Cycle)));
    assert!(!told(&read("8 x 20\" at 150% of FTP, 2 min easy between", Dialect::Cycle)));
}

#[test]
fn loads_and_rounds_of_lifters() {
    assert_eq!(lifts("3 rounds of a 400m run and 20 burpees"), (6, 60));
    assert_eq!(lifts("12-9-6 deadlifts (225/155) and push-ups"), (6, 54));
    assert_eq!(lifts("5 rounds: 10 pull-ups 20 push-ups 30 squats"), (15, 300));
    assert_eq!(lifts("3x60%, 3x70%, 3x80%"), (3, 9));
    let open = read("3x60%, 3x70%, 3+ x80%", Dialect::Strength);
    assert!(open.unknown.iter().any(|u| u.text.contains('+')), "{:?}", open.unknown);
}

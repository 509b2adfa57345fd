//! Sessions in Swedish, Norwegian, Danish and Finnish, which decline units and write compounds.

#![allow(clippy::unwrap_used, reason = "a failed reading is a failed test")]

use stadion_sessions::{NotationOptions, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

/// Metres, seconds of work, repetitions and seconds of rest; 0 where there is none.
fn totals(text: &str) -> (f64, f64, u32, f64) {
    let totals = read(text).session.totals();
    let meters = totals.distance.map_or(0.0, |d| d.exact().unwrap().meters());
    let work = totals.work.map_or(0.0, |w| w.exact().unwrap().as_secs_f64());
    let rest = totals.rest.map_or(0.0, |r| r.exact().unwrap().as_secs_f64());
    (meters, work, totals.reps.unwrap().exact().unwrap(), rest)
}

#[test]
fn declined_units_and_compounds() {
    for (text, meters, work, reps, rest) in [
        ("5 x 4-minutersintervaller med 2 minuters l\u{e4}tt jogg", 0.0, 1200.0, 5, 480.0),
        ("6 x 3-minutersintervall, 1,5 minuters jogg", 0.0, 1080.0, 6, 450.0),
        ("4 x 2000 meter, pause 2 minutter", 8000.0, 0.0, 4, 360.0),
        ("6 x 5 minutter, 1 minutts pause", 0.0, 1800.0, 6, 300.0),
        ("8 x 1000 m med 90 sek st\u{e5}vila", 8000.0, 0.0, 8, 630.0),
        ("6 x 3 min, 90 s palautuksella", 0.0, 1080.0, 6, 450.0),
        ("3 x (5 x 200 m), palautus 60 s, sarjapalautus 5 min", 3000.0, 0.0, 15, 1320.0),
        ("3 x 5 x 300 m, 60 s vila, 4 min setvila", 4500.0, 0.0, 15, 1200.0),
    ] {
        assert_eq!(totals(text), (meters, work, reps, rest), "{text}");
        assert!(read(text).ambiguities.is_empty(), "{text}");
    }
}

#[test]
fn a_rest_over_a_distance_is_no_work() {
    for text in [
        "5 x 1000 m, 200 m h\u{f6}lkk\u{e4}palautus",
        "5 x 1000-metersdrag, 200 m joggvila",
        "5 x 1000 metrin vedot 200 metrin k\u{e4}velypalautuksella",
        "5x1000m aikoihin 3.20-3.15 200m h\u{f6}lkk\u{e4}palautuksella",
    ] {
        let parsed = read(text);
        let distance = parsed.session.totals().distance.unwrap();
        let meters = (distance.min().meters(), distance.max().meters());
        assert_eq!(meters, (5000.0, 5000.0), "{text}");
    }
}

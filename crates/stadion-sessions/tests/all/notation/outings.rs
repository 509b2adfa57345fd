//! Outings written short: hours in front, recovery runs, times of the day, climbs, and work of another day.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::new(Dialect::Road))
}

fn seconds(parsed: &Parsed) -> Option<u64> {
    parsed.session.totals().work.map(|w| w.min().as_secs())
}

fn meters(parsed: &Parsed) -> Option<f64> {
    parsed.session.totals().distance.map(|d| d.min().meters())
}

fn told(parsed: &Parsed) -> bool {
    !parsed.ambiguities.is_empty() || !parsed.unknown.is_empty()
}

#[test]
fn a_clock_at_the_head_of_an_outing_is_hours_and_minutes() {
    for (text, wanted) in [
        ("1:25 Z2", 5100),
        ("Easy 1:10", 4200),
        ("0:50 steady", 3000),
        ("1:40 long run, 5 x 20s strides", 6100),
    ] {
        let parsed = read(text);
        assert_eq!(seconds(&parsed), Some(wanted), "{text}");
        assert!(!parsed.ambiguities.is_empty(), "{text}");
    }
    // Hard parts, parts in turn, and lines below each other are minutes and seconds.
    for (text, wanted) in [
        ("1:30 hard, 5 x 20s strides", 190),
        ("1:30 tempo, 1:00 tempo, 0:30 tempo", 180),
        ("3 x 1:30 easy", 270),
    ] {
        assert_eq!(seconds(&read(text)), Some(wanted), "{text}");
    }
}

#[test]
fn a_recovery_alone_is_a_run() {
    for text in ["35 min recovery", "Recovery run: 35 min", "35 min easy recovery"] {
        let parsed = read(text);
        assert_eq!(seconds(&parsed), Some(2100), "{text}");
        assert!(parsed.session.recoveries().is_empty(), "{text}");
    }
    assert_eq!(meters(&read("6k recovery")), Some(6000.0));
    assert!(told(&read("0:35 recovery jog run")));
    // Beside work it is a rest, and a short one stays one.
    assert_eq!(read("3 x 2 km\n12 min recovery").session.recoveries().len(), 1);
    assert_eq!(read("90s rest").session.recoveries().len(), 1);
}

#[test]
fn a_ladder_with_a_rest_is_work() {
    // Numbers without a unit of their own are told.
    assert!(told(&read("Pyramid: 1, 2, 4, 2, 1 min off 60s")));
    let parsed = read("Ladder: 100m, 200m, 300m, 200m, 100m rest 3 min");
    assert_eq!(meters(&parsed), Some(900.0));
    // Below work it may be the rest in it.
    assert_eq!(read("5 x 200m\nLadder: 2 min").session.recoveries().len(), 1);
}

#[test]
fn a_time_of_the_day_and_a_pace_in_front_are_no_work() {
    let parsed = read("18:30 track 8 x 200m");
    assert_eq!((seconds(&parsed), meters(&parsed)), (None, Some(1600.0)));
    assert!(!parsed.ambiguities.is_empty());
    for text in ["5k pace 4 x 1000m", "@ mile pace 10 x 400m", "800 pace: 20 x 200m"] {
        let parsed = read(text);
        assert_eq!(meters(&parsed), Some(4000.0), "{text}");
        assert!(told(&parsed), "{text}");
    }
    // With a word of running it is a part.
    assert_eq!(seconds(&read("15:00 easy, 4 x 30s")), Some(1020));
}

#[test]
fn a_climb_is_no_distance() {
    for text in
        ["15 km, 320m elevation gain", "15 km D+ 320 m", "15 km 320m+", "15 km, 320m of climbing"]
    {
        assert_eq!(meters(&read(text)), Some(15_000.0), "{text}");
    }
    assert!(told(&read("15 km +320m")));
}

#[test]
fn what_adds_up_wrongly_is_told() {
    for text in [
        "6 x 400m, next week 8 x 400m",
        "8 x 400m up from 6 x 400m",
        "8 miles easy, 42 miles for the week",
        "couple of miles, then 5 x 1 km",
        "four mile tempo",
        "Miles 1-3 easy, 4-6 tempo",
        "3 sets of 5, 4, 3 mins with 60s",
    ] {
        assert!(told(&read(text)), "{text}");
    }
    for text in ["three mile repeats", "4 x 1 mile tempo", "3 sets of 4 x 400m"] {
        let parsed = read(text);
        let why = |w: &str| w.contains("so many miles") || w.contains("may be of repetitions");
        assert!(!parsed.unknown.iter().any(|u| why(&u.why)), "{text}");
    }
}

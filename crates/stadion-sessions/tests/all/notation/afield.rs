//! Lines of plans and logs from elsewhere: parts of a target, other languages, loads without a unit, turns
//! over lines, remarks below a set.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(dialect: Dialect, text: &str) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

/// Metres, seconds of work and repetitions, rounded.
type Sums = (Option<f64>, Option<u64>, Option<u32>);

fn sums(parsed: &Parsed) -> Sums {
    let totals = parsed.session.totals();
    (
        totals.distance.and_then(|d| d.exact()).map(|d| d.meters().round()),
        totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        totals.reps.and_then(|r| r.exact()),
    )
}

/// Sums that the text fixes, with nothing in doubt.
fn plain(dialect: Dialect, rows: &[(&str, Sums)]) {
    for (text, expected) in rows {
        let parsed = read(dialect, text);
        assert_eq!(sums(&parsed), *expected, "{text}");
        assert_eq!((&parsed.ambiguities[..], &parsed.unknown[..]), (&[][..], &[][..]), "{text}");
    }
}

#[test]
fn sections_and_shares_of_other_languages() {
    plain(
        Dialect::Track,
        &[
            ("45 Min. mit 70 bis 75 Prozent der VO2max", (None, Some(2700), Some(1))),
            ("8 km inkl. lockerem Ein- und Auslaufen", (Some(8000.0), None, Some(1))),
            ("Oppvarming med lav intensitet i 15 minutter", (None, Some(900), Some(1))),
            ("4 Steigerungsläufe zu je 80m", (Some(320.0), None, Some(4))),
            ("5 x 1000m @ 95% of VO2max", (Some(5000.0), None, Some(5))),
        ],
    );
    // What holds a warm-up is none.
    let text = "8 km including warm-up and cool-down";
    let canonical = read(Dialect::Track, text).session.canonical(Dialect::Track);
    assert_eq!(canonical, "8km");
    let warm = read(Dialect::Track, "Warm-up: 2 km including 4 strides").session;
    assert!(warm.main_totals().distance.is_none());
}

#[test]
fn a_target_of_several_parts_is_the_work() {
    let text = "Target: 3 mile tempo; 5 min rest, 3 x 1k";
    assert_eq!(sums(&read(Dialect::Track, text)), (Some(7828.0), None, Some(4)));
    let text = "Target: 3:20 per km";
    assert_eq!(sums(&read(Dialect::Track, text)), (None, None, None));
    // A pace in front of the repetitions, and seconds a lap among them.
    let text = "3k pace. 3x6x200m";
    assert_eq!(sums(&read(Dialect::Track, text)), (Some(3600.0), None, Some(18)));
    let text = "3 mile tempo, 80 pace down to 76";
    assert_eq!(sums(&read(Dialect::Track, text)), (Some(4828.0), None, Some(1)));
}

#[test]
fn turns_in_a_bracket_and_over_lines() {
    plain(
        Dialect::Track,
        &[
            ("12(20s on/40s off)", (None, Some(240), Some(12))),
            ("6 (1 min on, 1 min off)", (None, Some(360), Some(6))),
        ],
    );
    let text = "2 min @ fast pace\n1 min @ easy pace\n3 min @ fast pace\n2 min @ easy pace\n4 min @ fast pace";
    let parsed = read(Dialect::Track, text);
    assert_eq!(sums(&parsed), (None, Some(540), Some(3)));
    assert_eq!(
        parsed.session.totals().rest.and_then(|r| r.exact()).map(|r| r.as_secs()),
        Some(180)
    );
    assert!(!parsed.ambiguities.is_empty());
    // An easy run in front and behind is none.
    let text = "15 min easy\n20 min tempo\n15 min easy";
    assert_eq!(sums(&read(Dialect::Track, text)), (None, Some(3000), Some(3)));
}

#[test]
fn numbers_too_large_for_sets_are_loads() {
    plain(
        Dialect::Strength,
        &[
            ("Squat 225x5, 205x5, 185x8", (None, None, Some(3))),
            ("Front squat 185x3", (None, None, Some(1))),
        ],
    );
    let lifts = |text| {
        let totals = read(Dialect::Strength, text).session.totals();
        totals.lifts.and_then(|l| l.exact())
    };
    assert_eq!(lifts("Squat 225x5, 205x5, 185x8"), Some(18));
    assert_eq!(lifts("Squat 5x5"), Some(25));
    assert_eq!(lifts("Push-ups 30x2"), Some(60));
    let text = "1 set of 15 lunges. Aim for about 40% of your best if you know it.";
    assert_eq!(lifts(text), Some(15));
}

#[test]
fn remarks_below_a_set_in_the_pool_are_told() {
    let yards = |n: f64| Some((n * 0.9144).round());
    for (text, far, reps) in [
        ("300 on 4:30\n200 on 3:00\nDescend 300s and 200s", 500.0, 2),
        ("8 x 50 on :50\nHold the 50's under 40", 400.0, 8),
    ] {
        let parsed = read(Dialect::Swim, text);
        assert_eq!((sums(&parsed).0, sums(&parsed).2), (yards(far), Some(reps)), "{text}");
        assert!(!parsed.unknown.is_empty(), "{text}");
    }
    let text = "50 on 1:00\n50 on :50 sprint first half then easy last half";
    assert_eq!(sums(&read(Dialect::Swim, text)), (yards(100.0), None, Some(2)));
}

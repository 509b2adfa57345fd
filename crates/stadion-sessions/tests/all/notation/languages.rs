//! Counts, ranges and joints in German, French, Spanish, Italian, Dutch and Swedish.

use stadion_sessions::{NotationOptions, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

fn meters(text: &str) -> Option<(f64, f64)> {
    read(text).session.totals().distance.map(|d| (d.min().meters(), d.max().meters()))
}

#[test]
fn counts_in_words_and_times() {
    for (text, reps, distance) in [
        ("zehn mal 1000 m in 3:30", 10, 10_000.0),
        ("6 mal 800 m, 2 min Pause", 6, 4800.0),
        ("cinq fois 1000 m avec 2 min de r\u{e9}cup", 5, 5000.0),
        ("dos series de 4 veces 300 m, 3 min de pausa", 8, 2400.0),
        ("quattro volte 1000 m, riposo 2 min", 4, 4000.0),
        ("zes keer 800 m met 2' pauze", 6, 4800.0),
        ("tio g\u{e5}nger 400 m med 1 min vila", 10, 4000.0),
        ("5 x circa 200m", 5, 1000.0),
    ] {
        let parsed = read(text);
        let totals = parsed.session.totals();
        assert_eq!(totals.reps.and_then(|r| r.exact()), Some(reps), "{text}");
        assert_eq!(meters(text), Some((distance, distance)), "{text}");
        assert!(parsed.ambiguities.is_empty(), "{text}: {:?}", parsed.ambiguities);
    }
}

#[test]
fn a_range_between_counts() {
    for text in ["8 \u{e0} 12 x 300m", "8 bis 12 x 300m", "8 a 12 x 300m", "8 till 12 x 300m"] {
        assert_eq!(meters(text), Some((2400.0, 3600.0)), "{text}");
    }
    // The smaller number behind the larger one makes no range.
    assert_ne!(meters("12 a 8 x 300m"), Some((2400.0, 3600.0)));
}

#[test]
fn joints_and_thousands_in_a_list() {
    for (text, sum) in [
        ("500 m, 400 m et 300 m", 1200.0),
        ("500 m, 400 m und 300 m", 1200.0),
        ("1.200, 1.000, 800 y 600", 3600.0),
        ("2.000, 1.000 e 800", 3800.0),
    ] {
        assert_eq!(meters(text), Some((sum, sum)), "{text}");
    }
    // Without more hundreds a full stop parts a fraction.
    let parsed = read("5 x 1.25 km");
    assert_eq!(
        parsed
            .session
            .totals()
            .distance
            .and_then(|d| d.exact())
            .map(stadion_types::Distance::meters),
        Some(6250.0)
    );
}

#[test]
fn rests_of_others() {
    let rest =
        |text: &str| read(text).session.totals().rest.and_then(|r| r.exact()).map(|r| r.as_secs());
    assert_eq!(rest("4 mal 300 m mit je 2 Minuten Trabpause dazwischen"), Some(360));
    assert_eq!(rest("6 mal 300 m bei ca. 90 %, 1 min Pause"), Some(300));
    assert_eq!(rest("3 veces 2 km con 3 min de pausa"), Some(360));
    // The stop of a short unit ends no sentence in front of the word for what the time is.
    for text in [
        "3x15 min. locker, 5 min. Pause",
        "3x15 min. locker, 300 sek. Pause.",
        "3 x 15 min. easy / 5 min. Rest",
    ] {
        let parsed = read(text);
        let totals = parsed.session.totals();
        assert_eq!(totals.reps.and_then(|r| r.exact()), Some(3), "{text}");
        assert_eq!(rest(text), Some(600), "{text}");
        assert!(parsed.ambiguities.is_empty() && parsed.unknown.is_empty(), "{text}");
    }
}

/// Zones of rowers and of German plans go by a name and a number, which is no time of a rest.
#[test]
fn zones_with_a_name_and_a_number() {
    for (text, canonical) in [
        ("60 min UT2", "60 min @ ut2"),
        ("3 x 15 min UT1, 5 min rest", "3 x 15 min @ ut1 [rest 5 min]"),
        ("3 x 20 min at UT1 with 5 min rest", "3 x 20 min @ ut1 [rest 5 min]"),
        ("3x15 min. GA2, 5 min. Pause", "3 x 15 min @ ga2 [rest 5 min]"),
        ("3 x 10' GA2 (3' Pause)", "3 x 10 min @ ga2 [rest 3 min]"),
        ("10 km GA1", "10km @ ga1"),
    ] {
        for text in [text, canonical] {
            let parsed = read(text);
            assert_eq!(parsed.session.canonical(NotationOptions::default().dialect), canonical);
            assert!(parsed.ambiguities.is_empty() && parsed.unknown.is_empty(), "{text}");
        }
    }
}

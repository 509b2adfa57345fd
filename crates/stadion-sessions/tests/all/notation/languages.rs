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
}

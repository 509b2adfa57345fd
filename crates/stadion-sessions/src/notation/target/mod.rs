//! Targets: paces, race paces, percentages, lactate, power, perceived exertion.

mod numbers;
mod offset;
mod race;
mod rate;
mod speed;
mod threshold;

use stadion_types::Bounds;

use self::numbers::{numbers, out_of_ten, range};
pub(crate) use self::offset::shade;
use self::race::{PACE, race};
pub(crate) use self::rate::starts_rate;
use self::speed::{per, speed};
use self::threshold::share_of_threshold;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::tree::{Relation, Target};

const RELATIVE: &[&str] = &["slower", "faster", "quicker"];

const BEFORE: &[&str] = &[
    "a",
    "an",
    "the",
    "around",
    "about",
    "roughly",
    "approximately",
    "their",
    "your",
    "his",
    "her",
    "my",
    "of",
    "pace",
    "at",
    "sub",
    "under",
    "sustainable",
    "is",
    "same",
    "current",
    "c",
    "ca",
    "for",
    "allure",
    "l'allure",
    "d'un",
    "d'une",
    "vitesse",
    "im",
    "ritmo",
    "gara",
    "dei",
    "del",
    "della",
    "op",
];

/// Reads a target at the position, or nothing, and then the position has not moved.
pub(crate) fn target(c: &mut Cursor<'_>) -> Option<Target> {
    let from = c.at;
    let notes = c.notes.mark();
    let found = read(c);
    if found.is_none() {
        c.at = from;
        c.notes.back(notes);
    }
    found
}

fn read(c: &mut Cursor<'_>) -> Option<Target> {
    while c.is(0, '~') || c.is(0, '@') || c.is_word(0, BEFORE) {
        // `sub-30 s`.
        let hyphen = c.is_word(0, &["sub"]) && c.is(1, '-');
        c.at += 1 + usize::from(hyphen);
    }
    let relation = relation(c);
    while c.is_word(0, BEFORE) {
        c.at += 1;
    }
    let from = c.at;
    if let Some(found) = rate::rate(c) {
        return Some(found);
    }
    c.at = from;
    if let Some(speed) = speed(c).filter(|_| relation == Relation::At) {
        return Some(Target::Speed(speed));
    }
    c.at = from;
    if let Some(found) = offset::in_front(c).filter(|_| relation == Relation::At) {
        return Some(found);
    }
    c.at = from;
    if let Some(distance) = race(c) {
        if relation == Relation::At {
            if let Some(found) = offset::behind(c, distance) {
                return Some(found);
            }
        }
        return Some(Target::RacePace { distance, relation });
    }
    if relation != Relation::At {
        return None;
    }
    if c.is_word(0, &["rpe"]) {
        c.at += 1;
        // The 10 of `RPE 7/10` is the top of the scale and no second rating.
        let back = c.at;
        let alone = c.plain_number().filter(|_| out_of_ten(c));
        let (min, max) = if let Some((rating, _)) = alone {
            (rating, rating)
        } else {
            c.at = back;
            let found = range(c)?;
            let _ = out_of_ten(c);
            found
        };
        return Bounds::new(min, max).ok().filter(|b| b.max() <= 20.0).map(Target::Rpe);
    }
    if let Some(share) = share_of_threshold(c) {
        return Some(share);
    }
    c.at = from;
    if let Some(target) = numbers(c) {
        return Some(target);
    }
    c.at = from;
    let quantity = c.quantity()?;
    if let Some(speed) = per(c, &quantity) {
        let _ = c.take_word(PACE);
        return Some(Target::Speed(speed));
    }
    if quantity.is_time() && !c.is_word(0, PACE) {
        return quantity.time().map(Target::Time);
    }
    None
}

/// Steps over what a rest is done at: `@ 150 W`, `90 rpm`, `at 50 % FTP`.
pub(crate) fn beside_rest(c: &mut Cursor<'_>) -> bool {
    let (from, notes) = (c.at, c.notes.mark());
    let marked = c.is(0, '@') || (c.is_word(0, &["at"]) && c.peek(1).is_some_and(Token::is_figure));
    let found = if marked {
        read(c).is_some_and(|t| !matches!(t, Target::Time(_)))
    } else if c.peek(0).is_some_and(Token::is_figure) || starts_rate(c, 0) {
        rate::rate(c).is_some() || {
            c.at = from;
            matches!(numbers(c), Some(Target::Power(_) | Target::Percent { .. }))
        }
    } else {
        false
    };
    if !found {
        c.at = from;
        c.notes.back(notes);
    }
    found
}

fn relation(c: &mut Cursor<'_>) -> Relation {
    let little = c.is_word(0, &["slightly", "just", "marginally", "little", "bit"]);
    let at = usize::from(little);
    if !c.is_word(at, RELATIVE) {
        return Relation::At;
    }
    let slower = c.is_word(at, &["slower"]);
    c.at += at + 1;
    let _ = c.take_word(&["than"]);
    match (little, slower) {
        (true, true) => Relation::SlightlySlower,
        (false, true) => Relation::Slower,
        (true, false) => Relation::SlightlyFaster,
        (false, false) => Relation::Faster,
    }
}

#[cfg(test)]
mod tests {
    use stadion_types::Distance;

    use super::*;
    use crate::notation::Dialect;
    use crate::notation::tokens::lex::lex;
    use crate::notation::tokens::text::normalize;
    use crate::tree::PercentOf;

    fn read(text: &str) -> Option<Target> {
        let levelled = normalize(text);
        let tokens = lex(&levelled);
        let mut cursor = Cursor::new(text, tokens.all(), Dialect::Track);
        target(&mut cursor)
    }

    #[test]
    fn targets_of_every_kind() {
        let m = |m: f64| Bounds::exactly(Distance::from_meters(m).unwrap());
        let race = |d, relation| Some(Target::RacePace { distance: d, relation });
        assert_eq!(read("Half-marathon pace"), race(m(21_097.5), Relation::At));
        assert_eq!(
            read("a pace slightly slower than their 10K personal best"),
            race(m(10_000.0), Relation::SlightlySlower)
        );
        assert_eq!(read("5k pace"), race(m(5000.0), Relation::At));
        assert_eq!(read("@ 10K"), race(m(10_000.0), Relation::At));
        assert_eq!(
            read("sustainable at around 86-87% max heart rate"),
            Some(Target::Percent {
                range: Bounds::new(86.0, 87.0).unwrap(),
                of: PercentOf::MaxHeartRate
            })
        );
        let Some(Target::Speed(speed)) = read("49.8/400m pace") else { panic!() };
        assert!((speed.min().meters_per_second() - 400.0 / 49.8).abs() < 1e-12);
        let Some(Target::Speed(speed)) = read("4:00/km") else { panic!() };
        assert!((speed.min().meters_per_second() - 1000.0 / 240.0).abs() < 1e-12);
        assert!(matches!(read("2.5-3.5 mmol/L"), Some(Target::Lactate(_))));
        assert!(matches!(read("RPE 7"), Some(Target::Rpe(_))));
        assert!(matches!(read("30 secs"), Some(Target::Time(_))));
        for (text, min, max) in
            [("RPE 7/10", 7.0, 7.0), ("RPE 6-7/10", 6.0, 7.0), ("RPE 15", 15.0, 15.0)]
        {
            assert_eq!(read(text), Some(Target::Rpe(Bounds::new(min, max).unwrap())), "{text}");
        }
        assert_eq!(read("the park"), None);
    }

    #[test]
    fn seconds_on_top_of_a_race_pace() {
        for (text, meters, min, max) in [
            ("10k pace + 3 s/km", 10_000.0, 3.0, 3.0),
            ("@ 10k pace +3 s/km", 10_000.0, 3.0, 3.0),
            ("half-marathon pace - 2 sec per km", 21_097.5, -2.0, -2.0),
            ("5k pace plus 3-5 seconds/km", 5000.0, 3.0, 5.0),
            ("10k pace minus 3-5 s/km", 10_000.0, -5.0, -3.0),
            ("5 s/km slower than 10k pace", 10_000.0, 5.0, 5.0),
            ("5 sec/km faster than your marathon pace", 42_195.0, -5.0, -5.0),
            ("10k pace + 2 s/400m", 10_000.0, 5.0, 5.0),
            ("10k pace +3s", 10_000.0, 3.0, 3.0),
        ] {
            let distance = Bounds::exactly(Distance::from_meters(meters).unwrap());
            let seconds_per_km = Bounds::new(min, max).unwrap();
            let wanted = Target::RacePaceOffset { distance, seconds_per_km };
            assert_eq!(read(text), Some(wanted), "{text}");
        }
        // More work behind a plus.
        for text in ["10k pace + 3 min", "10k pace + 1 km", "10k pace + 4 x 200m"] {
            assert!(matches!(read(text), Some(Target::RacePace { .. })), "{text}");
        }
    }

    #[test]
    fn speeds_are_no_races() {
        for (text, m_s) in [
            ("15.5 km/h", 15.5 / 3.6),
            ("16 kph", 16.0 / 3.6),
            ("4.31 m/s", 4.31),
            ("10 mph", 1609.344 / 360.0),
        ] {
            let Some(Target::Speed(speed)) = read(text) else { panic!("{text}") };
            assert!((speed.min().meters_per_second() - m_s).abs() < 1e-12, "{text}");
        }
        assert!(matches!(read("10 km pace"), Some(Target::RacePace { .. })));
    }

    #[test]
    fn shares_of_the_threshold() {
        use PercentOf::{ThresholdHeartRate, ThresholdPower, ThresholdSpeed, Unstated};
        for (text, min, max, of) in [
            ("97 % of LT2 speed", 97.0, 97.0, ThresholdSpeed),
            ("97% LT2", 97.0, 97.0, ThresholdSpeed),
            ("95-98% of their lactate threshold pace", 95.0, 98.0, ThresholdSpeed),
            ("97 % threshold", 97.0, 97.0, ThresholdSpeed),
            ("97 percent of threshold", 97.0, 97.0, ThresholdSpeed),
            ("97 per cent of LT2", 97.0, 97.0, ThresholdSpeed),
            ("0.97 of LT2 speed", 97.0, 97.0, ThresholdSpeed),
            ("0.97 x LT", 97.0, 97.0, ThresholdSpeed),
            ("95 % of threshold heart rate", 95.0, 95.0, ThresholdHeartRate),
            ("95 % of threshold power", 95.0, 95.0, ThresholdPower),
            ("97 % of LT1", 97.0, 97.0, Unstated),
        ] {
            let range = Bounds::new(min, max).unwrap();
            assert_eq!(read(text), Some(Target::Percent { range, of }), "{text}");
        }
    }
}

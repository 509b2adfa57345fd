//! Targets: paces, race paces, percentages, lactate, power, perceived exertion.

use stadion_types::{Bounds, Distance, Lactate, Power, Speed};

use crate::notation::cursor::Cursor;
use crate::notation::lex::Token;
use crate::notation::quantity::{Quantity, Unit};
use crate::tree::{DistanceUnit, PercentOf, Relation, Target};

const RELATIVE: &[&str] = &["slower", "faster", "quicker"];
const PACE: &[&str] = &[
    "pace",
    "paces",
    "race",
    "effort",
    "pb",
    "pr",
    "personal",
    "best",
    "speed",
    "p",
    "intensity",
    "time",
    "trial",
];
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
];

/// Reads a target at the position, or nothing, and then the position has not moved.
pub(crate) fn target(c: &mut Cursor<'_>) -> Option<Target> {
    let from = c.at;
    let notes = c.notes.clone();
    let found = read(c);
    if found.is_none() {
        c.at = from;
        c.notes = notes;
    }
    found
}

fn read(c: &mut Cursor<'_>) -> Option<Target> {
    while c.is(0, '~') || c.is(0, '@') || c.is_word(0, BEFORE) {
        c.at += 1;
    }
    let relation = relation(c);
    while c.is_word(0, BEFORE) {
        c.at += 1;
    }
    let from = c.at;
    if let Some(speed) = speed(c).filter(|_| relation == Relation::At) {
        return Some(Target::Speed(speed));
    }
    c.at = from;
    if let Some(distance) = race(c) {
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

/// `86-87 %`, `2.5-3.5 mmol/L`, `280 W`, `7/10`.
fn numbers(c: &mut Cursor<'_>) -> Option<Target> {
    let (min, max) = range(c)?;
    let per_cent = c.is_word(0, &["per"]) && c.is_word(1, &["cent"]);
    c.at += if per_cent { 2 } else { 0 };
    if per_cent || c.take('%') || c.take_word(&["percent", "pct"]) {
        return Bounds::new(min, max)
            .ok()
            .map(|range| Target::Percent { range, of: percent_of(c) });
    }
    if c.take_word(&["mmol"]) {
        let _ = c.take('/') && c.take_word(&["l"]);
        let end = |v| Lactate::from_millimoles_per_liter(v).ok();
        return Bounds::new(end(min)?, end(max)?).ok().map(Target::Lactate);
    }
    // The `w` of `w/` is a "with".
    if !(c.is_word(0, &["w"]) && c.is(1, '/')) && c.take_word(&["w", "watt", "watts"]) {
        let end = |v| Power::from_watts(v).ok();
        return Bounds::new(end(min)?, end(max)?).ok().map(Target::Power);
    }
    if out_of_ten(c) {
        return Bounds::new(min, max).ok().filter(|b| b.max() <= 10.0).map(Target::Rpe);
    }
    None
}

/// The bits of 10, the top of the scale of exertion.
const TEN: u64 = 10_f64.to_bits();

/// Steps over the `/10` of a rating.
fn out_of_ten(c: &mut Cursor<'_>) -> bool {
    let ten = |t: &Token| t.number().is_some_and(|n| n.value.to_bits() == TEN);
    let found = c.is(0, '/') && c.peek(1).is_some_and(ten);
    c.at += if found { 2 } else { 0 };
    found
}

/// `15.5 km/h`, `4.2-4.4 m/s`, `16 kph`, `9 mph`.
fn speed(c: &mut Cursor<'_>) -> Option<Bounds<Speed>> {
    let (min, max) = range(c)?;
    let over = |c: &Cursor<'_>, words: &[&str]| c.is(1, '/') && c.is_word(2, words);
    let (meters_per_second, len) = if c.is_word(0, &["km", "k"]) && over(c, HOURS) {
        (1.0 / 3.6, 3)
    } else if c.is_word(0, &["m"]) && over(c, &["s", "sec"]) {
        (1.0, 3)
    } else if c.is_word(0, &["mi", "mile", "miles"]) && over(c, HOURS) {
        (DistanceUnit::Mile.meters() / 3600.0, 3)
    } else if c.is_word(0, &["kph", "kmh", "kmph"]) {
        (1.0 / 3.6, 1)
    } else if c.is_word(0, &["mph"]) {
        (DistanceUnit::Mile.meters() / 3600.0, 1)
    } else {
        return None;
    };
    c.at += len;
    let end = |v: f64| Speed::from_meters_per_second(v * meters_per_second).ok();
    Bounds::new(end(min)?, end(max)?).ok()
}

const HOURS: &[&str] = &["h", "hr", "hour"];

/// `0.97 of LT2 speed`, `0.97 x threshold pace`: a share that is written as a fraction.
fn share_of_threshold(c: &mut Cursor<'_>) -> Option<Target> {
    let (share, _) = c.plain_number()?;
    let _ = c.take('*') || c.take_word(&["x", "times"]);
    while c.is_word(0, &["of", "the", "your", "their", "his", "her"]) {
        c.at += 1;
    }
    let (of, len) = threshold(c).filter(|_| (0.4..1.5).contains(&share))?;
    c.at += len;
    // A fraction is written to the hundredth or the thousandth; the product must not show its bits.
    let percent = (share * 1e8).round() / 1e6;
    Bounds::new(percent, percent).ok().map(|range| Target::Percent { range, of })
}

/// What of the second threshold is meant, and how many tokens say so: `LT2 speed`, `threshold pace`,
/// `lactate threshold heart rate`.
fn threshold(c: &Cursor<'_>) -> Option<(PercentOf, usize)> {
    let start = usize::from(c.is_word(0, &["lactate"]));
    let mut len = start + 1;
    let second =
        |t: &Token| t.glued && t.number().is_some_and(|n| n.value.to_bits() == 2_f64.to_bits());
    if c.is_word(start, &["lt"]) {
        // `LT1` is another threshold.
        match c.peek(len).filter(|t| t.glued && t.number().is_some()) {
            Some(t) if second(t) => len += 1,
            Some(_) => return None,
            None => {}
        }
    } else if !c.is_word(start, &["threshold", "lt2"]) {
        return None;
    }
    Some(if c.is_word(len, &["hr"]) {
        (PercentOf::ThresholdHeartRate, len + 1)
    } else if c.is_word(len, &["heart"]) && c.is_word(len + 1, &["rate"]) {
        (PercentOf::ThresholdHeartRate, len + 2)
    } else if c.is_word(len, &["power", "watts"]) {
        (PercentOf::ThresholdPower, len + 1)
    } else {
        let named = c.is_word(len, &["speed", "pace", "velocity"]);
        (PercentOf::ThresholdSpeed, len + usize::from(named))
    })
}

/// A bare range; a slash joins close numbers here.
fn range(c: &mut Cursor<'_>) -> Option<(f64, f64)> {
    let (min, _) = c.plain_number()?;
    let back = c.at;
    let joined = c.take('-') || c.take_word(&["to"]) || c.take('/') || {
        let _ = c.take('%') && c.take('-');
        c.at > back + 1
    };
    if joined {
        if let Some((max, _)) = c.plain_number() {
            let close = max > min && !(c.tokens[back].is('/') && max > 1.5 * min);
            if close {
                return Some((min, max));
            }
        }
    }
    c.at = back;
    Some((min, min))
}

fn percent_of(c: &mut Cursor<'_>) -> PercentOf {
    while c.is_word(0, &["of", "the", "their", "your", "his", "her", "a"]) {
        c.at += 1;
    }
    if let Some((of, len)) = threshold(c) {
        c.at += len;
        return of;
    }
    let word = c.peek(0).and_then(|t| t.word()).unwrap_or_default();
    let next = c.peek(1).and_then(|t| t.word()).unwrap_or_default();
    let (of, len) = match (word, next) {
        ("max" | "maximum" | "maximal", "heart") => (PercentOf::MaxHeartRate, 3),
        ("max" | "maximum" | "maximal", "hr") => (PercentOf::MaxHeartRate, 2),
        ("hrmax" | "mhr" | "hr", _) => (PercentOf::MaxHeartRate, 1 + usize::from(next == "max")),
        ("lthr", _) => (PercentOf::ThresholdHeartRate, 1),
        ("ftp", _) => (PercentOf::ThresholdPower, 1),
        ("cp" | "cs", _) => (PercentOf::Critical, 1),
        ("pb" | "pr" | "best", _) => (PercentOf::Best, 1),
        ("vma" | "mas", _) => (PercentOf::AerobicSpeed, 1),
        ("effort", _) => (PercentOf::Effort, 1),
        _ => (PercentOf::Unstated, 0),
    };
    c.at += len;
    of
}

/// A race distance, alone or as a range, with at least one word or capital that makes it a pace.
fn race(c: &mut Cursor<'_>) -> Option<Bounds<Distance>> {
    let from = c.at;
    let (low, mut named) = one_race(c)?;
    // A bare number is a race only with a word for it, or if races have that length.
    let bare = c.tokens.get(c.at.wrapping_sub(1)).is_some_and(|t| t.number().is_some());
    let usual = RACES_M.iter().any(|m| (m - low.meters()).abs() < 0.5);
    let other = c.is(0, '%') || c.is_word(0, &["w", "watt", "watts", "bpm", "mmol", "s", "sec"]);
    let mut found = Bounds::exactly(low);
    let back = c.at;
    if c.take('-') || c.take_word(&["to"]) || c.take('/') {
        if let Some((high, named_too)) = one_race(c) {
            found = Bounds::between(low, high);
            named |= named_too;
        } else {
            c.at = back;
        }
    }
    let word = c.peek(0).and_then(|t| t.word()).is_some_and(|w| PACE.contains(&w));
    while c.take_word(PACE) {}
    // `@ 10K` needs no word; `in 400 m` is no race.
    let marked =
        from.checked_sub(1).and_then(|i| c.tokens.get(i)).is_some_and(|t| t.is('@') || t.is('~'));
    let marked = marked && (!bare || (usual && !other));
    if word || named || marked {
        Some(found)
    } else {
        c.at = from;
        None
    }
}

/// Races that are named by a bare number of metres.
const RACES_M: &[f64] = &[800.0, 1500.0, 3000.0, 5000.0, 10_000.0];

/// One race: its distance, and whether its name alone says that it is one.
fn one_race(c: &mut Cursor<'_>) -> Option<(Distance, bool)> {
    const HALF_M: f64 = 21_097.5;
    const MARATHON_M: f64 = 42_195.0;
    let named = |m: f64| Distance::from_meters(m).ok().map(|d| (d, true));
    let word = c.peek(0)?.word();
    if let Some(word) = word {
        let gap = usize::from(c.is(1, '-'));
        let (meters, len) = match word {
            "half" if c.is_word(1 + gap, &["marathon"]) => (HALF_M, 2 + gap),
            "hm" | "hmp" => (HALF_M, 1),
            "marathon" | "mp" => (MARATHON_M, 1),
            "mile" if c.is_word(1, PACE) => (1609.344, 1),
            _ => return None,
        };
        c.at += len;
        return named(meters);
    }
    let from = c.at;
    let quantity = c.quantity()?;
    let found = match quantity.unit {
        Unit::Bare if c.is(0, '-') || c.is_word(0, &["to"]) => {
            // `10-15k pace` without a unit at the first: read by the range of the quantity.
            None
        }
        Unit::Bare => {
            quantity.as_unit(DistanceUnit::Meter).meters().filter(|d| d.min().meters() >= 100.0)
        }
        _ => quantity.meters(),
    };
    let Some(found) = found.and_then(|b| b.exact()) else {
        c.at = from;
        return None;
    };
    // `10K`, `5 km`, `10 mile` are races; `400 m` only with a word behind it.
    Some((found, false))
}

/// The distance of a pace behind a time: `/400m`, `/km`, `per mile`, `mpm`.
fn per(c: &mut Cursor<'_>, time: &Quantity) -> Option<Bounds<Speed>> {
    let seconds = match time.unit {
        // `49.8/400m`: a bare number over a distance is in seconds.
        Unit::Time(_) | Unit::Bare => (time.min, time.max),
        _ => return None,
    };
    let from = c.at;
    let meters = if c.take('/') || c.take_word(&["per"]) {
        match c.quantity() {
            // `3:20 / 2:00` is no pace.
            Some(q) if !(q.unit == Unit::Bare || q.is_distance()) => {
                c.at = from;
                return None;
            }
            // `95/98 %` has no unit on either side, and is no pace.
            Some(q) if q.unit == Unit::Bare && time.unit == Unit::Bare => {
                c.at = from;
                return None;
            }
            Some(q) if q.unit == Unit::Bare => {
                q.as_unit(DistanceUnit::Meter).meters()?.exact()?.meters()
            }
            Some(q) => q.meters()?.exact()?.meters(),
            None => {
                let word = c.peek(0)?.word()?;
                let meters = match word {
                    "km" | "k" | "kilometer" | "kilometre" => 1000.0,
                    "mile" | "mi" => 1609.344,
                    "lap" => 400.0,
                    _ => {
                        c.at = from;
                        return None;
                    }
                };
                c.at += 1;
                meters
            }
        }
    } else if c.take_word(&["mpm"]) {
        1609.344
    } else if c.take_word(&["mpk"]) {
        1000.0
    } else {
        return None;
    };
    let speed = |s: f64| Speed::from_meters_per_second(meters / s).ok();
    let found = Bounds::new(speed(seconds.1)?, speed(seconds.0)?).ok();
    if found.is_none() {
        c.at = from;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::Dialect;
    use crate::notation::lex::lex;
    use crate::notation::text::normalize;

    fn read(text: &str) -> Option<Target> {
        let tokens = lex(&normalize(text));
        let mut cursor = Cursor::new(text, &tokens, Dialect::Track);
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

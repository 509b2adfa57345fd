//! Numbers with units: distances, times, ranges of them, and bare numbers.

use core::time::Duration;

use stadion_types::{Bounds, Distance};

use crate::notation::Dialect;
use crate::notation::cursor::Cursor;
use crate::span::Span;
use crate::tree::{DistanceUnit, Seconds};

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Distance(DistanceUnit),
    /// Seconds in the unit.
    Time(u32),
    Laps,
    /// No unit was written.
    Bare,
}

/// A number or a range with what it counts; times are in seconds, distances in the unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Quantity {
    pub(crate) min: f64,
    pub(crate) max: f64,
    pub(crate) unit: Unit,
    pub(crate) span: Span,
    /// `400s`, `150's`: a plural, so that a count may stand before it without a sign.
    pub(crate) plural: bool,
    /// Two digits stood behind the full stop, as in `6.50`.
    pub(crate) dotted: bool,
    pub(crate) clock: bool,
}

impl Quantity {
    /// The range in metres, if it is a distance that can be one.
    pub(crate) fn meters(&self) -> Option<Bounds<Distance>> {
        let Unit::Distance(unit) = self.unit else { return None };
        let ends = |v: f64| Distance::from_meters(v * unit.meters()).ok();
        Bounds::new(ends(self.min)?, ends(self.max)?).ok()
    }

    /// The range as time, if it is one.
    pub(crate) fn time(&self) -> Option<Bounds<Seconds>> {
        let Unit::Time(_) = self.unit else { return None };
        let end = |v: f64| Duration::try_from_secs_f64(v).ok().map(Seconds);
        Bounds::new(end(self.min)?, end(self.max)?).ok()
    }

    /// The same number as metres.
    pub(crate) fn as_unit(mut self, unit: DistanceUnit) -> Self {
        self.unit = Unit::Distance(unit);
        self
    }

    /// The same bare number in seconds of `unit`.
    pub(crate) fn as_time(mut self, unit: u32) -> Self {
        self.min *= f64::from(unit);
        self.max *= f64::from(unit);
        self.unit = Unit::Time(unit);
        self
    }

    pub(crate) fn is_distance(&self) -> bool {
        matches!(self.unit, Unit::Distance(_))
    }

    pub(crate) fn is_time(&self) -> bool {
        matches!(self.unit, Unit::Time(_))
    }

    /// A number that runners use as a distance in metres.
    pub(crate) fn is_usual_distance(&self) -> bool {
        is_usual(self.min) && is_usual(self.max)
    }
}

/// A multiple of 25, or from 100 on of 10.
fn is_usual(meters: f64) -> bool {
    let whole = |step: f64| (meters / step).fract() == 0.0;
    (25.0..=10_000.0).contains(&meters) && (whole(25.0) || (meters >= 100.0 && whole(10.0)))
}

/// One number without a range.
#[derive(Debug, Clone, Copy)]
struct Single {
    value: f64,
    unit: Unit,
    plural: bool,
    dotted: bool,
    clock: bool,
}

/// A capital `M` counts metres from here on: a session of so many miles is none for runners.
const MOST_MILES: f64 = 30.0;

pub(crate) const SECONDS: &[&str] = &["s", "sec", "secs", "sek", "seconds", "second"];
pub(crate) const MINUTES: &[&str] = &["min", "mins", "mn", "minutes", "minute"];
pub(crate) const HOURS: &[&str] = &["h", "hr", "hrs", "hour", "hours"];

/// The unit that a word names.
fn unit_word(word: &str, capital: bool, glued: bool, dialect: Dialect) -> Option<Unit> {
    use DistanceUnit as D;
    Some(match word {
        "m" if capital && glued => Unit::Distance(D::Mile),
        "m" if dialect == Dialect::Cycle => Unit::Time(60),
        "m" | "mtr" | "mtrs" | "meter" | "meters" | "metre" | "metres" => Unit::Distance(D::Meter),
        "k" | "km" | "kms" | "kilometer" | "kilometers" | "kilometre" | "kilometres" => {
            Unit::Distance(D::Kilometer)
        }
        "mi" | "mile" | "miles" | "miler" | "milers" => Unit::Distance(D::Mile),
        "y" | "yd" | "yds" | "yard" | "yards" => Unit::Distance(D::Yard),
        "lap" | "laps" => Unit::Laps,
        w if SECONDS.contains(&w) => Unit::Time(1),
        w if MINUTES.contains(&w) => Unit::Time(60),
        w if HOURS.contains(&w) => Unit::Time(3600),
        _ => return None,
    })
}

impl Cursor<'_> {
    /// A plain number, with a fraction behind it or spelled as one: `3`, `2 1/2`, `1/2`, `twenty-five`.
    pub(crate) fn plain_number(&mut self) -> Option<(f64, u8)> {
        // `one` counts only in front of a unit.
        let unit = self
            .peek(1)
            .and_then(|t| t.word())
            .is_some_and(|w| w.len() > 1 && unit_word(w, false, false, self.dialect).is_some());
        if unit && self.take_word(&["one"]) {
            return Some((1.0, 0));
        }
        if let Some(part) = self.named_part() {
            return Some((part, 0));
        }
        let first = self.peek(0)?.number()?;
        // `1/2` and `2 1/2`, but not `1/1` or `600/400`.
        let halves = |c: &Self, at: usize| {
            let top = c.peek(at)?.number()?;
            let bottom = c.peek(at + 2)?.number()?;
            let plain = c.peek(at + 1)?.is('/') && c.peek(at + 1)?.glued && c.peek(at + 2)?.glued;
            let small = top.value < bottom.value && [2.0, 3.0, 4.0].contains(&bottom.value);
            (plain && small && top.decimals == 0).then(|| top.value / bottom.value)
        };
        if let Some(part) = halves(self, 1) {
            let apart = self.peek(1).is_some_and(|t| !t.glued);
            if apart && first.decimals == 0 {
                self.at += 4;
                return Some((first.value + part, 0));
            }
        }
        // A bare fraction only where a unit of length or time follows: `1/2 mile`, not `2/3`.
        if let Some(part) = halves(self, 0) {
            let unit = self.is_word(3, &["mile", "miles", "km", "k", "min", "minute", "mi"]);
            if unit {
                self.at += 3;
                return Some((part, 0));
            }
        }
        self.at += 1;
        // `twenty-five`, `ninety five`.
        if first.word && first.value >= 20.0 {
            let gap = usize::from(self.is(0, '-'));
            let next = self.peek(gap).and_then(crate::notation::lex::Token::number);
            if let Some(next) = next.filter(|n| n.word && n.value < 10.0) {
                self.at += gap + 1;
                return Some((first.value + next.value, 0));
            }
        }
        // `two dozen`.
        if first.word && first.value < 12.0 {
            let dozen = self.peek(0).and_then(crate::notation::lex::Token::number);
            if dozen.is_some_and(|n| n.word && n.value.to_bits() == 12_f64.to_bits()) {
                self.at += 1;
                return Some((first.value * 12.0, 0));
            }
        }
        Some((first.value, first.decimals))
    }

    /// `half a dozen`, and `half` or `quarter` in front of a unit: `half mile`, `quarter-mile`.
    fn named_part(&mut self) -> Option<f64> {
        let part = match self.peek(0)?.word()? {
            "half" => 0.5,
            "quarter" => 0.25,
            _ => return None,
        };
        let article = usize::from(self.is_word(1, &["a", "an"]));
        let dozen = self.peek(1 + article).and_then(crate::notation::lex::Token::number);
        if dozen.is_some_and(|n| n.word && n.value.to_bits() == 12_f64.to_bits()) {
            self.at += 2 + article;
            return Some(part * 12.0);
        }
        let hyphen = usize::from(self.is(1, '-'));
        let unit = 1 + article.max(hyphen);
        if !self.is_word(unit, &["mile", "miles", "miler", "milers", "km", "minute", "hour"]) {
            return None;
        }
        // The hyphen is read with the unit.
        self.at += 1 + article;
        Some(part)
    }

    /// A unit at the position: a word, a prime, or `-meter`.
    fn unit(&mut self, value: f64) -> (Unit, bool) {
        let Some(token) = self.peek(0) else { return (Unit::Bare, false) };
        if token.is('\'') {
            // `150's` is the plural of a distance.
            if self.peek(1).is_some_and(|t| t.glued && t.is_word(&["s"])) {
                self.at += 2;
                return (Unit::Distance(self.pool()), true);
            }
            self.at += 1;
            return (Unit::Time(60), false);
        }
        if token.is('"') {
            self.at += 1;
            return (Unit::Time(1), false);
        }
        let hyphen = token.is('-') && token.glued;
        let Some(token) = self.peek(usize::from(hyphen)) else { return (Unit::Bare, false) };
        let Some(word) = token.word().filter(|_| !hyphen || token.glued) else {
            return (Unit::Bare, false);
        };
        // `s: 60` opens a target.
        if word == "s" && !token.glued && (self.is(1, ':') || self.is(1, '=')) {
            return (Unit::Bare, false);
        }
        match unit_word(word, token.capital, token.glued, self.dialect) {
            None => (Unit::Bare, false),
            Some(unit) => {
                let span = token.span;
                self.at += 1 + usize::from(hyphen);
                if word == "s" {
                    return self.seconds_or_plural(value);
                }
                if word == "m" && token.capital && token.glued && value >= MOST_MILES {
                    self.ambiguity(
                        span,
                        &["metres", "miles"],
                        "a capital `M` behind a number is read as miles unless nobody runs so many",
                    );
                    return (Unit::Distance(DistanceUnit::Meter), false);
                }
                if word == "m" && self.clock_letters(value) {
                    return (Unit::Time(60), false);
                }
                if word == "m" && unit == Unit::Distance(DistanceUnit::Meter) && value < 10.0 {
                    self.ambiguity(
                        span,
                        &["metres", "minutes"],
                        "`m` is read as metres in this dialect, though the number is small",
                    );
                }
                (unit, false)
            }
        }
    }

    /// `1m30`: two digits stuck to an `m` behind a small number make it minutes and seconds.
    fn clock_letters(&self, value: f64) -> bool {
        let digits = self.peek(0).filter(|t| t.glued && t.span.end - t.span.start == 2);
        let seconds = digits.and_then(crate::notation::lex::Token::number);
        let open = self.peek(1).is_none_or(|t| {
            !t.glued || (t.word().is_none_or(|w| SECONDS.contains(&w)) && !t.is('%'))
        });
        value < 60.0 && open && seconds.is_some_and(|n| n.value < 60.0 && n.decimals == 0)
    }

    /// The unit of a bare number in a swimming pool or on a track.
    pub(crate) fn pool(&self) -> DistanceUnit {
        if self.dialect == Dialect::Swim { DistanceUnit::Yard } else { DistanceUnit::Meter }
    }

    /// `90s` is seconds; `400s` behind a count word, `flying`, or before `on`, is a plural.
    fn seconds_or_plural(&mut self, value: f64) -> (Unit, bool) {
        let usual = is_usual(value);
        let at = self.at;
        let before = |n: usize| at.checked_sub(n).and_then(|i| self.tokens.get(i));
        // The two tokens behind us are the number and the `s`.
        let counted = before(3).is_some_and(|t| t.number().is_some_and(|n| n.decimals == 0));
        let flying =
            before(3).is_some_and(|t| t.is_word(&["flying", "fly", "the", "between", "after"]));
        let swim = self.dialect == Dialect::Swim && value >= 25.0;
        if usual && (counted || flying || swim || self.is_word(0, &["on", "flying"])) {
            return (Unit::Distance(self.pool()), true);
        }
        // `400s x 10`: what is counted behind its plural.
        let counted_behind = (self.is_word(0, &["x"]) || self.is(0, '*'))
            && self.peek(1).is_some_and(|t| t.number().is_some());
        let hundreds = value >= 100.0 && (value / 100.0).fract() == 0.0;
        if counted_behind && hundreds {
            let span = self.span_from(at.saturating_sub(2));
            self.ambiguity(
                span,
                &["repetitions over that many metres", "seconds"],
                "`s` behind a round number with a count behind it is read as a plural",
            );
            return (Unit::Distance(self.pool()), true);
        }
        let times = before(3).is_some_and(|t| t.is_word(&["x"]) || t.is('*'));
        if times && hundreds {
            let span = self.span_from(at.saturating_sub(2));
            self.ambiguity(
                span,
                &["seconds", "repetitions over that many metres"],
                "`s` behind a number is read as seconds unless a word makes it a plural",
            );
        }
        (Unit::Time(1), false)
    }

    fn single(&mut self) -> Option<Single> {
        let token = self.peek(0)?;
        if let crate::notation::lex::Kind::Clock { seconds, parts } = token.kind {
            self.at += 1;
            // `1:20 min` is minutes and seconds, whatever the word.
            if parts == 2 {
                let _ = self.take_word(MINUTES) || self.take_word(&["h"]);
            }
            return Some(Single {
                value: seconds,
                unit: Unit::Time(1),
                plural: false,
                dotted: false,
                clock: true,
            });
        }
        let (value, decimals) = self.plain_number()?;
        let (unit, plural) = self.unit(value);
        let mut seconds = value;
        if let Unit::Time(length) = unit {
            seconds *= f64::from(length);
            if decimals == 0 && length > 1 {
                seconds += self.smaller(length).unwrap_or(0.0);
            }
        }
        Some(Single { value: seconds, unit, plural, dotted: decimals == 2, clock: false })
    }

    /// The rest of a compound time: the `30s` of `1min 30s`, the `30` of `2'30` and `1h30`.
    fn smaller(&mut self, length: u32) -> Option<f64> {
        let token = self.peek(0)?;
        let number = token.number().filter(|n| n.decimals == 0 && n.value < 60.0 && !n.word)?;
        let next = self.peek(1);
        let unit = next.is_some_and(|t| {
            if length == 60 {
                t.is('"') || t.is_word(SECONDS)
            } else {
                t.is('\'') || t.is_word(MINUTES) || t.is_word(&["m"])
            }
        });
        let digits = token.span.end - token.span.start;
        let bare = token.glued
            && digits == 2
            && !next
                .is_some_and(|t| t.glued && !t.is('/') && !t.is(')') && !t.is(',') && !t.is('.'));
        if !(unit || bare) {
            return None;
        }
        self.at += 1 + usize::from(unit);
        Some(number.value * f64::from(length / 60))
    }

    /// A quantity at the position, or nothing, and then the position has not moved.
    ///
    /// Two ends of a range are joined by `-`, `to` or `or`; three or more numbers joined by dashes
    /// are a list, and only the first of them is read.
    pub(crate) fn quantity(&mut self) -> Option<Quantity> {
        let from = self.at;
        if self.is(0, '~') {
            self.at += 1;
        }
        let Some(first) = self.single() else {
            self.at = from;
            return None;
        };
        let mut found = Quantity {
            min: first.value,
            max: first.value,
            unit: first.unit,
            span: self.span_from(from),
            plural: first.plural,
            dotted: first.dotted,
            clock: first.clock,
        };
        if let Some(second) = self.upper_end(&first, from) {
            if first.unit == Unit::Bare {
                if let Unit::Time(length) = second.unit {
                    if second.clock {
                        return Some(found);
                    }
                    found.min *= f64::from(length);
                }
            }
            found.unit = second.unit;
            found.max = second.value;
            found.plural = second.plural;
        }
        found.span = self.span_from(from);
        Some(found)
    }

    fn upper_end(&mut self, first: &Single, start: usize) -> Option<Single> {
        let from = self.at;
        let notes = self.notes.clone();
        let dash = self.is(0, '-');
        if !(dash || self.is_word(0, &["to", "or", "bis"])) {
            return None;
        }
        // `1-2-3 min`: the end of a chain is no range.
        let start = self.tokens.get(..start).unwrap_or_default();
        let linked =
            matches!(start, [.., figure, sign] if figure.is_figure() && sign.is('-') && sign.glued);
        if dash && linked {
            return None;
        }
        let choice = self.is_word(0, &["or"]);
        self.at += 1;
        let second = self.single();
        let fits = second.filter(|second| {
            let kinds = match (first.unit, second.unit) {
                (Unit::Bare, Unit::Time(_)) => !second.clock,
                (Unit::Bare, _) => true,
                (Unit::Time(_), Unit::Time(_)) => !choice,
                (a, b) => a == b && !choice,
            };
            let low = match (first.unit, second.unit) {
                (Unit::Bare, Unit::Time(length)) => first.value * f64::from(length),
                _ => first.value,
            };
            let chain = dash
                && self.is(0, '-')
                && self.peek(1).is_some_and(crate::notation::lex::Token::is_figure);
            kinds && low < second.value && !chain
        });
        if fits.is_none() {
            self.at = from;
            self.notes = notes;
        }
        fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::lex::lex;
    use crate::notation::text::normalize;

    fn read(text: &str) -> (f64, f64, Unit) {
        let tokens = lex(&normalize(text));
        let mut cursor = Cursor::new(text, &tokens, Dialect::Track);
        let q = cursor.quantity().unwrap_or_else(|| panic!("{text}"));
        (q.min, q.max, q.unit)
    }

    #[test]
    fn times() {
        for (text, min, max) in [
            ("90\"", 90.0, 90.0),
            ("5 - 6'", 300.0, 360.0),
            ("3' - 4'", 180.0, 240.0),
            ("3\u{2019} \u{2013} 4\u{2019}", 180.0, 240.0),
            ("2.5'", 150.0, 150.0),
            ("2 1/2 min", 150.0, 150.0),
            ("1min 30s", 90.0, 90.0),
            ("2min30sec", 150.0, 150.0),
            ("2'30\"", 150.0, 150.0),
            ("6'00''", 360.0, 360.0),
            ("1:20 min", 80.0, 80.0),
            ("8-12 minutes", 480.0, 720.0),
            ("60 seconds", 60.0, 60.0),
            ("five to six minutes", 300.0, 360.0),
            ("2 or 3 min", 120.0, 180.0),
            ("75-90sec", 75.0, 90.0),
            ("1h30", 5400.0, 5400.0),
            ("ninety seconds", 90.0, 90.0),
            ("1:15-1:30", 75.0, 90.0),
        ] {
            let (a, b, unit) = read(text);
            assert!(matches!(unit, Unit::Time(_)), "{text}: {unit:?}");
            assert_eq!((a, b), (min, max), "{text}");
        }
    }

    #[test]
    fn distances() {
        use DistanceUnit as D;
        for (text, min, max, unit) in [
            ("400-meter", 400.0, 400.0, D::Meter),
            ("2km", 2.0, 2.0, D::Kilometer),
            ("100-mile", 100.0, 100.0, D::Mile),
            ("11-15k", 11.0, 15.0, D::Kilometer),
            ("1 Mile", 1.0, 1.0, D::Mile),
            ("1,000 m", 1000.0, 1000.0, D::Meter),
            ("150's", 150.0, 150.0, D::Meter),
            ("300m - 250m", 300.0, 300.0, D::Meter),
            ("1250 yds", 1250.0, 1250.0, D::Yard),
        ] {
            assert_eq!(read(text), (min, max, Unit::Distance(unit)), "{text}");
        }
    }

    #[test]
    fn a_chain_is_no_range() {
        assert_eq!(read("100-200-300"), (100.0, 100.0, Unit::Bare));
    }
}

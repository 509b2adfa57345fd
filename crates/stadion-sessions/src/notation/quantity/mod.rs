//! Numbers with units: distances, times, ranges of them, and bare numbers.

mod number;
mod unit;

use core::time::Duration;

use stadion_types::{Bounds, Distance};

use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::list::Words;
use crate::span::Span;
use crate::tree::{DistanceUnit, Seconds};
use unit::unit_word;
pub(crate) use unit::{HOURS, MINUTES, SECONDS, compound_unit};

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

/// What may stand between a number and its unit.
pub(crate) const EASE: Words = Words::new(&[
    "easy",
    "steady",
    "relaxed",
    "gentle",
    "slow",
    "more",
    "continuous",
    "straight",
    "extra",
    "full",
    "solid",
    "hard",
    "further",
    "additional",
    "good",
    "comfortable",
]);

/// What stands behind the length of an outing.
const OUTING: Words = Words::new(&[
    "easy",
    "steady",
    "run",
    "ride",
    "long",
    "relaxed",
    "on",
    "at",
    "with",
    "in",
    "over",
    "around",
    "of",
    "picking",
    "progressive",
    "hilly",
    "trail",
    "bike",
    "walk",
    "hike",
    "and",
    "moderate",
    "slow",
]);

/// What stands behind a rest.
const RESTS: &[&str] = &["rest", "rec", "recov", "recovery", "jog", "walk", "between"];

impl Cursor<'_> {
    fn single(&mut self) -> Option<Single> {
        let token = self.peek(0)?;
        if let Kind::Clock { seconds, parts } = token.kind {
            // `6:30pm`, `at 18:30`, `start 9:00`: a time of the day.
            let told = self.at.checked_sub(1).and_then(|i| self.tokens.get(i));
            let starts =
                ["meet", "meeting", "start", "starts", "starting", "arrive", "doors"].as_slice();
            if self.is_word(1, &["am", "pm"]) || told.is_some_and(|t| t.is_word(starts)) {
                return None;
            }
            self.at += 1;
            // `1:20 min` is minutes and seconds, whatever the word.
            // `2:00 hr` is hours and minutes.
            let hours = parts == 2 && seconds < 1200.0 && self.take_word(HOURS);
            if parts == 2 && !hours {
                let _ = self.take_word(MINUTES);
            }
            return Some(Single {
                value: if hours { seconds * 60.0 } else { seconds },
                unit: Unit::Time(1),
                plural: false,
                dotted: false,
                clock: true,
            });
        }
        let (value, decimals) = self.plain_number()?;
        self.open_end();
        self.ease();
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

    /// `60+ minute run`: steps over the sign between a number and its unit, and tells that the amount
    /// has no upper end.
    fn open_end(&mut self) {
        let sign = self.is(0, '+') && self.peek(0).is_some_and(|t| t.glued);
        let unit = self.peek(1).filter(|t| sign && !t.glued).and_then(Token::word);
        let unit = unit.is_some_and(|w| unit_word(w, false, false, self.dialect).is_some());
        if unit {
            let span = self.span_from(self.at.saturating_sub(1));
            self.at += 1;
            self.unknown(span, "an amount without an upper end");
        }
    }

    /// `40 easy minutes`: steps over a word between a number and its unit.
    fn ease(&mut self) {
        const UNITS: &[&str] = &[
            "minutes",
            "mins",
            "min",
            "miles",
            "km",
            "kms",
            "kilometers",
            "kilometres",
            "hours",
            "seconds",
            "secs",
            "laps",
            "meters",
            "metres",
        ];
        // The word of the unit is one of few.
        let word = self.peek(1).is_some_and(|t| t.word().is_some());
        self.at += usize::from(word && self.is_word(0, EASE) && self.is_word(1, UNITS));
    }

    /// The rest of a compound time: the `30s` of `1min 30s`, the `30` of `2'30` and `1h30`.
    fn smaller(&mut self, length: u32) -> Option<f64> {
        // `6mins.45secs`.
        let stop = length == 60
            && self.is(0, '.')
            && self.peek(1).is_some_and(|t| t.glued && t.number().is_some_and(|n| n.value < 60.0))
            && self.is_word(2, SECONDS);
        self.at += usize::from(stop);
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
        // `1 min 30` at the end of its piece.
        let apart = length == 60
            && digits == 2
            && !token.glued
            && number.value >= 10.0
            && !self.tokens.get(self.at.wrapping_sub(1)).is_some_and(|t| t.is('.'))
            && next.is_none_or(|t| {
                t.is(',') || t.is(';') || t.is(')') || t.is('.') || t.is_word(RESTS)
            });
        // `1hr 40`, `2 hours 15 easy`: what is left of an outing.
        let left = length == 3600
            && digits == 2
            && !token.glued
            && (number.value / 5.0).fract() == 0.0
            && next.is_none_or(|t| {
                [',', ';', ')', '.', '\u{2014}'].iter().any(|s| t.is(*s)) || t.is_word(OUTING)
            });
        if !(unit || bare || apart || left) {
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
        // Most places that are asked hold none.
        let opens = match self.peek(0).map(|t| t.kind) {
            Some(Kind::Number(_) | Kind::Clock { .. }) => true,
            Some(Kind::Word(word)) => number::opens(word),
            Some(Kind::Sign(_)) | None => false,
        };
        let Some(first) = (if opens { self.single() } else { None }) else {
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

    /// `3:12-15`, `3:58-02`: two digits behind the dash are the seconds of the upper end.
    fn same_minute(&mut self, first: &Single) -> Option<Single> {
        const MOST_APART_S: f64 = 30.0;
        let token = self.peek(0).filter(|t| t.glued && t.span.end - t.span.start == 2)?;
        let number = token.number().filter(|n| n.decimals == 0 && !n.word && n.value < 60.0)?;
        let other = self.peek(1).is_some_and(|t| {
            t.is('-')
                || t.is('%')
                || t.is('\'')
                || t.is('"')
                || t.is('*')
                || t.is_word(&["x", "times"])
                || t.word().is_some_and(|w| unit_word(w, false, false, self.dialect).is_some())
        });
        if !first.clock || other || !self.is_dash_behind_clock() {
            return None;
        }
        let minute = (first.value / 60.0).floor() * 60.0;
        let same = minute + number.value;
        let value = if same > first.value { same } else { same + 60.0 };
        if value - first.value > MOST_APART_S {
            return None;
        }
        self.at += 1;
        Some(Single { value, ..*first })
    }

    /// Whether the dash right before the position sticks to a clock time.
    fn is_dash_behind_clock(&self) -> bool {
        let back = |n: usize| self.at.checked_sub(n).and_then(|i| self.tokens.get(i));
        back(1).is_some_and(|t| t.is('-') && t.glued)
            && back(2).is_some_and(|t| matches!(t.kind, Kind::Clock { parts: 2, .. }))
    }

    fn upper_end(&mut self, first: &Single, start: usize) -> Option<Single> {
        let from = self.at;
        let dash = self.is(0, '-');
        if !(dash || self.is_word(0, &["to", "or", "bis", "à"])) {
            return None;
        }
        // `1-2-3 min`: the end of a chain is no range.
        let start = self.tokens.get(..start).unwrap_or_default();
        let linked = match start {
            [.., figure, unit, sign] if sign.is('-') && sign.glued && unit.word().is_some() => {
                figure.is_figure() && unit.glued
            }
            // `200 - 200 - 400`, `200-200-400`.
            [.., figure, sign] => {
                let like = self.peek(0).is_some_and(|t| t.glued == sign.glued);
                figure.is_figure() && sign.is('-') && like
            }
            _ => false,
        };
        if dash && linked {
            return None;
        }
        let choice = self.is_word(0, &["or"]);
        // `x 4 - 100m walk`: a dash between blanks, behind a count.
        let apart = dash
            && [0, 1].iter().all(|n| self.peek(*n).is_some_and(|t| !t.glued))
            && first.unit == Unit::Bare
            && start.last().is_some_and(|t| t.is('*') || t.is_word(&["x"]));
        let apart_dash = dash && self.peek(1).is_some_and(|t| !t.glued);
        let notes = self.notes.mark();
        self.at += 1;
        // `60- to 90-second`.
        self.at += usize::from(dash && self.is_word(0, &["to"]));
        let second = self.same_minute(first).or_else(|| self.single());
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
                && self.peek(1).is_some_and(crate::notation::tokens::lex::Token::is_figure);
            // `12 x 300 à 100%`, `2 x 10 à 15 km/h`: how fast.
            let aim = self.tokens[from].is_word(&["à"]) && (self.is(0, '%') || self.is(0, '/'));
            let far = apart
                && matches!(second.unit, Unit::Distance(_))
                && second.value >= 10.0 * first.value;
            // `6 x 1 mile - 6 miles total`: behind the dash stands the sum.
            let sum = apart_dash && self.is_word(0, &["total", "in", "altogether"]);
            kinds && low < second.value && !chain && !aim && !far && !sum
        });
        if fits.is_none() {
            self.at = from;
            self.notes.back(notes);
        }
        fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::Dialect;
    use crate::notation::tokens::lex::lex;
    use crate::notation::tokens::text::normalize;

    fn read(text: &str) -> (f64, f64, Unit) {
        let levelled = normalize(text);
        let tokens = lex(&levelled);
        let mut cursor = Cursor::new(text, tokens.all(), Dialect::Track);
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
            ("6mins.45secs", 405.0, 405.0),
            ("60- to 90-second", 60.0, 90.0),
            ("1hr 40", 6000.0, 6000.0),
            ("1 hour 20 easy", 4800.0, 4800.0),
            ("2 hrs 10 strides", 7200.0, 7200.0),
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

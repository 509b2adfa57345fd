//! Distances, times and counts, where nothing about them is in doubt.

use core::time::Duration;

use stadion_types::{Bounds, Distance};

use super::Scan;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::known::Known;
use crate::tree::{Amount, DistanceUnit, Seconds};

/// Shorter distances could be minutes.
const LEAST_M: f64 = 25.0;
/// Longer ones are no repetitions.
const MOST_M: f64 = 50_000.0;
/// A distance without a unit, as tracks have them.
const LEAST_BARE_M: f64 = 50.0;
/// A distance whose unit stands apart.
const LEAST_APART_M: f64 = 100.0;
/// From here on seconds written as `s` could be the plural of a distance.
const PLURAL_S: f64 = 100.0;
/// From here on a number of miles could be one of metres.
const MOST_MILES: f64 = 25.0;
/// Nobody writes more in one time.
const MOST_S: f64 = 36_000.0;
const MOST_COUNT: f64 = 60.0;

/// What a number in front of a unit is.
pub(super) enum Measure {
    Way(Bounds<Distance>, DistanceUnit),
    Time(Bounds<Seconds>),
}

impl Measure {
    pub(super) fn amount(self) -> Amount {
        match self {
            Self::Way(range, unit) => Amount::Distance { range, unit },
            Self::Time(time) => Amount::Time(time),
        }
    }
}

fn way(value: f64, unit: DistanceUnit) -> Option<Measure> {
    let distance = Distance::from_meters(value * unit.meters()).ok()?;
    Some(Measure::Way(Bounds::exactly(distance), unit))
}

fn time(min: f64, max: f64) -> Option<Measure> {
    if !(min > 0.0 && min <= max && max <= MOST_S) {
        return None;
    }
    let end = |v: f64| Duration::try_from_secs_f64(v).ok().map(Seconds);
    Some(Measure::Time(Bounds::between(end(min)?, end(max)?)))
}

impl Scan<'_, '_> {
    /// `6 x`, `6-8 x`, with the sign read.
    pub(super) fn count(&mut self) -> Option<Bounds<u32>> {
        let low = self.whole(0)?;
        let (high, len) = match self.whole(2).filter(|_| self.is(1, '-')) {
            Some(high) => (high, 3),
            None => (low, 1),
        };
        let fits = low >= 2.0 && high <= MOST_COUNT && (len == 1 || low < high);
        if !fits || !(self.known(len) == Known::X || self.is(len, '*')) {
            return None;
        }
        self.at += len + 1;
        crate::notation::work::count(low, high)
    }

    /// A distance, a time, or a range of times, with its unit.
    pub(super) fn measure(&mut self) -> Option<Measure> {
        let first = self.peek(0)?;
        if let Kind::Clock { seconds, parts: 2 } = first.kind {
            // `1:20 min` and `4:00 pace` say more than the figures do.
            let more = matches!(self.known(1), Known::Minutes | Known::Pace | Known::X)
                || self.peek(1).is_some_and(|t| t.glued && !(t.is(')') || t.is(']') || t.is(',')));
            self.at += 1;
            return if more { None } else { time(seconds, seconds) };
        }
        let low = self.whole(0)?;
        let (high, len) = match self.whole(2).filter(|_| self.is(1, '-')) {
            Some(high) => (high, 3),
            None => (low, 1),
        };
        let range = len == 3;
        if range && low >= high {
            return None;
        }
        let unit = self.peek(len)?;
        let word = unit.known;
        self.at += len + 1;
        let found = match word {
            Known::M if !range && !unit.capital && (LEAST_M..=MOST_M).contains(&low) => {
                way(low, DistanceUnit::Meter)
            }
            Known::Km if !range && low * 1000.0 <= MOST_M && low >= 1.0 => {
                way(low, DistanceUnit::Kilometer)
            }
            Known::Miles if !range && (1.0..=MOST_MILES).contains(&low) => {
                way(low, DistanceUnit::Mile)
            }
            Known::S if high < PLURAL_S => time(low, high),
            Known::Seconds => time(low, high),
            Known::Minutes => self.with_seconds(low, high, Known::Seconds, '"'),
            Known::No if unit.is('"') => time(low, high),
            Known::No if unit.is('\'') => self.with_seconds(low, high, Known::No, '"'),
            _ => None,
        }?;
        // A figure or a letter that sticks to a unit changes it, and a stop may end a word cut short.
        let stuck = self.peek(0).is_some_and(|t| {
            t.glued && (t.is_figure() || t.word().is_some() || t.is('\'') || t.is('"'))
        });
        let more = stuck
            || self.is(0, '.')
            || self.is(0, '/')
            || self.is(0, '-')
            || self.known(0) == Known::X
            || (matches!(found, Measure::Time(_)) && self.peek(0).is_some_and(Token::is_figure));
        (!more).then_some(found)
    }

    /// Minutes, and seconds stuck to them: `2'30"`, `2min30sec`.
    fn with_seconds(&mut self, low: f64, high: f64, word: Known, sign: char) -> Option<Measure> {
        let glued = |n: usize| self.peek(n).is_some_and(|t| t.glued);
        let closed = self.is(1, sign) || (word != Known::No && self.known(1) == word);
        let seconds = self.whole(0).filter(|s| *s < 60.0 && glued(0) && glued(1) && closed);
        let Some(seconds) = seconds.filter(|_| low.to_bits() == high.to_bits()) else {
            return time(low * 60.0, high * 60.0);
        };
        self.at += 2;
        time(low * 60.0 + seconds, low * 60.0 + seconds)
    }

    /// A distance with or without its unit, in a list.
    pub(super) fn listed(&mut self) -> Option<(Bounds<Distance>, bool)> {
        let value = self.whole(0)?;
        // Behind a blank a short one could be minutes.
        let far = value >= LEAST_APART_M;
        let unit = self.peek(1).filter(|t| t.known == Known::M && !t.capital && (t.glued || far));
        let least = if unit.is_some() { LEAST_M } else { LEAST_BARE_M };
        let stuck = |t: &crate::notation::tokens::lex::Token<'_>| t.glued && t.word().is_some();
        let odd =
            unit.is_none() && ((value / 10.0).fract() != 0.0 || self.peek(1).is_some_and(stuck));
        if odd || !(least..=MOST_M).contains(&value) {
            return None;
        }
        self.at += 1 + usize::from(unit.is_some());
        let distance = Distance::from_meters(value).ok()?;
        Some((Bounds::exactly(distance), unit.is_some()))
    }
}

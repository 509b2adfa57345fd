//! What a repetition is aimed at: an effort, a pace, a share, a time.

use core::time::Duration;

use stadion_types::{Bounds, Distance, Speed};

use super::Scan;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::known::Known;
use crate::tree::{Activity, DistanceUnit, Effort, PercentOf, Relation, Rep, Seconds, Target};

/// No race that paces are named after is longer.
const MOST_KM: f64 = 100.0;
const MOST_PERCENT: f64 = 200.0;

impl Scan<'_, '_> {
    /// Reads what stands behind an amount, if anything does; `None` if it is not of a usual shape.
    pub(super) fn aim(&mut self, rep: &mut Rep) -> Option<()> {
        let effort = match self.known(0) {
            Known::Easy => Effort::Easy,
            Known::Fast => Effort::Fast,
            Known::Hard => Effort::Hard,
            Known::Sprint => Effort::Sprint,
            Known::Steady => Effort::Steady,
            Known::Tempo => Effort::Tempo,
            Known::Threshold => Effort::Threshold,
            Known::Uphill => {
                self.at += 1;
                rep.activity = Activity::Hills;
                return Some(());
            }
            Known::Strides => {
                self.at += 1;
                rep.activity = Activity::Strides;
                return Some(());
            }
            Known::All if self.known(1) == Known::Out => {
                self.at += 1;
                Effort::Maximal
            }
            Known::At if self.known(1) == Known::Threshold => {
                self.at += 1;
                Effort::Threshold
            }
            Known::At if self.known(1) == Known::Tempo => {
                self.at += 1;
                Effort::Tempo
            }
            Known::At => return self.target(rep, false),
            Known::In => return self.target(rep, true),
            _ if self.is(0, '@') => return self.target(rep, false),
            _ => return Some(()),
        };
        self.at += 1;
        rep.effort = Some(effort);
        Some(())
    }

    /// A target behind `@`, `at` or `in`; behind the last only a time.
    fn target(&mut self, rep: &mut Rep, time: bool) -> Option<()> {
        self.at += 1;
        let target = if let Kind::Clock { seconds, parts: 2 } = self.peek(0)?.kind {
            let km = !time && self.is(1, '/') && self.peek(2)?.is_word(&["km"]);
            let end = |s: f64| Speed::from_meters_per_second(1000.0 / s).ok();
            let speed = end(seconds).filter(|_| km && self.known(3) != Known::Pace)?;
            self.at += 3;
            Target::Speed(Bounds::exactly(speed))
        } else if let Some(named) = self.named(time) {
            named
        } else {
            let low = self.whole(0)?;
            let (high, len) = match self.whole(2).filter(|_| self.is(1, '-')) {
                Some(high) => (high, 3),
                None => (low, 1),
            };
            if len == 3 && low >= high {
                return None;
            }
            self.at += len;
            if matches!(self.known(0), Known::S | Known::Seconds) {
                self.seconds(low, high)?
            } else if time {
                return None;
            } else if self.take('%') {
                if !(low > 0.0 && high <= MOST_PERCENT) {
                    return None;
                }
                Target::Percent { range: Bounds::new(low, high).ok()?, of: PercentOf::Unstated }
            } else if len == 1 && (1.0..=MOST_KM).contains(&low) && self.take_word(Known::Km) {
                self.race(low)?
            } else {
                return None;
            }
        };
        rep.targets.push(target);
        Some(())
    }

    /// `mile pace`, `goal pace`.
    fn named(&mut self, time: bool) -> Option<Target> {
        let token = self.peek(0).filter(|_| !time && self.known(1) == Known::Pace)?;
        let target = if token.is_word(&["mile"]) {
            let meters = DistanceUnit::Mile.meters();
            let distance = Bounds::exactly(Distance::from_meters(meters).ok()?);
            Target::RacePace { distance, relation: Relation::At }
        } else if token.is_word(&["goal"]) {
            Target::Named("goal pace".to_owned())
        } else {
            return None;
        };
        self.at += 2;
        (!self.is(0, '+') && !self.is(0, '-')).then_some(target)
    }

    /// `64-66s`.
    fn seconds(&mut self, low: f64, high: f64) -> Option<Target> {
        if !(low > 0.0 && high < 100.0) {
            return None;
        }
        self.at += 1;
        let end = |s: f64| Duration::try_from_secs_f64(s).ok().map(Seconds);
        let stuck = self.peek(0).is_some_and(|t| t.glued && t.is_figure());
        // Another time behind a comma would be that of the next repetition.
        let listed = (self.is(0, ',') || self.is(0, '/'))
            && self.peek(1).is_some_and(Token::is_figure)
            && self.known(2) != Known::M;
        if stuck || listed || self.is(0, '/') || self.is(0, '-') || self.is(0, '.') {
            return None;
        }
        Some(Target::Time(Bounds::between(end(low)?, end(high)?)))
    }

    /// `5k pace`.
    fn race(&mut self, kilometers: f64) -> Option<Target> {
        if !self.take_word(Known::Pace) {
            return None;
        }
        // `10k pace + 3/km`: seconds on top of it.
        let offset = self.is(0, '+') && (self.is(2, '/') || self.peek(1)?.glued);
        if offset || self.is(0, '-') {
            return None;
        }
        let meters = kilometers * DistanceUnit::Kilometer.meters();
        let distance = Bounds::exactly(Distance::from_meters(meters).ok()?);
        Some(Target::RacePace { distance, relation: Relation::At })
    }
}

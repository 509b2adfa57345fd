//! Units behind numbers, and plurals that look like seconds.

use super::{Unit, is_usual};
use crate::notation::Dialect;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::words::known::Known;
use crate::notation::words::list::Words;
use crate::tree::DistanceUnit;

/// A capital `M` counts metres from here on: a session of so many miles is none for runners.
const MOST_MILES: f64 = 30.0;

/// And from here on nobody runs or rides them in one part.
const NO_MILES: f64 = 100.0;

/// In the pool a letter stuck to a number from here on says how it is swum.
const LEAST_SWIM: f64 = 25.0;

pub(crate) const SECONDS: Words = Words::new(&[
    "s", "sec", "secs", "sek", "seconds", "second", "sekunden", "sekunder", "secondes", "seconde",
    "segundos", "seg", "secondi", "seconden",
]);
pub(crate) const MINUTES: Words = Words::new(&[
    "min", "mins", "mn", "minutes", "minute", "minuten", "minuter", "minuters", "minutos",
    "minuto", "minuti", "minuut",
]);
pub(crate) const HOURS: Words =
    Words::new(&["h", "hr", "hrs", "hour", "hours", "heures", "stunden", "horas", "timmar"]);

/// `4-minutersintervaller`, `400-metersdrag`, `400 metrin`: a unit that is declined, or the first part of
/// a compound, as the languages of the north write it.
pub(crate) fn compound_unit(word: &str) -> Option<Unit> {
    use DistanceUnit as D;
    const FRONTS: &[(&str, Unit)] = &[
        ("minuter", Unit::Time(60)),
        ("minuts", Unit::Time(60)),
        ("minutt", Unit::Time(60)),
        ("minuut", Unit::Time(60)),
        ("minuten", Unit::Time(60)),
        ("sekund", Unit::Time(1)),
        ("sekun", Unit::Time(1)),
        ("kilometer", Unit::Distance(D::Kilometer)),
        ("kilometri", Unit::Distance(D::Kilometer)),
        ("meter", Unit::Distance(D::Meter)),
        ("metri", Unit::Distance(D::Meter)),
    ];
    FRONTS.iter().find(|(front, _)| word.starts_with(front)).map(|(_, unit)| *unit)
}

/// Whether a word is as long as the unit that begins so, more or less.
fn misspelled(word: &str, front: &str) -> bool {
    word.starts_with(front) && (6..=9).contains(&word.len())
}

/// The unit that a word names.
pub(super) fn unit_word(word: &str, capital: bool, glued: bool, dialect: Dialect) -> Option<Unit> {
    use DistanceUnit as D;
    Some(match word {
        "m" if capital && glued => Unit::Distance(D::Mile),
        "m" if dialect == Dialect::Cycle => Unit::Time(60),
        "m" | "mh" | "mtr" | "mtrs" | "meter" | "meters" | "metre" | "metres" | "metern"
        | "mètres" | "mètre" | "metros" | "metri" | "mts" => Unit::Distance(D::Meter),
        "k" | "km" | "kms" | "ks" | "kilometer" | "kilometers" | "kilometre" | "kilometres"
        | "kilomètres" | "kilometern" | "kilómetros" => Unit::Distance(D::Kilometer),
        "ml" if dialect == Dialect::Swim => return None,
        "mi" | "mile" | "miles" | "miler" | "milers" | "ml" => Unit::Distance(D::Mile),
        "y" | "yd" | "yds" | "yard" | "yards" => Unit::Distance(D::Yard),
        "lap" | "laps" => Unit::Laps,
        w if SECONDS.contains(&w) => Unit::Time(1),
        w if MINUTES.contains(&w) => Unit::Time(60),
        w if HOURS.contains(&w) => Unit::Time(3600),
        w if compound_unit(w).is_some() => return compound_unit(w),
        // `4 minuntes`, `30 secounds`: no other word that follows a number begins so.
        w if misspelled(w, "minu") || misspelled(w, "min") && w.ends_with("tes") => Unit::Time(60),
        w if misspelled(w, "seco") && w.contains('n') && w.contains('d') => Unit::Time(1),
        _ => return None,
    })
}

impl Cursor<'_> {
    /// A unit at the position: a word, a prime, or `-meter`.
    pub(super) fn unit(&mut self, value: f64) -> (Unit, bool) {
        let Some(token) = self.peek(0) else { return (Unit::Bare, false) };
        // What most numbers of runners have behind them; smaller ones could be minutes.
        let on_foot = matches!(self.dialect, Dialect::Track | Dialect::Road);
        if token.known == Known::M && !token.capital && on_foot && value >= 60.0 {
            self.at += 1;
            return (Unit::Distance(DistanceUnit::Meter), false);
        }
        if token.is('\'') {
            // `150's` is the plural of a distance.
            if self.peek(1).is_some_and(|t| t.glued && t.is_word(&["s"])) {
                self.at += 2;
                return (Unit::Distance(self.pool()), true);
            }
            self.at += 1;
            return (Unit::Time(60), false);
        }
        // `40 "falling" starts`: a quote opens behind the blank.
        let quote = !token.glued && self.peek(1).is_some_and(|t| t.glued && t.word().is_some());
        if token.is('"') && quote {
            return (Unit::Bare, false);
        }
        if token.is('"') {
            self.at += 1;
            return (Unit::Time(1), false);
        }
        // `6 min, 5, min, 4 min`: a comma too many.
        let next = self.peek(1).filter(|t| {
            token.is(',')
                && t.word()
                    .is_some_and(|w| w.len() > 2 && (MINUTES.contains(&w) || SECONDS.contains(&w)))
        });
        let parted = self.peek(2).is_none_or(|t| t.is(',') || t.is_word(&["and"]));
        if let (Some(_), true) = (next, parted) {
            self.at += 1;
            return self.unit(value);
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
        // `15 x 400er`: a German plural of a distance.
        if token.glued && matches!(word, "er" | "ern") && is_usual(value) {
            self.at += 1;
            return (Unit::Distance(self.pool()), true);
        }
        // `200k, 200p, 400s`: kick, pull and swim.
        if self.dialect == Dialect::Swim
            && value >= LEAST_SWIM
            && token.glued
            && matches!(word, "k" | "p" | "d" | "dr")
        {
            self.at += 1 + usize::from(hyphen);
            return (Unit::Distance(self.pool()), false);
        }
        match unit_word(word, token.capital, token.glued, self.dialect) {
            None => (Unit::Bare, false),
            Some(unit) => {
                let span = token.span;
                self.at += 1 + usize::from(hyphen);
                // `40 sec. @ ...`: the stop of an abbreviation ends no sentence.
                let stop = word.len() > 1 && self.is(0, '.');
                if stop && self.peek(1).is_some_and(|t| !t.capital && !t.is_figure()) {
                    self.at += 1;
                }
                if word == "s" {
                    return self.seconds_or_plural(value);
                }
                if word == "m" && token.capital && token.glued && value >= MOST_MILES {
                    if value < NO_MILES {
                        self.ambiguity(
                            span,
                            &["metres", "miles"],
                            "a capital `M` behind a number is read as miles unless nobody runs so many",
                        );
                    }
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
        let seconds = digits.and_then(crate::notation::tokens::lex::Token::number);
        let open = self.peek(1).is_none_or(|t| {
            !t.glued || (t.word().is_none_or(|w| SECONDS.contains(&w)) && !t.is('%'))
        });
        value < 60.0 && open && seconds.is_some_and(|n| n.value < 60.0 && n.decimals == 0)
    }

    /// The unit of a bare number in a swimming pool or on a track.
    pub(crate) fn pool(&self) -> DistanceUnit {
        let metric = || {
            self.tokens
                .iter()
                .any(|t| t.is_word(&["lcm", "scm", "lc", "meters", "metres", "metre", "meter"]))
        };
        if self.dialect == Dialect::Swim && !metric() {
            DistanceUnit::Yard
        } else {
            DistanceUnit::Meter
        }
    }

    /// `ten hard 400s`, `a dozen all-out 300s`: whether a count stands in front of the number and the `s`
    /// that end at a token, with words between them that say how they are run.
    fn counted_before(&self, end: usize) -> bool {
        const MOST_WORDS: usize = 4;
        let front = self.tokens.get(..end.saturating_sub(2)).unwrap_or_default();
        let words = front.iter().rev().take_while(|t| {
            t.is('-') && t.glued
                || t.word().is_some_and(|w| {
                    w.len() > 2
                        && !crate::notation::read::is_unit(w)
                        && !crate::notation::words::vocabulary::is_rest_word(w)
                        && !matches!(
                            w,
                            "with" | "then" | "off" | "for" | "and" | "the" | "times" | "every"
                        )
                })
        });
        let words = words.count();
        let count = front.len().checked_sub(words + 1).and_then(|i| front[i].number());
        // `15-120s` is a range.
        let worded = front.iter().rev().take(words).any(|t| t.word().is_some());
        worded
            && (1..=MOST_WORDS).contains(&words)
            && count.is_some_and(|n| n.decimals == 0 && (2.0..=40.0).contains(&n.value))
    }

    /// `90s` is seconds; `400s` behind a count word, `flying`, or before `on`, is a plural.
    fn seconds_or_plural(&mut self, value: f64) -> (Unit, bool) {
        let usual = is_usual(value);
        let at = self.at;
        let before = |n: usize| at.checked_sub(n).and_then(|i| self.tokens.get(i));
        // The two tokens behind us are the number and the `s`.
        let counted = before(3).is_some_and(|t| t.number().is_some_and(|n| n.decimals == 0))
            || value >= 100.0 && before(1).is_some_and(|t| t.glued) && self.counted_before(at);
        let flying = before(3)
            .is_some_and(|t| t.is_word(&["flying", "fly", "the", "between", "after", "yasso"]));
        // `fly 30s`, `block 20s`: nobody sprints so by the clock.
        let sprint = before(3)
            .is_some_and(|t| t.is_word(&["flying", "fly", "flys", "flies", "block", "blocks"]));
        if sprint && (10.0..=100.0).contains(&value) && (value / 5.0).fract() == 0.0 {
            return (Unit::Distance(self.pool()), true);
        }
        let swim = self.dialect == Dialect::Swim && value >= 25.0;
        // `Yasso 800s`: so many metres are run under a name, so many seconds never.
        let named = before(3).is_some_and(|t| t.capital && t.word().is_some_and(|w| w.len() > 2))
            && before(1).is_some_and(|t| t.glued)
            && value >= 200.0
            && (value / 100.0).fract() == 0.0;
        // `800s: 6-8 at 5k pace`: how often is said behind the colon.
        let titled = value >= 200.0
            && (value / 100.0).fract() == 0.0
            && self.is(0, ':')
            && self
                .peek(1)
                .and_then(crate::notation::tokens::lex::Token::number)
                .is_some_and(|n| n.decimals == 0 && n.value <= 30.0);
        if usual
            && (titled || named || counted || flying || swim || self.is_word(0, &["on", "flying"]))
        {
            return (Unit::Distance(self.pool()), true);
        }
        // `400s x 10`: what is counted behind its plural.
        let counted_behind = (self.is_word(0, &["x"]) || self.is(0, '*'))
            && self.peek(1).is_some_and(|t| t.number().is_some());
        let hundreds = value >= 100.0 && (value / 100.0).fract() == 0.0;
        // `400s @ 5k effort x 4`: what is run at a pace is a way.
        let paced = matches!(self.dialect, Dialect::Track | Dialect::Road)
            && value >= 200.0
            && before(1).is_some_and(|t| t.glued)
            && !before(3)
                .is_some_and(|t| t.is_word(&["x", "for", "in", "off", "rest"]) || t.is('*'))
            && (self.is(0, '@') || self.is_word(0, &["at"]));
        if (counted_behind || paced) && hundreds {
            let span = self.span_from(at.saturating_sub(2));
            self.ambiguity(
                span,
                &["repetitions over that many metres", "seconds"],
                "`s` behind a round number with a count or a pace behind it is read as a plural",
            );
            return (Unit::Distance(self.pool()), true);
        }
        let times = before(3).is_some_and(|t| t.is_word(&["x"]) || t.is('*'));
        let grouped = before(3).is_some_and(|t| t.is('('));
        let whole_minutes = (value / 60.0).fract() == 0.0;
        let fifties = value >= 100.0 && (value / 50.0).fract() == 0.0;
        // `4 x 100s`, `3 x 150s`: nobody counts such times in seconds. `4 x 300s` may be either.
        if (times || grouped) && self.dialect == Dialect::Track && fifties {
            if whole_minutes || value >= 400.0 {
                let span = self.span_from(at.saturating_sub(2));
                self.ambiguity(
                    span,
                    &["repetitions over that many metres", "seconds"],
                    "`s` behind a round number is read as a plural on the track",
                );
            }
            return (Unit::Distance(self.pool()), true);
        }
        // `400s with 90s rest`, `600s easy`: nobody counts such times in seconds.
        let alone = matches!(self.dialect, Dialect::Track | Dialect::Road)
            && value >= 200.0
            && hundreds
            && !times
            && before(1).is_some_and(|t| t.glued)
            && !before(3).is_some_and(|t| {
                t.is_word(&["for", "in", "off", "rest", "every", "within", "with", "w", "or", "to"])
                    || t.is('-')
                    || t.is('@')
                    || t.is('/')
            });
        if alone {
            let span = self.span_from(at.saturating_sub(2));
            let readings = ["that many metres, how often is not said", "seconds"];
            let seconds = whole_minutes && value >= 300.0;
            let readings = if seconds { [readings[1], readings[0]] } else { readings };
            self.ambiguity(span, &readings, "`s` behind a round number without a count");
            if !seconds {
                return (Unit::Distance(self.pool()), true);
            }
        }
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
}

//! What only lifters write: loads, schemes of repetitions, both sides, rounds on the clock.

mod clock;
mod load;
mod named;
mod one_set;
mod sides;

use super::leaf::{LEADING, LIFT_REPS};
use super::{Reader, count, sequence};
use crate::notation::Dialect;
use crate::notation::quantity::Unit;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary::SETS;
use crate::notation::work::aims::aim::aimed;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::count::plural::STATIONS;
use crate::span::Span;
use crate::tree::{Activity, Amount, Joint, Rep, Target, Work};

const LOADS: &[&str] = &["kg", "kgs", "kilos", "kilo", "lb", "lbs", "pounds", "pound", "pood"];

/// A bare number from here on behind sets and repetitions is a load.
const LEAST_LOAD: f64 = 20.0;
/// Nobody lifts more often in one set.
const MOST_LIFTS: f64 = 200.0;

const SIDES: &[&str] =
    &["side", "sides", "leg", "legs", "arm", "arms", "way", "hand", "direction", "foot", "l", "r"];

/// A number in front of one of these counts no lifts.
const NO_LIFTS: &[&str] = &[
    "x",
    "times",
    "set",
    "sets",
    "round",
    "rounds",
    "rds",
    "rft",
    "rm",
    "min",
    "mins",
    "minute",
    "minutes",
    "sec",
    "secs",
    "seconds",
    "s",
    "m",
    "km",
    "k",
    "mile",
    "miles",
    "week",
    "weeks",
    "day",
    "days",
    "session",
    "sessions",
    "hour",
    "hours",
    "cal",
    "cals",
    "calorie",
    "calories",
    "kcal",
    "people",
    "person",
    "athletes",
    "years",
    "year",
    "months",
    "month",
    "percent",
    "rpe",
    "machines",
    "exercises",
    "stations",
    "lifts",
    "movements",
    "st",
    "nd",
    "rd",
    "th",
    "in",
    "inch",
    "cm",
    "ft",
    "feet",
    "to",
    "or",
    "and",
    "then",
    "for",
    "of",
    "more",
    "less",
    "points",
    "chains",
    "plates",
    "bands",
    "pm",
    "am",
    "per",
    "with",
    "on",
    "rest",
    "off",
    "by",
    "is",
    "was",
    "are",
    "rounders",
    "w",
    "reps",
    "rep",
];

impl Reader<'_, '_> {
    pub(super) fn lifts_weights(&self) -> bool {
        self.c.dialect == Dialect::Strength
    }

    /// Lifts at the position, or nothing, and then the position has not moved.
    pub(super) fn lifts(&mut self) -> Option<Work> {
        if !self.lifts_weights() {
            return None;
        }
        let from = self.c.at;
        // `6 bodyweight exercises, 15 reps of each`.
        let stations = self.c.peek(0).is_some_and(|t| t.number().is_some())
            && (1..4).any(|n| self.c.is_word(n, STATIONS))
            && self.c.peek(1).is_some_and(|t| t.word().is_some_and(|w| !LOADS.contains(&w)));
        if stations {
            return None;
        }
        let found = self
            .clock_rounds()
            .or_else(|| self.back_to(from).scheme())
            .or_else(|| self.back_to(from).load_first())
            .or_else(|| self.back_to(from).sets_and_reps())
            .or_else(|| self.back_to(from).until_failure())
            .or_else(|| self.back_to(from).named_lifts())
            .or_else(|| self.back_to(from).plain_lifts());
        if found.is_none() {
            self.c.at = from;
        }
        found
    }

    /// Steps over `A1)`, `1b)`: where a lift stands in the session.
    pub(super) fn exercise_label(&mut self) {
        if !self.lifts_weights() {
            return;
        }
        let letter = |t: &Token| t.word().is_some_and(|w| w.chars().count() == 1);
        let digit = |t: &Token| t.number().is_some_and(|n| n.value < 10.0 && n.decimals == 0);
        let (Some(a), Some(b)) = (self.c.peek(0), self.c.peek(1)) else { return };
        let pair = b.glued && ((letter(a) && digit(b)) || (digit(a) && letter(b)));
        if pair && (self.c.is(2, ')') || self.c.is(2, ':') || self.c.is(2, '.')) {
            self.c.at += 3;
        }
    }

    fn back_to(&mut self, at: usize) -> &mut Self {
        self.c.at = at;
        self
    }

    fn set_of(&self, from: usize, lifts: stadion_types::Bounds<u32>) -> Rep {
        let mut rep = Rep::new(Amount::Lifts(lifts), self.c.span_from(from));
        rep.activity = Activity::Lift;
        rep
    }

    /// `21-15-9`, `12/10/8`, `5-5-5-5-5`: three numbers or more, a set for each.
    fn scheme(&mut self) -> Option<Work> {
        let from = self.c.at;
        let sets = self.chain(3)?;
        let _ = self.c.take_word(LIFT_REPS);
        self.strong = true;
        let found = self.listed_sets(from, &sets)?;
        let lifts = self.lifts_named();
        if lifts < 2 {
            return Some(found);
        }
        let span = self.c.span_from(from);
        self.c.ambiguity(
            span,
            &["each of the lifts so many times", "so many times in all"],
            "a scheme of repetitions with several lifts behind it",
        );
        let times = u32::try_from(lifts).ok()?;
        let body = Box::new(found);
        Some(Work::Repeat { count: stadion_types::Bounds::exactly(times), body })
    }

    fn listed_sets(&self, from: usize, sets: &[f64]) -> Option<Work> {
        let parts: Option<Vec<Work>> =
            sets.iter().map(|n| count(*n, *n).map(|n| Work::Rep(self.set_of(from, n)))).collect();
        sequence(Joint::List, parts?)
    }

    /// How many tokens name what is lifted: `push-ups`, `goblet squats`.
    pub(super) fn name_of_lift(&self) -> usize {
        let tokens = self.c.tokens.get(self.c.at..).unwrap_or_default();
        tokens.iter().take_while(|t| t.word().is_some() || t.is('-')).count()
    }

    /// Numbers joined by the same sign; at least so many.
    fn chain(&mut self, least: usize) -> Option<Vec<f64>> {
        let mut found = Vec::new();
        let sign = ['-', '/', ','].into_iter().find(|s| self.c.is(1, *s));
        loop {
            let number = self.c.peek(0)?.number()?;
            if number.word || number.decimals > 0 || !(1.0..=MOST_LIFTS).contains(&number.value) {
                return None;
            }
            found.push(number.value);
            self.c.at += 1;
            let next = sign.is_some_and(|s| self.c.is(0, s))
                && self.c.peek(1).is_some_and(|t| t.number().is_some())
                // `3 x 10, 3 x 8`: the next number is a count.
                && !self.times_sign(2);
            if !next {
                break;
            }
            self.c.at += 1;
        }
        let unit = self.load_unit(0)
            || self.c.is(0, '%')
            || self.c.is_word(0, &["min", "mins", "sec", "s", "m", "km", "cal", "cals", "rm"]);
        (found.len() >= least && !unit).then_some(found)
    }

    /// How many lifts the words behind a scheme name.
    fn lifts_named(&self) -> usize {
        let rest = self.c.tokens.get(self.c.at..).unwrap_or_default();
        // `thrusters (43 kg) and pull-ups`: a load is none of the names, nor ends it them.
        let mut depth = 0_i32;
        let mut inside = vec![false; rest.len()];
        for (token, inside) in rest.iter().zip(&mut inside) {
            depth += i32::from(token.is('('));
            *inside = depth > 0;
            depth -= i32::from(token.is(')'));
        }
        let load = |i: usize| rest.get(i + 1).is_some_and(|t| t.is_word(LOADS));
        let stops =
            |(i, t): (usize, &Token)| !inside[i] && (t.is_figure() && !load(i) || t.is('@'));
        let end = rest.iter().enumerate().position(stops).unwrap_or(rest.len());
        let skip = |t: &&Token| {
            !t.is_word(&["for", "time", "of", "reps", "quality", "each", "the"]) && !t.is(':')
        };
        let named = rest[..end].iter().zip(&inside).filter(|(_, inside)| !**inside);
        let words: Vec<&Token> =
            named.map(|(t, _)| t).filter(skip).filter(|t| !t.is_word(LOADS)).collect();
        words
            .split(|t| t.is(',') || t.is('&') || t.is('+') || t.is_word(&["and"]))
            .filter(|part| part.iter().any(|t| t.word().is_some()))
            .count()
    }

    /// `Sets: 3, Reps: 8`, `3 sets, 8 reps`, `3 sets x 8-10`.
    fn sets_and_reps(&mut self) -> Option<Work> {
        let from = self.c.at;
        let before = |n: usize| from.checked_sub(n).and_then(|i| self.c.tokens.get(i));
        let labelled =
            before(1).is_some_and(|t| t.is(':')) && before(2).is_some_and(|t| t.is_word(SETS));
        let sets = self.c.quantity().filter(|q| q.unit == Unit::Bare)?;
        let named = self.c.take_word(SETS);
        if !(named || labelled) {
            return None;
        }
        let joint = self.c.take(',')
            || self.times_sign(0) && {
                self.c.at += 1;
                true
            };
        let label = self.c.is_word(0, &["reps"]) && self.c.is(1, ':');
        self.c.at += if label { 2 } else { 0 };
        let start = self.c.at;
        let reps = self.c.quantity()?;
        let noun = self.c.take_word(LIFT_REPS);
        if !(label || noun || (joint && !self.load_unit(0))) {
            return None;
        }
        let lifts = count(reps.min, reps.max)?;
        if reps.unit != Unit::Bare {
            return None;
        }
        self.strong = true;
        let body = Box::new(Work::Rep(self.set_of(start, lifts)));
        Some(Work::Repeat { count: count(sets.min, sets.max)?, body })
    }

    /// `5 @ 75%`, `1+ @ 95%`, `20 x 40kg`, `20 kettlebell swings`: one set.
    fn plain_lifts(&mut self) -> Option<Work> {
        let from = self.c.at;
        let number = self.c.peek(0)?.number()?;
        let crossed = from
            .checked_sub(1)
            .and_then(|i| self.c.tokens.get(i))
            .is_some_and(|t| t.is_word(&["x"]) || t.is('*'));
        let quantity = self.c.quantity()?;
        if quantity.unit != Unit::Bare || quantity.max > MOST_LIFTS {
            return None;
        }
        let lifts = count(quantity.min, quantity.max)?;
        let open = self.c.is(0, '+') && self.c.peek(0).is_some_and(|t| t.glued);
        let open = open && self.c.peek(1).is_none_or(|t| !t.is_figure());
        if open {
            self.c.at += 1;
            let span = self.c.span_from(from);
            self.c.unknown(span, "a count without an upper end");
        }
        let next = self.c.peek(1).and_then(Token::word);
        if self.times_sign(0) && !crossed && next.is_some_and(names_a_lift) {
            self.c.at += 1;
            let span = self.c.span_from(from);
            self.c.ambiguity(
                span,
                &["repetitions", "sets"],
                "a count in front of the name of a lift",
            );
            self.strong = true;
            return Some(Work::Rep(self.set_of(from, lifts)));
        }
        if self.times_sign(0) {
            // `5 x 100kg` behind `3 x`, `20 x 40kg cleans`: the load is no count.
            let back = self.c.at;
            self.c.at += 1;
            let bare = self.c.peek(0).and_then(Token::number);
            let load = self.load().or_else(|| {
                let heavy = bare.is_some_and(|n| n.value >= LEAST_LOAD) && crossed;
                heavy.then(|| {
                    self.c.at += 1;
                    Target::Named(self.c.span_from(back + 1).of(self.c.text).to_owned())
                })
            });
            let load = load?;
            self.strong = true;
            let rep = Work::Rep(self.set_of(from, lifts));
            return Some(aimed(rep, &load));
        }
        let reps = self.c.take_word(LIFT_REPS);
        let aimed = self.c.is(0, '@') || open;
        let pair = self.c.is(0, '/') && self.c.peek(1).is_some_and(|t| t.number().is_some());
        let behind = if pair { 2 } else { 0 };
        let noun = !number.word
            && self
                .c
                .peek(behind)
                .and_then(Token::word)
                .is_some_and(|w| w.len() > 1 && !NO_LIFTS.contains(&w) && !LOADS.contains(&w));
        if !(crossed || reps || aimed || noun) || self.c.is(0, '%') || self.c.is(0, '#') {
            return None;
        }
        self.strong |= reps || aimed;
        let rep = Work::Rep(self.set_of(from, lifts));
        Some(self.other_side(rep, lifts, from))
    }

    /// `3 x 12, 10, 8`: as many sets as numbers are the sets themselves.
    pub(super) fn sets_listed(work: Work) -> Work {
        let Work::Repeat { count, body } = &work else { return work };
        let Work::Seq { parts, .. } = &**body else { return work };
        let sets = u32::try_from(parts.len()).ok();
        let lifts = |p: &Work| matches!(p, Work::Rep(r) if matches!(r.amount, Amount::Lifts(_)));
        let spans: Vec<Span> = parts.iter().filter_map(first_rep).map(|r| r.span).collect();
        let scheme = spans.windows(2).all(|w| w[0] == w[1]);
        if count.exact() == sets && parts.len() > 2 && scheme && parts.iter().all(lifts) {
            return (**body).clone();
        }
        work
    }
}

/// Whether a word can be the name of a lift.
fn names_a_lift(word: &str) -> bool {
    word.len() > 2
        && !NO_LIFTS.contains(&word)
        && !LOADS.contains(&word)
        && !LEADING.contains(&word)
        && !matches!(word, "strides" | "sprints" | "hills" | "max" | "amrap" | "failure" | "each")
}

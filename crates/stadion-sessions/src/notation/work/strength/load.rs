//! Loads: `60kg`, `185#`, `bodyweight`, in front of lifts and behind them.

use super::{LEAST_LOAD, LOADS};
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary::SETS;
use crate::notation::work::aims::aim::aimed;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::leaf::LIFT_REPS;
use crate::notation::work::{Reader, count};
use crate::tree::{Target, Work};

impl Reader<'_, '_> {
    pub(super) fn load_unit(&self, ahead: usize) -> bool {
        self.c.is_word(ahead, LOADS) || self.c.is(ahead, '#')
    }

    /// `60kg`, `185#`, `100-105 kg`, `135/95 lb`, `bodyweight` at the position.
    pub(super) fn load(&mut self) -> Option<Target> {
        let from = self.c.at;
        if self.c.take_word(&["bodyweight", "bw", "bar"]) {
            return Some(Target::Named(self.c.span_from(from).of(self.c.text).to_owned()));
        }
        self.c.peek(0)?.number()?;
        self.c.at += 1;
        while (self.c.is(0, '-') || self.c.is(0, '/'))
            && self.c.peek(1).is_some_and(|t| t.number().is_some())
        {
            self.c.at += 2;
        }
        // `1/2 BW`, `1.5 x BW`.
        let body = |at: usize| self.c.is_word(at, &["bw", "bodyweight"]);
        let crossed = usize::from(self.times_sign(0) && body(1));
        if !self.load_unit(0) && !body(crossed) {
            self.c.at = from;
            return None;
        }
        self.c.at += crossed;
        self.c.at += 1;
        Some(Target::Named(self.c.span_from(from).of(self.c.text).to_owned()))
    }

    /// `100kg x 5 120kg x 3`: whether a load and a sign stand here.
    pub(in crate::notation::work) fn load_ahead(&self) -> bool {
        self.c.peek(0).is_some_and(|t| t.number().is_some())
            && self.load_unit(1)
            && (self.times_sign(2) || self.c.is(2, ':'))
    }

    /// `dips 3 sets of 12`: whether the sets of the next lift stand here.
    pub(in crate::notation::work) fn sets_ahead_of_lifts(&self) -> bool {
        self.c.peek(0).is_some_and(|t| t.number().is_some())
            && self.c.is_word(1, SETS)
            && (self.c.is_word(2, &["of", "x"]) || self.c.is(2, ','))
            && self.c.peek(3).is_some_and(Token::is_figure)
    }

    /// `@ 60 kg`: a load behind lifts.
    pub(in crate::notation::work) fn load_behind(&mut self, item: &Work) -> Option<Work> {
        if !self.lifts_weights() {
            return None;
        }
        // `100kg x 5 120kg x 3`: that of the next lifts.
        let loaded = first_rep(item).is_some_and(|r| !r.targets.is_empty());
        if loaded && self.load_ahead() {
            return None;
        }
        let from = self.c.at;
        let short = self.c.is_word(0, &["w"]) && self.c.is(1, '/');
        self.c.at += if short { 2 } else { 0 };
        let sign = short || self.c.take('@') || self.c.take_word(&["at", "with", "w", "x"]);
        // `@ (minimum) 60 kg`.
        let note = sign && self.c.is(0, '(') && self.c.is(2, ')');
        self.c.at += if note && self.c.peek(1).is_some_and(|t| t.word().is_some()) { 3 } else { 0 };
        let bare =
            sign && self.c.peek(0).and_then(Token::number).is_some_and(|n| n.value >= LEAST_LOAD);
        let found = self.load().or_else(|| {
            // `@ 100`: a load without its unit.
            let start = self.c.at;
            let ends = |n: usize| {
                self.c.peek(n).is_none_or(|t| [',', '+', ';', ')', '.'].iter().any(|s| t.is(*s)))
            };
            // `21 swings 53/35`: the loads for men and for women.
            let number = |n: usize| self.c.peek(n).and_then(Token::number).map(|n| n.value);
            let pair =
                number(0).zip(number(2)).is_some_and(|(a, b)| a > b && b >= LEAST_LOAD / 2.0);
            let named = start.checked_sub(1).is_some_and(|i| self.c.tokens[i].word().is_some());
            if pair && named && self.c.is(1, '/') && ends(3) {
                self.c.at += 3;
                return Some(Target::Named(self.c.span_from(start).of(self.c.text).to_owned()));
            }
            let ends = ends(1);
            (bare && ends).then(|| {
                self.c.at += 1;
                Target::Named(self.c.span_from(start).of(self.c.text).to_owned())
            })
        });
        let Some(found) = found else {
            self.c.at = from;
            return None;
        };
        Some(aimed(item.clone(), &found))
    }

    /// `30kg - 12; 40kg - 8`, `60kg/10`: whether a sign and a number of lifts, and no more, stand here.
    fn lifts_behind_sign(&self) -> bool {
        const MOST: f64 = 50.0;
        let sign = ['-', '\u{2014}', '/', '='].iter().any(|s| self.c.is(0, *s));
        let lifts = self.c.peek(1).and_then(Token::number);
        let ends = self.c.peek(2).is_none_or(|t| {
            [',', ';', ')', '+', '.', '/'].iter().any(|s| t.is(*s)) || t.is_word(LIFT_REPS)
        });
        sign && ends && lifts.is_some_and(|n| n.decimals == 0 && n.value <= MOST)
    }

    /// `185# x 5,5,4`, `60kg x 8`, `60kg x 8 x 3`, `100kg 5x5`: the load in front.
    pub(super) fn load_first(&mut self) -> Option<Work> {
        let load = self.load()?;
        let sign = self.times_sign(0)
            || self.c.is(0, ':')
            || self.c.is_word(0, &["for"])
            || self.lifts_behind_sign();
        self.c.at += usize::from(sign);
        let from = self.c.at;
        let work = if let Some(sets) = self.chain(2) {
            self.listed_sets(from, &sets)?
        } else {
            self.c.at = from;
            let number = self.c.peek(0)?.number()?;
            let lone = sign && !self.c.is_word(1, SETS) && number.decimals == 0;
            if lone {
                self.c.at += 1;
                let lifts = count(number.value, number.value)?;
                let rep = Work::Rep(self.set_of(from, lifts));
                let sets = self.c.peek(1).and_then(Token::number);
                match sets.and_then(|n| count(n.value, n.value)).filter(|_| self.times_sign(0)) {
                    Some(sets) => {
                        self.c.at += 2;
                        // `5 x 5` is the same either way.
                        if sets.min() != lifts.min() {
                            let span = self.c.span_from(from);
                            self.c.ambiguity(
                                span,
                                &["repetitions and then sets", "sets and then repetitions"],
                                "two counts behind a load",
                            );
                        }
                        Work::Repeat { count: sets, body: Box::new(rep) }
                    }
                    None => rep,
                }
            } else {
                self.core()?
            }
        };
        let _ = self.c.take_word(LIFT_REPS);
        self.strong = true;
        Some(aimed(work, &load))
    }
}

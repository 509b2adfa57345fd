//! What stands right behind the work or its aim and would be taken for more work.

use super::Reader;
use super::attributes::first_rep;
use super::times::{is_timed, rule};
use crate::notation::lex::Token;
use crate::notation::target;
use crate::notation::vocabulary::{REPS, REST, SETS};
use crate::tree::{RestAmount, Scope, Work};

/// More seconds on top of a pace are no shade of it.
const MOST_OFFSET_S: f64 = 30.0;

impl Reader<'_, '_> {
    /// `threshold pace + 4 seconds`: seconds on top of a pace that has no distance, which are told.
    pub(super) fn pace_offset(&mut self) -> bool {
        let before = self.c.at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        if !(self.c.is(0, '+') && before.is_some_and(|t| t.is_word(&["pace", "paces"]))) {
            return false;
        }
        let mut look = self.c.fork();
        look.at += 1;
        let small = look.quantity().is_some_and(|q| q.is_time() && q.max <= MOST_OFFSET_S);
        let over = look.done() || [',', '.', ';', ')', '('].iter().any(|s| look.is(0, *s));
        if !(small && over) {
            return false;
        }
        let from = self.c.at;
        self.c.at = look.at;
        let span = self.c.span_from(from);
        self.c.unknown(span, "seconds on top of a pace, which does not say over which distance");
        true
    }

    /// `with 4 x 2 min @ 100 W recovery` behind repetitions: a rest that is counted like them.
    pub(super) fn counted_rest(&mut self, item: &Work) -> Option<Work> {
        if !(self.c.is_word(0, &["with", "w"]) && is_timed(item)) {
            return None;
        }
        let mut look = self.c.fork();
        look.at += 1;
        let _ = look.take('/');
        look.peek(0)?.number().filter(|n| n.decimals == 0)?;
        look.at += 1;
        if !(look.take_word(&["x"]) || look.take('*')) {
            return None;
        }
        let time = look.quantity()?.time()?;
        let _ = target::beside_rest(&mut look);
        while look.take_word(&["easy", "of"]) {}
        if !look.take_word(REST) {
            return None;
        }
        let from = self.c.at;
        self.c.at = look.at;
        let span = self.c.span_from(from);
        let rest = rule(RestAmount::Time(time), None, Scope::EachGap, span);
        first_rep(item).map(|_| super::with(item.clone(), vec![rest]))
    }

    /// `... recovery between efforts 4 x 1 min`: whether a count with an amount opens the next item at
    /// token `at`, behind the place of a rest.
    pub(super) fn item_behind_rest(&self, at: usize) -> bool {
        let token = |n: usize| self.c.tokens.get(at + n);
        let count =
            token(0).and_then(Token::number).is_some_and(|n| n.decimals == 0 && n.value <= 60.0);
        let place = at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        count
            && place.is_some_and(|t| t.is_word(REPS) || t.is_word(SETS) || t.is_word(REST))
            && token(1).is_some_and(|t| t.is_word(&["x"]) || t.is('*'))
            && token(2).is_some_and(Token::is_figure)
    }
}

//! `Chin-ups x 10`: the name of a lift, a sign and how often it is done.

use crate::notation::tokens::lex::Token;
use crate::notation::work::{Reader, count};
use crate::tree::Work;

/// Nobody lifts more often in one set.
const MOST: f64 = 200.0;

impl Reader<'_, '_> {
    /// The lifts behind the name that was stepped over, if the position is at the sign.
    pub(super) fn named_lifts(&mut self) -> Option<Work> {
        let before = self.c.at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        let named = before.is_some_and(|t| t.word().is_some_and(|w| w.len() > 2));
        if !self.lifts_weights() || !named || !self.times_sign(0) || self.times_sign(2) {
            return None;
        }
        let number = self.c.peek(1)?.number().filter(|n| n.decimals == 0 && n.value <= MOST)?;
        let range = self.c.is(2, '-').then(|| self.c.peek(3).and_then(Token::number)).flatten();
        let high = range.map_or(number.value, |n| n.value);
        // `Squat x 60 kg`: a load.
        let end = if range.is_some() { 4 } else { 2 };
        if self.load_unit(end) || self.c.is(end, '%') {
            return None;
        }
        let lifts = count(number.value, high)?;
        let from = self.c.at;
        self.c.at += end;
        self.strong = true;
        Some(Work::Rep(self.set_of(from, lifts)))
    }

    /// `Push-ups x 10, chin-ups x 5`: one more of them behind a joint.
    pub(in crate::notation::work) fn next_named_lifts(&mut self, parts: &mut Vec<Work>) -> bool {
        let tokens = self.c.tokens.get(..self.c.at).unwrap_or_default();
        let figure = tokens.iter().rposition(Token::is_figure).unwrap_or(0);
        let joint = |t: &Token| t.is(',') || t.is('+') || t.is(';') || t.is_word(&["and", "then"]);
        if !tokens[figure..].iter().any(joint) {
            return false;
        }
        let Some(found) = self.named_lifts() else { return false };
        let found = self.attributes(found);
        parts.push(found);
        true
    }
}

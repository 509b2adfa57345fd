//! What is said of a portion of the work: of the first lap of each repetition, of the last 200 m.

use super::Reader;
use super::attributes::first_rep;
use crate::notation::lex::Token;
use crate::tree::{Amount, Joint, Work};

const ORDINALS: &[&str] = &["first", "last", "final", "second", "third"];
const SUFFIXES: &[&str] = &["st", "nd", "rd", "th"];

impl Reader<'_, '_> {
    /// `1st 100 slower and last 200 at race pace`: steps over a sentence on portions of what stands
    /// before it, which adds nothing to it, and tells so.
    pub(super) fn portion(&mut self) -> bool {
        let from = self.c.at;
        let skip = self.c.tokens[from..]
            .iter()
            .take_while(|t| {
                t.is('.')
                    || t.is(',')
                    || t.is(':')
                    || t.is('-')
                    || t.is(';')
                    || t.is('(')
                    || t.is_word(&["as", "follows", "with", "the"])
            })
            .count();
        let at = from + skip;
        if skip == 0 || !self.ordinal(at) {
            return false;
        }
        let tokens = self.c.tokens;
        let end = (at..tokens.len())
            .find(|i| tokens[*i].is('.') && tokens.get(i + 1).is_none_or(|t| t.capital))
            .or_else(|| (at..tokens.len()).find(|i| tokens[*i].is(';')))
            .unwrap_or(tokens.len());
        self.c.at = end;
        let span = tokens[at].span.hull(tokens[end - 1].span);
        self.c.unknown(span, "what is said of portions of the work, which adds nothing to it");
        true
    }

    /// Whether an ordinal and an amount, or a lap, stand at a token.
    fn ordinal(&self, at: usize) -> bool {
        let token = |n: usize| self.c.tokens.get(at + n);
        let word = token(0).is_some_and(|t| t.is_word(ORDINALS));
        let number = token(0).and_then(Token::number).is_some()
            && token(1).is_some_and(|t| t.glued && t.is_word(SUFFIXES));
        let next = if word { 1 } else { 2 };
        let amount = token(next).is_some_and(|t| t.is_figure() || t.is_word(&["lap", "half"]))
            // `last 2 x 200m` is work.
            && !token(next + 1).is_some_and(|t| t.is_word(&["x", "times"]));
        (word || number) && amount
    }

    /// `Short (10 x 1 km), Medium (5 x 6 min)`: names with a session each in brackets.
    pub(super) fn named_sessions(&mut self) {
        let tokens = self.c.tokens;
        let opens = |i: usize| {
            let named = tokens.get(i).is_some_and(|t| t.word().is_some_and(|w| w.len() > 2));
            let open = tokens.get(i + 1).is_some_and(|t| t.is('('));
            let counted = tokens.get(i + 2).is_some_and(Token::is_figure)
                && tokens.get(i + 3).is_some_and(|t| t.is_word(&["x", "times"]));
            named && open && counted
        };
        let places: Vec<usize> = (0..tokens.len()).filter(|i| opens(*i)).collect();
        if let [first, .., last] = places[..] {
            let span = tokens[first].span.hull(tokens[last].span);
            self.c
                .unknown(span, "sessions under names of their own: all of them, or one to choose");
        }
    }
}

/// `4 x 0.1 mile hard followed by 0.1 mile steady`: the second goes behind each of the first, unless
/// it is longer.
pub(super) fn paired(before: Option<&Work>, behind: &Work) -> Option<Work> {
    let Work::Repeat { count, body } = before? else { return None };
    let size = |w: &Work| {
        first_rep(w).and_then(|r| match &r.amount {
            Amount::Distance { range, .. } => Some((true, range.max().meters())),
            Amount::Time(time) => Some((false, time.max().0.as_secs_f64())),
            _ => None,
        })
    };
    let (first, second) = (size(body)?, size(behind)?);
    if first.0 != second.0 || second.1 > first.1 * 1.01 {
        return None;
    }
    let parts = vec![(**body).clone(), behind.clone()];
    Some(Work::Repeat { count: *count, body: Box::new(Work::Seq { joint: Joint::List, parts }) })
}

//! Rests within a line of work: where one begins, and where it ends.

use super::Reader;
use crate::notation::vocabulary;
use crate::tree::RestRule;

impl Reader<'_, '_> {
    /// A piece of a list that is a rest: it has a word for one and no count.
    ///
    /// Only looked at behind a joint or directly behind work.
    pub(super) fn rest_piece(&mut self) -> Option<Vec<RestRule>> {
        let at = self.c.at;
        let mut from = at;
        while self.c.tokens.get(from).is_some_and(|t| {
            t.is(',')
                || t.is(';')
                || t.is('.')
                || t.is('+')
                || t.is('-')
                || t.is_word(&["and", "then", "with", "w", "take", "have", "avec", "mit", "con"])
                || (t.is('/') && from > at)
        }) {
            from += 1;
        }
        let end = self.piece_end(from);
        let piece = self.c.tokens.get(from..end)?;
        let counted = piece
            .windows(2)
            .any(|w| w[0].is_figure() && (w[1].is_word(&["x", "times"]) || w[1].is('*')));
        // `+ 10 min jog` is easy running; `+ 3 min rest` is none.
        let joined = self.c.tokens.get(from.wrapping_sub(1)).is_some_and(|t| t.is('+'));
        let named =
            piece.iter().any(|t| t.is_word(vocabulary::REST) || t.is_word(vocabulary::AMONG));
        if counted || (joined && !named) || !self.rest_starts(from - at) {
            return None;
        }
        self.c.at = from;
        let rests = crate::notation::recovery::clauses(self.c, end);
        self.c.at = end;
        Some(rests)
    }

    /// Where the piece that begins at `from` ends: before the next item of work.
    pub(crate) fn piece_end(&self, from: usize) -> usize {
        let mut depth = 0_i32;
        for (i, token) in self.c.tokens.iter().enumerate().skip(from) {
            if token.is('(') || token.is('[') || token.is('{') {
                depth += 1;
            }
            if token.is(')') || token.is(']') || token.is('}') {
                depth -= 1;
                if depth < 0 {
                    return i;
                }
            }
            // Times that were run stand behind a dash.
            let dash = token.is('\u{2014}') || (token.is('-') && !token.glued);
            let apart = self.c.tokens.get(i + 1).is_some_and(|t| !t.glued && t.is_figure());
            let range = self
                .c
                .tokens
                .get(i.wrapping_sub(1))
                .is_some_and(|t| t.is_figure() || t.is('\'') || t.is('"'));
            if depth == 0 && i > from && dash && apart && !range {
                return i;
            }
            // `rest 90, 60, 30 s`: a comma between bare numbers lists the rests.
            let bare =
                |at: usize| self.c.tokens.get(at).and_then(crate::notation::lex::Token::number);
            let listed = token.is(',')
                && i > from
                && bare(i - 1).is_some_and(|n| n.value <= 600.0)
                && bare(i + 1).is_some_and(|n| n.value <= 600.0)
                && !self
                    .c
                    .tokens
                    .get(i + 2)
                    .is_some_and(|t| t.is_word(&["x", "m", "km"]) || t.is('*'));
            if listed {
                continue;
            }
            let ahead = i - self.c.at.min(i);
            let joint = token.is('+')
                || token.is(';')
                || token.is(',')
                || token.is('.')
                || token.is_word(&["then", "followed", "and"]);
            if depth == 0 && i > from && joint {
                let mut next = ahead + 1;
                while self
                    .c
                    .peek(next)
                    .is_some_and(|t| t.is_word(&["then", "and", "by", "a", "the"]))
                {
                    next += 1;
                }
                if token.is('+') || token.is(';') || !self.rest_follows(next) {
                    return i;
                }
            }
            if depth == 0
                && i > from
                && self.times_sign(ahead)
                && self.c.tokens.get(i + 1).is_some_and(|t| t.number().is_some())
            {
                // A postfix count ends a rest: `... with 100m jog x 16`.
                let counted =
                    self.c.tokens.get(i - 1).is_some_and(crate::notation::lex::Token::is_figure);
                if !counted {
                    return i;
                }
            }
        }
        self.c.tokens.len()
    }

    /// Whether the piece `ahead` goes on with a rest rather than with work.
    fn rest_follows(&self, ahead: usize) -> bool {
        let from = self.c.at + ahead;
        let ends = ['+', ';', ',', '.', '(', '[', ')', ']', '@'];
        let piece = self.c.tokens.get(from..).unwrap_or_default();
        let len = piece.iter().position(|t| ends.iter().any(|s| t.is(*s))).unwrap_or(piece.len());
        let aimed = piece.get(len).is_some_and(|t| t.is('@'));
        let piece = &piece[..len];
        let counted = piece
            .windows(2)
            .any(|w| w[0].is_figure() && (w[1].is_word(&["x", "times"]) || w[1].is('*')));
        let repeat = piece.first().is_some_and(|t| t.is_word(&["repeat"]));
        if counted || repeat || aimed {
            return false;
        }
        let word = |t: &crate::notation::lex::Token| {
            t.word().is_some_and(|w| {
                vocabulary::is_rest_word(w) || matches!(w, "btw" | "btwn" | "between" | "after")
            })
        };
        // `90s off` is a rest, `1100m off 3'` is work with one; without a figure in front of the
        // word there is no work.
        let first_word = piece.iter().position(word);
        let first_figure = piece.iter().position(crate::notation::lex::Token::is_figure);
        let bare = match (first_word, first_figure) {
            (Some(word), Some(figure)) => word < figure,
            (word, None) => word.is_some(),
            _ => false,
        };
        let placed = piece.iter().any(|t| t.is_word(vocabulary::BETWEEN));
        bare || placed || self.rest_starts(ahead)
    }
}

//! What joins the items of a list, and lists to one another.

use super::{Reader, attributes};
use crate::tree::Work;

impl Reader<'_, '_> {
    /// Steps over what joins blocks: `+`, `;`, `then`, `followed by`, `into`, a full stop.
    pub(super) fn block_joint(&mut self) -> bool {
        let at = self.c.at;
        // A comma only goes with a word: `400m, then 200m`.
        let comma = self.c.is(0, ',') && (self.c.is_word(1, &["then", "followed", "puis"]));
        self.c.at += usize::from(comma);
        loop {
            let sign = self.c.is(0, '+') || self.c.is(0, ';') || self.c.is(0, '.');
            let word = self.c.is_word(0, &["then", "into", "puis", "afterwards"]);
            let two = (self.c.is_word(0, &["followed"]) && self.c.is_word(1, &["by"]))
                || (self.c.is_word(0, &["and"]) && self.c.is_word(1, &["then"]));
            if two {
                self.c.at += 2;
            } else if sign || word {
                self.c.at += 1;
            } else {
                return self.c.at != at;
            }
        }
    }

    /// Steps over what joins the items of a list, where an item follows.
    pub(super) fn list_joint(&mut self, parts: &[Work]) -> bool {
        let Some(token) = self.c.peek(0) else { return false };
        let sign = token.is(',')
            || token.is('/')
            || token.is('&')
            || token.is('\u{2014}')
            || token.is('-');
        let word = token.is_word(&["and"]);
        if !(sign || word) {
            return false;
        }
        let width = 1 + usize::from(token.is(',') && self.c.is_word(1, &["and"]));
        if self.item_starts(width) {
            if token.is('/') && matches!(parts, [Work::Repeat { .. }]) {
                self.c.ambiguity(
                    token.span,
                    &["the count holds for what stands next to it", "the count holds for all"],
                    "a list with slashes behind a count",
                );
            }
            self.c.at += width;
            return true;
        }
        false
    }

    /// `300m 200m 2 x 100m`: items without a joint between them.
    pub(super) fn side_by_side(&mut self, parts: &[Work]) -> bool {
        let mut look = self.c.fork();
        let counted = self.times_sign(1) && self.c.peek(0).is_some_and(|t| t.number().is_some());
        let way = look.quantity().is_some_and(|q| q.is_distance());
        let before = parts.last().and_then(attributes::first_rep);
        // Words between them say something else than a list.
        let touching = self.c.tokens.get(self.c.at.wrapping_sub(1)).is_some_and(|t| {
            t.number().is_some()
                || t.is(')')
                || t.is_word(&["m", "km", "k", "mile", "miles", "meters", "metres"])
        });
        if !touching || !(counted || way) || before.is_none_or(|r| r.amount.distance().is_none()) {
            return false;
        }
        let repeated = parts.iter().any(|p| !matches!(p, Work::Rep(_)));
        if repeated && !counted {
            let span = look.span_from(self.c.at);
            self.c.ambiguity(
                span,
                &["one more repetition", "a rest"],
                "a distance behind repetitions, without a joint or a word",
            );
        }
        true
    }
}

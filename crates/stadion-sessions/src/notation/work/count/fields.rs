//! Rows of fields: the work, its rest and its aim with slashes between them.

use crate::notation::{recovery, target};
use crate::notation::words::vocabulary;
use crate::notation::work::rest::times::is_single;
use crate::notation::work::{Reader, with};
use crate::tree::{Target, Work};

impl Reader<'_, '_> {
    /// `5 x 2k / 60s / threshold`: between two slashes the rest, and behind them what it is run at.
    pub(crate) fn slash_fields(&mut self, parts: &mut Vec<Work>) -> bool {
        if !self.c.is(0, '/') || parts.len() != 1 || parts.last().is_none_or(is_single) {
            return false;
        }
        let mut look = self.c.fork();
        look.at += 1;
        let from = look.at;
        let Some(amount) = look.quantity() else { return false };
        let mode = vocabulary::mode(&mut look);
        let named = look.take_word(vocabulary::REST);
        while look.take_word(vocabulary::REST) {}
        let end = look.at;
        let rest = amount.is_time() || mode.is_some() || named;
        if !rest || !look.take('/') {
            return false;
        }
        let target = vocabulary::effort(&look, 0).is_some()
            || look.is_word(0, &["lt", "vt", "cv", "ftp", "threshold", "z", "zone", "hr"])
            || target::target(&mut look.fork())
                .is_some_and(|t| !matches!(t, Target::Time(_)));
        let Some(last) = (if target { parts.pop() } else { None }) else { return false };
        let tokens = self.c.tokens;
        self.c.at = from;
        self.c.tokens = &tokens[..end];
        let rests = recovery::clauses(self.c, end);
        self.c.tokens = tokens;
        self.c.at = end + 1;
        let last = self.attributes(with(last, rests));
        parts.push(last);
        true
    }
}

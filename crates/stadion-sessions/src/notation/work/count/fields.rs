//! Rows of fields: the work, its rest and its aim with slashes between them.

use crate::notation::quantity::Quantity;
use crate::notation::words::vocabulary;
use crate::notation::work::aims::aim::aimed;
use crate::notation::work::rest::times::{is_single, runnable, same_distance};
use crate::notation::work::{Reader, with};
use crate::notation::{recovery, target};
use crate::tree::{Target, Work};

impl Reader<'_, '_> {
    /// `5 x 1k / 3:20 / 90s jog`: between two slashes a time to run it in, and behind them the rest.
    fn time_and_rest(&mut self, parts: &mut Vec<Work>, time: &Quantity, end: usize) -> bool {
        let Some(meters) = parts.last().and_then(same_distance) else { return false };
        let mut look = self.c.fork();
        look.at = end;
        let run = runnable(meters, time.min) && runnable(meters, time.max);
        let Some(aim) = time.time().filter(|_| run && look.take('/')) else { return false };
        let rest = look.quantity().filter(Quantity::is_time);
        let named = vocabulary::mode(&mut look).is_some() || look.is_word(0, vocabulary::REST);
        if !rest.is_some_and(|q| named || !runnable(meters, q.min.midpoint(q.max))) {
            return false;
        }
        let Some(last) = parts.pop() else { return false };
        self.c.at = end;
        parts.push(aimed(last, &Target::Time(aim)));
        true
    }

    /// `5 x 2k / 60s / threshold`: between two slashes the rest, and behind them what it is run at.
    pub(crate) fn slash_fields(&mut self, parts: &mut Vec<Work>) -> bool {
        if !self.c.is(0, '/') || parts.len() != 1 || parts.last().is_none_or(is_single) {
            return false;
        }
        let mut look = self.c.fork();
        look.at += 1;
        let from = look.at;
        let Some(amount) = look.quantity() else { return false };
        if self.time_and_rest(parts, &amount, look.at) {
            return true;
        }
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
            || target::target(&mut look.fork()).is_some_and(|t| !matches!(t, Target::Time(_)));
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

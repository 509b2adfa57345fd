//! `(4 x 4) x 400m`: a product in brackets as a count.

use crate::notation::work::{Reader, count};
use crate::tree::Work;

impl Reader<'_, '_> {
    /// Sets and repetitions in brackets, in front of the sign and what they count.
    pub(crate) fn product(&mut self) -> Option<Work> {
        let number = |at: usize| {
            let found = self.c.peek(at)?.number().filter(|n| n.decimals == 0)?;
            count(found.value, found.value).filter(|n| n.max() <= 100)
        };
        let bracket = self.c.is(0, '(') || self.c.is(0, '[');
        let signs = bracket && self.times_sign(2) && self.times_sign(5);
        if !signs || !(self.c.is(4, ')') || self.c.is(4, ']')) {
            return None;
        }
        let (sets, reps) = (number(1)?, number(3)?);
        let from = self.c.at;
        self.c.at += 6;
        let Some(body) = self.body() else {
            self.c.at = from;
            return None;
        };
        self.strong = true;
        let set = Work::Repeat { count: reps, body: Box::new(body) };
        Some(Work::Repeat { count: sets, body: Box::new(set) })
    }
}

//! What a whole is made of: `900m done as 6 x 100m, then 300m`, `8 miles (including 5 x 800m)`.

use crate::notation::quantity::Quantity;
use crate::notation::tokens::lex::Token;
use crate::notation::work::Reader;
use crate::notation::work::rest::times::is_single;
use crate::resolve::{Sums, sums};
use crate::tree::{Joint, Work};

/// How a whole is divided.
const DONE: &[&str] =
    &["done", "swum", "run", "made", "broken", "split", "divided", "comprising", "consisting"];
/// Nobody goes through a list more often.
const MOST_TURNS: u32 = 60;
const AS: &[&str] = &["as", "of", "into", "up"];
/// What opens a bracket on what a run holds.
const INCLUDING: &[&str] = &["incl", "including", "includes", "include", "inc", "with"];

impl Reader<'_, '_> {
    /// `900m done as 6 x 100m ... followed by 300m`: the parts are the work, the whole is told.
    pub(crate) fn divided(&mut self, parts: &mut Vec<Work>) -> bool {
        let [whole] = &parts[..] else { return false };
        let Some(len) = self.divided_ahead(whole).filter(|_| self.blocks_before == 0) else {
            return false;
        };
        let from = self.c.at;
        self.c.at += len;
        parts.clear();
        let span = self.c.span_from(from);
        self.c.unknown(span, "a whole and what it is made of: the parts are counted");
        true
    }

    /// How many tokens say that a single amount is made of what follows.
    pub(crate) fn divided_ahead(&self, whole: &Work) -> Option<usize> {
        if !self.c.is_word(0, DONE) || !is_single(whole) {
            return None;
        }
        let mut look = self.c.fork();
        look.at += 1;
        let mut led = false;
        while look.take_word(AS) || look.take(':') {
            led = true;
        }
        let counted = look.peek(0).is_some_and(Token::is_figure)
            && (look.is_word(1, &["x", "times", "sets"]) || look.is(1, '*'));
        (led && counted).then_some(look.at - self.c.at)
    }

    /// `20s easy, 20s sprint for 4 min`: a list that goes on for so long in all.
    pub(crate) fn for_so_long(&mut self, parts: &mut Vec<Work>) -> bool {
        let Some((total, len)) = self.whole_ahead().filter(|_| parts.len() > 1) else {
            return false;
        };
        let all = parts.iter().map(sums).fold(Sums::default(), Sums::plus);
        let one = match (all.meters, all.seconds) {
            (Some(way), None) => total.meters().map(|m| m.max().meters() / way.1),
            (None, Some(time)) => total.time().map(|t| t.max().0.as_secs_f64() / time.1),
            _ => None,
        };
        let from = self.c.at;
        self.c.at += len;
        let span = self.c.span_from(from);
        let times =
            one.filter(|n| n.fract() == 0.0).and_then(|n| crate::notation::work::count(n, n));
        let Some(times) = times.filter(|n| (2..=MOST_TURNS).contains(&n.max())) else {
            self.c.unknown(span, "how long a list goes on, which gives no number of turns");
            return true;
        };
        self.c.ambiguity(
            span,
            &["the list again and again for so long", "one more part behind the list"],
            "a time or a way behind `for` and a list",
        );
        if let Some(body) = crate::notation::work::sequence(Joint::List, std::mem::take(parts)) {
            parts.push(Work::Repeat { count: times, body: Box::new(body) });
        }
        true
    }

    /// `for 4 min`, `for a total of 5 miles` at the end of a piece, and how many tokens say so.
    pub(crate) fn whole_ahead(&self) -> Option<(Quantity, usize)> {
        let mut look = self.c.fork();
        if !look.take_word(&["for"]) {
            return None;
        }
        while look.take_word(&["a", "total", "of"]) {}
        let total = look.quantity().filter(|q| q.is_time() || q.is_distance())?;
        let over = look.done() || [',', '.', ';', ')'].iter().any(|s| look.is(0, *s));
        over.then_some((total, look.at - self.c.at))
    }

    /// `5-6 miles (including 6 x 440 yards, 220 yard recovery)`: a bracket on what a run holds.
    pub(crate) fn including(&mut self, item: &Work) -> Option<Work> {
        let bracket = self.c.is(0, '(') || self.c.is(0, '[');
        if !(bracket && self.c.is_word(1, INCLUDING) && is_single(item)) {
            return None;
        }
        let (from, notes) = (self.c.at, self.c.notes.mark());
        self.c.at += 1;
        let mut found = self.embedded(item);
        if let Some(work) = found.take() {
            let rests = if self.closes() { None } else { self.rest_piece(false) };
            found = Some(crate::notation::work::with(work, rests.unwrap_or_default()));
        }
        if found.is_none() || !self.closes() {
            self.c.at = from;
            self.c.notes.back(notes);
            return None;
        }
        self.c.at += 1;
        found
    }
}

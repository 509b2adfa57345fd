//! Times for different athletes beside one piece of work: `B: 34-35, G: 39-40`.

use crate::notation::quantity::Unit;
use crate::notation::work::Reader;
use crate::notation::work::rest::times::{runnable, same_distance};
use crate::tree::Work;

/// Who runs them.
const WHO: &[&str] = &[
    "b", "g", "m", "w", "f", "boys", "girls", "men", "women", "varsity", "jv", "seniors",
    "juniors", "males", "females",
];

impl Reader<'_, '_> {
    /// Steps over a name, a sign and times in which the distance can be run, and tells so.
    pub(crate) fn times_of_athletes(&mut self, item: &Work) -> bool {
        let Some(meters) = same_distance(item) else { return false };
        let mut look = self.c.fork();
        let _ = look.take(',') || look.take(';') || look.take('(') || look.take('/');
        let letter = look.peek(0).and_then(crate::notation::tokens::lex::Token::word);
        let short = letter.is_some_and(|w| w.len() == 1);
        if !look.take_word(WHO) {
            return false;
        }
        let sign = look.take(':') || look.take('=') || look.take('-') || look.take_word(&["in"]);
        if short && !sign {
            return false;
        }
        let from = look.at;
        let time = look.quantity().filter(|q| {
            let seconds = q.is_time() || q.unit == Unit::Bare;
            seconds && runnable(meters, q.min) && runnable(meters, q.max)
        });
        // `W: 3 x 100m`: their work.
        let work = look.is_word(0, &["x", "times", "m"]) || look.is(0, '*') || look.is(0, '/');
        if time.is_none() || work {
            return false;
        }
        let _ = look.take(')');
        let span = look.span_from(from);
        self.c.at = look.at;
        self.c.unknown(span, "times for different athletes");
        true
    }
}

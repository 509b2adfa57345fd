//! How repetitions are grouped: `12 x 400m in 3 sets of 4`, `20 x 200m as 4 x 5`.

use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary::SETS;
use crate::notation::work::{Reader, count};
use crate::tree::Work;

/// What leads the groups.
const AS: &[&str] =
    &["as", "in", "into", "done", "split", "broken", "divided", "run", "swum", "of"];
/// What the groups are called.
const GROUPS: &[&str] = &["groups", "group", "blocks", "block", "batches", "clusters", "series"];

impl Reader<'_, '_> {
    /// `in 3 sets of 4`, `as 4 sets`, `(3 sets of 4)`, `in sets of 5` behind a count of repetitions.
    pub(crate) fn grouped(&mut self, item: &Work) -> Option<Work> {
        let Work::Repeat { count: all, body } = item else { return None };
        if !all.is_exact() || all.min() < 4 {
            return None;
        }
        let open = self.c.is(0, '(') || self.c.is(0, '[') || self.c.is(0, ',');
        let bracket = open && !self.c.is(0, ',');
        let mut look = self.c.fork();
        look.at += usize::from(open);
        let led = look.at;
        while look.take_word(AS) {}
        let led = look.at > led;
        if !(led || bracket) {
            return None;
        }
        let whole = |t: Option<&Token>| {
            let n = t.and_then(Token::number).filter(|n| n.decimals == 0)?;
            count(n.value, n.value).map(|c| c.min())
        };
        let first = whole(look.peek(0));
        look.at += usize::from(first.is_some());
        let crossed = first.is_some() && led && (look.is_word(0, &["x"]) || look.is(0, '*'));
        let named = look.is_word(0, SETS) || look.is_word(0, GROUPS);
        if !(crossed || named) {
            return None;
        }
        look.at += 1;
        let of = look.take_word(&["of"]);
        let second = if of || crossed { whole(look.peek(0)) } else { None };
        look.at += usize::from(second.is_some());
        // `as 4 x 5 min`, `in 3 sets of 200m`: that is an amount.
        let unit = look.peek(0).is_some_and(|t| {
            t.is('\'')
                || t.is('"')
                || (t.glued && (t.is_figure() || t.word().is_some()))
                || t.is_word(&["x", "min", "mins", "m", "km", "sec", "secs", "s", "minutes"])
        });
        if unit && second.is_some() {
            return None;
        }
        let all = all.min();
        let (sets, each) = match (first, second) {
            (Some(sets), Some(each)) => (sets, each),
            (Some(sets), None) if !of && !crossed => (sets, all.checked_div(sets)?),
            (None, Some(each)) => (all.checked_div(each)?, each),
            _ => return None,
        };
        let fits = sets.checked_mul(each)? == all && sets > 1 && each > 1;
        if !fits || (bracket && !(look.is(0, ')') || look.is(0, ']'))) {
            return None;
        }
        self.c.at = look.at + usize::from(bracket);
        let exactly = |n: u32| count(f64::from(n), f64::from(n));
        let set = Work::Repeat { count: exactly(each)?, body: body.clone() };
        Some(Work::Repeat { count: exactly(sets)?, body: Box::new(set) })
    }
}

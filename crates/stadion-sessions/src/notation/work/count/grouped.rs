//! How repetitions are grouped: `12 x 400m in 3 sets of 4`, `20 x 200m as 4 x 5`, and what each of
//! them is made of: `6 x 400m as 100m fast, 100m jog`.

use crate::notation::quantity::Unit;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::words::vocabulary::SETS;
use crate::notation::work::aims::attributes::first_rep;
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

    /// `as 100m fast, 100m jog`, `as 1 min hard 1 min easy`: what each repetition is made of, if that
    /// goes into it without a remainder. It adds nothing to it.
    pub(crate) fn consists_of(&mut self, item: &Work) -> bool {
        let full = self.c.is(0, '.') || self.c.is(0, ',') || self.c.is(0, ':');
        let led = self.c.is_word(usize::from(full), &["as", "alternating", "alternate"]);
        let apart = full && !self.c.is(0, ',') && matches!(item, Work::Repeat { .. });
        if !(led || apart) {
            return false;
        }
        let mut look = self.c.fork();
        look.at += usize::from(full) + usize::from(led);
        let (mut meters, mut seconds, mut parts, mut eased) = (0.0, 0.0, 0, 0);
        while let Some(quantity) = look.quantity() {
            match quantity.unit {
                Unit::Distance(_) => meters += quantity.meters().map_or(0.0, |m| m.min().meters()),
                Unit::Time(_) => seconds += quantity.min,
                Unit::Bare if quantity.is_usual_distance() => meters += quantity.min,
                _ => return false,
            }
            parts += 1;
            let back = look.at;
            let effort = vocabulary::effort(&look, 0);
            if let Some((_, len)) = effort {
                look.at += len;
            } else if vocabulary::mode(&mut look).is_none() {
                let _ = look.take_word(&["on", "off", "quick", "slow", "relaxed"]);
            }
            eased += usize::from(look.at > back);
            let joint = look.take(',') || look.take('/') || look.take_word(&["and", "then"]);
            if !joint && !look.peek(0).is_some_and(Token::is_figure) {
                break;
            }
        }
        let rep = first_rep(item);
        let way = rep.and_then(|r| r.amount.distance()).map_or(0.0, |d| d.min().meters());
        let time = rep.and_then(|r| r.amount.time()).map_or(0.0, |t| t.min().as_secs_f64());
        let whole = |all: f64, part: f64| part > 0.0 && all >= part && (all / part).fract() < 1e-9;
        let fits = whole(way, meters) && seconds == 0.0 || whole(time, seconds) && meters == 0.0;
        // Without the word every part has to say how it is run, and the next thing is another.
        let sure = led || parts == eased;
        let ends = look.done()
            || [',', '.', ';', '-', '\u{2014}', '(', '[', ')'].iter().any(|s| look.is(0, *s))
            || look.is_word(0, &["with", "w", "off", "x"]);
        if parts < 2 || !fits || !sure || !ends {
            return false;
        }
        self.c.at = look.at;
        true
    }
}

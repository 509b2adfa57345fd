//! What a whole is made of: `900m done as 6 x 100m, then 300m`, `8 miles (including 5 x 800m)`.

use crate::notation::quantity::{Quantity, Unit};
use crate::notation::tokens::lex::Token;
use crate::notation::work::Reader;
use crate::notation::work::rest::times::is_single;
use crate::resolve::{Sums, sums};
use crate::tree::{Joint, Rep, RestAmount, Scope, Work};

/// How a whole is divided.
const DONE: &[&str] =
    &["done", "swum", "run", "made", "broken", "split", "divided", "comprising", "consisting"];
/// Nobody goes through a list more often.
const MOST_TURNS: u32 = 60;
const AS: &[&str] = &["as", "of", "into", "up"];
/// What opens a bracket on what a run holds.
const INCLUDING: &[&str] = &["incl", "including", "includes", "include", "inc", "with"];

/// `2 min on, 1 min off`: the seconds of rest behind a single time.
fn rest_in_turn(parts: &[Work]) -> Option<f64> {
    let [Work::With { body, rests }] = parts else { return None };
    let (Work::Rep(rep), [rest]) = (&**body, &rests[..]) else { return None };
    let RestAmount::Time(time) = &rest.amount else { return None };
    let timed = rep.amount.time().is_some() && rest.scope == Scope::EachGap;
    (timed && time.min() == time.max()).then(|| time.max().0.as_secs_f64())
}

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

    /// `1200m as 400m reps`, `2k broken into 500s`: a single distance in equal parts, which are told.
    pub(crate) fn made_of_equal(&mut self, item: &Work) -> Option<Work> {
        const MOST_PARTS: f64 = 40.0;
        let Work::Rep(whole) = item else { return None };
        let mut look = self.c.fork();
        let _ = look.take_word(&["broken", "split", "done", "divided", "run", "swum"]);
        if !look.take_word(&["as", "into"]) {
            return None;
        }
        let from = look.at;
        let part = look.quantity()?;
        let named = part.plural || look.take_word(crate::notation::words::vocabulary::REPS);
        let part = match part.unit {
            Unit::Bare if part.is_usual_distance() => part.as_unit(self.c.pool()),
            Unit::Time(1) if part.plural && part.is_usual_distance() => part.as_unit(self.c.pool()),
            _ => part,
        };
        let all = whole.amount.distance()?.exact()?.meters();
        let times = all / part.meters()?.exact()?.meters();
        let near = (times - times.round()).abs() < 0.01 && (2.0..=MOST_PARTS).contains(&times);
        let count =
            crate::notation::work::count(times.round(), times.round()).filter(|_| named && near)?;
        let start = self.c.at;
        self.c.at = from;
        let _ = self.c.quantity();
        let amount = self.amount(&part, from)?;
        self.c.at = look.at;
        self.strong = true;
        let span = self.c.span_from(start);
        self.c.unknown(span, "a whole and what it is made of: the parts are counted");
        let rep = Rep { amount, span, ..whole.clone() };
        Some(Work::Repeat { count, body: Box::new(Work::Rep(rep)) })
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
        let rest = rest_in_turn(parts);
        // Behind a rest the word may have been stepped over.
        let back = self.c.at.checked_sub(1).filter(|i| self.c.tokens[*i].is_word(&["for"]));
        let at = self.c.at;
        self.c.at = back.filter(|_| rest.is_some()).unwrap_or(at);
        let Some((total, len)) = self.whole_ahead().filter(|_| parts.len() > 1 || rest.is_some())
        else {
            self.c.at = at;
            return false;
        };
        let mut all = parts.iter().map(sums).fold(Sums::default(), Sums::plus);
        if let (Some(rest), Some(time)) = (rest, &mut all.seconds) {
            time.1 += rest;
        }
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

    /// `30 s fast every 5 min for 40 min`: from start to start, for so long in all.
    pub(crate) fn every_for(&mut self, item: &Work) -> Option<Work> {
        if !self.c.is_word(0, &["every", "each"]) || !is_single(item) {
            return None;
        }
        let mut look = self.c.fork();
        look.at += 1;
        let every = look.quantity()?;
        let _ = look.take(',');
        let led = look.take_word(&["for", "over", "during", "within"]);
        while look.take_word(&["a", "an", "the", "total", "of"]) {}
        let hour = led && look.take_word(&["hour"]);
        let all = if hour { None } else { look.quantity() };
        let over = look.done() || [',', '.', ';', ')', '+'].iter().any(|s| look.is(0, *s));
        let length = if hour { 3600.0 } else { all.filter(|q| led && q.is_time())?.min };
        let cycle = every.time().filter(|_| every.min.total_cmp(&every.max).is_eq())?;
        let turns = (length / every.min).floor();
        let times = crate::notation::work::count(turns, turns)
            .filter(|n| over && (2..=MOST_TURNS).contains(&n.max()))?;
        let from = self.c.at;
        self.c.at = look.at;
        self.strong = true;
        let span = self.c.span_from(from);
        let start = crate::notation::work::rest::times::rule(
            crate::tree::RestAmount::SendOff(cycle),
            None,
            crate::tree::Scope::EachGap,
            span,
        );
        self.c.ambiguity(
            span,
            &["as often as that goes into it", "once more at the end of it"],
            "work every so often for so long",
        );
        let all = Work::Repeat { count: times, body: Box::new(item.clone()) };
        Some(crate::notation::work::with(all, vec![start]))
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

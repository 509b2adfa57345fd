//! Lists of two that can be read in another way.

use super::Reader;
use crate::notation::Dialect;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::words::vocabulary::SETS;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::rest::times::is_single;
use crate::span::Span;
use crate::tree::{Amount, Effort, Mode, Rep, RestAmount, RestRule, Scope, Target, Work};

/// From here on an easy part is a run of its own rather than a rest, in seconds.
const LONGEST_S: f64 = 420.0;

/// Whether a part is as long and easy as the way home.
fn long_easy(work: &Work) -> bool {
    const LONG_S: f64 = 600.0;
    matches!(work, Work::Rep(r) if r.effort == Some(Effort::Easy)
        && r.amount.time().is_none_or(|t| t.min().as_secs_f64() >= LONG_S))
}

impl Reader<'_, '_> {
    /// `3 x 5 min @ 95 %, 4 min @ 85 %`, and `300m - 200m` going down.
    pub(super) fn two_ways(&mut self, parts: &[Work], start: usize) {
        let [first, second] = parts else { return };
        let (Some(one), Some(other)) = (first_rep(first), first_rep(second)) else { return };
        let span = one.span.hull(other.span);
        // Riders repeat such a list as a whole.
        let timed = one.amount.time().is_some() && other.amount.time().is_some();
        let aimed = !one.targets.is_empty() && !other.targets.is_empty();
        let ridden = matches!(self.c.dialect, Dialect::Cycle | Dialect::Swim);
        if timed && aimed && !is_single(first) && is_single(second) && !ridden {
            self.c.ambiguity(
                span,
                &["the count holds for what stands next to it", "the whole list is repeated"],
                "two timed parts with targets behind a count",
            );
        }
        let tokens = self.c.tokens.get(start..self.c.at).unwrap_or_default();
        let between =
            |t: &Token<'_>| one.span.end <= t.span.start && t.span.start < other.span.start;
        let dash = tokens.iter().any(|t| t.is('-') && between(t));
        let way = |work: &Work| {
            let rep = first_rep(work).filter(|_| matches!(work, Work::Rep(_)))?;
            Some(rep.amount.distance()?.exact()?.meters())
        };
        if dash && way(first).zip(way(second)).is_some_and(|(a, b)| a > b) {
            self.c.ambiguity(
                span,
                &["one after the other", "a range of distances"],
                "two distances with a dash, the longer one first",
            );
        }
    }

    /// `3 x 500m, 400m, 300m` in a line that speaks of rests between sets.
    pub(super) fn list_of_sets(&mut self, parts: &mut Vec<Work>) {
        if !counts_a_list(parts) {
            return;
        }
        let tokens = self.c.tokens;
        let placed = |i: usize| {
            tokens[i].is_word(vocabulary::BETWEEN)
                && (1..3).any(|n| tokens.get(i + n).is_some_and(|t| t.is_word(SETS)))
        };
        if !(0..tokens.len()).any(placed) {
            return;
        }
        let (Some(first), Some(last)) =
            (parts.first().and_then(first_rep), parts.last().and_then(first_rep))
        else {
            return;
        };
        // What stands in brackets behind the list is said of it.
        let end = last.span.end;
        let open = |t: &crate::notation::tokens::lex::Token| t.is('(') || t.is('[');
        if tokens.iter().any(|t| t.is('+') || t.span.start < end && open(t)) {
            return;
        }
        self.c.ambiguity(first.span.hull(last.span), SETS_READINGS, SETS_WHY);
        count_the_list(parts);
    }

    /// `4 x 5' Z4 + 2' Z1`, `8 x 30s hard + 90s easy`: a short easy part joined to hard ones that have no
    /// rest of their own is the rest behind each of them, if they are several and nothing else follows.
    pub(super) fn easy_behind(&mut self, parts: &mut Vec<Work>) {
        let mut at = 1;
        while at < parts.len() {
            let ends =
                parts.get(at + 1).is_none_or(|next| self.in_section(next) || long_easy(next));
            if let Some((rest, several)) = self.easy_rest(&parts[at - 1], &parts[at]) {
                let readings = ["an easy part of its own", "the rest behind each of the hard ones"];
                let why = "a short easy part joined to hard ones that have no rest";
                if several && ends {
                    self.c.ambiguity(rest.span, &[readings[1], readings[0]], why);
                    let hard = std::mem::replace(&mut parts[at - 1], Work::Choice(Vec::new()));
                    parts[at - 1] = Work::With { body: Box::new(hard), rests: vec![rest] };
                    parts.remove(at);
                    continue;
                }
                self.c.ambiguity(rest.span, &readings, why);
            }
            at += 1;
        }
    }

    /// The second part as the rest of the first, and whether that is several repetitions.
    fn easy_rest(&self, before: &Work, behind: &Work) -> Option<(RestRule, bool)> {
        /// An easy part up to here may be longer than what it is the rest of, in seconds.
        const SHORT_S: f64 = 300.0;
        let Work::Rep(easy) = behind else { return None };
        let (hard, several) = match before {
            Work::Repeat { body, count } => match &**body {
                Work::Rep(rep) => (rep, count.max() > 1),
                _ => return None,
            },
            Work::Rep(rep) => (rep, false),
            _ => return None,
        };
        let named = |rep: &Rep, zones: &[&str]| {
            rep.targets.iter().any(|t| matches!(t, Target::Named(n) if zones.contains(&n.as_str())))
        };
        let at_ease = named(hard, &["z1", "z2", "zone 1", "zone 2"])
            || matches!(hard.effort, Some(Effort::Easy | Effort::Steady));
        let worked = hard.effort.is_some() || !hard.targets.is_empty();
        let rests = easy.effort == Some(Effort::Easy) && easy.targets.is_empty()
            || named(easy, &["z1", "zone 1"]);
        if at_ease || !(worked || several) || !rests || self.in_section(behind) {
            return None;
        }
        let (amount, near) = if let Amount::Time(time) = easy.amount {
            let off = time.max().0.as_secs_f64();
            let on = hard.amount.time()?.max().as_secs_f64();
            (RestAmount::Time(time), off <= on.min(LONGEST_S) || several && off <= SHORT_S)
        } else {
            let off = easy.amount.distance()?;
            let near = off.max() <= hard.amount.distance()?.max();
            (RestAmount::Distance(off), several && near && !self.swims())
        };
        let mode = Some(Mode::Easy);
        let scope = Scope::EachGap;
        near.then_some((RestRule { amount, mode, scope, full: false, span: easy.span }, several))
    }

    /// `5 x 800/400`: two distances or more in one word behind a count. It holds for all of them, or the
    /// second is the rest; both are told.
    pub(super) fn slashed_list(&mut self, parts: &mut Vec<Work>) {
        let [Work::Repeat { count, body }, others @ ..] = &parts[..] else { return };
        let Work::Rep(first) = &**body else { return };
        let mut end = first.span.end;
        for part in others {
            let Work::Rep(rep) = part else { return };
            let stuck = self.c.text.get(end..rep.span.start) == Some("/");
            if !stuck || rep.amount.distance().is_none() {
                return;
            }
            end = rep.span.end;
        }
        if others.is_empty() || count.max() < 2 || first.amount.distance().is_none() {
            return;
        }
        let span = first.span.hull(Span::new(end, end));
        let within = |s: Span| span.start <= s.start && s.end <= span.end;
        self.c.notes.forget(|a| within(a.span));
        let readings = [
            "the count holds for all",
            "the first so many times, and the others are its rests",
            "the count holds for what stands next to it",
        ];
        self.c.ambiguity(span, &readings, "a list with slashes behind a count");
        count_the_list(parts);
    }

    /// `4 x 100, 200, 300, 400 metres`: a list under one unit, behind a count.
    pub(super) fn shared_list(&mut self, parts: &mut Vec<Work>) {
        if parts.len() > 1 {
            self.slashed_list(parts);
        }
        let [Work::Repeat { count, body }, others @ ..] = &parts[..] else { return };
        let Work::Rep(first) = &**body else { return };
        let single = |work: &Work| match work {
            Work::Rep(rep) => Some(rep.span),
            _ => None,
        };
        let bare = |span: Span| span.of(self.c.text).bytes().all(|b| b.is_ascii_digit());
        let spans: Option<Vec<_>> = others.iter().map(single).collect();
        let Some(spans) = spans.filter(|s| s.len() > 1 && bare(first.span)) else { return };
        let Some((last, middle)) = spans.split_last() else { return };
        if count.max() < 2 || !middle.iter().all(|s| bare(*s)) {
            return;
        }
        let span = first.span.hull(*last);
        let shared = !bare(*last);
        let readings = ["the whole list so many times", "only the first of them so many times"];
        let readings = if shared { readings } else { [readings[1], readings[0]] };
        self.c.ambiguity(span, &readings, "a list under one unit behind a count");
        if !shared {
            return;
        }
        let count = *count;
        let items = std::mem::take(parts).into_iter().map(|part| match part {
            Work::Repeat { body, .. } => *body,
            part => part,
        });
        let body = Work::Seq { joint: crate::tree::Joint::List, parts: items.collect() };
        parts.push(Work::Repeat { count, body: Box::new(body) });
    }
}

pub(crate) const SETS_READINGS: &[&str] =
    &["the whole list so many times", "only the first of them so many times"];
pub(crate) const SETS_WHY: &str = "a list behind a count, in a text with sets";

/// Whether a count stands in front of a list of at least three single repetitions of one kind: in a
/// text that speaks of sets they can only be the whole list.
pub(crate) fn counts_a_list(parts: &[Work]) -> bool {
    let [Work::Repeat { count, body }, others @ ..] = parts else { return false };
    let single = |work: &Work| match work {
        Work::Rep(_) => true,
        Work::With { body, .. } => matches!(**body, Work::Rep(_)),
        _ => false,
    };
    let way = |work: &Work| first_rep(work).is_some_and(|r| r.amount.distance().is_some());
    matches!(**body, Work::Rep(_))
        && count.max() > 1
        && others.len() > 1
        && others.iter().all(|part| single(part) && way(part) == way(body))
}

/// Lets the count in front of a list hold for all of it.
pub(crate) fn count_the_list(parts: &mut Vec<Work>) {
    let Some(Work::Repeat { count, .. }) = parts.first() else { return };
    let count = *count;
    let items = std::mem::take(parts).into_iter().map(|part| match part {
        Work::Repeat { body, .. } => *body,
        part => part,
    });
    let body = Work::Seq { joint: crate::tree::Joint::List, parts: items.collect() };
    parts.push(Work::Repeat { count, body: Box::new(body) });
}

//! Times behind a list that are the rests in its gaps.

use crate::notation::quantity::{Quantity, Unit};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::work::aims::aim::aimed;
use crate::notation::work::rest::times::{has_sets, rule, runnable, same_distance};
use crate::notation::work::{Reader, first_rep, sequence, with};
use crate::span::Span;
use crate::tree::{Activity, Amount, Joint, Mode, Rep, RestAmount, RestRule, Scope, Work};

/// A time behind a stop or a semicolon that is longer is a part of its own, in seconds.
const LONG_S: f64 = 600.0;

impl Reader<'_, '_> {
    /// `6 x 400m; 90s`, `3 x (5 x 300m); 60s / 4 min`: nothing but one time or two behind the sign, at
    /// the end of the line, are the rests of the repetitions before.
    pub(crate) fn times_at_end(&mut self, parts: &mut [Work]) -> bool {
        let sign = self.c.at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        let Some(last) = parts.last_mut() else { return false };
        if !sign.is_some_and(|t| t.is(';') || t.is('.'))
            || !matches!(last, Work::Repeat { .. })
            || self.swims()
        {
            return false;
        }
        let mut look = self.c.fork();
        let mut times = Vec::new();
        while times.len() < 2 {
            let Some(time) = look.quantity().filter(|q| q.is_time() && q.max <= LONG_S) else {
                break;
            };
            times.push(time);
            if !(look.take('/') || look.take(',') || look.take('&') || look.take_word(&["and"])) {
                break;
            }
        }
        let _ = look.take('.');
        let (Some(first), true) = (times.first().copied(), look.done()) else { return false };
        let ends: Vec<_> = times.iter().filter_map(Quantity::time).collect();
        let from = self.c.at;
        self.c.at = look.at;
        let span = self.c.span_from(from);
        let rest = |time, scope| rule(RestAmount::Time(time), None, scope, span);
        let rests = match ends[..] {
            [short, long] if has_sets(last) => {
                vec![rest(short, Scope::BetweenReps), rest(long, Scope::BetweenSets)]
            }
            [time] => vec![rest(time, Scope::EachGap)],
            _ => {
                let both = ends.iter().copied().map(RestAmount::Time).collect();
                vec![rule(RestAmount::Cycle(both), None, Scope::EachGap, span)]
            }
        };
        let slow = same_distance(last).is_some_and(|m| !runnable(m, first.min));
        let sure = has_sets(last) && ends.len() == 2 || !has_sets(last) && ends.len() == 1 && slow;
        if !sure {
            self.c.ambiguity(
                span,
                &["the rests of the repetitions", "more work"],
                "times without a word behind repetitions",
            );
        }
        let whole = std::mem::replace(last, Work::Choice(Vec::new()));
        *last = with(whole, rests);
        true
    }

    /// `3x10m, 3x20m, 3x30m, 3 min / 5 min`: one time or two at the end of a list of repetitions over
    /// distances are the rests between the repetitions and between the parts. The first was read, from
    /// token `from` on.
    pub(crate) fn times_of_repeats(
        &mut self,
        parts: &mut Vec<Work>,
        rep: &Rep,
        from: usize,
    ) -> bool {
        let Amount::Time(first) = rep.amount else { return false };
        let several = |p: &Work| match p {
            Work::Repeat { body, .. } => matches!(**body, Work::Rep(_)),
            _ => false,
        };
        let over_ways =
            |p: &Work| (several(p) || matches!(p, Work::Rep(_))) && same_distance(p).is_some();
        let plain =
            rep.targets.is_empty() && rep.effort.is_none() && rep.activity == Activity::Main;
        let short = first.max().0.as_secs_f64() <= LONG_S;
        let fits = plain && short && !self.swims();
        if fits && parts.len() > 1 {
            self.slashed_list(parts);
        }
        if parts.len() < 2 || !fits || !several(&parts[0]) || !parts.iter().all(over_ways) {
            return false;
        }
        let mut look = self.c.fork();
        let sign = look.take('/') || look.take('&') || look.take(',') || look.take_word(&["and"]);
        let second = if sign { look.quantity().and_then(|q| q.time()) } else { None };
        if sign && second.is_none() || !(look.done() || look.is(0, '.') || look.is(0, ';')) {
            return false;
        }
        self.c.at = look.at;
        let span = self.c.span_from(from);
        self.c.ambiguity(
            span,
            &["rests between the repetitions and between the parts", "more work"],
            "times without a word at the end of a list of repetitions",
        );
        let rest = |time, scope| rule(RestAmount::Time(time), None, scope, span);
        let rests = match second {
            Some(second) => vec![rest(first, Scope::BetweenReps), rest(second, Scope::BetweenSets)],
            None => vec![rest(first, Scope::EachGap)],
        };
        let all = sequence(Joint::List, std::mem::take(parts));
        parts.extend(all.map(|all| with(all, rests)));
        true
    }

    /// `4' reps / 8' sets`, `90s reps, 5 min sets`: where two times that each have the noun of their place
    /// behind them end.
    pub(crate) fn times_with_nouns(&self, from: usize) -> Option<usize> {
        let mut look = self.c.fork();
        look.at = from;
        let place = |look: &mut Cursor<'_>| {
            look.quantity().filter(Quantity::is_time)?;
            if look.take_word(&["reps", "rep"]) {
                return Some(false);
            }
            look.take_word(&["sets", "set", "series", "blocks"]).then_some(true)
        };
        let first = place(&mut look)?;
        while look.take(',') || look.take('/') || look.take('&') || look.take_word(&["and"]) {}
        let second = place(&mut look)?;
        (first != second).then_some(look.at)
    }

    /// `4 x 2000m / 5' @ 24 spm`: behind a slash a time in which nobody runs the distance is the rest,
    /// and the aim behind it that of the work.
    pub(crate) fn aimed_slash(&self, parts: &mut Vec<Work>, rep: &Rep, from: usize) -> bool {
        let slash = from.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        let ([last @ Work::Repeat { .. }], Amount::Time(time)) = (&parts[..], &rep.amount) else {
            return false;
        };
        let seconds = time.min().0.as_secs_f64();
        let slow = same_distance(last).is_some_and(|m| !runnable(m, seconds));
        let free = first_rep(last).is_some_and(|r| r.targets.is_empty());
        if !slash.is_some_and(|t| t.is('/')) || rep.targets.is_empty() || !slow || !free {
            return false;
        }
        let Some(last) = parts.pop() else { return false };
        let last = rep.targets.iter().fold(last, aimed);
        let rest = rule(RestAmount::Time(*time), None, Scope::EachGap, rep.span);
        parts.push(with(last, vec![rest]));
        true
    }

    /// Whether nothing but the end of the list stands behind the bracket that closes at `end`, and no
    /// other bracket in front of it.
    pub(crate) fn closes_list(&self, end: Option<usize>) -> bool {
        let tokens = self.c.tokens;
        let next = end.and_then(|end| tokens.get(end + 1));
        let last = next.is_none_or(|t| ['.', ';', '+', ')'].iter().any(|s| t.is(*s)));
        let open = end.map(|end| tokens[..end].iter().filter(|t| t.is('(')).count());
        last && open == Some(1)
    }

    /// `1000-600-300, 2'/90s`: as many times with slashes as the list has gaps are its rests.
    pub(crate) fn rests_of_gaps(&mut self, parts: &mut Vec<Work>) -> bool {
        let way = |p: &Work| matches!(p, Work::Rep(r) if r.amount.distance().is_some());
        if parts.len() < 3 || !self.c.is(0, ',') || !parts.iter().all(way) {
            return false;
        }
        let mut look = self.c.fork();
        look.at += 1;
        let mut times = Vec::new();
        loop {
            let Some(time) = look.quantity().filter(Quantity::is_time).and_then(|q| q.time())
            else {
                return false;
            };
            times.push(RestAmount::Time(time));
            if !look.take('/') {
                break;
            }
        }
        let ends = look.done() || [',', '.', ';', ')', ']'].iter().any(|s| look.is(0, *s));
        if times.len() + 1 != parts.len() || !ends {
            return false;
        }
        let from = self.c.at + 1;
        self.c.at = look.at;
        let span = self.c.span_from(from);
        let all = sequence(Joint::List, std::mem::take(parts));
        let rest = rule(RestAmount::Cycle(times), None, Scope::EachGap, span);
        parts.extend(all.map(|all| with(all, vec![rest])));
        true
    }

    /// `(400m + 200m jog + 200m + 100m jog)`: a jog or a walk behind each of the parts is its rest.
    pub(crate) fn jogs_between(&mut self, parts: &mut Vec<Work>) -> bool {
        const LONGEST_M: f64 = 800.0;
        const LONGEST_S: f64 = 300.0;
        let tokens = self.c.tokens;
        let amount = |work: &Work| {
            let Work::Rep(rep) = work else { return None };
            let word = tokens.iter().find(|t| t.span.start >= rep.span.end);
            let mode = match word.and_then(Token::word)? {
                "jog" | "trot" | "trab" => Mode::Jog,
                "walk" => Mode::Walk,
                "float" => Mode::Float,
                _ => return None,
            };
            match rep.amount {
                Amount::Distance { range, .. } if range.max().meters() <= LONGEST_M => {
                    Some((RestAmount::Distance(range), mode, rep.span))
                }
                Amount::Time(time) if time.max().0.as_secs_f64() <= LONGEST_S => {
                    Some((RestAmount::Time(time), mode, rep.span))
                }
                _ => None,
            }
        };
        // Three of them need the jog in the middle.
        let turns = parts.len() > 2
            && (0..parts.len()).all(|i| amount(&parts[i]).is_some() == (i % 2 == 1));
        if !turns {
            return false;
        }
        let mut spans = Vec::new();
        for (i, part) in std::mem::take(parts).into_iter().enumerate() {
            match (amount(&part), parts.pop()) {
                (Some((rest, mode, span)), Some(work)) if i % 2 == 1 => {
                    spans.push(span);
                    let rest = rule(rest, Some(mode), Scope::EachGap, span);
                    parts.push(with(work, vec![rest]));
                }
                (_, before) => {
                    parts.extend(before);
                    parts.push(part);
                }
            }
        }
        if let Some(span) = spans.into_iter().reduce(Span::hull) {
            self.c.ambiguity(
                span,
                &["the rests behind the parts", "easy parts of their own"],
                "jogs joined to the work by a plus",
            );
        }
        true
    }

    /// `400/300/200/100 (3/2/1 min)`: as many times in a bracket behind a list as it has gaps.
    pub(crate) fn rests_for_gaps(&self, open: usize, end: usize) -> Option<RestRule> {
        let mut look = Cursor::new(self.c.text, self.c.tokens.get(..end)?, self.c.dialect);
        look.at = open + 1;
        let mut found = Vec::new();
        while let Some(quantity) = look.quantity() {
            found.push(quantity);
            if !(look.take('/') || look.take(',')) {
                break;
            }
        }
        let Unit::Time(unit) = found.last()?.unit else { return None };
        if found.len() < 2 || found.len() != self.listed || !look.done() || self.depth > 1 {
            return None;
        }
        let time = |q: &Quantity| match q.unit {
            Unit::Bare if q.max <= 60.0 => q.as_time(unit).time(),
            _ => q.time(),
        };
        let times: Option<Vec<_>> = found.iter().map(time).collect();
        let list = times?.into_iter().map(RestAmount::Time).collect();
        let span =
            self.c.tokens[open].span.hull(self.c.tokens.get(end).or(self.c.tokens.last())?.span);
        Some(rule(RestAmount::Cycle(list), None, Scope::EachGap, span))
    }
}

//! `with rests of 45s, 45s and then 3 min before the next set`: a list of times behind a word of rest.

use stadion_types::Bounds;

use crate::notation::quantity::{Quantity, Unit};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::rest::times::rule;
use crate::notation::work::{Reader, sequence, with};
use crate::tree::{Joint, RestAmount, RestRule, Scope, Work};

/// Nouns that a list of rests stands behind.
const RESTS: &[&str] = &[
    "rest",
    "rests",
    "recovery",
    "recoveries",
    "rec",
    "recs",
    "r",
    "intervals",
    "breaks",
    "pauses",
    "récup",
    "récups",
    "pausen",
];

/// The times of such a list, and where it ends.
struct Times {
    amounts: Vec<RestAmount>,
    scope: Scope,
    end: usize,
}

impl Reader<'_, '_> {
    /// The list of rests that stands here, if it has one for each gap of `parts` parts, and perhaps one
    /// more for the gap between the sets.
    fn list_of_rests(&self, parts: usize, sets: bool) -> Option<Times> {
        let mut look = self.c.fork();
        let _ = look.take(',') || look.take('(') || look.take('-');
        let with = look.take_word(&["with", "w"]);
        let _ = with && look.take('/');
        let worded = look.take_word(RESTS);
        // `w/ 5, 4, 3 & 2 mins`: without a word as many as there are gaps, behind `with`.
        if !(worded || with && parts > 2) {
            return None;
        }
        while look.take_word(&["of", "are", "de", "von"]) || look.take('=') || look.take(':') {}
        let mut found = Vec::new();
        while let Some(time) = look.quantity().filter(|q| q.is_time() || q.unit == Unit::Bare) {
            found.push(time);
            if !another(&mut look) {
                break;
            }
        }
        let named = look.take_word(vocabulary::REST);
        let place = place_of_sets(&look);
        look.at += place;
        let ends = look.done()
            || [',', '.', ';', ')', ']'].iter().any(|s| look.is(0, *s))
            || look.is_word(0, RESTS)
            || named && look.peek(0).is_some_and(|t| t.word().is_some());
        let last = found.last().copied()?;
        let fits = found.len() == parts || found.len() + 1 == parts && place == 0;
        // `r = 2 and 8 min` behind sets of three may be that of the repetitions and that of the sets.
        let apart = found.len() > 2
            || found.len() == 2
                && (!sets || found[1].max <= found[0].max || look.is_word(0, RESTS));
        let gaps = worded || !sets && found.len() + 1 == parts;
        if !ends || !fits || !apart || !gaps {
            return None;
        }
        let Unit::Time(unit) = last.unit else { return None };
        let time = |q: &Quantity| match q.unit {
            Unit::Bare if !q.clock => q.as_time(unit).time(),
            _ => q.time(),
        };
        let times: Option<Vec<_>> = found.iter().map(time).collect();
        let amounts = times?.into_iter().map(RestAmount::Time).collect();
        let scope = if sets && found.len() < parts { Scope::BetweenReps } else { Scope::EachGap };
        Some(Times { amounts, scope, end: look.at })
    }

    /// Whether the last of a list stands in front of the rests of all of them.
    pub(crate) fn listed_rests_ahead(&self) -> bool {
        let before = if self.listed > 0 { self.listed } else { self.blocks_before };
        before > 0 && self.list_of_rests(before + 1, false).is_some()
    }

    /// `500 + 400 + 300, r = 6' and 5'`: whether the rests of all the blocks stand behind the last one, of
    /// so many parts.
    pub(crate) fn rests_of_blocks_ahead(&mut self, parts: usize) -> bool {
        if parts != 1 || self.blocks_before == 0 {
            return false;
        }
        self.listed = 0;
        self.listed_rests_ahead()
    }

    /// Gives the list its rests.
    pub(crate) fn rests_of_list(&mut self, parts: &mut Vec<Work>, joint: Joint) -> bool {
        if parts.len() < 2 || !parts.iter().all(|p| matches!(p, Work::Rep(_))) {
            return false;
        }
        let Some(found) = self.list_of_rests(parts.len(), false) else { return false };
        let rest = self.take_listed(found);
        let all = sequence(joint, std::mem::take(parts));
        parts.extend(all.map(|all| with(all, vec![rest])));
        true
    }

    /// `3 x (200m + 200m + 400m) r = 2 + 3 and 8 min`: the rests of sets, each of which is a list.
    pub(crate) fn rests_of_listed_sets(&mut self, item: &Work) -> Option<Work> {
        let Work::Repeat { body, count } = item else { return None };
        let parts = match (&**body, count.exact()) {
            (Work::Seq { parts, .. }, _) => parts,
            // `3 x 300m, rest 5 and 6 min`.
            (Work::Rep(_), Some(count)) if count > 2 => {
                let gaps = usize::try_from(count).ok()?;
                let found = self.list_of_rests(gaps, true)?;
                let rest = self.take_listed(found);
                return Some(with(item.clone(), vec![rest]));
            }
            _ => return None,
        };
        if !parts.iter().all(|p| matches!(p, Work::Rep(_))) {
            return None;
        }
        let found = self.list_of_rests(parts.len(), true)?;
        let all = found.amounts.len() == parts.len();
        let rest = self.take_listed(found);
        Some(with(item.clone(), if all { of_sets(rest) } else { vec![rest] }))
    }

    fn take_listed(&mut self, found: Times) -> RestRule {
        let from = self.c.at;
        self.c.at = found.end;
        rule(RestAmount::Cycle(found.amounts), None, found.scope, self.c.span_from(from))
    }
}

/// A list so many times; a list of rests with one more than the list has gaps ends with that between
/// the sets.
pub(crate) fn repeat(count: Bounds<u32>, body: Work) -> Work {
    let over = |body: &Work, rests: &[RestRule]| {
        let (Work::Seq { parts, .. }, [rest]) = (body, rests) else { return false };
        matches!(&rest.amount, RestAmount::Cycle(list) if list.len() == parts.len())
            && rest.scope == Scope::EachGap
    };
    match body {
        Work::With { body, mut rests } if count.max() > 1 && over(&body, &rests) => {
            let rests = rests.pop().map(of_sets).unwrap_or_default();
            with(Work::Repeat { count, body }, rests)
        }
        body => Work::Repeat { count, body: Box::new(body) },
    }
}

/// The last of a list of rests is that between the sets, the others are those within them.
fn of_sets(rest: RestRule) -> Vec<RestRule> {
    let RestRule { amount: RestAmount::Cycle(mut within), .. } = rest else { return vec![rest] };
    let last = within.pop();
    let mut rules = vec![rule(RestAmount::Cycle(within), rest.mode, Scope::BetweenReps, rest.span)];
    rules.extend(last.map(|amount| rule(amount, rest.mode, Scope::BetweenSets, rest.span)));
    rules
}

/// Steps over what joins two of the times, if another one follows.
fn another(look: &mut Cursor<'_>) -> bool {
    let from = look.at;
    while look.take(',')
        || look.take('+')
        || look.take('/')
        || look.take('&')
        || look.take_word(&["and", "then", "et", "und"])
    {}
    let goes_on = look.at > from && look.peek(0).is_some_and(Token::is_figure);
    look.at = if goes_on { look.at } else { from };
    goes_on
}

/// `before the next set`, `between sets`: how many tokens put the last of the times between the sets.
fn place_of_sets(look: &Cursor<'_>) -> usize {
    let led = look.is_word(0, vocabulary::BETWEEN)
        || look.is_word(0, vocabulary::AMONG)
        || look.is_word(0, &["before"]);
    let words = (1..4).take_while(|n| look.is_word(*n, &["the", "next", "each", "every"])).count();
    let noun = look.is_word(1 + words, vocabulary::SETS);
    if led && noun { 2 + words } else { 0 }
}

//! What the rests of a session come to, without its steps where they need not be laid out.

use core::time::Duration;

use stadion_types::Bounds;

use super::gap::over;
use super::{GapRest, Resolution, kinds, resolve, rules};
use crate::session::Session;
use crate::tree::{Rep, RestAmount, RestRule, Scope, Section, Work};

/// What the rests of a session come to.
#[derive(Debug, Default)]
pub(crate) struct Outline<'a> {
    /// Repetitions that are laid out.
    pub(crate) reps: usize,
    /// The rules, the gaps that took one, and what they say of each other. Where all gaps are alike, one
    /// rest stands for all, and no repetition is laid out.
    pub(crate) found: Resolution<'a>,
    /// The sum of the rests.
    pub(crate) rest: Option<Bounds<Duration>>,
}

/// Finds the rest of every gap, at once where they are alike.
pub(crate) fn outline(session: &Session) -> Outline<'_> {
    let rules = rules(session);
    if rules.is_empty() {
        let reps = session.blocks.iter().fold(0_usize, |n, b| n.saturating_add(count(&b.work)));
        return Outline { reps, ..Outline::default() };
    }
    let closed = one_set(session, &rules).or_else(|| kinds::two_kinds(session, &rules));
    if let Some(found) = closed {
        return Outline { found: Resolution { rules, ..found.found }, ..found };
    }
    let found = resolve(session);
    let (reps, rest) = (found.layout.reps.len(), found.rest(session.continuous));
    Outline { reps, found, rest }
}

/// How many repetitions are laid out: of a choice the first.
fn count(work: &Work) -> usize {
    match work {
        Work::Rep(_) => 1,
        Work::Seq { parts, .. } => parts.iter().fold(0, |n, p| n.saturating_add(count(p))),
        Work::Choice(parts) => parts.first().map_or(0, count),
        Work::Repeat { count: times, body } => {
            let times = usize::try_from(times.max()).unwrap_or(usize::MAX);
            count(body).saturating_mul(times)
        }
        Work::With { body, .. } => count(body),
        Work::Pause(_) => 0,
    }
}

/// A session of one repetition, several times: every gap is as the others.
fn one_set<'a>(session: &'a Session, rules: &[&'a RestRule]) -> Option<Outline<'a>> {
    let [block] = &session.blocks[..] else { return None };
    let work = match &block.work {
        Work::With { body, .. } => body,
        work => work,
    };
    let Work::Repeat { count, body } = work else { return None };
    let Work::Rep(rep) = &**body else { return None };
    let turns = count.max() > 1;
    let placed = |r: &&RestRule| {
        matches!(
            r.scope,
            Scope::BetweenDistances(..)
                | Scope::BeforeBlock(_)
                | Scope::InBlock(_)
                | Scope::AfterLast
                | Scope::AfterNth(_)
        ) || matches!(r.amount, RestAmount::Cycle(_))
    };
    if !turns || rules.iter().any(placed) {
        return None;
    }
    let gaps = count.max() - 1;
    // The rules beside the work come behind those of the lines, and before them in the choice.
    let lines = session.recoveries.len();
    let rule = taken(rep, rules, lines..rules.len()).or_else(|| taken(rep, rules, 0..lines));
    let mut found = Resolution {
        unused: (0..rules.len()).filter(|at| Some(*at) != rule).collect(),
        ..Resolution::default()
    };
    let reps = usize::try_from(count.max()).ok()?;
    let Some((at, rule)) = rule.and_then(|at| Some((at, rules.get(at)?))) else {
        found.bare_gaps = usize::try_from(gaps).ok()?;
        return Some(Outline { reps, found, rest: None });
    };
    let (distance, duration) = super::amounts_of(&rule.amount, rep);
    let sum = match duration {
        Some(time) if found.unused.is_empty() => {
            let low = time.min().checked_mul(count.min().saturating_sub(1))?;
            Some(Bounds::between(low, time.max().checked_mul(gaps)?))
        }
        _ => None,
    };
    let optional = count.min() < 2;
    found.rests.push(GapRest { before: 1, rule: at, duration, distance, optional, rival: None });
    Some(Outline { reps, found, rest: sum })
}

/// The rule among those in `range` that the gap between two such repetitions takes.
fn taken(rep: &Rep, rules: &[&RestRule], range: core::ops::Range<usize>) -> Option<usize> {
    let first = |fits: &dyn Fn(&Scope) -> bool| {
        range.clone().find(|at| rules.get(*at).is_some_and(|r| fits(&r.scope)))
    };
    first(&|s| matches!(s, Scope::AfterDistance(list) if list.iter().any(|d| over(rep, *d))))
        .or_else(|| first(&|s| matches!(s, Scope::WithinSets)))
        .or_else(|| first(&|s| matches!(s, Scope::BetweenReps)))
        .or_else(|| first(&|s| matches!(s, Scope::EachGap)))
}

/// Whether `fits` holds of a repetition that is laid out; it is asked once of each, and told whether that
/// belongs to the main set.
pub(crate) fn any_rep(session: &Session, fits: &mut dyn FnMut(&Rep, bool) -> bool) -> bool {
    fn inside(work: &Work, main: bool, fits: &mut dyn FnMut(&Rep, bool) -> bool) -> bool {
        match work {
            Work::Rep(rep) => fits(rep, main),
            Work::Seq { parts, .. } => parts.iter().any(|p| inside(p, main, fits)),
            Work::Choice(parts) => parts.first().is_some_and(|p| inside(p, main, fits)),
            Work::Repeat { body, .. } | Work::With { body, .. } => inside(body, main, fits),
            Work::Pause(_) => false,
        }
    }
    let main = session.blocks.iter().any(|b| b.section == Section::Main);
    session.blocks.iter().any(|b| inside(&b.work, !main || b.section == Section::Main, fits))
}

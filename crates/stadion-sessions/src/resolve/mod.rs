//! From the tree to the list of steps: every gap gets the rest whose place is the most specific.

mod choices;
mod gap;
mod kinds;
mod length;
mod outline;
mod steps;
mod sums;
mod walk;

pub(crate) use length::{MAX_LENGTH, length};
pub(crate) use outline::{Outline, any_rep, outline};
pub(crate) use steps::steps;
pub(crate) use sums::{Sums, sums};

use core::time::Duration;

use stadion_types::{Bounds, Distance};

use crate::session::Session;
use crate::step::Turn;
use crate::tree::{Durations, Rep, RestAmount, RestRule, Section, Work};
use gap::Resolver;
use walk::flatten;

/// One repetition with everything that the gaps around it depend on.
///
/// What lies around it is shared with its neighbours: each place is an index into the [`Layout`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Flat<'a> {
    pub(crate) rep: &'a Rep,
    pub(crate) section: Section,
    /// The line and the part of it, counted from 0.
    pub(crate) part: (usize, usize),
    /// The innermost turn around it, in [`Layout::turns`].
    path: Option<usize>,
    /// The innermost turn of a repeat whose body holds more than one repetition: these make sets.
    groups: Option<usize>,
    /// The innermost part with rests of its own, in [`Layout::own`].
    around: Option<usize>,
    optional: bool,
    /// A rest that was written right behind it, as an index into the rules.
    pause: Option<usize>,
}

/// A part with rests of its own.
#[derive(Debug, Clone, Copy)]
struct Own {
    /// The first of its rules, and how many there are.
    first: usize,
    len: usize,
    /// The part with rests of its own around this one.
    around: Option<usize>,
}

/// The repetitions of a session in their order.
#[derive(Debug, Default)]
pub(crate) struct Layout<'a> {
    pub(crate) reps: Vec<Flat<'a>>,
    /// Every turn of every repeat, and the turn around it.
    turns: Vec<(Turn, Option<usize>)>,
    own: Vec<Own>,
}

impl Layout<'_> {
    /// The turns around a repetition, outermost first.
    fn path(&self, flat: &Flat<'_>) -> Vec<Turn> {
        let mut next = flat.path;
        let mut path = Vec::new();
        while let Some((turn, outer)) = next.and_then(|at| self.turns.get(at)) {
            path.push(*turn);
            next = *outer;
        }
        path.reverse();
        path
    }

    /// The parts with rests of their own from `inner` outwards.
    fn parts(&self, inner: Option<usize>) -> impl Iterator<Item = usize> {
        std::iter::successors(inner, |part| self.own.get(*part)?.around)
    }

    /// The rules of such a part.
    fn rules_of(&self, part: usize) -> core::ops::Range<usize> {
        self.own.get(part).map_or(0..0, |own| own.first..own.first + own.len)
    }
}

/// The rest of one gap.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GapRest {
    /// The repetition behind the gap, as an index; behind the last one their number.
    before: usize,
    /// Which rule gave it.
    pub(crate) rule: usize,
    pub(crate) duration: Option<Bounds<Duration>>,
    distance: Option<Bounds<Distance>>,
    pub(crate) optional: bool,
    /// The time by the rule of a named block, where that stands over the gap as well.
    pub(crate) rival: Option<Rival>,
}

/// What another rule says of the same gap.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rival {
    pub(crate) duration: Option<Bounds<Duration>>,
}

/// What the resolver found.
#[derive(Debug, Default)]
pub(crate) struct Resolution<'a> {
    pub(crate) layout: Layout<'a>,
    pub(crate) rules: Vec<&'a RestRule>,
    /// The rests, in order.
    pub(crate) rests: Vec<GapRest>,
    /// Gaps of the main set without a rule.
    pub(crate) bare_gaps: usize,
    /// Gaps between blocks that took the rest between sets.
    pub(crate) block_gaps_as_sets: usize,
    /// Gaps between sets that took the rest between repetitions.
    pub(crate) stretched: usize,
    /// Gaps behind a part that took over the part's own rest.
    pub(crate) trailing: usize,
    /// Rules that no gap took, as indexes.
    pub(crate) unused: Vec<usize>,
    /// What the rests add up to where the athlete chooses otherwise; without a choice empty.
    others: Vec<Option<(Duration, Duration)>>,
}

impl Resolution<'_> {
    /// The sum of the rests, if every gap has one with a time; where the parts are `continuous`, a gap
    /// without a rule has none.
    pub(crate) fn rest(&self, continuous: bool) -> Option<Bounds<Duration>> {
        if self.rules.is_empty() {
            return None;
        }
        let own = self.rest_of_way(continuous);
        // Who chooses a single repetition has no rest, and that is no rest left open.
        let none = || Some((Duration::ZERO, Duration::ZERO));
        let own = if self.others.is_empty() || choices::has_gaps(&self.layout.reps) {
            own
        } else {
            own.or_else(none)
        };
        let hull = |(a, b): (Duration, Duration), other: &Option<(Duration, Duration)>| {
            other.map(|(low, high)| (a.min(low), b.max(high)))
        };
        let (min, max) = self.others.iter().try_fold(own?, hull)?;
        Some(Bounds::between(min, max))
    }

    /// The sum along the way that is laid out.
    fn rest_of_way(&self, continuous: bool) -> Option<(Duration, Duration)> {
        let reps = self.layout.reps.len();
        // A gap that the text says nothing of is laid out as its neighbours, but sums to nothing.
        let assumed = self.stretched + self.trailing > 0;
        let bare = self.bare_gaps > 0 && !continuous;
        if bare || assumed || (reps > 1 && !self.unused.is_empty()) {
            return None;
        }
        let mut sum: Option<(Duration, Duration)> = None;
        for rest in &self.rests {
            let time = rest.duration?;
            let (min, max) = sum.unwrap_or_default();
            let low = if rest.optional { Duration::ZERO } else { time.min() };
            sum = Some((min.saturating_add(low), max.saturating_add(time.max())));
        }
        sum
    }
}

/// Every rest rule: the lines' first, then those in the tree, in the order of the text.
pub(crate) fn rules(session: &Session) -> Vec<&RestRule> {
    let mut rules: Vec<&RestRule> = Vec::new();
    rules.extend(&session.recoveries);
    for block in &session.blocks {
        inline(&block.work, &mut rules);
    }
    rules
}

fn inline<'a>(work: &'a Work, rules: &mut Vec<&'a RestRule>) {
    match work {
        Work::Rep(_) => {}
        Work::Seq { parts, .. } | Work::Choice(parts) => {
            for part in parts {
                inline(part, rules);
            }
        }
        Work::Repeat { body, .. } => inline(body, rules),
        Work::With { body, rests } => {
            rules.extend(rests);
            inline(body, rules);
        }
        Work::Pause(rest) => rules.push(rest),
    }
}

/// Where each step of work stands in the text, in the order of the steps.
pub(crate) fn work_spans(session: &Session) -> Vec<crate::span::Span> {
    flatten(session, &[]).reps.iter().map(|flat| flat.rep.span).collect()
}

/// Gives every gap its rest. The first part of a choice is laid out; the sum of the rests and the
/// rules that nothing takes are those of all its parts.
pub(crate) fn resolve(session: &Session) -> Resolution<'_> {
    let mut found = along(session, &[]);
    let choices = choices::choices(session);
    if choices.is_empty() {
        return found;
    }
    let Some(ways) = choices::other_ways(&choices) else {
        found.others = vec![None];
        return found;
    };
    let mut others: Vec<Resolution<'_>> = ways.iter().map(|way| along(session, way)).collect();
    found.unused.retain(|rule| others.iter().all(|o| o.unused.contains(rule)));
    for other in &mut others {
        other.unused.clone_from(&found.unused);
        let sum = other.rest_of_way(session.continuous);
        let none = (Duration::ZERO, Duration::ZERO);
        let gaps = choices::has_gaps(&other.layout.reps);
        found.others.push(if gaps { sum } else { sum.or(Some(none)) });
    }
    found
}

/// Gives every gap its rest on one way through the choices of a session.
fn along<'a>(session: &'a Session, way: &[usize]) -> Resolution<'a> {
    let mut found = Resolution {
        layout: flatten(session, way),
        rules: rules(session),
        ..Resolution::default()
    };
    let (layout, rules) = (&found.layout, &found.rules[..]);
    let resolver = Resolver::new(layout, rules, session.recoveries.len());
    let mut used = vec![false; rules.len()];
    let mut mark = |rule: usize| {
        if let Some(used) = used.get_mut(rule) {
            *used = true;
        }
    };
    if !rules.is_empty() {
        found.rests.reserve(layout.reps.len());
    }
    let mut number = 0_u32;
    let (mut known, mut within) = (None, 0_usize);
    for (i, pair) in layout.reps.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        number += u32::from(before.section == Section::Main);
        if before.section != Section::Main || after.section != Section::Main {
            continue;
        }
        // Between the turns of one repetition one gap is as the other.
        let same = before.groups == after.groups;
        // Within a list in a set a cycle begins anew in each set.
        within = if same { within + 1 } else { 0 };
        let listed = same && after.groups.is_some() && after.path == after.groups;
        let place =
            (core::ptr::from_ref(before.rep), core::ptr::from_ref(after.rep), same, before.pause);
        let gap = match known {
            Some((at, gap)) if at == place && !resolver.numbered => gap,
            _ => resolver.gap(i, number, before, after),
        };
        known = Some((place, gap));
        let Some(rule) = gap.rule else {
            found.bare_gaps += 1;
            continue;
        };
        mark(rule);
        found.block_gaps_as_sets += usize::from(gap.block_as_set);
        found.stretched += usize::from(gap.stretched);
        found.trailing += usize::from(gap.trailing);
        let turn = after.path.and_then(|at| layout.turns.get(at));
        let turn = turn.map_or(number, |(turn, _)| turn.turn.saturating_sub(1));
        let turn = if listed { within } else { usize::try_from(turn).unwrap_or(0) };
        let Some((distance, duration)) = rules.get(rule).map(|r| amounts(r, before, turn)) else {
            continue;
        };
        let rival = gap.rival.and_then(|r| rules.get(r));
        let rival = rival.map(|r| Rival { duration: amounts(r, before, turn).1 });
        let optional = after.optional;
        found.rests.push(GapRest { before: i + 1, rule, duration, distance, optional, rival });
    }
    if let Some((last, rule)) = resolver.after_last() {
        mark(rule);
        if let Some((distance, duration)) = rules.get(rule).map(|r| amounts(r, last, 0)) {
            let before = layout.reps.len();
            let (optional, rival) = (false, None);
            found.rests.push(GapRest { before, rule, duration, distance, optional, rival });
        }
    }
    let unused = used.iter().enumerate().filter(|(_, used)| !**used).map(|(rule, _)| rule);
    found.unused = unused.collect();
    found
}

/// How far and how long the rest of a rule is behind `before`, in front of turn `turn`.
fn amounts(
    rule: &RestRule,
    before: &Flat<'_>,
    turn: usize,
) -> (Option<Bounds<Distance>>, Option<Bounds<Duration>>) {
    let mut amount = &rule.amount;
    while let RestAmount::Cycle(list) = amount {
        // A cycle counts gaps: the gap before turn 2 takes its first rest.
        let Some(next) = list.get(turn.saturating_sub(1) % list.len().max(1)) else { break };
        amount = next;
    }
    amounts_of(amount, before.rep)
}

/// How far and how long a rest is behind `before`.
fn amounts_of(
    amount: &RestAmount,
    before: &Rep,
) -> (Option<Bounds<Distance>>, Option<Bounds<Duration>>) {
    match amount {
        RestAmount::Time(time) => (None, Some(time.durations())),
        RestAmount::Distance(distance) => (Some(*distance), None),
        RestAmount::DistanceIn { distance, time } => (Some(*distance), Some(time.durations())),
        RestAmount::SameAsRep => (before.amount.distance(), before.amount.time()),
        // Either of two, a send-off and an open rest fix neither figure.
        _ => (None, None),
    }
}

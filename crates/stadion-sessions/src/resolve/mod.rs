//! From the tree to the list of steps: every gap gets the rest whose place is the most specific.

mod gap;
mod length;
mod sums;

pub(crate) use length::{MAX_LENGTH, length};
pub(crate) use sums::{Sums, sums};

use core::time::Duration;

use stadion_types::{Bounds, Distance};

use crate::session::Session;
use crate::step::{Step, StepKind, Turn};
use crate::tree::{Activity, Durations, Effort, Rep, RestAmount, RestRule, Section, Work};
use gap::Resolver;

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
}

impl Resolution<'_> {
    /// The sum of the rests, if every gap has one with a time; where the parts are `continuous`, a gap
    /// without a rule has none.
    pub(crate) fn rest(&self, continuous: bool) -> Option<Bounds<Duration>> {
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
        sum.map(|(min, max)| Bounds::between(min, max))
    }
}

/// Every rest rule: the lines' first, then those in the tree, in the order of the text.
pub(crate) fn rules(session: &Session) -> Vec<&RestRule> {
    let mut rules: Vec<&RestRule> = session.recoveries.iter().collect();
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

/// Walks the tree and lists its repetitions.
struct Walk<'a> {
    out: Layout<'a>,
    section: Section,
    part: (usize, usize),
    next_rule: usize,
    next_repeat: u32,
}

/// What lies around the part that is walked.
#[derive(Clone, Copy, Default)]
struct Place {
    path: Option<usize>,
    groups: Option<usize>,
    around: Option<usize>,
    optional: bool,
}

impl<'a> Walk<'a> {
    fn top(&mut self, work: &'a Work) {
        match work {
            Work::Seq { joint: crate::tree::Joint::Blocks, parts } => {
                for (i, part) in parts.iter().enumerate() {
                    self.part.1 = i;
                    self.work(part, Place::default());
                }
            }
            work => self.work(work, Place::default()),
        }
    }

    fn work(&mut self, work: &'a Work, place: Place) {
        match work {
            Work::Rep(rep) => self.out.reps.push(Flat {
                rep,
                section: self.section,
                part: self.part,
                path: place.path,
                groups: place.groups,
                around: place.around,
                optional: place.optional,
                pause: None,
            }),
            Work::Seq { parts, .. } => parts.iter().for_each(|p| self.work(p, place)),
            Work::Choice(parts) => {
                // The first choice is laid out; the rules of the others keep their numbers.
                for (i, part) in parts.iter().enumerate() {
                    let before = self.out.reps.len();
                    self.work(part, place);
                    if i > 0 {
                        self.out.reps.truncate(before);
                    }
                }
            }
            Work::Repeat { count, body } => {
                let repeat = self.next_repeat;
                self.next_repeat += 1;
                let (rule, inner, own) = (self.next_rule, self.next_repeat, self.out.own.len());
                let group = sums(body).reps.1 > 1;
                for turn in 1..=count.max() {
                    self.next_rule = rule;
                    self.next_repeat = inner;
                    self.out.own.truncate(own);
                    let here = Some(self.out.turns.len());
                    self.out.turns.push((Turn { repeat, turn }, place.path));
                    let place = Place {
                        path: here,
                        groups: if group { here } else { place.groups },
                        optional: place.optional || turn > count.min(),
                        ..place
                    };
                    self.work(body, place);
                }
            }
            Work::With { body, rests } => {
                let own = Own { first: self.next_rule, len: rests.len(), around: place.around };
                let place = Place { around: Some(self.out.own.len()), ..place };
                self.out.own.push(own);
                self.next_rule += rests.len();
                self.work(body, place);
            }
            Work::Pause(_) => {
                let rule = self.next_rule;
                self.next_rule += 1;
                if let Some(last) = self.out.reps.last_mut() {
                    last.pause = Some(rule);
                }
            }
        }
    }
}

/// The section of each block: where nothing is the main set, all of it is.
pub(crate) fn sections(session: &Session) -> Vec<Section> {
    let main = session.blocks.iter().any(|b| b.section == Section::Main);
    session.blocks.iter().map(|b| if main { b.section } else { Section::Main }).collect()
}

/// The repetitions in order.
fn flatten(session: &Session) -> Layout<'_> {
    let reps = session.blocks.iter().fold(0_u32, |n, b| n.saturating_add(sums(&b.work).reps.1));
    let room = usize::try_from(u64::from(reps).min(MAX_LENGTH)).unwrap_or(0);
    let out =
        Layout { reps: Vec::with_capacity(room), turns: Vec::with_capacity(room), own: Vec::new() };
    let mut walk = Walk {
        out,
        section: Section::Main,
        part: (0, 0),
        next_rule: session.recoveries.len(),
        next_repeat: 0,
    };
    let main = session.blocks.iter().any(|b| b.section == Section::Main);
    for (i, block) in session.blocks.iter().enumerate() {
        walk.section = if main { block.section } else { Section::Main };
        walk.part = (i, 0);
        walk.top(&block.work);
    }
    walk.out
}

/// Where each step of work stands in the text, in the order of the steps.
pub(crate) fn work_spans(session: &Session) -> Vec<crate::span::Span> {
    flatten(session).reps.iter().map(|flat| flat.rep.span).collect()
}

/// Gives every gap its rest.
pub(crate) fn resolve(session: &Session) -> Resolution<'_> {
    let mut found =
        Resolution { layout: flatten(session), rules: rules(session), ..Resolution::default() };
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
    let mut known = None;
    for (i, pair) in layout.reps.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        number += u32::from(before.section == Section::Main);
        if before.section != Section::Main || after.section != Section::Main {
            continue;
        }
        // Between the turns of one repetition one gap is as the other.
        let same = before.groups == after.groups;
        let place =
            (core::ptr::from_ref(before.rep), core::ptr::from_ref(after.rep), same, before.pause);
        let gap = match known {
            Some((at, gap)) if at == place => gap,
            _ => resolver.gap(before, after),
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
        let turn = usize::try_from(turn).unwrap_or(0);
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
    match amount {
        RestAmount::Time(time) => (None, Some(time.durations())),
        RestAmount::Distance(distance) => (Some(*distance), None),
        RestAmount::DistanceIn { distance, time } => (Some(*distance), Some(time.durations())),
        RestAmount::SameAsRep => (before.rep.amount.distance(), before.rep.amount.time()),
        // Either of two, a send-off and an open rest fix neither figure.
        _ => (None, None),
    }
}

/// Lays the session out, step by step.
pub(crate) fn steps(session: &Session) -> Vec<Step> {
    let found = resolve(session);
    let mut steps: Vec<Step> = Vec::with_capacity(found.layout.reps.len() + found.rests.len());
    let mut rests = found.rests.iter().peekable();
    let (mut set, mut number) = (1_u32, 0_u32);
    let mut before: Option<&Flat<'_>> = None;
    for (i, rep) in found.layout.reps.iter().enumerate() {
        let main = rep.section == Section::Main;
        if let Some(before) = before {
            if let Some(rest) = rests.next_if(|r| r.before == i) {
                steps.push(rest_step(&found, rest, before, set, number));
            }
            if rep.part != before.part || rep.groups != before.groups {
                set += 1;
            }
        }
        number += u32::from(main);
        steps.push(work_step(session, &found.layout, rep, main.then_some(number), set));
        before = Some(rep);
    }
    let last = found.layout.reps.iter().rfind(|r| r.section == Section::Main);
    if let (Some(rest), Some(last)) = (rests.next(), last) {
        steps.push(rest_step(&found, rest, last, set, number));
    }
    steps
}

fn work_step(
    session: &Session,
    layout: &Layout<'_>,
    flat: &Flat<'_>,
    rep: Option<u32>,
    set: u32,
) -> Step {
    let mut targets = flat.rep.targets.clone();
    if flat.section == Section::Main {
        let asked = session.targets.iter().filter(|t| !t.told);
        targets.extend(asked.flat_map(|t| t.targets.iter().cloned()));
    }
    Step {
        kind: StepKind::Work,
        section: flat.section,
        rep,
        set,
        optional: flat.optional,
        distance: flat.rep.amount.distance(),
        duration: flat.rep.amount.time(),
        lifts: match flat.rep.amount {
            crate::tree::Amount::Lifts(lifts) => Some(lifts),
            _ => None,
        },
        mode: None,
        full: false,
        rule: None,
        effort: flat.rep.effort,
        activity: flat.rep.activity,
        targets,
        path: layout.path(flat),
    }
}

fn rest_step(
    found: &Resolution<'_>,
    rest: &GapRest,
    before: &Flat<'_>,
    set: u32,
    rep: u32,
) -> Step {
    let rule = found.rules.get(rest.rule);
    Step {
        kind: StepKind::Rest,
        section: before.section,
        rep: Some(rep),
        set,
        optional: rest.optional,
        distance: rest.distance,
        duration: rest.duration,
        lifts: None,
        mode: rule.and_then(|r| r.mode),
        full: rule.is_some_and(|r| r.full),
        rule: Some(rest.rule),
        effort: None::<Effort>,
        activity: Activity::Main,
        targets: Vec::new(),
        path: found.layout.path(before),
    }
}

//! From the tree to the list of steps: every gap gets the rest whose place is the most specific.

mod gap;
mod sums;

pub(crate) use sums::{Sums, sums};

use crate::session::Session;
use crate::step::{Step, StepKind, Turn};
use crate::tree::{Activity, Durations, Effort, Rep, RestAmount, RestRule, Section, Work};
use gap::Resolver;

/// One repetition with everything that the gaps around it depend on.
#[derive(Debug, Clone)]
pub(crate) struct Flat<'a> {
    pub(crate) rep: &'a Rep,
    pub(crate) section: Section,
    /// The line and the part of it, counted from 0.
    pub(crate) part: (usize, usize),
    pub(crate) path: Vec<Turn>,
    /// The turns of repeats whose body holds more than one repetition: these make sets.
    pub(crate) groups: Vec<Turn>,
    /// The parts with rests of their own around it, outermost first; a number for each.
    pub(crate) around: Vec<usize>,
    pub(crate) optional: bool,
    /// A rest that was written right behind it, as an index into the rules.
    pub(crate) pause: Option<usize>,
}

/// What the resolver found beside the steps.
#[derive(Debug, Default)]
pub(crate) struct Resolution {
    pub(crate) steps: Vec<Step>,
    /// Gaps of the main set without a rule.
    pub(crate) bare_gaps: usize,
    /// Gaps between blocks that took the rest between sets.
    pub(crate) block_gaps_as_sets: usize,
    /// Gaps between sets that took the rest between repetitions.
    pub(crate) stretched: usize,
    /// Gaps behind a part that took over the part's own rest.
    pub(crate) trailing: usize,
    /// Steps of rest over which the rule of a named block stands as well: the place among the steps,
    /// and the time of that other rule.
    pub(crate) rivals: Vec<(usize, Option<stadion_types::Bounds<core::time::Duration>>)>,
    /// Rules that no gap took, as indexes.
    pub(crate) unused: Vec<usize>,
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
    out: Vec<Flat<'a>>,
    section: Section,
    part: (usize, usize),
    next_rule: usize,
    next_repeat: u32,
    /// First rule and number of rules of each part with rests of its own.
    own: Vec<(usize, usize)>,
}

#[derive(Clone, Default)]
struct Place {
    path: Vec<Turn>,
    groups: Vec<Turn>,
    around: Vec<usize>,
    optional: bool,
}

impl<'a> Walk<'a> {
    fn top(&mut self, work: &'a Work) {
        match work {
            Work::Seq { joint: crate::tree::Joint::Blocks, parts } => {
                for (i, part) in parts.iter().enumerate() {
                    self.part.1 = i;
                    self.work(part, &Place::default());
                }
            }
            work => self.work(work, &Place::default()),
        }
    }

    fn work(&mut self, work: &'a Work, place: &Place) {
        match work {
            Work::Rep(rep) => self.out.push(Flat {
                rep,
                section: self.section,
                part: self.part,
                path: place.path.clone(),
                groups: place.groups.clone(),
                around: place.around.clone(),
                optional: place.optional,
                pause: None,
            }),
            Work::Seq { parts, .. } => parts.iter().for_each(|p| self.work(p, place)),
            Work::Choice(parts) => {
                // The first choice is laid out; the rules of the others keep their numbers.
                for (i, part) in parts.iter().enumerate() {
                    let before = self.out.len();
                    self.work(part, place);
                    if i > 0 {
                        self.out.truncate(before);
                    }
                }
            }
            Work::Repeat { count, body } => {
                let repeat = self.next_repeat;
                self.next_repeat += 1;
                let (rule, inner, own) = (self.next_rule, self.next_repeat, self.own.len());
                let group = sums(body).reps.1 > 1;
                for turn in 1..=count.max().min(MAX_TURNS) {
                    self.next_rule = rule;
                    self.next_repeat = inner;
                    self.own.truncate(own);
                    let mut place = place.clone();
                    place.optional |= turn > count.min();
                    place.path.push(Turn { repeat, turn });
                    if group {
                        place.groups.push(Turn { repeat, turn });
                    }
                    self.work(body, &place);
                }
            }
            Work::With { body, rests } => {
                let mut place = place.clone();
                place.around.push(self.own.len());
                self.own.push((self.next_rule, rests.len()));
                self.next_rule += rests.len();
                self.work(body, &place);
            }
            Work::Pause(_) => {
                let rule = self.next_rule;
                self.next_rule += 1;
                if let Some(last) = self.out.last_mut() {
                    last.pause = Some(rule);
                }
            }
        }
    }
}

/// The reader refuses longer sessions; this keeps a hand-made tree from filling the memory.
const MAX_TURNS: u32 = 1000;

/// The section of each block: where nothing is the main set, all of it is.
pub(crate) fn sections(session: &Session) -> Vec<Section> {
    let main = session.blocks.iter().any(|b| b.section == Section::Main);
    session.blocks.iter().map(|b| if main { b.section } else { Section::Main }).collect()
}

/// The repetitions in order.
fn flatten(session: &Session) -> (Vec<Flat<'_>>, Vec<(usize, usize)>) {
    let mut walk = Walk {
        out: Vec::new(),
        section: Section::Main,
        part: (0, 0),
        next_rule: session.recoveries.len(),
        next_repeat: 0,
        own: Vec::new(),
    };
    for (i, (block, section)) in session.blocks.iter().zip(sections(session)).enumerate() {
        walk.section = section;
        walk.part = (i, 0);
        walk.top(&block.work);
    }
    (walk.out, walk.own)
}

/// Where each step of work stands in the text, in the order of the steps.
pub(crate) fn work_spans(session: &Session) -> Vec<crate::span::Span> {
    flatten(session).0.iter().map(|flat| flat.rep.span).collect()
}

/// Lays the session out, step by step.
pub(crate) fn resolve(session: &Session) -> Resolution {
    let (reps, own) = flatten(session);
    let rules = rules(session);
    let resolver = Resolver::new(&reps, &rules, &own, session.recoveries.len());
    let mut found = Resolution::default();
    let mut used = vec![false; rules.len()];
    let (mut set, mut number) = (1_u32, 0_u32);
    for (i, rep) in reps.iter().enumerate() {
        let main = rep.section == Section::Main;
        if i > 0 {
            let before = &reps[i - 1];
            if rep.part != before.part || rep.groups != before.groups {
                set += 1;
            }
            if main && before.section == Section::Main {
                let gap = resolver.gap(i);
                match gap.rule {
                    Some(rule) => {
                        used[rule] = true;
                        found.block_gaps_as_sets += usize::from(gap.block_as_set);
                        found.stretched += usize::from(gap.stretched);
                        found.trailing += usize::from(gap.trailing);
                        let turn = usize::try_from(
                            rep.path.last().map_or(number, |t| t.turn.saturating_sub(1)),
                        )
                        .unwrap_or(0);
                        let set = set_of(&found.steps);
                        let step = |rule: usize| {
                            rest_step(rules[rule], rule, before, rep.optional, set, number, turn)
                        };
                        if let Some(rival) = gap.rival {
                            found.rivals.push((found.steps.len(), step(rival).duration));
                        }
                        found.steps.push(step(rule));
                    }
                    None => found.bare_gaps += 1,
                }
            }
        }
        number += u32::from(main);
        found.steps.push(work_step(session, rep, main.then_some(number), set));
    }
    if let Some((last, rule)) = resolver.after_last() {
        used[rule] = true;
        found.steps.push(rest_step(rules[rule], rule, last, false, set, number, 0));
    }
    found.unused = (0..rules.len()).filter(|i| !used[*i]).collect();
    found
}

fn set_of(steps: &[Step]) -> u32 {
    steps.last().map_or(1, |s| s.set)
}

fn work_step(session: &Session, flat: &Flat<'_>, rep: Option<u32>, set: u32) -> Step {
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
        path: flat.path.clone(),
    }
}

fn rest_step(
    rule: &RestRule,
    index: usize,
    before: &Flat<'_>,
    optional: bool,
    set: u32,
    rep: u32,
    turn: usize,
) -> Step {
    let mut amount = &rule.amount;
    while let RestAmount::Cycle(list) = amount {
        // A cycle counts gaps: the gap before turn 2 takes its first rest.
        let Some(next) = list.get(turn.saturating_sub(1) % list.len().max(1)) else { break };
        amount = next;
    }
    let (distance, duration) = match amount {
        RestAmount::Time(time) => (None, Some(time.durations())),
        RestAmount::Distance(distance) => (Some(*distance), None),
        RestAmount::DistanceIn { distance, time } => (Some(*distance), Some(time.durations())),
        RestAmount::SameAsRep => (before.rep.amount.distance(), before.rep.amount.time()),
        // Either of two, a send-off and an open rest fix neither figure.
        _ => (None, None),
    };
    Step {
        kind: StepKind::Rest,
        section: before.section,
        rep: Some(rep),
        set,
        optional,
        distance,
        duration,
        lifts: None,
        mode: rule.mode,
        full: rule.full,
        rule: Some(index),
        effort: None::<Effort>,
        activity: Activity::Main,
        targets: Vec::new(),
        path: before.path.clone(),
    }
}

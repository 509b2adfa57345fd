//! From steps and repeats to the session's tree.

use stadion_types::{Bounds, Sport};

use super::Notes;
use super::listing::amount;
use super::rule::{merged, rule};
use super::{StepLength, StepRole, StructuredItem, StructuredStep, StructuredWorkout};
use crate::notation::judge;
use crate::notation::{Dialect, NotationError, Parsed, implausible};
use crate::session::{Line, LineKind, Session};
use crate::span::Span;
use crate::tree::{Activity, Block, Joint, Rep, RestRule, Scope, Section, Work};

/// Most steps that are built; what a text or a file holds beyond is refused by its reader.
pub(crate) const MAX_STEPS: usize = 2000;

/// Makes a session of a workout whose steps have places in `text`.
pub(crate) fn read(text: &str, mut workout: StructuredWorkout, mut notes: Notes) -> Parsed {
    super::role::decide(text, &mut workout.items, &mut notes);
    let mut build = Builder { text, ride: workout.sport == Some(Sport::Cycling), notes };
    let mut session = Session { continuous: true, ..Session::default() };
    build.lines(&workout.items, &mut session);
    let runs = runs(&workout.items);
    let last_main = runs.iter().rposition(|(section, _)| *section == Section::Main);
    for (i, (section, items)) in runs.iter().enumerate() {
        let last = last_main.map_or(i + 1 == runs.len(), |last| last == i);
        if let Some((work, span)) = build.run(items, last, i == 0) {
            session.blocks.push(Block { section: *section, work, span });
        }
    }
    let Builder { notes, .. } = build;
    let dialect =
        if workout.sport == Some(Sport::Cycling) { Dialect::Cycle } else { Dialect::Track };
    let error = notes.error.or_else(|| implausible(&session, dialect));
    let error = error.map(|(kind, span)| NotationError { kind, span });
    if error.is_some() {
        session.blocks.clear();
    }
    let mut parsed =
        Parsed { session, ambiguities: notes.ambiguities, unknown: notes.unknown, error };
    judge(text, &mut parsed);
    parsed
}

/// The items in runs of one section each; a rest belongs to what comes before it.
fn runs(items: &[StructuredItem]) -> Vec<(Section, Vec<&StructuredItem>)> {
    let mut runs: Vec<(Section, Vec<&StructuredItem>)> = Vec::new();
    for item in items {
        let own = section(item);
        match runs.last_mut() {
            Some((section, run)) if own.is_none_or(|own| own == *section) => run.push(item),
            Some((section, run)) if run.iter().all(|item| self::section(item).is_none()) => {
                // Nothing but rests so far.
                *section = own.unwrap_or(*section);
                run.push(item);
            }
            _ => runs.push((own.unwrap_or(Section::Main), vec![item])),
        }
    }
    runs
}

/// The section of an item; `None` for a rest, which has none of its own.
fn section(item: &StructuredItem) -> Option<Section> {
    match item {
        StructuredItem::Step(step) => match step.role {
            StepRole::WarmUp => Some(Section::WarmUp),
            StepRole::CoolDown => Some(Section::CoolDown),
            StepRole::Rest => None,
            StepRole::Work | StepRole::Unstated => Some(Section::Main),
        },
        StructuredItem::Repeat { items, .. } => {
            let mut sections = items.iter().filter_map(section);
            let first = sections.next()?;
            Some(if sections.all(|s| s == first) { first } else { Section::Main })
        }
    }
}

/// Steps in order: the parts, the rest in front of them and the rest behind them.
#[derive(Default)]
struct Sequence {
    parts: Vec<Work>,
    leading: Option<RestRule>,
    hanging: Option<RestRule>,
}

struct Builder<'t> {
    text: &'t str,
    ride: bool,
    notes: Notes,
}

impl Builder<'_> {
    fn unknown(&mut self, span: Span, why: &str) {
        self.notes.unknown(self.text, span, why);
    }

    /// Files the lines, and tells what of each was not understood.
    fn lines(&mut self, items: &[StructuredItem], session: &mut Session) {
        for item in items {
            match item {
                StructuredItem::Step(step) => {
                    let rest = step.role == StepRole::Rest;
                    let kind = if rest { LineKind::Recovery } else { LineKind::Work };
                    let span = step.span.unwrap_or_default();
                    session.lines.push(Line { kind, span });
                    for why in &step.unread {
                        self.unknown(span, why);
                    }
                    self.open_end(step, span);
                }
                StructuredItem::Repeat { turns, unread, items, span } => {
                    let span = span.unwrap_or_default();
                    for why in unread {
                        self.unknown(span, why);
                    }
                    if turns.is_none() {
                        session.open = true;
                        if unread.is_empty() {
                            self.unknown(span, "how often this is repeated is not said");
                        }
                    }
                    self.lines(items, session);
                }
            }
        }
    }

    fn open_end(&mut self, step: &StructuredStep, span: Span) {
        let StepLength::Until(end) = &step.length else { return };
        let what = if step.role == StepRole::Rest { "rest" } else { "step" };
        self.unknown(span, &format!("this {what} lasts until {end}, so it has no length"));
    }

    /// One run of items as work; nothing if it holds only rests.
    fn run(&mut self, items: &[&StructuredItem], last: bool, first: bool) -> Option<(Work, Span)> {
        let Sequence { mut parts, leading, hanging } = self.sequence(items.iter().copied());
        if let Some(rest) = leading.filter(|_| first || parts.is_empty()) {
            self.unknown(rest.span, "a rest with no work in front of it counts in no sum");
        }
        if parts.is_empty() {
            return None;
        }
        if let Some(rest) = hanging {
            if last {
                behind_last(&mut parts, RestRule { scope: Scope::AfterLast, ..rest });
            } else {
                parts.push(Work::Pause(rest));
            }
        }
        let span = parts.iter().filter_map(span_of).reduce(Span::hull).unwrap_or_default();
        Some((joined(parts, Joint::Blocks), span))
    }

    fn sequence<'i>(&mut self, items: impl Iterator<Item = &'i StructuredItem>) -> Sequence {
        let mut out = Sequence::default();
        for item in items {
            match item {
                StructuredItem::Step(step) if step.role == StepRole::Rest => {
                    let place =
                        if out.parts.is_empty() { &mut out.leading } else { &mut out.hanging };
                    let (one, lost) = merged(place.take(), Some(rule(step)));
                    *place = one;
                    self.no_sum(lost);
                }
                StructuredItem::Step(step) => self.push(Work::Rep(self.rep(step)), None, &mut out),
                StructuredItem::Repeat { turns, items, .. } => {
                    let inner = self.sequence(items.iter());
                    self.repeat(turns.unwrap_or(1), inner, &mut out);
                }
            }
        }
        out
    }

    fn no_sum(&mut self, lost: Option<Span>) {
        if let Some(span) = lost {
            self.unknown(span, "two rests that follow each other have no common sum");
        }
    }

    /// Adds a part behind the rest that stands there.
    fn push(&mut self, part: Work, leading: Option<RestRule>, out: &mut Sequence) {
        if out.parts.is_empty() {
            let (rest, lost) = merged(out.leading.take(), leading);
            out.leading = rest;
            self.no_sum(lost);
        } else {
            let (rest, lost) = merged(out.hanging.take(), leading);
            self.no_sum(lost);
            out.parts.extend(rest.map(Work::Pause));
        }
        out.parts.push(part);
    }

    fn repeat(&mut self, turns: u32, inner: Sequence, out: &mut Sequence) {
        let Sequence { mut parts, leading, hanging } = inner;
        if turns == 0 || parts.is_empty() {
            let rest = leading.or(hanging);
            if let Some(rest) = rest {
                self.unknown(rest.span, "a repeat of nothing but rests");
            }
            return;
        }
        if turns == 1 {
            let mut leading = leading;
            for part in parts {
                match part {
                    Work::Pause(rest) => out.hanging = Some(rest),
                    part => self.push(part, leading.take(), out),
                }
            }
            out.hanging = hanging;
            return;
        }
        let (between, lost) = merged(hanging.clone(), leading.clone());
        self.no_sum(lost);
        let count = Bounds::exactly(turns);
        let alone = parts.len() == 1;
        let part = match between {
            Some(rest) if alone && hanging.is_some() => {
                // One part and its rest: the way a coach writes it.
                let single = matches!(parts.first(), Some(Work::Rep(_)));
                let scope = if single { Scope::EachGap } else { Scope::BetweenSets };
                let body = Work::Repeat { count, body: Box::new(joined(parts, Joint::List)) };
                Work::With { body: Box::new(body), rests: vec![RestRule { scope, ..rest }] }
            }
            between => {
                // A rest in front belongs to the gap in front, as it stands.
                match (between, hanging.is_some()) {
                    (Some(rest), true) => parts.push(Work::Pause(rest)),
                    (Some(rest), false) => parts.insert(0, Work::Pause(rest)),
                    (None, _) => {}
                }
                Work::Repeat { count, body: Box::new(joined(parts, Joint::List)) }
            }
        };
        self.push(part, leading, out);
        out.hanging = hanging;
    }

    fn rep(&self, step: &StructuredStep) -> Rep {
        let mut rep = Rep::new(amount(&step.length), step.span.unwrap_or_default());
        rep.effort = step.effort;
        rep.activity = match step.activity {
            Activity::Main if self.ride => Activity::Ride,
            activity => activity,
        };
        rep.targets.clone_from(&step.targets);
        rep
    }
}

/// One part alone, or several in a sequence.
fn joined(mut parts: Vec<Work>, joint: Joint) -> Work {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            Work::Seq { joint, parts }
        }
        None => Work::Seq { joint, parts },
    }
}

/// Puts the rest that ends the main set beside its last part.
fn behind_last(parts: &mut Vec<Work>, rest: RestRule) {
    match parts.pop() {
        Some(Work::With { body, mut rests }) => {
            rests.push(rest);
            parts.push(Work::With { body, rests });
        }
        Some(last) => parts.push(Work::With { body: Box::new(last), rests: vec![rest] }),
        None => {}
    }
}

fn span_of(work: &Work) -> Option<Span> {
    match work {
        Work::Rep(rep) => Some(rep.span),
        Work::Seq { parts, .. } | Work::Choice(parts) => {
            parts.iter().filter_map(span_of).reduce(Span::hull)
        }
        Work::Repeat { body, .. } => span_of(body),
        Work::With { body, rests } => rests
            .iter()
            .map(|r| r.span)
            .fold(span_of(body), |a, b| Some(a.map_or(b, |a| a.hull(b)))),
        Work::Pause(rest) => Some(rest.span),
    }
}

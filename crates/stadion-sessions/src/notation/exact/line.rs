//! Lines: what the braces open with says what they hold.

use core::fmt::Write as _;

use stadion_types::{Rpe, RpeScale, SplitTime};

use super::scan::{Scan, write_quoted};
use super::{amount, rest, target, work};
use crate::notation::DECLARED_LABELS;
use crate::results::SplitRow;
use crate::session::{Declared, LineKind, PlanLine, Session, TargetRule};
use crate::tree::{Block, DistanceUnit, RestRule, Section};

/// Puts braces around what `write` writes.
fn braced(out: &mut String, write: impl FnOnce(&mut String)) {
    out.push('{');
    write(out);
    out.push('}');
}

pub(crate) fn block(out: &mut String, block: &Block) {
    braced(out, |out| {
        if block.section != Section::Main {
            let _ = write!(out, "{}: ", block.section);
        }
        work::write(out, &block.work, true);
    });
}

pub(crate) fn recoveries(out: &mut String, rules: &[RestRule]) {
    braced(out, |out| {
        out.push_str("recovery:");
        rest::write_all(out, rules);
    });
}

pub(crate) fn targets(out: &mut String, rule: &TargetRule) {
    braced(out, |out| {
        out.push_str(if rule.told { "told:" } else { "pace:" });
        if let Some(distance) = rule.distance {
            out.push(' ');
            let range = stadion_types::Bounds::exactly(distance);
            amount::write_distance(out, &range, DistanceUnit::Meter);
            out.push_str(" reps");
        }
        out.push_str(if rule.last { " last rep" } else { "" });
        for found in &rule.targets {
            out.push_str(" @ ");
            target::write(out, found);
        }
    });
}

pub(crate) fn result(out: &mut String, row: &SplitRow) {
    braced(out, |out| {
        out.push_str("done:");
        if let Some(distance) = row.distance {
            out.push(' ');
            let range = stadion_types::Bounds::exactly(distance);
            amount::write_distance(out, &range, DistanceUnit::Meter);
            out.push_str(" reps");
        }
        if let Some(set) = row.set {
            let _ = write!(out, " set {set}");
        }
        if let Some(name) = &row.block {
            out.push_str(" in ");
            write_quoted(out, name);
        }
        for (i, time) in row.times.iter().enumerate() {
            out.push_str(if i > 0 { " / " } else { " times " });
            let _ = write!(out, "{time}");
        }
        for (i, place) in row.missed.iter().enumerate() {
            out.push_str(if i > 0 { ", " } else { " missed " });
            let _ = write!(out, "{place}");
        }
    });
}

pub(crate) fn plan(out: &mut String, plan: &PlanLine) {
    let _ = write!(out, "{{plan: {} sessions in {} days}}", plan.sessions, plan.days);
}

pub(crate) fn declared(out: &mut String, declared: &Declared) {
    let _ = write!(out, "{{called: {}}}", declared.label);
}

pub(crate) fn rpe(out: &mut String, rpe: Rpe) {
    let scale = if rpe.scale() == RpeScale::Cr10 { "cr10" } else { "borg" };
    let _ = write!(out, "{{rpe: {} {scale}}}", rpe.value());
}

pub(crate) const OPEN: &str = "{open: work}";
pub(crate) const REST_OPEN: &str = "{open: rest}";
pub(crate) const CONTINUOUS: &str = "{gaps: none}";

/// Reads what the braces hold into the session; `None` if it is no exact notation.
pub(super) fn read(s: &mut Scan<'_>, session: &mut Session) -> Option<LineKind> {
    let kind = match keyword(s) {
        Some("recovery") => {
            session.recoveries.extend(rest::read_all(s)?);
            LineKind::Recovery
        }
        Some(word @ ("pace" | "told")) => {
            session.targets.push(read_targets(s, word == "told")?);
            LineKind::Target
        }
        Some("done") => {
            session.results.push(read_result(s)?);
            LineKind::Result
        }
        Some("plan") => {
            session.plans.push(read_plan(s)?);
            LineKind::Plan
        }
        Some("called") => {
            let from = s.at();
            let label = s.one_of(DECLARED_LABELS, |label| label)?;
            session.declared.push(Declared { label, span: s.since(from) });
            LineKind::Note
        }
        Some("rpe") => {
            session.rpe = Some(read_rpe(s)?);
            LineKind::Rpe
        }
        Some("open") => {
            let work = s.word("work");
            session.open |= work;
            session.rest_open |= !work && s.word("rest");
            LineKind::Note
        }
        Some("gaps") => {
            session.continuous |= s.word("none");
            LineKind::Note
        }
        Some(section) => {
            let section = Section::ALL.iter().copied().find(|s| s.as_str() == section)?;
            read_block(s, section, session)?;
            LineKind::Work
        }
        None => {
            read_block(s, Section::Main, session)?;
            LineKind::Work
        }
    };
    s.done().then_some(kind)
}

/// A word with a colon in front of the line.
fn keyword(s: &mut Scan<'_>) -> Option<&'static str> {
    const WORDS: &[&str] = &[
        "recovery",
        "pace",
        "told",
        "done",
        "plan",
        "called",
        "rpe",
        "open",
        "gaps",
        "warm-up",
        "cool-down",
    ];
    let from = s.at();
    let found = s.one_of(WORDS, |word| word).filter(|_| s.sign(':'));
    if found.is_none() {
        s.back(from);
    }
    found
}

fn read_block(s: &mut Scan<'_>, section: Section, session: &mut Session) -> Option<()> {
    let from = s.at();
    let work = work::read(s)?;
    session.blocks.push(Block { section, work, span: s.since(from) });
    Some(())
}

/// `400m reps`, in front of what holds for them.
///
/// Where the word is missing, the distance stays, and what reads on refuses it.
fn of_reps(s: &mut Scan<'_>) -> Option<stadion_types::Distance> {
    let from = s.at();
    let found = amount::one_distance(s).filter(|_| s.word("reps"));
    if found.is_none() {
        s.back(from);
    }
    found
}

fn read_targets(s: &mut Scan<'_>, told: bool) -> Option<TargetRule> {
    let from = s.at();
    let distance = of_reps(s);
    let last = s.words(&["last", "rep"]);
    let mut targets = Vec::new();
    while s.sign('@') {
        targets.push(target::read(s)?);
    }
    Some(TargetRule { targets, told, distance, last, span: s.since(from) })
}

fn read_result(s: &mut Scan<'_>) -> Option<SplitRow> {
    let from = s.at();
    let distance = of_reps(s);
    let set = if s.word("set") { Some(s.count()?) } else { None };
    let block = if s.word("in") { Some(s.quoted()?) } else { None };
    let (mut times, mut missed) = (Vec::new(), Vec::new());
    if s.word("times") {
        loop {
            times.push(s.clock()?.parse::<SplitTime>().ok()?);
            if !s.sign('/') {
                break;
            }
        }
    }
    if s.word("missed") {
        loop {
            missed.push(usize::try_from(s.whole()?).ok()?);
            if !s.sign(',') {
                break;
            }
        }
    }
    Some(SplitRow { distance, set, block, times, missed, span: s.since(from) })
}

fn read_plan(s: &mut Scan<'_>) -> Option<PlanLine> {
    let from = s.at();
    let sessions = amount::counts(s)?;
    if !s.words(&["sessions", "in"]) {
        return None;
    }
    let days = amount::counts(s)?;
    s.word("days").then_some(PlanLine { sessions, days, span: s.since(from) })
}

fn read_rpe(s: &mut Scan<'_>) -> Option<Rpe> {
    let value = s.number()?;
    if s.word("cr10") {
        Rpe::from_cr10(value).ok()
    } else if s.word("borg") {
        Rpe::from_borg(value).ok()
    } else {
        None
    }
}

//! Work: every list in brackets with its own sign, every count in front of one thing.

use core::fmt::Write as _;

use super::scan::Scan;
use super::{amount, rest, target};
use crate::tree::{Activity, Amount, Effort, Joint, Rep, Work};

/// Writes a part; `top` leaves the outermost brackets away.
pub(super) fn write(out: &mut String, work: &Work, top: bool) {
    match work {
        Work::Rep(rep) => write_rep(out, rep),
        Work::Seq { joint: Joint::Blocks, parts } => list(out, parts, " + ", "+", top),
        Work::Seq { joint: Joint::List, parts } => list(out, parts, ", ", ",", top),
        Work::Choice(parts) => list(out, parts, " or ", "or", top),
        Work::Repeat { count, body } => {
            let _ = write!(out, "{count} x ");
            // The rests of the body would read as those of the repeat.
            let own = matches!(**body, Work::With { .. });
            bracketed(out, body, own);
        }
        Work::With { body, rests } => {
            bracketed(out, body, false);
            out.push_str(" [rest");
            rest::write_all(out, rests);
            out.push(']');
        }
        Work::Pause(rule) => {
            out.push_str("[rest ");
            rest::write(out, rule);
            out.push(']');
        }
    }
}

fn bracketed(out: &mut String, work: &Work, needed: bool) {
    if needed {
        out.push('(');
    }
    write(out, work, false);
    if needed {
        out.push(')');
    }
}

/// A list; one of a single part, or of none, still shows its sign.
fn list(out: &mut String, parts: &[Work], sign: &str, bare: &str, top: bool) {
    let open = top && parts.len() > 1;
    if !open {
        out.push('(');
    }
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            out.push_str(sign);
        }
        write(out, part, false);
    }
    match parts.len() {
        0 => out.push_str(bare),
        1 => {
            out.push(' ');
            out.push_str(bare);
        }
        _ => {}
    }
    if !open {
        out.push(')');
    }
}

fn write_rep(out: &mut String, rep: &Rep) {
    match &rep.amount {
        Amount::Distance { range, unit } => amount::write_distance(out, range, *unit),
        Amount::Time(range) => amount::write_time(out, range),
        Amount::Lifts(range) => {
            let _ = write!(out, "{range} reps");
        }
        Amount::Open => out.push_str("open"),
    }
    if rep.activity != Activity::Main {
        let _ = write!(out, " {}", rep.activity);
    }
    if let Some(effort) = rep.effort {
        let _ = write!(out, " {effort}");
    }
    for aim in &rep.targets {
        out.push_str(" @ ");
        target::write(out, aim);
    }
}

/// Reads a list or one part, up to a closing bracket or the end.
pub(super) fn read(s: &mut Scan<'_>) -> Option<Work> {
    if !s.enter() {
        return None;
    }
    let found = parts(s);
    s.leave();
    found
}

/// What joins the parts of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Comma,
    Or,
}

fn sign(s: &mut Scan<'_>) -> Option<Sign> {
    if s.sign('+') {
        Some(Sign::Plus)
    } else if s.sign(',') {
        Some(Sign::Comma)
    } else {
        s.word("or").then_some(Sign::Or)
    }
}

fn ends(s: &mut Scan<'_>) -> bool {
    s.done() || s.peek() == Some(')')
}

fn parts(s: &mut Scan<'_>) -> Option<Work> {
    let mut parts = Vec::new();
    let mut joint = sign(s);
    if joint.is_none() {
        parts.push(item(s)?);
        while let Some(found) = sign(s) {
            // Two signs in one list have no order that everybody agrees on.
            if joint.is_some_and(|j| j != found) {
                return None;
            }
            joint = Some(found);
            if ends(s) {
                break;
            }
            parts.push(item(s)?);
        }
    }
    if !ends(s) {
        return None;
    }
    match joint {
        None => parts.pop(),
        Some(Sign::Plus) => Some(Work::Seq { joint: Joint::Blocks, parts }),
        Some(Sign::Comma) => Some(Work::Seq { joint: Joint::List, parts }),
        Some(Sign::Or) => Some(Work::Choice(parts)),
    }
}

/// A part with the rests behind it.
fn item(s: &mut Scan<'_>) -> Option<Work> {
    let mut work = counted(s)?;
    let mut levels = 0;
    while s.peek() == Some('[') {
        if !s.enter() {
            return None;
        }
        levels += 1;
        let rests = brackets(s)?;
        work = Work::With { body: Box::new(work), rests };
    }
    for _ in 0..levels {
        s.leave();
    }
    Some(work)
}

/// `[rest …]`.
fn brackets(s: &mut Scan<'_>) -> Option<Vec<crate::tree::RestRule>> {
    if !(s.sign('[') && s.word("rest")) {
        return None;
    }
    let rests = rest::read_all(s)?;
    s.sign(']').then_some(rests)
}

fn counted(s: &mut Scan<'_>) -> Option<Work> {
    if s.peek() == Some('(') {
        s.sign('(');
        let found = read(s)?;
        return s.sign(')').then_some(found);
    }
    if s.peek() == Some('[') {
        let mut rests = brackets(s)?;
        let rest = rests.pop()?;
        return rests.is_empty().then_some(Work::Pause(rest));
    }
    let from = s.at();
    if let Some(count) = amount::counts(s) {
        if s.word("x") {
            if !s.enter() {
                return None;
            }
            let body = counted(s)?;
            s.leave();
            return Some(Work::Repeat { count, body: Box::new(body) });
        }
    }
    s.back(from);
    rep(s).map(Work::Rep)
}

fn rep(s: &mut Scan<'_>) -> Option<Rep> {
    let from = s.at();
    let found = if s.word("open") {
        Amount::Open
    } else if let Some(found) = amount::quantity(s) {
        match found {
            amount::Quantity::Distance(range, unit) => Amount::Distance { range, unit },
            amount::Quantity::Time(range) => Amount::Time(range),
        }
    } else {
        let lifts = amount::counts(s)?;
        if !s.word("reps") {
            return None;
        }
        Amount::Lifts(lifts)
    };
    let activity = s.one_of(Activity::ALL, Activity::as_str).unwrap_or(Activity::Main);
    let effort = s.one_of(Effort::ALL, Effort::as_str);
    let mut targets = Vec::new();
    while s.sign('@') {
        targets.push(target::read(s)?);
    }
    Some(Rep { amount: found, effort, activity, targets, span: s.since(from) })
}

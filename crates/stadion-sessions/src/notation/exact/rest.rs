//! Rests: an amount, a way of moving, a place; always in this order.

use core::fmt::Write as _;

use stadion_types::Bounds;

use super::amount::{self, Quantity};
use super::scan::{Scan, write_quoted};
use crate::tree::{DistanceUnit, Mode, RestAmount, RestRule, Scope};

/// Writes clauses, each with a blank in front of it.
pub(super) fn write_all(out: &mut String, rules: &[RestRule]) {
    for (i, rule) in rules.iter().enumerate() {
        out.push_str(if i > 0 { "; " } else { " " });
        write(out, rule);
    }
}

pub(super) fn write(out: &mut String, rule: &RestRule) {
    if rule.full {
        out.push_str("full ");
    }
    write_amount(out, &rule.amount);
    if let Some(mode) = rule.mode {
        out.push(' ');
        out.push_str(mode.as_str());
    }
    write_scope(out, &rule.scope);
}

fn write_amount(out: &mut String, amount: &RestAmount) {
    let way = |out: &mut String, range| amount::write_distance(out, range, DistanceUnit::Meter);
    match amount {
        RestAmount::Time(range) => amount::write_time(out, range),
        RestAmount::Distance(range) => way(out, range),
        RestAmount::DistanceIn { distance, time } => {
            way(out, distance);
            out.push_str(" in ");
            amount::write_time(out, time);
        }
        RestAmount::Either { distance, time } => {
            way(out, distance);
            out.push_str(" or ");
            amount::write_time(out, time);
        }
        RestAmount::SendOff(range) => {
            out.push_str("on ");
            amount::write_time(out, range);
        }
        RestAmount::Cycle(list) => {
            out.push('(');
            for (i, part) in list.iter().enumerate() {
                if i > 0 {
                    out.push_str(" / ");
                }
                write_amount(out, part);
            }
            if list.len() < 2 {
                out.push('/');
            }
            out.push(')');
        }
        RestAmount::SameAsRep => out.push_str("same"),
        RestAmount::Open => out.push_str("open"),
    }
}

fn write_scope(out: &mut String, scope: &Scope) {
    let way = |out: &mut String, d| {
        amount::write_distance(out, &Bounds::exactly(d), DistanceUnit::Meter);
    };
    match scope {
        Scope::EachGap => {}
        Scope::BetweenReps => out.push_str(" between reps"),
        Scope::WithinSets => out.push_str(" within sets"),
        Scope::BetweenSets => out.push_str(" between sets"),
        Scope::AfterDistance(list) => {
            out.push_str(" after ");
            for (i, distance) in list.iter().enumerate() {
                if i > 0 {
                    out.push_str("& ");
                }
                way(out, *distance);
                out.push(' ');
            }
            out.push_str("reps");
        }
        Scope::InBlock(name) => {
            out.push_str(" in ");
            write_quoted(out, name);
        }
        Scope::BeforeBlock(name) => {
            out.push_str(" before ");
            write_quoted(out, name);
        }
        Scope::BetweenDistances(a, b) => {
            out.push_str(" between ");
            way(out, *a);
            out.push_str(" & ");
            way(out, *b);
        }
        Scope::AfterNth(list) => {
            out.push_str(" after numbers ");
            for (i, number) in list.iter().enumerate() {
                let _ = write!(out, "{}{number}", if i > 0 { " & " } else { "" });
            }
        }
        Scope::AfterLast => out.push_str(" after the last rep"),
    }
}

/// Reads clauses up to the end of the line or a closing bracket.
pub(super) fn read_all(s: &mut Scan<'_>) -> Option<Vec<RestRule>> {
    let mut rules = Vec::new();
    if s.done() || s.peek() == Some(']') {
        return Some(rules);
    }
    loop {
        rules.push(read(s)?);
        if !s.sign(';') {
            return Some(rules);
        }
    }
}

fn read(s: &mut Scan<'_>) -> Option<RestRule> {
    let from = s.at();
    let full = s.word("full");
    let amount = read_amount(s)?;
    let mode = s.one_of(Mode::ALL, Mode::as_str);
    let scope = read_scope(s)?;
    Some(RestRule { amount, mode, scope, full, span: s.since(from) })
}

fn read_amount(s: &mut Scan<'_>) -> Option<RestAmount> {
    if s.word("same") {
        return Some(RestAmount::SameAsRep);
    }
    if s.word("open") {
        return Some(RestAmount::Open);
    }
    if s.word("on") {
        return amount::time(s).map(RestAmount::SendOff);
    }
    if s.sign('(') {
        if !s.enter() {
            return None;
        }
        let list = cycle(s)?;
        s.leave();
        return Some(RestAmount::Cycle(list));
    }
    let distance = match amount::quantity(s)? {
        Quantity::Time(range) => return Some(RestAmount::Time(range)),
        Quantity::Distance(range, _) => range,
    };
    let back = s.at();
    let (within, either) = (s.word("in"), s.word("or"));
    if within || either {
        if let Some(time) = amount::time(s) {
            return Some(if within {
                RestAmount::DistanceIn { distance, time }
            } else {
                RestAmount::Either { distance, time }
            });
        }
    }
    // `in` may open the place.
    s.back(back);
    Some(RestAmount::Distance(distance))
}

fn cycle(s: &mut Scan<'_>) -> Option<Vec<RestAmount>> {
    let mut list = Vec::new();
    if !s.sign('/') {
        loop {
            list.push(read_amount(s)?);
            if !s.sign('/') || s.peek() == Some(')') {
                break;
            }
        }
    }
    s.sign(')').then_some(list)
}

fn read_scope(s: &mut Scan<'_>) -> Option<Scope> {
    if s.word("within") {
        return s.word("sets").then_some(Scope::WithinSets);
    }
    if s.word("in") {
        return s.quoted().map(Scope::InBlock);
    }
    if s.word("before") {
        return s.quoted().map(Scope::BeforeBlock);
    }
    if s.word("between") {
        if s.word("reps") {
            return Some(Scope::BetweenReps);
        }
        if s.word("sets") {
            return Some(Scope::BetweenSets);
        }
        let first = amount::one_distance(s)?;
        return if s.sign('&') {
            Some(Scope::BetweenDistances(first, amount::one_distance(s)?))
        } else {
            None
        };
    }
    if !s.word("after") {
        return Some(Scope::EachGap);
    }
    if s.words(&["the", "last", "rep"]) {
        return Some(Scope::AfterLast);
    }
    if s.word("numbers") {
        return numbers(s).map(Scope::AfterNth);
    }
    let mut list = Vec::new();
    while !s.word("reps") {
        if !list.is_empty() && !s.sign('&') {
            return None;
        }
        list.push(amount::one_distance(s)?);
    }
    Some(Scope::AfterDistance(list))
}

/// Numbers of repetitions, with a sign between them.
fn numbers(s: &mut Scan<'_>) -> Option<Vec<u32>> {
    let mut list = Vec::new();
    while s.peek().is_some_and(|c| c.is_ascii_digit()) {
        list.push(s.count()?);
        if !s.sign('&') {
            break;
        }
    }
    Some(list)
}

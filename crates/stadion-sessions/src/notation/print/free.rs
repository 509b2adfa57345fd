//! Free text, in one way of writing, for what a reader of free text gives back as it stands.

use core::fmt::Write as _;

use stadion_types::{Bounds, Distance};

use crate::notation::{Dialect, exact};
use crate::tree::{
    Activity, Amount, DistanceUnit, Effort, Joint, Mode, PercentOf, Relation, RestAmount, RestRule,
    Scope, Target, Work,
};

/// How tightly the place around a part binds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Top,
    Block,
    Item,
}

/// Writes `inner`, in brackets where they are needed.
fn bracket(out: &mut String, needed: bool, inner: impl FnOnce(&mut String)) {
    if needed {
        out.push('(');
    }
    inner(out);
    if needed {
        out.push(')');
    }
}

fn joined<T>(out: &mut String, list: &[T], sign: &str, write: impl Fn(&mut String, usize, &T)) {
    for (i, part) in list.iter().enumerate() {
        if i > 0 {
            out.push_str(sign);
        }
        write(out, i, part);
    }
}

pub(super) fn part(out: &mut String, work: &Work, level: Level, dialect: Dialect) {
    match work {
        Work::Rep(rep) => {
            match &rep.amount {
                Amount::Distance { range, unit } => exact::write_distance(out, range, *unit),
                Amount::Time(range) => exact::write_time(out, range),
                Amount::Lifts(range) => {
                    let _ = write!(out, "{range} reps");
                }
                Amount::Open => out.push_str("open"),
            }
            let lifts = matches!(rep.amount, Amount::Lifts(_));
            if rep.activity != Activity::Main && !(lifts && rep.activity == Activity::Lift) {
                out.push(' ');
                out.push_str(activity(rep.activity));
            }
            if let Some(effort) = rep.effort {
                out.push(' ');
                out.push_str(effort_word(effort));
            }
            for aim in &rep.targets {
                out.push_str(" @ ");
                target(out, aim);
            }
        }
        Work::Seq { joint, parts } => {
            let (sign, inner) = match joint {
                Joint::Blocks => (" + ", Level::Block),
                Joint::List => (", ", Level::Item),
            };
            let needed = match joint {
                Joint::Blocks => level != Level::Top,
                Joint::List => level == Level::Item,
            };
            // A time behind other work would read as its rest, and the rest of the last member as
            // that of the list: brackets keep them.
            let single = |p: &Work| match p {
                Work::Rep(r) => matches!(r.amount, Amount::Time(_)) || r.activity == Activity::Walk,
                Work::With { body, .. } => matches!(**body, Work::Rep(_)),
                _ => false,
            };
            bracket(out, needed, |out| {
                joined(out, parts, sign, |out, i, p| {
                    let own = *joint == Joint::List && i > 0 && single(p);
                    bracket(out, own, |out| part(out, p, inner, dialect));
                });
            });
        }
        Work::Repeat { count, body } => {
            let needed = !matches!(**body, Work::Rep(_));
            bracket(out, dialect == Dialect::Cycle && level == Level::Item, |out| {
                counts(out, *count);
                out.push_str(" x ");
                bracket(out, needed, |out| part(out, body, Level::Top, dialect));
            });
        }
        Work::Choice(parts) => bracket(out, level != Level::Top, |out| {
            joined(out, parts, " or ", |out, _, p| part(out, p, Level::Item, dialect));
        }),
        Work::With { body, rests } => {
            // A rest behind a plain list is that of the list; brackets keep any other one in its place.
            part(out, body, Level::Item, dialect);
            let send_off = |r: &&RestRule| matches!(r.amount, RestAmount::SendOff(_));
            for rule in rests.iter().filter(send_off) {
                out.push(' ');
                clause(out, rule);
            }
            let others = rests.iter().filter(|r| !send_off(r));
            for (i, rule) in others.clone().enumerate() {
                out.push_str(if i > 0 { "; " } else { " [rest " });
                clause(out, rule);
            }
            if others.count() > 0 {
                out.push(']');
            }
        }
        Work::Pause(rest) => {
            out.push_str("[rest ");
            clause(out, rest);
            out.push(']');
        }
    }
}

fn counts(out: &mut String, count: Bounds<u32>) {
    exact::write_whole(out, u64::from(count.min()));
    if !count.is_exact() {
        out.push('-');
        exact::write_whole(out, u64::from(count.max()));
    }
}

pub(super) fn meters(out: &mut String, distance: Distance) {
    exact::write_number(out, distance.meters());
    out.push('m');
}

fn effort_word(effort: Effort) -> &'static str {
    match effort {
        Effort::Maximal => "all out",
        effort => effort.as_str(),
    }
}

fn activity(activity: Activity) -> &'static str {
    match activity {
        Activity::Lift => "squat",
        activity => activity.as_str(),
    }
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::WalkJog => "walk/jog",
        Mode::JogStanding => "jog/standing",
        Mode::WalkStanding => "walk/standing",
        mode => mode.as_str(),
    }
}

/// Clauses of a recovery line or of a bracket.
pub(super) fn clauses(out: &mut String, rules: &[RestRule]) {
    joined(out, rules, "; ", |out, _, rule| clause(out, rule));
}

fn clause(out: &mut String, rule: &RestRule) {
    let from = out.len();
    if rule.full {
        out.push_str("full");
    }
    let blank = |out: &mut String| {
        if out.len() > from {
            out.push(' ');
        }
    };
    if rule.amount != RestAmount::Open {
        blank(out);
        amount(out, &rule.amount);
    }
    if let Some(found) = rule.mode {
        blank(out);
        out.push_str(mode(found));
    }
    if rule.scope != Scope::EachGap {
        blank(out);
        scope(out, &rule.scope);
    }
}

fn scope(out: &mut String, scope: &Scope) {
    match scope {
        Scope::EachGap => {}
        Scope::BetweenReps => out.push_str("between reps"),
        Scope::WithinSets => out.push_str("within sets"),
        Scope::BetweenSets => out.push_str("between sets"),
        Scope::AfterDistance(list) => {
            out.push_str("after ");
            joined(out, list, " & ", |out, _, d| meters(out, *d));
            out.push_str(" reps");
        }
        Scope::InBlock(name) => {
            let _ = write!(out, "in {name}");
        }
        Scope::BeforeBlock(name) => {
            let _ = write!(out, "before {name}");
        }
        Scope::BetweenDistances(a, b) => {
            out.push_str("between ");
            joined(out, &[*a, *b], " & ", |out, _, d| meters(out, *d));
        }
        Scope::AfterNth(list) => {
            out.push_str(if list.len() == 1 { "after rep " } else { "after reps " });
            joined(out, list, " & ", |out, _, n| {
                let _ = write!(out, "{n}");
            });
        }
        Scope::AfterLast => out.push_str("after the last rep"),
    }
}

fn amount(out: &mut String, amount: &RestAmount) {
    let way = |out: &mut String, d| exact::write_distance(out, d, DistanceUnit::Meter);
    match amount {
        RestAmount::Time(range) => exact::write_time(out, range),
        RestAmount::Distance(range) => way(out, range),
        RestAmount::DistanceIn { distance, time } => {
            way(out, distance);
            out.push_str(" in ");
            exact::write_time(out, time);
        }
        RestAmount::Either { distance, time } => {
            way(out, distance);
            out.push_str(" or ");
            exact::write_time(out, time);
        }
        RestAmount::SendOff(range) => {
            out.push_str("on ");
            exact::write_time(out, range);
        }
        RestAmount::Cycle(list) => joined(out, list, "/", |out, _, a| self::amount(out, a)),
        RestAmount::SameAsRep => out.push_str("same"),
        RestAmount::Open => {}
    }
}

/// A race by the name that runners give it; a mile has none in a range.
fn race(out: &mut String, meters: f64, alone: bool) {
    let is = |m: f64| (meters - m).abs() < 1e-6;
    let mile = DistanceUnit::Mile.meters();
    let miles = ((meters / mile) * 1e6).round() / 1e6;
    let _ = if is(21_097.5) {
        write!(out, "half marathon")
    } else if is(42_195.0) {
        write!(out, "marathon")
    } else if is(mile) && alone {
        write!(out, "mile")
    } else if meters >= 5000.0 && (meters / 1000.0).fract() == 0.0 {
        write!(out, "{}km", meters / 1000.0)
    } else if is(miles * mile) && miles.fract() == 0.0 {
        write!(out, "{miles} mile")
    } else {
        write!(out, "{meters}m")
    };
}

pub(super) fn targets(out: &mut String, list: &[Target]) {
    joined(out, list, ", ", |out, _, aim| target(out, aim));
}

fn ends(out: &mut String, min: f64, max: f64) {
    exact::write_number(out, min);
    if min.to_bits() != max.to_bits() {
        out.push('-');
        exact::write_number(out, max);
    }
}

fn target(out: &mut String, target: &Target) {
    match target {
        Target::Speed(range) => exact::write_pace(out, range),
        Target::Time(range) => exact::write_time(out, range),
        Target::RacePace { distance: range, relation } => {
            out.push_str(match relation {
                Relation::At => "",
                Relation::SlightlySlower => "slightly slower than ",
                Relation::Slower => "slower than ",
                Relation::SlightlyFaster => "slightly faster than ",
                Relation::Faster => "faster than ",
            });
            races(out, range);
        }
        Target::RacePaceOffset { distance, seconds_per_km } => {
            let (min, max) = (seconds_per_km.min(), seconds_per_km.max());
            let (sign, low, high) = if min < 0.0 { ('-', -max, -min) } else { ('+', min, max) };
            races(out, distance);
            let _ = write!(out, " {sign} ");
            ends(out, low, high);
            out.push_str(" s/km");
        }
        Target::Percent { range, of } => {
            ends(out, range.min(), range.max());
            out.push('%');
            out.push_str(match of {
                PercentOf::MaxHeartRate => " HRmax",
                PercentOf::ThresholdHeartRate => " LTHR",
                PercentOf::ThresholdSpeed => " of threshold speed",
                PercentOf::ThresholdPower => " FTP",
                PercentOf::Critical => " CP",
                PercentOf::Best => " best",
                PercentOf::AerobicSpeed => " VMA",
                PercentOf::OneRepMax => " 1RM",
                PercentOf::Effort => " effort",
                PercentOf::Unstated => "",
            });
        }
        Target::Lactate(range) => {
            ends(out, range.min().millimoles_per_liter(), range.max().millimoles_per_liter());
            out.push_str(" mmol/L");
        }
        Target::Power(range) => {
            ends(out, range.min().watts(), range.max().watts());
            out.push_str(" W");
        }
        Target::Rpe(range) => {
            out.push_str("RPE ");
            ends(out, range.min(), range.max());
        }
        Target::Named(name) => out.push_str(name),
    }
}

/// A race, or the range of two.
fn races(out: &mut String, range: &Bounds<Distance>) {
    race(out, range.min().meters(), range.is_exact());
    if !range.is_exact() {
        out.push_str(" to ");
        race(out, range.max().meters(), false);
    }
    out.push_str(" pace");
}

//! The canonical text of a session, which reads back as the same session.

use core::fmt::Write;

use stadion_types::{Bounds, Distance};

use crate::notation::Dialect;
use crate::session::Session;
use crate::tree::{
    Activity, Amount, DistanceUnit, Effort, Joint, Mode, PercentOf, Relation, RestAmount, RestRule,
    Scope, Seconds, Section, Target, Work,
};

impl Session {
    /// The session in one fixed way of writing: a line for each block, then the recovery, the
    /// targets and the results. Prose is left out.
    ///
    /// Units are always written, so that the text reads the same in every dialect but the
    /// cycling one, where a count repeats the whole list behind it and the list gets brackets.
    #[must_use]
    pub fn canonical(&self, dialect: Dialect) -> String {
        let mut lines: Vec<String> = Vec::new();
        for block in &self.blocks {
            let label = match block.section {
                Section::WarmUp => "Warm-up: ",
                Section::CoolDown => "Cool-down: ",
                Section::Main => "",
            };
            lines.push(format!("{label}{}", part(&block.work, Level::Top, dialect)));
        }
        if !self.recoveries.is_empty() {
            let clauses: Vec<String> = self.recoveries.iter().map(clause).collect();
            lines.push(format!("Recovery: {}", clauses.join("; ")));
        }
        for rule in self.targets.iter().filter(|t| !t.told && !t.targets.is_empty()) {
            let targets: Vec<String> = rule.targets.iter().map(target).collect();
            lines.push(format!("Pace: {}", targets.join(", ")));
        }
        for row in &self.results {
            let mut label = row
                .distance
                .map(meters)
                .into_iter()
                .chain(row.block.clone())
                .collect::<Vec<_>>()
                .join(" ");
            if let Some(set) = row.set {
                let _ = write!(label, "{}set #{set}", if label.is_empty() { "" } else { " " });
            }
            if label.is_empty() {
                label.push_str("splits");
            }
            let times: Vec<String> = row.times.iter().map(ToString::to_string).collect();
            lines.push(format!("{label}: {}", times.join(" / ")));
        }
        if let Some(rpe) = self.rpe {
            lines.push(format!("RPE {}", rpe.value()));
        }
        lines.join("\n")
    }
}

/// How tightly the place around a part binds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Top,
    Block,
    Item,
}

fn part(work: &Work, level: Level, dialect: Dialect) -> String {
    let bracket = |text: String, needed: bool| if needed { format!("({text})") } else { text };
    match work {
        Work::Rep(rep) => {
            let mut text = match &rep.amount {
                Amount::Distance { range, unit } => distance(range, *unit),
                Amount::Time(range) => time(range),
                Amount::Lifts(range) => format!("{range} reps"),
                Amount::Open => "open".to_owned(),
            };
            let lifts = matches!(rep.amount, Amount::Lifts(_));
            if rep.activity != Activity::Main && !(lifts && rep.activity == Activity::Lift) {
                let _ = write!(text, " {}", activity(rep.activity));
            }
            if let Some(effort) = rep.effort {
                let _ = write!(text, " {}", effort_word(effort));
            }
            for aim in &rep.targets {
                let _ = write!(text, " @ {}", target(aim));
            }
            text
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
            let text = |(i, p): (usize, &Work)| {
                bracket(part(p, inner, dialect), *joint == Joint::List && i > 0 && single(p))
            };
            let parts: Vec<String> = parts.iter().enumerate().map(text).collect();
            bracket(parts.join(sign), needed)
        }
        Work::Repeat { count, body } => {
            let needed = !matches!(**body, Work::Rep(_));
            let text = part(body, Level::Top, dialect);
            let text = format!("{count} x {}", bracket(text, needed));
            bracket(text, dialect == Dialect::Cycle && level == Level::Item)
        }
        Work::Choice(parts) => {
            let parts: Vec<String> = parts.iter().map(|p| part(p, Level::Item, dialect)).collect();
            bracket(parts.join(" or "), level != Level::Top)
        }
        Work::With { body, rests } => {
            // A rest behind a plain list is that of the list; brackets keep any other one in its place.
            let mut text = part(body, Level::Item, dialect);
            let send_off = |r: &&RestRule| matches!(r.amount, RestAmount::SendOff(_));
            for rule in rests.iter().filter(send_off) {
                let _ = write!(text, " {}", clause(rule));
            }
            let clauses: Vec<String> = rests.iter().filter(|r| !send_off(r)).map(clause).collect();
            if !clauses.is_empty() {
                let _ = write!(text, " [rest {}]", clauses.join("; "));
            }
            text
        }
        Work::Pause(rest) => format!("[rest {}]", clause(rest)),
    }
}

fn number(value: f64) -> String {
    // Nearly every number is a whole one, and so small that a double holds each digit.
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value}");
    }
    // Ten digits hold every written number and drop the dust of a conversion.
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn distance(range: &Bounds<Distance>, unit: DistanceUnit) -> String {
    let end = |d: Distance| number(d.meters() / unit.meters());
    if range.is_exact() {
        format!("{}{unit}", end(range.min()))
    } else {
        format!("{}-{}{unit}", end(range.min()), end(range.max()))
    }
}

fn meters(distance: Distance) -> String {
    format!("{}m", number(distance.meters()))
}

fn time(range: &Bounds<Seconds>) -> String {
    let seconds = |s: Seconds| s.0.as_secs_f64();
    let whole = |s: f64| (s / 60.0).fract() == 0.0 && s >= 60.0;
    let (min, max) = (seconds(range.min()), seconds(range.max()));
    let (unit, length) = if whole(min) && whole(max) { ("min", 60.0) } else { ("s", 1.0) };
    if range.is_exact() {
        format!("{} {unit}", number(min / length)).replace(" s", "s")
    } else {
        format!("{}-{} {unit}", number(min / length), number(max / length)).replace(" s", "s")
    }
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

fn clause(rule: &RestRule) -> String {
    let mut text = if rule.full { "full ".to_owned() } else { String::new() };
    text.push_str(&amount(&rule.amount));
    if let Some(found) = rule.mode {
        let _ = write!(text, " {}", mode(found));
    }
    let scope = match &rule.scope {
        Scope::EachGap => String::new(),
        Scope::BetweenReps => "between reps".to_owned(),
        Scope::WithinSets => "within sets".to_owned(),
        Scope::BetweenSets => "between sets".to_owned(),
        Scope::AfterDistance(list) => {
            let list: Vec<String> = list.iter().map(|d| meters(*d)).collect();
            format!("after {} reps", list.join(" & "))
        }
        Scope::InBlock(name) => format!("in {name}"),
        Scope::BeforeBlock(name) => format!("before {name}"),
        Scope::BetweenDistances(a, b) => format!("between {} & {}", meters(*a), meters(*b)),
        Scope::AfterLast => "after the last rep".to_owned(),
    };
    if !scope.is_empty() {
        let _ = write!(text, " {scope}");
    }
    text.trim().to_owned()
}

fn amount(amount: &RestAmount) -> String {
    let way = |d: &Bounds<Distance>| distance(d, DistanceUnit::Meter);
    match amount {
        RestAmount::Time(range) => time(range),
        RestAmount::Distance(range) => way(range),
        RestAmount::DistanceIn { distance, time: t } => format!("{} in {}", way(distance), time(t)),
        RestAmount::Either { distance, time: t } => format!("{} or {}", way(distance), time(t)),
        RestAmount::SendOff(range) => format!("on {}", time(range)),
        RestAmount::Cycle(list) => list.iter().map(self::amount).collect::<Vec<_>>().join("/"),
        RestAmount::SameAsRep => "same".to_owned(),
        RestAmount::Open => String::new(),
    }
}

/// A race by the name that runners give it; a mile has none in a range.
fn race(meters: f64, alone: bool) -> String {
    let is = |m: f64| (meters - m).abs() < 1e-6;
    let mile = DistanceUnit::Mile.meters();
    if is(21_097.5) {
        "half marathon".to_owned()
    } else if is(42_195.0) {
        "marathon".to_owned()
    } else if is(mile) && alone {
        "mile".to_owned()
    } else if meters >= 5000.0 && (meters / 1000.0).fract() == 0.0 {
        format!("{}km", number(meters / 1000.0))
    } else if number(meters / mile)
        .parse()
        .is_ok_and(|miles: f64| is(miles * mile) && miles.fract() == 0.0)
    {
        format!("{} mile", number(meters / mile))
    } else {
        format!("{}m", number(meters))
    }
}

/// A pace over the distance for which it has the fewest digits, from slow to fast speed.
fn pace(slow: f64, fast: f64) -> String {
    let ways = [
        (1000.0, "/km"),
        (DistanceUnit::Mile.meters(), "/mile"),
        (400.0, "/400m"),
        (200.0, "/200m"),
        (100.0, "/100m"),
    ];
    let short = |seconds: f64, step: f64| {
        ((seconds / step) - (seconds / step).round()).abs() < 1e-7 && seconds > 0.0
    };
    let fits = |step: f64| {
        move |(meters, _): &&(f64, &str)| short(*meters / slow, step) && short(*meters / fast, step)
    };
    let found = ways.iter().find(fits(1.0)).or_else(|| ways.iter().find(fits(0.1)));
    let (meters, unit) = found.or_else(|| ways.iter().find(fits(0.01))).unwrap_or(&ways[0]);
    let clock = |speed: f64| {
        let seconds = (meters / speed * 1e6).round() / 1e6;
        let minutes = (seconds / 60.0).floor();
        let left = number(seconds - minutes * 60.0);
        let zero = if left.find('.').unwrap_or(left.len()) < 2 { "0" } else { "" };
        let short = *meters < 1000.0 && seconds < 100.0;
        if (1.0..60.0).contains(&minutes) && !short {
            format!("{minutes}:{zero}{left}")
        } else {
            format!("{}s", number(seconds))
        }
    };
    if slow.to_bits() == fast.to_bits() {
        format!("{}{unit}", clock(slow))
    } else {
        format!("{}-{}{unit}", clock(fast), clock(slow))
    }
}

fn target(target: &Target) -> String {
    let ends = |min: f64, max: f64| {
        if min.to_bits() == max.to_bits() {
            number(min)
        } else {
            format!("{}-{}", number(min), number(max))
        }
    };
    match target {
        Target::Speed(range) => {
            pace(range.min().meters_per_second(), range.max().meters_per_second())
        }
        Target::Time(range) => time(range),
        Target::RacePace { distance: range, relation } => {
            let relation = match relation {
                Relation::At => "",
                Relation::SlightlySlower => "slightly slower than ",
                Relation::Slower => "slower than ",
                Relation::SlightlyFaster => "slightly faster than ",
                Relation::Faster => "faster than ",
            };
            format!("{relation}{} pace", races(range))
        }
        Target::RacePaceOffset { distance, seconds_per_km } => {
            let (min, max) = (seconds_per_km.min(), seconds_per_km.max());
            let (sign, low, high) = if min < 0.0 { ('-', -max, -min) } else { ('+', min, max) };
            format!("{} pace {sign} {} s/km", races(distance), ends(low, high))
        }
        Target::Percent { range, of } => {
            let of = match of {
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
            };
            format!("{}%{of}", ends(range.min(), range.max()))
        }
        Target::Lactate(range) => format!(
            "{} mmol/L",
            ends(range.min().millimoles_per_liter(), range.max().millimoles_per_liter())
        ),
        Target::Power(range) => format!("{} W", ends(range.min().watts(), range.max().watts())),
        Target::Rpe(range) => format!("RPE {}", ends(range.min(), range.max())),
        Target::Named(name) => name.clone(),
    }
}

/// A race, or the range of two.
fn races(range: &Bounds<Distance>) -> String {
    if range.is_exact() {
        return race(range.min().meters(), true);
    }
    let end = |d: Distance| race(d.meters(), false);
    format!("{} to {}", end(range.min()), end(range.max()))
}

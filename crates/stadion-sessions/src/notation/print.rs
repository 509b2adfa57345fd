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
            if rep.activity != Activity::Main {
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
            // A plain time behind distances would read as their rest: brackets make it work.
            let plain = |p: &Work| matches!(p, Work::Rep(r) if matches!(r.amount, Amount::Time(_)) && r.effort.is_none() && r.activity == Activity::Main);
            let text = |(i, p): (usize, &Work)| {
                bracket(part(p, inner, dialect), *joint == Joint::List && i > 0 && plain(p))
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
            let clauses: Vec<String> = rests.iter().map(clause).collect();
            // A rest behind a plain list is that of the list; brackets keep any other one in its place.
            let body = part(body, Level::Item, dialect);
            format!("{body} [rest {}]", clauses.join("; "))
        }
        Work::Pause(rest) => format!("[rest {}]", clause(rest)),
    }
}

fn number(value: f64) -> String {
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
            let pace = |v: f64| number(1000.0 / v);
            let (fast, slow) =
                (pace(range.max().meters_per_second()), pace(range.min().meters_per_second()));
            if range.is_exact() { format!("{slow}s/km") } else { format!("{fast}-{slow}s/km") }
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
            let race = if range.is_exact() {
                meters(range.min())
            } else {
                format!("{} to {}", meters(range.min()), meters(range.max()))
            };
            format!("{relation}{race} pace")
        }
        Target::Percent { range, of } => {
            let of = match of {
                PercentOf::MaxHeartRate => " HRmax",
                PercentOf::ThresholdHeartRate => " LTHR",
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

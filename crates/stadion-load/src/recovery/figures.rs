//! The table's figures for a class at the size of a session.

use stadion_sessions::Class;
use stadion_types::{Distance, Finding, Reason, ReasonCode, Severity};

use super::conditions::RecoveryConditions;
use super::numbers::RecoveryNumbers;
use super::own::OwnRecovery;
use super::size::SessionSize;
use super::system::{BodySystem, Hours};
use super::table::{self, RACES, RecoveryRow, RowSize};
use crate::sources::{OWN_OBSERVATIONS, STADION};

/// By how much the later end grows for each row's size that a session has beyond the first.
pub(crate) const GROWTH: f64 = 0.5;
/// The most that size makes of a later end: the table says nothing of sessions beyond measure, and
/// a broken clock must not give years.
pub(crate) const MOST: f64 = 3.0;

const BORROWED: ReasonCode = ReasonCode {
    code: "recovery-figures-borrowed",
    text: "the class {class} has no recovery figures of its own; those of {row} stand in",
};
const SIZE_UNKNOWN: ReasonCode = ReasonCode {
    code: "recovery-size-unknown",
    text: "the {what} is not known, so the figures of {row} stand for their usual size",
};
const RACE_UNKNOWN: ReasonCode = ReasonCode {
    code: "recovery-race-distance-unknown",
    text: "the distance of the race is not known; the span covers every distance to the marathon",
};
const GROWN: ReasonCode = ReasonCode {
    code: "recovery-size-grown",
    text: "the {what} of {size} is beyond the {usual} that the figures of {row} are for: their later ends are {percent} % later",
};

pub(super) const REASONS: [ReasonCode; 4] = [BORROWED, SIZE_UNKNOWN, RACE_UNKNOWN, GROWN];

/// Hours and source by system, in the order of [`BodySystem::ALL`].
#[derive(Clone, Copy)]
pub(super) struct Figures(pub(super) [(BodySystem, Hours, &'static str); 4]);

impl Figures {
    fn of(numbers: &RecoveryNumbers, row: &RecoveryRow) -> Self {
        Self(BodySystem::ALL.map(|system| {
            let (hours, source) = numbers.cell(row, system);
            (system, hours, source)
        }))
    }

    fn widened(self, factor: f64) -> Self {
        Self(self.0.map(|(system, hours, source)| (system, hours.widened(factor), source)))
    }

    /// Moved by what was around a session of `class`.
    pub(super) fn under(
        self,
        numbers: &RecoveryNumbers,
        conditions: &RecoveryConditions,
        class: Class,
    ) -> Self {
        Self(self.0.map(|(system, hours, source)| {
            (system, hours.widened(conditions.factor(numbers, class, system)), source)
        }))
    }

    /// Moved by what the athlete observed after sessions of `class`.
    pub(super) fn of_athlete(self, own: &OwnRecovery, class: Class) -> Self {
        Self(self.0.map(|(system, hours, source)| match own.factor(class, system) {
            Some(factor) => (system, hours.scaled(factor), OWN_OBSERVATIONS.id),
            None => (system, hours, source),
        }))
    }

    /// Whether no system's hours reach beyond those of `other`.
    pub(super) fn within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(mine, theirs)| mine.1.later(theirs.1) == theirs.1)
    }

    /// The later of both; the source is that of the later end.
    pub(super) fn later(self, other: Self) -> Self {
        self.with(other, |a, b| (a.later(b), b.max_h() > a.max_h()))
    }

    fn toward(self, other: Self, share: f64) -> Self {
        self.with(other, |a, b| (a.toward(b, share), share > 0.0))
    }

    fn with(self, other: Self, f: impl Fn(Hours, Hours) -> (Hours, bool)) -> Self {
        let mut figures = self.0;
        for (mine, theirs) in figures.iter_mut().zip(other.0) {
            let (hours, take_source) = f(mine.1, theirs.1);
            mine.1 = hours;
            if take_source {
                mine.2 = theirs.2;
            }
        }
        Self(figures)
    }
}

fn minutes(duration: core::time::Duration) -> f64 {
    duration.as_secs_f64() / 60.0
}

/// What size makes of a later end.
fn growth(numbers: &RecoveryNumbers, size: f64, row_size: f64) -> f64 {
    (1.0 + numbers.growth() * (size / row_size - 1.0).max(0.0)).min(numbers.most())
}

/// The row of a class, and whether it is borrowed. Races have theirs by distance.
pub(super) fn row_of(class: Class) -> Option<(&'static RecoveryRow, bool)> {
    Some(match class {
        Class::Recovery | Class::Easy => (&table::EASY, false),
        Class::LongRun => (&table::LONG_EASY, false),
        Class::Steady => (&table::SINGLE, true),
        Class::SingleSpoiled | Class::DoubleThreshold | Class::Fartlek => (&table::THRESHOLD, true),
        Class::Single => (&table::SINGLE, false),
        Class::Threshold => (&table::THRESHOLD, false),
        Class::Vo2max => (&table::VO2MAX, false),
        Class::Repetition | Class::Hill | Class::IntensiveTempo => (&table::VO2MAX, true),
        Class::Acceleration | Class::SprinterSpeedEndurance | Class::SpecialEndurance1 => {
            (&table::SPRINT, true)
        }
        Class::SpecialEndurance2 => (&table::SPEED_ENDURANCE, true),
        Class::ExtensiveTempo => (&table::STRIDES, true),
        Class::Sprint => (&table::SPRINT, false),
        Class::SpeedEndurance => (&table::SPEED_ENDURANCE, false),
        Class::Strides => (&table::STRIDES, false),
        Class::Hero => (&table::HERO, false),
        Class::Breakthrough => (&table::BREAKTHROUGH, false),
        _ => return None,
    })
}

/// Classes that say nothing of how hard a session was, nor of what it took.
pub(super) const fn has_no_hours(class: Class) -> bool {
    matches!(class, Class::Ladder | Class::BreakEven)
}

/// Whether a class tells of the work, and not of a ground or a form only.
pub(super) const fn tells_work(class: Class) -> bool {
    !matches!(class, Class::Ladder | Class::BreakEven | Class::Hill | Class::Fartlek)
}

/// The figures of a class at this size; none if the table has nothing on it.
pub(super) fn figures(
    numbers: &RecoveryNumbers,
    class: Class,
    size: &SessionSize,
    findings: &mut Vec<Finding>,
) -> Option<Figures> {
    if class == Class::Race {
        return Some(race(numbers, size, findings));
    }
    let (row, borrowed) = row_of(class)?;
    if borrowed {
        let mut finding = about(class, BORROWED, Severity::Info);
        finding.reason = finding.reason.with("row", row.name);
        findings.push(finding);
    }
    // Easy running goes by its duration in `easy_running`.
    let (what, size, usual) = match row.size {
        RowSize::DurationMin(_) if size.duration.is_some() => {
            return Some(Figures::of(numbers, row));
        }
        RowSize::DurationMin(usual) => ("duration", None, usual),
        RowSize::WorkMin(usual) => ("time of work", size.work.map(minutes), usual),
        RowSize::WorkDistanceM(usual) => {
            ("distance of work", size.work_distance.map(Distance::meters), usual)
        }
        RowSize::RaceDistanceM(_) | RowSize::Unsized => return Some(Figures::of(numbers, row)),
    };
    let Some(size) = size else {
        let mut finding = note(SIZE_UNKNOWN, Severity::Info);
        finding.reason = finding.reason.with("what", what).with("row", row.name);
        findings.push(finding);
        return Some(Figures::of(numbers, row));
    };
    let growth = growth(numbers, size, usual);
    findings.extend(grown(what, row, growth, (size, usual)));
    Some(Figures::of(numbers, row).widened(growth))
}

/// That a later end grew with the size of the session.
fn grown(
    what: &'static str,
    row: &RecoveryRow,
    growth: f64,
    (size, usual): (f64, f64),
) -> Option<Finding> {
    // Less than one per cent is nothing to tell.
    if growth < 1.01 {
        return None;
    }
    let unit =
        if matches!(row.size, RowSize::DurationMin(_) | RowSize::WorkMin(_)) { "min" } else { "m" };
    let amount = |value: f64| format!("{value:.0} {unit}");
    let mut finding = note(GROWN, Severity::Info).measured(size).against(usual);
    finding.reason = finding
        .reason
        .with("what", what)
        .with("row", row.name)
        .with("size", amount(size))
        .with("usual", amount(usual))
        .with("percent", 100.0 * (growth - 1.0));
    Some(finding)
}

/// What easy running of this duration takes.
pub(super) fn easy_running(
    numbers: &RecoveryNumbers,
    duration: core::time::Duration,
    own: &OwnRecovery,
) -> (Figures, Option<Finding>) {
    const SHORT: f64 = 60.0;
    const LONG: f64 = 90.0;
    const LONGEST: f64 = 150.0;
    let minutes = minutes(duration);
    let short = Figures::of(numbers, &table::EASY).of_athlete(own, Class::Easy);
    let long = Figures::of(numbers, &table::LONG_EASY).of_athlete(own, Class::LongRun);
    let share = ((minutes - SHORT) / (LONG - SHORT)).clamp(0.0, 1.0);
    let growth = growth(numbers, minutes, LONGEST);
    let finding = grown("duration", &table::LONG_EASY, growth, (minutes, LONGEST));
    (short.toward(long, share).widened(growth), finding)
}

fn race(numbers: &RecoveryNumbers, size: &SessionSize, findings: &mut Vec<Finding>) -> Figures {
    let [shortest, .., longest] = RACES.map(|(m, row)| (m, Figures::of(numbers, row)));
    let Some(distance) = size.race_distance else {
        findings.push(note(RACE_UNKNOWN, Severity::Notice));
        return shortest.1.with(longest.1, |a, b| (Hours::literal(a.min_h(), b.max_h()), true));
    };
    let m = distance.meters();
    for pair in RACES.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if m <= to.0 {
            let share = ((m / from.0).ln() / (to.0 / from.0).ln()).max(0.0);
            return Figures::of(numbers, from.1).toward(Figures::of(numbers, to.1), share);
        }
    }
    let growth = growth(numbers, m, longest.0);
    findings.extend(grown("distance of the race", &table::RACE_MARATHON, growth, (m, longest.0)));
    longest.1.widened(growth)
}

fn note(code: ReasonCode, severity: Severity) -> Finding {
    Finding::new(Reason::new(code), severity, STADION.id)
}

pub(super) fn about(class: Class, code: ReasonCode, severity: Severity) -> Finding {
    let reason = Reason::new(code).with("class", class.as_str());
    Finding::new(reason, severity, STADION.id)
}

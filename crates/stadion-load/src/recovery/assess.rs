//! From the classes and the size of a session to hours of recovery.

use stadion_sessions::Class;
use stadion_types::{Finding, Reason, ReasonCode, Severity};

use super::result::{Recovery, Stated, SystemRecovery};
use super::size::{Groundwork, SessionSize};
use super::stated::STATED_RECOVERY;
use super::system::{BodySystem, Hours};
use super::table::{self, RACES, RecoveryRow, RowSize};
use crate::sources::{SPRINT_TEXT, STADION};

/// By how much the later end grows for each row's size that a session has beyond the first.
pub(crate) const GROWTH: f64 = 0.5;
/// The most that size makes of a later end: the table says nothing of sessions beyond measure, and
/// a broken clock must not give years.
pub(crate) const MOST: f64 = 3.0;
/// By which share the later end moves out where the groundwork is missing.
pub(crate) const GROUNDWORK: f64 = 0.25;

const NO_ROW: ReasonCode = ReasonCode {
    code: "recovery-no-figures",
    text: "there are no recovery figures for the class {class}; it is left out",
};
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
const GROUNDWORK_MISSING: ReasonCode = ReasonCode {
    code: "recovery-groundwork-missing",
    text: "the groundwork for this kind of work is missing: the later ends are {percent} % later",
};
const STATED_LEFT_OUT: ReasonCode = ReasonCode {
    code: "recovery-stated-left-out",
    text: "the stated {hours} hold only where the groundwork is laid",
};

pub(crate) const REASONS: &[ReasonCode] =
    &[NO_ROW, BORROWED, SIZE_UNKNOWN, RACE_UNKNOWN, GROUNDWORK_MISSING, STATED_LEFT_OUT];

/// Why nothing can be said about the recovery from a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecoveryError {
    /// The session has no class.
    #[error("a session without a class has no recovery figures")]
    NoClass,
    /// A ladder is a shape and break-even a comparison, and no other class says how hard the work was.
    #[error("a ladder is a shape, break-even a comparison; neither tells how hard the work was")]
    ShapeOnly,
    /// The table has nothing on any of the session's classes.
    #[error("there are no recovery figures for the class {class}")]
    NoFigures {
        /// The first of the classes that is no shape.
        class: Class,
    },
}

/// The recovery from a session, and what there is to say about how it was found.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RecoveryAssessment {
    /// When the athlete is ready again.
    pub recovery: Recovery,
    /// Where the figures had to be borrowed, widened or taken for the usual size.
    pub findings: Vec<Finding>,
}

/// When the athlete is ready again after a session of these classes.
///
/// # Model
///
/// ```text
/// later end = table · (1 + 0.5 · max(0, size / row's size − 1)), at most threefold
///             · 1.25 where the groundwork is missing
/// earlier end = table
/// ```
///
/// - Each class has its row of [`RECOVERY_TABLE`](super::RECOVERY_TABLE): hours until each system of
///   the body carries an easy run, and until it carries the next session of the same class. Up to
///   the row's size its figures stand as they are.
/// - Of several classes the later counts, system by system and end by end. A ladder is a shape and
///   break-even a comparison with other days: they have no hours of their own. Hills and fartlek are
///   a ground and a form: their figures stand only where no other class has any.
/// - Easy running has a row for up to an hour and one for 90 to 150 minutes; between them the
///   figures go over gradually. A session of any class takes at least as long as an easy run of its
///   duration.
/// - Between the distances of the table a race lies on the line over the logarithm of the distance;
///   below 1500 m it takes that row, beyond the marathon it grows as above. Without a distance the
///   span covers them all.
/// - Classes without a row take the figures of another one, and a finding says so: steady running
///   those of a single; spoiled singles, double threshold and fartlek those of threshold; repetitions, hills and
///   intensive tempo those of maximal oxygen uptake; acceleration, the speed endurance of sprinters and their first
///   special endurance those of a sprint; the second one those of speed endurance; extensive
///   tempo those of strides. Strength work and jumps have none.
///
/// # Limits
///
/// For running, and no prediction for one person: sleep, heat, age, food and downhill running move
/// these hours. It is a planning aid and no medical advice.
///
/// # Errors
///
/// [`RecoveryError::NoClass`] for an empty list, [`RecoveryError::ShapeOnly`] if it holds nothing but
/// ladder and break-even, [`RecoveryError::NoFigures`] if the table has nothing on any class of it.
///
/// # Examples
///
/// ```
/// use stadion_load::{Groundwork, SessionSize, recovery};
/// use stadion_sessions::Class;
///
/// let classes = [Class::SpeedEndurance, Class::Ladder];
/// let found = recovery(&classes, &SessionSize::default(), Groundwork::Laid)?.recovery;
/// assert_eq!((found.overall().min_h(), found.overall().max_h()), (72.0, 120.0));
/// assert_eq!(found.stated()[0].source, "seed-001");
/// assert!(recovery(&[Class::Strength], &SessionSize::default(), Groundwork::Laid).is_err());
/// # Ok::<(), stadion_load::RecoveryError>(())
/// ```
///
/// # Source
///
/// The cells name theirs. Growth with size and the shift for missing groundwork are conventions of
/// this crate.
pub fn recovery(
    classes: &[Class],
    size: &SessionSize,
    groundwork: Groundwork,
) -> Result<RecoveryAssessment, RecoveryError> {
    if classes.is_empty() {
        return Err(RecoveryError::NoClass);
    }
    let mut findings = Vec::new();
    let mut found: Option<Figures> = None;
    let told = classes.iter().any(|&c| tells_work(c) && (c == Class::Race || row_of(c).is_some()));
    for &class in classes {
        // A ground or a form takes figures only where nothing else does.
        if has_no_hours(class) || (told && !tells_work(class)) {
            continue;
        }
        match figures(class, size, &mut findings) {
            Some(figures) => found = Some(found.map_or(figures, |f| f.later(figures))),
            None => findings.push(about(class, NO_ROW, Severity::Notice)),
        }
    }
    let other = classes.iter().copied().find(|&c| !has_no_hours(c));
    let mut found = found.ok_or(match other {
        Some(class) => RecoveryError::NoFigures { class },
        None => RecoveryError::ShapeOnly,
    })?;
    if let Some(duration) = size.duration {
        found = found.later(easy_running(minutes(duration)));
    }
    if groundwork == Groundwork::Missing {
        found = found.widened(1.0 + GROUNDWORK);
        let mut finding = note(GROUNDWORK_MISSING, Severity::Notice);
        finding.reason = finding.reason.with("percent", GROUNDWORK * 100.0);
        finding.source = SPRINT_TEXT.id.into();
        findings.push(finding);
    }
    let stated = stated(classes, size, groundwork, &mut findings);
    let systems = found.0.map(|(system, hours, source)| SystemRecovery {
        system,
        hours,
        source: source.into(),
    });
    Ok(RecoveryAssessment { recovery: Recovery { systems, stated, ready: None }, findings })
}

fn stated(
    classes: &[Class],
    size: &SessionSize,
    groundwork: Groundwork,
    findings: &mut Vec<Finding>,
) -> Vec<Stated> {
    let race_m = size.race_distance.map(stadion_types::Distance::meters);
    let holds = |span: Option<(f64, f64)>| {
        span.is_none_or(|(from, to)| race_m.is_some_and(|m| from <= m && m <= to))
    };
    let mut stated = Vec::new();
    for said in STATED_RECOVERY.iter().filter(|s| classes.contains(&s.class) && holds(s.race_m)) {
        if said.needs_groundwork && groundwork == Groundwork::Missing {
            let mut finding = note(STATED_LEFT_OUT, Severity::Info);
            finding.reason = finding.reason.with("hours", said.hours.to_string());
            finding.source = said.source.id.into();
            findings.push(finding);
        } else {
            stated.push(Stated { hours: said.hours, source: said.source.id.into() });
        }
    }
    stated
}

/// Hours and source by system, in the order of [`BodySystem::ALL`].
#[derive(Clone, Copy)]
struct Figures([(BodySystem, Hours, &'static str); 4]);

impl Figures {
    fn of(row: &RecoveryRow) -> Self {
        Self(BodySystem::ALL.map(|system| {
            let cell = row.cell(system);
            (system, cell.hours, cell.source.id)
        }))
    }

    fn widened(self, factor: f64) -> Self {
        Self(self.0.map(|(system, hours, source)| (system, hours.widened(factor), source)))
    }

    /// The later of both; the source is that of the later end.
    fn later(self, other: Self) -> Self {
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
fn growth(size: f64, row_size: f64) -> f64 {
    (1.0 + GROWTH * (size / row_size - 1.0).max(0.0)).min(MOST)
}

/// The row of a class, and whether it is borrowed. Races have theirs by distance.
fn row_of(class: Class) -> Option<(&'static RecoveryRow, bool)> {
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
const fn has_no_hours(class: Class) -> bool {
    matches!(class, Class::Ladder | Class::BreakEven)
}

/// Whether a class tells of the work, and not of a ground or a form only.
const fn tells_work(class: Class) -> bool {
    !matches!(class, Class::Ladder | Class::BreakEven | Class::Hill | Class::Fartlek)
}

fn figures(class: Class, size: &SessionSize, findings: &mut Vec<Finding>) -> Option<Figures> {
    if class == Class::Race {
        return Some(race(size, findings));
    }
    let (row, borrowed) = row_of(class)?;
    if borrowed {
        let mut finding = about(class, BORROWED, Severity::Info);
        finding.reason = finding.reason.with("row", row.name);
        findings.push(finding);
    }
    let (what, known) = match row.size {
        // Easy running has a table of its own, by duration; see `easy_running`.
        RowSize::DurationMin(_) => ("duration", size.duration.map(|_| 1.0)),
        RowSize::WorkMin(m) => ("time of work", size.work.map(|w| growth(minutes(w), m))),
        RowSize::WorkDistanceM(m) => {
            ("distance of work", size.work_distance.map(|d| growth(d.meters(), m)))
        }
        RowSize::RaceDistanceM(_) | RowSize::Unsized => ("", Some(1.0)),
    };
    if known.is_none() {
        let mut finding = note(SIZE_UNKNOWN, Severity::Info);
        finding.reason = finding.reason.with("what", what).with("row", row.name);
        findings.push(finding);
    }
    Some(Figures::of(row).widened(known.unwrap_or(1.0)))
}

fn easy_running(minutes: f64) -> Figures {
    const SHORT: f64 = 60.0;
    const LONG: f64 = 90.0;
    const LONGEST: f64 = 150.0;
    let (short, long) = (Figures::of(&table::EASY), Figures::of(&table::LONG_EASY));
    let share = ((minutes - SHORT) / (LONG - SHORT)).clamp(0.0, 1.0);
    short.toward(long, share).widened(growth(minutes, LONGEST))
}

fn race(size: &SessionSize, findings: &mut Vec<Finding>) -> Figures {
    let [shortest, .., longest] = RACES.map(|(m, row)| (m, Figures::of(row)));
    let Some(distance) = size.race_distance else {
        findings.push(note(RACE_UNKNOWN, Severity::Notice));
        return shortest.1.with(longest.1, |a, b| (Hours::literal(a.min_h(), b.max_h()), true));
    };
    let m = distance.meters();
    for pair in RACES.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if m <= to.0 {
            let share = ((m / from.0).ln() / (to.0 / from.0).ln()).max(0.0);
            return Figures::of(from.1).toward(Figures::of(to.1), share);
        }
    }
    longest.1.widened(growth(m, longest.0))
}

fn note(code: ReasonCode, severity: Severity) -> Finding {
    Finding::new(Reason::new(code), severity, STADION.id)
}

fn about(class: Class, code: ReasonCode, severity: Severity) -> Finding {
    let reason = Reason::new(code).with("class", class.as_str());
    Finding::new(reason, severity, STADION.id)
}

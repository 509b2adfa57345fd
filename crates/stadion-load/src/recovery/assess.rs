//! From the classes and the size of a session to hours of recovery.

use stadion_sessions::Class;
use stadion_types::{Finding, Reason, ReasonCode, Severity};

use super::conditions::RecoveryConditions;
use super::figures::{Figures, about, easy_running, figures, has_no_hours, row_of, tells_work};
use super::numbers::RecoveryNumbers;
use super::own::OwnRecovery;
use super::result::{Recovery, Stated, SystemRecovery};
use super::size::{Groundwork, SessionSize};
use super::stated::STATED_RECOVERY;

const NO_ROW: ReasonCode = ReasonCode {
    code: "recovery-no-figures",
    text: "there are no recovery figures for the class {class}; it is left out",
};
const STATED_LEFT_OUT: ReasonCode = ReasonCode {
    code: "recovery-stated-left-out",
    text: "the stated {hours} hold only where the groundwork is laid",
};

pub(super) const REASONS: [ReasonCode; 2] = [NO_ROW, STATED_LEFT_OUT];

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
/// these hours, which [`recovery_with`] allows for. It is a planning aid and no medical advice.
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
    recovery_with(classes, size, &groundwork.into(), &OwnRecovery::default())
}

/// As [`recovery`], under conditions that move the later ends, and with what the athlete has
/// observed after such sessions.
///
/// # Model
///
/// ```text
/// later end   = table · growth with size · (1 + shares of the conditions) · own factor
/// earlier end = table · own factor
/// ```
///
/// [`RecoveryConditions`] and [`OwnRecovery`] say where the shares and the factor come from. Each
/// that moved something is among the findings.
///
/// # Errors
///
/// As [`recovery`].
pub fn recovery_with(
    classes: &[Class],
    size: &SessionSize,
    conditions: &RecoveryConditions,
    own: &OwnRecovery,
) -> Result<RecoveryAssessment, RecoveryError> {
    assess(&RecoveryNumbers::default(), classes, size, conditions, own)
}

pub(super) fn assess(
    numbers: &RecoveryNumbers,
    classes: &[Class],
    size: &SessionSize,
    conditions: &RecoveryConditions,
    own: &OwnRecovery,
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
        if let Some(figures) = figures(numbers, class, size, &mut findings) {
            let figures = figures.under(numbers, conditions, class).of_athlete(own, class);
            findings.extend(own.findings(class));
            found = Some(found.map_or(figures, |f| f.later(figures)));
        } else {
            findings.push(about(class, NO_ROW, Severity::Notice));
        }
    }
    let other = classes.iter().copied().find(|&c| !has_no_hours(c));
    let mut found = found.ok_or(match other {
        Some(class) => RecoveryError::NoFigures { class },
        None => RecoveryError::ShapeOnly,
    })?;
    if let Some(duration) = size.duration {
        let (easy, grown) = easy_running(numbers, duration, own);
        let easy = easy.under(numbers, conditions, Class::Easy);
        if !easy.within(&found) {
            findings.extend(grown);
        }
        found = found.later(easy);
    }
    findings.extend(conditions.findings(numbers, classes));
    let stated = stated(classes, size, conditions.groundwork, &mut findings);
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
            let reason = Reason::new(STATED_LEFT_OUT).with("hours", said.hours.to_string());
            findings.push(Finding::new(reason, Severity::Info, said.source.id));
        } else {
            stated.push(Stated { hours: said.hours, source: said.source.id.into() });
        }
    }
    stated
}

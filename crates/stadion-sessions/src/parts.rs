//! Sessions put together by a program, and taken apart again.

use stadion_types::Rpe;

use crate::notation::MAX_LEVELS;
use crate::resolve::{MAX_LENGTH, length};
use crate::results::SplitRow;
use crate::session::{Declared, Line, PlanLine, Session, TargetRule};
use crate::tree::{Block, RestAmount, RestRule, Work};

/// What a [`Session`] is made of; all fields are public, and every door into a session checks them.
///
/// ```
/// use stadion_sessions::{
///     Amount, Block, Dialect, DistanceUnit, Rep, Section, Session, SessionParts, Span, Work,
/// };
/// use stadion_types::{Bounds, Distance};
///
/// let range = Bounds::exactly(Distance::from_meters(400.0)?);
/// let rep = Rep::new(Amount::Distance { range, unit: DistanceUnit::Meter }, Span::default());
/// let work = Work::Repeat { count: Bounds::exactly(6), body: Box::new(Work::Rep(rep)) };
/// let block = Block { section: Section::Main, work, span: Span::default() };
/// let session = Session::from_parts(SessionParts { blocks: vec![block], ..Default::default() })?;
/// assert_eq!(session.canonical(Dialect::Track), "6 x 400m");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct SessionParts {
    /// The lines of a text, if the session comes from one.
    pub lines: Vec<Line>,
    /// The work.
    pub blocks: Vec<Block>,
    /// The rules of recovery lines.
    pub recoveries: Vec<RestRule>,
    /// Targets on lines of their own.
    pub targets: Vec<TargetRule>,
    /// Result lines.
    pub results: Vec<SplitRow>,
    /// Plan lines.
    pub plans: Vec<PlanLine>,
    /// What the text itself calls the session.
    pub declared: Vec<Declared>,
    /// The rating of perceived exertion.
    pub rpe: Option<Rpe>,
    /// How often a part is repeated is not known, so that nothing has a sum.
    pub open: bool,
    /// A rest is not known, so that the rests have no sum.
    pub rest_open: bool,
    /// The parts follow each other as they stand: where no rest is given there is none.
    pub continuous: bool,
}

/// Why parts make no session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SessionError {
    /// Lists, repeats and rests within one another, deeper than any text can be.
    #[error("parts of the work lie more than {max} levels within one another")]
    TooDeep {
        /// The most levels that are accepted.
        max: u32,
    },
    /// More turns, repetitions and rests than can be laid out: a count that nobody does.
    #[error("the work has {length} turns, repetitions and rests, which is more than {max}")]
    TooLong {
        /// How many it has.
        length: u64,
        /// The most that are accepted.
        max: u64,
    },
}

impl Session {
    /// A session of these parts.
    ///
    /// # Errors
    ///
    /// [`SessionError::TooDeep`] if work or rests are nested deeper than 80 levels, and
    /// [`SessionError::TooLong`] if the counts make more than 20 000 turns, repetitions and rests.
    pub fn from_parts(parts: SessionParts) -> Result<Self, SessionError> {
        let work = parts.blocks.iter().all(|b| fits(&b.work, MAX_LEVELS));
        if !(work && parts.recoveries.iter().all(|r| rest_fits(&r.amount, MAX_LEVELS))) {
            return Err(SessionError::TooDeep { max: MAX_LEVELS });
        }
        // Only now: what lies too deep cannot be walked.
        let length = parts.blocks.iter().map(|b| length(&b.work)).fold(0, u64::saturating_add);
        if length > MAX_LENGTH {
            return Err(SessionError::TooLong { length, max: MAX_LENGTH });
        }
        let SessionParts {
            lines,
            blocks,
            recoveries,
            targets,
            results,
            plans,
            declared,
            rpe,
            open,
            rest_open,
            continuous,
        } = parts;
        Ok(Self {
            lines,
            blocks,
            recoveries,
            targets,
            results,
            plans,
            declared,
            rpe,
            open,
            rest_open,
            continuous,
        })
    }

    /// The parts, to change them.
    #[must_use]
    pub fn into_parts(self) -> SessionParts {
        let Self {
            lines,
            blocks,
            recoveries,
            targets,
            results,
            plans,
            declared,
            rpe,
            open,
            rest_open,
            continuous,
        } = self;
        SessionParts {
            lines,
            blocks,
            recoveries,
            targets,
            results,
            plans,
            declared,
            rpe,
            open,
            rest_open,
            continuous,
        }
    }
}

impl TryFrom<SessionParts> for Session {
    type Error = SessionError;

    fn try_from(parts: SessionParts) -> Result<Self, Self::Error> {
        Self::from_parts(parts)
    }
}

/// Whether a part has at most `left` levels.
fn fits(work: &Work, left: u32) -> bool {
    let Some(below) = left.checked_sub(1) else { return false };
    let rests = |rules: &[RestRule]| rules.iter().all(|r| rest_fits(&r.amount, below));
    match work {
        Work::Rep(_) => true,
        Work::Seq { parts, .. } | Work::Choice(parts) => parts.iter().all(|p| fits(p, below)),
        Work::Repeat { body, .. } => fits(body, below),
        Work::With { body, rests: rules } => fits(body, below) && rests(rules),
        Work::Pause(rule) => rest_fits(&rule.amount, below),
    }
}

fn rest_fits(amount: &RestAmount, left: u32) -> bool {
    let Some(below) = left.checked_sub(1) else { return false };
    match amount {
        RestAmount::Cycle(list) => list.iter().all(|a| rest_fits(a, below)),
        _ => true,
    }
}

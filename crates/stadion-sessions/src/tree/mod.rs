//! The session as a tree: repetitions, lists, repeats and choices.

mod rest;
mod target;
mod words;

pub use rest::{RestAmount, RestRule, Scope};
pub use target::{PercentOf, Relation, Seconds, Target};
pub(crate) use words::names;
pub use words::{Activity, DistanceUnit, Effort, Mode, Section};

use core::time::Duration;

use stadion_types::{Bounds, Distance};

use crate::span::Span;

/// How much work one repetition is.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Amount {
    /// A distance.
    Distance {
        /// From and to.
        range: Bounds<Distance>,
        /// The unit that it was written in.
        unit: DistanceUnit,
    },
    /// A time.
    Time(Bounds<Seconds>),
    /// One set of lifts or jumps.
    Lifts(Bounds<u32>),
    /// The text leaves it open.
    Open,
}

/// One repetition.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Rep {
    /// How much.
    pub amount: Amount,
    /// How hard, if a word says so.
    pub effort: Option<Effort>,
    /// What it is.
    pub activity: Activity,
    /// What it is aimed at.
    pub targets: Vec<Target>,
    /// Where it stands in the text.
    pub span: Span,
}

/// How strongly the parts of a sequence hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Joint {
    /// Blocks, joined by `+`, `;`, "then" or a new line.
    Blocks,
    /// A list, joined by commas, slashes or dashes.
    List,
}

/// A part of a session.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Work {
    /// One repetition.
    Rep(Rep),
    /// One part after the other.
    Seq {
        /// How they are joined.
        joint: Joint,
        /// The parts; two or more.
        parts: Vec<Work>,
    },
    /// The same part several times.
    Repeat {
        /// How often.
        count: Bounds<u32>,
        /// What.
        body: Box<Work>,
    },
    /// One of several parts, at the athlete's choice.
    Choice(Vec<Work>),
    /// A part with rests of its own.
    With {
        /// The part.
        body: Box<Work>,
        /// The rests that were written beside it.
        rests: Vec<RestRule>,
    },
    /// A rest written as a part of its own.
    Pause(RestRule),
}

/// A line's work with the part of the day that it belongs to.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Block {
    /// Warm-up, main set or cool-down.
    pub section: Section,
    /// The work.
    pub work: Work,
    /// Where it stands in the text.
    pub span: Span,
}

impl Rep {
    /// A repetition of `amount`, with nothing else said of it.
    #[must_use]
    pub const fn new(amount: Amount, span: Span) -> Self {
        Self { amount, effort: None, activity: Activity::Main, targets: Vec::new(), span }
    }
}

impl Amount {
    /// The distance, if it is one.
    #[must_use]
    pub const fn distance(&self) -> Option<Bounds<Distance>> {
        match self {
            Self::Distance { range, .. } => Some(*range),
            _ => None,
        }
    }

    /// The time, if it is one.
    #[must_use]
    pub fn time(&self) -> Option<Bounds<Duration>> {
        match self {
            Self::Time(range) => Some(range.durations()),
            _ => None,
        }
    }
}

/// Reads a range of [`Seconds`] as a range of [`Duration`].
pub(crate) trait Durations {
    fn durations(&self) -> Bounds<Duration>;
}

impl Durations for Bounds<Seconds> {
    fn durations(&self) -> Bounds<Duration> {
        Bounds::between(self.min().0, self.max().0)
    }
}

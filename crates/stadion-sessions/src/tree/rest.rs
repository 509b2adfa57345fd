//! Rests: how much, in which way, and where.

use stadion_types::{Bounds, Distance};

use super::target::Seconds;
use super::words::Mode;
use crate::span::Span;

/// How much rest a clause gives.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum RestAmount {
    /// A time.
    Time(Bounds<Seconds>),
    /// A distance, at whatever speed.
    Distance(Bounds<Distance>),
    /// A distance to be covered in a time: one rest, not two.
    DistanceIn {
        /// The way.
        distance: Bounds<Distance>,
        /// The time for it.
        time: Bounds<Seconds>,
    },
    /// Either a distance or a time.
    Either {
        /// The way.
        distance: Bounds<Distance>,
        /// Or the time.
        time: Bounds<Seconds>,
    },
    /// A start on the clock every so often; the rest is what the work leaves over.
    SendOff(Bounds<Seconds>),
    /// One amount after the other, gap by gap, and again from the start.
    Cycle(Vec<RestAmount>),
    /// As far as the repetition before.
    SameAsRep,
    /// Back to the start, down the hill, or until recovered: the text names no amount.
    Open,
}

/// Where a rest holds. A more specific scope wins over a wider one, see
/// [`Session::steps`](crate::Session::steps).
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Scope {
    /// Between any two repetitions.
    EachGap,
    /// Between repetitions, not between sets.
    BetweenReps,
    /// Inside a set.
    WithinSets,
    /// Between one set and the next.
    BetweenSets,
    /// After repetitions over one of these distances.
    AfterDistance(Vec<Distance>),
    /// Inside the block of that name, such as a ladder.
    InBlock(String),
    /// Before the block of that name, such as a tempo run.
    BeforeBlock(String),
    /// Between a repetition over the first distance and one over the second.
    BetweenDistances(Distance, Distance),
    /// After the repetitions of these numbers, counted from 1: beside the work in that part, and in
    /// each of its sets anew; on a line of its own in the whole main set.
    AfterNth(Vec<u32>),
    /// After the last repetition.
    AfterLast,
}

/// One clause of a recovery line, or a rest written beside the work.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RestRule {
    /// How much.
    pub amount: RestAmount,
    /// What is done meanwhile.
    pub mode: Option<Mode>,
    /// Where it holds.
    pub scope: Scope,
    /// Whether the text calls the recovery full; that word is kept beside the figures.
    pub full: bool,
    /// Where it stands in the text.
    pub span: Span,
}

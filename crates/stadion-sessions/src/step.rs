//! The session as a flat list of work and rest.

use core::time::Duration;

use stadion_types::{Bounds, Distance};

use crate::tree::{Activity, Effort, Mode, Section, Target, names};

names! {
    /// Work or rest.
    StepKind {
        /// A repetition.
        Work = "work",
        /// The gap between two repetitions.
        Rest = "rest",
    }
}

/// One turn of one repeat, counted from the outermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Turn {
    /// The repeat's number in the session, in the order of the text.
    pub repeat: u32,
    /// Which turn of it, from 1 on.
    pub turn: u32,
}

/// One step of a session.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Step {
    /// Work or rest.
    pub kind: StepKind,
    /// The part of the day.
    pub section: Section,
    /// The number of the repetition in the main set, from 1 on; a rest has that of the work before.
    pub rep: Option<u32>,
    /// The number of the set: repeats of a group and top-level blocks each start a new one.
    pub set: u32,
    /// Whether the text leaves it open that the step is done at all: the upper end of a range of
    /// counts, or the rest before it.
    pub optional: bool,
    /// The distance, if the text gives one.
    pub distance: Option<Bounds<Distance>>,
    /// The time, if the text gives one. A rest with both holds both at once.
    pub duration: Option<Bounds<Duration>>,
    /// Repetitions of a lift, for a set of them.
    pub lifts: Option<Bounds<u32>>,
    /// What is done during a rest.
    pub mode: Option<Mode>,
    /// Whether the text calls the recovery full.
    pub full: bool,
    /// For a rest: which rule gave it, an index into [`Session::rest_rules`](crate::Session::rest_rules).
    pub rule: Option<usize>,
    /// For work: how hard, if a word says so.
    pub effort: Option<Effort>,
    /// For work: what it is.
    pub activity: Activity,
    /// For work: what it is aimed at, the session's own targets included.
    pub targets: Vec<Target>,
    /// The turns of the repeats around the step, outermost first.
    pub path: Vec<Turn>,
}

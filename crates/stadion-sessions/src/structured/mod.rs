//! Workouts that come as steps and repeats rather than as a coach's text: what a watch, a trainer or
//! a planning site holds. Every reader of such a form builds a [`StructuredWorkout`], and one builder
//! makes the [`Session`](crate::Session) of it.

mod build;
mod listing;
mod notes;
mod role;
mod rule;

pub(crate) use build::{MAX_STEPS, read};
pub(crate) use notes::Notes;

use core::time::Duration;

use stadion_types::{Distance, Sport};

use crate::notation::Parsed;
use crate::span::Span;
use crate::tree::{Activity, DistanceUnit, Effort, Mode, Target, names};

names! {
    /// What a step of a structured workout is for.
    StepRole {
        /// Work.
        Work = "work",
        /// A rest or a recovery.
        Rest = "rest",
        /// Before the main set.
        WarmUp = "warm-up",
        /// After it.
        CoolDown = "cool-down",
        /// Not said; the builder tells from the targets of the steps around it.
        Unstated = "unstated",
    }
}

/// When a step ends.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum StepLength {
    /// After a time.
    Time(#[cfg_attr(feature = "serde", serde(with = "stadion_types::seconds"))] Duration),
    /// After a distance.
    Distance {
        /// How far.
        distance: Distance,
        /// The unit that it was given in.
        unit: DistanceUnit,
    },
    /// After so many repetitions of an exercise.
    Lifts(u32),
    /// When something happens that no figure tells beforehand, in English: `the lap button`.
    Until(String),
}

/// One step of a structured workout.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct StructuredStep {
    /// What it is for.
    pub role: StepRole,
    /// When it ends.
    pub length: StepLength,
    /// How hard, if a word says so.
    pub effort: Option<Effort>,
    /// What it is, if that is not the sport of the workout.
    pub activity: Activity,
    /// How a rest is spent, if that is said.
    pub mode: Option<Mode>,
    /// What it is aimed at. A [`Session`](crate::Session) keeps the targets of work, not of rests.
    pub targets: Vec<Target>,
    /// Its name or the words that the device shows.
    pub name: Option<String>,
    /// Remarks beside it, such as texts that are shown on the way.
    pub notes: Vec<String>,
    /// What of it was not understood, in English.
    pub unread: Vec<String>,
    /// Where it stands in the text that was read, if there is one.
    pub span: Option<Span>,
}

impl StructuredStep {
    /// A step of which only the length is known.
    #[must_use]
    pub const fn new(length: StepLength) -> Self {
        Self {
            role: StepRole::Unstated,
            length,
            effort: None,
            activity: Activity::Main,
            mode: None,
            targets: Vec::new(),
            name: None,
            notes: Vec::new(),
            unread: Vec::new(),
            span: None,
        }
    }

    /// The same step with that role.
    #[must_use]
    pub const fn with_role(mut self, role: StepRole) -> Self {
        self.role = role;
        self
    }

    /// The same step with one target more.
    #[must_use]
    pub fn with_target(mut self, target: Target) -> Self {
        self.targets.push(target);
        self
    }
}

/// A step, or steps that are repeated.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum StructuredItem {
    /// One step.
    Step(StructuredStep),
    /// Steps that are done several times, in order.
    Repeat {
        /// How often; `None` where that depends on how it goes.
        turns: Option<u32>,
        /// What ends the repeats where no number does, in English; what of it was not understood.
        unread: Vec<String>,
        /// What is repeated.
        items: Vec<StructuredItem>,
        /// Where the count stands in the text that was read, if there is one.
        span: Option<Span>,
    },
}

/// A workout of steps and repeats.
///
/// ```
/// use std::time::Duration;
/// use stadion_sessions::{StepLength, StepRole, StructuredItem, StructuredStep, StructuredWorkout};
///
/// let minutes = |m: u64| StepLength::Time(Duration::from_secs(60 * m));
/// let body = vec![
///     StructuredItem::Step(StructuredStep::new(minutes(4)).with_role(StepRole::Work)),
///     StructuredItem::Step(StructuredStep::new(minutes(3)).with_role(StepRole::Rest)),
/// ];
/// let mut workout = StructuredWorkout::default();
/// workout.items.push(StructuredItem::repeat(5, body));
/// let totals = workout.parsed().session.totals();
/// assert_eq!(totals.reps.and_then(|r| r.exact()), Some(5));
/// assert_eq!(totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()), Some(1200));
/// // The last rest is a step of the workout too.
/// assert_eq!(totals.rest.and_then(|r| r.exact()).map(|r| r.as_secs()), Some(900));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct StructuredWorkout {
    /// Its name.
    pub name: Option<String>,
    /// The sport, if it is known.
    pub sport: Option<Sport>,
    /// Steps and repeats in order.
    pub items: Vec<StructuredItem>,
}

impl StructuredItem {
    /// `items`, `turns` times in order.
    #[must_use]
    pub const fn repeat(turns: u32, items: Vec<Self>) -> Self {
        Self::Repeat { turns: Some(turns), unread: Vec::new(), items, span: None }
    }

    /// `items` in order, as often as it takes; `unread` tells what ends them.
    #[must_use]
    pub const fn open_repeat(unread: Vec<String>, items: Vec<Self>) -> Self {
        Self::Repeat { turns: None, unread, items, span: None }
    }
}

impl StructuredWorkout {
    /// The session, with what was not, or not surely, understood. All spans point into
    /// [`listing`](Self::listing).
    ///
    /// A step without a role between harder ones is a rest: in zone 1, without a target where the others
    /// have one (told as an ambiguity), or at three quarters or less of the intensity beside it.
    /// Where two steps of work follow each other there is no rest and none is missing. A rest that ends
    /// the main set is counted, since whoever follows the steps does it.
    #[must_use]
    pub fn parsed(&self) -> Parsed {
        let mut placed = self.clone();
        let text = listing::place(&mut placed);
        read(&text, placed, Notes::default())
    }

    /// The workout as text, a line for each step; for people, and to show the places of
    /// [`parsed`](Self::parsed) in.
    #[must_use]
    pub fn listing(&self) -> String {
        listing::place(&mut self.clone())
    }
}

//! What a session adds up to.

use core::time::Duration;

use stadion_types::{Bounds, Distance};

/// What was prescribed, summed up.
///
/// A total is `None` if the text has no work of that kind, or leaves it open; the second is told
/// by an entry among the unknowns.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Totals {
    /// Work that is written as distance.
    pub distance: Option<Bounds<Distance>>,
    /// Work that is written as time.
    pub work: Option<Bounds<Duration>>,
    /// Rest between the repetitions of the main set, where every gap has a time.
    pub rest: Option<Bounds<Duration>>,
    /// Repetitions; of lifts, the sets.
    pub reps: Option<Bounds<u32>>,
    /// Repetitions of lifts over all sets.
    pub lifts: Option<Bounds<u32>>,
}

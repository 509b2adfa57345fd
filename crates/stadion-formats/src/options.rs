//! What a reader does where files leave a choice: every choice is a value with a default.

use std::time::Duration;

use stadion_types::Speed;

/// How to read, with defaults that suit most files.
///
/// ```
/// use stadion_formats::{BackwardRule, ReadOptions};
///
/// let mut options = ReadOptions::default();
/// options.clock.backward = BackwardRule::Split;
/// assert_eq!(options.max_bytes, 256 * 1024 * 1024);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadOptions {
    /// What happens where the clock of the device misbehaves.
    pub clock: ClockRule,
    /// What happens where the distance misbehaves.
    pub distance: DistanceRule,
    /// How records with the same time become one.
    pub merge: MergeRule,
    /// What becomes of a file with several sessions in one activity, such as a triathlon.
    pub sessions: SessionRule,
    /// Largest accepted size in bytes, counted after decompression; 256 MiB by default.
    pub max_bytes: usize,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            clock: ClockRule::default(),
            distance: DistanceRule::default(),
            merge: MergeRule::default(),
            sessions: SessionRule::default(),
            max_bytes: 256 * 1024 * 1024,
        }
    }
}

/// What happens where the clock of the device misbehaves.
///
/// The two limits nest: a step of more than [`jump_after`](Self::jump_after) is reported, one
/// that leaves the rest of the file by more than [`implausible_after`](Self::implausible_after)
/// is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockRule {
    /// What happens to a record that is older than the one before it.
    pub backward: BackwardRule,
    /// What happens at a step forward of more than `jump_after`.
    pub jump: JumpRule,
    /// Step forward that counts as a jump; 1 h by default. Time in which the timer is known to have
    /// stood still is no part of the step.
    pub jump_after: Duration,
    /// Distance in time from the bulk of the file (in a damaged file: from its first record)
    /// beyond which a record's time is not believed; 30 days by default.
    /// Such records are dropped and counted in a warning.
    pub implausible_after: Duration,
}

impl Default for ClockRule {
    fn default() -> Self {
        Self {
            backward: BackwardRule::default(),
            jump: JumpRule::default(),
            jump_after: Duration::from_hours(1),
            implausible_after: Duration::from_hours(30 * 24),
        }
    }
}

/// What happens to a record that is older than the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum BackwardRule {
    /// The record is dropped and counted, as are those that follow until the clock has caught up.
    /// Where a single record is ahead of the clock and those behind it go on as before, that one
    /// is dropped.
    #[default]
    DropRecord,
    /// A new recording begins, as if the device had been started again.
    Split,
}

/// What happens at a step forward that is longer than the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum JumpRule {
    /// The recording goes on after a gap.
    #[default]
    Keep,
    /// A new recording begins after the gap.
    Split,
    /// What follows the gap is dropped and counted.
    Cut,
}

/// What happens where the distance misbehaves: where it runs backward by more than a metre, or ahead
/// faster than [`max_speed`](Self::max_speed).
///
/// Such steps are counted in a warning. A step is measured by the time since the distance last moved,
/// and by at least a second, because a counter that stood still in a tunnel catches up at once.
/// Where a distance is made from positions, the limit holds for the steps between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DistanceRule {
    /// What becomes of a distance that cannot be.
    pub fault: DistanceFault,
    /// Speed that no step exceeds; 50 m/s by default: faster than a bicycle goes downhill.
    pub max_speed: Speed,
}

impl Default for DistanceRule {
    fn default() -> Self {
        Self { fault: DistanceFault::default(), max_speed: Speed::const_meters_per_second(50.0) }
    }
}

/// What becomes of a distance that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum DistanceFault {
    /// Up to three values that do not fit while those around them do are missing. Where the distance
    /// goes on from another value, it is counted on: the step itself adds nothing, or what the
    /// recorded speed makes of up to ten seconds.
    #[default]
    CountOn,
    /// The distance stays as the file has it.
    Keep,
}

/// How records with the same time become one.
///
/// Watches write two records for one second where laps meet; a recording's time axis is strictly
/// increasing, so they must become one. Whatever the rule, the merged records are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum MergeRule {
    /// Channel by channel the later value wins; where the later record has none, the earlier
    /// one's stays. Keeps a distance that only grows.
    #[default]
    LaterWins,
    /// Channel by channel the earlier value wins; the later record fills what it lacks.
    EarlierWins,
}

/// What becomes of an activity with several sessions in one file, such as a triathlon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum SessionRule {
    /// One recording for each session, each with its own sport.
    #[default]
    Split,
    /// One recording over all; it takes the sport of the first session.
    Whole,
}

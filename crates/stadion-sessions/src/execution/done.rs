//! The records of what was done: repetitions and the rests between them.

use core::time::Duration;

use stadion_physiology::DriftRep;
use stadion_types::{Distance, Finding, HeartRate, Power, Speed};

use crate::tree::names;

names! {
    /// What the repetitions were found by.
    RepEvidence {
        /// The device's laps.
        Laps = "laps",
        /// The steps of a plan, laid over the recording.
        PlannedSteps = "planned-steps",
        /// Changes between two levels of speed or power, without any other help.
        ChangePoints = "change-points",
    }
}

/// One repetition as it was done. What was not measured is absent.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RepDone {
    /// Start, in seconds since the start of the recording.
    pub start_s: f64,
    /// Length by the clock, pauses of the timer left out.
    #[cfg_attr(feature = "serde", serde(rename = "duration_s", with = "stadion_types::seconds"))]
    pub duration: Duration,
    /// Distance covered.
    #[cfg_attr(feature = "serde", serde(rename = "distance_m"))]
    pub distance: Option<Distance>,
    /// Mean speed: distance over duration.
    #[cfg_attr(feature = "serde", serde(rename = "speed_m_s"))]
    pub speed: Option<Speed>,
    /// Mean power.
    #[cfg_attr(feature = "serde", serde(rename = "power_w"))]
    pub power: Option<Power>,
    /// Mean heart rate of the whole repetition.
    #[cfg_attr(feature = "serde", serde(rename = "hr_mean_bpm"))]
    pub hr_mean: Option<HeartRate>,
    /// Mean heart rate of its last seconds, see [`Execution::hr_window`].
    #[cfg_attr(feature = "serde", serde(rename = "hr_end_bpm"))]
    pub hr_end: Option<HeartRate>,
    /// Heart rate in the last five seconds before it.
    #[cfg_attr(feature = "serde", serde(rename = "hr_before_bpm"))]
    pub hr_before: Option<HeartRate>,
    /// Mean cadence, in the unit of the recording.
    pub cadence_rpm: Option<f64>,
    /// Height gained for each metre of way, where there is altitude and enough of a way.
    pub grade: Option<f64>,
}

/// The gap between two repetitions.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RestDone {
    /// Start, in seconds since the start of the recording.
    pub start_s: f64,
    /// Length by the clock, pauses of the timer included: the body rests while the timer stands.
    #[cfg_attr(feature = "serde", serde(rename = "duration_s", with = "stadion_types::seconds"))]
    pub duration: Duration,
    /// Distance covered.
    #[cfg_attr(feature = "serde", serde(rename = "distance_m"))]
    pub distance: Option<Distance>,
    /// Mean speed: distance over duration.
    #[cfg_attr(feature = "serde", serde(rename = "speed_m_s"))]
    pub speed: Option<Speed>,
    /// Mean power, where at least half of the rest has a value: the timer may have stood.
    #[cfg_attr(feature = "serde", serde(rename = "power_w", default))]
    pub power: Option<Power>,
    /// Mean heart rate, under the same condition.
    #[cfg_attr(feature = "serde", serde(rename = "hr_mean_bpm", default))]
    pub hr_mean: Option<HeartRate>,
    /// Heart rate in its last five seconds, which is [`RepDone::hr_before`] of the repetition after it.
    #[cfg_attr(feature = "serde", serde(rename = "hr_end_bpm", default))]
    pub hr_end: Option<HeartRate>,
    /// Mean cadence, in the unit of the recording.
    #[cfg_attr(feature = "serde", serde(default))]
    pub cadence_rpm: Option<f64>,
    /// Height gained for each metre of way, where there is altitude and enough of a way.
    #[cfg_attr(feature = "serde", serde(default))]
    pub grade: Option<f64>,
}

/// What was executed: the repetitions of a recording and the rests between them.
///
/// Without repetitions the session was continuous, as far as the recording tells.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Execution {
    /// The repetitions, in order.
    pub reps: Vec<RepDone>,
    /// The rests between them: one fewer than repetitions.
    pub rests: Vec<RestDone>,
    /// What the repetitions were found by; absent if there are none.
    pub evidence: Option<RepEvidence>,
    /// How sure the reading is, from 0 to 1: an ordering, not a probability.
    pub confidence: f64,
    /// How many seconds before the end of a repetition count for its [`RepDone::hr_end`]; the same
    /// for all of them, so that they compare.
    #[cfg_attr(feature = "serde", serde(rename = "hr_window_s", with = "stadion_types::seconds"))]
    pub hr_window: Duration,
    /// What is to be said about the reading.
    pub findings: Vec<Finding>,
}

impl Execution {
    /// Whether no repetition was found.
    #[must_use]
    pub fn is_continuous(&self) -> bool {
        self.reps.is_empty()
    }

    /// The repetitions as the drift rule takes them.
    #[must_use]
    pub fn drift_reps(&self) -> Vec<DriftRep> {
        let plain = |rep: &RepDone| {
            DriftRep::new(rep.start_s, rep.duration)
                .with_hr_end(rep.hr_end)
                .with_speed(rep.speed)
                .with_grade(rep.grade)
        };
        self.reps.iter().map(plain).collect()
    }
}

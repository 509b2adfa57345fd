//! When heart rate and pace say different things, heart rate rules.

use stadion_types::{Finding, HeartRate, Reason, Severity};

use super::target::{AimedRep, OnTarget};
use super::{EPSILON, reasons};
use crate::execution::median;
use crate::tree::names;

names! {
    /// What heart rate and pace say of a session, the one beside the other.
    HeartAndPace {
        /// Heart rate is under its cap, and most repetitions are neither too fast nor too slow.
        Agree = "agree",
        /// Both say that it was too hard.
        BothTooHard = "both-too-hard",
        /// The pace was met, or slower, and heart rate was above its cap: too hard.
        HeartAbove = "heart-above",
        /// The pace was missed and heart rate was at its cap: it was run as it should be that day.
        HeartHolds = "heart-holds",
        /// The pace was missed with heart rate below its cap: easier than planned.
        BothEasy = "both-easy",
        /// Faster than the target with heart rate under its cap: not too hard by heart rate.
        HeartAllows = "heart-allows",
    }
}

/// How heart rate is held against its cap.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct HeartCriteria {
    /// Heart rates as much as this below the cap are at it, in bpm.
    pub near_bpm: f64,
}

impl HeartCriteria {
    pub(super) const DEFAULT: Self = Self { near_bpm: 4.0 };
}

impl Default for HeartCriteria {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The most that heart rate is to be.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct HeartCap {
    /// The cap.
    #[cfg_attr(feature = "serde", serde(rename = "cap_bpm"))]
    pub cap: HeartRate,
    /// Heart rates as much as this below the cap are at it, in bpm.
    pub near_bpm: f64,
}

impl HeartCap {
    /// A cap, with the usual width of what is at it.
    #[must_use]
    pub const fn new(cap: HeartRate) -> Self {
        Self { cap, near_bpm: HeartCriteria::DEFAULT.near_bpm }
    }
}

/// What heart rate and pace say, the one beside the other.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct HeartRules {
    /// What they say.
    pub verdict: HeartAndPace,
    /// The median heart rate of the repetitions from the second on.
    pub heart_bpm: f64,
    /// The cap.
    pub cap_bpm: f64,
    /// Repetitions on target, faster and slower.
    pub paced: [u32; 3],
}

impl HeartRules {
    /// Whether the session was kept under control: by heart rate alone, for heart rate rules.
    #[must_use]
    pub fn controlled(&self) -> bool {
        !matches!(self.verdict, HeartAndPace::HeartAbove | HeartAndPace::BothTooHard)
    }

    /// The same as a finding.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let (code, severity) = match self.verdict {
            HeartAndPace::Agree => (reasons::HEART_AGREES, Severity::Info),
            HeartAndPace::BothTooHard => (reasons::HEART_BOTH_HARD, Severity::Notice),
            HeartAndPace::HeartAbove => (reasons::HEART_ABOVE, Severity::Notice),
            HeartAndPace::HeartHolds => (reasons::HEART_HOLDS, Severity::Info),
            HeartAndPace::BothEasy => (reasons::HEART_BOTH_EASY, Severity::Info),
            HeartAndPace::HeartAllows => (reasons::HEART_ALLOWS, Severity::Info),
        };
        let [on, faster, slower] = self.paced;
        let reason = Reason::new(code)
            .with("heart_bpm", self.heart_bpm)
            .with("cap_bpm", self.cap_bpm)
            .with("on", on)
            .with("faster", faster)
            .with("slower", slower);
        Finding::new(reason, severity, "seed-000").measured(self.heart_bpm).against(self.cap_bpm)
    }
}

/// Holds pace and heart rate of a session against what both were to be; `None` if no heart rate is known.
///
/// # Model
///
/// Heart rate is the median over the repetitions from the second on: the first begins rested, and one
/// artefact decides nothing. It is above its cap if it is higher by any amount. Pace is faster or slower than
/// its target where more than half of the repetitions are. Then:
///
/// | heart rate | faster | on target | slower |
/// |---|---|---|---|
/// | above the cap | both say too hard | too hard: heart rate rules | too hard: heart rate rules |
/// | at the cap | heart rate allows it | agree | right for that day: heart rate rules |
/// | below | heart rate allows it | agree | easier than planned |
///
/// `heart` are the heart rates of the repetitions in their order, each as the cap means it: means, or ends.
///
/// # Source
///
/// loop28, *The Myth of the Hero Workout*: "Heart rate is the most important metric."
#[must_use]
pub fn heart_rules(
    aimed: &OnTarget,
    heart: &[Option<HeartRate>],
    cap: &HeartCap,
) -> Option<HeartRules> {
    let from = usize::from(heart.len() > 1);
    let mut known: Vec<f64> =
        heart.iter().skip(from).filter_map(|h| h.map(HeartRate::bpm)).collect();
    // Half of them must tell.
    if known.is_empty() || 2 * known.len() < heart.len() - from {
        return None;
    }
    let heart_bpm = median(&mut known);
    let cap_bpm = cap.cap.bpm();
    let count = |way| aimed.count(way);
    let paced = [count(AimedRep::On), count(AimedRep::Faster), count(AimedRep::Slower)];
    let all: u32 = paced.iter().sum();
    let most = |n: u32| 2 * n > all;
    let [_, faster, slower] = paced.map(most);
    let above = heart_bpm > cap_bpm + EPSILON;
    let at = heart_bpm >= cap_bpm - cap.near_bpm;
    let verdict = match (above, faster, slower) {
        (true, true, _) => HeartAndPace::BothTooHard,
        (true, false, _) => HeartAndPace::HeartAbove,
        (false, true, _) => HeartAndPace::HeartAllows,
        (false, false, true) if at => HeartAndPace::HeartHolds,
        (false, false, true) => HeartAndPace::BothEasy,
        (false, false, false) => HeartAndPace::Agree,
    };
    Some(HeartRules { verdict, heart_bpm, cap_bpm, paced })
}

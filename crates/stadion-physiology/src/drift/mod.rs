//! The rise of heart rate over the repetitions of a session.

mod judge;
mod line;
mod reasons;
mod rule;
#[cfg(test)]
mod tests;

use core::time::Duration;

use stadion_types::{Finding, HeartRate, Reason, Severity, Speed};

pub use self::reasons::REASONS;
pub use self::rule::{DriftAction, DriftRule, LongerSessions, UnknownSpeed};

use crate::sources::SEED_000;

/// One repetition, as far as the drift rule needs it. What was not measured is absent.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct DriftRep {
    /// Start, in seconds since the start of the session.
    pub start_s: f64,
    /// Length.
    #[cfg_attr(feature = "serde", serde(rename = "duration_s", with = "stadion_types::seconds"))]
    pub duration: Duration,
    /// Mean heart rate of its last 30 to 60 s; the same window for every repetition.
    #[cfg_attr(feature = "serde", serde(rename = "hr_end_bpm"))]
    pub hr_end: Option<HeartRate>,
    /// Mean speed.
    #[cfg_attr(feature = "serde", serde(rename = "speed_m_s"))]
    pub speed: Option<Speed>,
    /// Height gained for each metre of way.
    pub grade: Option<f64>,
}

impl DriftRep {
    /// A repetition of which only the time is known.
    #[must_use]
    pub const fn new(start_s: f64, duration: Duration) -> Self {
        Self { start_s, duration, hr_end: None, speed: None, grade: None }
    }

    /// Sets the heart rate at its end.
    #[must_use]
    pub const fn with_hr_end(mut self, hr: Option<HeartRate>) -> Self {
        self.hr_end = hr;
        self
    }

    /// Sets the mean speed.
    #[must_use]
    pub const fn with_speed(mut self, speed: Option<Speed>) -> Self {
        self.speed = speed;
        self
    }

    /// Sets the grade.
    #[must_use]
    pub const fn with_grade(mut self, grade: Option<f64>) -> Self {
        self.grade = grade;
        self
    }

    /// The grade; one that is no number is not known.
    fn known_grade(&self) -> Option<f64> {
        self.grade.filter(|grade| grade.is_finite())
    }

    fn end_s(&self) -> f64 {
        self.start_s + self.duration.as_secs_f64()
    }
}

/// What the drift rule makes of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum DriftVerdict {
    /// Heart rate hardly rose, or fell.
    Stable,
    /// It rose, within the limit.
    Normal,
    /// It rose by more than the limit.
    TooFast,
    /// The two repetitions were not run alike.
    NotComparable,
    /// Too little is known.
    NotJudged,
}

impl DriftVerdict {
    /// Every verdict.
    pub const ALL: [Self; 5] =
        [Self::Stable, Self::Normal, Self::TooFast, Self::NotComparable, Self::NotJudged];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stable => "stable",
            Self::Normal => "normal",
            Self::TooFast => "too-fast",
            Self::NotComparable => "not-comparable",
            Self::NotJudged => "not-judged",
        }
    }
}

/// A drift with the 95 % interval that the regression gives it, in bpm.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct DriftInterval {
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// Probability that the interval holds the truth, if the rise is a straight line.
    pub level: f64,
}

/// The drift of a session and its verdict.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Drift {
    /// The repetition that the rise is counted from; the first is 1.
    pub from_rep: u32,
    /// The repetition that it is counted to.
    pub to_rep: u32,
    /// The rise, as measured.
    pub delta_bpm: Option<f64>,
    /// The rise without the part that a change of speed explains.
    pub corrected_bpm: Option<f64>,
    /// Slope of a line through the comparable repetitions from `from_rep` on.
    pub slope_bpm_per_rep: Option<f64>,
    /// What that line says of the rise from `from_rep` to `to_rep`: needs three repetitions.
    pub interval: Option<DriftInterval>,
    /// The rise that still passes.
    pub limit_bpm: f64,
    /// The verdict.
    pub verdict: DriftVerdict,
    /// Why.
    pub reason: Reason,
    /// What weakens the verdict.
    pub notes: Vec<Reason>,
    /// How much a rise above the limit asks for attention; absent with every other verdict.
    pub severity: Option<Severity>,
}

impl Drift {
    /// The finding of a rise above the limit; `None` with every other verdict.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        let finding = Finding::new(self.reason.clone(), self.severity?, SEED_000.id);
        Some(finding.measured(self.delta_bpm?).against(self.limit_bpm))
    }
}

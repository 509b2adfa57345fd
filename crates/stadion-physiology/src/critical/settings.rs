//! How a curve is fitted and judged.

use std::time::Duration;

use super::constants::{LEVEL, TAIL_FROM};
use super::model::CriticalModel;

/// Where the durations and intensities come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum TrialOrigin {
    /// Efforts to the end: races, time trials, or constant loads to exhaustion.
    #[default]
    Trials,
    /// The best of recordings over each duration. Most of them were no maximal efforts and neighbours
    /// share their samples, so the curve may lie too low and its intervals are too narrow.
    MeanMax,
}

impl TrialOrigin {
    /// Every origin.
    pub const ALL: [Self; 2] = [Self::Trials, Self::MeanMax];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Trials => "trials",
            Self::MeanMax => "mean-max",
        }
    }
}

/// How far single trials miss the athlete's curve; the intervals are made for it, the best curve is
/// the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum TrialError {
    /// By about the same part of the intensity, whatever the duration: what repeated trials show.
    #[default]
    Relative,
    /// By about the same power or speed.
    Absolute,
}

impl TrialError {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Relative, Self::Absolute];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Relative => "relative",
            Self::Absolute => "absolute",
        }
    }
}

/// How a curve of intensity over time is fitted and judged.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct CriticalSettings {
    /// The curve and its residuals.
    pub model: CriticalModel,
    /// Where the omni-domain curve begins to fall by the logarithm of time; 30 min.
    #[cfg_attr(feature = "serde", serde(rename = "tail_from_s", with = "stadion_types::seconds"))]
    pub tail_from: Duration,
    /// What the intervals suppose of the errors of trials.
    pub error: TrialError,
    /// Where the trials come from.
    pub origin: TrialOrigin,
    /// Probability that an interval holds the truth; 0.90.
    pub level: f64,
}

impl Default for CriticalSettings {
    fn default() -> Self {
        Self {
            model: CriticalModel::default(),
            tail_from: TAIL_FROM,
            error: TrialError::default(),
            origin: TrialOrigin::default(),
            level: LEVEL,
        }
    }
}

impl CriticalSettings {
    /// The default with another model.
    #[must_use]
    pub fn of(model: CriticalModel) -> Self {
        Self { model, ..Self::default() }
    }

    /// The same with another kind of error.
    #[must_use]
    pub const fn with_error(mut self, error: TrialError) -> Self {
        self.error = error;
        self
    }

    /// The same for trials of another origin.
    #[must_use]
    pub const fn with_origin(mut self, origin: TrialOrigin) -> Self {
        self.origin = origin;
        self
    }

    /// The same with another level of the intervals.
    #[must_use]
    pub const fn with_level(mut self, level: f64) -> Self {
        self.level = level;
        self
    }

    /// The same with another start of the tail.
    #[must_use]
    pub const fn with_tail_from(mut self, tail_from: Duration) -> Self {
        self.tail_from = tail_from;
        self
    }
}

//! How a morning is held against those before.

use chrono::NaiveDate;
use stadion_types::{ConstantRange, ConstantSlots, TakesConstants};

/// Days of the rolling mean, today included.
pub(super) const WINDOW_DAYS: u32 = 7;
/// Values that the rolling mean needs.
pub(super) const LEAST_VALID: u32 = 3;
/// Days of the baseline, today left out.
pub(super) const BASELINE_DAYS: u32 = 60;
/// Values that the baseline needs.
pub(super) const LEAST_BASELINE: u32 = 14;
/// The smallest worthwhile change in standard deviations of the baseline.
pub(super) const SD_SHARE: f64 = 0.5;
/// The same in coefficients of variation.
pub(super) const CV_SHARE: f64 = 0.2;

/// The change from which on a difference is worth anything.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum SmallestChange {
    /// A share of the standard deviation of the baseline; half of it by default.
    SdShare(f64),
    /// A share of the coefficient of variation, usually 0.2. Of heart-rate variability it is that of
    /// rMSSD itself, as a step of the logarithm; of other signs that of the baseline.
    CvShare(f64),
}

impl SmallestChange {
    /// A fifth of the coefficient of variation.
    pub const FIFTH_OF_CV: Self = Self::CvShare(CV_SHARE);

    pub(super) const fn share(self) -> f64 {
        match self {
            Self::SdShare(share) | Self::CvShare(share) => share,
        }
    }
}

impl Default for SmallestChange {
    fn default() -> Self {
        Self::SdShare(SD_SHARE)
    }
}

/// What is held against the band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum JudgedValue {
    /// The mean of the last days; the default, as a single morning is mostly noise.
    #[default]
    RollingMean,
    /// The value of today alone.
    Today,
}

/// How a morning is held against those before.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct ReadinessSettings {
    /// Days of the rolling mean, today included.
    pub window_days: u32,
    /// Values that the rolling mean needs.
    pub least_valid: u32,
    /// Days of the baseline, today left out.
    pub baseline_days: u32,
    /// Values that the baseline needs.
    pub least_baseline: u32,
    /// The smallest worthwhile change.
    pub smallest: SmallestChange,
    /// What is held against the band.
    pub judged: JudgedValue,
}

impl Default for ReadinessSettings {
    fn default() -> Self {
        Self {
            window_days: WINDOW_DAYS,
            least_valid: LEAST_VALID,
            baseline_days: BASELINE_DAYS,
            least_baseline: LEAST_BASELINE,
            smallest: SmallestChange::default(),
            judged: JudgedValue::default(),
        }
    }
}

/// Why nothing can be said about readiness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadinessError {
    /// A setting cannot be met or means nothing.
    #[error("the setting {what} asks for something that no mornings can give")]
    Setting {
        /// Which one.
        what: &'static str,
    },
    /// A morning comes before one that is known already.
    #[error("the morning of {date} does not come after that of {last}")]
    Order {
        /// Its date.
        date: NaiveDate,
        /// The last date that is known.
        last: NaiveDate,
    },
}

impl TakesConstants for ReadinessSettings {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let days = ConstantRange::Between(1.0, 10_000.0);
        slots.count("readiness.window", &mut self.window_days, days);
        slots.count("readiness.least-valid", &mut self.least_valid, days);
        slots.count("readiness.baseline", &mut self.baseline_days, days);
        slots.count("readiness.least-baseline", &mut self.least_baseline, days);
        match &mut self.smallest {
            SmallestChange::SdShare(share) => {
                slots.number("readiness.smallest.sd", share, ConstantRange::Positive);
            }
            SmallestChange::CvShare(share) => {
                slots.number("readiness.smallest.cv", share, ConstantRange::Positive);
            }
        }
        slots.together(
            self.least_valid <= self.window_days,
            &["readiness.least-valid", "readiness.window"],
            "no more values may be needed than the window has days",
        );
        slots.together(
            (2..=self.baseline_days).contains(&self.least_baseline),
            &["readiness.least-baseline", "readiness.baseline"],
            "a baseline needs two values, and no more than it has days",
        );
    }
}

impl ReadinessSettings {
    /// Checks that the settings can be met.
    ///
    /// # Errors
    ///
    /// [`ReadinessError::Setting`].
    pub fn check(&self) -> Result<(), ReadinessError> {
        let share = self.smallest.share();
        let faults = [
            ("least_valid", self.least_valid < 1 || self.least_valid > self.window_days),
            // A standard deviation needs two values.
            ("least_baseline", self.least_baseline < 2 || self.least_baseline > self.baseline_days),
            ("smallest", !(share > 0.0 && share.is_finite())),
        ];
        match faults.into_iter().find(|(_, fault)| *fault) {
            Some((what, _)) => Err(ReadinessError::Setting { what }),
            None => Ok(()),
        }
    }
}

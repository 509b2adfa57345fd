//! Readiness from day to day.

use chrono::{Days, NaiveDate};

use super::judge::ReadinessDay;
use super::morning::{Morning, Mornings};
use super::settings::{ReadinessError, ReadinessSettings};

/// Readiness morning by morning, with no more kept than the next one needs.
///
/// Gives for each morning the same as [`ReadinessDay::of`] over all of them.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ReadinessMonitor {
    settings: ReadinessSettings,
    kept: Mornings,
}

impl ReadinessMonitor {
    /// No mornings yet.
    ///
    /// # Errors
    ///
    /// [`ReadinessError::Setting`].
    pub fn new(settings: ReadinessSettings) -> Result<Self, ReadinessError> {
        settings.check()?;
        Ok(Self { settings, kept: Mornings::new() })
    }

    /// Adds the morning of `date`, which comes after every one before, and judges it. Dates between
    /// are unknown.
    ///
    /// # Errors
    ///
    /// [`ReadinessError::Order`].
    pub fn step(
        &mut self,
        date: NaiveDate,
        morning: Morning,
    ) -> Result<ReadinessDay, ReadinessError> {
        if let Some((&last, _)) = self.kept.last_key_value() {
            if date <= last {
                return Err(ReadinessError::Order { date, last });
            }
        }
        let days = self.settings.window_days.max(self.settings.baseline_days);
        if let Some(oldest) = date.checked_sub_days(Days::new(days.into())) {
            self.kept = self.kept.split_off(&oldest);
        }
        self.kept.insert(date, morning);
        ReadinessDay::of(&self.kept, date, &self.settings)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for ReadinessMonitor {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Stored {
            settings: ReadinessSettings,
            kept: Mornings,
        }
        let Stored { settings, kept } = Stored::deserialize(deserializer)?;
        settings.check().map_err(serde::de::Error::custom)?;
        Ok(Self { settings, kept })
    }
}

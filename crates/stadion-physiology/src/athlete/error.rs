//! What may be wrong with a profile.

use core::time::Duration;

use stadion_types::{Distance, HeartRate, Mass, Speed};

use crate::heart_rate::HeartRateRangeError;

/// Why a profile cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AthleteError {
    /// A value is needed that the profile does not hold.
    #[error("the athlete's {key} is needed and not known")]
    Missing {
        /// Its key in the athlete's file, such as `"heart_rate.max_bpm"`.
        key: &'static str,
    },
    /// The resting heart rate is not below the maximal one.
    #[error("resting heart rate of {resting} is not below the maximum of {max}")]
    RestingHeartRate {
        /// The resting heart rate.
        resting: HeartRate,
        /// The maximal heart rate.
        max: HeartRate,
    },
    /// The heart rate at the threshold does not lie between rest and maximum.
    #[error("threshold heart rate of {threshold} lies on the wrong side of {limit}")]
    ThresholdHeartRate {
        /// The heart rate at the threshold.
        threshold: HeartRate,
        /// The resting or maximal heart rate that it contradicts.
        limit: HeartRate,
    },
    /// The heart rate at the first threshold does not lie between rest and the second threshold, or the
    /// maximum where that is not known.
    #[error("heart rate of {lt1} at the first threshold lies on the wrong side of {limit}")]
    FirstThresholdHeartRate {
        /// The heart rate at the first threshold.
        lt1: HeartRate,
        /// The heart rate that it contradicts.
        limit: HeartRate,
    },
    /// The first threshold is faster than the second.
    #[error("first threshold at {lt1} is faster than the second at {threshold}")]
    ThresholdSpeeds {
        /// Speed at the first threshold.
        lt1: Speed,
        /// Speed at the second threshold.
        threshold: Speed,
    },
    /// The highest speed is below the one at the second threshold.
    #[error("maximal speed of {max} is below the threshold speed of {threshold}")]
    MaximumSpeed {
        /// The maximal speed.
        max: Speed,
        /// Speed at the second threshold.
        threshold: Speed,
    },
    /// The mass is none of an athlete.
    #[error("mass of {mass} is outside {min} to {max}")]
    Mass {
        /// The mass.
        mass: Mass,
        /// Smallest accepted mass.
        min: Mass,
        /// Largest accepted mass.
        max: Mass,
    },
    /// The height is none of an athlete.
    #[error("height of {height} is outside {min} to {max}")]
    Height {
        /// The height.
        height: Distance,
        /// Smallest accepted height.
        min: Distance,
        /// Largest accepted height.
        max: Distance,
    },
    /// A best performance is faster than anybody runs.
    #[error("{distance} in {} s is faster than {max}, which nobody runs", time.as_secs_f64())]
    BestTooFast {
        /// The distance.
        distance: Distance,
        /// The time.
        time: Duration,
        /// Highest accepted mean speed.
        max: Speed,
    },
    /// A best performance has no speed.
    #[error("{distance} in {} s is no performance", time.as_secs_f64())]
    Best {
        /// The distance.
        distance: Distance,
        /// The time.
        time: Duration,
    },
    /// The year of birth is no year of a living person.
    #[error("birth year of {year} is outside {min}..={max}")]
    BirthYear {
        /// The year.
        year: u16,
        /// Smallest accepted year.
        min: u16,
        /// Largest accepted year.
        max: u16,
    },
}

impl AthleteError {
    /// The key in the athlete's file that is at fault, where it is one.
    #[must_use]
    pub const fn key(&self) -> Option<&'static str> {
        match self {
            Self::Missing { key } => Some(key),
            Self::RestingHeartRate { .. } => Some("heart_rate.resting_bpm"),
            Self::ThresholdHeartRate { .. } => Some("heart_rate.threshold_bpm"),
            Self::FirstThresholdHeartRate { .. } => Some("heart_rate.lt1_bpm"),
            Self::ThresholdSpeeds { .. } => Some("threshold.lt1_speed_m_s"),
            Self::MaximumSpeed { .. } => Some("maximum.speed_m_s"),
            Self::Mass { .. } => Some("mass_kg"),
            Self::Height { .. } => Some("height_m"),
            Self::BirthYear { .. } => Some("birth_year"),
            Self::Best { .. } | Self::BestTooFast { .. } => None,
        }
    }
}

impl From<HeartRateRangeError> for AthleteError {
    fn from(error: HeartRateRangeError) -> Self {
        let HeartRateRangeError::NotIncreasing { resting, max } = error;
        Self::RestingHeartRate { resting, max }
    }
}

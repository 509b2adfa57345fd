//! What may be wrong with a profile.

use core::time::Duration;

use stadion_types::{Distance, HeartRate, Speed};

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
    /// The first threshold is faster than the second.
    #[error("first threshold at {lt1} is faster than the second at {threshold}")]
    ThresholdSpeeds {
        /// Speed at the first threshold.
        lt1: Speed,
        /// Speed at the second threshold.
        threshold: Speed,
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

impl From<HeartRateRangeError> for AthleteError {
    fn from(error: HeartRateRangeError) -> Self {
        let HeartRateRangeError::NotIncreasing { resting, max } = error;
        Self::RestingHeartRate { resting, max }
    }
}

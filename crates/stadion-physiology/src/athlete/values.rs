//! The sections of a profile.

use core::time::Duration;

use chrono::NaiveDate;
use stadion_types::{Distance, HeartRate, Lactate, LactateRate, OxygenUptake, Power, Speed};

use super::error::AthleteError;
use crate::heart_rate::HeartRateRange;
use crate::known::Known;

/// Heart rates of an athlete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct HeartRateValues {
    /// The maximum.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "max_bpm", skip_serializing_if = "Option::is_none")
    )]
    pub max: Option<Known<HeartRate>>,
    /// At rest.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "resting_bpm", skip_serializing_if = "Option::is_none")
    )]
    pub resting: Option<Known<HeartRate>>,
    /// At the second threshold.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "threshold_bpm", skip_serializing_if = "Option::is_none")
    )]
    pub threshold: Option<Known<HeartRate>>,
}

impl HeartRateValues {
    pub(super) fn check(&self) -> Result<(), AthleteError> {
        let [resting, threshold, max] =
            [self.resting, self.threshold, self.max].map(|known| known.map(|k| k.value));
        if let (Some(resting), Some(max)) = (resting, max) {
            HeartRateRange::new(resting, max)?;
        }
        let Some(threshold) = threshold else { return Ok(()) };
        match (resting, max) {
            (Some(limit), _) if threshold <= limit => {
                Err(AthleteError::ThresholdHeartRate { threshold, limit })
            }
            (_, Some(limit)) if threshold > limit => {
                Err(AthleteError::ThresholdHeartRate { threshold, limit })
            }
            _ => Ok(()),
        }
    }
}

/// What was found at the thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ThresholdValues {
    /// Speed at the first lactate threshold.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "lt1_speed_m_s", skip_serializing_if = "Option::is_none")
    )]
    pub lt1_speed: Option<Known<Speed>>,
    /// Speed at the second threshold.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "speed_m_s", skip_serializing_if = "Option::is_none")
    )]
    pub speed: Option<Known<Speed>>,
    /// Power at the second threshold.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "power_w", skip_serializing_if = "Option::is_none")
    )]
    pub power: Option<Known<Power>>,
    /// Lactate at the second threshold.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "lactate_mmol_l", skip_serializing_if = "Option::is_none")
    )]
    pub lactate: Option<Known<Lactate>>,
}

impl ThresholdValues {
    pub(super) fn check(&self) -> Result<(), AthleteError> {
        match (self.lt1_speed, self.speed) {
            (Some(lt1), Some(speed)) if lt1.value > speed.value => {
                Err(AthleteError::ThresholdSpeeds { lt1: lt1.value, threshold: speed.value })
            }
            _ => Ok(()),
        }
    }
}

/// The most an athlete is capable of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
#[non_exhaustive]
pub struct MaximumValues {
    /// Sprinting speed.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "speed_m_s", skip_serializing_if = "Option::is_none")
    )]
    pub speed: Option<Known<Speed>>,
    /// Oxygen uptake.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "vo2_ml_kg_min", skip_serializing_if = "Option::is_none")
    )]
    pub vo2: Option<Known<OxygenUptake>>,
    /// Rate of lactate formation.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "vlamax_mmol_l_s", skip_serializing_if = "Option::is_none")
    )]
    pub vlamax: Option<Known<LactateRate>>,
}

/// A best performance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Best {
    #[cfg_attr(feature = "serde", serde(rename = "distance_m"))]
    distance: Distance,
    #[cfg_attr(feature = "serde", serde(rename = "time_s", with = "stadion_types::seconds"))]
    time: Duration,
    #[cfg_attr(feature = "serde", serde(skip))]
    speed: Speed,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    date: Option<NaiveDate>,
}

impl Best {
    /// A distance and the time that it took.
    ///
    /// # Errors
    ///
    /// [`AthleteError::Best`] if distance and time make no speed above 0.
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::Best;
    /// use stadion_types::Distance;
    ///
    /// let mile = Best::new(Distance::from_miles(1.0)?, Duration::from_millis(236_130))?;
    /// assert!((mile.speed().meters_per_second() - 6.8155).abs() < 1e-4);
    /// assert!(Best::new(Distance::from_miles(1.0)?, Duration::ZERO).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(distance: Distance, time: Duration) -> Result<Self, AthleteError> {
        match Speed::over(distance, time) {
            Ok(speed) if speed > Speed::MIN => Ok(Self { distance, time, speed, date: None }),
            _ => Err(AthleteError::Best { distance, time }),
        }
    }

    /// Adds the day.
    #[must_use]
    pub const fn with_date(mut self, date: NaiveDate) -> Self {
        self.date = Some(date);
        self
    }

    /// The distance.
    #[must_use]
    pub const fn distance(&self) -> Distance {
        self.distance
    }

    /// The time that it took.
    #[must_use]
    pub const fn time(&self) -> Duration {
        self.time
    }

    /// The mean speed; never 0.
    #[must_use]
    pub const fn speed(&self) -> Speed {
        self.speed
    }

    /// The day, if known.
    #[must_use]
    pub const fn date(&self) -> Option<NaiveDate> {
        self.date
    }
}

/// A race on a day, to come or done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PlannedRace {
    /// The distance.
    #[cfg_attr(feature = "serde", serde(rename = "distance_m"))]
    pub distance: Distance,
    /// The day, if known.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Option::is_none",
            deserialize_with = "crate::known::file_form::day"
        )
    )]
    pub date: Option<NaiveDate>,
}

/// Birth years of people who may be training: the oldest runner whose race was recorded was born
/// in 1911, and the upper end only keeps typing errors out.
const BIRTH_YEARS: [u16; 2] = [1900, 2100];

pub(super) fn check_birth_year(year: u16) -> Result<(), AthleteError> {
    let [min, max] = BIRTH_YEARS;
    if (min..=max).contains(&year) {
        Ok(())
    } else {
        Err(AthleteError::BirthYear { year, min, max })
    }
}

// Each section is checked while it is read, so that an error points at its place in the file.
#[cfg(feature = "serde")]
pub(super) mod file_form {
    use core::time::Duration;

    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, de::Error};
    use stadion_types::{Distance, HeartRate, Lactate, Power, Speed};

    use super::{Best, HeartRateValues, ThresholdValues};
    use crate::known::Known;

    pub(in crate::athlete) fn birth_year<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<u16>, D::Error> {
        let year = u16::deserialize(deserializer)?;
        super::check_birth_year(year).map_err(D::Error::custom)?;
        Ok(Some(year))
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct HeartRates {
        #[serde(rename = "max_bpm")]
        max: Option<Known<HeartRate>>,
        #[serde(rename = "resting_bpm")]
        resting: Option<Known<HeartRate>>,
        #[serde(rename = "threshold_bpm")]
        threshold: Option<Known<HeartRate>>,
    }

    impl<'de> Deserialize<'de> for HeartRateValues {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let read = HeartRates::deserialize(deserializer)?;
            let values = Self { max: read.max, resting: read.resting, threshold: read.threshold };
            values.check().map_err(D::Error::custom)?;
            Ok(values)
        }
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Thresholds {
        lt1_speed_m_s: Option<Known<Speed>>,
        speed_m_s: Option<Known<Speed>>,
        power_w: Option<Known<Power>>,
        lactate_mmol_l: Option<Known<Lactate>>,
    }

    impl<'de> Deserialize<'de> for ThresholdValues {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let read = Thresholds::deserialize(deserializer)?;
            let values = Self {
                lt1_speed: read.lt1_speed_m_s,
                speed: read.speed_m_s,
                power: read.power_w,
                lactate: read.lactate_mmol_l,
            };
            values.check().map_err(D::Error::custom)?;
            Ok(values)
        }
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Performance {
        distance_m: Distance,
        #[serde(with = "stadion_types::seconds")]
        time_s: Duration,
        #[serde(default, deserialize_with = "crate::known::file_form::day")]
        date: Option<NaiveDate>,
    }

    impl<'de> Deserialize<'de> for Best {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let read = Performance::deserialize(deserializer)?;
            let best = Self::new(read.distance_m, read.time_s).map_err(D::Error::custom)?;
            Ok(Self { date: read.date, ..best })
        }
    }
}

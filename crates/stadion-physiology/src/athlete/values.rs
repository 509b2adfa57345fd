//! The sections of a profile.

use core::time::Duration;

use chrono::NaiveDate;
use stadion_types::{Distance, HeartRate, Lactate, LactateRate, Mass, OxygenUptake, Power, Speed};

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
    /// At the first lactate or ventilatory threshold.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "lt1_bpm", skip_serializing_if = "Option::is_none")
    )]
    pub lt1: Option<Known<HeartRate>>,
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
        if let Some(lt1) = self.lt1.map(|known| known.value) {
            let below = resting.filter(|limit| lt1 <= *limit);
            let above = threshold.or(max).filter(|limit| lt1 >= *limit);
            if let Some(limit) = below.or(above) {
                return Err(AthleteError::FirstThresholdHeartRate { lt1, limit });
            }
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

/// Heights of a body, from a small child's to more than the tallest ones.
const HEIGHTS: [Distance; 2] = [Distance::const_meters(0.8), Distance::const_meters(2.6)];

/// Mean speed that nobody reaches on foot.
const FASTEST: Speed = Speed::const_meters_per_second(13.0);

/// Mass of a body that trains: from a small child's to more than the heaviest athletes', so that only
/// slips of the keyboard are kept out.
const MASSES: [Mass; 2] = [Mass::const_kilograms(20.0), Mass::const_kilograms(300.0)];

pub(super) fn check_mass(mass: Mass) -> Result<(), AthleteError> {
    let [min, max] = MASSES;
    if (min..=max).contains(&mass) { Ok(()) } else { Err(AthleteError::Mass { mass, min, max }) }
}

pub(super) fn check_height(height: Distance) -> Result<(), AthleteError> {
    let [min, max] = HEIGHTS;
    if height >= min && height <= max {
        Ok(())
    } else {
        Err(AthleteError::Height { height, min, max })
    }
}

/// A best performance on foot.
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
    /// [`AthleteError::Best`] if distance and time make no speed above 0, and
    /// [`AthleteError::BestTooFast`] above 13 m/s: a best is one on foot, and the fastest stretch of the
    /// fastest sprint on record was run at 12.4 m/s.
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
            Ok(speed) if speed > FASTEST => {
                Err(AthleteError::BestTooFast { distance, time, max: FASTEST })
            }
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
/// in 1911, and the upper end only keeps typing errors out: there is no clock here to ask for today.
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
    use core::fmt;
    use core::marker::PhantomData;
    use core::time::Duration;

    use chrono::NaiveDate;
    use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
    use serde::{Deserialize, Deserializer};
    use stadion_types::{Distance, Mass};

    use super::{AthleteError, Best, HeartRateValues, ThresholdValues};
    use crate::known::Known;

    /// A year as a number or with date and evidence, which say nothing about a birth and are not kept.
    pub(in crate::athlete) fn birth_year<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<u16>, D::Error> {
        Known::<Year>::deserialize(deserializer).map(|known| Some(known.value.0))
    }

    struct Year(u16);

    impl<'de> Deserialize<'de> for Year {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let number = f64::deserialize(deserializer)?;
            if number.fract() != 0.0 || !(0.0..=f64::from(u16::MAX)).contains(&number) {
                return Err(D::Error::custom(format_args!("{number} is no year")));
            }
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked above"
            )]
            let year = number as u16;
            super::check_birth_year(year).map_err(D::Error::custom)?;
            Ok(Self(year))
        }
    }

    pub(in crate::athlete) fn mass<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Known<Mass>>, D::Error> {
        let mass = Known::<Mass>::deserialize(deserializer)?;
        super::check_mass(mass.value).map_err(D::Error::custom)?;
        Ok(Some(mass))
    }

    pub(in crate::athlete) fn height<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Known<Distance>>, D::Error> {
        let height = Known::<Distance>::deserialize(deserializer)?;
        super::check_height(height.value).map_err(D::Error::custom)?;
        Ok(Some(height))
    }

    /// Reads a section key by key and checks it after each, so that a contradiction is told where one
    /// of its keys stands.
    macro_rules! section {
        ($Section:ident, $expecting:literal, $($key:literal => $field:ident),+) => {
            impl<'de> Deserialize<'de> for $Section {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    struct Keys;

                    impl<'de> Visitor<'de> for Keys {
                        type Value = $Section;

                        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                            f.write_str($expecting)
                        }

                        fn visit_map<A: MapAccess<'de>>(
                            self,
                            mut map: A,
                        ) -> Result<$Section, A::Error> {
                            let mut section = $Section::default();
                            while let Some(key) = map.next_key_seed(KeyOf(&[$($key),+]))? {
                                match key {
                                    $($key => {
                                        if section.$field.is_some() {
                                            return Err(A::Error::duplicate_field($key));
                                        }
                                        let take = |known, section: &mut $Section| {
                                            section.$field = Some(known);
                                            section.check()
                                        };
                                        map.next_value_seed(Checked(&mut section, take, PhantomData))?;
                                    })+
                                    other => return Err(A::Error::unknown_field(other, &[$($key),+])),
                                }
                            }
                            Ok(section)
                        }
                    }

                    deserializer.deserialize_map(Keys)
                }
            }
        };
    }

    section!(HeartRateValues, "heart rates of the athlete",
        "max_bpm" => max, "resting_bpm" => resting, "lt1_bpm" => lt1,
        "threshold_bpm" => threshold);
    section!(ThresholdValues, "values at the thresholds",
        "lt1_speed_m_s" => lt1_speed, "speed_m_s" => speed, "power_w" => power,
        "lactate_mmol_l" => lactate);

    /// One of the keys that a section has.
    struct KeyOf(&'static [&'static str]);

    impl<'de> DeserializeSeed<'de> for KeyOf {
        type Value = &'static str;

        fn deserialize<D: Deserializer<'de>>(
            self,
            deserializer: D,
        ) -> Result<&'static str, D::Error> {
            deserializer.deserialize_identifier(self)
        }
    }

    impl Visitor<'_> for KeyOf {
        type Value = &'static str;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a key")
        }

        fn visit_str<E: Error>(self, key: &str) -> Result<&'static str, E> {
            let known = self.0.iter().find(|known| **known == key);
            known.copied().ok_or_else(|| E::unknown_field(key, self.0))
        }
    }

    /// A value that is put into its section and checked there.
    struct Checked<'a, S, T, F>(&'a mut S, F, PhantomData<T>);

    impl<'de, S, T, F> DeserializeSeed<'de> for Checked<'_, S, T, F>
    where
        T: Deserialize<'de>,
        F: FnOnce(Known<T>, &mut S) -> Result<(), AthleteError>,
    {
        type Value = ();

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            let known = Known::deserialize(deserializer)?;
            (self.1)(known, self.0).map_err(D::Error::custom)
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

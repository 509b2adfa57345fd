//! The athlete's profile.

mod error;
mod event;
mod sex;
#[cfg(test)]
mod tests;
mod values;

pub use error::AthleteError;
pub use event::Event;
pub use sex::Sex;
pub use values::{Best, HeartRateValues, MaximumValues, PlannedRace, ThresholdValues};

use stadion_types::{Distance, HeartRate, Lactate, LactateRate, Mass, OxygenUptake, Power, Speed};

use crate::heart_rate::HeartRateRange;
use crate::known::Known;

/// What is known of an athlete; everything is optional, and nothing is guessed.
///
/// The file form is `athlete.toml`: keys end in their unit, a value is a number or
/// `{ value, date, evidence }`, and an unknown key is refused.
///
/// # Errors
///
/// Values that must agree with each other ([`AthleteError`]) are checked when a profile is read.
/// One that is made in code is checked by [`check`](Self::check) and where the values are used.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{Athlete, Sex};
/// use stadion_types::{HeartRate, Speed};
///
/// let athlete = Athlete::default()
///     .with_sex(Sex::Female)
///     .with_max_hr(HeartRate::from_bpm(191.0)?)
///     .with_resting_hr(HeartRate::from_bpm(46.0)?)
///     .with_threshold_speed(Speed::from_kilometers_per_hour(16.2)?);
/// assert_eq!(athlete.max_hr().map(HeartRate::bpm), Some(191.0));
/// assert_eq!(athlete.vo2max(), None);
///
/// let odd = athlete.with_resting_hr(HeartRate::from_bpm(195.0)?);
/// assert!(odd.check().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct Athlete {
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    sex: Option<Sex>,
    #[cfg_attr(
        feature = "serde",
        serde(
            skip_serializing_if = "Option::is_none",
            deserialize_with = "values::file_form::birth_year"
        )
    )]
    birth_year: Option<u16>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    time_zone: Option<String>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    events: Vec<Event>,
    #[cfg_attr(
        feature = "serde",
        serde(
            rename = "mass_kg",
            skip_serializing_if = "Option::is_none",
            deserialize_with = "values::file_form::mass"
        )
    )]
    mass: Option<Known<Mass>>,
    #[cfg_attr(
        feature = "serde",
        serde(
            rename = "height_m",
            skip_serializing_if = "Option::is_none",
            deserialize_with = "values::file_form::height"
        )
    )]
    height: Option<Known<Distance>>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    heart_rate: HeartRateValues,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    threshold: ThresholdValues,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
    maximum: MaximumValues,
    #[cfg_attr(feature = "serde", serde(rename = "best", skip_serializing_if = "Vec::is_empty"))]
    bests: Vec<Best>,
    #[cfg_attr(feature = "serde", serde(rename = "race", skip_serializing_if = "Vec::is_empty"))]
    races: Vec<PlannedRace>,
}

#[cfg(feature = "serde")]
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Writes the reader and the builder step of values that carry their origin.
macro_rules! known_values {
    ($($what:literal: $get:ident, $with:ident -> $T:ty = $section:ident.$field:ident;)*) => {
        $(
            #[doc = concat!("The ", $what, ", if known.")]
            #[must_use]
            pub fn $get(&self) -> Option<$T> {
                self.$section.$field.map(|known| known.value)
            }

            #[doc = concat!("Sets the ", $what, "; a bare value, or one with date and evidence.")]
            #[must_use]
            pub fn $with(mut self, value: impl Into<Known<$T>>) -> Self {
                self.$section.$field = Some(value.into());
                self
            }
        )*
    };
}

impl Athlete {
    known_values! {
        "maximal heart rate": max_hr, with_max_hr -> HeartRate = heart_rate.max;
        "resting heart rate": resting_hr, with_resting_hr -> HeartRate = heart_rate.resting;
        "heart rate at the first threshold": lt1_hr, with_lt1_hr -> HeartRate = heart_rate.lt1;
        "heart rate at the second threshold":
            threshold_hr, with_threshold_hr -> HeartRate = heart_rate.threshold;
        "speed at the first lactate threshold":
            lt1_speed, with_lt1_speed -> Speed = threshold.lt1_speed;
        "speed at the second threshold":
            threshold_speed, with_threshold_speed -> Speed = threshold.speed;
        "power at the second threshold":
            threshold_power, with_threshold_power -> Power = threshold.power;
        "lactate at the second threshold":
            threshold_lactate, with_threshold_lactate -> Lactate = threshold.lactate;
        "maximal sprinting speed": max_speed, with_max_speed -> Speed = maximum.speed;
        "maximal oxygen uptake": vo2max, with_vo2max -> OxygenUptake = maximum.vo2;
        "maximal lactate formation rate": vlamax, with_vlamax -> LactateRate = maximum.vlamax;
    }

    /// The sex, if stated.
    #[must_use]
    pub const fn sex(&self) -> Option<Sex> {
        self.sex
    }

    /// Sets the sex.
    #[must_use]
    pub const fn with_sex(mut self, sex: Sex) -> Self {
        self.sex = Some(sex);
        self
    }

    /// The year of birth, if stated.
    #[must_use]
    pub const fn birth_year(&self) -> Option<u16> {
        self.birth_year
    }

    /// Sets the year of birth.
    #[must_use]
    pub const fn with_birth_year(mut self, year: u16) -> Self {
        self.birth_year = Some(year);
        self
    }

    /// Name of the time zone in which the athlete lives, such as `"Europe/Oslo"`.
    #[must_use]
    pub fn time_zone(&self) -> Option<&str> {
        self.time_zone.as_deref()
    }

    /// Sets the name of the time zone. Whether the zone exists is known only where zones are read.
    #[must_use]
    pub fn with_time_zone(mut self, name: impl Into<String>) -> Self {
        self.time_zone = Some(name.into());
        self
    }

    /// The events the athlete competes in, as they were named.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Adds an event by name, such as `"1500m"`.
    #[must_use]
    pub fn with_event(mut self, name: impl Into<String>) -> Self {
        self.events.push(Event::new(name));
        self
    }

    /// The mass of the body, if known.
    #[must_use]
    pub fn mass(&self) -> Option<Mass> {
        self.mass.map(|known| known.value)
    }

    /// Sets the mass of the body; a bare value, or one with date and evidence.
    #[must_use]
    pub fn with_mass(mut self, mass: impl Into<Known<Mass>>) -> Self {
        self.mass = Some(mass.into());
        self
    }

    /// The height of the body, if known.
    #[must_use]
    pub fn height(&self) -> Option<Distance> {
        self.height.map(|known| known.value)
    }

    /// Sets the height of the body; a bare value, or one with date and evidence.
    #[must_use]
    pub fn with_height(mut self, height: impl Into<Known<Distance>>) -> Self {
        self.height = Some(height.into());
        self
    }

    /// The heart rates with date and evidence.
    #[must_use]
    pub const fn heart_rate(&self) -> &HeartRateValues {
        &self.heart_rate
    }

    /// The values at the thresholds with date and evidence.
    #[must_use]
    pub const fn threshold(&self) -> &ThresholdValues {
        &self.threshold
    }

    /// The maximal values with date and evidence.
    #[must_use]
    pub const fn maximum(&self) -> &MaximumValues {
        &self.maximum
    }

    /// The best performances, in the order in which they were given.
    #[must_use]
    pub fn bests(&self) -> &[Best] {
        &self.bests
    }

    /// Adds a best performance.
    #[must_use]
    pub fn with_best(mut self, best: Best) -> Self {
        self.bests.push(best);
        self
    }

    /// The races to come or done, in the order in which they were given.
    #[must_use]
    pub fn races(&self) -> &[PlannedRace] {
        &self.races
    }

    /// Adds a race.
    #[must_use]
    pub fn with_race(mut self, race: PlannedRace) -> Self {
        self.races.push(race);
        self
    }

    /// The resting and the maximal heart rate as a checked pair.
    ///
    /// # Errors
    ///
    /// [`AthleteError::Missing`] if one of them is not known, [`AthleteError::RestingHeartRate`]
    /// if they are not in order.
    pub fn heart_rate_range(&self) -> Result<HeartRateRange, AthleteError> {
        let missing = |key| AthleteError::Missing { key };
        let resting = self.resting_hr().ok_or(missing("heart_rate.resting_bpm"))?;
        let max = self.max_hr().ok_or(missing("heart_rate.max_bpm"))?;
        HeartRateRange::new(resting, max).map_err(AthleteError::from)
    }

    /// Whether the values agree with each other.
    ///
    /// # Errors
    ///
    /// The first [`AthleteError`] that applies.
    pub fn check(&self) -> Result<(), AthleteError> {
        self.heart_rate.check()?;
        self.threshold.check()?;
        if let (Some(max), Some(threshold)) = (self.max_speed(), self.threshold_speed()) {
            if max < threshold {
                return Err(AthleteError::MaximumSpeed { max, threshold });
            }
        }
        self.mass().map_or(Ok(()), values::check_mass)?;
        self.height().map_or(Ok(()), values::check_height)?;
        self.birth_year.map_or(Ok(()), values::check_birth_year)
    }
}

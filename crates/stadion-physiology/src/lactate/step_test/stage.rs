//! One stage of a step test and the measurement at rest before it.

use std::time::Duration;

use stadion_types::{HeartRate, Lactate, Pace, Power, Rpe, Speed};

use super::IntensityUnit;

/// What was measured at rest before the first stage.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Baseline {
    /// Blood lactate.
    #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l"))]
    pub lactate: Lactate,
    /// Heart rate.
    #[cfg_attr(feature = "serde", serde(rename = "heart_rate_bpm", default))]
    pub heart_rate: Option<HeartRate>,
}

/// One stage.
///
/// Nothing is checked here: [`StepTest::new`](crate::StepTest::new) judges the stages together.
///
/// ```
/// use stadion_physiology::{IntensityUnit, Stage};
/// use stadion_types::{HeartRate, Lactate, Speed};
///
/// let stage = Stage::at_speed(Speed::from_meters_per_second(4.0)?, IntensityUnit::KilometersPerHour)
///     .ok_or("a unit of speed")?
///     .with_lactate(Lactate::from_millimoles_per_liter(2.1)?)
///     .with_heart_rate(HeartRate::from_bpm(158.0)?);
/// assert_eq!(stage.intensity, 14.4);
/// assert_eq!(stage.completed, 1.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Stage {
    /// In the unit of the test.
    pub intensity: f64,
    /// Planned length.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "duration_s", default, with = "optional_seconds")
    )]
    pub duration: Option<Duration>,
    /// The part of it that was completed, above 0 and at most 1.
    #[cfg_attr(feature = "serde", serde(default = "whole"))]
    pub completed: f64,
    /// Blood lactate at its end.
    #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l", default))]
    pub lactate: Option<Lactate>,
    /// Heart rate at its end.
    #[cfg_attr(feature = "serde", serde(rename = "heart_rate_bpm", default))]
    pub heart_rate: Option<HeartRate>,
    /// Perceived exertion.
    #[cfg_attr(feature = "serde", serde(default))]
    pub rpe: Option<Rpe>,
}

#[cfg(feature = "serde")]
fn whole() -> f64 {
    1.0
}

/// The file form of a length that may be missing.
#[cfg(feature = "serde")]
mod optional_seconds {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Seconds(#[serde(with = "stadion_types::seconds")] Duration);

    #[expect(clippy::ref_option, reason = "serde hands the field over by reference")]
    pub(super) fn serialize<S: Serializer>(
        value: &Option<Duration>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(Seconds).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Duration>, D::Error> {
        Ok(Option::<Seconds>::deserialize(deserializer)?.map(|seconds| seconds.0))
    }
}

impl Stage {
    /// A completed stage at `intensity` in the unit of its test, with nothing measured.
    #[must_use]
    pub const fn new(intensity: f64) -> Self {
        Self {
            intensity,
            duration: None,
            completed: 1.0,
            lactate: None,
            heart_rate: None,
            rpe: None,
        }
    }

    /// A stage at `speed` of a test that counts in `unit`; `None` if that is no unit of speed.
    #[must_use]
    pub fn at_speed(speed: Speed, unit: IntensityUnit) -> Option<Self> {
        unit.of_speed(speed).map(Self::new)
    }

    /// A stage at `pace` of a test that counts in `unit`; `None` if that is no unit of speed.
    #[must_use]
    pub fn at_pace(pace: Pace, unit: IntensityUnit) -> Option<Self> {
        Self::at_speed(pace.speed(), unit)
    }

    /// A stage at `power` of a test that counts in watts.
    #[must_use]
    pub const fn at_power(power: Power) -> Self {
        Self::new(power.watts())
    }

    /// With its planned length.
    #[must_use]
    pub const fn with_duration(mut self, duration: Duration) -> Self {
        self.duration = Some(duration);
        self
    }

    /// With the completed part of it, above 0 and at most 1.
    #[must_use]
    pub const fn with_completed(mut self, fraction: f64) -> Self {
        self.completed = fraction;
        self
    }

    /// With blood lactate at its end.
    #[must_use]
    pub const fn with_lactate(mut self, lactate: Lactate) -> Self {
        self.lactate = Some(lactate);
        self
    }

    /// With heart rate at its end.
    #[must_use]
    pub const fn with_heart_rate(mut self, heart_rate: HeartRate) -> Self {
        self.heart_rate = Some(heart_rate);
        self
    }

    /// With perceived exertion.
    #[must_use]
    pub const fn with_rpe(mut self, rpe: Rpe) -> Self {
        self.rpe = Some(rpe);
        self
    }
}

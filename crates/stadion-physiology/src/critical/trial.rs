//! Maximal efforts, each with its duration.

use std::time::Duration;

use stadion_types::{Distance, OutOfRange, Power, Speed};

/// A maximal effort with its mean power.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PowerTrial {
    /// How long it was held.
    #[cfg_attr(feature = "serde", serde(rename = "duration_s", with = "stadion_types::seconds"))]
    pub duration: Duration,
    /// Mean power.
    #[cfg_attr(feature = "serde", serde(rename = "power_w"))]
    pub power: Power,
}

impl PowerTrial {
    /// A trial of this duration and mean power.
    #[must_use]
    pub const fn new(duration: Duration, power: Power) -> Self {
        Self { duration, power }
    }

    pub(super) fn numbers(self) -> [f64; 2] {
        [self.duration.as_secs_f64(), self.power.watts()]
    }
}

/// A maximal effort over a distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SpeedTrial {
    /// How long it took.
    #[cfg_attr(feature = "serde", serde(rename = "duration_s", with = "stadion_types::seconds"))]
    pub duration: Duration,
    /// How far it went.
    #[cfg_attr(feature = "serde", serde(rename = "distance_m"))]
    pub distance: Distance,
}

impl SpeedTrial {
    /// A trial over `distance` in `duration`.
    #[must_use]
    pub const fn new(duration: Duration, distance: Distance) -> Self {
        Self { duration, distance }
    }

    /// A trial at a mean speed.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] if the distance is too long to be one.
    pub fn at_speed(duration: Duration, speed: Speed) -> Result<Self, OutOfRange> {
        Ok(Self { duration, distance: speed.distance_in(duration)? })
    }

    pub(super) fn numbers(self) -> [f64; 2] {
        let seconds = self.duration.as_secs_f64();
        // A duration of 0 is refused later, by its own name.
        let speed = if seconds > 0.0 { self.distance.meters() / seconds } else { 0.0 };
        [seconds, speed]
    }
}

//! Pace: a way of looking at a speed.

use core::fmt;
use core::time::Duration;

use crate::error::OutOfRange;
use crate::quantity::{MILE_M, Speed};
use crate::split_time::SplitTime;

/// The way that a pace counts the time for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum PaceUnit {
    /// Time for a kilometre.
    PerKilometer,
    /// Time for an international mile.
    PerMile,
    /// Time for 400 m, one lap of a track.
    Per400m,
    /// Time for 100 m.
    Per100m,
}

impl PaceUnit {
    /// Every unit, in the order of the declaration.
    pub const ALL: [Self; 4] = [Self::PerKilometer, Self::PerMile, Self::Per400m, Self::Per100m];

    /// Metres that the time counts for.
    #[must_use]
    pub const fn meters(self) -> f64 {
        match self {
            Self::PerKilometer => 1000.0,
            Self::PerMile => MILE_M,
            Self::Per400m => 400.0,
            Self::Per100m => 100.0,
        }
    }

    /// How the unit is written behind a time.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::PerKilometer => "/km",
            Self::PerMile => "/mi",
            Self::Per400m => "/400m",
            Self::Per100m => "/100m",
        }
    }
}

/// Time for a stretch of way, as runners speak of speed.
///
/// A larger pace is a slower speed, so a pace has no order of its own: compare speeds.
///
/// ```
/// use std::time::Duration;
/// use stadion_types::{Distance, PaceUnit, Speed};
///
/// let speed = Speed::over(Distance::from_meters(300.0)?, Duration::from_millis(37_470))?;
/// let pace = speed.pace(PaceUnit::Per400m).ok_or("standing still")?;
/// assert!((pace.seconds() - 49.96).abs() < 1e-9);
/// assert_eq!(pace.to_string(), "49.96 /400m");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    seconds: f64,
    unit: PaceUnit,
}

impl Pace {
    /// The pace of `time` for one `unit`.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] if the speed is none, as for a time of zero.
    pub fn new(time: Duration, unit: PaceUnit) -> Result<Self, OutOfRange> {
        let seconds = time.as_secs_f64();
        Speed::from_meters_per_second(unit.meters() / seconds)?;
        Ok(Self { seconds, unit })
    }

    /// Seconds for one [`unit`](Self::unit); positive and finite.
    #[must_use]
    pub const fn seconds(self) -> f64 {
        self.seconds
    }

    /// The way that the time counts for.
    #[must_use]
    pub const fn unit(self) -> PaceUnit {
        self.unit
    }

    /// The same speed in another unit.
    #[must_use]
    pub fn to_unit(self, unit: PaceUnit) -> Self {
        Self { seconds: self.seconds * unit.meters() / self.unit.meters(), unit }
    }

    /// The speed.
    #[must_use]
    pub fn speed(self) -> Speed {
        // A pace is only made from a speed in range; rounding may step over the edge by one bit.
        Speed::from_meters_per_second(self.unit.meters() / self.seconds).unwrap_or(Speed::MAX)
    }
}

impl Speed {
    /// The pace at this speed; `None` at a standstill, where there is none, and at a crawl whose
    /// time for the unit no clock could show.
    #[must_use]
    pub fn pace(self, unit: PaceUnit) -> Option<Pace> {
        let seconds = unit.meters() / self.meters_per_second();
        (seconds <= 1e9).then_some(Pace { seconds, unit })
    }
}

/// The time with two decimals and the unit, such as `4:20.00 /km`.
impl fmt::Display for Pace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = Duration::try_from_secs_f64(self.seconds).unwrap_or(Duration::MAX);
        let decimals = f.precision().and_then(|p| u8::try_from(p).ok()).unwrap_or(2);
        write!(f, "{} {}", SplitTime::from_duration(time, decimals), self.unit.symbol())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standstill_has_no_pace() {
        assert_eq!(Speed::MIN.pace(PaceUnit::PerKilometer), None);
        assert_eq!(Speed::const_meters_per_second(1e-9).pace(PaceUnit::PerMile), None);
        assert!(Pace::new(Duration::ZERO, PaceUnit::PerMile).is_err());
    }

    #[test]
    fn the_units_name_the_same_speed() {
        let pace = Pace::new(Duration::from_secs(240), PaceUnit::PerKilometer).unwrap();
        assert_eq!(format!("{:.0}", pace.to_unit(PaceUnit::PerMile)), "6:26 /mi");
        assert_eq!(format!("{:.1}", pace.to_unit(PaceUnit::Per400m)), "1:36.0 /400m");
        assert_eq!(pace.to_unit(PaceUnit::Per100m).to_string(), "24.00 /100m");
        assert!((pace.speed().kilometers_per_hour() - 15.0).abs() < 1e-12);
    }
}

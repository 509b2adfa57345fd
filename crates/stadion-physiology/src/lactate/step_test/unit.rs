//! Units in which a step test counts its intensities.

use stadion_types::{Power, Speed};

/// The unit in which a test counts its intensities.
///
/// ```
/// use stadion_physiology::IntensityUnit;
///
/// let speed = IntensityUnit::KilometersPerHour.speed(18.0).ok_or("no speed")?;
/// assert_eq!(speed.meters_per_second(), 5.0);
/// assert_eq!(IntensityUnit::Watts.speed(280.0), None);
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum IntensityUnit {
    /// Not told; thresholds come in the same unit.
    #[default]
    Unstated,
    /// Watts.
    Watts,
    /// Metres per second.
    MetersPerSecond,
    /// Kilometres per hour.
    KilometersPerHour,
}

impl IntensityUnit {
    /// Every unit, in the order of the declaration.
    pub const ALL: [Self; 4] =
        [Self::Unstated, Self::Watts, Self::MetersPerSecond, Self::KilometersPerHour];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unstated => "unstated",
            Self::Watts => "watts",
            Self::MetersPerSecond => "meters-per-second",
            Self::KilometersPerHour => "kilometers-per-hour",
        }
    }

    /// How the unit is written behind a number; `None` where it is not told.
    #[must_use]
    pub const fn symbol(self) -> Option<&'static str> {
        match self {
            Self::Unstated => None,
            Self::Watts => Some("W"),
            Self::MetersPerSecond => Some("m/s"),
            Self::KilometersPerHour => Some("km/h"),
        }
    }

    /// An intensity as a speed; `None` unless this is a unit of speed and the number can be one.
    #[must_use]
    pub fn speed(self, intensity: f64) -> Option<Speed> {
        match self {
            Self::MetersPerSecond => Speed::from_meters_per_second(intensity).ok(),
            Self::KilometersPerHour => Speed::from_kilometers_per_hour(intensity).ok(),
            Self::Unstated | Self::Watts => None,
        }
    }

    /// An intensity as a power; `None` unless this is a unit of power and the number can be one.
    #[must_use]
    pub fn power(self, intensity: f64) -> Option<Power> {
        match self {
            Self::Watts => Power::from_watts(intensity).ok(),
            Self::Unstated | Self::MetersPerSecond | Self::KilometersPerHour => None,
        }
    }

    /// The number for a speed; `None` unless this is a unit of speed.
    #[must_use]
    pub fn of_speed(self, speed: Speed) -> Option<f64> {
        match self {
            Self::MetersPerSecond => Some(speed.meters_per_second()),
            Self::KilometersPerHour => Some(speed.kilometers_per_hour()),
            Self::Unstated | Self::Watts => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_files() {
        for unit in IntensityUnit::ALL {
            let kebab = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(unit.as_str().chars().all(kebab));
            #[cfg(feature = "serde")]
            assert_eq!(serde_json::to_value(unit).unwrap(), unit.as_str());
        }
    }

    #[test]
    fn speeds_go_there_and_back() {
        let speed = Speed::const_meters_per_second(4.25);
        for (unit, number) in [
            (IntensityUnit::MetersPerSecond, Some(4.25)),
            (IntensityUnit::KilometersPerHour, Some(15.3)),
            (IntensityUnit::Watts, None),
            (IntensityUnit::Unstated, None),
        ] {
            assert_eq!(unit.of_speed(speed), number, "{unit:?}");
            assert_eq!(number.and_then(|n| unit.speed(n)), number.map(|_| speed), "{unit:?}");
        }
        assert_eq!(IntensityUnit::Watts.power(280.0), Some(Power::const_watts(280.0)));
        assert_eq!(IntensityUnit::MetersPerSecond.power(4.0), None);
        assert_eq!(IntensityUnit::MetersPerSecond.speed(f64::NAN), None);
    }
}

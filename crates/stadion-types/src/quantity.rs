//! Checked quantities: one macro writes them all, so every bound check stands in one place.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::time::Duration;

use crate::error::OutOfRange;

/// Writes one quantity type; every bound check in the crate happens in `$from`.
macro_rules! quantity {
    (
        $(#[$attr:meta])*
        $Name:ident { $what:literal, $unit:literal, $min:literal..=$max:literal, $from:ident, $const:ident, $get:ident }
    ) => {
        $(#[$attr])*
        #[derive(Clone, Copy, PartialEq)]
        pub struct $Name(f64);

        impl $Name {
            /// Smallest representable value.
            pub const MIN: Self = Self($min);
            /// Largest representable value.
            pub const MAX: Self = Self($max);
            /// The unit of [`Display`](fmt::Display), of files and of the plain constructor.
            pub const UNIT: &'static str = $unit;

            #[doc = concat!("Takes a value in ", $unit, ".\n\n# Errors\n\n")]
            #[doc = concat!("[`OutOfRange`] unless the value lies in `", $min, "..=", $max, "`; NaN never does.")]
            pub const fn $from(value: f64) -> Result<Self, OutOfRange> {
                // A NaN fails both comparisons, so it takes the error branch.
                if value >= $min && value <= $max {
                    // `-0.0 + 0.0` is `0.0`: one bit pattern for each value keeps `Hash` honest.
                    Ok(Self(value + 0.0))
                } else {
                    Err(OutOfRange::new($what, $unit, value, [$min, $max]))
                }
            }

            #[doc = concat!("Takes a literal in ", $unit, "; in a `const` a bad one stops the build.\n\n# Panics\n\n")]
            #[doc = concat!("If [`", stringify!($from), "`](Self::", stringify!($from), ") would return an error.")]
            #[must_use]
            pub const fn $const(value: f64) -> Self {
                match Self::$from(value) {
                    Ok(quantity) => quantity,
                    Err(_) => panic!(concat!($what, " literal is out of range")),
                }
            }

            #[doc = concat!("The value in ", $unit, ".")]
            #[must_use]
            pub const fn $get(self) -> f64 {
                self.0
            }
        }

        // Total order and equality are sound: the constructor lets no NaN in.
        impl Eq for $Name {}

        impl Ord for $Name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.0.total_cmp(&other.0)
            }
        }

        impl PartialOrd for $Name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Hash for $Name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.0.to_bits().hash(state);
            }
        }

        /// The number with its unit; a precision such as `{:.1}` rounds the number.
        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match f.precision() {
                    Some(digits) => write!(f, "{:.*} {}", digits, self.0, $unit),
                    None => write!(f, "{} {}", self.0, $unit),
                }
            }
        }

        impl fmt::Debug for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($Name), "({} ", $unit, ")"), self.0)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_f64(self.0)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                // The same door as everybody else: a file cannot smuggle a bad value in.
                Self::$from(f64::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }
    };
}

quantity! {
    /// Heart rate.
    ///
    /// ```
    /// use stadion_types::HeartRate;
    ///
    /// let hr = HeartRate::from_bpm(165.5)?;
    /// assert_eq!(hr.to_string(), "165.5 bpm");
    /// assert!(HeartRate::from_bpm(0.0).is_err(), "a strap without contact is no heart rate");
    /// # Ok::<(), stadion_types::OutOfRange>(())
    /// ```
    HeartRate { "heart rate", "bpm", 1.0..=300.0, from_bpm, const_bpm, bpm }
}

quantity! {
    /// Concentration of lactate in blood.
    Lactate { "lactate", "mmol/L", 0.0..=50.0, from_millimoles_per_liter, const_millimoles_per_liter, millimoles_per_liter }
}

quantity! {
    /// Speed over the ground or through the water.
    ///
    /// ```
    /// use stadion_types::{PaceUnit, Speed};
    ///
    /// let speed = Speed::from_kilometers_per_hour(15.0)?;
    /// assert_eq!(speed.pace(PaceUnit::PerKilometer).map(|p| p.to_string()).as_deref(), Some("4:00.00 /km"));
    /// # Ok::<(), stadion_types::OutOfRange>(())
    /// ```
    Speed { "speed", "m/s", 0.0..=150.0, from_meters_per_second, const_meters_per_second, meters_per_second }
}

quantity! {
    /// Distance along the way.
    Distance { "distance", "m", 0.0..=1e7, from_meters, const_meters, meters }
}

quantity! {
    /// Mechanical power at the crank, wheel or foot.
    ///
    /// ```
    /// use stadion_types::Power;
    ///
    /// let threshold = Power::from_watts(280.0)?;
    /// assert_eq!(threshold.to_string(), "280 W");
    /// assert!(Power::from_watts(f64::NAN).is_err());
    /// # Ok::<(), stadion_types::OutOfRange>(())
    /// ```
    ///
    /// Quantities of different kinds do not mix:
    ///
    /// ```compile_fail,E0308
    /// use stadion_types::{HeartRate, Power};
    ///
    /// let hr: HeartRate = Power::const_watts(280.0);
    /// ```
    Power { "power", "W", 0.0..=5000.0, from_watts, const_watts, watts }
}

quantity! {
    /// Mechanical or metabolic energy.
    Energy { "energy", "J", 0.0..=1e9, from_joules, const_joules, joules }
}

quantity! {
    /// Mass of a body or of a load.
    Mass { "mass", "kg", 0.0..=1000.0, from_kilograms, const_kilograms, kilograms }
}

quantity! {
    /// Oxygen uptake for each kilogram of body mass.
    OxygenUptake { "oxygen uptake", "ml/kg/min", 0.0..=120.0, from_milliliters_per_kilogram_minute, const_milliliters_per_kilogram_minute, milliliters_per_kilogram_minute }
}

quantity! {
    /// Rate at which lactate is formed, such as the maximal rate VLamax.
    LactateRate { "lactate formation rate", "mmol/L/s", 0.0..=5.0, from_millimoles_per_liter_second, const_millimoles_per_liter_second, millimoles_per_liter_second }
}

/// Metres in an international mile.
pub(crate) const MILE_M: f64 = 1609.344;

impl Distance {
    /// No distance.
    pub const ZERO: Self = Self(0.0);

    /// Takes a value in kilometres.
    ///
    /// # Errors
    ///
    /// As [`from_meters`](Self::from_meters).
    pub const fn from_kilometers(value: f64) -> Result<Self, OutOfRange> {
        Self::from_meters(value * 1000.0)
    }

    /// Takes a value in international miles of 1609.344 m.
    ///
    /// # Errors
    ///
    /// As [`from_meters`](Self::from_meters).
    pub const fn from_miles(value: f64) -> Result<Self, OutOfRange> {
        Self::from_meters(value * MILE_M)
    }

    /// Takes a value in international yards of 0.9144 m.
    ///
    /// # Errors
    ///
    /// As [`from_meters`](Self::from_meters).
    pub const fn from_yards(value: f64) -> Result<Self, OutOfRange> {
        Self::from_meters(value * 0.9144)
    }

    /// The value in kilometres.
    #[must_use]
    pub const fn kilometers(self) -> f64 {
        self.0 / 1000.0
    }

    /// The value in international miles.
    #[must_use]
    pub const fn miles(self) -> f64 {
        self.0 / MILE_M
    }

    /// The sum of two distances.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] beyond the largest distance.
    pub const fn plus(self, other: Self) -> Result<Self, OutOfRange> {
        Self::from_meters(self.0 + other.0)
    }

    /// The distance taken `factor` times.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] if the product is no distance.
    pub const fn times(self, factor: f64) -> Result<Self, OutOfRange> {
        Self::from_meters(self.0 * factor)
    }
}

impl Speed {
    /// Takes a value in kilometres an hour.
    ///
    /// # Errors
    ///
    /// As [`from_meters_per_second`](Self::from_meters_per_second).
    pub const fn from_kilometers_per_hour(value: f64) -> Result<Self, OutOfRange> {
        Self::from_meters_per_second(value / 3.6)
    }

    /// The value in kilometres an hour.
    #[must_use]
    pub const fn kilometers_per_hour(self) -> f64 {
        self.0 * 3.6
    }

    /// Mean speed over `distance` in `time`: the mean of a session is this quotient of sums, never
    /// the mean of its speeds.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] if the quotient is no speed, as for a time of zero.
    pub fn over(distance: Distance, time: Duration) -> Result<Self, OutOfRange> {
        Self::from_meters_per_second(distance.0 / time.as_secs_f64())
    }

    /// The way made in `time`.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] beyond the largest distance.
    pub fn distance_in(self, time: Duration) -> Result<Distance, OutOfRange> {
        Distance::from_meters(self.0 * time.as_secs_f64())
    }

    /// The time needed for `distance`; `None` at a standstill.
    #[must_use]
    pub fn time_for(self, distance: Distance) -> Option<Duration> {
        Duration::try_from_secs_f64(distance.0 / self.0).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_is_the_one_door() {
        assert_eq!(HeartRate::from_bpm(300.0), Ok(HeartRate::MAX));
        for bad in [0.999, 300.001, f64::NAN, f64::INFINITY, -1.0] {
            let error = HeartRate::from_bpm(bad).unwrap_err();
            assert_eq!((error.quantity, error.unit), ("heart rate", "bpm"));
        }
        assert_eq!(
            Lactate::from_millimoles_per_liter(99.0).unwrap_err().to_string(),
            "lactate of 99 mmol/L is outside 0..=50 mmol/L"
        );
    }

    #[test]
    fn minus_zero_is_zero() {
        let zero = Speed::from_meters_per_second(-0.0).unwrap();
        assert_eq!(zero.meters_per_second().to_bits(), 0.0_f64.to_bits());
        assert_eq!(zero.to_string(), "0 m/s");
    }

    #[test]
    fn display_rounds_only_when_asked() {
        let hr = HeartRate::const_bpm(160.25);
        assert_eq!(format!("{hr} {hr:.1}"), "160.25 bpm 160.2 bpm");
        assert_eq!(format!("{hr:?}"), "HeartRate(160.25 bpm)");
    }

    #[test]
    fn speed_is_a_quotient_of_sums() {
        let d = Distance::const_meters(300.0);
        let t = Duration::from_millis(37_470);
        let v = Speed::over(d, t).unwrap();
        assert!((v.meters_per_second() - 8.006_405_124_099_28).abs() < 1e-12);
        assert!(Speed::over(d, Duration::ZERO).is_err());
        assert!(Speed::over(Distance::ZERO, Duration::ZERO).is_err());
        assert_eq!(Speed::MIN.time_for(d), None);
        assert_eq!(Distance::from_miles(1.0), Ok(Distance::const_meters(1609.344)));
    }
}

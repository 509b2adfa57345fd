//! Fractions of the maximal heart rate and of the heart-rate reserve.

use stadion_types::{HeartRate, OutOfRange};

/// What a heart rate above the athlete's maximum counts as.
///
/// The maximum is a setting, and recordings do exceed it: because it is out of date, or because a
/// strap slipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum AboveMax {
    /// As the maximum.
    #[default]
    Clamp,
    /// As it was recorded, so that fractions exceed 1.
    Keep,
}

impl AboveMax {
    /// Every rule.
    pub const ALL: [Self; 2] = [Self::Clamp, Self::Keep];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Clamp => "clamp",
            Self::Keep => "keep",
        }
    }

    fn apply(self, fraction: f64) -> f64 {
        match self {
            Self::Clamp => fraction.min(1.0),
            Self::Keep => fraction,
        }
    }
}

/// Heart rate as a fraction of the maximal one; 1 is the maximum.
///
/// ```
/// use stadion_physiology::{AboveMax, fraction_of_max};
/// use stadion_types::HeartRate;
///
/// let (hr, max) = (HeartRate::from_bpm(171.0)?, HeartRate::from_bpm(190.0)?);
/// assert!((fraction_of_max(hr, max, AboveMax::Clamp) - 0.9).abs() < 1e-12);
/// assert_eq!(fraction_of_max(HeartRate::from_bpm(225.0)?, max, AboveMax::Clamp), 1.0);
/// # Ok::<(), stadion_types::OutOfRange>(())
/// ```
#[must_use]
pub fn fraction_of_max(hr: HeartRate, max: HeartRate, above_max: AboveMax) -> f64 {
    above_max.apply(hr.bpm() / max.bpm())
}

/// Why two heart rates make no range.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum HeartRateRangeError {
    /// The resting heart rate is not below the maximal one.
    #[error("resting heart rate of {resting} is not below the maximum of {max}")]
    NotIncreasing {
        /// The resting heart rate.
        resting: HeartRate,
        /// The maximal heart rate.
        max: HeartRate,
    },
}

impl HeartRateRangeError {
    /// Every code.
    pub const CODES: [&'static str; 1] = ["rest-not-below-maximum"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotIncreasing { .. } => "rest-not-below-maximum",
        }
    }
}

/// A resting and a maximal heart rate, the first below the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct HeartRateRange {
    #[cfg_attr(feature = "serde", serde(rename = "resting_bpm"))]
    resting: HeartRate,
    #[cfg_attr(feature = "serde", serde(rename = "max_bpm"))]
    max: HeartRate,
}

impl HeartRateRange {
    /// The range between the two.
    ///
    /// # Errors
    ///
    /// [`HeartRateRangeError::NotIncreasing`] unless `resting < max`.
    pub fn new(resting: HeartRate, max: HeartRate) -> Result<Self, HeartRateRangeError> {
        if resting < max {
            Ok(Self { resting, max })
        } else {
            Err(HeartRateRangeError::NotIncreasing { resting, max })
        }
    }

    /// The resting heart rate.
    #[must_use]
    pub const fn resting(self) -> HeartRate {
        self.resting
    }

    /// The maximal heart rate.
    #[must_use]
    pub const fn max(self) -> HeartRate {
        self.max
    }

    /// Fraction of the heart-rate reserve that `hr` uses.
    ///
    /// # Model
    ///
    /// ```text
    /// x = (HR − HRrest) / (HRmax − HRrest)
    /// ```
    ///
    /// 0 at rest, 1 at the maximum, and negative below rest: sleep and a slipped strap are told
    /// from rest, and what a model makes of them is its own affair.
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_physiology::{AboveMax, HeartRateRange};
    /// use stadion_types::HeartRate;
    ///
    /// let range = HeartRateRange::new(HeartRate::from_bpm(50.0)?, HeartRate::from_bpm(190.0)?)?;
    /// let x = range.reserve_fraction(HeartRate::from_bpm(150.0)?, AboveMax::Clamp);
    /// assert!((x - 0.714_285_714_285_714_3).abs() < 1e-12);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    ///
    /// Karvonen, Kentala & Mustala (1957), *Ann Med Exp Biol Fenn* 35(3):307–315.
    #[must_use]
    pub fn reserve_fraction(self, hr: HeartRate, above_max: AboveMax) -> f64 {
        let (rest, max) = (self.resting.bpm(), self.max.bpm());
        above_max.apply((hr.bpm() - rest) / (max - rest))
    }

    /// The heart rate at a fraction of the reserve: the inverse of
    /// [`reserve_fraction`](Self::reserve_fraction) under [`AboveMax::Keep`].
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] if the fraction leads to no heart rate.
    pub fn at_reserve_fraction(self, fraction: f64) -> Result<HeartRate, OutOfRange> {
        let (rest, max) = (self.resting.bpm(), self.max.bpm());
        HeartRate::from_bpm(rest + fraction * (max - rest))
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use serde::{Deserialize, Deserializer, de::Error};
    use stadion_types::HeartRate;

    use super::HeartRateRange;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Pair {
        resting_bpm: HeartRate,
        max_bpm: HeartRate,
    }

    impl<'de> Deserialize<'de> for HeartRateRange {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let pair = Pair::deserialize(deserializer)?;
            Self::new(pair.resting_bpm, pair.max_bpm).map_err(D::Error::custom)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn hr(bpm: f64) -> HeartRate {
        HeartRate::from_bpm(bpm).unwrap()
    }

    #[test]
    fn rest_lies_below_the_maximum() {
        assert!(HeartRateRange::new(hr(50.0), hr(190.0)).is_ok());
        for (rest, max) in [(190.0, 190.0), (191.0, 190.0)] {
            let error = HeartRateRange::new(hr(rest), hr(max)).unwrap_err();
            assert_eq!(
                error,
                HeartRateRangeError::NotIncreasing { resting: hr(rest), max: hr(max) }
            );
            assert_eq!([error.code()], HeartRateRangeError::CODES);
        }
    }

    #[test]
    fn the_ends_are_zero_and_one() {
        let range = HeartRateRange::new(hr(48.0), hr(185.0)).unwrap();
        for rule in AboveMax::ALL {
            assert_relative_eq!(range.reserve_fraction(hr(48.0), rule), 0.0);
            assert_relative_eq!(range.reserve_fraction(hr(185.0), rule), 1.0);
            assert!(range.reserve_fraction(hr(40.0), rule) < 0.0);
        }
        assert_relative_eq!(range.reserve_fraction(hr(225.0), AboveMax::Clamp), 1.0);
        assert_relative_eq!(
            range.reserve_fraction(hr(225.0), AboveMax::Keep),
            177.0 / 137.0,
            max_relative = 1e-12
        );
        let back = range.at_reserve_fraction(177.0 / 137.0).unwrap();
        assert_relative_eq!(back.bpm(), 225.0, max_relative = 1e-12);
        assert!(range.at_reserve_fraction(-1.0).is_err());
    }

    #[cfg(feature = "serde")]
    #[test]
    fn file_forms() {
        for rule in AboveMax::ALL {
            let text = serde_json::to_string(&rule).unwrap();
            assert_eq!(text, format!("\"{}\"", rule.as_str()));
        }
        let range = HeartRateRange::new(hr(48.0), hr(185.0)).unwrap();
        let text = serde_json::to_string(&range).unwrap();
        assert_eq!(text, r#"{"resting_bpm":48.0,"max_bpm":185.0}"#);
        assert_eq!(serde_json::from_str::<HeartRateRange>(&text).unwrap(), range);
        let turned = r#"{"resting_bpm":185.0,"max_bpm":48.0}"#;
        assert!(serde_json::from_str::<HeartRateRange>(turned).is_err());
    }
}

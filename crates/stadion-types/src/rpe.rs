//! Rating of perceived exertion on Borg's two scales.

use core::fmt;

use crate::error::OutOfRange;

/// One of Borg's two scales of perceived exertion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum RpeScale {
    /// The category-ratio scale, 0 to 10; the one that session RPE loads are made of.
    Cr10,
    /// The older scale, 6 to 20.
    #[cfg_attr(feature = "serde", serde(rename = "borg-6-20"))]
    Borg6To20,
}

/// A rating of perceived exertion, with its scale.
///
/// The two scales have no exact conversion, so none is offered, and ratings on different scales do
/// not compare.
///
/// ```
/// use stadion_types::{Rpe, RpeScale};
///
/// let rpe = Rpe::from_cr10(7.0)?;
/// assert_eq!(rpe.to_string(), "RPE 7/10");
/// assert!(Rpe::from_borg(5.0).is_err());
/// assert!(rpe.partial_cmp(&Rpe::from_borg(13.0)?).is_none());
/// assert_eq!(rpe.scale(), RpeScale::Cr10);
/// # Ok::<(), stadion_types::OutOfRange>(())
/// ```
///
/// # Source
///
/// Borg (1998), *Borg's Perceived Exertion and Pain Scales*, Human Kinetics.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rpe {
    value: f64,
    scale: RpeScale,
}

impl Rpe {
    /// A rating on the category-ratio scale, 0 to 10.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for any other number.
    pub const fn from_cr10(value: f64) -> Result<Self, OutOfRange> {
        if value >= 0.0 && value <= 10.0 {
            Ok(Self { value: value + 0.0, scale: RpeScale::Cr10 })
        } else {
            Err(OutOfRange::new("perceived exertion", "CR10", value, [0.0, 10.0]))
        }
    }

    /// A rating on the scale from 6 to 20.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for any other number.
    pub const fn from_borg(value: f64) -> Result<Self, OutOfRange> {
        if value >= 6.0 && value <= 20.0 {
            Ok(Self { value, scale: RpeScale::Borg6To20 })
        } else {
            Err(OutOfRange::new("perceived exertion", "Borg 6-20", value, [6.0, 20.0]))
        }
    }

    /// The number on its scale.
    #[must_use]
    pub const fn value(self) -> f64 {
        self.value
    }

    /// The scale of the number.
    #[must_use]
    pub const fn scale(self) -> RpeScale {
        self.scale
    }

    /// The number, if it stands on the scale from 0 to 10.
    #[must_use]
    pub fn cr10(self) -> Option<f64> {
        (self.scale == RpeScale::Cr10).then_some(self.value)
    }
}

impl PartialOrd for Rpe {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        if self.scale == other.scale { self.value.partial_cmp(&other.value) } else { None }
    }
}

impl fmt::Display for Rpe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scale {
            RpeScale::Cr10 => write!(f, "RPE {}/10", self.value),
            RpeScale::Borg6To20 => write!(f, "RPE {} (6-20)", self.value),
        }
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::{Rpe, RpeScale};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Rated {
        value: f64,
        scale: RpeScale,
    }

    impl Serialize for Rpe {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Rated { value: self.value, scale: self.scale }.serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for Rpe {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let rated = Rated::deserialize(deserializer)?;
            match rated.scale {
                RpeScale::Cr10 => Self::from_cr10(rated.value),
                RpeScale::Borg6To20 => Self::from_borg(rated.value),
            }
            .map_err(D::Error::custom)
        }
    }
}

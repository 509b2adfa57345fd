//! A number with its uncertainty.

use crate::source::Evidence;
use std::borrow::Cow;

/// Why numbers make no estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EstimateError {
    /// The value does not lie between its bounds, or one of them is no number.
    #[error("an estimate must lie between its bounds")]
    NotOrdered,
    /// The level is no probability between 0 and 1.
    #[error("the level of an interval lies between 0 and 1")]
    Level,
}

/// A value with lower and upper bounds, and how they were obtained.
///
/// ```
/// use stadion_types::{Estimate, Evidence, HeartRate};
///
/// let max = Estimate::new(
///     HeartRate::const_bpm(187.0),
///     (HeartRate::const_bpm(177.0), HeartRate::const_bpm(197.0)),
///     0.68,
///     Evidence::PublishedModel,
///     "tanaka-2001",
/// )?;
/// assert!(max.lo() < max.value() && max.value() < max.hi());
/// # Ok::<(), stadion_types::EstimateError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Estimate<T> {
    value: T,
    lo: T,
    hi: T,
    level: f64,
    evidence: Evidence,
    source: Cow<'static, str>,
}

impl<T: PartialOrd + Copy> Estimate<T> {
    /// A value between `(lo, hi)`, which hold it with the probability `level`.
    ///
    /// # Errors
    ///
    /// [`EstimateError::NotOrdered`] unless `lo <= value <= hi`; [`EstimateError::Level`] unless
    /// `0 < level < 1`.
    pub fn new(
        value: T,
        (lo, hi): (T, T),
        level: f64,
        evidence: Evidence,
        source: impl Into<Cow<'static, str>>,
    ) -> Result<Self, EstimateError> {
        if !(lo <= value && value <= hi) {
            return Err(EstimateError::NotOrdered);
        }
        if !(level > 0.0 && level < 1.0) {
            return Err(EstimateError::Level);
        }
        Ok(Self { value, lo, hi, level, evidence, source: source.into() })
    }

    /// The value itself.
    #[must_use]
    pub const fn value(&self) -> T {
        self.value
    }

    /// The lower bound.
    #[must_use]
    pub const fn lo(&self) -> T {
        self.lo
    }

    /// The upper bound.
    #[must_use]
    pub const fn hi(&self) -> T {
        self.hi
    }

    /// Probability that the bounds hold the truth.
    #[must_use]
    pub const fn level(&self) -> f64 {
        self.level
    }

    /// What kind of evidence the estimate rests on.
    #[must_use]
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// The id of the [`Source`](crate::Source).
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::Estimate;
    use crate::source::Evidence;
    use serde::{Deserialize, Deserializer, de::Error};

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Parts<T> {
        value: T,
        lo: T,
        hi: T,
        level: f64,
        evidence: Evidence,
        source: String,
    }

    impl<'de, T: Deserialize<'de> + PartialOrd + Copy> Deserialize<'de> for Estimate<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let p = Parts::deserialize(deserializer)?;
            Self::new(p.value, (p.lo, p.hi), p.level, p.evidence, p.source)
                .map_err(D::Error::custom)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_hold_the_value() {
        let make = |v, lo, hi, level| Estimate::new(v, (lo, hi), level, Evidence::Measured, "test");
        assert!(make(1.0, 0.0, 2.0, 0.95).is_ok());
        assert_eq!(make(3.0, 0.0, 2.0, 0.95).unwrap_err(), EstimateError::NotOrdered);
        assert_eq!(make(f64::NAN, 0.0, 2.0, 0.95).unwrap_err(), EstimateError::NotOrdered);
        assert_eq!(make(1.0, 0.0, 2.0, 1.0).unwrap_err(), EstimateError::Level);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn files_pass_the_same_door() {
        let e = Estimate::new(1.0, (0.5, 2.0), 0.9, Evidence::Convention, "here").unwrap();
        let text = serde_json::to_string(&e).unwrap();
        assert_eq!(
            text,
            r#"{"value":1.0,"lo":0.5,"hi":2.0,"level":0.9,"evidence":"convention","source":"here"}"#
        );
        assert_eq!(serde_json::from_str::<Estimate<f64>>(&text).unwrap(), e);
        assert!(serde_json::from_str::<Estimate<f64>>(&text.replace("2.0", "0.7")).is_err());
    }
}

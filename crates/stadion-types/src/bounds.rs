//! Ranges with both ends, because coaches write ranges wherever a number may stand.

use core::fmt;
use core::time::Duration;

/// Why two values make no range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BoundsError {
    /// The lower end lies above the upper one, or one of them is no number.
    #[error("the lower end of a range must not lie above the upper one")]
    NotOrdered,
}

/// A closed range from `min` to `max`, with `min <= max`.
///
/// A number that is known exactly is a range of one value, so totals need no second type.
///
/// ```
/// use stadion_types::Bounds;
///
/// let rest = Bounds::new(300.0, 360.0)?;
/// assert!(Bounds::new(360.0, 300.0).is_err());
/// assert_eq!(rest.map_increasing(|s| s * 4.0), Bounds::new(1200.0, 1440.0));
/// # Ok::<(), stadion_types::BoundsError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds<T> {
    min: T,
    max: T,
}

impl<T: PartialOrd + Copy> Bounds<T> {
    /// The range from `min` to `max`.
    ///
    /// # Errors
    ///
    /// [`BoundsError::NotOrdered`] unless `min <= max`; a NaN never is.
    pub fn new(min: T, max: T) -> Result<Self, BoundsError> {
        if min <= max { Ok(Self { min, max }) } else { Err(BoundsError::NotOrdered) }
    }

    /// The lower end.
    #[must_use]
    pub const fn min(&self) -> T {
        self.min
    }

    /// The upper end.
    #[must_use]
    pub const fn max(&self) -> T {
        self.max
    }

    /// Whether both ends are the same value.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.min == self.max
    }

    /// The value, if both ends are the same.
    #[must_use]
    pub fn exact(&self) -> Option<T> {
        self.is_exact().then_some(self.min)
    }

    /// Whether `value` lies in the range, ends included.
    #[must_use]
    pub fn contains(&self, value: T) -> bool {
        self.min <= value && value <= self.max
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        Self {
            min: if other.min < self.min { other.min } else { self.min },
            max: if other.max > self.max { other.max } else { self.max },
        }
    }

    /// Both ends through a function that keeps the order.
    ///
    /// # Errors
    ///
    /// [`BoundsError::NotOrdered`] if the function turned the ends around.
    pub fn map_increasing<U: PartialOrd + Copy>(
        &self,
        f: impl Fn(T) -> U,
    ) -> Result<Bounds<U>, BoundsError> {
        Bounds::new(f(self.min), f(self.max))
    }
}

impl<T: Ord + Copy> Bounds<T> {
    /// The range that holds only `value`.
    #[must_use]
    pub const fn exactly(value: T) -> Self {
        Self { min: value, max: value }
    }

    /// The range between two values, whichever is smaller.
    #[must_use]
    pub fn between(a: T, b: T) -> Self {
        if a <= b { Self { min: a, max: b } } else { Self { min: b, max: a } }
    }
}

impl Bounds<Duration> {
    /// The sum of two ranges, end by end; saturating.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self { min: self.min.saturating_add(other.min), max: self.max.saturating_add(other.max) }
    }

    /// Both ends in seconds.
    #[must_use]
    pub fn seconds(&self) -> Bounds<f64> {
        Bounds { min: self.min.as_secs_f64(), max: self.max.as_secs_f64() }
    }
}

impl Bounds<u32> {
    /// The sum of two ranges, end by end; saturating.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self { min: self.min.saturating_add(other.min), max: self.max.saturating_add(other.max) }
    }

    /// The product of two ranges, end by end; saturating.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        Self { min: self.min.saturating_mul(other.min), max: self.max.saturating_mul(other.max) }
    }
}

/// `5` for one value, `5-6` for two.
impl<T: fmt::Display + PartialOrd + Copy> fmt::Display for Bounds<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.min.fmt(f)?;
        if !self.is_exact() {
            f.write_str("-")?;
            self.max.fmt(f)?;
        }
        Ok(())
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::Bounds;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Ends<T> {
        min: T,
        max: T,
    }

    impl<T: Serialize + Copy> Serialize for Bounds<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Ends { min: self.min, max: self.max }.serialize(serializer)
        }
    }

    impl<'de, T: Deserialize<'de> + PartialOrd + Copy> Deserialize<'de> for Bounds<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let ends = Ends::deserialize(deserializer)?;
            Self::new(ends.min, ends.max).map_err(D::Error::custom)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_ordered() {
        assert_eq!(Bounds::new(2, 1), Err(BoundsError::NotOrdered));
        assert!(Bounds::new(f64::NAN, 1.0).is_err());
        assert_eq!(Bounds::between(6, 5), Bounds::new(5, 6).unwrap());
        assert_eq!(Bounds::exactly(4).exact(), Some(4));
        assert_eq!(Bounds::between(4, 7).exact(), None);
    }

    #[test]
    fn sums_and_hulls() {
        let a = Bounds::between(4_u32, 7);
        assert_eq!(a.plus(&Bounds::exactly(1)), Bounds::between(5, 8));
        assert_eq!(a.times(&Bounds::between(2, 3)), Bounds::between(8, 21));
        assert_eq!(a.hull(&Bounds::exactly(9)), Bounds::between(4, 9));
        assert!(a.contains(7) && !a.contains(8));
        assert_eq!(a.to_string(), "4-7");
        assert_eq!(Bounds::exactly(3).to_string(), "3");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn a_file_cannot_hold_an_unordered_range() {
        let text = serde_json::to_string(&Bounds::between(4, 7)).unwrap();
        assert_eq!(text, r#"{"min":4,"max":7}"#);
        assert_eq!(serde_json::from_str::<Bounds<u32>>(&text).unwrap(), Bounds::between(4, 7));
        assert!(serde_json::from_str::<Bounds<u32>>(r#"{"min":7,"max":4}"#).is_err());
    }
}

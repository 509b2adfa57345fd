//! What a constant may be.

use core::fmt;

/// The values that a setting accepts of a constant; each of them is finite.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum ConstantRange {
    /// Any number.
    Any,
    /// Above 0.
    Positive,
    /// From 0 on.
    NotNegative,
    /// From 0 to 1.
    Share,
    /// Above 0 and below 1.
    Probability,
    /// From the first to the second, both included.
    Between(f64, f64),
}

impl ConstantRange {
    /// Whether a value lies in it; what is no finite number does not.
    ///
    /// ```
    /// use stadion_types::ConstantRange;
    ///
    /// assert!(ConstantRange::Between(1.0, 2.0).contains(2.0));
    /// assert!(!ConstantRange::Positive.contains(0.0));
    /// assert!(!ConstantRange::Any.contains(f64::NAN));
    /// ```
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        value.is_finite()
            && match self {
                Self::Any => true,
                Self::Positive => value > 0.0,
                Self::NotNegative => value >= 0.0,
                Self::Share => (0.0..=1.0).contains(&value),
                Self::Probability => value > 0.0 && value < 1.0,
                Self::Between(least, most) => (least..=most).contains(&value),
            }
    }
}

impl fmt::Display for ConstantRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("a finite number"),
            Self::Positive => f.write_str("above 0"),
            Self::NotNegative => f.write_str("0 or above"),
            Self::Share => f.write_str("from 0 to 1"),
            Self::Probability => f.write_str("above 0 and below 1"),
            Self::Between(least, most) => write!(f, "from {least} to {most}"),
        }
    }
}

//! A number with the ends that it has if every load is at its worse end.

/// A number with a lower and an upper end.
///
/// The ends are what comes out if every planned load is at the end of its interval that moves the number most. A
/// bound on what the plan's loads can do, and no probability.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Band {
    /// With the loads as they are expected.
    pub value: f64,
    /// The lower end.
    pub lo: f64,
    /// The upper end.
    pub hi: f64,
}

impl Band {
    pub(super) const fn exact(value: f64) -> Self {
        Self { value, lo: value, hi: value }
    }

    /// The same plus `weight` times another.
    pub(super) fn plus(self, weight: f64, other: Self) -> Self {
        let (lo, hi) = if weight >= 0.0 { (other.lo, other.hi) } else { (other.hi, other.lo) };
        Self {
            value: self.value + weight * other.value,
            lo: self.lo + weight * lo,
            hi: self.hi + weight * hi,
        }
    }
}

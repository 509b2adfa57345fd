//! How fast an exponential mean follows, on which programs disagree.

use super::TrendError;

/// What `N` days mean: the share α of the way that a mean goes towards the load of one day.
///
/// | convention   | α             | 42 days | 7 days | used by |
/// |--------------|---------------|---------|--------|---------|
/// | `Exact`      | 1 − e^(−1/N)  | 0.02353 | 0.1331 | GoldenCheetah, intervals.icu |
/// | `Reciprocal` | 1 / N         | 0.02381 | 0.1429 | TrainingPeaks, as quoted |
/// | `Span`       | 2 / (N + 1)   | 0.04651 | 0.25   | Runalyze; acute and chronic load by Williams (2017) |
///
/// ```
/// use stadion_load::Smoothing;
///
/// let alphas = Smoothing::ALL.map(|s| s.alpha(7.0).unwrap());
/// assert!((alphas[0] - 0.133_122_100).abs() < 1e-9);
/// assert_eq!(alphas[2], 0.25);
/// assert!(Smoothing::Exact.alpha(0.5).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Smoothing {
    /// α = 1 − e^(−1/N): N is the time constant, and N days without load leave 37 %.
    #[default]
    Exact,
    /// α = 1 / N.
    Reciprocal,
    /// α = 2 / (N + 1): N is the span of an economist's mean, so it follows twice as fast.
    Span,
}

impl Smoothing {
    /// Every convention, in the order of the declaration.
    pub const ALL: [Self; 3] = [Self::Exact, Self::Reciprocal, Self::Span];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Reciprocal => "reciprocal",
            Self::Span => "span",
        }
    }

    /// The share α for a mean of `days` days, above 0 and at most 1.
    ///
    /// # Errors
    ///
    /// [`TrendError::Days`] for less than one day, for more than 10 000, and for NaN.
    pub fn alpha(self, days: f64) -> Result<f64, TrendError> {
        if !(1.0..=10_000.0).contains(&days) {
            return Err(TrendError::Days { days });
        }
        Ok(match self {
            Self::Exact => -(-1.0 / days).exp_m1(),
            Self::Reciprocal => 1.0 / days,
            Self::Span => 2.0 / (days + 1.0),
        })
    }
}

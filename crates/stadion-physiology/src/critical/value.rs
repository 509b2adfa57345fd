//! Fitted values, and how good the fit is.

use stadion_types::{Estimate, Evidence};

/// A fitted value with its interval.
///
/// An end of the interval that the trials do not bound stands at the end of the quantity's own range
/// (such as 0 W), and [`CriticalWarning::OpenInterval`](super::CriticalWarning::OpenInterval) says so.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct FittedValue<T>
where
    T: PartialOrd + Copy,
{
    /// The value of the best curve.
    pub value: T,
    /// The same with its interval; absent with no more trials than parameters.
    #[cfg_attr(
        feature = "serde",
        serde(bound(deserialize = "T: serde::Deserialize<'de> + PartialOrd + Copy"))
    )]
    pub estimate: Option<Estimate<T>>,
}

/// The highest intensity of a curve, or that the trials do not tell it.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[cfg_attr(
    feature = "serde",
    serde(bound(deserialize = "T: serde::Deserialize<'de> + PartialOrd + Copy"))
)]
#[non_exhaustive]
pub enum FittedPeak<T>
where
    T: PartialOrd + Copy,
{
    /// The trials tell it.
    Identified(FittedValue<T>),
    /// No trial is a sprint of 30 s or less, or a curve without any peak fits the trials as well, or the
    /// peak would be beyond what can be. Shorter trials are needed.
    NotIdentified {
        /// The lower end of its interval, where there is one.
        at_least: Option<T>,
    },
}

impl<T: PartialOrd + Copy> FittedPeak<T> {
    /// The value, if the trials tell it.
    #[must_use]
    pub const fn identified(&self) -> Option<&FittedValue<T>> {
        match self {
            Self::Identified(value) => Some(value),
            Self::NotIdentified { .. } => None,
        }
    }
}

/// What the residuals of a fit are residuals of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ResidualKind {
    /// Work in J or distance in m.
    Work,
    /// Power in W or speed in m/s.
    Intensity,
    /// Time in s.
    Time,
}

/// How well a curve goes through its trials, in the unit of the residuals that the fit minimises.
///
/// Between the kinds of residuals the numbers do not compare. Work rises with time whatever the athlete
/// does, so the `R²` of a line of work over time is near 1 for any trials.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct FitQuality {
    /// What the residuals are of.
    pub kind: ResidualKind,
    /// Observed less fitted, in order of the trials.
    pub residuals: Vec<f64>,
    /// Sum of their squares.
    pub sum_of_squares: f64,
    /// Part of the variance that the curve explains; absent if nothing varies.
    pub r_squared: Option<f64>,
    /// Standard error of the estimate, `√(SSE/(n − k))`; absent without a trial to spare.
    pub standard_error: Option<f64>,
    /// Estimated error of one trial as a part of its intensity, or in its unit with
    /// [`TrialError::Absolute`](super::TrialError::Absolute); absent without a trial to spare.
    pub trial_error: Option<f64>,
}

/// A value in the range of its quantity with its interval, ends taken to that range.
pub(super) fn fitted<T: PartialOrd + Copy>(
    value: T,
    bounds: Option<[f64; 2]>,
    level: f64,
    make: impl Fn(f64) -> T,
    source: &'static str,
) -> FittedValue<T> {
    let estimate = bounds.and_then(|[lo, hi]| {
        let (lo, hi) = (make(lo), make(hi));
        // Rounding must not push an end past the value.
        let lo = if lo > value { value } else { lo };
        let hi = if hi < value { value } else { hi };
        Estimate::new(value, (lo, hi), level, Evidence::PublishedModel, source).ok()
    });
    FittedValue { value, estimate }
}

//! A curve through the points of a step test.

mod crossings;
mod exponential;
mod fitted;
mod interpolation;
mod natural_basis;
mod natural_spline;
mod piecewise;
mod points;
mod polynomial;
mod roots;

pub use crossings::Crossings;
pub use fitted::LactateCurve;
pub use polynomial::{Cubic, Polynomial, Quartic};
pub use roots::Roots;

/// Which curve is fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum CurveFit {
    /// Polynomial of third degree; needs 5 stages.
    #[default]
    #[cfg_attr(feature = "serde", serde(rename = "poly3"))]
    Cubic,
    /// Polynomial of fourth degree; needs 6 stages.
    #[cfg_attr(feature = "serde", serde(rename = "poly4"))]
    Quartic,
    /// Natural cubic regression spline with 4 degrees of freedom, as R's `ns`; needs 6 stages.
    #[cfg_attr(feature = "serde", serde(rename = "spline4"))]
    NaturalSpline,
    /// `a + b exp(c x)`; needs 4 stages.
    #[cfg_attr(feature = "serde", serde(rename = "exponential"))]
    Exponential,
    /// Monotone piecewise cubic through the points; needs 2 stages.
    #[cfg_attr(feature = "serde", serde(rename = "pchip"))]
    Pchip,
    /// Straight lines between the points; needs 2 stages.
    #[cfg_attr(feature = "serde", serde(rename = "linear"))]
    Linear,
}

impl CurveFit {
    /// Every fit, in the order of the declaration.
    pub const ALL: [Self; 6] = [
        Self::Cubic,
        Self::Quartic,
        Self::NaturalSpline,
        Self::Exponential,
        Self::Pchip,
        Self::Linear,
    ];

    /// The name used in files and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cubic => "poly3",
            Self::Quartic => "poly4",
            Self::NaturalSpline => "spline4",
            Self::Exponential => "exponential",
            Self::Pchip => "pchip",
            Self::Linear => "linear",
        }
    }

    /// The number of stages of different intensity that it needs.
    ///
    /// A least squares fit needs one more than it has parameters, for without a degree of freedom
    /// left it passes through every error of the meter.
    #[must_use]
    pub const fn needed_stages(self) -> usize {
        match self {
            Self::Cubic => 5,
            Self::Quartic | Self::NaturalSpline => 6,
            Self::Exponential => 4,
            Self::Pchip | Self::Linear => 2,
        }
    }
}

/// Why no curve can be fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CurveError {
    /// The fit needs more stages with a lactate.
    #[error("this fit needs {needed} stages with lactate, the test has {found}")]
    TooFewStages {
        /// What the fit needs.
        needed: usize,
        /// What the test has.
        found: usize,
    },
    /// The numbers admit no fit: not finite, not ascending, of different number, or degenerate.
    #[error("no curve can be fitted to these numbers")]
    Degenerate,
}

/// Bending below this part of the highest lactate is rounding, not shape.
const STRAIGHT: f64 = 1e-12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_files() {
        for fit in CurveFit::ALL {
            assert!(!fit.as_str().is_empty());
            #[cfg(feature = "serde")]
            assert_eq!(serde_json::to_value(fit).unwrap(), fit.as_str());
        }
    }
}

//! What observations say of VO2max and VLamax, or why nothing.

use stadion_types::{Estimate, LactateRate, OxygenUptake};

use crate::metabolism::mader_heck::{MaderHeck, MaderHeckError};

/// How well the observations tell VO2max and VLamax apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Identifiability {
    /// VO2max is known to a tenth and VLamax to a quarter (one standard deviation), and they do not
    /// stand for one another.
    Good,
    /// They are not: the intervals say how far, and a sprint test or a VO2max would help.
    Weak,
}

impl Identifiability {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Good, Self::Weak];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Weak => "weak",
        }
    }
}

/// Why VO2max and VLamax cannot be had from the observations.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MaderFitError {
    /// Fewer than two observations.
    #[error("{got} observations cannot give two unknowns; at least 2 are needed")]
    TooFew {
        /// How many there were.
        got: usize,
    },
    /// An intensity is not positive, a duration is outside [`AllOutBalance::VALID`](crate::AllOutBalance::VALID), or a lactate,
    /// VO2max or VLamax is 0.
    #[error("observation {index} is outside what the model can use")]
    Observation {
        /// Index of the observation.
        index: usize,
    },
    /// The constants are not positive.
    #[error(transparent)]
    Constants(MaderHeckError),
    /// An error is not positive, or the level is no probability.
    #[error("errors must be positive and the level between 0 and 1")]
    Errors,
    /// The observations leave VO2max, VLamax or a mixture of them free, as one effort or several
    /// of the same kind do.
    #[error("the observations do not tell VO2max and VLamax apart")]
    NotIdentifiable,
    /// The search did not settle, or on numbers that no human has.
    #[error("no human VO2max and VLamax explain the observations")]
    NotFound,
}

/// VO2max and VLamax that explain the observations best: estimates of a model, never measurements.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MaderFit {
    /// The model with the two values.
    pub model: MaderHeck,
    /// VO2max with its interval.
    pub vo2max: Estimate<OxygenUptake>,
    /// VLamax with its interval.
    pub vlamax: Estimate<LactateRate>,
    /// Correlation of the errors of their logarithms.
    pub correlation: f64,
    /// Whether the observations tell them apart.
    pub identifiability: Identifiability,
    /// Model less observation, relative to the observation, in the order of the observations.
    pub residuals: Vec<f64>,
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::*;

    #[test]
    fn names_in_files() {
        for kind in Identifiability::ALL {
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.as_str()));
        }
    }
}

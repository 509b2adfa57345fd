//! Why a session could not be scored.

use crate::unit::InvalidLoad;

/// Why a model gave no load.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The session lacks a measurement that the model reads.
    #[error("{model} needs {what}, which this session lacks")]
    MissingInput {
        /// Identifier of the model.
        model: &'static str,
        /// The missing measurement.
        what: &'static str,
    },
    /// The athlete's profile lacks a value that the model reads.
    #[error("{model} needs the athlete's {key}")]
    MissingAthlete {
        /// Identifier of the model.
        model: &'static str,
        /// Name of the value in the athlete's file, such as `"heart_rate.resting_bpm"`.
        key: &'static str,
    },
    /// The athlete's profile names no sex, and the constants of the model differ by sex.
    #[error(
        "{model} has constants for women and for men, and the athlete's sex is not stated; \
         Runalyze's set has one for an unstated sex"
    )]
    SexNotStated {
        /// Identifier of the model.
        model: &'static str,
    },
    /// The athlete's resting heart rate is not below the maximal one.
    #[error("{model} needs a resting heart rate below the maximal one")]
    HeartRateRange {
        /// Identifier of the model.
        model: &'static str,
    },
    /// The session was rated on another scale than the one the model is defined for.
    #[error("{model} is defined for ratings from 0 to 10 (CR10); this one is on the scale 6 to 20")]
    RpeScale {
        /// Identifier of the model.
        model: &'static str,
    },
    /// The formula gave a number that is no load.
    #[error(transparent)]
    Invalid(#[from] InvalidLoad),
}

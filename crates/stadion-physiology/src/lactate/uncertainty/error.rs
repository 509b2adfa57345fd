//! Why a setting of the uncertainty is refused.

use super::{MeterError, Uncertainty};

/// Why a setting of an uncertainty or of its meter is refused.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum UncertaintyError {
    /// The standard deviation of the meter.
    #[error(
        "a standard deviation of {value} mmol/L of a lactate meter is outside 0..={}",
        MeterError::MAX_SD_MMOL_L
    )]
    MeterSd {
        /// The rejected value.
        value: f64,
    },
    /// The coefficient of variation of the meter.
    #[error("a coefficient of variation of {value} of a lactate meter is outside 0..=1")]
    MeterCv {
        /// The rejected value.
        value: f64,
    },
    /// The step of the meter's display.
    #[error(
        "a resolution of {value} mmol/L of a lactate meter is outside 0..={}",
        MeterError::MAX_SD_MMOL_L
    )]
    MeterResolution {
        /// The rejected value.
        value: f64,
    },
    /// The standard deviation of the meter's bias.
    #[error(
        "a bias of {value} mmol/L of a lactate meter is outside 0..={}",
        MeterError::MAX_SD_MMOL_L
    )]
    MeterBias {
        /// The rejected value.
        value: f64,
    },
    /// The probability of the intervals.
    #[error("a level of {value} is outside 0.5..=0.99")]
    Level {
        /// The rejected value.
        value: f64,
    },
    /// The number of simulated tests.
    #[error(
        "{value} replicates are outside {}..={}",
        Uncertainty::REPLICATES[0],
        Uncertainty::REPLICATES[1]
    )]
    Replicates {
        /// The rejected number.
        value: u32,
    },
}

//! Why a model of demand cannot be built, run or fitted.

/// Why a model of demand cannot be built, run or fitted.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DemandError {
    /// A number of the model is out of its range.
    #[error("{parameter} of {value} is out of its range")]
    Parameter {
        /// Name of the number.
        parameter: &'static str,
        /// The number at fault.
        value: f64,
    },
    /// A demand is negative or no number; a gap has to be dealt with before.
    #[error("the demand at sample {index} is negative or no number")]
    Demand {
        /// The sample at fault.
        index: usize,
    },
    /// Demand and heart rate have different lengths.
    #[error("{demands} demands and {heart_rates} heart rates")]
    Length {
        /// Number of demands.
        demands: usize,
        /// Number of heart rates.
        heart_rates: usize,
    },
    /// The recording has no such channel.
    #[error("there is no {channel}")]
    NoChannel {
        /// Name of the channel.
        channel: &'static str,
    },
    /// The recording is longer than a day or shorter than a second.
    #[error("{elapsed_s} s cannot be laid out second by second")]
    Elapsed {
        /// Its length.
        elapsed_s: f64,
    },
    /// Too little of the time has a value.
    #[error("{coverage:.2} of the time has a {channel}; at least {needed} is needed")]
    LowCoverage {
        /// Name of the channel.
        channel: &'static str,
        /// The part that has one.
        coverage: f64,
        /// The part that is needed.
        needed: f64,
    },
    /// Too few samples have a heart rate.
    #[error("{got_s:.0} s have a heart rate; at least {needed_s:.0} s are needed")]
    TooShort {
        /// What has one.
        got_s: f64,
        /// What is needed.
        needed_s: f64,
    },
    /// Demand hardly changed, or heart rate does not go with it: rest and gain cannot be told apart.
    #[error("heart rate does not tell how it follows the demand")]
    NotIdentified,
}

impl DemandError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 8] = [
        "parameter-out-of-range",
        "bad-demand",
        "lengths-differ",
        "no-channel",
        "elapsed-out-of-range",
        "low-coverage",
        "too-short",
        "gain-not-identified",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Parameter { .. } => "parameter-out-of-range",
            Self::Demand { .. } => "bad-demand",
            Self::Length { .. } => "lengths-differ",
            Self::NoChannel { .. } => "no-channel",
            Self::Elapsed { .. } => "elapsed-out-of-range",
            Self::LowCoverage { .. } => "low-coverage",
            Self::TooShort { .. } => "too-short",
            Self::NotIdentified => "gain-not-identified",
        }
    }
}

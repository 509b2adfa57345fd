//! Why trials make no curve.

/// Why trials make no curve of intensity over time. Trials count from 0.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CriticalError {
    /// Durations and intensities are not of one length.
    #[error("{durations} durations come with {intensities} intensities; they must be as many")]
    Lengths {
        /// Number of durations.
        durations: usize,
        /// Number of intensities.
        intensities: usize,
    },
    /// Fewer trials than the curve has parameters.
    #[error("{got} trials are given; the curve needs {needed}")]
    TooFewTrials {
        /// How many are needed.
        needed: usize,
        /// How many there are.
        got: usize,
    },
    /// A duration is not above 0 or no number.
    #[error("the duration {seconds} s of trial {trial} is no number above 0")]
    Duration {
        /// The trial, from 0.
        trial: usize,
        /// Its duration.
        seconds: f64,
    },
    /// A power or speed is not above 0 or no number.
    #[error("the intensity {intensity} of trial {trial} is no number above 0")]
    Intensity {
        /// The trial, from 0.
        trial: usize,
        /// Its power or speed.
        intensity: f64,
    },
    /// Too few trials differ in duration.
    #[error("{got} different durations are given; the curve needs {needed}")]
    SameDurations {
        /// How many are needed.
        needed: usize,
        /// How many there are.
        got: usize,
    },
    /// The level of the intervals is no probability between 0 and 1.
    #[error("the level {level} of the intervals must lie between 0 and 1")]
    Level {
        /// What was given.
        level: f64,
    },
    /// The time from which the omni-domain curve falls is not above 0.
    #[error("the tail must begin above 0 s, given {seconds} s")]
    TailStart {
        /// What was given.
        seconds: f64,
    },
    /// Longer trials were not slower or weaker, so nothing can be done above the critical intensity.
    #[error("intensity does not fall with duration, so there is no reserve above a critical one")]
    NoReserve,
    /// The best curve has no critical intensity above 0: the trials fall in a straight line, or more
    /// steeply than the model can.
    #[error("the best curve has no critical intensity above 0; the trials do not level off")]
    NoCritical,
    /// A fitted value is beyond what its quantity can hold.
    #[error("the fitted {what} of {value} cannot be")]
    Beyond {
        /// Which value.
        what: &'static str,
        /// What came out.
        value: f64,
    },
}

impl CriticalError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 10] = [
        "lengths-differ",
        "too-few-trials",
        "bad-duration",
        "bad-intensity",
        "same-durations",
        "bad-level",
        "bad-tail-start",
        "no-reserve",
        "no-critical-intensity",
        "beyond-quantity",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Lengths { .. } => "lengths-differ",
            Self::TooFewTrials { .. } => "too-few-trials",
            Self::Duration { .. } => "bad-duration",
            Self::Intensity { .. } => "bad-intensity",
            Self::SameDurations { .. } => "same-durations",
            Self::Level { .. } => "bad-level",
            Self::TailStart { .. } => "bad-tail-start",
            Self::NoReserve => "no-reserve",
            Self::NoCritical => "no-critical-intensity",
            Self::Beyond { .. } => "beyond-quantity",
        }
    }
}

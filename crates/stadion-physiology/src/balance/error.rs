//! Why there is no balance.

use stadion_types::{Distance, Speed};

/// Why numbers make no balance.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BalanceError {
    /// The critical speed is 0 or not below the maximal one, or there is no distance above it.
    #[error(
        "critical speed of {critical} must lie between 0 and the maximum of {max}, with a reserve above 0 m (given {reserve})"
    )]
    NotOrdered {
        /// The critical speed.
        critical: Speed,
        /// The maximal speed.
        max: Speed,
        /// The distance above it.
        reserve: Distance,
    },
    /// A value of the athlete is not known.
    #[error("the balance needs {key}, which is not known")]
    Missing {
        /// Key of the value in an athlete's file.
        key: &'static str,
    },
    /// A parameter is no finite number above 0.
    #[error("{parameter} must be a number above 0 (given {value})")]
    NotPositive {
        /// The parameter, with its unit.
        parameter: &'static str,
        /// What was given.
        value: f64,
    },
    /// A share of the capacity is no number, or above 1.
    #[error("a share of the capacity must be a number up to 1 (given {value})")]
    Share {
        /// What was given.
        value: f64,
    },
    /// Points in time and outputs differ in number.
    #[error("{times} points in time and {outputs} outputs")]
    Length {
        /// Number of points in time.
        times: usize,
        /// Number of outputs.
        outputs: usize,
    },
    /// A point in time is no number, or does not lie after the one before.
    #[error("times must increase; number {index} does not (the first is 0)")]
    Time {
        /// Its index.
        index: usize,
    },
    /// An output is no finite number from 0 on.
    #[error("an output must be a number from 0 on; number {index} is {value} (the first is 0)")]
    Output {
        /// Its index.
        index: usize,
        /// What was given.
        value: f64,
    },
    /// There is no output at all.
    #[error("the recording has no {channel}")]
    NoOutput {
        /// Name of the channel in files.
        channel: &'static str,
    },
    /// The time constant comes from the mean output below the critical one, and there is none.
    #[error("no output lies below the critical one, so the session gives no time constant")]
    NothingBelow,
    /// The time constant comes from the whole session, so that it cannot be gone through in steps.
    #[error("the time constant comes from the whole session; give it as a number")]
    NeedsSession,
}

impl BalanceError {
    /// The stable names of all errors.
    pub const CODES: [&'static str; 10] = [
        "not-ordered",
        "missing",
        "not-positive",
        "share",
        "length",
        "time",
        "output",
        "no-output",
        "nothing-below",
        "needs-session",
    ];

    /// The stable name of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotOrdered { .. } => "not-ordered",
            Self::Missing { .. } => "missing",
            Self::NotPositive { .. } => "not-positive",
            Self::Share { .. } => "share",
            Self::Length { .. } => "length",
            Self::Time { .. } => "time",
            Self::Output { .. } => "output",
            Self::NoOutput { .. } => "no-output",
            Self::NothingBelow => "nothing-below",
            Self::NeedsSession => "needs-session",
        }
    }
}

/// The value itself if it is finite and above 0.
pub(super) fn positive(parameter: &'static str, value: f64) -> Result<f64, BalanceError> {
    if value > 0.0 && value.is_finite() {
        Ok(value)
    } else {
        Err(BalanceError::NotPositive { parameter, value })
    }
}

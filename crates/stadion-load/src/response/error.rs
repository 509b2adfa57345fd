//! Why numbers make no response model, or no doses.

use chrono::NaiveDate;

/// Why a response model or its input is refused.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ResponseError {
    /// A parameter outside what the model allows.
    #[error("{what} of {value}; it must be {accepted}")]
    Parameter {
        /// The parameter.
        what: &'static str,
        /// The value.
        value: f64,
        /// What would be accepted.
        accepted: &'static str,
    },
    /// A component or a dose for another number of inputs than the rest.
    #[error("{got} inputs where there are {expected}")]
    Inputs {
        /// How many there are elsewhere.
        expected: usize,
        /// How many there are here.
        got: usize,
    },
    /// A dose that is negative or no number.
    #[error("a dose of {value} on day {day} is no finite number from 0 on")]
    Dose {
        /// The day, counted from 0.
        day: usize,
        /// The dose.
        value: f64,
    },
    /// Days of which nothing is known, which may not be guessed by the settings.
    #[error(
        "nothing is known of {days} days from {first} to {last}; say what they count as, or enter them"
    )]
    Unknown {
        /// How many.
        days: usize,
        /// The first of them.
        first: NaiveDate,
        /// The last of them.
        last: NaiveDate,
    },
    /// Inputs whose days do not agree.
    #[error("inputs of different days: {first} and {days} days against {other} and {other_days}")]
    Days {
        /// The first day of the first input.
        first: NaiveDate,
        /// Its number of days.
        days: usize,
        /// The first day of another one.
        other: NaiveDate,
        /// Its number of days.
        other_days: usize,
    },
    /// A test on a day that has no dose.
    #[error("a test on day {day}, counted from 0; there are {days} days of doses")]
    TestDay {
        /// The day of the test.
        day: usize,
        /// How many days there are.
        days: usize,
    },
    /// A test on a date that the record does not hold.
    #[error("a test on {date}; the record goes from {first} to {last}")]
    TestDate {
        /// The date of the test.
        date: NaiveDate,
        /// The first day of the record.
        first: NaiveDate,
        /// The last day of the record.
        last: NaiveDate,
    },
}

impl ResponseError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 7] = [
        "response-parameter",
        "response-inputs",
        "response-dose",
        "response-unknown-days",
        "response-days-differ",
        "response-test-day",
        "response-test-date",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Parameter { .. } => Self::CODES[0],
            Self::Inputs { .. } => Self::CODES[1],
            Self::Dose { .. } => Self::CODES[2],
            Self::Unknown { .. } => Self::CODES[3],
            Self::Days { .. } => Self::CODES[4],
            Self::TestDay { .. } => Self::CODES[5],
            Self::TestDate { .. } => Self::CODES[6],
        }
    }
}

/// A parameter that is a finite number from 0 on.
pub(super) fn not_negative(what: &'static str, value: f64) -> Result<f64, ResponseError> {
    if value >= 0.0 && value.is_finite() {
        return Ok(value + 0.0);
    }
    Err(ResponseError::Parameter { what, value, accepted: "a finite number from 0 on" })
}

/// A parameter that is a finite number above 0.
pub(super) fn above_0(what: &'static str, value: f64) -> Result<f64, ResponseError> {
    if value > 0.0 && value.is_finite() {
        return Ok(value);
    }
    Err(ResponseError::Parameter { what, value, accepted: "a finite number above 0" })
}

/// A parameter that is a finite number.
pub(super) fn finite(what: &'static str, value: f64) -> Result<f64, ResponseError> {
    if value.is_finite() {
        return Ok(value);
    }
    Err(ResponseError::Parameter { what, value, accepted: "a finite number" })
}

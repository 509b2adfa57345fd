//! Why two anchors cannot be compared.

/// Why two anchors cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AnchorError {
    /// A number is not finite and above 0.
    #[error("{parameter} must be a number above 0 (given {value})")]
    NotPositive {
        /// The parameter, with its unit.
        parameter: &'static str,
        /// What was given.
        value: f64,
    },
}

impl AnchorError {
    /// The stable names of all errors.
    pub const CODES: [&'static str; 1] = ["not-positive"];

    /// The stable name of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotPositive { .. } => "not-positive",
        }
    }
}

pub(super) fn positive(parameter: &'static str, value: f64) -> Result<f64, AnchorError> {
    if value > 0.0 && value.is_finite() {
        Ok(value)
    } else {
        Err(AnchorError::NotPositive { parameter, value })
    }
}

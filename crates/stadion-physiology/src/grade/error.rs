//! Why a grade gives no number.

use stadion_types::Speed;

/// Why a grade has no cost, or a speed no equal on it.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GradeError {
    /// The grade is no number.
    #[error("a grade of {grade} is no number")]
    NotFinite {
        /// What was given; NaN or infinite.
        grade: f64,
    },
    /// Steeper than the model was measured.
    #[error("a grade of {grade} is steeper than {limit}, up to which it was measured")]
    TooSteep {
        /// The grade as a fraction.
        grade: f64,
        /// The steepest that is accepted, up and down.
        limit: f64,
    },
    /// The equal speed cannot be represented.
    #[error("no speed on the other grade equals {speed}")]
    Speed {
        /// The speed that was given.
        speed: Speed,
    },
}

impl GradeError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 3] = ["bad-grade", "too-steep", "no-equal-speed"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFinite { .. } => "bad-grade",
            Self::TooSteep { .. } => "too-steep",
            Self::Speed { .. } => "no-equal-speed",
        }
    }
}

/// Why a recording has no grades, or no level equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GradeSeriesError {
    /// Two series have different lengths.
    #[error("{distances} distances and {altitudes} altitudes")]
    Length {
        /// Number of distances.
        distances: usize,
        /// Number of altitudes.
        altitudes: usize,
    },
    /// A value is infinite or NaN; a gap is `None`.
    #[error("sample {index} holds a value that is no number")]
    NotFinite {
        /// Its index.
        index: usize,
    },
    /// The window or the cell is no length, or they do not fit each other.
    #[error("a window of 3 to 1000 cells, each of 0.1 m or more, is accepted")]
    Rule,
    /// There is no distance.
    #[error("the recording has no distance")]
    NoDistance,
    /// There is no altitude.
    #[error("the recording has no altitude")]
    NoAltitude,
    /// No stretch has a distance, a time and a grade.
    #[error("no stretch has a known grade")]
    NothingKnown,
}

impl GradeSeriesError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 6] =
        ["lengths-differ", "bad-value", "bad-rule", "no-distance", "no-altitude", "nothing-known"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "lengths-differ",
            Self::NotFinite { .. } => "bad-value",
            Self::Rule => "bad-rule",
            Self::NoDistance => "no-distance",
            Self::NoAltitude => "no-altitude",
            Self::NothingKnown => "nothing-known",
        }
    }
}

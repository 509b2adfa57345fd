//! Why a constant does not take a user's value.

use super::range::ConstantRange;

/// Why a constant does not take a user's value.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ConstantError {
    /// There is no such constant.
    #[error("no constant is called {id}")]
    Unknown {
        /// The name that was given.
        id: String,
    },
    /// The constant keeps its value.
    #[error("{id} keeps its value: {why}")]
    Fixed {
        /// The constant.
        id: &'static str,
        /// Why.
        why: &'static str,
    },
    /// It is given two values.
    #[error("{id} is given twice")]
    Twice {
        /// The constant.
        id: &'static str,
    },
    /// No finite number.
    #[error("{id} of {value} is no finite number")]
    NotFinite {
        /// The constant.
        id: &'static str,
        /// The value.
        value: f64,
    },
    /// A unit that is not the constant's.
    #[error("{id} is in {unit}, and not in {given}")]
    Unit {
        /// The constant.
        id: &'static str,
        /// Its unit.
        unit: &'static str,
        /// The unit that was given.
        given: String,
    },
    /// Nobody says where the value comes from.
    #[error("{id} has no source; say where the value comes from")]
    NoSource {
        /// The constant.
        id: &'static str,
    },
    /// A value that the setting cannot have.
    #[error("{id} of {value}; it must be {accepted}")]
    Range {
        /// The constant.
        id: &'static str,
        /// The value.
        value: f64,
        /// What is accepted.
        accepted: ConstantRange,
    },
    /// A setting that counts takes whole numbers.
    #[error("{id} of {value}; it must be a whole number, {accepted}")]
    NotWhole {
        /// The constant.
        id: &'static str,
        /// The value.
        value: f64,
        /// What is accepted.
        accepted: ConstantRange,
    },
    /// Values that do not go together.
    #[error("{id} of {value}: {why}")]
    Together {
        /// One of the constants.
        id: &'static str,
        /// Its value.
        value: f64,
        /// What does not hold.
        why: &'static str,
    },
}

impl ConstantError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 9] = [
        "constant-unknown",
        "constant-fixed",
        "constant-twice",
        "constant-not-finite",
        "constant-unit",
        "constant-no-source",
        "constant-range",
        "constant-not-whole",
        "constant-together",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        Self::CODES[match self {
            Self::Unknown { .. } => 0,
            Self::Fixed { .. } => 1,
            Self::Twice { .. } => 2,
            Self::NotFinite { .. } => 3,
            Self::Unit { .. } => 4,
            Self::NoSource { .. } => 5,
            Self::Range { .. } => 6,
            Self::NotWhole { .. } => 7,
            Self::Together { .. } => 8,
        }]
    }

    /// The constant at fault, by which it is found in a file.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Unknown { id } => id,
            Self::Fixed { id, .. }
            | Self::Twice { id }
            | Self::NotFinite { id, .. }
            | Self::Unit { id, .. }
            | Self::NoSource { id }
            | Self::Range { id, .. }
            | Self::NotWhole { id, .. }
            | Self::Together { id, .. } => id,
        }
    }
}

//! Why a file gave no workout.

use std::path::PathBuf;

use super::WorkoutFormat;
use crate::kind::FileKind;

/// Why a file gave no workout. What could be read in part is no error: see the warnings.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WorkoutError {
    /// The file could not be opened or read.
    #[error("cannot read {}", path.display())]
    Io {
        /// The path as it was given.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: std::io::Error,
    },
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// The content shows no format of workouts.
    #[error("not a known format of workouts; FIT and ZWO are read")]
    UnknownFormat,
    /// This build reads no such files.
    #[error("{format} workouts are not read by this build")]
    Disabled {
        /// The format of the file.
        format: WorkoutFormat,
    },
    /// The file is larger than any workout.
    #[error("larger than the limit of {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// A file of another kind.
    #[error("not a workout but {what}")]
    NotAWorkout {
        /// What the file says it is.
        what: FileKind,
    },
    /// The workout holds no step.
    #[error("the workout holds no steps")]
    NoSteps,
    /// More steps than any workout has.
    #[error("more than {limit} steps")]
    TooManySteps {
        /// Most steps that are read.
        limit: usize,
    },
}

impl WorkoutError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 8] = [
        "cannot-read",
        "empty-file",
        "unknown-format",
        "format-disabled",
        "too-large",
        "not-a-workout",
        "no-steps",
        "too-many-steps",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "cannot-read",
            Self::Empty => "empty-file",
            Self::UnknownFormat => "unknown-format",
            Self::Disabled { .. } => "format-disabled",
            Self::TooLarge { .. } => "too-large",
            Self::NotAWorkout { .. } => "not-a-workout",
            Self::NoSteps => "no-steps",
            Self::TooManySteps { .. } => "too-many-steps",
        }
    }
}

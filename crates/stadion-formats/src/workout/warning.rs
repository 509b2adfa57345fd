//! What is wrong with a workout file that could be read.

/// What is wrong with a workout file as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WorkoutWarning {
    /// The file ends before it should.
    #[error("the file ends early, at byte {at_byte}; steps may be missing")]
    Truncated {
        /// Where.
        at_byte: usize,
    },
    /// From here on nothing could be read.
    #[error("the file is damaged at byte {at_byte}; steps may be missing")]
    Damaged {
        /// Where.
        at_byte: usize,
    },
    /// A checksum does not fit.
    #[error("a checksum of the file is wrong")]
    BadChecksum,
    /// The head promises another number of steps.
    #[error("the file promises {promised} steps and holds {found}")]
    StepCount {
        /// Steps that the head promises.
        promised: usize,
        /// Steps that were found.
        found: usize,
    },
    /// A repeat that names no step in front of it.
    #[error("step {step} repeats steps that are not there, so it was left out")]
    BadRepeat {
        /// The step, from 0.
        step: usize,
    },
    /// Repeats within repeats within repeats.
    #[error("step {step} nests repeats deeper than {limit}, so it was left out")]
    TooDeep {
        /// The step, from 0.
        step: usize,
        /// Deepest nesting that is read.
        limit: usize,
    },
    /// An element or a kind of step that is not known.
    #[error("step {step} is of a kind that is not known, so it was left out")]
    UnknownStep {
        /// The step, from 0.
        step: usize,
    },
}

impl WorkoutWarning {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 7] = [
        "truncated",
        "damaged",
        "bad-checksum",
        "step-count",
        "bad-repeat",
        "too-deep",
        "unknown-step",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Truncated { .. } => "truncated",
            Self::Damaged { .. } => "damaged",
            Self::BadChecksum => "bad-checksum",
            Self::StepCount { .. } => "step-count",
            Self::BadRepeat { .. } => "bad-repeat",
            Self::TooDeep { .. } => "too-deep",
            Self::UnknownStep { .. } => "unknown-step",
        }
    }
}

//! Why stages make no step test.

use stadion_types::Lactate;

/// Why stages make no step test.
///
/// Stages count from 0. A test with few stages, without a baseline or with readings missing is
/// still a test: what cannot be worked out from it says so itself.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum StepTestError {
    /// No stages at all.
    #[error("a step test needs stages")]
    Empty,
    /// An intensity is infinite or no number.
    #[error("the intensity {intensity} of stage {stage} is no finite number")]
    NotFinite {
        /// The stage, from 0.
        stage: usize,
        /// Its intensity.
        intensity: f64,
    },
    /// An intensity is below zero.
    #[error("the intensity {intensity} of stage {stage} is negative")]
    Negative {
        /// The stage, from 0.
        stage: usize,
        /// Its intensity.
        intensity: f64,
    },
    /// A stage is easier than the one before.
    #[error("stage {stage} at {intensity} follows one at {previous}; intensities must ascend")]
    Descending {
        /// The stage, from 0.
        stage: usize,
        /// Its intensity.
        intensity: f64,
        /// The intensity of the stage before.
        previous: f64,
    },
    /// Two stages are of the same intensity.
    #[error("stage {stage} repeats the intensity {intensity}; intensities must ascend")]
    Equal {
        /// The later stage, from 0.
        stage: usize,
        /// The intensity of both.
        intensity: f64,
    },
    /// No meter shows such a lactate in a living athlete.
    #[error(
        "lactate of {lactate} {} is outside {min} to {max}, the range of plausible readings",
        place(*.stage)
    )]
    ImplausibleLactate {
        /// The stage, from 0; `None` for the baseline.
        stage: Option<usize>,
        /// The reading.
        lactate: Lactate,
        /// Lowest plausible reading.
        min: Lactate,
        /// Highest plausible reading.
        max: Lactate,
    },
    /// The completed part of a stage is not above 0 and at most 1.
    #[error("stage {stage} is completed to {completed}; that must be above 0 and at most 1")]
    Completed {
        /// The stage, from 0.
        stage: usize,
        /// The stated part.
        completed: f64,
    },
    /// A stage before the last was broken off.
    #[error("stage {stage} is completed to {completed} only and is not the last")]
    IncompleteBeforeLast {
        /// The stage, from 0.
        stage: usize,
        /// The stated part.
        completed: f64,
    },
}

impl StepTestError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 8] = [
        "no-stages",
        "not-finite-intensity",
        "negative-intensity",
        "descending-intensities",
        "equal-intensities",
        "implausible-lactate",
        "completed-out-of-range",
        "incomplete-before-last",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "no-stages",
            Self::NotFinite { .. } => "not-finite-intensity",
            Self::Negative { .. } => "negative-intensity",
            Self::Descending { .. } => "descending-intensities",
            Self::Equal { .. } => "equal-intensities",
            Self::ImplausibleLactate { .. } => "implausible-lactate",
            Self::Completed { .. } => "completed-out-of-range",
            Self::IncompleteBeforeLast { .. } => "incomplete-before-last",
        }
    }

    /// Index of the stage at fault, from 0; none where no single stage is.
    #[must_use]
    pub const fn stage(&self) -> Option<usize> {
        match self {
            Self::Empty => None,
            Self::ImplausibleLactate { stage, .. } => *stage,
            Self::NotFinite { stage, .. }
            | Self::Negative { stage, .. }
            | Self::Descending { stage, .. }
            | Self::Equal { stage, .. }
            | Self::Completed { stage, .. }
            | Self::IncompleteBeforeLast { stage, .. } => Some(*stage),
        }
    }
}

fn place(stage: Option<usize>) -> String {
    stage.map_or_else(|| "at rest".to_owned(), |stage| format!("in stage {stage}"))
}

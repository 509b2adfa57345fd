//! Why a text has no forecast.

use stadion_physiology::{ProfileError, SessionModelError};
use stadion_sessions::SegmentsError;

use crate::reading::ErrorNote;

/// Why a session has no forecast of lactate.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ForecastError {
    /// The text could not be read.
    #[error("{}", note.message)]
    Text {
        /// What the reader says.
        note: ErrorNote,
    },
    /// The session has no segments.
    #[error(transparent)]
    Segments(#[from] SegmentsError),
    /// The model gives nothing for this athlete or session.
    #[error(transparent)]
    Model(#[from] SessionModelError),
}

impl ForecastError {
    /// A stable code for documents, in kebab case.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Text { note } => &note.code,
            Self::Segments(error) => error.code(),
            Self::Model(
                SessionModelError::Profile(ProfileError::Missing { .. })
                | SessionModelError::MissingMass
                | SessionModelError::Unit { .. },
            ) => "athlete-missing",
            Self::Model(
                SessionModelError::Profile(_)
                | SessionModelError::OxygenUptake { .. }
                | SessionModelError::LowThreshold { .. },
            ) => "athlete-curve",
            Self::Model(_) => "no-forecast",
        }
    }

    /// Byte offsets into the text, where one place is at fault.
    #[must_use]
    pub fn span(&self) -> Option<[usize; 2]> {
        match self {
            Self::Text { note } => note.span,
            Self::Segments(error) => error.span().map(Into::into),
            Self::Model(_) => None,
        }
    }
}

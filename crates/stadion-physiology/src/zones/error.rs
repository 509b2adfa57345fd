//! Why there are no zones.

use stadion_types::OutOfRange;

use super::anchor::ZoneAnchor;

/// Why a scheme gives no zones for an athlete.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ZonesError {
    /// The scheme has no limits for the anchor.
    #[error("the scheme {scheme} has no limits by {anchor}")]
    NoLimits {
        /// Id of the scheme.
        scheme: &'static str,
        /// The anchor.
        anchor: ZoneAnchor,
    },
    /// A limit cannot be represented.
    #[error(transparent)]
    OutOfRange(OutOfRange),
    /// Two limits coincide, as for an anchor of 0.
    #[error("the limits of the scheme {scheme} by {anchor} do not increase")]
    NotIncreasing {
        /// Id of the scheme.
        scheme: &'static str,
        /// The anchor.
        anchor: ZoneAnchor,
    },
}

impl ZonesError {
    /// The stable names of all errors.
    pub const CODES: [&'static str; 3] = ["no-limits", "out-of-range", "not-increasing"];

    /// The stable name of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoLimits { .. } => "no-limits",
            Self::OutOfRange(_) => "out-of-range",
            Self::NotIncreasing { .. } => "not-increasing",
        }
    }
}

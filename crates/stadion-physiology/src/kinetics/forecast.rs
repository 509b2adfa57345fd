//! What the session model says.

use std::time::Duration;

use stadion_types::{Estimate, Lactate};

use super::segment::SegmentKind;

/// Lactate at the end of a segment.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SegmentEnd {
    /// Time of the end since the session began.
    #[cfg_attr(feature = "serde", serde(rename = "at_s", with = "stadion_types::seconds"))]
    pub at: Duration,
    /// What the segment is for.
    pub kind: SegmentKind,
    /// Blood lactate there.
    #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l"))]
    pub lactate: Estimate<Lactate>,
}

/// The highest lactate of a session and of the rest after it.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Peak {
    /// Its time since the session began.
    #[cfg_attr(feature = "serde", serde(rename = "at_s", with = "stadion_types::seconds"))]
    pub at: Duration,
    /// How long after the end of the session; `None` if it comes before the end.
    #[cfg_attr(feature = "serde", serde(rename = "after_end_s", with = "optional_seconds"))]
    pub after_end: Option<Duration>,
    /// The blood lactate there; the band is that of the highest value at whatever time.
    #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l"))]
    pub lactate: Estimate<Lactate>,
}

#[cfg(feature = "serde")]
mod optional_seconds {
    use std::time::Duration;

    #[allow(clippy::ref_option, reason = "the signature that serde asks for")]
    pub(super) fn serialize<S: serde::Serializer>(
        value: &Option<Duration>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serde::Serialize::serialize(&value.map(|d| d.as_secs_f64()), serializer)
    }
}

/// The lactate of a session before it is run.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Forecast {
    /// The end of each segment, in the order in which they were given.
    pub ends: Vec<SegmentEnd>,
    /// The highest value, which may come after the end.
    pub peak: Peak,
}

/// Lactate at one time.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct TracePoint {
    /// Time since the session began.
    #[cfg_attr(feature = "serde", serde(rename = "at_s", with = "stadion_types::seconds"))]
    pub at: Duration,
    /// Blood lactate there.
    #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l"))]
    pub lactate: Estimate<Lactate>,
}

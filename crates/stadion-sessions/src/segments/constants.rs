//! The numbers behind the intensities that a text only hints at.

use stadion_types::{Constant, Evidence, Source};

use super::{aim, rest};
use crate::taxonomy::{EASY_SHARE, STEADY_SHARE, SUB_THRESHOLD_SHARE};

const OWN: Source = Source {
    id: "stadion",
    citation: "an agreement of this library, made where sources leave a gap",
    doi: None,
};

const fn own(id: &'static str, value: f64, unit: &'static str) -> Constant {
    Constant { id, value, unit, source: OWN, population: "runners", evidence: Evidence::Convention }
}

/// The constants by which words become speeds.
pub const SEGMENT_CONSTANTS: &[Constant] = &[
    own("segment.sub-threshold-share", SUB_THRESHOLD_SHARE, "1"),
    own("segment.steady-share", STEADY_SHARE, "1"),
    own("segment.easy-share", EASY_SHARE, "1"),
    own("segment.threshold-heart-rate", aim::THRESHOLD_HR_SHARE, "1"),
    own("segment.same-race", aim::SAME_RACE, "1"),
    own("segment.spin-share", rest::SPIN_SHARE, "1"),
];

//! The numbers behind the reading of a text and of its times.

use stadion_types::{Constant, Evidence, Source};

use super::pattern::{EVEN_PERCENT, TREND_R};

const OWN: Source = Source {
    id: "stadion",
    citation: "an agreement of this library, made where sources leave a gap",
    doi: None,
};

const fn own(id: &'static str, value: f64, unit: &'static str) -> Constant {
    Constant { id, value, unit, source: OWN, population: "any", evidence: Evidence::Convention }
}

/// The constants of the reader and of the patterns of times.
pub const NOTATION_CONSTANTS: &[Constant] = &[
    own("notation.max-run-speed", crate::notation::MAX_RUN_SPEED_M_S, "m/s"),
    own("notation.max-reps", 200.0, "1"),
    own("notation.max-foot-distance", crate::notation::MAX_FOOT_M, "m"),
    own("notation.min-foot-speed", crate::notation::MIN_FOOT_SPEED_M_S, "m/s"),
    own("remark.rounding", super::remark::ROUNDED_PERCENT, "%"),
    own("pattern.even-spread", EVEN_PERCENT, "%"),
    own("pattern.trend-correlation", TREND_R, "1"),
];

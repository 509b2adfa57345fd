//! Which constants of this crate a user may override, and why not the others.

use stadion_types::{FixedConstants, TakesConstants};

use crate::{Criteria, Detection, HistoryCriteria};

/// Settings with every constant of this crate that has a place in settings, as they are by default.
#[must_use]
pub fn overridable_settings() -> Vec<Box<dyn TakesConstants>> {
    vec![
        Box::new(Criteria::default()),
        Box::new(Detection::default()),
        Box::new(HistoryCriteria::default()),
    ]
}

const NOT_YET: &str = "no settings hold it yet; it stands inside the model";

const fn fixed(ids: &'static str, why: &'static str) -> FixedConstants {
    FixedConstants { ids, why }
}

/// The constants of this crate that keep their value, and why.
pub const FIXED_CONSTANTS: &[FixedConstants] = &[
    fixed("race.riegel-exponent", NOT_YET),
    fixed("race.main-piece", NOT_YET),
    fixed("strides.", NOT_YET),
    fixed("words.", NOT_YET),
    fixed("single.long-rep", NOT_YET),
    fixed("rest.walk-min", NOT_YET),
    fixed("rest.walk-max", NOT_YET),
    fixed("rest.jog-max", NOT_YET),
    fixed("population.", NOT_YET),
    fixed("race.human-limit", NOT_YET),
    fixed("nearest.", NOT_YET),
    fixed("race.hour-distance", NOT_YET),
    fixed("grade.level-cost", NOT_YET),
    fixed("notation.", NOT_YET),
    fixed("remark.rounding", NOT_YET),
    fixed("pattern.", NOT_YET),
    fixed("segment.", NOT_YET),
    fixed("aftermath.", NOT_YET),
    fixed("summary.singles", NOT_YET),
    fixed("exposure.mile-end", NOT_YET),
];

//! The numbers of the fits, with their sources.

use stadion_types::{Constant, Evidence};

use super::fit::{
    APART, CANCELLED, FATIGUE_RANGE, FITNESS_RANGE, LEVEL, MERGED, SHORT_RANGE, TESTS_FOR_EACH,
};
use crate::constants::number;
use crate::sources::STADION;

const fn agreed(id: &'static str, value: f64, unit: &'static str) -> Constant {
    number(id, value, unit, STADION, "everybody", Evidence::Convention)
}

/// Every convention of the fits of response models.
pub(crate) const RESPONSE_CONSTANTS: &[Constant] = &[
    agreed("response.fitness-days.least", FITNESS_RANGE[0], "d"),
    agreed("response.fitness-days.most", FITNESS_RANGE[1], "d"),
    agreed("response.fatigue-days.least", FATIGUE_RANGE[0], "d"),
    agreed("response.fatigue-days.most", FATIGUE_RANGE[1], "d"),
    agreed("response.short-days.least", SHORT_RANGE[0], "d"),
    agreed("response.short-days.most", SHORT_RANGE[1], "d"),
    agreed("response.apart", APART, "1"),
    agreed("response.level", LEVEL, "1"),
    agreed("response.tests-for-each", TESTS_FOR_EACH, "1"),
    agreed("response.merged", MERGED, "1"),
    agreed("response.cancelled", CANCELLED, "1"),
];

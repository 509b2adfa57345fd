//! Every number of the step test and its thresholds, with its source.

use stadion_types::{Constant, Evidence, Source};

use super::step_test::StepTest;
use super::threshold::{
    BALDARI_RISE, CURVE_START, DICKHUTH_RISE, EARLY_STAGES, FIXED_LEVEL, MODIFIED_RISE, Method,
};
use crate::sources::{BALDARI_2000, BISHOP_1998, DICKHUTH_1999, HECK_1985, STADION};

const fn constant(
    id: &'static str,
    (value, unit): (f64, &'static str),
    source: Source,
    population: &'static str,
    evidence: Evidence,
) -> Constant {
    Constant { id, value, unit, source, population, evidence }
}

const ANYBODY: &str = "no population: an agreement";

/// Every constant of step tests, their curves and thresholds.
pub const LACTATE_CONSTANTS: &[Constant] = &[
    constant(
        "lactate.plausible-min",
        (StepTest::PLAUSIBLE_LACTATE[0].millimoles_per_liter(), "mmol/L"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "lactate.plausible-max",
        (StepTest::PLAUSIBLE_LACTATE[1].millimoles_per_liter(), "mmol/L"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "lactate.fixed-level",
        (FIXED_LEVEL, "mmol/L"),
        HECK_1985,
        "runners on a treadmill",
        Evidence::Measured,
    ),
    constant(
        "lactate.level-min",
        (Method::LEVELS[0], "mmol/L"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "lactate.level-max",
        (Method::LEVELS[1], "mmol/L"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "lactate.modified-dmax-rise",
        (MODIFIED_RISE, "mmol/L"),
        BISHOP_1998,
        "women cycling for an hour",
        Evidence::PublishedModel,
    ),
    constant(
        "lactate.dickhuth-rise",
        (DICKHUTH_RISE, "mmol/L"),
        DICKHUTH_1999,
        "runners on a treadmill",
        Evidence::PublishedModel,
    ),
    constant(
        "lactate.baldari-rise",
        (BALDARI_RISE, "mmol/L"),
        BALDARI_2000,
        "athletes whose maximal steady state was measured as well",
        Evidence::PublishedModel,
    ),
    constant(
        "lactate.curve-start",
        (CURVE_START, "1"),
        STADION,
        "no population: as a public program does",
        Evidence::Convention,
    ),
    constant(
        "lactate.early-stages",
        (EARLY_STAGES, "1"),
        STADION,
        "no population: as a public program does",
        Evidence::Convention,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CONSTANTS;

    #[test]
    fn ids_are_unique_and_values_numbers() {
        for (i, constant) in LACTATE_CONSTANTS.iter().enumerate() {
            let others = CONSTANTS.iter().chain(&LACTATE_CONSTANTS[..i]);
            assert!(others.into_iter().all(|c| c.id != constant.id), "{}", constant.id);
            assert!(constant.value.is_finite(), "{}", constant.id);
        }
    }
}

//! Every number of the step test and its thresholds, with its source.

use stadion_types::{Constant, Evidence};

use super::step_test::StepTest;
use super::threshold::{
    BALDARI_RISE, CURVE_START, DICKHUTH_RISE, EARLY_STAGES, FIXED_LEVEL, MODIFIED_RISE, Method,
};
use super::uncertainty::{MeterError, Uncertainty};
use crate::constants::{ANYBODY, constant};
use crate::sources::{
    BALDARI_2000, BISHOP_1998, BONAVENTURA_2015, DICKHUTH_1999, HECK_1985, MENTZONI_2024, STADION,
};

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
    constant(
        "lactate.interval-level",
        (Uncertainty::LEVEL, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "meter.sd",
        (MeterError::SD_MMOL_L, "mmol/L"),
        MENTZONI_2024,
        "chosen within 0.15 to 0.22 mmol/L, the residual errors of four hand-held meters",
        Evidence::Convention,
    ),
    constant(
        "meter.cv",
        (MeterError::CV, "1"),
        BONAVENTURA_2015,
        "chosen so that repeated readings of hand-held meters vary by less than 0.5 mmol/L up to 10",
        Evidence::Convention,
    ),
    constant(
        "meter.resolution",
        (MeterError::RESOLUTION_MMOL_L, "mmol/L"),
        STADION,
        "hand-held meters with one decimal",
        Evidence::Convention,
    ),
    constant(
        "meter.bias-sd",
        (MeterError::BIAS_SD_MMOL_L, "mmol/L"),
        STADION,
        "a bias anywhere within 0.3 mmol/L",
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

//! The numbers behind this topic, with their sources.

use stadion_types::{Constant, Evidence};

use super::rules::PowerMeanRules;
use super::sources::{COGGAN_POWER, SKIBA_XPOWER};
use crate::constants::{ANYBODY, constant};
use crate::sources::STADION;

const CYCLISTS: &str = "cyclists with a power meter";

/// The numbers behind this topic, with their sources.
pub const POWER_CONSTANTS: &[Constant] = &[
    constant(
        "power-mean.window",
        (PowerMeanRules::WINDOW_S as f64, "s"),
        COGGAN_POWER,
        CYCLISTS,
        Evidence::Practitioner,
    ),
    constant(
        "power-mean.exponent",
        (PowerMeanRules::EXPONENT as f64, "1"),
        COGGAN_POWER,
        CYCLISTS,
        Evidence::Practitioner,
    ),
    constant(
        "power-mean.time-constant",
        (PowerMeanRules::TIME_CONSTANT_S, "s"),
        SKIBA_XPOWER,
        CYCLISTS,
        Evidence::Practitioner,
    ),
    constant(
        "power-mean.max-gap",
        (PowerMeanRules::MAX_GAP_S, "s"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
];

//! The numbers behind this topic, with their sources.

use stadion_types::{Constant, Evidence};

use super::gaps::BalanceGapRule;
use super::sources::{BARTRAM_2018, SKIBA_2012};
use super::time_constant::PowerTimeConstant;
use crate::constants::{ANYBODY, constant};
use crate::sources::STADION;

const RECREATIONAL: &str =
    "seven recreational men on a cycle ergometer; numbers as programs have them";
const ELITE: &str = "four elite endurance cyclists; R2 of 0.43";

/// The numbers behind this topic, with their sources.
pub const BALANCE_CONSTANTS: &[Constant] = &[
    constant(
        "balance.skiba-2012-spread",
        (PowerTimeConstant::SKIBA_SPREAD_S, "s"),
        SKIBA_2012,
        RECREATIONAL,
        Evidence::PublishedModel,
    ),
    constant(
        "balance.skiba-2012-rate",
        (PowerTimeConstant::SKIBA_RATE_PER_W, "1/W"),
        SKIBA_2012,
        RECREATIONAL,
        Evidence::PublishedModel,
    ),
    constant(
        "balance.skiba-2012-floor",
        (PowerTimeConstant::SKIBA_FLOOR_S, "s"),
        SKIBA_2012,
        RECREATIONAL,
        Evidence::PublishedModel,
    ),
    constant(
        "balance.bartram-2018-factor",
        (PowerTimeConstant::BARTRAM_FACTOR, "s W^0.688"),
        BARTRAM_2018,
        ELITE,
        Evidence::PublishedModel,
    ),
    constant(
        "balance.bartram-2018-exponent",
        (PowerTimeConstant::BARTRAM_EXPONENT, "1"),
        BARTRAM_2018,
        ELITE,
        Evidence::PublishedModel,
    ),
    constant(
        "balance.longest-gap",
        (BalanceGapRule::LONGEST.as_secs_f64(), "s"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
];

//! The numbers behind this topic, with their sources.

use stadion_types::{Constant, Evidence};

use super::sources::SWAIN_1994;
use super::swain::Swain;
use crate::constants::{ANYBODY, constant};
use crate::sources::{SEED_000, STADION};

const ADULTS: &str = "healthy adults on a treadmill";

/// The band of heart rates, in per cent of the maximum, that a coach names beside half-marathon pace
/// for a sub-threshold session.
pub const SINGLE_HR_MAX_PERCENT: [f64; 2] = [86.0, 87.0];

const COACHED: &str = "distance runners, as advised by a coach";

/// The numbers behind this topic, with their sources.
pub const ANCHOR_CONSTANTS: &[Constant] = &[
    constant(
        "anchor.swain-slope",
        (Swain::SLOPE, "1"),
        SWAIN_1994,
        ADULTS,
        Evidence::PublishedModel,
    ),
    constant(
        "anchor.swain-intercept",
        (Swain::INTERCEPT_PERCENT, "%"),
        SWAIN_1994,
        ADULTS,
        Evidence::PublishedModel,
    ),
    constant(
        "anchor.swain-highest",
        (Swain::HIGHEST_PERCENT, "%"),
        SWAIN_1994,
        ADULTS,
        Evidence::PublishedModel,
    ),
    constant(
        "anchor.swain-spread",
        (Swain::SPREAD_PERCENT, "%"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "anchor.single-hr-max-from",
        (SINGLE_HR_MAX_PERCENT[0], "%"),
        SEED_000,
        COACHED,
        Evidence::Practitioner,
    ),
    constant(
        "anchor.single-hr-max-to",
        (SINGLE_HR_MAX_PERCENT[1], "%"),
        SEED_000,
        COACHED,
        Evidence::Practitioner,
    ),
];

//! The numbers behind this topic, with their sources.

use stadion_types::{Constant, Evidence};

use super::sources::SWAIN_1994;
use super::swain::Swain;
use crate::constants::{ANYBODY, constant};
use crate::sources::STADION;

const ADULTS: &str = "healthy adults on a treadmill";

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
];

//! The numbers behind this topic, with their sources.

use stadion_types::{Constant, Evidence};

use super::best_effort::EffortGaps;
use super::durability::DurabilityRule;
use super::sources::{JONES_2024, ZANINI_2025};
use super::timeline::Timeline;
use crate::constants::{ANYBODY, constant};
use crate::sources::STADION;

const MARATHONERS: &str = "14 trained male marathon runners of 2:47, at a fixed speed between the \
                           first and the second lactate threshold";
const CYCLISTS: &str = "cyclists in the studies of a review, 2 h of heavy exercise";

/// The numbers behind this topic, with their sources. The losses are those of studies: what to hold
/// one's own against, not something that a result is made from.
pub const MEAN_MAX_CONSTANTS: &[Constant] = &[
    constant(
        "mean-max.sample-stands",
        (Timeline::STANDS_S, "s"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "mean-max.least-part-of-second",
        (Timeline::LEAST_PART, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "mean-max.longest-recording",
        (Timeline::LONGEST_S, "s"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "best-effort.longest-gap",
        (EffortGaps::LONGEST_S, "s"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "durability.least-coverage",
        (DurabilityRule::LEAST_COVERAGE, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "durability.critical-power-loss-2-h",
        (10.0, "%"),
        JONES_2024,
        CYCLISTS,
        Evidence::Measured,
    ),
    constant(
        "durability.critical-power-loss-2-h-least",
        (1.0, "%"),
        JONES_2024,
        CYCLISTS,
        Evidence::Measured,
    ),
    constant(
        "durability.critical-power-loss-2-h-most",
        (32.0, "%"),
        JONES_2024,
        CYCLISTS,
        Evidence::Measured,
    ),
    constant(
        "durability.lactate-threshold-speed-fresh",
        (14.0, "km/h"),
        ZANINI_2025,
        MARATHONERS,
        Evidence::Measured,
    ),
    constant(
        "durability.lactate-threshold-speed-90-min",
        (13.5, "km/h"),
        ZANINI_2025,
        MARATHONERS,
        Evidence::Measured,
    ),
    constant(
        "durability.lactate-threshold-speed-120-min",
        (13.0, "km/h"),
        ZANINI_2025,
        MARATHONERS,
        Evidence::Measured,
    ),
];

//! The numbers behind this topic, with their sources.

use stadion_types::{Constant, Evidence};

use super::distribution::PolarizationIndex;
use super::sources::TREFF_2019;
use crate::constants::{ANYBODY, constant};

/// The numbers behind the distribution of intensity, with their sources. The limits of zones stand
/// in their [`ZoneScheme`](crate::ZoneScheme).
pub const ZONE_CONSTANTS: &[Constant] = &[
    constant(
        "distribution.polarized",
        (PolarizationIndex::POLARIZED, "1"),
        TREFF_2019,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "distribution.empty-zone-2",
        (PolarizationIndex::IN_PLACE_OF_NONE, "1"),
        TREFF_2019,
        ANYBODY,
        Evidence::Convention,
    ),
];

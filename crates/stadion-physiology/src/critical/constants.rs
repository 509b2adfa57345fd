//! The numbers behind this topic, with their sources.

use std::time::Duration;

use stadion_types::{Constant, Evidence};

use super::sources::{KORDI_2019, MUNIZ_PUMARES_2019, PUCHOWICZ_2020, SMYTH_2020};
use super::speed::CriticalSpeed;
use crate::constants::{ANYBODY, constant};
use crate::sources::STADION;

/// Probability that intervals hold the truth, unless said otherwise.
pub(super) const LEVEL: f64 = 0.90;
/// Where the tail of the omni-domain curve begins.
pub(super) const TAIL_FROM: Duration = Duration::from_secs(1800);
/// Trials for the curve of two parameters last no less, s.
pub(super) const SHORTEST_S: f64 = 120.0;
/// Trials for curves without a tail last no longer, s.
pub(super) const LONGEST_S: f64 = 1200.0;
/// The longest trial lasts at least this multiple of the shortest.
pub(super) const SPREAD: f64 = 3.0;
/// A trial this short is a sprint, which tells the highest intensity, s.
pub(super) const SPRINT_S: f64 = 30.0;
/// Reserves of cyclists that are not worth a question, J.
pub(super) const RESERVES_J: [f64; 2] = [4_000.0, 45_000.0];
/// Reserves of runners that are not worth a question, m.
pub(super) const RESERVES_M: [f64; 2] = [30.0, 400.0];

const TRAINED: &str = "trained runners, three runs of 1200, 2400 and 3600 m";
const RECREATIONAL: &str = "more than 25,000 recreational runners before a marathon";

/// Every constant of critical power and critical speed.
pub const CRITICAL_CONSTANTS: &[Constant] = &[
    constant("critical.level", (LEVEL, "1"), STADION, ANYBODY, Evidence::Convention),
    constant(
        "critical.shortest-trial",
        (SHORTEST_S, "s"),
        MUNIZ_PUMARES_2019,
        "a review of protocols, in cycling mostly; from memory",
        Evidence::Practitioner,
    ),
    constant(
        "critical.longest-trial",
        (LONGEST_S, "s"),
        MUNIZ_PUMARES_2019,
        "a review of protocols, in cycling mostly; from memory",
        Evidence::Practitioner,
    ),
    constant("critical.least-spread", (SPREAD, "1"), STADION, ANYBODY, Evidence::Convention),
    constant("critical.sprint", (SPRINT_S, "s"), STADION, ANYBODY, Evidence::Convention),
    constant(
        "critical.tail-from",
        (TAIL_FROM.as_secs_f64(), "s"),
        PUCHOWICZ_2020,
        "9 competitive cyclists, a value fixed in advance",
        Evidence::PublishedModel,
    ),
    constant(
        "critical-power.reserve-min",
        (RESERVES_J[0], "J"),
        STADION,
        "cyclists; trained ones have 10 to 30 kJ",
        Evidence::Convention,
    ),
    constant(
        "critical-power.reserve-max",
        (RESERVES_J[1], "J"),
        STADION,
        "cyclists; trained ones have 10 to 30 kJ",
        Evidence::Convention,
    ),
    constant(
        "critical-speed.reserve-min",
        (RESERVES_M[0], "m"),
        STADION,
        "runners: above a lower bound of two standard deviations, rounded",
        Evidence::Convention,
    ),
    constant(
        "critical-speed.reserve-max",
        (RESERVES_M[1], "m"),
        STADION,
        "runners: above the 345 m that world records of all distances give",
        Evidence::Convention,
    ),
    constant(
        "critical-speed.trained",
        (CriticalSpeed::TRAINED_M_S, "m/s"),
        KORDI_2019,
        TRAINED,
        Evidence::Measured,
    ),
    constant(
        "critical-speed.trained-sd",
        (CriticalSpeed::TRAINED_SD_M_S, "m/s"),
        KORDI_2019,
        TRAINED,
        Evidence::Measured,
    ),
    constant(
        "critical-speed.trained-reserve",
        (CriticalSpeed::TRAINED_RESERVE_M, "m"),
        KORDI_2019,
        TRAINED,
        Evidence::Measured,
    ),
    constant(
        "critical-speed.trained-reserve-sd",
        (CriticalSpeed::TRAINED_RESERVE_SD_M, "m"),
        KORDI_2019,
        TRAINED,
        Evidence::Measured,
    ),
    constant(
        "critical-speed.recreational",
        (CriticalSpeed::RECREATIONAL_M_S, "m/s"),
        SMYTH_2020,
        RECREATIONAL,
        Evidence::Measured,
    ),
    constant(
        "critical-speed.marathon",
        (CriticalSpeed::MARATHON_PART, "1"),
        SMYTH_2020,
        RECREATIONAL,
        Evidence::Measured,
    ),
];

//! The numbers behind this topic, with their sources.

use stadion_types::{Constant, Evidence, Source};

use super::marathon::MarathonDurability;
use super::rules::{DecouplingGates, DecouplingRules, Steadiness};
use super::sources::{
    ATHLYTICS, FRIEL_DECOUPLING, SMYTH_2022, TRAININGPEAKS_DECOUPLING, UPHILL_ATHLETE,
};
use crate::constants::{ANYBODY, constant};
use crate::sources::{HUNT_2015, STADION};

const COACHED: &str = "endurance athletes, as advised by coaches";
const MARATHON: &str = "82 303 recreational marathon runners";
const STRAVA: &str = "long runs and rides of athletes who record them";

const fn ours(id: &'static str, value: (f64, &'static str)) -> Constant {
    constant(id, value, STADION, ANYBODY, Evidence::Convention)
}

const fn rule(id: &'static str, value: (f64, &'static str), source: Source) -> Constant {
    constant(id, value, source, COACHED, Evidence::Practitioner)
}

const fn gate(id: &'static str, value: (f64, &'static str)) -> Constant {
    constant(id, value, ATHLYTICS, STRAVA, Evidence::Practitioner)
}

const fn smyth(id: &'static str, value: (f64, &'static str)) -> Constant {
    constant(id, value, SMYTH_2022, MARATHON, Evidence::Measured)
}

/// The numbers behind this topic, with their sources.
pub const DECOUPLING_CONSTANTS: &[Constant] = &[
    gate("decoupling.min-duration", (DecouplingGates::MIN_DURATION_S, "s")),
    gate("decoupling.min-coverage", (DecouplingGates::MIN_COVERAGE, "1")),
    gate("decoupling.steady-window", (Steadiness::WINDOW_S as f64, "s")),
    gate("decoupling.steady-cv", (Steadiness::MAX_CV, "1")),
    gate("decoupling.min-steady", (Steadiness::MIN_STEADY_S, "s")),
    ours("decoupling.min-steady-share", (Steadiness::MIN_STEADY_SHARE, "1")),
    ours("decoupling.steady-smoothing", (Steadiness::SMOOTHING_S as f64, "s")),
    constant(
        "decoupling.max-stop",
        (DecouplingGates::MAX_STOP_S, "s"),
        HUNT_2015,
        "24 healthy men on a treadmill: one time constant of heart rate is 57.6 s",
        Evidence::Convention,
    ),
    ours("decoupling.max-stopped-share", (DecouplingGates::MAX_STOPPED_SHARE, "1")),
    ours("decoupling.max-climb", (DecouplingGates::MAX_CLIMB_M_PER_KM, "m/km")),
    ours("decoupling.climb-step", (DecouplingRules::CLIMB_STEP_M, "m")),
    ours("decoupling.stop-speed", (DecouplingRules::STOP_SPEED_M_S, "m/s")),
    ours("decoupling.shortest-stop", (DecouplingRules::SHORTEST_STOP_S as f64, "s")),
    ours("decoupling.warm-up", (DecouplingRules::WARM_UP_S, "s")),
    ours("decoupling.cool-down", (DecouplingRules::COOL_DOWN_S, "s")),
    ours("decoupling.max-gap", (DecouplingRules::MAX_GAP_S, "s")),
    ours("decoupling.level", (DecouplingRules::LEVEL, "1")),
    rule("decoupling.good", (DecouplingRules::GOOD_PERCENT, "%"), FRIEL_DECOUPLING),
    rule("decoupling.high", (DecouplingRules::HIGH_PERCENT, "%"), TRAININGPEAKS_DECOUPLING),
    ours("decoupling.negative", (DecouplingRules::NEGATIVE_PERCENT, "%")),
    rule("decoupling.aerobic-from", (DecouplingRules::AEROBIC_PERCENT[0], "%"), UPHILL_ATHLETE),
    rule("decoupling.aerobic-to", (DecouplingRules::AEROBIC_PERCENT[1], "%"), UPHILL_ATHLETE),
    smyth("marathon-durability.early-from", (MarathonDurability::EARLY_M[0], "m")),
    smyth("marathon-durability.early-to", (MarathonDurability::EARLY_M[1], "m")),
    smyth("marathon-durability.late-from", (MarathonDurability::LATE_M[0], "m")),
    smyth("marathon-durability.late-to", (MarathonDurability::LATE_M[1], "m")),
    smyth("marathon-durability.onset", (MarathonDurability::ONSET, "1")),
    smyth("marathon-durability.moderate", (MarathonDurability::MODERATE, "1")),
    smyth("marathon-durability.high", (MarathonDurability::HIGH, "1")),
    ours("marathon-durability.step", (MarathonDurability::STEP_M, "m")),
];

//! The numbers of the session model, each with its source.

use stadion_types::{Constant, Evidence};

use crate::balance::BalanceParameters;
use crate::constants::{ANYBODY, constant};
use crate::sources::{
    DEVLIN_2014, DI_PRAMPERO_2005, FERGUSON_2010, FOXDAL_1996, GUPTA_2021, LACOUR_1990,
    LACOUR_2015, LEGER_1984, MADER_2003, MARGARIA_1969, STADION,
};

/// Oxygen uptake at rest, standing, ml/kg/min; the demand of a threshold is at least as much above it.
pub(super) const RESTING_UPTAKE: f64 = 5.0;
/// The least maximal oxygen uptake that is taken, ml/kg/min.
pub(super) const UPTAKE_LEAST: f64 = 15.0;
/// The least cost of an intensity that a stated uptake may imply, as a part of the usual cost.
pub(super) const COST_LEAST: f64 = 0.6;
/// Oxygen demand of running: `a + b·k + c·k³` at `k` km/h, ml/kg/min.
pub(super) const RUNNING_AT_ZERO: f64 = 2.209;
pub(super) const RUNNING_LINEAR: f64 = 3.163;
pub(super) const RUNNING_CUBIC: f64 = 0.000_525_542;
/// Cost rises above this speed, m/s, by this part for each m/s.
pub(super) const SPRINT_FROM: f64 = 7.0;
pub(super) const SPRINT_COST: f64 = 0.05;
/// Oxygen cost of cycling, ml/min for each watt.
pub(super) const CYCLING_PER_WATT: f64 = 10.8;
/// Part of the energy of speeding up that becomes kinetic.
pub(super) const ACCELERATION_EFFICIENCY: f64 = 0.216;
/// Energy of a ml of oxygen, J.
pub(super) const JOULES_PER_ML: f64 = 20.9;
/// The second threshold as a part of the speed at maximal oxygen uptake.
pub(super) const LT2_PART: f64 = 0.875;
/// The highest that part is taken to be.
pub(super) const LT2_PART_MAX: f64 = 0.97;
/// Time constant with which phosphagens follow demand, min.
pub(super) const UPTAKE_TIME: f64 = 20.0 / 60.0;
/// Time constant with which uptake follows phosphagens, min.
pub(super) const UPTAKE_LAG: f64 = 10.0 / 60.0;
/// Phosphagens that can be used, as a part of those used at maximal oxygen uptake.
pub(super) const DEPLETION_MAX: f64 = 1.1;
/// The last part of them, over which effort falls short.
pub(super) const SHORTFALL: f64 = 0.1;
/// Demand is followed up to this multiple of the maximal uptake.
pub(super) const DEMAND_MAX: f64 = 3.0;
/// Largest formation of lactate where it is not known, mmol/L/s.
pub(super) const FORMATION_MAX: f64 = 1.2;
/// The most of it that is followed, mmol/L/s.
pub(super) const FORMATION_LIMIT: f64 = 2.0;
/// Exponent with which formation rises as phosphagens run out.
pub(super) const GLYCOLYSIS_SHAPE: f64 = 5.8;
/// Oxygen that a mmol/L of lactate formed stands for, ml/kg.
pub(super) const LACTATE_EQUIVALENT: f64 = 1.75;
/// Lactate of muscle and blood together at which glycolysis beyond the curve ends, mmol/L.
pub(super) const LOAD_MAX: f64 = 30.0;
/// Part of the lactate space that lies in the working muscles.
pub(super) const MUSCLE_PART: f64 = 0.43;
/// Rate at which muscle and blood come together, 1/min.
pub(super) const EXCHANGE_RATE: f64 = 0.7;
/// Half-life of blood lactate at rest, min.
pub(super) const HALF_LIFE_PASSIVE: f64 = 20.0;
/// Half-life in the best active recovery, min.
pub(super) const HALF_LIFE_ACTIVE: f64 = 10.0;
/// The best active recovery as a part of the second threshold.
pub(super) const ACTIVE_PART: f64 = 0.8;
/// Formation at the start of work beyond the steady one, as a part of that.
///
/// With the two times below it was set so that the second threshold passes the rule of the maximal
/// steady state and a single at the pace of a half marathon ends below 3.5 mmol/L. Stages of 4 min then
/// end 34 to 39 % below the steady lactate near the threshold, where Foxdal and others (1996) have 22
/// to 32 %; without it, 39 to 43 %.
pub(super) const EARLY_PART: f64 = 0.9;
/// Time constant with which it passes, min.
pub(super) const EARLY_TIME: f64 = 2.5;
/// Time constant with which oxidation loses at rest what it has adapted to, min.
pub(super) const ADAPTED_TIME: f64 = 30.0;
/// The curve is followed up to this multiple of the lactate at the second threshold.
pub(super) const CURVE_END: f64 = 2.5;
/// Standard deviations of the logarithms of what can be learnt.
pub(super) const SHIFT_SPREAD: f64 = 0.025;
pub(super) const REMOVAL_SPREAD: f64 = 0.2;
pub(super) const YIELD_SPREAD: f64 = 0.15;
pub(super) const PART_SPREAD: f64 = 0.038;
/// What the model misses however well it knows the athlete, as a part of lactate.
pub(super) const MODEL_SPREAD: f64 = 0.08;
/// Part of the variance of what the model misses that the readings of a session share.
pub(super) const MODEL_SHARED: f64 = 0.5;

/// A rate from a half-life.
pub(super) const fn per_minute(half_life: f64) -> f64 {
    core::f64::consts::LN_2 / half_life
}

const RUNNERS: &str = "130 trained and untrained runners, and runners on a track for the air";
const FRENCH: &str = "27 male runners over 800 to 5000 m";
const SPRINTERS: &str = "12 male sprinters in their first 30 m";
const STAGES: &str = "14 men: stages of 4 min stay 22 to 32 % below the steady state";
const MUSCLE: &str = "a model of the muscle cell";
const RACES: &str = "male track athletes under 20 years, after a 400 m and a 5000 m race";

/// Every number of the session model and of the balance of all-out reps.
pub const KINETICS_CONSTANTS: &[Constant] = &[
    constant(
        "kinetics.resting-uptake",
        (RESTING_UPTAKE, "ml/kg/min"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "kinetics.uptake-least",
        (UPTAKE_LEAST, "ml/kg/min"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant("kinetics.cost-least", (COST_LEAST, "1"), STADION, ANYBODY, Evidence::Convention),
    constant(
        "kinetics.running-at-zero",
        (RUNNING_AT_ZERO, "ml/kg/min"),
        LEGER_1984,
        RUNNERS,
        Evidence::PublishedModel,
    ),
    constant(
        "kinetics.running-linear",
        (RUNNING_LINEAR, "ml/kg/min/(km/h)"),
        LEGER_1984,
        RUNNERS,
        Evidence::PublishedModel,
    ),
    constant(
        "kinetics.running-cubic",
        (RUNNING_CUBIC, "ml/kg/min/(km/h)^3"),
        LEGER_1984,
        RUNNERS,
        Evidence::PublishedModel,
    ),
    constant(
        "kinetics.sprint-from",
        (SPRINT_FROM, "m/s"),
        LACOUR_2015,
        "runners of many studies",
        Evidence::Convention,
    ),
    constant(
        "kinetics.sprint-cost",
        (SPRINT_COST, "1/(m/s)"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "kinetics.cycling-per-watt",
        (CYCLING_PER_WATT, "ml/min/W"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "kinetics.acceleration-efficiency",
        (ACCELERATION_EFFICIENCY, "1"),
        DI_PRAMPERO_2005,
        SPRINTERS,
        Evidence::PublishedModel,
    ),
    constant(
        "kinetics.energy-of-oxygen",
        (JOULES_PER_ML, "J/ml"),
        DI_PRAMPERO_2005,
        SPRINTERS,
        Evidence::PublishedModel,
    ),
    constant("kinetics.lt2-part", (LT2_PART, "1"), LACOUR_1990, FRENCH, Evidence::Measured),
    constant("kinetics.lt2-part-max", (LT2_PART_MAX, "1"), STADION, ANYBODY, Evidence::Convention),
    constant("kinetics.uptake-time", (UPTAKE_TIME, "min"), STADION, ANYBODY, Evidence::Convention),
    constant(
        "kinetics.uptake-lag",
        (UPTAKE_LAG, "min"),
        MADER_2003,
        MUSCLE,
        Evidence::PublishedModel,
    ),
    constant(
        "kinetics.depletion-max",
        (DEPLETION_MAX, "1"),
        MARGARIA_1969,
        "young fit men who are no athletes, 20 ml/kg",
        Evidence::Convention,
    ),
    constant("kinetics.shortfall", (SHORTFALL, "1"), STADION, ANYBODY, Evidence::Convention),
    constant("kinetics.demand-max", (DEMAND_MAX, "1"), STADION, ANYBODY, Evidence::Convention),
    constant(
        "kinetics.formation-max",
        (FORMATION_MAX, "mmol/L/s"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "kinetics.formation-limit",
        (FORMATION_LIMIT, "mmol/L/s"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "kinetics.glycolysis-shape",
        (GLYCOLYSIS_SHAPE, "1"),
        GUPTA_2021,
        RACES,
        Evidence::Convention,
    ),
    constant(
        "kinetics.lactate-equivalent",
        (LACTATE_EQUIVALENT, "ml/kg/(mmol/L)"),
        GUPTA_2021,
        RACES,
        Evidence::Convention,
    ),
    constant("kinetics.load-max", (LOAD_MAX, "mmol/L"), STADION, ANYBODY, Evidence::Convention),
    constant(
        "kinetics.muscle-part",
        (MUSCLE_PART, "1"),
        MADER_2003,
        MUSCLE,
        Evidence::PublishedModel,
    ),
    constant(
        "kinetics.exchange-rate",
        (EXCHANGE_RATE, "1/min"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "kinetics.half-life-passive",
        (HALF_LIFE_PASSIVE, "min"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "kinetics.half-life-active",
        (HALF_LIFE_ACTIVE, "min"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "kinetics.active-part",
        (ACTIVE_PART, "1"),
        DEVLIN_2014,
        "runners after all-out runs to 11.5 mmol/L",
        Evidence::Measured,
    ),
    constant("kinetics.early-part", (EARLY_PART, "1"), FOXDAL_1996, STAGES, Evidence::Convention),
    constant("kinetics.early-time", (EARLY_TIME, "min"), STADION, ANYBODY, Evidence::Convention),
    constant(
        "kinetics.adapted-time",
        (ADAPTED_TIME, "min"),
        STADION,
        "what a first bout changes lasts for half an hour",
        Evidence::Convention,
    ),
    constant("kinetics.curve-end", (CURVE_END, "1"), STADION, ANYBODY, Evidence::Convention),
    constant("kinetics.shift-spread", (SHIFT_SPREAD, "1"), STADION, ANYBODY, Evidence::Convention),
    constant(
        "kinetics.removal-spread",
        (REMOVAL_SPREAD, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant("kinetics.yield-spread", (YIELD_SPREAD, "1"), STADION, ANYBODY, Evidence::Convention),
    constant(
        "kinetics.lt2-part-spread",
        (PART_SPREAD, "1"),
        LACOUR_1990,
        FRENCH,
        Evidence::Measured,
    ),
    constant("kinetics.model-spread", (MODEL_SPREAD, "1"), STADION, ANYBODY, Evidence::Convention),
    constant("kinetics.model-shared", (MODEL_SHARED, "1"), STADION, ANYBODY, Evidence::Convention),
    constant(
        "kinetics.balance-reserve",
        (BalanceParameters::RESERVE_M, "m"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "kinetics.balance-critical-part",
        (BalanceParameters::CRITICAL_PART, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "kinetics.balance-max-part",
        (BalanceParameters::MAX_PART, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "kinetics.balance-half-time",
        (BalanceParameters::HALF_TIME_S, "s"),
        FERGUSON_2010,
        "six men on a cycle ergometer",
        Evidence::Measured,
    ),
];

//! The numbers behind this topic, with their sources.

use stadion_types::{Constant, Evidence};

use super::sources::{
    BELLENGER_2015, CAMERON_1997, DANIELS_FORMULA, DANIELS_GILBERT_1979, RIEGEL_1981,
    RUNALYZE_VDOT, SANDFORD_2019, TLGS_VDOT, VANDEWALLE_2018, VICKERS_2016,
};
use crate::constants::{ANYBODY, constant};
use crate::sources::STADION;

/// Oxygen cost at no speed, ml/kg/min.
pub(super) const COST_CONSTANT: f64 = -4.60;
/// Its slope, ml/kg/m.
pub(super) const COST_LINEAR: f64 = 0.182_258;
/// The slope in Runalyze.
pub(super) const COST_LINEAR_RUNALYZE: f64 = 0.182_253;
/// Its curvature, ml·min/kg/m².
pub(super) const COST_SQUARE: f64 = 0.000_104;
/// The sustained share in the limit.
pub(super) const FRACTION_LIMIT: f64 = 0.8;
/// Share and rate (1/min) of its slow part.
pub(super) const FRACTION_SLOW: [f64; 2] = [0.189_439_3, 0.012_778];
/// Share and rate (1/min) of its fast part.
pub(super) const FRACTION_FAST: [f64; 2] = [0.298_955_8, 0.193_260_5];
/// Race times for which VDOT was made, s.
pub(super) const VDOT_VALID: [f64; 2] = [210.0, 14_400.0];
/// Daniels' polynomial of speed in m/min by VDOT.
pub(super) const DANIELS_SPEED: [f64; 3] = [29.54, 5.000_663, -0.007_546];
/// The marathon, m.
pub(super) const MARATHON_M: f64 = 42_195.0;
/// Target fractions of VDOT by pace. That of marathon pace is the convention beside the prediction.
pub(super) const PACE_TARGETS: [[f64; 2]; 5] = [
    [0.6304, 0.7346],
    [MARATHON_FRACTION, MARATHON_FRACTION],
    [0.8799, 0.8799],
    [0.9743, 0.9743],
    [1.089, 1.089],
];
/// Marathon pace as a fraction of VDOT.
pub(super) const MARATHON_FRACTION: f64 = 0.8251;
/// Shares of VO2max by pace.
pub(super) const PACE_RANGES: [[f64; 2]; 5] =
    [[0.59, 0.74], [0.75, 0.84], [0.83, 0.88], [0.95, 1.0], [1.05, 1.2]];
/// How much faster than interval pace repetitions are, s/km: from VDOT 50 on, and below.
pub(super) const REPETITION_GAIN_S_KM: [f64; 2] = [15.0, 20.0];
/// The VDOT below which the larger gain holds.
pub(super) const REPETITION_SLOW_BELOW: f64 = 50.0;
/// Riegel's exponent.
pub(super) const RIEGEL_EXPONENT: f64 = 1.06;
/// Race times for which Riegel's formula was made, s.
pub(super) const RIEGEL_VALID: [f64; 2] = [210.0, 13_800.0];
/// The least ratio of distances that an exponent is fitted to.
pub(super) const FIT_LEAST_RATIO: f64 = 1.5;
/// How much too fast Riegel's marathon was for half of the runners, min.
pub(super) const MARATHON_TOO_FAST_MIN: f64 = 10.0;
/// Constant, slope (1/m), factor and exponent of Cameron's speeds.
pub(super) const CAMERON_FACTOR: [f64; 4] = [13.496_81, 0.000_030_363, 835.7114, 0.7905];
/// Distances for which Cameron's model was found to hold, m.
pub(super) const CAMERON_DISTANCES_M: [f64; 2] = [800.0, 42_195.0];
/// Beyond this, Cameron's factor nears 0 and means nothing, m.
pub(super) const CAMERON_MAX_M: f64 = 200_000.0;
/// The factor of a time trial's speed at no distance, and its slope by the distance, 1/km.
pub(super) const TRIAL_CONSTANT: f64 = 0.766;
pub(super) const TRIAL_PER_KM: f64 = 0.117;
/// Distances of trials that stand for the maximal aerobic speed, m.
pub(super) const TRIAL_DISTANCES_M: [f64; 2] = [1200.0, 2200.0];
/// The part of its maximal speed that a fitted sprint has reached at its last split.
pub(super) const SPRINT_LEAST_REACHED: f64 = 0.9;
/// Least speed-reserve ratio of each kind of runner.
pub(super) const PROFILE_400_800: f64 = 1.58;
pub(super) const PROFILE_800: f64 = 1.48;
pub(super) const PROFILE_800_1500: f64 = 1.36;

const RUNNERS: &str = "trained distance runners of the 1970s";
const READERS: &str = "runners whom the book's tables are meant for";
const RECORDS: &str = "holders of running records";
const ELITE_800: &str = "19 elite male runners of 800 and 1500 m";
const TRAINED_MEN: &str = "recreationally trained men; from memory";
const MODEL: Evidence = Evidence::PublishedModel;

const fn cost(id: &'static str, value: f64, unit: &'static str) -> Constant {
    constant(id, (value, unit), DANIELS_GILBERT_1979, RUNNERS, MODEL)
}

const fn book(id: &'static str, value: f64) -> Constant {
    constant(id, (value, "1"), DANIELS_FORMULA, READERS, Evidence::Practitioner)
}

const fn fitted(id: &'static str, value: f64) -> Constant {
    constant(id, (value, "1"), TLGS_VDOT, READERS, Evidence::Convention)
}

const fn cameron(id: &'static str, value: f64, unit: &'static str) -> Constant {
    constant(id, (value, unit), CAMERON_1997, RECORDS, MODEL)
}

const fn trial(id: &'static str, value: f64, unit: &'static str) -> Constant {
    constant(id, (value, unit), BELLENGER_2015, TRAINED_MEN, Evidence::Measured)
}

const fn profile(id: &'static str, value: f64) -> Constant {
    constant(id, (value, "1"), SANDFORD_2019, ELITE_800, Evidence::Measured)
}

/// The numbers behind this topic, with their sources.
pub const SPEED_CONSTANTS: &[Constant] = &[
    cost("vdot.cost-constant", COST_CONSTANT, "ml/kg/min"),
    cost("vdot.cost-linear", COST_LINEAR, "ml/kg/m"),
    constant(
        "vdot.cost-linear-runalyze",
        (COST_LINEAR_RUNALYZE, "ml/kg/m"),
        RUNALYZE_VDOT,
        ANYBODY,
        Evidence::Convention,
    ),
    cost("vdot.cost-square", COST_SQUARE, "ml min/kg/m^2"),
    cost("vdot.fraction-limit", FRACTION_LIMIT, "1"),
    cost("vdot.fraction-slow", FRACTION_SLOW[0], "1"),
    cost("vdot.fraction-slow-rate", FRACTION_SLOW[1], "1/min"),
    cost("vdot.fraction-fast", FRACTION_FAST[0], "1"),
    cost("vdot.fraction-fast-rate", FRACTION_FAST[1], "1/min"),
    cost("vdot.shortest", VDOT_VALID[0], "s"),
    cost("vdot.longest", VDOT_VALID[1], "s"),
    cost("vdot.speed-constant", DANIELS_SPEED[0], "m/min"),
    cost("vdot.speed-linear", DANIELS_SPEED[1], "m kg/ml"),
    cost("vdot.speed-square", DANIELS_SPEED[2], "m min kg^2/ml^2"),
    fitted("pace.easy-min", PACE_TARGETS[0][0]),
    fitted("pace.easy-max", PACE_TARGETS[0][1]),
    fitted("pace.marathon", MARATHON_FRACTION),
    fitted("pace.threshold", PACE_TARGETS[2][0]),
    fitted("pace.interval", PACE_TARGETS[3][0]),
    fitted("pace.repetition", PACE_TARGETS[4][0]),
    constant(
        "pace.repetition-gain",
        (REPETITION_GAIN_S_KM[0], "s/km"),
        TLGS_VDOT,
        READERS,
        Evidence::Convention,
    ),
    constant(
        "pace.repetition-gain-slow",
        (REPETITION_GAIN_S_KM[1], "s/km"),
        TLGS_VDOT,
        READERS,
        Evidence::Convention,
    ),
    fitted("pace.repetition-slow-below", REPETITION_SLOW_BELOW),
    book("pace.easy-range-min", PACE_RANGES[0][0]),
    book("pace.easy-range-max", PACE_RANGES[0][1]),
    book("pace.marathon-range-min", PACE_RANGES[1][0]),
    book("pace.marathon-range-max", PACE_RANGES[1][1]),
    book("pace.threshold-range-min", PACE_RANGES[2][0]),
    book("pace.threshold-range-max", PACE_RANGES[2][1]),
    book("pace.interval-range-min", PACE_RANGES[3][0]),
    book("pace.interval-range-max", PACE_RANGES[3][1]),
    book("pace.repetition-range-min", PACE_RANGES[4][0]),
    book("pace.repetition-range-max", PACE_RANGES[4][1]),
    constant("riegel.exponent", (RIEGEL_EXPONENT, "1"), RIEGEL_1981, RECORDS, MODEL),
    constant("riegel.shortest", (RIEGEL_VALID[0], "s"), RIEGEL_1981, RECORDS, MODEL),
    constant("riegel.longest", (RIEGEL_VALID[1], "s"), RIEGEL_1981, RECORDS, MODEL),
    constant(
        "riegel.kennelly-lowest",
        (0.851, "1"),
        VANDEWALLE_2018,
        "elite endurance runners, the least enduring: S. Coe",
        Evidence::Measured,
    ),
    constant(
        "riegel.kennelly-highest",
        (0.984, "1"),
        VANDEWALLE_2018,
        "elite endurance runners, the most enduring: E. Zátopek",
        Evidence::Measured,
    ),
    constant(
        "riegel.fit-least-ratio",
        (FIT_LEAST_RATIO, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "riegel.marathon-too-fast",
        (MARATHON_TOO_FAST_MIN, "min"),
        VICKERS_2016,
        "2303 recreational runners who answered a survey",
        Evidence::Measured,
    ),
    cameron("cameron.constant", CAMERON_FACTOR[0], "1"),
    cameron("cameron.linear", CAMERON_FACTOR[1], "1/m"),
    cameron("cameron.power", CAMERON_FACTOR[2], "m^0.7905"),
    cameron("cameron.exponent", CAMERON_FACTOR[3], "1"),
    cameron("cameron.shortest", CAMERON_DISTANCES_M[0], "m"),
    cameron("cameron.longest", CAMERON_DISTANCES_M[1], "m"),
    constant("cameron.furthest", (CAMERON_MAX_M, "m"), STADION, ANYBODY, Evidence::Convention),
    trial("aerobic-speed.trial-constant", TRIAL_CONSTANT, "1"),
    trial("aerobic-speed.trial-per-km", TRIAL_PER_KM, "1/km"),
    trial("aerobic-speed.trial-shortest", TRIAL_DISTANCES_M[0], "m"),
    trial("aerobic-speed.trial-longest", TRIAL_DISTANCES_M[1], "m"),
    constant(
        "sprint.least-reached",
        (SPRINT_LEAST_REACHED, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    profile("speed-reserve.profile-400-800", PROFILE_400_800),
    profile("speed-reserve.profile-800", PROFILE_800),
    profile("speed-reserve.profile-800-1500", PROFILE_800_1500),
];

//! Every number that the judges go by, with its source.

use stadion_types::Constant;
use stadion_types::Evidence::{Convention, Practitioner};

use super::stop::StopRule;
use crate::taxonomy::constants::{COACHES, STADION, constant};

/// The numbers of the judges; the defaults of [`StopRule`] and [`AimCriteria`](super::AimCriteria) are these.
pub const JUDGE_CONSTANTS: &[Constant] = &[
    constant("stop.slower", StopRule::SPRINT.slower, "1", COACHES, "sprinters", Practitioner),
    constant("stop.surely", StopRule::SPRINT.surely, "1", COACHES, "sprinters", Practitioner),
    constant("stop.running-sprint", 2.0, "1", COACHES, "sprinters", Practitioner),
    constant(
        "stop.running-speed-endurance",
        1.0,
        "1",
        COACHES,
        "middle-distance runners",
        Practitioner,
    ),
    constant("target.within", 0.015, "1", STADION, "runners", Convention),
];

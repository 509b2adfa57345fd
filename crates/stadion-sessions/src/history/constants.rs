//! Every number that history goes by, with its source.

use stadion_types::Constant;
use stadion_types::Evidence::{Convention, Practitioner};

use super::after;
use crate::taxonomy::constants::{SEED_000, SEED_003, SEN_1968, STADION, constant};

const ALL: &str = "anybody who trains";

/// The numbers of the history; the defaults of [`HistoryCriteria`](super::HistoryCriteria) are these.
pub const HISTORY_CONSTANTS: &[Constant] = &[
    constant("novelty.best-days", 90.0, "d", STADION, ALL, Convention),
    constant("novelty.median-days", 42.0, "d", STADION, ALL, Convention),
    constant("novelty.speed-days", 180.0, "d", STADION, ALL, Convention),
    constant("novelty.kind-days", 90.0, "d", STADION, ALL, Convention),
    constant("novelty.sessions-min", 3.0, "1", STADION, ALL, Convention),
    constant("novelty.of-best", 1.2, "1", SEED_003, ALL, Practitioner),
    constant("novelty.of-median", 1.5, "1", SEED_003, ALL, Practitioner),
    constant("long-run.of-median", 1.3, "1", STADION, ALL, Convention),
    constant("novelty.speed-gain", 0.015, "1", STADION, ALL, Convention),
    constant("novelty.typical-errors", 3.0, "1", STADION, ALL, Convention),
    constant("novelty.least-distance", 3000.0, "m", STADION, ALL, Convention),
    constant("novelty.least-duration", 900.0, "s", STADION, ALL, Convention),
    constant("novelty.least-above-threshold", 300.0, "s", STADION, ALL, Convention),
    constant("novelty.least-climb", 150.0, "m", STADION, ALL, Convention),
    constant("novelty.least-reps", 4.0, "1", STADION, ALL, Convention),
    constant("base.habit-weeks", 12.0, "weeks", STADION, ALL, Convention),
    constant("base.weeks", 4.0, "weeks", SEED_003, ALL, Practitioner),
    constant("base.share", 0.8, "1", STADION, ALL, Convention),
    constant("base.least-per-week", 2.0, "1/week", STADION, ALL, Convention),
    constant("base.longest-gap", 7.0, "d", SEED_003, ALL, Practitioner),
    constant("base.hard-days", 2.0, "1/week", SEED_003, ALL, Practitioner),
    constant("plateau.days", 56.0, "d", STADION, ALL, Convention),
    constant("plateau.tests-min", 4.0, "1", STADION, ALL, Convention),
    constant("plateau.level", 0.9, "1", SEN_1968, ALL, Convention),
    constant("routine.weeks", 8.0, "weeks", STADION, ALL, Convention),
    constant("routine.near", 0.1, "1", STADION, ALL, Convention),
    constant("routine.share", 0.8, "1", STADION, ALL, Convention),
    constant("aftermath.same-pace", after::SAME_PACE, "1", STADION, ALL, Convention),
    constant("aftermath.told-heart-rate", after::TOLD_BPM, "bpm", STADION, ALL, Convention),
    constant("aftermath.told-rpe", after::TOLD_RPE, "1", STADION, ALL, Convention),
    constant("summary.singles", 12.0, "1", SEED_000, ALL, Practitioner),
];

//! Every number that the judges go by, with its source.

use stadion_types::Constant;
use stadion_types::Evidence::{Convention, Practitioner};

use super::again::AgainCriteria;
use super::exposure::{ExposureCriteria, RaceEnd};
use super::full_recovery::FullRecoveryCriteria;
use super::heart_rules::HeartCriteria;
use super::progress::ProgressCriteria;
use super::reserve::ReserveCriteria;
use super::rests::RestTakenCriteria;
use super::splits::SplitCriteria;
use super::stop::StopCriteria;
use super::sub_threshold::BandCriteria;
use super::target::AimCriteria;
use crate::taxonomy::constants::{
    COACHES, LETSRUN, SEED_000, SEED_001, SEED_003, STADION, constant,
};

const RUNNERS: &str = "runners";
const SPLITS: SplitCriteria = SplitCriteria::DEFAULT;
const RESTS: RestTakenCriteria = RestTakenCriteria::DEFAULT;
const RESERVE: ReserveCriteria = ReserveCriteria::DEFAULT;
const AGAIN: AgainCriteria = AgainCriteria::DEFAULT;
const PROGRESS: ProgressCriteria = ProgressCriteria::DEFAULT;
const STOP: StopCriteria = StopCriteria::DEFAULT;
const FULL: FullRecoveryCriteria = FullRecoveryCriteria::DEFAULT;
const BAND: BandCriteria = BandCriteria::DEFAULT;

/// The numbers of the judges; the defaults of [`JudgeCriteria`](super::JudgeCriteria) are these.
pub const JUDGE_CONSTANTS: &[Constant] = &[
    constant("stop.slower", STOP.sprint.slower, "1", COACHES, "sprinters", Practitioner),
    constant("stop.surely", STOP.sprint.surely, "1", COACHES, "sprinters", Practitioner),
    constant("stop.running-sprint", 2.0, "1", COACHES, "sprinters", Practitioner),
    constant(
        "stop.running-speed-endurance",
        1.0,
        "1",
        COACHES,
        "middle-distance runners",
        Practitioner,
    ),
    constant(
        "stop.recorded-within",
        STOP.recorded_within_s,
        "s",
        STADION,
        "recordings once a second",
        Convention,
    ),
    constant("full-recovery.gaps", FULL.gaps, "1", STADION, RUNNERS, Convention),
    constant("target.within", AimCriteria::DEFAULT.within, "1", STADION, RUNNERS, Convention),
    constant("splits.even", SPLITS.even, "1", STADION, RUNNERS, Convention),
    constant("splits.hair", SPLITS.hair, "1", STADION, RUNNERS, Convention),
    constant("splits.cut", SPLITS.cut, "1", STADION, RUNNERS, Convention),
    constant("rest-taken.within", RESTS.within, "1", STADION, RUNNERS, Convention),
    constant("rest-taken.within-time", RESTS.within_s, "s", STADION, RUNNERS, Convention),
    constant("reserve.reps", RESERVE.reps, "1", SEED_000, RUNNERS, Practitioner),
    constant("reserve.fade", RESERVE.fade_percent, "%", STADION, RUNNERS, Convention),
    constant("reserve.last", RESERVE.last_percent, "%", STADION, RUNNERS, Convention),
    constant("reserve.rpe-cr10", RESERVE.rpe_cr10, "1", LETSRUN, RUNNERS, Practitioner),
    constant("reserve.rpe-borg", RESERVE.rpe_borg, "1", STADION, RUNNERS, Convention),
    constant("reserve.signs", 2.0, "1", STADION, RUNNERS, Convention),
    constant(
        "heart-cap.near",
        HeartCriteria::DEFAULT.near_bpm,
        "bpm",
        STADION,
        RUNNERS,
        Convention,
    ),
    constant("sub-threshold.heart-mean", BAND.heart_mean_max, "1", SEED_000, RUNNERS, Practitioner),
    constant("sub-threshold.heart-end", BAND.heart_end_max, "1", LETSRUN, RUNNERS, Practitioner),
    constant("season.race-days", 28.0, "d", STADION, RUNNERS, Convention),
    constant("season.base-days", 84.0, "d", STADION, RUNNERS, Convention),
    constant("season.event-max", 1700.0, "m", SEED_001, "milers", Practitioner),
    constant("hard-days.days", 28.0, "d", STADION, RUNNERS, Convention),
    constant("hard-days.in-seven", 2.0, "1", SEED_003, RUNNERS, Practitioner),
    constant("exposure.mile-end", RaceEnd::MILE_END_M, "m", SEED_001, "milers", Practitioner),
    constant("exposure.level", ExposureCriteria::DEFAULT.level, "1", STADION, RUNNERS, Convention),
    constant("again.speed", AGAIN.speed, "1", STADION, RUNNERS, Convention),
    constant("again.rest", AGAIN.rest, "1", STADION, RUNNERS, Convention),
    constant("again.rest-time", AGAIN.rest_s, "s", STADION, RUNNERS, Convention),
    constant("again.length", AGAIN.length, "1", STADION, RUNNERS, Convention),
    constant("progress.span", 91.0, "d", STADION, RUNNERS, Convention),
    constant("progress.gain", PROGRESS.gain, "1", STADION, RUNNERS, Convention),
];

//! Rules by which a coach judges how a session was run.

mod again;
mod constants;
mod criteria;
mod criteria_constants;
mod exposure;
mod full_recovery;
mod hard_days;
mod heart_rules;
mod progress;
mod reasons;
mod reserve;
mod rests;
mod season;
mod splits;
mod stop;
mod sub_threshold;
mod target;
mod timed;

pub use again::{Again, AgainCriteria, AgainError, AgainVerdict, again};
pub use constants::JUDGE_CONSTANTS;
pub use criteria::JudgeCriteria;
pub use exposure::{
    BuildUp, BuildUpWay, Exposure, ExposureCriteria, ExposureError, RaceEnd, exposure_build_up,
    race_exposure,
};
pub use full_recovery::{FullRecovery, FullRecoveryCriteria, full_recovery_finding};
pub use hard_days::{
    AfterRace, HardDays, HardDaysCriteria, HardDaysError, RaceBefore, hard_days, race_before,
};
pub use heart_rules::{HeartAndPace, HeartCap, HeartCriteria, HeartRules, heart_rules};
pub use progress::{Progress, ProgressCriteria, ProgressError, ProgressWay, progress};
pub use reasons::JUDGE_REASONS;
pub use reserve::{
    Answers, Reserve, ReserveCriteria, ReserveSigns, ReserveVerdict, last_against_rest,
};
pub use rests::{
    GapTaken, RestBeside, RestTaken, RestTakenCriteria, RestTakenError, mean_rest, rest_taken,
};
pub use season::{Season, SeasonCriteria, season_finding};
pub(crate) use splits::fade_of;
pub use splits::{SplitAim, SplitCriteria, SplitVerdict, pace_fade, split_verdicts};
pub use stop::{Stop, StopCriteria, StopRule, when_to_stop, when_to_stop_recorded};
pub use sub_threshold::{BandBasis, BandCriteria, BandSigns, SubThreshold, sub_threshold};
pub use target::{AimCriteria, AimedRep, OnTarget, on_target, on_target_timed};
pub use timed::TimedReps;

/// Means of samples, speeds and shares carry rounding errors; what lies on a limit by this much passes.
const EPSILON: f64 = 1e-9;

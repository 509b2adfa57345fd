//! Every constant, reason and source of the workspace in one list.

use stadion_types::{Constant, ReasonCode, Source};

use crate::{
    compare, decoupling, faults, forecast, history, paces, recording_review, recovery,
    session_review,
};

/// Every number of physiology that a result can rest on, with its source.
///
/// ```
/// assert!(stadion_review::constants().any(|c| c.id == "drift.limit" && c.value == 5.0));
/// ```
pub fn constants() -> impl Iterator<Item = &'static Constant> {
    stadion_physiology::CONSTANTS
        .iter()
        .chain(stadion_sessions::CONSTANTS)
        .chain(stadion_sessions::NOTATION_CONSTANTS)
        .chain(stadion_sessions::SEGMENT_CONSTANTS)
        .chain(stadion_sessions::HISTORY_CONSTANTS)
        .chain(stadion_sessions::JUDGE_CONSTANTS)
        .chain(stadion_physiology::LACTATE_CONSTANTS)
        .chain(stadion_physiology::METABOLISM_CONSTANTS)
        .chain(stadion_physiology::POST_EXERCISE_CONSTANTS)
        .chain(stadion_physiology::KINETICS_CONSTANTS)
        .chain(stadion_physiology::GUIDANCE_CONSTANTS)
        .chain(stadion_physiology::ANCHOR_CONSTANTS)
        .chain(stadion_physiology::BALANCE_CONSTANTS)
        .chain(stadion_physiology::CRITICAL_CONSTANTS)
        .chain(stadion_physiology::DECOUPLING_CONSTANTS)
        .chain(stadion_physiology::GRADE_CONSTANTS)
        .chain(stadion_physiology::HEART_RATE_CONSTANTS)
        .chain(stadion_physiology::MEAN_MAX_CONSTANTS)
        .chain(stadion_physiology::POWER_CONSTANTS)
        .chain(stadion_physiology::SPEED_CONSTANTS)
        .chain(stadion_physiology::ZONE_CONSTANTS)
        .chain(stadion_load::CONSTANTS)
        .chain(stadion_load::MODEL_CONSTANTS)
        .chain(stadion_load::TREND_CONSTANTS)
        .chain(stadion_load::READINESS_CONSTANTS)
}

/// Every reason that a document can give, with its English.
pub fn reasons() -> impl Iterator<Item = &'static ReasonCode> {
    stadion_physiology::REASONS
        .iter()
        .chain(stadion_physiology::GUIDANCE_REASONS)
        .chain(stadion_physiology::SPEED_REASONS)
        .chain(stadion_physiology::DECOUPLING_REASONS)
        .chain(stadion_physiology::ANCHOR_REASONS)
        .chain(stadion_physiology::BALANCE_REASONS)
        .chain(stadion_physiology::ZONE_REASONS)
        .chain(stadion_physiology::HEART_RATE_REASONS)
        .chain(stadion_sessions::REASONS)
        .chain(stadion_sessions::SEGMENT_REASONS)
        .chain(stadion_sessions::HISTORY_REASONS)
        .chain(stadion_sessions::JUDGE_REASONS)
        .chain(stadion_load::REASONS)
        .chain(stadion_load::MODEL_REASONS)
        .chain(recording_review::REASONS)
        .chain(recovery::REASONS)
        .chain(session_review::REASONS)
        .chain(forecast::MADE_REASONS)
        .chain(forecast::VERDICT_REASONS)
        .chain(paces::REASONS)
        .chain(decoupling::REASONS)
        .chain(faults::REASONS)
        .chain(compare::REASONS)
        .chain(history::REASONS)
}

/// Every source that a document can name; several crates may name the same one.
pub fn sources() -> impl Iterator<Item = &'static Source> {
    stadion_physiology::SOURCES.iter().chain(stadion_sessions::SOURCES).chain(stadion_load::SOURCES)
}

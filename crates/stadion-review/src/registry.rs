//! Every constant, reason and source of the workspace in one list.

use stadion_types::{
    Constant, ConstantError, ConstantOverrides, FixedConstants, GivenConstant, ReasonCode, Source,
    TakesConstants,
};

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
        .chain(stadion_plan::METHOD_CONSTANTS)
        .chain(stadion_plan::MONITOR_CONSTANTS)
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
        .chain(stadion_plan::PLAN_REASONS)
        .chain(stadion_plan::PROJECTION_REASONS)
        .chain(stadion_plan::MONITOR_REASONS)
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
    stadion_physiology::SOURCES
        .iter()
        .chain(stadion_sessions::SOURCES)
        .chain(stadion_load::SOURCES)
        .chain(stadion_plan::METHOD_SOURCES)
        .chain(stadion_plan::MONITOR_SOURCES)
}

const PLAN_SETTINGS: &[FixedConstants] = &[
    FixedConstants {
        ids: "thinning.",
        why: "a setting of the method's monitor: write it into a method document",
    },
    FixedConstants {
        ids: "plan.",
        why: "a setting of the method: write it into a method document",
    },
    FixedConstants {
        ids: "monitor.",
        why: "a setting of the method's monitor: write it into a method document",
    },
];

/// Settings with every constant that a user may override: one of each kind, as they are by default.
#[must_use]
pub fn overridable_settings() -> Vec<Box<dyn TakesConstants>> {
    let mut settings = stadion_physiology::overridable_settings();
    settings.extend(stadion_sessions::overridable_settings());
    settings.extend(stadion_load::overridable_settings());
    settings
}

/// The constants that keep their value, and why; every other one has a place in
/// [`overridable_settings`].
#[must_use]
pub fn fixed_constants() -> Vec<FixedConstants> {
    [
        stadion_physiology::FIXED_CONSTANTS,
        stadion_sessions::FIXED_CONSTANTS,
        stadion_load::FIXED_CONSTANTS,
        PLAN_SETTINGS,
    ]
    .concat()
}

/// The values of a user for constants of any crate, checked against the list, those that keep their value,
/// and what each setting accepts.
///
/// ```
/// use stadion_review::{Context, constant_overrides};
/// use stadion_types::GivenConstant;
///
/// let given = |value| GivenConstant { value, unit: Some("bpm".into()), source: "own squad".into() };
/// let own = constant_overrides([("drift.limit".to_owned(), given(4.0))])?;
/// let context = Context::default().with_constants(&own)?;
/// assert_eq!((context.drift.limit_bpm, context.overridden()[0].default), (4.0, 5.0));
///
/// let refused = constant_overrides([("drift.limit".to_owned(), given(-4.0))]);
/// assert_eq!(refused.unwrap_err().code(), "constant-range");
/// # Ok::<(), stadion_types::ConstantError>(())
/// ```
///
/// # Errors
///
/// [`ConstantError`] for the first value that is refused.
pub fn constant_overrides(
    given: impl IntoIterator<Item = (String, GivenConstant)>,
) -> Result<ConstantOverrides, ConstantError> {
    let overrides = ConstantOverrides::new(constants(), &fixed_constants(), given)?;
    for mut settings in overridable_settings() {
        settings.take_constants(&overrides)?;
    }
    Ok(overrides)
}

//! The reasons that history gives.

use stadion_types::{Reason, ReasonCode};

use super::base::BaseError;
use super::breakthrough::{Precondition, RestTime};
use super::dimension::Dimension;
use super::log::Best;
use super::novelty::NoveltyVerdict;

macro_rules! codes {
    ($($Name:ident = $code:literal, $text:literal;)+) => {
        $( pub(super) const $Name: ReasonCode = ReasonCode { code: $code, text: $text }; )+
        /// Every reason that a history gives, for translation.
        pub const HISTORY_REASONS: &[ReasonCode] = &[$($Name,)+];
    };
}

codes! {
    TOO_FEW = "history-too-few",
        "{sessions} sessions of the kind are too few to hold the {dimension} against";
    EXTRAORDINARY = "history-extraordinary",
        "{dimension}: {of_best} times the best ({session}, {day}) and {of_median} times the usual";
    OVERLOAD = "history-overload",
        "{dimension}: {of_best} times the best ({session}, {day}), which is one more of the same";
    USUAL = "history-usual", "{dimension}: no more than the best ({session}, {day})";
    NEVER_RUN = "history-never-run", "{distance_m} m were not run before";
    SPEED = "history-speed",
        "{distance_m} m {gain_percent} % faster than the best ({session}, {day}); {needed_percent} % is extraordinary";
    NEW_KIND = "history-new-kind",
        "the first work of high intensity in {days} days, after {sessions} sessions without any";
    KNOWN_KIND = "history-known-kind", "high intensity {times} times in the last {days} days";
    HABIT = "history-habit", "{per_week} sessions a week by the habit of {weeks} weeks";
    POOR_WEEKS = "history-poor-weeks", "{poor} of the last {weeks} weeks had fewer than {least} sessions";
    GAP = "history-gap", "{days} days from one session to the next; {limit} is the most";
    TOO_SHORT = "history-too-short",
        "the history reaches back {days} days, and a habit shows in {needed}";
    UNKNOWN_DAYS = "history-unknown-days", "nothing is known of {days} days of the last {weeks} weeks";
    REST_ENOUGH = "history-rest-enough", "{side}: {given_h} h of rest, {max_h} h at most are needed";
    REST_SHORT = "history-rest-short", "{side}: {given_h} h of rest, at least {min_h} h are needed";
    REST_UNSURE = "history-rest-unsure",
        "{side}: {given_h} h of rest lie within the {min_h} to {max_h} h that are needed";
    REST_UNKNOWN = "history-rest-unknown", "{side}: nothing is known of the rest";
    HARD_DAYS = "history-hard-days", "{days} hard days in seven; {limit} is the most";
    HARD_DAYS_OPEN = "history-hard-days-not-known",
        "{days} hard days in seven, and up to {most} with those of which it is not known; {limit} is the most";
    EASIER = "history-easier", "an exertion of {rpe} is below the {usual} of the usual easy session";
    DOUBLE_THRESHOLD = "history-double-threshold",
        "session {sessions} around the threshold on one day, after {session}";
    LONGER = "history-longer-than-usual",
        "{dimension}: {times} times the usual of easy running; more than {limit} is a long run";
    OF_PLAN = "history-of-plan", "{times} times the planned {dimension}";
}

/// To a hundredth: what is printed, while the numbers stand in the data.
fn cents(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn of(best: &Best, reason: Reason) -> Reason {
    reason.with("session", best.id.clone()).with("day", best.day.to_string())
}

pub(super) fn too_few(dimension: Dimension, sessions: u32) -> Reason {
    Reason::new(TOO_FEW).with("dimension", dimension.as_str()).with("sessions", sessions)
}

pub(super) fn size(
    dimension: Dimension,
    verdict: NoveltyVerdict,
    value: f64,
    best: &Best,
    median: f64,
) -> Reason {
    let code = match verdict {
        NoveltyVerdict::Extraordinary => EXTRAORDINARY,
        NoveltyVerdict::Overload => OVERLOAD,
        NoveltyVerdict::Usual | NoveltyVerdict::TooFew => USUAL,
    };
    let reason = of(best, Reason::new(code).with("dimension", dimension.as_str()));
    let times = |reason: Reason, name: &'static str, of: f64| {
        // There is no such multiple of nothing.
        if of > 0.0 { reason.with(name, cents(value / of)) } else { reason.with(name, "many") }
    };
    times(times(reason, "of_best", best.value), "of_median", median)
}

pub(super) fn never_run(meters: f64) -> Reason {
    Reason::new(NEVER_RUN).with("distance_m", meters)
}

pub(super) fn speed(meters: f64, gain: f64, needed: f64, best: &Best) -> Reason {
    let reason = Reason::new(SPEED)
        .with("distance_m", meters)
        .with("gain_percent", cents(100.0 * gain))
        .with("needed_percent", cents(100.0 * needed));
    of(best, reason)
}

pub(super) fn new_kind(days: u64, sessions: u32) -> Reason {
    Reason::new(NEW_KIND).with("days", whole(days)).with("sessions", sessions)
}

pub(super) fn known_kind(days: u64, times: u32) -> Reason {
    Reason::new(KNOWN_KIND).with("times", times).with("days", whole(days))
}

fn whole(days: u64) -> u32 {
    u32::try_from(days).unwrap_or(u32::MAX)
}

pub(super) fn habit(per_week: f64, weeks: u32) -> Reason {
    Reason::new(HABIT).with("per_week", cents(per_week)).with("weeks", weeks)
}

pub(super) fn poor_weeks(poor: u32, weeks: u32, least: f64) -> Reason {
    Reason::new(POOR_WEEKS).with("poor", poor).with("weeks", weeks).with("least", cents(least))
}

pub(super) fn gap(days: u32, limit: u32) -> Reason {
    Reason::new(GAP).with("days", days).with("limit", limit)
}

pub(super) fn no_base(error: BaseError) -> Reason {
    match error {
        BaseError::TooShort { days, needed } => {
            Reason::new(TOO_SHORT).with("days", days).with("needed", needed)
        }
        BaseError::UnknownDays { days, weeks } => {
            Reason::new(UNKNOWN_DAYS).with("days", days).with("weeks", weeks)
        }
    }
}

pub(super) fn rest(side: Precondition, rest: Option<RestTime>) -> Reason {
    let code = match rest.map(|r| r.enough()) {
        None => REST_UNKNOWN,
        Some(None) => REST_UNSURE,
        Some(Some(true)) => REST_ENOUGH,
        Some(Some(false)) => REST_SHORT,
    };
    let reason = Reason::new(code).with("side", side.as_str());
    let Some(rest) = rest else { return reason };
    let hours = |d: core::time::Duration| cents(d.as_secs_f64() / 3600.0);
    reason
        .with("given_h", hours(rest.given))
        .with("min_h", hours(rest.needed.min()))
        .with("max_h", hours(rest.needed.max()))
}

pub(super) fn hard_days(days: u32, limit: u32) -> Reason {
    Reason::new(HARD_DAYS).with("days", days).with("limit", limit)
}

pub(super) fn hard_days_open(days: u32, most: u32, limit: u32) -> Reason {
    Reason::new(HARD_DAYS_OPEN).with("days", days).with("most", most).with("limit", limit)
}

pub(super) fn easier(rpe: f64, usual: f64) -> Reason {
    Reason::new(EASIER).with("rpe", rpe).with("usual", usual)
}

pub(super) fn of_plan(dimension: Dimension, times: f64) -> Reason {
    Reason::new(OF_PLAN).with("times", cents(times)).with("dimension", dimension.as_str())
}

pub(super) fn double_threshold(first: &str, sessions: u32) -> Reason {
    Reason::new(DOUBLE_THRESHOLD).with("sessions", sessions).with("session", first.to_owned())
}

pub(super) fn longer(dimension: Dimension, times: f64, limit: f64) -> Reason {
    Reason::new(LONGER)
        .with("dimension", dimension.as_str())
        .with("times", cents(times))
        .with("limit", limit)
}

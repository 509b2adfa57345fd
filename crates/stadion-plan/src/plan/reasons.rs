//! Why a plan is as it is.

use stadion_types::{Reason, ReasonCode};

macro_rules! codes {
    ($($name:ident = $code:literal, $text:literal;)+) => {
        $(const $name: ReasonCode = ReasonCode { code: $code, text: $text };)+

        /// Every reason that a plan gives.
        pub const PLAN_REASONS: &[ReasonCode] = &[$($name),+];
    };
}

codes! {
    PATTERN = "plan-pattern", "the {method} week has {session} here";
    REST = "plan-rest", "{run_days} running days a week: this one is free";
    NOT_AVAILABLE = "plan-not-available", "the athlete cannot run on this day";
    MOVED = "plan-moved", "{session} comes from another day of the week, which is not available";
    LT2_CAPS = "plan-lt2-caps", "the race pace, {anchor_m_s} m/s, is held down to {cap_m_s} m/s by the speed at LT2";
    PACE_OF_CAP = "plan-pace-of-cap", "no race is known; the pace is what the speed at LT2 allows, {cap_m_s} m/s";
    PACE_UNKNOWN = "plan-pace-unknown", "neither a race nor the speed at LT2 is known, so there is no pace: go by heart rate and effort";
    LT2_BY_VDOT = "plan-lt2-by-vdot", "the speed at LT2 is not known; the best race tells {lt2_m_s} m/s";
    LT2_UNKNOWN = "plan-lt2-unknown", "the speed at LT2 is not known, so nothing caps the race paces; a step test tells";
    BY_TIME = "plan-quality-by-time", "{minutes} min a week carry {sessions}: the least of {most} and floor({share} x {minutes} / {least_min})";
    TOO_FEW_DAYS = "plan-too-few-days", "the week has {run_days} running days, and its pattern {sessions} such sessions on them";
    NO_ROOM = "plan-no-room", "{sessions} such sessions leave less than {least_min} min for the easy days";
    TOO_MUCH = "plan-quality-too-much", "one session less: {work_min} min of work are more than {share} of the {minutes} min that the days came to have";
    TOO_LONG = "plan-session-too-long", "with warm-up and rests such a session takes longer than {most_min} min, the most that a run may have";
    LONGEST = "plan-longest", "no run is longer than {most_min} min: {share} times the longest of 30 days";
    LONGEST_UNKNOWN = "plan-longest-unknown", "the longest run of 30 days is not known; none is longer than {most_min} min";
    GROWTH = "plan-growth", "at most {most_min} min: {share} times the week before, {before_min} min";
    LEAST_WEEK = "plan-least-week", "a week has one run of {minutes} min at least";
    PAUSE = "plan-pause", "{days} days without a run: the plan begins from {minutes} min a week, of {before_min} before them";
    HOLD = "plan-hold", "the week is held at {minutes} min, the goal";
    DELOAD = "plan-deload", "a lighter week: {share} of the one before";
    TAPER = "plan-taper", "{share} of the usual time before the goal race on {date}";
    THINNED = "plan-thinned", "illness, pain or unknown days: {share} of the usual time";
    NO_QUALITY = "plan-thinned-no-quality", "no quality on this day after illness, pain or unknown days";
    UNKNOWN_DAYS = "plan-unknown-days", "nothing is known of {days} of the last 28 days; the week is held at {share} of what is known";
    NEW_DAY = "plan-new-day", "one more running day: easy, at most {most_min} min";
    HARD_FIRST = "plan-hard-first", "{hard_days} hard days a week: they fall to {most} before running days are added";
    SATURATED = "plan-saturated", "the days carry {minutes} min, less than the {most_min} min that growth allows";
    RACE = "plan-race", "a race over {distance_m} m";
    RACE_TIME = "plan-race-time", "how long the race takes is not known, and the minutes of its week are without it";
    BEFORE_RACE = "plan-gate-before-race", "{session} would end {hours} h before a race; {least} h are asked for";
    AFTER_RACE = "plan-gate-after-race", "the day after a race is easy";
    AFTER_RACE_SPEED = "plan-after-race-speed", "speed endurance on the day after a race of {distance_m} m: one block, free of quality for {from_h} to {to_h} h";
    HARD_DAYS = "plan-gate-hard-days", "{session} would be a hard day too many in seven: {most} at most";
    GROUNDWORK = "plan-gate-groundwork", "{found} of {needed} sprint sessions in {days} days: {session} lay the groundwork";
    NOT_READY = "plan-gate-not-ready", "the {system} system is ready for {session} in {hours} h; {early_h} h are tolerated";
    RECOVERY = "plan-recovery-run", "the {system} system does not carry more than a recovery run before {hours} h have passed";
    BLOCK = "plan-gate-block", "{hours} h of {least} h have passed since the block";
    BREAKTHROUGH = "plan-breakthrough", "a breakthrough: on a consistent base, rested before, {hours} h kept free after";
    BREAKTHROUGH_BEFORE = "plan-breakthrough-before", "rest before the breakthrough";
    BREAKTHROUGH_AFTER = "plan-breakthrough-after", "the recovery of the breakthrough is kept free";
    BREAKTHROUGH_REFUSED = "plan-breakthrough-refused", "no breakthrough: {why}";
    HISTORY_UNKNOWN = "plan-history-unknown", "{known} of the last 28 days are known, too few to tell a habit: the plan starts at {minutes} min a week";
    HISTORY_NO_RUNS = "plan-history-no-runs", "the last 28 days have no run: the plan starts at {minutes} min a week";
    WITHOUT_TIME = "plan-history-without-time", "{sessions} sessions of the last 28 days have no time and count as running days only";
    FEWER = "plan-fewer-quality", "{sessions} quality sessions in the plan, of {most} that the method knows in it";
}

pub(super) fn pattern(method: &str, session: &str) -> Reason {
    Reason::new(PATTERN).with("method", method.to_owned()).with("session", session.to_owned())
}

pub(super) fn rest(run_days: u32) -> Reason {
    Reason::new(REST).with("run_days", run_days)
}

pub(super) const fn not_available() -> Reason {
    Reason::new(NOT_AVAILABLE)
}

pub(super) fn moved(session: &str) -> Reason {
    Reason::new(MOVED).with("session", session.to_owned())
}

pub(super) fn lt2_caps(anchor: f64, cap: f64) -> Reason {
    Reason::new(LT2_CAPS).with("anchor_m_s", anchor).with("cap_m_s", cap)
}

pub(super) fn lt2_by_vdot(lt2: f64) -> Reason {
    Reason::new(LT2_BY_VDOT).with("lt2_m_s", lt2)
}

pub(super) fn pace_of_cap(cap: f64) -> Reason {
    Reason::new(PACE_OF_CAP).with("cap_m_s", cap)
}

pub(super) const fn pace_unknown() -> Reason {
    Reason::new(PACE_UNKNOWN)
}

pub(super) const fn lt2_unknown() -> Reason {
    Reason::new(LT2_UNKNOWN)
}

pub(super) fn by_time(
    minutes: f64,
    sessions: u32,
    most: u32,
    share: f64,
    least_min: f64,
) -> Reason {
    Reason::new(BY_TIME)
        .with("minutes", minutes)
        .with("sessions", sessions)
        .with("most", most)
        .with("share", share)
        .with("least_min", least_min)
}

pub(super) fn too_few_days(run_days: u32, sessions: u32) -> Reason {
    Reason::new(TOO_FEW_DAYS).with("run_days", run_days).with("sessions", sessions)
}

pub(super) fn no_room(sessions: u32, least_min: f64) -> Reason {
    Reason::new(NO_ROOM).with("sessions", sessions).with("least_min", least_min)
}

pub(super) fn too_much(work_min: f64, minutes: f64, share: f64) -> Reason {
    Reason::new(TOO_MUCH).with("work_min", work_min).with("minutes", minutes).with("share", share)
}

pub(super) fn too_long(most_min: f64) -> Reason {
    Reason::new(TOO_LONG).with("most_min", most_min)
}

pub(super) fn longest(most_min: f64, share: f64) -> Reason {
    Reason::new(LONGEST).with("most_min", most_min).with("share", share)
}

pub(super) fn longest_unknown(most_min: f64) -> Reason {
    Reason::new(LONGEST_UNKNOWN).with("most_min", most_min)
}

pub(super) fn growth(most_min: f64, share: f64, before_min: f64) -> Reason {
    Reason::new(GROWTH)
        .with("most_min", most_min)
        .with("share", share)
        .with("before_min", before_min)
}

pub(super) fn history_no_runs(minutes: f64) -> Reason {
    Reason::new(HISTORY_NO_RUNS).with("minutes", minutes)
}

pub(super) fn least_week(minutes: f64) -> Reason {
    Reason::new(LEAST_WEEK).with("minutes", minutes)
}

pub(super) fn pause(days: u32, minutes: f64, before_min: f64) -> Reason {
    Reason::new(PAUSE).with("days", days).with("minutes", minutes).with("before_min", before_min)
}

pub(super) fn hold(minutes: f64) -> Reason {
    Reason::new(HOLD).with("minutes", minutes)
}

pub(super) fn deload(share: f64) -> Reason {
    Reason::new(DELOAD).with("share", share)
}

pub(super) fn taper(share: f64, date: chrono::NaiveDate) -> Reason {
    Reason::new(TAPER).with("share", share).with("date", date.to_string())
}

pub(super) fn thinned(share: f64) -> Reason {
    Reason::new(THINNED).with("share", share)
}

pub(super) const fn no_quality() -> Reason {
    Reason::new(NO_QUALITY)
}

pub(super) fn unknown_days(days: u32, share: f64) -> Reason {
    Reason::new(UNKNOWN_DAYS).with("days", days).with("share", share)
}

pub(super) fn new_day(most_min: f64) -> Reason {
    Reason::new(NEW_DAY).with("most_min", most_min)
}

pub(super) fn hard_first(hard_days: u32, most: u32) -> Reason {
    Reason::new(HARD_FIRST).with("hard_days", hard_days).with("most", most)
}

pub(super) fn saturated(minutes: f64, most_min: f64) -> Reason {
    Reason::new(SATURATED).with("minutes", minutes).with("most_min", most_min)
}

pub(super) fn race(distance_m: f64) -> Reason {
    Reason::new(RACE).with("distance_m", distance_m)
}

pub(super) const fn race_time() -> Reason {
    Reason::new(RACE_TIME)
}

pub(super) fn before_race(session: &str, hours: f64, least: f64) -> Reason {
    Reason::new(BEFORE_RACE)
        .with("session", session.to_owned())
        .with("hours", hours)
        .with("least", least)
}

pub(super) const fn after_race() -> Reason {
    Reason::new(AFTER_RACE)
}

pub(super) fn after_race_speed(distance_m: f64, [from_h, to_h]: [f64; 2]) -> Reason {
    Reason::new(AFTER_RACE_SPEED)
        .with("distance_m", distance_m)
        .with("from_h", from_h)
        .with("to_h", to_h)
}

pub(super) fn hard_days(session: &str, most: u32) -> Reason {
    Reason::new(HARD_DAYS).with("session", session.to_owned()).with("most", most)
}

pub(super) fn groundwork(found: u32, needed: u32, days: u32, session: &str) -> Reason {
    Reason::new(GROUNDWORK)
        .with("found", found)
        .with("needed", needed)
        .with("days", days)
        .with("session", session.to_owned())
}

pub(super) fn not_ready(system: &'static str, session: &str, hours: f64, early_h: f64) -> Reason {
    Reason::new(NOT_READY)
        .with("system", system)
        .with("session", session.to_owned())
        .with("hours", hours)
        .with("early_h", early_h)
}

pub(super) fn recovery_run(system: &'static str, hours: f64) -> Reason {
    Reason::new(RECOVERY).with("system", system).with("hours", hours)
}

pub(super) fn block(hours: f64, least: f64) -> Reason {
    Reason::new(BLOCK).with("hours", hours).with("least", least)
}

pub(super) fn breakthrough(hours: f64) -> Reason {
    Reason::new(BREAKTHROUGH).with("hours", hours)
}

pub(super) const fn breakthrough_before() -> Reason {
    Reason::new(BREAKTHROUGH_BEFORE)
}

pub(super) const fn breakthrough_after() -> Reason {
    Reason::new(BREAKTHROUGH_AFTER)
}

pub(super) fn breakthrough_refused(why: String) -> Reason {
    Reason::new(BREAKTHROUGH_REFUSED).with("why", why)
}

pub(super) fn history_unknown(known: u32, minutes: f64) -> Reason {
    Reason::new(HISTORY_UNKNOWN).with("known", known).with("minutes", minutes)
}

pub(super) fn without_time(sessions: u32) -> Reason {
    Reason::new(WITHOUT_TIME).with("sessions", sessions)
}

pub(super) fn fewer(sessions: u32, most: u32) -> Reason {
    Reason::new(FEWER).with("sessions", sessions).with("most", most)
}

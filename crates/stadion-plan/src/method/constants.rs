//! The figures of methods, with their sources.

use stadion_types::{Constant, Evidence, Source};

use super::sources::{
    BOSQUET, DANIELS, DANIELS_PAUSES, JRAMOSG, LETSRUN, SEED_000, SEED_001, SEED_002, SEED_003,
    SINGLES, STADION,
};

pub(super) const SHARE: f64 = 0.25;
pub(super) const QUALITY_LEAST_MIN: f64 = 20.0;
pub(super) const QUALITY_MOST_MIN: f64 = 35.0;
pub(super) const TARGET_WIDTH: f64 = 0.015;
pub(super) const EASY_HR_SHARE: f64 = 0.70;
pub(super) const EASY_SPEED_SHARE: f64 = 0.65;
pub(super) const EASY_LEAST_MIN: f64 = 20.0;
pub(super) const EASY_MOST_MIN: f64 = 75.0;
pub(super) const NEW_DAY_MOST_MIN: f64 = 30.0;
pub(super) const LONG_SHARE: f64 = 0.25;
pub(super) const LONG_MOST_MIN: f64 = 90.0;
pub(super) const DELOAD_SHARE: f64 = 0.92;
pub(super) const GROWTH: f64 = 0.03;
pub(super) const RAMP_GROWTH: f64 = 0.10;
pub(super) const WEEKLY_MOST: f64 = 0.10;
pub(super) const LONGEST_MOST: f64 = 0.10;
pub(super) const BOUND_MOST: f64 = 0.20;
pub(super) const WEEKLY_GOAL_MIN: f64 = 420.0;
pub(super) const UNKNOWN_WEEK_MIN: f64 = 90.0;
pub(super) const AFTER_PAUSE: f64 = 0.5;
pub(super) const AFTER_LONG_PAUSE: f64 = 0.33;
pub(super) const TAPER_VOLUME: f64 = 0.5;
pub(super) const CAP_SHORT: f64 = 0.99;
pub(super) const CAP_MIDDLE: f64 = 0.98;
pub(super) const CAP_LONG: f64 = 0.97;
pub(super) const SPRINT_BEFORE_RACE_H: f64 = 72.0;
pub(super) const SPEED_ENDURANCE_BEFORE_RACE_H: f64 = 120.0;
pub(super) const QUALITY_BEFORE_RACE_H: f64 = 36.0;
pub(super) const EARLY_H: f64 = 2.0;

const fn number(id: &'static str, value: f64, unit: &'static str, source: Source) -> Constant {
    let evidence = Evidence::Practitioner;
    Constant { id, value, unit, source, population: "runners", evidence }
}

const fn agreed(id: &'static str, value: f64, unit: &'static str) -> Constant {
    let evidence = Evidence::Convention;
    Constant { id, value, unit, source: STADION, population: "runners", evidence }
}

/// The defaults of a [`TrainingMethod`](crate::TrainingMethod), each a setting of the method.
pub const METHOD_CONSTANTS: &[Constant] = &[
    number("plan.quality.share", SHARE, "1", SINGLES),
    number("plan.quality.least", QUALITY_LEAST_MIN, "min", SINGLES),
    number("plan.quality.most", QUALITY_MOST_MIN, "min", SINGLES),
    number("plan.quality.sessions", 3.0, "1", SEED_000),
    agreed("plan.target.width", TARGET_WIDTH, "1"),
    number("plan.easy.hr-max", EASY_HR_SHARE, "1", SINGLES),
    number("plan.easy.vvo2max", EASY_SPEED_SHARE, "1", SINGLES),
    agreed("plan.easy.least", EASY_LEAST_MIN, "min"),
    agreed("plan.easy.most", EASY_MOST_MIN, "min"),
    agreed("plan.easy.new-day", NEW_DAY_MOST_MIN, "min"),
    agreed("plan.long.share", LONG_SHARE, "1"),
    number("plan.long.most", LONG_MOST_MIN, "min", LETSRUN),
    number("plan.deload.share", DELOAD_SHARE, "1", JRAMOSG),
    agreed("plan.growth", GROWTH, "1"),
    agreed("plan.growth.ramp", RAMP_GROWTH, "1"),
    number("plan.growth.most", WEEKLY_MOST, "1", SINGLES),
    agreed("plan.growth.longest", LONGEST_MOST, "1"),
    agreed("plan.growth.refused", BOUND_MOST, "1"),
    number("plan.week.goal", WEEKLY_GOAL_MIN, "min", SINGLES),
    agreed("plan.week.unknown", UNKNOWN_WEEK_MIN, "min"),
    number("plan.pause.after", AFTER_PAUSE, "1", DANIELS_PAUSES),
    number("plan.pause.after-long", AFTER_LONG_PAUSE, "1", DANIELS_PAUSES),
    agreed("plan.new-day.every", 14.0, "d"),
    number("plan.taper.volume", TAPER_VOLUME, "1", BOSQUET),
    number("plan.taper.days", 14.0, "d", BOSQUET),
    number("plan.cap.short", CAP_SHORT, "1", SINGLES),
    number("plan.cap.middle", CAP_MIDDLE, "1", SINGLES),
    number("plan.cap.long", CAP_LONG, "1", SINGLES),
    number("plan.gate.sprint", SPRINT_BEFORE_RACE_H, "h", SEED_002),
    number("plan.gate.speed-endurance", SPEED_ENDURANCE_BEFORE_RACE_H, "h", SEED_001),
    agreed("plan.gate.early", EARLY_H, "h"),
    agreed("plan.gate.quality", QUALITY_BEFORE_RACE_H, "h"),
    number("plan.gate.groundwork", 4.0, "1", SEED_002),
    agreed("plan.gate.groundwork.days", 56.0, "d"),
    number("plan.gate.hard-days", 2.0, "1", SEED_003),
    number("plan.gate.breakthrough", 28.0, "d", SEED_003),
    agreed("plan.gate.breakthrough.least", 14.0, "d"),
    number("plan.pace.interval", super::shipped::INTERVAL, "1", DANIELS),
    number("plan.pace.threshold", super::shipped::THRESHOLD, "1", DANIELS),
];

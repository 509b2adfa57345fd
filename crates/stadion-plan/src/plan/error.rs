//! Why there is no plan.

use chrono::NaiveDate;

use crate::method::MethodError;

/// Why there is no plan, and what would be accepted.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// The method cannot be planned by.
    #[error("method.{0}")]
    Method(#[from] MethodError),
    /// No days to plan, or more than a year.
    #[error("days: a plan has 1 to 366 days, not {days}")]
    Days {
        /// How many were asked for.
        days: u32,
    },
    /// The plan would reach beyond the calendar.
    #[error("start: the calendar ends within {days} days of {start}")]
    Calendar {
        /// The first day.
        start: NaiveDate,
        /// How many days were asked for.
        days: u32,
    },
    /// A race on a day before the plan.
    #[error("races.{index}: a race on {date} lies before the plan, which starts on {start}")]
    RaceInThePast {
        /// Which race, from 1.
        index: usize,
        /// Its day.
        date: NaiveDate,
        /// The first day of the plan.
        start: NaiveDate,
    },
    /// A race without length.
    #[error("races.{index}: a race is longer than 0 m")]
    RaceDistance {
        /// Which race, from 1.
        index: usize,
    },
    /// Two races of one day.
    #[error("races.{index}: there is another race on {date}")]
    TwoRaces {
        /// Which race, from 1.
        index: usize,
        /// Their day.
        date: NaiveDate,
    },
    /// No weekday on which the athlete can run.
    #[error("available: no day of the week has {least_min} min, the least run of the method")]
    NoDay {
        /// The least run of the method, in minutes.
        least_min: f64,
    },
    /// Minutes that are none.
    #[error("available.{weekday}: {minutes} min are no minutes of a day")]
    Minutes {
        /// The day of the week, from 1 for Monday.
        weekday: usize,
        /// What was given.
        minutes: f64,
    },
    /// A number that is not above zero.
    #[error("{at}: {value} does not lie in {min} to {max}")]
    OutOfRange {
        /// The field.
        at: &'static str,
        /// What was given.
        value: f64,
        /// The least.
        min: f64,
        /// The most.
        max: f64,
    },
    /// A session of the history that has not happened.
    #[error(
        "history: the session {id:?} of {day} is not before {start}, the first day of the plan"
    )]
    HistoryFromTheFuture {
        /// The session.
        id: String,
        /// Its day.
        day: NaiveDate,
        /// The first day of the plan.
        start: NaiveDate,
    },
    /// The cap of easy running lies at or above what the profile has for the threshold.
    #[error(
        "athlete: the cap of easy running, {cap_bpm} bpm, is not below the threshold, {threshold_bpm} bpm"
    )]
    EasyCap {
        /// The cap.
        cap_bpm: f64,
        /// The threshold.
        threshold_bpm: f64,
    },
}

impl PlanError {
    /// Every code.
    pub const CODES: [&'static str; 11] = [
        "plan-method",
        "plan-days",
        "plan-calendar",
        "plan-race-past",
        "plan-race-distance",
        "plan-two-races",
        "plan-no-day",
        "plan-minutes",
        "plan-out-of-range",
        "plan-history-future",
        "plan-easy-cap",
    ];

    /// Its identifier.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        Self::CODES[match self {
            Self::Method(_) => 0,
            Self::Days { .. } => 1,
            Self::Calendar { .. } => 2,
            Self::RaceInThePast { .. } => 3,
            Self::RaceDistance { .. } => 4,
            Self::TwoRaces { .. } => 5,
            Self::NoDay { .. } => 6,
            Self::Minutes { .. } => 7,
            Self::OutOfRange { .. } => 8,
            Self::HistoryFromTheFuture { .. } => 9,
            Self::EasyCap { .. } => 10,
        }]
    }
}

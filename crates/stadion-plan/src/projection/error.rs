//! Why there is no projection, and no load for a form.

use chrono::NaiveDate;
use stadion_load::TrendError;

/// Why a plan is not projected.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ProjectionError {
    /// The trend of the past cannot be computed.
    #[error(transparent)]
    Trend(#[from] TrendError),
    /// The past does not end on the day before the plan.
    #[error(
        "the loads end on {last}; the plan starts on {start}, and the days between are not known"
    )]
    Gap {
        /// The last day of the past.
        last: NaiveDate,
        /// The first day of the plan.
        start: NaiveDate,
    },
    /// Sessions without an expected load, such as a race whose time nobody can tell.
    #[error(
        "the load of {} days is not known, the first is {}",
        days.len(),
        days.first().map_or_else(|| "none".to_owned(), ToString::to_string)
    )]
    Unknown {
        /// The days.
        days: Vec<NaiveDate>,
    },
    /// A plan without days.
    #[error("the plan has no days")]
    NoDays,
}

/// Why no load of one day leads to a form on another.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NoLoadForForm {
    /// One of the days is not of the plan, or the second does not come after the first.
    #[error("{day} and {race} are no two days of the plan in this order")]
    Days {
        /// The day of the load.
        day: NaiveDate,
        /// The day of the form.
        race: NaiveDate,
    },
    /// Even without load on that day form ends outside of the band, and load moves it further away.
    #[error("without load on that day form is {without}, and load only moves it further away")]
    OutOfReach {
        /// The form without load on that day.
        without: f64,
    },
    /// The load of that day no longer tells.
    #[error("the load of that day does not move form on the other; it is {without}")]
    NoInfluence {
        /// The form without load on that day.
        without: f64,
    },
    /// A band that is none.
    #[error("a band of form goes from a lower to an upper end")]
    Band,
}

//! Strategies of proptest for the types of the library.
//!
//! What they make passes the checks of its type and shrinks to something small. Where a type has odd but
//! legal values, such as a recording with a single sample or a ledger with unknown days, they occur.
//!
//! ```
//! use proptest::prelude::*;
//! use stadion_load::{FormModel, FormSettings, UnknownDays};
//! use stadion_testkit::strategies;
//!
//! let model = FormModel::new(FormSettings { unknown: UnknownDays::Rest, ..FormSettings::default() })?;
//! proptest!(|(loads in strategies::daily_loads())| {
//!     let trend = model.trend(&loads).map_err(|e| TestCaseError::fail(e.to_string()))?;
//!     prop_assert_eq!(trend.len(), loads.len());
//! });
//! # Ok::<(), stadion_load::TrendError>(())
//! ```
#![expect(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "what is generated lies in the range of its type"
)]

mod any_session;
mod athlete;
mod days;
mod quantities;
mod recording;
mod step_test;
mod written_session;

pub use self::any_session::session;
pub use self::athlete::athlete;
pub use self::days::{daily_loads, day_load, doses, ledger};
pub use self::quantities::{
    distance, heart_rate, lactate, mass, power, rpe, speed, split_time, sport,
};
pub use self::recording::recording;
pub use self::step_test::step_test;
pub use self::written_session::written_session;

//! An athlete's own history: what is usual, what was the best, and what was never done before.
//!
//! A [`History`] takes finished sessions in the order of their days. Against it a new session is held:
//! size by size ([`Novelty`]), as a whole ([`Standing`]), and months of tests and routines
//! ([`plateau`], [`Routine`]). Nothing here knows load models or plans; how rested the athlete was comes in
//! as a plain value ([`RestTime`]).

mod after;
mod base;
mod breakthrough;
mod classes;
mod constants;
mod criteria;
mod criteria_constants;
mod dimension;
mod entry;
mod hardness;
mod log;
mod novelty;
mod plateau;
mod reasons;
mod routine;
mod summary;
mod told;

pub use after::{Aftermath, EasierAfter};
pub use base::{Base, BaseError};
pub use breakthrough::{Circumstances, Judged, Origin, Precondition, RestTime, Standing};
pub use constants::HISTORY_CONSTANTS;
pub use criteria::{
    BaseCriteria, HistoryCriteria, NoveltyCriteria, PlateauCriteria, RoutineCriteria,
};
pub use dimension::{Dimension, Kind};
pub use entry::{Mark, PastSession, Sizes, SteadyEffort};
pub(crate) use hardness::DaysByHardness;
pub use log::{Best, History, HistoryError};
pub use novelty::{Novelty, NoveltyVerdict};
pub use plateau::{Plateau, PlateauError, TestResult, Trend, plateau};
pub use reasons::HISTORY_REASONS;
pub use routine::Routine;
pub use summary::Summary;

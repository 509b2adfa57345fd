//! From method, athlete and history to the days of a loop.

mod breakthrough;
mod error;
mod gate;
mod growth;
mod habits;
mod layout;
mod load;
mod make;
mod pace;
mod pause;
mod quality;
mod races;
mod reasons;
mod request;
mod result;
mod spend;
mod text;
mod week;

pub use error::PlanError;
pub use habits::Habits;
pub(crate) use habits::sum;
pub use load::ExpectedLoad;
pub use make::plan;
pub use pause::TrainingPause;
pub use reasons::PLAN_REASONS;
pub use request::{AvailableDay, PlanRace, PlanRequest, Thinned};
pub use result::{DayKind, Plan, PlannedDay, PlannedSession, PlannedWeek, Targets};

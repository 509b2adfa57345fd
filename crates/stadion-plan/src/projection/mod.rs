//! What a plan does to form, and which of two plans does what.

mod band;
mod compare;
mod error;
mod project;
mod ready;
mod target;

pub use band::Band;
pub use compare::{PlanComparison, PlanSums};
pub use error::{NoLoadForForm, ProjectionError};
pub use project::{PROJECTION_REASONS, ProjectedDay, Projection};
pub use ready::DayReadiness;
pub use target::load_for_form_on;

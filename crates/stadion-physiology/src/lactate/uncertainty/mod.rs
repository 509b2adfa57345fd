//! How sure a threshold is: meter error, single stages, and the choice of the method.

mod bootstrap;
mod consensus;
mod convex;
mod draws;
mod error;
mod leave_one_out;
mod meter;
mod random;

pub use bootstrap::Uncertainty;
pub use consensus::{Consensus, LT1_METHODS, LT2_METHODS, LeftOut};
pub(super) use draws::{Draws, middle};
pub use error::UncertaintyError;
pub use meter::MeterError;

//! Advice on pace, tried out on athletes whose true lactate is known.

mod athlete;
mod compartments;
mod session;
mod share;

pub use athlete::LoopAthlete;
pub use compartments::TwoCompartments;
pub use session::{LoopOutcome, LoopSession, RepSeen};
pub use share::{Share, mcnemar_z};

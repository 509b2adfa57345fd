//! Advice on pace, tried out on athletes whose true lactate is known.

mod athlete;
mod compartments;
mod season_athlete;
mod season_session;
mod session;
mod share;
mod slow_curve;

pub use athlete::LoopAthlete;
pub use compartments::TwoCompartments;
pub use season_athlete::{SeasonAthlete, SeasonDay, SeasonState};
pub use season_session::{SeasonRep, SeasonSeen, SeasonSession};
pub use session::{LoopOutcome, LoopSession, RepSeen};
pub use share::{Share, mcnemar_z};
pub use slow_curve::SlowCurve;

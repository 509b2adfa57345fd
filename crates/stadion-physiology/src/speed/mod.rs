//! Performance: race equivalents, training paces, and the reserve between aerobic and maximal speed.

mod aerobic;
mod cameron;
mod constants;
mod equivalent;
mod individual;
mod oxygen;
mod paces;
mod profile;
mod race;
mod reasons;
mod reserve;
mod riegel;
mod same_pace;
pub(crate) mod sources;
mod sprint;
mod vdot;

pub use aerobic::AerobicSpeedRule;
pub use cameron::{cameron_factor, cameron_time};
pub use constants::SPEED_CONSTANTS;
pub use equivalent::{
    EquivalenceModel, EquivalenceRules, EquivalentRace, EquivalentTime, equivalent_races,
};
pub use individual::{ExponentNoise, RiegelFit, RiegelFitError};
pub use oxygen::{OxygenCost, sustained_fraction};
pub use paces::{
    CappedPaces, MarathonPace, PaceRules, PaceTarget, RepetitionPace, TrainingPace, TrainingPaces,
};
pub use profile::ReserveProfile;
pub use race::{PredictedTime, RaceError, RaceRange, RaceVdot};
pub use reasons::SPEED_REASONS;
pub use reserve::{PredictedSpeed, SpeedBasis, SpeedReserve, SpeedReserveError};
pub use riegel::{Riegel, riegel_time};
pub use same_pace::same_pace_time;
pub use sprint::{SprintError, SprintFit};
pub use vdot::{Vdot, VdotSpeed};

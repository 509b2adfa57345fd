//! What days of load do to performance: response models, stepped day by day.

mod banister;
mod busso;
mod calvert;
mod component;
mod doses;
mod error;
mod fitness_only;
mod flat;
mod index;
mod model;
mod perpot;

pub use self::banister::{BanisterResponse, BanisterState};
pub use self::busso::{BussoResponse, BussoState};
pub use self::calvert::{CalvertResponse, CalvertState};
pub use self::component::ResponseComponent;
pub use self::doses::{Doses, UnknownDoses};
pub use self::error::ResponseError;
pub use self::fitness_only::{FitnessOnly, FitnessState};
pub use self::flat::{ConstantPerformance, LastPerformance};
pub use self::index::ResponseIndex;
pub use self::model::{DynResponseModel, Linearity, ResponseModel};
pub use self::perpot::{PerPot, PerPotBelowZero, PerPotSettings, PerPotState};

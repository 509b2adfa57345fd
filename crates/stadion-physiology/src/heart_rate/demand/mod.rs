//! Heart rate from what the athlete does: power or speed in, heart rate out.

mod error;
mod fit;
mod model;
mod series;

pub use error::DemandError;
pub use fit::{DemandFit, DemandFitRule, DemandStart, fit_demand};
pub use model::{DemandForm, DemandModel, DemandStep, DemandTau};
pub use series::{DemandChannel, DemandSeries};

//! Critical power and critical speed: the curve of power over time, fitted to trials.

mod basis;
mod check;
mod constants;
mod curve;
mod curve_error;
mod error;
mod fit;
mod hyperbola;
mod judge;
mod least;
mod linear;
mod model;
mod plain;
mod power;
mod profile;
mod settings;
pub(crate) mod sources;
mod speed;
mod spread;
mod student;
mod trial;
mod value;
mod warning;

pub use constants::CRITICAL_CONSTANTS;
pub use curve::DurationCurve;
pub use curve_error::DurationCurveError;
pub use error::CriticalError;
pub use fit::fit_duration_curve;
pub use model::CriticalModel;
pub use power::CriticalPower;
pub use settings::{CriticalSettings, TrialError, TrialOrigin};
pub use speed::CriticalSpeed;
pub use trial::{PowerTrial, SpeedTrial};
pub use value::{FitQuality, FittedPeak, FittedValue, ResidualKind};
pub use warning::CriticalWarning;

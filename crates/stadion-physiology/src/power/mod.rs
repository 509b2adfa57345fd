//! Power that is not steady as one number.

mod constants;
mod error;
mod exponential;
mod exponential_rules;
mod online;
mod pieces;
mod rolling;
mod rules;
mod seconds;
pub(crate) mod sources;
pub(crate) mod timeline;
mod whole;
mod window;

pub use constants::POWER_CONSTANTS;
pub use error::PowerMeanError;
pub use exponential::{SmoothingStart, exponential_power_mean};
pub use exponential_rules::ExponentialMeanRules;
pub use online::RollingPowerMean;
pub use pieces::SeriesMean;
pub use rolling::rolling_power_mean;
pub use rules::{PowerGap, PowerMean, PowerMeanRules, PowerPause};
pub use seconds::MovingSeconds;
pub use window::{SmoothingWeight, WindowStart};

//! Power that is not steady as one number.

mod constants;
mod error;
mod exponential;
mod online;
mod rolling;
mod rules;
pub(crate) mod sources;
pub(crate) mod timeline;
mod window;

pub use constants::POWER_CONSTANTS;
pub use error::PowerMeanError;
pub use exponential::{SmoothingStart, exponential_power_mean};
pub use online::RollingPowerMean;
pub use rolling::rolling_power_mean;
pub use rules::{PowerGap, PowerMean, PowerMeanRules, PowerPause};
pub use window::{SmoothingWeight, WindowStart};

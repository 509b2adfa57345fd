//! What a session, a missed day or an illness changes in the days to come.

mod adaptation;
mod breakthrough;
mod channels;
mod constants;
mod curve;
mod error;
mod reasons;
mod settings;
mod signs;
mod sources;
mod state;
mod step;
#[cfg(test)]
mod tests;
mod thinning;
mod words;

pub use adaptation::{Adaptation, MonitorAction};
pub use breakthrough::{BreakthroughProposal, BreakthroughSigns, BreakthroughVerdict};
pub use channels::{MonitorChannel, MonitorSign, SignDirection};
pub use constants::MONITOR_CONSTANTS;
pub use curve::MonitorCurve;
pub use error::{MonitorCurveError, MonitorError, MonitorSettingsError};
pub use reasons::MONITOR_REASONS;
pub use settings::{FeelingChannels, MonitorSettings};
pub use signs::SessionSigns;
pub use sources::MONITOR_SOURCES;
pub use state::MonitorState;
pub use step::{DayWithout, Monitor};
pub use thinning::{Thinning, ThinningSettings};

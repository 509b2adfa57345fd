//! Lactate over time: after exercise, and over a session.

mod belief;
mod body;
mod constants;
mod dynamics;
mod error;
mod forecast;
mod segment;
mod session_model;

pub use constants::KINETICS_CONSTANTS;
pub use error::SessionModelError;
pub use forecast::{Forecast, LactateBalance, Peak, SegmentEnd, TracePoint};
pub use segment::{Effort, Reading, Segment, SegmentKind};
pub use session_model::SessionModel;

//! Lactate over time: after exercise, and over a session.

mod forecast;
mod segment;
mod session_model;

pub use forecast::{Forecast, Peak, SegmentEnd, TracePoint};
pub use segment::{Effort, Reading, Segment, SegmentKind};
pub use session_model::{SessionModel, SessionModelError};

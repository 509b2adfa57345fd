//! A session as the lactate model takes it: every step with a duration and an intensity.

mod aim;
mod assumption;
mod constants;
mod error;
mod intensity;
mod lay;
mod rest;

pub use assumption::SEGMENT_REASONS;
pub use constants::SEGMENT_CONSTANTS;
pub use error::SegmentsError;
pub use intensity::SpeedOrigin;
pub use lay::{RepSegment, SessionSegments, segments};

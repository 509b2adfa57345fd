//! Power that is not steady as one number.

mod constants;

pub use constants::POWER_CONSTANTS;

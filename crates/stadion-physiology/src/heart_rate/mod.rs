//! Heart rate: its range, its maximum, how it answers to effort, and what is wrong with a recording of it.

mod constants;
mod range;

pub use constants::HEART_RATE_CONSTANTS;
pub use range::{AboveMax, HeartRateRange, HeartRateRangeError, fraction_of_max};

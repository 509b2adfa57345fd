//! Performance: race equivalents, training paces, and the reserve between aerobic and maximal speed.

mod constants;
mod reserve;

pub use constants::SPEED_CONSTANTS;
pub use reserve::{PredictedSpeed, SpeedBasis, SpeedReserve, SpeedReserveError};

//! Mean-maximal curves: the best mean over every duration, exactly.

mod constants;

pub use constants::MEAN_MAX_CONSTANTS;

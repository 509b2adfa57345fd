//! Mean-maximal curves: the best mean over every duration, exactly.

mod constants;
mod error;
mod ladder;
mod layout;
#[cfg(test)]
mod tests;
mod window_sums;

pub use constants::MEAN_MAX_CONSTANTS;
pub use error::MeanMaxError;
pub use ladder::DurationLadder;
pub use window_sums::{BestWindow, WindowSums, mean_max};

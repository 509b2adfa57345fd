//! Two anchors for one target: does the heart rate say what the pace says?

mod constants;
mod error;
mod line;
mod reasons;
mod report;
pub(crate) mod sources;
mod swain;
#[cfg(test)]
mod tests;

pub use constants::{ANCHOR_CONSTANTS, SINGLE_HR_MAX_PERCENT};
pub use error::AnchorError;
pub use line::HeartRateLine;
pub use reasons::ANCHOR_REASONS;
pub use report::{AnchorInterval, AnchorReport, AnchorVerdict};
pub use swain::Swain;

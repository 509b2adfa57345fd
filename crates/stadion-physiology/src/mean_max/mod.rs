//! Mean-maximal curves: the best mean over every duration, exactly.

mod best_effort;
mod constants;
mod curve;
mod durability;
mod error;
mod ladder;
mod layout;
mod season;
pub(crate) mod sources;
#[cfg(test)]
mod tests;
mod timeline;
mod trials;
mod window_sums;

pub use best_effort::{
    BestEffort, BestEffortRule, EffortGaps, EffortPauses, best_effort, best_efforts,
};
pub use constants::MEAN_MAX_CONSTANTS;
pub use curve::{MeanMaxAt, MeanMaxCurve, MeanMaxPoint, MeanMaxSettings};
pub use durability::{
    Durability, DurabilityError, DurabilityLoss, DurabilityMissing, DurabilityRule, Fresh,
    WorkBefore, durability,
};
pub use error::MeanMaxError;
pub use ladder::DurationLadder;
pub use season::{SeasonCurve, SeasonPoint};
pub use timeline::{MeanMaxGaps, MeanMaxPauses};
pub use window_sums::{BestWindow, WindowSums, mean_max};

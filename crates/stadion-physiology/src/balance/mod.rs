//! What is left above the critical power or speed, and how it comes back.

mod all_out;
mod constants;
mod course;
mod error;
mod gaps;
mod kernel;
mod power;
mod reasons;
mod rule;
pub(crate) mod sources;
mod speed;
mod state;
#[cfg(test)]
mod tests;
mod time_constant;

pub use all_out::{BalanceParameters, BalanceRecovery, all_out_speeds};
pub use constants::BALANCE_CONSTANTS;
pub use course::{BalanceCourse, BalanceUnit, LowestBalance};
pub use error::BalanceError;
pub use gaps::{BalanceGapRule, BalanceGaps};
pub use kernel::{
    balance_differential, balance_differential_euler, balance_integral, balance_per_sample,
};
pub use power::{PowerBalance, PowerBalanceModel};
pub use reasons::BALANCE_REASONS;
pub use speed::{SpeedBalance, SpeedBalanceModel};
pub use state::BalanceState;
pub use time_constant::PowerTimeConstant;

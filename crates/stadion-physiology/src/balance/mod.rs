//! What is left above the critical power or speed, and how it comes back.

mod all_out;
mod constants;

pub use all_out::{BalanceError, BalanceParameters, BalanceRecovery, all_out_speeds};
pub use constants::BALANCE_CONSTANTS;

//! Speed that can be held: what an athlete has above the critical speed, and how it comes back.

mod balance;

pub use balance::{BalanceError, BalanceParameters, BalanceRecovery, all_out_speeds};

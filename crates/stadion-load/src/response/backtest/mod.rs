//! Back-tests: what a fit says of tests that it has not seen.

mod candidate;
mod comparison;
mod pooled;
mod report;
mod walk_forward;

pub use self::candidate::{DynFitResponse, FittedResponse};
pub use self::comparison::{RankedResponse, ResponseComparison};
pub use self::pooled::PooledBackTest;
pub use self::report::{
    BackTest, BackTestCalibration, BackTestRefusal, BackTestSkill, BackTestSummary, BackTestedDay,
    RefusedTests,
};
pub use self::walk_forward::WalkForward;

/// A number of tests or athletes as a divisor.
fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}

//! Constants of response models from tests of performance.
#![expect(
    clippy::needless_range_loop,
    reason = "constants and gains are numbered in several arrays at once"
)]

mod bootstrap;
mod columns;
mod descent;
mod error;
mod fading;
mod flat;
mod grid;
mod least_squares;
mod linear;
mod objective;
mod profile;
mod random;
mod result;
mod shape;
mod solver;
mod space;
mod spread;
mod student;
#[cfg(test)]
mod tests;
mod time_constant;
mod verdict;

pub use self::bootstrap::{BootstrapKind, BootstrappedParameter, ResponseBootstrap};
pub use self::error::ResponseFitError;
pub use self::flat::{LastFit, MeanFit};
pub(super) use self::least_squares::{APART, LEVEL, LEVEL_ID};
pub use self::least_squares::{
    BanisterFit, BussoFit, CalvertFit, FitnessFit, LeastSquares, ResponseOptimum,
};
pub use self::result::{
    FitResponse, FittedParameter, ForecastCounts, InformationCriteria, ResponseFit,
};
pub(super) use self::shape::{FATIGUE_RANGE, FITNESS_RANGE, SHORT_RANGE};
pub use self::time_constant::{DaysPrior, TimeConstant};
pub(crate) use self::verdict::REASONS;
pub use self::verdict::VerdictLimits;
pub(super) use self::verdict::{CANCELLED, MERGED, TESTS_FOR_EACH};

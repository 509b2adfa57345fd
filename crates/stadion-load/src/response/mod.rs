//! What days of load do to performance: response models, stepped day by day.

mod backtest;
mod banister;
mod busso;
mod calvert;
mod component;
mod constants;
mod data;
mod doses;
mod error;
mod fit;
mod fitness_only;
mod flat;
mod index;
mod model;
mod perpot;

pub use self::backtest::{
    BackTest, BackTestCalibration, BackTestRefusal, BackTestSkill, BackTestSummary, BackTestedDay,
    DynFitResponse, FittedResponse, PooledBackTest, RankedResponse, RefusedTests,
    ResponseComparison, WalkForward,
};
pub use self::banister::{BanisterResponse, BanisterState};
pub use self::busso::{BussoResponse, BussoState};
pub use self::calvert::{CalvertResponse, CalvertState};
pub use self::component::ResponseComponent;
pub(crate) use self::constants::RESPONSE_CONSTANTS;
pub use self::data::{PerformanceTest, ResponseData};
pub use self::doses::{Doses, UnknownDoses};
pub use self::error::ResponseError;
pub(crate) use self::fit::REASONS;
pub use self::fit::{
    BanisterFit, BootstrapKind, BootstrappedParameter, BussoFit, CalvertFit, DaysPrior,
    FitResponse, FitnessFit, FittedParameter, ForecastCounts, InformationCriteria, LastFit,
    LeastSquares, MeanFit, ResponseBootstrap, ResponseFit, ResponseFitError, ResponseOptimum,
    TimeConstant, VerdictLimits,
};
use self::fit::{LEVEL, LEVEL_ID};
pub use self::fitness_only::{FitnessOnly, FitnessState};
pub use self::flat::{ConstantPerformance, LastPerformance};
pub use self::index::ResponseIndex;
pub use self::model::{DynResponseModel, Linearity, ResponseModel};
pub use self::perpot::{PerPot, PerPotBelowZero, PerPotSettings, PerPotState};

//! What a session is: axes, classes and the criteria behind them.

mod around_threshold;
mod class;
mod classify;
pub(crate) mod constants;
mod criteria;
mod facts;
mod fast;
mod intensity;
mod nearest;
mod reasons;
mod rest_class;
mod running;
mod scene;
mod shape;
mod whole;

pub use class::Class;
pub use classify::{Classification, classify};
pub use constants::{CONSTANTS, SOURCES};
pub use criteria::{
    Criteria, EnduranceCriteria, FastCriteria, HeroCriteria, RestCriteria, ThresholdCriteria,
};
pub use facts::{Facts, RepFact, RestFact};
pub(crate) use facts::{JOG_M_S, WALK_M_S, rep_of, says_all_out};
pub use intensity::Basis;
pub(crate) use intensity::{
    EASY_SHARE, HOUR_S, RIEGEL, STEADY_SHARE, SUB_THRESHOLD_SHARE, is_all_out, offset_factor,
    race_speed, relation_factor, share_by_heart,
};
pub use reasons::REASONS;
pub use rest_class::{RestClass, Rests};
pub use running::Running;
pub use scene::Classified;
pub use shape::Shape;

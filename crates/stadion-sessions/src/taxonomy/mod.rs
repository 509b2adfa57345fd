//! What a session is: axes, classes and the criteria behind them.

mod around_threshold;
mod class;
mod classify;
pub(crate) mod constants;
mod criteria;
mod criteria_constants;
mod facts;
mod fast;
mod guide;
mod intensity;
mod named;
mod nearest;
mod reasons;
mod rest_class;
mod running;
mod scene;
mod settle;
mod shape;
mod signs;
mod spoiled;
mod sprinter;
mod terrain;
mod whole;

pub use class::Class;
pub use classify::{Classification, classify};
pub use constants::{CONSTANTS, SOURCES};
pub use criteria::{
    Criteria, EnduranceCriteria, FastCriteria, HeroCriteria, RestCriteria, SprinterCriteria,
    TerrainCriteria, ThresholdCriteria,
};
pub use facts::{Facts, RepFact, RestFact};
pub(crate) use facts::{JOG_M_S, WALK_M_S, rep_of, says_all_out};
pub use guide::{CLASS_GUIDE, ClassGuide, ToldBy};
pub use intensity::Basis;
pub(crate) use intensity::{
    EASY_SHARE, HOUR_S, RIEGEL, STEADY_SHARE, SUB_THRESHOLD_SHARE, is_all_out, offset_factor,
    race_speed, relation_factor, share_by_heart,
};
pub use named::NAMED_LABELS;
pub use reasons::REASONS;
pub use rest_class::{RestClass, Rests};
pub use running::Running;
pub use scene::Classified;
pub use shape::Shape;
pub use signs::Signs;

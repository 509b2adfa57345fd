//! Hills: the cost of grade, and the level speed that costs the same.

mod adjust;
mod constants;
mod cost;
mod error;
mod rule;
mod run;
pub(crate) mod sources;
mod window;

pub use adjust::adjusted_speeds;
pub use constants::GRADE_CONSTANTS;
pub use cost::{BeyondGrade, GradeCost, GradeModel};
pub use error::{GradeError, GradeSeriesError};
pub use rule::{GradeRule, GradeSeries};
pub use run::{GradedRun, GradedRunRules};

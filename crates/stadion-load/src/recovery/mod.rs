//! When an athlete is ready again.

mod assess;
mod censored;
mod conditions;
mod figures;
mod fit;
mod numbers;
mod observation;
mod own;
mod reasons;
mod residual;
mod result;
mod shares;
mod size;
mod stated;
mod system;
mod table;
#[cfg(test)]
mod tests;
mod timeline;

pub use self::assess::{RecoveryAssessment, RecoveryError, recovery, recovery_with};
pub use self::conditions::{Condition, NotStated, RecoveryConditions, Stimulus, TrainingState};
pub(crate) use self::figures::{GROWTH, MOST};
pub use self::fit::{Fit, FitAssessment, SystemFit};
pub use self::numbers::RecoveryNumbers;
pub use self::observation::{ObservationError, RecoveryObservation, RecoverySign, Seen};
pub(crate) use self::own::{MOST_OWN, PRIOR_WEIGHT, SPREAD};
pub use self::own::{ObservedAgainst, OwnRange, OwnRecovery, OwnSettings};
pub(crate) use self::reasons::REASONS;
pub(crate) use self::residual::KINETICS_CONSTANTS;
pub use self::residual::{RecoveryKinetics, RecoveryState, ResidualLimit, ResidualLimitError};
pub use self::result::{Recovery, Stated, SystemRecovery};
pub(crate) use self::shares::{CONDITION_CONSTANTS, GROUNDWORK};
pub use self::size::{Groundwork, SessionSize};
pub use self::stated::{STATED_RECOVERY, StatedRecovery};
pub use self::system::{BodySystem, Hours, HoursError};
pub(crate) use self::table::TABLE_CONSTANTS;
pub use self::table::{RECOVERY_TABLE, RecoveryCell, RecoveryRow, RowSize};
pub use self::timeline::{ReadySpan, RecoveryTimeline, TimedRecovery};

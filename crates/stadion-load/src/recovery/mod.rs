//! When an athlete is ready again.

mod assess;
mod residual;
mod result;
mod size;
mod stated;
mod system;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use self::assess::{GROUNDWORK, GROWTH, MOST, REASONS};
pub use self::assess::{RecoveryAssessment, RecoveryError, recovery};
pub(crate) use self::residual::KINETICS_CONSTANTS;
pub use self::residual::RecoveryState;
pub use self::result::{Recovery, Stated, SystemRecovery};
pub use self::size::{Groundwork, SessionSize};
pub use self::stated::{STATED_RECOVERY, StatedRecovery};
pub use self::system::{BodySystem, Hours, HoursError};
pub(crate) use self::table::TABLE_CONSTANTS;
pub use self::table::{RECOVERY_TABLE, RecoveryCell, RecoveryRow, RowSize};

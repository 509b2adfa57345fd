//! Rules by which a coach judges how a session was run.

mod constants;
mod reasons;
mod stop;
mod target;

pub use constants::JUDGE_CONSTANTS;
pub use reasons::JUDGE_REASONS;
pub use stop::{Stop, StopRule, when_to_stop};
pub use target::{AimCriteria, AimedRep, OnTarget, on_target};

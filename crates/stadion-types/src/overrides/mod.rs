//! Constants that a user gives another value, and the settings that take them.

mod error;
mod given;
mod range;
mod slots;
#[cfg(test)]
mod tests;

pub use error::ConstantError;
pub use given::{ConstantOverrides, FixedConstants, GivenConstant, OverriddenConstant};
pub use range::ConstantRange;
pub use slots::{ConstantSlots, TakesConstants};

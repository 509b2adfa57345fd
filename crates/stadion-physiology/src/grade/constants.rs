//! The numbers behind this topic, with their sources.

use stadion_types::Constant;

/// The numbers behind this topic, with their sources.
pub const GRADE_CONSTANTS: &[Constant] = &[];

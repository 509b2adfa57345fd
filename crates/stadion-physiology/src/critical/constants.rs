//! The numbers behind this topic, with their sources.

use stadion_types::Constant;

/// The numbers behind this topic, with their sources.
pub const CRITICAL_CONSTANTS: &[Constant] = &[];

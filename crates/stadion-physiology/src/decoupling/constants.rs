//! The numbers behind this topic, with their sources.

use stadion_types::Constant;

/// The numbers behind this topic, with their sources.
pub const DECOUPLING_CONSTANTS: &[Constant] = &[];

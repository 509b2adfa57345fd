//! Critical power and critical speed: the curve of power over time, fitted to trials.

mod constants;

pub use constants::CRITICAL_CONSTANTS;

//! Hills: the cost of grade, and the level speed that costs the same.

mod constants;

pub use constants::GRADE_CONSTANTS;

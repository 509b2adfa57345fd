//! What stands beside the work and adds nothing to it: sums, places, times that were run.

mod around;
pub(crate) mod beside;
mod composed;
pub(crate) mod named_place;
pub(crate) mod portion;
pub(crate) mod ran;
pub(crate) mod restated;
pub(crate) mod strange;
pub(crate) mod venue;

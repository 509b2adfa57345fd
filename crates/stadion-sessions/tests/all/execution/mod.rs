mod calibration;
pub(crate) mod common;
mod reps;
mod traps;

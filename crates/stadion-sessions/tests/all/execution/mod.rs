mod all_out;
mod calibration;
pub(crate) mod common;
mod drift_alarms;
mod pool;
mod pooled;
mod reps;
mod sensors;
mod traps;

//! The law suites: shipped models pass, wrong ones fail by the law that names the fault.

mod load_shipped;
mod load_wrong;
mod response_shipped;
mod response_wrong;
#[cfg(feature = "serde")]
mod stored;
mod thresholds;
mod zones;

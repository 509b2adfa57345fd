//! The athlete's steady lactate at any intensity, from rest to all-out.

/// Steady blood lactate as an exponential above the resting value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LactateProfile {
    resting: f64,
    scale: f64,
    rate: f64,
}

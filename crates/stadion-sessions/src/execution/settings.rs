//! What counts as a repetition.

use core::time::Duration;

/// What counts as a repetition where neither laps nor a plan tell.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct Detection {
    /// Nothing shorter is a repetition. Positions from satellites smear a change of speed over
    /// about 5 s.
    #[cfg_attr(feature = "serde", serde(rename = "min_rep_s", with = "stadion_types::seconds"))]
    pub min_rep: Duration,
    /// Nothing shorter is a rest.
    #[cfg_attr(feature = "serde", serde(rename = "min_rest_s", with = "stadion_types::seconds"))]
    pub min_rest: Duration,
    /// By how much work must be faster than the rest beside it, as a share of the rest's speed.
    pub min_contrast: f64,
    /// The same for power.
    pub min_power_contrast: f64,
    /// How many standard deviations must lie between work and rest.
    pub min_separation: f64,
}

impl Default for Detection {
    /// 10 s, 10 s, 12 %, 40 % and 3 standard deviations.
    fn default() -> Self {
        Self {
            min_rep: Duration::from_secs(10),
            min_rest: Duration::from_secs(10),
            min_contrast: 0.12,
            min_power_contrast: 0.4,
            min_separation: 3.0,
        }
    }
}

//! The settings of the advice, each with its default.

use core::time::Duration;

use crate::drift::DriftRule;
use crate::lactate::MeterError;

/// Every number that the advice on the next repetition goes by.
///
/// The sources of the defaults stand in [`GUIDANCE_CONSTANTS`](crate::GUIDANCE_CONSTANTS).
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct GuidanceSettings {
    /// The error of the lactate meter.
    pub meter: MeterError,
    /// How well a new profile is known, as a part of the speed.
    pub profile_sd: f64,
    /// How far the curve moves from day to day, as a part of the speed.
    pub day_sd: f64,
    /// How far it moves for good from one session to the next, as a part of the speed.
    pub fitness_sd: f64,
    /// Spread of heart rate at a given place on the curve, from day to day.
    pub hr_sd_bpm: f64,
    /// The time in which lactate comes 63 % nearer to its steady state while running.
    #[cfg_attr(feature = "serde", serde(rename = "rise_s", with = "stadion_types::seconds"))]
    pub rise: Duration,
    /// The same at rest.
    #[cfg_attr(feature = "serde", serde(rename = "fall_s", with = "stadion_types::seconds"))]
    pub fall: Duration,
    /// The probability of ending above LT2 that still passes.
    pub risk: f64,
    /// How sure it must be that the session ends outside the band before the pace changes.
    pub confidence: f64,
    /// The most that one piece of advice takes off the pace.
    pub most_slower: f64,
    /// The most that one piece of advice adds to the pace.
    pub most_faster: f64,
    /// Nobody runs to a smaller part of the pace than this, so no smaller change is advised.
    pub least_change: f64,
    /// A reading is above LT2 if the lower end of its one-sided interval is: this many standard
    /// deviations below it.
    pub stop_z: f64,
    /// So many readings above LT2 in a row stop the session.
    pub stop_readings: u32,
    /// The part of the maximal heart rate above which the session stops.
    pub stop_hr_fraction: f64,
    /// The loss of pace above which the session stops, if heart rate is no lower.
    pub stop_fade: f64,
    /// Heart rates count as equal within this.
    pub equal_hr_bpm: f64,
    /// Effort above this, from 0 to 10, asks for slower running where no reading was taken.
    pub most_rpe_cr10: f64,
    /// The same on the scale from 6 to 20.
    pub most_rpe_borg: f64,
    /// How much slower after such effort, or after drift where the drift rule says so.
    pub small_step: f64,
    /// The drift rule. By default its verdict is told and changes no pace.
    pub drift: DriftRule,
}

impl GuidanceSettings {
    /// How far the upper end of the band stays below a measured LT2.
    pub(crate) const BELOW_LT2_MMOL_L: f64 = 0.3;
    pub(crate) const PROFILE_SD: f64 = 0.03;
    pub(crate) const DAY_SD: f64 = 0.02;
    pub(crate) const FITNESS_SD: f64 = 0.002;
    pub(crate) const HR_SD_BPM: f64 = 5.0;
    /// Derived from the lag of stages of 4 min behind the steady state; people differ, so a third
    /// less and half as much again are tried out as well.
    pub(crate) const RISE: Duration = Duration::from_secs(450);
    pub(crate) const FALL: Duration = Duration::from_secs(1300);
    pub(crate) const RISK: f64 = 0.15;
    pub(crate) const CONFIDENCE: f64 = 0.8;
    pub(crate) const MOST_SLOWER: f64 = 0.03;
    pub(crate) const MOST_FASTER: f64 = 0.02;
    pub(crate) const LEAST_CHANGE: f64 = 0.005;
    pub(crate) const STOP_Z: f64 = 1.281_551_565_5;
    pub(crate) const STOP_READINGS: u32 = 2;
    pub(crate) const STOP_HR_FRACTION: f64 = 0.92;
    pub(crate) const STOP_FADE: f64 = 0.02;
    pub(crate) const EQUAL_HR_BPM: f64 = 3.0;
    pub(crate) const MOST_RPE_CR10: f64 = 7.0;
    pub(crate) const MOST_RPE_BORG: f64 = 16.0;
    pub(crate) const SMALL_STEP: f64 = 0.01;
}

impl Default for GuidanceSettings {
    fn default() -> Self {
        Self {
            meter: MeterError::default(),
            profile_sd: Self::PROFILE_SD,
            day_sd: Self::DAY_SD,
            fitness_sd: Self::FITNESS_SD,
            hr_sd_bpm: Self::HR_SD_BPM,
            rise: Self::RISE,
            fall: Self::FALL,
            risk: Self::RISK,
            confidence: Self::CONFIDENCE,
            most_slower: Self::MOST_SLOWER,
            most_faster: Self::MOST_FASTER,
            least_change: Self::LEAST_CHANGE,
            stop_z: Self::STOP_Z,
            stop_readings: Self::STOP_READINGS,
            stop_hr_fraction: Self::STOP_HR_FRACTION,
            stop_fade: Self::STOP_FADE,
            equal_hr_bpm: Self::EQUAL_HR_BPM,
            most_rpe_cr10: Self::MOST_RPE_CR10,
            most_rpe_borg: Self::MOST_RPE_BORG,
            small_step: Self::SMALL_STEP,
            drift: DriftRule::default(),
        }
    }
}

//! The athlete's own line of heart rate over speed.

use stadion_types::{Bounds, HeartRate, Speed};

use super::error::{AnchorError, positive};
use super::report::{AnchorReport, report};

/// An athlete's own line of heart rate over speed, from a test or from runs on the flat.
///
/// # Model
///
/// ```text
/// HR = HR₀ + g · (v − v₀)
/// ```
///
/// # Limits
///
/// A straight line holds from about the first threshold to a little above the second; the spread must
/// contain what changes from day to day.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{AnchorVerdict, HeartRateLine};
/// use stadion_types::{Bounds, HeartRate, Speed};
///
/// let bpm = HeartRate::from_bpm;
/// let m_s = Speed::from_meters_per_second;
/// let line = HeartRateLine::new((m_s(4.0)?, bpm(165.0)?), 24.0, 2.0);
/// let report = line.compare(m_s(4.0)?, Bounds::new(bpm(163.0)?, bpm(166.0)?)?)?;
/// assert_eq!(report.verdict, AnchorVerdict::Agree);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct HeartRateLine {
    /// A speed on the line.
    #[cfg_attr(feature = "serde", serde(rename = "at_m_s"))]
    pub at: Speed,
    /// Heart rate there.
    #[cfg_attr(feature = "serde", serde(rename = "hr_bpm"))]
    pub hr: HeartRate,
    /// Slope, in bpm for each m/s.
    pub gain_bpm_per_m_s: f64,
    /// Standard deviation of heart rates about the line.
    pub spread_bpm: f64,
}

impl HeartRateLine {
    /// A line through a speed and its heart rate, with its slope (bpm for each m/s) and the standard
    /// deviation about it (bpm).
    #[must_use]
    pub const fn new((at, hr): (Speed, HeartRate), gain_bpm_per_m_s: f64, spread_bpm: f64) -> Self {
        Self { at, hr, gain_bpm_per_m_s, spread_bpm }
    }

    /// Holds a pace against a band of heart rates for the same target.
    ///
    /// # Errors
    ///
    /// [`AnchorError`] if the pace is 0, or slope or spread are no numbers above 0.
    pub fn compare(
        &self,
        pace: Speed,
        band: Bounds<HeartRate>,
    ) -> Result<AnchorReport, AnchorError> {
        let gain = positive("slope in bpm for each m/s", self.gain_bpm_per_m_s)?;
        positive("spread in bpm", self.spread_bpm)?;
        let m_s = positive("pace in m/s", pace.meters_per_second())?;
        let hr = |m_s: f64| self.hr.bpm() + gain * (m_s - self.at.meters_per_second());
        Ok(report(pace, band, hr(m_s), self.spread_bpm, |m_s| Some(hr(m_s))))
    }
}

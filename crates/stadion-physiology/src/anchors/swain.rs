//! From oxygen uptake to heart rate, and from there to a comparison.

use stadion_types::{Bounds, HeartRate, Reason, Speed};

use super::error::{AnchorError, positive};
use super::reasons::{ABOVE_MAXIMUM, EXTRAPOLATED};
use super::report::{AnchorReport, report};

/// Heart rate from oxygen uptake, both in per cent of their maximum, for an average adult.
///
/// # Model
///
/// ```text
/// %HRmax = 0.6463 · %VO2max + 37.182
/// ```
///
/// # Source
///
/// Swain, Abernathy, Smith, Lee & Bunn (1994), *Med Sci Sports Exerc* 26(1):112–116; from memory.
///
/// # Limits
///
/// A line through a group, made for targets up to about 85 % of VO2max. How far one person lies off it
/// was not at hand: the spread (a standard deviation of 3 % of the maximum) is an agreement of this
/// library and a field. An own line of heart rate over speed is better.
///
/// # Examples
///
/// ```
/// use stadion_physiology::Swain;
///
/// assert!((Swain::hr_max_percent(85.9) - 92.7).abs() < 0.01);
/// assert!((Swain::vo2max_percent(86.5) - 76.3).abs() < 0.01);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Swain {
    /// Maximal heart rate.
    #[cfg_attr(feature = "serde", serde(rename = "max_bpm"))]
    pub max: HeartRate,
    /// Standard deviation of persons about the line, in per cent of the maximum.
    pub spread_percent: f64,
}

impl Swain {
    /// Slope of the line.
    pub const SLOPE: f64 = 0.6463;
    /// Where it begins, in per cent of the maximal heart rate.
    pub const INTERCEPT_PERCENT: f64 = 37.182;
    /// The highest oxygen uptake that it was made for, in per cent.
    pub const HIGHEST_PERCENT: f64 = 85.0;
    /// Standard deviation of persons about the line, in per cent of the maximal heart rate.
    pub const SPREAD_PERCENT: f64 = 3.0;

    /// The relation for a maximal heart rate, with the agreed spread.
    #[must_use]
    pub const fn new(max: HeartRate) -> Self {
        Self { max, spread_percent: Self::SPREAD_PERCENT }
    }

    /// Sets the spread, in per cent of the maximum.
    #[must_use]
    pub const fn with_spread_percent(mut self, percent: f64) -> Self {
        self.spread_percent = percent;
        self
    }

    /// Per cent of the maximal heart rate for a per cent of the maximal oxygen uptake.
    #[must_use]
    pub fn hr_max_percent(vo2max_percent: f64) -> f64 {
        Self::SLOPE * vo2max_percent + Self::INTERCEPT_PERCENT
    }

    /// Per cent of the maximal oxygen uptake for a per cent of the maximal heart rate.
    #[must_use]
    pub fn vo2max_percent(hr_max_percent: f64) -> f64 {
        (hr_max_percent - Self::INTERCEPT_PERCENT) / Self::SLOPE
    }

    /// Holds a pace against a band of heart rates for the same target.
    ///
    /// `vo2max_percent_at` tells how much of the maximal oxygen uptake a speed needs; it must rise
    /// with speed.
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_physiology::{AnchorVerdict, Swain};
    /// use stadion_types::{Bounds, HeartRate, Speed};
    ///
    /// let bpm = HeartRate::from_bpm;
    /// let band = Bounds::new(bpm(0.86 * 190.0)?, bpm(0.87 * 190.0)?)?;
    /// // 85.9 % of VO2max at 3.842 m/s, 1 % for each 0.04 m/s.
    /// let percent = |speed: Speed| 85.9 + (speed.meters_per_second() - 3.842) / 0.04;
    /// let pace = Speed::from_meters_per_second(3.842)?;
    /// let report = Swain::new(bpm(190.0)?).compare(pace, band, percent)?;
    /// assert_eq!(report.verdict, AnchorVerdict::PaceHarder);
    /// assert!((report.implied_bpm - 0.927 * 190.0).abs() < 0.1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnchorError`] if the pace is 0, the spread no number above 0, or the per cent no number.
    pub fn compare(
        &self,
        pace: Speed,
        band: Bounds<HeartRate>,
        vo2max_percent_at: impl Fn(Speed) -> f64,
    ) -> Result<AnchorReport, AnchorError> {
        positive("spread in %", self.spread_percent)?;
        positive("pace in m/s", pace.meters_per_second())?;
        let max = self.max.bpm();
        let percent = positive("per cent of VO2max", vo2max_percent_at(pace))?;
        let hr = |m_s: f64| {
            let percent = vo2max_percent_at(Speed::from_meters_per_second(m_s).ok()?);
            let bpm = Self::hr_max_percent(percent) / 100.0 * max;
            bpm.is_finite().then_some(bpm)
        };
        let implied = Self::hr_max_percent(percent) / 100.0 * max;
        let mut report = report(pace, band, implied, self.spread_percent / 100.0 * max, hr);
        if percent > Self::HIGHEST_PERCENT {
            report.reasons.push(
                Reason::new(EXTRAPOLATED)
                    .with("vo2max_percent", percent)
                    .with("highest_percent", Self::HIGHEST_PERCENT),
            );
        }
        if implied > max {
            report.reasons.push(
                Reason::new(ABOVE_MAXIMUM).with("implied_bpm", implied).with("maximum_bpm", max),
            );
        }
        Ok(report)
    }
}

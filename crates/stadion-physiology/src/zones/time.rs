//! Time in each zone.

use core::time::Duration;

use stadion_types::HeartRate;

use super::Zones;

/// Why time in zones cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimeInZonesError {
    /// Time and heart rate have different lengths.
    #[error("{times} points in time and {heart_rates} heart rates")]
    Length {
        /// Number of points in time.
        times: usize,
        /// Number of heart rates.
        heart_rates: usize,
    },
}

/// Seconds in each zone, and without a heart rate.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct TimeInZones {
    /// Seconds by number of the zone, from 0 (below the first zone) on.
    pub zones_s: Vec<f64>,
    /// Seconds for which there is no heart rate.
    pub missing_s: f64,
}

impl TimeInZones {
    /// Seconds with a heart rate: the sum of all zones.
    #[must_use]
    pub fn valid_s(&self) -> f64 {
        self.zones_s.iter().sum()
    }
}

impl Zones<HeartRate> {
    /// How long heart rate was in each zone.
    ///
    /// A sample stands until the next one, for at most `max_gap`; the rest of a longer gap is
    /// missing, and so is the time for which a sample without a heart rate stands. The last sample
    /// stands for no time.
    ///
    /// # Shape
    ///
    /// `time_s` strictly increases, and `hr` has one value or a gap (in bpm) for each of its
    /// points. Pauses of the timer are the caller's to cut out.
    ///
    /// # Errors
    ///
    /// [`TimeInZonesError::Length`] if the lengths differ.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::{ZoneScheme, Zones};
    /// use stadion_types::HeartRate;
    ///
    /// let zones = Zones::by_heart_rate(&ZoneScheme::SEILER_THREE, HeartRate::from_bpm(200.0)?)?;
    /// let hr = [Some(150.0), Some(170.0), None, Some(180.0)];
    /// let times = zones.time_in(&[0.0, 5.0, 6.0, 8.0], hr, Duration::from_secs(4))?;
    /// assert_eq!(times.zones_s, [0.0, 4.0, 1.0, 0.0]);
    /// assert_eq!((times.valid_s(), times.missing_s), (5.0, 3.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn time_in<I>(
        &self,
        time_s: &[f64],
        hr: I,
        max_gap: Duration,
    ) -> Result<TimeInZones, TimeInZonesError>
    where
        I: IntoIterator<Item = Option<f64>, IntoIter: ExactSizeIterator>,
    {
        let hr = hr.into_iter();
        if hr.len() != time_s.len() {
            return Err(TimeInZonesError::Length { times: time_s.len(), heart_rates: hr.len() });
        }
        let max_gap = max_gap.as_secs_f64();
        let mut zones_s = vec![0.0; self.count() + 1];
        let mut missing_s = 0.0;
        for (pair, bpm) in time_s.windows(2).zip(hr) {
            let between = pair[1] - pair[0];
            // A value that is no heart rate, such as the 0 of a strap without contact, is a gap.
            match bpm.and_then(|bpm| HeartRate::from_bpm(bpm).ok()) {
                Some(hr) => {
                    let stands = between.min(max_gap);
                    zones_s[self.number(hr)] += stands;
                    missing_s += between - stands;
                }
                None => missing_s += between,
            }
        }
        Ok(TimeInZones { zones_s, missing_s })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zones::ZoneScheme;

    #[test]
    fn lengths_must_agree() {
        let zones =
            Zones::by_heart_rate(&ZoneScheme::SEILER_FIVE, HeartRate::const_bpm(190.0)).unwrap();
        let gap = Duration::from_secs(30);
        assert_eq!(
            zones.time_in(&[0.0, 1.0], [Some(150.0)], gap),
            Err(TimeInZonesError::Length { times: 2, heart_rates: 1 })
        );
        let none = zones.time_in(&[], [], gap).unwrap();
        assert_eq!((none.valid_s().to_bits(), none.zones_s.len()), (0.0_f64.to_bits(), 6));
        let zero = zones.time_in(&[0.0, 1.0], [Some(0.0), Some(0.0)], gap).unwrap();
        assert_eq!(zero.missing_s.to_bits(), 1.0_f64.to_bits());
    }
}

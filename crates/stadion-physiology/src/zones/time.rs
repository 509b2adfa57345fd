//! Time in each zone.

use core::time::Duration;

use stadion_types::{HeartRate, Pause};

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
    /// The rule of the training impulse: a value stands until the next sample that has one. Where that
    /// takes longer than `max_gap`, the whole stretch is missing, and so is the time before the first
    /// value. Paused time is neither: it is no part of the session. The last sample stands for no time.
    ///
    /// # Shape
    ///
    /// `time_s` strictly increases, and `hr` has one value or a gap (in bpm) for each of its
    /// points; `pauses` are in the order of their start.
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
    /// use stadion_types::{HeartRate, Pause};
    ///
    /// let zones = Zones::by_heart_rate(&ZoneScheme::SEILER_THREE, HeartRate::from_bpm(200.0)?)?;
    /// let hr = [Some(150.0), Some(170.0), None, Some(180.0), Some(181.0)];
    /// let pause = Pause { from_s: 1.0, to_s: 3.0 };
    /// let times = zones.time_in(&[0.0, 5.0, 6.0, 16.0, 17.0], hr, &[pause], Duration::from_secs(5))?;
    /// assert_eq!(times.zones_s, [0.0, 3.0, 0.0, 1.0]);
    /// assert_eq!((times.valid_s(), times.missing_s), (4.0, 11.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn time_in<I>(
        &self,
        time_s: &[f64],
        hr: I,
        pauses: &[Pause],
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
        let mut held: Option<usize> = None;
        let mut from_s = time_s.first().copied().unwrap_or_default();
        let mut close = |held: Option<usize>, from_s: f64, to_s: f64| {
            let time = to_s - from_s - paused_s(pauses, from_s, to_s);
            match held {
                Some(zone) if time <= max_gap => zones_s[zone] += time,
                _ => missing_s += time,
            }
        };
        for (&at, bpm) in time_s.iter().zip(hr) {
            // A value that is no heart rate, such as the 0 of a strap without contact, is a gap.
            if let Some(hr) = bpm.and_then(|bpm| HeartRate::from_bpm(bpm).ok()) {
                close(held, from_s, at);
                (held, from_s) = (Some(self.number(hr)), at);
            }
        }
        close(held, from_s, time_s.last().copied().unwrap_or_default());
        Ok(TimeInZones { zones_s, missing_s })
    }
}

/// Seconds of pause between two times, overlaps counted once.
fn paused_s(pauses: &[Pause], from_s: f64, to_s: f64) -> f64 {
    let (mut sum, mut done) = (0.0, from_s);
    for pause in pauses {
        let end = pause.to_s.min(to_s);
        let begin = pause.from_s.max(done);
        if end > begin {
            sum += end - begin;
            done = end;
        }
    }
    sum
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
            zones.time_in(&[0.0, 1.0], [Some(150.0)], &[], gap),
            Err(TimeInZonesError::Length { times: 2, heart_rates: 1 })
        );
        let none = zones.time_in(&[], [], &[], gap).unwrap();
        assert_eq!((none.valid_s().to_bits(), none.zones_s.len()), (0.0_f64.to_bits(), 6));
        let zero = zones.time_in(&[0.0, 1.0], [Some(0.0), Some(0.0)], &[], gap).unwrap();
        assert_eq!(zero.missing_s.to_bits(), 1.0_f64.to_bits());
    }
}

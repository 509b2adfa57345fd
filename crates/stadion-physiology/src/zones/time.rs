//! Time in each zone.

use core::time::Duration;

use stadion_types::{HeartRate, Pause, PausedTime, Power, Speed};

use super::Zones;

/// Why time in zones cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimeInZonesError {
    /// Time and values have different lengths.
    #[error("{times} points in time and {values} values")]
    Length {
        /// Number of points in time.
        times: usize,
        /// Number of values.
        values: usize,
    },
    /// A point in time is no number, or does not lie after the one before.
    #[error("times must increase; number {index} does not (the first is 0)")]
    Time {
        /// Its index.
        index: usize,
    },
}

impl TimeInZonesError {
    /// The stable names of all errors.
    pub const CODES: [&'static str; 2] = ["length", "time"];

    /// The stable name of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => Self::CODES[0],
            Self::Time { .. } => Self::CODES[1],
        }
    }
}

/// Seconds in each zone, and without a value.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct TimeInZones {
    /// Seconds by number of the zone, from 0 (below the first zone) on.
    pub zones_s: Vec<f64>,
    /// Seconds for which there is no value.
    pub missing_s: f64,
}

impl TimeInZones {
    /// Seconds with a value: the sum of all zones.
    #[must_use]
    pub fn valid_s(&self) -> f64 {
        self.zones_s.iter().sum()
    }

    /// Share of the time that has a value, from 0 to 1; 0 for no time at all.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        let valid = self.valid_s();
        let whole = valid + self.missing_s;
        if whole > 0.0 { valid / whole } else { 0.0 }
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
    /// points; `pauses` may be in any order.
    ///
    /// # Errors
    ///
    /// [`TimeInZonesError::Length`] if the lengths differ, [`TimeInZonesError::Time`] if times do not
    /// increase.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::{ZoneScheme, Zones};
    /// use stadion_types::{HeartRate, Pause, PausedTime, Power, Speed};
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
        // A value that is no heart rate, such as the 0 of a strap without contact, is a gap.
        self.held(time_s, hr, pauses, max_gap, |bpm| HeartRate::from_bpm(bpm).ok())
    }
}

impl Zones<Power> {
    /// How long power was in each zone, by the rule for [heart rate](Zones::<HeartRate>::time_in),
    /// with values in watts. Coasting at 0 W is in the first zone.
    ///
    /// # Errors
    ///
    /// [`TimeInZonesError::Length`] if the lengths differ, [`TimeInZonesError::Time`] if times do not
    /// increase.
    pub fn time_in<I>(
        &self,
        time_s: &[f64],
        power: I,
        pauses: &[Pause],
        max_gap: Duration,
    ) -> Result<TimeInZones, TimeInZonesError>
    where
        I: IntoIterator<Item = Option<f64>, IntoIter: ExactSizeIterator>,
    {
        self.held(time_s, power, pauses, max_gap, |watts| Power::from_watts(watts).ok())
    }
}

impl Zones<Speed> {
    /// How long speed was in each zone, by the rule for [heart rate](Zones::<HeartRate>::time_in),
    /// with values in m/s.
    ///
    /// # Errors
    ///
    /// [`TimeInZonesError::Length`] if the lengths differ, [`TimeInZonesError::Time`] if times do not
    /// increase.
    pub fn time_in<I>(
        &self,
        time_s: &[f64],
        speed: I,
        pauses: &[Pause],
        max_gap: Duration,
    ) -> Result<TimeInZones, TimeInZonesError>
    where
        I: IntoIterator<Item = Option<f64>, IntoIter: ExactSizeIterator>,
    {
        self.held(time_s, speed, pauses, max_gap, |v| Speed::from_meters_per_second(v).ok())
    }
}

impl<T: Ord + Copy> Zones<T> {
    /// Seconds in the three zones that these are parts of, if the scheme [declares
    /// them](crate::ZoneScheme::coarser) or has three zones itself; what is below the first zone belongs to
    /// the first one.
    #[must_use]
    pub fn three(&self, times: &TimeInZones) -> Option<[f64; 3]> {
        let own = self.scheme.coarser.is_none() && self.scheme.names.len() == 3;
        let mut three = [0.0; 3];
        for (number, seconds) in times.zones_s.iter().enumerate() {
            let coarse = if own { number.max(1) } else { self.coarser(number)? };
            *three.get_mut(coarse.checked_sub(1)?)? += seconds;
        }
        Some(three)
    }

    fn held<I>(
        &self,
        time_s: &[f64],
        values: I,
        pauses: &[Pause],
        max_gap: Duration,
        quantity: impl Fn(f64) -> Option<T>,
    ) -> Result<TimeInZones, TimeInZonesError>
    where
        I: IntoIterator<Item = Option<f64>, IntoIter: ExactSizeIterator>,
    {
        let values = values.into_iter();
        if values.len() != time_s.len() {
            return Err(TimeInZonesError::Length { times: time_s.len(), values: values.len() });
        }
        let mut before = f64::NEG_INFINITY;
        for (index, &at) in time_s.iter().enumerate() {
            if !(at.is_finite() && at > before) {
                return Err(TimeInZonesError::Time { index });
            }
            before = at;
        }
        let max_gap = max_gap.as_secs_f64();
        let stopped = PausedTime::new(pauses);
        let mut zones_s = vec![0.0; self.count() + 1];
        let mut missing_s = 0.0;
        let mut held: Option<usize> = None;
        let mut from_s = time_s.first().copied().unwrap_or_default();
        let mut close = |held: Option<usize>, from_s: f64, to_s: f64| {
            let time = to_s - from_s - stopped.seconds(from_s, to_s);
            match held {
                Some(zone) if time <= max_gap => zones_s[zone] += time,
                _ => missing_s += time,
            }
        };
        for (&at, value) in time_s.iter().zip(values) {
            if let Some(value) = value.and_then(&quantity) {
                close(held, from_s, at);
                (held, from_s) = (Some(self.number(value)), at);
            }
        }
        close(held, from_s, time_s.last().copied().unwrap_or_default());
        Ok(TimeInZones { zones_s, missing_s })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zones::ZoneScheme;

    #[test]
    fn power_and_speed_have_their_time() {
        let gap = Duration::from_secs(30);
        let zones = Zones::by_power(&ZoneScheme::COGGAN, Power::const_watts(300.0)).unwrap();
        let times = zones
            .time_in(&[0.0, 10.0, 20.0, 90.0], [Some(0.0), Some(290.0), None, Some(1.0)], &[], gap)
            .unwrap();
        assert_eq!((times.zones_s[1].to_bits(), times.zones_s[4]), (10.0_f64.to_bits(), 0.0));
        assert!((times.coverage() - 1.0 / 9.0).abs() < 1e-12);
        let max = stadion_types::OxygenUptake::const_milliliters_per_kilogram_minute(60.0);
        let speed = |vo2: stadion_types::OxygenUptake| {
            Speed::from_meters_per_second(vo2.milliliters_per_kilogram_minute() / 12.5)
        };
        let zones = Zones::by_speed(&ZoneScheme::DANIELS, max, speed).unwrap();
        let times = zones.time_in(&[0.0, 9.0], [Some(4.1), Some(0.0)], &[], gap).unwrap();
        assert!((times.zones_s[3] - 9.0).abs() < 1e-12);
        assert_eq!(zones.three(&times), None);
    }

    #[test]
    fn three_zones_of_five() {
        let max = HeartRate::const_bpm(195.0);
        let zones = Zones::by_heart_rate(&ZoneScheme::OLYMPIATOPPEN_FIVE, max).unwrap();
        let zones_s = vec![1.0, 2.0, 4.0, 8.0, 16.0, 32.0];
        let times = TimeInZones { zones_s, missing_s: 5.0 };
        assert_eq!(zones.three(&times), Some([7.0, 8.0, 48.0]));
        let zones = Zones::by_heart_rate(&ZoneScheme::SEILER_THREE, max).unwrap();
        let times = TimeInZones { zones_s: vec![0.0, 1.0, 2.0, 3.0], missing_s: 0.0 };
        assert_eq!(zones.three(&times), Some([1.0, 2.0, 3.0]));
        let zones = Zones::by_heart_rate(&ZoneScheme::SEILER_FIVE, max).unwrap();
        assert_eq!(zones.three(&times), None);
    }

    #[test]
    fn lengths_must_agree() {
        let zones =
            Zones::by_heart_rate(&ZoneScheme::SEILER_FIVE, HeartRate::const_bpm(190.0)).unwrap();
        let gap = Duration::from_secs(30);
        assert_eq!(
            zones.time_in(&[0.0, 1.0], [Some(150.0)], &[], gap),
            Err(TimeInZonesError::Length { times: 2, values: 1 })
        );
        for (bad, index) in [([0.0, 0.0], 1), ([5.0, 1.0], 1), ([f64::NAN, 1.0], 0)] {
            let error = zones.time_in(&bad, [Some(150.0); 2], &[], gap).unwrap_err();
            assert_eq!((error, error.code()), (TimeInZonesError::Time { index }, "time"));
        }
        let none = zones.time_in(&[], [], &[], gap).unwrap();
        assert_eq!((none.valid_s().to_bits(), none.zones_s.len()), (0.0_f64.to_bits(), 6));
        let zero = zones.time_in(&[0.0, 1.0], [Some(0.0), Some(0.0)], &[], gap).unwrap();
        assert_eq!(zero.missing_s.to_bits(), 1.0_f64.to_bits());
    }
}

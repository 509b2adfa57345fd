//! The best means of a curve as trials for critical power and critical speed.

use core::time::Duration;

use stadion_types::{Channel, Power, Speed};

use super::curve::MeanMaxCurve;
use super::error::MeanMaxError;
use crate::{PowerTrial, SpeedTrial};

impl MeanMaxCurve {
    /// The best means over these durations as trials of power. A duration that the curve does not
    /// have, because it is not in the ladder or no stretch was so long, gives no trial.
    ///
    /// # Limits
    ///
    /// A best is a trial only if the athlete went all out over it. Fit with
    /// [`TrialOrigin::MeanMax`](crate::TrialOrigin::MeanMax), and say the durations at which that was so.
    ///
    /// # Examples
    ///
    /// ```
    /// use chrono::DateTime;
    /// use stadion_physiology::{
    ///     CriticalPower, CriticalSettings, MeanMaxCurve, MeanMaxSettings, TrialOrigin,
    /// };
    /// use stadion_types::{Channel, Recording};
    ///
    /// // All out for 20 min: 250 W, and 20 kJ above them.
    /// let watts = |s: i32| Some(250.0 + 20_000.0 / 400.0 * (-f64::from(s) / 400.0).exp() as f32);
    /// let ride = Recording::builder(DateTime::UNIX_EPOCH, (0..1200).map(f64::from).collect())
    ///     .channel(Channel::Power, (0..1200).map(watts).collect())
    ///     .build()?;
    /// let curve = MeanMaxCurve::of(&ride, Channel::Power, &MeanMaxSettings::default())?;
    /// let trials = curve.power_trials(&[180, 300, 600, 1200, 3600])?;
    /// assert_eq!(trials.len(), 4); // it was no hour
    /// let settings = CriticalSettings::default().with_origin(TrialOrigin::MeanMax);
    /// assert!(CriticalPower::fit(&trials, settings).is_ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`MeanMaxError::OtherChannel`] for a curve of another channel.
    pub fn power_trials(&self, durations_s: &[u32]) -> Result<Vec<PowerTrial>, MeanMaxError> {
        self.needs(Channel::Power)?;
        let trial = |&duration_s: &u32| {
            let power = Power::from_watts(self.point(duration_s)?.mean).ok()?;
            Some(PowerTrial::new(Duration::from_secs(u64::from(duration_s)), power))
        };
        Ok(durations_s.iter().filter_map(trial).collect())
    }

    /// The best means over these durations as trials of speed, as [`power_trials`](Self::power_trials).
    ///
    /// # Errors
    ///
    /// [`MeanMaxError::OtherChannel`] for a curve of another channel.
    pub fn speed_trials(&self, durations_s: &[u32]) -> Result<Vec<SpeedTrial>, MeanMaxError> {
        self.needs(Channel::Speed)?;
        let trial = |&duration_s: &u32| {
            let speed = Speed::from_meters_per_second(self.point(duration_s)?.mean).ok()?;
            SpeedTrial::at_speed(Duration::from_secs(u64::from(duration_s)), speed).ok()
        };
        Ok(durations_s.iter().filter_map(trial).collect())
    }

    fn needs(&self, needed: Channel) -> Result<(), MeanMaxError> {
        let channel = self.channel();
        if channel == needed { Ok(()) } else { Err(MeanMaxError::OtherChannel { channel, needed }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MeanMaxSettings;
    use chrono::DateTime;
    use stadion_types::Recording;

    #[test]
    fn trials_are_the_points_of_the_own_channel() {
        let run = Recording::builder(DateTime::UNIX_EPOCH, (0..100).map(f64::from).collect())
            .channel(Channel::Speed, vec![Some(4.0); 100])
            .build()
            .unwrap();
        let curve = MeanMaxCurve::of(&run, Channel::Speed, &MeanMaxSettings::default()).unwrap();
        let trials = curve.speed_trials(&[60, 50, 101]).unwrap();
        let meters: Vec<f64> = trials.iter().map(|trial| trial.distance.meters()).collect();
        assert_eq!(meters, [240.0, 200.0]);
        let error = curve.power_trials(&[60]).unwrap_err();
        assert_eq!(error.code(), "curve-of-other-channel");
        assert_eq!(error.to_string(), "a curve of power_w is needed, this one is of speed_m_s");
    }
}

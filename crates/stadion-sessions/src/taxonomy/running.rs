//! What a recording tells of a session as a whole.

use core::time::Duration;

use stadion_types::{Distance, HeartRate, Recording, Speed};

/// A sample stands for the time until the next one, at most this long, in seconds.
const HOLD_S: f64 = 10.0;

/// Slower than this an athlete stands, in metres a second.
const STANDING_M_S: f64 = 0.5;

/// Time in motion, distance, and how long the heart beat at which rate.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Running {
    /// Time in motion; without a speed, all the time that the device measured.
    pub moving: Duration,
    /// Distance covered.
    pub distance: Option<Distance>,
    /// Seconds in motion at each whole heart rate, by its number of beats a minute.
    hr_seconds: Vec<f64>,
}

impl Running {
    /// Sums up a recording.
    #[must_use]
    pub fn of(recording: &Recording) -> Self {
        let time = recording.time_s();
        let speed = recording.speed();
        let heart = recording.heart_rate();
        let mut hr_seconds = vec![0.0; 301];
        let mut moving = 0.0;
        for (i, pair) in time.windows(2).enumerate() {
            let length = pair[1] - pair[0];
            let paused = recording.pauses().iter().any(|p| p.from_s <= pair[0] && pair[0] < p.to_s);
            let standing = speed.and_then(|s| s.get(i)).is_some_and(|v| v < STANDING_M_S);
            if paused || standing {
                continue;
            }
            let held = length.min(HOLD_S);
            moving += held;
            if let Some(bpm) = heart.and_then(|h| h.get(i)).filter(|b| (1.0..=300.0).contains(b)) {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "checked to lie between 1 and 300"
                )]
                let bin = bpm.round() as usize;
                hr_seconds[bin] += held;
            }
        }
        let distance = recording.distance_m().and_then(|d| {
            let first = d.iter().flatten().next()?;
            let last = d.iter().rev().flatten().next()?;
            Distance::from_meters(last - first).ok().filter(|d| d.meters() > 0.0)
        });
        Self {
            moving: Duration::try_from_secs_f64(moving).unwrap_or_default(),
            distance,
            hr_seconds,
        }
    }

    /// Mean speed in motion.
    #[must_use]
    pub fn speed(&self) -> Option<Speed> {
        Speed::over(self.distance?, self.moving).ok()
    }

    /// Mean heart rate in motion; `None` if it was known for less than half of the time.
    #[must_use]
    pub fn hr_mean(&self) -> Option<HeartRate> {
        let total = self.hr_total()?;
        let beats: f64 = self.bins().map(|(bpm, s)| bpm * s).sum();
        HeartRate::from_bpm(beats / total).ok()
    }

    /// Share of the time in motion at or under `cap`, from 0 to 1; `None` if the heart rate was known
    /// for less than half of the time.
    #[must_use]
    pub fn share_up_to(&self, cap: HeartRate) -> Option<f64> {
        let total = self.hr_total()?;
        let under: f64 = self.bins().filter(|(bpm, _)| *bpm <= cap.bpm()).map(|(_, s)| s).sum();
        Some(under / total)
    }

    fn bins(&self) -> impl Iterator<Item = (f64, f64)> {
        (0_u32..).map(f64::from).zip(self.hr_seconds.iter().copied())
    }

    fn hr_total(&self) -> Option<f64> {
        let total: f64 = self.hr_seconds.iter().sum();
        (total > 0.0 && total >= 0.5 * self.moving.as_secs_f64()).then_some(total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use stadion_types::Channel;

    #[test]
    fn standing_and_missing_do_not_count() {
        let time: Vec<f64> = (0..101).map(f64::from).collect();
        let hr = (0..101).map(|i| if i < 50 { Some(140.0) } else { Some(160.0) }).collect();
        let speed = (0..101).map(|i| if i < 75 { Some(3.0) } else { Some(0.0) }).collect();
        let r = Recording::builder(DateTime::UNIX_EPOCH, time)
            .channel(Channel::HeartRate, hr)
            .channel(Channel::Speed, speed)
            .build()
            .unwrap();
        let running = Running::of(&r);
        assert_eq!(running.moving, Duration::from_secs(75));
        let share = running.share_up_to(HeartRate::const_bpm(150.0)).unwrap();
        assert!((share - 50.0 / 75.0).abs() < 1e-12);
        assert!(
            (running.hr_mean().unwrap().bpm() - (50.0 * 140.0 + 25.0 * 160.0) / 75.0).abs() < 1e-9
        );
    }
}

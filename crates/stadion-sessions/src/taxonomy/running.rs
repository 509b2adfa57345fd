//! What a recording tells of a session as a whole.

use core::time::Duration;

use stadion_types::{Distance, HeartRate, Recording, Speed};

use crate::execution::{MAX_GAP_S, Moving, open_steps};

/// Time in motion, distance, and how long the heart beat at which rate.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Running {
    /// Time in motion; without a speed, all the time that the device measured.
    pub moving: Duration,
    /// Distance covered.
    pub distance: Option<Distance>,
    /// The way made in motion, in metres.
    way_m: Option<f64>,
    /// Seconds in motion at each whole heart rate, by its number of beats a minute.
    hr_seconds: Vec<f64>,
}

impl Running {
    /// Sums up a recording.
    #[must_use]
    pub fn of(recording: &Recording) -> Self {
        let heart = recording.heart_rate();
        let mut hr_seconds = vec![0.0; 301];
        let open = open_steps(recording);
        let moving = Moving::of(recording);
        let mut time_s = 0.0;
        for (i, &step) in open.iter().enumerate() {
            let held = match &moving {
                Some(moving) => moving.steps_s[i],
                None if step <= MAX_GAP_S => step,
                None => 0.0,
            };
            time_s += held;
            if step > MAX_GAP_S {
                continue;
            }
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
            moving: Duration::try_from_secs_f64(time_s).unwrap_or_default(),
            distance,
            way_m: moving.map(|m| m.way_m).filter(|m| *m > 0.0),
            hr_seconds,
        }
    }

    /// Mean speed in motion.
    #[must_use]
    pub fn speed(&self) -> Option<Speed> {
        Speed::over(Distance::from_meters(self.way_m?).ok()?, self.moving).ok()
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

//! What the device makes of the truth, second by second.

use crate::device::{Altimeter, Course, Gps, HeartSensor, Losses};
use crate::draws::{Ar1, Draws};
use crate::timeline::Timeline;

/// Streams of noise; a number is never used twice, nor changed.
const SPEED: u64 = 1;
const NORTH: u64 = 2;
const EAST: u64 = 3;
const HEART: u64 = 4;
const DROPOUTS: u64 = 5;
const SPIKES: u64 = 6;
const HEIGHT: u64 = 7;
const LOSSES: u64 = 8;

/// Metres in a degree of latitude on a sphere of 6371 km.
const METERS_PER_DEGREE: f64 = 111_194.926_644_558_74;

/// Distance and speed at each full second.
#[derive(Debug)]
pub(crate) struct Odometer {
    pub(crate) distance_m: Vec<f64>,
    pub(crate) speed_m_s: Vec<f64>,
    scale: f64,
}

impl Odometer {
    pub(crate) fn count(gps: &Gps, timeline: &Timeline, seconds: &[f64], seed: u64) -> Self {
        let mut noise = Ar1::new(Draws::new(seed, SPEED), gps.speed_sd_m_s, gps.speed_correlation);
        let share = if gps.speed_smoothing_s > 0.0 {
            1.0 - (-1.0 / gps.speed_smoothing_s).exp()
        } else {
            1.0
        };
        let mut counted = 0.0;
        let mut smooth = timeline.motion_at(0.0).0;
        let (mut distance_m, mut speed_m_s) = (vec![counted], vec![smooth]);
        for pair in seconds.windows(2) {
            let way = timeline.distance_at(pair[1]) - timeline.distance_at(pair[0]);
            let error = noise.draw();
            // Devices hold still when the athlete does.
            let moved = if way > 0.0 { (way * gps.distance_scale + error).max(0.0) } else { 0.0 };
            counted += moved;
            smooth += (moved - smooth) * share;
            distance_m.push(counted);
            speed_m_s.push(smooth);
        }
        Self { distance_m, speed_m_s, scale: gps.distance_scale }
    }

    /// The count at any time: within a second it grows as the athlete moves.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the timeline keeps t within 0 and two days"
    )]
    pub(crate) fn distance_at(&self, timeline: &Timeline, t: f64) -> f64 {
        let second = t.floor();
        let index = second as usize;
        let Some(&before) = self.distance_m.get(index) else {
            return self.distance_m.last().copied().unwrap_or(0.0);
        };
        let way = timeline.distance_at(t) - timeline.distance_at(second);
        let whole = timeline.distance_at(second + 1.0) - timeline.distance_at(second);
        match self.distance_m.get(index + 1) {
            Some(after) if whole > 0.0 => before + (after - before) * way / whole,
            Some(_) => before,
            // The last part of a second has no count of its own.
            None => before + way * self.scale,
        }
    }
}

/// Latitude and longitude at each full second, on a circle that is run again and again.
pub(crate) fn positions(
    course: &Course,
    gps: &Gps,
    timeline: &Timeline,
    seconds: &[f64],
    seed: u64,
) -> (Vec<f64>, Vec<f64>) {
    let noise =
        |stream| Ar1::new(Draws::new(seed, stream), gps.position_sd_m, gps.position_correlation);
    let (mut north_noise, mut east_noise) = (noise(NORTH), noise(EAST));
    let radius = course.loop_m / std::f64::consts::TAU;
    let per_degree_east = METERS_PER_DEGREE * course.latitude_deg.to_radians().cos();
    seconds
        .iter()
        .map(|&t| {
            let (sin, cos) = (timeline.distance_at(t) / radius).sin_cos();
            let north = radius * sin + north_noise.draw();
            let east = radius * (1.0 - cos) + east_noise.draw();
            (
                course.latitude_deg + north / METERS_PER_DEGREE,
                course.longitude_deg + east / per_degree_east,
            )
        })
        .unzip()
}

/// Marks the seconds that lie in events of `length_s`, which begin `per_hour` times on average.
fn events(mut draws: Draws, per_hour: f64, length_s: u32, seconds: usize) -> Vec<bool> {
    let mut left = 0;
    (0..seconds)
        .map(|_| {
            // Drawn each second, so that a longer event does not shift the later ones.
            if draws.uniform() < per_hour / 3600.0 {
                left = length_s;
            }
            let inside = left > 0;
            left = left.saturating_sub(1);
            inside
        })
        .collect()
}

/// What the altimeter adds to the altitude at each second.
pub(crate) fn altitude_errors(altimeter: &Altimeter, seconds: usize, seed: u64) -> Vec<f64> {
    let draws = Draws::new(seed, HEIGHT);
    let mut noise = Ar1::new(draws, altimeter.noise_sd_m, altimeter.noise_correlation);
    (0..seconds).map(|_| noise.draw()).collect()
}

/// Marks the seconds that the device does not store.
pub(crate) fn lost(losses: &Losses, seconds: usize, seed: u64) -> Vec<bool> {
    events(Draws::new(seed, LOSSES), losses.per_hour, losses.length_s, seconds)
}

/// What the heart-rate sensor gives for each true value.
pub(crate) fn heart_readings(sensor: &HeartSensor, truth: &[f64], seed: u64) -> Vec<Option<f64>> {
    let mut noise =
        Ar1::new(Draws::new(seed, HEART), sensor.noise_sd_bpm, sensor.noise_correlation);
    let n = truth.len();
    let lost = events(Draws::new(seed, DROPOUTS), sensor.dropouts_per_hour, sensor.dropout_s, n);
    let jumps = events(Draws::new(seed, SPIKES), sensor.spikes_per_hour, sensor.spike_s, n);
    truth
        .iter()
        .zip(lost.into_iter().zip(jumps))
        .map(|(bpm, (lost, jump))| {
            let jump = if jump { sensor.spike_bpm } else { 0.0 };
            // Drawn before the loss is looked at, so that it does not shift later noise. One byte
            // holds a heart rate in most devices' files.
            let reading = (bpm + sensor.bias_bpm + noise.draw() + jump).clamp(1.0, 254.0);
            (!lost).then_some(if sensor.whole_beats { reading.round() } else { reading })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Device;

    #[test]
    fn events_come_as_often_and_last_as_long_as_told() {
        let hours = 200;
        let marks = events(Draws::new(9, 0), 6.0, 10, hours * 3600);
        let begins = marks.windows(2).filter(|w| !w[0] && w[1]).count();
        assert!((1080..=1290).contains(&begins), "{begins}");
        let inside = marks.iter().filter(|m| **m).count();
        assert!((10_800..=13_000).contains(&inside), "{inside}");
        assert!(!events(Draws::new(9, 0), 0.0, 10, 3600).contains(&true));
    }

    #[test]
    fn faults_are_where_and_what_they_should_be() {
        let truth = vec![150.4; 7200];
        let ideal = Device::ideal().heart;
        assert!(heart_readings(&ideal, &truth, 1).iter().all(|r| *r == Some(150.4)));
        let biased = HeartSensor { bias_bpm: 2.0, whole_beats: true, ..ideal };
        assert!(heart_readings(&biased, &truth, 1).iter().all(|r| *r == Some(152.0)));
        let loose = HeartSensor { dropouts_per_hour: 20.0, dropout_s: 5, ..ideal };
        let gaps = heart_readings(&loose, &truth, 1).iter().filter(|r| r.is_none()).count();
        assert!((50..=400).contains(&gaps), "{gaps}");
        let cheap = HeartSensor { spikes_per_hour: 20.0, spike_s: 5, spike_bpm: 30.0, ..ideal };
        let high = |sensor: &HeartSensor| {
            heart_readings(sensor, &truth, 1).iter().filter(|r| **r > Some(170.0)).count()
        };
        assert!((50..=400).contains(&high(&cheap)), "{}", high(&cheap));
        let both = HeartSensor { dropouts_per_hour: 20.0, dropout_s: 5, ..cheap };
        assert!(high(&both) > 50, "a gap and a jump are two events: {}", high(&both));
    }

    /// A gap must not change the noise around it.
    #[test]
    fn sources_of_noise_are_independent() {
        let truth = vec![150.0; 7200];
        let watch = HeartSensor { dropouts_per_hour: 20.0, ..Device::watch().heart };
        let tight = HeartSensor { dropouts_per_hour: 0.0, ..watch };
        let (with, without) =
            (heart_readings(&watch, &truth, 1), heart_readings(&tight, &truth, 1));
        assert!(with.contains(&None));
        for (a, b) in with.iter().zip(&without) {
            assert!(a.is_none() || a == b);
        }
    }
}

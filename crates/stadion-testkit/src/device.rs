//! The watch, its faults and its habits.

use stadion_types::Distance;

use crate::{SimulationError, check::within};

/// When the device closes a lap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Laps {
    /// Never.
    None,
    /// The athlete presses the button at each change of leg; the device calls every lap work.
    Button,
    /// The device leads through the plan and knows what each lap is for.
    Workout,
    /// Each time its own odometer has counted this distance.
    EveryDistance(Distance),
}

/// When the device stores a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sampling {
    /// Each second.
    EverySecond,
    /// On a change of 2 bpm or 0.3 m/s against the sample before, and at the latest after this many
    /// seconds.
    Smart {
        /// Longest step between two samples in seconds.
        max_step_s: u32,
    },
}

/// Errors of speed and position. Distance is the sum of the erroneous speeds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gps {
    /// Standard deviation of the speed error while moving.
    pub speed_sd_m_s: f64,
    /// Correlation of the speed error from one second to the next.
    pub speed_correlation: f64,
    /// Factor on every distance, such as 1.01 for a device that counts 1 % too much.
    pub distance_scale: f64,
    /// Standard deviation of the position error on each axis.
    pub position_sd_m: f64,
    /// Correlation of the position error from one second to the next.
    pub position_correlation: f64,
    /// Time constant of the device's smoothing of speed; 0 for none.
    pub speed_smoothing_s: f64,
}

/// Errors of the heart-rate sensor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeartSensor {
    /// What the sensor always adds.
    pub bias_bpm: f64,
    /// Standard deviation of the noise from beat to beat.
    pub noise_sd_bpm: f64,
    /// Correlation of the noise from one second to the next.
    pub noise_correlation: f64,
    /// How often the strap loses contact.
    pub dropouts_per_hour: f64,
    /// How long each loss lasts.
    pub dropout_s: u32,
    /// How often the reading jumps.
    pub spikes_per_hour: f64,
    /// How long each jump lasts.
    pub spike_s: u32,
    /// What a jump adds.
    pub spike_bpm: f64,
    /// Whether the device stores whole beats a minute.
    pub whole_beats: bool,
}

/// The way: a loop run again and again, on which height is gained only by the legs' grades.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Course {
    /// Latitude of the start in degrees.
    pub latitude_deg: f64,
    /// Longitude of the start in degrees.
    pub longitude_deg: f64,
    /// Altitude of the start in metres.
    pub altitude_m: f64,
    /// Length of the loop in metres.
    pub loop_m: f64,
}

/// Errors of the altimeter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Altimeter {
    /// Standard deviation of the altitude error.
    pub noise_sd_m: f64,
    /// Correlation of the altitude error from one second to the next.
    pub noise_correlation: f64,
}

/// Samples that the device fails to store, though its timer runs; its distance goes on over them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Losses {
    /// How often it fails.
    pub per_hour: f64,
    /// How many seconds each failure lasts.
    pub length_s: u32,
}

/// A watch with a chest strap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Device {
    /// Errors of speed and position.
    pub gps: Gps,
    /// Errors of the heart-rate sensor.
    pub heart: HeartSensor,
    /// Errors of the altimeter.
    pub altimeter: Altimeter,
    /// Samples that are not stored.
    pub losses: Losses,
    /// Where the device is carried along.
    pub course: Course,
    /// When it closes a lap.
    pub laps: Laps,
    /// When it stores a sample.
    pub sampling: Sampling,
}

impl Device {
    /// A device without any error, which stores each second and closes no lap.
    #[must_use]
    pub const fn ideal() -> Self {
        Self {
            gps: Gps {
                speed_sd_m_s: 0.0,
                speed_correlation: 0.0,
                distance_scale: 1.0,
                position_sd_m: 0.0,
                position_correlation: 0.0,
                speed_smoothing_s: 0.0,
            },
            heart: HeartSensor {
                bias_bpm: 0.0,
                noise_sd_bpm: 0.0,
                noise_correlation: 0.0,
                dropouts_per_hour: 0.0,
                dropout_s: 0,
                spikes_per_hour: 0.0,
                spike_s: 0,
                spike_bpm: 0.0,
                whole_beats: false,
            },
            altimeter: Altimeter { noise_sd_m: 0.0, noise_correlation: 0.0 },
            losses: Losses { per_hour: 0.0, length_s: 0 },
            course: Course {
                latitude_deg: 59.95,
                longitude_deg: 10.75,
                altitude_m: 120.0,
                loop_m: 1000.0,
            },
            laps: Laps::None,
            sampling: Sampling::EverySecond,
        }
    }

    /// An ordinary watch: correlated errors, smoothed speed, whole beats, and a strap that rarely
    /// fails. The lap button is pressed at each change of leg.
    #[must_use]
    pub const fn watch() -> Self {
        let ideal = Self::ideal();
        Self {
            gps: Gps {
                speed_sd_m_s: 0.12,
                speed_correlation: 0.8,
                position_sd_m: 2.5,
                position_correlation: 0.97,
                speed_smoothing_s: 2.0,
                ..ideal.gps
            },
            heart: HeartSensor {
                noise_sd_bpm: 1.0,
                noise_correlation: 0.7,
                dropouts_per_hour: 1.0,
                dropout_s: 8,
                whole_beats: true,
                ..ideal.heart
            },
            laps: Laps::Button,
            ..ideal
        }
    }

    pub(crate) fn check(&self) -> Result<(), SimulationError> {
        // A correlation of 1 would never forget its first draw.
        let correlation = 0.0..=0.9999;
        let gps = &self.gps;
        within("device.gps.speed_sd_m_s", gps.speed_sd_m_s, 0.0..=10.0)?;
        within("device.gps.speed_correlation", gps.speed_correlation, correlation.clone())?;
        within("device.gps.distance_scale", gps.distance_scale, 0.5..=2.0)?;
        within("device.gps.position_sd_m", gps.position_sd_m, 0.0..=1000.0)?;
        within("device.gps.position_correlation", gps.position_correlation, correlation.clone())?;
        within("device.gps.speed_smoothing_s", gps.speed_smoothing_s, 0.0..=60.0)?;
        let heart = &self.heart;
        within("device.heart.bias_bpm", heart.bias_bpm, -100.0..=100.0)?;
        within("device.heart.noise_sd_bpm", heart.noise_sd_bpm, 0.0..=50.0)?;
        within("device.heart.noise_correlation", heart.noise_correlation, correlation)?;
        within("device.heart.dropouts_per_hour", heart.dropouts_per_hour, 0.0..=3600.0)?;
        within("device.heart.spikes_per_hour", heart.spikes_per_hour, 0.0..=3600.0)?;
        within("device.heart.spike_bpm", heart.spike_bpm, -200.0..=200.0)?;
        let altimeter = &self.altimeter;
        within("device.altimeter.noise_sd_m", altimeter.noise_sd_m, 0.0..=1000.0)?;
        within("device.altimeter.noise_correlation", altimeter.noise_correlation, 0.0..=0.9999)?;
        within("device.losses.per_hour", self.losses.per_hour, 0.0..=3600.0)?;
        let course = &self.course;
        // Degrees of longitude lose their length at the poles.
        within("device.course.latitude_deg", course.latitude_deg, -85.0..=85.0)?;
        within("device.course.longitude_deg", course.longitude_deg, -179.0..=179.0)?;
        within("device.course.altitude_m", course.altitude_m, -500.0..=9000.0)?;
        within("device.course.loop_m", course.loop_m, 100.0..=100_000.0)?;
        if let Laps::EveryDistance(distance) = self.laps {
            within("device.laps", distance.meters(), 10.0..=1e7)?;
        }
        if let Sampling::Smart { max_step_s } = self.sampling {
            within("device.sampling.max_step_s", f64::from(max_step_s), 1.0..=60.0)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(change: impl Fn(&mut Device)) -> Device {
        let mut device = Device::watch();
        change(&mut device);
        device
    }

    #[test]
    fn every_parameter_is_checked() {
        Device::ideal().check().unwrap();
        Device::watch().check().unwrap();
        let bad = [
            broken(|d| d.gps.speed_sd_m_s = f64::NAN),
            broken(|d| d.gps.speed_correlation = 1.0),
            broken(|d| d.gps.distance_scale = 0.0),
            broken(|d| d.gps.position_sd_m = -1.0),
            broken(|d| d.gps.position_correlation = -0.1),
            broken(|d| d.gps.speed_smoothing_s = f64::INFINITY),
            broken(|d| d.heart.bias_bpm = f64::NAN),
            broken(|d| d.heart.noise_sd_bpm = -1.0),
            broken(|d| d.heart.noise_correlation = 1.0),
            broken(|d| d.heart.dropouts_per_hour = -1.0),
            broken(|d| d.heart.spikes_per_hour = 1e9),
            broken(|d| d.heart.spike_bpm = 1e9),
            broken(|d| d.altimeter.noise_sd_m = -1.0),
            broken(|d| d.altimeter.noise_correlation = 1.0),
            broken(|d| d.losses.per_hour = -1.0),
            broken(|d| d.course.latitude_deg = 90.0),
            broken(|d| d.course.longitude_deg = 180.0),
            broken(|d| d.course.altitude_m = 1e5),
            broken(|d| d.course.loop_m = 0.0),
            broken(|d| d.laps = Laps::EveryDistance(Distance::ZERO)),
            broken(|d| d.sampling = Sampling::Smart { max_step_s: 0 }),
        ];
        for device in bad {
            assert!(matches!(device.check(), Err(SimulationError::Parameter { .. })), "{device:?}");
        }
    }
}

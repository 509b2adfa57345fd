//! What every reader fills in and `assemble` turns into recordings.

use stadion_types::{LapIntensity, LapTrigger, Sport};

/// One record as the file has it; NaN means that the file has no value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct RawRecord {
    /// Seconds since 1970-01-01 UTC.
    pub(crate) time: f64,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) distance: f64,
    pub(crate) altitude: f32,
    pub(crate) heart_rate: f32,
    pub(crate) speed: f32,
    pub(crate) power: f32,
    pub(crate) cadence: f32,
    pub(crate) temperature: f32,
}

impl RawRecord {
    pub(crate) const EMPTY: Self = Self {
        time: f64::NAN,
        latitude: f64::NAN,
        longitude: f64::NAN,
        distance: f64::NAN,
        altitude: f32::NAN,
        heart_rate: f32::NAN,
        speed: f32::NAN,
        power: f32::NAN,
        cadence: f32::NAN,
        temperature: f32::NAN,
    };

    /// Whether nothing was measured.
    pub(crate) fn is_empty(&self) -> bool {
        self.heart_rate.is_nan()
            && self.distance.is_nan()
            && self.latitude.is_nan()
            && self.longitude.is_nan()
            && self.altitude.is_nan()
            && self.speed.is_nan()
            && self.power.is_nan()
            && self.cadence.is_nan()
            && self.temperature.is_nan()
    }

    /// Takes from `other` every channel that `self` lacks.
    pub(crate) fn fill_from(&mut self, other: &Self) {
        fn fill64(to: &mut f64, from: f64) {
            if to.is_nan() {
                *to = from;
            }
        }
        fn fill32(to: &mut f32, from: f32) {
            if to.is_nan() {
                *to = from;
            }
        }
        if self.latitude.is_nan() || self.longitude.is_nan() {
            (self.latitude, self.longitude) = (other.latitude, other.longitude);
        }
        fill64(&mut self.distance, other.distance);
        fill32(&mut self.altitude, other.altitude);
        fill32(&mut self.heart_rate, other.heart_rate);
        fill32(&mut self.speed, other.speed);
        fill32(&mut self.power, other.power);
        fill32(&mut self.cadence, other.cadence);
        fill32(&mut self.temperature, other.temperature);
    }
}

/// One lap as the file has it; times in seconds since 1970-01-01 UTC, NaN = not stated.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RawLap {
    pub(crate) start: f64,
    pub(crate) elapsed: f64,
    pub(crate) timer: f64,
    pub(crate) distance: f64,
    pub(crate) intensity: Option<LapIntensity>,
    pub(crate) trigger: Option<LapTrigger>,
}

impl RawLap {
    /// A lap of which only the start is known.
    pub(crate) const fn starting(start: f64) -> Self {
        Self {
            start,
            elapsed: f64::NAN,
            timer: f64::NAN,
            distance: f64::NAN,
            intensity: None,
            trigger: None,
        }
    }
}

/// The timer of the device was stopped or started.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TimerEvent {
    pub(crate) time: f64,
    pub(crate) running: bool,
}

/// A session inside an activity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct RawSession {
    pub(crate) start: f64,
    pub(crate) sport: Option<Sport>,
}

/// One activity as the file has it.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawActivity {
    pub(crate) records: Vec<RawRecord>,
    pub(crate) laps: Vec<RawLap>,
    pub(crate) timer: Vec<TimerEvent>,
    /// Beat intervals: time of the beat that ends the interval, and its length, both in seconds.
    pub(crate) rr: Vec<(f64, f64)>,
    pub(crate) sessions: Vec<RawSession>,
    pub(crate) sport: Option<Sport>,
    pub(crate) device: Option<String>,
    pub(crate) utc_offset_s: Option<i32>,
    /// Nothing in the reading of this activity hinted at damage.
    pub(crate) intact: bool,
}

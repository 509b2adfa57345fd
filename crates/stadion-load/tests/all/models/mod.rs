//! The load models.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod choice;
mod heart_rate;
mod methods;
mod output;
mod own;
mod strength;
mod zones;

use chrono::DateTime;
use stadion_physiology::{Athlete, Sex};
use stadion_types::{
    Channel, Distance, HeartRate, Lactate, Mass, Power, Recording, RecordingBuilder, Speed, Sport,
};

pub(crate) fn bpm(value: f64) -> HeartRate {
    HeartRate::from_bpm(value).unwrap()
}

/// An athlete of whom everything is known that a model reads.
pub(crate) fn known() -> Athlete {
    Athlete::default()
        .with_sex(Sex::Male)
        .with_resting_hr(bpm(50.0))
        .with_max_hr(bpm(190.0))
        .with_lt1_hr(bpm(140.0))
        .with_threshold_hr(bpm(165.0))
        .with_threshold_power(Power::const_watts(250.0))
        .with_threshold_speed(Speed::const_meters_per_second(4.0))
        .with_threshold_lactate(Lactate::const_millimoles_per_liter(3.5))
        .with_mass(Mass::const_kilograms(70.0))
        .with_height(Distance::const_meters(1.78))
}

pub(crate) fn seconds(n: u32) -> Vec<f64> {
    (0..n).map(f64::from).collect()
}

pub(crate) fn builder(time_s: Vec<f64>) -> RecordingBuilder {
    Recording::builder(DateTime::UNIX_EPOCH, time_s).sport(Some(Sport::Running))
}

/// A channel at 1 Hz.
pub(crate) fn one(channel: Channel, values: Vec<f32>) -> Recording {
    let n = u32::try_from(values.len()).unwrap();
    builder(seconds(n)).channel_or_nan(channel, values).build().unwrap()
}

/// Each value for so many seconds.
pub(crate) fn spans(spans: &[(f32, usize)]) -> Vec<f32> {
    spans.iter().flat_map(|&(value, n)| vec![value; n]).collect()
}

//! A made-up hour at the athlete's second threshold.

use core::time::Duration;

use chrono::DateTime;
use stadion_physiology::{Athlete, Reading};
use stadion_types::{Channel, Recording, Rpe, Sport};

use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::unit::Load;

const HOUR: Duration = Duration::from_secs(3600);
/// Lactate is read as often as in a step test.
const BETWEEN_READINGS_S: u64 = 300;

/// What a model makes of the hour.
pub(crate) fn score<M: LoadModel + ?Sized>(
    model: &M,
    athlete: &Athlete,
    sport: Sport,
    rating: Option<Rpe>,
) -> Result<Load<M::Unit>, LoadError> {
    let recording = recording(athlete, sport);
    let readings: Vec<Reading> = athlete
        .threshold_lactate()
        .into_iter()
        .flat_map(|lactate| {
            let at = (0..=HOUR.as_secs() / BETWEEN_READINGS_S).map(|n| n * BETWEEN_READINGS_S);
            at.map(move |s| Reading::new(Duration::from_secs(s), lactate))
        })
        .collect();
    let mut done = Done::new(sport, HOUR).with_moving(HOUR).with_readings(&readings);
    done.recording = recording.as_ref();
    done.mean_hr = athlete.threshold_hr();
    done.rpe = rating;
    model.load(athlete, &done).map_err(|error| match error {
        LoadError::MissingInput { model, what } => LoadError::ThresholdHour { model, what },
        other => other,
    })
}

/// One sample a second; `None` only if no recording could be made of them.
fn recording(athlete: &Athlete, sport: Sport) -> Option<Recording> {
    let time_s: Vec<f64> = (0..3600).map(f64::from).collect();
    #[expect(clippy::cast_possible_truncation, reason = "recordings keep single precision")]
    let all = |value: f64| vec![Some(value as f32); time_s.len()];
    let mut builder = Recording::builder(DateTime::UNIX_EPOCH, time_s.clone()).sport(Some(sport));
    if let Some(hr) = athlete.threshold_hr() {
        builder = builder.channel(Channel::HeartRate, all(hr.bpm()));
    }
    if let Some(power) = athlete.threshold_power() {
        builder = builder.channel(Channel::Power, all(power.watts()));
    }
    if let Some(speed) = athlete.threshold_speed() {
        let speed = speed.meters_per_second();
        builder = builder
            .channel(Channel::Speed, all(speed))
            .channel(Channel::Altitude, all(0.0))
            .distance_m(time_s.iter().map(|t| Some(speed * t)).collect());
    }
    builder.build().ok()
}

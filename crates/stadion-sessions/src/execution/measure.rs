//! What the recording holds between two moments.

use core::time::Duration;

use stadion_types::{Channel, Distance, HeartRate, Power, Recording, Series, Speed};

use super::done::{RepDone, RestDone};

/// A sample stands for the time until the next one, at most this long, in seconds.
const HOLD_S: f64 = 10.0;

/// Seconds before a repetition that its [`RepDone::hr_before`] is the mean of.
const BEFORE_S: f64 = 5.0;

/// A grade over a shorter way is the barometer's noise, in metres.
const GRADE_WAY_M: f64 = 100.0;

/// From one moment to another, in seconds since the start of the recording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    pub(super) from: f64,
    pub(super) to: f64,
    /// The distance that a lap states for it.
    pub(super) distance_m: Option<f64>,
}

impl Stretch {
    pub(super) const fn new(from: f64, to: f64) -> Self {
        Self { from, to, distance_m: None }
    }

    pub(super) fn length(&self) -> f64 {
        self.to - self.from
    }
}

/// Seconds at the end of each repetition whose heart rate stands for it: a minute where all of them
/// last four, as it takes three for heart rate to settle; else half a minute, or as long as the
/// shortest.
pub(super) fn hr_window(stretches: &[Stretch]) -> f64 {
    let shortest = stretches.iter().map(Stretch::length).fold(f64::INFINITY, f64::min);
    if shortest >= 240.0 { 60.0 } else { shortest.min(30.0) }
}

pub(super) fn rep(recording: &Recording, stretch: &Stretch, hr_window: f64) -> RepDone {
    let paused = paused(recording, stretch.from, stretch.to);
    let duration = duration(stretch.length() - paused);
    let distance = stretch
        .distance_m
        .or_else(|| way(recording, stretch.from, stretch.to))
        .and_then(|m| Distance::from_meters(m).ok());
    let mean =
        |channel, from, to| recording.channel(channel).and_then(|s| mean(recording, s, from, to));
    let hr =
        |from, to| mean(Channel::HeartRate, from, to).and_then(|bpm| HeartRate::from_bpm(bpm).ok());
    RepDone {
        start_s: stretch.from,
        duration,
        distance,
        speed: distance.and_then(|d| Speed::over(d, duration).ok()),
        power: mean(Channel::Power, stretch.from, stretch.to)
            .and_then(|w| Power::from_watts(w).ok()),
        hr_mean: hr(stretch.from, stretch.to),
        hr_end: hr(stretch.to - hr_window, stretch.to),
        hr_before: hr(stretch.from - BEFORE_S, stretch.from),
        cadence_rpm: mean(Channel::Cadence, stretch.from, stretch.to),
        grade: distance.and_then(|d| grade(recording, stretch, d.meters())),
    }
}

pub(super) fn rest(recording: &Recording, from: f64, to: f64) -> RestDone {
    let duration = duration(to - from);
    let distance = way(recording, from, to).and_then(|m| Distance::from_meters(m).ok());
    RestDone {
        start_s: from,
        duration,
        distance,
        speed: distance.and_then(|d| Speed::over(d, duration).ok()),
    }
}

fn duration(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or_default()
}

pub(super) fn paused(recording: &Recording, from: f64, to: f64) -> f64 {
    let inside = |from_s: f64, to_s: f64| (to_s.min(to) - from_s.max(from)).max(0.0);
    recording.pauses().iter().map(|p| inside(p.from_s, p.to_s)).sum()
}

/// The mean of a channel, weighted by the time that each sample stands for.
pub(super) fn mean(
    recording: &Recording,
    series: Series<'_, f32>,
    from: f64,
    to: f64,
) -> Option<f64> {
    let time = recording.time_s();
    let first = time.partition_point(|t| *t < from).saturating_sub(1);
    let (mut sum, mut weight) = (0.0, 0.0);
    for i in first..time.len() {
        if time[i] >= to {
            break;
        }
        let until = time.get(i + 1).map_or(time[i] + 1.0, |next| next.min(time[i] + HOLD_S));
        let held = until.min(to) - time[i].max(from);
        if held <= 0.0 {
            continue;
        }
        if let Some(value) = series.get(i) {
            sum += value * held;
            weight += held;
        }
    }
    // A mean of less than half of the time would stand for what was not seen.
    (weight >= 0.5 * (to - from)).then(|| sum / weight)
}

/// The way made: from the distance channel, else summed from speed.
fn way(recording: &Recording, from: f64, to: f64) -> Option<f64> {
    if let Some(distance) = recording.distance_m().filter(|d| d.iter().flatten().any(|m| m > 0.0)) {
        let at = |t| value_at(recording, t, |i| distance.get(i));
        return Some((at(to)? - at(from)?).max(0.0));
    }
    let speed = recording.speed()?;
    Some(mean(recording, speed, from, to)? * (to - from - paused(recording, from, to)))
}

fn grade(recording: &Recording, stretch: &Stretch, way_m: f64) -> Option<f64> {
    let altitude = recording.altitude()?;
    let at = |t| value_at(recording, t, |i| altitude.get(i));
    (way_m >= GRADE_WAY_M).then_some(())?;
    Some((at(stretch.to)? - at(stretch.from)?) / way_m)
}

/// A value that changes steadily, read between the two nearest samples that hold it.
fn value_at(recording: &Recording, t: f64, get: impl Fn(usize) -> Option<f64>) -> Option<f64> {
    let time = recording.time_s();
    let split = time.partition_point(|x| *x <= t);
    let before = (0..split).rev().find_map(|i| Some((time[i], get(i)?)));
    let after = (split..time.len()).find_map(|i| Some((time[i], get(i)?)));
    match (before, after) {
        (Some((t0, v0)), Some((t1, v1))) => Some(v0 + (v1 - v0) * (t - t0) / (t1 - t0)),
        (Some((_, v)), None) | (None, Some((_, v))) => Some(v),
        (None, None) => None,
    }
}

//! What the recording holds between two moments.

use core::time::Duration;

use stadion_types::{Channel, Distance, HeartRate, Power, Recording, Series, Speed};

use super::done::{RepDone, RestDone};
use super::moving::MAX_GAP_S;

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

    /// Seconds that both cover.
    pub(super) fn overlap(&self, other: &Self) -> f64 {
        (self.to.min(other.to) - self.from.max(other.from)).max(0.0)
    }

    /// Whether the two are one and the same, found twice.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.overlap(other) >= 0.8 * (self.to.max(other.to) - self.from.min(other.from))
    }
}

/// Seconds at the end of each repetition whose heart rate stands for it: a minute where all of them
/// last four, as it takes three for heart rate to settle; else half a minute, or as long as the
/// shortest.
pub(super) fn hr_window(stretches: &[Stretch]) -> f64 {
    let shortest = stretches.iter().map(Stretch::length).fold(f64::INFINITY, f64::min);
    if shortest >= 240.0 { 60.0 } else { shortest.min(30.0) }
}

pub(super) fn rep(
    recording: &Recording,
    stretch: &Stretch,
    hr_window: f64,
    most_bpm: f64,
) -> RepDone {
    let paused = paused(recording, stretch.from, stretch.to);
    let duration = duration(stretch.length() - paused);
    let distance = stretch
        .distance_m
        .or_else(|| way(recording, stretch.from, stretch.to))
        .and_then(|m| Distance::from_meters(m).ok());
    let mean =
        |channel, from, to| recording.channel(channel).and_then(|s| mean(recording, s, from, to));
    let hr = |from, to| heart(recording, from, to, most_bpm);
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

/// How much heart rate falls over the rests, in bpm: the median of the last seconds of a repetition
/// over those of the rest after it. `None` where they are too short for heart rate to follow, or
/// where it was not recorded.
pub(super) fn heart_falls(recording: &Recording, stretches: &[Stretch]) -> Option<f64> {
    const END_S: f64 = 15.0;
    const REP_S: f64 = 60.0;
    const REST_S: f64 = 45.0;
    let end = |to: f64| Some(heart(recording, to - END_S, to, f64::INFINITY)?.bpm());
    let mut falls: Vec<f64> = stretches
        .windows(2)
        .filter(|w| w[0].length() >= REP_S && w[1].from - w[0].to >= REST_S)
        .filter_map(|w| Some(end(w[0].to)? - end(w[1].from)?))
        .collect();
    (falls.len() * 2 >= stretches.len()).then(|| super::median(&mut falls))
}

pub(super) fn rest(recording: &Recording, from: f64, to: f64, most_bpm: f64) -> RestDone {
    let duration = duration(to - from);
    let distance = way(recording, from, to).and_then(|m| Distance::from_meters(m).ok());
    let mean = |channel| recording.channel(channel).and_then(|s| mean(recording, s, from, to));
    RestDone {
        start_s: from,
        duration,
        distance,
        speed: distance.and_then(|d| Speed::over(d, duration).ok()),
        power: mean(Channel::Power).and_then(|w| Power::from_watts(w).ok()),
        hr_mean: heart(recording, from, to, most_bpm),
        hr_end: heart(recording, to - BEFORE_S, to, most_bpm),
        cadence_rpm: mean(Channel::Cadence),
        grade: distance.and_then(|d| grade(recording, &Stretch::new(from, to), d.meters())),
    }
}

fn duration(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or_default()
}

pub(super) fn paused(recording: &Recording, from: f64, to: f64) -> f64 {
    let inside = |from_s: f64, to_s: f64| (to_s.min(to) - from_s.max(from)).max(0.0);
    recording.pauses().iter().map(|p| inside(p.from_s, p.to_s)).sum()
}

/// The mean of a channel, weighted by the time that each sample stands for: until the next one, at
/// most [`MAX_GAP_S`]. `None` where less than half of the time has a value.
pub(super) fn mean(
    recording: &Recording,
    series: Series<'_, f32>,
    from: f64,
    to: f64,
) -> Option<f64> {
    mean_of(recording, from, to, |i| series.get(i))
}

/// The mean of heart rate, of what a heart can do: see [`plausible`].
pub(super) fn heart(recording: &Recording, from: f64, to: f64, most_bpm: f64) -> Option<HeartRate> {
    let series = recording.heart_rate()?;
    let get = |i| series.get(i).map(decimal).filter(|bpm| plausible(*bpm, most_bpm));
    // The sum of many tenths is off in its last digits.
    let mean = mean_of(recording, from, to, get).map(|bpm| (bpm * 1e6).round() / 1e6);
    mean.and_then(|bpm| HeartRate::from_bpm(bpm).ok())
}

/// Seconds from one moment to another in which the recorded heart rate exceeds `most_bpm`.
pub(super) fn artefact_s(recording: &Recording, from: f64, to: f64, most_bpm: f64) -> f64 {
    let Some(series) = recording.heart_rate() else { return 0.0 };
    let time = recording.time_s();
    let first = time.partition_point(|t| *t < from);
    (first..time.len())
        .take_while(|i| time[*i] < to)
        .filter(|i| series.get(*i).is_some_and(|bpm| decimal(bpm) > most_bpm))
        .map(|i| time.get(i + 1).map_or(1.0, |next| (next - time[i]).min(MAX_GAP_S)))
        .sum()
}

/// Neither the 0 of a strap without contact nor more than the athlete's heart can do.
fn plausible(bpm: f64, most_bpm: f64) -> bool {
    HeartRate::from_bpm(bpm).is_ok() && bpm <= most_bpm
}

/// Samples are stored in single precision, in which 165.1 is 165.100006. No device writes more than
/// four decimals of a heart rate, so what lies beyond is not part of the number.
fn decimal(bpm: f64) -> f64 {
    (bpm * 1e4).round() / 1e4
}

fn mean_of(
    recording: &Recording,
    from: f64,
    to: f64,
    get: impl Fn(usize) -> Option<f64>,
) -> Option<f64> {
    let time = recording.time_s();
    let first = time.partition_point(|t| *t < from).saturating_sub(1);
    let (mut sum, mut weight) = (0.0, 0.0);
    for i in first..time.len() {
        if time[i] >= to {
            break;
        }
        let until = time.get(i + 1).copied().unwrap_or(time[i] + 1.0);
        if until - time[i] > MAX_GAP_S {
            continue;
        }
        let held = until.min(to) - time[i].max(from);
        if held <= 0.0 {
            continue;
        }
        if let Some(value) = get(i) {
            sum += value * held;
            weight += held;
        }
    }
    // A mean of less than half of the time would stand for what was not seen.
    (weight >= 0.5 * (to - from)).then(|| sum / weight)
}

/// The way made: from the distance channel, else summed from speed.
pub(super) fn way(recording: &Recording, from: f64, to: f64) -> Option<f64> {
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
pub(super) fn value_at(
    recording: &Recording,
    t: f64,
    get: impl Fn(usize) -> Option<f64>,
) -> Option<f64> {
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

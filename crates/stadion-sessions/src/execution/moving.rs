//! Time in motion, and the way made in it.

use core::time::Duration;

use stadion_types::{Recording, Series};

/// The longest time for which a sample stands. Devices that save storage leave out several seconds at
/// a time; half a minute is more than any of them does. A longer gap was not measured, and counts
/// for nothing.
pub const MAX_GAP: Duration = Duration::from_secs(30);

/// [`MAX_GAP`] in seconds.
pub(crate) const MAX_GAP_S: f64 = 30.0;

/// Slower than this an athlete stands, in metres a second: slower than the slowest walk, as slow as a
/// position wanders.
pub(crate) const STANDING_M_S: f64 = 0.5;

/// Over a longer step the distance tells more than the speed at its beginning, in seconds.
const SPEED_HOLDS_S: f64 = 10.0;

/// Time in motion, and the way made in it.
///
/// # Model
///
/// From each sample to the next the athlete either moves or stands: for steps of up to 10 s by the
/// speed at their beginning, for longer ones by what the distance grew, whatever their length. Without
/// a distance the speed stands for up to [`MAX_GAP`]. From 0.5 m/s on an athlete moves. Pauses of the
/// timer count nothing. A speed channel that makes less than half of the way that the distance says
/// is broken, and left out.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Moving {
    /// Seconds in motion.
    pub time_s: f64,
    /// The way made in that time, in metres.
    pub way_m: f64,
    /// Seconds in motion from each sample to the next.
    pub(crate) steps_s: Vec<f64>,
}

impl Moving {
    /// Sums up a recording; `None` where neither speed nor distance tells of any step.
    #[must_use]
    pub fn of(recording: &Recording) -> Option<Self> {
        let ways = recording.distance_m().and_then(|d| filled(recording.time_s(), d));
        let open = open_steps(recording);
        let speed = recording.speed().filter(|s| !broken(*s, &open, ways.as_deref()));
        let mut known = false;
        let (mut time_s, mut way_m) = (0.0, 0.0);
        let mut steps_s = vec![0.0; recording.time_s().len()];
        for (i, &step) in open.iter().enumerate().filter(|(_, step)| **step > 0.0) {
            let made = ways.as_ref().and_then(|w| Some((w[i + 1]? - w[i]?).max(0.0)));
            let told = speed.and_then(|s| s.get(i));
            let level = match (told, made) {
                (Some(v), _) if step <= SPEED_HOLDS_S => v,
                (_, Some(made)) => made / step,
                (Some(v), None) if step <= MAX_GAP_S => v,
                _ => continue,
            };
            known = true;
            if level >= STANDING_M_S {
                time_s += step;
                way_m += made.unwrap_or(level * step);
                steps_s[i] = step;
            }
        }
        known.then_some(Self { time_s, way_m, steps_s })
    }
}

/// Seconds from each sample to the next without the pauses of the timer.
pub(crate) fn open_steps(recording: &Recording) -> Vec<f64> {
    let mut pauses = recording.pauses();
    recording
        .time_s()
        .windows(2)
        .map(|pair| {
            while let [first, rest @ ..] = pauses {
                if first.to_s > pair[0] {
                    break;
                }
                pauses = rest;
            }
            let stopped: f64 = pauses
                .iter()
                .take_while(|p| p.from_s < pair[1])
                .map(|p| (p.to_s.min(pair[1]) - p.from_s.max(pair[0])).max(0.0))
                .sum();
            (pair[1] - pair[0] - stopped).max(0.0)
        })
        .collect()
}

/// The distance at every sample, on straight lines between those that have one; `None` for a counter
/// that never moved, as indoors without a sensor.
fn filled(time: &[f64], distance: Series<'_, f64>) -> Option<Vec<Option<f64>>> {
    let mut ways: Vec<Option<f64>> = distance.iter().collect();
    let mut last: Option<(usize, f64)> = None;
    let mut moved = false;
    for i in 0..ways.len() {
        let Some(here) = ways[i] else { continue };
        if let Some((from, before)) = last {
            moved |= here > before;
            for between in from + 1..i {
                let share = (time[between] - time[from]) / (time[i] - time[from]);
                ways[between] = Some(before + (here - before) * share);
            }
        }
        last = Some((i, here));
    }
    moved.then_some(ways)
}

fn broken(speed: Series<'_, f32>, open: &[f64], ways: Option<&[Option<f64>]>) -> bool {
    let Some(ways) = ways else { return false };
    let (mut told, mut counted) = (0.0, 0.0);
    for (i, &step) in open.iter().enumerate().filter(|(_, step)| **step <= SPEED_HOLDS_S) {
        if let (Some(v), Some(from), Some(to)) = (speed.get(i), ways[i], ways[i + 1]) {
            told += v * step;
            counted += (to - from).max(0.0);
        }
    }
    told < 0.5 * counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use stadion_types::{Channel, Pause, RecordingBuilder};

    fn every(step: f64, until: f64) -> Vec<f64> {
        (0..10_000_u32).map(|i| step * f64::from(i)).take_while(|t| *t <= until).collect()
    }

    fn at(time: &[f64]) -> RecordingBuilder {
        Recording::builder(DateTime::UNIX_EPOCH, time.to_vec())
    }

    #[test]
    fn the_rate_of_sampling_does_not_change_the_speed() {
        for step in [1.0, 5.0, 12.0, 20.0, 60.0, 120.0] {
            for channel in [false, true] {
                let time = every(step, 3600.0);
                let mut builder =
                    at(&time).distance_m(time.iter().map(|t| Some(3.0 * t)).collect());
                if channel {
                    builder = builder.channel(Channel::Speed, vec![Some(3.0); time.len()]);
                }
                let moving = Moving::of(&builder.build().unwrap()).unwrap();
                assert!((moving.time_s - 3600.0).abs() < 1e-6, "{step}: {}", moving.time_s);
                assert!((moving.way_m / moving.time_s - 3.0).abs() < 1e-9, "{step}");
            }
        }
    }

    #[test]
    fn the_distance_decides_within_a_gap() {
        // A minute of running, five minutes of standing unrecorded, a minute of running.
        let mut time = every(1.0, 60.0);
        time.extend(every(1.0, 60.0).iter().map(|t| 360.0 + t));
        let way = |t: &f64| Some(if *t <= 60.0 { 3.0 * t } else { 3.0 * (t - 300.0) });
        let standing = at(&time).distance_m(time.iter().map(way).collect()).build().unwrap();
        let moving = Moving::of(&standing).unwrap();
        assert!((moving.time_s - 120.0).abs() < 1e-9 && (moving.way_m - 360.0).abs() < 1e-9);
        let running =
            at(&time).distance_m(time.iter().map(|t| Some(3.0 * t)).collect()).build().unwrap();
        assert!((Moving::of(&running).unwrap().time_s - 420.0).abs() < 1e-9);
        let paused = at(&time)
            .distance_m(time.iter().map(way).collect())
            .pauses(vec![Pause { from_s: 60.0, to_s: 360.0 }])
            .build()
            .unwrap();
        assert!((Moving::of(&paused).unwrap().time_s - 120.0).abs() < 1e-9);
        // Speed alone does not tell of five minutes.
        let blind = at(&time).channel(Channel::Speed, vec![Some(3.0); time.len()]).build().unwrap();
        assert!((Moving::of(&blind).unwrap().time_s - 120.0).abs() < 1e-9);
    }

    #[test]
    fn distance_in_some_rows_is_enough() {
        let time = every(1.0, 100.0);
        let way = |t: &f64| (t % 5.0 == 0.0).then_some(3.0 * t);
        let r = at(&time).distance_m(time.iter().map(way).collect()).build().unwrap();
        let moving = Moving::of(&r).unwrap();
        assert!((moving.time_s - 100.0).abs() < 1e-9 && (moving.way_m - 300.0).abs() < 1e-9);
    }

    #[test]
    fn a_broken_speed_channel_is_left_out() {
        let time = every(1.0, 100.0);
        let r = at(&time)
            .distance_m(time.iter().map(|t| Some(3.0 * t)).collect())
            .channel(Channel::Speed, vec![Some(0.0); time.len()])
            .build()
            .unwrap();
        assert!((Moving::of(&r).unwrap().time_s - 100.0).abs() < 1e-9);
        let nothing =
            at(&time).channel(Channel::HeartRate, vec![Some(120.0); 101]).build().unwrap();
        assert_eq!(Moving::of(&nothing), None);
    }
}

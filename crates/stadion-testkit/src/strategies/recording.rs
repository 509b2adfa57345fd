//! Recordings.

use chrono::{DateTime, FixedOffset, TimeDelta};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use stadion_types::{Channel, Lap, Pause, Recording};

/// Values of a channel as a sensor gives them, with gaps.
fn values(from: f32, to: f32, count: usize) -> impl Strategy<Value = Vec<Option<f32>>> {
    // Mostly near the value before, as in life; shrinks to a line.
    let step = (to - from) / 40.0;
    let steps = vec((-1.0_f32..1.0, prop::bool::weighted(0.93)), count);
    (from..to, steps).prop_map(move |(first, steps)| {
        let mut value = first;
        let walk = steps.into_iter().map(|(by, known)| {
            value = (value + by * step).clamp(from, to);
            known.then_some(value)
        });
        walk.collect()
    })
}

/// Seconds between samples: every second, or as the device likes.
fn time() -> impl Strategy<Value = Vec<f64>> {
    let even = (1_usize..400, prop_oneof![3 => Just(1.0), 1 => Just(5.0)])
        .prop_map(|(count, step)| vec![step; count]);
    let smart = vec(prop_oneof![8 => 0.5..10.0_f64, 1 => 10.0..200.0_f64], 1..200);
    prop_oneof![2 => even, 1 => smart].prop_map(|steps| {
        let mut at = 0.0;
        steps
            .into_iter()
            .map(|step| {
                let now = at;
                at += step;
                now
            })
            .collect()
    })
}

/// Recordings of one to 400 samples: evenly or as the device likes, with gaps, laps and pauses, whose
/// channels, sport, offset and start may be missing.
pub fn recording() -> impl Strategy<Value = Recording> {
    time().prop_flat_map(|time| {
        let count = time.len();
        let end = time.last().copied().unwrap_or(0.0);
        let channel = |from, to| option::weighted(0.7, values(from, to, count));
        let span =
            (0.0..=1.0_f64, 0.0..=1.0_f64).prop_map(move |(a, b)| (a.min(b) * end, a.max(b) * end));
        (
            (channel(60.0, 195.0), channel(0.0, 6.0), channel(0.0, 500.0), channel(0.0, 900.0)),
            prop::bool::weighted(0.7),
            option::of(super::sport()),
            option::of(
                (-12_i32..=14).prop_map(|hours| FixedOffset::east_opt(3600 * hours).unwrap()),
            ),
            (0_i64..400_000_000, prop::bool::weighted(0.9)),
            (vec(span.clone(), 0..4), vec(span, 0..3)),
        )
            .prop_map(
                move |(channels, way, sport, offset, (start, known), (laps, pauses))| {
                    let (hr, speed, power, altitude) = channels;
                    let start = DateTime::UNIX_EPOCH + TimeDelta::seconds(1_300_000_000 + start);
                    let mut builder =
                        Recording::builder(start, time.clone()).sport(sport).utc_offset(offset);
                    if way {
                        builder = builder.distance_m(distances(&time, speed.as_deref()));
                    }
                    for (channel, values) in [
                        (Channel::HeartRate, hr),
                        (Channel::Speed, speed),
                        (Channel::Power, power),
                        (Channel::Altitude, altitude),
                    ] {
                        if let Some(values) = values {
                            builder = builder.channel(channel, values);
                        }
                    }
                    if !known {
                        builder = builder.start_unknown();
                    }
                    let laps = laps.into_iter().map(|(from, to)| Lap::new(from, to - from));
                    let pauses = pauses.into_iter().map(|(from_s, to_s)| Pause { from_s, to_s });
                    builder.laps(laps.collect()).pauses(pauses.collect()).build().unwrap()
                },
            )
    })
}

/// The way at those speeds, or at 3 m/s where there are none; unknown where the speed is.
fn distances(time: &[f64], speed: Option<&[Option<f32>]>) -> Vec<Option<f64>> {
    let mut at = 0.0;
    let mut before = 0.0;
    let mut way = Vec::with_capacity(time.len());
    for (i, now) in time.iter().enumerate() {
        let speed = speed.map_or(Some(3.0), |speed| speed[i]);
        at += f64::from(speed.unwrap_or(3.0)) * (now - before);
        before = *now;
        way.push(speed.map(|_| at));
    }
    way
}

//! Load models over many activities of four hours at 1 Hz.
//!
//! `STADION_PEERS_DATA` may name a folder with `acts5000.f32` (raw floats: for each activity planes of
//! power, heart rate and speed, 14 400 each), so that another program can be timed on the same samples
//! in the same minute; without it made-up rides of the same length serve. Two hundred activities are
//! kept in memory; five thousand are as many passes over them.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use std::hint::black_box;
use std::io::Read;
use std::path::PathBuf;

use chrono::DateTime;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use stadion_load::{
    BanisterTrimp, Done, EdwardsTrimp, HeldHeartRate, LoadModel, PowerStress, SexConstants,
    TrimpCurve,
};
use stadion_physiology::{AboveMax, Athlete, HeartRateRange, Sex, WindowStart, rolling_power_mean};
use stadion_types::{Channel, HeartRate, Power, Recording, Sport};

const SAMPLES: usize = 14_400;
const ACTIVITIES: usize = 200;

/// Power and heart rate.
type Activity = (Vec<f32>, Vec<f32>);

fn recording((power, hr): &Activity) -> Recording {
    let time_s: Vec<f64> = (0_u32..).take(SAMPLES).map(f64::from).collect();
    Recording::builder(DateTime::UNIX_EPOCH, time_s)
        .sport(Some(Sport::Cycling))
        .channel_or_nan(Channel::Power, power.clone())
        .channel_or_nan(Channel::HeartRate, hr.clone())
        .build()
        .unwrap()
}

fn activities() -> Vec<Activity> {
    if let Some(folder) = std::env::var_os("STADION_PEERS_DATA") {
        let file = std::fs::File::open(PathBuf::from(folder).join("acts5000.f32")).unwrap();
        let mut bytes = Vec::new();
        let plane = 4 * SAMPLES;
        file.take(u64::try_from(3 * plane * ACTIVITIES).unwrap()).read_to_end(&mut bytes).unwrap();
        let floats = |bytes: &[u8]| {
            bytes.chunks_exact(4).map(|b| f32::from_le_bytes(b.try_into().unwrap())).collect()
        };
        let split = |a: &[u8]| (floats(&a[..plane]), floats(&a[plane..2 * plane]));
        return bytes.chunks_exact(3 * plane).map(split).collect();
    }
    let wave = |i: usize, of: f32, around: f32| {
        let t = f32::from(u16::try_from(i % SAMPLES).unwrap());
        (around + of * (t / 300.0).sin() + t % 17.0).round()
    };
    let one = |n: usize| {
        let make = |of, around| (n..n + SAMPLES).map(|i| wave(i, of, around)).collect();
        (make(80.0, 220.0), make(25.0, 140.0))
    };
    (0..ACTIVITIES).map(|n| one(37 * n)).collect()
}

/// Fourth-power mean, impulse and efficiency of the two halves: what the peers compute.
fn kernels(recording: &Recording, curve: &TrimpCurve) -> [f64; 3] {
    let [power, hr] = [recording.power(), recording.heart_rate()].map(|c| c.unwrap().as_slice().0);
    let mean = rolling_power_mean(power, 30, 4, WindowStart::FullWindows).unwrap();
    let held = HeldHeartRate::of(recording, 30.0);
    let impulse = curve.integrate(&held.unwrap()).value / 60.0;
    let half = SAMPLES / 2;
    // Eight sums side by side, as a compiler that may reorder sums would make them.
    let sum = |values: &[f32]| {
        let mut sums = [0.0_f64; 8];
        for chunk in values.chunks_exact(8) {
            for (sum, v) in sums.iter_mut().zip(chunk) {
                *sum += f64::from(*v);
            }
        }
        sums.iter().sum::<f64>()
    };
    let [first, second] = [0..half, half..SAMPLES].map(|r| sum(&power[r.clone()]) / sum(&hr[r]));
    [mean, impulse, first - second]
}

fn load_models(c: &mut Criterion) {
    let recordings: Vec<Recording> = activities().iter().map(recording).collect();
    let athlete = Athlete::default()
        .with_sex(Sex::Male)
        .with_resting_hr(HeartRate::const_bpm(50.0))
        .with_max_hr(HeartRate::const_bpm(190.0))
        .with_threshold_power(Power::const_watts(250.0));
    let range = HeartRateRange::new(HeartRate::const_bpm(50.0), HeartRate::const_bpm(190.0));
    let men = SexConstants::Published.coefficients(Some(Sex::Male)).unwrap();
    let curve = TrimpCurve::new(range.unwrap(), men, AboveMax::Keep);

    let mut group = c.benchmark_group("load models");
    group.sample_size(20);
    group.throughput(Throughput::Elements(u64::try_from(SAMPLES * recordings.len()).unwrap()));
    group.bench_function("kernels: power mean, impulse, halves", |b| {
        b.iter(|| {
            for recording in &recordings {
                black_box(kernels(black_box(recording), &curve));
            }
        });
    });
    let mut each = |name: &str, score: &dyn Fn(&Done<'_>) -> f64| {
        group.bench_function(name, |b| {
            b.iter(|| recordings.iter().map(|r| score(&Done::from_recording(r))).sum::<f64>());
        });
    };
    let (power, impulse) = (PowerStress::default(), BanisterTrimp::default());
    let edwards = EdwardsTrimp::default();
    each("model: power stress", &|done| power.load(&athlete, done).unwrap().amount());
    each("model: Banister", &|done| impulse.load(&athlete, done).unwrap().amount());
    each("model: Edwards", &|done| edwards.load(&athlete, done).unwrap().amount());
    group.finish();
}

criterion_group!(benches, load_models);
criterion_main!(benches);

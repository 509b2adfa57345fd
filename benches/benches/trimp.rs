//! The training impulse of four hours at 1 Hz.
//!
//! `STADION_RIDE` may name a file of raw doubles (planes of power, heart rate and speed, 14 400
//! each), so that another program can be timed on the same heart rates in the same minute; without
//! it a made-up ride of the same length serves.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use stadion_load::{HeldHeartRate, SexConstants, TrimpCurve};
use stadion_physiology::{AboveMax, HeartRateRange, Sex};
use stadion_types::HeartRate;

const SAMPLES: u32 = 4 * 3600;

fn heart_rates() -> Vec<f32> {
    if let Some(path) = std::env::var_os("STADION_RIDE") {
        let bytes = std::fs::read(path).unwrap();
        let plane = bytes.len() / 3;
        let doubles = bytes[plane..2 * plane].chunks_exact(8);
        #[allow(clippy::cast_possible_truncation, reason = "recordings keep single precision")]
        return doubles.map(|b| f64::from_le_bytes(b.try_into().unwrap()) as f32).collect();
    }
    let wave = |i: u32| 140.0 + 30.0 * (f64::from(i) / 300.0).sin() + f64::from(i % 7);
    #[allow(clippy::cast_possible_truncation, reason = "recordings keep single precision")]
    (0..SAMPLES).map(|i| wave(i).round() as f32).collect()
}

fn trimp(c: &mut Criterion) {
    let bpm = heart_rates();
    let time_s: Vec<f64> = (0..bpm.len()).map(|i| f64::from(u32::try_from(i).unwrap())).collect();
    // Every sample with a fraction: the way without the table.
    let fractions: Vec<f32> = bpm.iter().map(|v| v + 0.25).collect();
    let end_s = time_s.last().unwrap() + 1.0;
    let range = HeartRateRange::new(HeartRate::const_bpm(50.0), HeartRate::const_bpm(190.0));
    let (range, men) = (range.unwrap(), SexConstants::Published.coefficients(Some(Sex::Male)));
    let make = || TrimpCurve::new(range, men.unwrap(), AboveMax::Keep);
    let curve = make();

    let mut group = c.benchmark_group("trimp");
    group.throughput(Throughput::Elements(u64::try_from(bpm.len()).unwrap()));
    let whole = HeldHeartRate::new(&time_s, &bpm, end_s, 30.0).unwrap();
    group.bench_function("whole bpm", |b| b.iter(|| curve.integrate(&whole)));
    group.bench_function("whole bpm, curve made anew", |b| b.iter(|| make().integrate(&whole)));
    let parts = HeldHeartRate::new(&time_s, &fractions, end_s, 30.0).unwrap();
    group.bench_function("fractions of bpm", |b| b.iter(|| curve.integrate(&parts)));
    group.finish();
}

criterion_group!(benches, trimp);
criterion_main!(benches);

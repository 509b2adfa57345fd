//! The 30-s fourth-power mean of four hours at 1 Hz.
//!
//! `STADION_PEERS_DATA` may name a folder with `ride4h.f64` (raw doubles: planes of power, heart rate
//! and speed), so that another program can be timed on the same samples in the same minute; without
//! it a made-up ride of the same length serves.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use stadion_physiology::{PowerMeanRules, RollingPowerMean, WindowStart, rolling_power_mean};

fn power() -> Vec<f64> {
    if let Some(folder) = std::env::var_os("STADION_PEERS_DATA") {
        let bytes = std::fs::read(PathBuf::from(folder).join("ride4h.f64")).unwrap();
        let plane = &bytes[..bytes.len() / 3];
        return plane.chunks_exact(8).map(|b| f64::from_le_bytes(b.try_into().unwrap())).collect();
    }
    let watts = |i: u32| 200.0 + 80.0 * (f64::from(i) / 300.0).sin() + f64::from(i % 41);
    (0..4 * 3600).map(|i| watts(i).round()).collect()
}

fn fourth_power(c: &mut Criterion) {
    let power = power();
    let time_s: Vec<f64> = (0..power.len()).map(|i| f64::from(u32::try_from(i).unwrap())).collect();
    let mut group = c.benchmark_group("fourth power");
    group.throughput(Throughput::Elements(u64::try_from(power.len()).unwrap()));
    group.bench_function("kernel", |b| {
        b.iter(|| rolling_power_mean(black_box(&power), 30, 4, WindowStart::FullWindows));
    });
    group.bench_function("online", |b| {
        b.iter(|| {
            let mut mean = RollingPowerMean::new(30, 4, WindowStart::FullWindows).unwrap();
            for &watts in black_box(&power) {
                mean.step(watts).unwrap();
            }
            mean.mean()
        });
    });
    let rules = PowerMeanRules::default();
    group.bench_function("recording", |b| {
        b.iter(|| rules.mean(black_box(&time_s), power.iter().copied().map(Some), &[]));
    });
    group.finish();
}

criterion_group!(benches, fourth_power);
criterion_main!(benches);

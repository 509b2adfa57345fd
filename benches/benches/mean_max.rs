//! The best window of many lengths over six hours at 1 Hz.
//!
//! `STADION_PEERS_DATA` may name a folder with `ride6h.f64` (planes of power, heart rate and speed as
//! raw doubles), so that another program can be timed on the same watts in the same minute; without
//! it a made-up ride of the same length serves.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use std::path::PathBuf;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use stadion_physiology::{DurationLadder, WindowSums, mean_max};

const SAMPLES: u32 = 6 * 3600;

/// Power and speed.
fn ride() -> (Vec<f64>, Vec<f64>) {
    if let Some(folder) = std::env::var_os("STADION_PEERS_DATA") {
        let bytes = std::fs::read(PathBuf::from(folder).join("ride6h.f64")).unwrap();
        let doubles: Vec<f64> = bytes
            .chunks_exact(8)
            .map(|bytes| f64::from_le_bytes(bytes.try_into().unwrap()))
            .collect();
        let plane = doubles.len() / 3;
        return (doubles[..plane].to_vec(), doubles[2 * plane..].to_vec());
    }
    let wave = |i: u32| 200.0 + 60.0 * (f64::from(i) / 700.0).sin() + f64::from(i * 7919 % 61);
    let watts: Vec<f64> = (0..SAMPLES).map(|i| wave(i).round()).collect();
    let speed = watts.iter().map(|p| 1.65 * p.cbrt()).collect();
    (watts, speed)
}

fn bench(c: &mut Criterion) {
    let (watts, speed) = ride();
    let seconds = u32::try_from(watts.len()).unwrap();
    let of = |ladder: DurationLadder| -> Vec<usize> {
        // As other programs have it: the whole ride is no duration.
        let durations = ladder.durations(seconds - 1).unwrap();
        durations.into_iter().map(|d| d as usize).collect()
    };
    let mut group = c.benchmark_group("mean-max");
    group.throughput(Throughput::Elements(u64::from(seconds)));
    let sums = WindowSums::new(&watts).unwrap();
    for (name, lengths) in
        [("grid", of(DurationLadder::Graded)), ("every duration", of(DurationLadder::Every))]
    {
        group.bench_function(format!("{name} of {} sums", lengths.len()), |b| {
            b.iter(|| sums.best_of(&lengths).unwrap());
        });
        group.bench_function(format!("{name} of {} watts", lengths.len()), |b| {
            b.iter(|| mean_max(&watts, &lengths).unwrap());
        });
        group.bench_function(format!("{name} of {} speeds", lengths.len()), |b| {
            b.iter(|| mean_max(&speed, &lengths).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);

//! The decoupling of four hours at 1 Hz.
//!
//! `STADION_PEERS_DATA` may name a folder with `ride4h.f64` (raw doubles: planes of power, heart rate
//! and speed), so that another program can be timed on the same samples in the same minute; without
//! it a made-up ride of the same length serves.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use stadion_physiology::{
    DecouplingFormula, DecouplingOutput, DecouplingRules, DecouplingSeries, dense_decoupling,
};

fn ride() -> [Vec<f64>; 2] {
    if let Some(folder) = std::env::var_os("STADION_PEERS_DATA") {
        let bytes = std::fs::read(PathBuf::from(folder).join("ride4h.f64")).unwrap();
        let plane = bytes.len() / 3;
        let doubles = |bytes: &[u8]| {
            bytes.chunks_exact(8).map(|b| f64::from_le_bytes(b.try_into().unwrap())).collect()
        };
        return [doubles(&bytes[..plane]), doubles(&bytes[plane..2 * plane])];
    }
    let wave = |i: u32| (f64::from(i) / 300.0).sin();
    let watts = |i| (200.0 + 80.0 * wave(i) + f64::from(i % 41)).round();
    let bpm = |i| (140.0 + 20.0 * wave(i) + f64::from(i % 3)).round();
    [(0..4 * 3600).map(watts).collect(), (0..4 * 3600).map(bpm).collect()]
}

fn decoupling(c: &mut Criterion) {
    let [power, hr] = ride();
    let time_s: Vec<f64> = (0..power.len()).map(|i| f64::from(u32::try_from(i).unwrap())).collect();
    let mut group = c.benchmark_group("decoupling");
    group.throughput(Throughput::Elements(u64::try_from(power.len()).unwrap()));
    for formula in [DecouplingFormula::RatioOfMeans, DecouplingFormula::MedianOfRatios] {
        group.bench_function(format!("kernel, {}", formula.as_str()), |b| {
            b.iter(|| dense_decoupling(black_box(&power), &hr, power.len() / 2, formula));
        });
    }
    let series = DecouplingSeries::new(&time_s, hr.iter().copied().map(Some)).unwrap();
    let output = power.iter().copied().map(Some);
    let series = series.with_output(DecouplingOutput::Power, output).unwrap();
    let rules = DecouplingRules::bare();
    group.bench_function("series with gaps, facts and interval", |b| {
        b.iter(|| black_box(&series).decouple(&rules));
    });
    group.finish();
}

criterion_group!(benches, decoupling);
criterion_main!(benches);

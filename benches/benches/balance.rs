//! What is left of W' over four hours at 1 Hz.
//!
//! `STADION_PEERS_DATA` may name the folder with `ride4h.f64` (raw doubles, planes of power, heart
//! rate and speed), so that other programs can be timed on the same watts in the same minute; without
//! it a made-up ride of the same length serves.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use stadion_physiology::{
    BalanceGapRule, PowerBalance, balance_differential, balance_differential_euler,
    balance_integral,
};
use stadion_types::{Energy, Power};

const SAMPLES: u32 = 4 * 3600;
const NUMBERS: [f64; 2] = [230.0, 20_000.0];

fn watts() -> Vec<f64> {
    if let Some(folder) = std::env::var_os("STADION_PEERS_DATA") {
        let bytes = std::fs::read(std::path::Path::new(&folder).join("ride4h.f64")).unwrap();
        let doubles = bytes[..bytes.len() / 3].chunks_exact(8);
        return doubles.map(|b| f64::from_le_bytes(b.try_into().unwrap())).collect();
    }
    let wave = |i: u32| 200.0 + 120.0 * (f64::from(i) / 240.0).sin() + f64::from(i % 7);
    (0..SAMPLES).map(|i| wave(i).round()).collect()
}

fn balance(c: &mut Criterion) {
    let power = watts();
    let mut left = vec![0.0; power.len()];
    let mut group = c.benchmark_group("balance");
    group.throughput(Throughput::Elements(u64::try_from(power.len()).unwrap()));
    group.bench_function("differential, euler", |b| {
        b.iter(|| balance_differential_euler(&power, NUMBERS, NUMBERS[1], 1.0, &mut left));
    });
    group.bench_function("differential, exact", |b| {
        b.iter(|| balance_differential(&power, NUMBERS, NUMBERS[1], 1.0, &mut left));
    });
    group.bench_function("integral", |b| {
        b.iter(|| balance_integral(&power, NUMBERS, NUMBERS[1], 1.0, 450.0, &mut left));
    });
    let time_s: Vec<f64> = (0..power.len()).map(|i| f64::from(u32::try_from(i).unwrap())).collect();
    let rider = PowerBalance::new(Power::const_watts(230.0), Energy::const_joules(20_000.0));
    let (rider, gaps) = (rider.unwrap(), BalanceGapRule::default());
    group.bench_function("course, exact, with gaps and lowest", |b| {
        b.iter(|| rider.course(&time_s, power.iter().map(|p| Some(*p)), &[], gaps));
    });
    group.finish();
}

criterion_group!(benches, balance);
criterion_main!(benches);

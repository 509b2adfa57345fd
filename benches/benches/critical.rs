//! Critical power: one curve for each of 10,000 athletes with six trials, as plain numbers and whole.
//!
//! `STADION_PEERS_DATA` may name a folder with `cp.f64` (raw doubles: six durations and six powers for
//! each athlete), so that another program can be timed on the same trials in the same minute; without it
//! made-up trials serve.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use stadion_physiology::{
    CriticalModel, CriticalPower, CriticalSettings, PowerTrial, fit_duration_curve,
};
use stadion_types::Power;

const ATHLETES: u32 = 10_000;
/// Whole fits, with intervals, are timed on so many athletes.
const WHOLE: usize = 100;

/// Durations and powers of one athlete.
type Trials = ([f64; 6], [f64; 6]);

fn athletes() -> Vec<Trials> {
    if let Some(folder) = std::env::var_os("STADION_PEERS_DATA") {
        let bytes = std::fs::read(PathBuf::from(folder).join("cp.f64")).unwrap();
        let doubles = bytes.chunks_exact(8).map(|b| f64::from_le_bytes(b.try_into().unwrap()));
        let doubles: Vec<f64> = doubles.collect();
        return doubles
            .chunks_exact(12)
            .map(|row| (row[..6].try_into().unwrap(), row[6..].try_into().unwrap()))
            .collect();
    }
    // A sequence that fills 0..1 evenly, and no noise to seed.
    let spread = |i: u32, step: f64| (f64::from(i) * step).fract();
    (0..ATHLETES)
        .map(|i| {
            let cp = 200.0 + 160.0 * spread(i, 0.618_034);
            let w = 1e4 + 1.8e4 * spread(i, 0.414_214);
            let shift = w / (700.0 + 600.0 * spread(i, 0.732_051) - cp);
            let t = [120.0, 180.0, 300.0, 600.0, 720.0, 1200.0];
            let mut k = 6 * i;
            let p = t.map(|t| {
                k += 1;
                cp + w / (t + shift) + 10.0 * (spread(k, 0.236_068) - 0.5)
            });
            (t, p)
        })
        .collect()
}

fn critical(c: &mut Criterion) {
    let athletes = athletes();
    let mut group = c.benchmark_group("critical");
    group.throughput(Throughput::Elements(u64::try_from(athletes.len()).unwrap()));
    for model in
        [CriticalModel::InverseTime, CriticalModel::TimeResiduals, CriticalModel::ThreeParameter]
    {
        group.bench_function(model.as_str(), |b| {
            b.iter(|| {
                for (t, p) in &athletes {
                    let _ = black_box(fit_duration_curve(model, black_box(t), p, 1800.0));
                }
            });
        });
    }
    let whole: Vec<Vec<PowerTrial>> = athletes
        .iter()
        .take(WHOLE)
        .map(|(t, p)| {
            let pairs = t.iter().zip(p);
            pairs
                .map(|(t, p)| {
                    let power = Power::from_watts(*p).unwrap();
                    PowerTrial::new(Duration::from_secs_f64(*t), power)
                })
                .collect()
        })
        .collect();
    group.throughput(Throughput::Elements(u64::try_from(whole.len()).unwrap()));
    for model in [CriticalModel::InverseTime, CriticalModel::ThreeParameter] {
        group.bench_function(format!("{} with intervals", model.as_str()), |b| {
            b.iter(|| {
                for trials in &whole {
                    let _ = black_box(CriticalPower::fit(trials, CriticalSettings::of(model)));
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, critical);
criterion_main!(benches);

//! Fits of response models to 200 athletes with a year of loads and 40 tests: the optimum alone, whole fits
//! with intervals and verdict, the bootstrap of one athlete, and forward runs.
//!
//! `STADION_PEERS_DATA` may name a folder with `banister.f64` (raw doubles: 365 loads, 40 days and 40
//! performances for each athlete, the performance before the day's load), so that another program can be
//! timed on the same athletes in the same minute; without it made-up athletes serve.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use stadion_load::{
    BanisterFit, BanisterResponse, BussoFit, CalvertFit, Doses, FitResponse, PerformanceTest,
    ResponseBootstrap, ResponseComponent, ResponseData, ResponseIndex, ResponseModel,
};

const DAYS: usize = 365;
const TESTS: usize = 40;
/// Whole fits are timed on so many athletes.
const WHOLE: usize = 20;

fn athletes() -> Vec<ResponseData> {
    let data = |loads: &[f64], tests: Vec<PerformanceTest>| {
        ResponseData::new(Doses::single(loads.to_vec()).unwrap(), tests).unwrap()
    };
    if let Some(folder) = std::env::var_os("STADION_PEERS_DATA") {
        let bytes = std::fs::read(PathBuf::from(folder).join("banister.f64")).unwrap();
        let doubles = bytes.chunks_exact(8).map(|b| f64::from_le_bytes(b.try_into().unwrap()));
        let doubles: Vec<f64> = doubles.collect();
        return doubles
            .chunks_exact(DAYS + 2 * TESTS)
            .map(|row| {
                let (days, performances) = row[DAYS..].split_at(TESTS);
                let day = |at: &f64| (0..DAYS).find(|&d| count(d) >= *at).unwrap();
                let tests = days.iter().zip(performances);
                let test = |(d, p): (&f64, &f64)| PerformanceTest { day: day(d), performance: *p };
                data(&row[..DAYS], tests.map(test).collect())
            })
            .collect();
    }
    // A sequence that fills 0..1 evenly, and no noise to seed.
    let spread = |i: usize, step: f64| (count(i) * step).fract();
    (0..200)
        .map(|i| {
            let loads: Vec<f64> = (0..DAYS)
                .map(|d| {
                    let rest = spread(d + 17 * i, 0.732_051) < 0.25;
                    if rest { 0.0 } else { (150.0 * spread(d * (i + 3), 0.618_034)).round() }
                })
                .collect();
            let k1 = 0.05 + 0.07 * spread(i, 0.414_214);
            let fitness = ResponseComponent::new(k1, 35.0 + 20.0 * spread(i, 0.236_068)).unwrap();
            let fatigue = ResponseComponent::new(1.8 * k1, 7.0 + 8.0 * spread(i, 0.302_776));
            let index = ResponseIndex::NextDay;
            let truth = BanisterResponse::new(250.0, fitness, fatigue.unwrap(), index).unwrap();
            let run = truth.forward(&Doses::single(loads.clone()).unwrap()).unwrap();
            let tests = (0..TESTS).map(|t| {
                let day = 14 + t * 350 / TESTS;
                let off = 10.0 * (spread(t + 41 * i, 0.645_751) - 0.5);
                PerformanceTest { day, performance: run[day] + off }
            });
            data(&loads, tests.collect())
        })
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "a number of days")]
fn count(n: usize) -> f64 {
    n as f64
}

fn fits(c: &mut Criterion) {
    let athletes = athletes();
    let fit = BanisterFit::new(ResponseIndex::NextDay);
    let mut group = c.benchmark_group("response");
    group.throughput(Throughput::Elements(u64::try_from(athletes.len()).unwrap()));
    group.bench_function("banister, optimum", |b| {
        b.iter(|| {
            athletes.iter().map(|data| fit.optimum(black_box(data)).unwrap().sse).sum::<f64>()
        });
    });
    let whole = &athletes[..WHOLE];
    group.throughput(Throughput::Elements(u64::try_from(WHOLE).unwrap()));
    group.bench_function("banister, whole", |b| {
        b.iter(|| whole.iter().map(|data| fit.fit(black_box(data)).unwrap().sse).sum::<f64>());
    });
    let busso = BussoFit::new(ResponseIndex::NextDay);
    group.bench_function("busso, optimum", |b| {
        b.iter(|| {
            whole.iter().map(|data| busso.optimum(black_box(data)).unwrap().sse).sum::<f64>()
        });
    });
    let calvert = CalvertFit::new(ResponseIndex::NextDay);
    group.bench_function("calvert, optimum", |b| {
        b.iter(|| {
            whole.iter().map(|data| calvert.optimum(black_box(data)).unwrap().sse).sum::<f64>()
        });
    });
    let settings = ResponseBootstrap { threads: 2, ..ResponseBootstrap::default() };
    group.throughput(Throughput::Elements(u64::from(settings.replicates)));
    group.bench_function("banister, bootstrap on two threads", |b| {
        b.iter(|| fit.bootstrap(black_box(&athletes[0]), &settings).unwrap().len());
    });
    group.finish();
}

fn forward(c: &mut Criterion) {
    let component = |gain, days| ResponseComponent::new(gain, days).unwrap();
    let index = ResponseIndex::NextDay;
    let model =
        BanisterResponse::new(250.0, component(0.08, 45.0), component(0.15, 11.0), index).unwrap();
    let mut group = c.benchmark_group("response forward");
    for (name, days) in [("a week", 7), ("a season", 365), ("ten years", 3650)] {
        let loads = (0..days).map(|d| count(d * 37 % 101)).collect();
        let doses = Doses::single(loads).unwrap();
        group.throughput(Throughput::Elements(u64::try_from(days).unwrap()));
        group.bench_function(name, |b| b.iter(|| model.forward(black_box(&doses)).unwrap().len()));
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = fits, forward
}
criterion_main!(benches);

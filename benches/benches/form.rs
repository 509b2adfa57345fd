//! Fitness and fatigue: a squad of 10 000 athletes over ten years, and a late session.
//!
//! The peer is numpy day by day on the same shape; run it in the same minute.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use chrono::NaiveDate;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use stadion_load::{
    DailyLoads, DayLoad, FormModel, FormSettings, FormState, FormTrend, fitness_and_fatigue,
};

const ATHLETES: usize = 10_000;
const DAYS: usize = 3653;

fn load(i: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "small")]
    let wave = (i.wrapping_mul(2_654_435_761) % 1009) as f64;
    if i.is_multiple_of(7) { 0.0 } else { 20.0 + wave / 10.0 }
}

fn form(c: &mut Criterion) {
    let model = FormModel::new(FormSettings::default()).unwrap();
    let mut group = c.benchmark_group("form");

    // A tenth of the days at a time, as memory allows.
    let days = DAYS / 10;
    let loads: Vec<f64> = (0..ATHLETES * days).map(load).collect();
    let (mut fitness, mut fatigue) = (vec![0.0; loads.len()], vec![0.0; loads.len()]);
    let mut states = vec![FormState::default(); ATHLETES];
    group.sample_size(10);
    group.throughput(Throughput::Elements(u64::try_from(loads.len()).unwrap()));
    group.bench_function("squad of 10 000", |b| {
        b.iter(|| {
            fitness_and_fatigue(&model, &loads, &mut states, &mut fitness, &mut fatigue).unwrap();
        });
    });

    let first = NaiveDate::from_ymd_opt(2016, 1, 1).unwrap();
    let day = |i| if load(i) > 0.0 { DayLoad::Trained(load(i)) } else { DayLoad::Rest };
    let ten_years = DailyLoads::new(first, (0..DAYS).map(day).collect()).unwrap();
    let trend = FormTrend::new(model, ten_years.clone()).unwrap();
    group.throughput(Throughput::Elements(u64::try_from(DAYS).unwrap()));
    group.bench_function("ten years of one athlete", |b| b.iter(|| model.trend(&ten_years)));
    let late = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
    group.throughput(Throughput::Elements(1));
    group.bench_function("a session three years back", |b| {
        b.iter_batched_ref(
            || trend.clone(),
            |trend| trend.set(late, DayLoad::Trained(321.0)),
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

criterion_group!(benches, form);
criterion_main!(benches);

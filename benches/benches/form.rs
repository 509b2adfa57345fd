//! Fitness and fatigue: a squad of 10 000 athletes over ten years, and a late session.
//!
//! The peer is numpy day by day on the same shape and width; run it in the same minute.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use chrono::NaiveDate;
use criterion::measurement::WallTime;
use criterion::{
    BatchSize, BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main,
};
use stadion_load::{
    DailyLoads, DayLoad, FormModel, FormSettings, FormState, FormTrend, SquadNumber,
    fitness_and_fatigue,
};

const ATHLETES: usize = 10_000;
const DAYS: usize = 3653;
const THREADS: usize = 2;

fn load(i: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "small")]
    let wave = (i.wrapping_mul(2_654_435_761) % 1009) as f64;
    if i.is_multiple_of(7) { 0.0 } else { 20.0 + wave / 10.0 }
}

/// A squad in as many parts as threads, each with its own days.
struct Squad<T> {
    parts: Vec<Part<T>>,
}

struct Part<T> {
    loads: Vec<T>,
    states: Vec<FormState>,
    fitness: Vec<T>,
    fatigue: Vec<T>,
}

impl<T: SquadNumber + Default + Send> Squad<T> {
    fn new(load: impl Fn(usize) -> T) -> Self {
        let part = |_| {
            let places = ATHLETES / THREADS * DAYS;
            let (fitness, fatigue) = (vec![T::default(); places], vec![T::default(); places]);
            let states = vec![FormState::default(); ATHLETES / THREADS];
            Part { loads: (0..places).map(&load).collect(), states, fitness, fatigue }
        };
        Self { parts: (0..THREADS).map(part).collect() }
    }
}

impl<T: SquadNumber> Part<T> {
    fn run(&mut self, model: &FormModel) {
        let (fitness, fatigue) = (&mut self.fitness, &mut self.fatigue);
        fitness_and_fatigue(model, &self.loads, &mut self.states, fitness, fatigue).unwrap();
    }
}

fn squad<T: SquadNumber + Send>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    model: FormModel,
    mut squad: Squad<T>,
) {
    group.bench_function(format!("squad of 10 000 in {name}, one thread"), |b| {
        b.iter(|| squad.parts.iter_mut().for_each(|part| part.run(&model)));
    });
    group.bench_function(format!("squad of 10 000 in {name}, two threads"), |b| {
        b.iter(|| {
            std::thread::scope(|scope| {
                for part in &mut squad.parts {
                    scope.spawn(|| part.run(&model));
                }
            });
        });
    });
}

fn form(c: &mut Criterion) {
    let model = FormModel::new(FormSettings::default()).unwrap();
    let mut group = c.benchmark_group("form");

    group.sample_size(10);
    group.throughput(Throughput::Elements(u64::try_from(ATHLETES * DAYS).unwrap()));
    #[allow(clippy::cast_possible_truncation, reason = "small whole numbers")]
    let (wide, half) = (Squad::<f64>::new(load), Squad::<f32>::new(|i| load(i).round() as f32));
    squad(&mut group, "f64", model, wide);
    squad(&mut group, "f32", model, half);

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

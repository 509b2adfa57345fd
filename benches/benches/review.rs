//! The review of four hours at 1 Hz, from the recording to the document.
//!
//! `STADION_ACTIVITY` may name a file, which is then reviewed as well; reading it is not counted.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use std::hint::black_box;
use std::time::Duration;

use chrono::DateTime;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use stadion_formats::ReadOptions;
use stadion_physiology::{Athlete, Sex};
use stadion_review::{Context, review};
use stadion_testkit::{Device, Laps, Leg, SessionPlan, Simulation, SyntheticAthlete};
use stadion_types::{Channel, Distance, HeartRate, Mass, Power, Recording, Speed, Sport};

const HOURS_S: u64 = 4 * 3600;
const EASY: Speed = Speed::const_meters_per_second(2.8);
const FAST: Speed = Speed::const_meters_per_second(4.0);

fn run(plan: SessionPlan) -> Recording {
    let mut simulation = Simulation::new(SyntheticAthlete::recreational(), plan);
    simulation.device = Device { laps: Laps::None, ..Device::watch() };
    simulation.seed = 1;
    simulation.run().unwrap().recording
}

/// Ten times a kilometre in the midst of a long run.
fn intervals() -> Recording {
    let work = Leg::work_over(Distance::const_meters(1000.0), FAST);
    let rest = Leg::jogging(Duration::from_secs(90), Speed::const_meters_per_second(2.0));
    let around = Duration::from_secs((HOURS_S - 10 * 250 - 9 * 90) / 2);
    run(SessionPlan::intervals(
        Leg::warm_up(around, EASY),
        10,
        work,
        rest,
        Leg::cool_down(around, EASY),
    ))
}

fn steady() -> Recording {
    run(SessionPlan::new([Leg::warm_up(Duration::from_secs(HOURS_S), EASY)]))
}

/// A ride in which power changes each second, with everything that a bicycle computer measures.
fn ride() -> Recording {
    let seconds = u32::try_from(HOURS_S).unwrap();
    let wave = |i: u32| (f64::from(i) / 300.0).sin();
    #[expect(clippy::cast_possible_truncation, reason = "channels are in single precision")]
    let channel = |value: &dyn Fn(u32) -> f64| -> Vec<Option<f32>> {
        (0..seconds).map(|i| Some(value(i) as f32)).collect()
    };
    Recording::builder(DateTime::UNIX_EPOCH, (0..seconds).map(f64::from).collect())
        .sport(Some(Sport::Cycling))
        .channel(
            Channel::Power,
            channel(&|i| (200.0 + 80.0 * wave(i) + f64::from(i * 7919 % 101)).round()),
        )
        .channel(
            Channel::HeartRate,
            channel(&|i| (140.0 + 20.0 * wave(i) + f64::from(i % 3)).round()),
        )
        .channel(Channel::Speed, channel(&|i| 9.0 + wave(i) + f64::from(i * 31 % 11) / 20.0))
        .distance_m((0..seconds).map(|i| Some(9.0 * f64::from(i))).collect())
        .build()
        .unwrap()
}

/// An athlete of whom all is known that doses ask for: an empty profile would leave most of them out.
fn athlete() -> Athlete {
    Athlete::default()
        .with_sex(Sex::Male)
        .with_mass(Mass::const_kilograms(66.0))
        .with_height(Distance::const_meters(1.78))
        .with_resting_hr(HeartRate::const_bpm(48.0))
        .with_max_hr(HeartRate::const_bpm(190.0))
        .with_lt1_hr(HeartRate::const_bpm(148.0))
        .with_threshold_hr(HeartRate::const_bpm(168.0))
        .with_threshold_speed(FAST)
        .with_threshold_power(Power::const_watts(260.0))
}

fn bench(c: &mut Criterion) {
    let context = Context::new(athlete());
    let planned = Context::new(athlete()).with_plan("10 x 1000m w/ 90s jog");
    let mut recordings = vec![("intervals", intervals()), ("steady", steady()), ("ride", ride())];
    if let Some(path) = std::env::var_os("STADION_ACTIVITY") {
        let import = stadion_formats::read_path(path, &ReadOptions::default()).unwrap();
        let longest = import.longest().unwrap();
        recordings.push(("file", import.recordings[longest].clone()));
    }
    let mut group = c.benchmark_group("review");
    group.sample_size(20);
    for (name, recording) in recordings {
        group.throughput(Throughput::Elements(u64::try_from(recording.len()).unwrap()));
        if name == "intervals" {
            group.bench_function("intervals with their plan", |b| {
                b.iter(|| review(black_box(&recording), &planned));
            });
        }
        group.bench_function(name, |b| b.iter(|| review(black_box(&recording), &context)));
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);

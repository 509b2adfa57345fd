//! Ten years of sessions: added one by one, and one more held against them.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use core::time::Duration;

use chrono::{Days, NaiveDate};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use stadion_sessions::{
    Circumstances, Class, History, HistoryCriteria, Mark, PastSession, PlateauCriteria, TestResult,
    plateau,
};
use stadion_types::{Distance, Sport};

const SESSIONS: u32 = 5000;
const DAYS: u32 = 3650;

fn day(n: u32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2016, 1, 1).unwrap();
    first.checked_add_days(Days::new(n.into())).unwrap()
}

fn session(i: u32) -> PastSession {
    let class = [Class::Easy, Class::Single, Class::Easy, Class::LongRun, Class::Vo2max];
    let mut session =
        PastSession::new(format!("{i}.fit"), day(i * DAYS / SESSIONS), Sport::Running);
    session.class = class.get(i as usize % class.len()).copied();
    session.sizes.distance = Distance::from_kilometers(f64::from(5 + i * 7 % 23)).ok();
    session.sizes.moving = Some(Duration::from_secs(u64::from(1500 + i * 431 % 6000)));
    session.sizes.above_threshold = Some(Duration::from_secs(u64::from(i * 97 % 1800)));
    session.sizes.climb = Distance::from_meters(f64::from(i * 13 % 400)).ok();
    session.sizes.load = Some(f64::from(30 + i * 11 % 120));
    for (meters, seconds) in [(1000.0, 200), (5000.0, 1100)] {
        let time = Duration::from_secs(u64::from(seconds + i * 3 % 40));
        session.marks.push(Mark { distance: Distance::from_meters(meters).unwrap(), time });
    }
    session
}

fn history(c: &mut Criterion) {
    let sessions: Vec<PastSession> = (0..SESSIONS).map(session).collect();
    let mut full = History::default();
    for session in &sessions {
        full.push(session.clone()).unwrap();
    }
    let mut group = c.benchmark_group("history");
    group.throughput(Throughput::Elements(SESSIONS.into()));
    group.bench_function("add ten years", |b| {
        b.iter_batched(
            || sessions.clone(),
            |sessions| {
                let mut history = History::default();
                sessions.into_iter().try_for_each(|s| history.push(s)).unwrap();
                history
            },
            BatchSize::LargeInput,
        );
    });
    group.throughput(Throughput::Elements(1));
    let next = session(SESSIONS);
    let (around, criteria) = (Circumstances::default(), HistoryCriteria::default());
    group.bench_function("judge one more", |b| b.iter(|| full.judge(&next, &around, &criteria)));
    group.bench_function("four weeks", |b| b.iter(|| full.summary(Sport::Running, next.day)));
    let tests: Vec<TestResult> = (0..12)
        .map(|i| TestResult { day: day(i * 4), value: 5.0 + f64::from(i * 7 % 5) / 100.0 })
        .collect();
    group.bench_function("a plateau of twelve tests", |b| {
        b.iter(|| plateau(&tests, 0.02, &PlateauCriteria::default()));
    });
    group.finish();
}

criterion_group!(benches, history);
criterion_main!(benches);

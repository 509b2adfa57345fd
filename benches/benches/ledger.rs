//! A ledger of ten years, and what comes in late.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use chrono::{NaiveDate, TimeDelta};
use criterion::{Criterion, criterion_group, criterion_main};
use stadion_load::{
    DailyLoads, ErasedLoad, FormModel, FormSettings, Ledger, LedgerSession, LedgerTrend,
    LoadSource, Sports,
};

const DAYS: i64 = 3653;

fn day(place: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2016, 1, 1).unwrap() + TimeDelta::days(place)
}

fn session(id: &str, place: i64, hour: u32) -> LedgerSession {
    let amount = f64::from(u32::try_from((place + 40) * 37 % 101).unwrap()) + 20.0;
    let load = ErasedLoad::new(amount, "TRIMP", "banister-trimp", LoadSource::HeartRate, 1.0);
    let start = day(place).and_hms_opt(hour, 0, 0).unwrap().and_utc();
    LedgerSession::new(id, start).with_load(load.unwrap())
}

/// A session a day, a rest each seventh.
fn ten_years() -> Ledger {
    let mut ledger = Ledger::default();
    for place in 0..DAYS {
        if place % 7 == 6 {
            ledger.mark_rest(day(place)).unwrap();
        } else {
            ledger.insert(day(place), session(&place.to_string(), place, 8)).unwrap();
        }
    }
    ledger
}

fn ledger(c: &mut Criterion) {
    let model = FormModel::new(FormSettings::default()).unwrap();
    let ledger = ten_years();
    let mut group = c.benchmark_group("ledger");
    group.bench_function("all anew", |b| {
        b.iter(|| {
            let loads = DailyLoads::from_ledger(&ledger, "banister-trimp", Sports::All).unwrap();
            model.trend(&loads).unwrap()
        });
    });

    let mut trend = LedgerTrend::new(ledger.clone(), "banister-trimp", Sports::All, model);
    // Enters a session and takes it out again: each time two changes.
    for (name, place) in
        [("yesterday", DAYS - 1), ("three years back", DAYS - 1096), ("ten years back", 1)]
    {
        let late = session("late", place, 18);
        group.bench_function(format!("in and out, {name}"), |b| {
            b.iter(|| {
                trend.insert(day(place), late.clone()).unwrap();
                trend.remove("late").unwrap()
            });
        });
    }
    let before = session("late", -1, 18);
    group.bench_function("in and out, before the first day", |b| {
        b.iter(|| {
            trend.insert(day(-1), before.clone()).unwrap();
            trend.remove("late").unwrap()
        });
    });

    let mut watch = Ledger::default();
    watch.insert(day(2000), session("watch", 2000, 20)).unwrap();
    group.bench_function("merge a ledger of one session", |b| {
        b.iter(|| {
            trend.merge(&watch).unwrap();
            trend.remove("watch").unwrap()
        });
    });
    group.finish();
}

criterion_group!(benches, ledger);
criterion_main!(benches);

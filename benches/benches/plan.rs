//! A plan of 28 days from ten years of history: below a millisecond once the history is there.
#![allow(missing_docs, reason = "a bench")]

use std::hint::black_box;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use criterion::{Criterion, criterion_group, criterion_main};
use stadion_physiology::{Athlete, Best};
use stadion_plan::{PlanRace, PlanRequest, TrainingMethod, plan};
use stadion_sessions::{Class, History, PastSession};
use stadion_types::{Distance, HeartRate, Speed, Sport};

/// Some 3300 sessions: daily running without Mondays.
fn ten_years(start: NaiveDate) -> Option<History> {
    let mut history = History::default();
    for back in (1..=3653_u64).rev() {
        let (class, minutes) = match back % 7 {
            1 => (Class::LongRun, 80),
            2 | 4 | 6 => (Class::Single, 52),
            0 => continue,
            _ => (Class::Easy, 45),
        };
        let mut run = PastSession::new(format!("{back}"), start - Days::new(back), Sport::Running);
        run.class = Some(class);
        run.sizes.moving = Some(Duration::from_secs(60 * minutes));
        run.sizes.load = Some(Duration::from_secs(minutes).as_secs_f64());
        history.push(run).ok()?;
    }
    Some(history)
}

fn plans(c: &mut Criterion) {
    let made = || {
        let start = NaiveDate::from_ymd_opt(2026, 5, 4)?;
        let best =
            Best::new(Distance::from_kilometers(10.0).ok()?, Duration::from_secs(2399)).ok()?;
        let athlete = Athlete::default()
            .with_max_hr(HeartRate::from_bpm(188.0).ok()?)
            .with_threshold_speed(Speed::from_meters_per_second(4.1).ok()?)
            .with_best(best);
        let race = PlanRace {
            date: start + Days::new(20),
            distance: Distance::from_kilometers(5.0).ok()?,
            goal: false,
        };
        Some((start, athlete, ten_years(start)?, race))
    };
    let Some((start, athlete, history, race)) = made() else { return };
    for id in TrainingMethod::SHIPPED {
        let Some(method) = TrainingMethod::shipped(id) else { continue };
        let mut request = PlanRequest::new(&method, &athlete, &history, start);
        request.races.push(race);
        c.bench_function(&format!("plan/{id}"), |b| b.iter(|| plan(black_box(&request))));
    }
}

criterion_group!(benches, plans);
criterion_main!(benches);

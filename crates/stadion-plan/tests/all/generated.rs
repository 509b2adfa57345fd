//! Generated athletes, histories and wishes.

use std::time::Duration;

use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use stadion_physiology::{Athlete, Best};
use stadion_plan::{
    AvailableDay, Plan, PlanError, PlanRace, PlanRequest, Thinned, TrainingMethod, plan,
};
use stadion_sessions::{Class, History, PastSession};
use stadion_types::{Distance, HeartRate, Speed, Sport};

pub(crate) fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 4).unwrap()
}

/// Everything that a request borrows or holds.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    pub(crate) method: TrainingMethod,
    pub(crate) athlete: Athlete,
    pub(crate) history: History,
    pub(crate) races: Vec<PlanRace>,
    pub(crate) available: [AvailableDay; 7],
    pub(crate) thinned: Vec<Thinned>,
    pub(crate) breakthrough: bool,
    pub(crate) start: NaiveDate,
}

impl Wish {
    pub(crate) fn request(&self) -> PlanRequest<'_> {
        let mut request = PlanRequest::new(&self.method, &self.athlete, &self.history, self.start);
        request.races.clone_from(&self.races);
        request.available = self.available;
        request.thinned.clone_from(&self.thinned);
        request.breakthrough = self.breakthrough;
        request
    }

    pub(crate) fn plan(&self) -> Result<Plan, PlanError> {
        plan(&self.request())
    }
}

/// Days of a week that a generated athlete runs, with minutes and classes.
#[derive(Debug, Clone)]
pub(crate) struct Week {
    runs: Vec<(u64, f64, u8)>,
}

const CLASSES: [Class; 9] = [
    Class::Easy,
    Class::Easy,
    Class::LongRun,
    Class::Single,
    Class::Threshold,
    Class::Vo2max,
    Class::Sprint,
    Class::Hill,
    Class::Hero,
];

fn week() -> impl Strategy<Value = Week> {
    vec((0_u64..7, 12.0..120.0_f64, 0_u8..11), 0..8).prop_map(|runs| Week { runs })
}

/// The history of weeks, the last one first.
pub(crate) fn history(weeks: &[Week], start: NaiveDate, unknown: &[(u64, u64)]) -> History {
    let mut runs: Vec<PastSession> = Vec::new();
    for (n, week) in (0_u64..).zip(weeks) {
        for (i, (weekday, minutes, class)) in week.runs.iter().enumerate() {
            let day = start - Days::new(7 * (n + 1) - weekday);
            let mut run = PastSession::new(format!("{n}-{i}"), day, Sport::Running);
            run.class = CLASSES.get(usize::from(*class)).copied();
            run.hard = run.class.map(|c| {
                matches!(c, Class::Threshold | Class::Vo2max | Class::Sprint | Class::Hero)
            });
            // Some have no time, and some no load.
            run.sizes.moving =
                (*class != 10).then(|| Duration::from_secs_f64((60.0 * minutes).round()));
            run.sizes.load = (*class < 8).then_some(*minutes);
            runs.push(run);
        }
    }
    runs.sort_by_key(|run| run.day);
    let mut history = History::beginning(start - Days::new(7 * weeks.len() as u64));
    for run in runs {
        history.push(run).unwrap();
    }
    for (from, length) in unknown {
        let from = start - Days::new(from + length);
        history.mark_unknown(from, from + Days::new(*length)).unwrap();
    }
    history
}

fn athlete() -> impl Strategy<Value = Athlete> {
    (
        option::of(3.0..5.4_f64),
        option::of(165.0..205.0_f64),
        option::of(0.97..1.06_f64),
        option::of(0.80..0.92_f64),
    )
        .prop_map(|(lt2, max, race, lt1)| {
            let mut athlete = Athlete::default();
            if let Some(max) = max {
                athlete = athlete.with_max_hr(HeartRate::from_bpm(max.round()).unwrap());
            }
            let speed = |v: f64| Speed::from_meters_per_second(v).unwrap();
            if let Some(lt2) = lt2 {
                athlete = athlete.with_threshold_speed(speed(lt2));
                if let Some(lt1) = lt1 {
                    athlete = athlete.with_lt1_speed(speed(lt1 * lt2));
                }
            }
            if let Some(race) = race {
                let seconds = 10_000.0 / (race * lt2.unwrap_or(4.0));
                let best = Best::new(
                    Distance::from_kilometers(10.0).unwrap(),
                    Duration::from_secs_f64(seconds),
                );
                athlete = athlete.with_best(best.unwrap());
            }
            athlete
        })
}

fn races() -> impl Strategy<Value = Vec<PlanRace>> {
    let meters = prop_oneof![
        Just(800.0),
        Just(1500.0),
        Just(3000.0),
        Just(5000.0),
        Just(10_000.0),
        Just(21_097.5)
    ];
    vec((0_u64..40, meters, any::<bool>()), 0..3).prop_map(|races| {
        let mut out: Vec<PlanRace> = Vec::new();
        for (day, meters, goal) in races {
            let date = start() + Days::new(day);
            if out.iter().all(|race| race.date != date) {
                out.push(PlanRace { date, distance: Distance::from_meters(meters).unwrap(), goal });
            }
        }
        out
    })
}

fn available() -> impl Strategy<Value = [AvailableDay; 7]> {
    let day = prop_oneof![
        6 => Just(AvailableDay::Open),
        1 => Just(AvailableDay::No),
        2 => (10.0..150.0_f64).prop_map(|m| AvailableDay::Minutes(m.round())),
    ];
    let days = [day.clone(), day.clone(), day.clone(), day.clone(), day.clone(), day.clone(), day];
    days.prop_filter("a day to run on", |days| {
        days.iter().any(|d| match d {
            AvailableDay::Open => true,
            AvailableDay::No => false,
            AvailableDay::Minutes(m) => *m >= 20.0,
        })
    })
}

/// Anything.
pub(crate) fn wish() -> impl Strategy<Value = Wish> {
    let method = (0_usize..TrainingMethod::SHIPPED.len())
        .prop_map(|i| TrainingMethod::shipped(TrainingMethod::SHIPPED[i]).unwrap());
    let thinned =
        vec((0_u64..28, 0_u64..7, 0.0..1.0_f64, any::<bool>()), 0..2).prop_map(|thinned| {
            thinned
                .into_iter()
                .map(|(from, days, share, no_quality)| {
                    let from = start() + Days::new(from);
                    Thinned { from, to: from + Days::new(days), share, no_quality }
                })
                .collect()
        });
    let unknown = vec((0_u64..40, 0_u64..20), 0..2);
    let past = (vec(week(), 0..16), unknown);
    // Plans begin on any day of the week.
    let later = (0_u64..7).prop_map(Days::new);
    (method, athlete(), past, races(), available(), thinned, any::<bool>(), later).prop_map(
        |(method, athlete, past, mut races, available, thinned, breakthrough, later)| {
            let (weeks, unknown) = past;
            let start = start() + later;
            for race in &mut races {
                race.date = race.date + later;
            }
            let thinned: Vec<Thinned> = thinned;
            let moved = |t: Thinned| Thinned { from: t.from + later, to: t.to + later, ..t };
            let thinned = thinned.into_iter().map(moved).collect();
            Wish {
                history: history(&weeks, start, &unknown),
                start,
                method,
                athlete,
                races,
                available,
                thinned,
                breakthrough,
            }
        },
    )
}

/// A runner of regular weeks: so many days, about so many minutes a week, and a long run.
pub(crate) fn regular(run_days: usize, weekly_min: f64, weeks: u64) -> History {
    let start = start();
    let order = [6, 1, 3, 5, 0, 2, 4];
    let mut history = History::beginning(start - Days::new(7 * weeks));
    let share = 1.0 / (run_days as f64 + 0.6);
    for week in (1..=weeks).rev() {
        for weekday in 0..7_u64 {
            if !order[..run_days].contains(&weekday) {
                continue;
            }
            let long = weekday == 6;
            let minutes = weekly_min * share * if long { 1.6 } else { 1.0 };
            let mut run = PastSession::new(
                format!("{week}-{weekday}"),
                start - Days::new(7 * week - weekday),
                Sport::Running,
            );
            run.class = Some(if long { Class::LongRun } else { Class::Easy });
            run.sizes.moving = Some(Duration::from_secs_f64(60.0 * minutes));
            history.push(run).unwrap();
        }
    }
    history
}

/// A runner of regular weeks who asks for singles on any day.
pub(crate) fn regular_wish() -> impl Strategy<Value = (Wish, f64)> {
    (5_usize..=7, 120.0..480.0_f64, athlete()).prop_map(|(days, minutes, athlete)| {
        let wish = Wish {
            method: TrainingMethod::norwegian_singles(),
            athlete,
            history: regular(days, minutes, 14),
            races: Vec::new(),
            available: [AvailableDay::Open; 7],
            thinned: Vec::new(),
            breakthrough: false,
            start: start(),
        };
        (wish, minutes)
    })
}

//! Days of load.

use core::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use stadion_load::{DailyLoads, DayLoad, Doses, ErasedLoad, Ledger, LedgerSession, LoadSource};
use stadion_types::{Distance, Sport};

/// A day of training (one in a while with a load of 0), of rest, or of which nothing is known.
pub fn day_load() -> impl Strategy<Value = DayLoad> + Clone {
    prop_oneof![
        6 => (0.0..300.0_f64).prop_map(DayLoad::Trained),
        1 => Just(DayLoad::Trained(0.0)),
        2 => Just(DayLoad::Rest),
        1 => Just(DayLoad::Unknown),
    ]
}

fn date() -> impl Strategy<Value = NaiveDate> + Clone {
    let first = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap();
    (0_i64..5000).prop_map(move |days| first + TimeDelta::days(days))
}

/// One to 120 days, known and unknown.
pub fn daily_loads() -> impl Strategy<Value = DailyLoads> + Clone {
    (date(), vec(day_load(), 1..120))
        .prop_map(|(first, days)| DailyLoads::new(first, days).unwrap())
}

/// Up to 120 days of doses with so many inputs.
///
/// # Panics
///
/// With no input at all.
pub fn doses(inputs: usize) -> impl Strategy<Value = Doses> + Clone {
    assert!(inputs > 0, "a dose has an input");
    let day = prop_oneof![3 => vec(0.0..300.0_f64, inputs), 1 => Just(vec![0.0; inputs])];
    vec(day, 0..120).prop_map(move |days| Doses::new(inputs, days.concat()).unwrap())
}

fn ledger_session() -> impl Strategy<Value = (i64, i64, Option<Sport>, Vec<(usize, f64)>)> + Clone {
    let loads = vec((0..METHODS.len(), 0.0..300.0_f64), 0..3);
    (0_i64..60, 0_i64..86_400, option::of(super::sport()), loads)
}

/// Methods that a generated ledger may have loads by, each on a scale of its own.
const METHODS: [(&str, &str); 3] =
    [("banister-trimp", "TRIMP"), ("session-rpe", "CR10 min"), ("power-stress", "% threshold h")];

/// Ledgers over up to sixty days, with sessions whose sport, distance, zones or loads may be missing, days
/// of rest, and days of which nothing is known.
pub fn ledger() -> impl Strategy<Value = Ledger> + Clone {
    let rest = vec(0_i64..60, 0..15);
    let unknown = vec(0_i64..60, 0..5);
    (date(), vec(ledger_session(), 0..30), rest, unknown).prop_map(
        |(first, sessions, rest, unknown)| {
            let mut ledger = Ledger::default();
            for (number, (day, second, sport, loads)) in sessions.into_iter().enumerate() {
                let day = first + TimeDelta::days(day);
                let start =
                    day.and_hms_opt(0, 0, 0).unwrap().and_utc() + TimeDelta::seconds(second);
                ledger.insert(day, session(number, start, sport, &loads)).unwrap();
            }
            for (days, known) in [(unknown, false), (rest, true)] {
                for day in days.into_iter().map(|day| first + TimeDelta::days(day)) {
                    // A day of training stays one.
                    let _ = if known {
                        ledger.mark_rest(day)
                    } else {
                        ledger.mark_unknown_days(day, day)
                    };
                }
            }
            ledger
        },
    )
}

fn session(
    number: usize,
    start: DateTime<chrono::Utc>,
    sport: Option<Sport>,
    loads: &[(usize, f64)],
) -> LedgerSession {
    let mut session = LedgerSession::new(format!("session-{number}"), start);
    if let Some(sport) = sport {
        session = session.with_sport(sport);
    }
    if number % 2 == 0 {
        session = session.with_distance(Distance::const_meters(12_000.0));
    }
    if number % 3 == 0 {
        session = session.with_zones([1200, 300, 60].map(Duration::from_secs));
    }
    for (method, amount) in loads {
        let (method, unit) = METHODS[*method];
        let load = ErasedLoad::new(*amount, unit, method, LoadSource::HeartRate, 0.95).unwrap();
        session = session.with_load(load);
    }
    session
}

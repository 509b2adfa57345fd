//! A trend that follows its ledger holds the bits of one made anew.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use chrono::{DateTime, NaiveDate, TimeDelta};
use proptest::prelude::*;
use stadion_load::{
    DailyLoads, DailyLoadsError, ErasedLoad, FormModel, FormPoint, FormSettings, Ledger,
    LedgerSession, LedgerTrend, LedgerTrendError, LoadSource, Seed, Smoothing, Sports, TrendError,
    UnknownDays,
};
use stadion_types::Sport;

fn day(place: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + TimeDelta::days(place)
}

fn session(id: u8, amount: f64) -> LedgerSession {
    let start = DateTime::UNIX_EPOCH + TimeDelta::minutes(i64::from(id % 3));
    let session = LedgerSession::new(id.to_string(), start);
    let session = if id % 4 == 0 { session } else { session.with_sport(Sport::Running) };
    // Some have no load.
    if id % 11 == 0 {
        return session;
    }
    session.with_load(ErasedLoad::new(amount, "u", "m", LoadSource::HeartRate, 1.0).unwrap())
}

#[derive(Debug, Clone)]
enum Change {
    Insert(u8, i64, f64),
    Replace(u8, i64, f64),
    Move(u8, i64),
    Remove(u8),
    Rest(i64, i64),
    Unknown(i64, i64),
    Merge(Vec<(u8, i64, f64)>),
}

fn change() -> impl Strategy<Value = Change> {
    let place = || -20_i64..60;
    let amount = || prop_oneof![1 => Just(0.0), 6 => 0.0..400.0];
    prop_oneof![
        6 => (0_u8..30, place(), amount()).prop_map(|(id, day, load)| Change::Insert(id, day, load)),
        3 => (0_u8..30, place(), amount()).prop_map(|(id, day, load)| Change::Replace(id, day, load)),
        2 => (0_u8..30, place()).prop_map(|(id, day)| Change::Move(id, day)),
        3 => (0_u8..30).prop_map(Change::Remove),
        2 => (place(), 0_i64..25).prop_map(|(day, days)| Change::Rest(day, days)),
        1 => (place(), 0_i64..15).prop_map(|(day, days)| Change::Unknown(day, days)),
        1 => prop::collection::vec((40_u8..60, place(), amount()), 0..5).prop_map(Change::Merge),
    ]
}

/// Both may refuse a change; then nothing has happened.
fn apply(trend: &mut LedgerTrend, change: &Change) {
    match change {
        Change::Insert(id, place, load) => {
            let _ = trend.insert(day(*place), session(*id, *load));
        }
        Change::Replace(id, place, load) => {
            let _ = trend.replace(day(*place), session(*id, *load));
        }
        Change::Move(id, place) => {
            let _ = trend.move_to(day(*place), &id.to_string());
        }
        Change::Remove(id) => {
            let _ = trend.remove(&id.to_string());
        }
        Change::Rest(place, days) => {
            let _ = trend.mark_rest_days(day(*place), day(place + days));
        }
        Change::Unknown(place, days) => {
            let _ = trend.mark_unknown_days(day(*place), day(place + days));
        }
        Change::Merge(sessions) => {
            let mut other = Ledger::default();
            for (id, place, load) in sessions {
                let _ = other.insert(day(*place), session(*id, *load));
            }
            let _ = trend.merge(&other);
        }
    }
}

fn settings() -> impl Strategy<Value = FormSettings> {
    let seed = prop_oneof![
        Just(Seed::Zero),
        (0.0..200.0).prop_map(Seed::Value),
        (1_u32..12).prop_map(Seed::MeanOf),
    ];
    let unknown = prop::sample::select(UnknownDays::ALL.to_vec());
    let smoothing = prop::sample::select(Smoothing::ALL.to_vec());
    (seed, unknown, smoothing).prop_map(|(seed, unknown, smoothing)| FormSettings {
        seed,
        unknown,
        smoothing,
        ..FormSettings::default()
    })
}

fn batch(
    trend: &LedgerTrend,
    sports: Sports,
    model: FormModel,
) -> Result<Vec<FormPoint>, LedgerTrendError> {
    let loads = DailyLoads::from_ledger(trend.ledger(), "m", sports)?;
    Ok(model.trend(&loads)?)
}

/// Equality of numbers would take 0 for -0.
fn bits(points: &[FormPoint]) -> Vec<[u64; 9]> {
    let of = |p: &FormPoint| {
        [
            p.before.fitness,
            p.before.fatigue,
            p.after.fitness,
            p.after.fatigue,
            p.form,
            p.fitness_shares.seed,
            p.fitness_shares.unknown,
            p.fatigue_shares.seed,
            p.fatigue_shares.unknown,
        ]
        .map(f64::to_bits)
    };
    points.iter().map(of).collect()
}

proptest! {
    #[test]
    fn online_is_batch(
        settings in settings(),
        one in any::<bool>(),
        changes in prop::collection::vec(change(), 1..40),
    ) {
        let sports = if one { Sports::Only(Sport::Running) } else { Sports::All };
        let model = FormModel::new(settings).unwrap();
        let mut trend = LedgerTrend::new(Ledger::default(), "m", sports, model);
        for change in &changes {
            apply(&mut trend, change);
            let anew = batch(&trend, sports, model);
            prop_assert_eq!(trend.points().map(<[FormPoint]>::to_vec), anew.clone());
            if let (Ok(followed), Ok(anew)) = (trend.points(), anew) {
                prop_assert_eq!(bits(followed), bits(&anew));
            }
        }
    }

    /// The order of arrival leaves no trace.
    #[test]
    fn any_order_gives_the_same_trend(
        entries in prop::collection::btree_map(1_u8..40, (0_i64..80, 0.0..300.0), 1..25),
        keys in prop::collection::vec(any::<u32>(), 40),
    ) {
        let settings = FormSettings { unknown: UnknownDays::Carry, ..FormSettings::default() };
        let model = FormModel::new(settings).unwrap();
        let enter = |ids: &[u8]| {
            let mut trend = LedgerTrend::new(Ledger::default(), "m", Sports::All, model);
            for id in ids {
                let (place, load) = entries[id];
                trend.insert(day(place), session(*id, load)).unwrap();
            }
            (bits(trend.points().unwrap()), trend.into_ledger())
        };
        let mut ids: Vec<u8> = entries.keys().copied().collect();
        let straight = enter(&ids);
        ids.sort_by_key(|&id| keys[usize::from(id)]);
        prop_assert_eq!(straight, enter(&ids));
    }
}

/// Ten years of a session a day, as loads that do not repeat.
fn ten_years(model: FormModel) -> LedgerTrend {
    let mut ledger = Ledger::default();
    for place in 0..3653_i64 {
        let amount = f64::from(u32::try_from(place * 37 % 101).unwrap()) + 20.0;
        let load = ErasedLoad::new(amount, "u", "m", LoadSource::HeartRate, 1.0).unwrap();
        let start = day(place).and_hms_opt(12, 0, 0).unwrap().and_utc();
        ledger
            .insert(day(place), LedgerSession::new(place.to_string(), start).with_load(load))
            .unwrap();
    }
    LedgerTrend::new(ledger, "m", Sports::All, model)
}

#[test]
fn a_late_session_costs_the_days_that_it_changes() {
    let model = FormModel::new(FormSettings::default()).unwrap();
    let mut trend = ten_years(model);
    let late = |id: &str, place: i64| {
        let load = ErasedLoad::new(90.0, "u", "m", LoadSource::HeartRate, 1.0).unwrap();
        let start = day(place).and_hms_opt(18, 0, 0).unwrap().and_utc();
        LedgerSession::new(id, start).with_load(load)
    };
    // Three years back: the days behind it and none before.
    trend.insert(day(2558), late("late", 2558)).unwrap();
    assert_eq!(trend.renewed(), 1095);
    // Ten years back: forgotten to the last bit after four to five.
    trend.insert(day(1), late("first", 1)).unwrap();
    assert!((1300..1800).contains(&trend.renewed()), "{}", trend.renewed());
    trend.remove("late").unwrap();
    assert_eq!(trend.renewed(), 1095);
    // The last day costs one, before the first everything hangs on the start.
    trend.insert(day(3652), late("last", 3652)).unwrap();
    assert_eq!(trend.renewed(), 1);
    trend.insert(day(-2), late("before", -2)).unwrap();
    trend.mark_rest_days(day(-1), day(-1)).unwrap();
    let settings = model.settings();
    assert_eq!(trend.points().map(bits), batch(&trend, Sports::All, model).map(|p| bits(&p)));
    assert_eq!(trend.points().unwrap().len(), 3655);
    // A correction that changes nothing costs nothing.
    trend.replace(day(1), late("first", 1)).unwrap();
    assert_eq!((trend.renewed(), settings), (0, model.settings()));
}

/// Nothing may have changed between two days that did.
#[test]
fn a_change_of_two_days_reaches_the_second() {
    let model = FormModel::new(FormSettings::default()).unwrap();
    let mut trend = ten_years(model);
    let load = ErasedLoad::new(90.0, "u", "m", LoadSource::HeartRate, 1.0).unwrap();
    let late = LedgerSession::new("late", DateTime::UNIX_EPOCH).with_load(load);
    trend.insert(day(1), late).unwrap();
    // What day 1 leaves is gone long before day 3600.
    trend.move_to(day(3600), "late").unwrap();
    assert_eq!(trend.points().map(bits), batch(&trend, Sports::All, model).map(|p| bits(&p)));

    // The mean that fitness starts from stays, and so does the first day.
    let seed = Seed::MeanOf(3);
    let model = FormModel::new(FormSettings { seed, ..FormSettings::default() }).unwrap();
    let mut trend = LedgerTrend::new(Ledger::default(), "m", Sports::All, model);
    for (id, place, load) in [(1, 0, 40.0), (2, 1, 50.0), (3, 2, 60.0), (5, 1, 30.0), (6, 3, 5.0)] {
        trend.insert(day(place), session(id, load)).unwrap();
    }
    trend.move_to(day(2), "5").unwrap();
    assert_eq!(trend.points().map(bits), batch(&trend, Sports::All, model).map(|p| bits(&p)));
}

#[test]
fn a_trend_comes_back() {
    let seed = Seed::MeanOf(3);
    let model = FormModel::new(FormSettings { seed, ..FormSettings::default() }).unwrap();
    let mut trend = LedgerTrend::new(Ledger::default(), "m", Sports::All, model);
    assert_eq!(trend.points(), Err(LedgerTrendError::Days(DailyLoadsError::Empty)));
    trend.insert(day(0), session(1, 50.0)).unwrap();
    let short = TrendError::SeedDays { days: 3, have: 1 };
    assert_eq!(trend.points(), Err(LedgerTrendError::Trend(short)));
    trend.insert(day(2), session(2, 50.0)).unwrap();
    let hole = TrendError::Unknown { days: vec![day(1)] };
    assert_eq!(trend.points(), Err(LedgerTrendError::Trend(hole)));
    trend.mark_rest_days(day(1), day(1)).unwrap();
    assert_eq!(trend.points().unwrap().len(), 3);
    // A date of another century is a slip, and refused only as long as it stands.
    trend.insert(day(-100_000), session(3, 50.0)).unwrap();
    assert_eq!(trend.points().unwrap_err().code(), "series-too-long");
    trend.remove("3").unwrap();
    assert_eq!(trend.points().unwrap().len(), 3);
    let plan = trend.project(&[80.0, 0.0]).unwrap();
    assert!(plan.iter().all(|point| point.projected));
    assert!(trend.points().unwrap().iter().all(|point| !point.projected));
    assert_eq!(plan[0].date, day(3));
    assert_eq!(plan[0].before, trend.points().unwrap()[2].after);
    trend.remove("2").unwrap();
    assert_eq!(trend.points().unwrap_err().code(), "trend-seed-days");
}

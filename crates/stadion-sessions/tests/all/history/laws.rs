//! Laws of histories and of series of tests.
#![allow(clippy::unwrap_used, reason = "a refusal is a failed test")]

use core::time::Duration;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;
use stadion_sessions::{
    Circumstances, Class, History, HistoryCriteria, PastSession, PlateauCriteria, Precondition,
    RestTime, Standing, TestResult, Trend, plateau,
};
use stadion_types::{Bounds, Distance, Sport};

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 3, 1).unwrap().checked_add_days(Days::new(n)).unwrap()
}

fn tests(values: &[f64], step: u64) -> Vec<TestResult> {
    let days = (0..).map(|i| day(i * step));
    days.zip(values).map(|(day, value)| TestResult { day, value: *value }).collect()
}

fn trend(values: &[f64], worthwhile: f64) -> Trend {
    plateau(&tests(values, 7), worthwhile, &PlateauCriteria::default()).unwrap().trend
}

/// Sessions on some days, as days and kilometres.
fn log() -> impl Strategy<Value = Vec<(u64, f64, Class)>> {
    let class = select(&[Class::Easy, Class::Single, Class::LongRun, Class::Vo2max][..]);
    proptest::collection::vec((1_u64..4, 2.0..40.0_f64, class), 1..80).prop_map(|steps| {
        let mut at = 0;
        steps
            .into_iter()
            .map(|(gap, km, class)| {
                at += gap;
                (at, km, class)
            })
            .collect()
    })
}

fn session(n: u64, km: f64, class: Class) -> PastSession {
    let mut session = PastSession::new(format!("s{n}"), day(n), Sport::Running);
    session.class = Some(class);
    session.sizes.distance = Some(Distance::from_kilometers(km).unwrap());
    session
}

fn history(log: &[(u64, f64, Class)]) -> History {
    let mut history = History::default();
    for (n, km, class) in log {
        history.push(session(*n, *km, *class)).unwrap();
    }
    history
}

fn rest(hours: u64) -> RestTime {
    let time = |hours: u64| Duration::from_secs(3600 * hours);
    RestTime { given: time(hours), needed: Bounds::between(time(48), time(72)) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    /// Law 79: shift and scale say nothing, and time run backwards turns the trend.
    #[test]
    fn a_trend_knows_no_unit_and_turns_with_time(
        values in proptest::collection::vec(-5.0..5.0_f64, 4..9),
        shift in -100.0..100.0_f64,
        scale in 0.01..100.0_f64,
        worthwhile in 0.05..5.0_f64,
    ) {
        let criteria = PlateauCriteria::default();
        let plain = plateau(&tests(&values, 7), worthwhile, &criteria).unwrap();
        let moved: Vec<f64> = values.iter().map(|v| scale * (v + shift)).collect();
        let other = plateau(&tests(&moved, 7), scale * worthwhile, &criteria).unwrap();
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-7 * (1.0 + scale * 300.0);
        prop_assert!(near(other.change, scale * plain.change));
        prop_assert!(near(other.lo, scale * plain.lo) && near(other.hi, scale * plain.hi));

        let turned: Vec<f64> = values.iter().rev().copied().collect();
        let turned = plateau(&tests(&turned, 7), worthwhile, &criteria).unwrap();
        prop_assert!(near(turned.change, -plain.change));
        prop_assert!(near(turned.lo, -plain.hi) && near(turned.hi, -plain.lo));
        let mirrored = match plain.trend {
            Trend::Improving => Trend::Declining,
            Trend::Declining => Trend::Improving,
            Trend::SlowIncline => Trend::SlowDecline,
            Trend::SlowDecline => Trend::SlowIncline,
            same => same,
        };
        prop_assert_eq!(turned.trend, mirrored);
        prop_assert!(plain.lo <= plain.change && plain.change <= plain.hi);
    }

    /// One wild test of eight turns nothing.
    #[test]
    fn one_wild_test_of_eight_does_not_turn_a_trend(
        at in 0_usize..8,
        wild in prop_oneof![-1e6..-10.0, 10.0..1e6_f64],
        noise in proptest::collection::vec(-0.01..0.01_f64, 8),
    ) {
        let mut flat: Vec<f64> = noise.clone();
        flat[at] += wild;
        prop_assert!(!matches!(trend(&flat, 1.0), Trend::Improving | Trend::Declining));
        let mut rising: Vec<f64> = (0..8).map(f64::from).zip(&noise).map(|(i, n)| i + n).collect();
        rising[at] += wild;
        // A wild end leaves the slope where it is, and may leave it open whether there is one.
        let found = plateau(&tests(&rising, 7), 1.0, &PlateauCriteria::default()).unwrap();
        prop_assert!(matches!(found.trend, Trend::Improving | Trend::Undecided), "{:?}", found);
        prop_assert!((found.change - 7.0).abs() < 0.1, "{:?}", found);
    }

    /// Law 80: rest before never turns a breakthrough off, and without consistent weeks there is none.
    #[test]
    fn rest_before_never_denies(log in log(), km in 2.0..120.0_f64, hours in 0_u64..100, more in 0_u64..100) {
        let history = history(&log);
        let next = log.last().map_or(0, |l| l.0) + 1;
        let session = session(next, km, Class::LongRun);
        let criteria = HistoryCriteria::default();
        let with = |hours| {
            let around = Circumstances { rest_before: Some(rest(hours)), rest_after: Some(rest(72)), plan: None };
            history.judge(&session, &around, &criteria)
        };
        let rank = |standing| match standing {
            Standing::FellShort => 0,
            Standing::Extraordinary => 1,
            Standing::Breakthrough => 2,
            _ => 3,
        };
        let (less, rested) = (with(hours), with(hours + more));
        prop_assert!(rank(rested.standing) >= rank(less.standing));
        prop_assert!(!rested.failed.contains(&Precondition::RestBefore) || less.failed.contains(&Precondition::RestBefore));
        if rested.standing == Standing::Breakthrough {
            prop_assert!(history.base(session.day, &criteria.base).unwrap().consistent);
        }
        if let (Ok(base), 0..=2) = (history.base(session.day, &criteria.base), rank(rested.standing)) {
            prop_assert_eq!(base.consistent, !rested.failed.contains(&Precondition::Base));
        }
    }

    /// Law 80 on the other side: rest after never turns a breakthrough off either, and a week without a session
    /// before it always does.
    #[test]
    fn rest_after_never_denies_and_an_empty_week_always(
        log in log(),
        km in 2.0..120.0_f64,
        hours in 0_u64..100,
        more in 0_u64..100,
        week in 0_u64..4,
    ) {
        let next = log.last().map_or(0, |l| l.0) + 1;
        let session = session(next, km, Class::LongRun);
        let criteria = HistoryCriteria::default();
        let with = |history: &History, hours| {
            let around = Circumstances { rest_before: Some(rest(72)), rest_after: Some(rest(hours)), plan: None };
            history.judge(&session, &around, &criteria)
        };
        let whole = history(&log);
        let (less, rested) = (with(&whole, hours), with(&whole, hours + more));
        prop_assert!(!rested.failed.contains(&Precondition::RestAfter) || less.failed.contains(&Precondition::RestAfter));
        prop_assert!(less.standing != Standing::Breakthrough || rested.standing == Standing::Breakthrough);
        let in_week = |n: u64| (7 * week + 1..=7 * week + 7).contains(&(next - n));
        let poor: Vec<_> = log.iter().filter(|(n, ..)| !in_week(*n)).copied().collect();
        let found = with(&history(&poor), 72);
        prop_assert!(found.standing != Standing::Breakthrough, "{:?}", found.reasons);
    }

    /// What comes later changes nothing that was told before, and the log built day by day is the log.
    #[test]
    fn the_past_is_not_changed_by_what_follows(log in log(), km in 2.0..120.0_f64) {
        let half = log.len() / 2;
        let (early, all) = (history(&log[..half]), history(&log));
        let Some(next) = log.get(half) else { return Ok(()) };
        let session = session(next.0, km, next.2);
        let criteria = HistoryCriteria::default();
        let mut without_id = session.clone();
        without_id.id = "other".into();
        prop_assert_eq!(early.novelty(&without_id, &criteria.novelty).len(), 1 + usize::from(next.2 == Class::Vo2max));
        let earlier_days: Vec<_> = all.sessions().iter().filter(|s| s.day < session.day).cloned().collect();
        prop_assert_eq!(earlier_days.as_slice(), early.sessions());
        prop_assert_eq!(
            early.base(session.day, &criteria.base),
            all.base(session.day, &criteria.base)
        );
    }

    /// More is never less: a longer session is at least as new.
    #[test]
    fn a_longer_session_is_at_least_as_new(log in log(), km in 2.0..60.0_f64, more in 0.0..60.0_f64) {
        use stadion_sessions::NoveltyVerdict::{Extraordinary, Overload, TooFew, Usual};
        let history = history(&log);
        let next = log.last().map_or(0, |l| l.0) + 1;
        let of = |km: f64| {
            let novelty = history.novelty(&session(next, km, Class::Easy), &HistoryCriteria::default().novelty);
            match novelty[0].verdict {
                TooFew => 0,
                Usual => 1,
                Overload => 2,
                Extraordinary => 3,
                _ => 4,
            }
        };
        prop_assert!(of(km + more) >= of(km));
    }
}

#[test]
fn trends_of_plain_series() {
    assert_eq!(trend(&[5.0; 6], 0.1), Trend::Plateau);
    assert_eq!(trend(&[5.0, 5.01, 4.99, 5.0, 5.01, 4.99], 0.1), Trend::Plateau);
    assert_eq!(trend(&[5.0, 5.1, 5.2, 5.3, 5.4, 5.5], 0.1), Trend::Improving);
    assert_eq!(trend(&[5.5, 5.4, 5.3, 5.2, 5.1, 5.0], 0.1), Trend::Declining);
    assert_eq!(trend(&[5.0, 5.01, 5.02, 5.03, 5.04, 5.05], 0.1), Trend::SlowIncline);
    assert_eq!(trend(&[5.0, 5.6, 4.9, 5.7, 5.2, 5.5], 0.1), Trend::Undecided);
}

/// Reckoned by hand: the ten slopes of 1, 2, 4, 3, 7 on days 0 to 4 are 1, 1.5, 0.667, 1.5, 2, 0.5, 1.667, -1,
/// 1.5, 4.
#[test]
fn the_slope_is_the_median_of_all_pairs() {
    let criteria = PlateauCriteria { level: 0.9, ..PlateauCriteria::default() };
    let found = plateau(&tests(&[1.0, 2.0, 4.0, 3.0, 7.0], 1), 0.1, &criteria).unwrap();
    approx::assert_relative_eq!(found.change / 4.0, 1.5);
    // With one slope left out at each end the level is 1 - 2 * 5/120 = 0.917.
    approx::assert_relative_eq!(found.lo / 4.0, 0.5);
    approx::assert_relative_eq!(found.hi / 4.0, 2.0);
}

#[test]
fn series_that_tell_nothing_are_refused() {
    use stadion_sessions::PlateauError as E;
    let criteria = PlateauCriteria::default();
    let of = |values: &[f64], step| plateau(&tests(values, step), 0.1, &criteria);
    assert_eq!(of(&[1.0, 2.0, 3.0], 7), Err(E::TooFewTests { tests: 3, days: 56, needed: 4 }));
    // Only the last eight weeks count.
    assert_eq!(of(&[1.0; 9], 28), Err(E::TooFewTests { tests: 3, days: 56, needed: 4 }));
    assert_eq!(of(&[1.0; 5], 0), Err(E::OneDay));
    assert!(matches!(of(&[1.0, f64::NAN, 1.0, 1.0], 7), Err(E::NotANumber { .. })));
    assert!(matches!(of(&[1.0; 201], 0), Err(E::TooManyTests { tests: 201 })));
    let series = tests(&[1.0; 5], 7);
    assert!(matches!(plateau(&series, 0.0, &criteria), Err(E::Worthwhile { .. })));
    let odd = PlateauCriteria { level: 1.0, ..criteria };
    assert!(matches!(plateau(&series, 0.1, &odd), Err(E::Level { .. })));
}

//! A hole of three weeks is told by every number that it touches, and is no rest unless asked.
#![allow(clippy::unwrap_used, clippy::float_cmp, missing_docs, reason = "tests")]

use core::time::Duration;

use approx::assert_relative_eq;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use stadion_load::{
    AcuteChronic, AcuteChronicMethod, DailyLoads, ErasedLoad, FormModel, FormPoint, FormSettings,
    Ledger, LedgerSession, LoadSource, MonotonySettings, MonotonyUndefined, NoDistanceRatio,
    NoDistribution, NoRamp, Ramp, RatioUndefined, Sports, TrendError, UnknownDays, UnknownSpan,
};
use stadion_types::{Distance, Sport};

fn day(place: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + TimeDelta::days(place)
}

fn noon(date: NaiveDate) -> DateTime<Utc> {
    date.and_hms_opt(12, 0, 0).unwrap().and_utc()
}

/// 120 days of about the same run, without those from 50 to 70.
fn ledger() -> Ledger {
    let mut ledger = Ledger::default();
    for place in (0..120).filter(|place| !(50..71).contains(place)) {
        let amount = if place % 2 == 0 { 50.0 } else { 70.0 };
        let load = ErasedLoad::new(amount, "TRIMP", "m", LoadSource::HeartRate, 1.0).unwrap();
        let session = LedgerSession::new(place.to_string(), noon(day(place)))
            .with_sport(Sport::Running)
            .with_distance(Distance::const_meters(10_000.0))
            .with_zones([2400, 1200, 0].map(Duration::from_secs))
            .with_load(load);
        ledger.insert(day(place), session).unwrap();
    }
    ledger
}

fn loads() -> DailyLoads {
    DailyLoads::from_ledger(&ledger(), "m", Sports::All).unwrap()
}

fn span(first: i64, last: i64) -> UnknownSpan {
    let mut ledger = Ledger::default();
    ledger.mark_unknown_days(day(first), day(last)).unwrap();
    // Only crates make a span; a ratio of nothing has one.
    let loads = DailyLoads::from_ledger(&ledger, "m", Sports::All).unwrap();
    let settings = AcuteChronic::of(AcuteChronicMethod::Exponential);
    match settings.trend(&loads).unwrap().last().unwrap() {
        Err(RatioUndefined::UnknownDays(span)) => *span,
        other => panic!("{other:?}"),
    }
}

fn points(unknown: UnknownDays) -> Vec<FormPoint> {
    let settings = FormSettings { unknown, ..FormSettings::default() };
    FormModel::new(settings).unwrap().trend(&loads()).unwrap()
}

#[test]
fn form_is_refused_with_the_days() {
    let refused = FormModel::new(FormSettings::default()).unwrap().trend(&loads());
    assert_eq!(refused, Err(TrendError::Unknown { days: (50..71).map(day).collect() }));
}

#[test]
fn ratios_name_the_days() {
    let of = |method, unknown| {
        AcuteChronic { unknown, ..AcuteChronic::of(method) }.trend(&loads()).unwrap()
    };
    for method in [AcuteChronicMethod::RollingCoupled, AcuteChronicMethod::RollingUncoupled] {
        let refused = of(method, UnknownDays::Refuse);
        assert!(refused[49].is_ok());
        assert_eq!(refused[70], Err(RatioUndefined::UnknownDays(span(50, 70))));
        // 28 days end on day 90; of these, 63 to 70 are unknown.
        assert_eq!(refused[90], Err(RatioUndefined::UnknownDays(span(63, 70))));
        assert_eq!(refused[97], Err(RatioUndefined::UnknownDays(span(70, 70))));
        assert_eq!(refused[98].unwrap().unknown, None);
        let [rest, carry] = [UnknownDays::Rest, UnknownDays::Carry].map(|u| of(method, u)[90]);
        assert_eq!(rest.unwrap().unknown, Some(span(63, 70)));
        assert_eq!(carry.unwrap().unknown, Some(span(63, 70)));
        // As rest they would be a jump; left out, hardly anything.
        assert!(rest.unwrap().ratio > 1.25 && (carry.unwrap().ratio - 1.0).abs() < 0.06);
    }
    let refused = of(AcuteChronicMethod::Exponential, UnknownDays::Refuse);
    assert!(refused[49].is_ok());
    assert_eq!(refused[98], Err(RatioUndefined::UnknownDays(span(50, 70))));
    assert_eq!(refused[99].unwrap().unknown, None);
    // Two weeks after the hole a half-life of two weeks still stands on half of what was before it.
    let halves = of(AcuteChronicMethod::HalfLife, UnknownDays::Refuse);
    assert_eq!(halves[111], Err(RatioUndefined::UnknownDays(span(50, 70))));
    assert_eq!(halves[112].unwrap().unknown, None);
    let rest = of(AcuteChronicMethod::Exponential, UnknownDays::Rest);
    assert_eq!(rest[98].unwrap().unknown, Some(span(50, 70)));
    assert_eq!(
        refused[70].unwrap_err().to_string(),
        "nothing is known of 21 days from 2026-02-20 to 2026-03-12"
    );
}

#[test]
fn monotony_names_the_days() {
    let of = |unknown| MonotonySettings { unknown, ..MonotonySettings::default() }.trend(&loads());
    for unknown in [UnknownDays::Refuse, UnknownDays::Carry] {
        let weeks = of(unknown);
        assert!(weeks[49].is_ok() && weeks[77].is_ok());
        assert_eq!(weeks[52], Err(MonotonyUndefined::UnknownDays(span(50, 52))));
        assert_eq!(weeks[76], Err(MonotonyUndefined::UnknownDays(span(70, 70))));
    }
    let weeks = of(UnknownDays::Rest);
    assert_eq!(weeks[52].unwrap().unknown, Some(span(50, 52)));
    assert_eq!(weeks[49].unwrap().unknown, None);
    assert!(weeks[52].unwrap().monotony < weeks[49].unwrap().monotony);
    assert_eq!(weeks[5], Err(MonotonyUndefined::TooFewDays { have: 6, need: 7 }));
}

#[test]
fn a_ramp_tells_its_share() {
    let rest = points(UnknownDays::Rest);
    // Both ends behind the hole, and the hole between them.
    let behind = Ramp::over(&rest[..90], 7).unwrap();
    assert!(behind.unsettled > 0.2);
    assert_relative_eq!(
        behind.unsettled,
        rest[82].fitness_shares.unknown + rest[82].fitness_shares.seed
    );
    // A hole between the two ends weighs on the later one.
    let across = Ramp::over(&rest[..60], 21).unwrap();
    assert_relative_eq!(
        across.unsettled,
        rest[59].fitness_shares.unknown + rest[59].fitness_shares.seed
    );
    assert!(matches!(Ramp::over(&rest[..71], 21), Err(NoRamp::Unsettled { .. })));
}

#[test]
fn the_longest_session_names_the_days() {
    let mut ledger = ledger();
    let refused = ledger.longest_ratio("90", UnknownDays::Refuse);
    assert_eq!(refused, Err(NoDistanceRatio::UnknownDays(span(60, 70))));
    let ratio = ledger.longest_ratio("90", UnknownDays::Carry).unwrap();
    assert_eq!((ratio.ratio, ratio.unknown), (1.0, Some(span(60, 70))));
    assert_eq!(ledger.longest_ratio("49", UnknownDays::Refuse).unwrap().unknown, None);
    // The first 30 days of a record have days before them of which nothing is known.
    let refused = ledger.longest_ratio("10", UnknownDays::Refuse);
    assert_eq!(refused, Err(NoDistanceRatio::UnknownDays(span(-20, -1))));
    assert_eq!(ledger.longest_ratio("0", UnknownDays::Carry), Err(NoDistanceRatio::NoHistory));

    // A ride does not count, a run without distance may have been the longest.
    let ride = LedgerSession::new("ride", noon(day(110)))
        .with_sport(Sport::Cycling)
        .with_distance(Distance::const_meters(90_000.0));
    ledger.insert(day(110), ride).unwrap();
    assert_eq!(ledger.longest_ratio("115", UnknownDays::Refuse).unwrap().ratio, 1.0);
    let run = LedgerSession::new("run", noon(day(111))).with_sport(Sport::Running);
    ledger.insert(day(111), run).unwrap();
    let refused = ledger.longest_ratio("115", UnknownDays::Refuse);
    assert_eq!(refused, Err(NoDistanceRatio::UnknownDays(span(111, 111))));
    let lacks = NoDistanceRatio::Lacks { what: "distance" };
    assert_eq!(ledger.longest_ratio("run", UnknownDays::Carry), Err(lacks));
    assert_eq!(ledger.longest_ratio("x", UnknownDays::Carry), Err(NoDistanceRatio::NoSuchSession));

    // The second run of a day has the first before it, and the first not the second.
    let second = LedgerSession::new("second", noon(day(119)) + TimeDelta::hours(6))
        .with_sport(Sport::Running)
        .with_distance(Distance::const_meters(20_000.0));
    ledger.insert(day(119), second).unwrap();
    assert_eq!(ledger.longest_ratio("second", UnknownDays::Carry).unwrap().ratio, 2.0);
    assert_eq!(ledger.longest_ratio("119", UnknownDays::Carry).unwrap().ratio, 1.0);
}

#[test]
fn the_distribution_names_the_days() {
    let mut ledger = ledger();
    let of = |ledger: &Ledger, first, last, unknown| {
        ledger.intensity(day(first), day(last), Sports::Only(Sport::Running), unknown)
    };
    let refused = of(&ledger, 40, 90, UnknownDays::Refuse);
    assert_eq!(refused, Err(NoDistribution::UnknownDays(span(50, 70))));
    let carried = of(&ledger, 40, 90, UnknownDays::Carry).unwrap();
    assert_eq!(carried.unknown, Some(span(50, 70)));
    assert_relative_eq!(carried.shares[0], 2.0 / 3.0);
    assert_eq!(of(&ledger, 0, 49, UnknownDays::Refuse).unwrap().unknown, None);
    assert_eq!(of(&ledger, 50, 70, UnknownDays::Carry), Err(NoDistribution::Empty));
    let run = LedgerSession::new("run", noon(day(3))).with_sport(Sport::Running);
    ledger.insert(day(3), run).unwrap();
    let refused = of(&ledger, 0, 49, UnknownDays::Refuse);
    assert_eq!(refused, Err(NoDistribution::UnknownDays(span(3, 3))));
    // All of the calendar is no span to walk over.
    let (first, last) = (NaiveDate::MIN, NaiveDate::MAX);
    let refused = ledger.intensity(first, last, Sports::All, UnknownDays::Carry);
    assert_eq!(refused, Err(NoDistribution::Span { first, last }));
}

//! Each refusal has a code of its own, listed in the order of the variants.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use chrono::NaiveDate;
#[cfg(feature = "serde")]
use stadion_load::Sports;
use stadion_load::{
    DailyLoadsError, LedgerError, MonotonyUndefined, NoAnswer, NoDistanceRatio, NoDistribution,
    NoRamp, RatioUndefined, UnknownSpan,
};
use stadion_types::Sport;

#[test]
fn refusals_have_codes() {
    let date = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
    let span = UnknownSpan { days: 1, first: date, last: date };
    let text = String::new;
    assert_eq!(
        RatioUndefined::CODES,
        [
            RatioUndefined::TooFewDays { have: 1, need: 2 },
            RatioUndefined::UnknownDays(span),
            RatioUndefined::NoChronicLoad
        ]
        .map(|e| e.code())
    );
    assert_eq!(
        MonotonyUndefined::CODES,
        [
            MonotonyUndefined::Constant,
            MonotonyUndefined::UnknownDays(span),
            MonotonyUndefined::TooFewDays { have: 1, need: 2 },
            MonotonyUndefined::Load
        ]
        .map(|e| e.code())
    );
    let ramps = [NoRamp::TooFewDays { have: 1, need: 2 }, NoRamp::Unsettled { percent: 60.0 }];
    assert_eq!(NoRamp::CODES, ramps.map(|e| e.code()));
    assert_eq!(
        NoDistanceRatio::CODES,
        [
            NoDistanceRatio::NoHistory,
            NoDistanceRatio::NoSuchSession,
            NoDistanceRatio::Lacks { what: "sport" },
            NoDistanceRatio::UnknownDays(span),
            NoDistanceRatio::Distance { distance_m: 0.0 }
        ]
        .map(|e| e.code())
    );
    assert_eq!(
        NoDistribution::CODES,
        [
            NoDistribution::Time { seconds: -1.0 },
            NoDistribution::Empty,
            NoDistribution::UnknownDays(span),
            NoDistribution::Span { first: date, last: date }
        ]
        .map(|e| e.code())
    );
    assert_eq!(
        NoAnswer::CODES,
        [
            NoAnswer::NeverReached { best: 1.0, day: 2 },
            NoAnswer::RestIsNotEnough { at_rest: 1.0 },
            NoAnswer::Days { days: 0 },
            NoAnswer::NotFinite
        ]
        .map(|e| e.code())
    );
    assert_eq!(
        DailyLoadsError::CODES,
        [
            DailyLoadsError::Empty,
            DailyLoadsError::Load { date, load: -1.0 },
            DailyLoadsError::Twice { date, sport: Some(Sport::Running) },
            DailyLoadsError::TooLong { first: date, last: date }
        ]
        .map(|e| e.code())
    );
    assert_eq!(
        LedgerError::CODES,
        [
            LedgerError::DuplicateId { day: date },
            LedgerError::NoSuchSession,
            LedgerError::HasSessions { day: date },
            LedgerError::OtherUnit { method: text(), unit: text(), stands: text() },
            LedgerError::Span { first: date, last: date }
        ]
        .map(|e| e.code())
    );
}

#[cfg(feature = "serde")]
#[test]
fn sports_in_files() {
    for (sports, text) in
        [(Sports::All, r#""all""#), (Sports::Only(Sport::Running), r#"{"only":"running"}"#)]
    {
        assert_eq!(serde_json::to_string(&sports).unwrap(), text);
        assert_eq!(serde_json::from_str::<Sports>(text).unwrap(), sports);
    }
}

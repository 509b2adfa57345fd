//! Sessions on the axis of time, and whether the next one is carried.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "tests")]

use chrono::{DateTime, FixedOffset, TimeDelta, TimeZone, Utc};
use stadion_load::{
    BodySystem, Fit, FitAssessment, Groundwork, LocalDay, REASONS, RecoveryError, RecoveryTimeline,
    ResidualLimit, SessionSize, recovery,
};
use stadion_sessions::Class;

fn end() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 5, 4, 18, 0, 0).unwrap()
}

fn after(sessions: &[(Class, i64)]) -> RecoveryTimeline {
    let mut timeline = RecoveryTimeline::default();
    for &(class, hours) in sessions {
        let found = recovery(&[class], &SessionSize::default(), Groundwork::Laid).unwrap();
        timeline.add(end() + TimeDelta::hours(hours), found.recovery);
    }
    timeline
}

fn fit(timeline: &RecoveryTimeline, class: Class, hours: i64) -> FitAssessment {
    timeline.fit_for(class, end() + TimeDelta::hours(hours), ResidualLimit::default()).unwrap()
}

fn codes(found: &FitAssessment) -> Vec<&str> {
    found.findings.iter().map(stadion_types::Finding::rule).collect()
}

#[test]
fn one_session_then_the_next() {
    // Hero: 48-96, 48-72, 36-48, 48-96 h; a single's earlier ends are 12, 6, 24, 24 h.
    let hero = after(&[(Class::Hero, 0)]);
    for (next, expected_h) in [
        (Class::Easy, [48, 48, 36, 48]),
        (Class::Single, [60, 51, 44, 72]),
        (Class::Hero, [96, 72, 48, 96]),
        (Class::Breakthrough, [96, 72, 48, 96]),
    ] {
        let found = fit(&hero, next, 0);
        let ready = found.systems.map(|s| (s.ready_at - end()).num_hours());
        assert_eq!(ready, expected_h, "{next}");
        assert_eq!(found.fit, Fit::NotYet);
    }
    assert_eq!(fit(&hero, Class::Single, 71).fit, Fit::EasyOnly);
    assert_eq!(fit(&hero, Class::Single, 72).fit, Fit::Ready);
    assert_eq!(fit(&hero, Class::Hero, 72).fit, Fit::EasyOnly);
}

#[test]
fn sessions_that_have_not_ended_do_not_count() {
    let timeline = after(&[(Class::Hero, 10)]);
    assert_eq!(fit(&timeline, Class::Hero, 9).fit, Fit::Ready);
    assert_eq!(fit(&timeline, Class::Hero, 10).fit, Fit::NotYet);
    assert_eq!(timeline.residual(BodySystem::Autonomic, end()), 0.0);
    let rested = RecoveryTimeline::default().ready(end());
    assert_eq!((rested.from, rested.to), (end(), end()));
}

#[test]
fn hard_days_close_together_take_longer() {
    let apart = after(&[(Class::Vo2max, 0), (Class::Vo2max, 96)]);
    let close = after(&[(Class::Vo2max, 72), (Class::Vo2max, 96)]);
    let at = end() + TimeDelta::hours(96);
    let [a, b] = [&apart, &close].map(|t| t.ready(at).to - at);
    assert!(a > TimeDelta::hours(72) && b > a + TimeDelta::hours(6), "{a} {b}");
}

#[test]
fn reasons_name_system_residual_and_session() {
    let found = fit(&after(&[(Class::Hero, 0), (Class::Easy, 24)]), Class::Hero, 60);
    assert_eq!(found.fit, Fit::EasyOnly);
    assert!(codes(&found).contains(&"fit-easy-only"));
    let text: Vec<String> = found.findings.iter().map(|f| f.reason.text()).collect();
    let says = |part: &str| text.iter().any(|t| t.contains(part));
    assert!(says("the autonomic system is there for hero in"), "{text:?}");
    assert!(says("is from the session that ended 60 h before"), "{text:?}");
    // Damage that is still to come counts, although little of it is felt as yet.
    let sore = fit(&after(&[(Class::SpeedEndurance, 0)]), Class::Strides, 0);
    assert!(
        codes(&sore).contains(&"fit-system-not-ready")
            || codes(&sore).contains(&"fit-damage-comes")
    );
    let early = fit(&after(&[(Class::ExtensiveTempo, 0)]), Class::Strides, 1);
    assert!(codes(&early).contains(&"fit-damage-comes"), "{early:?}");
    let ready = fit(&RecoveryTimeline::default(), Class::Hero, 0);
    assert_eq!(codes(&ready), ["fit-ready"]);
    for finding in found.findings.iter().chain(&sore.findings).chain(&early.findings) {
        assert!(!finding.reason.text().contains('{'), "{}", finding.reason);
        assert!(REASONS.iter().any(|r| r.code == finding.rule()));
    }
}

#[test]
fn more_may_be_tolerated() {
    let timeline = after(&[(Class::Vo2max, 0)]);
    let at = end() + TimeDelta::hours(48);
    let with = |level| {
        let limit = ResidualLimit::from_level(level).unwrap();
        timeline.fit_for(Class::Vo2max, at, limit).unwrap().fit
    };
    // The autonomic system falls with a time constant of 24 h: 24 h before its end it is at e.
    assert_eq!(with(2.7), Fit::EasyOnly);
    assert_eq!(with(2.72), Fit::Ready);
    for level in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(ResidualLimit::from_level(level).is_err(), "{level}");
    }
}

#[test]
fn classes_without_figures_are_refused() {
    let asked =
        RecoveryTimeline::default().fit_for(Class::Strength, end(), ResidualLimit::default());
    assert_eq!(asked, Err(RecoveryError::NoFigures { class: Class::Strength }));
}

#[test]
fn spans_in_local_time_and_at_the_end_of_the_calendar() {
    let timeline = after(&[(Class::Single, 0)]);
    let oslo = FixedOffset::east_opt(7200);
    let (from, to) = timeline.ready(end()).local(&LocalDay::<Utc>::File, oslo);
    assert_eq!(from.to_rfc3339(), "2026-05-05T20:00:00+02:00");
    assert_eq!(to.to_rfc3339(), "2026-05-06T08:00:00+02:00");
    let mut late = RecoveryTimeline::default();
    late.add(DateTime::<Utc>::MAX_UTC, timeline.sessions()[0].recovery.clone());
    assert_eq!(late.ready(DateTime::<Utc>::MAX_UTC).to, DateTime::<Utc>::MAX_UTC);
}

#[cfg(feature = "serde")]
#[test]
fn a_timeline_in_a_file() {
    let timeline = after(&[(Class::Single, 30), (Class::Hero, 0)]);
    let text = serde_json::to_string(&timeline).unwrap();
    assert_eq!(serde_json::from_str::<RecoveryTimeline>(&text).unwrap(), timeline);
    let found = serde_json::to_value(fit(&timeline, Class::Single, 60)).unwrap();
    assert_eq!(found["fit"], "not-yet");
    assert_eq!(found["tolerated"], 1.0);
    assert!(serde_json::from_str::<ResidualLimit>("0.0").is_err());
}

//! Recovery as the table, the texts behind the stated figures and the file form have it.

use core::time::Duration;

use chrono::{DateTime, FixedOffset, TimeZone, Utc};
use stadion_sessions::Class;
use stadion_types::Distance;

use super::*;
use crate::local_day::LocalDay;

fn laid(classes: &[Class], size: SessionSize) -> RecoveryAssessment {
    recovery(classes, &size, Groundwork::Laid).unwrap()
}

fn ends(hours: Hours) -> (f64, f64) {
    (hours.min_h(), hours.max_h())
}

fn stated(classes: &[Class], size: SessionSize) -> Vec<(f64, f64, String)> {
    let found = laid(classes, size).recovery;
    found
        .stated()
        .iter()
        .map(|s| (s.hours.min_h(), s.hours.max_h(), s.source.to_string()))
        .collect()
}

fn meters(value: f64) -> Distance {
    Distance::from_meters(value).unwrap()
}

fn minutes(value: u64) -> Duration {
    Duration::from_secs(60 * value)
}

fn codes(found: &RecoveryAssessment) -> Vec<&str> {
    found.findings.iter().map(stadion_types::Finding::rule).collect()
}

#[test]
fn what_the_texts_state_stands_beside_the_table() {
    let size = SessionSize::default();
    for (classes, min, max, source) in [
        (&[Class::SpeedEndurance, Class::Ladder][..], 72.0, 120.0, "seed-001"),
        (&[Class::Sprint], 48.0, 72.0, "seed-002"),
        (&[Class::Single], 24.0, 24.0, "seed-000"),
        (&[Class::Hero], 72.0, 72.0, "seed-000"),
        (&[Class::Acceleration], 48.0, 72.0, "haugen-2019"),
        (&[Class::SprinterSpeedEndurance], 48.0, 72.0, "haugen-2019"),
    ] {
        assert_eq!(stated(classes, size), [(min, max, source.to_owned())]);
    }
    assert_eq!(stated(&[Class::Vo2max], size), []);
    // What is said of races from 5 to 10 km is not said of a marathon, nor of an unknown distance.
    assert_eq!(stated(&[Class::Race], size.with_race_distance(meters(5000.0))).len(), 1);
    assert_eq!(stated(&[Class::Race], size.with_race_distance(meters(42_195.0))), []);
    assert_eq!(stated(&[Class::Race], size), []);
}

#[test]
fn each_class_has_the_hours_of_its_row() {
    for (class, min, max) in [
        (Class::Easy, 0.0, 24.0),
        (Class::Recovery, 0.0, 24.0),
        (Class::LongRun, 24.0, 48.0),
        (Class::Single, 24.0, 36.0),
        (Class::Threshold, 24.0, 48.0),
        (Class::Vo2max, 48.0, 72.0),
        (Class::Hero, 48.0, 96.0),
        (Class::Sprint, 48.0, 72.0),
        (Class::SpeedEndurance, 72.0, 120.0),
        (Class::Strides, 24.0, 48.0),
        (Class::Breakthrough, 72.0, 168.0),
        (Class::SingleSpoiled, 24.0, 48.0),
        (Class::DoubleThreshold, 24.0, 48.0),
        (Class::Acceleration, 48.0, 72.0),
        (Class::SprinterSpeedEndurance, 48.0, 72.0),
        (Class::SpecialEndurance1, 48.0, 72.0),
        (Class::SpecialEndurance2, 72.0, 120.0),
        (Class::IntensiveTempo, 48.0, 72.0),
        (Class::ExtensiveTempo, 24.0, 48.0),
        (Class::Hill, 48.0, 72.0),
        (Class::Fartlek, 24.0, 48.0),
    ] {
        let found = laid(&[class], SessionSize::default()).recovery;
        assert_eq!(ends(found.overall()), (min, max), "{class}");
    }
}

#[test]
fn a_ladder_is_a_shape() {
    let size = SessionSize::default();
    let threshold = laid(&[Class::Threshold], size).recovery;
    let both = laid(&[Class::Ladder, Class::Threshold], size).recovery;
    assert_eq!(both, threshold);
    let alone = recovery(&[Class::Ladder], &size, Groundwork::Laid);
    assert_eq!(alone, Err(RecoveryError::ShapeOnly));
}

#[test]
fn a_ground_and_a_comparison_add_no_hours() {
    let size = SessionSize::default();
    for (class, beside) in [
        (Class::Sprint, Class::Hill),
        (Class::Single, Class::Fartlek),
        (Class::Easy, Class::BreakEven),
        (Class::Race, Class::Hill),
    ] {
        let alone = laid(&[class], size).recovery;
        assert_eq!(laid(&[class, beside], size).recovery, alone, "{class} {beside}");
        assert_eq!(laid(&[beside, class], size).recovery, alone, "{beside} {class}");
    }
    // Beside a class without figures the ground's own stand.
    let hills = laid(&[Class::Hill], size).recovery;
    assert_eq!(laid(&[Class::Strength, Class::Hill], size).recovery, hills);
    let alone = recovery(&[Class::BreakEven], &size, Groundwork::Laid);
    assert_eq!(alone, Err(RecoveryError::ShapeOnly));
    let jumps = recovery(&[Class::Plyometrics], &size, Groundwork::Laid);
    assert_eq!(jumps, Err(RecoveryError::NoFigures { class: Class::Plyometrics }));
}

/// A harder class of a kind recovers no earlier than an easier one, end by end and in every system.
#[test]
fn sprinters_and_singles_keep_the_order_of_hardness() {
    let size = SessionSize::default();
    for (easier, harder) in [
        (Class::Single, Class::SingleSpoiled),
        (Class::Single, Class::DoubleThreshold),
        (Class::ExtensiveTempo, Class::SprinterSpeedEndurance),
        (Class::SprinterSpeedEndurance, Class::SpecialEndurance1),
        (Class::SpecialEndurance1, Class::SpecialEndurance2),
    ] {
        let [a, b] = [easier, harder].map(|c| laid(&[c], size).recovery);
        for system in BodySystem::ALL {
            let (a, b) = (a.system(system).hours, b.system(system).hours);
            assert_eq!(a.later(b), b, "{easier} {harder} {system}");
        }
    }
}

#[test]
fn the_later_end_grows_with_size() {
    let hours = |classes: &[Class], size| ends(laid(classes, size).recovery.overall());
    let size = SessionSize::default();
    let sprint = |m| hours(&[Class::Sprint], size.with_work_distance(meters(m)));
    assert_eq!(sprint(1300.0), (48.0, 72.0));
    assert_eq!(sprint(3000.0), (48.0, 108.0));
    assert_eq!(sprint(1e6), (48.0, 216.0));
    let easy = |m| hours(&[Class::Easy], size.with_duration(minutes(m)));
    assert_eq!(easy(40), (0.0, 24.0));
    assert_eq!(easy(75), (12.0, 36.0));
    assert_eq!(easy(120), (24.0, 48.0));
    assert_eq!(easy(300), (24.0, 72.0));
    // A session is at least an easy run of its duration.
    assert_eq!(hours(&[Class::Single], size.with_duration(minutes(120))), (24.0, 48.0));
    let race = |m| hours(&[Class::Race], size.with_race_distance(meters(m)));
    assert_eq!(race(800.0), (24.0, 72.0));
    assert_eq!(race(5000.0), (48.0, 72.0));
    assert_eq!(race(42_195.0), (120.0, 336.0));
    assert_eq!(race(84_390.0), (120.0, 504.0));
    let mile = race(1609.344);
    assert!(mile.0 > 24.0 && mile.0 < 26.0, "{mile:?}");
    assert_eq!(hours(&[Class::Race], size), (24.0, 336.0));
}

#[test]
fn growth_with_size_is_told() {
    let size = SessionSize::default();
    let text = |classes: &[Class], size| -> Vec<String> {
        let found = laid(classes, size);
        let grown = found.findings.iter().filter(|f| f.rule() == "recovery-size-grown");
        grown.map(|f| f.reason.text()).collect()
    };
    assert_eq!(
        text(&[Class::Sprint], size.with_work_distance(meters(3000.0))),
        [
            "the distance of work of 3000 m is beyond the 1500 m that the figures of sprint are for: their later ends are 50 % later"
        ]
    );
    assert_eq!(
        text(&[Class::Easy], size.with_duration(minutes(300))),
        [
            "the duration of 300 min is beyond the 150 min that the figures of long-easy are for: their later ends are 50 % later"
        ]
    );
    // An ultra is told by its distance; that its duration is beyond an easy run's moves nothing.
    let ultra = size.with_race_distance(meters(84_390.0)).with_duration(minutes(480));
    assert_eq!(text(&[Class::Race], ultra).len(), 1);
    assert!(text(&[Class::Race], ultra)[0].starts_with("the distance of the race of 84390 m"));
    for (class, size) in [
        (Class::Single, size.with_work(minutes(45))),
        (Class::Easy, size.with_duration(minutes(150))),
        (Class::Race, size.with_race_distance(meters(42_195.0))),
    ] {
        assert_eq!(text(&[class], size), [""; 0], "{class}");
    }
}

#[test]
fn findings_say_what_was_assumed() {
    let size = SessionSize::default();
    let complete = size.with_work(minutes(30));
    assert_eq!(codes(&laid(&[Class::Single], complete)), [""; 0]);
    assert_eq!(codes(&laid(&[Class::Single], size)), ["recovery-size-unknown"]);
    assert_eq!(codes(&laid(&[Class::Steady], complete)), ["recovery-figures-borrowed"]);
    assert_eq!(codes(&laid(&[Class::Race], size)), ["recovery-race-distance-unknown"]);
    assert_eq!(codes(&laid(&[Class::Strength, Class::Single], complete)), ["recovery-no-figures"]);
    let distance = size.with_work_distance(meters(1300.0));
    let missing = recovery(&[Class::Sprint], &distance, Groundwork::Missing).unwrap();
    assert_eq!(codes(&missing), ["recovery-groundwork-missing", "recovery-stated-left-out"]);
    assert_eq!(ends(missing.recovery.overall()), (48.0, 90.0));
    assert_eq!(missing.recovery.stated(), []);
    for finding in &missing.findings {
        assert!(!finding.reason.text().contains('{'), "{}", finding.reason);
        assert!(crate::REASONS.iter().any(|r| r.code == finding.rule()));
    }
}

#[test]
fn refusals_name_the_class() {
    let none = recovery(&[], &SessionSize::default(), Groundwork::Laid);
    assert_eq!(none, Err(RecoveryError::NoClass));
    let strength = recovery(&[Class::Strength], &SessionSize::default(), Groundwork::Laid);
    assert_eq!(strength, Err(RecoveryError::NoFigures { class: Class::Strength }));
}

#[test]
fn ready_in_local_time() {
    let end: DateTime<Utc> = Utc.with_ymd_and_hms(2026, 5, 4, 17, 30, 0).unwrap();
    let oslo = FixedOffset::east_opt(7200);
    let found = laid(&[Class::Single], SessionSize::default()).recovery;
    assert_eq!(found.ready_from(), None);
    let found = found.after(end, &LocalDay::<Utc>::File, oslo);
    assert_eq!(found.ready_from().unwrap().to_rfc3339(), "2026-05-05T19:30:00+02:00");
    assert_eq!(found.ready_to().unwrap().to_rfc3339(), "2026-05-06T07:30:00+02:00");
    // At the end of the calendar there is nothing to show, and nothing to panic about.
    let found = found.after(DateTime::<Utc>::MAX_UTC, &LocalDay::<Utc>::File, oslo);
    assert_eq!(found.ready_to(), None);
}

#[cfg(feature = "serde")]
#[test]
fn the_file_form_is_this_text() {
    let end: DateTime<Utc> = Utc.with_ymd_and_hms(2026, 5, 4, 17, 30, 0).unwrap();
    let found = laid(&[Class::Single], SessionSize::default()).recovery;
    let bare = serde_json::to_string(&found).unwrap();
    let text = concat!(
        r#"{"overall":{"min_h":24.0,"max_h":36.0},"systems":["#,
        r#"{"system":"autonomic","min_h":12.0,"max_h":36.0,"source":"seiler-2007"},"#,
        r#"{"system":"neuromuscular","min_h":6.0,"max_h":24.0,"source":"talsnes-2024"},"#,
        r#"{"system":"metabolic","min_h":24.0,"max_h":36.0,"source":"sherman-1992"},"#,
        r#"{"system":"musculoskeletal","min_h":24.0,"max_h":36.0,"source":"casado-2023"}],"#,
        r#""stated":[{"min_h":24.0,"max_h":24.0,"source":"seed-000"}],"#,
        r#""ready_from":null,"ready_to":null}"#,
    );
    assert_eq!(bare, text);
    let found = found.after(end, &LocalDay::<Utc>::Utc, None);
    for found in [found, serde_json::from_str(&bare).unwrap()] {
        let text = serde_json::to_string(&found).unwrap();
        assert_eq!(serde_json::from_str::<Recovery>(&text).unwrap(), found);
    }
    for (good, bad) in [
        (r#""overall":{"min_h":24.0"#, r#""overall":{"min_h":23.0"#),
        (r#""system":"autonomic""#, r#""system":"metabolic""#),
        (r#""ready_to":null"#, r#""ready_to":"2026-05-05T19:30:00+02:00""#),
        (r#""min_h":6.0"#, r#""min_h":26.0"#),
    ] {
        let text = bare.replace(good, bad);
        assert_ne!(text, bare);
        assert!(serde_json::from_str::<Recovery>(&text).is_err(), "{text}");
    }
}

/// Damage is felt at its most a day or so after the session, and only in the two systems that have
/// fibres and tendons to damage.
#[test]
fn damage_is_felt_late() {
    let session = laid(&[Class::SpeedEndurance], SessionSize::default()).recovery;
    let state = RecoveryState::default().with(&session);
    let peak = |system| {
        let at = |h: u32| state.after(Duration::from_secs(3600 * u64::from(h))).residual(system);
        (0..200).max_by(|&a, &b| at(a).total_cmp(&at(b))).unwrap()
    };
    assert_eq!(peak(BodySystem::Autonomic), 0);
    assert_eq!(peak(BodySystem::Metabolic), 0);
    assert!((20..=48).contains(&peak(BodySystem::Neuromuscular)));
    assert!((20..=48).contains(&peak(BodySystem::Musculoskeletal)));
}

#[test]
fn nothing_is_left_of_nothing() {
    let rested = RecoveryState::default();
    assert_eq!(rested.all_ready_in(), Duration::ZERO);
    assert_eq!(rested.after(minutes(600)), rested);
    // Two at once take longer than one, and not twice as long.
    let easy = laid(&[Class::Easy], SessionSize::default()).recovery;
    let once = rested.with(&easy).ready_in(BodySystem::Autonomic);
    let twice = rested.with(&easy).with(&easy).ready_in(BodySystem::Autonomic);
    assert!(twice > once && twice < 2 * once);
}

#[cfg(feature = "serde")]
#[test]
fn the_state_survives_the_file() {
    let session = laid(&[Class::Race], SessionSize::default()).recovery;
    let state = RecoveryState::default().with(&session);
    let text = serde_json::to_string(&state).unwrap();
    assert_eq!(serde_json::from_str::<RecoveryState>(&text).unwrap(), state);
    let bad = text.replacen("\"felt\":", "\"felt\":-", 1);
    assert!(serde_json::from_str::<RecoveryState>(&bad).is_err());
}

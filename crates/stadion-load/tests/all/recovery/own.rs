//! The athlete's own ranges, in numbers.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "tests")]

use approx::assert_relative_eq;
use stadion_load::{
    BodySystem, Condition, Groundwork, Hours, ObservationError, ObservedAgainst, OwnRecovery,
    OwnSettings, RecoveryConditions, RecoveryObservation, RecoverySign, Seen, SessionSize,
    recovery, recovery_with,
};
use stadion_sessions::Class;
use stadion_types::Evidence;

fn observed(class: Class, sign: RecoverySign, seen: Seen) -> RecoveryObservation {
    let conditions = RecoveryConditions::default();
    RecoveryObservation::new(class, &SessionSize::default(), &conditions, sign, seen).unwrap()
}

fn own(seen: &[Seen]) -> OwnRecovery {
    let mut own = OwnRecovery::default();
    for &seen in seen {
        own.add(observed(Class::Threshold, RecoverySign::Soreness, seen));
    }
    own
}

const MUSCLE: BodySystem = BodySystem::Musculoskeletal;

#[test]
fn observations_shrink_towards_the_table() {
    // Threshold, musculoskeletal: 24 to 48 h, so 36 h are expected.
    let range = own(&[Seen::Back { at_h: 72.0 }, Seen::Back { at_h: 54.0 }])
        .range(Class::Threshold, MUSCLE)
        .unwrap();
    let factor = (3.0_f64.ln() / 6.0).exp();
    assert_relative_eq!(range.factor.value(), factor, max_relative = 1e-12);
    assert_relative_eq!(range.hours.min_h(), 24.0 * factor, max_relative = 1e-12);
    assert_relative_eq!(range.hours.max_h(), 48.0 * factor, max_relative = 1e-12);
    assert_eq!((range.n, range.limits_only, range.prior_weight), (2, 0, 4.0));
    assert_eq!(range.prior, Hours::new(24.0, 48.0).unwrap());
    assert_eq!((range.factor.level(), range.factor.evidence()), (0.9, Evidence::Measured));
    let half = 1.644_853_626_951_472 * 0.35 / 6.0_f64.sqrt();
    assert_relative_eq!(range.factor.hi(), factor * half.exp(), max_relative = 1e-12);
    assert_eq!(range.source, "own-observations");
    // Nothing was seen of other systems and classes.
    let own = own(&[Seen::Back { at_h: 72.0 }]);
    assert_eq!(own.range(Class::Threshold, BodySystem::Autonomic), None);
    assert_eq!(own.range(Class::Hero, MUSCLE), None);
}

#[test]
fn limits_count_as_far_as_they_tell_anything() {
    let factor = |seen| own(&[seen]).range(Class::Threshold, MUSCLE).unwrap().factor.value();
    // The mean of the upper half of a normal variable lies sqrt(2/pi) spreads above its centre, so
    // the centre c with "not yet" at its own start satisfies (E[x | x > 0] - c) = 4 c.
    let not_yet = factor(Seen::NotYet { at_h: 36.0 });
    assert!(1.03 < not_yet && not_yet < 1.08, "{not_yet}");
    assert!(factor(Seen::NotYet { at_h: 6.0 }) < 1.001);
    assert!(factor(Seen::NotYet { at_h: 144.0 }) > factor(Seen::Back { at_h: 144.0 }));
    // Narrow limits are as good as the time, wide ones tell next to nothing.
    let narrow = factor(Seen::BackBetween { not_yet_h: 59.999, back_h: 60.001 });
    assert_relative_eq!(narrow, factor(Seen::Back { at_h: 60.0 }), max_relative = 1e-5);
    let wide = factor(Seen::BackBetween { not_yet_h: 4.0, back_h: 300.0 });
    assert_relative_eq!(wide, 1.0, max_relative = 1e-3);
    // Limits narrow the interval less than the time itself.
    let width = |seen| {
        let range = own(&[seen]).range(Class::Threshold, MUSCLE).unwrap();
        assert_eq!(range.limits_only, usize::from(!seen.is_exact()));
        range.factor.hi() / range.factor.lo()
    };
    assert!(width(Seen::NotYet { at_h: 36.0 }) > width(Seen::Back { at_h: 36.0 }));
}

#[test]
fn what_it_is_held_against_is_a_setting() {
    let settings = OwnSettings::new(4.0, 0.35, ObservedAgainst::LaterEnd).unwrap();
    let mut later = OwnRecovery::new(settings);
    later.add(observed(Class::Threshold, RecoverySign::Soreness, Seen::Back { at_h: 48.0 }));
    let later = later.range(Class::Threshold, MUSCLE).unwrap().factor.value();
    let middle = own(&[Seen::Back { at_h: 48.0 }]).range(Class::Threshold, MUSCLE).unwrap();
    assert_relative_eq!(later, 1.0, max_relative = 1e-12);
    let expected = (48.0_f64 / 36.0).powf(0.2);
    assert_relative_eq!(middle.factor.value(), expected, max_relative = 1e-12);
    for (weight, spread) in [(0.0, 0.35), (f64::NAN, 0.35), (4.0, 0.0), (4.0, f64::INFINITY)] {
        let refused = OwnSettings::new(weight, spread, ObservedAgainst::Middle);
        assert!(matches!(refused, Err(ObservationError::Setting { .. })), "{weight} {spread}");
    }
}

#[test]
fn own_ranges_take_the_place_of_the_table() {
    let own = own(&[Seen::Back { at_h: 72.0 }; 4]);
    let conditions = RecoveryConditions::default();
    let size = SessionSize::default();
    let found = recovery_with(&[Class::Threshold], &size, &conditions, &own).unwrap();
    let table = recovery(&[Class::Threshold], &size, Groundwork::NotStated).unwrap();
    let range = own.range(Class::Threshold, MUSCLE).unwrap();
    assert_eq!(found.recovery.system(MUSCLE).hours, range.hours);
    assert_eq!(found.recovery.system(MUSCLE).source, "own-observations");
    for system in [BodySystem::Autonomic, BodySystem::Neuromuscular, BodySystem::Metabolic] {
        assert_eq!(found.recovery.system(system), table.recovery.system(system));
    }
    let finding = found.findings.iter().find(|f| f.rule() == "recovery-own-range").unwrap();
    assert_eq!(
        finding.reason.text(),
        "4 own observations after threshold multiply the hours of the musculoskeletal system by 1.41"
    );
    // Who recovers fast from easy runs does so whatever their duration.
    let mut fast = OwnRecovery::default();
    for class in [Class::Easy, Class::LongRun] {
        fast.add(observed(class, RecoverySign::Soreness, Seen::Back { at_h: 6.0 }));
    }
    let minutes = |m: u64| size.with_duration(std::time::Duration::from_secs(60 * m));
    for (class, m) in [(Class::Easy, 40), (Class::LongRun, 120)] {
        let hours = |own| {
            let found = recovery_with(&[class], &minutes(m), &conditions, own).unwrap();
            found.recovery.system(MUSCLE).hours.max_h()
        };
        assert!(hours(&fast) < 0.9 * hours(&OwnRecovery::default()), "{class}");
    }
}

#[test]
fn a_hard_session_in_the_heat_makes_nobody_slow() {
    let hot = RecoveryConditions { heat: Condition::Present, ..RecoveryConditions::default() };
    let sign = RecoverySign::HeartRateVariability;
    let seen = Seen::Back { at_h: 42.0 };
    let size = SessionSize::default();
    let of = |conditions| {
        let mut own = OwnRecovery::default();
        own.add(RecoveryObservation::new(Class::Threshold, &size, conditions, sign, seen).unwrap());
        own.range(Class::Threshold, BodySystem::Autonomic).unwrap().factor.value()
    };
    // 24 to 48 h, in the heat to 60 h.
    assert_relative_eq!(of(&hot), 1.0, max_relative = 1e-12);
    assert!(of(&RecoveryConditions::default()) > 1.0);
}

#[test]
fn looks_tell_limits() {
    for (looks, seen) in [
        (&[(14.0, true)][..], Seen::BackBefore { at_h: 14.0 }),
        (&[(14.0, false), (38.0, false)], Seen::NotYet { at_h: 38.0 }),
        (&[(38.0, true), (14.0, false)], Seen::BackBetween { not_yet_h: 14.0, back_h: 38.0 }),
        // Gone again at the last look.
        (&[(14.0, true), (38.0, false)], Seen::NotYet { at_h: 38.0 }),
        // Two looks at once that differ: not back for good.
        (&[(14.0, true), (14.0, false)], Seen::NotYet { at_h: 14.0 }),
    ] {
        assert_eq!(Seen::from_looks(looks), Some(seen), "{looks:?}");
    }
}

#[test]
fn what_is_no_observation_is_refused() {
    let hours = Hours::new(24.0, 48.0).unwrap();
    let sign = RecoverySign::Soreness;
    for seen in [
        Seen::Back { at_h: 0.0 },
        Seen::NotYet { at_h: f64::INFINITY },
        Seen::BackBefore { at_h: -1.0 },
        Seen::BackBetween { not_yet_h: 24.0, back_h: 24.0 },
        Seen::BackBetween { not_yet_h: f64::NAN, back_h: 24.0 },
    ] {
        let refused = RecoveryObservation::against(Class::Threshold, hours, sign, seen);
        assert!(matches!(refused, Err(ObservationError::Time { .. })), "{seen:?}");
    }
    let (size, conditions) = (SessionSize::default(), RecoveryConditions::default());
    let lifts = RecoveryObservation::new(
        Class::Strength,
        &size,
        &conditions,
        sign,
        Seen::Back { at_h: 24.0 },
    );
    assert!(matches!(lifts, Err(ObservationError::NoFigures(_))));
}

#[cfg(feature = "serde")]
#[test]
fn observations_in_a_file() {
    let own = own(&[Seen::Back { at_h: 72.0 }, Seen::NotYet { at_h: 30.0 }]);
    let text = serde_json::to_string(&own).unwrap();
    assert_eq!(serde_json::from_str::<OwnRecovery>(&text).unwrap(), own);
    assert!(text.contains(r#""sign":"soreness","expected":{"min_h":24.0,"max_h":48.0},"seen":{"not-yet":{"at_h":30.0}}"#), "{text}");
    for (good, bad) in
        [(r#""at_h":30.0"#, r#""at_h":-30.0"#), (r#""prior_weight":4.0"#, r#""prior_weight":0.0"#)]
    {
        assert!(serde_json::from_str::<OwnRecovery>(&text.replace(good, bad)).is_err(), "{bad}");
    }
    for sign in RecoverySign::ALL {
        assert_eq!(serde_json::to_string(&sign).unwrap(), format!("\"{}\"", sign.as_str()));
    }
}

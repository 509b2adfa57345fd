//! Lifts as they are read from texts.

use std::time::Duration;

use approx::assert_relative_eq;
use stadion_load::{Done, LoadModel, OfRange, StrengthTonnage, StrengthVolume, StrengthWork};
use stadion_physiology::Athlete;
use stadion_sessions::{Dialect, NotationOptions, Session, parse};
use stadion_types::{Reason, Sport};

fn session(text: &str) -> Session {
    parse(text, &NotationOptions::new(Dialect::Strength)).session
}

fn work(text: &str) -> StrengthWork {
    StrengthWork::of(&session(text)).unwrap()
}

#[test]
fn sets_lifts_and_kilograms() {
    let found = work("squat 5x5 @ 100 kg");
    assert_eq!((found.sets.exact(), found.lifts.exact()), (Some(5), Some(25)));
    assert_eq!(found.tonnage_kg.and_then(|kg| kg.exact()), Some(2500.0));
    let pounds = work("bench press 3x10 @ 100 lb").tonnage_kg.unwrap();
    assert_relative_eq!(pounds.min(), 30.0 * 45.359_237, max_relative = 1e-12);
}

#[test]
fn one_set_without_a_weight_leaves_no_tonnage() {
    for (text, code) in [
        ("squat 3x5 @ 100 kg, pull-ups 3x8", "lift-without-weight"),
        ("squat 3x5 @ 100", "lift-without-unit"),
        ("dips 3x8 @ bodyweight", "lift-of-body"),
        ("squat 3x5 @ 80%", "lift-of-maximum"),
    ] {
        let found = work(text);
        assert_eq!(found.tonnage_kg, None, "{text}");
        let codes: Vec<&str> = found.missing.iter().map(Reason::code).collect();
        assert_eq!(codes, [code], "{text}");
    }
}

#[test]
fn a_range_is_refused_unless_a_number_is_chosen() {
    let session = session("squat 3x8-10 @ 60 kg");
    let done = Done::new(Sport::Strength, Duration::from_secs(1800)).with_session(&session);
    let nobody = Athlete::default();
    let of = |range| {
        let volume = StrengthVolume { range }.load(&nobody, &done).map(|l| l.amount());
        let tonnage = StrengthTonnage { range }.load(&nobody, &done).map(|l| l.amount());
        (volume.ok(), tonnage.ok())
    };
    assert_eq!(of(OfRange::Refuse), (None, None));
    assert_eq!(of(OfRange::Lower), (Some(24.0), Some(1440.0)));
    assert_eq!(of(OfRange::Middle), (Some(27.0), Some(1620.0)));
    assert_eq!(of(OfRange::Upper), (Some(30.0), Some(1800.0)));
    let error = StrengthVolume::default().load(&nobody, &done).unwrap_err();
    assert_eq!(error.code(), "range");
}

#[test]
fn no_sets_are_no_load() {
    let runs = parse("5x1000m @ 3:30/km", &NotationOptions::default()).session;
    assert_eq!(StrengthWork::of(&runs), None);
    let done = Done::new(Sport::Running, Duration::from_secs(1800)).with_session(&runs);
    let bare = Done::new(Sport::Running, Duration::from_secs(1800));
    for done in [&done, &bare] {
        let error = StrengthVolume::default().load(&Athlete::default(), done).unwrap_err();
        assert_eq!(error.lacks(), Some("sets of lifts"));
    }
}

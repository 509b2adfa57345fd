//! FIT and ZWO workouts onto the tree of sessions; files made by code.
#![allow(clippy::unwrap_used, reason = "a workout that is not built is a failed test")]

use crate::common;

use crate::common::{encode, file_id};
use proptest::prelude::*;
use rustyfit::profile::{mesgdef, typedef};
use rustyfit::proto::Message;
use stadion_formats::{WorkoutError, WorkoutFormat, WorkoutImport, WorkoutWarning, read_workout};
use stadion_sessions::{Dialect, NotationErrorKind, PercentOf, Section, StructuredItem, Target};
use stadion_types::{Bounds, Distance, Sport};

/// A step by its duration (kind and value), its target (kind, zone, low, high) and its intensity.
fn step(index: u16, duration: (u8, u32), target: (u8, u32, u32, u32), intensity: u8) -> Message {
    let mut step = mesgdef::WorkoutStep::new();
    step.message_index = typedef::MessageIndex(index);
    step.duration_type = typedef::WktStepDuration(duration.0);
    step.duration_value = duration.1;
    step.target_type = typedef::WktStepTarget(target.0);
    step.target_value = target.1;
    step.custom_target_value_low = target.2;
    step.custom_target_value_high = target.3;
    step.intensity = typedef::Intensity(intensity);
    Message::from(step)
}

const NONE: u32 = u32::MAX;
const OPEN: (u8, u32, u32, u32) = (2, NONE, NONE, NONE);

fn head(sport: typedef::Sport, steps: usize) -> Vec<Message> {
    let mut workout = mesgdef::Workout::new();
    workout.sport = sport;
    workout.num_valid_steps = u16::try_from(steps).unwrap();
    workout.wkt_name = "Tuesday".into();
    vec![file_id(typedef::File::WORKOUT), Message::from(workout)]
}

fn fit(sport: typedef::Sport, steps: Vec<Message>) -> Vec<u8> {
    let mut messages = head(sport, steps.len());
    messages.extend(steps);
    encode(messages)
}

fn read(steps: Vec<Message>) -> WorkoutImport {
    read_workout(&fit(typedef::Sport::CYCLING, steps)).unwrap()
}

/// Seconds of work and of rest, metres, repetitions.
fn totals(import: &WorkoutImport) -> (Option<u64>, Option<u64>, Option<f64>, Option<u32>) {
    let totals = import.parsed().session.main_totals();
    (
        totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        totals.rest.and_then(|r| r.exact()).map(|r| r.as_secs()),
        totals.distance.and_then(|d| d.exact()).map(Distance::meters),
        totals.reps.and_then(|r| r.exact()),
    )
}

fn first_targets(import: &WorkoutImport) -> Vec<Target> {
    match import.workout.items.first() {
        Some(StructuredItem::Step(step)) => step.targets.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_whole_fit_workout() {
    let import = read(vec![
        step(0, (0, 600_000), (4, 2, NONE, NONE), 2),
        step(1, (0, 240_000), (4, 0, 1250, 1270), 0),
        step(2, (0, 180_000), OPEN, 4),
        step(3, (6, 1), (2, 5, NONE, NONE), 255),
        step(4, (5, NONE), OPEN, 3),
    ]);
    assert_eq!(import.format, WorkoutFormat::Fit);
    assert_eq!(import.workout.name.as_deref(), Some("Tuesday"));
    assert_eq!(import.workout.sport, Some(Sport::Cycling));
    assert!(import.warnings.is_empty(), "{:?}", import.warnings);
    assert_eq!(totals(&import), (Some(1200), Some(900), None, Some(5)));
    let parsed = import.parsed();
    let sections: Vec<Section> = parsed.session.blocks().iter().map(|b| b.section).collect();
    assert_eq!(sections, [Section::WarmUp, Section::Main, Section::CoolDown]);
    // Only the cool-down has no length.
    assert_eq!(parsed.unknown.len(), 1, "{:?}", parsed.unknown);
    assert!(parsed.session.canonical(Dialect::Cycle).contains("@ 250-270 W"));
    let listing = import.workout.listing();
    for entry in &parsed.unknown {
        assert_eq!(entry.span.of(&listing), entry.text);
        assert!(!entry.text.is_empty());
    }
}

#[test]
fn two_scales_lie_over_one_number() {
    let percent = |a, b, of| Target::Percent { range: Bounds::new(a, b).unwrap(), of };
    for (target, expected) in [
        ((4, 0, 88, 94), percent(88.0, 94.0, PercentOf::ThresholdPower)),
        ((1, 0, 70, 80), percent(70.0, 80.0, PercentOf::MaxHeartRate)),
        ((1, 0, 240, 250), Target::Named("140-150 bpm".into())),
        ((1, 3, NONE, NONE), Target::Named("heart-rate zone 3".into())),
        ((3, 0, 85, 95), Target::Named("85-95 rpm".into())),
        (
            (7, NONE, 1300, 1300),
            Target::Power(Bounds::exactly(stadion_types::Power::const_watts(300.0))),
        ),
    ] {
        let import = read(vec![step(0, (0, 60_000), target, 0)]);
        assert_eq!(first_targets(&import), [expected], "{target:?}");
        assert!(import.parsed().unknown.is_empty());
    }
    let import = read(vec![step(0, (0, 60_000), (0, 0, 4000, 4167), 0)]);
    let [Target::Speed(speed)] = first_targets(&import)[..] else { panic!("{import:?}") };
    assert!((speed.min().meters_per_second() - 4.0).abs() < 1e-9);
}

#[test]
fn a_range_is_never_0_watts() {
    // One end is left out or 0: the other one holds.
    for (low, high) in [(0, 1250), (1250, NONE), (NONE, 1250)] {
        let import = read(vec![step(0, (0, 60_000), (4, 0, low, high), 0)]);
        let [Target::Power(power)] = first_targets(&import)[..] else { panic!("{import:?}") };
        assert!((power.min().watts() - 250.0).abs() < 1e-9, "{low} {high}");
    }
    // No figure at all, or ends on two scales, is told.
    for (low, high) in [(0, 0), (NONE, NONE), (900, 1250)] {
        let import = read(vec![step(0, (0, 60_000), (4, 0, low, high), 0)]);
        assert!(first_targets(&import).is_empty(), "{low} {high}");
        assert_eq!(import.parsed().unknown.len(), 1, "{low} {high}");
    }
}

#[test]
fn repeats_nest() {
    let import = read(vec![
        step(0, (1, 40_000), OPEN, 0),
        step(1, (0, 60_000), OPEN, 1),
        step(2, (6, 0), (2, 4, NONE, NONE), 255),
        step(3, (0, 180_000), OPEN, 1),
        step(4, (6, 0), (2, 3, NONE, NONE), 255),
    ]);
    // 3 sets of 4 x 400 m: 9 gaps of a minute in the sets; the border of a set has both rests.
    let (_, rest, meters, reps) = totals(&import);
    assert_eq!((meters, reps), (Some(4800.0), Some(12)));
    assert_eq!(rest, Some(9 * 60 + 3 * 240));
}

#[test]
fn ends_that_no_figure_tells_leave_the_sums_open() {
    for duration in [(2, 225), (3, 80), (4, 300), (5, NONE), (14, 1200), (0, NONE), (0, 0), (99, 1)]
    {
        let import = read(vec![step(0, duration, OPEN, 0), step(1, (0, 60_000), OPEN, 0)]);
        assert_eq!(totals(&import).0, None, "{duration:?}");
        assert_eq!(import.parsed().unknown.len(), 1, "{duration:?}");
    }
    let import = read(vec![step(0, (2, 225), OPEN, 0)]);
    assert!(import.parsed().unknown.iter().any(|u| u.why.contains("125 bpm")));
    for kind in [7, 8, 9, 10, 11, 12, 13] {
        let import = read(vec![
            step(0, (0, 60_000), OPEN, 0),
            step(1, (kind, 0), (2, 600_000, NONE, NONE), 255),
        ]);
        assert_eq!(totals(&import), (None, None, None, None), "{kind}");
        assert_eq!(import.parsed().unknown.len(), 1, "{kind}");
    }
}

#[test]
fn a_repeat_of_nothing_is_told() {
    for from in [1, 7, NONE] {
        let import =
            read(vec![step(0, (0, 60_000), OPEN, 0), step(1, (6, from), (2, 4, NONE, NONE), 255)]);
        assert_eq!(import.warnings, [WorkoutWarning::BadRepeat { step: 1 }], "{from}");
        assert_eq!(totals(&import).0, Some(60));
        assert_eq!(import.parsed().unknown.len(), 1);
    }
}

#[test]
fn counts_without_bounds_are_refused() {
    let import = read(vec![
        step(0, (0, 60_000), OPEN, 0),
        step(1, (6, 0), (2, 4_000_000_000, NONE, NONE), 255),
        step(2, (6, 0), (2, 4_000_000_000, NONE, NONE), 255),
    ]);
    assert_eq!(import.parsed().error.map(|e| e.kind), Some(NotationErrorKind::Implausible));
}

#[test]
fn files_that_are_no_workouts_say_what_they_are() {
    let code = |bytes: &[u8]| read_workout(bytes).map_err(|e| e.code()).err();
    assert_eq!(code(b" \n"), Some("empty-file"));
    assert_eq!(code(b"6 x 400m"), Some("unknown-format"));
    assert_eq!(code(&encode(common::activity(20))), Some("not-a-workout"));
    assert_eq!(code(&encode(head(typedef::Sport::RUNNING, 0))), Some("no-steps"));
    assert_eq!(code(b"<workout_file><workout/></workout_file>"), Some("no-steps"));
    let many = "<Ramp/>".repeat(3000);
    let file = format!("<workout_file><workout>{many}</workout></workout_file>");
    assert_eq!(code(file.as_bytes()), Some("too-many-steps"));
    let path = std::env::temp_dir().join("stadion-no-such-workout.fit");
    assert!(matches!(stadion_formats::read_workout_path(path), Err(WorkoutError::Io { .. })));
    assert_eq!(WorkoutError::CODES.len(), 8);
}

#[test]
fn what_stands_before_damage_is_kept() {
    let steps = (0..10).map(|i| step(i, (0, 60_000), OPEN, 0)).collect();
    let bytes = fit(typedef::Sport::CYCLING, steps);
    let import = read_workout(&bytes[..bytes.len() - 40]).unwrap();
    let found = import.workout.items.len();
    assert!((1..10).contains(&found), "{found}");
    let codes: Vec<&str> = import.warnings.iter().map(WorkoutWarning::code).collect();
    assert!(codes.contains(&"truncated") && codes.contains(&"step-count"), "{codes:?}");
    for code in codes {
        assert!(WorkoutWarning::CODES.contains(&code));
    }
    assert!(import.parsed().unknown.len() >= 2, "the warnings are told");
}

fn zwo(sport: &str, body: &str) -> WorkoutImport {
    let file = format!(
        "<?xml version=\"1.0\"?><workout_file><name>Hills &amp; flats</name><sportType>{sport}</sportType><workout>{body}</workout></workout_file>"
    );
    read_workout(file.as_bytes()).unwrap()
}

#[test]
fn a_whole_zwo_workout() {
    let import = zwo(
        "bike",
        "<Warmup Duration=\"600\" PowerLow=\"0.4\" PowerHigh=\"0.7\"/>\
         <IntervalsT Repeat=\"4\" OnDuration=\"300\" OffDuration=\"120\" OnPower=\"1.02\" OffPower=\"0.5\" Cadence=\"95\"/>\
         <SteadyState Duration=\"1200\" PowerLow=\"0.85\" PowerHigh=\"0.9\"><textevent timeoffset=\"10\" message=\"sit tall\"/></SteadyState>\
         <FreeRide Duration=\"300\" FlatRoad=\"1\"/><MaxEffort Duration=\"20\"/>\
         <Cooldown Duration=\"300\" PowerLow=\"0.6\" PowerHigh=\"0.4\"/>",
    );
    assert!(import.warnings.is_empty());
    let parsed = import.parsed();
    assert!(parsed.unknown.is_empty() && parsed.ambiguities.is_empty(), "{parsed:?}");
    assert_eq!(totals(&import), (Some(1200 + 1200 + 300 + 20), Some(480), None, Some(7)));
    let Some(StructuredItem::Step(steady)) = import.workout.items.get(2) else {
        panic!("{import:?}")
    };
    let range = Bounds::new(85.0, 90.0).unwrap();
    assert_eq!(steady.targets, [Target::Percent { range, of: PercentOf::ThresholdPower }]);
    assert_eq!(steady.notes, ["sit tall"]);
    let Some(StructuredItem::Step(down)) = import.workout.items.last() else {
        panic!("{import:?}")
    };
    assert!(down.targets.contains(&Target::Named("ramp down".into())));
}

#[test]
fn a_run_is_aimed_at_paces_and_may_count_metres() {
    let body = "<SteadyState Duration=\"1000\" Power=\"1.0\" pace=\"2\"/><SteadyState Duration=\"400\" Power=\"0.95\"/>";
    let file = format!(
        "<workout_file><sportType>run</sportType><durationType>distance</durationType><workout>{body}</workout></workout_file>"
    );
    let import = read_workout(file.as_bytes()).unwrap();
    assert_eq!(totals(&import), (None, None, Some(1400.0), Some(2)));
    assert!(matches!(first_targets(&import)[..], [Target::RacePace { .. }]));
    let Some(StructuredItem::Step(second)) = import.workout.items.get(1) else {
        panic!("{import:?}")
    };
    assert!(matches!(second.targets[..], [Target::Percent { of: PercentOf::Unstated, .. }]));
}

#[test]
fn over_and_under_are_both_work() {
    let body = "<IntervalsT Repeat=\"3\" OnDuration=\"60\" OffDuration=\"120\" PowerOnZone=\"5\" OffPower=\"0.9\" OverUnder=\"1\"/>";
    let import = zwo("bike", body);
    assert_eq!(totals(&import), (Some(540), None, None, Some(6)));
    assert!(import.parsed().unknown.is_empty());
}

#[test]
fn a_missing_power_is_told_and_never_0() {
    for (body, power) in [
        ("<SteadyState Duration=\"60\" PowerHigh=\"0.9\"/>", Some(90.0)),
        ("<SteadyState Duration=\"60\" PowerLow=\"0.8\"/>", Some(80.0)),
        ("<SteadyState Duration=\"60\"/>", None),
        ("<SteadyState Duration=\"60\" Power=\"much\"/>", None),
        ("<SteadyState Duration=\"60\" Power=\"99\"/>", None),
    ] {
        let import = zwo("bike", body);
        let found = match first_targets(&import)[..] {
            [Target::Percent { range, .. }] => Some(range.min()),
            _ => None,
        };
        assert_eq!(found, power, "{body}");
        assert_eq!(import.parsed().unknown.len(), usize::from(power.is_none()), "{body}");
    }
    let import = zwo("bike", "<SteadyState Power=\"0.9\"/><Leap Duration=\"3\"/>");
    assert_eq!(totals(&import).0, None);
    assert_eq!(import.warnings, [WorkoutWarning::UnknownStep { step: 1 }]);
}

#[test]
fn a_cut_zwo_keeps_what_was_read() {
    let import =
        read_workout(b"<workout_file><workout><SteadyState Duration=\"60\" Power=\"0.9\"/><Stea")
            .unwrap();
    assert_eq!(totals(&import).0, Some(60));
    assert!(matches!(import.warnings[..], [WorkoutWarning::Truncated { .. }]));
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), mark in 0..3_u8) {
        let mut file = match mark {
            0 => b"\x0e\x20\x00\x00\xff\xff\xff\xff.FIT\x00\x00".to_vec(),
            1 => b"<workout_file><workout>".to_vec(),
            _ => Vec::new(),
        };
        file.extend(bytes);
        if let Ok(import) = read_workout(&file) {
            let _ = import.parsed();
        }
    }

    #[test]
    fn no_damage_panics(at in 0..400_usize, bit in 0..8_u8, cut in 0..400_usize) {
        let steps = (0..8).map(|i| step(i, (0, 60_000), (4, 0, 1200, 1250), u8::try_from(i % 5).unwrap()));
        let steps = steps.chain([step(8, (6, 2), (2, 3, NONE, NONE), 255)]).collect();
        let mut bytes = fit(typedef::Sport::RUNNING, steps);
        let len = bytes.len();
        if let Some(byte) = bytes.get_mut(at % len) {
            *byte ^= 1 << bit;
        }
        bytes.truncate(len - cut % len);
        if let Ok(import) = read_workout(&bytes) {
            let parsed = import.parsed();
            let listing = import.workout.listing();
            for entry in &parsed.unknown {
                prop_assert!(listing.get(entry.span.start..entry.span.end).is_some());
            }
        }
    }

    #[test]
    fn no_soup_of_steps_panics(
        codes in proptest::collection::vec((0..35_u8, 0..12_u32, 0..15_u8, 0..8_u8), 1..30),
    ) {
        let steps = codes.iter().enumerate().map(|(i, (kind, value, target, intensity))| {
            let index = u16::try_from(i).unwrap();
            step(index, (*kind, *value), (*target, *value, 3, 1100), *intensity)
        });
        if let Ok(import) = read_workout(&fit(typedef::Sport::CYCLING, steps.collect())) {
            let _ = import.parsed().session.canonical(Dialect::Cycle);
        }
    }
}

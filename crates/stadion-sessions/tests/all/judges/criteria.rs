//! The judges' limits are one value, and each can be replaced in a file.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

#[cfg(feature = "serde")]
use stadion_sessions::Criteria;
use stadion_sessions::JudgeCriteria;

#[cfg(feature = "serde")]
#[test]
fn what_a_file_leaves_out_has_its_default() {
    let read = |text: &str| serde_json::from_str::<Criteria>(text);
    assert_eq!(read("{}").unwrap(), Criteria::default());
    let text = r#"{"judges": {"reserve": {"fade_percent": 3.0}, "aim": {"within": 0.02},
        "stop": {"speed_endurance": {"slower": 0.05, "surely": 0.06, "running": 2}}}}"#;
    let judges = read(text).unwrap().judges;
    assert_eq!((judges.reserve.fade_percent, judges.reserve.reps), (3.0, 2.0));
    assert_eq!((judges.aim.within, judges.stop.speed_endurance.running), (0.02, 2));
    assert_eq!(judges.stop.sprint, JudgeCriteria::default().stop.sprint);
    assert!(read(r#"{"judges": {"reserve": {"fade": 3.0}}}"#).is_err(), "no such limit");
    let whole = Criteria { judges, ..Criteria::default() };
    assert_eq!(read(&serde_json::to_string(&whole).unwrap()).unwrap(), whole);
}

/// Each default is a listed number.
#[test]
fn the_defaults_are_the_listed_numbers() {
    let j = JudgeCriteria::default();
    let listed =
        |id: &str| stadion_sessions::JUDGE_CONSTANTS.iter().find(|c| c.id == id).unwrap().value;
    for (id, used) in [
        ("stop.slower", j.stop.sprint.slower),
        ("stop.slower", j.stop.speed_endurance.slower),
        ("stop.surely", j.stop.sprint.surely),
        ("stop.recorded-within", j.stop.recorded_within_s),
        ("stop.running-sprint", f64::from(j.stop.sprint.running)),
        ("stop.running-speed-endurance", f64::from(j.stop.speed_endurance.running)),
        ("full-recovery.gaps", j.full_recovery.gaps),
        ("target.within", j.aim.within),
        ("splits.even", j.splits.even),
        ("splits.hair", j.splits.hair),
        ("splits.cut", j.splits.cut),
        ("rest-taken.within", j.rests.within),
        ("rest-taken.within-time", j.rests.within_s),
        ("reserve.reps", j.reserve.reps),
        ("reserve.fade", j.reserve.fade_percent),
        ("reserve.last", j.reserve.last_percent),
        ("reserve.rpe-cr10", j.reserve.rpe_cr10),
        ("reserve.rpe-borg", j.reserve.rpe_borg),
        ("reserve.signs", f64::from(j.reserve.signs)),
        ("heart-cap.near", j.heart.near_bpm),
        ("sub-threshold.heart-mean", j.band.heart_mean_max),
        ("sub-threshold.heart-end", j.band.heart_end_max),
        ("season.race-days", f64::from(j.season.race_days)),
        ("season.base-days", f64::from(j.season.base_days)),
        ("season.event-max", f64::from(j.season.event_max_m)),
        ("hard-days.days", f64::from(j.hard_days.days)),
        ("hard-days.in-seven", f64::from(j.hard_days.in_seven)),
        ("exposure.level", j.exposure.level),
        ("again.speed", j.again.speed),
        ("again.rest", j.again.rest),
        ("again.rest-time", j.again.rest_s),
        ("again.length", j.again.length),
        ("progress.span", f64::from(j.progress.span_days)),
        ("progress.gain", j.progress.gain),
    ] {
        assert!((listed(id) - used).abs() < 1e-12, "{id}");
    }
}

#[cfg(feature = "serde")]
#[test]
fn what_the_judges_say_goes_through_a_file() {
    use stadion_sessions::{
        BandCriteria, BandSigns, Detection, Execution, Facts, NotationOptions, RestTaken, Signs,
        SubThreshold, parse, rest_taken, sub_threshold,
    };
    use stadion_types::{Bounds, Lactate};

    let lactate = Lactate::from_millimoles_per_liter(3.0).unwrap();
    let signs = BandSigns { lactate: Some(Bounds::exactly(lactate)), ..BandSigns::default() };
    let text = serde_json::to_string(&signs).unwrap();
    assert!(text.contains(r#""lactate_mmol_l":{"min":3.0,"max":3.0}"#), "{text}");
    assert_eq!(serde_json::from_str::<BandSigns>(&text).unwrap(), signs);
    let found = sub_threshold(&signs, &BandCriteria::default()).unwrap();
    let text = serde_json::to_string(&found).unwrap();
    assert!(
        text.contains(r#""place":"within""#) && text.contains(r#""basis":"lactate""#),
        "{text}"
    );
    assert_eq!(serde_json::from_str::<SubThreshold>(&text).unwrap().place, found.place);
    let mut signs = Signs::default();
    signs.lactate = Some(Bounds::exactly(lactate));
    let text = serde_json::to_string(&signs).unwrap();
    assert_eq!(serde_json::from_str::<Signs>(&text).unwrap(), signs);

    let plan = parse("3 x 1 min hard\nRecovery: 60s jog", &NotationOptions::default()).session;
    let mut speeds = Vec::new();
    for _ in 0..3 {
        speeds.extend([2.0; 60].into_iter().chain([5.0; 60]));
    }
    speeds.extend([2.0; 60]);
    let way = speeds.iter().scan(0.0, |way, speed| {
        *way += speed;
        Some(Some(*way - speed))
    });
    let time: Vec<f64> = (0_u32..).map(f64::from).take(speeds.len()).collect();
    let recording = stadion_types::Recording::builder(chrono::DateTime::UNIX_EPOCH, time)
        .sport(Some(stadion_types::Sport::Running))
        .distance_m(way.collect())
        .build()
        .unwrap();
    let execution = Execution::find(&recording, &plan.steps(), &Detection::default());
    let taken =
        rest_taken(&execution, &Facts::from_session(&plan), &JudgeCriteria::default().rests);
    let taken = taken.unwrap();
    let text = serde_json::to_string(&taken).unwrap();
    assert!(text.contains(r#""prescribed_s":{"min":60.0,"max":60.0},"taken_s":"#), "{text}");
    assert_eq!(serde_json::from_str::<RestTaken>(&text).unwrap(), taken);
}

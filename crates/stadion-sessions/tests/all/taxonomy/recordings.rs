//! What recordings are: nothing that their data do not tell.
#![allow(clippy::unwrap_used)]

use core::time::Duration;

use crate::execution::common::{Device, Leg, WATCH, intervals, record, rep, run};
use stadion_physiology::{Athlete, Best};
use stadion_sessions::{Class, Classification, Criteria, Detection, Execution, Facts, classify};
use stadion_types::{Channel, Distance, HeartRate, Recording, Speed, Sport};

fn athlete() -> Athlete {
    let best = Best::new(Distance::const_meters(5000.0), Duration::from_secs(900)).unwrap();
    Athlete::default().with_best(best).with_threshold_speed(Speed::const_meters_per_second(5.2))
}

fn judge_recording(recording: &Recording, athlete: &Athlete) -> Classification {
    let execution = Execution::find(recording, &[], &Detection::default());
    let facts = Facts::from_execution(&execution, recording);
    classify(&facts, athlete, &Criteria::default())
}

fn judge(legs: &[Leg], device: Device, athlete: &Athlete) -> Classification {
    judge_recording(&record(legs, device), athlete)
}

fn classes(judged: &Classification) -> Vec<Class> {
    judged.classes.iter().map(|c| c.class).collect()
}

fn rules(judged: &Classification) -> Vec<&str> {
    judged.findings.iter().map(stadion_types::Finding::rule).collect()
}

/// A steady recording without a word of its sport.
fn nameless(speed: f32, bpm: Option<f32>) -> Recording {
    let time: Vec<f64> = (0..1801).map(f64::from).collect();
    let way = time.iter().map(|t| Some(t * f64::from(speed))).collect();
    let mut builder = Recording::builder(chrono::DateTime::UNIX_EPOCH, time.clone())
        .distance_m(way)
        .channel(Channel::Speed, vec![Some(speed); time.len()]);
    if let Some(bpm) = bpm {
        builder = builder.channel(Channel::HeartRate, vec![Some(bpm); time.len()]);
    }
    builder.build().unwrap()
}

#[test]
fn an_unknown_sport_is_not_judged_by_running_speeds() {
    for speed in [0.7, 3.0, 5.0, 8.0, 25.0] {
        let judged = judge_recording(&nameless(speed, None), &athlete());
        assert!(judged.classes.is_empty(), "{speed}: {:?}", classes(&judged));
        assert!(rules(&judged).contains(&"class-sport-unknown"), "{speed}: {:?}", rules(&judged));
    }
    // The heart speaks in any sport.
    let known = athlete().with_max_hr(HeartRate::const_bpm(190.0));
    assert_eq!(classes(&judge_recording(&nameless(8.0, Some(125.0)), &known)), [Class::Easy]);
}

#[test]
fn a_speed_beyond_belief_is_no_race() {
    let ride = Device { sport: Sport::Running, ..WATCH };
    for speed in [6.3, 8.0, 25.0] {
        let judged = judge(&[run(900.0, speed)], ride, &athlete());
        assert!(!classes(&judged).contains(&Class::Race), "{speed}: {:?}", classes(&judged));
        assert!(rules(&judged).contains(&"class-too-fast"), "{speed}: {:?}", rules(&judged));
    }
    let raced = judge(&[run(900.0, 5.55)], ride, &athlete());
    assert_eq!(classes(&raced), [Class::Race]);
}

#[test]
fn stops_do_not_make_a_ladder_of_an_easy_run() {
    let stop = || run(45.0, 0.0);
    let legs = [
        run(1500.0, 3.0),
        stop(),
        run(1000.0, 3.0),
        stop(),
        run(600.0, 3.0),
        stop(),
        run(300.0, 3.0),
    ];
    let laps = Device { laps: true, ..WATCH };
    for device in [WATCH, laps] {
        for who in [Athlete::default(), athlete()] {
            let found = classes(&judge(&legs, device, &who));
            assert!(!found.contains(&Class::Ladder), "{found:?}");
        }
    }
}

#[test]
fn strides_leave_an_easy_run_easy() {
    let mut legs = vec![run(3600.0, 3.3)];
    legs.extend(intervals(6, run(20.0, 6.2), run(60.0, 2.6)));
    let laps = Device { laps: true, ..WATCH };
    let found = classes(&judge(&legs, laps, &athlete()));
    assert!(!found.contains(&Class::Repetition) && !found.contains(&Class::Sprint), "{found:?}");
}

#[test]
fn intervals_of_any_speed_have_a_class() {
    let laps = Device { laps: true, ..WATCH };
    let who = athlete().with_threshold_speed(Speed::const_meters_per_second(5.6));
    for (count, meters, rest) in [(10, 400.0, 90.0), (5, 2000.0, 60.0), (6, 1000.0, 90.0)] {
        for percent in (66..=116).step_by(5) {
            let speed = 5.6 * f64::from(percent) / 100.0;
            let judged = judge(&intervals(count, rep(meters, speed), run(rest, 2.2)), laps, &who);
            assert!(!judged.classes.is_empty(), "{count} x {meters} at {percent} %: {judged:?}");
            assert!(!rules(&judged).contains(&"class-no-reference"), "{percent}");
        }
    }
}

//! What a review says of recordings that are easily misread.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use chrono::DateTime;
use stadion_physiology::{Athlete, DriftVerdict, Sex};
use stadion_review::{Context, review};
use stadion_types::{Channel, HeartRate, Lap, Recording, Sport};

fn athlete() -> Athlete {
    Athlete::default()
        .with_sex(Sex::Male)
        .with_resting_hr(HeartRate::const_bpm(44.0))
        .with_max_hr(HeartRate::const_bpm(192.0))
}

fn rules(findings: &[stadion_types::Finding]) -> Vec<&str> {
    findings.iter().map(stadion_types::Finding::rule).collect()
}

/// An hour at 3 m/s with a point every `step` seconds.
fn hour(step: u32) -> Recording {
    let time: Vec<f64> = (0..=3600 / step).map(|i| f64::from(i * step)).collect();
    Recording::builder(DateTime::UNIX_EPOCH, time.clone())
        .sport(Some(Sport::Running))
        .channel(Channel::HeartRate, vec![Some(140.0); time.len()])
        .distance_m(time.iter().map(|t| Some(3.0 * t)).collect())
        .build()
        .unwrap()
}

#[test]
fn sparse_points_are_no_faster_run() {
    let dense = review(&hour(1), &Context::new(athlete()));
    for step in [5, 11, 12, 20, 30, 60] {
        let sparse = review(&hour(step), &Context::new(athlete()));
        assert!((sparse.summary.speed_mean_m_s.unwrap() - 3.0).abs() < 1e-6, "{step}");
        assert!(
            (sparse.summary.moving_s.unwrap() - sparse.summary.duration_s).abs() < 1e-6,
            "{step}"
        );
        let names = |review: &stadion_review::Review| -> Vec<_> {
            review.classes.iter().map(|c| c.class).collect()
        };
        if step <= 30 {
            assert_eq!(names(&sparse), names(&dense), "{step}");
        }
        assert!(!names(&sparse).iter().any(|c| c.as_str() == "race"), "{step}");
    }
}

#[test]
fn zones_add_up_to_the_covered_time() {
    let review = review(&hour(1), &Context::new(athlete()));
    let zones = review.time_in_zones.unwrap();
    // 140 of 192 bpm are 72.9 %: the second of five zones.
    assert_eq!((zones.scheme.as_str(), zones.zones.len()), ("olympiatoppen-5", 5));
    assert!((zones.zones[1].time_s - 3601.0).abs() < 1e-9 && zones.below_s.abs() < 1e-9);
    assert!((zones.coverage - review.load[0].coverage()).abs() < 1e-12);
    let unknown = stadion_review::review(&hour(1), &Context::default());
    assert_eq!(unknown.time_in_zones, None);
}

#[test]
fn a_plan_that_plans_nothing_is_told() {
    for plan in ["garbage zzz", "qwertz", "hello there"] {
        let review = review(&hour(1), &Context::new(athlete()).with_plan(plan));
        assert!(rules(&review.findings).contains(&"plan-not-read"), "{plan}");
    }
    let review = review(&hour(1), &Context::new(athlete()).with_plan("5 x 2 km"));
    assert!(!rules(&review.findings).contains(&"plan-not-read"));
}

/// Five laps of work with these heart rates, standing rests between.
fn five(bpm: [f32; 5], spoilt_s: u32) -> Recording {
    let (mut speed, mut hr, mut laps) = (vec![], vec![], vec![]);
    let mut at = 0_u32;
    for (i, bpm) in bpm.iter().enumerate() {
        laps.push(Lap::new(f64::from(at), 500.0));
        for s in 0..500 {
            speed.push(Some(4.0));
            hr.push(Some(if i == 4 && s >= 500 - spoilt_s { 225.0 } else { *bpm }));
        }
        laps.push(Lap::new(f64::from(at + 500), 60.0));
        speed.extend([Some(0.0); 60]);
        hr.extend([Some(110.0); 60]);
        at += 560;
    }
    let time = (0..at).map(f64::from).collect();
    Recording::builder(DateTime::UNIX_EPOCH, time)
        .sport(Some(Sport::Running))
        .channel(Channel::Speed, speed)
        .channel(Channel::HeartRate, hr)
        .laps(laps)
        .build()
        .unwrap()
}

#[test]
fn the_limit_is_exact_in_tenths_of_a_beat() {
    for (bpm, verdict) in [
        ([120.0, 123.1, 125.0, 126.0, 128.1], DriftVerdict::Normal),
        ([120.0, 123.1, 125.0, 126.0, 128.2], DriftVerdict::TooFast),
        ([158.0, 160.0, 162.0, 163.0, 165.0], DriftVerdict::Normal),
        ([158.0, 160.0, 162.0, 163.0, 165.1], DriftVerdict::TooFast),
        ([60.0, 63.7, 64.0, 64.0, 68.7], DriftVerdict::Normal),
    ] {
        let review = review(&five(bpm, 0), &Context::new(athlete()));
        let drift = review.drift.unwrap();
        assert_eq!(drift.verdict, verdict, "{bpm:?}: {:?}", drift.delta_bpm);
        let highest = review.summary.hr_max_bpm.unwrap();
        assert!(highest.to_string().len() <= 6, "{highest}");
    }
}

#[test]
fn artefacts_do_not_make_a_drift() {
    let bpm = [158.0, 160.0, 162.0, 163.0, 163.0];
    let clean = review(&five(bpm, 0), &Context::new(athlete())).drift.unwrap();
    let spoilt = review(&five(bpm, 20), &Context::new(athlete()));
    assert_eq!(spoilt.drift.as_ref().unwrap().verdict, clean.verdict);
    assert!(rules(&spoilt.findings).contains(&"execution-heart-rate-artefacts"));
    let lost = review(&five(bpm, 40), &Context::new(athlete())).drift.unwrap();
    assert_eq!(lost.verdict, DriftVerdict::NotJudged);
}

//! Repetitions found in recordings whose truth is known.
#![allow(clippy::unwrap_used, clippy::cast_possible_truncation)]

use crate::execution::common::{
    Device, Draws, Leg, WATCH, intervals, pause, record, rep, run, truth,
};
use stadion_sessions::{Detection, Execution, RepEvidence};

fn find(legs: &[Leg], device: Device) -> Execution {
    Execution::find(&record(legs, device), &[], &Detection::default())
}

/// Distances between the borders that were found and the true ones, if each repetition overlaps its
/// own by nine tenths of what the two cover together.
fn border_errors(legs: &[Leg], found: &Execution, overlap: f64) -> Option<Vec<f64>> {
    let truth = truth(legs);
    let mut errors = vec![];
    for (rep, (from, to)) in found.reps.iter().zip(&truth) {
        let end = rep.start_s + rep.duration.as_secs_f64();
        let both = end.min(*to) - rep.start_s.max(*from);
        if both < overlap * (end.max(*to) - rep.start_s.min(*from)) {
            return None;
        }
        errors.extend([(rep.start_s - from).abs(), (end - to).abs()]);
    }
    (truth.len() == found.reps.len()).then_some(errors)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[test]
fn five_times_two_kilometres_is_five_repetitions() {
    let mut all = vec![];
    for (name, rest) in [
        ("jog", run(60.0, 2.2)),
        ("standing", run(60.0, 0.0)),
        ("walk", run(60.0, 1.3)),
        ("paused", pause(60.0)),
    ] {
        for seed in 1..=4 {
            for smart in [false, true] {
                for speed in [true, false] {
                    let legs = intervals(5, rep(2000.0, 3.85), rest);
                    let device = Device { seed, smart, speed, ..WATCH };
                    let found = find(&legs, device);
                    let errors = border_errors(&legs, &found, 0.9);
                    assert!(errors.is_some(), "{name}, {device:?}: {} reps", found.reps.len());
                    all.extend(errors.unwrap());
                    assert_eq!(found.evidence, Some(RepEvidence::ChangePoints));
                }
            }
        }
    }
    assert!(median(all) <= 3.0);
}

#[test]
fn other_sessions_are_found_too() {
    let sessions: Vec<(&str, Vec<Leg>)> = vec![
        ("6 x 1 km, jog", intervals(6, rep(1000.0, 4.0), run(60.0, 2.5))),
        ("5 x 1 km, long jog", intervals(5, rep(1000.0, 4.2), run(150.0, 2.4))),
        ("20 x 400 m", intervals(20, rep(400.0, 4.1), run(60.0, 1.8))),
        ("2 x 20 min", intervals(2, Leg { work: true, ..run(1200.0, 3.8) }, run(120.0, 2.2))),
        ("10 x 200 m", intervals(10, rep(200.0, 5.5), run(100.0, 2.0))),
        ("6 strides", intervals(6, rep(100.0, 5.6), run(60.0, 2.6))),
        ("4 x 250 m sprint", intervals(4, rep(250.0, 8.2), run(330.0, 1.0))),
    ];
    for (name, legs) in &sessions {
        for seed in 1..=10 {
            let found = find(legs, Device { seed, ..WATCH });
            let overlap = if legs[1].seconds < 45.0 { 0.5 } else { 0.8 };
            assert!(
                border_errors(legs, &found, overlap).is_some(),
                "{name}, seed {seed}: {} reps of {}",
                found.reps.len(),
                truth(legs).len()
            );
        }
    }
}

#[test]
fn steady_runs_have_no_repetitions() {
    let mut draws = Draws(7);
    let mut invented = vec![];
    for seed in 1..=60 {
        let kind = seed % 6;
        let legs: Vec<Leg> = match kind {
            0 => vec![run(3000.0, 3.0)],
            // Hills: slower uphill, faster downhill.
            1 => (0..20)
                .map(|i| {
                    let grade = if i % 2 == 0 { 0.05 } else { -0.05 };
                    let effort = draws.between(0.97, 1.03);
                    Leg {
                        grade,
                        ..run(
                            draws.between(60.0, 240.0),
                            effort * if grade > 0.0 { 2.6 } else { 3.3 },
                        )
                    }
                })
                .collect(),
            // Stops at crossings, with and without the timer.
            2 | 3 => (0..8)
                .flat_map(|_| {
                    let stop = draws.between(15.0, 90.0);
                    [
                        run(draws.between(100.0, 700.0), draws.between(2.9, 3.1)),
                        if kind == 2 { pause(stop) } else { run(stop, 0.0) },
                    ]
                })
                .collect(),
            // Ever faster.
            4 => (0..6).map(|i| run(480.0, 2.7 + 0.2 * f64::from(i))).collect(),
            // Ever faster, with stops.
            _ => (0..8)
                .flat_map(|i| {
                    [
                        run(draws.between(200.0, 500.0), 2.7 + 0.12 * f64::from(i)),
                        run(draws.between(10.0, 60.0), 0.0),
                    ]
                })
                .collect(),
        };
        let found = find(&legs, Device { seed, smart: seed % 2 == 0, ..WATCH });
        if !found.is_continuous() {
            invented.push((seed, kind, found.reps.len()));
        }
    }
    assert!(invented.is_empty(), "{invented:?}");
}

#[test]
fn laps_by_hand_and_by_workout_are_taken() {
    for intensity in [false, true] {
        let mut legs = intervals(6, rep(1000.0, 4.0), run(60.0, 2.2));
        if intensity {
            // A structured workout's device knows warm-up and cool-down as neither work nor rest.
            legs.remove(0);
            legs.pop();
        }
        let found = find(&legs, Device { laps: true, intensity, ..WATCH });
        assert_eq!(found.evidence, Some(RepEvidence::Laps));
        let errors = border_errors(&legs, &found, 0.99).unwrap();
        assert!(errors.iter().all(|e| *e < 1e-6), "{errors:?}");
    }
}

#[test]
fn a_plan_finds_what_change_points_alone_do_not() {
    // Hardly faster than the rest between, and of several lengths.
    let legs: Vec<Leg> = vec![
        run(600.0, 3.2),
        rep(400.0, 3.55),
        run(60.0, 3.2),
        rep(800.0, 3.55),
        run(60.0, 3.2),
        rep(1200.0, 3.55),
        run(600.0, 3.2),
    ];
    let plan = stadion_sessions::parse(
        "400m, 800m, 1200m\nRecovery: 60s jog",
        &stadion_sessions::NotationOptions::default(),
    );
    for seed in 1..=10 {
        let recording = record(&legs, Device { seed, noise: 0.05, ..WATCH });
        let alone = Execution::find(&recording, &[], &Detection::default());
        assert!(alone.is_continuous());
        let found = Execution::find(&recording, &plan.session.steps(), &Detection::default());
        assert_eq!(found.evidence, Some(RepEvidence::PlannedSteps));
        assert!(border_errors(&legs, &found, 0.9).is_some(), "seed {seed}: {:?}", found.reps);
    }
}

#[test]
fn a_plan_tolerates_a_repetition_left_out() {
    let plan = stadion_sessions::parse(
        "6 x 200m\nRecovery: 90s walk",
        &stadion_sessions::NotationOptions::default(),
    );
    let legs = intervals(5, rep(200.0, 6.0), run(90.0, 1.3));
    let found =
        Execution::find(&record(&legs, WATCH), &plan.session.steps(), &Detection::default());
    assert_eq!(found.reps.len(), 5);
    let rules: Vec<_> = found.findings.iter().map(|f| f.rule().to_owned()).collect();
    assert_eq!(rules, ["execution-count-differs", "execution-short-reps"]);
}

#[test]
fn heart_rate_is_read_at_the_end_of_equal_windows() {
    let legs = intervals(5, rep(2000.0, 3.85), run(60.0, 2.2));
    let found = find(&legs, Device { laps: true, ..WATCH });
    assert_eq!(found.hr_window.as_secs(), 60);
    let plateau = 60.0 + 30.0 * 3.85;
    for rep in &found.reps {
        let end = rep.hr_end.unwrap().bpm();
        assert!((end - plateau).abs() < 1.0, "{end}");
        assert!(rep.hr_mean.unwrap() < rep.hr_end.unwrap());
        assert!(rep.hr_before.unwrap() < rep.hr_mean.unwrap());
        assert!((rep.distance.unwrap().meters() - 2000.0).abs() < 10.0);
    }
    assert_eq!(found.drift_reps().len(), 5);
    assert_eq!(found.rests.len(), 4);
    assert!((found.rests[0].duration.as_secs_f64() - 60.0).abs() < 1e-6);
}

#[test]
fn two_maximal_efforts_in_a_ride_are_found_by_power_alone() {
    let mut draws = Draws(3);
    let mut time = vec![];
    let mut watts = vec![];
    for t in 0..5400_u32 {
        let effort = match t {
            1500..=1799 => 360.0,
            3600..=3719 => 430.0,
            _ => 140.0,
        };
        time.push(f64::from(t));
        watts.push(Some((effort + 45.0 * draws.normal()).max(0.0) as f32));
    }
    let recording = stadion_types::Recording::builder(chrono::DateTime::UNIX_EPOCH, time)
        .sport(Some(stadion_types::Sport::Cycling))
        .channel(stadion_types::Channel::Power, watts)
        .build()
        .unwrap();
    let found = Execution::find(&recording, &[], &Detection::default());
    let starts: Vec<f64> = found.reps.iter().map(|r| r.start_s).collect();
    assert_eq!(starts.len(), 2, "{starts:?}");
    assert!((starts[0] - 1500.0).abs() <= 3.0 && (starts[1] - 3600.0).abs() <= 3.0, "{starts:?}");
}

//! Repetitions found in simulated recordings, held against the truth; the drift of heart rate too.
//!
//! The size comes from one constant: small in a usual test run, large with `--cfg stadion_full`. Seeds and
//! noise were fixed before the limits below were written down, and the limits are not tuned to them.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::time::Duration;

use stadion_physiology::DriftRule;
use stadion_sessions::{Detection, Execution, RepEvidence};
use stadion_testkit::{
    Device, Draws, Laps, Leg, SessionPlan, Simulation, Synthetic, SyntheticAthlete,
};
use stadion_types::{Channel, Distance, Recording, Speed};

/// Sessions of each kind.
const SESSIONS: u64 = if cfg!(stadion_full) { 300 } else { 12 };

fn between(draws: &mut Draws, lo: f64, hi: f64) -> f64 {
    lo + (hi - lo) * draws.uniform()
}

fn speed(v: f64) -> Speed {
    Speed::from_meters_per_second(v).unwrap()
}

fn seconds(s: f64) -> Duration {
    Duration::from_secs_f64(s.round())
}

/// A session of equal repetitions with everything about it drawn: how many, how long, how fast, the rest,
/// warm-up and cool-down.
fn intervals(seed: u64, laps: Laps) -> Synthetic {
    let athlete = SyntheticAthlete::recreational();
    let mut draws = Draws::new(seed, 77);
    let threshold = athlete.threshold.meters_per_second();
    let (count, meters, share) = match seed % 4 {
        0 => (5, 2000.0, between(&mut draws, 0.94, 1.0)),
        1 => (6, 1000.0, between(&mut draws, 0.98, 1.08)),
        2 => (10, 400.0, between(&mut draws, 1.1, 1.25)),
        _ => (3, 3000.0, between(&mut draws, 0.92, 0.98)),
    };
    let work = Leg::work_over(Distance::from_meters(meters).unwrap(), speed(threshold * share));
    let rest = seconds(between(&mut draws, 50.0, 120.0));
    let rest = if draws.uniform() < 0.5 {
        Leg::standing(rest)
    } else {
        Leg::jogging(rest, speed(between(&mut draws, 1.6, 2.4)))
    };
    let easy = speed(threshold * between(&mut draws, 0.6, 0.72));
    let warm_up = Leg::warm_up(seconds(between(&mut draws, 480.0, 900.0)), easy);
    let cool_down = Leg::cool_down(seconds(between(&mut draws, 300.0, 700.0)), easy);
    let plan = SessionPlan::intervals(warm_up, count, work, rest, cool_down);
    let device = Device { laps, ..Device::watch() };
    let shift = between(&mut draws, -4.0, 4.0);
    Simulation { device, seed, day_shift_bpm: shift, ..Simulation::new(athlete, plan) }
        .run()
        .unwrap()
}

/// A run without repetitions: steady, drawn hills, or ever faster.
fn continuous(seed: u64) -> Synthetic {
    let athlete = SyntheticAthlete::recreational();
    let mut draws = Draws::new(seed, 78);
    let threshold = athlete.threshold.meters_per_second();
    let easy = threshold * between(&mut draws, 0.65, 0.85);
    let mut legs = Vec::new();
    for part in 0..12_u32 {
        let length = seconds(between(&mut draws, 120.0, 400.0));
        let (v, grade) = match seed % 3 {
            0 => (easy, 0.0),
            1 => {
                let grade = between(&mut draws, -0.04, 0.04);
                (easy * (1.0 - 3.0 * grade), grade)
            }
            _ => (easy * (1.0 + 0.015 * f64::from(part)), 0.0),
        };
        legs.push(Leg::warm_up(length, speed(v)).with_grade(grade));
    }
    let device =
        Device { laps: Laps::EveryDistance(Distance::const_meters(1000.0)), ..Device::watch() };
    Simulation { device, seed, ..Simulation::new(athlete, SessionPlan::new(legs)) }.run().unwrap()
}

/// A run with what breaks its speed though nobody rests or works harder: crossings, alike or not, the
/// timer running or stopped; wind that turns; hills that are lapped by hand.
fn disturbed(seed: u64) -> Recording {
    let athlete = SyntheticAthlete::recreational();
    let mut draws = Draws::new(seed, 79);
    let easy = athlete.threshold.meters_per_second() * between(&mut draws, 0.65, 0.8);
    let (count, length) = (8 + seed % 5, between(&mut draws, 120.0, 400.0));
    let stop = between(&mut draws, 12.0, 29.0);
    let even = draws.uniform() < 0.5;
    let mut legs = Vec::new();
    let mut pauses = Vec::new();
    let mut at = 0.0;
    for part in 0..count {
        let length = if even { length } else { length * between(&mut draws, 0.6, 1.5) };
        let stop = if even { stop } else { stop * between(&mut draws, 0.5, 3.0) };
        match seed % 4 {
            0 => {
                legs.push(Leg::warm_up(seconds(length), speed(easy)));
                legs.push(Leg::standing(seconds(stop)));
            }
            1 => {
                at += length.round();
                legs.push(Leg::warm_up(seconds(length), speed(easy)));
                if part + 1 < count {
                    pauses.push((at, stop));
                }
            }
            2 => {
                // Wind costs what a grade costs, but no altitude tells of it.
                let grade = if part % 2 == 0 { -0.02 } else { 0.02 };
                let v = easy * (1.0 - 3.5 * grade);
                legs.push(Leg::warm_up(seconds(length), speed(v)).with_grade(grade));
            }
            _ => {
                let grade = if part % 2 == 0 { 0.045 } else { -0.045 };
                let v = easy * (1.0 - 3.2 * grade);
                legs.push(Leg::warm_up(seconds(length), speed(v)).with_grade(grade));
            }
        }
    }
    let mut plan = SessionPlan::new(legs);
    for (at, stop) in pauses {
        plan = plan.with_pause(seconds(at), seconds(stop));
    }
    let laps = if seed % 4 == 3 { Laps::Workout } else { Laps::None };
    let device = Device { laps, ..Device::watch() };
    let run = Simulation { device, seed, ..Simulation::new(athlete, plan) }.run().unwrap();
    if seed % 4 == 2 { without_altitude(&run.recording) } else { run.recording }
}

fn without_altitude(of: &Recording) -> Recording {
    #[expect(clippy::cast_possible_truncation, reason = "as it was recorded")]
    let values =
        |channel| of.channel(channel).unwrap().iter().map(|v| v.map(|v| v as f32)).collect();
    Recording::builder(of.start(), of.time_s().to_vec())
        .sport(of.sport())
        .channel(Channel::Speed, values(Channel::Speed))
        .channel(Channel::HeartRate, values(Channel::HeartRate))
        .distance_m(of.distance_m().unwrap().iter().collect())
        .build()
        .unwrap()
}

#[test]
fn calibration_stops_wind_and_hills_are_no_repetitions() {
    let mut invented = Vec::new();
    for seed in 0..4 * SESSIONS {
        let found = Execution::find(&disturbed(seed), &[], &Detection::default());
        if !found.is_continuous() {
            invented.push((seed, found.evidence, found.reps.len()));
        }
    }
    println!("invented of disturbed runs: {invented:?}");
    #[expect(clippy::cast_precision_loss, reason = "a few hundred sessions")]
    let share = invented.len() as f64 / (4 * SESSIONS) as f64;
    assert!(share <= 0.02, "{invented:?}");
}

/// Whether each repetition was found, with both ends within `tolerance_s`.
fn all_found(found: &Execution, truth: &Synthetic, tolerance_s: f64) -> bool {
    found.reps.len() == truth.truth.reps.len()
        && found.reps.iter().zip(&truth.truth.reps).all(|(rep, truth)| {
            let end = rep.start_s + rep.duration.as_secs_f64();
            (rep.start_s - truth.start_s).abs() <= tolerance_s
                && (end - truth.end_s).abs() <= tolerance_s
        })
}

fn share(hits: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred sessions")]
    let share = hits as f64 / SESSIONS as f64;
    share
}

#[test]
fn calibration_repetitions_are_found_without_laps() {
    let mut hits = 0;
    for seed in 0..SESSIONS {
        let session = intervals(seed, Laps::None);
        let found = Execution::find(&session.recording, &[], &Detection::default());
        hits += u64::from(all_found(&found, &session, 8.0));
    }
    println!("found without laps: {:.3}", share(hits));
    assert!(share(hits) >= 0.95, "{hits} of {SESSIONS}");
}

#[test]
fn calibration_laps_of_the_workout_are_exact() {
    for seed in 0..SESSIONS {
        let session = intervals(seed, Laps::Workout);
        let found = Execution::find(&session.recording, &[], &Detection::default());
        assert_eq!(found.evidence, Some(RepEvidence::Laps), "seed {seed}");
        assert!(all_found(&found, &session, 1.5), "seed {seed}");
    }
}

#[test]
fn calibration_nothing_is_invented() {
    let mut invented = 0;
    for seed in 0..SESSIONS {
        let session = continuous(seed);
        let found = Execution::find(&session.recording, &[], &Detection::default());
        invented += u64::from(!found.is_continuous());
    }
    println!("invented: {:.3}", share(invented));
    assert!(share(invented) <= 0.02, "{invented} of {SESSIONS}");
}

/// The measured rise of heart rate from the second to the fifth repetition against that of the noise-free
/// heart, over sessions of five times 2 km.
#[test]
fn calibration_drift_is_measured() {
    let mut errors = Vec::new();
    for seed in (0..4 * SESSIONS).step_by(4) {
        let session = intervals(seed, Laps::Workout);
        let found = Execution::find(&session.recording, &[], &Detection::default());
        let drift = DriftRule::default().judge(&found.drift_reps());
        let truth = &session.truth.reps;
        let (Some(measured), true) = (drift.delta_bpm, truth.len() == 5) else {
            panic!("seed {seed}: {:?}", drift.reason)
        };
        errors.push(measured - (truth[4].hr_end_bpm - truth[1].hr_end_bpm));
    }
    errors.sort_by(f64::total_cmp);
    let median = errors[errors.len() / 2];
    let worst = errors.iter().map(|e| e.abs()).fold(0.0, f64::max);
    println!("drift: median error {median:.2} bpm, worst {worst:.2} bpm");
    // The watch shows whole beats with noise of its own; a minute's mean is good to about a beat.
    assert!(median.abs() <= 0.5, "median error {median:.2} bpm");
    assert!(worst <= 3.0, "worst error {worst:.2} bpm");
}

//! What a synthetic recording promises, on single cases.

use std::time::Duration;

use approx::assert_abs_diff_eq;
use stadion_testkit::{
    Altimeter, Device, Gps, Laps, Leg, Losses, Sampling, SessionPlan, Simulation, SimulationError,
    SyntheticAthlete,
};
use stadion_types::{Distance, LapIntensity, LapTrigger, Speed};

const JOG: Speed = Speed::const_meters_per_second(2.5);
const FAST: Speed = Speed::const_meters_per_second(4.0);

const fn seconds(s: u64) -> Duration {
    Duration::from_secs(s)
}

fn five_reps() -> SessionPlan {
    SessionPlan::intervals(
        Leg::warm_up(seconds(600), JOG),
        5,
        Leg::work_over(Distance::const_meters(2000.0), FAST),
        Leg::standing(seconds(60)),
        Leg::cool_down(seconds(600), JOG),
    )
}

fn simulation(plan: SessionPlan, device: Device) -> Simulation {
    Simulation { device, seed: 11, ..Simulation::new(SyntheticAthlete::recreational(), plan) }
}

#[test]
fn the_same_seed_gives_the_same_bits() {
    let run = |seed| {
        let simulation = Simulation { seed, ..simulation(five_reps(), Device::watch()) };
        format!("{:?}", simulation.run().unwrap())
    };
    assert_eq!(run(1), run(1));
    assert_ne!(run(1), run(2));
}

#[test]
fn the_truth_holds_the_plan() {
    let s = simulation(five_reps(), Device::watch()).run().unwrap();
    assert_eq!(s.truth.reps.len(), 5);
    for (i, rep) in (0_u32..).zip(&s.truth.reps) {
        assert_abs_diff_eq!(rep.start_s, 600.0 + 560.0 * f64::from(i), epsilon = 1e-9);
        assert_abs_diff_eq!(rep.end_s - rep.start_s, 500.0, epsilon = 1e-9);
        assert_abs_diff_eq!(rep.distance_m, 2000.0, epsilon = 1e-9);
        assert_abs_diff_eq!(rep.speed_m_s, 4.0, epsilon = 1e-12);
        assert_abs_diff_eq!(rep.drift_bpm, 2.5 * 500.0 * f64::from(i + 1) / 600.0, epsilon = 1e-6);
    }
    let ends: Vec<f64> = s.truth.reps.iter().map(|r| r.hr_end_bpm).collect();
    assert!(ends.windows(2).all(|w| w[0] < w[1]), "{ends:?}");
    assert_abs_diff_eq!(s.truth.elapsed_s, 600.0 + 2500.0 + 240.0 + 600.0, epsilon = 1e-9);
    assert_eq!(s.truth.heart_rate_bpm.len(), s.recording.len());
    assert_eq!(s.truth.distance_m.len(), s.recording.len());
}

#[test]
fn an_ideal_device_measures_the_truth() {
    let s = simulation(five_reps(), Device::ideal()).run().unwrap();
    let hr = s.recording.heart_rate().unwrap();
    let distance = s.recording.distance_m().unwrap();
    for (i, bpm) in s.truth.heart_rate_bpm.iter().enumerate() {
        assert_abs_diff_eq!(hr.get(i).unwrap(), bpm, epsilon = 1e-4);
        assert_abs_diff_eq!(distance.get(i).unwrap(), s.truth.distance_m[i], epsilon = 1e-6);
    }
}

#[test]
fn the_day_is_truth_and_the_bias_is_not() {
    let plain = simulation(five_reps(), Device::ideal());
    let base = plain.run().unwrap();
    let shifted = Simulation { day_shift_bpm: 4.0, ..plain.clone() }.run().unwrap();
    let mut device = Device::ideal();
    device.heart.bias_bpm = 4.0;
    let biased = Simulation { device, ..plain }.run().unwrap();
    let end = |s: &stadion_testkit::Synthetic| s.truth.reps[4].hr_end_bpm;
    assert_abs_diff_eq!(end(&shifted), end(&base) + 4.0, epsilon = 1e-9);
    assert_abs_diff_eq!(end(&biased), end(&base), epsilon = 1e-12);
    let measured =
        |s: &stadion_testkit::Synthetic| s.recording.heart_rate().unwrap().get(1000).unwrap();
    assert_abs_diff_eq!(measured(&biased), measured(&base) + 4.0, epsilon = 1e-4);
}

#[test]
fn a_pause_takes_samples_but_no_distance() {
    let plan = five_reps().with_pause(seconds(800), seconds(45));
    let with = simulation(plan, Device::watch()).run().unwrap();
    let without = simulation(five_reps(), Device::watch()).run().unwrap();
    assert_eq!(with.recording.len(), without.recording.len() + 1, "one sample at each end");
    assert!(!with.recording.time_s().iter().any(|t| (801.0..845.0).contains(t)));
    let pause = with.recording.pauses()[0];
    assert_eq!((pause.from_s, pause.to_s), (800.0, 845.0));
    let rep = with.truth.reps[0];
    assert_abs_diff_eq!(rep.paused_s, 45.0, epsilon = 1e-9);
    assert_abs_diff_eq!(rep.distance_m, 2000.0, epsilon = 1e-9);
    assert_abs_diff_eq!(rep.speed_m_s, 4.0, epsilon = 1e-12);
    let lap = with.recording.laps()[1];
    assert_abs_diff_eq!(lap.elapsed_s, 545.0, epsilon = 1e-9);
    assert_abs_diff_eq!(lap.timer_s.unwrap(), 500.0, epsilon = 1e-9);
}

#[test]
fn a_pause_between_two_legs_is_in_neither_rep() {
    let work = Leg::work_for(seconds(100), FAST);
    let plan = SessionPlan::new([work, work]).with_pause(seconds(100), seconds(30));
    let s = simulation(plan, Device::ideal()).run().unwrap();
    assert_eq!((s.truth.reps[0].end_s, s.truth.reps[1].start_s), (100.0, 130.0));
    assert_abs_diff_eq!(s.truth.reps[1].paused_s, 0.0);
}

#[test]
fn laps_follow_the_button_the_workout_or_the_odometer() {
    let laps = |laps| {
        let device = Device { laps, ..Device::watch() };
        simulation(five_reps(), device).run().unwrap().recording.laps().to_vec()
    };
    assert!(laps(Laps::None).is_empty());
    let button = laps(Laps::Button);
    assert_eq!(button.len(), 11);
    assert!(button.iter().all(|l| l.intensity == Some(LapIntensity::Active)));
    assert_eq!(button[10].trigger, Some(LapTrigger::SessionEnd));
    let workout = laps(Laps::Workout);
    let purpose: Vec<_> = workout.iter().take(3).filter_map(|l| l.intensity).collect();
    assert_eq!(purpose, [LapIntensity::WarmUp, LapIntensity::Active, LapIntensity::Rest]);
    let kilometers = laps(Laps::EveryDistance(Distance::const_meters(1000.0)));
    let (last, whole) = kilometers.split_last().unwrap();
    assert!((11..=13).contains(&whole.len()), "13 km by the plan, {} by the watch", whole.len());
    for lap in whole {
        assert_abs_diff_eq!(lap.distance_m.unwrap(), 1000.0, epsilon = 1e-6);
    }
    assert!(last.distance_m < Some(1000.0));
    for kind in [button, workout, kilometers] {
        for pair in kind.windows(2) {
            assert_abs_diff_eq!(pair[0].end_s(), pair[1].start_s, epsilon = 1e-9);
        }
    }
}

#[test]
fn a_standing_athlete_gains_no_distance() {
    let s = simulation(five_reps(), Device::watch()).run().unwrap();
    for rest in [2, 4, 6, 8] {
        assert_abs_diff_eq!(s.recording.laps()[rest].distance_m.unwrap(), 0.0);
    }
}

#[test]
fn smart_sampling_keeps_the_changes() {
    let device = Device { sampling: Sampling::Smart { max_step_s: 7 }, ..Device::ideal() };
    let s = simulation(five_reps(), device).run().unwrap();
    let time = s.recording.time_s();
    assert!(time.len() < 2000, "{} samples", time.len());
    assert!(time.windows(2).all(|w| w[1] - w[0] <= 7.0));
    assert!(time.contains(&601.0), "the first faster second is kept");
    assert_eq!(time.last(), Some(&3940.0));
    assert_eq!(s.truth.heart_rate_bpm.len(), time.len());
}

#[test]
fn noise_is_as_large_as_told() {
    let run = Leg::work_for(seconds(20_000), FAST);
    let gps = Gps { speed_smoothing_s: 0.0, ..Device::watch().gps };
    let device = Device { gps, ..Device::watch() };
    let s = simulation(SessionPlan::new([run]), device).run().unwrap();
    let moments = |errors: &[f64]| {
        let n = f64::from(u32::try_from(errors.len()).unwrap());
        let mean = errors.iter().sum::<f64>() / n;
        (mean, (errors.iter().map(|e| (e - mean).powi(2)).sum::<f64>() / n).sqrt())
    };
    let speed: Vec<f64> =
        s.recording.speed().unwrap().iter().flatten().skip(1).map(|v| v - 4.0).collect();
    let (mean, sd) = moments(&speed);
    assert_abs_diff_eq!(mean, 0.0, epsilon = 0.01);
    assert_abs_diff_eq!(sd, 0.12, epsilon = 0.01);
    let heart: Vec<f64> = s
        .recording
        .heart_rate()
        .unwrap()
        .iter()
        .zip(&s.truth.heart_rate_bpm)
        .filter_map(|(read, truth)| read.map(|read| read - truth))
        .collect();
    let (mean, sd) = moments(&heart);
    assert_abs_diff_eq!(mean, 0.0, epsilon = 0.1);
    // The noise of 1 bpm and the rounding to whole beats, 1/sqrt(12) bpm.
    assert_abs_diff_eq!(sd, (1.0_f64 + 1.0 / 12.0).sqrt(), epsilon = 0.05);
    assert!(heart.len() < s.recording.len(), "a strap fails now and then");
}

#[test]
fn positions_follow_the_way() {
    let s = simulation(five_reps(), Device::ideal()).run().unwrap();
    let (lat, lon) = (s.recording.latitude_deg().unwrap(), s.recording.longitude_deg().unwrap());
    let mut way = 0.0;
    let point = |i| (lat.get(i).unwrap().to_radians(), lon.get(i).unwrap().to_radians());
    for i in 1..s.recording.len() {
        let (from, to) = (point(i - 1), point(i));
        way += 6_371_000.0 * (to.0 - from.0).hypot((to.1 - from.1) * from.0.cos());
    }
    assert_abs_diff_eq!(way, s.truth.distance_m[s.truth.distance_m.len() - 1], epsilon = 2.0);
}

#[test]
fn height_follows_the_grade() {
    let hill = Leg::work_for(seconds(100), FAST);
    let plan = SessionPlan::new([hill.with_grade(0.05), hill, hill.with_grade(-0.02)]);
    let s = simulation(plan, Device::ideal()).run().unwrap();
    let altitude = s.recording.altitude().unwrap();
    for (i, gained) in [(0, 0.0), (50, 10.0), (100, 20.0), (200, 20.0), (300, 12.0)] {
        assert_abs_diff_eq!(altitude.get(i).unwrap(), 120.0 + gained, epsilon = 1e-3);
    }
}

#[test]
fn an_altimeter_wanders_about_the_height() {
    let run = Leg::work_for(seconds(20_000), FAST);
    let altimeter = Altimeter { noise_sd_m: 0.8, noise_correlation: 0.98 };
    let device = Device { altimeter, ..Device::ideal() };
    let s = simulation(SessionPlan::new([run]), device).run().unwrap();
    let errors: Vec<f64> =
        s.recording.altitude().unwrap().iter().flatten().map(|m| m - 120.0).collect();
    let n = f64::from(u32::try_from(errors.len()).unwrap());
    let sd = (errors.iter().map(|e| e * e).sum::<f64>() / n).sqrt();
    assert_abs_diff_eq!(sd, 0.8, epsilon = 0.15);
}

/// What is lost takes samples only: neither the others nor the distance change.
#[test]
fn lost_samples_leave_the_others_as_they_were() {
    let losses = Losses { per_hour: 12.0, length_s: 10 };
    let whole = simulation(five_reps(), Device::watch()).run().unwrap().recording;
    let holed =
        simulation(five_reps(), Device { losses, ..Device::watch() }).run().unwrap().recording;
    let missing = whole.len() - holed.len();
    assert!((60..=240).contains(&missing), "{missing} of {}", whole.len());
    let (all, left) = (whole.distance_m().unwrap(), holed.distance_m().unwrap());
    for (i, t) in holed.time_s().iter().enumerate() {
        let at = whole.time_s().partition_point(|x| x < t);
        assert_eq!(left.get(i), all.get(at));
    }
}

#[test]
fn what_cannot_be_run_is_refused() {
    let refused = |plan| simulation(plan, Device::ideal()).run().unwrap_err();
    assert_eq!(refused(SessionPlan::default()), SimulationError::EmptyPlan);
    let stands = Leg::work_over(Distance::const_meters(100.0), Speed::MIN);
    assert_eq!(refused(SessionPlan::new([stands])), SimulationError::Leg { leg: 0 });
    let nothing = Leg::standing(Duration::ZERO);
    assert_eq!(refused(SessionPlan::new([nothing])), SimulationError::Leg { leg: 0 });
    let week = Leg::work_for(seconds(604_800), JOG);
    assert!(matches!(refused(SessionPlan::new([week])), SimulationError::TooLong { .. }));
    let late = five_reps().with_pause(seconds(10_000), seconds(1));
    assert!(matches!(refused(late), SimulationError::Pause { pause: 0, .. }));
    let cliff = Leg::work_for(seconds(10), JOG).with_grade(2.0);
    assert!(matches!(
        refused(SessionPlan::new([cliff])),
        SimulationError::Parameter { name: "leg.grade", .. }
    ));
    let shift = Simulation { day_shift_bpm: f64::NAN, ..simulation(five_reps(), Device::ideal()) };
    assert!(shift.run().is_err());
}

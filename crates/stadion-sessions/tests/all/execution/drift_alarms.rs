//! How often the drift rule flags sessions that were on target.
//!
//! The truth is the mean of a published session on target: heart rate rose by 5 bpm over three repetitions of
//! 10 min, 1.67 bpm in 10 min of work (Kjøsen Talsnes 2024, doi:10.3389/fphys.2024.1428536). No deviation from
//! athlete to athlete was published, so two are assumed. Seeds and noise were fixed before the rates were read.
#![allow(clippy::unwrap_used, reason = "test code")]

use stadion_physiology::DriftRule;
use stadion_sessions::{Detection, Execution};
use stadion_testkit::{Device, Draws, Laps, Leg, SessionPlan, Simulation, SyntheticAthlete};

use super::pool::{between, seconds, speed};

const SESSIONS: u32 = if cfg!(stadion_full) { 500 } else { 20 };
const MEAN_BPM_PER_10_MIN: f64 = 5.0 / 3.0;

/// Flags of the strict rule, of the slope, and of a slope whose interval excludes the limit.
#[derive(Default)]
struct Flags {
    judged: u32,
    strict: u32,
    slope: u32,
    sure: u32,
}

fn rate(count: u32, of: u32) -> f64 {
    f64::from(count) / f64::from(of)
}

/// `reps` repetitions of `minutes` just below the threshold, with a drift drawn from mean and deviation.
fn flags(reps: usize, minutes: f64, sd: f64) -> Flags {
    let mut flags = Flags::default();
    for seed in 0..SESSIONS {
        let mut draws = Draws::new(seed.into(), 83);
        let drift = MEAN_BPM_PER_10_MIN + sd * draws.gaussian();
        // All of the rise is the drift of the truth; a slow component would add to what was published.
        let athlete = SyntheticAthlete {
            drift_bpm_per_10_min: drift,
            slow_gain_bpm_per_m_s: 0.0,
            ..SyntheticAthlete::recreational()
        };
        let v = athlete.threshold.meters_per_second() * between(&mut draws, 0.95, 0.99);
        let easy = speed(2.6);
        let plan = SessionPlan::intervals(
            Leg::warm_up(seconds(900.0), easy),
            reps,
            Leg::work_for(seconds(60.0 * minutes), speed(v)),
            Leg::jogging(seconds(60.0), speed(2.0)),
            Leg::cool_down(seconds(300.0), easy),
        );
        let mut device = Device { laps: Laps::Workout, ..Device::watch() };
        // Whether speed was even is not what is asked here.
        device.gps.speed_sd_m_s = 0.02;
        let simulation = Simulation { device, seed: seed.into(), ..Simulation::new(athlete, plan) };
        let found =
            Execution::find(&simulation.run().unwrap().recording, &[], &Detection::default());
        let judged = DriftRule::default().judge(&found.drift_reps());
        let (Some(delta), Some(slope), Some(interval)) =
            (judged.delta_bpm, judged.slope_bpm_per_rep, judged.interval)
        else {
            continue;
        };
        flags.judged += 1;
        flags.strict += u32::from(delta > judged.limit_bpm);
        flags.slope += u32::from(3.0 * slope > judged.limit_bpm);
        flags.sure += u32::from(interval.lo > judged.limit_bpm);
    }
    flags
}

/// The rows of the table in the docs: a session, then four rates in per cent.
fn documented() -> Vec<(String, [f64; 3])> {
    let page = include_str!("../../../../../docs/heart-rate.md");
    page.lines()
        .filter(|line| line.starts_with("| ") && line.contains(" min, sd "))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let rate = |i: usize| cells[i].trim_end_matches(" %").parse().unwrap();
            (cells[1].to_owned(), [rate(2), rate(3), rate(4)])
        })
        .collect()
}

#[test]
fn calibration_false_alarms_of_the_drift_rule_are_those_of_the_docs() {
    let documented = documented();
    let mut seen = 0;
    for (reps, minutes) in [(5, 8.7), (5, 10.0)] {
        for sd in [0.5, 1.0] {
            let flags = flags(reps, minutes, sd);
            let name = format!("{reps} x {minutes} min, sd {sd}");
            assert_eq!(flags.judged, SESSIONS, "{name}");
            let rates = [flags.strict, flags.slope, flags.sure].map(|n| rate(n, flags.judged));
            let [strict, slope, sure] = rates.map(|rate| (100.0 * rate).round());
            println!("| {name} | {strict} % | {slope} % | {sure} % |");
            let (_, told) = documented.iter().find(|(n, _)| *n == name).unwrap();
            for (rate, told) in rates.iter().zip(told) {
                // Three standard errors of a share in a small sample; half a per cent is the rounding.
                let share = (told / 100.0).clamp(0.02, 0.98);
                let error = 3.0 * (share * (1.0 - share) / f64::from(SESSIONS)).sqrt();
                let leeway = if cfg!(stadion_full) { 0.005_001 } else { error };
                assert!((rate - told / 100.0).abs() <= leeway, "{name}: {rate} {told}");
            }
            seen += 1;
        }
    }
    assert_eq!(seen, documented.len());
}

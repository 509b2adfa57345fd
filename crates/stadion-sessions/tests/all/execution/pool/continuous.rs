//! Runs that are no session of repetitions, with all that breaks their speed.

use stadion_testkit::{Draws, Leg, SessionPlan, Simulation};
use stadion_types::Recording;

use super::{athlete, between, count, device, once_in, seconds, speed};

const NAMES: [&str; 8] = [
    "steady",
    "short hills",
    "long hills",
    "progression",
    "stops",
    "stops with the timer off",
    "steps of pace",
    "long run that fades",
];

/// Run number `seed`: its kind, and what the watch recorded.
pub(crate) fn run(seed: u64) -> (&'static str, Recording) {
    let mut draws = Draws::new(seed, 82);
    let athlete = athlete(&mut draws);
    let threshold = athlete.threshold.meters_per_second();
    let easy = threshold * between(&mut draws, 0.6, 0.9);
    let device = device(&mut draws);
    let kind = usize::try_from(seed).unwrap() % NAMES.len();
    let mut legs: Vec<Leg> = Vec::new();
    let mut leg = |s: f64, v: f64, grade: f64| {
        legs.push(Leg::warm_up(seconds(s), speed(v)).with_grade(grade));
    };
    let parts = count(&mut draws, 8, 16);
    let mut pauses = Vec::new();
    let mut at = 0.0;
    match NAMES[kind] {
        "steady" => {
            for _ in 0..parts {
                leg(between(&mut draws, 120.0, 400.0), easy * between(&mut draws, 0.97, 1.03), 0.0);
            }
        }
        "short hills" | "long hills" => {
            let (least, most) = if kind == 1 { (30.0, 150.0) } else { (150.0, 600.0) };
            let slope = between(&mut draws, 0.02, 0.07);
            // Some hold the pace more than the effort, uphill and down.
            let cost = between(&mut draws, 1.5, 3.5);
            let mut sign = 1.0;
            for _ in 0..2 * parts {
                let grade = sign * slope * between(&mut draws, 0.5, 1.0);
                leg(between(&mut draws, least, most), easy * (1.0 - cost * grade), grade);
                sign = -sign;
            }
        }
        "progression" => {
            let step = between(&mut draws, 0.008, 0.03);
            for part in 0..parts {
                leg(between(&mut draws, 200.0, 400.0), easy * (1.0 + step * f64::from(part)), 0.0);
            }
        }
        "stops" => {
            for _ in 0..parts {
                leg(between(&mut draws, 100.0, 600.0), easy * between(&mut draws, 0.97, 1.03), 0.0);
                leg(between(&mut draws, 8.0, 90.0), 0.0, 0.0);
            }
        }
        "stops with the timer off" => {
            for _ in 0..parts {
                let s = between(&mut draws, 100.0, 600.0).round();
                leg(s, easy * between(&mut draws, 0.97, 1.03), 0.0);
                at += s;
                pauses.push((at - 1.0, between(&mut draws, 8.0, 90.0)));
            }
        }
        "steps of pace" => {
            for _ in 0..4 {
                let v = easy * between(&mut draws, 0.88, 1.12);
                leg(between(&mut draws, 400.0, 1200.0), v, 0.0);
            }
        }
        _ => {
            let fade = between(&mut draws, 0.0, 0.02);
            for part in 0..2 * parts {
                let s = between(&mut draws, 150.0, 450.0);
                leg(s, easy * (1.0 - fade * f64::from(part)).max(0.6), 0.0);
                if once_in(&mut draws, 5.0) {
                    leg(between(&mut draws, 20.0, 90.0), 1.3, 0.0);
                }
            }
        }
    }
    let mut plan = SessionPlan::new(legs);
    for (at, stop) in pauses {
        plan = plan.with_pause(seconds(at), seconds(stop));
    }
    let run = Simulation { device, seed, ..Simulation::new(athlete, plan) }.run().unwrap();
    (NAMES[kind], run.recording)
}

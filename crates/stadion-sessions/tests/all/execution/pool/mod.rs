//! Sessions of every kind that the taxonomy knows, drawn at random, as an ordinary watch records them.
#![allow(clippy::unwrap_used, reason = "test code")]

pub(crate) mod all_out;
pub(crate) mod continuous;
pub(crate) mod kinds;
pub(crate) mod score;

use std::time::Duration;

use stadion_testkit::{
    Altimeter, Device, Draws, HeartSensor, Laps, Leg, LegKind, Losses, Sampling, SessionPlan,
    Simulation, Synthetic, SyntheticAthlete, TrueRep,
};
use stadion_types::{Distance, Speed};

pub(crate) use kinds::KINDS;

/// What every session of the pool is disturbed by; each range is drawn from anew for each session.
///
/// The noise of speed is that of a month of real runs (33 files of a wrist receiver at 1 Hz): about its mean
/// over 31 s the recorded speed has a standard deviation of 0.08 to 0.28 m/s, median 0.14, with a correlation
/// of 0.74 to 0.96 from one second to the next. In trials against a stopwatch 91 % of the speeds by Doppler
/// shift lay within 0.1 m/s (Townshend, Worringham & Stewart 2008, doi:10.1249/mss.0b013e3181590bc2), with
/// bends and worse reception 45 % within 0.2 m/s and 64 % within 0.4 m/s (Witte & Wilson 2004,
/// doi:10.1016/j.jbiomech.2004.02.031).
pub(crate) const NOISE: &str = "\
speed: sd 0.08..0.32 m/s before smoothing, correlation 0.80..0.92, smoothed over 1..3 s; distance off by -3..3 %
heart: gain 16..30 bpm per m/s, tau 30..60 s up, 40..75 s down, drift 0..5 bpm in 10 min, day -5..5 bpm;
       sensor sd 0.5..2 bpm, a strap that fails 0..4 times an hour for 8 s
altitude: sd 0.3..1.5 m, correlation 0.98
storage: each second (4 of 5) or on change; in 1 of 3 sessions up to 6 losses an hour of 3..20 s
timer: in 1 of 4 sessions stops of 10..60 s in the warm-up; in 1 of 5 it stands in standing rests
laps: none, or one each kilometre (2 of 5)";

pub(crate) fn between(draws: &mut Draws, lo: f64, hi: f64) -> f64 {
    lo + (hi - lo) * draws.uniform()
}

/// Whether something happens that does once in `n` times.
pub(crate) fn once_in(draws: &mut Draws, n: f64) -> bool {
    draws.uniform() < 1.0 / n
}

/// One of `choices`.
pub(crate) fn one_of<T: Copy>(draws: &mut Draws, choices: &[T]) -> T {
    let last = choices.len() - 1;
    choices[(0..last).filter(|_| draws.uniform() > 0.5).count().min(last)]
}

/// A whole number from `lo` to `hi`, both included.
pub(crate) fn count(draws: &mut Draws, lo: u32, hi: u32) -> u32 {
    (lo..hi).find(|n| draws.uniform() < 1.0 / f64::from(hi - n + 1)).unwrap_or(hi)
}

pub(crate) fn speed(v: f64) -> Speed {
    Speed::from_meters_per_second(v).unwrap()
}

pub(crate) fn seconds(s: f64) -> Duration {
    Duration::from_secs_f64(s.round())
}

pub(crate) fn meters(m: f64) -> Distance {
    Distance::from_meters(m).unwrap()
}

/// A session with what was really run.
pub(crate) struct Pooled {
    pub(crate) kind: &'static str,
    pub(crate) session: Synthetic,
    /// The repetitions: work without a rest in it is one.
    pub(crate) truth: Vec<(f64, f64)>,
    /// What a coach would have written; empty where nobody plans it.
    pub(crate) plan: String,
}

/// A made-up runner: slow or fast, with a heart of its own.
pub(crate) fn athlete(draws: &mut Draws) -> SyntheticAthlete {
    let threshold = between(draws, 3.1, 5.2);
    SyntheticAthlete {
        hr_gain_bpm_per_m_s: between(draws, 16.0, 30.0) * 3.8 / threshold,
        tau_on_s: between(draws, 30.0, 60.0),
        tau_off_s: between(draws, 40.0, 75.0),
        drift_bpm_per_10_min: between(draws, 0.0, 5.0),
        lt1: speed(0.84 * threshold),
        threshold: speed(threshold),
        ..SyntheticAthlete::recreational()
    }
}

/// A watch with faults of its own.
pub(crate) fn device(draws: &mut Draws) -> Device {
    let watch = Device::watch();
    let mut gps = watch.gps;
    gps.speed_sd_m_s = between(draws, 0.08, 0.32);
    gps.speed_correlation = between(draws, 0.8, 0.92);
    gps.speed_smoothing_s = between(draws, 1.0, 3.0);
    gps.distance_scale = between(draws, 0.97, 1.03);
    let heart = HeartSensor {
        noise_sd_bpm: between(draws, 0.5, 2.0),
        dropouts_per_hour: between(draws, 0.0, 4.0),
        ..watch.heart
    };
    let altimeter = Altimeter { noise_sd_m: between(draws, 0.3, 1.5), noise_correlation: 0.98 };
    let per_hour = if once_in(draws, 3.0) { between(draws, 1.0, 6.0) } else { 0.0 };
    let losses = Losses { per_hour, length_s: count(draws, 3, 20) };
    let sampling = if once_in(draws, 5.0) {
        Sampling::Smart { max_step_s: count(draws, 3, 8) }
    } else {
        Sampling::EverySecond
    };
    let laps = if once_in(draws, 2.5) {
        Laps::EveryDistance(Distance::const_meters(1000.0))
    } else {
        Laps::None
    };
    Device { gps, heart, altimeter, losses, sampling, laps, ..watch }
}

/// Session number `seed` of the pool; `more` repetitions more than planned, or fewer.
pub(crate) fn session(seed: u64, more: i32) -> Pooled {
    let mut draws = Draws::new(seed, 81);
    let athlete = athlete(&mut draws);
    let kind = &KINDS[usize::try_from(seed).unwrap() % KINDS.len()];
    let mut work = (kind.draw)(&mut draws, athlete.threshold.meters_per_second());
    let device = device(&mut draws);
    change(&mut work.legs, more);
    let plan = with_pauses(&mut draws, &work);
    let session = Simulation {
        device,
        seed,
        day_shift_bpm: between(&mut draws, -5.0, 5.0),
        ..Simulation::new(athlete, plan)
    }
    .run()
    .unwrap();
    let truth = whole(&session.truth.reps);
    Pooled { kind: kind.name, session, truth, plan: work.text }
}

/// Work without a rest in it is one repetition.
fn whole(reps: &[TrueRep]) -> Vec<(f64, f64)> {
    let mut truth: Vec<(f64, f64)> = Vec::new();
    for rep in reps {
        match truth.last_mut() {
            Some(last) if (last.1 - rep.start_s).abs() < 1e-6 => last.1 = rep.end_s,
            _ => truth.push((rep.start_s, rep.end_s)),
        }
    }
    truth
}

/// One repetition more at the end, with the rest before it, or one fewer in the middle.
fn change(legs: &mut Vec<Leg>, more: i32) {
    let at: Vec<usize> = (0..legs.len()).filter(|i| legs[*i].kind == LegKind::Work).collect();
    let (Some(&last), true) = (at.last(), at.len() >= 3) else { return };
    if more > 0 {
        for leg in [legs[last], legs[last - 1]] {
            legs.insert(last + 1, leg);
        }
    } else if more < 0 {
        let middle = at[at.len() / 2];
        legs.drain(middle - 1..=middle);
    }
}

/// Stops of the timer: at crossings of the warm-up, and in standing rests.
fn with_pauses(draws: &mut Draws, work: &kinds::Work) -> SessionPlan {
    let mut plan = SessionPlan::new(work.legs.clone());
    let outer = work.legs.first().map_or(0.0, kinds::length_s);
    if once_in(draws, 4.0) && outer > 300.0 {
        for part in [0.3, 0.7] {
            let stop = seconds(between(draws, 10.0, 60.0));
            plan = plan.with_pause(seconds(part * outer), stop);
        }
    }
    if once_in(draws, 5.0) {
        // The athlete stands half of the rest with the timer stopped.
        let mut at = 0.0;
        for leg in &mut plan.legs {
            let length = kinds::length_s(leg);
            if leg.kind == LegKind::Rest && leg.speed.meters_per_second() == 0.0 && length > 40.0 {
                let half = seconds(length / 2.0);
                *leg = Leg::standing(half);
                plan.pauses.push(stadion_testkit::PlannedPause {
                    at: seconds(at + half.as_secs_f64() / 2.0),
                    length: half,
                });
            }
            at += kinds::length_s(leg);
        }
    }
    plan
}

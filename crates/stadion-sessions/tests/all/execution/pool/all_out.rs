//! All-out efforts that fade: by speed as a runner runs them, by power as a cyclist rides them.

use chrono::DateTime;
use stadion_testkit::{Ar1, Draws, Leg, SessionPlan, Simulation};
use stadion_types::{Channel, Recording, Sport};

use super::{athlete, between, count, device, kinds, once_in, one_of, seconds, speed};

/// What a ride with a power meter is disturbed by.
pub(crate) const NOISE: &str = "\
power: sd 15..30 % from second to second (correlation 0.5), 8..15 % from half minute to half minute
       (correlation 0.97); coasting 10..60 times an hour for 3..10 s; once in 3 the timer stops for 5..30 min";

pub(crate) const KINDS: [&str; 3] = ["runs that fade", "rides that fade", "sprints on a ride"];

/// How an effort begins and where its fade leads, as multiples of the easy level, with its memory in seconds.
struct Fade {
    peak: f64,
    end: f64,
    tau_s: f64,
}

impl Fade {
    fn at(&self, t: f64) -> f64 {
        self.end + (self.peak - self.end) * (-t / self.tau_s).exp()
    }
}

/// Session number `seed`: its kind, what was recorded, and from when to when each effort went.
pub(crate) fn session(seed: u64) -> (&'static str, Recording, Vec<(f64, f64)>) {
    let mut draws = Draws::new(seed, 83);
    let kind = usize::try_from(seed).unwrap() % KINDS.len();
    let (recording, truth) = match kind {
        0 => run(seed, &mut draws),
        _ => ride(seed, &mut draws, kind == 1),
    };
    (KINDS[kind], recording, truth)
}

fn run(seed: u64, draws: &mut Draws) -> (Recording, Vec<(f64, f64)>) {
    const STEP_S: f64 = 5.0;
    let athlete = athlete(draws);
    let threshold = athlete.threshold.meters_per_second();
    let device = device(draws);
    let pause = between(draws, 180.0, 480.0).round();
    let rest = kinds::rest(draws, threshold, pause);
    let mut legs: Vec<Leg> = Vec::new();
    for rep in 0..count(draws, 2, 4) {
        if rep > 0 {
            legs.push(rest);
        }
        let fade = Fade {
            peak: threshold * between(draws, 1.5, 1.75),
            end: threshold * between(draws, 1.12, 1.25),
            tau_s: between(draws, 15.0, 45.0),
        };
        for step in 0..count(draws, 12, 48) {
            let v = fade.at(STEP_S * (f64::from(step) + 0.5));
            legs.push(Leg::work_for(seconds(STEP_S), speed(v)));
        }
    }
    let plan = SessionPlan::new(kinds::around(draws, threshold, legs));
    let run = Simulation { device, seed, ..Simulation::new(athlete, plan) }.run().unwrap();
    let truth = super::whole(&run.truth.reps);
    (run.recording, truth)
}

/// Efforts of one to five minutes that fade, or sprints of 10 to 20 s that do not, on an otherwise easy ride.
fn ride(seed: u64, draws: &mut Draws, fades: bool) -> (Recording, Vec<(f64, f64)>) {
    let easy = between(draws, 150.0, 220.0);
    let quick = between(draws, 0.15, 0.3);
    let mut quick = Ar1::new(Draws::new(seed, 84), quick, 0.5);
    let slow = between(draws, 0.08, 0.15);
    let mut slow = Ar1::new(Draws::new(seed, 85), slow, 0.97);
    let coasts = between(draws, 10.0, 60.0) / 3600.0;
    // Each part: seconds, and the level at each of them.
    let mut watts: Vec<f64> = Vec::new();
    let mut truth = Vec::new();
    let mut coasting = 0;
    let mut push = |watts: &mut Vec<f64>, draws: &mut Draws, level: f64, effort: bool| {
        if coasting == 0 && !effort && draws.uniform() < coasts {
            coasting = count(draws, 3, 10);
        }
        coasting = if effort { 0 } else { u32::saturating_sub(coasting, 1) };
        let noise = 1.0 + quick.draw() + slow.draw();
        watts.push(if coasting > 0 { 0.0 } else { (level * noise).max(0.0).round() });
    };

    for _ in 0..span(draws, 900, 2700) {
        push(&mut watts, draws, easy, false);
    }
    for _ in 0..if fades { count(draws, 2, 4) } else { count(draws, 4, 8) } {
        let fade = if fades {
            Fade {
                peak: easy * between(draws, 3.0, 4.5),
                end: easy * between(draws, 1.6, 2.0),
                tau_s: between(draws, 10.0, 40.0),
            }
        } else {
            let level = easy * between(draws, 3.0, 4.5);
            Fade { peak: level, end: level, tau_s: 1.0 }
        };
        let length = if fades { span(draws, 60, 300) } else { span(draws, 12, 20) };
        let from = watts.len();
        for t in 0..length {
            push(&mut watts, draws, fade.at(f64::from(t)), true);
        }
        truth.push((from, watts.len()));
        let spent = easy * one_of(draws, &[0.0, 0.3]);
        for _ in 0..span(draws, 15, 60) {
            push(&mut watts, draws, spent, false);
        }
        for _ in 0..span(draws, 240, 900) {
            push(&mut watts, draws, easy, false);
        }
    }
    // A stop at a café behind the first effort and its rest.
    let pause_s = once_in(draws, 3.0).then(|| f64::from(span(draws, 300, 1800)));
    let apart_at = truth.get(1).map_or(0, |second| second.0 - 60);
    let later = |i: usize| if i >= apart_at { pause_s.unwrap_or(0.0) } else { 0.0 };
    #[expect(clippy::cast_precision_loss, reason = "a few hours of seconds")]
    let clock = |i: usize| i as f64 + later(i);
    #[expect(clippy::cast_possible_truncation, reason = "channels are in single precision")]
    let power = watts.iter().map(|w| Some(*w as f32)).collect();
    let mut builder =
        Recording::builder(DateTime::UNIX_EPOCH, (0..watts.len()).map(clock).collect())
            .sport(Some(Sport::Cycling))
            .channel(Channel::Power, power);
    if let Some(length_s) = pause_s {
        let from_s = clock(apart_at) - length_s;
        builder = builder.pauses(vec![stadion_types::Pause { from_s, to_s: from_s + length_s }]);
    }
    let truth = truth.iter().map(|(from, to)| (clock(*from), clock(*to))).collect();
    (builder.build().unwrap(), truth)
}

/// So many seconds: `count` thinks in ones and twos.
fn span(draws: &mut Draws, from: u32, to: u32) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the span")]
    let length_s = between(draws, f64::from(from), f64::from(to)).round() as u32;
    length_s
}

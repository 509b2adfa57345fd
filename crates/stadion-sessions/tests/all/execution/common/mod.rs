//! A small generator of recordings with known truth: legs at constant speed, ramps between them,
//! correlated noise, a heart that follows.
#![allow(dead_code, reason = "each test file uses a part")]
#![allow(
    unreachable_pub,
    clippy::struct_excessive_bools,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation
)]

use chrono::DateTime;
use stadion_types::{Channel, Lap, LapIntensity, LapTrigger, Pause, Recording, Sport};

/// One part of a session.
#[derive(Debug, Clone, Copy)]
pub struct Leg {
    pub seconds: f64,
    pub speed: f64,
    pub grade: f64,
    pub work: bool,
    pub paused: bool,
}

pub fn run(seconds: f64, speed: f64) -> Leg {
    Leg { seconds, speed, grade: 0.0, work: false, paused: false }
}

pub fn rep(meters: f64, speed: f64) -> Leg {
    Leg { work: true, ..run(meters / speed, speed) }
}

pub fn pause(seconds: f64) -> Leg {
    Leg { paused: true, ..run(seconds, 0.0) }
}

/// Warm-up, `n` repetitions with rests between, cool-down.
pub fn intervals(n: usize, work: Leg, rest: Leg) -> Vec<Leg> {
    let mut legs = vec![run(780.0, 3.0)];
    for i in 0..n {
        if i > 0 {
            legs.push(rest);
        }
        legs.push(work);
    }
    legs.push(run(600.0, 2.9));
    legs
}

/// How the legs are recorded.
#[derive(Debug, Clone, Copy)]
pub struct Device {
    pub seed: u64,
    /// Standard deviation of the speed's correlated noise, in metres a second.
    pub noise: f64,
    /// Points every 1 to 7 s instead of every second.
    pub smart: bool,
    /// Laps by hand at each change of leg.
    pub laps: bool,
    /// Whether laps carry what they are for.
    pub intensity: bool,
    /// Speed channel, else distance only.
    pub speed: bool,
    pub sport: Sport,
}

pub const WATCH: Device = Device {
    seed: 1,
    noise: 0.2,
    smart: false,
    laps: false,
    intensity: false,
    speed: true,
    sport: Sport::Running,
};

/// A stream of numbers that is the same everywhere.
pub struct Draws(pub u64);

impl Draws {
    pub fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Nearly normal, with mean 0 and standard deviation 1.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }

    pub fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * self.uniform()
    }
}

/// Starts and ends of the legs of work.
pub fn truth(legs: &[Leg]) -> Vec<(f64, f64)> {
    let mut at = 0.0;
    let mut list = Vec::new();
    for leg in legs {
        if leg.work {
            list.push((at, at + leg.seconds));
        }
        at += leg.seconds;
    }
    list
}

pub fn record(legs: &[Leg], device: Device) -> Recording {
    let mut draws = Draws(device.seed);
    let (mut time, mut speeds, mut hr, mut distance, mut altitude) =
        (vec![], vec![], vec![], vec![], vec![]);
    let (mut laps, mut pauses) = (vec![], vec![]);
    let (mut at, mut way, mut height) = (0.0, 0.0, 100.0);
    let (mut v, mut noise, mut heart, mut climb) = (0.0, 0.0, 90.0, 0.0);
    let mut next_point = 0.0;
    let mut clock = 0_u32;
    for leg in legs {
        let from_way = way;
        let end = at + leg.seconds;
        if leg.paused {
            pauses.push(Pause { from_s: at, to_s: end });
        }
        while f64::from(clock) < end {
            let t = f64::from(clock);
            clock += 1;
            v += (leg.speed - v) * (1.0 - f64::exp(-1.0 / 1.5));
            noise = noise * f64::exp(-1.0 / 8.0)
                + device.noise * (1.0 - f64::exp(-2.0 / 8.0)).sqrt() * draws.normal();
            climb += (leg.grade - climb) * 0.2;
            let seen = (v + noise * (v / 3.0).min(1.0) + 0.05 * draws.normal() * v / 3.0).max(0.0);
            way += v;
            height += v * climb;
            let goal = 60.0 + 30.0 * v * (1.0 + 3.0 * climb.max(0.0));
            heart += (goal - heart) / 40.0;
            if leg.paused || t < next_point {
                continue;
            }
            next_point = if device.smart { t + draws.between(1.0, 7.0).floor() } else { t };
            time.push(t);
            speeds.push(Some(seen as f32));
            distance.push(Some(way));
            hr.push(Some((heart + draws.normal()) as f32));
            altitude.push(Some((height + 0.3 * draws.normal()) as f32));
        }
        let mut lap = Lap::new(at, leg.seconds);
        lap.distance_m = Some(way - from_way);
        lap.trigger = Some(LapTrigger::Manual);
        if device.intensity {
            lap.intensity = Some(if leg.work { LapIntensity::Active } else { LapIntensity::Rest });
        }
        laps.push(lap);
        at = end;
    }
    let mut builder = Recording::builder(DateTime::UNIX_EPOCH, time)
        .sport(Some(device.sport))
        .channel(Channel::HeartRate, hr)
        .channel(Channel::Altitude, altitude)
        .distance_m(distance)
        .pauses(pauses);
    if device.speed {
        builder = builder.channel(Channel::Speed, speeds);
    }
    if device.laps {
        builder = builder.laps(laps);
    }
    builder.build().unwrap()
}

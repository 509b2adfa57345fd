//! Made-up sessions of which everything is known that a load model reads.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, Utc};
use stadion_load::Done;
use stadion_physiology::{Athlete, Reading};
use stadion_sessions::{Dialect, NotationOptions, Session, parse};
use stadion_types::{Channel, HeartRate, Lactate, Power, Recording, Rpe, Speed, Sport};

use crate::Draws;

/// What a profile is taken to say where it says nothing.
const RESTING_BPM: f64 = 50.0;
const MAX_BPM: f64 = 190.0;
const THRESHOLD_W: f64 = 250.0;
const THRESHOLD_M_S: f64 = 4.0;
const THRESHOLD_MMOL_L: f64 = 3.5;
const RESTING_MMOL_L: f64 = 1.0;
/// Share of the reserve at threshold where the profile has no heart rate for it.
const THRESHOLD_EFFORT: f64 = 0.8;

/// Minutes at one effort: the share of the heart-rate reserve that is in use.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    pub(super) effort: f64,
    pub(super) minutes: u32,
}

/// Seconds in which no sensor measured anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hole {
    /// The samples stand there without values.
    Empty,
    /// There are no samples.
    Absent,
}

/// A session before it is written down.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Trial {
    pub(super) stretches: Vec<Stretch>,
    /// Seconds between samples.
    pub(super) every_s: u32,
    pub(super) start: Option<DateTime<Utc>>,
    pub(super) offset: Option<FixedOffset>,
    /// From and to as shares of the session.
    pub(super) hole: Option<(Hole, [f64; 2])>,
}

impl Trial {
    pub(super) fn new(stretches: impl Into<Vec<Stretch>>) -> Self {
        let (start, offset) = (Some(DateTime::UNIX_EPOCH), None);
        Self { stretches: stretches.into(), every_s: 1, start, offset, hole: None }
    }

    /// Two to four stretches of one to three minutes from easy to hard: short, as a law is tried often.
    pub(super) fn draw(draws: &mut Draws) -> Self {
        let count = 2 + draw_up_to(draws, 3);
        let stretch = |draws: &mut Draws| Stretch {
            effort: 0.3 + 0.65 * draws.uniform(),
            minutes: 1 + draw_up_to(draws, 3),
        };
        Self::new((0..count).map(|_| stretch(draws)).collect::<Vec<_>>())
    }

    /// A session of more than two hours and a quarter.
    pub(super) fn draw_long(draws: &mut Draws) -> Self {
        let stretch = |minutes: u32, draws: &mut Draws| Stretch {
            effort: 0.3 + 0.5 * draws.uniform(),
            minutes: minutes + draw_up_to(draws, 10),
        };
        let stretches = [65, 45, 25].map(|minutes| stretch(minutes, draws));
        // Sampled seldom, as a law is tried often.
        Self { every_s: 5, ..Self::new(stretches) }
    }

    pub(super) fn minutes(&self) -> u32 {
        self.stretches.iter().map(|s| s.minutes).sum()
    }

    /// Mean effort over time.
    fn mean_effort(&self) -> f64 {
        let sum: f64 = self.stretches.iter().map(|s| s.effort * f64::from(s.minutes)).sum();
        sum / f64::from(self.minutes()).max(1.0)
    }

    fn effort_at(&self, second: u32) -> f64 {
        let mut end = 0;
        for stretch in &self.stretches {
            end += 60 * stretch.minutes;
            if second < end {
                return stretch.effort;
            }
        }
        self.stretches.last().map_or(0.0, |s| s.effort)
    }

    /// The same written down, as `athlete` would do it.
    pub(super) fn written(&self, athlete: &Athlete, sport: Sport) -> Written {
        let body = Body::of(athlete);
        let seconds = 60 * self.minutes();
        let readings = (0..=self.minutes())
            .filter_map(|minute| {
                let effort = self.effort_at((60 * minute).min(seconds.saturating_sub(1)));
                let lactate = Lactate::from_millimoles_per_liter(body.lactate(effort)).ok()?;
                Some(Reading::new(Duration::from_secs(60 * u64::from(minute)), lactate))
            })
            .collect();
        let mean = self.mean_effort();
        Written {
            text: self.to_string(),
            sport,
            duration: Duration::from_secs(u64::from(seconds)),
            rpe: Rpe::from_cr10(10.0 * mean.clamp(0.0, 1.0)).ok(),
            mean_hr: HeartRate::from_bpm(body.bpm(mean)).ok(),
            recording: self.recording(&body, sport),
            readings,
            session: (sport == Sport::Strength).then(|| self.lifts()).flatten(),
        }
    }

    fn recording(&self, body: &Body, sport: Sport) -> Option<Recording> {
        let seconds = 60 * self.minutes();
        let hole = self.hole.map(|(kind, ends)| (kind, ends.map(|s| s * f64::from(seconds))));
        let inside = |t: u32| hole.is_some_and(|(_, [a, b])| (a..b).contains(&f64::from(t)));
        let absent = matches!(hole, Some((Hole::Absent, _)));
        let mut at_m = 0.0;
        let (mut time, mut hr, mut power, mut speed, mut way) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for t in 0..seconds {
            let effort = self.effort_at(t);
            if t % self.every_s == 0 && !(absent && inside(t)) {
                let known = |value: f64| if inside(t) { f32::NAN } else { single(value) };
                time.push(f64::from(t));
                hr.push(known(body.bpm(effort)));
                power.push(known(body.watts(effort)));
                speed.push(known(body.speed(effort)));
                way.push(if inside(t) { f64::NAN } else { at_m });
            }
            at_m += body.speed(effort);
        }
        let flat = vec![0.0; time.len()];
        let start = self.start.unwrap_or(DateTime::UNIX_EPOCH);
        let builder = Recording::builder(start, time)
            .sport(Some(sport))
            .utc_offset(self.offset)
            .channel_or_nan(Channel::HeartRate, hr)
            .channel_or_nan(Channel::Power, power)
            .channel_or_nan(Channel::Speed, speed)
            .channel_or_nan(Channel::Altitude, flat)
            .distance_m_or_nan(way);
        if self.start.is_none() { builder.start_unknown() } else { builder }.build().ok()
    }

    /// A set of five lifts a minute, heavier with the effort; none at rest.
    fn lifts(&self) -> Option<Session> {
        let sets = self.stretches.iter().filter(|s| s.effort > 0.0);
        let sets: Vec<String> = sets
            .map(|s| format!("squat {}x5 @ {:.0} kg", s.minutes, 20.0 + 100.0 * s.effort))
            .collect();
        let options = NotationOptions::new(Dialect::Strength);
        (!sets.is_empty()).then(|| parse(&sets.join(", "), &options).session)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "recordings keep single precision")]
fn single(value: f64) -> f32 {
    value as f32
}

/// A whole number from 0 up to, but not with, `end`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number")]
pub(super) fn draw_up_to(draws: &mut Draws, end: u32) -> u32 {
    (f64::from(end) * draws.uniform()) as u32
}

/// `10 min at 0.60, 5 min at 0.90`, and what is special about it.
impl fmt::Display for Trial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, stretch) in self.stretches.iter().enumerate() {
            let and = if i == 0 { "" } else { ", " };
            write!(f, "{and}{} min at {:.2}", stretch.minutes, stretch.effort)?;
        }
        write!(f, " of the reserve, every {} s", self.every_s)?;
        if let Some((kind, [from, to])) = self.hole {
            let what = match kind {
                Hole::Empty => "no values",
                Hole::Absent => "no samples",
            };
            write!(f, ", {what} from {:.0} to {:.0} %", 100.0 * from, 100.0 * to)?;
        }
        match (self.start, self.offset) {
            (None, _) => write!(f, ", start unknown"),
            (Some(start), Some(offset)) => write!(f, ", {}", start.with_timezone(&offset)),
            (Some(start), None) if start == DateTime::UNIX_EPOCH => Ok(()),
            (Some(start), None) => write!(f, ", {start}"),
        }
    }
}

/// Efforts in the units of the sensors.
struct Body {
    resting: f64,
    max: f64,
    threshold: f64,
    watts: f64,
    speed: f64,
    lactate: f64,
}

impl Body {
    fn of(athlete: &Athlete) -> Self {
        let resting = athlete.resting_hr().map_or(RESTING_BPM, HeartRate::bpm);
        let max = athlete.max_hr().map_or(MAX_BPM, HeartRate::bpm).max(resting + 1.0);
        let at = athlete.threshold_hr().map(|hr| (hr.bpm() - resting) / (max - resting));
        Self {
            resting,
            max,
            threshold: at.filter(|at| *at > 0.0).unwrap_or(THRESHOLD_EFFORT),
            watts: athlete.threshold_power().map_or(THRESHOLD_W, Power::watts),
            speed: athlete.threshold_speed().map_or(THRESHOLD_M_S, Speed::meters_per_second),
            lactate: athlete
                .threshold_lactate()
                .map_or(THRESHOLD_MMOL_L, Lactate::millimoles_per_liter),
        }
    }

    fn bpm(&self, effort: f64) -> f64 {
        self.resting + effort * (self.max - self.resting)
    }

    fn watts(&self, effort: f64) -> f64 {
        (self.watts * effort / self.threshold).max(0.0)
    }

    fn speed(&self, effort: f64) -> f64 {
        (self.speed * effort / self.threshold).max(0.0)
    }

    fn lactate(&self, effort: f64) -> f64 {
        let share = effort.max(0.0) / self.threshold;
        RESTING_MMOL_L + (self.lactate - RESTING_MMOL_L).max(0.0) * share * share
    }
}

/// Share of the reserve at which all channels are at the athlete's threshold.
pub(super) fn threshold_effort(athlete: &Athlete) -> f64 {
    Body::of(athlete).threshold
}

/// What a session left behind.
pub(super) struct Written {
    /// In words, for a report.
    pub(super) text: String,
    sport: Sport,
    duration: Duration,
    rpe: Option<Rpe>,
    mean_hr: Option<HeartRate>,
    pub(super) recording: Option<Recording>,
    readings: Vec<Reading>,
    session: Option<Session>,
}

impl Written {
    /// All of it.
    pub(super) fn done(&self) -> Done<'_> {
        let mut done = self.without_recording();
        done.recording = self.recording.as_ref();
        done
    }

    /// What is left without a device.
    pub(super) fn without_recording(&self) -> Done<'_> {
        let mut done = self.bare().with_moving(self.duration).with_readings(&self.readings);
        done.rpe = self.rpe;
        done.mean_hr = self.mean_hr;
        done.session = self.session.as_ref();
        done
    }

    /// Sport and duration.
    pub(super) fn bare(&self) -> Done<'_> {
        Done::new(self.sport, self.duration)
    }
}

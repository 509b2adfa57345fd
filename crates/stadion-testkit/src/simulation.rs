//! The one door: athlete, plan and device in, recording and truth out.

use chrono::{DateTime, FixedOffset, Utc};
use stadion_types::{Channel, Lap, LapIntensity, LapTrigger, Pause, Provenance, Recording, Sport};

use crate::SimulationError;
use crate::athlete::SyntheticAthlete;
use crate::check::within;
use crate::device::{Device, Laps, Sampling};
use crate::heart::Heart;
use crate::plan::{LegKind, SessionPlan};
use crate::sensor::{Odometer, altitude_errors, heart_readings, lost, positions};
use crate::timeline::Timeline;
use crate::truth::{TrueRep, Truth};

/// Everything that decides a synthetic recording; all fields may be changed.
///
/// The same values give the same bits, on one target and toolchain.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulation {
    /// Who runs.
    pub athlete: SyntheticAthlete,
    /// What is run.
    pub plan: SessionPlan,
    /// What measures it.
    pub device: Device,
    /// What the day adds to the athlete's heart rate. It is part of the truth, unlike the bias of a
    /// sensor.
    pub day_shift_bpm: f64,
    /// The instant of the start.
    pub start: DateTime<Utc>,
    /// Local time's distance from UTC, if the device stores it.
    pub utc_offset: Option<FixedOffset>,
    /// Seed of every noise.
    pub seed: u64,
}

/// A recording and the truth behind it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Synthetic {
    /// What the device stored.
    pub recording: Recording,
    /// What really happened.
    pub truth: Truth,
}

impl Simulation {
    /// A run on an ordinary day with an ideal device, without a stored offset, from the beginning of
    /// 2026 in UTC, with seed 0.
    #[must_use]
    pub fn new(athlete: SyntheticAthlete, plan: SessionPlan) -> Self {
        Self {
            athlete,
            plan,
            device: Device::ideal(),
            day_shift_bpm: 0.0,
            start: DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_454),
            utc_offset: None,
            seed: 0,
        }
    }

    /// Runs the session.
    ///
    /// # Limits
    ///
    /// Speed changes at once at the border of two legs. Samples lie on full seconds, so the last part
    /// of a second has none; laps and the truth are exact.
    ///
    /// # Errors
    ///
    /// [`SimulationError`]: a parameter out of its range, a leg that never ends, a pause outside the
    /// plan, or a session of less than a second or more than two days.
    pub fn run(&self) -> Result<Synthetic, SimulationError> {
        self.athlete.check()?;
        self.device.check()?;
        within("day_shift_bpm", self.day_shift_bpm, -100.0..=100.0)?;
        let timeline = Timeline::new(&self.plan)?;
        let heart = Heart::beat(&self.athlete, &timeline, self.day_shift_bpm);
        let seconds = full_seconds(timeline.end_s());

        let gps = &self.device.gps;
        let odometer = Odometer::count(gps, &timeline, &seconds, self.seed);
        let (latitude, longitude) =
            positions(&self.device.course, gps, &timeline, &seconds, self.seed);
        let true_bpm: Vec<f64> = seconds.iter().map(|&t| heart.bpm_at(t)).collect();
        let readings = heart_readings(&self.device.heart, &true_bpm, self.seed);

        let pauses: Vec<Pause> = timeline
            .pieces()
            .iter()
            .filter(|p| p.paused)
            .map(|p| Pause { from_s: p.from_s, to_s: p.to_s })
            .collect();
        let heights = altitude_errors(&self.device.altimeter, seconds.len(), self.seed);
        let kept = self.kept(&seconds, &pauses, &readings, &odometer.speed_m_s);
        let pick = |values: &[f64]| -> Vec<f64> { kept.iter().map(|&i| values[i]).collect() };
        let time = pick(&seconds);
        let way: Vec<(f64, f64)> = time.iter().map(|&t| timeline.way_at(t)).collect();
        let speed = pick(&odometer.speed_m_s);

        let recording = Recording::builder(self.start, time)
            .utc_offset(self.utc_offset)
            .sport(Some(Sport::Running))
            .channel(Channel::HeartRate, kept.iter().map(|&i| readings[i].map(single)).collect())
            .channel(Channel::Speed, speed.iter().map(|&v| Some(single(v))).collect())
            .channel(
                Channel::Cadence,
                speed.iter().map(|&v| Some(single(cadence_rpm(v)))).collect(),
            )
            .channel(
                Channel::Altitude,
                way.iter()
                    .zip(pick(&heights))
                    .map(|(w, error)| Some(single(self.device.course.altitude_m + w.1 + error)))
                    .collect(),
            )
            .distance_m_or_nan(pick(&odometer.distance_m))
            .position_deg_or_nan(pick(&latitude), pick(&longitude))
            .laps(self.laps(&timeline, &odometer, &pauses))
            .pauses(pauses)
            .provenance(Provenance { format: None, device: Some("stadion-testkit".to_owned()) })
            .build()?;
        let truth = Truth {
            reps: self.reps(&timeline, &heart),
            heart_rate_bpm: pick(&true_bpm),
            distance_m: way.iter().map(|w| w.0).collect(),
            elapsed_s: timeline.end_s(),
        };
        Ok(Synthetic { recording, truth })
    }

    /// Places of the seconds that the device stores.
    fn kept(
        &self,
        seconds: &[f64],
        pauses: &[Pause],
        readings: &[Option<f64>],
        speeds: &[f64],
    ) -> Vec<usize> {
        let mut kept: Vec<usize> = Vec::with_capacity(seconds.len());
        let lost = lost(&self.device.losses, seconds.len(), self.seed);
        for (i, &t) in seconds.iter().enumerate() {
            // The first sample begins the recording, so it is always there.
            if (lost[i] && i > 0) || pauses.iter().any(|p| p.from_s < t && t < p.to_s) {
                continue;
            }
            if let (Sampling::Smart { max_step_s }, Some(&last)) =
                (self.device.sampling, kept.last())
            {
                let beats = match (readings[i], readings[last]) {
                    (Some(now), Some(then)) => (now - then).abs() >= 2.0,
                    (now, then) => now.is_some() != then.is_some(),
                };
                let pace = (speeds[i] - speeds[last]).abs() >= 0.3;
                let due = t - seconds[last] >= f64::from(max_step_s);
                if !(beats || pace || due || i + 1 == seconds.len()) {
                    continue;
                }
            }
            kept.push(i);
        }
        kept
    }

    fn reps(&self, timeline: &Timeline, heart: &Heart) -> Vec<TrueRep> {
        spans(timeline)
            .into_iter()
            .filter(|span| self.plan.legs[span.leg].kind == LegKind::Work)
            .map(|span| {
                let distance_m =
                    timeline.distance_at(span.to_s) - timeline.distance_at(span.from_s);
                TrueRep {
                    start_s: span.from_s,
                    end_s: span.to_s,
                    paused_s: span.paused_s,
                    distance_m,
                    speed_m_s: distance_m / (span.to_s - span.from_s - span.paused_s),
                    grade: self.plan.legs[span.leg].grade,
                    hr_end_bpm: heart.bpm_at(span.to_s),
                    drift_bpm: heart.drift_at(span.to_s),
                }
            })
            .collect()
    }

    fn laps(&self, timeline: &Timeline, odometer: &Odometer, pauses: &[Pause]) -> Vec<Lap> {
        let end = timeline.end_s();
        let borders: Vec<(f64, Option<LapIntensity>)> = match self.device.laps {
            Laps::None => return Vec::new(),
            Laps::Button | Laps::Workout => spans(timeline)
                .into_iter()
                .map(|span| {
                    let leg = &self.plan.legs[span.leg];
                    let known = matches!(self.device.laps, Laps::Workout);
                    let standing = leg.speed.meters_per_second() <= 0.0;
                    let intensity = match leg.kind {
                        LegKind::WarmUp if known => LapIntensity::WarmUp,
                        LegKind::CoolDown if known => LapIntensity::CoolDown,
                        LegKind::Rest if known && standing => LapIntensity::Rest,
                        LegKind::Rest if known => LapIntensity::Recovery,
                        _ => LapIntensity::Active,
                    };
                    (span.to_s, Some(intensity))
                })
                .collect(),
            Laps::EveryDistance(distance) => {
                let mut borders = crossings(&odometer.distance_m, distance.meters());
                borders.push(end);
                borders.into_iter().map(|t| (t, Some(LapIntensity::Active))).collect()
            }
        };
        let trigger = match self.device.laps {
            Laps::EveryDistance(_) => LapTrigger::Distance,
            _ => LapTrigger::Manual,
        };
        let mut laps = Vec::with_capacity(borders.len());
        let mut from = 0.0;
        for (to, intensity) in borders {
            if to <= from {
                continue;
            }
            let stopped_s: f64 =
                pauses.iter().map(|p| (p.to_s.min(to) - p.from_s.max(from)).max(0.0)).sum();
            let counted = odometer.distance_at(timeline, to) - odometer.distance_at(timeline, from);
            laps.push(Lap {
                timer_s: Some(to - from - stopped_s),
                distance_m: Some(counted),
                intensity,
                trigger: Some(if to < end { trigger } else { LapTrigger::SessionEnd }),
                ..Lap::new(from, to - from)
            });
            from = to;
        }
        laps
    }
}

/// A leg in time, pauses within it included.
struct Span {
    leg: usize,
    from_s: f64,
    to_s: f64,
    paused_s: f64,
}

fn spans(timeline: &Timeline) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for piece in timeline.pieces() {
        match spans.last_mut() {
            Some(span) if span.leg == piece.leg => {
                span.to_s = piece.to_s;
                span.paused_s += if piece.paused { piece.to_s - piece.from_s } else { 0.0 };
            }
            // A pause at the border of two legs belongs to neither.
            _ if piece.paused => {}
            _ => spans.push(Span {
                leg: piece.leg,
                from_s: piece.from_s,
                to_s: piece.to_s,
                paused_s: 0.0,
            }),
        }
    }
    spans
}

/// 0, 1, 2 … up to the last full second.
fn full_seconds(end_s: f64) -> Vec<f64> {
    std::iter::successors(Some(0.0), |t| Some(t + 1.0)).take_while(|t| *t <= end_s).collect()
}

/// Times at which a count at each full second passes a multiple of `step`.
fn crossings(counts: &[f64], step: f64) -> Vec<f64> {
    let mut times = Vec::new();
    let mut next = step;
    let mut second = 0.0;
    for pair in counts.windows(2) {
        while pair[1] >= next {
            times.push(second + (next - pair[0]) / (pair[1] - pair[0]));
            next += step;
        }
        second += 1.0;
    }
    times
}

/// Steps a minute of one leg: a straight line through ordinary runners' numbers, 0 when standing.
fn cadence_rpm(speed_m_s: f64) -> f64 {
    if speed_m_s < 0.5 { 0.0 } else { (66.0 + 4.5 * speed_m_s).round() }
}

#[expect(clippy::cast_possible_truncation, reason = "the channels hold single precision")]
const fn single(value: f64) -> f32 {
    value as f32
}

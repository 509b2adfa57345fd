//! What readings and heart rates of a session say of the day's curve.

use stadion_types::Lactate;

use super::settings::GuidanceSettings;
use super::shift::ShiftBelief;
use super::situation::{RepDone, Situation};
use crate::lactate::LactateProfile;

/// Shifts are tried out this many standard deviations to either side of what was believed.
const REACH: f64 = 5.0;
const STEPS: i32 = 120;
/// No curve lies further left: the profile is asked for its lactate at `speed / (1 + shift)`.
const LEAST_SHIFT: f64 = -0.6;
/// Rise times that are tried out, as a part of the setting, for nobody knows the athlete's own: the
/// middle one counts twice.
const RISES: [(f64, f64); 3] = [(0.67, 1.0), (1.0, 2.0), (1.5, 1.0)];
/// Degrees of freedom of the error of heart rate. Few, so that a hot day or a loose strap weighs
/// less than a normal error of its size would.
const HR_FREEDOM: f64 = 4.0;

/// Today's curve, as a distribution of its shift.
#[derive(Debug, Clone)]
pub(super) struct Today {
    /// Shifts in rising order, with weights that add up to 1.
    shifts: Vec<(f64, f64)>,
    /// Mean excess of heart rate over that of the profile, where it was compared.
    pub(super) hr_excess_bpm: Option<f64>,
}

impl Today {
    /// The posterior of today's shift on a grid: the belief of yesterday, times the readings, times
    /// heart rate.
    pub(super) fn of(situation: &Situation<'_>, settings: &GuidanceSettings) -> Self {
        let prior = lasting(situation, settings).of_a_day(settings);
        let hr_excess_bpm = hr_excess(situation, settings);
        let width = REACH * prior.sd() / f64::from(STEPS);
        let logs: Vec<(f64, f64)> = (-STEPS..=STEPS)
            .map(|i| prior.mean() + f64::from(i) * width)
            .filter(|shift| *shift > LEAST_SHIFT)
            .map(|shift| {
                let z = (shift - prior.mean()) / prior.sd();
                let log = -0.5 * z * z
                    + of_readings(situation, settings, shift)
                    + of_heart_rate(situation, settings, hr_excess_bpm, shift);
                (shift, log)
            })
            .collect();
        let most = logs.iter().fold(f64::NEG_INFINITY, |most, (_, log)| most.max(*log));
        let weights: Vec<_> = logs.iter().map(|&(s, log)| (s, (log - most).exp())).collect();
        let sum: f64 = weights.iter().map(|(_, w)| w).sum();
        let shifts = weights.into_iter().map(|(s, w)| (s, w / sum)).collect();
        Self { shifts, hr_excess_bpm }
    }

    pub(super) fn shift(&self) -> ShiftBelief {
        let mean: f64 = self.shifts.iter().map(|(s, w)| s * w).sum();
        let variance: f64 = self.shifts.iter().map(|(s, w)| w * (s - mean).powi(2)).sum();
        ShiftBelief::nearest(mean, variance.sqrt())
    }

    /// Each shift with the probability of all below it: half of a point's weight lies on either
    /// side of it.
    fn cumulated(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.shifts.iter().scan(0.0, |below, &(shift, weight)| {
            *below += weight;
            Some((shift, *below - 0.5 * weight))
        })
    }

    /// The shift that the truth lies below with the probability `p`.
    pub(super) fn quantile(&self, p: f64) -> f64 {
        between(self.cumulated().map(|(shift, below)| (below, shift)), p)
    }

    /// The probability that the shift lies below `shift`.
    pub(super) fn below(&self, shift: f64) -> f64 {
        between(self.cumulated(), shift)
    }
}

/// `y` at `x` on the line through points in rising order of `x`; beyond them, that of the last one.
fn between(points: impl Iterator<Item = (f64, f64)>, x: f64) -> f64 {
    let mut last: Option<(f64, f64)> = None;
    for (x1, y1) in points {
        if x1 >= x {
            return match last {
                Some((x0, y0)) if x1 > x0 => y0 + (y1 - y0) * (x - x0) / (x1 - x0),
                _ => y1,
            };
        }
        last = Some((x1, y1));
    }
    last.map_or(f64::NAN, |(_, y)| y)
}

/// What is believed before the session.
pub(super) fn lasting(situation: &Situation<'_>, settings: &GuidanceSettings) -> ShiftBelief {
    situation.shift.unwrap_or_else(|| ShiftBelief::of_new_profile(settings))
}

/// Steady lactate at `speed` on the curve shifted by `shift`.
pub(super) fn steady(profile: &LactateProfile, speed: f64, shift: f64) -> f64 {
    profile.lactate_at(speed / (1.0 + shift))
}

/// Lactate at the end of each repetition on the curve shifted by `shift`.
///
/// From the resting value on it nears the steady lactate of each repetition, and the resting value
/// between them, exponentially; `None` from the first repetition of unknown speed on.
pub(super) fn ends(
    situation: &Situation<'_>,
    settings: &GuidanceSettings,
    shift: f64,
    rise_s: f64,
) -> Vec<Option<f64>> {
    let resting = situation.profile.resting();
    let fall_s = settings.fall.as_secs_f64();
    let mut lactate = Some(resting);
    let mut ended_s: Option<f64> = None;
    let mut out = Vec::with_capacity(situation.reps.len());
    for rep in situation.reps {
        let rest = ended_s.map_or(0.0, |end| (rep.rep.start_s - end).max(0.0));
        let target = rep.speed().map(|v| steady(&situation.profile, v.meters_per_second(), shift));
        lactate = lactate.zip(target).map(|(before, target)| {
            let started = nearer(before, resting, rest / fall_s);
            nearer(started, target, rep.rep.duration.as_secs_f64() / rise_s)
        });
        ended_s = Some(rep.rep.start_s + rep.rep.duration.as_secs_f64());
        out.push(lactate);
    }
    out
}

/// `from`, after `times` time constants on the way to `to`.
fn nearer(from: f64, to: f64, times: f64) -> f64 {
    to + (from - to) * (-times).exp()
}

/// Log-likelihood of the readings, the rise time averaged over.
fn of_readings(situation: &Situation<'_>, settings: &GuidanceSettings, shift: f64) -> f64 {
    let rise_s = settings.rise.as_secs_f64();
    let logs = RISES.map(|(part, weight)| {
        let errors = ends(situation, settings, shift, part * rise_s)
            .into_iter()
            .zip(situation.reps)
            .filter_map(|(end, rep)| {
                let read = rep.lactate?.millimoles_per_liter();
                Some((read - end?, settings.meter.own_variance(read)))
            });
        (weight, log_normal(errors, settings.meter.bias_sd()))
    });
    let most = logs.iter().fold(f64::NEG_INFINITY, |most, (_, log)| most.max(*log));
    most + logs.iter().map(|(weight, log)| weight * (log - most).exp()).sum::<f64>().ln()
}

/// Log-density of errors, each with its own variance, that share the meter's bias, without its
/// constant.
///
/// Their covariance is `diag(v) + bias² J`, inverted in closed form (Sherman-Morrison).
fn log_normal(errors: impl Iterator<Item = (f64, f64)>, bias_sd: f64) -> f64 {
    let [mut weights, mut sum, mut squares] = [0.0; 3];
    for (error, variance) in errors {
        weights += 1.0 / variance;
        sum += error / variance;
        squares += error * error / variance;
    }
    let shared = bias_sd * bias_sd;
    -0.5 * (squares - shared * sum * sum / (1.0 + shared * weights))
}

/// Log-likelihood of the excess of heart rate, if the curve is shifted by `shift`.
fn of_heart_rate(
    situation: &Situation<'_>,
    settings: &GuidanceSettings,
    excess_bpm: Option<f64>,
    shift: f64,
) -> f64 {
    let Some((excess, (at, _))) = excess_bpm.zip(situation.hr_at) else { return 0.0 };
    // A curve further right has the same heart rate at a higher speed.
    let expected = -settings.drift.gain_bpm_per_m_s * at.meters_per_second() * shift;
    let z = (excess - expected) / settings.hr_sd_bpm;
    -0.5 * (HR_FREEDOM + 1.0) * (z * z / HR_FREEDOM).ln_1p()
}

/// How far the ends of the repetitions lie above the heart rate of the profile, on average, less the
/// drift that a session on target has anyway.
fn hr_excess(situation: &Situation<'_>, settings: &GuidanceSettings) -> Option<f64> {
    let (at, hr) = situation.hr_at?;
    let first = situation.reps.first()?.rep.start_s;
    let of = |rep: &RepDone| {
        let measured = rep.rep.hr_end?.bpm();
        let speed = rep.speed()?.meters_per_second();
        if rep.rep.duration < settings.drift.shortest_rep {
            return None;
        }
        let at_speed = settings.drift.gain_bpm_per_m_s * (speed - at.meters_per_second());
        let minutes = (rep.rep.start_s - first) / 60.0;
        let drift = settings.drift.limit_bpm_per_10_min * minutes / 10.0;
        Some(measured - hr.bpm() - at_speed - drift)
    };
    let excesses: Vec<f64> = situation.reps.iter().filter_map(of).collect();
    let n: f64 = excesses.iter().map(|_| 1.0).sum();
    (n > 0.0).then(|| excesses.iter().sum::<f64>() / n).filter(|e| e.is_finite())
}

/// The readings in order, each with the repetition that it was taken after; the first is 1.
pub(super) fn readings(reps: &[RepDone]) -> Vec<(u32, Lactate)> {
    (1_u32..).zip(reps).filter_map(|(i, rep)| Some((i, rep.lactate?))).collect()
}

//! One session of repetitions, with the sensors of a training ground.

use super::athlete::LoopAthlete;
use crate::draws::Draws;

/// What an adviser sees of a repetition.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct RepSeen {
    /// Start, in seconds since the start of the first one.
    pub start_s: f64,
    /// Length in seconds.
    pub duration_s: f64,
    /// The speed that was asked for, in m/s.
    pub asked_m_s: f64,
    /// The speed that was run.
    pub speed_m_s: f64,
    /// Heart rate at the end.
    pub hr_end_bpm: f64,
    /// Perceived exertion, 0 to 10.
    pub rpe: f64,
    /// A reading, where one was taken.
    pub lactate_mmol_l: Option<f64>,
}

/// How a session went.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LoopOutcome {
    /// True blood lactate at the end of the last repetition that was run.
    pub end_mmol_l: f64,
    /// The repetitions that were run.
    pub reps: Vec<RepSeen>,
    /// How many were planned.
    pub planned: usize,
    /// Mean change of the speed asked for, as a part of the first.
    pub mean_change: f64,
}

/// A planned session on one day, with all its noise drawn beforehand, so that every arm of a
/// comparison meets the same day.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LoopSession {
    /// Number of repetitions.
    pub reps: usize,
    /// Length of each in metres.
    pub distance_m: f64,
    /// Rest between them in seconds.
    pub rest_s: f64,
    /// How far the day moves the athlete's curve to the right, as a part of the speed.
    pub day: f64,
    /// Whether heat raises heart rate and lets it drift.
    pub hot: bool,
    /// What the day adds to heart rate, in bpm.
    pub hr_day_bpm: f64,
    /// Drift of heart rate in ten minutes, in bpm.
    pub drift_bpm: f64,
    noise: Vec<RepNoise>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct RepNoise {
    pace: f64,
    hr_bpm: f64,
    rpe: f64,
    meter_mmol_l: f64,
}

/// Repetitions, metres, seconds of rest: sub-threshold sessions of 6 to 10 km.
pub(super) const PLANS: [(usize, f64, f64); 5] =
    [(6, 1000.0, 60.0), (8, 1000.0, 60.0), (5, 2000.0, 60.0), (5, 1600.0, 75.0), (3, 3000.0, 60.0)];
pub(super) const DAY_SD: f64 = 0.02;
pub(super) const HR_DAY_SD_BPM: f64 = 4.0;
pub(super) const METER_SD_MMOL_L: f64 = 0.3;
pub(super) const HOT_PART: f64 = 0.15;
pub(super) const HOT_BPM: f64 = 6.0;
/// Heat costs a little lactate as well.
pub(super) const HOT_DAY: f64 = -0.01;
/// Drift of heart rate in ten minutes on a usual and on a hot day.
pub(super) const DRIFT_BPM: (f64, f64) = (1.7, 4.0);
/// Nobody runs a pace exactly.
pub(super) const PACE_SD: f64 = 0.006;
pub(super) const RPE_SD: f64 = 0.5;

impl LoopSession {
    /// The session number `number` under `seed`.
    #[must_use]
    pub fn drawn(seed: u64, number: u64) -> Self {
        let mut draws = Draws::new(seed, 2 * number + 1);
        let plan = (draws.uniform() * 5.0).floor();
        let (reps, distance_m, rest_s) =
            (0_u8..).zip(PLANS).find(|(i, _)| f64::from(*i) >= plan).map_or(PLANS[0], |(_, p)| p);
        let hot = draws.uniform() < HOT_PART;
        let day = DAY_SD * draws.gaussian() + if hot { HOT_DAY } else { 0.0 };
        let hr_day_bpm = HR_DAY_SD_BPM * draws.gaussian() + if hot { HOT_BPM } else { 0.0 };
        let drift_bpm = if hot { DRIFT_BPM.1 } else { DRIFT_BPM.0 } * (0.5 + draws.uniform());
        let noise = (0..reps)
            .map(|_| RepNoise {
                pace: PACE_SD * draws.gaussian(),
                hr_bpm: draws.gaussian(),
                rpe: RPE_SD * draws.gaussian(),
                meter_mmol_l: METER_SD_MMOL_L * draws.gaussian(),
            })
            .collect();
        Self { reps, distance_m, rest_s, day, hot, hr_day_bpm, drift_bpm, noise }
    }

    /// Lets `athlete` run the session, beginning at `first_m_s`.
    ///
    /// A reading is taken after the repetitions for which `sampled` says so; the first is 1. Before
    /// every repetition but the first, `next` sees those before and the speed asked for last, and
    /// gives the speed of the next one, or `None` to stop.
    pub fn run(
        &self,
        athlete: &LoopAthlete,
        first_m_s: f64,
        sampled: impl Fn(usize) -> bool,
        mut next: impl FnMut(&[RepSeen], f64) -> Option<f64>,
    ) -> LoopOutcome {
        let mut body = athlete.body(self.day);
        let mut reps: Vec<RepSeen> = Vec::with_capacity(self.reps);
        let (mut asked, mut start_s, mut sum) = (first_m_s, 0.0, 0.0);
        let mut end_mmol_l = body.blood();
        for (i, noise) in self.noise.iter().enumerate() {
            if i > 0 {
                let Some(speed) = next(&reps, asked) else { break };
                asked = speed;
                body.pass(self.rest_s, None);
                start_s += self.rest_s;
            }
            // Far above LT2 nobody holds the pace.
            let beyond = (body.blood() / athlete.lt2_mmol_l - 1.2).max(0.0);
            let speed = asked * (1.0 + noise.pace - 0.04 * beyond);
            let duration_s = self.distance_m / speed;
            body.pass(duration_s, Some(speed));
            end_mmol_l = body.blood();
            let reading = end_mmol_l + athlete.meter_bias_mmol_l + noise.meter_mmol_l;
            reps.push(RepSeen {
                start_s,
                duration_s,
                asked_m_s: asked,
                speed_m_s: speed,
                hr_end_bpm: self.heart_rate(athlete, speed, start_s) + noise.hr_bpm,
                rpe: effort(athlete, end_mmol_l, noise.rpe),
                // Meters show tenths, and nothing below half a millimole.
                lactate_mmol_l: sampled(i + 1).then(|| (10.0 * reading).round().max(5.0) / 10.0),
            });
            sum += asked / first_m_s - 1.0;
            start_s += duration_s;
        }
        let mean_change = reps.first().map_or(0.0, |_| sum / reps.iter().map(|_| 1.0).sum::<f64>());
        LoopOutcome { end_mmol_l, reps, planned: self.reps, mean_change }
    }

    fn heart_rate(&self, athlete: &LoopAthlete, speed: f64, start_s: f64) -> f64 {
        let moved = 1.0 + athlete.off_in_hr * (athlete.off + self.day);
        let over = speed - athlete.lt2_m_s * moved;
        let drift = self.drift_bpm * start_s / 600.0;
        let hr = athlete.lt2_hr_bpm + athlete.hr_gain * over + self.hr_day_bpm + drift;
        hr.min(athlete.max_hr_bpm)
    }
}

/// In half points of ten.
pub(super) fn effort(athlete: &LoopAthlete, lactate_mmol_l: f64, noise: f64) -> f64 {
    let rpe = 3.0 + 3.5 * lactate_mmol_l / athlete.lt2_mmol_l + athlete.rpe_bias + noise;
    (2.0 * rpe).round().clamp(0.0, 20.0) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    #[test]
    fn every_arm_meets_the_same_day() {
        let (athlete, session) = (LoopAthlete::drawn(1, 3, 0.06), LoopSession::drawn(1, 3));
        assert_eq!(session, LoopSession::drawn(1, 3));
        let run = |sampled: bool| {
            session.run(&athlete, 0.95 * athlete.lt2_m_s, |_| sampled, |_, pace| Some(pace))
        };
        let (without, with) = (run(false), run(true));
        assert_eq!(without.end_mmol_l.to_bits(), with.end_mmol_l.to_bits());
        assert!(without.reps.iter().all(|rep| rep.lactate_mmol_l.is_none()));
        assert!(with.reps.iter().all(|rep| rep.lactate_mmol_l.is_some()));
        assert_abs_diff_eq!(with.mean_change, 0.0);
        assert_eq!(with.reps.len(), with.planned);
    }

    #[test]
    fn stopping_ends_the_session() {
        let (athlete, session) = (LoopAthlete::drawn(1, 0, 0.0), LoopSession::drawn(1, 0));
        let outcome = session.run(&athlete, 4.0, |_| false, |_, _| None);
        assert_eq!(outcome.reps.len(), 1);
    }

    #[test]
    fn a_curve_further_left_ends_higher() {
        let session = LoopSession::drawn(2, 5);
        let ends = [-0.06, 0.0, 0.06].map(|off| {
            let athlete = LoopAthlete { off, ..LoopAthlete::drawn(2, 5, 0.0) };
            let speed = 0.95 * athlete.lt2_m_s;
            session.run(&athlete, speed, |_| false, |_, pace| Some(pace)).end_mmol_l
        });
        assert!(ends[0] > ends[1] && ends[1] > ends[2], "{ends:?}");
    }
}

//! A single on one day of a season, as its athlete sees it.

use super::athlete::LoopAthlete;
use super::compartments::TwoCompartments;
use super::season_athlete::{SeasonAthlete, SeasonState};
use super::session::{
    DAY_SD, DRIFT_BPM, HOT_BPM, HOT_DAY, HOT_PART, HR_DAY_SD_BPM, METER_SD_MMOL_L, PACE_SD, PLANS,
    RPE_SD, effort,
};
use crate::draws::Draws;

/// A repetition as a watch has it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct SeasonRep {
    /// Start, in seconds since the start of the first one.
    pub start_s: f64,
    /// Length in seconds.
    pub duration_s: f64,
    /// The speed that was run, in m/s.
    pub speed_m_s: f64,
    /// Heart rate at the end; absent without a strap and where it dropped out.
    pub hr_end_bpm: Option<f64>,
}

/// What a session showed, and its truth.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SeasonSeen {
    /// True blood lactate at the end.
    pub end_mmol_l: f64,
    /// The repetitions.
    pub reps: Vec<SeasonRep>,
    /// Whether heat was noted.
    pub heat: bool,
    /// Perceived exertion, 0 to 10, where the athlete said it.
    pub rpe: Option<f64>,
    /// Repetitions left, where the athlete said it.
    pub reps_left: Option<f64>,
    /// A reading after the last repetition.
    pub lactate_mmol_l: Option<f64>,
}

/// A single on one day, with all its noise drawn beforehand, so that every rule meets the same day.
///
/// Above LT2 heart rate has a slow component beside the drift that everybody has; a published range of
/// drift above LT1 is 2 to 6 bpm in ten minutes, and 6 is reached at one and a half times the lactate of
/// LT2. All numbers were fixed before any monitor was tried on them.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SeasonSession {
    /// Number of repetitions.
    pub reps: usize,
    /// Length of each in metres.
    pub distance_m: f64,
    /// Rest between them in seconds.
    pub rest_s: f64,
    /// How far the day moves the curve to the right, as a part of the speed.
    pub day: f64,
    /// Whether heat raises heart rate and lets it drift.
    pub hot: bool,
    number: u64,
    hr_day_bpm: f64,
    drift_bpm: f64,
    noise: Vec<[f64; 3]>,
    heat_noted: bool,
    strap_off: bool,
    says: [bool; 2],
    rpe: f64,
    reps_left: f64,
    meter_mmol_l: f64,
}

/// What the slow component adds to drift at 1.5 times the lactate of LT2, in bpm for ten minutes.
const SLOW_BPM: f64 = 6.0 - DRIFT_BPM.0;
const STRAP_OFF_PART: f64 = 0.05;
const REP_LOST_PART: f64 = 0.05;
const HEAT_NOTED_PART: f64 = 0.7;
const RPE_SAID_PART: f64 = 0.8;
const RESERVE_SAID_PART: f64 = 0.6;
/// Near the end of what they can do people tell repetitions left to about one (Hackett 2017, J Strength
/// Cond Res 31:2162, weights).
const RESERVE_SD: f64 = 1.0;
const STREAM: u64 = 0x5E55_0000_0000_0000;

impl SeasonSession {
    /// The single number `number` of athlete `athlete` under `seed`; the kinds of single take turns.
    #[must_use]
    pub fn drawn(seed: u64, athlete: u64, number: u64) -> Self {
        let mut draws = Draws::new(seed, STREAM ^ (athlete << 16) ^ number);
        let kind = usize::try_from(number % 5).unwrap_or(0);
        let (reps, distance_m, rest_s) = PLANS[kind];
        let hot = draws.uniform() < HOT_PART;
        let day = DAY_SD * draws.gaussian() + if hot { HOT_DAY } else { 0.0 };
        let hr_day_bpm = HR_DAY_SD_BPM * draws.gaussian() + if hot { HOT_BPM } else { 0.0 };
        let drift_bpm = if hot { DRIFT_BPM.1 } else { DRIFT_BPM.0 } * (0.5 + draws.uniform());
        let noise =
            (0..reps).map(|_| [draws.gaussian(), draws.gaussian(), draws.uniform()]).collect();
        let mut chance = |part: f64| draws.uniform() < part;
        let heat_noted = hot && chance(HEAT_NOTED_PART);
        let strap_off = chance(STRAP_OFF_PART);
        let says = [chance(RPE_SAID_PART), chance(RESERVE_SAID_PART)];
        Self {
            reps,
            distance_m,
            rest_s,
            day,
            hot,
            number,
            hr_day_bpm,
            drift_bpm,
            noise,
            heat_noted,
            strap_off,
            says,
            rpe: RPE_SD * draws.gaussian(),
            reps_left: RESERVE_SD * draws.gaussian(),
            meter_mmol_l: METER_SD_MMOL_L * draws.gaussian(),
        }
    }

    /// Lets `athlete` run all repetitions at `pace` in m/s.
    #[must_use]
    pub fn run(&self, athlete: &SeasonAthlete, state: SeasonState, pace: f64) -> SeasonSeen {
        let base = LoopAthlete { off: athlete.off(state), ..athlete.base };
        let day = self.day + athlete.tired(state);
        let mut body = base.body(day);
        let hr_moved = 1.0 + base.off_in_hr * (athlete.base.off + day) + state.gained;
        let (mut start_s, mut slow_bpm) = (0.0, 0.0);
        let mut reps = Vec::with_capacity(self.reps);
        for [pace_noise, hr_noise, lost] in &self.noise {
            if !reps.is_empty() {
                body.pass(self.rest_s, None);
                start_s += self.rest_s;
            }
            let of_lt2 = body.blood() / base.lt2_mmol_l;
            // Far above LT2 nobody holds the pace.
            let speed_m_s = pace * (1.0 + PACE_SD * pace_noise - 0.04 * (of_lt2 - 1.2).max(0.0));
            let duration_s = self.distance_m / speed_m_s;
            body.pass(duration_s, Some(speed_m_s));
            slow_bpm += slow_component(&base, &body) * duration_s / 600.0;
            let hr = base.lt2_hr_bpm
                + base.hr_gain * (speed_m_s - base.lt2_m_s * hr_moved)
                + self.hr_day_bpm
                + self.drift_bpm * start_s / 600.0
                + slow_bpm
                + hr_noise;
            let worn = athlete.strap && !self.strap_off && *lost >= REP_LOST_PART;
            let read = (hr.min(base.max_hr_bpm) + athlete.strap_bias_bpm).round();
            reps.push(SeasonRep {
                start_s,
                duration_s,
                speed_m_s,
                hr_end_bpm: worn.then_some(read),
            });
            start_s += duration_s;
        }
        let end_mmol_l = body.blood();
        // Two are left at LT2, none at one and a half times its lactate.
        let left = 2.0 + 4.0 * (1.0 - end_mmol_l / base.lt2_mmol_l);
        let left = (left + athlete.reserve_bias + self.reps_left).round().clamp(0.0, 6.0);
        let reading = end_mmol_l + base.meter_bias_mmol_l + self.meter_mmol_l;
        SeasonSeen {
            end_mmol_l,
            reps,
            heat: self.heat_noted,
            rpe: self.says[0].then(|| effort(&base, end_mmol_l, self.rpe)),
            reps_left: self.says[1].then_some(left),
            // Meters show tenths, and nothing below half a millimole.
            lactate_mmol_l: (athlete.meter && self.number % 2 == 1)
                .then(|| (10.0 * reading).round().max(5.0) / 10.0),
        }
    }
}

/// Rise of heart rate beside the drift that everybody has, in bpm for ten minutes.
fn slow_component(base: &LoopAthlete, body: &TwoCompartments) -> f64 {
    let beyond = (body.blood() / base.lt2_mmol_l - 1.0) / 0.5;
    SLOW_BPM * beyond.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_day_comes_again() {
        let athlete = SeasonAthlete::drawn(1, 4, 0.06);
        let session = SeasonSession::drawn(1, 4, 7);
        assert_eq!(session, SeasonSession::drawn(1, 4, 7));
        assert_ne!(session, SeasonSession::drawn(1, 5, 7));
        let state = athlete.first_day();
        assert_eq!(session.run(&athlete, state, 4.0), session.run(&athlete, state, 4.0));
    }

    #[test]
    fn faster_is_dearer_in_every_way() {
        let mut athlete = SeasonAthlete::drawn(2, 0, 0.0);
        (athlete.meter, athlete.strap) = (true, true);
        // Neither the maximum nor a pace that cannot be held hides the slow component.
        athlete.base.max_hr_bpm = 230.0;
        let pace = athlete.base.lt2_m_s;
        // Some session with nothing lost.
        let all_said = |seen: &SeasonSeen| {
            seen.rpe.is_some()
                && seen.reps_left.is_some()
                && seen.lactate_mmol_l.is_some()
                && seen.reps.iter().all(|rep| rep.hr_end_bpm.is_some())
        };
        let (slow, fast) = (0..200)
            .map(|n| SeasonSession::drawn(2, 0, n))
            .map(|s| [0.92, 1.03].map(|part| s.run(&athlete, athlete.first_day(), part * pace)))
            .map(|[slow, fast]| (slow, fast))
            .find(|(slow, _)| all_said(slow))
            .unwrap();
        assert!(fast.end_mmol_l > slow.end_mmol_l);
        assert!(fast.rpe > slow.rpe && fast.lactate_mmol_l > slow.lactate_mmol_l);
        assert!(fast.reps_left < slow.reps_left);
    }

    #[test]
    fn above_lt2_heart_rate_rises_on() {
        let base = LoopAthlete::drawn(2, 0, 0.0);
        let rises = [0.9, 1.0, 1.2].map(|part| {
            let mut body = base.body(0.0);
            body.pass(1800.0, Some(part * base.lt2_m_s));
            slow_component(&base, &body)
        });
        assert!(rises[0].abs() < 1e-12 && rises[1].abs() < 0.2, "{rises:?}");
        assert!((rises[2] - SLOW_BPM).abs() < 1e-12, "{rises:?}");
    }
}

//! An athlete over a season.

use super::athlete::LoopAthlete;
use super::slow_curve::SlowCurve;
use crate::draws::Draws;

/// A [`LoopAthlete`] over months: how the curve moves, and what there is to see of it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct SeasonAthlete {
    /// The profile, and how far off it is on the first day.
    pub base: LoopAthlete,
    /// How the curve moves from then on.
    pub slow: SlowCurve,
    /// Whether there is a lactate meter; it is used after every other single.
    pub meter: bool,
    /// Whether there is a heart-rate strap.
    pub strap: bool,
    /// What the strap reads above the truth, in bpm.
    pub strap_bias_bpm: f64,
    /// Repetitions that the athlete believes to have left above the truth.
    pub reserve_bias: f64,
}

/// What a day asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SeasonDay {
    /// An easy run.
    Easy,
    /// A long easy run.
    Long,
    /// Repetitions that ended at so many times the lactate of LT2.
    Single(f64),
    /// Nothing.
    Rest,
}

impl SeasonDay {
    /// In doses of an easy run. Above LT2 a single costs more the further it is above, up to two and a half
    /// times its lactate.
    #[must_use]
    pub fn dose(self) -> f64 {
        match self {
            Self::Easy => 1.0,
            Self::Long => 1.5,
            Self::Single(of_lt2) => 2.0 + 3.0 * (of_lt2 - 1.0).clamp(0.0, 1.5),
            Self::Rest => 0.0,
        }
    }
}

/// Where an athlete stands on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct SeasonState {
    /// How far training has moved the curve to the right, as a part of the speed.
    pub gained: f64,
    /// What is not recovered from, in doses of an easy run.
    pub debt: f64,
}

/// Parts of made-up athletes, fixed before any monitor was tried on them.
const METER_PART: f64 = 0.4;
const STRAP_PART: f64 = 0.85;
/// What debt of twice the usual takes off today's curve.
const TIRED: f64 = 0.01;
/// Keeps the draws apart from those of [`LoopAthlete`].
const STREAM: u64 = 0x5EA5_0000_0000_0000;

impl SeasonAthlete {
    /// The athlete number `number` under `seed`, whose curve is up to `most_off` off the profile on the
    /// first day.
    ///
    /// The same number is the same athlete under every `most_off`, only less far off.
    #[must_use]
    pub fn drawn(seed: u64, number: u64, most_off: f64) -> Self {
        let mut draws = Draws::new(seed, STREAM ^ number);
        let mut within = |lo: f64, hi: f64| lo + (hi - lo) * draws.uniform();
        Self {
            base: LoopAthlete::drawn(seed, number, most_off),
            slow: SlowCurve {
                most: within(0.0, 0.05),
                days: within(80.0, 200.0),
                debt_days: within(3.0, 6.0),
                tolerance: within(1.15, 1.5),
                fall: 0.005,
            },
            meter: within(0.0, 1.0) < METER_PART,
            strap: within(0.0, 1.0) < STRAP_PART,
            strap_bias_bpm: within(-2.0, 2.0),
            reserve_bias: within(-0.7, 0.7),
        }
    }

    /// The same athlete with a curve that training does not move.
    #[must_use]
    pub const fn with_still_curve(mut self) -> Self {
        self.slow = SlowCurve::STILL;
        self
    }

    /// The first day, in usual training.
    #[must_use]
    pub fn first_day(&self) -> SeasonState {
        SeasonState { gained: 0.0, debt: self.slow.usual_debt() }
    }

    /// The day after `day`.
    #[must_use]
    pub fn after(&self, state: SeasonState, day: SeasonDay) -> SeasonState {
        let (debt, gained) = self.slow.after_day(state.debt, state.gained, day.dose());
        SeasonState { gained, debt }
    }

    /// How far the curve lies to the right of the profile, day and tiredness left out, as a part of the
    /// speed.
    #[must_use]
    pub fn off(&self, state: SeasonState) -> f64 {
        (1.0 + self.base.off) * (1.0 + state.gained) - 1.0
    }

    /// What tiredness takes off today's curve.
    pub(super) fn tired(&self, state: SeasonState) -> f64 {
        (TIRED * (1.0 - state.debt / self.slow.usual_debt())).clamp(-2.0 * TIRED, TIRED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_own_no_meter() {
        let owners = (0..400).filter(|n| SeasonAthlete::drawn(3, *n, 0.06).meter).count();
        assert!((120..200).contains(&owners), "{owners}");
    }

    #[test]
    fn singles_above_lt2_wear_down() {
        let athlete = SeasonAthlete::drawn(5, 1, 0.0);
        let month = |of_lt2: f64| {
            (0..28).fold(athlete.first_day(), |state, day| {
                let single = day % 2 == 1;
                let done = if single { SeasonDay::Single(of_lt2) } else { SeasonDay::Easy };
                athlete.after(state, done)
            })
        };
        let (in_band, hammered) = (month(0.8), month(1.8));
        assert!(hammered.gained < in_band.gained && hammered.debt > in_band.debt);
        assert!(athlete.off(hammered) < athlete.off(in_band));
        assert!(athlete.tired(hammered) < athlete.tired(in_band));
    }
}

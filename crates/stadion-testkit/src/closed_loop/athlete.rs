//! Athletes whose true curve is not their profile.

use super::compartments::TwoCompartments;
use crate::draws::Draws;

/// A made-up runner: what a step test once said, and what is true.
///
/// The first fields are what an adviser may know. Every speed is in m/s, lactate in mmol/L, heart rate
/// in bpm, every shift a part of the speed.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct LoopAthlete {
    /// Lactate at rest.
    pub resting_mmol_l: f64,
    /// Speed at LT1, by the profile.
    pub lt1_m_s: f64,
    /// Lactate at LT1.
    pub lt1_mmol_l: f64,
    /// Speed at LT2, by the profile.
    pub lt2_m_s: f64,
    /// Lactate at LT2.
    pub lt2_mmol_l: f64,
    /// Maximal heart rate.
    pub max_hr_bpm: f64,
    /// Heart rate at LT2, by the profile.
    pub lt2_hr_bpm: f64,
    /// How far the true curve lies to the right of the profile.
    pub off: f64,
    /// The part of such a shift that heart rate shares; the rest was an error of the test.
    pub off_in_hr: f64,
    /// Rise of heart rate with speed, in bpm for each m/s.
    pub hr_gain: f64,
    /// What the athlete's meter reads above the truth.
    pub meter_bias_mmol_l: f64,
    /// What the athlete calls harder than others do, in points of ten.
    pub rpe_bias: f64,
    /// Part of the most removal that LT2 takes up, time constants of removal and of exchange in
    /// minutes.
    pub kinetics: (f64, f64, f64),
}

impl LoopAthlete {
    /// The athlete number `number` under `seed`, whose curve is up to `most_off` off the profile.
    ///
    /// The same number is the same athlete under every `most_off`, only less far off.
    #[must_use]
    pub fn drawn(seed: u64, number: u64, most_off: f64) -> Self {
        let mut draws = Draws::new(seed, 2 * number);
        let mut within = |lo: f64, hi: f64| lo + (hi - lo) * draws.uniform();
        let resting_mmol_l = within(0.8, 1.3);
        let lt2_m_s = within(3.4, 5.2);
        let max_hr_bpm = within(176.0, 200.0);
        Self {
            resting_mmol_l,
            lt1_m_s: lt2_m_s * within(0.84, 0.90),
            lt1_mmol_l: resting_mmol_l + within(0.6, 1.1),
            lt2_m_s,
            lt2_mmol_l: within(3.3, 4.8),
            max_hr_bpm,
            lt2_hr_bpm: max_hr_bpm * within(0.87, 0.92),
            off: within(-most_off, most_off),
            off_in_hr: within(0.5, 1.0),
            hr_gain: within(20.0, 30.0),
            meter_bias_mmol_l: within(-0.3, 0.3),
            rpe_bias: 0.7 * within(-1.7, 1.7),
            kinetics: (within(0.65, 0.85), within(2.5, 5.0), within(0.7, 1.5)),
        }
    }

    /// The athlete's body at rest on a day that moves the curve by `day`.
    #[must_use]
    pub fn body(&self, day: f64) -> TwoCompartments {
        let moved = (1.0 + self.off) * (1.0 + day);
        TwoCompartments::at_rest(
            self.resting_mmol_l,
            (self.lt1_m_s * moved, self.lt1_mmol_l),
            (self.lt2_m_s * moved, self.lt2_mmol_l),
            self.kinetics,
        )
    }
}

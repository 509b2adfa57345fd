//! What is known when the next repetition is to be decided.

use stadion_types::{HeartRate, Lactate, Rpe, Speed};

use super::band::TargetBand;
use super::shift::CurveShift;
use crate::drift::DriftRep;
use crate::lactate::LactateProfile;

/// A repetition that was run. What was not measured is absent.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RepDone {
    /// Its times, mean speed and heart rate at its end.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub rep: DriftRep,
    /// The speed that it was to be run at.
    #[cfg_attr(feature = "serde", serde(rename = "asked_m_s"))]
    pub asked: Option<Speed>,
    /// Blood lactate, taken within a minute of its end.
    #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l"))]
    pub lactate: Option<Lactate>,
    /// Perceived exertion at its end.
    pub rpe: Option<Rpe>,
}

impl RepDone {
    /// A repetition without a reading.
    #[must_use]
    pub const fn new(rep: DriftRep) -> Self {
        Self { rep, asked: None, lactate: None, rpe: None }
    }

    /// Sets the speed that it was to be run at.
    #[must_use]
    pub const fn with_asked(mut self, speed: Option<Speed>) -> Self {
        self.asked = speed;
        self
    }

    /// Sets the reading.
    #[must_use]
    pub const fn with_lactate(mut self, lactate: Option<Lactate>) -> Self {
        self.lactate = lactate;
        self
    }

    /// Sets the perceived exertion.
    #[must_use]
    pub const fn with_rpe(mut self, rpe: Option<Rpe>) -> Self {
        self.rpe = rpe;
        self
    }

    /// The speed that it was run at; as asked, where none was measured.
    pub(super) fn speed(&self) -> Option<Speed> {
        self.rep.speed.or(self.asked)
    }
}

/// What is known when the next repetition is to be decided.
///
/// The profile and the pace are needed; every other fact makes the advice better and may be absent.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Situation<'a> {
    /// The athlete's steady lactate over speed in m/s.
    pub profile: LactateProfile,
    /// The pace that the next repetition would be run at without advice.
    pub pace: Speed,
    /// The repetitions so far, in order.
    pub reps: &'a [RepDone],
    /// Lactate at LT2, where it was measured.
    pub lt2: Option<Lactate>,
    /// Maximal heart rate.
    pub max_hr: Option<HeartRate>,
    /// A speed and the heart rate that goes with it where the profile holds, as of the step test.
    pub hr_at: Option<(Speed, HeartRate)>,
    /// What earlier sessions say of the curve; without it the profile counts as new.
    pub shift: Option<CurveShift>,
}

impl<'a> Situation<'a> {
    /// The least that advice needs.
    #[must_use]
    pub const fn new(profile: LactateProfile, pace: Speed, reps: &'a [RepDone]) -> Self {
        Self { profile, pace, reps, lt2: None, max_hr: None, hr_at: None, shift: None }
    }

    /// Sets the lactate at LT2.
    #[must_use]
    pub const fn with_lt2(mut self, lactate: Option<Lactate>) -> Self {
        self.lt2 = lactate;
        self
    }

    /// Sets the maximal heart rate.
    #[must_use]
    pub const fn with_max_hr(mut self, hr: Option<HeartRate>) -> Self {
        self.max_hr = hr;
        self
    }

    /// Sets a speed and the heart rate that goes with it, such as those of LT2.
    #[must_use]
    pub const fn with_hr_at(mut self, at: Option<(Speed, HeartRate)>) -> Self {
        self.hr_at = at;
        self
    }

    /// Sets what earlier sessions say of the curve.
    #[must_use]
    pub const fn with_shift(mut self, shift: Option<CurveShift>) -> Self {
        self.shift = shift;
        self
    }

    /// The band that the session is to end in.
    #[must_use]
    pub fn band(&self) -> TargetBand {
        self.lt2.map_or_else(TargetBand::default, TargetBand::below_lt2)
    }
}

//! How heart rate follows a change of effort: a first-order response with a delay.

use stadion_types::{ConstantRange, ConstantSlots, TakesConstants};

use super::constants::kinetics as numbers;

/// Why numbers make no kinetics of heart rate.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum HeartRateKineticsError {
    /// A time constant is not positive or no number.
    #[error("a time constant must be positive, unlike {tau_s} s")]
    Tau {
        /// The number at fault.
        tau_s: f64,
    },
    /// The delay is negative or no number.
    #[error("a delay must not be negative, unlike {delay_s} s")]
    Delay {
        /// The number at fault.
        delay_s: f64,
    },
}

impl HeartRateKineticsError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 2] = ["tau-not-positive", "delay-negative"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Tau { .. } => "tau-not-positive",
            Self::Delay { .. } => "delay-negative",
        }
    }
}

/// A stretch of even effort, by the heart rate that it leads to if it lasts.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct HeartRateTarget {
    /// Length in seconds; one that is negative or no number counts as none.
    pub duration_s: f64,
    /// Heart rate that the effort leads to, in bpm.
    pub plateau_bpm: f64,
}

/// The time constants with which heart rate rises and falls, and the delay before it does.
///
/// # Model
///
/// ```text
/// HR(t) = HR∞ + (HR0 − HR∞) · exp(−(t − TD) / τ)    for t > TD, and HR0 before
/// ```
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | `HR0`, `HR∞` | heart rate at the change of effort, and the one that the new effort leads to | bpm |
/// | `τ` | time constant, one on the way up and one on the way down | s |
/// | `TD` | delay | s |
///
/// # Limits
///
/// From moderate to vigorous running; there is no drift in it. Between men on a treadmill the time constant
/// differs by 24 s either way, so take the athlete's own ([`fit_response`](crate::fit_response)) where there
/// is one.
///
/// # Source
///
/// Hunt, Fankhauser & Saengsuwan (2015), *Biomed Eng Online* 14:117, doi:10.1186/s12938-015-0112-7: 57.5 s up,
/// 54.4 s down (no significant difference) in 24 men. The default has no delay, since theirs is part of
/// the time constant.
///
/// # Examples
///
/// ```
/// use stadion_physiology::HeartRateKinetics;
///
/// let kinetics = HeartRateKinetics::new(57.6, 57.6, 0.0)?;
/// assert!((kinetics.at(120.0, 60.0, 160.0) - 147.549).abs() < 1e-3);
/// assert!(HeartRateKinetics::new(0.0, 57.6, 0.0).is_err());
/// # Ok::<(), stadion_physiology::HeartRateKineticsError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "file_form::Raw"))]
#[expect(clippy::struct_field_names, reason = "the unit")]
pub struct HeartRateKinetics {
    tau_rise_s: f64,
    tau_fall_s: f64,
    delay_s: f64,
}

impl TakesConstants for HeartRateKinetics {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.number("hr-kinetics.tau-rise", &mut self.tau_rise_s, ConstantRange::Positive);
        slots.number("hr-kinetics.tau-fall", &mut self.tau_fall_s, ConstantRange::Positive);
    }
}

impl Default for HeartRateKinetics {
    fn default() -> Self {
        Self { tau_rise_s: numbers::TAU_RISE_S, tau_fall_s: numbers::TAU_FALL_S, delay_s: 0.0 }
    }
}

impl HeartRateKinetics {
    /// Kinetics with these time constants and this delay, all in seconds.
    ///
    /// # Errors
    ///
    /// [`HeartRateKineticsError`] unless both time constants are positive and the delay is not negative.
    pub fn new(
        tau_rise_s: f64,
        tau_fall_s: f64,
        delay_s: f64,
    ) -> Result<Self, HeartRateKineticsError> {
        for tau_s in [tau_rise_s, tau_fall_s] {
            if !(tau_s > 0.0 && tau_s.is_finite()) {
                return Err(HeartRateKineticsError::Tau { tau_s });
            }
        }
        if !(delay_s >= 0.0 && delay_s.is_finite()) {
            return Err(HeartRateKineticsError::Delay { delay_s });
        }
        Ok(Self { tau_rise_s, tau_fall_s, delay_s })
    }

    /// Time constant on the way up, in seconds.
    #[must_use]
    pub const fn tau_rise_s(self) -> f64 {
        self.tau_rise_s
    }

    /// Time constant on the way down, in seconds.
    #[must_use]
    pub const fn tau_fall_s(self) -> f64 {
        self.tau_fall_s
    }

    /// Delay in seconds.
    #[must_use]
    pub const fn delay_s(self) -> f64 {
        self.delay_s
    }

    /// Time constant of the way from one heart rate to another.
    fn tau_s(self, from_bpm: f64, to_bpm: f64) -> f64 {
        if to_bpm < from_bpm { self.tau_fall_s } else { self.tau_rise_s }
    }

    /// Heart rate in bpm, `t_s` seconds after the effort changed for good; the start itself before that.
    #[must_use]
    pub fn at(self, t_s: f64, from_bpm: f64, plateau_bpm: f64) -> f64 {
        self.step(from_bpm, plateau_bpm, t_s - self.delay_s)
    }

    /// Mean heart rate in bpm over the first `t_s` seconds after the effort changed.
    ///
    /// # Model
    ///
    /// ```text
    /// (HR0·TD + HR∞·(T − TD) + (HR0 − HR∞)·τ·(1 − exp(−(T − TD)/τ))) / T
    /// ```
    ///
    /// A mean lies on the near side of the end: over 4 min from 120 towards 165 bpm at τ = 30 s it is
    /// 159.4, so means of repetitions of different lengths do not compare.
    #[must_use]
    pub fn mean(self, t_s: f64, from_bpm: f64, plateau_bpm: f64) -> f64 {
        if from_bpm.is_nan() || plateau_bpm.is_nan() || t_s.is_nan() {
            return f64::NAN;
        }
        let moving = t_s - self.delay_s;
        if moving <= 0.0 {
            return from_bpm;
        }
        let tau = self.tau_s(from_bpm, plateau_bpm);
        // The part of the way that is still ahead, averaged over the moving time.
        let ahead = -(-moving / tau).exp_m1() * tau / moving;
        let over_moving = plateau_bpm + (from_bpm - plateau_bpm) * ahead;
        let mean = over_moving + (from_bpm - over_moving) * (self.delay_s / t_s);
        // Between the two, whatever rounding does.
        mean.max(from_bpm.min(plateau_bpm)).min(from_bpm.max(plateau_bpm))
    }

    /// Seconds until this share of the way from one heart rate to another is made; `None` for a share
    /// that is never reached or no number.
    ///
    /// ```
    /// use stadion_physiology::HeartRateKinetics;
    ///
    /// let kinetics = HeartRateKinetics::new(57.6, 57.6, 0.0)?;
    /// assert!((kinetics.time_to_share(0.95, 60.0, 160.0).ok_or("never")? - 172.55).abs() < 0.01);
    /// assert_eq!(kinetics.time_to_share(1.0, 60.0, 160.0), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn time_to_share(self, share: f64, from_bpm: f64, plateau_bpm: f64) -> Option<f64> {
        if !(0.0..1.0).contains(&share) {
            return None;
        }
        let tau = self.tau_s(from_bpm, plateau_bpm);
        let wait = if share > 0.0 { self.delay_s } else { 0.0 };
        Some(wait - tau * (-share).ln_1p())
    }

    /// Heart rate in bpm after `dt_s` more seconds of even effort, the delay left out.
    ///
    /// The exact solution: two steps give what one of their length gives. The kernel of everything
    /// that moves sample by sample. What is no number gives none.
    #[must_use]
    pub fn step(self, bpm: f64, plateau_bpm: f64, dt_s: f64) -> f64 {
        if bpm.is_nan() || plateau_bpm.is_nan() || dt_s.is_nan() {
            return f64::NAN;
        }
        let left = (-dt_s.max(0.0) / self.tau_s(bpm, plateau_bpm)).exp();
        // Between the two, whatever rounding does.
        let (lo, hi) = (bpm.min(plateau_bpm), bpm.max(plateau_bpm));
        (plateau_bpm + (bpm - plateau_bpm) * left).max(lo).min(hi)
    }

    /// Heart rate in bpm at the end of each stretch of a session that begins with a settled `start_bpm`.
    ///
    /// With a delay each stretch acts that much later, and also a stretch that is shorter than the delay
    /// acts for its full length.
    ///
    /// ```
    /// use stadion_physiology::{HeartRateKinetics, HeartRateTarget};
    ///
    /// let kinetics = HeartRateKinetics::new(30.0, 60.0, 0.0)?;
    /// let target = |duration_s, plateau_bpm| HeartRateTarget { duration_s, plateau_bpm };
    /// let ends = kinetics.ends(120.0, &[target(240.0, 165.0), target(60.0, 110.0)]);
    /// assert!((ends[1] - 130.2).abs() < 0.1);
    /// # Ok::<(), stadion_physiology::HeartRateKineticsError>(())
    /// ```
    #[must_use]
    pub fn ends(self, start_bpm: f64, targets: &[HeartRateTarget]) -> Vec<f64> {
        let length = |target: &HeartRateTarget| {
            if target.duration_s.is_finite() { target.duration_s.max(0.0) } else { 0.0 }
        };
        let mut ends = Vec::with_capacity(targets.len());
        // What has begun to act: the heart rate, the stretch that acts, and how much of it is left.
        let (mut bpm, mut acting, mut left) = (start_bpm, 0, targets.first().map_or(0.0, length));
        let mut waiting = self.delay_s;
        for target in targets {
            let mut time = length(target);
            let waited = waiting.min(time);
            waiting -= waited;
            time -= waited;
            while let Some(now) = targets.get(acting) {
                let dt = time.min(left);
                bpm = self.step(bpm, now.plateau_bpm, dt);
                (time, left) = (time - dt, left - dt);
                if left > 0.0 {
                    break;
                }
                acting += 1;
                left = targets.get(acting).map_or(0.0, length);
                if time <= 0.0 {
                    break;
                }
            }
            ends.push(bpm);
        }
        ends
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::{HeartRateKinetics, HeartRateKineticsError};

    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(clippy::struct_field_names, reason = "the unit")]
    pub(super) struct Raw {
        tau_rise_s: f64,
        tau_fall_s: f64,
        #[serde(default)]
        delay_s: f64,
    }

    impl TryFrom<Raw> for HeartRateKinetics {
        type Error = HeartRateKineticsError;

        fn try_from(raw: Raw) -> Result<Self, Self::Error> {
            Self::new(raw.tau_rise_s, raw.tau_fall_s, raw.delay_s)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn kinetics(rise: f64, fall: f64, delay: f64) -> HeartRateKinetics {
        HeartRateKinetics::new(rise, fall, delay).unwrap()
    }

    /// Worked with a pocket calculator's digits from the stated equation.
    #[test]
    fn worked_values() {
        let up = kinetics(57.6, 57.6, 0.0);
        for (t, bpm) in [(57.6, 123.212), (120.0, 147.549), (180.0, 155.606), (240.0, 158.450)] {
            assert_relative_eq!(up.at(t, 60.0, 160.0), bpm, epsilon = 5e-4);
        }
        for (share, t) in [(0.95, 172.55), (0.99, 265.26)] {
            assert_relative_eq!(up.time_to_share(share, 60.0, 160.0).unwrap(), t, epsilon = 5e-3);
        }
        let off = kinetics(30.0, 60.0, 0.0);
        assert_relative_eq!(off.at(60.0, 165.0, 110.0), 130.2334, epsilon = 5e-5);
        assert_relative_eq!(off.mean(240.0, 120.0, 165.0), 159.376_887, epsilon = 5e-7);
    }

    #[test]
    fn a_delay_moves_the_way_and_not_its_form() {
        let (late, plain) = (kinetics(40.0, 50.0, 12.0), kinetics(40.0, 50.0, 0.0));
        assert_relative_eq!(late.at(12.0, 100.0, 160.0), 100.0);
        assert_relative_eq!(late.at(72.0, 100.0, 160.0), plain.at(60.0, 100.0, 160.0));
        assert_relative_eq!(late.mean(6.0, 100.0, 160.0), 100.0);
        let by_parts = (12.0 * 100.0 + 60.0 * plain.mean(60.0, 100.0, 160.0)) / 72.0;
        assert_relative_eq!(late.mean(72.0, 100.0, 160.0), by_parts, max_relative = 1e-14);
        let target = |duration_s, plateau_bpm| HeartRateTarget { duration_s, plateau_bpm };
        let ends =
            late.ends(100.0, &[target(72.0, 160.0), target(10.0, 110.0), target(30.0, 110.0)]);
        assert_relative_eq!(ends[0], late.at(72.0, 100.0, 160.0));
        // The rise goes on for the delay of 12 s, then heart rate falls for 28 s.
        assert_relative_eq!(ends[1], late.at(82.0, 100.0, 160.0), max_relative = 1e-14);
        let top = late.at(84.0, 100.0, 160.0);
        assert_relative_eq!(ends[2], plain.at(28.0, top, 110.0), max_relative = 1e-14);
        // A stretch that is shorter than the delay acts in full, later.
        let ends = late.ends(100.0, &[target(5.0, 160.0), target(60.0, 100.0)]);
        let top = plain.at(5.0, 100.0, 160.0);
        assert_relative_eq!(ends[0], 100.0);
        assert_relative_eq!(ends[1], plain.at(48.0, top, 100.0), max_relative = 1e-14);
    }

    #[test]
    fn bad_numbers_have_names() {
        for (rise, fall, delay, code) in [
            (0.0, 1.0, 0.0, "tau-not-positive"),
            (1.0, f64::NAN, 0.0, "tau-not-positive"),
            (f64::INFINITY, 1.0, 0.0, "tau-not-positive"),
            (1.0, 1.0, -1.0, "delay-negative"),
            (1.0, 1.0, f64::NAN, "delay-negative"),
        ] {
            assert_eq!(HeartRateKinetics::new(rise, fall, delay).unwrap_err().code(), code);
        }
        let default = HeartRateKinetics::default();
        assert!(default.mean(f64::NAN, 100.0, 150.0).is_nan());
        assert!(default.ends(100.0, &[]).is_empty());
        let odd = HeartRateTarget { duration_s: f64::NAN, plateau_bpm: 150.0 };
        assert_relative_eq!(default.ends(100.0, &[odd])[0], 100.0);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn files_pass_the_same_door() {
        let text = serde_json::to_string(&HeartRateKinetics::default()).unwrap();
        assert_eq!(text, r#"{"tau_rise_s":57.5,"tau_fall_s":54.4,"delay_s":0.0}"#);
        assert!(serde_json::from_str::<HeartRateKinetics>(&text).is_ok());
        let bad = text.replace("57.5", "-1.0");
        assert!(serde_json::from_str::<HeartRateKinetics>(&bad).is_err());
    }
}

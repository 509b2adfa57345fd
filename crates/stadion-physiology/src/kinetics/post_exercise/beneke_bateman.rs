//! Appearance and disappearance of lactate after Beneke: a Bateman function.

use std::f64::consts::LN_2;
use std::time::Duration;

use stadion_types::Lactate;

use super::constants::{AFTER_10_S, AFTER_30_S};
use super::curve::{PostExerciseError, PostExercisePeak, falls_to, from_minutes, minutes, rate};

/// Blood lactate from the start of a short all-out effort on.
///
/// # Model
///
/// ```text
/// L(t) = A · k1/(k2 − k1) · (e^(−k1 t) − e^(−k2 t)) + L0 · e^(−k2 t)
/// ```
///
/// | symbol | meaning                                            | unit   |
/// | ------ | -------------------------------------------------- | ------ |
/// | `L0`   | lactate at the start                               | mmol/L |
/// | `A`    | lactate that appears, as if nothing were removed   | mmol/L |
/// | `k1`   | rate at which it appears in the blood              | 1/min  |
/// | `k2`   | rate at which it disappears                        | 1/min  |
///
/// For `k1 = k2 = k` the first term is `A · k · t · e^(−k t)`.
///
/// # Limits
///
/// All-out efforts of 10 to 30 s, counted from their start. `k2` from less than half an hour of
/// readings is poor. In the long run the model goes to 0, not to the resting value.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::BenekeBateman;
/// use stadion_types::Lactate;
///
/// let mean = BenekeBateman::after_10_s_all_out(Lactate::from_millimoles_per_liter(1.0)?);
/// let peak = mean.peak().ok_or("no peak")?;
/// assert!((peak.lactate_mmol_l - 8.287).abs() < 1e-3);
/// assert!((peak.at.as_secs_f64() / 60.0 - 4.536).abs() < 1e-3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Beneke, Jumah & Leithäuser (2007), Dyn Med 6:10, doi:10.1186/1476-5918-6-10.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "file_form::Parts"))]
pub struct BenekeBateman {
    start_mmol_l: Lactate,
    appearing_mmol_l: f64,
    appearance_per_min: f64,
    disappearance_per_min: f64,
}

impl BenekeBateman {
    /// The curve from `start` with `A`, `k1` and `k2`.
    ///
    /// # Errors
    ///
    /// [`PostExerciseError::Rate`] and [`PostExerciseError::Amplitude`].
    pub fn new(
        start: Lactate,
        appearing_mmol_l: f64,
        appearance_per_min: f64,
        disappearance_per_min: f64,
    ) -> Result<Self, PostExerciseError> {
        if !(appearing_mmol_l >= 0.0 && appearing_mmol_l.is_finite()) {
            return Err(PostExerciseError::Amplitude { mmol_l: appearing_mmol_l });
        }
        Ok(Self {
            start_mmol_l: start,
            appearing_mmol_l,
            appearance_per_min: rate(appearance_per_min)?,
            disappearance_per_min: rate(disappearance_per_min)?,
        })
    }

    /// The mean of 11 men after 10 s all-out.
    #[must_use]
    pub const fn after_10_s_all_out(start: Lactate) -> Self {
        Self::published(start, AFTER_10_S)
    }

    /// The mean of 11 men after 30 s all-out.
    #[must_use]
    pub const fn after_30_s_all_out(start: Lactate) -> Self {
        Self::published(start, AFTER_30_S)
    }

    const fn published(start: Lactate, [a, k1, k2]: [f64; 3]) -> Self {
        Self {
            start_mmol_l: start,
            appearing_mmol_l: a,
            appearance_per_min: k1,
            disappearance_per_min: k2,
        }
    }

    /// Lactate at the start.
    #[must_use]
    pub fn start(&self) -> Lactate {
        self.start_mmol_l
    }

    /// `A`: the lactate that appears, in mmol/L.
    #[must_use]
    pub fn appearing_mmol_l(&self) -> f64 {
        self.appearing_mmol_l
    }

    /// `k1`: the rate of appearance per minute.
    #[must_use]
    pub fn appearance_per_min(&self) -> f64 {
        self.appearance_per_min
    }

    /// `k2`: the rate of disappearance per minute.
    #[must_use]
    pub fn disappearance_per_min(&self) -> f64 {
        self.disappearance_per_min
    }

    /// Lactate at a time after the start of the effort, in mmol/L.
    #[must_use]
    pub fn at(&self, time: Duration) -> f64 {
        self.at_minutes(minutes(time))
    }

    fn at_minutes(&self, t: f64) -> f64 {
        let (k1, k2) = (self.appearance_per_min, self.disappearance_per_min);
        let start = self.start_mmol_l.millimoles_per_liter() * (-k2 * t).exp();
        self.appearing_mmol_l * k1 * bateman(k1, k2, t) + start
    }

    /// The highest value after the start; `None` if lactate falls from the start on.
    #[must_use]
    pub fn peak(&self) -> Option<PostExercisePeak> {
        let at = self.peak_minutes()?;
        Some(PostExercisePeak { at: from_minutes(at)?, lactate_mmol_l: self.at_minutes(at) })
    }

    fn peak_minutes(&self) -> Option<f64> {
        let (k1, k2) = (self.appearance_per_min, self.disappearance_per_min);
        let start = self.start_mmol_l.millimoles_per_liter();
        let inflow = self.appearing_mmol_l * k1;
        // The slope at the start.
        if inflow <= start * k2 {
            return None;
        }
        // ln(k1/k2 / (1 + start d / inflow)) / d with d = k1 - k2, which both rates being equal
        // turns into 1/k2 - start/inflow.
        let d = k1 - k2;
        Some(log_over(1.0 / k2, d) - log_over(start / inflow, d))
    }

    /// The time in which lactate halves once all of it has appeared.
    #[must_use]
    pub fn half_life(&self) -> Option<Duration> {
        from_minutes(LN_2 / self.disappearance_per_min.min(self.appearance_per_min))
    }

    /// The time after the start at which lactate has come down to `level`, on its way down from the
    /// peak; `None` if it never was that high, or for a level of 0.
    #[must_use]
    pub fn time_to(&self, level: Lactate) -> Option<Duration> {
        let from = self.peak_minutes().unwrap_or(0.0);
        falls_to(|t| self.at_minutes(t), from, level.millimoles_per_liter())
            .filter(|_| level > Lactate::MIN)
            .and_then(from_minutes)
    }
}

/// `(e^(−k2 t) − e^(−k1 t)) / (k1 − k2)`, which is `t e^(−k t)` for equal rates.
pub(super) fn bateman(k1: f64, k2: f64, t: f64) -> f64 {
    // The slower rate is factored out, so that the rest lies between 0 and t.
    let difference = (k1 - k2).abs();
    let slower = k1.min(k2);
    let x = difference * t;
    let ratio = if x > 0.0 { -(-x).exp_m1() / x } else { 1.0 };
    t * (-slower * t).exp() * ratio
}

/// `ln(1 + x d) / d`, which is `x` for `d = 0`.
fn log_over(x: f64, d: f64) -> f64 {
    if (x * d).abs() > 0.0 { (x * d).ln_1p() / d } else { x }
}

#[cfg(feature = "serde")]
mod file_form {
    use stadion_types::Lactate;

    use super::super::curve::PostExerciseError;
    use super::BenekeBateman;

    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Parts {
        start_mmol_l: Lactate,
        appearing_mmol_l: f64,
        appearance_per_min: f64,
        disappearance_per_min: f64,
    }

    impl TryFrom<Parts> for BenekeBateman {
        type Error = PostExerciseError;

        fn try_from(p: Parts) -> Result<Self, PostExerciseError> {
            let (k1, k2) = (p.appearance_per_min, p.disappearance_per_min);
            Self::new(p.start_mmol_l, p.appearing_mmol_l, k1, k2)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn mmol(value: f64) -> Lactate {
        Lactate::from_millimoles_per_liter(value).unwrap()
    }

    fn at(curve: &BenekeBateman, minute: f64) -> f64 {
        curve.at(Duration::from_secs_f64(60.0 * minute))
    }

    #[test]
    fn worked_values() {
        let curve = BenekeBateman::after_10_s_all_out(mmol(1.0));
        for (minute, expected) in [
            (0.0, 1.0),
            (1.0, 5.01937),
            (2.0, 7.01877),
            (4.0, 8.25275),
            (6.0, 8.11796),
            (10.0, 7.05042),
            (20.0, 4.64217),
        ] {
            assert_relative_eq!(at(&curve, minute), expected, epsilon = 5.1e-6);
        }
        let peak = curve.peak().unwrap();
        assert_relative_eq!(peak.lactate_mmol_l, 8.28720, epsilon = 5.1e-6);
        assert_relative_eq!(peak.at.as_secs_f64() / 60.0, 4.536, epsilon = 5.1e-4);
        let peak = BenekeBateman::after_10_s_all_out(mmol(0.0)).peak().unwrap();
        let minutes = peak.at.as_secs_f64() / 60.0;
        assert_relative_eq!(minutes, 4.70754, epsilon = 5.1e-6);
        let (k1, k2) = (0.610_f64, 0.0421);
        assert_relative_eq!(minutes, (k1 / k2).ln() / (k1 - k2), max_relative = 1e-9);
    }

    #[test]
    fn equal_rates_are_the_limit_of_near_ones() {
        let (a, k) = (10.0, 0.2);
        let curve = |k2| BenekeBateman::new(mmol(1.0), a, k, k2).unwrap();
        let equal = curve(k);
        for t in [0.5, 3.0, 12.0, 40.0] {
            let limit = a * k * t * (-k * t).exp() + (-k * t).exp();
            assert_relative_eq!(at(&equal, t), limit, max_relative = 1e-12);
            for gap in [1e-15, 1e-12, 1e-9, -1e-9, -1e-12] {
                let near = at(&curve(k + gap), t);
                assert_relative_eq!(near, limit, max_relative = 1e-7);
            }
        }
        let peak = |curve: BenekeBateman| curve.peak().unwrap().at.as_secs_f64();
        assert_relative_eq!(peak(equal), 60.0 * (1.0 / k - 0.5), max_relative = 1e-9);
        assert_relative_eq!(peak(curve(k + 1e-10)), peak(equal), max_relative = 1e-7);
    }

    #[test]
    fn nothing_that_appears_has_no_peak() {
        let falling = BenekeBateman::new(mmol(8.0), 0.5, 0.1, 0.1).unwrap();
        assert_eq!(falling.peak(), None);
        let half = falling.half_life().unwrap();
        assert_relative_eq!(half.as_secs_f64(), 60.0 * LN_2 / 0.1, max_relative = 1e-9);
        assert!(falling.time_to(mmol(4.0)).unwrap() > half);
        assert_eq!(falling.time_to(mmol(9.0)), None);
        assert_eq!(falling.time_to(mmol(0.0)), None);
    }

    #[test]
    fn nothing_appearing_still_falls() {
        let falling = BenekeBateman::new(mmol(8.0), 0.0, 0.1, 0.2).unwrap();
        assert_eq!(falling.peak(), None);
        let time = falling.time_to(mmol(4.0)).unwrap();
        assert_relative_eq!(time.as_secs_f64(), 60.0 * LN_2 / 0.2, max_relative = 1e-9);
    }

    #[test]
    fn the_time_to_a_level_is_on_the_way_down() {
        let curve = BenekeBateman::after_30_s_all_out(mmol(1.2));
        let time = curve.time_to(mmol(5.0)).unwrap();
        assert!(time > curve.peak().unwrap().at);
        assert_relative_eq!(curve.at(time), 5.0, max_relative = 1e-9);
        assert_eq!(curve.time_to(mmol(20.0)), None);
    }

    #[test]
    fn bad_parameters_are_refused() {
        for (a, k1, k2) in [(9.0, 0.0, 0.1), (9.0, 0.6, f64::NAN), (9.0, 0.6, -0.1)] {
            let made = BenekeBateman::new(mmol(1.0), a, k1, k2);
            assert!(matches!(made, Err(PostExerciseError::Rate { .. })), "{k1} {k2}");
        }
        let made = BenekeBateman::new(mmol(1.0), -1.0, 0.6, 0.1);
        assert_eq!(made, Err(PostExerciseError::Amplitude { mmol_l: -1.0 }));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn files_pass_the_same_door() {
        let curve = BenekeBateman::after_10_s_all_out(mmol(1.0));
        let text = serde_json::to_string(&curve).unwrap();
        assert_eq!(serde_json::from_str::<BenekeBateman>(&text).unwrap(), curve);
        let bad = text.replace("0.0421", "-0.0421");
        assert!(serde_json::from_str::<BenekeBateman>(&bad).is_err());
    }
}

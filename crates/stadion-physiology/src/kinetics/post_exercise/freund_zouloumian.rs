//! Recovery of lactate as two exponentials, after Freund and Zouloumian.

use std::f64::consts::LN_2;
use std::time::Duration;

use stadion_types::Lactate;

use super::curve::{PostExerciseError, PostExercisePeak, falls_to, from_minutes, minutes, rate};

/// Blood lactate from the end of exercise on.
///
/// # Model
///
/// ```text
/// L(t) = L0 + A1 · (1 − e^(−γ1 t)) + A2 · (1 − e^(−γ2 t))
/// ```
///
/// | symbol       | meaning                                                | unit   |
/// | ------------ | ------------------------------------------------------ | ------ |
/// | `L0`         | lactate at the end of exercise                         | mmol/L |
/// | `A1`, `γ1`   | what still comes out of the muscles, and how fast      | mmol/L, 1/min |
/// | `A2`, `γ2`   | what is removed (below 0), and how fast                | mmol/L, 1/min |
///
/// # Limits
///
/// From the end of exercise, at rest, over an hour; exercise itself cannot be in the same fit. With
/// `A1 > 0 > A2` there is one peak if `A1 γ1 > −A2 γ2`, and none otherwise.
///
/// # Examples
///
/// ```
/// use stadion_physiology::FreundZouloumian;
/// use stadion_types::Lactate;
///
/// let end = Lactate::from_millimoles_per_liter(6.0)?;
/// let curve = FreundZouloumian::new(end, (8.0, 0.4), (-13.0, 0.035))?;
/// let peak = curve.peak().ok_or("no peak")?;
/// assert!((peak.lactate_mmol_l - 10.83884).abs() < 1e-5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Freund & Gendry (1978), Eur J Appl Physiol 39(2):123-135, doi:10.1007/BF00421717; Freund &
/// Zouloumian (1981), Eur J Appl Physiol 46(2):121-133, doi:10.1007/BF00428865.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "file_form::Parts"))]
pub struct FreundZouloumian {
    start_mmol_l: Lactate,
    release_mmol_l: f64,
    release_per_min: f64,
    removal_mmol_l: f64,
    removal_per_min: f64,
}

impl FreundZouloumian {
    /// The curve from `start` with `(A1, γ1)` and `(A2, γ2)`.
    ///
    /// # Errors
    ///
    /// See [`PostExerciseError`]; `γ1` must exceed `γ2`.
    pub fn new(
        start: Lactate,
        (release_mmol_l, release_per_min): (f64, f64),
        (removal_mmol_l, removal_per_min): (f64, f64),
    ) -> Result<Self, PostExerciseError> {
        for mmol_l in [release_mmol_l, removal_mmol_l] {
            if !mmol_l.is_finite() {
                return Err(PostExerciseError::Amplitude { mmol_l });
            }
        }
        let (first_per_min, second_per_min) = (rate(release_per_min)?, rate(removal_per_min)?);
        if first_per_min <= second_per_min {
            return Err(PostExerciseError::RatesNotOrdered { first_per_min, second_per_min });
        }
        Ok(Self {
            start_mmol_l: start,
            release_mmol_l,
            release_per_min,
            removal_mmol_l,
            removal_per_min,
        })
    }

    /// Lactate at the end of exercise.
    #[must_use]
    pub fn start(&self) -> Lactate {
        self.start_mmol_l
    }

    /// `(A1, γ1)`: amplitude in mmol/L and rate per minute of the release.
    #[must_use]
    pub fn release(&self) -> (f64, f64) {
        (self.release_mmol_l, self.release_per_min)
    }

    /// `(A2, γ2)`: amplitude in mmol/L and rate per minute of the removal.
    #[must_use]
    pub fn removal(&self) -> (f64, f64) {
        (self.removal_mmol_l, self.removal_per_min)
    }

    /// Lactate at a time after the end of exercise, in mmol/L.
    #[must_use]
    pub fn at(&self, time: Duration) -> f64 {
        self.at_minutes(minutes(time))
    }

    fn at_minutes(&self, t: f64) -> f64 {
        self.start_mmol_l.millimoles_per_liter()
            - self.release_mmol_l * (-self.release_per_min * t).exp_m1()
            - self.removal_mmol_l * (-self.removal_per_min * t).exp_m1()
    }

    /// What lactate tends to, in mmol/L.
    #[must_use]
    pub fn long_after_mmol_l(&self) -> f64 {
        self.start_mmol_l.millimoles_per_liter() + self.release_mmol_l + self.removal_mmol_l
    }

    /// The highest value after the end of exercise; `None` if there is none inside.
    #[must_use]
    pub fn peak(&self) -> Option<PostExercisePeak> {
        let at = self.peak_minutes()?;
        Some(PostExercisePeak { at: from_minutes(at)?, lactate_mmol_l: self.at_minutes(at) })
    }

    fn peak_minutes(&self) -> Option<f64> {
        let rising = self.release_mmol_l * self.release_per_min;
        let falling = -self.removal_mmol_l * self.removal_per_min;
        (falling > 0.0 && rising > falling)
            .then(|| (rising / falling).ln() / (self.release_per_min - self.removal_per_min))
    }

    /// The time in which the distance to the final value halves once the muscles are empty.
    #[must_use]
    pub fn half_life(&self) -> Option<Duration> {
        from_minutes(LN_2 / self.removal_per_min)
    }

    /// The time after the end at which lactate has come down to `level`, on its way down from the
    /// peak; `None` if it never was that high or stays above.
    #[must_use]
    pub fn time_to(&self, level: Lactate) -> Option<Duration> {
        let level = level.millimoles_per_liter();
        let from = self.peak_minutes().unwrap_or(0.0);
        falls_to(|t| self.at_minutes(t), from, level)
            .filter(|_| level > self.long_after_mmol_l())
            .and_then(from_minutes)
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use stadion_types::Lactate;

    use super::super::curve::PostExerciseError;
    use super::FreundZouloumian;

    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Parts {
        start_mmol_l: Lactate,
        release_mmol_l: f64,
        release_per_min: f64,
        removal_mmol_l: f64,
        removal_per_min: f64,
    }

    impl TryFrom<Parts> for FreundZouloumian {
        type Error = PostExerciseError;

        fn try_from(p: Parts) -> Result<Self, PostExerciseError> {
            let release = (p.release_mmol_l, p.release_per_min);
            Self::new(p.start_mmol_l, release, (p.removal_mmol_l, p.removal_per_min))
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

    #[test]
    fn worked_values() {
        let curve = FreundZouloumian::new(mmol(6.0), (8.0, 0.4), (-13.0, 0.035)).unwrap();
        let peak = curve.peak().unwrap();
        assert_relative_eq!(peak.at.as_secs_f64() / 60.0, 5.34413, epsilon = 5.1e-6);
        assert_relative_eq!(peak.lactate_mmol_l, 10.83884, epsilon = 5.1e-6);
        let at = |minute: u64| curve.at(Duration::from_secs(60 * minute));
        assert_relative_eq!(at(30), 5.54914, epsilon = 5.1e-6);
        assert_relative_eq!(at(60), 2.59193, epsilon = 5.1e-6);
        assert_relative_eq!(curve.long_after_mmol_l(), 1.0, max_relative = 1e-12);
        let time = curve.time_to(mmol(3.0)).unwrap();
        assert_relative_eq!(curve.at(time), 3.0, max_relative = 1e-9);
        assert_eq!(curve.time_to(mmol(1.0)), None);
        assert_eq!(curve.time_to(mmol(12.0)), None);
        let half = curve.half_life().unwrap().as_secs_f64() / 60.0;
        assert_relative_eq!(half, LN_2 / 0.035, max_relative = 1e-9);
    }

    #[test]
    fn bad_parameters_are_refused() {
        let make = |a: (f64, f64), b: (f64, f64)| FreundZouloumian::new(mmol(6.0), a, b);
        assert!(matches!(
            make((8.0, 0.03), (-13.0, 0.03)),
            Err(PostExerciseError::RatesNotOrdered { .. })
        ));
        assert!(matches!(make((8.0, 0.0), (-13.0, 0.03)), Err(PostExerciseError::Rate { .. })));
        assert!(matches!(
            make((f64::NAN, 0.4), (-13.0, 0.03)),
            Err(PostExerciseError::Amplitude { .. })
        ));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn files_pass_the_same_door() {
        let curve = FreundZouloumian::new(mmol(6.0), (8.0, 0.4), (-13.0, 0.035)).unwrap();
        let text = serde_json::to_string(&curve).unwrap();
        assert_eq!(serde_json::from_str::<FreundZouloumian>(&text).unwrap(), curve);
        let bad = text.replace("0.035", "0.5");
        assert!(serde_json::from_str::<FreundZouloumian>(&bad).is_err());
    }
}

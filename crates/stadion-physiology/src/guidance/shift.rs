//! How far an athlete's lactate curve lies from the profile, and how surely.

use super::settings::GuidanceSettings;

/// Why two numbers make no shift of a curve.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CurveShiftError {
    /// The mean is no number, or no curve lies so far off.
    #[error("a shift of {mean} is outside -0.5..=0.5 of the speed")]
    Mean {
        /// The rejected value.
        mean: f64,
    },
    /// The standard deviation is no number, is zero, or says nothing.
    #[error("a standard deviation of {sd} is outside 0.001..=0.5 of the speed")]
    Sd {
        /// The rejected value.
        sd: f64,
    },
}

/// How far the curve lies to the right of the profile, as a part of the speed: at 0.02 every lactate
/// comes at a speed 2 % higher than the profile says.
///
/// A mean and a standard deviation of what is believed, so that the belief can be carried from
/// session to session while the profile stays as it was measured.
///
/// ```
/// use stadion_physiology::CurveShift;
///
/// let fitter = CurveShift::new(0.01, 0.02)?;
/// assert_eq!(fitter.mean(), 0.01);
/// assert!(CurveShift::new(f64::NAN, 0.02).is_err());
/// # Ok::<(), stadion_physiology::CurveShiftError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CurveShift {
    mean: f64,
    sd: f64,
}

impl CurveShift {
    const WIDEST: f64 = 0.5;
    const NARROWEST: f64 = 0.001;

    /// A shift of `mean` with the standard deviation `sd`, both as a part of the speed.
    ///
    /// # Errors
    ///
    /// [`CurveShiftError::Mean`] unless `mean` lies in `-0.5..=0.5`, [`CurveShiftError::Sd`] unless
    /// `sd` lies in `0.001..=0.5`.
    pub fn new(mean: f64, sd: f64) -> Result<Self, CurveShiftError> {
        if !(-Self::WIDEST..=Self::WIDEST).contains(&mean) {
            return Err(CurveShiftError::Mean { mean });
        }
        if !(Self::NARROWEST..=Self::WIDEST).contains(&sd) {
            return Err(CurveShiftError::Sd { sd });
        }
        Ok(Self { mean, sd })
    }

    /// The nearest shift there is, for results of arithmetic.
    pub(super) fn nearest(mean: f64, sd: f64) -> Self {
        let clamp = |value: f64, lo: f64, or: f64| {
            if value.is_finite() { value.clamp(lo, Self::WIDEST) } else { or }
        };
        Self { mean: clamp(mean, -Self::WIDEST, 0.0), sd: clamp(sd, Self::NARROWEST, Self::WIDEST) }
    }

    /// What is believed of a profile that was just measured.
    #[must_use]
    pub fn of_new_profile(settings: &GuidanceSettings) -> Self {
        Self::nearest(0.0, settings.profile_sd)
    }

    /// The mean.
    #[must_use]
    pub const fn mean(&self) -> f64 {
        self.mean
    }

    /// The standard deviation.
    #[must_use]
    pub const fn sd(&self) -> f64 {
        self.sd
    }

    /// The curve of one day: the lasting shift and the day's own.
    pub(super) fn of_a_day(&self, settings: &GuidanceSettings) -> Self {
        Self::nearest(self.mean, self.sd.hypot(settings.day_sd))
    }

    /// What a day whose own shift turned out as `day` says of the lasting one.
    ///
    /// # Model
    ///
    /// ```text
    /// day = lasting + e,  e ~ N(0, day_sd²)           K = P / (P + day_sd²)
    /// mean' = mean + K · (mean(day) − mean)
    /// P'    = P − K² · (P + day_sd² − var(day)) + fitness_sd²
    /// ```
    ///
    /// With `P` the variance of the lasting shift. It is the step of a Kalman filter: the surer the
    /// profile and the noisier the day, the less moves.
    pub(super) fn learnt_from(&self, day: Self, settings: &GuidanceSettings) -> Self {
        let before = self.sd * self.sd;
        let of_day = before + settings.day_sd * settings.day_sd;
        let gain = before / of_day;
        let mean = self.mean + gain * (day.mean - self.mean);
        let variance = before - gain * gain * (of_day - day.sd * day.sd);
        Self::nearest(mean, variance.max(0.0).sqrt().hypot(settings.fitness_sd))
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for CurveShift {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Raw {
            mean: f64,
            sd: f64,
        }
        let raw = Raw::deserialize(deserializer)?;
        Self::new(raw.mean, raw.sd).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    #[test]
    fn nonsense_is_refused() {
        assert_eq!(CurveShift::new(0.6, 0.02), Err(CurveShiftError::Mean { mean: 0.6 }));
        assert_eq!(CurveShift::new(0.0, 0.0), Err(CurveShiftError::Sd { sd: 0.0 }));
        assert!(CurveShift::new(0.0, f64::NAN).is_err());
    }

    #[test]
    fn a_day_that_taught_nothing_changes_nothing() {
        let settings = GuidanceSettings { fitness_sd: 0.0, ..GuidanceSettings::default() };
        let lasting = CurveShift::new(0.01, 0.03).unwrap();
        let after = lasting.learnt_from(lasting.of_a_day(&settings), &settings);
        assert_abs_diff_eq!(after.mean, 0.01, epsilon = 1e-15);
        assert_abs_diff_eq!(after.sd, 0.03, epsilon = 1e-15);
    }

    #[test]
    fn a_day_known_exactly_still_moves_the_lasting_shift_by_a_part_only() {
        let settings =
            GuidanceSettings { day_sd: 0.02, fitness_sd: 0.0, ..GuidanceSettings::default() };
        let lasting = CurveShift::new(0.0, 0.02).unwrap();
        let after = lasting.learnt_from(CurveShift::new(0.04, 0.001).unwrap(), &settings);
        // Equal variances: half of it is the day's. The rest of the variance is that of the half.
        assert_abs_diff_eq!(after.mean, 0.02, epsilon = 1e-12);
        assert_abs_diff_eq!(after.sd, 0.02 / 2.0_f64.sqrt(), epsilon = 1e-4);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn a_file_cannot_smuggle_nonsense_in() {
        let shift = CurveShift::new(0.01, 0.03).unwrap();
        let text = serde_json::to_string(&shift).unwrap();
        assert_eq!(text, r#"{"mean":0.01,"sd":0.03}"#);
        assert_eq!(serde_json::from_str::<CurveShift>(&text).unwrap(), shift);
        assert!(serde_json::from_str::<CurveShift>(r#"{"mean":0.01,"sd":0.0}"#).is_err());
    }
}

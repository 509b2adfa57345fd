//! The error of a lactate meter.

use stadion_types::Lactate;

use super::error::UncertaintyError;
use super::random::Random;

/// How far the reading of a lactate meter lies from the blood it was taken from.
///
/// # Model
///
/// ```text
/// sd(L) = sqrt(s² + (c · L)²)
/// ```
///
/// | symbol | meaning | unit |
/// | ------ | ------- | ---- |
/// | `L` | lactate | mmol/L |
/// | `s` | standard deviation near zero, [`SD_MMOL_L`](Self::SD_MMOL_L) by default | mmol/L |
/// | `c` | coefficient of variation at high lactate, [`CV`](Self::CV) by default | 1 |
///
/// The errors of two readings are independent and normal. The display rounds to steps of
/// [`RESOLUTION_MMOL_L`](Self::RESOLUTION_MMOL_L).
///
/// # Limits
///
/// One meter's random error only. That two brands differ by up to 40 % (Mentzoni 2024), and that the
/// lactate of an athlete differs from day to day, is not in it: thresholds should be compared on one
/// meter.
///
/// # Examples
///
/// ```
/// use stadion_physiology::MeterError;
/// use stadion_types::Lactate;
///
/// let meter = MeterError::default();
/// let at_rest = meter.sd(Lactate::from_millimoles_per_liter(1.0)?);
/// let at_the_end = meter.sd(Lactate::from_millimoles_per_liter(10.0)?);
/// assert!((at_rest - 0.155).abs() < 0.001 && (at_the_end - 0.427).abs() < 0.001);
/// assert!(MeterError::new(f64::NAN, 0.0).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// The defaults lie within what two comparisons of hand-held meters found: a residual error of 0.15
/// to 0.22 mmol/L between 0.9 and 4.9 mmol/L (Mentzoni et al. 2024, doi:10.1007/s00421-024-05572-6)
/// and a standard deviation of repeated readings below 0.5 mmol/L between 1 and 10 mmol/L
/// (Bonaventura et al. 2015, *J Sports Sci Med* 14(1):203-214). The form is ours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeterError {
    sd: f64,
    cv: f64,
    resolution: f64,
}

impl MeterError {
    /// Standard deviation near zero by default, mmol/L.
    pub const SD_MMOL_L: f64 = 0.15;
    /// Coefficient of variation by default.
    pub const CV: f64 = 0.04;
    /// Step of the display by default, mmol/L.
    pub const RESOLUTION_MMOL_L: f64 = 0.1;
    /// Greatest standard deviation and step of a display, mmol/L.
    pub const MAX_SD_MMOL_L: f64 = 5.0;

    /// A meter with standard deviation `sd` near zero, mmol/L, and coefficient of variation `cv`.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::MeterSd`] or [`UncertaintyError::MeterCv`].
    pub fn new(sd: f64, cv: f64) -> Result<Self, UncertaintyError> {
        if !(0.0..=Self::MAX_SD_MMOL_L).contains(&sd) {
            return Err(UncertaintyError::MeterSd { value: sd });
        }
        if !(0.0..=1.0).contains(&cv) {
            return Err(UncertaintyError::MeterCv { value: cv });
        }
        Ok(Self { sd, cv, resolution: Self::RESOLUTION_MMOL_L })
    }

    /// The same meter with a display in steps of `resolution`, mmol/L; 0 for one that does not round.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::MeterResolution`].
    pub fn with_resolution(self, resolution: f64) -> Result<Self, UncertaintyError> {
        if !(0.0..=Self::MAX_SD_MMOL_L).contains(&resolution) {
            return Err(UncertaintyError::MeterResolution { value: resolution });
        }
        Ok(Self { resolution, ..self })
    }

    /// Standard deviation of a reading at this lactate, mmol/L, without the rounding.
    #[must_use]
    pub fn sd(&self, lactate: Lactate) -> f64 {
        self.sd_at(lactate.millimoles_per_liter())
    }

    pub(super) fn sd_at(&self, lactate: f64) -> f64 {
        self.sd.hypot(self.cv * lactate)
    }

    /// What the blood may have held when the meter showed `reading`.
    pub(super) fn behind(&self, reading: f64, random: &mut Random) -> f64 {
        let error = self.sd_at(reading) * random.normal();
        let rounding = self.resolution * (random.uniform() - 0.5);
        (reading + error + rounding).max(LEAST_LACTATE)
    }
}

/// Blood always holds some lactate, and the logarithm of some methods asks for it; mmol/L.
const LEAST_LACTATE: f64 = 0.05;

impl Default for MeterError {
    fn default() -> Self {
        Self { sd: Self::SD_MMOL_L, cv: Self::CV, resolution: Self::RESOLUTION_MMOL_L }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn the_default_lies_within_what_was_measured() {
        let meter = MeterError::default();
        for lactate in [0.9, 2.0, 3.0, 4.0] {
            assert!((0.15..=0.22).contains(&meter.sd_at(lactate)), "{lactate}");
        }
        assert!(meter.sd_at(10.0) < 0.5);
    }

    #[test]
    fn what_lies_behind_a_reading_has_its_spread() {
        let meter = MeterError::default();
        let mut random = Random::new(1);
        let values: Vec<f64> = (0..20_000).map(|_| meter.behind(4.0, &mut random)).collect();
        let mean = values.iter().sum::<f64>() / 20_000.0;
        let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / 20_000.0;
        let expected = meter.sd_at(4.0).powi(2) + 0.1_f64.powi(2) / 12.0;
        assert_relative_eq!(mean, 4.0, epsilon = 0.01);
        assert_relative_eq!(variance, expected, max_relative = 0.03);
    }

    #[test]
    fn what_is_no_meter() {
        for sd in [-0.1, 6.0] {
            let error = UncertaintyError::MeterSd { value: sd };
            assert_eq!(MeterError::new(sd, 0.0), Err(error));
        }
        assert!(MeterError::new(f64::NAN, 0.0).is_err());
        let error = UncertaintyError::MeterCv { value: 1.1 };
        assert_eq!(MeterError::new(0.1, 1.1), Err(error));
        let error = UncertaintyError::MeterResolution { value: -0.1 };
        assert_eq!(MeterError::default().with_resolution(-0.1), Err(error));
        assert!(MeterError::default().with_resolution(0.0).is_ok());
        let exact = MeterError::new(0.0, 0.0).unwrap().with_resolution(0.0).unwrap();
        assert_relative_eq!(exact.behind(2.0, &mut Random::new(1)), 2.0);
    }
}

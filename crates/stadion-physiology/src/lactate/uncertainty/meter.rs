//! The error of a lactate meter.

use stadion_types::{ConstantRange, ConstantSlots, Lactate, TakesConstants};

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
/// These errors of two readings are independent and normal. The display rounds to steps of
/// [`RESOLUTION_MMOL_L`](Self::RESOLUTION_MMOL_L). Besides, every meter, with its strips, reads
/// something off the truth each time: the standard deviation of that bias over meters is
/// [`BIAS_SD_MMOL_L`](Self::BIAS_SD_MMOL_L) by default, and the readings of one session share it.
///
/// One model serves all: intervals of thresholds ([`Uncertainty`](crate::Uncertainty)), what a session
/// model learns ([`SessionModel::refined`](crate::SessionModel::refined)), and the next repetition
/// ([`GuidanceSettings`](crate::GuidanceSettings)). The bias moves thresholds of a test by a
/// shift of all readings, so it is not in their intervals: they are the thresholds of this meter.
///
/// # Limits
///
/// That two brands differ by up to 40 % (Mentzoni 2024), and that the lactate of an athlete differs
/// from day to day, is not in it: thresholds should be compared on one meter. The comparisons behind
/// the defaults were made in laboratories; on a track with sweat on the ear a meter may do worse
/// ([`new`](Self::new)).
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Unchecked"))]
pub struct MeterError {
    #[cfg_attr(feature = "serde", serde(rename = "sd_mmol_l"))]
    sd: f64,
    cv: f64,
    #[cfg_attr(feature = "serde", serde(rename = "resolution_mmol_l"))]
    resolution: f64,
    #[cfg_attr(feature = "serde", serde(rename = "bias_sd_mmol_l"))]
    bias_sd: f64,
}

/// A meter as a file gives it; what is absent has its default.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Unchecked {
    sd_mmol_l: f64,
    cv: f64,
    resolution_mmol_l: f64,
    bias_sd_mmol_l: f64,
}

#[cfg(feature = "serde")]
impl Default for Unchecked {
    fn default() -> Self {
        let MeterError { sd, cv, resolution, bias_sd } = MeterError::default();
        Self { sd_mmol_l: sd, cv, resolution_mmol_l: resolution, bias_sd_mmol_l: bias_sd }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Unchecked> for MeterError {
    type Error = UncertaintyError;

    fn try_from(file: Unchecked) -> Result<Self, UncertaintyError> {
        Self::new(file.sd_mmol_l, file.cv)?
            .with_resolution(file.resolution_mmol_l)?
            .with_bias_sd(file.bias_sd_mmol_l)
    }
}

impl TakesConstants for MeterError {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let sd = ConstantRange::Between(0.0, Self::MAX_SD_MMOL_L);
        slots.number("meter.sd", &mut self.sd, sd);
        slots.number("meter.cv", &mut self.cv, ConstantRange::Share);
        slots.number("meter.resolution", &mut self.resolution, sd);
        slots.number("meter.bias-sd", &mut self.bias_sd, sd);
    }
}

impl MeterError {
    /// Standard deviation near zero by default, mmol/L.
    pub const SD_MMOL_L: f64 = 0.15;
    /// Coefficient of variation by default.
    pub const CV: f64 = 0.04;
    /// Step of the display by default, mmol/L.
    pub const RESOLUTION_MMOL_L: f64 = 0.1;
    /// Standard deviation of what a meter reads off the truth every time by default, mmol/L: that of a
    /// bias anywhere within 0.3.
    pub const BIAS_SD_MMOL_L: f64 = 0.17;
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
        Ok(Self { sd, cv, ..Self::default() })
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

    /// The same meter with a bias of this standard deviation, mmol/L; 0 for one that was checked
    /// against the truth.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::MeterBias`].
    pub fn with_bias_sd(self, bias_sd: f64) -> Result<Self, UncertaintyError> {
        if !(0.0..=Self::MAX_SD_MMOL_L).contains(&bias_sd) {
            return Err(UncertaintyError::MeterBias { value: bias_sd });
        }
        Ok(Self { bias_sd, ..self })
    }

    /// Standard deviation of the bias that the readings of a session share, mmol/L.
    #[must_use]
    pub const fn bias_sd(&self) -> f64 {
        self.bias_sd
    }

    /// Standard deviation of one reading around the truth, mmol/L: random error, rounding and bias.
    ///
    /// ```
    /// # use stadion_physiology::MeterError;
    /// let whole = MeterError::default().reading_sd(stadion_types::Lactate::const_millimoles_per_liter(4.0));
    /// assert!((whole - 0.279).abs() < 0.001);
    /// ```
    #[must_use]
    pub fn reading_sd(&self, lactate: Lactate) -> f64 {
        (self.own_variance(lactate.millimoles_per_liter()) + self.bias_sd * self.bias_sd).sqrt()
    }

    /// Variance of a reading around what its meter reads on average, (mmol/L)², rounding included;
    /// never 0, so that it can be divided by.
    pub(crate) fn own_variance(&self, lactate: f64) -> f64 {
        let rounding = self.resolution * self.resolution / 12.0;
        (self.sd_at(lactate).powi(2) + rounding).max(LEAST_VARIANCE)
    }

    /// Standard deviation of a reading at this lactate, mmol/L, without rounding and bias.
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

/// No meter tells thousandths of a mmol/L; (mmol/L)².
const LEAST_VARIANCE: f64 = 1e-6;

impl Default for MeterError {
    fn default() -> Self {
        Self {
            sd: Self::SD_MMOL_L,
            cv: Self::CV,
            resolution: Self::RESOLUTION_MMOL_L,
            bias_sd: Self::BIAS_SD_MMOL_L,
        }
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
        let error = UncertaintyError::MeterBias { value: -0.1 };
        assert_eq!(MeterError::default().with_bias_sd(-0.1), Err(error));
        assert!(MeterError::default().with_bias_sd(f64::NAN).is_err());
        let exact = MeterError::new(0.0, 0.0).unwrap().with_resolution(0.0).unwrap();
        assert_relative_eq!(exact.behind(2.0, &mut Random::new(1)), 2.0);
    }

    #[test]
    fn one_reading_has_all_parts_of_the_error() {
        let parts = MeterError::new(0.3, 0.1).unwrap().with_resolution(0.6).unwrap();
        let whole = parts.with_bias_sd(0.4).unwrap();
        // 0.09 + 0.01 * 4 + 0.36 / 12 + 0.16
        let two = Lactate::const_millimoles_per_liter(2.0);
        assert_relative_eq!(whole.reading_sd(two), 0.32_f64.sqrt(), max_relative = 1e-12);
        assert_relative_eq!(whole.sd(two), 0.13_f64.sqrt(), max_relative = 1e-12);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn a_file_gives_what_it_knows_of_a_meter() {
        let field: MeterError = serde_json::from_str(r#"{"sd_mmol_l":0.3,"cv":0.0}"#).unwrap();
        assert_eq!(field, MeterError::new(0.3, 0.0).unwrap());
        let text = serde_json::to_string(&field).unwrap();
        let all = r#"{"sd_mmol_l":0.3,"cv":0.0,"resolution_mmol_l":0.1,"bias_sd_mmol_l":0.17}"#;
        assert_eq!(text, all);
        for text in [r#"{"sd_mmol_l":-1}"#, r#"{"bias_sd_mmol_l":9}"#, r#"{"sd":0.3}"#] {
            assert!(serde_json::from_str::<MeterError>(text).is_err(), "{text}");
        }
    }
}

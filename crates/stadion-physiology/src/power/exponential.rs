//! The power mean of an exponential mean.

use super::error::PowerMeanError;
use super::rolling::{check, root};
use super::window::{SmoothingWeight, as_f64};

/// What the exponential mean is before the first sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum SmoothingStart {
    /// Zero: the ride begins from rest, as GoldenCheetah has it.
    #[default]
    Zero,
    /// The first sample.
    FirstSample,
}

impl SmoothingStart {
    /// Every convention.
    pub const ALL: [Self; 2] = [Self::Zero, Self::FirstSample];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::FirstSample => "first-sample",
        }
    }
}

/// The power mean of the exponential mean of a dense series: Skiba's xPower with a time constant of 25
/// samples at 1 Hz and an exponent of 4.
///
/// # Model
///
/// ```text
/// e(i) = e(i−1) + α · (x(i) − e(i−1))          M = ( mean of e(i)^p )^(1/p)
/// ```
///
/// `α` follows from the time constant by the convention of [`SmoothingWeight`]: 1/26 or 2/26 for 25
/// samples, which is 263.8 or 267.1 W on one ride of two hours.
///
/// # Shape
///
/// Evenly spaced samples without gaps, oldest first; the time constant is in samples, so 25 s at one
/// sample each 5 s is 5.
///
/// # Errors
///
/// [`PowerMeanError::TimeConstant`], [`PowerMeanError::Exponent`], [`PowerMeanError::Sample`],
/// [`PowerMeanError::TooShort`] for an empty series, [`PowerMeanError::Overflow`].
///
/// # Examples
///
/// ```
/// use stadion_physiology::{SmoothingStart, SmoothingWeight, exponential_power_mean};
///
/// let ramp: Vec<f64> = (0..300).map(f64::from).collect();
/// let mean = exponential_power_mean(&ramp, 25.0, 4, SmoothingWeight::Attenuation, SmoothingStart::Zero)?;
/// assert!((mean - 179.551).abs() < 1e-3);
/// # Ok::<(), stadion_physiology::PowerMeanError>(())
/// ```
///
/// # Source
///
/// Skiba (2006), physfarm.com; the weight as the source of GoldenCheetah has it, which is `dt / (25 + dt)`:
/// at other intervals than 1 s that is not the same smoothing.
#[doc(alias = "xPower")]
pub fn exponential_power_mean(
    samples: &[f64],
    time_constant: f64,
    exponent: u32,
    weight: SmoothingWeight,
    start: SmoothingStart,
) -> Result<f64, PowerMeanError> {
    let (sum, count) = sum_of_smoothed(samples, time_constant, exponent, weight, start)?;
    if count == 0 {
        return Err(PowerMeanError::TooShort { samples: 0, needed: 1 });
    }
    root(sum / as_f64(count), exponent).ok_or(PowerMeanError::Overflow)
}

/// The sum of the powers of the smoothed values, and their number.
pub(super) fn sum_of_smoothed(
    samples: &[f64],
    time_constant: f64,
    exponent: u32,
    weight: SmoothingWeight,
    start: SmoothingStart,
) -> Result<(f64, usize), PowerMeanError> {
    check(1, exponent)?;
    if !(time_constant.is_finite() && time_constant > 0.0) {
        return Err(PowerMeanError::TimeConstant { samples: time_constant });
    }
    // Below one sample the span's weight would exceed 1, and the mean would swing.
    let alpha = weight.weight(time_constant).min(1.0);
    let mut mean = match (start, samples.first()) {
        (SmoothingStart::Zero, _) | (_, None) => 0.0,
        (SmoothingStart::FirstSample, Some(first)) => *first,
    };
    let mut sum = 0.0;
    for (index, &value) in samples.iter().enumerate() {
        if !(value.is_finite() && value >= 0.0) {
            return Err(PowerMeanError::Sample { index, value });
        }
        mean += alpha * (value - mean);
        #[expect(clippy::cast_possible_wrap, reason = "checked to be at most 16")]
        let power = mean.powi(exponent as i32);
        sum += power;
    }
    Ok((sum, samples.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn mean(samples: &[f64], n: f64, start: SmoothingStart) -> Result<f64, PowerMeanError> {
        exponential_power_mean(samples, n, 4, SmoothingWeight::Attenuation, start)
    }

    #[test]
    fn two_samples_by_hand() {
        // α = 1/2: 4, then 6 from zero; 8, then 8 from the first sample.
        let from_zero = f64::midpoint(256.0, 1296.0).powf(0.25);
        assert_relative_eq!(mean(&[8.0, 8.0], 1.0, SmoothingStart::Zero).unwrap(), from_zero);
        assert_relative_eq!(mean(&[8.0, 8.0], 1.0, SmoothingStart::FirstSample).unwrap(), 8.0);
    }

    #[test]
    fn input_is_checked() {
        for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let got = mean(&[1.0], bad, SmoothingStart::Zero);
            assert!(matches!(got, Err(PowerMeanError::TimeConstant { .. })));
        }
        let got = mean(&[1.0, -1.0], 25.0, SmoothingStart::Zero);
        assert_eq!(got, Err(PowerMeanError::Sample { index: 1, value: -1.0 }));
        let got = mean(&[], 25.0, SmoothingStart::Zero);
        assert_eq!(got, Err(PowerMeanError::TooShort { samples: 0, needed: 1 }));
        assert_eq!(mean(&[1e300], 25.0, SmoothingStart::Zero), Err(PowerMeanError::Overflow));
    }

    #[test]
    #[cfg(feature = "serde")]
    fn names_are_those_of_files() {
        for start in SmoothingStart::ALL {
            let text = serde_json::to_string(&start).unwrap();
            assert_eq!(text, format!("\"{}\"", start.as_str()));
        }
    }
}

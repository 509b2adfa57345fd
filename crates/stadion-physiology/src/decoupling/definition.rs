//! What decoupling is taken to be: conventions as values.

use super::error::DecouplingError;

/// How the halves are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DecouplingHalves {
    /// Equal moving times, pauses left out. Means are over time.
    #[default]
    MovingTime,
    /// Equal times by the clock. Means are over moving time.
    ElapsedTime,
    /// By number of samples, the first `(n − 1) / 2` of them rounded down, as GoldenCheetah has it.
    /// Means are over samples that have both values.
    Samples,
}

impl DecouplingHalves {
    /// Every convention.
    pub const ALL: [Self; 3] = [Self::MovingTime, Self::ElapsedTime, Self::Samples];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MovingTime => "moving-time",
            Self::ElapsedTime => "elapsed-time",
            Self::Samples => "samples",
        }
    }
}

/// How the output of a half becomes one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum OutputMean {
    /// The mean, as GoldenCheetah has it.
    #[default]
    Plain,
    /// The fourth-power mean of the 30-s rolling mean of each half, as TrainingPeaks has it.
    FourthPower,
}

impl OutputMean {
    /// Every convention.
    pub const ALL: [Self; 2] = [Self::Plain, Self::FourthPower];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::FourthPower => "fourth-power",
        }
    }
}

/// What the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DecouplingOutput {
    /// Power in W.
    Power,
    /// Speed in m/s.
    Speed,
    /// Speed on the flat at the same cost, in m/s.
    GradeAdjustedSpeed,
}

impl DecouplingOutput {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Power, Self::Speed, Self::GradeAdjustedSpeed];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Power => "power",
            Self::Speed => "speed",
            Self::GradeAdjustedSpeed => "grade-adjusted-speed",
        }
    }
}

/// Which number is called decoupling. `EF` is output over heart rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DecouplingFormula {
    /// `(EF1 − EF2) / EF1` of the ratios of the means: Friel's.
    #[default]
    RatioOfMeans,
    /// The same of the medians of the ratios, as Athlytics has it.
    MedianOfRatios,
    /// `EF1 / EF2 − 1` of the ratios of the means: other programs', and always above Friel's.
    InverseRatio,
    /// `(HR2 − HR1) / HR1`: the drift test at a steady output, which is not looked at.
    HeartRateOnly,
}

impl DecouplingFormula {
    /// Every formula.
    pub const ALL: [Self; 4] =
        [Self::RatioOfMeans, Self::MedianOfRatios, Self::InverseRatio, Self::HeartRateOnly];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RatioOfMeans => "ratio-of-means",
            Self::MedianOfRatios => "median-of-ratios",
            Self::InverseRatio => "inverse-ratio",
            Self::HeartRateOnly => "heart-rate-only",
        }
    }

    /// Decoupling in per cent from the efficiency factors of the two halves; with
    /// [`HeartRateOnly`](Self::HeartRateOnly) these are `1 / HR`.
    pub(super) fn percent(self, first: f64, second: f64) -> f64 {
        match self {
            Self::RatioOfMeans | Self::MedianOfRatios => 100.0 * (first - second) / first,
            Self::InverseRatio | Self::HeartRateOnly => 100.0 * (first / second - 1.0),
        }
    }

    /// The same from the ratio `EF2 / EF1`.
    pub(super) fn percent_of_ratio(self, ratio: f64) -> f64 {
        self.percent(1.0, ratio)
    }
}

/// The efficiency factor: output for each heartbeat a minute.
///
/// # Units
///
/// Output in W or m/s, heart rate in bpm. Other programs take metres or yards a minute.
///
/// # Errors
///
/// [`DecouplingError::Means`] unless the output is a finite number from 0 on and the heart rate one
/// above 0.
///
/// # Examples
///
/// ```
/// use stadion_physiology::efficiency_factor;
///
/// assert_eq!(efficiency_factor(240.0, 150.0)?, 1.6);
/// # Ok::<(), stadion_physiology::DecouplingError>(())
/// ```
#[doc(alias = "EF")]
pub fn efficiency_factor(output: f64, heart_rate_bpm: f64) -> Result<f64, DecouplingError> {
    let factor = output / heart_rate_bpm;
    if output >= 0.0 && heart_rate_bpm > 0.0 && heart_rate_bpm.is_finite() && factor.is_finite() {
        Ok(factor)
    } else {
        Err(DecouplingError::Means { output, heart_rate_bpm })
    }
}

/// Decoupling from the means of two halves, each output and heart rate in bpm, in per cent.
///
/// # Model
///
/// ```text
/// EF = output / HR        d = 100 · (EF1 − EF2) / EF1
/// ```
///
/// or as the [formula](DecouplingFormula) tells. Positive when the second half costs more beats. Of one
/// ratio in each half the median is that ratio.
///
/// # Errors
///
/// [`DecouplingError::Means`] as [`efficiency_factor`], for an output of 0, which has no decoupling, and
/// where the decoupling is too large for a number.
///
/// # Examples
///
/// 240 m/min twice, heart rate up from 150 to 157.5 bpm, by three definitions:
///
/// ```
/// use stadion_physiology::{DecouplingFormula, decoupling_of_means};
///
/// let by = |formula| decoupling_of_means((4.0, 150.0), (4.0, 157.5), formula);
/// assert!((by(DecouplingFormula::RatioOfMeans)? - 4.761_905).abs() < 1e-6);
/// assert!((by(DecouplingFormula::InverseRatio)? - 5.0).abs() < 1e-12);
/// assert!((by(DecouplingFormula::HeartRateOnly)? - 5.0).abs() < 1e-12);
/// # Ok::<(), stadion_physiology::DecouplingError>(())
/// ```
///
/// # Source
///
/// Friel, trainingpeaks.com.
pub fn decoupling_of_means(
    (output1, hr1): (f64, f64),
    (output2, hr2): (f64, f64),
    formula: DecouplingFormula,
) -> Result<f64, DecouplingError> {
    let factor = |output: f64, hr: f64| {
        let output = if formula == DecouplingFormula::HeartRateOnly { 1.0 } else { output };
        let factor = efficiency_factor(output, hr)?;
        let means = DecouplingError::Means { output, heart_rate_bpm: hr };
        if factor > 0.0 { Ok(factor) } else { Err(means) }
    };
    let percent = formula.percent(factor(output1, hr1)?, factor(output2, hr2)?);
    // Of two outputs that lie a whole range of numbers apart, the one to compare with is at fault.
    let means = DecouplingError::Means { output: output1, heart_rate_bpm: hr1 };
    if percent.is_finite() { Ok(percent) } else { Err(means) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_are_checked() {
        let hr_only = DecouplingFormula::HeartRateOnly;
        for formula in DecouplingFormula::ALL {
            for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
                assert!(decoupling_of_means((3.0, bad), (3.0, 150.0), formula).is_err());
                assert!(decoupling_of_means((3.0, 150.0), (3.0, bad), formula).is_err());
                let output = decoupling_of_means((bad, 150.0), (3.0, 150.0), formula);
                assert_eq!(output.is_ok(), formula == hr_only);
            }
        }
    }

    #[test]
    #[cfg(feature = "serde")]
    fn names_are_those_of_files() {
        let json = |name: &str| format!("\"{name}\"");
        for v in DecouplingHalves::ALL {
            assert_eq!(serde_json::to_string(&v).unwrap(), json(v.as_str()));
        }
        for v in OutputMean::ALL {
            assert_eq!(serde_json::to_string(&v).unwrap(), json(v.as_str()));
        }
        for v in DecouplingOutput::ALL {
            assert_eq!(serde_json::to_string(&v).unwrap(), json(v.as_str()));
        }
        for v in DecouplingFormula::ALL {
            assert_eq!(serde_json::to_string(&v).unwrap(), json(v.as_str()));
        }
    }
}

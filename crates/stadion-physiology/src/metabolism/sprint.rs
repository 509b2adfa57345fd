//! VLamax from the lactate after a short sprint.

use std::time::Duration;

use stadion_types::{Estimate, EstimateError, Evidence, Lactate, LactateRate};

use super::constants::ALACTIC_S;
use super::estimate::normal_quantile;
use crate::sources::MEIXNER_2024;

/// The time at the start of a sprint in which phosphagens do the work and no lactate is counted.
///
/// In files `"standard"`, or the name of the measurement with its seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum AlacticTime {
    /// 3.5 s for everybody: of three ways the one that repeats best.
    #[default]
    Standard,
    /// The time to the highest power of this sprint.
    TimeToPeakPower(
        #[cfg_attr(feature = "serde", serde(with = "stadion_types::seconds"))] Duration,
    ),
    /// The time until power had dropped by 3.5 % from its highest.
    TimeToPowerDrop(
        #[cfg_attr(feature = "serde", serde(with = "stadion_types::seconds"))] Duration,
    ),
    /// Some other time, such as the 5 s of some laboratories.
    Stated(#[cfg_attr(feature = "serde", serde(with = "stadion_types::seconds"))] Duration),
}

impl AlacticTime {
    fn seconds(self) -> f64 {
        match self {
            Self::Standard => ALACTIC_S,
            Self::TimeToPeakPower(time) | Self::TimeToPowerDrop(time) | Self::Stated(time) => {
                time.as_secs_f64()
            }
        }
    }
}

/// An all-out sprint with lactate before it and the highest after it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SprintTest {
    /// How long it lasted.
    #[cfg_attr(feature = "serde", serde(rename = "duration_s", with = "stadion_types::seconds"))]
    pub duration: Duration,
    /// Blood lactate right before it.
    #[cfg_attr(feature = "serde", serde(rename = "resting_mmol_l"))]
    pub resting: Lactate,
    /// The highest blood lactate after it.
    #[cfg_attr(feature = "serde", serde(rename = "peak_mmol_l"))]
    pub peak: Lactate,
    /// The time without lactate at its start.
    #[cfg_attr(feature = "serde", serde(default))]
    pub alactic: AlacticTime,
}

/// Why a sprint has no VLamax.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SprintTestError {
    /// Too short for lactate to show, or too long to be all-out.
    #[error("a sprint of {seconds} s is outside 8..=30 s")]
    Duration {
        /// What was given.
        seconds: f64,
    },
    /// The alactic time leaves less than a second.
    #[error("an alactic time of {alactic_s} s leaves nothing of a sprint of {seconds} s")]
    Alactic {
        /// The alactic time.
        alactic_s: f64,
        /// The sprint.
        seconds: f64,
    },
    /// Lactate did not rise.
    #[error("lactate did not rise in the sprint")]
    NoRise,
    /// The level or the error of the meter is no probability or no standard deviation.
    #[error("the interval cannot be formed: {0}")]
    Interval(EstimateError),
    /// A rate that no human has.
    #[error("a VLamax of {mmol_l_s} mmol/L/s cannot be")]
    Rate {
        /// What came out.
        mmol_l_s: f64,
    },
}

impl SprintTest {
    /// VLamax with the interval that the meter's error alone makes.
    ///
    /// `meter_sd` gives the SD of one reading in mmol/L.
    ///
    /// # Model
    ///
    /// `(peak − resting) / (duration − alactic time)`.
    ///
    /// # Limits
    ///
    /// The alactic time is an agreement that moves the result by a tenth a second. From one
    /// sprint to another VLamax varies by 6 to 19 % (coefficient of variation), much of it beyond
    /// the meter; so the interval is too narrow for a comparison of two days. The highest of many
    /// readings is biased upwards by part of a meter's SD. Cycling and running differ.
    ///
    /// # Errors
    ///
    /// See [`SprintTestError`].
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::{AlacticTime, SprintTest};
    /// use stadion_types::Lactate;
    ///
    /// let test = SprintTest {
    ///     duration: Duration::from_secs(15),
    ///     resting: Lactate::from_millimoles_per_liter(1.2)?,
    ///     peak: Lactate::from_millimoles_per_liter(12.5)?,
    ///     alactic: AlacticTime::default(),
    /// };
    /// let vlamax = test.vlamax(|_| 0.3, 0.90)?;
    /// assert_eq!(format!("{:.3}", vlamax.value()), "0.983 mmol/L/s");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    ///
    /// Meixner and others (2024), Physiol Rep 12(10):e16086, doi:10.14814/phy2.16086, for the
    /// alactic time; Harnish, Swensen & King (2023), doi:10.3390/physiologia3040040, and Adam and
    /// others (2015) for repeatability.
    pub fn vlamax(
        &self,
        meter_sd: impl Fn(Lactate) -> f64,
        level: f64,
    ) -> Result<Estimate<LactateRate>, SprintTestError> {
        let seconds = self.duration.as_secs_f64();
        if !(8.0..=30.0).contains(&seconds) {
            return Err(SprintTestError::Duration { seconds });
        }
        let alactic_s = self.alactic.seconds();
        let lactic = seconds - alactic_s;
        if lactic < 1.0 {
            return Err(SprintTestError::Alactic { alactic_s, seconds });
        }
        if self.peak <= self.resting {
            return Err(SprintTestError::NoRise);
        }
        if !(level > 0.0 && level < 1.0) {
            return Err(SprintTestError::Interval(EstimateError::Level));
        }
        let rate =
            (self.peak.millimoles_per_liter() - self.resting.millimoles_per_liter()) / lactic;
        let sd = meter_sd(self.peak).hypot(meter_sd(self.resting)) / lactic;
        if !(sd >= 0.0 && sd.is_finite()) {
            return Err(SprintTestError::Interval(EstimateError::NotOrdered));
        }
        let reach = normal_quantile(0.5 + 0.5 * level) * sd;
        let checked = |mmol_l_s: f64| {
            LactateRate::from_millimoles_per_liter_second(mmol_l_s)
                .map_err(|_| SprintTestError::Rate { mmol_l_s })
        };
        let bounds = (checked((rate - reach).max(0.0))?, checked(rate + reach)?);
        Estimate::new(checked(rate)?, bounds, level, Evidence::PublishedModel, MEIXNER_2024.id)
            .map_err(SprintTestError::Interval)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn test() -> SprintTest {
        SprintTest {
            duration: Duration::from_secs(15),
            resting: Lactate::const_millimoles_per_liter(1.2),
            peak: Lactate::const_millimoles_per_liter(12.5),
            alactic: AlacticTime::Standard,
        }
    }

    #[test]
    fn the_worked_case_and_its_interval() {
        let vlamax = test().vlamax(|_| 0.3, 0.90).unwrap();
        let value = vlamax.value().millimoles_per_liter_second();
        assert_relative_eq!(value, 11.3 / 11.5, max_relative = 1e-12);
        let half = vlamax.hi().millimoles_per_liter_second() - value;
        assert_relative_eq!(half, 1.6449 * 0.3 * 2.0_f64.sqrt() / 11.5, max_relative = 1e-3);
        assert_eq!(vlamax.evidence(), Evidence::PublishedModel);
    }

    #[test]
    fn the_alactic_time_matters() {
        let five = AlacticTime::Stated(Duration::from_secs(5));
        let later = SprintTest { alactic: five, ..test() }.vlamax(|_| 0.3, 0.9).unwrap();
        let value = later.value().millimoles_per_liter_second();
        assert_relative_eq!(value, 1.13, max_relative = 1e-12);
    }

    #[test]
    fn every_refusal_has_its_name() {
        let sd = |_: Lactate| 0.3;
        let short = SprintTest { duration: Duration::from_secs(5), ..test() };
        assert_eq!(short.vlamax(sd, 0.9), Err(SprintTestError::Duration { seconds: 5.0 }));
        let late = AlacticTime::TimeToPowerDrop(Duration::from_millis(14_500));
        let none_left = SprintTest { alactic: late, ..test() };
        assert_eq!(
            none_left.vlamax(sd, 0.9),
            Err(SprintTestError::Alactic { alactic_s: 14.5, seconds: 15.0 })
        );
        let flat = SprintTest { peak: test().resting, ..test() };
        assert_eq!(flat.vlamax(sd, 0.9), Err(SprintTestError::NoRise));
        let level = test().vlamax(sd, 1.0);
        assert_eq!(level, Err(SprintTestError::Interval(EstimateError::Level)));
        let nan = test().vlamax(|_| f64::NAN, 0.9);
        assert_eq!(nan, Err(SprintTestError::Interval(EstimateError::NotOrdered)));
        let huge = SprintTest {
            duration: Duration::from_secs(8),
            peak: Lactate::const_millimoles_per_liter(50.0),
            ..test()
        };
        assert!(matches!(huge.vlamax(sd, 0.9), Err(SprintTestError::Rate { .. })));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn files_name_the_alactic_time() {
        let text = serde_json::to_string(&test()).unwrap();
        let expected =
            r#"{"duration_s":15.0,"resting_mmol_l":1.2,"peak_mmol_l":12.5,"alactic":"standard"}"#;
        assert_eq!(text, expected);
        let stated = AlacticTime::Stated(Duration::from_secs(5));
        assert_eq!(serde_json::to_string(&stated).unwrap(), r#"{"stated":5.0}"#);
        assert_eq!(serde_json::from_str::<SprintTest>(&text).unwrap(), test());
    }
}

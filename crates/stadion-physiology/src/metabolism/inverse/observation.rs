//! What is known of an athlete, and how surely.

use std::time::Duration;

use stadion_types::{Lactate, LactateRate, OxygenUptake};

use crate::metabolism::all_out::AllOutBalance;
use crate::metabolism::constants::{MODEL_CV, VLAMAX_CV, VO2MAX_CV};

/// Something known of the athlete. Intensities are in the unit of the [`Economy`](crate::Economy), m/s or W.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum MaderObservation {
    /// The mean intensity of an all-out effort; see [`AllOutBalance`].
    AllOut {
        /// How long it lasted.
        #[cfg_attr(
            feature = "serde",
            serde(rename = "duration_s", with = "stadion_types::seconds")
        )]
        duration: Duration,
        /// Its mean.
        intensity: f64,
    },
    /// The intensity of the maximal lactate steady state, from a test of 30 min or a threshold that
    /// stands for it.
    Mlss {
        /// The intensity.
        intensity: f64,
    },
    /// Steady blood lactate at an intensity, from a stage that was long enough for it.
    SteadyLactate {
        /// The intensity.
        intensity: f64,
        /// The lactate, above 0.
        #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l"))]
        lactate: Lactate,
    },
    /// VO2max from the laboratory.
    Vo2max(OxygenUptake),
    /// VLamax from a [`SprintTest`](crate::SprintTest).
    Vlamax(LactateRate),
}

/// How far observations lie from the model, as coefficients of variation.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MaderErrors {
    /// Of the intensity of an all-out effort: form of the day and pacing; an agreement.
    pub all_out: f64,
    /// Of the intensity of the maximal lactate steady state: the error of the model.
    pub mlss: f64,
    /// Of the intensity of a steady lactate: the error of the model as well.
    pub steady_lactate: f64,
    /// Of a measured VO2max.
    pub vo2max: f64,
    /// Of a measured VLamax.
    pub vlamax: f64,
    /// Probability that the intervals hold the truth.
    pub level: f64,
}

impl Default for MaderErrors {
    fn default() -> Self {
        Self {
            all_out: 0.03,
            mlss: MODEL_CV,
            steady_lactate: MODEL_CV,
            vo2max: VO2MAX_CV,
            vlamax: VLAMAX_CV,
            level: 0.90,
        }
    }
}

impl MaderObservation {
    pub(super) fn usable(&self) -> bool {
        let positive = |value: f64| value > 0.0 && value.is_finite();
        match *self {
            Self::AllOut { duration, intensity } => {
                let [least, most] = AllOutBalance::VALID;
                (least..=most).contains(&duration) && positive(intensity)
            }
            Self::Mlss { intensity } => positive(intensity),
            Self::SteadyLactate { intensity, lactate } => {
                positive(intensity) && positive(lactate.millimoles_per_liter())
            }
            Self::Vo2max(vo2max) => positive(vo2max.milliliters_per_kilogram_minute()),
            Self::Vlamax(vlamax) => positive(vlamax.millimoles_per_liter_second()),
        }
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::*;

    #[test]
    fn file_form() {
        let effort =
            MaderObservation::AllOut { duration: Duration::from_secs(15), intensity: 700.0 };
        let text = serde_json::to_string(&effort).unwrap();
        assert_eq!(text, r#"{"all-out":{"duration_s":15.0,"intensity":700.0}}"#);
        assert_eq!(serde_json::from_str::<MaderObservation>(&text).unwrap(), effort);
    }
}

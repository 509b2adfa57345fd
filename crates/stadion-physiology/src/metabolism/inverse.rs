//! VO2max and VLamax from what an athlete did.

use std::time::Duration;

use stadion_types::{Estimate, EstimateError, Evidence, Lactate, LactateRate, OxygenUptake};

use super::all_out::AllOutBalance;
use super::constant_set::MaderConstants;
use super::constants::{GREATEST_LACTATE_CV, MODEL_CV, PHOSPHAGEN_CV, VLAMAX_CV, VO2MAX_CV};
use super::economy::{Economy, GlycolyticEnergy};
use super::estimate::normal_quantile;
use super::least_squares::{Solution, minimise};
use super::mader_heck::{MaderHeck, MaderHeckError, activated_at, share_at_lactate};
use crate::sources::MADER_HECK_1986;

/// Something known of the athlete. Intensities are in the unit of the [`Economy`], m/s or W.
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

/// How well the observations tell VO2max and VLamax apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Identifiability {
    /// VO2max is known to a tenth and VLamax to a quarter (one standard deviation), and they do not
    /// stand for one another.
    Good,
    /// They are not: the intervals say how far, and a sprint test or a VO2max would help.
    Weak,
}

impl Identifiability {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Good, Self::Weak];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Weak => "weak",
        }
    }
}

/// Why VO2max and VLamax cannot be had from the observations.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MaderFitError {
    /// Fewer than two observations.
    #[error("{got} observations cannot give two unknowns; at least 2 are needed")]
    TooFew {
        /// How many there were.
        got: usize,
    },
    /// An intensity is not positive, a duration is outside [`AllOutBalance::VALID`], or a lactate,
    /// VO2max or VLamax is 0.
    #[error("observation {index} is outside what the model can use")]
    Observation {
        /// Index of the observation.
        index: usize,
    },
    /// The constants are not positive.
    #[error(transparent)]
    Constants(MaderHeckError),
    /// An error is not positive, or the level is no probability.
    #[error("errors must be positive and the level between 0 and 1")]
    Errors,
    /// The observations leave VO2max, VLamax or a mixture of them free, as one effort or several
    /// of the same kind do.
    #[error("the observations do not tell VO2max and VLamax apart")]
    NotIdentifiable,
    /// The search did not settle, or on numbers that no human has.
    #[error("no human VO2max and VLamax explain the observations")]
    NotFound,
}

/// VO2max and VLamax that explain the observations best: estimates of a model, never measurements.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MaderFit {
    /// The model with the two values.
    pub model: MaderHeck,
    /// VO2max with its interval.
    pub vo2max: Estimate<OxygenUptake>,
    /// VLamax with its interval.
    pub vlamax: Estimate<LactateRate>,
    /// Correlation of the errors of their logarithms.
    pub correlation: f64,
    /// Whether the observations tell them apart.
    pub identifiability: Identifiability,
    /// Model less observation, relative to the observation, in the order of the observations.
    pub residuals: Vec<f64>,
}

/// Fits VO2max and VLamax to observations of one athlete.
///
/// # Model
///
/// Least squares of `ln(model / observation)`, each over its error, in the logarithms of VO2max,
/// VLamax, the store of phosphagens and the greatest lactate; the last two are held near their
/// defaults with a coefficient of variation of 0.2, so that their uncertainty goes into the
/// intervals. Residuals larger than the stated errors widen the intervals; smaller ones do not
/// narrow them.
///
/// # Limits
///
/// One kind of observation cannot give two unknowns: efforts of minutes give VO2max, sprints give
/// VLamax, and a steady state gives only their ratio. The constants are taken as true.
///
/// # Errors
///
/// See [`MaderFitError`].
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::{
///     Economy, GlycolyticEnergy, MaderConstants, MaderErrors, MaderObservation, fit_mader,
/// };
/// use stadion_types::{LactateRate, Mass, OxygenUptake};
///
/// let rest = OxygenUptake::from_milliliters_per_kilogram_minute(5.0)?;
/// let economy = Economy::cycling(11.7, rest, Mass::from_kilograms(70.0)?)?;
/// let seconds = Duration::from_secs;
/// let fit = fit_mader(
///     &[
///         MaderObservation::AllOut { duration: seconds(15), intensity: 720.0 },
///         MaderObservation::AllOut { duration: seconds(180), intensity: 400.0 },
///         MaderObservation::AllOut { duration: seconds(720), intensity: 330.0 },
///         MaderObservation::Vlamax(LactateRate::from_millimoles_per_liter_second(0.5)?),
///     ],
///     economy,
///     GlycolyticEnergy::default(),
///     MaderConstants::default(),
///     MaderErrors::default(),
/// )?;
/// assert!(fit.vo2max.lo() < fit.vo2max.hi());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// The steady state: Mader & Heck (1986), doi:10.1055/s-2008-1025802. The all-out efforts:
/// [`AllOutBalance`].
pub fn fit_mader(
    observations: &[MaderObservation],
    economy: Economy,
    energy: GlycolyticEnergy,
    constants: MaderConstants,
    errors: MaderErrors,
) -> Result<MaderFit, MaderFitError> {
    if observations.len() < 2 {
        return Err(MaderFitError::TooFew { got: observations.len() });
    }
    if let Some(index) = observations.iter().position(|observation| !observation.usable()) {
        return Err(MaderFitError::Observation { index });
    }
    let MaderErrors { all_out, mlss, steady_lactate, vo2max, vlamax, level } = errors;
    let positive = [all_out, mlss, steady_lactate, vo2max, vlamax]
        .iter()
        .all(|cv| *cv > 0.0 && cv.is_finite());
    if !(positive && level > 0.0 && level < 1.0) {
        return Err(MaderFitError::Errors);
    }
    let fit = Fit { observations, economy, energy, constants, errors };
    fit.model(50.0, 0.5).map_err(MaderFitError::Constants)?;
    let (parameters, solution) = fit.best().ok_or(MaderFitError::NotFound)?;
    fit.told(parameters, &solution, level)
}

impl MaderObservation {
    fn usable(&self) -> bool {
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

/// Logarithms of VO2max, VLamax, and of phosphagens and greatest lactate over their defaults.
type Logs = [f64; 4];

struct Fit<'a> {
    observations: &'a [MaderObservation],
    economy: Economy,
    energy: GlycolyticEnergy,
    constants: MaderConstants,
    errors: MaderErrors,
}

impl Fit<'_> {
    fn model(&self, vo2max: f64, vlamax: f64) -> Result<MaderHeck, MaderHeckError> {
        MaderHeck::new(
            OxygenUptake::from_milliliters_per_kilogram_minute(vo2max)
                .map_err(|_| MaderHeckError::Vo2max { ml_kg_min: vo2max })?,
            LactateRate::from_millimoles_per_liter_second(vlamax)
                .map_err(|_| MaderHeckError::Vlamax { mmol_l_s: vlamax })?,
            self.constants,
        )
    }

    /// `ln(model / observation)` of each observation.
    fn misses(&self, logs: &Logs) -> Vec<f64> {
        let (vo2max, vlamax) = (logs[0].exp(), logs[1].exp());
        let balance = AllOutBalance::default();
        let balance = AllOutBalance {
            phosphagen_ml_kg: balance.phosphagen_ml_kg * logs[2].exp(),
            greatest_lactate_mmol_l: balance.greatest_lactate_mmol_l * logs[3].exp(),
        };
        let steady = |mmol_l: f64| {
            let share = share_at_lactate(vo2max, vlamax, self.constants, mmol_l);
            let formation = 60.0 * vlamax * activated_at(share, self.constants);
            let lactate = match self.energy {
                GlycolyticEnergy::Gross => formation,
                // Nothing accumulates up to the maximal steady state.
                GlycolyticEnergy::Net => 0.0,
            };
            let constants = self.constants;
            share * vo2max
                + constants.oxygen_per_lactate_ml_mmol * constants.lactate_space_l_kg * lactate
        };
        // A floor instead of 0 keeps the logarithm; no observation lies near it.
        let miss = |demand: f64, seen: f64| (self.economy.intensity(demand).max(1e-9) / seen).ln();
        self.observations
            .iter()
            .map(|observation| match *observation {
                MaderObservation::AllOut { duration, intensity } => {
                    miss(balance.demand_of((vo2max, vlamax), self.constants, duration), intensity)
                }
                MaderObservation::Mlss { intensity } => miss(steady(f64::INFINITY), intensity),
                MaderObservation::SteadyLactate { intensity, lactate } => {
                    miss(steady(lactate.millimoles_per_liter()), intensity)
                }
                MaderObservation::Vo2max(seen) => {
                    (vo2max / seen.milliliters_per_kilogram_minute()).ln()
                }
                MaderObservation::Vlamax(seen) => {
                    (vlamax / seen.millimoles_per_liter_second()).ln()
                }
            })
            .collect()
    }

    fn error(&self, observation: &MaderObservation) -> f64 {
        match observation {
            MaderObservation::AllOut { .. } => self.errors.all_out,
            MaderObservation::Mlss { .. } => self.errors.mlss,
            MaderObservation::SteadyLactate { .. } => self.errors.steady_lactate,
            MaderObservation::Vo2max(_) => self.errors.vo2max,
            MaderObservation::Vlamax(_) => self.errors.vlamax,
        }
    }

    fn residuals(&self, logs: &Logs) -> Option<Vec<f64>> {
        let scaled = self.misses(logs).into_iter().zip(self.observations);
        let mut all: Vec<f64> = scaled.map(|(miss, o)| miss / self.error(o)).collect();
        all.extend([logs[2] / PHOSPHAGEN_CV, logs[3] / GREATEST_LACTATE_CV]);
        all.iter().all(|r| r.is_finite()).then_some(all)
    }

    /// The best of the minima found from nine starts: the sum of squares can have two.
    fn best(&self) -> Option<(Logs, Solution<4>)> {
        let starts = [35.0_f64, 55.0, 80.0].into_iter().flat_map(|vo2max| {
            [0.15_f64, 0.45, 1.0].map(|vlamax| [vo2max.ln(), vlamax.ln(), 0.0, 0.0])
        });
        starts
            .filter_map(|start| minimise(start, |logs| self.residuals(logs)))
            .min_by(|a, b| a.sum_of_squares().total_cmp(&b.sum_of_squares()))
            .map(|solution| (solution.parameters, solution))
    }

    fn told(
        &self,
        logs: Logs,
        solution: &Solution<4>,
        level: f64,
    ) -> Result<MaderFit, MaderFitError> {
        let covariance = solution.covariance.ok_or(MaderFitError::NotIdentifiable)?;
        let spare = self.observations.len().saturating_sub(2);
        let spread = if spare == 0 {
            1.0
        } else {
            #[expect(clippy::cast_precision_loss, reason = "a handful of observations")]
            let mean_square = solution.sum_of_squares() / spare as f64;
            mean_square.max(1.0)
        };
        let [sd_vo2max, sd_vlamax] = [0, 1].map(|i| (covariance[i][i] * spread).sqrt());
        // Logarithms known to a factor of e and worse are not known.
        if sd_vo2max > 1.0 || sd_vlamax > 1.0 {
            return Err(MaderFitError::NotIdentifiable);
        }
        let correlation = covariance[0][1] / (covariance[0][0] * covariance[1][1]).sqrt();
        let (vo2max, vlamax) = (logs[0].exp(), logs[1].exp());
        let model = self.model(vo2max, vlamax).map_err(|_| MaderFitError::NotFound)?;
        let reach = normal_quantile(0.5 + 0.5 * level);
        let bounds = |log: f64, sd: f64| [-reach, reach].map(|z| (log + z * sd).exp());
        let [lo, hi] = bounds(logs[0], sd_vo2max);
        let vo2max = interval(
            model.vo2max(),
            [lo, hi.min(OxygenUptake::MAX.milliliters_per_kilogram_minute())]
                .map(|v| OxygenUptake::from_milliliters_per_kilogram_minute(v).ok()),
            level,
        )?;
        let [lo, hi] = bounds(logs[1], sd_vlamax);
        let vlamax = interval(
            model.vlamax(),
            [lo, hi.min(LactateRate::MAX.millimoles_per_liter_second())]
                .map(|v| LactateRate::from_millimoles_per_liter_second(v).ok()),
            level,
        )?;
        let told_apart = sd_vo2max <= 0.10 && sd_vlamax <= 0.25 && correlation.abs() <= 0.95;
        Ok(MaderFit {
            model,
            vo2max,
            vlamax,
            correlation,
            identifiability: if told_apart { Identifiability::Good } else { Identifiability::Weak },
            residuals: self.misses(&logs).into_iter().map(f64::exp_m1).collect(),
        })
    }
}

fn interval<T: PartialOrd + Copy>(
    value: T,
    [lo, hi]: [Option<T>; 2],
    level: f64,
) -> Result<Estimate<T>, MaderFitError> {
    let bounds = (lo.ok_or(MaderFitError::NotFound)?, hi.ok_or(MaderFitError::NotFound)?);
    Estimate::new(value, bounds, level, Evidence::PublishedModel, MADER_HECK_1986.id).map_err(
        |error| match error {
            EstimateError::Level => MaderFitError::Errors,
            _ => MaderFitError::NotFound,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "serde")]
    #[test]
    fn names_in_files() {
        for kind in Identifiability::ALL {
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.as_str()));
        }
        let effort =
            MaderObservation::AllOut { duration: Duration::from_secs(15), intensity: 700.0 };
        let text = serde_json::to_string(&effort).unwrap();
        assert_eq!(text, r#"{"all-out":{"duration_s":15.0,"intensity":700.0}}"#);
        assert_eq!(serde_json::from_str::<MaderObservation>(&text).unwrap(), effort);
    }
}

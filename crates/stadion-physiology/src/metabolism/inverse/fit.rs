//! From observations to VO2max and VLamax with their intervals.

use stadion_types::{Estimate, EstimateError, Evidence, LactateRate, OxygenUptake};

use super::observation::{MaderErrors, MaderObservation};
use super::result::{Identifiability, MaderFit, MaderFitError};
use super::search::{Fit, Logs};
use crate::metabolism::constant_set::MaderConstants;
use crate::metabolism::economy::{Economy, GlycolyticEnergy};
use crate::metabolism::estimate::normal_quantile;
use crate::metabolism::least_squares::Solution;
use crate::sources::MADER_HECK_1986;

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
/// [`AllOutBalance`](crate::AllOutBalance).
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

impl Fit<'_> {
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

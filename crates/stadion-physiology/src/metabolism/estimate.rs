//! How sure the calculated maximal lactate steady state is.

use stadion_types::{Estimate, EstimateError, Evidence, OxygenUptake};

use super::constants::{MODEL_CV, VLAMAX_CV, VO2MAX_CV};
use super::mader_heck::{MaderHeck, share_at_lactate};
use crate::sources::MADER_HECK_1986;

/// The errors behind a calculated maximal lactate steady state, as coefficients of variation.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MaderUncertainty {
    /// Of VO2max; 0.021 from day to day in leisure cyclists.
    pub vo2max_cv: f64,
    /// Of VLamax; 0.186 between two sprints a week apart, 0.063 in another group.
    pub vlamax_cv: f64,
    /// Of the model against measured steady states: 20 W of 217 W in 13 cyclists. Their own errors
    /// of VO2max and VLamax are in it, so the interval is rather too wide than too narrow.
    pub model_cv: f64,
    /// Probability that the interval holds the truth.
    pub level: f64,
}

impl Default for MaderUncertainty {
    fn default() -> Self {
        Self { vo2max_cv: VO2MAX_CV, vlamax_cv: VLAMAX_CV, model_cv: MODEL_CV, level: 0.90 }
    }
}

impl MaderHeck {
    /// The uptake at the maximal lactate steady state, with an interval; `None` where there is no
    /// such state.
    ///
    /// # Model
    ///
    /// The three errors are independent. Each of VO2max and VLamax is moved by one standard
    /// deviation either way; half the change adds in squares to the error of the model. Bounds stay
    /// within 0 and VO2max plus its own error.
    ///
    /// # Limits
    ///
    /// The calculated power of 13 cyclists lay 12 W (5 %) above the measured one; that is not
    /// taken off, since it differs between constant sets.
    ///
    /// # Errors
    ///
    /// [`EstimateError::Level`] unless the level lies between 0 and 1;
    /// [`EstimateError::NotOrdered`] if a coefficient of variation is no number or negative.
    ///
    /// ```
    /// use stadion_physiology::{MaderConstants, MaderHeck, MaderUncertainty};
    /// use stadion_types::{Evidence, LactateRate, OxygenUptake};
    ///
    /// let model = MaderHeck::new(
    ///     OxygenUptake::from_milliliters_per_kilogram_minute(60.0)?,
    ///     LactateRate::from_millimoles_per_liter_second(0.5)?,
    ///     MaderConstants::default(),
    /// )?;
    /// let mlss = model.mlss_estimate(MaderUncertainty::default())?.ok_or("none")?;
    /// assert_eq!(mlss.evidence(), Evidence::PublishedModel);
    /// assert!(mlss.lo() < mlss.value() && mlss.value() < mlss.hi());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    ///
    /// Hauser, Adam & Schulz (2014), doi:10.1186/1742-4682-11-25, for the error of the model; Adam
    /// and others (2015) and Harnish and others (2023) for those of the two tests.
    pub fn mlss_estimate(
        &self,
        uncertainty: MaderUncertainty,
    ) -> Result<Option<Estimate<OxygenUptake>>, EstimateError> {
        let MaderUncertainty { vo2max_cv, vlamax_cv, model_cv, level } = uncertainty;
        if !(level > 0.0 && level < 1.0) {
            return Err(EstimateError::Level);
        }
        if ![vo2max_cv, vlamax_cv, model_cv].iter().all(|cv| *cv >= 0.0 && cv.is_finite()) {
            return Err(EstimateError::NotOrdered);
        }
        let Some(value) = self.mlss() else { return Ok(None) };
        let at = |vo2max_factor: f64, vlamax_factor: f64| {
            let vo2max = self.max() * vo2max_factor.max(0.05);
            let vlamax = self.glycolysis() * vlamax_factor.max(0.05);
            vo2max * share_at_lactate(vo2max, vlamax, self.constants(), f64::INFINITY)
        };
        let by_vo2max = 0.5 * (at(1.0 + vo2max_cv, 1.0) - at(1.0 - vo2max_cv, 1.0));
        let by_vlamax = 0.5 * (at(1.0, 1.0 - vlamax_cv) - at(1.0, 1.0 + vlamax_cv));
        let center = value.milliliters_per_kilogram_minute();
        let sd = by_vo2max.hypot(by_vlamax).hypot(model_cv * center);
        let reach = normal_quantile(0.5 + 0.5 * level) * sd;
        let greatest = (self.max() * (1.0 + vo2max_cv))
            .clamp(center, OxygenUptake::MAX.milliliters_per_kilogram_minute());
        let bound = |v: f64| {
            OxygenUptake::from_milliliters_per_kilogram_minute(v.clamp(0.0, greatest))
                .map_err(|_| EstimateError::NotOrdered)
        };
        let bounds = (bound(center - reach)?, bound(center + reach)?);
        Estimate::new(value, bounds, level, Evidence::PublishedModel, MADER_HECK_1986.id).map(Some)
    }
}

/// The quantile of the standard normal distribution, for `0.5 < p < 1`; error below 5e-4, far below
/// what the standard deviations themselves are known to.
///
/// Abramowitz & Stegun (1964), Handbook of mathematical functions, 26.2.23.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    let t = (-2.0 * (1.0 - p).ln()).sqrt();
    t - (2.515_517 + t * (0.802_853 + t * 0.010_328))
        / (1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metabolism::MaderConstants;
    use approx::assert_relative_eq;
    use stadion_types::LactateRate;

    fn model(vlamax: f64) -> MaderHeck {
        MaderHeck::new(
            OxygenUptake::const_milliliters_per_kilogram_minute(60.0),
            LactateRate::from_millimoles_per_liter_second(vlamax).unwrap(),
            MaderConstants::default(),
        )
        .unwrap()
    }

    #[test]
    fn quantiles_are_those_of_tables() {
        for (p, z) in [(0.84134, 1.0), (0.95, 1.644_854), (0.975, 1.959_964), (0.995, 2.575_829)] {
            assert_relative_eq!(normal_quantile(p), z, epsilon = 5e-4);
        }
    }

    #[test]
    fn each_error_widens_the_interval() {
        let none = MaderUncertainty { vo2max_cv: 0.0, vlamax_cv: 0.0, model_cv: 0.0, level: 0.9 };
        let width = |u: MaderUncertainty| {
            let e = model(0.5).mlss_estimate(u).unwrap().unwrap();
            e.hi().milliliters_per_kilogram_minute() - e.lo().milliliters_per_kilogram_minute()
        };
        assert_relative_eq!(width(none), 0.0);
        assert!(width(MaderUncertainty { vo2max_cv: 0.02, ..none }) > 1.0);
        assert!(width(MaderUncertainty { vlamax_cv: 0.2, ..none }) > 1.0);
        // 9.2 % of 45.26, times 1.645, either way.
        assert_relative_eq!(
            width(MaderUncertainty { model_cv: MODEL_CV, ..none }),
            2.0 * 1.645 * MODEL_CV * 45.2649,
            max_relative = 1e-3
        );
    }

    #[test]
    fn no_state_has_no_interval_and_bad_errors_are_refused() {
        let default = MaderUncertainty::default();
        assert_eq!(model(0.03).mlss_estimate(default), Ok(None));
        let bad = MaderUncertainty { level: 1.0, ..default };
        assert_eq!(model(0.5).mlss_estimate(bad), Err(EstimateError::Level));
        for cv in [-0.1, f64::NAN, f64::INFINITY] {
            let bad = MaderUncertainty { vlamax_cv: cv, ..default };
            assert_eq!(model(0.5).mlss_estimate(bad), Err(EstimateError::NotOrdered), "{cv}");
        }
    }
}

//! The fits that load does not enter: what every other one has to beat.

use super::error::ResponseFitError;
use super::result::{FitResponse, FittedParameter, ResponseFit};
use crate::response::{ConstantPerformance, LastPerformance, ResponseData, ResponseModel};

/// The mean of the tests; the fit of [`ConstantPerformance`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MeanFit;

/// The last test; the fit of [`LastPerformance`]. The intervals of its forecasts count the scatter of all
/// tests about the last one, and nothing for that one being off
/// ([`ForecastCounts::ScatterAlone`](crate::ForecastCounts)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LastFit;

impl FitResponse for MeanFit {
    type Model = ConstantPerformance;

    fn id(&self) -> &'static str {
        "constant"
    }

    fn fit(&self, data: &ResponseData) -> Result<ResponseFit<Self::Model>, ResponseFitError> {
        let n = super::columns::count(data.tests().len());
        let sum: f64 = data.tests().iter().map(|test| test.performance).sum();
        if data.tests().is_empty() {
            return Err(ResponseFitError::TooFewTests { tests: 0, parameters: 1 });
        }
        let mean = sum / n;
        let inputs = data.doses().inputs();
        let mut fit = flat(ConstantPerformance::new(mean, inputs)?, mean, data)?;
        if let Some(sd) = fit.residual_sd {
            // The model is linear in its one constant, so a whole standard error is as good as a small step.
            let near = mean + sd / n.sqrt();
            fit.set_nearby(Some(vec![(1.0, ConstantPerformance::new(near, inputs)?)]));
        }
        Ok(fit)
    }
}

impl FitResponse for LastFit {
    type Model = LastPerformance;

    fn id(&self) -> &'static str {
        "last-value"
    }

    fn fit(&self, data: &ResponseData) -> Result<ResponseFit<Self::Model>, ResponseFitError> {
        let Some(last) = data.tests().last() else {
            return Err(ResponseFitError::TooFewTests { tests: 0, parameters: 1 });
        };
        let model = LastPerformance::new(last.performance, data.doses().inputs())?;
        flat(model, last.performance, data)
    }
}

fn flat<M: ResponseModel>(
    model: M,
    value: f64,
    data: &ResponseData,
) -> Result<ResponseFit<M>, ResponseFitError> {
    let mut fit = ResponseFit::new(model, data, 1)?;
    fit.parameters.push(FittedParameter {
        name: "p0".into(),
        value,
        interval: None,
        open_below: false,
        open_above: false,
    });
    Ok(fit)
}

#[cfg(test)]
mod tests {
    use approx::assert_relative_eq;

    use super::*;
    use crate::response::{Doses, PerformanceTest};

    /// The interval of one more of `n` equal draws: `t·s·√(1 + 1/n)`.
    #[test]
    fn a_forecast_of_the_mean_counts_that_the_mean_may_be_off() {
        let tests = [299.0, 301.0].map(|performance| PerformanceTest { day: 0, performance });
        let doses = Doses::single(vec![0.0; 2]).unwrap();
        let fit = MeanFit.fit(&ResponseData::new(doses.clone(), tests.to_vec()).unwrap()).unwrap();
        for day in fit.forecast(&doses, 0.9).unwrap() {
            let day = day.unwrap();
            let half = 6.313_751_515 * 2.0_f64.sqrt() * 1.5_f64.sqrt();
            assert_relative_eq!(day.hi() - day.value(), half, max_relative = 1e-8);
            assert_relative_eq!(day.value() - day.lo(), half, max_relative = 1e-8);
        }
    }
}

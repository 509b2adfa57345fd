//! The fits that load does not enter: what every other one has to beat.

use super::error::ResponseFitError;
use super::result::{FitResponse, FittedParameter, ResponseFit};
use crate::response::{ConstantPerformance, LastPerformance, ResponseData, ResponseModel};

/// The mean of the tests; the fit of [`ConstantPerformance`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MeanFit;

/// The last test; the fit of [`LastPerformance`].
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
        flat(ConstantPerformance::new(mean, data.doses().inputs())?, mean, data)
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

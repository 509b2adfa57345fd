//! Fits of different models in one list.

use stadion_types::Estimate;

use crate::response::{
    Doses, FitResponse, ResponseData, ResponseFit, ResponseFitError, ResponseModel,
};

/// The object-safe face of [`FitResponse`], for lists of rules.
///
/// Implement [`FitResponse`]; this trait then comes for free.
pub trait DynFitResponse {
    /// As [`FitResponse::id`].
    fn fit_id(&self) -> &'static str;

    /// As [`FitResponse::fit`].
    ///
    /// # Errors
    ///
    /// As there.
    fn fitted(&self, data: &ResponseData) -> Result<Box<dyn FittedResponse>, ResponseFitError>;
}

/// The object-safe face of [`ResponseFit`].
pub trait FittedResponse {
    /// As [`ResponseFit::predict`].
    ///
    /// # Errors
    ///
    /// As there.
    fn predicted(&self, doses: &Doses) -> Result<Vec<f64>, ResponseFitError>;

    /// As [`ResponseFit::forecast`].
    ///
    /// # Errors
    ///
    /// As there.
    fn forecasts(
        &self,
        doses: &Doses,
        level: f64,
    ) -> Result<Vec<Option<Estimate<f64>>>, ResponseFitError>;

    /// Whether the tests told the constants.
    fn is_identifiable(&self) -> bool;
}

impl<F: FitResponse> DynFitResponse for F
where
    F::Model: 'static,
{
    fn fit_id(&self) -> &'static str {
        self.id()
    }

    fn fitted(&self, data: &ResponseData) -> Result<Box<dyn FittedResponse>, ResponseFitError> {
        Ok(Box::new(self.fit(data)?))
    }
}

impl<M: ResponseModel> FittedResponse for ResponseFit<M> {
    fn predicted(&self, doses: &Doses) -> Result<Vec<f64>, ResponseFitError> {
        self.predict(doses)
    }

    fn forecasts(
        &self,
        doses: &Doses,
        level: f64,
    ) -> Result<Vec<Option<Estimate<f64>>>, ResponseFitError> {
        self.forecast(doses, level)
    }

    fn is_identifiable(&self) -> bool {
        self.identifiable
    }
}

//! What a fit gives.

use std::borrow::Cow;

use stadion_types::{Estimate, Evidence, Finding};

use super::columns::count;
use super::error::ResponseFitError;
use super::student::student_quantile;
use crate::response::{Doses, ResponseData, ResponseModel};
use crate::sources::VENZON;

/// A rule that estimates a response model from tests of performance.
///
/// An own rule makes its model from the data and hands it to [`ResponseFit::new`].
///
/// ```
/// use stadion_load::{
///     ConstantPerformance, Doses, FitResponse, PerformanceTest, ResponseData, ResponseFit, ResponseFitError,
/// };
///
/// /// The best test so far.
/// struct Best;
/// impl FitResponse for Best {
///     type Model = ConstantPerformance;
///     fn id(&self) -> &'static str {
///         "best-so-far"
///     }
///     fn fit(&self, data: &ResponseData) -> Result<ResponseFit<Self::Model>, ResponseFitError> {
///         let none = ResponseFitError::TooFewTests { tests: 0, parameters: 1 };
///         let best = data.tests().iter().map(|test| test.performance).reduce(f64::max);
///         ResponseFit::new(ConstantPerformance::new(best.ok_or(none)?, data.doses().inputs())?, data, 1)
///     }
/// }
///
/// let tests = [(3, 300.0), (5, 310.0), (6, 305.0)];
/// let tests = tests.map(|(day, performance)| PerformanceTest { day, performance });
/// let fit = Best.fit(&ResponseData::new(Doses::single(vec![50.0; 7])?, tests.to_vec())?)?;
/// assert_eq!(fit.residuals, [-10.0, 0.0, -5.0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait FitResponse {
    /// The model that comes out.
    type Model: ResponseModel;

    /// Identifier for files and logs; stable across releases.
    fn id(&self) -> &'static str;

    /// Estimates the model.
    ///
    /// # Errors
    ///
    /// [`ResponseFitError`], which tells what the data lack.
    fn fit(&self, data: &ResponseData) -> Result<ResponseFit<Self::Model>, ResponseFitError>;
}

/// A constant that was estimated.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct FittedParameter {
    /// `p0`, `k1`, `k2`, `tau1` and so on; with several inputs `k1.1`, `k1.2`.
    pub name: Cow<'static, str>,
    /// The estimate.
    pub value: f64,
    /// Its interval. `None` for a constant that was given, and where the fit has none.
    pub interval: Option<Estimate<f64>>,
    /// Whether the interval has no lower end within the range that was searched; it ends at the range.
    pub open_below: bool,
    /// The same for its upper end.
    pub open_above: bool,
}

/// How well a model does for the number of its constants; lower is better. Only fits of the same tests
/// compare.
///
/// # Model
///
/// With the variance of a test as one more constant, `K` in all, and `n` tests:
/// `AIC = n·ln(SSE/n) + 2K`, `AICc = AIC + 2K(K+1)/(n−K−1)`, `BIC = n·ln(SSE/n) + K·ln n`.
///
/// # Source
///
/// Akaike (1974), *IEEE Trans Autom Control* 19(6):716-723, doi:10.1109/TAC.1974.1100705; Hurvich & Tsai
/// (1989), *Biometrika* 76(2):297-307, doi:10.1093/biomet/76.2.297; Schwarz (1978), *Ann Stat*
/// 6(2):461-464, doi:10.1214/aos/1176344136.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct InformationCriteria {
    /// Akaike's; `None` without residuals.
    pub aic: Option<f64>,
    /// The same for few tests; `None` also where there are too few for it.
    pub aicc: Option<f64>,
    /// Schwarz's.
    pub bic: Option<f64>,
}

impl InformationCriteria {
    fn of(tests: usize, parameters: usize, squares: f64) -> Self {
        let (n, k) = (count(tests), count(parameters + 1));
        let likely = (squares > 0.0 && tests > 0).then(|| n * (squares / n).ln());
        let aic = likely.map(|l| l + 2.0 * k);
        let spare = n - k - 1.0;
        let aicc = aic.filter(|_| spare > 0.0).map(|aic| aic + 2.0 * k * (k + 1.0) / spare);
        Self { aic, aicc, bic: likely.map(|l| l + k * n.ln()) }
    }
}

/// What the intervals of a fit's forecasts count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ForecastCounts {
    /// The scatter of tests and the error of the constants, to first order.
    ScatterAndConstants,
    /// The scatter of tests alone: how far the constants may be off is not known to the fit, so the
    /// intervals are too narrow by that.
    ScatterAlone,
    /// There are no intervals: no test is spare, or the constants depend on one another.
    Nothing,
}

impl ForecastCounts {
    /// Every case, in the order of the declaration.
    pub const ALL: [Self; 3] = [Self::ScatterAndConstants, Self::ScatterAlone, Self::Nothing];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ScatterAndConstants => "scatter-and-constants",
            Self::ScatterAlone => "scatter-alone",
            Self::Nothing => "nothing",
        }
    }
}

/// A model whose constants were estimated from tests, with how far they may be trusted. Only this can
/// predict.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ResponseFit<M> {
    /// The model.
    pub model: M,
    /// How many tests it rests on.
    pub tests: usize,
    /// How many constants were estimated.
    pub estimated: usize,
    /// What the model has for each test.
    pub fitted: Vec<f64>,
    /// What each test has above it.
    pub residuals: Vec<f64>,
    /// Sum of the squares of the residuals.
    pub sse: f64,
    /// Share of the tests' variance that the model explains; `None` where all tests are equal.
    pub r2: Option<f64>,
    /// Standard deviation of a test about the model; `None` without spare tests.
    pub residual_sd: Option<f64>,
    /// The constants.
    pub parameters: Vec<FittedParameter>,
    /// How well it does for its number of constants.
    pub criteria: InformationCriteria,
    /// Whether the tests tell the constants. Predictions among similar days may be good where they do
    /// not.
    pub identifiable: bool,
    /// What speaks against it.
    pub findings: Vec<Finding>,
    /// What the intervals of [`forecast`](Self::forecast) count.
    pub forecast_counts: ForecastCounts,
    /// Models a small step from this one, along directions in which the estimate may be off
    /// independently: with the share of a standard error that the step is. `None` where the constants depend
    /// on one another, so that it cannot be told how far they may be off.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) nearby: Option<Vec<(f64, M)>>,
}

impl<M> ResponseFit<M> {
    /// Adds why the constants are not identifiable.
    #[must_use]
    pub fn with_finding(mut self, finding: Finding) -> Self {
        self.identifiable = false;
        self.findings.push(finding);
        self
    }

    /// A constant by its name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&FittedParameter> {
        self.parameters.iter().find(|parameter| parameter.name == name)
    }
}

impl<M: ResponseModel> ResponseFit<M> {
    /// The fit of a model that somebody estimated, with so many constants. It has no intervals of
    /// constants, and counts as identifiable until [`with_finding`](Self::with_finding) says otherwise.
    ///
    /// # Errors
    ///
    /// As [`ResponseModel::forward`].
    pub fn new(model: M, data: &ResponseData, estimated: usize) -> Result<Self, ResponseFitError> {
        let run = model.forward(data.doses())?;
        let fitted: Vec<f64> =
            data.tests().iter().filter_map(|test| run.get(test.day).copied()).collect();
        let measured = data.tests().iter().map(|test| test.performance);
        let residuals: Vec<f64> = measured.zip(&fitted).map(|(y, f)| y - f).collect();
        let sse: f64 = residuals.iter().map(|r| r * r).sum();
        let tests = data.tests().len();
        let mean = data.tests().iter().map(|t| t.performance).sum::<f64>() / count(tests.max(1));
        let tss: f64 = data.tests().iter().map(|t| (t.performance - mean).powi(2)).sum();
        let spare = tests.saturating_sub(estimated);
        Ok(Self {
            model,
            tests,
            estimated,
            fitted,
            residuals,
            sse,
            r2: (tss > 0.0).then(|| 1.0 - sse / tss),
            residual_sd: (spare > 0).then(|| (sse / count(spare)).sqrt()),
            parameters: Vec::new(),
            criteria: InformationCriteria::of(tests, estimated, sse),
            identifiable: true,
            findings: Vec::new(),
            forecast_counts: if spare > 0 {
                ForecastCounts::ScatterAlone
            } else {
                ForecastCounts::Nothing
            },
            nearby: Some(Vec::new()),
        })
    }

    /// Adds how far the constants may be off.
    pub(super) fn set_nearby(&mut self, nearby: Option<Vec<(f64, M)>>) {
        self.forecast_counts = match self.residual_sd.zip(nearby.as_ref()) {
            Some(_) => ForecastCounts::ScatterAndConstants,
            None => ForecastCounts::Nothing,
        };
        self.nearby = nearby;
    }

    /// The performance of each day.
    ///
    /// # Errors
    ///
    /// [`ResponseFitError::Response`] for doses of another number of inputs.
    pub fn predict(&self, doses: &Doses) -> Result<Vec<f64>, ResponseFitError> {
        Ok(self.model.forward(doses)?)
    }

    /// What a test would show on each day, with the interval that holds it with the probability `level`:
    /// the scatter of tests and, to first order, the error of the constants. `None` for a day where that
    /// cannot be told: without spare tests, and where the constants depend on one another. A fit made by
    /// [`new`](Self::new), and with it [`LastFit`](crate::LastFit), knows of no error of its constants and
    /// has the scatter alone, so its intervals are too narrow; [`forecast_counts`](Self::forecast_counts)
    /// says which it is.
    ///
    /// # Errors
    ///
    /// As [`predict`](Self::predict), and [`ResponseFitError::Setting`] for a level outside 0 to 1.
    pub fn forecast(
        &self,
        doses: &Doses,
        level: f64,
    ) -> Result<Vec<Option<Estimate<f64>>>, ResponseFitError> {
        let level = checked_level(level)?;
        let run = self.model.forward(doses)?;
        let Some((sd, nearby)) = self.residual_sd.zip(self.nearby.as_ref()) else {
            return Ok(vec![None; run.len()]);
        };
        let mut variances = vec![sd * sd; run.len()];
        for (step, model) in nearby {
            for ((variance, near), here) in
                variances.iter_mut().zip(model.forward(doses)?).zip(&run)
            {
                *variance += ((near - here) / step).powi(2);
            }
        }
        let reach = student_quantile(level, self.tests - self.estimated);
        let estimate = |(value, variance): (f64, f64)| {
            let half = reach * variance.sqrt();
            let ends = (value - half, value + half);
            Estimate::new(value, ends, level, Evidence::Measured, VENZON.id).ok()
        };
        Ok(run.into_iter().zip(variances).map(estimate).collect())
    }
}

pub(super) fn checked_level(level: f64) -> Result<f64, ResponseFitError> {
    if level > 0.0 && level < 1.0 {
        return Ok(level);
    }
    let (what, accepted) = ("the level of an interval", "between 0 and 1");
    Err(ResponseFitError::Setting { what, value: level, accepted })
}

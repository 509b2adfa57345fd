//! Athletes whose response to training is known.

use chrono::NaiveDate;
use stadion_load::{
    BanisterResponse, Doses, ResponseComponent, ResponseError, ResponseIndex, ResponseModel,
    UnknownDoses,
};

use crate::SimulationError;
use crate::check::within;
use crate::draws::{Ar1, Draws};
use crate::season::SyntheticSeason;

/// An athlete who answers to training by a known model, with days that are better or worse than it says and
/// with tests that are not exact.
///
/// # Model
///
/// ```text
/// test(t) = p(t) + form(t) + error(t)
/// ```
///
/// | symbol | meaning |
/// | --- | --- |
/// | `p` | the [model](Self::model) |
/// | `form` | the form of the day: autoregressive, so that a bad day is likely to follow a bad one |
/// | `error` | of the test alone: independent from test to test |
///
/// A fit that takes all of it for independent noise is thus not judged by its own model.
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_load::{ResponseData, ResponseIndex, UnknownDoses};
/// use stadion_testkit::{SeasonPlan, SyntheticResponder};
///
/// let first = NaiveDate::from_ymd_opt(2026, 1, 5).ok_or("no such day")?;
/// let season = SeasonPlan::periodised(first, 52, 600.0).with_execution_cv(0.15).run(7)?;
/// let athlete = SyntheticResponder::drawn(7, 0, ResponseIndex::NextDay)?;
/// let response = athlete.follow(&season, &season.test_days(9), 7)?;
/// assert_eq!((response.performance.len(), response.tests.len()), (364, 40));
/// assert!(response.tests[0].1 != response.performance[9]);
///
/// // What a fit is given: the record, and the tests.
/// let data = ResponseData::from_dates(&season.seen, response.tests, UnknownDoses::Refuse)?;
/// assert_eq!(data.tests().len(), 40);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct SyntheticResponder<M> {
    /// What training does.
    pub model: M,
    /// Standard deviation of the form of a day, in units of performance.
    pub form_sd: f64,
    /// How much of a day's form the next one has, below 1.
    pub form_correlation: f64,
    /// Standard deviation of the error of a test, in units of performance.
    pub test_sd: f64,
}

/// What an athlete did in tests, and the truth behind it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SyntheticResponse {
    /// What the model says of each day.
    pub performance: Vec<f64>,
    /// Form of each day.
    pub form: Vec<f64>,
    /// Dates and results of the tests.
    pub tests: Vec<(NaiveDate, f64)>,
}

/// Streams of the draws of an athlete who follows a season.
const FORM: u64 = 10;
const ERROR: u64 = 11;

impl<M: ResponseModel> SyntheticResponder<M> {
    /// An athlete without good and bad days, whose tests are exact.
    #[must_use]
    pub const fn new(model: M) -> Self {
        Self { model, form_sd: 0.0, form_correlation: 0.0, test_sd: 0.0 }
    }

    /// With good and bad days.
    #[must_use]
    pub const fn with_form(mut self, sd: f64, correlation: f64) -> Self {
        self.form_sd = sd;
        self.form_correlation = correlation;
        self
    }

    /// With tests that are not exact.
    #[must_use]
    pub const fn with_test_error(mut self, sd: f64) -> Self {
        self.test_sd = sd;
        self
    }

    /// What the athlete does in tests on these days of the season, the first day being 0. The noise of a
    /// day does not depend on which other days have tests.
    ///
    /// # Errors
    ///
    /// [`SimulationError::Parameter`] for a standard deviation below 0, a correlation outside 0 to 0.999 or a test
    /// outside the season; [`SimulationError::Response`] for a model of several inputs.
    pub fn follow(
        &self,
        season: &SyntheticSeason,
        test_days: &[usize],
        seed: u64,
    ) -> Result<SyntheticResponse, SimulationError> {
        within("responder.form_sd", self.form_sd, 0.0..=f64::MAX)?;
        within("responder.form_correlation", self.form_correlation, 0.0..=0.999)?;
        within("responder.test_sd", self.test_sd, 0.0..=f64::MAX)?;
        let doses = Doses::from_loads(&season.done, UnknownDoses::Refuse)?;
        let performance = self.model.forward(&doses)?;
        let mut form = Ar1::new(Draws::new(seed, FORM), self.form_sd, self.form_correlation);
        let form: Vec<f64> = performance.iter().map(|_| form.draw()).collect();
        let mut draws = Draws::new(seed, ERROR);
        let errors: Vec<f64> =
            performance.iter().map(|_| self.test_sd * draws.gaussian()).collect();
        let test = |&day: &usize| {
            #[expect(clippy::cast_precision_loss, reason = "a place in a season")]
            let outside = SimulationError::Parameter {
                name: "test day",
                value: day as f64,
                min: 0.0,
                max: season.done.len() as f64 - 1.0,
            };
            let date = season.date(day).ok_or(outside)?;
            Ok((date, performance[day] + form[day] + errors[day]))
        };
        let tests = test_days.iter().map(test).collect::<Result<_, SimulationError>>()?;
        Ok(SyntheticResponse { performance, form, tests })
    }
}

impl SyntheticResponder<BanisterResponse> {
    /// The athlete number `number` under `seed`, for loads of 50 to 150 on a day: fitness fades in 30 to 60
    /// days and fatigue in 5 to 15, days differ by half a per cent and tests by 0.8 %. The ranges are
    /// made up about what fits in the literature have found.
    ///
    /// # Errors
    ///
    /// None in these ranges; the type is that of the model.
    pub fn drawn(seed: u64, number: u64, index: ResponseIndex) -> Result<Self, ResponseError> {
        let mut draws = Draws::new(seed, 100 + number);
        let mut between = |lo: f64, hi: f64| lo + (hi - lo) * draws.uniform();
        let baseline = between(200.0, 300.0);
        let gain = baseline * between(2e-4, 5e-4);
        let fitness = ResponseComponent::new(gain, between(30.0, 60.0))?;
        let fatigue = ResponseComponent::new(gain * between(1.3, 2.5), between(5.0, 15.0))?;
        let model = BanisterResponse::new(baseline, fitness, fatigue, index)?;
        Ok(Self::new(model).with_form(0.005 * baseline, 0.6).with_test_error(0.008 * baseline))
    }
}

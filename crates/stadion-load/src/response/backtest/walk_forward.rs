//! Prediction of each test from what was known before its day.

use core::num::NonZeroUsize;

use stadion_types::{ConstantRange, ConstantSlots, TakesConstants};

use super::candidate::{DynFitResponse, FittedResponse};
use super::count;
use super::report::{BackTest, BackTestRefusal, BackTestedDay};
use crate::response::{LEVEL, LEVEL_ID, ResponseData, ResponseFitError};

/// Walks through the tests in their order and predicts each from the tests of earlier days and the doses
/// up to its own day. No test is judged by constants that have seen it or a later one.
///
/// A fit that is refused is counted with its reason and not dropped; the next test has a new one.
///
/// ```
/// use stadion_load::{Doses, MeanFit, PerformanceTest, ResponseData, WalkForward};
///
/// let tests = [(3, 300.0), (5, 310.0), (6, 305.0)];
/// let tests = tests.map(|(day, performance)| PerformanceTest { day, performance });
/// let data = ResponseData::new(Doses::single(vec![50.0; 7])?, tests.to_vec())?;
/// let test = WalkForward::default().run(&MeanFit, &data);
/// let predicted: Vec<_> = test.days.iter().map(|day| day.predicted).collect();
/// assert_eq!(predicted, [None, Some(300.0), Some(305.0)]);
/// assert_eq!(test.summary().refused[0].code, "response-fit-too-few-tests");
/// # Ok::<(), stadion_load::ResponseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WalkForward {
    passed_over: usize,
    refit_every: NonZeroUsize,
    level: f64,
}

impl Default for WalkForward {
    /// Every test is predicted, from a fit of its own; intervals hold a test with 0.9.
    fn default() -> Self {
        Self { passed_over: 0, refit_every: NonZeroUsize::MIN, level: LEVEL }
    }
}

impl TakesConstants for WalkForward {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.number(LEVEL_ID, &mut self.level, ConstantRange::Probability);
    }
}

impl WalkForward {
    /// The first tests are only learnt from; none by default.
    #[must_use]
    pub const fn with_passed_over(mut self, tests: usize) -> Self {
        self.passed_over = tests;
        self
    }

    /// One fit for so many tests in a row; a new one for each by default. With more, later tests of a
    /// block lie further ahead of the fit.
    #[must_use]
    pub const fn with_refit_every(mut self, tests: NonZeroUsize) -> Self {
        self.refit_every = tests;
        self
    }

    /// The probability with which an interval is to hold a test; 0.9 by default.
    ///
    /// # Errors
    ///
    /// [`ResponseFitError::Setting`] outside 0 to 1.
    pub fn with_level(mut self, level: f64) -> Result<Self, ResponseFitError> {
        if !(level > 0.0 && level < 1.0) {
            let (what, accepted) = ("the level of an interval", "between 0 and 1");
            return Err(ResponseFitError::Setting { what, value: level, accepted });
        }
        self.level = level;
        Ok(self)
    }

    /// Predicts the tests by one rule.
    #[must_use]
    pub fn run(&self, rule: &dyn DynFitResponse, data: &ResponseData) -> BackTest {
        let mut days = Vec::new();
        let mut held: Option<Held> = None;
        for (place, test) in data.tests().iter().enumerate().skip(self.passed_over) {
            let before = data.before(test.day);
            let fresh = held.as_ref().is_some_and(|held| held.used < self.refit_every.get());
            let refused = if fresh {
                None
            } else {
                let fitted = rule.fitted(&before);
                let found = fitted.map(|fit| Held { fit, used: 0, tests: before.tests().len() });
                let (found, refused) = match found {
                    Ok(found) => (Some(found), None),
                    Err(error) => (None, Some(BackTestRefusal::of(&error))),
                };
                held = found;
                refused
            };
            let (sum, earlier) =
                (before.tests().iter().map(|t| t.performance).sum::<f64>(), before.tests().len());
            let mut day = BackTestedDay {
                test: place,
                day: test.day,
                performance: test.performance,
                predicted: None,
                interval: None,
                mean: (earlier > 0).then(|| sum / count(earlier)),
                last: before.tests().last().map(|test| test.performance),
                fitted_to: held.as_ref().map(|held| held.tests),
                identifiable: held.as_ref().map(|held| held.fit.is_identifiable()),
                refused,
            };
            if let Some(held) = &mut held {
                held.used += 1;
                match self.predict(held.fit.as_ref(), data, test.day) {
                    Ok((predicted, interval)) => {
                        day.predicted = Some(predicted);
                        day.interval = interval;
                    }
                    Err(refused) => day.refused = Some(refused),
                }
            }
            days.push(day);
        }
        BackTest { model: rule.fit_id().to_owned(), level: self.level, days }
    }

    fn predict(
        &self,
        fit: &dyn FittedResponse,
        data: &ResponseData,
        day: usize,
    ) -> Result<(f64, Option<[f64; 2]>), BackTestRefusal> {
        let doses = data.doses().until(day + 1);
        let told = |error: ResponseFitError| BackTestRefusal::of(&error);
        let run = fit.predicted(&doses).map_err(told)?;
        let value = run.last().copied().filter(|value| value.is_finite());
        let Some(value) = value else { return Err(BackTestRefusal::no_number()) };
        let forecast = fit.forecasts(&doses, self.level).map_err(told)?.pop().flatten();
        Ok((value, forecast.map(|estimate| [estimate.lo(), estimate.hi()])))
    }
}

/// A fit with the tests that it has predicted.
struct Held {
    fit: Box<dyn FittedResponse>,
    used: usize,
    tests: usize,
}

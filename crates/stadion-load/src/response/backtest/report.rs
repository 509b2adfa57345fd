//! What a back-test of one athlete found.

use super::count;
use crate::response::ResponseFitError;

/// One test of a back-test.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct BackTestedDay {
    /// The place of the test among all.
    pub test: usize,
    /// Its day, counted from the first dose.
    pub day: usize,
    /// What was measured.
    pub performance: f64,
    /// What was predicted; `None` where the rule refused.
    pub predicted: Option<f64>,
    /// The interval of the prediction; `None` where the fit tells none.
    pub interval: Option<[f64; 2]>,
    /// Mean of the tests of earlier days; `None` without any.
    pub mean: Option<f64>,
    /// The last test of an earlier day.
    pub last: Option<f64>,
    /// How many tests the fit rests on.
    pub fitted_to: Option<usize>,
    /// Whether these told the constants.
    pub identifiable: Option<bool>,
    /// Why there is no prediction.
    pub refused: Option<BackTestRefusal>,
}

/// Why a test was not predicted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct BackTestRefusal {
    /// The code: that of the error of the fit, or `back-test-no-number`.
    pub code: String,
    /// The same in words.
    pub why: String,
}

impl BackTestRefusal {
    /// The code of a model whose prediction is no finite number.
    pub const NO_NUMBER: &'static str = "back-test-no-number";

    pub(super) fn of(error: &ResponseFitError) -> Self {
        Self { code: error.code().to_owned(), why: error.to_string() }
    }

    pub(super) fn no_number() -> Self {
        Self {
            code: Self::NO_NUMBER.to_owned(),
            why: "the prediction is no finite number".to_owned(),
        }
    }
}

/// The tests of one athlete, each predicted from what was known before.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct BackTest {
    /// The rule, by its identifier.
    pub model: String,
    /// The probability with which the intervals are to hold a test.
    pub level: f64,
    /// The tests in their order, those that were refused among them.
    pub days: Vec<BackTestedDay>,
}

/// `1 − SSE/SSE_ref` over the tests that both predict: 1 is perfect, 0 no better than the reference, and
/// below 0 it is worse.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct BackTestSkill {
    /// The skill; `None` without a test, and where the reference makes no error.
    pub skill: Option<f64>,
    /// The tests that count.
    pub tests: usize,
    /// Sum of squares of the model.
    pub sse: f64,
    /// Sum of squares of the reference.
    pub reference_sse: f64,
}

impl BackTestSkill {
    pub(super) fn of(pairs: impl Iterator<Item = (f64, f64)>) -> Self {
        let (mut tests, mut sse, mut reference_sse) = (0, 0.0, 0.0);
        for (error, reference) in pairs {
            tests += 1;
            sse += error * error;
            reference_sse += reference * reference;
        }
        Self::from_sums(tests, sse, reference_sse)
    }

    pub(super) fn from_sums(tests: usize, sse: f64, reference_sse: f64) -> Self {
        let skill = (tests > 0 && reference_sse > 0.0).then(|| 1.0 - sse / reference_sse);
        Self { skill, tests, sse, reference_sse }
    }
}

/// How often intervals hold a test, against how often they say.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct BackTestCalibration {
    /// How often they say.
    pub level: f64,
    /// Predictions with an interval.
    pub tests: usize,
    /// How many of these held the test.
    pub held: usize,
    /// The same as a share; `None` without an interval.
    pub share: Option<f64>,
    /// Mean width of the intervals, in units of performance.
    pub mean_width: Option<f64>,
}

/// Tests that were refused for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RefusedTests {
    /// The code.
    pub code: String,
    /// In words, of the last of them.
    pub why: String,
    /// How many.
    pub tests: usize,
}

/// A back-test in numbers.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct BackTestSummary {
    /// The tests that were to be predicted.
    pub tests: usize,
    /// Those that were.
    pub predicted: usize,
    /// The others, by reason.
    pub refused: Vec<RefusedTests>,
    /// Root of the mean square of the errors; `None` without a prediction.
    pub rmse: Option<f64>,
    /// Against the mean of the tests before.
    pub mean: BackTestSkill,
    /// Against the last test before.
    pub last: BackTestSkill,
    /// How often the intervals hold.
    pub calibration: BackTestCalibration,
}

impl BackTest {
    /// What it comes to.
    #[must_use]
    pub fn summary(&self) -> BackTestSummary {
        let errors: Vec<f64> = self.days.iter().filter_map(BackTestedDay::error).collect();
        let squares: f64 = errors.iter().map(|e| e * e).sum();
        BackTestSummary {
            tests: self.days.len(),
            predicted: errors.len(),
            refused: self.refused(),
            rmse: (!errors.is_empty()).then(|| (squares / count(errors.len())).sqrt()),
            mean: self.skill(|day| day.mean),
            last: self.skill(|day| day.last),
            calibration: self.calibration(),
        }
    }

    fn skill(&self, reference: impl Fn(&BackTestedDay) -> Option<f64>) -> BackTestSkill {
        BackTestSkill::of(
            self.days
                .iter()
                .filter_map(|day| Some((day.error()?, day.performance - reference(day)?))),
        )
    }

    fn refused(&self) -> Vec<RefusedTests> {
        let mut found: Vec<RefusedTests> = Vec::new();
        for refusal in self.days.iter().filter_map(|day| day.refused.as_ref()) {
            if let Some(known) = found.iter_mut().find(|known| known.code == refusal.code) {
                known.tests += 1;
                known.why.clone_from(&refusal.why);
            } else {
                let (code, why) = (refusal.code.clone(), refusal.why.clone());
                found.push(RefusedTests { code, why, tests: 1 });
            }
        }
        found
    }

    fn calibration(&self) -> BackTestCalibration {
        let (mut tests, mut held, mut width) = (0, 0, 0.0);
        for day in &self.days {
            if let Some([lo, hi]) = day.interval {
                tests += 1;
                held += usize::from((lo..=hi).contains(&day.performance));
                width += hi - lo;
            }
        }
        BackTestCalibration::from_sums(self.level, tests, held, width)
    }
}

impl BackTestCalibration {
    pub(super) fn from_sums(level: f64, tests: usize, held: usize, width: f64) -> Self {
        let per = |sum: f64| (tests > 0).then(|| sum / count(tests));
        Self { level, tests, held, share: per(count(held)), mean_width: per(width) }
    }
}

impl BackTestedDay {
    /// What was measured above the prediction.
    #[must_use]
    pub fn error(&self) -> Option<f64> {
        self.predicted.map(|predicted| self.performance - predicted)
    }
}

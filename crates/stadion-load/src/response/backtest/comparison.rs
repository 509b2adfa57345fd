//! Several models on the same tests.

use super::candidate::DynFitResponse;
use super::report::{BackTest, BackTestSummary, BackTestedDay};
use super::walk_forward::WalkForward;
use crate::response::ResponseData;

/// Models by how well they predict, the best first.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct ResponseComparison {
    /// Tests that every model predicts which predicts any; only these rank.
    pub common: usize,
    /// The models.
    pub ranked: Vec<RankedResponse>,
}

/// One model of a comparison.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RankedResponse {
    /// Its place in the list that was given.
    pub candidate: usize,
    /// Its identifier.
    pub model: String,
    /// Sum of squares over the common tests; `None` where it predicts nothing, which ranks last.
    pub sse: Option<f64>,
    /// The whole of its back-test, with the reasons of what it refused.
    pub summary: BackTestSummary,
}

impl ResponseComparison {
    /// Cross-validation that respects time: each model is fitted to earlier tests and judged by later
    /// ones, never the other way round. `walk` says how far apart the fits are.
    ///
    /// Equal sums keep the order of the list, so simple models are best named first.
    ///
    /// ```
    /// use stadion_load::{
    ///     Doses, LastFit, MeanFit, PerformanceTest, ResponseComparison, ResponseData, WalkForward,
    /// };
    ///
    /// let tests = (0..6).zip([300.0, 304.0, 307.0, 312.0, 315.0, 320.0]);
    /// let tests = tests.map(|(day, performance)| PerformanceTest { day, performance });
    /// let data = ResponseData::new(Doses::single(vec![50.0; 6])?, tests.collect())?;
    /// let found = ResponseComparison::of(&[&MeanFit, &LastFit], &data, WalkForward::default());
    /// assert_eq!((found.common, found.ranked[0].model.as_str()), (5, "last-value"));
    /// # Ok::<(), stadion_load::ResponseError>(())
    /// ```
    #[must_use]
    pub fn of(candidates: &[&dyn DynFitResponse], data: &ResponseData, walk: WalkForward) -> Self {
        let found: Vec<BackTest> = candidates.iter().map(|rule| walk.run(*rule, data)).collect();
        let predicts =
            |test: &&BackTest| test.days.iter().any(|day: &BackTestedDay| day.predicted.is_some());
        let able: Vec<&BackTest> = found.iter().filter(predicts).collect();
        let common: Vec<usize> = (0..found.first().map_or(0, |test| test.days.len()))
            .filter(|&at| !able.is_empty() && able.iter().all(|t| t.days[at].predicted.is_some()))
            .collect();
        let rank = |(candidate, test): (usize, &BackTest)| {
            let errors = common.iter().filter_map(|&at| test.days[at].error());
            let any = !common.is_empty() && predicts(&test);
            RankedResponse {
                candidate,
                model: test.model.clone(),
                sse: any.then(|| errors.map(|error| error * error).sum()),
                summary: test.summary(),
            }
        };
        let mut ranked: Vec<_> = found.iter().enumerate().map(rank).collect();
        let key = |one: &RankedResponse| one.sse.unwrap_or(f64::INFINITY);
        ranked.sort_by(|a, b| key(a).total_cmp(&key(b)));
        Self { common: common.len(), ranked }
    }
}

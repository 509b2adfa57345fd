//! Back-tests: nothing of the future, refusals counted, skill, calibration, ranks.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "tests")]

use core::num::NonZeroUsize;
use std::cell::RefCell;

use stadion_load::{
    BackTest, ConstantPerformance, Doses, FitResponse, LastFit, Linearity, MeanFit,
    PerformanceTest, PooledBackTest, ResponseComparison, ResponseData, ResponseFit,
    ResponseFitError, ResponseIndex, ResponseModel, WalkForward,
};

fn data(tests: &[(usize, f64)]) -> ResponseData {
    let tests = tests.iter().map(|&(day, performance)| PerformanceTest { day, performance });
    ResponseData::new(Doses::single(vec![50.0; 60]).unwrap(), tests.collect()).unwrap()
}

/// Performances that wobble about 300 without a trend.
fn wobble() -> ResponseData {
    let of = |i: usize| (3 * i, 300.0 + [3.0, -4.0, 1.0, 5.0, -2.0, -5.0, 2.0][i % 7]);
    data(&(0..20).map(of).collect::<Vec<_>>())
}

/// The mean, which writes down what it was given.
#[derive(Default)]
struct Spy(RefCell<Vec<(usize, usize)>>);

impl FitResponse for Spy {
    type Model = ConstantPerformance;

    fn id(&self) -> &'static str {
        "spy"
    }

    fn fit(&self, data: &ResponseData) -> Result<ResponseFit<Self::Model>, ResponseFitError> {
        self.0.borrow_mut().push((data.doses().len(), data.tests().len()));
        MeanFit.fit(data)
    }
}

#[test]
fn a_fit_sees_neither_the_day_nor_what_comes_after() {
    let data = data(&[(2, 300.0), (9, 310.0), (9, 320.0), (15, 330.0)]);
    let spy = Spy::default();
    let found = WalkForward::default().run(&spy, &data);
    assert_eq!(*spy.0.borrow(), [(2, 0), (9, 1), (9, 1), (15, 3)]);
    let of = |get: fn(&stadion_load::BackTestedDay) -> Option<f64>| {
        found.days.iter().map(get).collect::<Vec<_>>()
    };
    assert_eq!(of(|d| d.predicted), [None, Some(300.0), Some(300.0), Some(310.0)]);
    assert_eq!(of(|d| d.mean), [None, Some(300.0), Some(300.0), Some(310.0)]);
    assert_eq!(of(|d| d.last), [None, Some(300.0), Some(300.0), Some(320.0)]);
}

#[test]
fn one_fit_may_serve_several_tests() {
    let spy = Spy::default();
    let walk = WalkForward::default().with_passed_over(4);
    let found = walk.with_refit_every(NonZeroUsize::new(5).unwrap()).run(&spy, &wobble());
    assert_eq!(*spy.0.borrow(), [(12, 4), (27, 9), (42, 14), (57, 19)]);
    assert_eq!(found.days.len(), 16);
    assert_eq!(found.days[6].fitted_to, Some(9));
    // The references are always the newest.
    assert_eq!(found.days[4].last, Some(found.days[3].performance));
}

#[test]
fn skill_counts_its_tests_and_is_by_hand_what_it_is() {
    let found = WalkForward::default().run(&LastFit, &data(&[(0, 1.0), (1, 2.0), (2, 4.0)]));
    let summary = found.summary();
    assert_eq!((summary.tests, summary.predicted, summary.mean.tests), (3, 2, 2));
    // Errors 1 and 2; the mean is off by 1 and 2.5.
    assert_eq!((summary.mean.sse, summary.mean.reference_sse), (5.0, 7.25));
    assert_eq!(summary.mean.skill, Some(1.0 - 5.0 / 7.25));
    assert_eq!(summary.last.skill, Some(0.0));
    assert_eq!(summary.rmse, Some(2.5_f64.sqrt()));
}

/// A model that gives no number.
struct Broken;

impl ResponseModel for Broken {
    type State = ();

    fn id(&self) -> &'static str {
        "broken"
    }

    fn index(&self) -> ResponseIndex {
        ResponseIndex::NextDay
    }

    fn linearity(&self) -> Linearity {
        Linearity::Linear
    }

    fn start(&self) {}

    fn night(&self, (): &mut ()) {}

    fn take(&self, (): &mut (), _: &[f64]) {}

    fn performance(&self, (): &()) -> f64 {
        f64::NAN
    }
}

struct BrokenFit;

impl FitResponse for BrokenFit {
    type Model = Broken;

    fn id(&self) -> &'static str {
        "broken"
    }

    fn fit(&self, data: &ResponseData) -> Result<ResponseFit<Broken>, ResponseFitError> {
        ResponseFit::new(Broken, data, 0)
    }
}

#[test]
fn what_is_refused_is_counted_with_its_reason() {
    let found = WalkForward::default().run(&BrokenFit, &wobble());
    let summary = found.summary();
    assert_eq!((summary.predicted, summary.rmse, summary.mean.skill), (0, None, None));
    let refused = &summary.refused[0];
    assert_eq!((refused.code.as_str(), refused.tests), ("back-test-no-number", 20));

    let few = WalkForward::default()
        .run(&stadion_load::BanisterFit::default(), &data(&[(4, 300.0), (9, 301.0), (20, 305.0)]));
    let refused = &few.summary().refused[0];
    assert_eq!((refused.code.as_str(), refused.tests), ("response-fit-too-few-tests", 3));
    assert_eq!(refused.why, "2 tests for 5 constants; there are too few tests");
    assert_eq!(few.summary().calibration.share, None);
}

#[test]
fn intervals_of_the_mean_hold_about_as_often_as_they_say() {
    let walk = WalkForward::default().with_passed_over(3).with_level(0.5).unwrap();
    let found = walk.run(&MeanFit, &wobble()).summary().calibration;
    assert_eq!((found.level, found.tests), (0.5, 17));
    assert_eq!(found.share.unwrap(), f64::from(u32::try_from(found.held).unwrap()) / 17.0);
    let wide = WalkForward::default().with_passed_over(3).with_level(0.99).unwrap();
    let wide = wide.run(&MeanFit, &wobble()).summary().calibration;
    assert_eq!(wide.held, 17);
    assert!(wide.mean_width > found.mean_width && found.held < 17, "{found:?}");
    assert!(WalkForward::default().with_level(1.0).is_err());
}

/// Goes through every test, and straight on behind the last two.
struct ThroughAll;

struct Line {
    tests: Vec<PerformanceTest>,
}

fn days(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap())
}

impl ResponseModel for Line {
    type State = Option<usize>;

    fn id(&self) -> &'static str {
        "through-all"
    }

    fn index(&self) -> ResponseIndex {
        ResponseIndex::NextDay
    }

    fn linearity(&self) -> Linearity {
        Linearity::Nonlinear
    }

    fn start(&self) -> Option<usize> {
        None
    }

    fn night(&self, day: &mut Option<usize>) {
        *day = Some(day.map_or(0, |day| day + 1));
    }

    fn take(&self, _: &mut Option<usize>, _: &[f64]) {}

    fn performance(&self, day: &Option<usize>) -> f64 {
        let day = day.unwrap_or(0);
        let after = self.tests.partition_point(|test| test.day < day);
        let to = after.clamp(1, self.tests.len() - 1);
        let (a, b) = (self.tests[to - 1], self.tests[to]);
        let slope = (b.performance - a.performance) / days(b.day - a.day);
        b.performance + slope * (days(day) - days(b.day))
    }
}

impl FitResponse for ThroughAll {
    type Model = Line;

    fn id(&self) -> &'static str {
        "through-all"
    }

    fn fit(&self, data: &ResponseData) -> Result<ResponseFit<Line>, ResponseFitError> {
        let tests = data.tests().to_vec();
        if tests.len() < 2 {
            return Err(ResponseFitError::TooFewTests { tests: tests.len(), parameters: 2 });
        }
        let parameters = tests.len();
        ResponseFit::new(Line { tests }, data, parameters)
    }
}

#[test]
fn a_model_that_overfits_loses() {
    let data = wobble();
    let fit = ThroughAll.fit(&data).unwrap();
    assert!(fit.sse < 1e-9 && fit.r2.unwrap() > 0.999_999);
    let found =
        ResponseComparison::of(&[&ThroughAll, &LastFit, &MeanFit], &data, WalkForward::default());
    let models: Vec<_> = found.ranked.iter().map(|one| one.model.as_str()).collect();
    assert_eq!(models, ["constant", "last-value", "through-all"]);
    // The first test cannot be predicted by anybody, the second not by a line.
    assert_eq!(found.common, 18);
    let last = &found.ranked[2];
    assert!(last.summary.mean.skill.unwrap() < -1.0, "{:?}", last.summary.mean);
    assert_eq!(last.summary.refused[0].tests, 2);
}

#[test]
fn a_model_that_predicts_nothing_ranks_last_and_hides_no_test() {
    let found = ResponseComparison::of(&[&BrokenFit, &MeanFit], &wobble(), WalkForward::default());
    assert_eq!(found.common, 19);
    assert_eq!((found.ranked[0].candidate, found.ranked[1].sse), (1, None));
}

#[test]
fn athletes_are_pooled_and_those_without_an_answer_counted() {
    let tests: Vec<BackTest> =
        [wobble(), data(&[(3, 300.0)]), data(&[(3, 1.0), (4, 2.0), (5, 4.0)])]
            .iter()
            .map(|data| WalkForward::default().run(&MeanFit, data))
            .collect();
    let pooled = PooledBackTest::of(&tests);
    assert_eq!((pooled.athletes, pooled.without_prediction), (3, 1));
    assert_eq!((pooled.predicted, pooled.refused), (21, 3));
    assert_eq!(pooled.mean.skill, Some(0.0));
    let own: Vec<f64> = tests.iter().filter_map(|test| test.summary().last.skill).collect();
    assert_eq!(pooled.athletes_last, Some(own[0].midpoint(own[1])));
    assert_eq!(pooled.better_than_both, 0);
    assert_eq!(PooledBackTest::of(&[]).calibration, None);
}

#[test]
#[cfg(feature = "serde")]
fn reports_are_stored_and_read_back() {
    let found = WalkForward::default().run(&MeanFit, &wobble());
    let text = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<BackTest>(&text).unwrap(), found);
    let pooled = PooledBackTest::of(&[found]);
    let text = serde_json::to_string(&pooled).unwrap();
    assert_eq!(serde_json::from_str::<PooledBackTest>(&text).unwrap(), pooled);
}

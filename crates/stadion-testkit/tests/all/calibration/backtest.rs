//! Back-tests of athletes whose response is known: the true model ranks first.

#![allow(clippy::unwrap_used, reason = "tests")]

use chrono::NaiveDate;
use stadion_load::{
    BanisterFit, BanisterResponse, FitResponse, FitnessFit, LastFit, MeanFit, ResponseComparison,
    ResponseData, ResponseFit, ResponseFitError, ResponseIndex, UnknownDoses, WalkForward,
};
use stadion_testkit::{SeasonPlan, SyntheticResponder};

/// Athletes; each ranks four models by walking through 40 tests.
const ATHLETES: u64 = if cfg!(stadion_full) { 200 } else { 20 };

/// Banister's model without the intervals of its constants, which no rank asks for.
struct Point(BanisterFit);

impl FitResponse for Point {
    type Model = BanisterResponse;

    fn id(&self) -> &'static str {
        self.0.id()
    }

    fn fit(&self, data: &ResponseData) -> Result<ResponseFit<Self::Model>, ResponseFitError> {
        let best = self.0.optimum(data)?;
        ResponseFit::new(best.model, data, self.0.estimated(data.doses().inputs()))
    }
}

struct FitnessPoint(FitnessFit);

impl FitResponse for FitnessPoint {
    type Model = stadion_load::FitnessOnly;

    fn id(&self) -> &'static str {
        self.0.id()
    }

    fn fit(&self, data: &ResponseData) -> Result<ResponseFit<Self::Model>, ResponseFitError> {
        let best = self.0.optimum(data)?;
        ResponseFit::new(best.model, data, self.0.estimated(data.doses().inputs()))
    }
}

fn athlete(seed: u64) -> ResponseData {
    let first = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    let season = SeasonPlan::periodised(first, 52, 600.0).with_execution_cv(0.3).run(seed).unwrap();
    let athlete = SyntheticResponder::drawn(seed, 0, ResponseIndex::NextDay).unwrap();
    let response = athlete.follow(&season, &season.test_days(9), seed).unwrap();
    ResponseData::from_dates(&season.done, response.tests, UnknownDoses::Refuse).unwrap()
}

#[test]
fn calibration_the_true_model_ranks_first() {
    let (truth, fitness) = (Point(BanisterFit::default()), FitnessPoint(FitnessFit::default()));
    let walk = WalkForward::default()
        .with_passed_over(12)
        .with_refit_every(core::num::NonZeroUsize::new(4).unwrap());
    let mut first = 0;
    for seed in 0..ATHLETES {
        let data = athlete(seed);
        let found = ResponseComparison::of(&[&MeanFit, &LastFit, &fitness, &truth], &data, walk);
        assert_eq!(found.common, 28);
        first += u64::from(found.ranked[0].candidate == 3);
    }
    println!("first for {first} of {ATHLETES}");
    assert!(first * 10 >= ATHLETES * 9, "first for {first} of {ATHLETES}");
}

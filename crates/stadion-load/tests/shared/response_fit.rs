//! Fits on the data of Clarke & Skiba (2013) and against what least squares elsewhere reach.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use approx::{assert_abs_diff_eq, assert_relative_eq};
use stadion_load::{
    BanisterFit, BanisterResponse, Doses, FitResponse, PerformanceTest, ResponseComponent,
    ResponseData, ResponseFit, ResponseIndex, TimeConstant,
};

use crate::load::folder;

/// The table of predictions holds the loads and, on nine days, the tests.
fn clarke_skiba() -> Option<ResponseData> {
    let text = std::fs::read_to_string(folder()?.join("banister_clarke_skiba_pred.csv")).unwrap();
    let mut loads = Vec::new();
    let mut tests = Vec::new();
    for row in text.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let day = loads.len();
        loads.push(cells[4].parse().unwrap());
        if let Ok(performance) = cells[5].parse::<f64>() {
            if performance.is_finite() {
                tests.push(PerformanceTest { day, performance });
            }
        }
    }
    assert_eq!((loads.len(), tests.len()), (165, 9));
    Some(ResponseData::new(Doses::single(loads).unwrap(), tests).unwrap())
}

fn published(index: ResponseIndex) -> BanisterResponse {
    let component = |gain, days| ResponseComponent::new(gain, days).unwrap();
    BanisterResponse::new(262.0, component(0.18, 36.0), component(0.23, 21.0), index).unwrap()
}

fn codes<M>(fit: &ResponseFit<M>) -> Vec<&str> {
    fit.findings.iter().map(stadion_types::Finding::rule).collect()
}

#[test]
fn the_published_constants_hold_by_one_index_only() {
    let Some(data) = clarke_skiba() else { return };
    let same = ResponseFit::new(published(ResponseIndex::SameDay), &data, 5).unwrap();
    assert_abs_diff_eq!(same.sse, 21.2601, epsilon = 1e-3);
    assert_abs_diff_eq!(same.r2.unwrap(), 0.97819, epsilon = 5e-6);
    let next = ResponseFit::new(published(ResponseIndex::NextDay), &data, 5).unwrap();
    assert_abs_diff_eq!(next.sse, 193.4, epsilon = 0.05);
}

#[test]
fn the_free_fit_is_better_and_says_that_it_means_nothing() {
    let Some(data) = clarke_skiba() else { return };
    let fit = BanisterFit::new(ResponseIndex::SameDay).fit(&data).unwrap();
    assert!(fit.sse <= 18.31, "{}", fit.sse);
    assert!(!fit.identifiable);
    assert_eq!(
        codes(&fit),
        ["response-too-few-tests", "response-constants-merge", "response-gains-cancel"]
    );
    let texts: Vec<String> = fit.findings.iter().map(|f| f.reason.text()).collect();
    assert!(texts.iter().all(|text| !text.contains('{')), "{texts:?}");
}

fn ends<M>(fit: &ResponseFit<M>, name: &str) -> [f64; 3] {
    let parameter = fit.parameter(name).unwrap();
    let interval = parameter.interval.as_ref().unwrap();
    [interval.lo(), parameter.value, interval.hi()]
}

#[test]
fn constants_that_are_kept_apart_are_the_published_ones() {
    let Some(data) = clarke_skiba() else { return };
    let fit = BanisterFit::new(ResponseIndex::SameDay).with_apart(1.7).unwrap();
    let fit = fit.fit(&data).unwrap();
    assert!(fit.sse > 20.0 && fit.sse < 20.5, "{}", fit.sse);
    for (name, published, near) in [
        ("p0", 262.0, 0.5),
        ("k1", 0.18, 0.01),
        ("k2", 0.23, 0.01),
        ("tau1", 36.0, 0.5),
        ("tau2", 21.0, 0.5),
    ] {
        assert_abs_diff_eq!(fit.parameter(name).unwrap().value, published, epsilon = near);
    }
    // How flat it is: fitness may last one month or three, fatigue one week and a half or a month.
    let [lo, _, hi] = ends(&fit, "tau1");
    assert!(lo < 30.0 && hi > 80.0, "{lo} {hi}");
    let [lo, _, hi] = ends(&fit, "tau2");
    assert!(lo < 12.0 && hi > 29.0, "{lo} {hi}");
    assert_eq!(codes(&fit), ["response-too-few-tests", "response-kept-apart"]);

    let between = |lo, hi| TimeConstant::between(lo, hi).unwrap();
    let fit = BanisterFit::new(ResponseIndex::SameDay)
        .with_fitness_days(between(30.0, 60.0))
        .with_fatigue_days(between(5.0, 22.0))
        .fit(&data)
        .unwrap();
    assert!(codes(&fit).contains(&"response-at-bound"));
    assert!(codes(&fit).contains(&"response-flat-profile"));
}

#[test]
fn given_time_constants_leave_a_linear_fit() {
    let Some(data) = clarke_skiba() else { return };
    for (slow, fast, index, sse, [p0, k1, k2]) in [
        (
            36.0,
            21.0,
            ResponseIndex::SameDay,
            20.421_573_754_603_86,
            [261.559_904_722_472_54, 0.176_057_969_670_180_78, 0.223_762_125_720_365_8],
        ),
        (
            42.0,
            7.0,
            ResponseIndex::SameDay,
            101.950_118_370_811_74,
            [240.050_782_525_842_1, 0.073_855_977_326_937_69, 0.124_656_286_579_249_49],
        ),
        (
            50.0,
            11.0,
            ResponseIndex::NextDay,
            43.450_326_266_016_93,
            [257.064_203_482_162_55, 0.065_439_762_663_791_46, 0.142_125_946_835_272_08],
        ),
    ] {
        let fixed = |days| TimeConstant::fixed(days).unwrap();
        let fit = BanisterFit::new(index)
            .with_fitness_days(fixed(slow))
            .with_fatigue_days(fixed(fast))
            .fit(&data)
            .unwrap();
        assert_relative_eq!(fit.sse, sse, max_relative = 1e-9);
        for (name, value) in [("p0", p0), ("k1", k1), ("k2", k2)] {
            assert_relative_eq!(fit.parameter(name).unwrap().value, value, max_relative = 1e-9);
        }
        assert_eq!(fit.parameter("tau1").unwrap().interval, None);
        assert_eq!(fit.estimated, 3);
    }
}

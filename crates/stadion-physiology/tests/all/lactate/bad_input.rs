//! Bad input gives a named error or status, never a number that is none.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use stadion_physiology::{
    BaselineRule, CurveFit, IncompleteStage, IntensityUnit, Method, ModifiedDmaxStart, Stage,
    StepTest, Threshold, ThresholdRules, ThresholdStatus, ThresholdWarning, threshold, thresholds,
};
use stadion_types::{HeartRate, Lactate};

use ThresholdStatus::{
    BelowRange, NoBaseline, NoRise, NoSolution, NotReached, Ok as Found, TooFewStages,
};

fn lactate(value: f64) -> Lactate {
    Lactate::from_millimoles_per_liter(value).unwrap()
}

fn stages(points: &[[f64; 2]]) -> Vec<Stage> {
    points.iter().map(|&[x, y]| Stage::new(x).with_lactate(lactate(y))).collect()
}

fn test(points: &[[f64; 2]]) -> StepTest {
    StepTest::new(IntensityUnit::Watts, stages(points)).unwrap()
}

/// A common test, as a start for the spoilt ones.
const WATTS: [[f64; 2]; 8] = [
    [100.0, 1.1],
    [130.0, 1.0],
    [160.0, 1.2],
    [190.0, 1.5],
    [220.0, 2.1],
    [250.0, 3.2],
    [280.0, 5.0],
    [310.0, 8.1],
];

fn with_baseline(points: &[[f64; 2]]) -> StepTest {
    test(points).with_baseline(lactate(0.9), None).unwrap()
}

/// Every number of a threshold is there or absent with its status, and finite.
fn assert_whole(threshold: &Threshold) {
    let found = threshold.status == Found;
    assert_eq!(threshold.intensity.is_some(), found, "{threshold:?}");
    assert_eq!(threshold.lactate.is_some(), found, "{threshold:?}");
    for number in [threshold.intensity, threshold.lactate, threshold.heart_rate] {
        assert!(number.is_none_or(f64::is_finite), "{threshold:?}");
    }
    assert!(found || threshold.warnings.is_empty() && threshold.crossings.is_none());
}

/// The status of every method in the order of [`Method::ALL`].
fn statuses(test: &StepTest) -> Vec<ThresholdStatus> {
    let all = thresholds(test, &Method::ALL, &ThresholdRules::default());
    all.iter().for_each(assert_whole);
    all.iter().map(|threshold| threshold.status).collect()
}

#[test]
fn a_good_test_has_every_threshold() {
    assert_eq!(statuses(&with_baseline(&WATTS)), [Found; Method::ALL.len()]);
}

#[test]
fn no_baseline() {
    let test = test(&WATTS);
    for (method, status) in Method::ALL.into_iter().zip(statuses(&test)) {
        let expected = if matches!(method, Method::BaselinePlus(_)) { NoBaseline } else { Found };
        assert_eq!(status, expected, "{method}");
    }
    let rules = ThresholdRules::default();
    let above = rules.with_modified_start(ModifiedDmaxStart::AboveBaseline);
    assert_eq!(threshold(&test, Method::ModifiedDmax, &above).status, NoBaseline);
    let included = rules.with_include_baseline(true);
    assert_eq!(threshold(&test, "obla-4.0".parse().unwrap(), &included).status, NoBaseline);
    // Rules that read the baseline off the stages need none at rest.
    for rule in BaselineRule::ALL {
        let method = "baseline+1.0".parse().unwrap();
        let found = threshold(&test, method, &rules.with_baseline(rule));
        assert_eq!(found.status == Found, rule != BaselineRule::Resting, "{rule:?}");
    }
}

#[test]
fn too_few_stages() {
    for count in 1..=5 {
        let test = with_baseline(&WATTS[WATTS.len() - count..]);
        for fit in CurveFit::ALL {
            let rules = ThresholdRules::default().with_fit(fit).with_ratio_fit(fit);
            for threshold in thresholds(&test, &Method::ALL, &rules) {
                assert_whole(&threshold);
            }
        }
    }
    // Two stages.
    let two = with_baseline(&WATTS[6..]);
    assert_eq!(statuses(&two), [TooFewStages; Method::ALL.len()]);
    // The straight line between them is a curve, and it is not extended.
    let rules = ThresholdRules::default().with_fit(CurveFit::Linear);
    let at = |name: &str| threshold(&two, name.parse().unwrap(), &rules);
    assert_eq!(at("obla-4.0").status, BelowRange);
    assert_eq!(at("obla-9.0").status, NotReached);
    assert_eq!(at("obla-5.0").intensity, Some(280.0));
    assert_eq!(at("obla-8.1").intensity, Some(310.0));
}

#[test]
fn a_flat_curve() {
    let flat = with_baseline(&WATTS.map(|[x, _]| [x, 1.2]));
    for (method, status) in Method::ALL.into_iter().zip(statuses(&flat)) {
        let expected: &[_] = match method {
            Method::Obla(_) | Method::BaselinePlus(_) | Method::LtRatio | Method::Dickhuth => {
                &[NotReached]
            }
            // An exponential has no rate there.
            Method::ExponentialDmax | Method::LogExpModifiedDmax => &[NoSolution, NoRise],
            _ => &[NoRise],
        };
        assert!(expected.contains(&status), "{method} {status:?}");
    }
    for fit in CurveFit::ALL {
        let rules = ThresholdRules::default().with_fit(fit).with_ratio_fit(fit);
        for threshold in thresholds(&flat, &Method::ALL, &rules) {
            assert_ne!(threshold.status, Found, "{threshold:?}");
            assert_whole(&threshold);
        }
    }
}

#[test]
fn straight_and_falling_curves_have_no_dmax() {
    let straight = with_baseline(&WATTS.map(|[x, _]| [x, 1.0 + (x - 100.0) / 30.0]));
    let falling = with_baseline(&WATTS.map(|[x, _]| [x, 9.0 - (x - 100.0) / 30.0]));
    // Steep first and flat later: the curve lies above its chord.
    let concave = with_baseline(&WATTS.map(|[x, _]| [x, 1.0 + (x - 100.0).sqrt() / 4.0]));
    for (test, expected) in [(&straight, NoSolution), (&falling, NoRise), (&concave, NoSolution)] {
        for method in [Method::Dmax, Method::ExponentialDmax] {
            let found = threshold(test, method, &ThresholdRules::default());
            // The falling line is no exponential.
            let refused = [expected, NoSolution].contains(&found.status);
            assert!(refused && (method != Method::Dmax || found.status == expected), "{found:?}");
        }
        statuses(test);
    }
    for method in [Method::Ltp1, Method::Ltp2] {
        let found = threshold(&straight, method, &ThresholdRules::default());
        assert_eq!(found.status, NoSolution, "{method}");
    }
}

#[test]
fn levels_outside_the_test() {
    let test = with_baseline(&WATTS);
    let at = |name: &str| threshold(&test, name.parse().unwrap(), &ThresholdRules::default());
    assert_eq!(at("obla-12.0").status, NotReached);
    assert_eq!(at("obla-0.5").status, BelowRange);
    assert_eq!(at("baseline+15.0").status, NotReached);
    // Above the first stage of a curve that falls first: the last crossing from below counts.
    let dip = with_baseline(&WATTS.map(|[x, y]| if x < 120.0 { [x, 3.0] } else { [x, y] }));
    let found = threshold(&dip, "obla-2.0".parse().unwrap(), &ThresholdRules::default());
    assert_eq!((found.status, found.crossings), (Found, Some(2)));
    assert!(found.intensity.unwrap() > 190.0);
    assert!(found.warnings.contains(&ThresholdWarning::SeveralCrossings));
    assert!(found.warnings.contains(&ThresholdWarning::NotMonotone));
}

/// A cubic through a steep end swings below zero before it, and blood does not follow.
#[test]
fn a_fit_below_zero_is_no_lactate() {
    let readings = [1.0, 1.0, 1.0, 1.0, 1.0, 1.1, 1.2, 1.6, 6.0, 33.0];
    let steep = (0..).zip(readings).map(|(i, y)| [100.0 + 20.0 * f64::from(i), y]);
    let test = with_baseline(&steep.collect::<Vec<_>>());
    let rules = ThresholdRules::default();
    let found = threshold(&test, Method::Dmax, &rules);
    assert_eq!((found.status, found.lactate), (NoSolution, None));
    // A curve that stays above zero has the point.
    let exponential = threshold(&test, Method::ExponentialDmax, &rules);
    assert!(exponential.lactate.is_some_and(|lactate| lactate > 1.0), "{exponential:?}");
    for fit in CurveFit::ALL {
        for found in thresholds(&test, &Method::ALL, &rules.with_fit(fit).with_ratio_fit(fit)) {
            assert!(found.lactate.is_none_or(|lactate| lactate > 0.0), "{found:?}");
        }
    }
}

/// One step below the first stage of the test, not of those that were read.
#[test]
fn the_baseline_stands_in_one_place() {
    let mut stages = stages(&WATTS);
    stages[0].lactate = None;
    let test = StepTest::new(IntensityUnit::Watts, stages).unwrap();
    let test = test.with_baseline(lactate(0.9), None).unwrap();
    let points = test.points(IncompleteStage::default());
    assert_eq!((points.baseline_intensity, points.intensities[0]), (Some(70.0), 130.0));
    let rules = ThresholdRules::default().with_include_baseline(true).with_fit(CurveFit::Linear);
    // Half-way from 0.9 at 70 W to 1.0 at 130 W.
    let half_way = Method::Obla(lactate(0.95));
    let place = threshold(&test, half_way, &rules).intensity.unwrap();
    assert!((place - 100.0).abs() < 1e-9, "{place}");
}

#[test]
fn the_last_stage_has_no_lactate() {
    let mut stages = stages(&WATTS);
    stages.push(Stage::new(340.0).with_heart_rate(HeartRate::from_bpm(180.0).unwrap()));
    let test = StepTest::new(IntensityUnit::Watts, stages).unwrap();
    let test = test.with_baseline(lactate(0.9), None).unwrap();
    assert_eq!(statuses(&test), [Found; Method::ALL.len()]);
    for method in Method::ALL {
        let found = threshold(&test, method, &ThresholdRules::default());
        let warned = found.warnings.contains(&ThresholdWarning::LastStageWithoutLactate);
        assert!(warned, "{method}");
    }
    // What lies beyond the last lactate is not reached.
    let beyond = threshold(&test, "obla-9.0".parse().unwrap(), &ThresholdRules::default());
    assert_eq!(beyond.status, NotReached);
}

#[test]
fn stages_that_are_no_test() {
    let spoilt = |change: fn(&mut Vec<Stage>)| {
        let mut stages = stages(&WATTS);
        change(&mut stages);
        let error = StepTest::new(IntensityUnit::Watts, stages).unwrap_err();
        assert!(!error.to_string().is_empty());
        error
    };
    let all = [
        (spoilt(Vec::clear), "no-stages"),
        (spoilt(|stages| stages.swap(3, 4)), "descending-intensities"),
        (spoilt(|stages| stages[4].intensity = stages[3].intensity), "equal-intensities"),
        (spoilt(|stages| stages[4].intensity = f64::NAN), "not-finite-intensity"),
        (spoilt(|stages| stages[7].intensity = f64::INFINITY), "not-finite-intensity"),
        (spoilt(|stages| stages[0].intensity = -100.0), "negative-intensity"),
        (spoilt(|stages| stages[4].lactate = Some(lactate(0.0))), "implausible-lactate"),
        (spoilt(|stages| stages[7].lactate = Some(lactate(40.0))), "implausible-lactate"),
        (spoilt(|stages| stages[7].completed = 1.5), "completed-out-of-range"),
        (spoilt(|stages| stages[7].completed = f64::NAN), "completed-out-of-range"),
        (spoilt(|stages| stages[3].completed = 0.5), "incomplete-before-last"),
    ];
    for (error, code) in all {
        assert_eq!(error.code(), code, "{error}");
    }
    assert!(test(&WATTS).with_baseline(lactate(40.0), None).is_err());
    // What is no number is no lactate in the first place.
    assert!(Lactate::from_millimoles_per_liter(f64::NAN).is_err());
    assert!(Lactate::from_millimoles_per_liter(-1.0).is_err());
}

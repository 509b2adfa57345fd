//! Thresholds by their definitions, their rules, and the laws they obey.
#![allow(clippy::unwrap_used, clippy::float_cmp, missing_docs, reason = "tests")]

use approx::assert_relative_eq;
use proptest::prelude::*;
use stadion_physiology::{
    BaldariStage, BaselineRule, CurveFit, DickhuthStart, DmaxChord, HeartRateRule, IncompleteStage,
    IntensityUnit, LactateCurve, Method, ModifiedDmaxStart, SlopeRule, Stage, StepTest, Threshold,
    ThresholdRules, ThresholdStatus, ThresholdWarning, threshold, thresholds,
};
use stadion_types::{HeartRate, Lactate};

fn lactate(value: f64) -> Lactate {
    Lactate::from_millimoles_per_liter(value).unwrap()
}

fn test(points: &[[f64; 2]]) -> StepTest {
    let stages = points.iter().map(|&[x, y]| Stage::new(x).with_lactate(lactate(y))).collect();
    StepTest::new(IntensityUnit::Watts, stages).unwrap()
}

fn method(name: &str) -> Method {
    name.parse().unwrap()
}

fn found(test: &StepTest, name: &str, rules: &ThresholdRules) -> Threshold {
    let threshold = threshold(test, method(name), rules);
    assert_eq!(threshold.status, ThresholdStatus::Ok, "{name}");
    threshold
}

fn at(test: &StepTest, name: &str, rules: &ThresholdRules) -> f64 {
    found(test, name, rules).intensity.unwrap()
}

fn status(test: &StepTest, name: &str, rules: &ThresholdRules) -> ThresholdStatus {
    threshold(test, method(name), rules).status
}

/// Stages from 100 to 300 W whose lactates lie on `curve` of 0..=1.
fn on_curve(curve: impl Fn(f64) -> f64) -> StepTest {
    let stages: Vec<_> = (0..=8).map(|i| f64::from(i) / 8.0).collect();
    test(&stages.iter().map(|&u| [100.0 + 200.0 * u, curve(u)]).collect::<Vec<_>>())
}

/// Rest 1.6 and a dip before the rise.
fn dip() -> StepTest {
    test(&[
        [100.0, 1.9],
        [130.0, 1.5],
        [160.0, 1.2],
        [190.0, 1.3],
        [220.0, 1.7],
        [250.0, 2.6],
        [280.0, 4.3],
        [310.0, 7.2],
    ])
    .with_baseline(lactate(1.6), None)
    .unwrap()
}

const RULES: fn() -> ThresholdRules = ThresholdRules::default;

#[test]
fn the_inverse_is_exact() {
    let cubic = on_curve(|u| 1.0 + 6.0 * u.powi(3));
    for fit in [CurveFit::Cubic, CurveFit::Quartic] {
        for u in [0.25, 0.5, 0.9, 1.0 - 1e-6] {
            let level = 1.0 + 6.0 * u * u * u;
            let threshold = threshold(&cubic, Method::Obla(lactate(level)), &RULES().with_fit(fit));
            assert_relative_eq!(
                threshold.intensity.unwrap(),
                100.0 + 200.0 * u,
                max_relative = 1e-9
            );
            assert_eq!((threshold.fit, threshold.crossings), (Some(fit), Some(1)));
            assert_eq!(threshold.lactate, Some(level));
        }
    }
    let exponential = on_curve(|u| 0.8 + 0.1 * (4.0 * u).exp());
    let rules = RULES().with_fit(CurveFit::Exponential);
    assert_relative_eq!(
        at(&exponential, "obla-2.0", &rules),
        100.0 + 50.0 * 12.0_f64.ln(),
        max_relative = 1e-7
    );
    // On the straight lines: 2.6 at 250 W, 4.3 at 280 W.
    let rules = RULES().with_fit(CurveFit::Linear);
    assert_relative_eq!(at(&dip(), "obla-4.0", &rules), 250.0 + 30.0 * 1.4 / 1.7, epsilon = 1e-9);
    // The ends of the test belong to it.
    assert_eq!(at(&dip(), "obla-7.2", &rules), 310.0);
}

#[test]
fn the_last_crossing_from_below_counts() {
    for fit in CurveFit::ALL {
        let threshold = threshold(&dip(), method("obla-1.7"), &RULES().with_fit(fit));
        let watts = threshold.intensity.unwrap();
        assert!((190.0..240.0).contains(&watts), "{fit:?} {watts}");
        let falls = fit != CurveFit::Exponential;
        assert_eq!(threshold.crossings, Some(if falls { 2 } else { 1 }), "{fit:?}");
        let warned = threshold.warnings.contains(&ThresholdWarning::SeveralCrossings);
        assert_eq!(warned, falls, "{fit:?}");
        let warned = threshold.warnings.contains(&ThresholdWarning::NotMonotone);
        assert_eq!(warned, falls, "{fit:?}");
    }
}

#[test]
fn dmax_is_where_the_slope_is_that_of_the_chord() {
    // u³ from 0 to 1: the slope is 1 where u is the root of a third.
    let cubic = on_curve(|u| 1.0 + 6.0 * u.powi(3));
    let watts = 100.0 + 200.0 * (1.0_f64 / 3.0).sqrt();
    for chord in DmaxChord::ALL {
        let dmax = found(&cubic, "dmax", &RULES().with_chord(chord));
        assert_relative_eq!(dmax.intensity.unwrap(), watts, max_relative = 1e-9);
        assert_relative_eq!(dmax.lactate.unwrap(), 1.0 + 6.0 * 3.0_f64.powf(-1.5), epsilon = 1e-9);
        assert_eq!(dmax.fit, Some(CurveFit::Cubic));
    }
    // The user's curve does not change it, nor does the baseline as a point of that curve.
    let other = RULES().with_fit(CurveFit::Linear).with_include_baseline(true);
    let rested = cubic.with_baseline(lactate(2.0), None).unwrap();
    assert_relative_eq!(at(&rested, "dmax", &other), watts, max_relative = 1e-9);
    // Chords differ where lactate dips first. numpy: roots of the cubic's slope less the chord's.
    let chords = DmaxChord::ALL.map(|chord| at(&dip(), "dmax", &RULES().with_chord(chord)));
    for (watts, expected) in
        chords.into_iter().zip([224.710_715_566, 224.597_910_741, 229.342_473_764])
    {
        assert_relative_eq!(watts, expected, epsilon = 1e-6);
    }
}

#[test]
fn exponential_dmax_has_a_closed_form() {
    let exponential = on_curve(|u| 0.8 + 0.1 * (4.0 * u).exp());
    let closed = |u: f64| {
        let mean = ((4.0_f64).exp() - (4.0 * u).exp()) / (4.0 * (1.0 - u));
        100.0 + 50.0 * mean.ln()
    };
    let dmax = at(&exponential, "exponential-dmax", &RULES());
    assert_relative_eq!(dmax, closed(0.0), max_relative = 1e-7);
    let start = (at(&exponential, "log-log", &RULES()) - 100.0) / 200.0;
    let modified = at(&exponential, "log-exp-modified-dmax", &RULES());
    assert_relative_eq!(modified, closed(start), max_relative = 1e-7);
    assert!(modified > dmax);
}

#[test]
fn the_log_log_point_starts_the_chord_on_the_cubic() {
    let test = dip();
    let start = at(&test, "log-log", &RULES());
    let watts: Vec<_> = test.stages().iter().map(|stage| stage.intensity).collect();
    let readings: Vec<_> =
        test.stages().iter().map(|stage| stage.lactate.unwrap().millimoles_per_liter()).collect();
    let cubic = LactateCurve::fit(CurveFit::Cubic, &watts, &readings).unwrap();
    let slope = (7.2 - cubic.value(start)) / (310.0 - start);
    let modified = at(&test, "log-poly-modified-dmax", &RULES().with_fit(CurveFit::Pchip));
    assert_relative_eq!(cubic.slope_at(modified), slope, max_relative = 1e-9);
    assert!(start < modified && modified < 310.0);
}

#[test]
fn tenths_compare_as_tenths() {
    // In binary fractions 2.0 - 1.6 is a little less than 0.4 and 1.6 - 1.2 a little more.
    let rise = |from: f64, to: f64| {
        let test = test(&[
            [100.0, from],
            [130.0, to],
            [160.0, to + 0.6],
            [190.0, to + 1.4],
            [220.0, to + 3.0],
            [250.0, to + 6.0],
        ]);
        at(&test, "modified-dmax", &RULES())
    };
    // The same shape from another height has the same threshold: all start at the first stage.
    let expected = rise(1.2, 1.6);
    for (from, to) in [(1.6, 2.0), (2.0, 2.4), (1.0, 1.4), (1.25, 1.65)] {
        assert_relative_eq!(rise(from, to), expected, max_relative = 1e-9);
    }
    // A finer reading that rises by less does not.
    assert!((rise(1.6, 1.999) - expected).abs() > 1.0);
}

#[test]
fn starts_of_the_modified_dmax_differ() {
    let test = dip();
    let at = |start| at(&test, "modified-dmax", &RULES().with_modified_start(start));
    // From 190, 220 and 250 W on: 1.3 to 1.7 rises by 0.4, 2.6 is the first above 2.0.
    // numpy: roots of the cubic's slope less the chord's.
    let [rise, before, above] = ModifiedDmaxStart::ALL.map(at);
    for (watts, expected) in
        [(rise, 254.440_177_806), (before, 267.032_339_153), (above, 281.960_944_108)]
    {
        assert_relative_eq!(watts, expected, epsilon = 1e-6);
    }
    // The lowest stage as the baseline: 1.7 is the first at least 0.4 above 1.2.
    let lowest = RULES()
        .with_modified_start(ModifiedDmaxStart::BeforeAboveBaseline)
        .with_baseline(BaselineRule::LowestStage);
    assert_relative_eq!(self::at(&test, "modified-dmax", &lowest), rise, max_relative = 1e-12);
    // The first stage is above the baseline already: nothing lies before it.
    let rested = on_curve(|u| 2.0 + 6.0 * u.powi(3)).with_baseline(lactate(1.0), None).unwrap();
    let before = RULES().with_modified_start(ModifiedDmaxStart::BeforeAboveBaseline);
    assert_eq!(status(&rested, "modified-dmax", &before), ThresholdStatus::BelowRange);
    // A chord over a plateau at the end: its tangent lies before its start, so it is none.
    let readings = [1.0, 1.1, 1.3, 1.8, 2.8, 4.6, 6.9, 7.2];
    let plateau: Vec<_> =
        readings.iter().zip(0..).map(|(&y, i)| [100.0 + 30.0 * f64::from(i), y]).collect();
    let plateau = self::test(&plateau).with_baseline(lactate(6.4), None).unwrap();
    let above = RULES().with_modified_start(ModifiedDmaxStart::AboveBaseline);
    assert_eq!(status(&plateau, "modified-dmax", &above), ThresholdStatus::NoSolution);
    // Never 0.4 above it.
    let high = dip().with_baseline(lactate(9.0), None).unwrap();
    assert_eq!(status(&high, "modified-dmax", &before), ThresholdStatus::NoRise);
}

#[test]
fn baselines() {
    let test = dip();
    let above = |rule| {
        let rules = RULES().with_baseline(rule).with_fit(CurveFit::Linear);
        let watts = at(&test, "baseline+1.0", &rules);
        let obla = move |level: f64| threshold(&dip(), Method::Obla(lactate(level)), &rules);
        (watts, obla)
    };
    // Means of 1.9, 1.5, 1.2 and 1.3 without the highest and the lowest; of the lines from 100 W
    // to 142 W: (1.7 * 30 + (1.5 + 1.38) / 2 * 12) / 42.
    for (rule, level) in [
        (BaselineRule::Resting, 1.6),
        (BaselineRule::FirstStage, 1.9),
        (BaselineRule::LowestStage, 1.2),
        (BaselineRule::CurveStart, 1.625_714_285_7),
        (BaselineRule::EarlyStages, 1.4),
    ] {
        let (watts, obla) = above(rule);
        // The mean over a kink is Simpson's, good to a hundredth of a step.
        let expected = obla(level + 1.0).intensity.unwrap();
        assert_relative_eq!(watts, expected, epsilon = 0.05);
    }
}

#[test]
fn the_baseline_may_be_a_point_of_the_curve() {
    let test = dip();
    let with = RULES().with_include_baseline(true);
    assert_ne!(at(&test, "obla-2.0", &with), at(&test, "obla-2.0", &RULES()));
    assert_ne!(at(&test, "ltp1", &with), at(&test, "ltp1", &RULES()));
    for name in ["dmax", "modified-dmax", "exponential-dmax", "lt-ratio", "baldari"] {
        assert_eq!(at(&test, name, &with), at(&test, name, &RULES()), "{name}");
    }
}

#[test]
fn the_least_ratio() {
    // 1 + x²/40000 by x is least at 200 W.
    let square = test(
        &[100.0, 130.0, 160.0, 190.0, 220.0, 250.0, 280.0]
            .map(|x: f64| [x, 1.0 + x * x / 40_000.0]),
    );
    let rules = RULES().with_ratio_fit(CurveFit::Cubic);
    let ratio = found(&square, "lt-ratio", &rules);
    assert_relative_eq!(ratio.intensity.unwrap(), 200.0, max_relative = 1e-9);
    assert_eq!(ratio.fit, Some(CurveFit::Cubic));
    assert_eq!(found(&square, "lt-ratio", &RULES()).fit, Some(CurveFit::NaturalSpline));
    // Dickhuth's threshold is 1.5 above the lactate there, 2.0; the test ends at 2.96.
    assert_eq!(status(&square, "dickhuth", &rules), ThresholdStatus::NotReached);
    let longer =
        test(&[100.0, 150.0, 200.0, 250.0, 300.0, 350.0].map(|x: f64| [x, 1.0 + x * x / 40_000.0]));
    let dickhuth = found(&longer, "dickhuth", &rules);
    assert_relative_eq!(dickhuth.lactate.unwrap(), 3.5, max_relative = 1e-9);
    assert_relative_eq!(dickhuth.intensity.unwrap(), 100_000.0_f64.sqrt(), max_relative = 1e-9);
    // A ratio that only rises, and one that only falls, is least outside the test.
    let rises = test(&[100.0, 130.0, 160.0, 190.0, 220.0].map(|x: f64| [x, x * x / 40_000.0]));
    assert_eq!(status(&rises, "lt-ratio", &rules), ThresholdStatus::BelowRange);
    let falls = test(&[100.0, 130.0, 160.0, 190.0, 220.0].map(|x: f64| [x, 1.0 + x / 1000.0]));
    assert_eq!(status(&falls, "lt-ratio", &rules), ThresholdStatus::NotReached);
}

#[test]
fn dickhuth_from_the_stage_before_the_rise() {
    // 1.3 at 190 W is the last before a rise of 0.4, so 2.8 it is.
    let rules = RULES().with_dickhuth_start(DickhuthStart::BeforeRise).with_fit(CurveFit::Linear);
    let threshold = found(&dip(), "dickhuth", &rules);
    assert_relative_eq!(threshold.lactate.unwrap(), 2.8, epsilon = 1e-12);
    assert_relative_eq!(threshold.intensity.unwrap(), 250.0 + 30.0 * 0.2 / 1.7, epsilon = 1e-9);
}

#[test]
fn baldari_reads_the_stages() {
    // Rises of 0.4, 0.9, 1.7: 0.9 is the first of at least 0.5 that is followed by as much.
    let threshold = found(&dip(), "baldari", &RULES());
    assert_eq!(threshold.intensity, Some(250.0));
    assert_eq!((threshold.lactate, threshold.fit), (Some(2.6), None));
    let after = RULES().with_baldari_stage(BaldariStage::AfterSecondRise);
    assert_eq!(at(&dip(), "baldari", &after), 280.0);
    // A second rise less than the first does not count, nor one less than 0.5.
    let fading = test(&[[100.0, 1.0], [130.0, 1.6], [160.0, 2.1], [190.0, 2.5]]);
    assert_eq!(status(&fading, "baldari", &RULES()), ThresholdStatus::NoRise);
    // 1.3 to 1.8 to 2.3 are twice 0.5, although binary fractions differ.
    let equal = test(&[[100.0, 1.3], [130.0, 1.8], [160.0, 2.3]]);
    assert_eq!(at(&equal, "baldari", &RULES()), 130.0);
}

#[test]
fn turnpoints_lie_at_the_bends() {
    let bent = on_curve(|u| 1.0 + 2.0 * (u - 0.375).max(0.0) + 9.0 * (u - 0.75).max(0.0));
    assert_relative_eq!(at(&bent, "ltp1", &RULES()), 175.0, epsilon = 0.01);
    assert_relative_eq!(at(&bent, "ltp2", &RULES()), 250.0, epsilon = 0.01);
    // Steep, steeper, flat: no turnpoints, unless any slopes are allowed.
    let folded = on_curve(|u| 1.0 + 4.0 * (u - 0.375).max(0.0) - 3.0 * (u - 0.75).max(0.0));
    let any = RULES().with_slopes(SlopeRule::Any);
    let ltp2 = found(&folded, "ltp2", &any);
    assert_relative_eq!(ltp2.intensity.unwrap(), 250.0, epsilon = 0.01);
    assert!(ltp2.warnings.contains(&ThresholdWarning::SlopesNotIncreasing));
    // One bend is not two.
    let once = on_curve(|u| 1.0 + 9.0 * (u - 0.5).max(0.0));
    assert_eq!(status(&once, "ltp2", &RULES()), ThresholdStatus::NoSolution);
    // A bend in a short last step is too near to the end for a segment of its own.
    let rise = |watts: f64| 1.0 + 0.02 * (watts - 190.0).max(0.0);
    let watts = [100.0, 130.0, 160.0, 190.0, 220.0, 250.0, 280.0];
    let mut jump: Vec<_> = watts.iter().map(|&watts| [watts, rise(watts)]).collect();
    jump.push([288.0, 9.0]);
    let edge = found(&self::test(&jump), "ltp2", &RULES()).warnings;
    assert!(edge.contains(&ThresholdWarning::BreakpointAtEdge), "{edge:?}");
    assert!(!found(&bent, "ltp1", &any).warnings.contains(&ThresholdWarning::SlopesNotIncreasing));
}

#[test]
fn heart_rates() {
    let stages =
        [[100.0, 1.1], [130.0, 1.3], [160.0, 1.8], [190.0, 3.0], [220.0, 5.2], [250.0, 9.0]];
    let bpm = [110.0, 125.0, 140.0, 155.0, 165.0, 170.0];
    let stages = stages.iter().zip(bpm).map(|(&[x, y], bpm)| {
        Stage::new(x).with_lactate(lactate(y)).with_heart_rate(HeartRate::from_bpm(bpm).unwrap())
    });
    let test = StepTest::new(IntensityUnit::Watts, stages.collect()).unwrap();
    let linear = RULES().with_fit(CurveFit::Linear);
    let rate = |rule| found(&test, "obla-4.1", &linear.with_heart_rate(rule)).heart_rate.unwrap();
    // 4.1 lies halfway between the stages at 190 and 220 W.
    assert_relative_eq!(rate(HeartRateRule::Interpolation), 160.0, epsilon = 1e-9);
    // The line misses the plateau.
    let line = rate(HeartRateRule::Line);
    let curve = rate(HeartRateRule::Curve);
    assert!((line - 156.0).abs() < 3.0 && (line - 160.0).abs() > 1.0, "{line}");
    assert!((curve - 160.0).abs() < 1.5 && (curve - 160.0).abs() > 1e-3, "{curve}");
    assert_eq!(found(&dip(), "obla-4.0", &RULES()).heart_rate, None);
}

#[test]
fn every_warning_is_given() {
    let base = [1.1, 1.0, 1.2, 1.5, 2.1, 3.2, 5.0, 8.1];
    let stages = |count: usize| -> Vec<Stage> {
        let all = base.iter().zip(0..).map(|(&y, i): (_, i32)| {
            Stage::new(100.0 + 30.0 * f64::from(i)).with_lactate(lactate(y))
        });
        all.skip(base.len() - count).collect()
    };
    let warned = |stages: Vec<Stage>, name: &str, rules: ThresholdRules| {
        let test = StepTest::new(IntensityUnit::Watts, stages).unwrap();
        found(&test, name, &rules).warnings
    };
    assert_eq!(warned(stages(5), "obla-4.0", RULES()), [ThresholdWarning::FewStagesPerParameter]);
    assert!(warned(stages(6), "obla-4.0", RULES()).is_empty());
    assert!(warned(stages(5), "obla-4.0", RULES().with_fit(CurveFit::Pchip)).is_empty());
    assert_eq!(warned(stages(6), "dmax", RULES()), [ThresholdWarning::EndPointDependent]);
    let mut unfinished = stages(7);
    unfinished[6].completed = 0.5;
    let scaled = warned(unfinished.clone(), "obla-4.0", RULES());
    assert_eq!(scaled, [ThresholdWarning::IncompleteStageScaled]);
    for rule in [IncompleteStage::Drop, IncompleteStage::AsMeasured] {
        assert!(warned(unfinished.clone(), "obla-4.0", RULES().with_incomplete(rule)).is_empty());
    }
    let mut silent = stages(8);
    silent[7].lactate = None;
    let silent = warned(silent, "obla-4.0", RULES());
    assert!(silent.contains(&ThresholdWarning::LastStageWithoutLactate));
    let mut plateau = stages(7);
    plateau[6].lactate = Some(lactate(5.0));
    let plateau = warned(plateau, "obla-4.0", RULES().with_fit(CurveFit::Linear));
    assert_eq!(plateau, [ThresholdWarning::LactatePlateau]);
}

#[test]
fn thresholds_come_in_the_order_of_the_methods() {
    let all = thresholds(&dip(), &Method::ALL, &RULES());
    assert!(all.iter().map(|threshold| threshold.method).eq(Method::ALL));
}

#[cfg(feature = "serde")]
#[test]
fn file_form() {
    let rules = RULES().with_fit(CurveFit::Linear);
    let json = serde_json::to_string(&found(&dip(), "obla-7.2", &rules)).unwrap();
    assert_eq!(
        json,
        r#"{"method":"obla-7.2","fit":"linear","status":"ok","intensity":310.0,"lactate_mmol_l":7.2,"heart_rate_bpm":null,"crossings":1,"interval":null,"leave_one_out":null,"warnings":["not-monotone"]}"#
    );
    let back: Threshold = serde_json::from_str(&json).unwrap();
    assert_eq!(back, found(&dip(), "obla-7.2", &rules));
    assert!(serde_json::from_str::<Threshold>(&json.replace("obla-7.2", "obla-99")).is_err());
}

/// Stages of even steps whose lactates rise like an exponential, with the noise of a meter.
fn any_test() -> impl Strategy<Value = Vec<[f64; 2]>> {
    let noise = prop::collection::vec(-0.2..0.2_f64, 9);
    (5_usize..=9, 60.0..160.0_f64, 15.0..40.0_f64, 0.8..1.6_f64, 1.0..5.0_f64, noise).prop_map(
        |(count, first, step, rest, rate, noise): (usize, f64, f64, f64, f64, Vec<f64>)| {
            let last = f64::from(u32::try_from(count - 1).unwrap());
            (0..count)
                .map(|i| {
                    let i_th = f64::from(u32::try_from(i).unwrap());
                    let rise = 7.0 * ((rate * (i_th / last - 1.0)).exp() - (-rate).exp());
                    [first + step * i_th, (rest + rise + noise[i]).max(0.3)]
                })
                .collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Law 50: a higher level lies at a higher intensity where the curve is monotone, scales with
    /// the intensities, and is absent outside the test.
    #[test]
    fn fixed_lactate(points in any_test(), levels in prop::array::uniform2(0.5_f64..9.0), factor in 0.01_f64..20.0) {
        let scaled: Vec<_> = points.iter().map(|&[x, y]| [x * factor, y]).collect();
        let (test, scaled) = (test(&points), test(&scaled));
        let ends = [points[0][0], points[points.len() - 1][0]];
        for fit in CurveFit::ALL {
            let rules = RULES().with_fit(fit);
            let at = |level: f64| threshold(&test, Method::Obla(lactate(level)), &rules);
            let [low, high] = [levels[0].min(levels[1]), levels[0].max(levels[1])].map(at);
            if let (Some(a), Some(b)) = (low.intensity, high.intensity) {
                let monotone = !low.warnings.contains(&ThresholdWarning::NotMonotone);
                prop_assert!(!monotone || a <= b, "{fit:?} {a} {b}");
            }
            for (level, found) in [levels[0].min(levels[1]), levels[0].max(levels[1])].iter().zip([low, high]) {
                let there = threshold(&scaled, Method::Obla(lactate(*level)), &rules);
                // An exponential so near to a line that it is none may flip with rounding.
                if fit != CurveFit::Exponential {
                    prop_assert_eq!(there.status, found.status, "{:?}", fit);
                }
                if let Some((a, b)) = found.intensity.zip(there.intensity) {
                    prop_assert!((a * factor - b).abs() <= 1e-6 * b, "{fit:?} {a} {b}");
                    prop_assert!(ends[0] <= a && a <= ends[1]);
                }
            }
            let above = threshold(&test, Method::Obla(lactate(40.0)), &rules);
            prop_assert!(above.intensity.is_none());
            let none = matches!(above.status, ThresholdStatus::NotReached | ThresholdStatus::TooFewStages | ThresholdStatus::NoSolution);
            prop_assert!(none, "{:?}", above.status);
        }
    }

    /// Law 51: Dmax lies within the test, does not move with the scale and the zero of lactate, and
    /// moves with those of the intensity.
    #[test]
    fn dmax(points in any_test(), [a, b] in [0.5_f64..2.0, 0.0..5.0], [c, d] in [0.01_f64..20.0, 0.0..300.0]) {
        for chord in DmaxChord::ALL {
            let rules = RULES().with_chord(chord);
            let of = |points: &[[f64; 2]]| threshold(&test(points), Method::Dmax, &rules);
            let first = of(&points);
            let lactates: Vec<_> = points.iter().map(|&[x, y]| [x, a * y + b]).collect();
            let intensities: Vec<_> = points.iter().map(|&[x, y]| [c * x + d, y]).collect();
            let (by_lactate, by_intensity) = (of(&lactates), of(&intensities));
            prop_assert_eq!(first.status, by_lactate.status);
            prop_assert_eq!(first.status, by_intensity.status);
            if let Some(x) = first.intensity {
                prop_assert!(points[0][0] < x && x < points[points.len() - 1][0]);
                let moved = by_lactate.intensity.unwrap();
                prop_assert!((moved - x).abs() <= 1e-6 * x, "{chord:?} {x} {moved}");
                let expected = c * x + d;
                let moved = by_intensity.intensity.unwrap();
                prop_assert!((moved - expected).abs() <= 1e-6 * expected, "{chord:?} {expected} {moved}");
            }
        }
    }

    /// Every threshold is finite, within the test, and does not depend on the unit of intensity.
    #[test]
    fn every_method(points in any_test(), factor in 0.01_f64..20.0) {
        let rested = |points: &[[f64; 2]]| test(points).with_baseline(lactate(1.0), None).unwrap();
        let scaled: Vec<_> = points.iter().map(|&[x, y]| [x * factor, y]).collect();
        let (test, scaled) = (rested(&points), rested(&scaled));
        for fit in CurveFit::ALL {
            let rules = RULES().with_fit(fit).with_ratio_fit(fit);
            let all = thresholds(&test, &Method::ALL, &rules);
            for (found, there) in all.iter().zip(thresholds(&scaled, &Method::ALL, &rules)) {
                prop_assert_eq!(found.intensity.is_some(), found.status == ThresholdStatus::Ok);
                prop_assert_eq!(found.lactate.is_some(), found.intensity.is_some());
                let Some(x) = found.intensity else { continue };
                prop_assert!(points[0][0] <= x && x <= points[points.len() - 1][0], "{found:?}");
                prop_assert!(found.lactate.is_some_and(f64::is_finite));
                if let Some(moved) = there.intensity {
                    prop_assert!((moved - factor * x).abs() <= 1e-5 * moved, "{found:?} {there:?}");
                }
            }
        }
    }
}

//! Laws of the intervals of lactate thresholds, of the consensus and of the shift between two tests.
#![allow(clippy::unwrap_used, reason = "test code")]

use approx::assert_relative_eq;
use proptest::prelude::*;
use stadion_physiology::{
    Consensus, CurveShiftError, IntensityUnit, LT1_METHODS, LT2_METHODS, MeterError, Method, Stage,
    StepTest, Threshold, ThresholdRules, ThresholdStatus, Uncertainty, UncertaintyError, threshold,
};
use stadion_types::Lactate;

const BIKE: [(f64, f64); 8] = [
    (120.0, 1.1),
    (150.0, 1.0),
    (180.0, 1.2),
    (210.0, 1.5),
    (240.0, 2.1),
    (270.0, 3.2),
    (300.0, 5.1),
    (330.0, 8.4),
];

fn lactate(value: f64) -> Lactate {
    Lactate::from_millimoles_per_liter(value).unwrap()
}

fn test_of(readings: &[(f64, f64)]) -> StepTest {
    let stages = readings.iter().map(|&(x, y)| Stage::new(x).with_lactate(lactate(y))).collect();
    let test = StepTest::new(IntensityUnit::Watts, stages).unwrap();
    test.with_baseline(lactate(0.9), None).unwrap()
}

fn method(name: &str) -> Method {
    name.parse().unwrap()
}

fn fast() -> Uncertainty {
    Uncertainty::default().with_replicates(200).unwrap()
}

fn all(uncertainty: &Uncertainty, test: &StepTest) -> Vec<Threshold> {
    uncertainty.thresholds(test, &Method::ALL, &ThresholdRules::default())
}

#[test]
fn a_seed_fixes_every_interval_and_another_moves_them_little() {
    let test = test_of(&BIKE);
    let uncertainty = Uncertainty::default();
    let smooth = ["obla-3.0", "obla-4.0", "dmax"].map(method);
    let of =
        |seed| uncertainty.with_seed(seed).thresholds(&test, &smooth, &ThresholdRules::default());
    assert_eq!(of(1), of(1));
    for (one, two) in of(1).iter().zip(of(2)) {
        let [one, two] = [one.interval.unwrap(), two.interval.unwrap()];
        assert_ne!(one.lo.to_bits(), two.lo.to_bits());
        let width = one.hi - one.lo;
        assert!((one.lo - two.lo).abs() < 0.15 * width && (one.hi - two.hi).abs() < 0.15 * width);
    }
}

#[test]
fn a_stable_threshold_lies_in_its_interval_and_the_interval_in_the_test() {
    for threshold in all(&fast(), &test_of(&BIKE)) {
        let name = threshold.method;
        let Some(interval) = threshold.interval else {
            assert!(threshold.intensity.is_none(), "{name}: {:?}", threshold.status);
            continue;
        };
        assert!(interval.lo <= interval.hi, "{name}");
        assert!(interval.lo >= 120.0 && interval.hi <= 330.0, "{name}");
        assert_relative_eq!(interval.level, 0.9);
        let x = threshold.intensity.unwrap();
        let inside = interval.lo <= x && x <= interval.hi;
        assert!(inside || threshold.status == ThresholdStatus::Unstable, "{name}");
        assert!(threshold.leave_one_out.is_some(), "{name}");
    }
}

#[test]
fn the_numbers_are_those_without_an_interval() {
    let test = test_of(&BIKE);
    for with in all(&fast(), &test) {
        let without = threshold(&test, with.method, &ThresholdRules::default());
        assert_eq!(with.intensity, without.intensity, "{}", with.method);
        assert_eq!(with.warnings, without.warnings, "{}", with.method);
    }
}

/// On straight lines the interval can be worked out. At the part `t` of the step beside the stage the
/// line has the error `s sqrt((1 − t)² + t²)`, and the end of the interval is where 1.645 of that is
/// the rise `2 t` of the line: `t = 0.142929` for `s = 0.2`.
#[test]
fn a_straight_curve_gives_the_error_of_its_reading() {
    use stadion_physiology::CurveFit;

    let test = test_of(&[(100.0, 1.0), (200.0, 3.0), (300.0, 5.0)]);
    let rules = ThresholdRules::default().with_fit(CurveFit::Linear);
    let meter = MeterError::new(0.2, 0.0).unwrap().with_resolution(0.0).unwrap();
    let uncertainty =
        Uncertainty::default().with_meter(meter).with_replicates(20_000).unwrap().with_seed(3);
    let found = uncertainty.thresholds(&test, &[method("obla-3.0")], &rules)[0].clone();
    let interval = found.interval.unwrap();
    assert_relative_eq!(interval.hi - interval.lo, 2.0 * 14.2929, max_relative = 0.02);
}

#[test]
fn a_perfect_meter_leaves_no_interval() {
    let meter = MeterError::new(0.0, 0.0).unwrap().with_resolution(0.0).unwrap();
    for threshold in all(&fast().with_meter(meter), &test_of(&BIKE)) {
        let (Some(x), Some(interval)) = (threshold.intensity, threshold.interval) else { continue };
        // The readings of this test are convex but for one tenth, so picked stages stay.
        assert_relative_eq!(interval.lo, x, max_relative = 1e-9);
        assert_relative_eq!(interval.hi, x, max_relative = 1e-9);
        assert_eq!(threshold.status, ThresholdStatus::Ok, "{}", threshold.method);
    }
}

#[test]
fn a_worse_meter_and_a_higher_level_give_wider_intervals() {
    let test = test_of(&BIKE);
    let width = |uncertainty: Uncertainty, name: &str| {
        let rules = ThresholdRules::default();
        let interval = uncertainty.thresholds(&test, &[method(name)], &rules)[0].interval.unwrap();
        interval.hi - interval.lo
    };
    for name in ["obla-3.0", "obla-4.0", "dmax"] {
        let usual = width(fast(), name);
        assert!(width(fast().with_meter(MeterError::new(0.3, 0.08).unwrap()), name) > usual);
        assert!(width(fast().with_level(0.95).unwrap(), name) > usual);
        assert!(width(fast().with_level(0.5).unwrap(), name) < usual);
    }
}

/// A first rise that one reading made: 1.1 to 1.5 and back to 1.2.
#[test]
fn a_start_that_only_noise_made_is_unstable() {
    let mut readings = BIKE;
    readings[1].1 = 1.5;
    readings[2].1 = 1.2;
    let name = [method("modified-dmax")];
    let found = |readings: &[(f64, f64)]| {
        Uncertainty::default().thresholds(&test_of(readings), &name, &ThresholdRules::default())[0]
            .clone()
    };
    let unstable = found(&readings);
    assert_eq!(unstable.status, ThresholdStatus::Unstable);
    assert!(unstable.interval.unwrap().lo > unstable.intensity.unwrap());
    assert_eq!(found(&BIKE).status, ThresholdStatus::Ok);
}

#[test]
fn what_is_not_found_has_no_interval() {
    let test = test_of(&BIKE[..5]);
    let found = fast().thresholds(&test, &[method("obla-4.0")], &ThresholdRules::default());
    assert_eq!(found[0].status, ThresholdStatus::NotReached);
    assert!(found[0].interval.is_none() && found[0].leave_one_out.is_none());
}

/// A level just below the last reading: many simulated tests do not reach it.
#[test]
fn an_interval_ends_with_the_test() {
    let found =
        fast().thresholds(&test_of(&BIKE), &[method("obla-8.0")], &ThresholdRules::default());
    assert_relative_eq!(found[0].interval.unwrap().hi, 330.0);
}

#[test]
fn leaving_out_one_stage_at_a_time() {
    let test = test_of(&BIKE);
    let rules = ThresholdRules::default();
    for name in ["obla-4.0", "dmax"].map(method) {
        let span = fast().thresholds(&test, &[name], &rules)[0].leave_one_out.unwrap();
        let places: Vec<f64> = (0..BIKE.len())
            .filter_map(|i| {
                let mut rest = BIKE.to_vec();
                rest.remove(i);
                threshold(&test_of(&rest), name, &rules).intensity
            })
            .collect();
        assert_relative_eq!(span.min(), places.iter().copied().fold(f64::INFINITY, f64::min));
        assert_relative_eq!(span.max(), places.iter().copied().fold(f64::NEG_INFINITY, f64::max));
    }
}

#[test]
fn settings_out_of_range() {
    let uncertainty = Uncertainty::default();
    for level in [0.4, 0.999, f64::NAN] {
        assert!(matches!(uncertainty.with_level(level), Err(UncertaintyError::Level { .. })));
    }
    assert_eq!(uncertainty.with_replicates(99), Err(UncertaintyError::Replicates { value: 99 }));
}

#[test]
fn both_consensus_thresholds() {
    let test = test_of(&BIKE);
    let rules = ThresholdRules::default();
    let lt1 = fast().consensus(&test, LT1_METHODS, &rules).unwrap();
    let lt2 = fast().consensus(&test, LT2_METHODS, &rules).unwrap();
    assert!(lt1.intensity < lt2.intensity);
    for (consensus, methods) in [(&lt1, LT1_METHODS), (&lt2, LT2_METHODS)] {
        assert_eq!(consensus.formed_by.len() + consensus.left_out.len(), methods.len());
        assert!(consensus.formed_by.len() >= Consensus::LEAST_METHODS);
        assert!(consensus.spread.contains(consensus.intensity));
        let interval = consensus.interval.unwrap();
        assert!(interval.lo < interval.hi, "{interval:?}");
    }
}

#[test]
fn a_consensus_names_whom_it_leaves_out() {
    let test = test_of(&BIKE[..6]);
    let methods = ["obla-2.0", "obla-2.5", "obla-4.0"].map(method);
    let found = fast().consensus(&test, &methods, &ThresholdRules::default()).unwrap();
    assert_eq!(found.formed_by, methods[..2]);
    assert_eq!(found.left_out[0].method, methods[2]);
    assert_eq!(found.left_out[0].status, ThresholdStatus::NotReached);
    assert!(fast().consensus(&test, &methods[1..], &ThresholdRules::default()).is_none());
}

#[test]
fn all_at_once_is_each_by_itself() {
    let test = test_of(&BIKE);
    let rules = ThresholdRules::default();
    let methods = ["obla-4.0", "dmax"].map(method);
    let groups = [LT1_METHODS, LT2_METHODS];
    let (found, agreed) = fast().thresholds_and_consensus(&test, &methods, groups, &rules);
    assert_eq!(found, fast().thresholds(&test, &methods, &rules));
    assert_eq!(agreed, groups.map(|group| fast().consensus(&test, group, &rules)));
    assert!(agreed.iter().flatten().all(|consensus| consensus.interval.is_some()));
}

#[test]
fn without_simulated_tests_only_the_interval_is_missing() {
    let test = test_of(&BIKE);
    let rules = ThresholdRules::default();
    // Levels, which no draw of this test misses
    let methods = ["obla-2.0", "obla-2.5", "obla-3.0"].map(method);
    let plain = Consensus::of(&test, &methods, &rules).unwrap();
    assert_eq!(plain.interval, None);
    let mut simulated = fast().consensus(&test, &methods, &rules).unwrap();
    assert!(simulated.interval.take().is_some());
    assert_eq!(plain, simulated);
    assert_eq!(Consensus::of(&test, &methods[1..2], &rules), None);
}

#[test]
fn a_shift_of_the_whole_curve() {
    let before = test_of(&BIKE);
    let moved = BIKE.map(|(x, y)| (x * 1.05, y));
    let after = test_of(&moved);
    let rules = ThresholdRules::default();
    let shift =
        Uncertainty::default().shift_at_lactate(&before, &after, lactate(4.0), &rules).unwrap();
    assert_relative_eq!(shift.percent, 5.0, max_relative = 1e-9);
    assert_relative_eq!(shift.change, 0.05 * shift.before, max_relative = 1e-9);
    assert!(shift.percent_interval.lo < 5.0 && shift.percent_interval.hi > 5.0);
    assert!(shift.is_beyond_meter_error());
    let lower = Uncertainty::default().shift_at_intensity(&before, &after, 280.0, &rules).unwrap();
    assert!(lower.change < 0.0 && lower.change_interval.lo < lower.change);
    let none =
        Uncertainty::default().shift_at_lactate(&before, &before, lactate(4.0), &rules).unwrap();
    assert_relative_eq!(none.change, 0.0);
    assert!(!none.is_beyond_meter_error());
    // The errors of both tests are independent: nearly the root of two times as wide as one alone.
    let one = Uncertainty::default().thresholds(&before, &[method("obla-4.0")], &rules);
    let one = one[0].interval.unwrap();
    let both = none.change_interval;
    assert_relative_eq!((both.hi - both.lo) / (one.hi - one.lo), 1.414, max_relative = 0.1);
}

#[test]
fn what_is_no_shift() {
    let bike = test_of(&BIKE);
    let rules = ThresholdRules::default();
    let stages = BIKE.map(|(x, y)| Stage::new(x / 20.0).with_lactate(lactate(y))).to_vec();
    let run = StepTest::new(IntensityUnit::KilometersPerHour, stages).unwrap();
    let at = |before: &StepTest, after: &StepTest| {
        fast().shift_at_lactate(before, after, lactate(4.0), &rules)
    };
    assert_eq!(at(&bike, &run), Err(CurveShiftError::Units));
    let short = test_of(&BIKE[..5]);
    let status = ThresholdStatus::NotReached;
    assert_eq!(at(&short, &bike), Err(CurveShiftError::Before { status }));
    assert_eq!(at(&bike, &short), Err(CurveShiftError::After { status }));
    let outside = fast().shift_at_intensity(&bike, &short, 300.0, &rules);
    assert_eq!(outside, Err(CurveShiftError::After { status }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The unit of the intensities does not matter.
    #[test]
    fn intervals_scale_with_the_intensities(scale in 0.01..100.0_f64, seed in 0..1000_u64) {
        let scaled = BIKE.map(|(x, y)| (x * scale, y));
        let uncertainty = fast().with_seed(seed);
        let methods = ["obla-2.0", "obla-4.0", "dmax", "modified-dmax"].map(method);
        let of = |readings: &[(f64, f64)]| {
            uncertainty.thresholds(&test_of(readings), &methods, &ThresholdRules::default())
        };
        for (one, other) in of(&BIKE).iter().zip(of(&scaled)) {
            prop_assert_eq!(one.status, other.status);
            let [one, other] = [one.interval.unwrap(), other.interval.unwrap()];
            prop_assert!((one.lo * scale / other.lo - 1.0).abs() < 1e-6, "{:?} {:?}", one, other);
            prop_assert!((one.hi * scale / other.hi - 1.0).abs() < 1e-6, "{:?} {:?}", one, other);
        }
    }

    /// The shift back is the shift there with its sign turned.
    #[test]
    fn a_shift_has_two_directions(scale in 0.95..1.05_f64) {
        let before = test_of(&BIKE);
        let after = test_of(&BIKE.map(|(x, y)| (x * scale, y)));
        let rules = ThresholdRules::default();
        let there = fast().shift_at_lactate(&before, &after, lactate(3.0), &rules).unwrap();
        let back = fast().shift_at_lactate(&after, &before, lactate(3.0), &rules).unwrap();
        prop_assert!((there.change + back.change).abs() < 1e-9);
    }
}

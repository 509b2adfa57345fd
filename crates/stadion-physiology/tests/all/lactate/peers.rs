//! Behaviour of the mode that repeats another program.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use approx::assert_relative_eq;
use stadion_physiology::peers::lactater::{Fit, Options, Row, Sport, thresholds};
use stadion_physiology::{IntensityUnit, Stage, StepTest};
use stadion_types::{HeartRate, Lactate};

const STAGES: [(f64, f64, f64); 7] = [
    (110.0, 1.1, 112.0),
    (150.0, 1.0, 124.0),
    (190.0, 1.0, 137.0),
    (230.0, 1.2, 150.0),
    (270.0, 2.2, 161.0),
    (310.0, 4.3, 172.0),
    (350.0, 8.4, 181.0),
];

fn mmol(value: f64) -> Lactate {
    Lactate::from_millimoles_per_liter(value).unwrap()
}

fn test(stages: &[(f64, f64, f64)]) -> StepTest {
    let stages = stages.iter().map(|&(watts, lactate, bpm)| {
        let heart_rate = HeartRate::from_bpm(bpm).unwrap();
        Stage::new(watts).with_lactate(mmol(lactate)).with_heart_rate(heart_rate)
    });
    StepTest::new(IntensityUnit::Watts, stages.collect()).unwrap()
}

fn exact() -> Options {
    let mut options = Options::default();
    options.rounded = false;
    options
}

fn row<'a>(rows: &'a [Row], method: &str) -> &'a Row {
    rows.iter().find(|row| row.method == method).unwrap()
}

#[test]
fn outputs_come_in_its_order() {
    let rows = thresholds(&test(&STAGES).with_baseline(mmol(0.9), None).unwrap(), &exact());
    let methods: Vec<&str> = rows.iter().map(|row| row.method).collect();
    assert_eq!(
        methods,
        [
            "Log-log",
            "OBLA 2.0",
            "OBLA 2.5",
            "OBLA 3.0",
            "OBLA 3.5",
            "OBLA 4.0",
            "Bsln + 0.5",
            "Bsln + 1.0",
            "Bsln + 1.5",
            "Dmax",
            "ModDmax",
            "Exp-Dmax",
            "Log-Poly-ModDmax",
            "Log-Exp-ModDmax",
            "LTP1",
            "LTP2",
            "LTratio",
        ]
    );
    for row in rows {
        assert!(row.intensity.is_some() && row.lactate.is_some() && row.heart_rate.is_some());
    }
}

/// Least squares of the cubic and its slope, worked out with numpy.
#[test]
fn dmax_by_the_range_of_lactate() {
    let rows = thresholds(&test(&STAGES).with_baseline(mmol(0.9), None).unwrap(), &exact());
    assert_relative_eq!(row(&rows, "Dmax").intensity.unwrap(), 259.815_026_86, epsilon = 1e-7);
}

#[test]
fn without_a_baseline_the_first_stage_is_lost_to_it() {
    let mut stages = STAGES.to_vec();
    stages.insert(0, (70.0, 0.9, 100.0));
    let without = thresholds(&test(&stages), &exact());
    let with = thresholds(&test(&STAGES).with_baseline(mmol(0.9), None).unwrap(), &exact());
    assert_eq!(without, with);
}

#[test]
fn results_are_rounded_by_sport_and_then_used_again() {
    let test = test(&STAGES).with_baseline(mmol(0.9), None).unwrap();
    let exact = thresholds(&test, &exact());
    for (sport, digits) in [(Sport::Cycling, 1), (Sport::Running, 2), (Sport::Swimming, 3)] {
        let mut options = Options::default();
        options.sport = sport;
        let rounded = thresholds(&test, &options);
        let unit = 10_f64.powi(-digits);
        for method in ["Dmax", "OBLA 4.0"] {
            let (rounded, exact) = (row(&rounded, method), row(&exact, method));
            let error = (rounded.intensity.unwrap() - exact.intensity.unwrap()).abs();
            assert!(error <= 0.5 * unit + 1e-9, "{method} {error}");
            let steps = rounded.intensity.unwrap() / unit;
            assert!((steps - steps.round()).abs() < 1e-6);
            let bpm = rounded.heart_rate.unwrap();
            assert!((bpm - exact.heart_rate.unwrap().round()).abs() < 1e-9);
        }
        // Lactate at Log-log has one digit before it is used.
        let lactate = row(&rounded, "Log-log").lactate.unwrap();
        assert!((10.0 * lactate - (10.0 * lactate).round()).abs() < 1e-9);
        let moved = row(&rounded, "Log-Poly-ModDmax").intensity.unwrap()
            - row(&exact, "Log-Poly-ModDmax").intensity.unwrap();
        assert!(moved.abs() > unit, "{moved}");
    }
}

#[test]
fn the_log_log_share_hides_the_end() {
    let test = test(&STAGES).with_baseline(mmol(0.9), None).unwrap();
    let mut options = exact();
    options.log_log_share = 0.7;
    let [short, whole] = [options, exact()]
        .map(|options| row(&thresholds(&test, &options), "Log-log").intensity.unwrap());
    assert!(short < whole && short < 278.0, "{short} {whole}");
}

#[test]
fn what_it_cannot_do_is_no_number() {
    for fit in Fit::ALL {
        let mut options = exact();
        options.fit = fit;
        assert!(thresholds(&test(&STAGES[..2]), &options).is_empty());
        // Three stages and a baseline: no curve, and no breakpoint in need of one.
        let few = test(&STAGES[4..]).with_baseline(mmol(0.9), None).unwrap();
        let rows = thresholds(&few, &options);
        assert_eq!(row(&rows, "OBLA 4.0").intensity, None);
        assert_eq!(row(&rows, "Dmax").intensity, None);
        // A flat test.
        let flat: Vec<_> = STAGES.iter().map(|&(watts, _, bpm)| (watts, 1.0, bpm)).collect();
        let rows = thresholds(&test(&flat).with_baseline(mmol(1.0), None).unwrap(), &options);
        for method in ["Log-log", "LTP1", "LTP2", "OBLA 2.0", "ModDmax"] {
            assert_eq!(row(&rows, method).intensity, None, "{method}");
        }
        for row in rows {
            assert!(row.intensity.is_none_or(f64::is_finite));
        }
    }
    let far = test(&[(1.0, 1.0, 100.0), (2.0, 1.0, 101.0), (3.0, 1.0, 102.0), (1e9, 2.0, 103.0)]);
    assert!(thresholds(&far, &exact()).is_empty());
}

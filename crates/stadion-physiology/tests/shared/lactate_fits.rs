//! Fits against figures that R computed; the folder with them is named by `STADION_SHARED`.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use approx::{assert_abs_diff_eq, assert_relative_eq};
use stadion_physiology::{
    CurveFit, IncompleteStage, IntensityUnit, LactateCurve, Points, Polynomial, Stage, StepTest,
};
use stadion_types::{HeartRate, Lactate};

fn folder() -> Option<PathBuf> {
    std::env::var_os("STADION_SHARED").map(|shared| PathBuf::from(shared).join("oracle/lactate"))
}

fn rows(folder: &Path, file: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    text.lines().skip(1).map(|row| row.split(',').map(str::to_owned).collect()).collect()
}

/// The first row of an input is the baseline; the last stage is scaled already.
fn step_test(folder: &Path, name: &str) -> StepTest {
    let mut baseline = None;
    let mut stages = Vec::new();
    for row in rows(folder, &format!("inputs/{name}.csv")) {
        let number = |i: usize| row.get(i).and_then(|cell| cell.parse::<f64>().ok());
        let lactate = number(3).map(|l| Lactate::from_millimoles_per_liter(l).unwrap());
        let heart_rate = number(4).map(|hr| HeartRate::from_bpm(hr).unwrap());
        if baseline.is_none() {
            baseline = lactate;
            continue;
        }
        let mut stage = Stage::new(number(2).unwrap());
        stage.lactate = lactate;
        stage.heart_rate = heart_rate;
        stages.push(stage);
    }
    let test = StepTest::new(IntensityUnit::Unstated, stages).unwrap();
    test.with_baseline(baseline.unwrap(), None).unwrap()
}

fn points(folder: &Path, name: &str, include_baseline: &str) -> Points {
    let test = step_test(folder, name);
    let points = test.points(IncompleteStage::default());
    if include_baseline == "TRUE" { points.with_baseline(&test) } else { points }
}

fn kind(name: &str) -> CurveFit {
    match name {
        "3rd degree polynomial" => CurveFit::Cubic,
        "4th degree polynomial" => CurveFit::Quartic,
        "B-spline" => CurveFit::NaturalSpline,
        "Exponential" => CurveFit::Exponential,
        other => panic!("fit {other}"),
    }
}

fn curve(folder: &Path, row: &[String]) -> LactateCurve {
    let points = points(folder, &row[0], &row[2]);
    LactateCurve::fit(kind(&row[1]), &points.intensities, &points.lactates).unwrap()
}

/// The search for an exponential behind these figures stops where the sum of squares changes by
/// less than 1.5e-8 of itself, so its coefficients are right to four digits.
const STOPPED_EARLY: f64 = 1e-4;

/// On these points that search gave up on its way: its sum of squares is far from the least.
fn gave_up(row: &[String]) -> bool {
    row[0] == "syn_swim_7x200" && row[1] == "Exponential"
}

fn number(cell: &str) -> f64 {
    cell.parse().unwrap()
}

#[test]
fn coefficients_and_heart_rate_lines() {
    let Some(folder) = folder() else { return };
    let mut seen = BTreeMap::<String, usize>::new();
    for row in rows(&folder, "fit_coefficients.csv") {
        let (term, expected) = (row[3].as_str(), number(&row[4]));
        *seen.entry(row[1].clone()).or_default() += 1;
        let (found, limit) = if row[1].starts_with("HR linear") {
            let heart_rates = points(&folder, &row[0], "FALSE").heart_rates;
            let (xs, ys): (Vec<f64>, Vec<f64>) = heart_rates.iter().map(|p| (p[0], p[1])).unzip();
            let line = Polynomial::<2>::fit(&xs, &ys).unwrap().coefficients();
            (line[usize::from(term == "intensity")], 1e-6)
        } else {
            let curve = curve(&folder, &row);
            let at = |i: usize| curve.coefficients()[i];
            match term {
                "rss" => (curve.rss(), 1e-6),
                "a" => (at(0), STOPPED_EARLY),
                "b" => (at(1), STOPPED_EARLY),
                "c" => (at(2), STOPPED_EARLY),
                _ => (at(term.trim_start_matches(['c', 'n', 's']).parse().unwrap()), 1e-6),
            }
        };
        if gave_up(&row) {
            assert!(term != "rss" || found < 0.95 * expected, "{row:?}: {found}");
            continue;
        }
        assert_relative_eq!(found, expected, max_relative = limit);
        // Whoever stops early ends above the least sum of squares.
        assert!(term != "rss" || found <= expected * (1.0 + 1e-9), "{row:?}: {found}");
    }
    // Twelve inputs with and without the baseline.
    assert_eq!(seen["3rd degree polynomial"], 24 * 5);
    assert_eq!(seen["4th degree polynomial"], 24 * 6);
    assert_eq!(seen["B-spline"], 24 * 6);
    assert_eq!(seen["Exponential"], 24 * 4);
    assert!(seen["HR linear (no baseline)"] > 0);
}

#[test]
fn curves() {
    let Some(folder) = folder() else { return };
    let all = rows(&folder, "fit_curves.csv");
    assert!(all.iter().any(|row| row[1] == "B-spline"));
    for row in all.iter().filter(|row| !gave_up(row)) {
        let found = curve(&folder, row).value(number(&row[3]));
        let limit = if row[1] == "Exponential" { STOPPED_EARLY } else { 1e-8 };
        assert_relative_eq!(found, number(&row[4]), max_relative = limit);
    }
}

#[test]
fn exact_inverse() {
    let Some(folder) = folder() else { return };
    let all = rows(&folder, "exact_inverse.csv");
    assert!(!all.is_empty());
    for row in all.iter().filter(|row| !gave_up(row)) {
        let curve = curve(&folder, row);
        let level = number(&row[3]);
        let crossings = curve.crossings(level);
        assert_eq!(crossings.count, row[4].parse::<u32>().unwrap(), "{row:?}");
        let found = crossings.last_upward.unwrap();
        let limit = if row[1] == "Exponential" { STOPPED_EARLY } else { 1e-8 };
        assert_relative_eq!(found, number(&row[6]), max_relative = limit);
        assert_abs_diff_eq!(curve.value(found), level, epsilon = 1e-11);
    }
}

//! Against figures that other programs computed; the folder with them is named by `STADION_SHARED`.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::path::{Path, PathBuf};

use stadion_physiology::{
    BaselineRule, CurveFit, DickhuthStart, DmaxChord, HeartRateRule, IncompleteStage,
    IntensityUnit, Method, ModifiedDmaxStart, SlopeRule, Stage, StepTest, Threshold,
    ThresholdRules, ThresholdStatus, heart_rate_at, threshold,
};
use stadion_types::{HeartRate, Lactate};

fn folder() -> Option<PathBuf> {
    std::env::var_os("STADION_SHARED").map(|shared| PathBuf::from(shared).join("oracle/lactate"))
}

fn rows(folder: &Path, file: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    text.lines().skip(1).map(|row| row.split(',').map(str::to_owned).collect()).collect()
}

fn lactate(value: f64) -> Lactate {
    Lactate::from_millimoles_per_liter(value).unwrap()
}

/// The test of an input file, whose first row is the resting baseline.
fn step_test(folder: &Path, name: &str) -> StepTest {
    let mut baseline = None;
    let mut stages = Vec::new();
    for row in rows(folder, &format!("inputs/{name}.csv")) {
        let number = |i: usize| row[i].parse::<f64>().unwrap();
        if baseline.is_none() {
            baseline = Some(lactate(number(3)));
            continue;
        }
        let mut stage = Stage::new(number(2)).with_lactate(lactate(number(3)));
        if row.len() > 4 {
            stage = stage.with_heart_rate(HeartRate::from_bpm(number(4)).unwrap());
        }
        stages.push(stage);
    }
    let test = StepTest::new(IntensityUnit::Unstated, stages).unwrap();
    test.with_baseline(baseline.unwrap(), None).unwrap()
}

fn found(test: &StepTest, method: Method, rules: &ThresholdRules) -> Threshold {
    let threshold = threshold(test, method, rules);
    assert_eq!(threshold.status, ThresholdStatus::Ok, "{method} with {rules:?}");
    threshold
}

fn at(test: &StepTest, method: Method, rules: &ThresholdRules) -> f64 {
    found(test, method, rules).intensity.unwrap()
}

#[test]
fn dmax_and_modified_dmax() {
    let Some(folder) = folder() else { return };
    let rows = rows(&folder, "dmax_reference.csv");
    assert_eq!(rows.len(), 12);
    for row in rows {
        let name = &row[0];
        let number = |i: usize| row[i].parse::<f64>().unwrap();
        let test = step_test(&folder, name);
        let rules = ThresholdRules::default();
        let fitted = rules.with_chord(DmaxChord::FittedEnds);
        let above = rules.with_modified_start(ModifiedDmaxStart::BeforeAboveBaseline);
        let of_range = rules.with_chord(DmaxChord::Range);
        // The columns of the definition come from a grid: off by up to 6e-4 W where the roots of
        // the cubic's slope (the file's last column) and the other program's column are not.
        for (method, rules, expected) in [
            (Method::Dmax, rules, number(2)),
            (Method::Dmax, fitted, number(3)),
            (Method::Dmax, of_range, number(1)),
            (Method::ModifiedDmax, rules, number(5)),
            (Method::ModifiedDmax, above, number(7)),
        ] {
            let intensity = at(&test, method, &rules);
            let off = (intensity - expected).abs() / expected;
            assert!(off <= 1e-4, "{name} {method} {intensity} {expected} {rules:?}");
        }
    }
}

#[test]
fn exact_inverse() {
    let Some(folder) = folder() else { return };
    let rows = rows(&folder, "exact_inverse.csv");
    assert_eq!(rows.len(), 768);
    let mut reached = 0;
    for row in rows {
        let fit = match row[1].as_str() {
            "3rd degree polynomial" => CurveFit::Cubic,
            "4th degree polynomial" => CurveFit::Quartic,
            "B-spline" => CurveFit::NaturalSpline,
            "Exponential" => CurveFit::Exponential,
            other => panic!("unknown fit {other}"),
        };
        let test = step_test(&folder, &row[0]);
        let rules = ThresholdRules::default().with_fit(fit).with_include_baseline(row[2] == "TRUE");
        let level: f64 = row[3].parse().unwrap();
        let roots: u32 = row[4].parse().unwrap();
        let threshold = threshold(&test, Method::Obla(lactate(level)), &rules);
        let Ok(root) = row[6].parse::<f64>() else {
            assert_ne!(threshold.status, ThresholdStatus::Ok, "{row:?}");
            continue;
        };
        let Some(intensity) = threshold.intensity else { panic!("{row:?} {threshold:?}") };
        // R's exponential stops where its steps get small: 1e-6 short of the least squares, and on
        // the swimmer, with 8 % more squares than ours, far from it.
        let tolerance = match fit {
            CurveFit::Exponential if row[0] == "syn_swim_7x200" => 1e-2,
            CurveFit::Exponential => 1e-5,
            _ => 1e-8,
        };
        assert!((intensity - root).abs() <= tolerance * root.abs(), "{row:?} {intensity}");
        assert_eq!(threshold.crossings, Some(roots), "{row:?}");
        reached += 1;
    }
    println!("{reached} of 768 reached");
    assert!(reached > 700);
}

/// The published table of the program that these four cyclists come from, in whole watts.
#[test]
fn published_thresholds() {
    let Some(folder) = folder() else { return };
    let linear = ThresholdRules::default()
        .with_fit(CurveFit::Linear)
        .with_dickhuth_start(DickhuthStart::BeforeRise);
    let heck = Method::Obla(lactate(4.0));
    for (name, [obla, baldari, dickhuth, dmax]) in [
        ("aag_03PB", [388.0, 360.0, 380.0, 311.0]),
        ("aag_05PB", [283.0, 260.0, 272.0, 225.0]),
        ("aag_06PB", [267.0, 220.0, 251.0, 225.0]),
    ] {
        let test = step_test(&folder, name);
        for (method, expected) in [
            (heck, obla),
            (Method::Baldari, baldari),
            (Method::Dickhuth, dickhuth),
            (Method::Dmax, dmax),
        ] {
            let watts = at(&test, method, &linear);
            // That program scans Dmax in whole watts.
            assert!((watts - expected).abs() <= 0.51, "{name} {method} {watts} {expected}");
        }
    }
}

#[test]
fn breakpoints_are_the_global_optimum() {
    let Some(folder) = folder() else { return };
    let rows = rows(&folder, "segmented_global_optimum.csv");
    assert_eq!(rows.len(), 72);
    let mut differ = Vec::new();
    for row in rows {
        let test = step_test(&folder, &row[0]);
        let method = match row[2].as_str() {
            "Log-log" => Method::LogLog,
            "LTP1" => Method::Ltp1,
            _ => Method::Ltp2,
        };
        let rules = ThresholdRules::default()
            .with_slopes(SlopeRule::Any)
            .with_include_baseline(row[1] == "TRUE");
        let expected: f64 = row[4].parse().unwrap();
        let intensity = at(&test, method, &rules);
        if (intensity - expected).abs() > 0.01 * expected {
            differ.push(format!("{} {} {method} {intensity} {expected}", row[0], row[1]));
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
}

/// The least ratio on the spline within the grid step of the program that searches one.
#[test]
fn least_ratio() {
    let Some(folder) = folder() else { return };
    let mut seen = 0;
    for row in rows(&folder, "oracle_unrounded.csv") {
        if row[4] != "LTratio" || row[3] == "TRUE" || !row[2].starts_with("3rd") {
            continue;
        }
        let test = step_test(&folder, &row[0]);
        let step = if row[1] == "swimming" { 0.01 } else { 0.1 };
        let expected: f64 = row[7].parse().unwrap();
        let intensity = at(&test, Method::LtRatio, &ThresholdRules::default());
        assert!((intensity - expected).abs() <= step, "{row:?} {intensity}");
        seen += 1;
    }
    assert_eq!(seen, 12);
}

/// The exponential Dmax and the heart rate on the line, which that program finds exactly.
#[test]
fn exponential_dmax_and_heart_rate_line() {
    let Some(folder) = folder() else { return };
    let mut rates = 0;
    for row in rows(&folder, "oracle_unrounded.csv") {
        if row[4] != "Exp-Dmax" || row[3] == "TRUE" || !row[2].starts_with("3rd") {
            continue;
        }
        let test = step_test(&folder, &row[0]);
        let expected: f64 = row[7].parse().unwrap();
        let rules = ThresholdRules::default().with_heart_rate(HeartRateRule::Line);
        let threshold = found(&test, Method::ExponentialDmax, &rules);
        let intensity = threshold.intensity.unwrap();
        // On the swimmer R's exponential has 8 % more squares than the least.
        let tolerance = if row[0] == "syn_swim_7x200" { 1e-3 } else { 1e-6 };
        assert!((intensity - expected).abs() <= tolerance * expected, "{row:?} {intensity}");
        if let Ok(bpm) = row[9].parse::<f64>() {
            let off = (threshold.heart_rate.unwrap() - bpm).abs();
            assert!(off <= tolerance * bpm, "{row:?}");
            rates += 1;
        }
    }
    assert_eq!(rates, 8);
}

/// The heart rate line of R at every stage of the eight tests that have heart rates.
#[test]
fn heart_rate_line() {
    let Some(folder) = folder() else { return };
    let rows = rows(&folder, "fit_coefficients.csv");
    let term = |name: &str, term: &str| {
        let row = rows.iter().find(|r| r[0] == name && r[1].starts_with("HR") && r[3] == term);
        row.unwrap()[4].parse::<f64>().unwrap()
    };
    let names: Vec<_> = rows
        .iter()
        .filter(|row| row[1].starts_with("HR") && row[3] == "intensity")
        .map(|row| row[0].clone())
        .collect();
    assert_eq!(names.len(), 8);
    for name in names {
        let points = step_test(&folder, &name).points(IncompleteStage::default());
        for &[intensity, _] in &points.heart_rates {
            let bpm = heart_rate_at(&points.heart_rates, intensity, HeartRateRule::Line).unwrap();
            let expected = term(&name, "(Intercept)") + term(&name, "intensity") * intensity;
            assert!((bpm - expected).abs() <= 1e-6 * expected, "{name} {bpm} {expected}");
        }
    }
}

/// The baseline rules give different numbers on a test with a high resting value.
#[test]
fn baselines_differ() {
    let Some(folder) = folder() else { return };
    let test = step_test(&folder, "syn_bike_dip");
    let method = Method::BaselinePlus(lactate(1.0));
    let all = BaselineRule::ALL
        .map(|rule| at(&test, method, &ThresholdRules::default().with_baseline(rule)));
    println!("{all:?}");
    for (i, watts) in all.iter().enumerate() {
        assert!(all[..i].iter().all(|other| (other - watts).abs() > 0.5), "{all:?}");
    }
}

//! The shared oracles of decoupling, where `STADION_SHARED` names their folder.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::path::PathBuf;

use approx::assert_relative_eq;
use serde_json::Value;
use stadion_physiology::{
    DecouplingError, DecouplingFormula, DecouplingHalves, DecouplingOutput, DecouplingRules,
    DecouplingSeries, decouple, decoupling_of_means, dense_decoupling,
};
use stadion_types::Pause;

fn file(name: &str) -> Option<String> {
    let Some(shared) = std::env::var_os("STADION_SHARED") else {
        println!("skipped: STADION_SHARED is not set");
        return None;
    };
    Some(std::fs::read_to_string(PathBuf::from(shared).join("oracle/load").join(name)).unwrap())
}

/// An hour at 3 m/s, heart rate from 140 to 150 bpm, by each definition.
#[test]
fn a_constant_speed() {
    let Some(text) = file("decoupling.json") else { return };
    let oracle: Value = serde_json::from_str(&text).unwrap();
    let expected = |key: &str| {
        oracle["synthetic_const_3.0mps_hr_140_to_150_linear_3600s"][key].as_f64().unwrap()
    };
    let time_s: Vec<f64> = (0..3600).map(f64::from).collect();
    let hr: Vec<f64> = time_s.iter().map(|t| 140.0 + 10.0 * t / 3600.0).collect();
    for (halves, formula, key) in [
        (
            DecouplingHalves::Samples,
            DecouplingFormula::RatioOfMeans,
            "gc_half_by_sample_ratio_of_means",
        ),
        (
            DecouplingHalves::ElapsedTime,
            DecouplingFormula::RatioOfMeans,
            "half_by_time_ratio_of_means",
        ),
        (
            DecouplingHalves::ElapsedTime,
            DecouplingFormula::MedianOfRatios,
            "half_by_time_median_ratio(athlytics, no steady gate)",
        ),
        (
            DecouplingHalves::MovingTime,
            DecouplingFormula::InverseRatio,
            "wrong_inverse_ratio(GC issue 721)",
        ),
    ] {
        let mut rules = DecouplingRules::bare();
        (rules.halves, rules.formula) = (halves, formula);
        let output = (DecouplingOutput::Speed, vec![Some(3.0); 3600]);
        let found = decouple(&time_s, output, hr.iter().copied().map(Some), &[], &rules).unwrap();
        assert_relative_eq!(found.percent, expected(key), max_relative = 1e-9);
        let split = if halves == DecouplingHalves::Samples { 1799 } else { 1800 };
        let kernel = dense_decoupling(&vec![3.0; 3600], &hr, split, formula).unwrap();
        assert_relative_eq!(kernel, expected(key), max_relative = 1e-9);
    }
}

/// A real half marathon with a stop of 42 s in its first half.
#[test]
fn a_half_marathon() {
    let Some(text) = file("run_halfmarathon_trackeR_20130630.csv") else { return };
    let oracle: Value =
        serde_json::from_str(&file("run_halfmarathon_trackeR_20130630.json").unwrap()).unwrap();
    let expected = |part: &str, key: &str| oracle[part][key].as_f64().unwrap();
    let rows: Vec<Vec<f64>> = text
        .lines()
        .skip(1)
        .map(|row| row.split(',').map(|n| n.parse().unwrap()).collect())
        .collect();
    assert_eq!(rows.len(), 5592);
    // The oracle's own means give its decoupling.
    for part in ["all", "skip600_first", "skip600_first_120_last"] {
        let half = |v: &str, hr: &str| (expected(part, v), expected(part, hr));
        let (first, second) = (half("v1", "hr1"), half("v2", "hr2"));
        let percent = decoupling_of_means(first, second, DecouplingFormula::RatioOfMeans).unwrap();
        assert_relative_eq!(percent, expected(part, "decoupling_pct"), max_relative = 1e-9);
    }
    // Each interval between two rows has the speed of its way and the heart rate of its start.
    let time_s: Vec<f64> = rows[..rows.len() - 1].iter().map(|r| r[0]).collect();
    let speed: Vec<_> =
        rows.windows(2).map(|w| Some((w[1][1] - w[0][1]) / (w[1][0] - w[0][0]))).collect();
    let hr: Vec<_> = rows[..rows.len() - 1].iter().map(|r| Some(r[2])).collect();
    let of = |max_gap_s: f64, pauses: &[Pause], mut rules: DecouplingRules| {
        (rules.halves, rules.max_gap_s) = (DecouplingHalves::ElapsedTime, max_gap_s);
        let output = (DecouplingOutput::Speed, speed.clone());
        decouple(&time_s, output, hr.clone(), pauses, &rules)
    };
    // The oracle divides the way by the whole time, the stop included ... The file rounds distances
    // to six digits, 0.05 m of 10 km, and the oracle did not.
    let whole = of(60.0, &[], DecouplingRules::bare()).unwrap();
    assert_relative_eq!(whole.first.output.unwrap(), expected("all", "v1"), max_relative = 1e-5);
    assert_relative_eq!(whole.second.output.unwrap(), expected("all", "v2"), max_relative = 1e-5);
    // ... and takes heart rate over samples, as if the stop had lasted a second.
    let stop = Pause { from_s: 1631.0, to_s: 1672.0 };
    let paused = of(30.0, &[stop], DecouplingRules::bare()).unwrap();
    let bpm = [paused.first.heart_rate.bpm(), paused.second.heart_rate.bpm()];
    assert_relative_eq!(bpm[0], expected("all", "hr1"), max_relative = 1e-9);
    assert_relative_eq!(bpm[1], expected("all", "hr2"), max_relative = 1e-9);
    // So by one rule for both the first half is faster by the stop's 41 s of 2816, 1.5 %, and
    // decoupling lies up to 1.5 points off the oracle's.
    let gap = (paused.percent - expected("all", "decoupling_pct")).abs();
    assert!(gap < 1.5, "{}", paused.percent);
    // With cuts and conditions: what the whole is worth is told.
    let rules = DecouplingRules::default();
    let by_rules = of(30.0, &[stop], rules);
    println!("bare {:.3}, by the rules {by_rules:?}", paused.percent);
    let series = DecouplingSeries::new(&time_s, hr.clone()).unwrap();
    let series = series.with_output(DecouplingOutput::Speed, speed.clone()).unwrap();
    let refusals = series.with_pauses(&[stop]).refusals(&rules).unwrap();
    assert_eq!(by_rules.is_ok(), refusals.is_empty(), "{refusals:?}");
    match by_rules {
        Ok(found) => assert!(found.percent < 0.0),
        Err(DecouplingError::Refused { raw_percent, .. }) => assert!(raw_percent.unwrap() < 0.0),
        Err(other) => panic!("{other}"),
    }
}

//! Intervals of lactate thresholds held against known truth.
//!
//! The size comes from one constant: small in a usual test run, 500 tests with `--cfg stadion_full`. Noise
//! of the meter and seeds were fixed before the interval was written, and the limits are not tuned to them.
#![allow(clippy::unwrap_used, reason = "test code")]

use stadion_physiology::{Method, ThresholdRules};
use stadion_testkit::LactateCoverage;

const TESTS: u64 = if cfg!(stadion_full) { 500 } else { 25 };

/// Covered by nominal 90 %: the contract at full size, and three standard errors beyond it at the
/// small one, where a share of 90 % of 25 is only known to 6 %.
const COVERED: [f64; 2] = if cfg!(stadion_full) { [0.85, 0.95] } else { [0.7, 1.0] };

/// How far apart a belief of half and of half more the noise must be; a share of 25 has steps of 4 %.
const APART: f64 = if cfg!(stadion_full) { 0.05 } else { 0.03 };

fn methods() -> Vec<Method> {
    ["obla-2.0", "obla-3.0", "obla-4.0", "dmax", "modified-dmax"]
        .map(|name| name.parse().unwrap())
        .to_vec()
}

#[test]
fn calibration_intervals_hold_the_truth() {
    for seed in [1, 2, 3] {
        let run = LactateCoverage { tests: TESTS, ..LactateCoverage::hand_held(seed) };
        for row in run.run(&methods(), &ThresholdRules::default()).unwrap() {
            println!("seed {seed}: {row}");
            let [least, most] = COVERED;
            assert!((least..=most).contains(&row.coverage()), "seed {seed}: {row}");
            assert!(row.stable_share() >= 0.8, "seed {seed}: {row}");
        }
    }
}

/// A belief of half or half more than the noise shows in the coverage; it is printed, and it must
/// err to the right side.
#[test]
fn calibration_a_misjudged_meter_is_seen() {
    let known = LactateCoverage { tests: TESTS, ..LactateCoverage::hand_held(1) };
    let covered = |belief: f64| -> Vec<f64> {
        let run = LactateCoverage { belief, ..known.clone() };
        let rows = run.run(&methods(), &ThresholdRules::default()).unwrap();
        rows.iter()
            .map(|row| {
                println!("noise taken as {belief}: {row}");
                row.coverage()
            })
            .collect()
    };
    let [half, more] = [covered(0.5), covered(1.5)];
    for (half, more) in half.iter().zip(&more) {
        assert!(half + APART < *more, "{half} {more}");
    }
}

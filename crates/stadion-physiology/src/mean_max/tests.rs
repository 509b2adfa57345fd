//! Tests of the windows against the definition.
#![expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "small whole numbers")]

use super::{MeanMaxError, WindowSums, mean_max};

/// Straight from the definition, in whole numbers.
fn brute(values: &[i64], length: usize) -> (i64, usize) {
    let mut best = (i64::MIN, 0);
    for (start, window) in values.windows(length).enumerate() {
        let sum = window.iter().sum();
        if sum > best.0 {
            best = (sum, start);
        }
    }
    best
}

fn check(values: &[i64]) {
    let doubles: Vec<f64> = values.iter().map(|&v| v as f64).collect();
    let lengths: Vec<usize> = (1..=values.len()).collect();
    let found = mean_max(&doubles, &lengths).unwrap();
    assert_eq!(found.len(), values.len());
    for window in found {
        let (sum, start) = brute(values, window.length);
        assert_eq!((window.sum, window.start), (sum as f64, start), "{values:?} {window:?}");
        assert_eq!(window.mean, sum as f64 / window.length as f64);
    }
}

/// Whole numbers by a linear congruence, so that the test needs nothing.
fn random(n: usize, below: u64, seed: u64) -> Vec<i64> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        i64::try_from((state >> 33) % below).unwrap()
    };
    (0..n).map(|_| next()).collect()
}

#[test]
fn whole_numbers_as_by_hand() {
    for n in [1, 2, 15, 16, 17, 31, 32, 33, 255, 256, 257, 600] {
        check(&random(n, 400, n as u64));
        check(&random(n, 2, n as u64)); // ties everywhere
        check(&vec![7; n]);
        check(&vec![0; n]);
    }
    let below_zero: Vec<i64> = random(300, 100, 5).iter().map(|v| v - 60).collect();
    check(&below_zero);
    check(&[i64::from(i32::MAX), 0, i64::from(i32::MAX), 5]); // sums beyond 32 bits
}

#[test]
fn doubles_have_the_sum_of_their_window() {
    let tenths: Vec<f64> = random(500, 90, 3).iter().map(|&v| v as f64 * 0.1).collect();
    let sums = WindowSums::new(&tenths).unwrap();
    assert!(!sums.is_exact());
    assert!(sums.error_bound() > 0.0 && sums.error_bound() < 1e-9);
    for length in [1, 7, 100, 500] {
        let best = sums.best(length).unwrap();
        // In tenths, which are whole numbers, the answer is exact.
        let exact = brute(&random(500, 90, 3), length);
        assert!((best.sum - exact.0 as f64 * 0.1).abs() < 1e-12, "{length}");
    }
    let quarters: Vec<f64> = random(500, 90, 3).iter().map(|&v| v as f64 * 0.25).collect();
    let sums = WindowSums::new(&quarters).unwrap();
    assert!(sums.is_exact() && sums.error_bound() == 0.0);
}

#[test]
fn what_cannot_be_taken() {
    assert_eq!(
        WindowSums::new(&[1.0, f64::INFINITY]).unwrap_err(),
        MeanMaxError::NotFinite { index: 1, value: f64::INFINITY }
    );
    assert!(matches!(
        WindowSums::new(&[f64::NAN]).unwrap_err(),
        MeanMaxError::NotFinite { index: 0, .. }
    ));
    assert_eq!(
        WindowSums::new(&[0.5, -1.0]).unwrap_err(),
        MeanMaxError::Negative { index: 1, value: -1.0 }
    );
    for large in [[1e300, 1e300], [f64::MAX, f64::MAX], [9e15, 9e15]] {
        assert!(matches!(WindowSums::new(&large), Err(MeanMaxError::TooLarge { .. })));
    }
    let sums = WindowSums::new(&[1.0, 2.0]).unwrap();
    assert_eq!(sums.best_of(&[0]).unwrap_err(), MeanMaxError::Durations { index: 0, value: 0 });
    assert_eq!(sums.best_of(&[2, 2]).unwrap_err(), MeanMaxError::Durations { index: 1, value: 2 });
    assert_eq!((sums.best(0), sums.best(3)), (None, None));
    assert_eq!(sums.best_of(&[]).unwrap(), []);
    assert!(WindowSums::new(&[]).unwrap().is_empty());
}

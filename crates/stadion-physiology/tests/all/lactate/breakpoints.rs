//! Laws of the broken lines.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use approx::assert_relative_eq;
use proptest::prelude::*;
use stadion_physiology::{
    Breakpoints, SlopeRule, lactate_turnpoints, log_log_breakpoint, one_breakpoint, two_breakpoints,
};

/// A test of 7 to 12 stages whose lactate rises ever faster, with meter noise.
fn noisy_test() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    (7_usize..=12, 80.0..160.0, 15.0..40.0, 0.7..1.5, 0.5..0.9).prop_flat_map(
        |(stages, first, step, rest, bend): (usize, f64, f64, f64, f64)| {
            prop::collection::vec(-0.15_f64..0.15, stages).prop_map(move |noise: Vec<f64>| {
                let xs: Vec<f64> = noise
                    .iter()
                    .scan(first - step, |x, _| {
                        *x += step;
                        Some(*x)
                    })
                    .collect();
                let last = xs[xs.len() - 1];
                let ys = xs.iter().zip(&noise).map(|(x, noise)| {
                    let share = ((x - first) / (last - first) - bend).max(-0.2) + 0.2;
                    rest + 12.0 * share.powi(3) + noise
                });
                (xs.clone(), ys.collect())
            })
        },
    )
}

/// The squares between the joined points and a line, by many small parts.
fn squares<const N: usize>(xs: &[f64], ys: &[f64], line: &Breakpoints<N>) -> f64 {
    let parts = 400_u32;
    let broken = |x: f64| {
        let rises = line.positions.iter().zip(line.slope_changes);
        line.first_slope * x + rises.map(|(at, change)| change * (x - at).max(0.0)).sum::<f64>()
    };
    let mut samples = Vec::new();
    for (x, y) in xs.windows(2).zip(ys.windows(2)) {
        let width = (x[1] - x[0]) / f64::from(parts);
        for i in 0..parts {
            let share = (f64::from(i) + 0.5) / f64::from(parts);
            let at = x[0] + share * (x[1] - x[0]);
            samples.push((width, y[0] + share * (y[1] - y[0]) - broken(at)));
        }
    }
    let whole: f64 = samples.iter().map(|(width, _)| width).sum();
    let level = samples.iter().map(|(width, rest)| width * rest).sum::<f64>() / whole;
    samples.iter().map(|(width, rest)| width * (rest - level).powi(2)).sum()
}

proptest! {
    #[test]
    fn no_other_pair_of_places_leaves_less(
        (xs, ys) in noisy_test(), a in 0.0_f64..1.0, b in 0.0_f64..1.0,
    ) {
        let best = lactate_turnpoints(&xs, &ys, SlopeRule::Any).unwrap();
        prop_assert!((squares(&xs, &ys, &best) - best.sse).abs() < 1e-3 * best.sse + 1e-6);
        // Any other two places, a gap from the ends and from each other.
        let (first, last) = (xs[0], xs[xs.len() - 1]);
        let gap = xs[1] - first;
        let free = last - first - 3.0 * gap;
        let places = [first + gap + a.min(b) * free, first + 2.0 * gap + a.max(b) * free];
        let other = with_places(&xs, &ys, places);
        prop_assert!(best.sse <= other * (1.0 + 1e-6), "{} {other}", best.sse);
    }

    #[test]
    fn lines_move_with_their_axes(
        (xs, ys) in noisy_test(), scale in 0.01..20.0, shift in 0.0..50.0,
        factor in 0.2..5.0, rise in 0.0..3.0,
    ) {
        let before = lactate_turnpoints(&xs, &ys, SlopeRule::Any).unwrap();
        let moved_xs: Vec<f64> = xs.iter().map(|x| x * scale + shift).collect();
        let moved_ys: Vec<f64> = ys.iter().map(|y| y * factor + rise).collect();
        let after = lactate_turnpoints(&moved_xs, &moved_ys, SlopeRule::Any).unwrap();
        for (before, after) in before.positions.iter().zip(after.positions) {
            assert_relative_eq!(before * scale + shift, after, max_relative = 1e-4);
        }
        assert_relative_eq!(before.sse * factor * factor * scale, after.sse, max_relative = 1e-6);
    }

    /// Scaling either axis only shifts its logarithm.
    #[test]
    fn the_log_log_place_scales((xs, ys) in noisy_test(), scale in 0.01..20.0, factor in 0.2..5.0) {
        let before = log_log_breakpoint(&xs, &ys, SlopeRule::Any).unwrap();
        let moved_xs: Vec<f64> = xs.iter().map(|x| x * scale).collect();
        let moved_ys: Vec<f64> = ys.iter().map(|y| y * factor).collect();
        let after = log_log_breakpoint(&moved_xs, &moved_ys, SlopeRule::Any).unwrap();
        assert_relative_eq!(before.positions[0] * scale, after.positions[0], max_relative = 1e-4);
    }

    #[test]
    fn increasing_slopes_increase((xs, ys) in noisy_test()) {
        let any = lactate_turnpoints(&xs, &ys, SlopeRule::Any).unwrap();
        if let Some(line) = lactate_turnpoints(&xs, &ys, SlopeRule::Increasing) {
            prop_assert!(line.slopes_increase());
            prop_assert!(line.sse >= any.sse * (1.0 - 1e-9));
            let slopes: Vec<f64> = line.slopes().collect();
            prop_assert!(slopes.windows(2).all(|pair| pair[0] < pair[1]));
        }
        if any.slopes_increase() {
            let line = lactate_turnpoints(&xs, &ys, SlopeRule::Increasing).unwrap();
            prop_assert!((line.sse - any.sse).abs() <= 1e-9 * any.sse);
        }
    }

    /// Exact lines come back.
    #[test]
    fn true_breakpoints_are_found(
        first in 0.15_f64..0.4, apart in 0.2_f64..0.4, changes in (0.01_f64..0.2, 0.05_f64..0.5), slope in -0.05_f64..0.1,
    ) {
        let xs: Vec<f64> = (0..60).map(f64::from).collect();
        let places = [60.0 * first, 60.0 * (first + apart)];
        let changes = [changes.0, changes.1];
        let shape = |x: f64, used: usize| {
            let rises = places.iter().zip(changes).take(used);
            1.0 + slope * x + rises.map(|(at, change)| change * (x - at).max(0.0)).sum::<f64>()
        };
        let ys: Vec<f64> = xs.iter().map(|&x| shape(x, 2)).collect();
        let line = two_breakpoints(&xs, &ys, SlopeRule::Increasing).unwrap();
        for (found, place) in line.positions.iter().zip(places) {
            prop_assert!((found - place).abs() < 1e-3, "{found} {place}");
        }
        prop_assert!(!line.at_edge);
        let ys: Vec<f64> = xs.iter().map(|&x| shape(x, 1)).collect();
        let line = one_breakpoint(&xs, &ys, SlopeRule::Increasing).unwrap();
        prop_assert!((line.positions[0] - places[0]).abs() < 1e-3);
    }
}

/// What the best line with these places leaves, by the normal equations of a fine grid.
fn with_places(xs: &[f64], ys: &[f64], places: [f64; 2]) -> f64 {
    let parts = 400_u32;
    let (first, last) = (xs[0], xs[xs.len() - 1]);
    let (center, half) = (f64::midpoint(first, last), (last - first) / 2.0);
    let mut normal = [[0.0; 5]; 5];
    for (x, y) in xs.windows(2).zip(ys.windows(2)) {
        let width = (x[1] - x[0]) / f64::from(parts);
        for i in 0..parts {
            let share = (f64::from(i) + 0.5) / f64::from(parts);
            let at = x[0] + share * (x[1] - x[0]);
            let value = y[0] + share * (y[1] - y[0]);
            let hinge = |place: f64| (at - place).max(0.0) / half;
            let row = [1.0, (at - center) / half, hinge(places[0]), hinge(places[1]), value];
            for (i, a) in row.iter().enumerate() {
                for (j, b) in row.iter().enumerate() {
                    normal[i][j] += width * a * b;
                }
            }
        }
    }
    // Elimination leaves the squares of what the columns do not explain in the corner.
    for k in 0..4 {
        for i in k + 1..5 {
            let factor = normal[i][k] / normal[k][k];
            let pivot = normal[k];
            for (value, above) in normal[i].iter_mut().zip(pivot) {
                *value -= factor * above;
            }
        }
    }
    normal[4][4]
}

#[test]
fn what_cannot_be_fitted_is_none() {
    let xs: Vec<f64> = (0..8).map(f64::from).collect();
    let ys: Vec<f64> = xs.iter().map(|x| x * x).collect();
    let mut descending = xs.clone();
    descending.reverse();
    let mut unknown = ys.clone();
    unknown[3] = f64::NAN;
    for slopes in [SlopeRule::Any, SlopeRule::Increasing] {
        assert!(one_breakpoint(&xs[..3], &ys[..3], slopes).is_none());
        assert!(two_breakpoints(&xs[..5], &ys[..5], slopes).is_none());
        assert!(lactate_turnpoints(&xs[..4], &ys[..4], slopes).is_none());
        assert!(lactate_turnpoints(&descending, &ys, slopes).is_none());
        assert!(lactate_turnpoints(&xs, &unknown, slopes).is_none());
        assert!(lactate_turnpoints(&xs, &ys[1..], slopes).is_none());
        assert!(log_log_breakpoint(&xs[..4], &ys[..4], slopes).is_none());
        assert!(
            log_log_breakpoint(&xs, &xs.iter().map(|x| x - 3.0).collect::<Vec<_>>(), slopes)
                .is_none()
        );
        assert!(log_log_breakpoint(&[], &[], slopes).is_none());
    }
    // A bend downwards has no increasing slopes.
    let falling: Vec<f64> = ys.iter().map(|y| -y).collect();
    assert!(lactate_turnpoints(&xs, &falling, SlopeRule::Increasing).is_none());
    assert!(lactate_turnpoints(&xs, &falling, SlopeRule::Any).is_some());
}

#[test]
fn a_break_in_the_last_part_stands_at_the_edge() {
    let xs: Vec<f64> = (0..8).map(f64::from).collect();
    let ys = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 9.0];
    let line = one_breakpoint(&xs, &ys, SlopeRule::Increasing).unwrap();
    assert!(line.at_edge);
}

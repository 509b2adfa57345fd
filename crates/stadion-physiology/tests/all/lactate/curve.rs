//! Laws of fitted lactate curves.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use approx::assert_relative_eq;
use proptest::prelude::*;
use stadion_physiology::{CurveError, CurveFit, LactateCurve};

/// Ascending intensities with lactates that rise like a real test, plus noise.
fn points() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    let stage = (0.6..1.4_f64, -0.15..0.15_f64);
    let shape = (80.0..200.0_f64, 10.0..40.0_f64, 0.02..0.4_f64, 2.5..4.5_f64);
    (shape, proptest::collection::vec(stage, 7..10)).prop_map(
        |((start, step, rise, rate), stages)| {
            let mut x = start;
            let xs: Vec<f64> = stages
                .iter()
                .map(|(width, _)| {
                    x += width * step;
                    x
                })
                .collect();
            let (first, last) = (xs[0], xs[xs.len() - 1]);
            let ys = xs.iter().zip(&stages).map(|(x, (_, noise))| {
                1.0 + rise * (rate * (x - first) / (last - first)).exp() * (1.0 + noise)
            });
            let ys = ys.collect();
            (xs, ys)
        },
    )
}

/// The same with lactates that never fall, for the curves through all points.
fn rising() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    points().prop_map(|(xs, mut ys)| {
        ys.sort_by(f64::total_cmp);
        (xs, ys)
    })
}

fn grid(curve: &LactateCurve) -> Vec<f64> {
    let (lo, hi) = curve.domain();
    (0..=20).map(|i| lo + (hi - lo) * f64::from(i) / 20.0).collect()
}

proptest! {
    /// Law 50, first part, and the unit of intensity: km/h, m/s or W, from any zero.
    #[test]
    fn an_affine_map_of_intensity_moves_the_curve_along(
        (xs, ys) in points(),
        (factor, shift) in (0.01..10.0_f64, -50.0..50.0_f64),
        level in 1.5..4.0_f64,
    ) {
        let moved: Vec<f64> = xs.iter().map(|x| factor * x + shift).collect();
        for kind in CurveFit::ALL {
            let (Ok(a), Ok(b)) = (LactateCurve::fit(kind, &xs, &ys), LactateCurve::fit(kind, &moved, &ys)) else {
                prop_assert!(LactateCurve::fit(kind, &xs, &ys).is_err());
                prop_assert!(LactateCurve::fit(kind, &moved, &ys).is_err());
                continue;
            };
            // The places of the moved points are rounded, which an exponential feels most.
            for x in grid(&a) {
                assert_relative_eq!(a.value(x), b.value(factor * x + shift), epsilon = 1e-7);
            }
            let (a, b) = (a.crossings(level), b.crossings(level));
            prop_assert_eq!(a.count, b.count, "{:?}", kind);
            if let (Some(a), Some(b)) = (a.last_upward, b.last_upward) {
                prop_assert!((factor * a + shift - b).abs() < 1e-6 * factor * a, "{:?}", kind);
            }
        }
    }

    /// Another unit or another zero of the meter.
    #[test]
    fn an_affine_map_of_lactate_moves_the_curve_along(
        (xs, ys) in points(),
        (factor, shift) in (0.2..10.0_f64, -5.0..5.0_f64),
    ) {
        let moved: Vec<f64> = ys.iter().map(|y| factor * y + shift).collect();
        for kind in CurveFit::ALL {
            let (Ok(a), Ok(b)) = (LactateCurve::fit(kind, &xs, &ys), LactateCurve::fit(kind, &xs, &moved)) else {
                prop_assert!(LactateCurve::fit(kind, &xs, &ys).is_err());
                continue;
            };
            for x in grid(&a) {
                assert_relative_eq!(factor * a.value(x) + shift, b.value(x), epsilon = 1e-7 * factor);
            }
            assert_relative_eq!(factor * factor * a.rss(), b.rss(), epsilon = 1e-10, max_relative = 1e-7);
        }
    }

    /// Law 50: a higher level is reached later, and no level outside the curve is reached.
    #[test]
    fn levels_are_reached_in_order((xs, ys) in rising(), (a, b) in (0.5..20.0_f64, 0.5..20.0_f64)) {
        let (lower, upper) = (a.min(b), a.max(b));
        for kind in [CurveFit::Pchip, CurveFit::Linear, CurveFit::Exponential] {
            let Ok(curve) = LactateCurve::fit(kind, &xs, &ys) else { continue };
            let (lo, hi) = curve.domain();
            let (least, most) = (curve.value(lo), curve.value(hi));
            for level in [lower, upper] {
                let found = curve.crossings(level);
                prop_assert!(found.count <= 1);
                let inside = least < level && level < most;
                prop_assert!(!inside || found.last_upward.is_some(), "{kind:?} {level}");
                prop_assert!(least <= level && level <= most || found.count == 0, "{kind:?} {level}");
            }
            if let (Some(x), Some(y)) = (curve.crossings(lower).last_upward, curve.crossings(upper).last_upward) {
                prop_assert!(x <= y, "{kind:?}: {x} {y}");
            }
        }
    }

    /// Whatever the curve, the place of a level is one where the curve has it and rises, within
    /// the domain, and nothing beyond it comes down to the level and rises again.
    #[test]
    fn crossings_lie_on_the_curve((xs, ys) in points(), level in 0.5..20.0_f64) {
        for kind in CurveFit::ALL {
            let Ok(curve) = LactateCurve::fit(kind, &xs, &ys) else { continue };
            let (lo, hi) = curve.domain();
            let found = curve.crossings(level);
            let above: Vec<bool> = grid(&curve).iter().map(|&x| curve.value(x) > level).collect();
            let changes = above.windows(2).filter(|pair| pair[0] != pair[1]).count();
            prop_assert!(usize::try_from(found.count).unwrap() >= changes, "{kind:?}");
            let Some(x) = found.last_upward else {
                prop_assert!(above.windows(2).all(|pair| pair[0] || !pair[1]), "{kind:?}");
                continue;
            };
            prop_assert!(lo <= x && x <= hi);
            prop_assert!((curve.value(x) - level).abs() < 1e-10 * level.max(1.0), "{kind:?}");
            let beyond = grid(&curve).into_iter().zip(&above).filter(|(at, _)| *at > x);
            let mut fallen = false;
            for (_, &above) in beyond {
                prop_assert!(!(fallen && above), "{kind:?} rises again");
                fallen = !above;
            }
        }
    }

    #[test]
    fn slopes_are_met_where_they_are_said_to_be((xs, ys) in points(), slope in -0.02..0.2_f64) {
        for kind in CurveFit::ALL {
            let Ok(curve) = LactateCurve::fit(kind, &xs, &ys) else { continue };
            let found = curve.points_with_slope(slope);
            prop_assert!(found.windows(2).all(|pair| pair[0] < pair[1]));
            let (lo, hi) = curve.domain();
            for x in found {
                prop_assert!(lo < x && x < hi);
                // A polyline jumps over the slope at a stage.
                if kind != CurveFit::Linear {
                    prop_assert!((curve.slope_at(x) - slope).abs() < 1e-9, "{kind:?}");
                }
            }
        }
    }

    /// Law 52.
    #[test]
    fn a_repeated_stage_moves_no_interpolation((xs, ys) in points(), at in 0..7_usize, level in 1.2..6.0_f64) {
        let (mut more_xs, mut more_ys) = (xs.clone(), ys.clone());
        more_xs.insert(at, xs[at]);
        more_ys.insert(at, ys[at]);
        for kind in [CurveFit::Pchip, CurveFit::Linear] {
            let once = LactateCurve::fit(kind, &xs, &ys).unwrap();
            let twice = LactateCurve::fit(kind, &more_xs, &more_ys).unwrap();
            prop_assert_eq!(once.crossings(level), twice.crossings(level));
            let mut two_values = more_ys.clone();
            two_values[at] += 0.5;
            let refused = LactateCurve::fit(kind, &more_xs, &two_values);
            prop_assert_eq!(refused, Err(CurveError::Degenerate));
        }
        // A stage on the line between two others is nothing new either.
        let line = LactateCurve::fit(CurveFit::Linear, &xs, &ys).unwrap();
        let between = 0.5 * (xs[0] + xs[1]);
        let (mut more_xs, mut more_ys) = (xs.clone(), ys.clone());
        more_xs.insert(1, between);
        more_ys.insert(1, line.value(between));
        let more = LactateCurve::fit(CurveFit::Linear, &more_xs, &more_ys).unwrap();
        prop_assert_eq!(more.crossings(level).count, line.crossings(level).count);
        if let (Some(a), Some(b)) = (more.crossings(level).last_upward, line.crossings(level).last_upward) {
            assert_relative_eq!(a, b, max_relative = 1e-12);
        }
    }

    /// No neighbouring curve of the same kind is closer to the points.
    #[test]
    fn residuals_are_at_right_angles((xs, ys) in points()) {
        for (kind, degree) in [(CurveFit::Cubic, 3), (CurveFit::Quartic, 4)] {
            let curve = LactateCurve::fit(kind, &xs, &ys).unwrap();
            let (lo, hi) = curve.domain();
            for power in 0..=degree {
                let along: f64 = xs.iter().zip(&ys).map(|(&x, y)| {
                    (y - curve.value(x)) * ((x - lo) / (hi - lo)).powi(power)
                }).sum();
                prop_assert!(along.abs() < 1e-11, "{kind:?} {power}: {along}");
            }
        }
        if let Ok(curve) = LactateCurve::fit(CurveFit::Exponential, &xs, &ys) {
            let c = curve.coefficients()[2];
            let (_, hi) = curve.domain();
            let along = |of: &dyn Fn(f64) -> f64| -> f64 {
                xs.iter().zip(&ys).map(|(&x, y)| (y - curve.value(x)) * of(x)).sum()
            };
            prop_assert!(along(&|_| 1.0).abs() < 1e-10);
            prop_assert!(along(&|x| (c * (x - hi)).exp()).abs() < 1e-10);
            prop_assert!(along(&|x| (x - hi) / hi * (c * (x - hi)).exp()).abs() < 1e-8);
        }
    }

    #[test]
    fn what_a_curve_says_of_its_fit((xs, ys) in points()) {
        for kind in CurveFit::ALL {
            let Ok(curve) = LactateCurve::fit(kind, &xs, &ys) else { continue };
            let residuals = xs.iter().zip(&ys).map(|(&x, y)| y - curve.value(x));
            let rss: f64 = residuals.map(|rest| rest * rest).sum();
            assert_relative_eq!(curve.rss(), rss, epsilon = 1e-12);
            let n = f64::from(u32::try_from(ys.len()).unwrap());
            let mean = ys.iter().sum::<f64>() / n;
            let total: f64 = ys.iter().map(|y| (y - mean).powi(2)).sum();
            assert_relative_eq!(curve.r2().unwrap(), 1.0 - rss / total, epsilon = 1e-9);
            let left_out = match kind {
                // Its knots would move with the stages.
                CurveFit::NaturalSpline => continue,
                CurveFit::Pchip | CurveFit::Linear => 1..xs.len() - 1,
                _ => 0..xs.len(),
            };
            let errors: Option<Vec<f64>> = left_out
                .map(|i| {
                    let (mut xs, mut ys) = (xs.clone(), ys.clone());
                    let (x, y) = (xs.remove(i), ys.remove(i));
                    Some(y - LactateCurve::fit(kind, &xs, &ys).ok()?.value(x))
                })
                .collect();
            let rmse = errors.map(|errors| {
                let n = f64::from(u32::try_from(errors.len()).unwrap());
                (errors.iter().map(|e| e * e).sum::<f64>() / n).sqrt()
            });
            match (curve.loo_rmse(), rmse) {
                (Some(found), Some(expected)) => {
                    assert_relative_eq!(found, expected, epsilon = 1e-9, max_relative = 1e-7);
                }
                (found, expected) => prop_assert_eq!(found, expected, "{:?}", kind),
            }
        }
    }

    /// Cubics, their like and exponentials come back from their own points.
    #[test]
    fn a_curve_is_found_again((xs, ys) in points(), kind in 0..4_usize) {
        let kind = CurveFit::ALL[kind];
        let Ok(curve) = LactateCurve::fit(kind, &xs, &ys) else { return Ok(()) };
        let exact: Vec<f64> = xs.iter().map(|&x| curve.value(x)).collect();
        let again = LactateCurve::fit(kind, &xs, &exact).unwrap();
        for x in grid(&curve) {
            assert_relative_eq!(curve.value(x), again.value(x), epsilon = 1e-8);
        }
        prop_assert!(again.rss() < 1e-15);
    }
}

#[test]
fn a_stage_that_no_other_tells_of_has_no_error_of_its_own() {
    let (xs, ys) = ([0.0, 1.0, 2.0, 3.0, 4.0, 1e5], [1.0, 1.2, 1.1, 1.5, 2.0, 9.0]);
    assert_eq!(LactateCurve::fit(CurveFit::Cubic, &xs, &ys).unwrap().loo_rmse(), None);
    let two = LactateCurve::fit(CurveFit::Linear, &xs[..2], &ys[..2]).unwrap();
    assert_eq!(two.loo_rmse(), None);
}

#[test]
fn flat_and_straight_tests() {
    let xs = [100.0, 130.0, 160.0, 190.0, 220.0, 250.0, 280.0];
    for ys in [[1.2; 7], xs.map(|x| 0.1 + x / 70.0)] {
        for kind in CurveFit::ALL {
            let curve = match LactateCurve::fit(kind, &xs, &ys) {
                Err(error) => {
                    assert_eq!((kind, error), (CurveFit::Exponential, CurveError::Degenerate));
                    continue;
                }
                Ok(curve) => curve,
            };
            let slope = (ys[6] - ys[0]) / 180.0;
            assert!(curve.points_with_slope(slope).is_empty(), "{kind:?}");
            assert_eq!(curve.crossings(9.0).count, 0);
            // Of a flat curve there is no variance to explain, and no place where it is reached.
            assert_eq!(curve.r2().is_none(), slope.abs() <= 0.0, "{kind:?}");
        }
    }
}

//! The convex curve nearest to some readings.

/// Replaces `lactates` by the nearest values that lie on a convex curve over `intensities`: the
/// weighted least squares fit with slopes that never fall from one stage to the next.
///
/// # Model
///
/// ```text
/// minimise Σ w (m − y)²   subject to   (m[j+1] − m[j]) / dx[j] ≥ (m[j] − m[j−1]) / dx[j−1]
/// ```
///
/// Hildreth's dual ascent, one constraint after the other. Readings that are convex stay as they are.
///
/// # Limits
///
/// Slopes may still fall by [`TOLERANCE`] mmol/L in a step; the search ends after [`SWEEPS`] rounds at
/// the latest.
///
/// # Source
///
/// Hildreth (1957), A quadratic programming procedure, *Nav Res Logist Q* 4(1):79-85.
pub(super) fn make_convex(intensities: &[f64], variances: &[f64], lactates: &mut [f64]) {
    let count = lactates.len().min(intensities.len()).min(variances.len());
    if count < 3 {
        return;
    }
    let mut multipliers = vec![0.0_f64; count - 2];
    for _ in 0..SWEEPS {
        let mut largest = 0.0_f64;
        for (j, multiplier) in multipliers.iter_mut().enumerate() {
            let [before, after] =
                [intensities[j + 1] - intensities[j], intensities[j + 2] - intensities[j + 1]];
            // The chord of the neighbours less the middle reading, which convexity keeps from below 0.
            let share = after / (before + after);
            let row = [share, -1.0, 1.0 - share];
            let bend: f64 = (0..3).map(|i| row[i] * lactates[j + i]).sum();
            let stiffness: f64 = (0..3).map(|i| row[i] * row[i] * variances[j + i]).sum();
            if stiffness <= 0.0 {
                continue;
            }
            let step = (-bend / stiffness).max(-*multiplier);
            *multiplier += step;
            for i in 0..3 {
                let moved = row[i] * variances[j + i] * step;
                lactates[j + i] += moved;
                largest = largest.max(moved.abs());
            }
        }
        if largest < TOLERANCE {
            return;
        }
    }
}

/// Movement in one round, mmol/L, at which the search ends: far below what a meter shows.
const TOLERANCE: f64 = 1e-4;

/// Most rounds of the search.
const SWEEPS: usize = 500;

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    #[test]
    fn convex_readings_stay() {
        let mut lactates = [1.4, 1.2, 1.2, 1.9, 3.4, 7.0];
        let before = lactates;
        make_convex(&[100.0, 130.0, 160.0, 190.0, 220.0, 230.0], &[0.03; 6], &mut lactates);
        assert_eq!(lactates.map(f64::to_bits), before.map(f64::to_bits));
    }

    #[test]
    fn a_bump_is_spread_over_its_neighbours() {
        let mut lactates = [1.0, 1.6, 1.0];
        make_convex(&[10.0, 11.0, 12.0], &[1.0; 3], &mut lactates);
        // The nearest straight line is their mean.
        for lactate in lactates {
            assert_abs_diff_eq!(lactate, 1.2, epsilon = 1e-3);
        }
    }

    #[test]
    fn what_comes_out_is_convex_and_no_farther_than_another_convex_curve() {
        let xs = [8.0, 9.0, 10.0, 11.5, 13.0, 14.0];
        let ys = [1.3, 1.7, 1.2, 2.6, 2.4, 7.0];
        let variances = [0.02, 0.02, 0.02, 0.03, 0.03, 0.1];
        let mut found = ys;
        make_convex(&xs, &variances, &mut found);
        let far =
            |m: &[f64]| -> f64 { (0..6).map(|i| (m[i] - ys[i]).powi(2) / variances[i]).sum() };
        for j in 1..5 {
            let left = (found[j] - found[j - 1]) / (xs[j] - xs[j - 1]);
            let right = (found[j + 1] - found[j]) / (xs[j + 1] - xs[j]);
            assert!(right - left > -1e-3, "at {j}: {left} then {right}");
        }
        for other in [[1.3, 1.3, 1.4, 1.9, 2.9, 7.0], [1.45, 1.45, 1.45, 2.0, 2.8, 7.0]] {
            assert!(far(&found) <= far(&other) + 1e-3, "{found:?}");
        }
    }
}

//! The least value of a function of one number, looked for in the whole range.

/// A cost along one number `q`.
pub(super) trait Cost {
    /// The cost itself.
    fn cost(&self, q: f64) -> f64;
    /// Something with the sign of the slope of the cost, and its derivative.
    fn slope(&self, q: f64) -> [f64; 2];
}

/// Where the cost is least within `lo..=hi`.
///
/// # Model
///
/// The cost is taken at `lo`, and from `first` on at doubled distances from `lo`; so every minimum wider
/// than a factor of two is seen. Around the best of them a Newton iteration on the slope, kept in a
/// bracket by bisection, goes on to the last digits.
pub(super) fn least(cost: &impl Cost, lo: f64, first: f64, hi: f64) -> f64 {
    let mut best = (lo, cost.cost(lo));
    let (mut before, mut after) = (lo, lo);
    // Trials far below anything real leave a first distance of 0, which doubles to nothing.
    let (mut previous, mut step) = (lo, first.max(f64::MIN_POSITIVE));
    let mut open = true;
    loop {
        let q = (lo + step).min(hi);
        let value = cost.cost(q);
        if value < best.1 {
            (before, best, open) = (previous, (q, value), true);
            after = q;
        } else if open {
            (after, open) = (q, false);
        }
        if q >= hi {
            break;
        }
        (previous, step) = (q, step * 2.0);
    }
    refine(cost, best.0, before, after)
}

/// The minimum near `at`, which costs no more than `before` and `after` on either side.
fn refine(cost: &impl Cost, at: f64, before: f64, after: f64) -> f64 {
    let [slope, curvature] = cost.slope(at);
    // The cost falls from `at` on one side; there the minimum lies.
    let (mut lo, mut hi) = if slope < 0.0 { (at, after) } else { (before, at) };
    if lo >= hi || slope == 0.0 {
        return at;
    }
    let mut q = at;
    let mut newton = if curvature > 0.0 { q - slope / curvature } else { f64::NAN };
    for _ in 0..100 {
        let next = if newton > lo && newton < hi { newton } else { 0.5 * (lo + hi) };
        let moved = (next - q).abs();
        q = next;
        if moved <= 2.0 * f64::EPSILON * q.abs() {
            break;
        }
        let [slope, curvature] = cost.slope(q);
        if slope < 0.0 {
            lo = q;
        } else if slope > 0.0 {
            hi = q;
        } else {
            break;
        }
        newton = if curvature > 0.0 { q - slope / curvature } else { f64::NAN };
    }
    q
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    /// `(ln q − ln m)²`, which a Newton iteration from far away would leave.
    struct Valley(f64);

    impl Cost for Valley {
        fn cost(&self, q: f64) -> f64 {
            if q > 0.0 { (q / self.0).ln().powi(2) } else { f64::INFINITY }
        }

        fn slope(&self, q: f64) -> [f64; 2] {
            let l = (q / self.0).ln();
            [l / q, (1.0 - l) / (q * q)]
        }
    }

    #[test]
    fn a_minimum_is_found_to_the_last_digits() {
        for m in [0.011, 0.37, 5.0, 900.0] {
            assert_relative_eq!(least(&Valley(m), 0.0, 0.01, 1000.0), m, max_relative = 1e-14);
        }
        // A first distance that was rounded to 0.
        assert_relative_eq!(least(&Valley(5.0), 0.0, 0.0, 1000.0), 5.0, max_relative = 1e-14);
        // At an end of the range.
        assert_relative_eq!(least(&Valley(5000.0), 0.0, 0.01, 1000.0), 1000.0);
        assert_relative_eq!(least(&Valley(1e-3), 0.5, 0.01, 1000.0), 0.5);
    }
}

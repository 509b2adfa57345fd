//! The centre of normal observations of which some are known only between limits.

/// An observation: its lower and its upper limit, both the same where it is exact.
pub(super) type Limits = (f64, f64);

/// The most probable centre, and the information on it in exact observations.
///
/// # Model
///
/// ```text
/// x ~ N(centre, spread²)        centre ~ N(0, spread² / weight)
/// sum(E[x | limits, centre] − centre) = weight · centre
/// information = weight + sum(1 − Var[x | limits, centre] / spread²)
/// ```
///
/// The left side falls as the centre rises, so there is one solution. With exact observations only it
/// is `sum(x) / (weight + n)`, and the information is `weight + n`.
pub(super) fn centre(observed: &[Limits], weight: f64, spread: f64, most: f64) -> (f64, f64) {
    let moments = |(lo, hi): Limits, centre: f64| {
        let (mean, variance) = between((lo - centre) / spread, (hi - centre) / spread);
        (centre + spread * mean, variance)
    };
    let pull = |centre: f64| {
        observed.iter().map(|&limits| moments(limits, centre).0 - centre).sum::<f64>()
            - weight * centre
    };
    let (mut low, mut high) = (-most, most);
    let centre = if pull(low) <= 0.0 {
        low
    } else if pull(high) >= 0.0 {
        high
    } else {
        // Halving a span of doubles ends after some sixty steps.
        loop {
            let middle = f64::midpoint(low, high);
            if middle <= low || middle >= high {
                break middle;
            }
            if pull(middle) > 0.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
    };
    let information: f64 = observed.iter().map(|&limits| 1.0 - moments(limits, centre).1).sum();
    (centre, weight + information)
}

/// Mean and variance of a standard normal variable that lies between `a` and `b`.
fn between(a: f64, b: f64) -> (f64, f64) {
    // Below this width rounding weighs more than the curve of the density.
    const NARROW: f64 = 1e-4;
    if b <= 0.0 {
        let (mean, variance) = between_positive(-b, -a, NARROW);
        (-mean, variance)
    } else if a >= 0.0 {
        between_positive(a, b, NARROW)
    } else if b - a < NARROW {
        (f64::midpoint(a, b), 0.0)
    } else {
        let share = 1.0 - tail(-a) - tail(b);
        let mean = (density(a) - density(b)) / share;
        (mean, variance(1.0 + (weighted(a, density(a)) - weighted(b, density(b))) / share, mean))
    }
}

/// The same for `0 <= a <= b`, relative to the density at `a`, which may be too small for a number.
fn between_positive(a: f64, b: f64, narrow: f64) -> (f64, f64) {
    if b - a < narrow {
        return (f64::midpoint(a, b), 0.0);
    }
    let fall = 0.5 * (b - a) * (b + a);
    let ratio = (-fall).exp();
    let share = mills(a) - if b.is_finite() { ratio * mills(b) } else { 0.0 };
    let mean = -(-fall).exp_m1() / share;
    (mean, variance(1.0 + (a - weighted(b, ratio)) / share, mean))
}

fn variance(second_moment: f64, mean: f64) -> f64 {
    (second_moment - mean * mean).clamp(0.0, 1.0)
}

/// `x · weight`, 0 at infinity, where the density falls faster than `x` grows.
fn weighted(x: f64, weight: f64) -> f64 {
    if x.is_finite() { x * weight } else { 0.0 }
}

fn density(x: f64) -> f64 {
    (-0.5 * x * x).exp() / (2.0 * core::f64::consts::PI).sqrt()
}

/// Probability beyond `x`, from 0 on.
fn tail(x: f64) -> f64 {
    if x.is_finite() { mills(x) * density(x) } else { 0.0 }
}

/// Mills' ratio: the probability beyond `x >= 0` over the density there.
fn mills(x: f64) -> f64 {
    if x < 3.0 {
        // Marsaglia (2004): area from 0 to x = density · (x + x³/3 + x⁵/(3·5) + …).
        let (mut term, mut sum, mut odd) = (x, x, 1.0);
        while term > sum * 1e-17 {
            odd += 2.0;
            term *= x * x / odd;
            sum += term;
        }
        0.5 / density(x) - sum
    } else {
        // Laplace's continued fraction; eighty steps are more than 3 needs.
        1.0 / (1..=80).rev().fold(x, |below, k| x + f64::from(k) / below)
    }
}

#[cfg(test)]
mod tests {
    use approx::assert_relative_eq;

    use super::*;

    #[test]
    fn tails_are_those_of_the_tables() {
        // Abramowitz & Stegun, table 26.1 and 26.2.
        for (x, expected) in [
            (0.0, 0.5),
            (1.0, 0.158_655_253_931_457),
            (2.0, 0.022_750_131_948_179),
            (3.0, 1.349_898_031_630e-3),
            (5.0, 2.866_515_719e-7),
        ] {
            assert_relative_eq!(tail(x), expected, max_relative = 1e-9);
        }
        let (below, above) = (mills(3.0 - 1e-12), mills(3.0));
        assert_relative_eq!(below, above, max_relative = 1e-10);
    }

    #[test]
    fn moments_between_limits() {
        // Above 0: mean sqrt(2/pi), variance 1 - 2/pi.
        let (mean, variance) = between(0.0, f64::INFINITY);
        let two_over_pi = 2.0 / core::f64::consts::PI;
        assert_relative_eq!(mean, two_over_pi.sqrt(), max_relative = 1e-12);
        assert_relative_eq!(variance, 1.0 - two_over_pi, max_relative = 1e-12);
        assert_eq!(between(f64::NEG_INFINITY, f64::INFINITY), (0.0, 1.0));
        // Against a plain sum over the density.
        for (a, b) in [(-1.0, 2.0), (0.5, 0.7), (4.0, 6.0), (-30.0, -28.0)] {
            let steps = 200_000;
            let x = |i: i32| a + (b - a) * (f64::from(i) + 0.5) / f64::from(steps);
            let top: f64 = if a > 0.0 {
                a
            } else if b < 0.0 {
                b
            } else {
                0.0
            };
            let w = |x: f64| (0.5 * (top * top - x * x)).exp();
            let sum = |f: &dyn Fn(f64) -> f64| (0..steps).map(|i| f(x(i)) * w(x(i))).sum::<f64>();
            let all = sum(&|_| 1.0);
            let mean = sum(&|x| x) / all;
            let var = sum(&|x| (x - mean).powi(2)) / all;
            let found = between(a, b);
            assert_relative_eq!(found.0, mean, max_relative = 1e-7);
            assert_relative_eq!(found.1, var, max_relative = 1e-5);
        }
    }

    #[test]
    fn exact_observations_are_shrunk() {
        let (found, information) = centre(&[(0.3, 0.3), (0.5, 0.5)], 4.0, 0.3, 1.0);
        assert_relative_eq!(found, 0.8 / 6.0, max_relative = 1e-12);
        assert_relative_eq!(information, 6.0, max_relative = 1e-12);
        assert_relative_eq!(centre(&[(50.0, 50.0); 9], 4.0, 0.3, 1.0).0, 1.0);
    }
}

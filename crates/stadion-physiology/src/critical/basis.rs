//! The functions of time behind each curve, with their derivatives by the one shape that is not linear.

/// A function `x(t; q)` of time and of a shape `q` in seconds, in a curve `P = c + a·x(t; q)`.
pub(super) trait Basis: Copy {
    /// The value.
    fn value(self, q: f64, t: f64) -> f64;
    /// The value with its first two derivatives by `q`.
    fn with_derivatives(self, q: f64, t: f64) -> [f64; 3];
    /// The least and the greatest shape that is looked at, for trials of these durations.
    fn range(self, shortest: f64, longest: f64) -> [f64; 2];
    /// The highest intensity as multiples of `c` and `a`; infinite if there is none.
    fn peak(self, q: f64) -> [f64; 2];
}

/// `1/(t + q)`: the hyperbola whose highest power is `CP + W'/q`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shifted;

impl Basis for Shifted {
    #[inline]
    fn value(self, q: f64, t: f64) -> f64 {
        1.0 / (t + q)
    }

    #[inline]
    fn with_derivatives(self, q: f64, t: f64) -> [f64; 3] {
        let x = 1.0 / (t + q);
        [x, -x * x, 2.0 * x * x * x]
    }

    fn range(self, _: f64, longest: f64) -> [f64; 2] {
        [0.0, 8.0 * longest]
    }

    fn peak(self, q: f64) -> [f64; 2] {
        [1.0, 1.0 / q]
    }
}

/// `exp(−t/q)`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decay;

impl Basis for Decay {
    #[inline]
    fn value(self, q: f64, t: f64) -> f64 {
        (-t / q).exp()
    }

    #[inline]
    fn with_derivatives(self, q: f64, t: f64) -> [f64; 3] {
        let (x, r) = ((-t / q).exp(), t / q);
        [x, x * r / q, x * r * (r - 2.0) / (q * q)]
    }

    fn range(self, shortest: f64, longest: f64) -> [f64; 2] {
        [shortest / 16.0, 8.0 * longest]
    }

    fn peak(self, _: f64) -> [f64; 2] {
        [1.0, 1.0]
    }
}

/// `(1 − exp(−t/q))/t`: the head of the omni-domain curve, whose highest power is `CP + W'/q`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Saturating;

impl Basis for Saturating {
    #[inline]
    fn value(self, q: f64, t: f64) -> f64 {
        if q > 0.0 { -(-t / q).exp_m1() / t } else { 1.0 / t }
    }

    #[inline]
    fn with_derivatives(self, q: f64, t: f64) -> [f64; 3] {
        if q > 0.0 {
            let (r, e) = (t / q, (-t / q).exp());
            [-(-r).exp_m1() / t, -e / (q * q), e * (2.0 - r) / (q * q * q)]
        } else {
            [1.0 / t, 0.0, 0.0]
        }
    }

    fn range(self, _: f64, longest: f64) -> [f64; 2] {
        [0.0, 8.0 * longest]
    }

    fn peak(self, q: f64) -> [f64; 2] {
        [1.0, 1.0 / q]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn derivatives_hold(basis: impl Basis) {
        for (q, t) in [(20.0, 5.0), (20.0, 300.0), (200.0, 120.0), (3.0, 1200.0_f64.sqrt())] {
            let [x, first, second] = basis.with_derivatives(q, t);
            assert_relative_eq!(x, basis.value(q, t), max_relative = 1e-14);
            let h = 1e-4 * q;
            let slope = (basis.value(q + h, t) - basis.value(q - h, t)) / (2.0 * h);
            assert_relative_eq!(first, slope, max_relative = 1e-5);
            let [_, above, _] = basis.with_derivatives(q + h, t);
            let [_, below, _] = basis.with_derivatives(q - h, t);
            assert_relative_eq!(second, (above - below) / (2.0 * h), max_relative = 1e-5);
        }
    }

    #[test]
    fn derivatives_are_those_of_the_values() {
        derivatives_hold(Shifted);
        derivatives_hold(Decay);
        derivatives_hold(Saturating);
    }
}

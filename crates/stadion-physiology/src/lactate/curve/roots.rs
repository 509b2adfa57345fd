//! Roots of polynomials of low degree between two bounds.

use core::ops::Deref;

/// A few ascending intensities, held without allocation.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Roots {
    values: [f64; Self::MOST],
    len: usize,
}

impl Roots {
    /// A polynomial of fourth degree has no more.
    const MOST: usize = 4;

    fn push(&mut self, value: f64) {
        if let Some(place) = self.values.get_mut(self.len) {
            *place = value;
            self.len += 1;
        }
    }

    pub(super) fn map(mut self, change: impl Fn(f64) -> f64) -> Self {
        for value in &mut self.values[..self.len] {
            *value = change(*value);
        }
        self
    }
}

impl Deref for Roots {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        &self.values[..self.len]
    }
}

/// The value and the slope of a polynomial given by its coefficients, constant first.
#[inline]
pub(super) fn value_and_slope(coefficients: &[f64], x: f64) -> [f64; 2] {
    coefficients
        .iter()
        .rev()
        .fold([0.0, 0.0], |[value, slope], c| [value * x + c, slope * x + value])
}

/// The value of a polynomial given by its coefficients, constant first.
#[inline]
pub(super) fn value(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |value, c| value * x + c)
}

/// The roots at which a polynomial of at most fourth degree changes its sign, strictly between
/// `lo` and `hi`; none of a polynomial that is zero.
pub(super) fn sign_changes(coefficients: &[f64], [lo, hi]: [f64; 2]) -> Roots {
    let mut roots = Roots::default();
    match *coefficients {
        [] | [_] => {}
        [c, b] => {
            let x = -c / b;
            // Also false for the quotient of zeros.
            if lo < x && x < hi {
                roots.push(x);
            }
        }
        [c, b, a] => {
            for x in quadratic(a, b, c) {
                if lo < x && x < hi {
                    roots.push(x);
                }
            }
        }
        _ => {
            let mut slope = [0.0; Roots::MOST];
            let degree = coefficients.len() - 1;
            let mut power = 0.0;
            for (slope, c) in slope.iter_mut().zip(&coefficients[1..]) {
                power += 1.0;
                *slope = power * c;
            }
            let turns = sign_changes(&slope[..degree], [lo, hi]);
            let mut before = [lo, value(coefficients, lo)];
            for &x in turns.iter().chain([&hi]) {
                let node = [x, value(coefficients, x)];
                if before[1] * node[1] < 0.0 {
                    roots.push(root_between(|x| value_and_slope(coefficients, x), before, node));
                }
                if node[1].abs() > 0.0 {
                    before = node;
                }
            }
        }
    }
    roots
}

/// The two ascending roots of `a x² + b x + c`; no numbers where there are not two.
fn quadratic(a: f64, b: f64, c: f64) -> [f64; 2] {
    // The square root of a negative number is none, and neither is what follows from it.
    let root = (b * b - 4.0 * a * c).sqrt();
    if root <= 0.0 {
        return [f64::NAN; 2];
    }
    // The sum that does not cancel gives one root, the product of both the other; a vanishing `a`
    // moves the first one to infinity.
    let sum = -0.5 * (b + root.copysign(b));
    let (near, far) = (sum / a, c / sum);
    if near < far { [near, far] } else { [far, near] }
}

/// The zero of a function that is monotone between two nodes of opposite signs.
///
/// Newton's method, kept inside the shrinking bracket by bisection; it ends where the numbers of
/// the machine do.
pub(super) fn root_between(
    value_and_slope: impl Fn(f64) -> [f64; 2],
    a: [f64; 2],
    b: [f64; 2],
) -> f64 {
    let rising = b[1] > a[1];
    let (mut lo, mut hi) = (a[0], b[0]);
    // Where the chord meets zero; a good start for a curve that is bent but little.
    let mut x = lo + (hi - lo) * (a[1] / (a[1] - b[1]));
    // Bisection alone would need about 60 steps.
    for _ in 0..80 {
        let [value, slope] = value_and_slope(x);
        if (value > 0.0) == rising {
            hi = x;
        } else {
            lo = x;
        }
        let newton = x - value / slope;
        let next = if lo < newton && newton < hi { newton } else { lo + 0.5 * (hi - lo) };
        let step = (next - x).abs();
        x = next;
        if step <= f64::EPSILON * x.abs().max(hi - lo) {
            break;
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    #[test]
    fn roots_of_products_come_back() {
        // (x + 0.5)(x - 0.25)(x - 0.75)
        let cubic = [0.09375, -0.3125, -0.5, 1.0];
        let roots = sign_changes(&cubic, [-1.0, 1.0]);
        for (root, expected) in roots.iter().zip([-0.5, 0.25, 0.75]) {
            assert_abs_diff_eq!(*root, expected, epsilon = 1e-15);
        }
        assert_eq!(roots.len(), 3);
        assert_eq!(sign_changes(&cubic, [0.0, 0.5]).len(), 1);
    }

    #[test]
    fn a_touch_is_no_change_of_sign() {
        // (x - 0.5)^2 and its square.
        assert!(sign_changes(&[0.25, -1.0, 1.0], [-1.0, 1.0]).is_empty());
        assert!(sign_changes(&[0.0; 4], [-1.0, 1.0]).is_empty());
        assert!(sign_changes(&[1.0, 0.0], [-1.0, 1.0]).is_empty());
    }

    #[test]
    fn a_vanishing_leading_coefficient_does_no_harm() {
        let roots = sign_changes(&[-0.5, 1.0, 0.0], [-1.0, 1.0]);
        assert_eq!(roots.len(), 1);
        assert_abs_diff_eq!(roots[0], 0.5, epsilon = 1e-15);
        let roots = sign_changes(&[-0.5, 1.0, 1e-300, 0.0], [-1.0, 1.0]);
        assert_abs_diff_eq!(roots[0], 0.5, epsilon = 1e-15);
    }
}

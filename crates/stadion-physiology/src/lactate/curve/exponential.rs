//! The exponential `a + b exp(c x)` by least squares.

use super::CurveError;
use super::crossings::Crossings;
use super::points::ascending;
use super::polynomial::Scale;

/// A curve `level + rise · growth(t)` with `growth(t) = (exp(rate t) − 1) / rate`, where `t` runs
/// from −1 to 1: the form that has a limit where the curve becomes straight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Exponential {
    scale: Scale,
    rate: f64,
    level: f64,
    rise: f64,
}

impl Exponential {
    /// Rates of growth within half of the range that are tried, without their sign. At the bound
    /// the curve is a step at the last of ten stages.
    const STEEPEST: f64 = 30.0;
    /// Slower than this the curve is a straight line to within rounding.
    const SLOWEST: f64 = 1e-6;
    /// Rates that are tried on each side of zero to find the deepest valley.
    const TRIALS: i16 = 24;

    /// The best curve.
    ///
    /// # Errors
    ///
    /// [`CurveError::TooFewStages`] below three; [`CurveError::Degenerate`] for points on a
    /// straight line and for a step, which no exponential fits best.
    pub(super) fn fit(xs: &[f64], ys: &[f64]) -> Result<Self, CurveError> {
        let (ends, found) = ascending(xs, ys)?;
        if found < 3 {
            return Err(CurveError::TooFewStages { needed: 3, found });
        }
        let scale = Scale::new(ends);
        // The sum of squares may have several valleys over the rate. A grid, denser near zero,
        // finds the deepest.
        let grid = |i: i16| {
            let part = f64::from(i) / f64::from(Self::TRIALS);
            Self::STEEPEST * part * part.abs()
        };
        let (mut best, mut most) = (-Self::TRIALS, f64::NEG_INFINITY);
        for i in -Self::TRIALS..=Self::TRIALS {
            let explained = explained(scale, grid(i), xs, ys);
            if explained > most {
                (best, most) = (i, explained);
            }
        }
        if best.abs() == Self::TRIALS {
            return Err(CurveError::Degenerate);
        }
        let rate =
            bottom(|rate| Trial::new(scale, rate, xs, ys).slope, grid(best - 1), grid(best + 1));
        let Trial { level, rise, .. } = Trial::new(scale, rate, xs, ys);
        if rate.abs() < Self::SLOWEST {
            return Err(CurveError::Degenerate);
        }
        Ok(Self { scale, rate, level, rise })
    }

    /// `a`, `b` and `c` of `a + b exp(c x)`.
    pub(super) fn coefficients(&self) -> [f64; 3] {
        let c = self.rate / self.scale.half;
        let factor = self.rise / self.rate;
        // exp(rate t) = exp(c x) exp(rate t(0)).
        [self.level - factor, factor * (self.rate * self.scale.down(0.0)).exp(), c]
    }

    /// Value and slope at `x`.
    pub(super) fn at(&self, x: f64) -> [f64; 2] {
        let t = self.scale.down(x);
        let value = self.level + self.rise * growth(self.rate, t);
        [value, self.rise * (self.rate * t).exp() / self.scale.half]
    }

    /// Where it crosses a level between `lo` and `hi`.
    pub(super) fn crossings(&self, level: f64, [lo, hi]: [f64; 2]) -> Crossings {
        let nodes = [-1.0, 1.0].map(|t| [t, self.level + self.rise * growth(self.rate, t) - level]);
        let mut found = Crossings::along(nodes, |_, _| {
            (self.rate * (level - self.level) / self.rise).ln_1p() / self.rate
        });
        found.last_upward = found.last_upward.map(|t| self.scale.up(t).clamp(lo, hi));
        found
    }

    /// Where the slope is `slope`, strictly between `lo` and `hi`.
    pub(super) fn point_with_slope(&self, slope: f64, [lo, hi]: [f64; 2]) -> Option<f64> {
        let x = self.scale.up((slope * self.scale.half / self.rise).ln() / self.rate);
        // Also false where the logarithm has no value.
        (lo < x && x < hi).then_some(x)
    }
}

fn growth(rate: f64, t: f64) -> f64 {
    if rate.abs() > 0.0 { (rate * t).exp_m1() / rate } else { t }
}

/// The part of the squares of lactate that the best curve of one rate explains, in one pass: good
/// enough to compare rates.
fn explained(scale: Scale, rate: f64, xs: &[f64], ys: &[f64]) -> f64 {
    let base = ys.first().copied().unwrap_or(0.0);
    let (mut n, mut g1, mut y1, mut gg, mut gy) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (&x, &y) in xs.iter().zip(ys) {
        let (g, y) = (growth(rate, scale.down(x)), y - base);
        n += 1.0;
        g1 += g;
        y1 += y;
        gg += g * g;
        gy += g * y;
    }
    let covariance = gy - g1 * y1 / n;
    covariance * covariance / (gg - g1 * g1 / n)
}

/// The zero of a slope between two rates, below and above it, by the Illinois form of the rule of
/// false position.
fn bottom(slope: impl Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    let (mut a, mut b) = ([from, slope(from)], [to, slope(to)]);
    for _ in 0..100 {
        let x = b[0] - b[1] * (b[0] - a[0]) / (b[1] - a[1]);
        let step = (x - b[0]).abs();
        let c = [x, slope(x)];
        if c[1] * b[1] < 0.0 {
            a = b;
        } else {
            // The end that stays twice running counts half, or the bracket would shrink from one
            // side only.
            a[1] *= 0.5;
        }
        b = c;
        if b[1].abs() <= 0.0 || step <= 4.0 * f64::EPSILON * x.abs() {
            break;
        }
    }
    b[0]
}

/// The best curve of one rate.
struct Trial {
    level: f64,
    rise: f64,
    /// The derivative of the sum of squares over the rate, but for a factor of −2.
    slope: f64,
}

impl Trial {
    fn new(scale: Scale, rate: f64, xs: &[f64], ys: &[f64]) -> Self {
        let points = || xs.iter().zip(ys).map(|(&x, &y)| (scale.down(x), y));
        let (mut n, mut mean, mut mean_y) = (0.0, 0.0, 0.0);
        for (t, y) in points() {
            n += 1.0;
            mean += (growth(rate, t) - mean) / n;
            mean_y += (y - mean_y) / n;
        }
        let (mut gg, mut gy) = (0.0, 0.0);
        for (t, y) in points() {
            let g = growth(rate, t) - mean;
            gg += g * g;
            gy += g * (y - mean_y);
        }
        let rise = gy / gg;
        let mut turning = 0.0;
        for (t, y) in points() {
            let rest = y - mean_y - rise * (growth(rate, t) - mean);
            turning += rest * quickening(rate, t);
        }
        Self { level: mean_y - rise * mean, rise, slope: rise * turning }
    }
}

/// The derivative of the growth over the rate, less a multiple of the growth, to which residuals
/// are at right angles.
fn quickening(rate: f64, t: f64) -> f64 {
    if rate.abs() > 1e-3 {
        t * (rate * t).exp() / rate
    } else {
        // The series of (t exp(rate t) − growth) / rate, where the quotient would lose digits.
        t * t * (0.5 + rate * t * (1.0 / 3.0 + rate * t / 8.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    const XS: [f64; 7] = [100.0, 130.0, 160.0, 190.0, 220.0, 250.0, 280.0];

    #[test]
    fn exact_curves_come_back() {
        for (a, b, c) in [
            (0.9, 0.01, 0.022),
            (1.0, 1e-6, 0.055),
            // Nearly straight, bent downwards, and falling.
            (-40.0, 40.0, 2e-4),
            (9.0, -12.0, -0.01),
            (1.0, 20.0, -0.02),
        ] {
            let ys = XS.map(|x| a + b * f64::exp(c * x));
            let curve = Exponential::fit(&XS, &ys).unwrap();
            for (found, expected) in curve.coefficients().into_iter().zip([a, b, c]) {
                assert_relative_eq!(found, expected, max_relative = 1e-9);
            }
        }
    }

    #[test]
    fn the_deepest_of_two_valleys() {
        // A fall at the start makes a valley with decay beside the one with growth.
        let ys = [2.4, 1.3, 1.2, 1.4, 1.9, 3.0, 5.2];
        let curve = Exponential::fit(&XS, &ys).unwrap();
        assert!(curve.rate > 0.0);
        let reversed: Vec<f64> = ys.iter().rev().copied().collect();
        let mirrored = Exponential::fit(&XS, &reversed).unwrap();
        assert_relative_eq!(curve.rate, -mirrored.rate, max_relative = 1e-9);
    }

    #[test]
    fn lines_and_steps_are_no_exponentials() {
        let step = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 9.0];
        for ys in [XS.map(|x| 0.5 + 0.01 * x), [1.2; 7], step] {
            assert_eq!(Exponential::fit(&XS, &ys), Err(CurveError::Degenerate), "{ys:?}");
        }
    }

    #[test]
    fn levels_and_slopes_in_closed_form() {
        let ys = XS.map(|x| 0.9 + 0.01 * f64::exp(0.022 * x));
        let curve = Exponential::fit(&XS, &ys).unwrap();
        let crossings = curve.crossings(2.0, [100.0, 280.0]);
        let expected = (1.1_f64 / 0.01).ln() / 0.022;
        assert_relative_eq!(crossings.last_upward.unwrap(), expected, max_relative = 1e-9);
        assert_eq!(curve.crossings(0.95, [100.0, 280.0]), Crossings::default());
        let x = curve.point_with_slope(0.03, [100.0, 280.0]).unwrap();
        assert_relative_eq!(x, (0.03_f64 / 0.01 / 0.022).ln() / 0.022, max_relative = 1e-9);
        assert_eq!(curve.point_with_slope(-0.03, [100.0, 280.0]), None);
        assert_eq!(curve.point_with_slope(9.0, [100.0, 280.0]), None);
    }
}

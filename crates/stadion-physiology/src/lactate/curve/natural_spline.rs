//! A natural cubic regression spline with four degrees of freedom beside its constant.

use super::piecewise::Piecewise;
use super::points::ascending;
use super::{CurveError, natural_basis};

const KNOTS: usize = 5;

/// A spline whose parameters are its values at the knots.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NaturalSpline {
    pub(super) curve: Piecewise,
    knots: [f64; KNOTS],
    values: [f64; KNOTS],
}

impl NaturalSpline {
    /// Least squares with knots at the ends and the quartiles of the intensities.
    pub(super) fn fit(xs: &[f64], ys: &[f64]) -> Result<Self, CurveError> {
        let system = System::new(xs, ys)?;
        let values = solve_upper(&system.triangle, system.right).ok_or(CurveError::Degenerate)?;
        let slopes = system.slopes.map(|row| dot(&row, &values));
        let curve = Piecewise::hermite(system.knots.to_vec(), &values, &slopes);
        Ok(Self { curve, knots: system.knots, values })
    }

    /// The coefficients in the basis of R's `ns`, the constant first.
    pub(super) fn coefficients(&self) -> Option<[f64; KNOTS]> {
        natural_basis::coefficients(&self.knots, &self.values)
    }
}

/// The least squares problem in triangular form.
pub(super) struct System {
    knots: [f64; KNOTS],
    slopes: [[f64; KNOTS]; KNOTS],
    triangle: [[f64; KNOTS]; KNOTS],
    right: [f64; KNOTS],
}

impl System {
    pub(super) fn new(xs: &[f64], ys: &[f64]) -> Result<Self, CurveError> {
        let (ends, found) = ascending(xs, ys)?;
        if found < KNOTS {
            return Err(CurveError::TooFewStages { needed: KNOTS, found });
        }
        let knots = [ends[0], quantile(xs, 1), quantile(xs, 2), quantile(xs, 3), ends[1]];
        if knots.windows(2).any(|knot| knot[0] >= knot[1]) {
            return Err(CurveError::Degenerate);
        }
        let slopes = cardinal_slopes(&knots);
        let mut triangle = [[0.0; KNOTS]; KNOTS];
        let mut right = [0.0; KNOTS];
        for (&x, &y) in xs.iter().zip(ys) {
            rotate_in(&mut triangle, &mut right, design_row(&knots, &slopes, x), y);
        }
        Ok(Self { knots, slopes, triangle, right })
    }

    /// How much the fitted value at `x` moves with the reading there, 0 to 1.
    pub(super) fn leverage(&self, x: f64) -> f64 {
        // R' z = row, so that |z|² = row (R'R)⁻¹ row'.
        let row = design_row(&self.knots, &self.slopes, x);
        let mut z = [0.0; KNOTS];
        for i in 0..KNOTS {
            let known: f64 = (0..i).map(|j| self.triangle[j][i] * z[j]).sum();
            z[i] = (row[i] - known) / self.triangle[i][i];
        }
        dot(&z, &z)
    }
}

fn dot(a: &[f64; KNOTS], b: &[f64; KNOTS]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// A quartile as R counts it by default (type 7): linear between order statistics.
fn quantile(ascending: &[f64], quarter: usize) -> f64 {
    let steps = (ascending.len() - 1) * quarter;
    let (index, rest) = (steps / 4, steps % 4);
    let part = [0.0, 0.25, 0.5, 0.75][rest];
    let next = ascending[(index + 1).min(ascending.len() - 1)];
    // As R writes it: exact where the quantile is a stage.
    (1.0 - part) * ascending[index] + part * next
}

/// The slopes at the knots of the natural splines that are 1 at one knot and 0 at the others:
/// row `i`, column `j` is the slope at knot `i` of the spline of knot `j`.
fn cardinal_slopes(knots: &[f64; KNOTS]) -> [[f64; KNOTS]; KNOTS] {
    let h: [f64; KNOTS - 1] = core::array::from_fn(|i| knots[i + 1] - knots[i]);
    // Rows of the three-term equations for the slopes; the outer ones say that the second
    // derivative vanishes.
    let mut lower = [0.0; KNOTS];
    let mut diagonal = [2.0; KNOTS];
    let mut upper = [0.0; KNOTS];
    let mut right = [[0.0; KNOTS]; KNOTS];
    let mut chord = |row: usize, piece: usize, factor: f64| {
        right[row][piece + 1] += 3.0 * factor / h[piece];
        right[row][piece] -= 3.0 * factor / h[piece];
    };
    upper[0] = 1.0;
    chord(0, 0, 1.0);
    for i in 1..KNOTS - 1 {
        let sum = h[i - 1] + h[i];
        (lower[i], upper[i]) = (h[i] / sum, h[i - 1] / sum);
        chord(i, i - 1, h[i] / sum);
        chord(i, i, h[i - 1] / sum);
    }
    lower[KNOTS - 1] = 1.0;
    chord(KNOTS - 1, KNOTS - 2, 1.0);
    // The matrix is diagonally dominant, so elimination needs no pivots.
    for i in 1..KNOTS {
        let factor = lower[i] / diagonal[i - 1];
        diagonal[i] -= factor * upper[i - 1];
        let above = right[i - 1];
        for (value, above) in right[i].iter_mut().zip(above) {
            *value -= factor * above;
        }
    }
    let mut below = [0.0; KNOTS];
    for i in (0..KNOTS).rev() {
        for (value, below) in right[i].iter_mut().zip(below) {
            *value = (*value - upper[i] * below) / diagonal[i];
        }
        below = right[i];
    }
    right
}

/// What each value at a knot contributes at `x`, which lies within the knots.
fn design_row(knots: &[f64; KNOTS], slopes: &[[f64; KNOTS]; KNOTS], x: f64) -> [f64; KNOTS] {
    let piece = knots.partition_point(|&knot| knot <= x).clamp(1, KNOTS - 1) - 1;
    let width = knots[piece + 1] - knots[piece];
    let u = (x - knots[piece]) / width;
    let v = 1.0 - u;
    // Hermite's four polynomials.
    let (from, to) = (u * v * v * width, -u * u * v * width);
    let mut row: [f64; KNOTS] =
        core::array::from_fn(|j| from * slopes[piece][j] + to * slopes[piece + 1][j]);
    row[piece] += v * v * (1.0 + 2.0 * u);
    row[piece + 1] += u * u * (1.0 + 2.0 * v);
    row
}

/// Adds one equation to a triangular system by Givens rotations.
fn rotate_in(
    triangle: &mut [[f64; KNOTS]; KNOTS],
    right: &mut [f64; KNOTS],
    mut row: [f64; KNOTS],
    mut y: f64,
) {
    for i in 0..KNOTS {
        let length = triangle[i][i].hypot(row[i]);
        if length <= 0.0 {
            continue;
        }
        let (cos, sin) = (triangle[i][i] / length, row[i] / length);
        for j in i..KNOTS {
            let old = triangle[i][j];
            triangle[i][j] = cos * old + sin * row[j];
            row[j] = cos * row[j] - sin * old;
        }
        (right[i], y) = (cos * right[i] + sin * y, cos * y - sin * right[i]);
    }
}

/// Solves the triangular system; `None` where the points do not determine it.
fn solve_upper(triangle: &[[f64; KNOTS]; KNOTS], mut right: [f64; KNOTS]) -> Option<[f64; KNOTS]> {
    for i in (0..KNOTS).rev() {
        // The basis is of size 1, so a pivot at the level of rounding means that no point lies
        // where this parameter would show.
        if triangle[i][i].abs() < 1e-9 {
            return None;
        }
        let known: f64 = (i + 1..KNOTS).map(|j| triangle[i][j] * right[j]).sum();
        right[i] = (right[i] - known) / triangle[i][i];
    }
    Some(right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::{assert_abs_diff_eq, assert_relative_eq};

    #[test]
    fn quartiles_as_r_counts_them() {
        let xs = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0];
        // By hand: at 0.25, 0.5 and 0.75 of five steps.
        for (quarter, expected) in [(1, 2.5), (2, 6.0), (3, 14.0)] {
            assert_relative_eq!(quantile(&xs, quarter), expected);
        }
    }

    #[test]
    fn the_ends_do_not_bend_and_straight_goes_on() {
        let xs = [50.0, 75.0, 100.0, 125.0, 150.0, 175.0, 191.0];
        let ys = [0.98, 1.23, 1.88, 2.80, 4.21, 6.66, 8.64];
        let spline = NaturalSpline::fit(&xs, &ys).unwrap();
        for (end, outwards) in [(50.0, -1.0), (191.0, 1.0)] {
            let [y, slope] = spline.curve.at(end);
            for away in [5.0, 50.0] {
                let expected = y + slope * outwards * away;
                assert_relative_eq!(
                    spline.curve.at(end + outwards * away)[0],
                    expected,
                    epsilon = 1e-12
                );
            }
            // The second derivative, by the difference of slopes just within.
            let within = spline.curve.at(end - outwards * 1e-4)[1];
            assert_abs_diff_eq!(within, slope, epsilon = 1e-9);
        }
    }

    #[test]
    fn leverages_add_up_to_the_parameters() {
        let xs = [8.0, 9.5, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0];
        let ys = [1.0, 1.1, 1.0, 1.3, 1.9, 2.8, 4.4, 7.0];
        let system = System::new(&xs, &ys).unwrap();
        let sum: f64 = xs.iter().map(|&x| system.leverage(x)).sum();
        assert_relative_eq!(sum, 5.0, max_relative = 1e-12);
    }

    #[test]
    fn coefficients_give_the_spline_back() {
        // The basis of R is zero at the first knot, and a straight line has the slope of its own.
        let xs = [8.0, 9.5, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0];
        let ys = xs.map(|x| 3.0 + 0.5 * (x - 8.0));
        let spline = NaturalSpline::fit(&xs, &ys).unwrap();
        let coefficients = spline.coefficients().unwrap();
        assert_relative_eq!(coefficients[0], 3.0, max_relative = 1e-12);
        // Twice as steep: all but the constant double.
        let steeper = NaturalSpline::fit(&xs, &xs.map(|x| 3.0 + (x - 8.0))).unwrap();
        for (once, twice) in coefficients.iter().zip(steeper.coefficients().unwrap()).skip(1) {
            assert_relative_eq!(2.0 * once, twice, max_relative = 1e-12);
        }
    }
}

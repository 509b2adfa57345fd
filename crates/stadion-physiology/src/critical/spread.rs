//! How far errors of single trials carry into the parameters.

use super::student::reach;

/// Columns made orthonormal one after another, with the triangle that takes them back.
#[derive(Debug)]
struct Orthogonal {
    units: Vec<Vec<f64>>,
    /// Upper triangle by columns.
    triangle: Vec<Vec<f64>>,
}

impl Orthogonal {
    /// `None` if the columns depend on one another.
    fn new(columns: impl Iterator<Item = Vec<f64>>) -> Option<Self> {
        let (mut units, mut triangle): (Vec<Vec<f64>>, Vec<Vec<f64>>) = (Vec::new(), Vec::new());
        for mut column in columns {
            let before = dot(&column, &column).sqrt();
            let mut above = vec![0.0; units.len()];
            // Twice, which is as good as exact.
            for _ in 0..2 {
                for (unit, sum) in units.iter().zip(&mut above) {
                    *sum += take_off(&mut column, unit);
                }
            }
            let norm = dot(&column, &column).sqrt();
            if norm.is_nan() || norm <= 1e-10 * before {
                return None;
            }
            for value in &mut column {
                *value /= norm;
            }
            above.push(norm);
            units.push(column);
            triangle.push(above);
        }
        Some(Self { units, triangle })
    }
}

/// Takes off what lies along `unit`, and tells how much that was.
fn take_off(values: &mut [f64], unit: &[f64]) -> f64 {
    let along = dot(unit, values);
    values.iter_mut().zip(unit).for_each(|(v, u)| *v -= along * u);
    along
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The curve near its best parameters, made linear.
///
/// # Model
///
/// Near the solution a least-squares estimate is a weighted sum of the errors of the trials. The weights
/// follow from the derivatives of the curve and from which residuals the fit minimises, so the variance
/// of an estimate is found for errors of any size by trial, not only for those that the fit supposes.
/// How large the errors are is told by the residuals that are left if every trial has the weight that
/// suits its error; that has `n − k` degrees of freedom whatever the fit minimised.
#[derive(Debug)]
pub(super) struct Spread {
    /// With the weights of the fit.
    fit: Orthogonal,
    /// With the weights that suit the errors.
    suited: Orthogonal,
    /// Square roots of the weights of the fit.
    roots: Vec<f64>,
    /// Relative size of the errors of each trial.
    errors: Vec<f64>,
    /// Estimated variance of an error of size 1.
    pub(super) variance: f64,
    /// Degrees of freedom of that estimate.
    freedom: u32,
    level: f64,
}

/// How uncertain one estimate is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Uncertain {
    /// Half of its interval.
    pub(super) half_width: f64,
    /// Its variance if every weighted residual had the variance 1.
    pub(super) equal: f64,
}

impl Spread {
    /// Takes derivatives of the intensities by each parameter, square roots of the weights, sizes of the
    /// errors, the residuals of intensity, and the level of intervals. `None` without a trial to spare.
    pub(super) fn new(
        columns: &[Vec<f64>],
        roots: Vec<f64>,
        errors: Vec<f64>,
        residuals: &[f64],
        level: f64,
    ) -> Option<Self> {
        let spare = errors.len().checked_sub(columns.len())?;
        let freedom = u32::try_from(spare).ok().filter(|f| *f > 0)?;
        let by = |column: &Vec<f64>, factors: &[f64]| -> Vec<f64> {
            column.iter().zip(factors).map(|(c, f)| c * f).collect()
        };
        let suiting: Vec<f64> = errors.iter().map(|e| 1.0 / e).collect();
        let fit = Orthogonal::new(columns.iter().map(|c| by(c, &roots)))?;
        let suited = Orthogonal::new(columns.iter().map(|c| by(c, &suiting)))?;
        let mut left = by(&residuals.to_vec(), &suiting);
        for unit in &suited.units {
            take_off(&mut left, unit);
        }
        let variance = dot(&left, &left) / f64::from(freedom);
        Some(Self { fit, suited, roots, errors, variance, freedom, level })
    }

    /// The uncertainty of an estimate with this gradient by the parameters; `own` is the variance of an
    /// error that it has besides, in errors of size 1.
    pub(super) fn of(&self, gradient: &[f64], own: f64) -> Option<Uncertain> {
        // Rᵀ·h = gradient.
        let mut h: Vec<f64> = Vec::with_capacity(gradient.len());
        for (column, g) in self.fit.triangle.iter().zip(gradient) {
            let (diagonal, above) = column.split_last()?;
            h.push((g - dot(above, &h)) / diagonal);
        }
        // How much each error of size 1 moves the estimate.
        let mut weights = vec![0.0; self.errors.len()];
        for (unit, h) in self.fit.units.iter().zip(&h) {
            weights.iter_mut().zip(unit).for_each(|(w, u)| *w += h * u);
        }
        let factors = self.roots.iter().zip(&self.errors);
        weights.iter_mut().zip(factors).for_each(|(w, (root, e))| *w *= root * e);
        let all = dot(&weights, &weights) + own;
        for unit in &self.suited.units {
            take_off(&mut weights, unit);
        }
        let share = if all > 0.0 { dot(&weights, &weights) / all } else { 0.0 };
        let half_width = reach(self.level, self.freedom, share) * (self.variance * all).sqrt();
        Some(Uncertain { half_width, equal: dot(&h, &h) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    /// The straight line of any textbook: x = 0..3, so Var(slope) = 1/5 and Var(intercept) = 0.7.
    fn line(roots: [f64; 4], errors: [f64; 4]) -> Spread {
        let columns = [vec![1.0; 4], vec![0.0, 1.0, 2.0, 3.0]];
        let residuals = [0.1, -0.2, 0.1, 0.0];
        Spread::new(&columns, roots.to_vec(), errors.to_vec(), &residuals, 0.9).unwrap()
    }

    #[test]
    fn equal_errors_give_the_textbook() {
        let spread = line([1.0; 4], [1.0; 4]);
        // Mean and slope of the residuals are 0, so their squares stay 0.06.
        assert_relative_eq!(spread.variance, 0.03, max_relative = 1e-12);
        let slope = spread.of(&[0.0, 1.0], 0.0).unwrap();
        assert_relative_eq!(slope.equal, 0.2, max_relative = 1e-12);
        let half = 2.919_985_580 * (0.03 * 0.2_f64).sqrt();
        assert_relative_eq!(slope.half_width, half, max_relative = 1e-8);
        let intercept = spread.of(&[1.0, 0.0], 0.0).unwrap();
        assert_relative_eq!(intercept.equal, 0.7, max_relative = 1e-12);
        // A new point at x = 0 has its own error besides.
        let new = spread.of(&[1.0, 0.0], 1.0).unwrap();
        let ratio = new.half_width / intercept.half_width;
        assert_relative_eq!(ratio, (1.7_f64 / 0.7).sqrt(), max_relative = 1e-8);
    }

    #[test]
    fn weights_that_suit_the_errors_leave_students_t() {
        let spread = line([1.0, 0.5, 0.25, 0.2], [1.0, 2.0, 4.0, 5.0]);
        let slope = spread.of(&[0.0, 1.0], 0.0).unwrap();
        let half = 2.919_985_580 * (spread.variance * slope.equal).sqrt();
        assert_relative_eq!(slope.half_width, half, max_relative = 1e-8);
    }

    #[test]
    fn columns_that_say_the_same_are_refused() {
        let columns = [vec![1.0; 4], vec![2.0; 4]];
        let spread = Spread::new(&columns, vec![1.0; 4], vec![1.0; 4], &[0.0; 4], 0.9);
        assert!(spread.is_none());
    }
}

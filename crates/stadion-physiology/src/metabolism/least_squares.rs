//! Nonlinear least squares for models of a few parameters.

use levenberg_marquardt::{LeastSquaresProblem, LevenbergMarquardt};
use nalgebra::{DMatrix, DVector, Dyn, Owned};

/// The best parameters with what is needed to judge them.
#[derive(Debug, Clone)]
pub(crate) struct Solution<const N: usize> {
    /// Where the sum of squares is least.
    pub(crate) parameters: [f64; N],
    /// The residuals there.
    pub(crate) residuals: Vec<f64>,
    /// The inverse of `JᵀJ`: the covariance of the parameters for residuals of variance 1. `None`
    /// if the residuals leave a direction free.
    pub(crate) covariance: Option<[[f64; N]; N]>,
}

impl<const N: usize> Solution<N> {
    pub(crate) fn sum_of_squares(&self) -> f64 {
        self.residuals.iter().map(|r| r * r).sum()
    }
}

/// Minimises the sum of squares of `residuals` from `start` on; `None` if that fails.
///
/// Parameters should be of the size of 1 (logarithms of positive quantities, say): the derivatives
/// are central differences with a step of about 6e-6.
pub(crate) fn minimise<const N: usize>(
    start: [f64; N],
    residuals: impl Fn(&[f64; N]) -> Option<Vec<f64>>,
) -> Option<Solution<N>> {
    let problem = Problem { at: start, residuals: &residuals };
    let (problem, report) = LevenbergMarquardt::new().with_patience(200).minimize(problem);
    if !report.termination.was_successful() {
        return None;
    }
    let covariance = problem.jacobian().and_then(|j| inverse(&j));
    Some(Solution { parameters: problem.at, residuals: residuals(&problem.at)?, covariance })
}

/// The inverse of `JᵀJ` by singular values, unless one of them is lost in rounding.
fn inverse<const N: usize>(jacobian: &DMatrix<f64>) -> Option<[[f64; N]; N]> {
    let svd = jacobian.clone().svd(false, true);
    let (greatest, least) = (svd.singular_values.max(), svd.singular_values.min());
    // Central differences are good for about ten digits.
    if jacobian.nrows() < N || least.is_nan() || least <= 1e-8 * greatest {
        return None;
    }
    let v_t = svd.v_t?;
    let entry = |i: usize, j: usize| -> f64 {
        (0..N).map(|k| v_t[(k, i)] * v_t[(k, j)] / svd.singular_values[k].powi(2)).sum()
    };
    Some(core::array::from_fn(|i| core::array::from_fn(|j| entry(i, j))))
}

struct Problem<'a, const N: usize, F> {
    at: [f64; N],
    residuals: &'a F,
}

impl<const N: usize, F: Fn(&[f64; N]) -> Option<Vec<f64>>> LeastSquaresProblem<f64, Dyn, Dyn>
    for Problem<'_, N, F>
{
    type ResidualStorage = Owned<f64, Dyn>;
    type JacobianStorage = Owned<f64, Dyn, Dyn>;
    type ParameterStorage = Owned<f64, Dyn>;

    fn set_params(&mut self, x: &DVector<f64>) {
        for (parameter, value) in self.at.iter_mut().zip(x.iter()) {
            *parameter = *value;
        }
    }

    fn params(&self) -> DVector<f64> {
        DVector::from_row_slice(&self.at)
    }

    fn residuals(&self) -> Option<DVector<f64>> {
        (self.residuals)(&self.at).map(DVector::from_vec)
    }

    fn jacobian(&self) -> Option<DMatrix<f64>> {
        let mut columns = Vec::with_capacity(N);
        for i in 0..N {
            // The cube root of the rounding error balances it against the error of the formula.
            let step = 6e-6 * self.at[i].abs().max(1.0);
            let mut moved = self.at;
            moved[i] += step;
            let above = DVector::from_vec((self.residuals)(&moved)?);
            moved[i] = self.at[i] - step;
            let below = DVector::from_vec((self.residuals)(&moved)?);
            columns.push((above - below) / (2.0 * step));
        }
        Some(DMatrix::from_columns(&columns))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn a_line_has_the_textbook_covariance() {
        let x = [0.0, 1.0, 2.0, 3.0];
        let y = [1.0, 2.9, 5.2, 6.9];
        let solution = minimise([0.0, 0.0], |[a, b]: &[f64; 2]| {
            Some(x.iter().zip(y).map(|(x, y)| a + b * x - y).collect())
        })
        .unwrap();
        assert_relative_eq!(solution.parameters[1], 2.0, max_relative = 1e-8);
        assert_relative_eq!(solution.parameters[0], 1.0, max_relative = 1e-8);
        // n = 4, sum of (x - 1.5)² = 5: Var(b) = 1/5, Var(a) = 1/4 + 1.5²/5, Cov = -1.5/5.
        let covariance = solution.covariance.unwrap();
        assert_relative_eq!(covariance[1][1], 0.2, max_relative = 1e-6);
        assert_relative_eq!(covariance[0][0], 0.7, max_relative = 1e-6);
        assert_relative_eq!(covariance[0][1], -0.3, max_relative = 1e-6);
    }

    #[test]
    fn a_free_direction_has_no_covariance() {
        let solution =
            minimise([0.3, 0.1], |[a, b]: &[f64; 2]| Some(vec![a + b - 1.0, 2.0 * (a + b) - 2.0]));
        assert!(solution.is_none_or(|s| s.covariance.is_none()));
    }
}

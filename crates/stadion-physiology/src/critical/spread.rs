//! How far errors of single trials carry into the parameters.
#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

use super::check::count;

/// The curve near its best parameters, made linear.
///
/// # Model
///
/// Near the solution a least-squares estimate is a weighted sum of the errors of the trials. The weights
/// follow from the derivatives of the curve and from which residuals the fit minimises; so the variance
/// of an estimate is found for errors of any kind, not only for those that the fit supposes (the
/// "sandwich" of Huber and White). The size of the errors comes from the residuals, divided by what they
/// have to be on average if the errors are of size 1; the degrees of freedom are those of Satterthwaite.
/// Where fit and errors agree both are the usual `n − k`.
#[derive(Debug)]
pub(super) struct Spread {
    /// Orthonormal columns, weights of the fit included.
    q: Vec<Vec<f64>>,
    /// Upper triangle by columns.
    r: Vec<Vec<f64>>,
    /// Square roots of the weights of the fit.
    roots: Vec<f64>,
    /// Relative size of the errors of each trial.
    errors: Vec<f64>,
    /// Estimated variance of an error of size 1.
    pub(super) variance: f64,
    /// Degrees of freedom of that estimate.
    pub(super) freedom: f64,
}

impl Spread {
    /// Takes derivatives of the intensities by each parameter, square roots of the weights, sizes of the
    /// errors, and the residuals of intensity. `None` without a trial to spare.
    pub(super) fn new(
        columns: &[Vec<f64>],
        roots: Vec<f64>,
        errors: Vec<f64>,
        residuals: &[f64],
    ) -> Option<Self> {
        let (n, k) = (count(errors.len()), count(columns.len()));
        if n <= k {
            return None;
        }
        let mut q: Vec<Vec<f64>> = Vec::new();
        let mut r: Vec<Vec<f64>> = Vec::new();
        for column in columns {
            let mut v: Vec<f64> = column.iter().zip(&roots).map(|(c, w)| c * w).collect();
            let before = dot(&v, &v).sqrt();
            let mut above = vec![0.0; q.len()];
            // Twice, which is as good as exact.
            for _ in 0..2 {
                for (unit, sum) in q.iter().zip(&mut above) {
                    let product = dot(unit, &v);
                    *sum += product;
                    v.iter_mut().zip(unit).for_each(|(v, u)| *v -= product * u);
                }
            }
            let norm = dot(&v, &v).sqrt();
            if norm.is_nan() || norm <= 1e-10 * before {
                return None;
            }
            for value in &mut v {
                *value /= norm;
            }
            above.push(norm);
            q.push(v);
            r.push(above);
        }
        // A = E⁻¹·(I − H)·E = I − U·Vᵀ takes errors of size 1 to residuals in that size.
        let scaled = |power: f64| -> Vec<Vec<f64>> {
            let factors = errors.iter().zip(&roots).map(|(e, w)| (e * w).powf(power));
            let factors: Vec<f64> = factors.collect();
            q.iter().map(|c| c.iter().zip(&factors).map(|(c, f)| c * f).collect()).collect()
        };
        let (s, t) = (gram(&scaled(-1.0)), gram(&scaled(1.0)));
        let product = multiply(&s, &t);
        let (one, two) = (trace(&product), trace(&multiply(&product, &product)));
        let (expected, spread) = (n - 2.0 * k + one, n - 2.0 * k + two);
        let squares: f64 = residuals.iter().zip(&errors).map(|(r, e)| (r / e) * (r / e)).sum();
        (expected > 0.0 && spread > 0.0).then(|| Self {
            variance: squares / expected,
            freedom: (expected * expected / spread).clamp(1.0, n),
            q,
            r,
            roots,
            errors,
        })
    }

    /// Variance of an estimate with this gradient by the parameters, for errors as they are said to be
    /// of size 1, and for errors of variance 1 in every weighted residual.
    pub(super) fn variances(&self, gradient: &[f64]) -> Option<[f64; 2]> {
        // Rᵀ·h = gradient.
        let mut h: Vec<f64> = Vec::with_capacity(self.r.len());
        for (column, g) in self.r.iter().zip(gradient) {
            let (diagonal, above) = column.split_last()?;
            h.push((g - dot(above, &h)) / diagonal);
        }
        let mut real = 0.0;
        for (i, (root, error)) in self.roots.iter().zip(&self.errors).enumerate() {
            let weight: f64 = self.q.iter().zip(&h).filter_map(|(q, h)| Some(q.get(i)? * h)).sum();
            real += (weight * root * error) * (weight * root * error);
        }
        Some([real, dot(&h, &h)])
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn gram(columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    columns.iter().map(|a| columns.iter().map(|b| dot(a, b)).collect()).collect()
}

/// Product of two matrices of which the second is symmetric or given by columns.
fn multiply(a: &[Vec<f64>], b: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let column =
        |j: usize| -> Vec<f64> { b.iter().filter_map(|row| row.get(j).copied()).collect() };
    let columns: Vec<Vec<f64>> = (0..b.len()).map(column).collect();
    a.iter().map(|row| columns.iter().map(|c| dot(row, c)).collect()).collect()
}

fn trace(a: &[Vec<f64>]) -> f64 {
    a.iter().enumerate().filter_map(|(i, row)| row.get(i)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    /// The straight line of any textbook: x = 0..3, so Var(slope) = 1/5 and Var(intercept) = 0.7.
    fn line(roots: [f64; 4], errors: [f64; 4]) -> Spread {
        let columns = [vec![1.0; 4], vec![0.0, 1.0, 2.0, 3.0]];
        let residuals = [0.1, -0.2, 0.1, 0.0];
        Spread::new(&columns, roots.to_vec(), errors.to_vec(), &residuals).unwrap()
    }

    #[test]
    fn equal_errors_give_the_textbook() {
        let spread = line([1.0; 4], [1.0; 4]);
        assert_relative_eq!(spread.variance, 0.06 / 2.0, max_relative = 1e-12);
        assert_relative_eq!(spread.freedom, 2.0, max_relative = 1e-12);
        let [real, naive] = spread.variances(&[0.0, 1.0]).unwrap();
        assert_relative_eq!(real, 0.2, max_relative = 1e-12);
        assert_relative_eq!(naive, 0.2, max_relative = 1e-12);
        let [real, _] = spread.variances(&[1.0, 0.0]).unwrap();
        assert_relative_eq!(real, 0.7, max_relative = 1e-12);
    }

    #[test]
    fn weights_that_suit_the_errors_leave_n_minus_k() {
        let spread = line([1.0, 0.5, 0.25, 0.2], [1.0, 2.0, 4.0, 5.0]);
        assert_relative_eq!(spread.freedom, 2.0, max_relative = 1e-12);
        let [real, naive] = spread.variances(&[0.0, 1.0]).unwrap();
        assert_relative_eq!(real, naive, max_relative = 1e-12);
    }

    /// Slope = Σ (x − 1.5)·y / 5, so errors of 1, 1, 1, 3 give (2.25 + 0.25 + 0.25 + 9·2.25)/25.
    #[test]
    fn unequal_errors_carry_by_their_weight() {
        let spread = line([1.0; 4], [1.0, 1.0, 1.0, 3.0]);
        let [real, naive] = spread.variances(&[0.0, 1.0]).unwrap();
        assert_relative_eq!(real, 23.0 / 25.0, max_relative = 1e-12);
        assert_relative_eq!(naive, 0.2, max_relative = 1e-12);
        assert!(spread.freedom < 2.0 && spread.freedom >= 1.0);
    }
}

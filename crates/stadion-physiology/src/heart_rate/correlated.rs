//! Least squares on a time series whose errors hang together from sample to sample.
//!
//! Heart rate wanders: what lies above the curve in one second lies above it in the next. Intervals that take
//! each sample for news of its own are several times too narrow, so the errors here are those of a
//! first-order autoregression in time, `cor(e(s), e(t)) = ρ^|t − s|`.

use nalgebra::{DMatrix, DVector};

use crate::kinetics::student_quantile;

/// Where a sum of squares is least.
#[derive(Debug, Clone)]
pub(super) struct Minimum {
    pub(super) parameters: Vec<f64>,
    /// Model minus measurement.
    pub(super) residuals: Vec<f64>,
    /// The derivatives of the residuals, one column for each parameter.
    pub(super) columns: Vec<Vec<f64>>,
}

/// Residuals and their derivatives at a place, or `None` where the model cannot be computed.
pub(super) type Evaluated = Option<(Vec<f64>, Vec<Vec<f64>>)>;

fn squares(residuals: &[f64]) -> f64 {
    residuals.iter().map(|r| r * r).sum()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Levenberg's and Marquardt's method with given derivatives.
pub(super) fn minimise(start: &[f64], evaluate: impl Fn(&[f64]) -> Evaluated) -> Option<Minimum> {
    const STEPS: u32 = 300;
    const HEAVIEST: f64 = 1e14;
    let mut parameters = start.to_vec();
    let (mut residuals, mut columns) = evaluate(&parameters)?;
    let mut sum = squares(&residuals);
    if !sum.is_finite() {
        return None;
    }
    let mut weight = 1e-3;
    for _ in 0..STEPS {
        let p = parameters.len();
        let normal = DMatrix::from_fn(p, p, |i, j| dot(&columns[i], &columns[j]));
        let gradient = DVector::from_fn(p, |i, _| dot(&columns[i], &residuals));
        let mut moved = None;
        while weight < HEAVIEST {
            let mut damped = normal.clone();
            for i in 0..p {
                // A parameter without any effect keeps its place.
                damped[(i, i)] += weight * normal[(i, i)] + f64::MIN_POSITIVE;
            }
            if let Some(step) = damped.cholesky().map(|c| c.solve(&gradient)) {
                let next: Vec<f64> =
                    parameters.iter().zip(step.iter()).map(|(x, s)| x - s).collect();
                let better = evaluate(&next).filter(|(r, _)| squares(r) < sum);
                if let Some(better) = better {
                    let small = parameters
                        .iter()
                        .zip(step.iter())
                        .all(|(x, s)| s.abs() <= 1e-13 * x.abs().max(1e-3));
                    moved = Some((next, better, small));
                    break;
                }
            }
            weight *= 4.0;
        }
        let Some((next, (r, c), small)) = moved else { break };
        let before = sum;
        (parameters, residuals, columns) = (next, r, c);
        sum = squares(&residuals);
        weight = (weight / 10.0).max(1e-15);
        if small || before - sum <= 1e-13 * before {
            break;
        }
    }
    Some(Minimum { parameters, residuals, columns })
}

/// What a fit to a series of correlated samples is worth.
#[derive(Debug, Clone)]
pub(super) struct Errors {
    /// Standard deviation of one sample around the curve.
    pub(super) sd: f64,
    /// Correlation of two errors that lie a second apart, the rounding to whole beats left out.
    pub(super) rho: f64,
    /// Degrees of freedom of each parameter's variance.
    freedom: Vec<f64>,
    covariance: DMatrix<f64>,
}

impl Errors {
    /// The errors of ordinary least squares under an autoregression of first order and, where every
    /// measured value is whole, rounding to whole numbers (variance 1/12, independent).
    ///
    /// `ρ` is the one for which the products of neighbouring residuals are what they were found to be; that
    /// the fit itself makes residuals less correlated is taken into account. The covariance of the
    /// parameters is `(JᵀJ)⁻¹ JᵀΣJ (JᵀJ)⁻¹`. Its degrees of freedom are those that give it the
    /// variance it has because neither the size of the errors nor `ρ` is known (Welch and Satterthwaite):
    ///
    /// ```text
    /// ν = 2 / Var(ln V)      Var(ln V) = 2/n + (∂ ln V/∂ρ)² · (1 − ρ²)/n     at a given innovation
    /// ```
    ///
    /// `None` where the columns leave a direction free.
    pub(super) fn of(minimum: &Minimum, time_s: &[f64], measured: &[f64]) -> Option<Self> {
        let (residuals, columns) = (&minimum.residuals, &minimum.columns);
        let (n, p) = (residuals.len(), columns.len());
        if n <= p + 1 || time_s.len() != n {
            return None;
        }
        let norms: Vec<f64> = columns.iter().map(|c| dot(c, c).sqrt()).collect();
        if norms.iter().any(|norm| !(*norm > 0.0 && norm.is_finite())) {
            return None;
        }
        let scaled = DMatrix::from_fn(n, p, |i, j| columns[j][i] / norms[j]);
        let qr = scaled.qr();
        let (q, r) = (qr.q(), qr.r());
        if (0..p).any(|i| r[(i, i)].abs() < 1e-7) {
            return None;
        }
        let inverse = r.try_inverse()?;
        let gaps: Vec<f64> = time_s.windows(2).map(|w| w[1] - w[0]).collect();
        let sum = squares(residuals);
        let neighbours: f64 = residuals.windows(2).map(|w| w[0] * w[1]).sum();
        let spare = count(n) - count(p);
        let whole = measured.iter().all(|v| (v - v.round()).abs() < 1e-9);
        let rounding = if whole { 1.0 / 12.0 } else { 0.0 };
        // Less than the rounding alone would leave: then it is not rounding.
        let rounding = if sum > 2.0 * rounding * spare { rounding } else { 0.0 };
        let wandering = sum - rounding * spare;
        let found = if wandering > 0.0 { neighbours / wandering } else { 0.0 };
        let rho = correlation(&q, &gaps, found);
        let seen = Seen::new(&q, &gaps, rho);
        let variance = wandering / seen.free.max(1.0);
        let spread = |middle: &DMatrix<f64>| &inverse * middle * inverse.transpose();
        let unscaled = spread(&(seen.middle * variance + DMatrix::identity(p, p) * rounding));
        // Errors of a given innovation have the variance 1 / (1 − ρ²).
        let step = 1e-3_f64.min(0.2 * (1.0 - rho));
        let logs = |rho: f64| -> Vec<f64> {
            let wide = spread(&Seen::new(&q, &gaps, rho).middle);
            (0..p).map(|i| (wide[(i, i)] / (1.0 - rho * rho)).ln()).collect()
        };
        let (below, above) = (logs((rho - step).max(0.0)), logs(rho + step));
        let apart = step + rho.min(step);
        let freedom = below
            .iter()
            .zip(above)
            .map(|(below, above)| {
                let by_rho = (above - below) / apart;
                (2.0 * spare / (2.0 + by_rho * by_rho * (1.0 - rho * rho))).max(1.0)
            })
            .collect();
        let covariance = DMatrix::from_fn(p, p, |i, j| unscaled[(i, j)] / (norms[i] * norms[j]));
        Some(Self { sd: (variance + rounding).sqrt(), rho, freedom, covariance })
    }

    /// Covariance of two parameters.
    pub(super) fn covariance(&self, a: usize, b: usize) -> f64 {
        self.covariance.get((a, b)).copied().unwrap_or(f64::NAN)
    }

    /// Standard error of a parameter.
    pub(super) fn standard_error(&self, parameter: usize) -> f64 {
        self.covariance(parameter, parameter).max(0.0).sqrt()
    }

    /// Half of the interval of a parameter that holds the truth with the probability `level`.
    pub(super) fn reach(&self, parameter: usize, level: f64) -> f64 {
        self.quantile(parameter, level) * self.standard_error(parameter)
    }

    /// Student's quantile for a parameter.
    pub(super) fn quantile(&self, parameter: usize, level: f64) -> f64 {
        let freedom = self.freedom.get(parameter).copied().unwrap_or(1.0);
        student_quantile(0.5 + 0.5 * level, freedom)
    }

    /// The fewest degrees of freedom of all parameters.
    pub(super) fn least_freedom(&self) -> f64 {
        self.freedom.iter().copied().fold(f64::INFINITY, f64::min)
    }
}

#[expect(clippy::cast_precision_loss, reason = "no recording has 2^53 samples")]
pub(super) fn count(n: usize) -> f64 {
    n as f64
}

/// Sums over the residuals `(I − QQᵀ)e` of errors with correlation `ρ`, for errors of variance 1.
struct Seen {
    /// `QᵀΣQ`.
    middle: DMatrix<f64>,
    /// Expected sum of squares.
    free: f64,
    /// Expected sum of the products of neighbours.
    neighbours: f64,
}

impl Seen {
    fn new(q: &DMatrix<f64>, gaps: &[f64], rho: f64) -> Self {
        let (n, p) = q.shape();
        // Most gaps are like the one before.
        let mut known = (f64::NAN, f64::NAN);
        let factor = |gap: &f64| {
            if known.0.to_bits() != gap.to_bits() {
                known = (*gap, rho.powf(*gap));
            }
            known.1
        };
        let factors: Vec<f64> = gaps.iter().map(factor).collect();
        // ΣQ column by column, by one sweep forward and one back.
        let mut spread = q.clone();
        let mut near = DMatrix::zeros(n, p);
        for j in 0..p {
            let mut forward = 0.0;
            for i in 1..n {
                forward = factors[i - 1] * (forward + q[(i - 1, j)]);
                spread[(i, j)] += forward;
            }
            let mut back = 0.0;
            for i in (0..n - 1).rev() {
                back = factors[i] * (back + q[(i + 1, j)]);
                spread[(i, j)] += back;
            }
            for i in 0..n {
                let before = if i > 0 { q[(i - 1, j)] } else { 0.0 };
                let after = if i + 1 < n { q[(i + 1, j)] } else { 0.0 };
                near[(i, j)] = 0.5 * (before + after);
            }
        }
        let middle = q.tr_mul(&spread);
        let crossed = near.tr_mul(&spread).trace();
        let inside = (q.tr_mul(&near) * &middle).trace();
        Self {
            free: count(n) - middle.trace(),
            neighbours: factors.iter().sum::<f64>() - 2.0 * crossed + inside,
            middle,
        }
    }

    fn ratio(&self) -> f64 {
        self.neighbours / self.free
    }
}

/// The correlation over a second with which neighbouring residuals correlate as `found`.
fn correlation(q: &DMatrix<f64>, gaps: &[f64], found: f64) -> f64 {
    const MOST: f64 = 0.999;
    let above = |rho: f64| Seen::new(q, gaps, rho).ratio() > found;
    if above(0.0) {
        return 0.0;
    }
    let (mut lo, mut hi) = (0.0, MOST);
    for _ in 0..24 {
        let middle = 0.5 * (lo + hi);
        if above(middle) { hi = middle } else { lo = middle }
    }
    0.5 * (lo + hi)
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn line(time: &[f64], y: &[f64]) -> Minimum {
        minimise(&[0.0, 0.0], |p| {
            let r = time.iter().zip(y).map(|(t, y)| p[0] + p[1] * t - y).collect();
            Some((r, vec![vec![1.0; time.len()], time.to_vec()]))
        })
        .unwrap()
    }

    #[test]
    fn a_line_without_correlation_has_the_textbook_errors() {
        let time: Vec<f64> = (0..40).map(f64::from).collect();
        // Residuals that alternate have no positive correlation, so ρ is 0.
        let y: Vec<f64> = (0..40).map(|i| 2.25 + 0.5 * f64::from(i) + f64::from(i % 2)).collect();
        let fit = line(&time, &y);
        let errors = Errors::of(&fit, &time, &y).unwrap();
        assert_relative_eq!(errors.rho, 0.0);
        // With ρ = 0 the variance of a mean goes with 1 + 2ρ, and Var(ln V) is 2/n + 4/n; nearly so here.
        assert_relative_eq!(errors.least_freedom(), 38.0 / 3.0, max_relative = 0.1);
        let rss: f64 = fit.residuals.iter().map(|r| r * r).sum();
        assert_relative_eq!(errors.sd, (rss / 38.0).sqrt(), max_relative = 1e-10);
        // Sum of (t - 19.5)² over 0..40 is 5330.
        let expected = (rss / 38.0 / 5330.0).sqrt();
        assert_relative_eq!(errors.standard_error(1), expected, max_relative = 1e-10);
    }

    #[test]
    fn the_sweeps_are_the_matrix() {
        let time = [0.0, 1.0, 2.0, 4.0, 5.0, 9.0];
        let gaps: Vec<f64> = time.windows(2).map(|w| w[1] - w[0]).collect();
        let x = DMatrix::from_fn(6, 2, |i, j| if j == 0 { 1.0 } else { time[i] });
        let q = x.qr().q();
        let rho = 0.8_f64;
        let sigma = DMatrix::from_fn(6, 6, |i, j| rho.powf((time[i] - time[j]).abs()));
        let m = DMatrix::identity(6, 6) - &q * q.transpose();
        let a = DMatrix::from_fn(6, 6, |i, j| if i.abs_diff(j) == 1 { 0.5 } else { 0.0 });
        let seen = Seen::new(&q, &gaps, rho);
        assert_relative_eq!(seen.free, (&m * &sigma * &m).trace(), max_relative = 1e-12);
        let neighbours = (&a * &m * &sigma * &m).trace();
        assert_relative_eq!(seen.neighbours, neighbours, max_relative = 1e-12);
        let middle = q.transpose() * &sigma * &q;
        assert_relative_eq!(seen.middle, middle, max_relative = 1e-12, epsilon = 1e-14);
    }

    #[test]
    fn a_column_twice_has_no_errors() {
        let time: Vec<f64> = (0..9).map(f64::from).collect();
        let minimum = Minimum {
            parameters: vec![0.0; 2],
            residuals: vec![0.1; 9],
            columns: vec![time.clone(), time.clone()],
        };
        assert!(Errors::of(&minimum, &time, &[0.5; 9]).is_none());
    }
}

//! An athlete's own curve of lactate against the fraction of the heart-rate reserve.

use stadion_physiology::{AboveMax, HeartRateRange, StepTest};

use super::constants::TrimpCoefficients;

/// How `a · exp(b · x)` is fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum IndividualFitMethod {
    /// A straight line through the logarithms, as the trend line of a spreadsheet: each stage weighs
    /// the same in per cent.
    #[default]
    LogLinear,
    /// Least squares of the lactate itself: the highest stages weigh most.
    Nonlinear,
}

impl IndividualFitMethod {
    /// Every method, the default first.
    pub const ALL: [Self; 2] = [Self::LogLinear, Self::Nonlinear];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LogLinear => "log-linear",
            Self::Nonlinear => "nonlinear",
        }
    }
}

/// Why a step test gives no curve.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum IndividualFitError {
    /// Two stages always lie on a curve.
    #[error("{stages} stages have both heart rate and lactate; 3 are needed")]
    TooFew {
        /// Number of stages with both.
        stages: usize,
    },
    /// A point is no number, or its lactate is not above 0.
    #[error("point {index} has no logarithm: lactate {lactate} at {x} of the reserve")]
    Point {
        /// Its place, from 0.
        index: usize,
        /// Fraction of the reserve.
        x: f64,
        /// Lactate in mmol/L.
        lactate: f64,
    },
    /// All stages have the same heart rate.
    #[error("the heart rate is the same at every stage")]
    Level,
    /// Lactate does not rise with heart rate.
    #[error("lactate does not rise with heart rate")]
    Falling,
    /// The nonlinear fit found no minimum.
    #[error("the fit does not settle")]
    Unsettled,
}

impl IndividualFitError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 5] =
        ["too-few-stages", "bad-point", "level-heart-rate", "falling-lactate", "unsettled"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooFew { .. } => Self::CODES[0],
            Self::Point { .. } => Self::CODES[1],
            Self::Level => Self::CODES[2],
            Self::Falling => Self::CODES[3],
            Self::Unsettled => Self::CODES[4],
        }
    }
}

/// The fitted curve, and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct IndividualFit {
    /// `a` in mmol/L and `b`.
    pub coefficients: TrimpCoefficients,
    /// How they were found.
    pub method: IndividualFitMethod,
    /// Number of stages.
    pub stages: u32,
    /// Lowest and highest fraction of the reserve among them; outside the curve is a guess.
    pub reserve: [f64; 2],
    /// Root of the mean squared residual of lactate, mmol/L.
    pub residual_mmol_l: f64,
}

impl IndividualFit {
    /// Through the stages of a step test that have both heart rate and lactate, as they were measured.
    ///
    /// # Errors
    ///
    /// As [`through`](Self::through).
    pub fn of_step_test(
        test: &StepTest,
        range: HeartRateRange,
        method: IndividualFitMethod,
    ) -> Result<Self, IndividualFitError> {
        let points: Vec<[f64; 2]> = test
            .stages()
            .iter()
            .filter_map(|stage| {
                let x = range.reserve_fraction(stage.heart_rate?, AboveMax::Keep);
                Some([x, stage.lactate?.millimoles_per_liter()])
            })
            .collect();
        Self::through(&points, method)
    }

    /// Through points of the fraction of the reserve and lactate in mmol/L.
    ///
    /// # Errors
    ///
    /// See [`IndividualFitError`].
    pub fn through(
        points: &[[f64; 2]],
        method: IndividualFitMethod,
    ) -> Result<Self, IndividualFitError> {
        if points.len() < 3 {
            return Err(IndividualFitError::TooFew { stages: points.len() });
        }
        for (index, &[x, lactate]) in points.iter().enumerate() {
            if !(x.is_finite() && lactate.is_finite() && lactate > 0.0) {
                return Err(IndividualFitError::Point { index, x, lactate });
            }
        }
        let line = log_linear(points)?;
        let coefficients = match method {
            IndividualFitMethod::LogLinear => line,
            IndividualFitMethod::Nonlinear => nonlinear(points, line)?,
        };
        // Written so that a slope that is no number is refused too.
        if !(coefficients.a > 0.0 && coefficients.b > 0.0 && coefficients.b.is_finite()) {
            return Err(IndividualFitError::Falling);
        }
        let ends = |(lo, hi): (f64, f64), &[x, _]: &[f64; 2]| (lo.min(x), hi.max(x));
        let (lo, hi) = points.iter().fold((f64::INFINITY, f64::NEG_INFINITY), ends);
        #[expect(clippy::cast_precision_loss, reason = "no test has 2^53 stages")]
        let n = points.len() as f64;
        Ok(Self {
            coefficients,
            method,
            stages: u32::try_from(points.len()).unwrap_or(u32::MAX),
            reserve: [lo, hi],
            residual_mmol_l: (squares(points, coefficients) / n).sqrt(),
        })
    }
}

fn squares(points: &[[f64; 2]], TrimpCoefficients { a, b }: TrimpCoefficients) -> f64 {
    points.iter().map(|&[x, lactate]| (lactate - a * (b * x).exp()).powi(2)).sum()
}

fn log_linear(points: &[[f64; 2]]) -> Result<TrimpCoefficients, IndividualFitError> {
    #[expect(clippy::cast_precision_loss, reason = "no test has 2^53 stages")]
    let n = points.len() as f64;
    let mean_x = points.iter().map(|p| p[0]).sum::<f64>() / n;
    let mean_y = points.iter().map(|p| p[1].ln()).sum::<f64>() / n;
    let (mut xx, mut xy) = (0.0, 0.0);
    for &[x, lactate] in points {
        xx += (x - mean_x).powi(2);
        xy += (x - mean_x) * (lactate.ln() - mean_y);
    }
    if xx <= 1e-12 * n {
        return Err(IndividualFitError::Level);
    }
    let b = xy / xx;
    Ok(TrimpCoefficients { a: (mean_y - b * mean_x).exp(), b })
}

/// Least squares with `a` put out of the way: for each `b` the best `a` is known, and the best `b` is
/// where the derivative of the squares by it turns its sign.
fn nonlinear(
    points: &[[f64; 2]],
    start: TrimpCoefficients,
) -> Result<TrimpCoefficients, IndividualFitError> {
    const DOUBLINGS: usize = 8;
    const HALVINGS: usize = 200;
    if start.b.is_nan() || start.b <= 0.0 {
        return Err(IndividualFitError::Falling);
    }
    // Relative to the highest point, so that no exponential overflows.
    let top = points.iter().fold(f64::NEG_INFINITY, |top, p| top.max(p[0]));
    let factor = |b: f64| {
        let (mut ly, mut yy) = (0.0, 0.0);
        for &[x, lactate] in points {
            let e = (b * (x - top)).exp();
            ly += lactate * e;
            yy += e * e;
        }
        ly / yy
    };
    // Above 0 while a steeper curve fits better.
    let steeper = |b: f64| {
        let a = factor(b);
        let term = |&[x, lactate]: &[f64; 2]| {
            let e = (b * (x - top)).exp();
            (lactate - a * e) * (x - top) * e
        };
        points.iter().map(term).sum::<f64>()
    };
    let (mut lo, mut hi) = (start.b, start.b);
    for _ in 0..DOUBLINGS {
        if steeper(lo) < 0.0 {
            lo /= 2.0;
        }
        if steeper(hi) > 0.0 {
            hi *= 2.0;
        }
    }
    if steeper(lo) < 0.0 || steeper(hi) > 0.0 {
        return Err(IndividualFitError::Unsettled);
    }
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(lo, hi);
        if steeper(middle) > 0.0 { lo = middle } else { hi = middle }
    }
    let b = f64::midpoint(lo, hi);
    Ok(TrimpCoefficients { a: factor(b) * (-b * top).exp(), b })
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn points_on_a_curve_give_it_back() {
        let points: Vec<[f64; 2]> =
            [0.4, 0.55, 0.7, 0.9, 1.0].map(|x: f64| [x, 0.08 * (4.6 * x).exp()]).to_vec();
        for method in IndividualFitMethod::ALL {
            let fit = IndividualFit::through(&points, method).unwrap();
            assert_relative_eq!(fit.coefficients.a, 0.08, max_relative = 1e-10);
            assert_relative_eq!(fit.coefficients.b, 4.6, max_relative = 1e-10);
            assert!(fit.residual_mmol_l < 1e-10);
            assert_eq!((fit.stages, fit.reserve), (5, [0.4, 1.0]));
        }
    }

    /// At the least squares no neighbour is better, and the line through the logarithms is worse.
    #[test]
    fn the_nonlinear_fit_is_a_minimum() {
        let points = [[0.4, 1.1], [0.5, 1.0], [0.65, 1.6], [0.8, 3.5], [0.95, 7.9]];
        let line = IndividualFit::through(&points, IndividualFitMethod::LogLinear).unwrap();
        let fit = IndividualFit::through(&points, IndividualFitMethod::Nonlinear).unwrap();
        let TrimpCoefficients { a, b } = fit.coefficients;
        let least = squares(&points, fit.coefficients);
        assert!(least < squares(&points, line.coefficients));
        for (da, db) in [(1e-4, 0.0), (-1e-4, 0.0), (0.0, 1e-4), (0.0, -1e-4)] {
            let near = TrimpCoefficients { a: a * (1.0 + da), b: b * (1.0 + db) };
            assert!(squares(&points, near) > least);
        }
    }

    #[test]
    fn refusals_say_why() {
        let of = |points: &[[f64; 2]]| {
            IndividualFit::through(points, IndividualFitMethod::Nonlinear).unwrap_err().code()
        };
        assert_eq!(of(&[[0.5, 1.0], [0.6, 2.0]]), "too-few-stages");
        assert_eq!(of(&[[0.5, 1.0], [0.6, 0.0], [0.7, 3.0]]), "bad-point");
        assert_eq!(of(&[[0.5, 1.0], [0.5, 2.0], [0.5, 3.0]]), "level-heart-rate");
        assert_eq!(of(&[[0.5, 3.0], [0.6, 2.0], [0.7, 1.0]]), "falling-lactate");
    }
}

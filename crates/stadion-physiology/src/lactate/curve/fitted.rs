//! A fitted curve of any kind.

use super::crossings::Crossings;
use super::exponential::Exponential;
use super::interpolation;
use super::natural_spline::{NaturalSpline, System};
use super::piecewise::Piecewise;
use super::points::ascending;
use super::polynomial::{Cubic, Orthogonal, Quartic};
use super::{CurveError, CurveFit};

/// A fitted lactate curve over the intensities of its stages.
///
/// # Model
///
/// | [`CurveFit`] | curve | parameters |
/// | --- | --- | --- |
/// | `Cubic`, `Quartic` | polynomial, least squares ([`Polynomial`](crate::Polynomial)) | 4, 5 |
/// | `NaturalSpline` | natural cubic spline with inner knots at the quartiles of the intensities, least squares | 5 |
/// | `Exponential` | `a + b exp(c x)`, least squares over all three | 3 |
/// | `Pchip` | cubic pieces through all points, monotone between them | none |
/// | `Linear` | straight lines through all points | none |
///
/// All stages weigh alike. Of the exponential only `c` is searched, by the sign of the slope of the
/// sum of squares within the deepest valley of a grid; `a` and `b` follow from it (variable
/// projection), so no start value is needed and the least is the global one.
///
/// # Units
///
/// Intensities are in the unit of the test, lactate in mmol/L.
///
/// # Limits
///
/// Crossings and points of a slope are roots of the curve itself. Outside
/// [`domain`](Self::domain) a polynomial runs away and says nothing of the athlete;
/// [`lactate_at`](Self::lactate_at) and the roots keep within it. Curves that need no parameters
/// pass on every error of the meter. A cubic may fall before it rises; the number of
/// [`crossings`](Self::crossings) tells.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{CurveError, CurveFit, LactateCurve};
///
/// let km_h = [12.0, 13.0, 14.0, 15.0, 16.0, 17.0];
/// let lactate = [1.1, 1.2, 1.6, 2.3, 3.7, 6.4];
/// let curve = LactateCurve::fit(CurveFit::Pchip, &km_h, &lactate)?;
/// assert_eq!(curve.crossings(2.3).last_upward, Some(15.0));
/// assert_eq!(curve.crossings(7.0).last_upward, None);
/// assert_eq!(curve.lactate_at(18.0), None);
///
/// let few = LactateCurve::fit(CurveFit::Cubic, &km_h[..4], &lactate[..4]);
/// assert_eq!(few, Err(CurveError::TooFewStages { needed: 5, found: 4 }));
/// # Ok::<(), CurveError>(())
/// ```
///
/// # Source
///
/// Forsythe (1957), *J Soc Ind Appl Math* 5(2):74–88, for orthogonal polynomials; Golub & Pereyra
/// (1973), *SIAM J Numer Anal* 10(2):413–432, for variable projection; Fritsch & Butland (1984),
/// *SIAM J Sci Stat Comput* 5(2):300–304, for monotone pieces. The knots of the spline are those of
/// `ns(x, df = 4)` in R's package splines.
#[derive(Debug, Clone, PartialEq)]
pub struct LactateCurve {
    kind: CurveFit,
    ends: [f64; 2],
    xs: Vec<f64>,
    ys: Vec<f64>,
    shape: Shape,
}

#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Cubic(Cubic),
    Quartic(Quartic),
    NaturalSpline(NaturalSpline),
    Exponential(Exponential),
    Interpolation(Piecewise),
}

impl Shape {
    fn fit(kind: CurveFit, xs: &[f64], ys: &[f64]) -> Result<Self, CurveError> {
        Ok(match kind {
            CurveFit::Cubic => Self::Cubic(Cubic::fit(xs, ys)?),
            CurveFit::Quartic => Self::Quartic(Quartic::fit(xs, ys)?),
            CurveFit::NaturalSpline => Self::NaturalSpline(NaturalSpline::fit(xs, ys)?),
            CurveFit::Exponential => Self::Exponential(Exponential::fit(xs, ys)?),
            CurveFit::Pchip => Self::Interpolation(interpolation::monotone(xs, ys)?),
            CurveFit::Linear => Self::Interpolation(interpolation::linear(xs, ys)?),
        })
    }

    fn at(&self, x: f64) -> [f64; 2] {
        match self {
            Self::Cubic(curve) => [curve.value(x), curve.slope(x)],
            Self::Quartic(curve) => [curve.value(x), curve.slope(x)],
            Self::NaturalSpline(spline) => spline.curve.at(x),
            Self::Exponential(curve) => curve.at(x),
            Self::Interpolation(curve) => curve.at(x),
        }
    }
}

impl LactateCurve {
    /// Fits ascending intensities and their lactates in mmol/L.
    ///
    /// # Shape
    ///
    /// Both slices are of the same length. Equal intensities are two measurements to a least
    /// squares fit; a curve through all points takes them only with equal lactates.
    ///
    /// # Errors
    ///
    /// [`CurveError::TooFewStages`] below
    /// [`needed_stages`](CurveFit::needed_stages) different intensities;
    /// [`CurveError::Degenerate`] for numbers that are not finite, not ascending or of different
    /// number, and for points of which the best exponential is a straight line or a step.
    pub fn fit(kind: CurveFit, intensities: &[f64], lactates: &[f64]) -> Result<Self, CurveError> {
        let needed = kind.needed_stages();
        let (ends, found) = match ascending(intensities, lactates) {
            Ok(shape) => shape,
            Err(CurveError::TooFewStages { found, .. }) => {
                return Err(CurveError::TooFewStages { needed, found });
            }
            Err(error) => return Err(error),
        };
        if found < needed {
            return Err(CurveError::TooFewStages { needed, found });
        }
        let shape = Shape::fit(kind, intensities, lactates)?;
        Ok(Self { kind, ends, xs: intensities.to_vec(), ys: lactates.to_vec(), shape })
    }

    /// Which curve it is.
    #[must_use]
    pub const fn kind(&self) -> CurveFit {
        self.kind
    }

    /// The lowest and the highest intensity of its points.
    #[must_use]
    pub const fn domain(&self) -> (f64, f64) {
        let [lo, hi] = self.ends;
        (lo, hi)
    }

    /// The value of the formula, also outside the domain.
    #[must_use]
    pub fn value(&self, x: f64) -> f64 {
        self.shape.at(x)[0]
    }

    /// Lactate in mmol/L at an intensity; `None` outside the domain.
    #[must_use]
    pub fn lactate_at(&self, x: f64) -> Option<f64> {
        let [lo, hi] = self.ends;
        (lo <= x && x <= hi).then(|| self.value(x))
    }

    /// The slope of the formula, also outside the domain, in mmol/L for one unit of intensity.
    #[must_use]
    pub fn slope_at(&self, x: f64) -> f64 {
        self.shape.at(x)[1]
    }

    /// The coefficients.
    ///
    /// | curve | coefficients |
    /// | --- | --- |
    /// | polynomial | of the powers of the intensity, constant first |
    /// | natural spline | the constant and those of the basis of R's `ns(x, df = 4)` |
    /// | exponential | `a`, `b`, `c` |
    /// | through all points | none |
    #[must_use]
    pub fn coefficients(&self) -> Vec<f64> {
        match &self.shape {
            Shape::Cubic(curve) => curve.coefficients().to_vec(),
            Shape::Quartic(curve) => curve.coefficients().to_vec(),
            // Nothing can be said where the knots are so close that the basis collapses.
            Shape::NaturalSpline(spline) => spline.coefficients().map_or_else(Vec::new, Vec::from),
            Shape::Exponential(curve) => curve.coefficients().to_vec(),
            Shape::Interpolation(_) => Vec::new(),
        }
    }

    /// The sum of squared distances of the points from the curve.
    #[must_use]
    pub fn rss(&self) -> f64 {
        self.residuals().map(|rest| rest * rest).sum()
    }

    fn residuals(&self) -> impl Iterator<Item = f64> {
        self.xs.iter().zip(&self.ys).map(|(&x, &y)| y - self.value(x))
    }

    /// The part of the variance of lactate that the curve explains; `None` if lactate has none.
    #[must_use]
    pub fn r2(&self) -> Option<f64> {
        let (mut n, mut mean, mut total) = (0.0, 0.0, 0.0);
        for y in &self.ys {
            n += 1.0;
            let step = y - mean;
            mean += step / n;
            total += step * (y - mean);
        }
        (total > 0.0).then(|| 1.0 - self.rss() / total)
    }

    /// The root mean square error at each stage of the curve fitted to the others, mmol/L.
    ///
    /// Least squares fits give it by their leverages, the spline with its knots left where they
    /// are; the others are fitted anew, those through all points without their inner stages only,
    /// since beyond its ends such a curve says nothing. `None` where the rest of the stages
    /// determines no curve.
    #[must_use]
    pub fn loo_rmse(&self) -> Option<f64> {
        let by_leverage = |leverage: &dyn Fn(f64) -> f64| -> Option<Vec<f64>> {
            let left_out = self.xs.iter().zip(self.residuals());
            left_out
                .map(|(&x, rest)| {
                    let free = 1.0 - leverage(x);
                    // A point that no other determines has no error of its own.
                    (free > 1e-9).then(|| rest / free)
                })
                .collect()
        };
        let errors = match &self.shape {
            Shape::Cubic(_) => {
                let fit = Orthogonal::<4>::fit(&self.xs, &self.ys).ok()?;
                by_leverage(&|x| fit.leverage(x))?
            }
            Shape::Quartic(_) => {
                let fit = Orthogonal::<5>::fit(&self.xs, &self.ys).ok()?;
                by_leverage(&|x| fit.leverage(x))?
            }
            Shape::NaturalSpline(_) => {
                let system = System::new(&self.xs, &self.ys).ok()?;
                by_leverage(&|x| system.leverage(x))?
            }
            Shape::Exponential(_) => self.by_refit(0..self.xs.len())?,
            Shape::Interpolation(_) => self.by_refit(1..self.xs.len() - 1)?,
        };
        let mut mean = 0.0;
        let mut n = 0.0;
        for error in errors {
            n += 1.0;
            mean += (error * error - mean) / n;
        }
        (n > 0.0).then(|| f64::sqrt(mean))
    }

    fn by_refit(&self, left_out: core::ops::Range<usize>) -> Option<Vec<f64>> {
        left_out
            .map(|index| {
                let (mut xs, mut ys) = (self.xs.clone(), self.ys.clone());
                let (x, y) = (xs.remove(index), ys.remove(index));
                let shape = Shape::fit(self.kind, &xs, &ys).ok()?;
                Some(y - shape.at(x)[0])
            })
            .collect()
    }

    /// Where it crosses a lactate in mmol/L within the domain.
    #[must_use]
    pub fn crossings(&self, level: f64) -> Crossings {
        match &self.shape {
            Shape::Cubic(curve) => curve.crossings(level),
            Shape::Quartic(curve) => curve.crossings(level),
            Shape::NaturalSpline(spline) => spline.curve.crossings(level),
            Shape::Exponential(curve) => curve.crossings(level, self.ends),
            Shape::Interpolation(curve) => curve.crossings(level),
        }
    }

    /// The ascending points strictly within the domain at which the slope passes through `slope`:
    /// where the curve lies farthest from a line of that slope.
    ///
    /// Straight lines between points pass it by a jump at a stage. A curve that is straight to
    /// within rounding has no such point.
    #[must_use]
    pub fn points_with_slope(&self, slope: f64) -> Vec<f64> {
        match &self.shape {
            Shape::Cubic(curve) => curve.points_with_slope(slope).to_vec(),
            Shape::Quartic(curve) => curve.points_with_slope(slope).to_vec(),
            Shape::NaturalSpline(spline) => spline.curve.points_with_slope(slope),
            Shape::Exponential(curve) => {
                curve.point_with_slope(slope, self.ends).into_iter().collect()
            }
            Shape::Interpolation(curve) => curve.points_with_slope(slope),
        }
    }
}

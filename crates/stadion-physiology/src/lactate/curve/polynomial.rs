//! Least squares polynomials, without allocation.

use super::crossings::Crossings;
use super::points::ascending;
use super::roots::{Roots, root_between, sign_changes, value, value_and_slope};
use super::{CurveError, STRAIGHT};

/// A least squares polynomial with `N` coefficients over the intensities of its points.
///
/// # Model
///
/// ```text
/// L(x) = c0 + c1 x + … + c(N-1) x^(N-1)        Σ (y − L(x))² least, all points alike
/// ```
///
/// Discrete orthogonal polynomials on intensities scaled to −1..=1 find it (Forsythe's recurrence),
/// so that the fourth power of 400 W does no harm.
///
/// # Limits
///
/// It is fitted from `N` different intensities on, and then passes through all points;
/// [`LactateCurve::fit`](crate::LactateCurve::fit) asks for more. Its roots are those of the
/// polynomial itself, found to the last digits, never read off a grid.
///
/// # Examples
///
/// ```
/// use stadion_physiology::Cubic;
///
/// let watts = [100.0, 130.0, 160.0, 190.0, 220.0, 250.0, 280.0];
/// let lactate = [1.1, 1.0, 1.2, 1.7, 2.6, 4.3, 7.1];
/// let cubic = Cubic::fit(&watts, &lactate)?;
/// let at_4 = cubic.crossings(4.0).last_upward.ok_or("not reached")?;
/// assert!((cubic.value(at_4) - 4.0).abs() < 1e-12);
///
/// // Dmax: the tangent that is parallel to the chord.
/// let slope = (7.1 - 1.1) / (280.0 - 100.0);
/// let tangents = cubic.points_with_slope(slope);
/// assert!((cubic.slope(tangents[0]) - slope).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Polynomial<const N: usize> {
    lo: f64,
    hi: f64,
    /// In powers of `t`, which runs from -1 to 1.
    scaled: [f64; N],
    /// Highest lactate without its sign: what rounding is measured against.
    size: f64,
}

/// A least squares polynomial of third degree.
pub type Cubic = Polynomial<4>;

/// A least squares polynomial of fourth degree.
pub type Quartic = Polynomial<5>;

impl<const N: usize> Polynomial<N> {
    /// Fits points in ascending order.
    ///
    /// # Shape
    ///
    /// Both slices are of the same length, intensities do not descend; equal ones count each.
    ///
    /// # Errors
    ///
    /// [`CurveError::TooFewStages`] for fewer than `N` different intensities, or
    /// [`CurveError::Degenerate`].
    #[inline]
    pub fn fit(intensities: &[f64], lactates: &[f64]) -> Result<Self, CurveError> {
        Ok(Orthogonal::fit(intensities, lactates)?.polynomial())
    }

    /// The lowest and the highest intensity of its points.
    #[must_use]
    pub const fn domain(&self) -> (f64, f64) {
        (self.lo, self.hi)
    }

    fn scale(&self, x: f64) -> f64 {
        Scale::new([self.lo, self.hi]).down(x)
    }

    fn unscale(&self, t: f64) -> f64 {
        // Rounding must not carry a root out of the domain.
        Scale::new([self.lo, self.hi]).up(t).clamp(self.lo, self.hi)
    }

    /// The value of the formula, also outside the domain.
    #[must_use]
    #[inline]
    pub fn value(&self, x: f64) -> f64 {
        value(&self.scaled, self.scale(x))
    }

    /// The slope of the formula, also outside the domain.
    #[must_use]
    #[inline]
    pub fn slope(&self, x: f64) -> f64 {
        let half = Scale::new([self.lo, self.hi]).half;
        value_and_slope(&self.scaled, self.scale(x))[1] / half
    }

    /// The coefficients in powers of the intensity, constant first.
    #[must_use]
    pub fn coefficients(&self) -> [f64; N] {
        // Horner's scheme on polynomials: multiply by t = (x - mid) / half, add the next one.
        let Scale { mid, half } = Scale::new([self.lo, self.hi]);
        let mut raw = [0.0; N];
        for c in self.scaled.iter().rev() {
            let mut carried = 0.0;
            for coefficient in &mut raw {
                let old = *coefficient;
                *coefficient = (carried - mid * old) / half;
                carried = old;
            }
            raw[0] += c;
        }
        raw
    }

    /// Where it crosses a level within the domain.
    #[must_use]
    #[inline]
    pub fn crossings(&self, level: f64) -> Crossings {
        let mut shifted = self.scaled;
        shifted[0] -= level;
        let turns = sign_changes(&self.scaled_slope()[..N - 1], [-1.0, 1.0]);
        let nodes = [-1.0].into_iter().chain(turns.iter().copied()).chain([1.0]);
        let mut found = Crossings::along(nodes.map(|t| [t, value(&shifted, t)]), |a, b| {
            root_between(|t| value_and_slope(&shifted, t), a, b)
        });
        found.last_upward = found.last_upward.map(|t| self.unscale(t));
        found
    }

    /// The points strictly within the domain at which the slope passes through `slope`.
    ///
    /// A polynomial that is straight to within rounding has none, whatever its slope.
    #[must_use]
    #[inline]
    pub fn points_with_slope(&self, slope: f64) -> Roots {
        let half = Scale::new([self.lo, self.hi]).half;
        let mut shifted = self.scaled_slope();
        shifted[0] -= slope * half;
        let bend = shifted[1..].iter().fold(0.0, |most: f64, c| most.max(c.abs()));
        if bend <= STRAIGHT * self.size {
            return Roots::default();
        }
        sign_changes(&shifted[..N - 1], [-1.0, 1.0]).map(|t| self.unscale(t))
    }

    fn scaled_slope(&self) -> [f64; N] {
        let mut slope = [0.0; N];
        let mut power = 0.0;
        for (slope, c) in slope.iter_mut().zip(&self.scaled[1..]) {
            power += 1.0;
            *slope = power * c;
        }
        slope
    }
}

/// Intensities from `lo` to `hi` as -1 to 1 and back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    mid: f64,
    pub(super) half: f64,
}

impl Scale {
    pub(super) fn new([lo, hi]: [f64; 2]) -> Self {
        Self { mid: 0.5 * (lo + hi), half: 0.5 * (hi - lo) }
    }

    pub(super) fn down(self, x: f64) -> f64 {
        (x - self.mid) / self.half
    }

    pub(super) fn up(self, t: f64) -> f64 {
        self.mid + self.half * t
    }
}

/// A fit in polynomials that are orthogonal over its points:
/// `P(k+1) = (t - alpha(k)) P(k) - beta(k) P(k-1)`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Orthogonal<const N: usize> {
    ends: [f64; 2],
    alpha: [f64; N],
    beta: [f64; N],
    norm: [f64; N],
    weight: [f64; N],
    size: f64,
}

impl<const N: usize> Orthogonal<N> {
    #[inline]
    pub(super) fn fit(xs: &[f64], ys: &[f64]) -> Result<Self, CurveError> {
        let (ends, found) = ascending(xs, ys)?;
        if found < N {
            return Err(CurveError::TooFewStages { needed: N, found });
        }
        let scale = Scale::new(ends);
        let zero = [0.0; N];
        let size = ys.iter().fold(0.0, |most: f64, y| most.max(y.abs()));
        let mut fit = Self { ends, alpha: zero, beta: zero, norm: zero, weight: zero, size };
        for k in 0..N {
            let (mut pp, mut tpp, mut rp) = (0.0, 0.0, 0.0);
            for (&x, &y) in xs.iter().zip(ys) {
                let t = scale.down(x);
                // What the lower ones left over, not y itself: rounding then stays small.
                let (mut rest, mut below, mut p) = (y, 0.0, 1.0);
                for j in 0..k {
                    rest -= fit.weight[j] * p;
                    (below, p) = (p, (t - fit.alpha[j]) * p - fit.beta[j] * below);
                }
                pp += p * p;
                tpp += t * p * p;
                rp += rest * p;
            }
            fit.norm[k] = pp;
            fit.alpha[k] = tpp / pp;
            fit.beta[k] = if k > 0 { pp / fit.norm[k - 1] } else { 0.0 };
            fit.weight[k] = rp / pp;
        }
        if fit.weight.iter().all(|weight| weight.is_finite()) {
            Ok(fit)
        } else {
            Err(CurveError::Degenerate)
        }
    }

    #[inline]
    pub(super) fn polynomial(&self) -> Polynomial<N> {
        let mut scaled = [0.0; N];
        let mut below = [0.0; N];
        let mut p = [0.0; N];
        p[0] = 1.0;
        for k in 0..N {
            let mut next = [0.0; N];
            for i in 0..N {
                scaled[i] += self.weight[k] * p[i];
                let raised = if i > 0 { p[i - 1] } else { 0.0 };
                next[i] = raised - self.alpha[k] * p[i] - self.beta[k] * below[i];
            }
            (below, p) = (p, next);
        }
        Polynomial { lo: self.ends[0], hi: self.ends[1], scaled, size: self.size }
    }

    /// How much the fitted value at `x` moves with the reading there, 0 to 1.
    pub(super) fn leverage(&self, x: f64) -> f64 {
        let t = Scale::new(self.ends).down(x);
        let (mut sum, mut below, mut p) = (0.0, 0.0, 1.0);
        for j in 0..N {
            sum += p * p / self.norm[j];
            (below, p) = (p, (t - self.alpha[j]) * p - self.beta[j] * below);
        }
        sum
    }
}

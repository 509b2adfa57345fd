//! The curve for a given shape: a constant, a factor and a tail, all linear.
#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

use super::basis::Basis;
use super::check::count;
use super::least::Cost;

/// The fall of long trials: `ln(t/T)` beyond `T`, else 0.
pub(super) fn tail_column(durations_s: &[f64], from_s: f64) -> Vec<f64> {
    durations_s.iter().map(|t| tail_at(*t, from_s)).collect()
}

/// One value of [`tail_column`].
pub(super) fn tail_at(t: f64, from_s: f64) -> f64 {
    (t / from_s).ln().max(0.0)
}

/// The tail, with its mean taken off.
#[derive(Debug, Clone, Copy)]
struct Tail<'a> {
    column: &'a [f64],
    mean: f64,
    squares: f64,
    /// Slope of the intensities over the tail alone.
    slope: f64,
}

/// Trials to which `P = c + a·x(t; q) + b·y(t)` is fitted.
///
/// The intensities are kept without what a constant and the tail explain, so that for each shape `q`
/// one product is left: the variable projection of Golub & Pereyra (1973).
#[derive(Debug, Clone, Copy)]
pub(super) struct Linear<'a, B> {
    basis: B,
    t: &'a [f64],
    left: &'a [f64],
    mean: f64,
    tail: Option<Tail<'a>>,
    n: f64,
}

/// The best curve of one shape, with what is needed for its intervals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Conditional {
    pub(super) constant: f64,
    pub(super) factor: f64,
    /// Factor of the tail; 0 without one.
    pub(super) tail: f64,
    pub(super) sum_of_squares: f64,
    n: f64,
    means: [f64; 2],
    products: [f64; 3],
}

impl<'a, B: Basis> Linear<'a, B> {
    /// Takes off what a constant and the tail explain; `left` is as long as the trials.
    pub(super) fn new(
        basis: B,
        t: &'a [f64],
        p: &[f64],
        tail: Option<&'a [f64]>,
        left: &'a mut [f64],
    ) -> Self {
        let n = count(t.len());
        let mean = p.iter().sum::<f64>() / n;
        left.iter_mut().zip(p).for_each(|(l, p)| *l = p - mean);
        let tail = tail.and_then(|column| {
            let mean = column.iter().sum::<f64>() / n;
            let squares: f64 = column.iter().map(|y| (y - mean) * (y - mean)).sum();
            let product: f64 = column.iter().zip(&*left).map(|(y, p)| (y - mean) * p).sum();
            let slope = product / squares;
            (squares > 0.0).then_some(Tail { column, mean, squares, slope })
        });
        if let Some(tail) = tail {
            let column = tail.column.iter();
            left.iter_mut().zip(column).for_each(|(l, y)| *l -= tail.slope * (y - tail.mean));
        }
        Self { basis, t, left, mean, tail, n }
    }

    /// The best curve of the shape `q`.
    pub(super) fn at(&self, q: f64) -> Conditional {
        let mean = self.t.iter().map(|t| self.basis.value(q, *t)).sum::<f64>() / self.n;
        let (mut xx, mut xp, mut xy) = (0.0, 0.0, 0.0);
        for (t, p) in self.t.iter().zip(self.left) {
            let x = self.basis.value(q, *t) - mean;
            xx += x * x;
            xp += x * p;
        }
        let (mut y_mean, mut yy, mut slope) = (0.0, 0.0, 0.0);
        if let Some(tail) = self.tail {
            (y_mean, yy, slope) = (tail.mean, tail.squares, tail.slope);
            let pairs = self.t.iter().zip(tail.column);
            xy = pairs.map(|(t, y)| (self.basis.value(q, *t) - mean) * (y - y_mean)).sum();
        }
        let along = if yy > 0.0 { xy / yy } else { 0.0 };
        let factor = xp / (xx - xy * along);
        let tail = slope - factor * along;
        let all: f64 = self.left.iter().map(|p| p * p).sum();
        Conditional {
            constant: self.mean - factor * mean - tail * y_mean,
            factor,
            tail,
            sum_of_squares: (all - factor * xp).max(0.0),
            n: self.n,
            means: [mean, y_mean],
            products: [xx, xy, yy],
        }
    }

    /// What the constant and the tail leave of the intensities, as a sum of squares.
    pub(super) fn total(&self) -> f64 {
        self.left.iter().map(|p| p * p).sum()
    }

    pub(super) const fn basis(&self) -> B {
        self.basis
    }
}

impl Conditional {
    /// Variance of `c[0]·constant + c[1]·factor + c[2]·tail` for residuals of variance 1.
    pub(super) fn variance(&self, c: [f64; 3]) -> f64 {
        let [xx, xy, yy] = self.products;
        let dx = c[1] - c[0] * self.means[0];
        let dy = c[2] - c[0] * self.means[1];
        let rest = if yy > 0.0 {
            (yy * dx * dx - 2.0 * xy * dx * dy + xx * dy * dy) / (xx * yy - xy * xy)
        } else {
            dx * dx / xx
        };
        c[0] * c[0] / self.n + rest
    }

    /// `c[0]·constant + c[1]·factor + c[2]·tail`.
    pub(super) fn combine(&self, c: [f64; 3]) -> f64 {
        let tail = if self.tail == 0.0 { 0.0 } else { c[2] * self.tail };
        c[0] * self.constant + c[1] * self.factor + tail
    }
}

/// Sums over the trials of the basis `x`, its derivatives `u`, `w`, the intensities and the tail.
#[derive(Debug, Default, Clone, Copy)]
struct Sums {
    x: f64,
    u: f64,
    w: f64,
    xx: f64,
    xu: f64,
    uu_xw: f64,
    xp: f64,
    up: f64,
    wp: f64,
}

impl<B: Basis> Cost for Linear<'_, B> {
    /// The sum of squares without the part that does not change; 0 where intensity would rise with time.
    fn cost(&self, q: f64) -> f64 {
        let reference = self.t.first().map_or(0.0, |t| self.basis.value(q, *t));
        let (mut sx, mut xx, mut xp) = (0.0, 0.0, 0.0);
        for (t, p) in self.t.iter().zip(self.left) {
            let x = self.basis.value(q, *t) - reference;
            sx += x;
            xx += x * x;
            xp += x * p;
        }
        let mut square = xx - sx * sx / self.n;
        if let Some(tail) = self.tail {
            let pairs = self.t.iter().zip(tail.column);
            let xy: f64 = pairs.map(|(t, y)| self.basis.value(q, *t) * (y - tail.mean)).sum();
            square -= xy * xy / tail.squares;
        }
        if xp > 0.0 && square > 0.0 { -xp * xp / square } else { 0.0 }
    }

    fn slope(&self, q: f64) -> [f64; 2] {
        let reference = self.t.first().map_or(0.0, |t| self.basis.value(q, *t));
        let mut s = Sums::default();
        for (t, p) in self.t.iter().zip(self.left) {
            let [x, u, w] = self.basis.with_derivatives(q, *t);
            let x = x - reference;
            s.x += x;
            s.u += u;
            s.w += w;
            s.xx += x * x;
            s.xu += x * u;
            s.uu_xw += u * u + x * w;
            s.xp += x * p;
            s.up += u * p;
            s.wp += w * p;
        }
        let mut xx = s.xx - s.x * s.x / self.n;
        let mut xu = s.xu - s.x * s.u / self.n;
        let mut uu_xw = s.uu_xw - (s.u * s.u + s.x * s.w) / self.n;
        if let Some(tail) = self.tail {
            let (mut xy, mut uy, mut wy) = (0.0, 0.0, 0.0);
            for (t, y) in self.t.iter().zip(tail.column) {
                let [x, u, w] = self.basis.with_derivatives(q, *t);
                let y = y - tail.mean;
                xy += (x - reference) * y;
                uy += u * y;
                wy += w * y;
            }
            xx -= xy * xy / tail.squares;
            xu -= xy * uy / tail.squares;
            uu_xw -= (uy * uy + xy * wy) / tail.squares;
        }
        // The cost is −xp²/xx; its slope has the sign of the first, whose derivative is the second.
        [s.xp * xu - s.up * xx, s.xp * uu_xw - s.wp * xx - s.up * xu]
    }
}

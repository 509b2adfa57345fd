//! Sums of what a broken line is fitted to, right of any place.

/// Nodes and weights of Gauss and Legendre's rule with five points on -1..1.
const GAUSS: [(f64, f64); 5] = [
    (-0.906_179_845_938_664, 0.236_926_885_056_189_1),
    (-0.538_469_310_105_683_1, 0.478_628_670_499_366_47),
    (0.0, 0.568_888_888_888_888_9),
    (0.538_469_310_105_683_1, 0.478_628_670_499_366_47),
    (0.906_179_845_938_664, 0.236_926_885_056_189_1),
];

/// Weight, first and second moment, and the same with the values, of all that lies right of a
/// place.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::lactate) struct Moments {
    pub(in crate::lactate) one: f64,
    pub(in crate::lactate) u: f64,
    pub(in crate::lactate) uu: f64,
    pub(in crate::lactate) y: f64,
    pub(in crate::lactate) uy: f64,
    pub(in crate::lactate) yy: f64,
}

impl Moments {
    fn add(&mut self, weight: f64, u: f64, y: f64) {
        self.one += weight;
        self.u += weight * u;
        self.uu += weight * u * u;
        self.y += weight * y;
        self.uy += weight * u * y;
        self.yy += weight * y * y;
    }

    fn plus(mut self, other: Self) -> Self {
        self.one += other.one;
        self.u += other.u;
        self.uu += other.uu;
        self.y += other.y;
        self.uy += other.uy;
        self.yy += other.yy;
        self
    }
}

/// What a broken line is fitted to, in centred and scaled abscissas `u`.
pub(in crate::lactate) trait Target {
    /// The moments of all that lies right of `u`.
    fn right_of(&self, u: f64) -> Moments;
}

/// An affine map of abscissas to about -1..1, which keeps the sums well conditioned.
#[derive(Debug, Clone, Copy)]
pub(in crate::lactate) struct Scale {
    center: f64,
    pub(super) half: f64,
}

impl Scale {
    pub(in crate::lactate) fn of(first: f64, last: f64) -> Self {
        Self { center: f64::midpoint(first, last), half: 0.5 * (last - first) }
    }

    pub(in crate::lactate) fn to(self, x: f64) -> f64 {
        (x - self.center) / self.half
    }

    pub(in crate::lactate) fn back(self, u: f64) -> f64 {
        self.center + self.half * u
    }
}

/// Single points.
pub(in crate::lactate) struct PointSet<'a> {
    us: &'a [f64],
    /// `suffix[i]`: of the points from `i` on.
    suffix: Vec<Moments>,
}

impl<'a> PointSet<'a> {
    pub(in crate::lactate) fn new(
        us: &'a [f64],
        ys: &[f64],
        weight: impl Fn(usize) -> f64,
    ) -> Self {
        let mut suffix = vec![Moments::default(); us.len() + 1];
        for i in (0..us.len()).rev() {
            let mut sum = suffix[i + 1];
            sum.add(weight(i), us[i], ys[i]);
            suffix[i] = sum;
        }
        Self { us, suffix }
    }
}

impl Target for PointSet<'_> {
    fn right_of(&self, u: f64) -> Moments {
        self.suffix[self.us.partition_point(|&at| at <= u)]
    }
}

/// The straight pieces between stages, each intensity of equal weight; with logarithms of both
/// where `log` says so.
pub(super) struct Pieces<'a> {
    xs: &'a [f64],
    ys: &'a [f64],
    log: bool,
    scale: Scale,
    /// `suffix[i]`: of the pieces from stage `i` on.
    suffix: Vec<Moments>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(xs: &'a [f64], ys: &'a [f64], log: bool, scale: Scale) -> Self {
        let mut pieces = Self { xs, ys, log, scale, suffix: vec![Moments::default(); xs.len()] };
        for i in (0..xs.len() - 1).rev() {
            pieces.suffix[i] = pieces.piece(i, xs[i]).plus(pieces.suffix[i + 1]);
        }
        pieces
    }

    /// The part of the piece from stage `i` to the next that lies right of `from`.
    ///
    /// Five points integrate the polynomials of the plain case exactly, and logarithms over one
    /// gap of a test to about 1e-8.
    fn piece(&self, i: usize, from: f64) -> Moments {
        let slope = (self.ys[i + 1] - self.ys[i]) / (self.xs[i + 1] - self.xs[i]);
        let half = 0.5 * (self.xs[i + 1] - from);
        let mut sum = Moments::default();
        for (node, weight) in GAUSS {
            let x = from + half * (1.0 + node);
            let y = self.ys[i] + slope * (x - self.xs[i]);
            let (u, y) = if self.log { (x.ln(), y.ln()) } else { (x, y) };
            sum.add(half * weight, self.scale.to(u), y);
        }
        sum
    }
}

impl Target for Pieces<'_> {
    fn right_of(&self, u: f64) -> Moments {
        let at = self.scale.back(u);
        let at = if self.log { at.exp() } else { at };
        let next = self.xs.partition_point(|&x| x <= at).clamp(1, self.xs.len() - 1);
        self.piece(next - 1, at.max(self.xs[0])).plus(self.suffix[next])
    }
}

//! Where time constants may lie, and the step of Newton's iteration that stays there.

use super::columns::{ByConstant, MOST_CONSTANTS};

/// One linear limit on the logarithms: `normal · x ≤ limit`.
#[derive(Debug, Clone, Copy)]
struct Limit {
    normal: ByConstant,
    limit: f64,
}

/// The logarithms of the time constants that are allowed.
#[derive(Debug, Clone)]
pub(super) struct Space {
    pub(super) constants: usize,
    pub(super) least: ByConstant,
    pub(super) most: ByConstant,
    /// Pairs of which the first constant is to be the slower one.
    slower: Vec<[usize; 2]>,
    /// The least difference of the logarithms of such a pair.
    pub(super) apart: f64,
    limits: Vec<Limit>,
}

/// How far beyond a limit is still taken for within it.
const SLACK: f64 = 1e-12;

impl Space {
    pub(super) fn new(ranges: &[[f64; 2]], slower: &[[usize; 2]], apart: f64) -> Self {
        let (mut least, mut most) = ([0.0; MOST_CONSTANTS], [0.0; MOST_CONSTANTS]);
        for (i, [lo, hi]) in ranges.iter().enumerate() {
            (least[i], most[i]) = (*lo, *hi);
        }
        let slower = slower.to_vec();
        let mut space =
            Self { constants: ranges.len(), least, most, slower, apart, limits: Vec::new() };
        space.renew();
        space
    }

    fn renew(&mut self) {
        let unit = |i: usize, sign: f64| {
            let mut normal = [0.0; MOST_CONSTANTS];
            normal[i] = sign;
            normal
        };
        let mut limits = Vec::new();
        for i in (0..self.constants).filter(|&i| !self.is_held(i)) {
            limits.push(Limit { normal: unit(i, -1.0), limit: -self.least[i] });
            limits.push(Limit { normal: unit(i, 1.0), limit: self.most[i] });
        }
        for &[slow, fast] in &self.slower {
            if self.is_held(slow) && self.is_held(fast) {
                continue;
            }
            let mut normal = unit(fast, 1.0);
            normal[slow] = -1.0;
            limits.push(Limit { normal, limit: -self.apart });
        }
        self.limits = limits;
    }

    /// Whether a constant has one value only.
    pub(super) fn is_held(&self, constant: usize) -> bool {
        self.most[constant] <= self.least[constant]
    }

    /// The same with one constant held.
    pub(super) fn held(&self, constant: usize, at: f64) -> Self {
        let mut space = self.clone();
        (space.least[constant], space.most[constant]) = (at, at);
        space.renew();
        space
    }

    /// Whether a place is allowed.
    pub(super) fn holds(&self, x: &ByConstant) -> bool {
        self.limits.iter().all(|l| along(&l.normal, x) <= l.limit + SLACK)
    }

    /// The place nearest to `x` that is allowed, one limit after the other.
    pub(super) fn pulled(&self, mut x: ByConstant) -> ByConstant {
        for i in 0..self.constants {
            x[i] = x[i].clamp(self.least[i], self.most[i]);
        }
        for &[slow, fast] in &self.slower {
            let short = self.apart - (x[slow] - x[fast]);
            if short > 0.0 {
                let room = (x[fast] - self.least[fast]).max(0.0);
                let down = if self.is_held(slow) { short } else { 0.5 * short }.min(room);
                x[fast] -= down;
                x[slow] = (x[slow] + short - down).min(self.most[slow]);
                if x[slow] - x[fast] < self.apart {
                    x[fast] = (x[slow] - self.apart).max(self.least[fast]);
                }
            }
        }
        x
    }

    /// The range that a constant can take, the pairs counted in.
    pub(super) fn range(&self, constant: usize) -> [f64; 2] {
        let (mut lo, mut hi) = (self.least[constant], self.most[constant]);
        for &[slow, fast] in &self.slower {
            if constant == slow {
                lo = lo.max(self.least[fast] + self.apart);
            }
            if constant == fast {
                hi = hi.min(self.most[slow] - self.apart);
            }
        }
        [lo, hi]
    }

    /// The step to the least value of the quadratic `g·d + ½ d·Hd` that stays within the limits; `H` is
    /// positive definite. With so few constants every set of limits can be tried.
    pub(super) fn step(
        &self,
        x: &ByConstant,
        gradient: &ByConstant,
        curvature: &[ByConstant; MOST_CONSTANTS],
    ) -> ByConstant {
        let free = self.solve(x, gradient, curvature, &[]).unwrap_or_default();
        let inside = |d: &ByConstant| {
            let to = core::array::from_fn(|i| x[i] + d[i]);
            self.holds(&to)
        };
        if inside(&free) {
            return free;
        }
        let mut best = ([0.0; MOST_CONSTANTS], 0.0);
        let mut try_set = |active: &[usize]| {
            let Some(d) = self.solve(x, gradient, curvature, active) else { return };
            let value = quadratic(gradient, curvature, &d);
            if value < best.1 && inside(&d) {
                best = (d, value);
            }
        };
        let count = self.limits.len();
        for a in 0..count {
            try_set(&[a]);
            for b in a + 1..count {
                try_set(&[a, b]);
                for c in b + 1..count {
                    try_set(&[a, b, c]);
                }
            }
        }
        best.0
    }

    /// The least value on the limits of a set; `None` where they contradict one another.
    fn solve(
        &self,
        x: &ByConstant,
        gradient: &ByConstant,
        curvature: &[ByConstant; MOST_CONSTANTS],
        active: &[usize],
    ) -> Option<ByConstant> {
        const SIZE: usize = 2 * MOST_CONSTANTS;
        let size = self.constants + active.len();
        let mut rows = [[0.0; SIZE + 1]; SIZE];
        for i in 0..self.constants {
            if self.is_held(i) {
                rows[i][i] = 1.0;
                continue;
            }
            for k in (0..self.constants).filter(|&k| !self.is_held(k)) {
                rows[i][k] = curvature[i][k];
            }
            rows[i][SIZE] = -gradient[i];
        }
        for (place, &at) in active.iter().enumerate() {
            let (row, limit) = (self.constants + place, &self.limits[at]);
            for i in (0..self.constants).filter(|&i| !self.is_held(i)) {
                rows[row][i] = limit.normal[i];
                rows[i][row] = limit.normal[i];
            }
            rows[row][SIZE] = limit.limit - along(&limit.normal, x);
        }
        eliminate(&mut rows, size).map(|solved| {
            core::array::from_fn(|i| if i < self.constants { solved[i] } else { 0.0 })
        })
    }
}

fn along(a: &ByConstant, b: &ByConstant) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// `g·d + ½ d·Hd`.
pub(super) fn quadratic(
    gradient: &ByConstant,
    curvature: &[ByConstant; MOST_CONSTANTS],
    d: &ByConstant,
) -> f64 {
    let bent: f64 = curvature.iter().zip(d).map(|(row, d_i)| d_i * along(row, d)).sum();
    along(gradient, d) + 0.5 * bent
}

/// Gauss's elimination with the largest pivot; `None` for a singular system.
fn eliminate<const S: usize, const W: usize>(
    rows: &mut [[f64; W]; S],
    size: usize,
) -> Option<[f64; S]> {
    let last = W - 1;
    for at in 0..size {
        let pivot = (at..size).max_by(|&a, &b| rows[a][at].abs().total_cmp(&rows[b][at].abs()))?;
        rows.swap(at, pivot);
        let head = rows[at];
        if head[at].abs() < 1e-290 {
            return None;
        }
        for row in &mut rows[at + 1..size] {
            let factor = row[at] / head[at];
            if factor != 0.0 {
                for (to, from) in row.iter_mut().zip(&head) {
                    *to -= factor * from;
                }
            }
        }
    }
    let mut solved = [0.0; S];
    for at in (0..size).rev() {
        let known: f64 = (at + 1..size).map(|k| rows[at][k] * solved[k]).sum();
        solved[at] = (rows[at][last] - known) / rows[at][at];
    }
    solved.iter().all(|x| x.is_finite()).then_some(solved)
}

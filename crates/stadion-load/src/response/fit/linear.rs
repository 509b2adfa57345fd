//! The gains that fit best for given columns, each within its bounds.

use super::columns::{Columns, MOST_GAINS, add, dot};

/// A column is a sum of others when less than this share of its length is left beside them.
const DEPENDENT: f64 = 1e-9;

/// Bounds of the gains.
#[derive(Debug, Clone, Copy)]
pub(super) struct GainBounds {
    pub(super) least: [f64; MOST_GAINS],
    pub(super) most: [f64; MOST_GAINS],
}

/// The best gains and what they leave.
#[derive(Debug, Clone)]
pub(super) struct Linear {
    /// The gain of each column.
    pub(super) gains: [f64; MOST_GAINS],
    /// Which columns are not held by a bound, in the order of `triangle`.
    pub(super) free: [usize; MOST_GAINS],
    /// How many these are.
    pub(super) free_count: usize,
    /// `R` of the free columns, by row.
    triangle: [[f64; MOST_GAINS]; MOST_GAINS],
    /// What is left of each performance.
    pub(super) left: Vec<f64>,
    /// Sum of the squares of `left`.
    pub(super) squares: f64,
    directions: Vec<f64>,
    target: Vec<f64>,
}

impl Linear {
    pub(super) fn new(tests: usize, gains: usize) -> Self {
        Self {
            gains: [0.0; MOST_GAINS],
            free: [0; MOST_GAINS],
            free_count: 0,
            triangle: [[0.0; MOST_GAINS]; MOST_GAINS],
            left: vec![0.0; tests],
            squares: 0.0,
            directions: vec![0.0; tests * gains],
            target: vec![0.0; tests],
        }
    }

    /// Solves for the gains of the first `count` columns.
    pub(super) fn solve(
        &mut self,
        columns: &Columns,
        count: usize,
        performances: &[f64],
        bounds: &GainBounds,
    ) {
        let mut held = [None; MOST_GAINS];
        for gain in 0..count {
            if bounds.least[gain] >= bounds.most[gain] {
                held[gain] = Some(bounds.least[gain]);
            }
        }
        let fixed = held;
        self.solve_free(columns, count, performances, &mut held);
        let outside = |gain: usize, x: f64| x < bounds.least[gain] || x > bounds.most[gain];
        if (0..count).any(|g| held[g].is_none() && outside(g, self.gains[g])) {
            self.solve_bounded(columns, count, performances, bounds, fixed);
        }
    }

    /// Active sets (Stark & Parker 1995): from all gains at a bound, the one that would help most is set
    /// free, until none would help.
    fn solve_bounded(
        &mut self,
        columns: &Columns,
        count: usize,
        performances: &[f64],
        bounds: &GainBounds,
        fixed: [Option<f64>; MOST_GAINS],
    ) {
        let mut held = fixed;
        for gain in 0..count {
            held[gain] = held[gain].or(Some(bounds.least[gain]));
        }
        self.solve_free(columns, count, performances, &mut held.clone());
        for _ in 0..4 * MOST_GAINS {
            let mut best = (None, 0.0);
            for gain in (0..count).filter(|&g| fixed[g].is_none()) {
                let Some(at) = held[gain] else { continue };
                let column = columns.value(gain);
                let pull = dot(column, &self.left) / dot(column, column).sqrt();
                let inwards = if at >= bounds.most[gain] { -pull } else { pull };
                if inwards > best.1 {
                    best = (Some(gain), inwards);
                }
            }
            let Some(freed) = best.0 else { return };
            if best.1 <= 1e-12 * self.squares.sqrt() {
                return;
            }
            let before = self.gains;
            held[freed] = None;
            if !self.step_within(columns, count, performances, bounds, (&mut held, before)) {
                // Rounding alone says that it would help.
                held[freed] = Some(before[freed]);
                self.solve_free(columns, count, performances, &mut held.clone());
                return;
            }
        }
    }

    /// Solves for what is free and goes there as far as the bounds allow, holding what meets one.
    fn step_within(
        &mut self,
        columns: &Columns,
        count: usize,
        performances: &[f64],
        bounds: &GainBounds,
        (held, mut before): (&mut [Option<f64>; MOST_GAINS], [f64; MOST_GAINS]),
    ) -> bool {
        for round in 0..=MOST_GAINS {
            let mut trial = *held;
            self.solve_free(columns, count, performances, &mut trial);
            let mut reach = (1.0, None);
            for gain in (0..count).filter(|&g| held[g].is_none()) {
                let (from, to) = (before[gain], self.gains[gain]);
                for (bound, beyond) in [
                    (bounds.least[gain], to < bounds.least[gain]),
                    (bounds.most[gain], to > bounds.most[gain]),
                ] {
                    let part = ((bound - from) / (to - from)).clamp(0.0, 1.0);
                    if beyond && (part < reach.0 || reach.1.is_none()) {
                        reach = (part, Some((gain, bound)));
                    }
                }
            }
            let Some((gain, bound)) = reach.1 else { return true };
            if round == 0 && reach.0 <= 0.0 {
                return false;
            }
            for other in 0..count {
                before[other] += reach.0 * (self.gains[other] - before[other]);
            }
            held[gain] = Some(bound);
            before[gain] = bound;
        }
        false
    }

    /// Least squares for the columns that are not held, by modified Gram-Schmidt. A column that is a sum
    /// of those before it is held at 0.
    fn solve_free(
        &mut self,
        columns: &Columns,
        count: usize,
        performances: &[f64],
        held: &mut [Option<f64>; MOST_GAINS],
    ) {
        let n = columns.tests;
        self.target.copy_from_slice(performances);
        for gain in 0..count {
            if let Some(value) = held[gain] {
                self.gains[gain] = value;
                if value != 0.0 {
                    add(&mut self.target, -value, columns.value(gain));
                }
            }
        }
        self.left.copy_from_slice(&self.target);
        self.free_count = 0;
        let mut along = [0.0; MOST_GAINS];
        for gain in 0..count {
            if held[gain].is_some() {
                continue;
            }
            let place = self.free_count;
            let (done, rest) = self.directions.split_at_mut(place * n);
            let direction = &mut rest[..n];
            direction.copy_from_slice(columns.value(gain));
            let whole = dot(direction, direction);
            for (row, done) in done.chunks_exact(n).enumerate() {
                let shared = dot(done, direction);
                self.triangle[row][place] = shared;
                add(direction, -shared, done);
            }
            let length = dot(direction, direction).sqrt();
            if length <= DEPENDENT * whole.sqrt() {
                held[gain] = Some(0.0);
                self.gains[gain] = 0.0;
                continue;
            }
            self.triangle[place][place] = length;
            let inverse = 1.0 / length;
            for x in &mut *direction {
                *x *= inverse;
            }
            along[place] = dot(direction, &self.left);
            add(&mut self.left, -along[place], direction);
            self.free[place] = gain;
            self.free_count += 1;
        }
        for place in (0..self.free_count).rev() {
            let mut value = along[place];
            for later in place + 1..self.free_count {
                value -= self.triangle[place][later] * self.gains[self.free[later]];
            }
            self.gains[self.free[place]] = value / self.triangle[place][place];
        }
        self.squares = dot(&self.left, &self.left);
    }

    /// Solves `Rᵀ z = b` for what belongs to the free columns.
    pub(super) fn under(&self, b: &[f64; MOST_GAINS]) -> [f64; MOST_GAINS] {
        let mut z = [0.0; MOST_GAINS];
        for place in 0..self.free_count {
            let mut value = b[self.free[place]];
            for before in 0..place {
                value -= self.triangle[before][place] * z[before];
            }
            z[place] = value / self.triangle[place][place];
        }
        z
    }
}

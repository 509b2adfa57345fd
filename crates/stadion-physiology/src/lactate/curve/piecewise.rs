//! Curves made of cubic pieces between knots.

use super::STRAIGHT;
use super::crossings::Crossings;
use super::roots::{root_between, sign_changes, value, value_and_slope};

/// Cubic pieces between ascending knots; straight on beyond the last ones.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piecewise {
    /// One more than pieces.
    knots: Vec<f64>,
    /// In powers of the way through the piece, which runs from 0 to 1.
    pieces: Vec<[f64; 4]>,
}

impl Piecewise {
    /// From knots and, for each, the value and the slope there.
    pub(super) fn hermite(knots: Vec<f64>, values: &[f64], slopes: &[f64]) -> Self {
        let ends = values.windows(2).zip(slopes.windows(2));
        let pieces = knots.windows(2).zip(ends).map(|(knot, (y, slope))| {
            let width = knot[1] - knot[0];
            let (rise, from, to) = (y[1] - y[0], slope[0] * width, slope[1] * width);
            [y[0], from, 3.0 * rise - 2.0 * from - to, from + to - 2.0 * rise]
        });
        let pieces = pieces.collect();
        Self { knots, pieces }
    }

    /// Straight lines between knots and their values.
    pub(super) fn straight(knots: Vec<f64>, values: &[f64]) -> Self {
        let pieces = values.windows(2).map(|y| [y[0], y[1] - y[0], 0.0, 0.0]).collect();
        Self { knots, pieces }
    }

    /// The piece at `x`, its ends and coefficients; the outer ones also serve beyond.
    fn piece(&self, x: f64) -> ([f64; 2], &[f64; 4]) {
        let last = self.pieces.len() - 1;
        let index = self.knots.partition_point(|&knot| knot <= x).saturating_sub(1).min(last);
        ([self.knots[index], self.knots[index + 1]], &self.pieces[index])
    }

    /// Value and slope at `x`.
    pub(super) fn at(&self, x: f64) -> [f64; 2] {
        let ([lo, hi], piece) = self.piece(x);
        let width = hi - lo;
        let inside = x.clamp(lo, hi);
        let [y, slope] = value_and_slope(piece, (inside - lo) / width);
        let slope = slope / width;
        [y + slope * (x - inside), slope]
    }

    fn pieces(&self) -> impl Iterator<Item = ([f64; 2], &[f64; 4])> {
        self.knots.windows(2).map(|ends| [ends[0], ends[1]]).zip(&self.pieces)
    }

    /// Where it crosses a level.
    pub(super) fn crossings(&self, level: f64) -> Crossings {
        let mut nodes = Vec::with_capacity(3 * self.knots.len());
        for ([lo, hi], piece) in self.pieces() {
            let [_, b, c, d] = *piece;
            let turns = sign_changes(&[b, 2.0 * c, 3.0 * d], [0.0, 1.0]);
            let ways = [0.0].into_iter().chain(turns.iter().copied());
            nodes.extend(ways.map(|u| [lo + u * (hi - lo), value(piece, u) - level]));
        }
        if let (Some(&end), Some(piece)) = (self.knots.last(), self.pieces.last()) {
            nodes.push([end, value(piece, 1.0) - level]);
        }
        Crossings::along(nodes, |a, b| {
            // Both nodes belong to one piece, whose formula holds all the way.
            let ([lo, hi], piece) = self.piece(0.5 * (a[0] + b[0]));
            let width = hi - lo;
            let shifted = [piece[0] - level, piece[1], piece[2], piece[3]];
            let way = |node: [f64; 2]| [(node[0] - lo) / width, node[1]];
            let u = root_between(|u| value_and_slope(&shifted, u), way(a), way(b));
            (lo + u * width).clamp(lo, hi)
        })
    }

    /// Ascending points within the domain at which the slope passes through `slope`, also by a
    /// jump at a knot; the end of the stretch where it rests there.
    pub(super) fn points_with_slope(&self, slope: f64) -> Vec<f64> {
        let size = self.pieces.iter().fold(0.0, |most: f64, piece| most.max(piece[0].abs()));
        let rounded = |c: f64| if c.abs() > STRAIGHT * size { c } else { 0.0 };
        let mut found = Vec::new();
        let mut before: Option<bool> = None;
        for ([lo, hi], piece) in self.pieces() {
            let width = hi - lo;
            let [_, b, c, d] = *piece;
            let excess = [b - slope * width, 2.0 * c, 3.0 * d].map(rounded);
            // From the end of the piece: the same polynomial in powers of the way back.
            let back =
                [excess[0] + excess[1] + excess[2], -(excess[1] + 2.0 * excess[2]), excess[2]];
            let (Some(after), Some(end)) = (sign(excess), sign(back.map(rounded))) else {
                continue;
            };
            if before.is_some_and(|before| before != after) {
                found.push(lo);
            }
            let roots = sign_changes(&excess, [0.0, 1.0]);
            found.extend(roots.iter().map(|u| (lo + u * width).clamp(lo, hi)));
            before = Some(end);
        }
        found
    }
}

/// The sign of a polynomial just after zero, `true` above; `None` if it is zero altogether.
fn sign(coefficients: [f64; 3]) -> Option<bool> {
    coefficients.into_iter().find(|c| c.abs() > 0.0).map(|c| c > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slopes_between_pieces_and_within_them() {
        let polyline =
            Piecewise::straight(vec![0.0, 1.0, 2.0, 3.0, 4.0], &[0.0, 1.0, 3.0, 5.0, 6.0]);
        assert_eq!(polyline.points_with_slope(1.5), [1.0, 3.0]);
        // Resting on the slope and leaving it on the side it came from, and on the other.
        assert_eq!(polyline.points_with_slope(2.0), [] as [f64; 0]);
        let rising = Piecewise::straight(vec![0.0, 1.0, 2.0, 3.0], &[0.0, 1.0, 3.0, 8.0]);
        assert_eq!(rising.points_with_slope(2.0), [2.0]);
        // x² on two pieces: its slope passes 2 exactly at the knot.
        let square = Piecewise::hermite(vec![0.0, 1.0, 3.0], &[0.0, 1.0, 9.0], &[0.0, 2.0, 6.0]);
        assert_eq!(square.points_with_slope(2.0), [1.0]);
        assert_eq!(square.points_with_slope(4.0), [2.0]);
        assert_eq!(square.points_with_slope(6.0), [] as [f64; 0]);
    }

    #[test]
    fn rounding_is_no_bend() {
        // A straight line whose slopes differ in their last digits.
        let xs = [0.0, 1.0, 2.0, 3.0];
        let slopes = [0.1, 0.1 + 1e-16, 0.1 - 1e-16, 0.1 + 1e-16];
        let line = Piecewise::hermite(xs.to_vec(), &xs.map(|x| 0.1 * x), &slopes);
        assert!(line.points_with_slope(0.1).is_empty());
    }

    #[test]
    fn a_level_met_at_a_knot_is_met_once() {
        let polyline = Piecewise::straight(vec![0.0, 1.0, 2.0, 4.0], &[1.0, 2.0, 1.5, 4.0]);
        let found = polyline.crossings(2.0);
        // Touched from below at the first knot, crossed on the way up.
        assert_eq!(found.count, 1);
        approx::assert_relative_eq!(found.last_upward.unwrap(), 2.4, max_relative = 1e-15);
        assert_eq!(polyline.crossings(1.75).count, 3);
    }
}

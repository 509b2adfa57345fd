//! Where to start: the best of a grid over all allowed time constants.

use super::columns::{ByConstant, MOST_CONSTANTS, count};
use super::fading::{Reads, fade_plain};
use super::objective::Objective;
use super::shape::Shape;
use super::space::Space;

/// Nodes for each constant of the quick grid.
const NODES: usize = 8;
/// What a node may leave, in terms of what the best one leaves, to be searched around as well.
const NEARLY: f64 = 1.25;
/// Both constants of the quick grid side by side.
const LANES: usize = 2 * NODES;
/// Nodes for each constant of the general grid.
const GENERAL_NODES: usize = 8;

/// Nodes over a range of logarithms, at the middles of equal parts.
fn nodes(lo: f64, hi: f64, nodes: usize) -> impl Iterator<Item = f64> {
    let part = (hi - lo) / count(nodes);
    let nodes = if hi > lo { nodes } else { 1 };
    (0..nodes).map(move |i| if nodes == 1 { lo } else { lo + part * (count(i) + 0.5) })
}

/// The sums of products of all columns of two plain fading sums, which do not depend on the
/// performances.
#[derive(Debug, Clone)]
pub(super) struct QuickGrid {
    logarithms: [f64; LANES],
    rows: Vec<[f64; LANES]>,
    own: [f64; LANES],
    mixed: [[f64; NODES]; NODES],
}

impl QuickGrid {
    pub(super) fn new(doses: &[f64], reads: &Reads, space: &Space) -> Self {
        let mut logarithms = [0.0; LANES];
        for constant in 0..2 {
            let [lo, hi] = space.range(constant);
            for (i, node) in nodes(lo, hi.max(lo), NODES).enumerate() {
                logarithms[constant * NODES + i] = node;
                if i == 0 {
                    logarithms[constant * NODES..][..NODES].fill(node);
                }
            }
        }
        let days = logarithms.map(f64::exp);
        let mut rows = Vec::with_capacity(reads.until.len());
        let mut sums = [0.0; LANES];
        fade_plain(doses, reads, &days, |_, row| {
            for (sum, value) in sums.iter_mut().zip(row) {
                *sum += value;
            }
            rows.push(*row);
        });
        let means = sums.map(|sum| sum / count(rows.len().max(1)));
        let (mut own, mut mixed) = ([0.0; LANES], [[0.0; NODES]; NODES]);
        for row in &mut rows {
            for lane in 0..LANES {
                row[lane] -= means[lane];
                own[lane] += row[lane] * row[lane];
            }
            for slow in 0..NODES {
                for fast in 0..NODES {
                    mixed[slow][fast] += row[slow] * row[NODES + fast];
                }
            }
        }
        Self { logarithms, rows, own, mixed }
    }

    /// The pairs of nodes that are better than those around them and nearly as good as the best, for
    /// performances without their mean; the best first.
    pub(super) fn starts(
        &self,
        target: &[f64],
        space: &Space,
        most: usize,
    ) -> impl Iterator<Item = ByConstant> {
        let mut with = [0.0; LANES];
        for (row, target) in self.rows.iter().zip(target) {
            for lane in 0..LANES {
                with[lane] += row[lane] * target;
            }
        }
        let whole: f64 = target.iter().map(|y| y * y).sum();
        let mut left = [[f64::INFINITY; NODES]; NODES];
        for slow in 0..NODES {
            for fast in 0..NODES {
                if self.logarithms[slow] - self.logarithms[NODES + fast] >= space.apart {
                    left[slow][fast] = whole - self.explained(slow, fast, &with);
                }
            }
        }
        let least = left.iter().flatten().copied().fold(f64::INFINITY, f64::min);
        let mut starts = Vec::new();
        for slow in 0..NODES {
            for fast in 0..NODES {
                let here = left[slow][fast];
                // The first of equal ones, since a constant that is given fills an axis with itself.
                let lower = |s: usize, f: usize| {
                    left[s][f] < here || (left[s][f] <= here && (s, f) < (slow, fast))
                };
                let around = |n: usize| n.saturating_sub(1)..(n + 2).min(NODES);
                let is_low = !around(slow).any(|s| around(fast).any(|f| lower(s, f)));
                if here <= NEARLY * least && is_low {
                    let mut at = [0.0; MOST_CONSTANTS];
                    (at[0], at[1]) = (self.logarithms[slow], self.logarithms[NODES + fast]);
                    starts.push((here, at));
                }
            }
        }
        starts.sort_by(|a, b| a.0.total_cmp(&b.0));
        starts.truncate(most.max(1));
        if starts.is_empty() {
            starts.push((least, [0.0; MOST_CONSTANTS]));
        }
        starts.into_iter().map(|(_, at)| space.pulled(at))
    }

    /// By how much the two gains, neither below 0, lower the sum of squares.
    fn explained(&self, slow: usize, fast: usize, with: &[f64; LANES]) -> f64 {
        let (a, b) = (self.own[slow], self.own[NODES + fast]);
        // Fatigue takes: its column has the other sign.
        let (ab, ay, by) = (-self.mixed[slow][fast], with[slow], -with[NODES + fast]);
        let area = a * b - ab * ab;
        let (gain, cost) = (ay * b - by * ab, by * a - ay * ab);
        if area > 1e-9 * a * b && gain > 0.0 && cost > 0.0 {
            return (gain * ay + cost * by) / area;
        }
        let alone = |y: f64, own: f64| if y > 0.0 && own > 0.0 { y * y / own } else { 0.0 };
        alone(ay, a).max(alone(by, b))
    }
}

/// The best places of a grid over all constants, no two of them neighbours; the best first.
pub(super) fn starts<S: Shape>(
    objective: &mut Objective,
    space: &Space,
    most: usize,
) -> Vec<ByConstant> {
    let axes: Vec<Vec<f64>> = (0..space.constants)
        .map(|constant| {
            let [lo, hi] = space.range(constant);
            nodes(lo, hi.max(lo), GENERAL_NODES).collect()
        })
        .collect();
    let mut seen: Vec<(f64, ByConstant, [usize; MOST_CONSTANTS])> = Vec::new();
    let total: usize = axes.iter().map(Vec::len).product();
    for number in 0..total {
        let (mut rest, mut at, mut place) = (number, [0.0; MOST_CONSTANTS], [0; MOST_CONSTANTS]);
        for (constant, axis) in axes.iter().enumerate() {
            place[constant] = rest % axis.len();
            at[constant] = axis[place[constant]];
            rest /= axis.len();
        }
        if space.holds(&at) {
            seen.push((objective.at::<S>(&at).value, at, place));
        }
    }
    seen.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut chosen: Vec<[usize; MOST_CONSTANTS]> = Vec::new();
    let mut starts = Vec::new();
    for (_, at, place) in seen {
        let near = |other: &[usize; MOST_CONSTANTS]| {
            other.iter().zip(&place).all(|(a, b)| a.abs_diff(*b) <= 1)
        };
        if starts.len() < most && !chosen.iter().any(near) {
            chosen.push(place);
            starts.push(at);
        }
    }
    if starts.is_empty() {
        let middle = core::array::from_fn(|i| 0.5 * (space.least[i] + space.most[i]));
        starts.push(space.pulled(middle));
    }
    starts
}

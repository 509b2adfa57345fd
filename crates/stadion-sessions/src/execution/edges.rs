//! The edges of repetitions, moved to where the signal changes most.

use super::signal::{Signal, seconds};

/// Seconds of moving outside the repetitions from which on they tell what the athlete's running is
/// like otherwise.
pub(super) const OUTER_S: f64 = 120.0;

/// Half-open from index to index.
pub(super) type Run = (usize, usize);

/// Sums of the first n values, so that any mean takes one subtraction.
pub(super) struct Sums(Vec<f64>);

impl Sums {
    pub(super) fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut sum = 0.0;
        let mut sums = vec![0.0];
        sums.extend(values.map(|v| {
            sum += v;
            sum
        }));
        Self(sums)
    }

    pub(super) fn mean(&self, (from, to): Run) -> f64 {
        if to <= from { 0.0 } else { (self.0[to] - self.0[from]) / seconds(to - from) }
    }

    pub(super) fn sum(&self, (from, to): Run) -> f64 {
        self.0[to] - self.0[from]
    }
}

/// Moves the edges of repetitions to where the signal changes most.
pub(super) fn settle(signal: &Signal, runs: &[Run]) -> Vec<Run> {
    refined(&Sums::of(signal.values.iter().copied()), signal.values.len(), runs)
}

/// Moves each border to where two means fit its neighbourhood best.
pub(super) fn refined(raw: &Sums, n: usize, runs: &[Run]) -> Vec<Run> {
    /// What lies before the first or after the last repetition for so short and is so fast belongs to
    /// it: the border ran through its noise.
    const SAME: f64 = 0.88;
    let mut edges: Vec<usize> = runs.iter().flat_map(|r| [r.0, r.1]).collect();
    let joins = |outside: Run, run: Run| {
        let short = OUTER_S.max(0.5 * seconds(run.1 - run.0));
        seconds(outside.1 - outside.0) <= short && raw.mean(outside) > SAME * raw.mean(run)
    };
    if let (Some(&first), Some(&last)) = (runs.first(), runs.last()) {
        let end = edges.len() - 1;
        if joins((0, first.0), first) {
            edges[0] = 0;
        }
        if joins((last.1, n), last) {
            edges[end] = n;
        }
    }
    for i in 0..edges.len() {
        let before = if i == 0 { 0 } else { edges[i - 1] };
        let after = edges.get(i + 1).copied().unwrap_or(n);
        edges[i] = best_split(raw, n, before, edges[i], after);
    }
    edges.chunks_exact(2).map(|e| (e[0], e[1])).collect()
}

fn best_split(raw: &Sums, n: usize, before: usize, edge: usize, after: usize) -> usize {
    const REACH: usize = 40;
    /// What is cut off at either end of the recording is at most this much of the rest.
    const FALLS: f64 = 0.8;
    /// So near to an end of the recording, in seconds, the change may lie beyond it.
    const NEAR: usize = 5;
    // Half of the way to the next edge; to an end of the recording, all of it.
    let half = |way: usize, whole: bool| if whole { way } else { way / 2 };
    let lo = edge.saturating_sub(REACH).max(edge - half(edge - before, before == 0));
    let hi = (edge + REACH).min(edge + half(after - edge, after == n)).min(n);
    // The sum of squares about two means is least where this is greatest.
    let gain = |x: usize| {
        let (left, right) = (raw.sum((lo, x)), raw.sum((x, hi)));
        left * left / seconds(x - lo) + right * right / seconds(hi - x)
    };
    let split = (lo + 1..hi).max_by(|a, b| gain(*a).total_cmp(&gain(*b))).unwrap_or(edge);
    // Two means always fit better than one, but a recording may begin or end with the repetition.
    let (left, right) = (raw.mean((lo, split)), raw.mean((split, hi)));
    let keeps =
        (edge + NEAR >= n && right > FALLS * left) || (edge <= NEAR && left > FALLS * right);
    if keeps { edge } else { split }
}

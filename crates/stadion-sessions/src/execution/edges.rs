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
    refined_while(raw, n, runs, |_, _| true).unwrap_or_default()
}

/// The same, as long as each gap and the two repetitions beside it hold; `None` from the first that does
/// not.
pub(super) fn refined_while(
    raw: &Sums,
    n: usize,
    runs: &[Run],
    mut holds: impl FnMut(Run, [Run; 2]) -> bool,
) -> Option<Vec<Run>> {
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
    let mut gains = [0.0; 2 * REACH];
    for i in 0..edges.len() {
        let before = if i == 0 { 0 } else { edges[i - 1] };
        let after = edges.get(i + 1).copied().unwrap_or(n);
        edges[i] = best_split(raw, n, (before, edges[i], after), &mut gains);
        // An edge is final once it was moved: so is all that lies between the last four.
        if i % 2 == 1 && i > 1 {
            let [from, end, start, to] = [edges[i - 3], edges[i - 2], edges[i - 1], edges[i]];
            if !holds((end, start), [(from, end), (start, to)]) {
                return None;
            }
        }
    }
    Some(edges.chunks_exact(2).map(|e| (e[0], e[1])).collect())
}

/// An edge moves by so many seconds at most.
const REACH: usize = 40;

/// Whole numbers from 1 on: how many seconds lie on either side of a split.
const COUNTS: [f64; 2 * REACH] = {
    let mut counts = [0.0; 2 * REACH];
    let (mut i, mut count) = (0, 1.0);
    while i < counts.len() {
        counts[i] = count;
        count += 1.0;
        i += 1;
    }
    counts
};

fn best_split(
    raw: &Sums,
    n: usize,
    (before, edge, after): (usize, usize, usize),
    gains: &mut [f64; 2 * REACH],
) -> usize {
    /// What is cut off at either end of the recording is at most this much of the rest.
    const FALLS: f64 = 0.8;
    /// So near to an end of the recording, in seconds, the change may lie beyond it.
    const NEAR: usize = 5;
    // Half of the way to the next edge; to an end of the recording, all of it.
    let half = |way: usize, whole: bool| if whole { way } else { way / 2 };
    let lo = edge.saturating_sub(REACH).max(edge - half(edge - before, before == 0));
    let hi = (edge + REACH).min(edge + half(after - edge, after == n)).min(n);
    // The sum of squares about two means is least where this is greatest.
    let (mut split, mut most) = (edge, f64::NEG_INFINITY);
    if let [first, inner @ .., last] = &raw.0[lo..=hi] {
        let sides = COUNTS.iter().zip(COUNTS[..inner.len()].iter().rev());
        for ((gain, sum), (left_s, right_s)) in gains.iter_mut().zip(inner).zip(sides) {
            let (left, right) = (sum - first, last - sum);
            *gain = left * left / left_s + right * right / right_s;
        }
        for (i, gain) in gains.iter().enumerate().take(inner.len()) {
            // The last of equal ones.
            if *gain >= most {
                (split, most) = (lo + 1 + i, *gain);
            }
        }
    }
    // Two means always fit better than one, but a recording may begin or end with the repetition.
    let (left, right) = (raw.mean((lo, split)), raw.mean((split, hi)));
    let keeps =
        (edge + NEAR >= n && right > FALLS * left) || (edge <= NEAR && left > FALLS * right);
    if keeps { edge } else { split }
}

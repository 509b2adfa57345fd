//! How much speed varies within repetitions, rests and the running around them.

use super::edges::{Run, Sums};
use super::signal::seconds;

/// Seconds around which the athlete moved throughout: starting and stopping is no spread of speed.
pub(super) fn steady(moving: &Sums, n: usize) -> Vec<bool> {
    const REACH: usize = 6;
    let around = |i: usize| (i.saturating_sub(REACH), (i + REACH + 1).min(n));
    (0..n).map(|i| moving.mean(around(i)) > 0.999).collect()
}

/// Sums for the standard deviation of a smoothed signal about the mean of each stretch.
pub(super) struct Spread {
    /// So many seconds at each end of a stretch are its ramp.
    ramp: usize,
    sums: Sums,
    squares: Sums,
    /// The same well within stretches of moving.
    steady: Sums,
    steady_way: Sums,
    steady_squares: Sums,
}

impl Spread {
    /// `half` is the half width of the smoothing.
    pub(super) fn of(smooth: &[f64], steady: &[bool], half: usize) -> Self {
        let of_steady = |value: fn(f64) -> f64| {
            Sums::of(smooth.iter().zip(steady).map(|(v, is)| if *is { value(*v) } else { 0.0 }))
        };
        Self {
            ramp: half + 2,
            sums: Sums::of(smooth.iter().copied()),
            squares: Sums::of(smooth.iter().map(|v| v * v)),
            steady: of_steady(|_| 1.0),
            steady_way: of_steady(|v| v),
            steady_squares: of_steady(|v| v * v),
        }
    }

    /// Standard deviation within repetitions, rests and what lies around them, each about its own
    /// mean, with the ramps at their ends and all standing around them left out.
    pub(super) fn within(&self, runs: &[Run], gaps: &[Run], n: usize) -> f64 {
        let (mut squares, mut count) = (0.0, 0.0);
        for &(from, to) in runs.iter().chain(gaps) {
            let edge = self.ramp.min((to - from) / 4);
            let inner = (from + edge, to - edge);
            let n = seconds(inner.1 - inner.0);
            if n < 1.0 {
                continue;
            }
            let mean = self.sums.mean(inner);
            squares += (self.squares.sum(inner) - n * mean * mean).max(0.0);
            count += n;
        }
        let around = [runs.first().map(|r| (0, r.0)), runs.last().map(|r| (r.1, n))];
        for outer in around.into_iter().flatten() {
            let n = self.steady.sum(outer);
            if n >= 1.0 {
                let way = self.steady_way.sum(outer);
                squares += (self.steady_squares.sum(outer) - way * way / n).max(0.0);
                count += n;
            }
        }
        (squares / f64::max(count, 1.0)).sqrt()
    }
}

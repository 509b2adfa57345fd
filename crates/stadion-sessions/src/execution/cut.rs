//! The signal cut at a border: what lies above it.

use super::edges::{Run, Sums};
use super::settings::Detection;
use super::signal::seconds;

/// Borders between work and rest that are tried, evenly between the slowest and the fastest.
const BORDERS: u32 = 32;

/// Half width of the hysteresis around a border, as a share of it.
const BAND: f64 = 0.03;

/// Values that are passed over together where a border lies above or below all of them.
const BLOCK: usize = 32;

/// Running means over `half` seconds to each side.
pub(super) fn smoothed(sums: &Sums, n: usize, half: usize) -> Vec<f64> {
    (0..n).map(|i| sums.mean((i.saturating_sub(half), (i + half + 1).min(n)))).collect()
}

/// A smoothed signal, with the least and the most of each of its blocks.
pub(super) struct Line {
    values: Vec<f64>,
    blocks: Vec<(f64, f64)>,
}

impl Line {
    pub(super) fn of(values: Vec<f64>) -> Self {
        let blocks = values.chunks(BLOCK).map(least_and_most).collect();
        Self { values, blocks }
    }

    pub(super) fn borders(&self) -> impl Iterator<Item = f64> {
        let low = self.blocks.iter().map(|b| b.0).fold(f64::INFINITY, f64::min);
        let high = self.blocks.iter().map(|b| b.1).fold(0.0, f64::max);
        (1..BORDERS).map(move |i| low + (high - low) * f64::from(i) / f64::from(BORDERS))
    }

    /// Stretches above the border; short dips do not end one, and what is too short is none.
    pub(super) fn runs_above(&self, border: f64, half: usize, settings: &Detection) -> Vec<Run> {
        let (enter, leave) = (border * (1.0 + BAND), border * (1.0 - BAND));
        let min_rest = settings.min_rest.as_secs_f64();
        let min_rep = settings.min_rep.as_secs_f64().max(seconds(half) * 2.0);
        let mut runs: Vec<Run> = Vec::new();
        let mut from = None;
        let mut close = |start: usize, end: usize| match runs.last_mut() {
            Some(last) if seconds(start - last.1) < min_rest => last.1 = end,
            _ => runs.push((start, end)),
        };
        for (values, (first, (least, most))) in
            self.values.chunks(BLOCK).zip((0..).step_by(BLOCK).zip(self.blocks.iter().copied()))
        {
            let same = if from.is_none() { most <= enter } else { least >= leave };
            if same {
                continue;
            }
            for (i, v) in (first..).zip(values) {
                match from {
                    None if *v > enter => from = Some(i),
                    Some(start) if *v < leave => {
                        close(start, i);
                        from = None;
                    }
                    _ => {}
                }
            }
        }
        if let Some(start) = from {
            close(start, self.values.len());
        }
        runs.retain(|(a, b)| seconds(b - a) >= min_rep);
        runs
    }
}

fn least_and_most(values: &[f64]) -> (f64, f64) {
    let both = |(least, most): (f64, f64), v: &f64| (least.min(*v), most.max(*v));
    values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), both)
}

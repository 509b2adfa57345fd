//! Pauses, asked about from left to right.

use stadion_types::Pause;

/// Pauses in the order of their start, overlaps counted once, asked about from left to right.
pub(super) struct Pauses<'a> {
    left: &'a [Pause],
    /// Everything before is accounted for.
    done_s: f64,
}

impl<'a> Pauses<'a> {
    pub(super) const fn new(pauses: &'a [Pause]) -> Self {
        Self { left: pauses, done_s: f64::NEG_INFINITY }
    }

    pub(super) fn none_before(&self, time_s: f64) -> bool {
        self.left.first().is_none_or(|pause| pause.from_s >= time_s)
    }

    /// Seconds of pause between two times; each question begins where the last one ended.
    pub(super) fn within(&mut self, from_s: f64, to_s: f64) -> f64 {
        let mut sum = 0.0;
        self.done_s = self.done_s.max(from_s);
        while let [pause, rest @ ..] = self.left {
            if pause.from_s >= to_s {
                break;
            }
            let begin = pause.from_s.max(self.done_s);
            let end = pause.to_s.min(to_s);
            if end > begin {
                sum += end - begin;
                self.done_s = end;
            }
            if pause.to_s > to_s {
                break;
            }
            self.left = rest;
        }
        sum
    }
}

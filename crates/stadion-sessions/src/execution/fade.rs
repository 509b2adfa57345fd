//! The end of an effort that fades: where the level drops at last, not where its peak is over.

use super::change_points::Scene;
use super::edges::Run;
use super::settings::Detection;
use super::signal::seconds;

/// Seconds before and after an effort that tell at least what else the athlete does.
const AROUND: usize = 120;
/// Seconds on both sides of a drop over which it is measured.
const EDGE: usize = 10;
/// Half width of the running mean that shows whether the effort went on, in seconds.
const REACH: usize = 15;
/// A shorter rest of an effort is the smear of its border, in seconds.
const SHORTEST: usize = 10;
/// How large the drop at the end is beside the one from the peak, which may be steep.
const OF_PEAK: f64 = 0.5;
/// Who fades gets slower; by noise the second half may be faster than the first by so much.
const LEVEL: f64 = 1.1;

impl Scene<'_> {
    /// Repetitions of which only the peak was found, up to the end of the effort.
    ///
    /// # Model
    ///
    /// An all-out effort begins at its highest, fades to a fraction of that and then stops. Its end is the
    /// largest drop behind the peak, if that is at least half as large as the one at the end of the peak, and up
    /// to it
    ///
    /// - the level, in means over 31 s, stays above what the athlete does otherwise by half of the least contrast,
    /// - it is above by that contrast on the whole,
    /// - and does not rise.
    ///
    /// What the athlete does otherwise is the largest of three means: before and after the effort, each over
    /// as long as the effort lasts and two minutes at least, and of all that lies before the first repetition
    /// and after the last.
    pub(super) fn faded(&self, runs: &[Run], settings: &Detection) -> Vec<Run> {
        let contrast = self.contrast(settings);
        let min_rest = settings.min_rest.as_secs_f64();
        let outer = self.outer(runs).unwrap_or(0.0);
        let mut faded: Vec<Run> = Vec::with_capacity(runs.len());
        for (i, &run) in runs.iter().enumerate() {
            let before = faded.last().map_or(0, |r| r.1);
            let next = runs.get(i + 1).map_or(self.n, |r| r.0);
            let end = self
                .end_of_fade(run, (before, next), outer, contrast)
                .filter(|end| next == self.n || seconds(next - end) >= min_rest);
            faded.push((run.0, end.unwrap_or(run.1)));
        }
        faded
    }

    /// The end of the effort whose peak is `peak`, within `around`; `None` where the peak is all of it.
    fn end_of_fade(
        &self,
        peak: Run,
        (before, next): Run,
        outer: f64,
        contrast: f64,
    ) -> Option<usize> {
        let before_it = |length: usize| {
            self.raw.mean((peak.0.saturating_sub(length.max(AROUND)).max(before), peak.0))
        };
        let usual = outer.max(before_it(AROUND));
        let goes_on = |i: &usize| {
            let around = (i.saturating_sub(REACH), (i + REACH + 1).min(self.n));
            self.raw.mean(around) >= (1.0 + 0.5 * contrast) * usual
        };
        let last = (peak.1..next.min(self.n.saturating_sub(EDGE))).take_while(goes_on).last()?;
        let drop = |at: usize| {
            let (left, right) = ((at.saturating_sub(EDGE), at), (at, (at + EDGE).min(self.n)));
            self.raw.mean(left) - self.raw.mean(right)
        };
        let reach = (last + REACH).min(next).min(self.n.saturating_sub(EDGE));
        let end = (peak.1 + SHORTEST..=reach).max_by(|a, b| drop(*a).total_cmp(&drop(*b)))?;
        let length = end - peak.0;
        let after = self.raw.mean((end, (end + length.max(AROUND)).min(next)));
        let otherwise = outer.max(before_it(length)).max(after);
        let tail = (peak.1, end);
        let middle = usize::midpoint(tail.0, tail.1);
        let rises = self.raw.mean((middle, end)) > LEVEL * self.raw.mean((tail.0, middle));
        let effort = self.raw.mean(tail) >= (1.0 + contrast) * otherwise;
        (effort && !rises && drop(end) > OF_PEAK * drop(peak.1)).then_some(end)
    }
}

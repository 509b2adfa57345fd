//! The ends of a candidate: what is a warm-up or a cool-down between stops, and no repetition.

use super::change_points::{Scene, median, median_of_sorted};
use super::edges::{OUTER_S, Run};
use super::signal::seconds;

/// Slower than this one walks, in metres a second.
pub(super) const RUNNING_M_S: f64 = 1.8;

/// Work is faster than easy running by this factor.
const FASTER_THAN_EASY: f64 = 1.15;

/// Values in order. What is taken out leaves the order, so no median sorts anew.
struct Sorted(Vec<f64>);

impl Sorted {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.collect();
        values.sort_unstable_by(f64::total_cmp);
        Self(values)
    }

    fn median(&self) -> f64 {
        median_of_sorted(&self.0)
    }

    fn remove(&mut self, value: f64) {
        if let Ok(at) = self.0.binary_search_by(|v| v.total_cmp(&value)) {
            self.0.remove(at);
        }
    }
}

impl Scene<'_> {
    /// Drops pieces at either end that are closer to the running around than to the repetitions: noise,
    /// or a warm-up or cool-down between stops.
    pub(super) fn trimmed(&self, mut runs: Vec<Run>) -> Vec<Run> {
        const LONG_S: usize = 180;
        const SLOWER: f64 = 0.92;
        if runs.len() < 2 {
            return runs;
        }
        while let Some(upper) = self.upper(&runs) {
            runs = upper;
        }
        let level = |run: Run| self.raw.mean(run);
        let length = |run: Run| seconds(run.1 - run.0);
        let mut levels = Sorted::of(runs.iter().map(|r| level(*r)));
        let mut lengths = Sorted::of(runs.iter().map(|r| length(*r)));
        // From the front first, then from the back.
        let mut leading = true;
        let (mut first, mut end) = (0, runs.len());
        while end - first > 2 {
            let inner = &runs[first..end];
            let (usual, usual_length) = (levels.median(), lengths.median());
            let is_outer = |run: Run| {
                let level = level(run);
                let brief = 2.0 * length(run) < usual_length;
                let slow = level < f64::midpoint(usual, self.outer(inner).unwrap_or(0.0));
                let long = run.1 - run.0 >= LONG_S && level < SLOWER * usual;
                let easy = self.easy(inner).is_none_or(|easy| level < FASTER_THAN_EASY * easy);
                (slow && (brief || easy)) || (long && easy)
            };
            let dropped = if leading && is_outer(inner[0]) {
                first += 1;
                inner[0]
            } else {
                leading = false;
                if !is_outer(inner[inner.len() - 1]) {
                    break;
                }
                end -= 1;
                inner[inner.len() - 1]
            };
            levels.remove(level(dropped));
            lengths.remove(length(dropped));
        }
        runs.truncate(end);
        runs.drain(..first);
        runs
    }

    /// The pieces without those at the ends that are of another, slower kind: a warm-up and a cool-down
    /// between stops. `None` if there are none, or if they are faster than the easy running around, as
    /// slower work before faster is.
    fn upper(&self, runs: &[Run]) -> Option<Vec<Run>> {
        /// Work of one session is of less different speeds, or of more than two.
        const APART: f64 = 0.87;
        let levels: Vec<f64> = runs.iter().map(|r| self.raw.mean(*r)).collect();
        let mut sorted = levels.clone();
        sorted.sort_by(f64::total_cmp);
        let easy = self.easy(runs);
        sorted.windows(2).filter(|w| w[0] < APART * w[1]).find_map(|w| {
            let is_work = |v: &f64| *v >= w[1];
            let (first, last) =
                (levels.iter().position(is_work)?, levels.iter().rposition(is_work)?);
            let work = levels[first..=last].iter().all(is_work) && last > first;
            let slow = easy.is_none_or(|easy| w[0] < FASTER_THAN_EASY * easy);
            (work && slow).then(|| runs[first..=last].to_vec())
        })
    }

    /// Speed of the easy running before and after, if there is enough of it.
    fn easy(&self, runs: &[Run]) -> Option<f64> {
        let around = [(0, runs[0].0), (runs[runs.len() - 1].1, self.n)];
        let time: f64 = around.iter().map(|r| self.running.sum(*r)).sum();
        let way: f64 = around.iter().map(|r| self.running_way.sum(*r)).sum();
        (time >= OUTER_S).then(|| way / time)
    }

    /// Mean level of moving before and after the repetitions, if there is enough of it.
    pub(super) fn outer(&self, runs: &[Run]) -> Option<f64> {
        let around = [(0, runs[0].0), (runs[runs.len() - 1].1, self.n)];
        let time: f64 = around.iter().map(|r| self.moving.sum(*r)).sum();
        let way: f64 = around.iter().map(|r| self.moving_way.sum(*r)).sum();
        (time >= OUTER_S).then(|| way / time)
    }

    /// Joins repetitions across a gap that is short and shallow beside the usual one: noise makes such.
    pub(super) fn clean(&self, mut runs: Vec<Run>) -> Vec<Run> {
        const SHALLOW: f64 = 0.85;
        const SHORT: f64 = 0.5;
        let level = median(&mut runs.iter().map(|r| self.raw.mean(*r)).collect::<Vec<_>>());
        let usual =
            median(&mut runs.windows(2).map(|w| seconds(w[1].0 - w[0].1)).collect::<Vec<_>>());
        let mut i = 0;
        while i + 1 < runs.len() {
            let gap = (runs[i].1, runs[i + 1].0);
            if self.raw.mean(gap) > SHALLOW * level && seconds(gap.1 - gap.0) < SHORT * usual {
                runs[i].1 = runs.remove(i + 1).1;
            } else {
                i += 1;
            }
        }
        runs
    }
}

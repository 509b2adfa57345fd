//! Series on a common axis of moving time: what a sample stands for, gaps and pauses.

use stadion_types::Pause;

/// The moving time of samples: elapsed time without pauses, from the first sample on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Timeline {
    /// Moving seconds at each sample and, at last, at the end of the last sample.
    edges: Vec<f64>,
    first_s: f64,
    /// Pauses in order and without overlaps, in elapsed seconds.
    pauses: Vec<[f64; 2]>,
    max_gap_s: f64,
}

impl Timeline {
    /// `Err` names the sample whose time does not increase.
    pub(crate) fn new(time_s: &[f64], pauses: &[Pause], max_gap_s: f64) -> Result<Self, usize> {
        let mut before = f64::NEG_INFINITY;
        for (index, &time) in time_s.iter().enumerate() {
            if !(time.is_finite() && time > before) {
                return Err(index);
            }
            before = time;
        }
        let first_s = time_s.first().copied().unwrap_or(0.0);
        let pauses = ordered(pauses, first_s);
        let mut line =
            Self { edges: Vec::with_capacity(time_s.len() + 1), first_s, pauses, max_gap_s };
        let (mut over_s, mut next) = (0.0, 0);
        for &time in time_s {
            // Pauses that are over by now count whole, the one that is not in part.
            while let Some(&[from, to]) = line.pauses.get(next).filter(|p| p[1] <= time) {
                over_s += to - from;
                next += 1;
            }
            let begun = line.pauses.get(next).map_or(0.0, |p| (time - p[0]).max(0.0));
            line.edges.push(time - first_s - over_s - begun);
        }
        // A device writes one sample for each interval, so the last one stands as long as the one before.
        let end = match *line.edges.as_slice() {
            [.., before, last] if last - before <= max_gap_s => last + (last - before),
            [.., last] => last,
            [] => 0.0,
        };
        line.edges.push(end);
        Ok(line)
    }

    /// Moving seconds in all.
    pub(crate) fn end_s(&self) -> f64 {
        self.edges.last().copied().unwrap_or(0.0)
    }

    /// Pauses, as moving time at which they stand and their length.
    pub(crate) fn pauses(&self) -> impl Iterator<Item = (f64, f64)> {
        let (first_s, end_s) = (self.first_s, self.end_s());
        let at = move |over_s: &mut f64, &[from, to]: &[f64; 2]| {
            let at = from - first_s - *over_s;
            *over_s += to - from;
            Some((at, to - from))
        };
        self.pauses.iter().scan(0.0, at).take_while(move |&(at, _)| at < end_s)
    }

    /// The moving time at an elapsed time since the first sample's axis began.
    pub(crate) fn moving_s(&self, time_s: f64) -> f64 {
        let paused: f64 =
            self.pauses.iter().map(|&[from, to]| (to.min(time_s) - from).max(0.0)).sum();
        time_s - self.first_s - paused
    }

    /// The elapsed time, on the axis of the samples, at a moving time; of a pause, its start.
    pub(crate) fn elapsed_s(&self, moving_s: f64) -> f64 {
        let mut at = self.first_s + moving_s;
        for &[from, to] in &self.pauses {
            if from < at {
                at += to - from;
            }
        }
        at
    }

    /// The moving time from which and until which each sample stands.
    pub(crate) fn steps(&self) -> impl Iterator<Item = [f64; 2]> {
        self.edges.windows(2).filter_map(|w| <[f64; 2]>::try_from(w).ok())
    }

    /// What each sample stands for: a value stands until the next sample that has one. Where that
    /// takes longer than the longest gap, the whole stretch is NaN, and so is the time before the first
    /// value.
    pub(crate) fn hold(&self, values: &[f64]) -> Vec<f64> {
        let mut held = vec![f64::NAN; values.len()];
        let mut close = |from: usize, to: usize, value: f64| {
            let time = |at: usize| self.edges.get(at).copied().unwrap_or(f64::NAN);
            if time(to) - time(from) <= self.max_gap_s {
                held.get_mut(from..to).unwrap_or_default().fill(value);
            }
        };
        let mut last = None;
        for (at, &value) in values.iter().enumerate().filter(|(_, v)| !v.is_nan()) {
            if let Some((from, value)) = last {
                close(from, at, value);
            }
            last = Some((at, value));
        }
        if let Some((from, value)) = last {
            close(from, values.len(), value);
        }
        held
    }

    /// Means of held values over each whole second between two moving times; NaN where less than half
    /// of a second is known.
    pub(crate) fn seconds(&self, held: &[f64], [from, to]: [f64; 2]) -> Vec<f64> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
        let count = (to - from + EPSILON).floor().max(0.0) as usize;
        let mut sums = vec![[0.0; 2]; count];
        for (sample, value) in self.edges.windows(2).zip(held).filter(|(_, v)| !v.is_nan()) {
            let &[begin, end] = sample else { continue };
            let (begin, end) = ((begin - from).max(0.0), end - from);
            let mut at = begin;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "from 0 on"
            )]
            let mut cell = begin as usize;
            while let Some([sum, known]) = sums.get_mut(cell).filter(|_| at < end) {
                let stop = end.min(super::window::as_f64(cell + 1));
                *sum += value * (stop - at);
                *known += stop - at;
                (at, cell) = (stop, cell + 1);
            }
        }
        sums.into_iter()
            .map(|[sum, known]| if known >= 0.5 - EPSILON { sum / known } else { f64::NAN })
            .collect()
    }
}

/// Seconds that count as none: what sums of times are off by.
pub(crate) const EPSILON: f64 = 1e-6;

/// Pauses in order from the first sample on, overlaps joined; those without a valid time left out.
fn ordered(pauses: &[Pause], first_s: f64) -> Vec<[f64; 2]> {
    let mut all: Vec<[f64; 2]> = pauses
        .iter()
        .filter(|p| p.from_s.is_finite() && p.to_s.is_finite())
        .map(|p| [p.from_s.max(first_s), p.to_s])
        .filter(|[from, to]| to > from)
        .collect();
    all.sort_by(|a, b| a[0].total_cmp(&b[0]));
    let mut joined: Vec<[f64; 2]> = Vec::with_capacity(all.len());
    for [from, to] in all {
        match joined.last_mut().filter(|last| from <= last[1]) {
            Some(last) => last[1] = last[1].max(to),
            None => joined.push([from, to]),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pause(from_s: f64, to_s: f64) -> Pause {
        Pause { from_s, to_s }
    }

    #[test]
    fn moving_time_leaves_pauses_out() {
        let pauses = [pause(12.0, 20.0), pause(10.5, 13.0), pause(-5.0, 1.0)];
        let line = Timeline::new(&[0.0, 5.0, 10.0, 15.0, 20.0, 25.0], &pauses, 30.0).unwrap();
        assert_eq!(line.edges, [0.0, 4.0, 9.0, 9.5, 9.5, 14.5, 19.5]);
        assert_eq!(line.pauses().collect::<Vec<_>>(), [(0.0, 1.0), (9.5, 9.5)]);
        assert_eq!(line.moving_s(22.0).to_bits(), 11.5_f64.to_bits());
        assert_eq!(line.elapsed_s(11.5).to_bits(), 22.0_f64.to_bits());
        assert_eq!(line.elapsed_s(9.5).to_bits(), 10.5_f64.to_bits());
        assert_eq!(line.elapsed_s(2.0).to_bits(), 3.0_f64.to_bits());
    }

    #[test]
    fn values_stand_until_the_next_one() {
        let line = Timeline::new(&[0.0, 1.0, 2.0, 12.0, 13.0], &[], 5.0).unwrap();
        let nan = f64::NAN;
        let held = line.hold(&[nan, 4.0, 5.0, nan, 6.0]);
        let known: Vec<bool> = held.iter().map(|v| !v.is_nan()).collect();
        assert_eq!(known, [false, true, false, false, true]);
        assert_eq!((held[1].to_bits(), held[4].to_bits()), (4.0_f64.to_bits(), 6.0_f64.to_bits()));
        let seconds = line.seconds(&held, [0.0, line.end_s()]);
        assert_eq!(seconds.len(), 14);
        assert!(seconds[0].is_nan() && seconds[5].is_nan());
    }

    #[test]
    fn seconds_are_means_over_time() {
        let line = Timeline::new(&[0.0, 0.25, 1.5, 2.5], &[], 5.0).unwrap();
        let held = line.hold(&[1.0, 2.0, 3.0, 4.0]);
        assert_eq!(line.seconds(&held, [0.0, line.end_s()]), [1.75, 2.5, 3.5]);
        assert_eq!(line.seconds(&held, [0.5, 2.5]), [2.0, 3.0]);
    }

    #[test]
    fn time_increases() {
        assert_eq!(Timeline::new(&[0.0, 1.0, 1.0], &[], 1.0), Err(2));
        assert_eq!(Timeline::new(&[0.0, f64::NAN], &[], 1.0), Err(1));
        let empty = Timeline::new(&[], &[], 1.0).unwrap();
        assert_eq!(empty.end_s().to_bits(), 0.0_f64.to_bits());
        assert!(empty.seconds(&[], [0.0, 0.0]).is_empty());
    }
}

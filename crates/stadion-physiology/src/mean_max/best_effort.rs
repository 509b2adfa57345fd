//! The fastest time over a distance within a longer recording.

use stadion_types::{Distance, Recording};

use super::error::MeanMaxError;

/// What a stretch without samples means for a best effort. Distance is cumulative, so what was
/// covered in a gap is known; when it was covered is not.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum EffortGaps {
    /// As run evenly, however long: a straight line from sample to sample.
    Bridge,
    /// An effort may contain a longer gap than this, but neither begin nor end inside one.
    NoEndInside {
        /// The longest gap in which an effort may begin or end, in seconds.
        longer_than_s: f64,
    },
    /// An effort holds no longer gap than this.
    Break {
        /// The longest gap, in seconds.
        longer_than_s: f64,
    },
}

impl EffortGaps {
    /// Gaps of no more than this are bridged by default: devices that save samples write one every
    /// few seconds while the speed does not change.
    pub const LONGEST_S: f64 = 10.0;
}

impl Default for EffortGaps {
    fn default() -> Self {
        Self::NoEndInside { longer_than_s: Self::LONGEST_S }
    }
}

/// What a pause, in which the device's timer stood still, means for a best effort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum EffortPauses {
    /// Nothing: the clock of a race does not stop.
    #[default]
    Elapsed,
    /// An effort holds no pause.
    Break,
}

impl EffortPauses {
    /// Both rules.
    pub const ALL: [Self; 2] = [Self::Elapsed, Self::Break];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Elapsed => "elapsed",
            Self::Break => "break",
        }
    }
}

/// Which stretches of a recording count as one effort.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct BestEffortRule {
    /// Gaps.
    pub gaps: EffortGaps,
    /// Pauses.
    pub pauses: EffortPauses,
}

/// The fastest time over a distance.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BestEffort {
    /// The distance in metres.
    pub distance_m: f64,
    /// The time in seconds.
    pub time_s: f64,
    /// When it began, in seconds on the given time axis; the first of several that are equally fast.
    pub start_s: f64,
}

impl BestEffort {
    /// When it ended.
    #[must_use]
    pub fn end_s(&self) -> f64 {
        self.start_s + self.time_s
    }

    /// The mean speed in metres a second.
    #[must_use]
    pub fn speed_m_s(&self) -> f64 {
        self.distance_m / self.time_s
    }
}

/// The fastest stretch of `distance_m` metres in a series of times and distances.
///
/// # Model
///
/// ```text
/// x(t): straight lines between the samples      T(y): the first time with x ≥ y
/// best = min over starts s of T(x(s) + D) − s
/// ```
///
/// While neither the start nor the end of a window passes a sample, both move along straight lines,
/// so the time of the window is a linear function of its start and is least where one of them meets
/// a sample. So the least of all is among the windows that start or end at a sample; they are gone
/// through once, in linear time. Where the athlete stands still, a window starts at the end of the
/// stand and ends at its beginning.
///
/// # Units
///
/// Seconds and metres.
///
/// # Shape
///
/// Both slices have the same length; times increase. Where the distance falls (a device that starts
/// anew), windows break. None if no stretch is as long.
///
/// # Limits
///
/// As good as the distance: errors of a satellite position make short efforts look faster than they
/// were, and the more so the more often it was measured.
///
/// # Errors
///
/// [`MeanMaxError::Lengths`], [`MeanMaxError::Time`], [`MeanMaxError::NotFinite`] for a distance
/// that is no number, [`MeanMaxError::Distance`] unless `distance_m` is above 0 and finite,
/// [`MeanMaxError::Gap`] for a limit below 0.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{EffortGaps, best_effort};
///
/// // 100 m in 25 s, 100 m in 20 s, 100 m in 25 s.
/// let (time, distance) = ([0.0, 25.0, 45.0, 70.0], [0.0, 100.0, 200.0, 300.0]);
/// let best = best_effort(&time, &distance, 150.0, EffortGaps::Bridge)?.ok_or("too short")?;
/// assert_eq!((best.time_s, best.start_s), (32.5, 12.5));
/// assert!(best_effort(&time, &distance, 301.0, EffortGaps::Bridge)?.is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn best_effort(
    time_s: &[f64],
    distance_m: &[f64],
    target_m: f64,
    gaps: EffortGaps,
) -> Result<Option<BestEffort>, MeanMaxError> {
    let path = Path::new(time_s, distance_m, gaps, |_, _| false)?;
    path.best(target_m)
}

/// The fastest stretches of several distances in a recording; a distance that was not covered
/// without a break has none.
///
/// # Errors
///
/// [`MeanMaxError::NoDistance`] if the recording has none, else as [`best_effort`].
///
/// # Examples
///
/// ```
/// use chrono::DateTime;
/// use stadion_physiology::{BestEffortRule, best_efforts};
/// use stadion_types::{Distance, Recording};
///
/// let run = Recording::builder(DateTime::UNIX_EPOCH, vec![0.0, 4.0, 8.0])
///     .distance_m(vec![Some(0.0), Some(10.0), Some(30.0)])
///     .build()?;
/// let [ten, fifty] = [10.0, 50.0].map(Distance::const_meters);
/// let best = best_efforts(&run, &[ten, fifty], BestEffortRule::default())?;
/// assert_eq!(best[0].map(|effort| effort.time_s), Some(2.0));
/// assert_eq!(best[1], None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn best_efforts(
    recording: &Recording,
    distances: &[Distance],
    rule: BestEffortRule,
) -> Result<Vec<Option<BestEffort>>, MeanMaxError> {
    let series = recording.distance_m().ok_or(MeanMaxError::NoDistance)?;
    let samples = recording.time_s().iter().zip(series.iter());
    let (time_s, distance_m): (Vec<f64>, Vec<f64>) =
        samples.filter_map(|(&t, x)| Some((t, x?))).unzip();
    let pauses = recording.pauses();
    let pause_between = |from: f64, to: f64| {
        let part = |p: &stadion_types::Pause| p.to_s.min(to) > p.from_s.max(from);
        rule.pauses == EffortPauses::Break && pauses.iter().any(part)
    };
    let path = Path::new(&time_s, &distance_m, rule.gaps, pause_between)?;
    distances.iter().map(|distance| path.best(distance.meters())).collect()
}

/// What a step from one sample to the next allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Free,
    /// No window begins or ends inside.
    Closed,
    /// No window spans it.
    Break,
}

/// The fastest stretch so far; of several the earliest.
struct Best {
    distance_m: f64,
    /// Its time. A window that is longer by whole samples need not be looked at.
    time_s: f64,
    found: Option<BestEffort>,
}

impl Best {
    fn keep(&mut self, start_s: f64, end_s: f64) {
        let time_s = end_s - start_s;
        let better = self
            .found
            .is_none_or(|b| time_s < b.time_s || (time_s <= b.time_s && start_s < b.start_s));
        if better {
            self.time_s = time_s;
            self.found = Some(BestEffort { distance_m: self.distance_m, time_s, start_s });
        }
    }
}

struct Path<'a> {
    time: &'a [f64],
    distance: &'a [f64],
    /// One fewer than samples.
    steps: Vec<Step>,
}

impl<'a> Path<'a> {
    fn new(
        time: &'a [f64],
        distance: &'a [f64],
        gaps: EffortGaps,
        breaks: impl Fn(f64, f64) -> bool,
    ) -> Result<Self, MeanMaxError> {
        if time.len() != distance.len() {
            return Err(MeanMaxError::Lengths { found: distance.len(), expected: time.len() });
        }
        let mut before = f64::NEG_INFINITY;
        for (index, &time_s) in time.iter().enumerate() {
            if !(time_s.is_finite() && time_s > before) {
                return Err(MeanMaxError::Time { index, time_s });
            }
            before = time_s;
        }
        if let Some((index, &value)) = distance.iter().enumerate().find(|(_, x)| !x.is_finite()) {
            return Err(MeanMaxError::NotFinite { index, value });
        }
        let (longer_than_s, long) = match gaps {
            EffortGaps::Bridge => (f64::INFINITY, Step::Free),
            EffortGaps::NoEndInside { longer_than_s } => (longer_than_s, Step::Closed),
            EffortGaps::Break { longer_than_s } => (longer_than_s, Step::Break),
        };
        if longer_than_s.is_nan() || longer_than_s < 0.0 {
            return Err(MeanMaxError::Gap { longer_than_s });
        }
        let step = |(t, x): (&[f64], &[f64])| match (t, x) {
            (&[from, to], &[here, there]) => {
                if there < here || breaks(from, to) {
                    Step::Break
                } else if to - from > longer_than_s {
                    long
                } else {
                    Step::Free
                }
            }
            _ => Step::Break,
        };
        let steps = time.windows(2).zip(distance.windows(2)).map(step).collect();
        Ok(Self { time, distance, steps })
    }

    fn best(&self, target_m: f64) -> Result<Option<BestEffort>, MeanMaxError> {
        if !(target_m.is_finite() && target_m > 0.0) {
            return Err(MeanMaxError::Distance { distance_m: target_m });
        }
        let mut best = Best { distance_m: target_m, time_s: f64::INFINITY, found: None };
        let mut first = 0;
        while first < self.time.len() {
            let free = self.steps[first..].iter().take_while(|&&step| step != Step::Break).count();
            let last = first + free;
            self.piece(first, last, target_m, &mut best);
            first = last + 1;
        }
        Ok(best.found)
    }

    /// The windows of the piece from one sample to another that start or end at a sample.
    fn piece(&self, first: usize, last: usize, target: f64, best: &mut Best) {
        // Ends of windows that start at sample i: the first time with x ≥ x[i] + target.
        let mut end = first;
        for start in first..=last {
            let goal = self.distance[start] + target;
            while end <= last && self.distance[end] < goal - rounding(goal) {
                end += 1;
            }
            if end > last {
                break;
            }
            // x[end − 1] < goal ≤ x[end] but for rounding, and start < end since the target is above 0; a target
            // that rounding swallows gives end = start and no window.
            if end > start && self.time[end - 1] - self.time[start] <= best.time_s {
                if let Some(at) = self.between(end - 1, goal) {
                    best.keep(self.time[start], at);
                }
            }
        }
        // Starts of windows that end at sample j: the last time with x ≤ x[j] − target.
        let mut start = first;
        for end in first..=last {
            let goal = self.distance[end] - target;
            if self.distance[first] > goal + rounding(goal) {
                continue;
            }
            while start < end && self.distance[start + 1] <= goal + rounding(goal) {
                start += 1;
            }
            if start < end && self.time[end] - self.time[start + 1] <= best.time_s {
                if let Some(at) = self.between(start, goal) {
                    best.keep(at, self.time[end]);
                }
            }
        }
    }

    /// When a distance was reached between sample `index` and the next one; none inside a closed
    /// step.
    fn between(&self, index: usize, goal: f64) -> Option<f64> {
        let ([t0, t1], [x0, x1]) = (
            [index, index + 1].map(|i| self.time[i]),
            [index, index + 1].map(|i| self.distance[i]),
        );
        if (goal - x0).abs() <= rounding(goal) {
            Some(t0)
        } else if (goal - x1).abs() <= rounding(goal) {
            Some(t1)
        } else if self.steps[index] == Step::Free {
            Some(t0 + (goal - x0) / (x1 - x0) * (t1 - t0))
        } else {
            None
        }
    }
}

/// What the sum of two distances may be off by. A goal that is missed by so little is met: else an
/// athlete who stops right at it would get the time of the stand on top.
fn rounding(goal: f64) -> f64 {
    4.0 * f64::EPSILON * goal.abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;
    use chrono::DateTime;
    use stadion_types::Pause;

    const TIME: [f64; 6] = [0.0, 10.0, 20.0, 80.0, 90.0, 100.0];
    const DISTANCE: [f64; 6] = [0.0, 30.0, 80.0, 280.0, 340.0, 370.0];

    fn time(target: f64, gaps: EffortGaps) -> Option<f64> {
        best_effort(&TIME, &DISTANCE, target, gaps).unwrap().map(|effort| effort.time_s)
    }

    #[test]
    fn gaps_by_the_three_rules() {
        // The last 60 m of the gap and the next sample's are the fastest of all.
        assert_relative_eq!(time(60.0, EffortGaps::Bridge).unwrap(), 10.0, max_relative = 1e-12);
        assert_relative_eq!(
            time(80.0, EffortGaps::Bridge).unwrap(),
            10.0 + 20.0 / 200.0 * 60.0,
            max_relative = 1e-12
        );
        let closed = EffortGaps::default();
        // 80 m: from the start to the gap, or the last 80 m; one that begins in the gap is out.
        assert_relative_eq!(
            time(80.0, closed).unwrap(),
            10.0 + 20.0 / 30.0 * 10.0,
            max_relative = 1e-12
        );
        // 300 m contain the gap: from 0 m to 300 m is slower than from 40 m to 340 m.
        let over = best_effort(&TIME, &DISTANCE, 300.0, closed).unwrap().unwrap();
        assert_relative_eq!(over.start_s, 12.0, max_relative = 1e-12);
        assert_relative_eq!(over.time_s, 78.0, max_relative = 1e-12);
        let broken = EffortGaps::Break { longer_than_s: 10.0 };
        assert_eq!(time(300.0, broken), None);
        assert_relative_eq!(time(90.0, broken).unwrap(), 20.0, max_relative = 1e-12);
    }

    #[test]
    fn stands_count_only_inside() {
        let (t, x) = ([0.0, 5.0, 10.0, 20.0, 30.0], [0.0, 0.0, 50.0, 50.0, 100.0]);
        let effort = |d| best_effort(&t, &x, d, EffortGaps::Bridge).unwrap().unwrap();
        assert_eq!((effort(50.0).start_s, effort(50.0).time_s), (5.0, 5.0));
        assert_eq!((effort(100.0).start_s, effort(100.0).time_s), (5.0, 25.0));
    }

    #[test]
    fn a_stand_at_the_goal_adds_no_time_by_rounding() {
        let time: Vec<f64> = (0..5).map(f64::from).collect();
        for scale in (1..2000).map(|i| f64::from(i) * 0.001_7) {
            let distance = [14.0, 46.0, 67.0, 67.0, 71.0].map(|x| x * scale);
            let best = best_effort(&time, &distance, 53.0 * scale, EffortGaps::Bridge);
            let best = best.unwrap().unwrap();
            assert_relative_eq!(best.time_s, 2.0, max_relative = 1e-9);
        }
    }

    #[test]
    fn a_distance_that_falls_breaks() {
        let (t, x) = ([0.0, 10.0, 11.0, 20.0], [0.0, 50.0, 0.0, 60.0]);
        let effort = |d| best_effort(&t, &x, d, EffortGaps::Bridge).unwrap();
        assert_eq!(effort(60.0).map(|effort| effort.time_s), Some(9.0));
        assert_eq!(effort(70.0), None);
    }

    #[test]
    fn pauses_by_both_rules() {
        let recording = Recording::builder(DateTime::UNIX_EPOCH, vec![0.0, 10.0, 40.0, 50.0])
            .distance_m([0.0, 50.0, 51.0, 101.0].map(Some).to_vec())
            .pauses(vec![Pause { from_s: 10.0, to_s: 40.0 }])
            .build()
            .unwrap();
        let of = |pauses, d| {
            let rule = BestEffortRule { pauses, gaps: EffortGaps::Bridge };
            let d = [Distance::from_meters(d).unwrap()];
            best_efforts(&recording, &d, rule).unwrap()[0].map(|effort| effort.time_s)
        };
        assert_eq!(of(EffortPauses::Elapsed, 101.0), Some(50.0));
        assert_eq!(of(EffortPauses::Break, 101.0), None);
        assert_eq!(of(EffortPauses::Break, 50.0), Some(10.0));
        assert_eq!(EffortPauses::ALL.map(EffortPauses::as_str), ["elapsed", "break"]);
    }

    #[test]
    fn what_cannot_be_asked() {
        let ask = |t: &[f64], x: &[f64], d| best_effort(t, x, d, EffortGaps::Bridge).unwrap_err();
        assert!(matches!(ask(&[0.0], &[], 1.0), MeanMaxError::Lengths { .. }));
        assert!(matches!(ask(&[1.0, 1.0], &[0.0, 1.0], 1.0), MeanMaxError::Time { index: 1, .. }));
        assert!(matches!(ask(&[0.0], &[f64::NAN], 1.0), MeanMaxError::NotFinite { .. }));
        for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(ask(&[0.0], &[0.0], bad), MeanMaxError::Distance { .. }));
        }
        let gaps = EffortGaps::Break { longer_than_s: f64::NAN };
        assert!(matches!(best_effort(&[], &[], 1.0, gaps), Err(MeanMaxError::Gap { .. })));
        assert_eq!(best_effort(&[], &[], 1.0, EffortGaps::Bridge), Ok(None));
        // A distance that rounding swallows gives no effort of no time.
        assert_eq!(best_effort(&[0.0, 1.0], &[1e18, 1e18], 1.0, EffortGaps::Bridge), Ok(None));
    }
}

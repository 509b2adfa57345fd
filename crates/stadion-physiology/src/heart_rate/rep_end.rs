//! Heart rate at the end of repetitions, over the same window for all of them.

use stadion_types::{Estimate, Evidence, HeartRate, Speed};

use super::constants::rep_end as numbers;
use super::line::line;
use crate::DriftRep;
use crate::sources::HUNT_2015;
use crate::time_axis::out_of_order;

/// From where to where a repetition goes, in seconds since the start of the recording.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RepSpan {
    /// Start.
    pub from_s: f64,
    /// End.
    pub to_s: f64,
}

impl RepSpan {
    fn length(self) -> f64 {
        self.to_s - self.from_s
    }
}

/// How heart rate at the end of repetitions is read.
///
/// The window is a minute where every repetition lasts four, else half a minute or the shortest repetition. It
/// is one and the same for all repetitions of a session, because a mean over another window is another
/// number.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct RepEndRule {
    /// The window of long repetitions.
    pub long_window_s: f64,
    /// The window of short ones.
    pub short_window_s: f64,
    /// From which length of the shortest repetition on the long window holds.
    pub long_rep_s: f64,
    /// Shorter repetitions are over before heart rate shows their effort, so they get no number.
    pub shortest_rep_s: f64,
    /// Time constant of heart rate: the athlete's own, or the published mean.
    pub tau_s: f64,
    /// How many time constants heart rate is on its way; a window that begins earlier is marked.
    pub excluded_taus: f64,
    /// The part of the window that has to have a heart rate.
    pub least_coverage: f64,
    /// A value stands until the next sample; where that takes longer than this, the whole stretch is missing.
    pub longest_gap_s: f64,
    /// A drift within a repetition needs so many seconds after the excluded ones.
    pub least_drift_s: f64,
    /// Probability that the interval of a drift holds the truth.
    pub level: f64,
}

impl Default for RepEndRule {
    fn default() -> Self {
        Self {
            long_window_s: numbers::LONG_WINDOW_S,
            short_window_s: numbers::SHORT_WINDOW_S,
            long_rep_s: numbers::LONG_REP_S,
            shortest_rep_s: numbers::SHORTEST_REP_S,
            tau_s: numbers::TAU_S,
            excluded_taus: numbers::EXCLUDED_TAUS,
            least_coverage: numbers::LEAST_COVERAGE,
            longest_gap_s: numbers::LONGEST_GAP_S,
            least_drift_s: numbers::LEAST_DRIFT_S,
            level: numbers::LEVEL,
        }
    }
}

/// Why a repetition has no heart rate at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum RepEndMissing {
    /// It is over before heart rate shows its effort.
    TooShort,
    /// Too little of the window has a heart rate.
    LowCoverage,
}

impl RepEndMissing {
    /// Every reason.
    pub const ALL: [Self; 2] = [Self::TooShort, Self::LowCoverage];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooShort => "too-short",
            Self::LowCoverage => "low-coverage",
        }
    }
}

/// Heart rate at the end of one repetition.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RepEnd {
    /// The repetition.
    pub rep: RepSpan,
    /// Where the window begins; it ends with the repetition.
    pub window_from_s: f64,
    /// Mean heart rate of the window.
    #[cfg_attr(feature = "serde", serde(rename = "hr_bpm"))]
    pub hr: Option<HeartRate>,
    /// Why there is none.
    pub missing: Option<RepEndMissing>,
    /// Whether the window begins after the excluded time constants. If not, heart rate was still on its way,
    /// and only repetitions of the same length compare.
    pub settled: bool,
}

impl RepEnd {
    /// What the drift rule takes.
    #[must_use]
    pub fn drift_rep(&self, speed: Option<Speed>, grade: Option<f64>) -> DriftRep {
        let length = core::time::Duration::try_from_secs_f64(self.rep.length()).unwrap_or_default();
        DriftRep::new(self.rep.from_s, length)
            .with_hr_end(self.hr)
            .with_speed(speed)
            .with_grade(grade)
    }
}

/// Why the end of repetitions cannot be read, or no drift within one is given.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RepEndError {
    /// Time and heart rate have different lengths.
    #[error("{times} points in time and {heart_rates} heart rates")]
    Length {
        /// Number of points in time.
        times: usize,
        /// Number of heart rates.
        heart_rates: usize,
    },
    /// Time does not strictly increase or is no number.
    #[error("time must strictly increase; sample {index} does not")]
    Time {
        /// The sample at fault.
        index: usize,
    },
    /// A repetition does not end after it begins, or has a time that is no number.
    #[error("repetition {rep} does not end after it begins")]
    Rep {
        /// The repetition at fault, from 0.
        rep: usize,
    },
    /// A setting is out of its range.
    #[error("{setting} of the rule is out of its range")]
    Rule {
        /// Name of the setting.
        setting: &'static str,
    },
    /// Too little is left of the repetition after the excluded time constants.
    #[error("{left_s:.0} s are left after the onset; {needed_s:.0} s are needed for a drift")]
    TooShort {
        /// What is left.
        left_s: f64,
        /// What is needed.
        needed_s: f64,
    },
    /// Too little of it has a heart rate.
    #[error("{coverage:.2} of the time has a heart rate; at least {needed} is needed")]
    LowCoverage {
        /// The part that has one.
        coverage: f64,
        /// The part that is needed.
        needed: f64,
    },
}

impl RepEndError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 6] = [
        "lengths-differ",
        "time-not-increasing",
        "rep-not-ordered",
        "rule-out-of-range",
        "rep-too-short",
        "low-coverage",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "lengths-differ",
            Self::Time { .. } => "time-not-increasing",
            Self::Rep { .. } => "rep-not-ordered",
            Self::Rule { .. } => "rule-out-of-range",
            Self::TooShort { .. } => "rep-too-short",
            Self::LowCoverage { .. } => "low-coverage",
        }
    }
}

impl RepEndRule {
    /// The window for repetitions of these lengths, in seconds; `None` without any.
    ///
    /// ```
    /// use stadion_physiology::RepEndRule;
    ///
    /// let rule = RepEndRule::default();
    /// assert_eq!(rule.window_s(&[500.0, 510.0, 480.0]), Some(60.0));
    /// assert_eq!(rule.window_s(&[500.0, 180.0]), Some(30.0));
    /// assert_eq!(rule.window_s(&[70.0, 20.0]), Some(20.0));
    /// assert_eq!(rule.window_s(&[]), None);
    /// ```
    #[must_use]
    pub fn window_s(&self, lengths_s: &[f64]) -> Option<f64> {
        let shortest = lengths_s.iter().copied().reduce(f64::min)?;
        let window = if shortest >= self.long_rep_s {
            self.long_window_s
        } else {
            shortest.min(self.short_window_s)
        };
        (window > 0.0).then_some(window)
    }

    fn check(&self, time_s: &[f64], hr_bpm: &[f64], reps: &[RepSpan]) -> Result<(), RepEndError> {
        if time_s.len() != hr_bpm.len() {
            let heart_rates = hr_bpm.len();
            return Err(RepEndError::Length { times: time_s.len(), heart_rates });
        }
        if let Some(index) = out_of_order(time_s) {
            return Err(RepEndError::Time { index });
        }
        let bad =
            |rep: &RepSpan| !(rep.from_s.is_finite() && rep.length() > 0.0 && rep.to_s.is_finite());
        if let Some(rep) = reps.iter().position(bad) {
            return Err(RepEndError::Rep { rep });
        }
        for (setting, good) in [
            ("long_window_s", self.long_window_s > 0.0),
            ("short_window_s", self.short_window_s > 0.0),
            ("long_rep_s", self.long_rep_s >= self.long_window_s),
            ("shortest_rep_s", self.shortest_rep_s >= 0.0),
            ("tau_s", self.tau_s > 0.0),
            ("excluded_taus", self.excluded_taus >= 0.0),
            ("least_coverage", self.least_coverage > 0.0 && self.least_coverage <= 1.0),
            ("longest_gap_s", self.longest_gap_s > 0.0),
            ("least_drift_s", self.least_drift_s > 0.0),
            ("level", self.level > 0.0 && self.level < 1.0),
        ] {
            if !good {
                return Err(RepEndError::Rule { setting });
            }
        }
        Ok(())
    }

    /// Heart rate at the end of each repetition.
    ///
    /// # Model
    ///
    /// The mean over the window, each sample weighted by the time until the next one. A repetition shorter
    /// than `shortest_rep_s` gets no number but [`RepEndMissing::TooShort`]; a window that begins within the
    /// first `excluded_taus` time constants is read and marked as not settled.
    ///
    /// # Shape
    ///
    /// `time_s` strictly increases; `hr_bpm` has one value for each of its points, NaN or nothing that is a
    /// heart rate for a gap. Take the faults out first ([`HeartRateFaults`](crate::HeartRateFaults)).
    ///
    /// # Errors
    ///
    /// [`RepEndError`]; a single repetition that cannot be read is no error but says so.
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_physiology::{RepEndMissing, RepEndRule, RepSpan};
    ///
    /// let time: Vec<f64> = (0..1200).map(f64::from).collect();
    /// let hr: Vec<f64> = time.iter().map(|t| 150.0 + t / 100.0).collect();
    /// let reps = [
    ///     RepSpan { from_s: 100.0, to_s: 400.0 },
    ///     RepSpan { from_s: 500.0, to_s: 560.0 },
    ///     RepSpan { from_s: 700.0, to_s: 1000.0 },
    /// ];
    /// let ends = RepEndRule::default().ends(&time, &hr, &reps)?;
    /// assert_eq!(ends[0].window_from_s, 370.0);
    /// assert!(ends[0].settled && ends[0].hr.is_some());
    /// assert_eq!(ends[1].missing, Some(RepEndMissing::TooShort));
    /// # Ok::<(), stadion_physiology::RepEndError>(())
    /// ```
    pub fn ends(
        &self,
        time_s: &[f64],
        hr_bpm: &[f64],
        reps: &[RepSpan],
    ) -> Result<Vec<RepEnd>, RepEndError> {
        self.check(time_s, hr_bpm, reps)?;
        let lengths: Vec<f64> = reps.iter().map(|rep| rep.length()).collect();
        let Some(window) = self.window_s(&lengths) else { return Ok(Vec::new()) };
        let end = |rep: &RepSpan| {
            let window_from_s = rep.to_s - window;
            let (hr, missing) = if rep.length() < self.shortest_rep_s {
                (None, Some(RepEndMissing::TooShort))
            } else {
                match self.mean(time_s, hr_bpm, window_from_s, rep.to_s) {
                    Some(hr) => (Some(hr), None),
                    None => (None, Some(RepEndMissing::LowCoverage)),
                }
            };
            let settled = window_from_s - rep.from_s >= self.excluded_taus * self.tau_s;
            RepEnd { rep: *rep, window_from_s, hr, missing, settled }
        };
        Ok(reps.iter().map(end).collect())
    }

    fn mean(&self, time_s: &[f64], hr_bpm: &[f64], from: f64, to: f64) -> Option<HeartRate> {
        let first = time_s.partition_point(|t| *t < from).saturating_sub(1);
        let (mut sum, mut weight) = (0.0, 0.0);
        for (i, (&t, &bpm)) in time_s.iter().zip(hr_bpm).enumerate().skip(first) {
            if t >= to {
                break;
            }
            // The last sample of a recording stands for a second.
            let until = time_s.get(i + 1).copied().unwrap_or(t + 1.0);
            let held = until.min(to) - t.max(from);
            if until - t <= self.longest_gap_s && held > 0.0 && HeartRate::from_bpm(bpm).is_ok() {
                sum += bpm * held;
                weight += held;
            }
        }
        if weight <= 0.0 || weight < self.least_coverage * (to - from) {
            return None;
        }
        // The sum of many tenths is off in its last digits.
        HeartRate::from_bpm((sum / weight * 1e6).round() / 1e6).ok()
    }

    /// The drift within one repetition, in bpm for each ten minutes.
    ///
    /// # Model
    ///
    /// The slope of a least-squares line through what follows the first `excluded_taus` time constants. The
    /// interval takes into account that errors of neighbouring samples hang together (a first-order
    /// autoregression); it is many times wider than that of independent samples.
    ///
    /// # Errors
    ///
    /// [`RepEndError::TooShort`] where less than `least_drift_s` follow, [`RepEndError::LowCoverage`] where
    /// too little of it has a heart rate, and the others of [`RepEndError`].
    ///
    /// # Limits
    ///
    /// At even speed only: heart rate also answers to the pace.
    pub fn drift_within(
        &self,
        time_s: &[f64],
        hr_bpm: &[f64],
        rep: RepSpan,
    ) -> Result<Estimate<f64>, RepEndError> {
        self.check(time_s, hr_bpm, &[rep])?;
        let from = rep.from_s + self.excluded_taus * self.tau_s;
        let (left_s, needed_s) = (rep.to_s - from, self.least_drift_s);
        if left_s < needed_s {
            return Err(RepEndError::TooShort { left_s, needed_s });
        }
        let inside = |(t, bpm): &(&f64, &f64)| {
            (from..=rep.to_s).contains(*t) && HeartRate::from_bpm(**bpm).is_ok()
        };
        let (at, values): (Vec<f64>, Vec<f64>) = time_s.iter().zip(hr_bpm).filter(inside).unzip();
        let seen: f64 = at
            .iter()
            .zip(at.iter().skip(1).chain([&rep.to_s]))
            .map(|(t, next)| next - t)
            .filter(|dt| *dt <= self.longest_gap_s)
            .sum();
        let (coverage, needed) = (seen / left_s, self.least_coverage);
        let low = RepEndError::LowCoverage { coverage, needed };
        if coverage < needed {
            return Err(low);
        }
        let line = line(&at, &values).ok_or(low)?;
        let slope = 600.0 * line.slope_per_s;
        let reach = 600.0 * line.errors.reach(1, self.level);
        let bounds = (slope - reach, slope + reach);
        Estimate::new(slope, bounds, self.level, Evidence::Measured, HUNT_2015.id).map_err(|_| low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DriftRule, DriftVerdict};
    use approx::assert_relative_eq;

    fn seconds(n: u32) -> Vec<f64> {
        (0..n).map(f64::from).collect()
    }

    #[test]
    fn five_reps_go_into_the_drift_rule() {
        let time = seconds(2900);
        // Reps of 500 s with a minute of rest; the plateau rises by 2 bpm from one to the next.
        let rep = |i: u32| 560.0 * f64::from(i);
        let hr: Vec<f64> = time
            .iter()
            .map(|t| {
                let i = (t / 560.0).floor();
                if t - 560.0 * i < 500.0 { 160.0 + 2.0 * i } else { 130.0 }
            })
            .collect();
        let reps: Vec<RepSpan> =
            (0..5).map(|i| RepSpan { from_s: rep(i), to_s: rep(i) + 500.0 }).collect();
        let ends = RepEndRule::default().ends(&time, &hr, &reps).unwrap();
        let values: Vec<f64> = ends.iter().map(|e| e.hr.unwrap().bpm()).collect();
        assert_eq!(values, [160.0, 162.0, 164.0, 166.0, 168.0]);
        let speed = Speed::from_meters_per_second(4.0).ok();
        let drift_reps: Vec<DriftRep> = ends.iter().map(|e| e.drift_rep(speed, None)).collect();
        let drift = DriftRule::default().judge(&drift_reps);
        assert_relative_eq!(drift.delta_bpm.unwrap(), 6.0);
        assert_eq!(drift.verdict, DriftVerdict::TooFast);
    }

    #[test]
    fn uneven_samples_are_weighted_by_their_time() {
        let rule = RepEndRule::default();
        let time = [0.0, 62.0, 80.0, 90.0, 95.0];
        let hr = [100.0, 150.0, 160.0, 170.0, 180.0];
        let reps = [RepSpan { from_s: 0.0, to_s: 100.0 }];
        let end = rule.ends(&time, &hr, &reps).unwrap()[0];
        // Of the sample at 62 s the 10 s inside the window at 150, 10 s at 160, 5 s at 170 and, at the end of the recording, 1 s at 180.
        let expected = (1500.0 + 1600.0 + 850.0 + 180.0) / 26.0;
        assert_relative_eq!(end.hr.unwrap().bpm(), expected, epsilon = 1e-6);
        assert!(!end.settled);
        let gappy = [100.0, 150.0, f64::NAN, f64::NAN, 180.0];
        let end = rule.ends(&time, &gappy, &reps).unwrap()[0];
        assert_eq!((end.hr, end.missing), (None, Some(RepEndMissing::LowCoverage)));
    }

    #[test]
    fn a_drift_within_a_repetition() {
        let rule = RepEndRule::default();
        let time = seconds(700);
        let hr: Vec<f64> = time.iter().map(|t| 160.0 + t / 100.0).collect();
        let whole = RepSpan { from_s: 0.0, to_s: 700.0 };
        let drift = rule.drift_within(&time, &hr, whole).unwrap();
        assert_relative_eq!(drift.value(), 6.0, max_relative = 1e-9);
        assert!(drift.hi() - drift.lo() < 1e-6);
        let short = RepSpan { from_s: 0.0, to_s: 240.0 };
        assert_eq!(rule.drift_within(&time, &hr, short).unwrap_err().code(), "rep-too-short");
        let none = vec![f64::NAN; 700];
        assert_eq!(rule.drift_within(&time, &none, whole).unwrap_err().code(), "low-coverage");
    }

    #[test]
    fn every_refusal_has_its_name() {
        let rule = RepEndRule::default();
        let rep = RepSpan { from_s: 0.0, to_s: 100.0 };
        let code = |rule: &RepEndRule, time: &[f64], hr: &[f64], rep| {
            rule.ends(time, hr, &[rep]).unwrap_err().code()
        };
        assert_eq!(code(&rule, &[0.0], &[], rep), "lengths-differ");
        assert_eq!(code(&rule, &[1.0, 1.0], &[150.0; 2], rep), "time-not-increasing");
        for (from_s, to_s) in [(5.0, 5.0), (5.0, 4.0), (f64::NAN, 4.0), (0.0, f64::INFINITY)] {
            let rep = RepSpan { from_s, to_s };
            assert_eq!(code(&rule, &[0.0], &[150.0], rep), "rep-not-ordered");
        }
        let bad = RepEndRule { tau_s: f64::NAN, ..rule };
        assert_eq!(code(&bad, &[0.0], &[150.0], rep), "rule-out-of-range");
        assert!(rule.ends(&[], &[], &[]).unwrap().is_empty());
        let nothing = rule.ends(&[], &[], &[rep]).unwrap()[0];
        assert_eq!(nothing.missing, Some(RepEndMissing::LowCoverage));
    }
}

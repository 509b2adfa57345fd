//! From intervals between heartbeats to one number for a morning.

use stadion_types::{BeatIntervals, ConstantRange, ConstantSlots, TakesConstants};

use super::artefacts::{Artefact, ArtefactNumbers, ArtefactRule, find};
use super::morning::{Rmssd, RmssdError};

/// The largest share of intervals that may be artefacts.
pub(super) const MOST_CORRECTED: f64 = 0.05;
/// The shortest time of beats that is taken for a measurement.
pub(super) const LEAST_S: f64 = 60.0;
/// By how much two intervals may be apart and still follow on each other.
const GAP_S: f64 = 0.1;

/// What is done with artefacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Correction {
    /// Differences that touch an artefact are left out; the default, as nothing is made up.
    #[default]
    LeaveOut,
    /// A missed beat is put in the middle, an extra one taken out, and other intervals lie on the line
    /// between their sound neighbours. Makes the result smaller.
    Interpolate,
}

/// How a measurement is made from intervals.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct RrSettings {
    /// How artefacts are told.
    pub rule: ArtefactRule,
    /// What is done with them.
    pub correction: Correction,
    /// The largest share of intervals that may be artefacts.
    pub most_corrected: f64,
    /// The least time of beats, in seconds.
    pub least_s: f64,
    /// The numbers of the rule.
    pub numbers: ArtefactNumbers,
}

impl TakesConstants for RrSettings {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.number("rr.most-corrected", &mut self.most_corrected, ConstantRange::Share);
        slots.number("rr.least-time", &mut self.least_s, ConstantRange::NotNegative);
        self.numbers.constants(slots);
    }
}

impl Default for RrSettings {
    fn default() -> Self {
        Self {
            rule: ArtefactRule::default(),
            correction: Correction::default(),
            most_corrected: MOST_CORRECTED,
            least_s: LEAST_S,
            numbers: ArtefactNumbers::default(),
        }
    }
}

/// Why intervals make no measurement.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RrError {
    /// An interval is no length of time.
    #[error("interval {index} of {value_s} s is no time between two heartbeats")]
    Interval {
        /// Its index.
        index: usize,
        /// Its length.
        value_s: f64,
    },
    /// The beats do not last long enough.
    #[error("the beats last {have_s} s; at least {need_s} s are needed")]
    TooShort {
        /// How long they last.
        have_s: f64,
        /// How long they must.
        need_s: f64,
    },
    /// Too many intervals are artefacts.
    #[error("a share of {share} of the intervals are artefacts; at most {most} may be")]
    TooManyArtefacts {
        /// The share that is.
        share: f64,
        /// The share that may be.
        most: f64,
    },
    /// No two sound intervals follow on each other.
    #[error("no two sound intervals follow on each other")]
    NoDifferences,
    /// The result is outside what a morning at rest gives.
    #[error(transparent)]
    Rmssd(#[from] RmssdError),
}

/// How many intervals were artefacts of which kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct ArtefactCounts {
    /// Intervals beside an ectopic beat.
    pub ectopic: usize,
    /// Intervals with a missed beat in them.
    pub missed: usize,
    /// Intervals beside a beat that was none.
    pub extra: usize,
    /// Intervals that are too long or too short.
    pub long_or_short: usize,
}

impl ArtefactCounts {
    /// All of them.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.ectopic + self.missed + self.extra + self.long_or_short
    }

    const fn add(&mut self, artefact: Artefact) {
        match artefact {
            Artefact::Ectopic => self.ectopic += 1,
            Artefact::Missed => self.missed += 1,
            Artefact::Extra => self.extra += 1,
            Artefact::LongOrShort => self.long_or_short += 1,
        }
    }
}

/// The variability of heartbeats of one measurement at rest.
///
/// # Model
///
/// ```text
/// rMSSD = sqrt(mean of (interval − interval before)²)
/// ```
///
/// Artefacts are told by [`RrSettings::rule`] and treated by [`RrSettings::correction`]. With more than
/// 5 % of them, or less than a minute of beats, there is no number.
///
/// # Shape
///
/// Intervals in seconds, in order, without gaps for [`of`](Self::of); with
/// [`of_beats`](Self::of_beats) no difference is taken across a gap.
///
/// # Examples
///
/// ```
/// use stadion_load::{BeatVariability, RrSettings};
///
/// // 75 beats that come and go with the breath, one of them missed.
/// let mut intervals: Vec<f64> = (0..75).map(|i| 1.0 + 0.04 * (1.4 * f64::from(i)).sin()).collect();
/// let missed = intervals.remove(31);
/// intervals[30] += missed;
/// let found = BeatVariability::of(&intervals, &RrSettings::default())?;
/// assert!((found.rmssd.milliseconds() - 36.4).abs() < 1.0);
/// assert_eq!(found.artefacts.missed, 1);
/// # Ok::<(), stadion_load::RrError>(())
/// ```
///
/// # Source
///
/// Lipponen & Tarvainen (2019), J Med Eng Technol 43(3):173-181, doi:10.1080/03091902.2019.1640306,
/// for the adaptive rule. Differs from the paper: a threshold is at least 20 ms, an ectopic beat
/// takes both intervals beside it, and by default differences are left out and not made up.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct BeatVariability {
    /// Root mean square of successive differences.
    pub rmssd: Rmssd,
    /// Number of intervals.
    pub intervals: usize,
    /// Number of differences that the result rests on.
    pub differences: usize,
    /// How long the beats lasted, in seconds.
    pub duration_s: f64,
    /// Intervals that were artefacts.
    pub artefacts: ArtefactCounts,
    /// Share of the intervals that were artefacts.
    pub corrected_share: f64,
}

impl BeatVariability {
    /// Of intervals without gaps.
    ///
    /// # Errors
    ///
    /// [`RrError`].
    pub fn of(intervals_s: &[f64], settings: &RrSettings) -> Result<Self, RrError> {
        Self::of_series(&[intervals_s], settings)
    }

    /// Of the intervals of a recording, whose times tell the gaps.
    ///
    /// # Errors
    ///
    /// [`RrError`].
    pub fn of_beats(beats: &BeatIntervals, settings: &RrSettings) -> Result<Self, RrError> {
        let intervals = &beats.interval_s;
        let follows = |i: usize| match (beats.time_s.get(i - 1), beats.time_s.get(i)) {
            (Some(before), Some(time)) => (time - before - intervals[i]).abs() <= GAP_S,
            _ => false,
        };
        let mut series = Vec::new();
        let mut from = 0;
        for i in 1..=intervals.len() {
            if i == intervals.len() || !follows(i) {
                series.push(&intervals[from..i]);
                from = i;
            }
        }
        Self::of_series(&series, settings)
    }

    fn of_series(series: &[&[f64]], settings: &RrSettings) -> Result<Self, RrError> {
        let all = series.iter().flat_map(|s| s.iter().copied());
        if let Some((index, value_s)) =
            all.clone().enumerate().find(|(_, v)| !(v.is_finite() && *v > 0.0))
        {
            return Err(RrError::Interval { index, value_s });
        }
        let (intervals, duration_s) = (all.clone().count(), all.sum::<f64>());
        let long_enough = duration_s >= settings.least_s && intervals > 1;
        if !long_enough {
            return Err(RrError::TooShort { have_s: duration_s, need_s: settings.least_s });
        }
        let mut artefacts = ArtefactCounts::default();
        let (mut squares, mut differences) = (0.0, 0_usize);
        for series in series {
            let found = find(series, settings.rule, &settings.numbers);
            found.iter().flatten().for_each(|&artefact| artefacts.add(artefact));
            let sound: Vec<Option<f64>> = match settings.correction {
                Correction::LeaveOut => {
                    series.iter().zip(&found).map(|(rr, a)| a.is_none().then_some(*rr)).collect()
                }
                Correction::Interpolate => interpolated(series, &found),
            };
            for pair in sound.windows(2) {
                if let [Some(before), Some(after)] = pair {
                    squares += (after - before).powi(2);
                    differences += 1;
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 beats")]
        let share = artefacts.total() as f64 / intervals as f64;
        // A limit that is no number refuses.
        let sound_enough = share <= settings.most_corrected;
        if !sound_enough {
            return Err(RrError::TooManyArtefacts { share, most: settings.most_corrected });
        }
        if differences == 0 {
            return Err(RrError::NoDifferences);
        }
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 beats")]
        let mean = squares / differences as f64;
        let rmssd = Rmssd::from_milliseconds(1000.0 * mean.sqrt())?;
        let corrected_share = share;
        Ok(Self { rmssd, intervals, differences, duration_s, artefacts, corrected_share })
    }
}

/// The series with artefacts mended; an end that is no beat stays open.
fn interpolated(rr: &[f64], found: &[Option<Artefact>]) -> Vec<Option<f64>> {
    let mut mended = Vec::with_capacity(rr.len());
    let mut i = 0;
    while i < rr.len() {
        match found[i] {
            None => mended.push(Some(rr[i])),
            Some(Artefact::Missed) => mended.extend([Some(rr[i] / 2.0); 2]),
            Some(Artefact::Extra) if found.get(i + 1) == Some(&Some(Artefact::Extra)) => {
                mended.push(Some(rr[i] + rr[i + 1]));
                i += 1;
            }
            Some(_) => mended.push(None),
        }
        i += 1;
    }
    let mut i = 0;
    while let Some(end) = mended[i..].iter().position(Option::is_some).map(|n| i + n) {
        let before = if i == 0 { None } else { mended[i - 1] };
        if let (Some(from), Some(to)) = (before, mended[end]) {
            #[expect(clippy::cast_precision_loss, reason = "a few beats")]
            let step = (to - from) / (end - i + 1) as f64;
            let mut value = from;
            for open in &mut mended[i..end] {
                value += step;
                *open = Some(value);
            }
        }
        i = end + 1;
    }
    mended
}

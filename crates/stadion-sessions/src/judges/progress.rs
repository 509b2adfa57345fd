//! Progress of a best over months.

use chrono::{Days, NaiveDate};
use stadion_types::{Distance, Finding, Reason, Severity, Sport};

use super::reasons;
use crate::history::{Best, History};
use crate::tree::names;

/// How progress is told.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct ProgressCriteria {
    /// Days of each of the spans whose bests are compared.
    pub span_days: u32,
    /// By how much the last best must differ from the first, as a share, to be another one.
    pub gain: f64,
}

impl ProgressCriteria {
    pub(super) const DEFAULT: Self = Self { span_days: 91, gain: 0.01 };
}

impl Default for ProgressCriteria {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Days of a mean month.
const MONTH: f64 = 365.25 / 12.0;

names! {
    /// Which way bests go.
    ProgressWay {
        /// Faster.
        Faster = "faster",
        /// No clear difference.
        Level = "level",
        /// Slower.
        Slower = "slower",
    }
}

/// Why nothing can be said of progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProgressError {
    /// Fewer than two spans have a time over the distance.
    #[error("{spans} spans have a time over the distance; 2 are needed")]
    TooFewSpans {
        /// How many have one.
        spans: u32,
    },
}

/// The bests over a distance, span by span.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Progress {
    /// The distance.
    #[cfg_attr(feature = "serde", serde(rename = "distance_m"))]
    pub distance: Distance,
    /// The first day of each span and the best in it, in metres a second; `None` where nothing was run over the
    /// distance.
    pub spans: Vec<(NaiveDate, Option<Best>)>,
    /// The last best against the first, in per cent; positive is faster.
    pub gain_percent: f64,
    /// Months between the two.
    pub months: f64,
    /// Which way.
    pub way: ProgressWay,
    /// Spans whose best was better than every one before.
    pub steps: u32,
}

impl Progress {
    /// The same as a finding.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let reason = Reason::new(reasons::PROGRESS)
            .with("distance_m", self.distance.meters())
            .with("way", self.way.as_str())
            .with("gain_percent", self.gain_percent)
            .with("months", (10.0 * self.months).round() / 10.0)
            .with("steps", self.steps);
        Finding::new(reason, Severity::Info, "seed-002").measured(self.gain_percent)
    }
}

/// How the bests over a distance went from `from` to `until`, both included, in spans of a quarter of a year.
///
/// A mark counts over the distance to a hundredth of it. It may be a race or the best of a session: bests of
/// both together show what an athlete could run, and a span in which nothing fast was run shows less. It is no
/// prediction: the pace of 300 m is no time over 400 m.
///
/// # Errors
///
/// [`ProgressError`] if fewer than two spans have a mark.
///
/// # Source
///
/// J. Marcus, of a miler who learnt to run 400 m at below 50 s in about 18 months: a skill, built over seasons.
pub fn progress(
    history: &History,
    sport: Sport,
    distance: Distance,
    (from, until): (NaiveDate, NaiveDate),
    criteria: &ProgressCriteria,
) -> Result<Progress, ProgressError> {
    let days = Days::new(criteria.span_days.max(1).into());
    let end = until.succ_opt().unwrap_or(until);
    let mut spans = Vec::new();
    let mut first = from;
    while first < end {
        let next = first.checked_add_days(days).unwrap_or(end).min(end);
        spans.push((first, history.fastest_between(first, next, sport, distance)));
        first = next;
    }
    let bests: Vec<&Best> = spans.iter().filter_map(|(_, best)| best.as_ref()).collect();
    let too_few = || ProgressError::TooFewSpans { spans: u32::try_from(bests.len()).unwrap_or(0) };
    let [earliest, .., latest] = bests.as_slice() else { return Err(too_few()) };
    let gain = latest.value / earliest.value - 1.0;
    let way = if gain > criteria.gain {
        ProgressWay::Faster
    } else if gain < -criteria.gain {
        ProgressWay::Slower
    } else {
        ProgressWay::Level
    };
    let between = u32::try_from((latest.day - earliest.day).num_days()).unwrap_or(0);
    let mut best = earliest.value;
    let mut steps = 0;
    for next in &bests {
        if next.value > best {
            best = next.value;
            steps += 1;
        }
    }
    Ok(Progress {
        distance,
        gain_percent: 100.0 * gain,
        months: f64::from(between) / MONTH,
        way,
        steps,
        spans,
    })
}

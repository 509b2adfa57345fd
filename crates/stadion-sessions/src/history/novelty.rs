//! A session beside the athlete's own: size by size, speed by speed, and whether its like was ever done.

use stadion_types::{Distance, Reason, Speed};

use super::criteria::NoveltyCriteria;
use super::dimension::{Dimension, Kind};
use super::entry::{Mark, PastSession, Sizes};
use super::log::{Best, History, best_of, fastest_of, median, values};
use super::reasons;
use crate::tree::names;

names! {
    /// What one size of a session is beside the athlete's own.
    NoveltyVerdict {
        /// Far beyond the best and the usual.
        Extraordinary = "extraordinary",
        /// More than ever in the days of the best, but one more of the same: progressive overload.
        Overload = "overload",
        /// No more than was done before.
        Usual = "usual",
        /// Too few sessions of the kind to hold it against.
        TooFew = "too-few",
    }
}

/// One size of a session beside the athlete's own.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Novelty {
    /// Which size.
    pub dimension: Dimension,
    /// The distance, for a speed.
    pub distance: Option<Distance>,
    /// The session's own, in the unit of the dimension; `None` for the kind.
    pub value: Option<f64>,
    /// The best before it within the days of the criteria.
    pub best: Option<Best>,
    /// The median of its kind; `None` for speeds and for the kind.
    pub median: Option<f64>,
    /// How many sessions of the kind the median is of; for a speed, how many times it was run.
    pub sessions: u32,
    /// The verdict.
    pub verdict: NoveltyVerdict,
    /// Why.
    pub reason: Reason,
}

impl Novelty {
    /// How many times the best it is.
    #[must_use]
    pub fn of_best(&self) -> Option<f64> {
        let best = self.best.as_ref()?.value;
        (best > 0.0).then_some(self.value? / best)
    }
}

impl History {
    /// What is new in a session, which is not part of the history yet.
    ///
    /// Sessions of the same sport and [`Kind`] on earlier days count, and those of the same day that were
    /// added before. Sizes that are not known give no entry.
    #[must_use]
    pub fn novelty(&self, session: &PastSession, criteria: &NoveltyCriteria) -> Vec<Novelty> {
        let sizes = Sizes::DIMENSIONS.iter().filter_map(|d| self.size(session, *d, criteria));
        let speeds = session.marks.iter().filter_map(|m| self.speed(session, m, criteria));
        sizes.chain(speeds).chain(self.new_kind(session, criteria)).collect()
    }

    /// The sessions of the days before one, and those of its own day that were added already.
    fn until(&self, session: &PastSession, days: u64) -> &[PastSession] {
        let earlier = self.before(session.day, days);
        let today = self.between(session.day, session.day.succ_opt().unwrap_or(session.day));
        // Both are neighbours in one list.
        let all = self.sessions();
        let end = all.partition_point(|s| s.day < session.day) + today.len();
        all.get(end - today.len() - earlier.len()..end).unwrap_or_default()
    }

    fn size(
        &self,
        session: &PastSession,
        dimension: Dimension,
        criteria: &NoveltyCriteria,
    ) -> Option<Novelty> {
        let value = session.sizes.get(dimension)?;
        let (sport, kind) = (session.sport, session.kind());
        let best = best_of(self.until(session, criteria.best_days), sport, kind, dimension);
        let usual: Vec<f64> =
            values(self.until(session, criteria.median_days), sport, kind, dimension)
                .map(|(value, _)| value)
                .collect();
        let sessions = u32::try_from(usual.len()).unwrap_or(u32::MAX);
        let median = median(usual);
        let known = best.as_ref().zip(median).filter(|_| sessions >= criteria.sessions_min.max(1));
        let (verdict, reason) = match known {
            None => (NoveltyVerdict::TooFew, reasons::too_few(dimension, sessions)),
            Some((best, median)) => {
                let verdict = verdict(value, best.value, median, dimension, criteria);
                (verdict, reasons::size(dimension, verdict, value, best, median))
            }
        };
        Some(Novelty {
            dimension,
            distance: None,
            value: Some(value),
            best,
            median,
            sessions,
            verdict,
            reason,
        })
    }

    fn speed(
        &self,
        session: &PastSession,
        mark: &Mark,
        criteria: &NoveltyCriteria,
    ) -> Option<Novelty> {
        let value = mark.speed().map(Speed::meters_per_second)?;
        let window = self.until(session, criteria.speed_days);
        let best = fastest_of(window, session.sport, mark.distance);
        let meters = mark.distance.meters();
        let near = |m: &Mark| (m.distance.meters() - meters).abs() <= 0.01 * meters;
        let ran = |s: &&PastSession| s.sport == session.sport && s.marks.iter().any(near);
        let times = u32::try_from(window.iter().filter(ran).count()).unwrap_or(u32::MAX);
        let needed =
            criteria.speed_gain.max(criteria.typical_errors * criteria.speed_typical_error);
        let (verdict, reason) = match &best {
            None => (NoveltyVerdict::TooFew, reasons::never_run(meters)),
            Some(best) => {
                let gain = value / best.value - 1.0;
                let verdict = if gain >= needed {
                    NoveltyVerdict::Extraordinary
                } else if gain > 0.0 {
                    NoveltyVerdict::Overload
                } else {
                    NoveltyVerdict::Usual
                };
                (verdict, reasons::speed(meters, gain, needed, best))
            }
        };
        Some(Novelty {
            dimension: Dimension::Speed,
            distance: Some(mark.distance),
            value: Some(value),
            best,
            median: None,
            sessions: times,
            verdict,
            reason,
        })
    }

    /// High intensity where there was none: races count as such, and so does any time above threshold.
    fn new_kind(&self, session: &PastSession, criteria: &NoveltyCriteria) -> Option<Novelty> {
        if session.kind() != Kind::HighIntensity {
            return None;
        }
        let window = self.until(session, criteria.kind_days);
        let hard = |s: &&PastSession| {
            matches!(s.kind(), Kind::HighIntensity | Kind::Race)
                || s.sizes.above_threshold.is_some_and(|t| !t.is_zero())
        };
        let done = window.iter().filter(|s| s.sport == session.sport);
        let (all, before) =
            done.fold((0_u32, 0_u32), |(all, before), s| (all + 1, before + u32::from(hard(&s))));
        let (verdict, reason) = if all < criteria.sessions_min.max(1) {
            (NoveltyVerdict::TooFew, reasons::too_few(Dimension::Kind, all))
        } else if before == 0 {
            (NoveltyVerdict::Extraordinary, reasons::new_kind(criteria.kind_days, all))
        } else {
            (NoveltyVerdict::Usual, reasons::known_kind(criteria.kind_days, before))
        };
        Some(Novelty {
            dimension: Dimension::Kind,
            distance: None,
            value: None,
            best: None,
            median: None,
            sessions: all,
            verdict,
            reason,
        })
    }
}

/// Beyond the best by a share and by more than one more of the same, and beyond the median.
fn verdict(
    value: f64,
    best: f64,
    median: f64,
    dimension: Dimension,
    criteria: &NoveltyCriteria,
) -> NoveltyVerdict {
    let least = match dimension {
        Dimension::Distance => criteria.least_distance_m,
        Dimension::Duration => criteria.least_duration_s,
        Dimension::AboveThreshold => criteria.least_above_threshold_s,
        Dimension::Climb => criteria.least_climb_m,
        Dimension::RepsInSet => criteria.least_reps,
        // Their units are the caller's, or a share alone tells.
        Dimension::Load | Dimension::Weight | Dimension::Speed | Dimension::Kind => 0.0,
    };
    if value <= best {
        NoveltyVerdict::Usual
    } else if value >= criteria.of_best * best
        && value >= criteria.of_median * median
        && value - best >= least
    {
        NoveltyVerdict::Extraordinary
    } else {
        NoveltyVerdict::Overload
    }
}

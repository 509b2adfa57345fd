//! Whether training has become a routine without variation.

use chrono::NaiveDate;
use stadion_types::Sport;

use super::base::BaseError;
use super::criteria::HistoryCriteria;
use super::dimension::{Dimension, Kind};
use super::log::{History, median, values};

/// Training that repeats itself: the chronic pattern of seed 003.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Routine {
    /// Sessions that have a size to compare.
    pub sessions: u32,
    /// Those of them that are as large as the median of their kind, to the share of the criteria.
    pub same_again: u32,
    /// Weeks that were looked at.
    pub weeks: u32,
    /// Whether so many are the same again that it is a routine.
    pub is_routine: bool,
    /// Whether one breakthrough may be proposed: it is a routine, and the base is consistent.
    pub proposes_breakthrough: bool,
}

impl History {
    /// How much the sessions of a sport in the weeks before `day` were the same again.
    ///
    /// A session is compared by the first of these that is known for most of its kind: time in motion,
    /// distance, lifts of a set. A kind with fewer sessions than
    /// [`sessions_min`](super::NoveltyCriteria::sessions_min) is varied by itself.
    ///
    /// # Errors
    ///
    /// [`BaseError`] where the history is too short, or days are unknown.
    pub fn routine(
        &self,
        sport: Sport,
        day: NaiveDate,
        criteria: &HistoryCriteria,
    ) -> Result<Routine, BaseError> {
        let base = self.base(day, &criteria.base)?;
        let window = self.before(day, u64::from(criteria.routine.weeks) * 7);
        let (mut sessions, mut same_again) = (0_u32, 0_u32);
        for kind in Kind::ALL {
            let of_kind = window.iter().filter(|s| s.sport == sport && s.kind() == *kind).count();
            let sizes = [Dimension::Duration, Dimension::Distance, Dimension::RepsInSet]
                .map(|d| values(window, sport, *kind, d).map(|(v, _)| v).collect::<Vec<f64>>())
                .into_iter()
                .find(|sizes| 2 * sizes.len() > of_kind);
            let Some(sizes) = sizes else { continue };
            let count = u32::try_from(sizes.len()).unwrap_or(u32::MAX);
            sessions += count;
            let Some(usual) = median(sizes.clone()) else { continue };
            if count >= criteria.novelty.sessions_min {
                let near = |v: &&f64| (**v - usual).abs() <= criteria.routine.near * usual;
                let alike = sizes.iter().filter(near).count();
                same_again += u32::try_from(alike).unwrap_or(u32::MAX);
            }
        }
        let is_routine =
            sessions > 0 && f64::from(same_again) >= criteria.routine.share * f64::from(sessions);
        Ok(Routine {
            sessions,
            same_again,
            weeks: criteria.routine.weeks,
            is_routine,
            proposes_breakthrough: is_routine && base.consistent,
        })
    }
}

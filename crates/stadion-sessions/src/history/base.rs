//! Whether the weeks before a day were consistent, by the athlete's own habit.

use chrono::{Days, NaiveDate};
use stadion_types::Reason;

use super::criteria::BaseCriteria;
use super::log::History;
use super::reasons;

/// Why nothing can be said of a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BaseError {
    /// The history does not reach back far enough.
    #[error("the history begins {days} days before; the habit of {needed} days is needed")]
    TooShort {
        /// How many days it reaches back.
        days: u32,
        /// How many are needed.
        needed: u32,
    },
    /// Nothing is known of days within the weeks that are judged.
    #[error("nothing is known of {days} days of the last {weeks} weeks")]
    UnknownDays {
        /// How many.
        days: u32,
        /// The weeks that are judged.
        weeks: u32,
    },
}

/// How consistent the weeks before a day were.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Base {
    /// Sessions in each of the last weeks, the latest first.
    pub weeks: Vec<u32>,
    /// Sessions a week by habit, of the days of which something is known.
    pub habit_per_week: f64,
    /// The most days from one session to the next within the last weeks, that from the last session to the
    /// day included.
    pub longest_gap_days: u32,
    /// Whether the base is consistent.
    pub consistent: bool,
    /// Why.
    pub reasons: Vec<Reason>,
}

impl History {
    /// How consistent the weeks before `day` were; the day itself does not count.
    ///
    /// A gap is the number of days from one session to the next: from Monday to the Monday after it is 7.
    ///
    /// # Errors
    ///
    /// [`BaseError`] if the history is too short, or days of the last weeks are unknown.
    pub fn base(&self, day: NaiveDate, criteria: &BaseCriteria) -> Result<Base, BaseError> {
        let needed = criteria.habit_weeks.max(criteria.weeks).max(1) * 7;
        let reach = self.begins().map_or(0, |begins| (day - begins).num_days().max(0));
        let reach = u32::try_from(reach).unwrap_or(u32::MAX);
        if reach < needed {
            return Err(BaseError::TooShort { days: reach, needed });
        }
        let back =
            |days: u32| day.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN);
        let recent = criteria.weeks * 7;
        let known = |days: core::ops::RangeInclusive<u32>| {
            days.fold(0_u32, |n, d| n + u32::from(self.knows(back(d))))
        };
        let unknown = recent - known(1..=recent);
        if unknown > 0 {
            return Err(BaseError::UnknownDays { days: unknown, weeks: criteria.weeks });
        }
        let habit_days = known(1..=criteria.habit_weeks * 7);
        let habit = self.before(day, u64::from(criteria.habit_weeks) * 7).len();
        #[expect(clippy::cast_precision_loss, reason = "a count of sessions")]
        let habit_per_week = 7.0 * habit as f64 / f64::from(habit_days.max(1));
        let weeks: Vec<u32> = (0..criteria.weeks)
            .map(|w| self.between(back(7 * (w + 1)), back(7 * w)).len())
            .map(|n| u32::try_from(n).unwrap_or(u32::MAX))
            .collect();
        let longest_gap_days = self.longest_gap(back(recent), day);

        let least = (criteria.share * habit_per_week).max(criteria.least_per_week);
        let mut reasons = vec![reasons::habit(habit_per_week, criteria.habit_weeks)];
        let poor = weeks.iter().filter(|n| f64::from(**n) < least);
        let poor = u32::try_from(poor.count()).unwrap_or(u32::MAX);
        if poor > 0 {
            reasons.push(reasons::poor_weeks(poor, criteria.weeks, least));
        }
        let gap = longest_gap_days > criteria.longest_gap_days;
        if gap {
            reasons.push(reasons::gap(longest_gap_days, criteria.longest_gap_days));
        }
        let consistent = poor == 0 && !gap;
        Ok(Base { weeks, habit_per_week, longest_gap_days, consistent, reasons })
    }

    /// The most days from one session to the next, for those that end from `first` on, and up to `day`.
    pub(super) fn longest_gap(&self, first: NaiveDate, day: NaiveDate) -> u32 {
        let earlier = self.between(NaiveDate::MIN, first).last().map(|s| s.day);
        let before_first = earlier.or_else(|| first.pred_opt()).unwrap_or(first);
        let days = self.between(first, day).iter().map(|s| s.day);
        let ends = days.chain(core::iter::once(day));
        let gaps = ends.scan(before_first, |last, next| {
            let gap = (next - *last).num_days();
            *last = next;
            Some(u32::try_from(gap).unwrap_or(0))
        });
        gaps.max().unwrap_or(0)
    }
}

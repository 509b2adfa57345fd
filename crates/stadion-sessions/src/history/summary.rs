//! The last four weeks in numbers.

use core::time::Duration;

use chrono::{Days, NaiveDate};
use stadion_types::Sport;

use super::dimension::Kind;
use super::hardness::DaysByHardness;
use super::log::History;
use crate::taxonomy::Class;

/// Days that a summary looks back over.
const DAYS: u32 = 28;
/// Singles that the loop of 28 days asks for.
const SINGLES: u32 = 12;

/// Twenty-eight days of one sport in numbers.
///
/// The twelve singles are those of the 28-day loop (seed 000).
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Summary {
    /// The last of the days.
    pub until: NaiveDate,
    /// Days with a session.
    pub days_trained: u32,
    /// Days of which nothing is known; the other numbers are of the days that are known.
    pub days_unknown: u32,
    /// Sessions.
    pub sessions: u32,
    /// Singles, and how many of them the loop asks for.
    pub singles: (u32, u32),
    /// Sessions of high intensity.
    pub high_intensity: u32,
    /// Days with a session that is known to have been hard.
    pub hard_days: u32,
    /// Further days with a session of which that is not known.
    pub hard_unknown: u32,
    /// Time in motion; `None` if it is unknown of a session.
    pub moving: Option<Duration>,
    /// Time at the second threshold or above it; `None` if it is unknown of a session.
    pub above_threshold: Option<Duration>,
    /// The most days from one session of any sport to the next, the last of them up to now; `None` where days
    /// are unknown.
    pub longest_gap_days: Option<u32>,
}

impl History {
    /// The twenty-eight days up to `until`, that day included.
    #[must_use]
    pub fn summary(&self, sport: Sport, until: NaiveDate) -> Summary {
        let end = until.succ_opt().unwrap_or(until);
        let back =
            |days: u32| end.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN);
        let all = self.between(back(DAYS), end);
        let own = || all.iter().filter(move |s| s.sport == sport);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let days = |mut days: Vec<NaiveDate>| {
            days.dedup();
            count(days.len())
        };
        let sum = |time: fn(&super::PastSession) -> Option<Duration>| {
            own().map(time).try_fold(Duration::ZERO, |sum, t| Some(sum.saturating_add(t?)))
        };
        let hard = DaysByHardness::of(&own());
        let known = (1..=DAYS).filter(|d| self.knows(back(*d))).count();
        let days_unknown = DAYS - count(known);
        let singles = own().filter(|s| s.class == Some(Class::Single)).count();
        Summary {
            until,
            days_trained: days(own().map(|s| s.day).collect()),
            days_unknown,
            sessions: count(own().count()),
            singles: (count(singles), SINGLES),
            high_intensity: count(own().filter(|s| s.kind() == Kind::HighIntensity).count()),
            hard_days: count(hard.known.len()),
            hard_unknown: count(hard.open.len()),
            moving: sum(|s| s.sizes.moving),
            above_threshold: sum(|s| s.sizes.above_threshold),
            longest_gap_days: (days_unknown == 0).then(|| self.longest_gap(back(DAYS), until)),
        }
    }
}

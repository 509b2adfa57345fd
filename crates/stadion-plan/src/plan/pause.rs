//! Weeks without running, and what the athlete did before them.

use chrono::{Days, NaiveDate};
use stadion_sessions::{History, PastSession};
use stadion_types::Sport;

/// A pause from running of at least a week that ended within the last 28 days, or goes on.
///
/// What was before it is taken from the 28 days up to its last run, as far as 14 of them are known.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct TrainingPause {
    /// Its first day.
    pub from: NaiveDate,
    /// Its days without a run.
    pub days: u32,
    /// Days since it ended; 0 where it goes on.
    pub ended_days_ago: u32,
    /// Minutes a week before it.
    pub weekly_min: f64,
    /// Running days a week before it, over 14 days.
    pub run_days: u32,
}

const WINDOW: u32 = 28;
const RECENT: u32 = 14;
const KNOWN_LEAST: u32 = 14;
/// Fewer days than these without a run are a usual week.
const PAUSE_LEAST: i64 = 7;
/// Longer pauses tell nothing of what is left.
pub(super) const PAUSE_MOST: u32 = 56;
/// Up to this many days a pause is a short one.
pub(super) const PAUSE_SHORT: u32 = 28;

fn back(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}

impl TrainingPause {
    /// The last pause before `start`; `None` where there was none, or days of it are not known.
    #[must_use]
    pub fn of(history: &History, start: NaiveDate) -> Option<Self> {
        let first = back(start, 2 * WINDOW + PAUSE_MOST);
        let sessions = history.sessions();
        let from = sessions.partition_point(|s| s.day < first);
        let to = sessions.partition_point(|s| s.day < start);
        let runs: Vec<&PastSession> =
            sessions.get(from..to)?.iter().filter(|s| s.sport == Sport::Running).collect();
        let nexts = runs.iter().skip(1).map(|s| s.day).chain([start]);
        let gaps: Vec<(NaiveDate, NaiveDate)> = runs.iter().map(|s| s.day).zip(nexts).collect();
        let (last_run, next) = gaps
            .into_iter()
            .rev()
            .take_while(|(_, next)| (start - *next).num_days() < i64::from(WINDOW))
            .find(|(last, next)| (*next - *last).num_days() > PAUSE_LEAST)?;
        let days = u32::try_from((next - last_run).num_days() - 1).ok()?;
        let begins = last_run.succ_opt()?;
        let known = begins.iter_days().take_while(|day| *day < next).all(|day| history.knows(day));
        if !known || days > PAUSE_MOST {
            return None;
        }
        // The 28 days that end with the last run.
        let known = |n: u32| (1..=n).filter(|d| history.knows(back(begins, *d))).count();
        let known_days = u32::try_from(known(WINDOW)).ok()?;
        if known_days < KNOWN_LEAST {
            return None;
        }
        let within = |n: u32| {
            let first = back(begins, n);
            runs.iter().filter(move |s| s.day >= first && s.day < begins)
        };
        let total: f64 = within(WINDOW)
            .filter_map(|s| s.sizes.moving)
            .fold(0.0, |sum, time| sum + time.as_secs_f64() / 60.0);
        if total <= 0.0 {
            return None;
        }
        let mut ran: Vec<NaiveDate> = within(RECENT).map(|s| s.day).collect();
        ran.dedup();
        Some(Self {
            from: begins,
            days,
            ended_days_ago: u32::try_from((start - next).num_days()).unwrap_or(0),
            weekly_min: 7.0 * total / f64::from(known_days),
            run_days: u32::try_from(ran.len().div_ceil(2)).unwrap_or(7).min(7),
        })
    }
}

//! What the athlete is used to.

use chrono::{Days, NaiveDate};
use stadion_sessions::{History, PastSession};
use stadion_types::Sport;

use super::pause::{PAUSE_SHORT, TrainingPause};
use crate::method::TrainingMethod;

/// What the athlete is used to: the last four weeks, as far as they are known.
///
/// Only running counts. Of sessions without a time the time is not guessed: they count as running days and
/// as nothing else.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Habits {
    /// Days of the last 28 of which something is known.
    pub known_days: u32,
    /// Minutes a week, over the known days; absent where fewer than 14 of 28 are known.
    pub weekly_min: Option<f64>,
    /// Minutes of the last seven days; absent where one of them is not known.
    pub last_week_min: Option<f64>,
    /// Running days a week over the last 14 days, rounded; absent where none of them is known.
    pub run_days: Option<u32>,
    /// The longest run of the last 30 days, in minutes.
    pub longest_min: Option<f64>,
    /// The most hard days within seven of the last 14 days, of those that are known to be.
    pub hard_days: u32,
    /// Sessions of the last 28 days without a time.
    pub without_time: u32,
    /// A pause from running in the last 28 days.
    #[cfg_attr(feature = "serde", serde(default))]
    pub pause: Option<TrainingPause>,
}

const WINDOW: u32 = 28;
const RECENT: u32 = 14;
const LONGEST: u32 = 30;
/// Fewer known days of the last 28 than these tell no habit.
const KNOWN_LEAST: u32 = 14;
/// A week off is no new habit.
pub(super) const LAST_WEEK_LEAST: f64 = 0.6;

fn back(start: NaiveDate, days: u32) -> NaiveDate {
    start.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}

fn minutes(session: &PastSession) -> Option<f64> {
    session.sizes.moving.map(|time| time.as_secs_f64() / 60.0).filter(|m| *m > 0.0)
}

/// The runs from `days` before `start` on.
pub(super) fn runs(history: &History, start: NaiveDate, days: u32) -> &[PastSession] {
    let sessions = history.sessions();
    let first = back(start, days);
    let at = sessions.partition_point(|s| s.day < first);
    &sessions[at..]
}

fn running(session: &PastSession) -> bool {
    session.sport == Sport::Running
}

impl Habits {
    /// The habits before `start`.
    #[must_use]
    pub fn of(history: &History, start: NaiveDate) -> Self {
        let known =
            |days: u32| (1..=days).fold(0_u32, |n, d| n + u32::from(history.knows(back(start, d))));
        let known_days = known(WINDOW);
        let recent = runs(history, start, WINDOW);
        let total = recent.iter().filter(|s| running(s)).filter_map(minutes).fold(0.0, sum);
        let without = recent.iter().filter(|s| running(s)).filter(|s| minutes(s).is_none()).count();
        let timed = recent.iter().filter(|s| running(s)).any(|s| minutes(s).is_some());
        let weekly = 7.0 * total / f64::from(known_days.max(1));
        let last = runs(history, start, 7).iter().filter(|s| running(s)).filter_map(minutes);
        let last = last.fold(0.0, sum);
        let lately = known(RECENT);
        let days = distinct(runs(history, start, RECENT).iter().filter(|s| running(s)));
        let longest =
            runs(history, start, LONGEST).iter().filter(|s| running(s)).filter_map(minutes);
        Self {
            known_days,
            weekly_min: (known_days >= KNOWN_LEAST && timed).then_some(weekly),
            last_week_min: (known(7) == 7 && timed).then_some(last),
            run_days: (known_days >= KNOWN_LEAST && lately > 0)
                .then(|| rounded(7.0 * f64::from(days) / f64::from(lately))),
            longest_min: longest
                .fold(None, |most: Option<f64>, m| Some(most.map_or(m, |l| l.max(m)))),
            hard_days: hard_days(history, start),
            without_time: u32::try_from(without).unwrap_or(u32::MAX),
            pause: TrainingPause::of(history, start),
        }
    }

    /// Whether enough of the last 28 days is known to tell a habit.
    pub(super) const fn knows_enough(&self) -> bool {
        self.known_days >= KNOWN_LEAST
    }

    /// The week that growth starts from, in minutes: the usual one, or the last one where that was smaller, yet no
    /// less than six tenths of the usual one. After a pause it is no less than a share of the week before it.
    pub(super) fn reference_min(&self, method: &TrainingMethod) -> f64 {
        let back = self.after_pause(method).map(|(_, min)| min);
        let Some(usual) = self.weekly_min else {
            return back.unwrap_or(method.progression.unknown_week_min);
        };
        let of_four_weeks =
            self.last_week_min.map_or(usual, |last| usual.min(last.max(LAST_WEEK_LEAST * usual)));
        back.map_or(of_four_weeks, |min| of_four_weeks.max(min))
    }

    /// The pause that the plan returns from, and the minutes to begin with: a share of the week before it, yet as
    /// much as an athlete would have of whom nothing is known. A week that was run since is the better measure.
    pub(super) fn after_pause(&self, method: &TrainingMethod) -> Option<(TrainingPause, f64)> {
        let pause = self.pause?;
        let grow = &method.progression;
        let share =
            if pause.days <= PAUSE_SHORT { grow.after_pause } else { grow.after_long_pause };
        let min = match self.last_week_min.filter(|_| pause.ended_days_ago >= 7) {
            Some(last) => last.min(pause.weekly_min),
            None => (share * pause.weekly_min).max(grow.unknown_week_min.min(pause.weekly_min)),
        };
        Some((pause, min))
    }

    /// Running days a week, and before a pause that is not over for two weeks those before it. Four weeks without a
    /// run tell nothing.
    pub(super) fn usual_run_days(&self) -> Option<u32> {
        let before = self.pause.filter(|p| p.ended_days_ago < RECENT).map(|p| p.run_days);
        self.run_days
            .map(|days| days.max(before.unwrap_or(0)))
            .filter(|days| *days > 0 || self.weekly_min.is_some())
    }
}

/// A sum of nothing is 0.0, where that of the standard library is -0.0.
pub(crate) fn sum(sum: f64, part: f64) -> f64 {
    sum + part
}

fn distinct<'a>(sessions: impl Iterator<Item = &'a PastSession>) -> u32 {
    let (mut last, mut days) = (None, 0);
    for session in sessions {
        if last != Some(session.day) {
            last = Some(session.day);
            days += 1;
        }
    }
    days
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count of days, at most 7"
)]
fn rounded(days: f64) -> u32 {
    days.round().clamp(0.0, 7.0) as u32
}

/// The most hard days within any seven of the last fourteen.
fn hard_days(history: &History, start: NaiveDate) -> u32 {
    let recent = runs(history, start, RECENT);
    let hard = |day: NaiveDate| recent.iter().any(|s| s.day == day && s.was_hard() == Some(true));
    let flags: Vec<u32> = (1..=RECENT).rev().map(|d| u32::from(hard(back(start, d)))).collect();
    flags.windows(7).map(|seven| seven.iter().sum()).max().unwrap_or(0)
}

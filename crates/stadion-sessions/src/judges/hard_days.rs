//! Too soon after a race, and how often hard days come.

use chrono::{Days, NaiveDate};
use stadion_types::{Finding, Reason, Severity};

use super::reasons;
use crate::history::{DaysByHardness, History};
use crate::taxonomy::Class;
use crate::tree::names;

/// How often hard days may come.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct HardDaysCriteria {
    /// Days that are looked back over.
    pub days: u32,
    /// The most hard days in seven.
    pub in_seven: u32,
}

impl HardDaysCriteria {
    pub(super) const DEFAULT: Self = Self { days: 28, in_seven: 2 };
}

impl Default for HardDaysCriteria {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Why a history tells too little.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HardDaysError {
    /// The history does not reach back far enough.
    #[error("the history reaches back {days} days; {needed} are needed")]
    TooShort {
        /// How many days it reaches back, the day itself included.
        days: u32,
        /// How many are needed.
        needed: u32,
    },
    /// Nothing is known of some of the days: there may have been a hard session, or a race.
    #[error("nothing is known of {days} of the days that are looked back over")]
    UnknownDays {
        /// How many.
        days: u32,
    },
}

/// How often hard days came.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct HardDays {
    /// Days with a hard session.
    pub days: Vec<NaiveDate>,
    /// Further days with a session of which nobody knows whether it was hard.
    pub unknown: Vec<NaiveDate>,
    /// The most hard days in seven days running.
    pub most_in_seven: u32,
    /// The last of those seven days.
    pub until: NaiveDate,
    /// The most in seven days running if those that are not known were all hard.
    pub at_most_in_seven: u32,
    /// Hard days that follow another one without a day between.
    pub back_to_back: Vec<NaiveDate>,
    limit: u32,
}

impl HardDays {
    /// Whether hard days came no more often than they may; `None` where that hangs on days of which nobody
    /// knows whether they were hard.
    #[must_use]
    pub fn enough_between(&self) -> Option<bool> {
        if self.most_in_seven > self.limit {
            Some(false)
        } else {
            (self.at_most_in_seven <= self.limit).then_some(true)
        }
    }

    /// The finding of hard days that come too often, or that may do so for all that is known; `None` of others.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (code, severity) = match self.enough_between() {
            Some(true) => return None,
            Some(false) => (reasons::HARD_TOO_OFTEN, Severity::Notice),
            None => (reasons::HARD_NOT_KNOWN, Severity::Info),
        };
        let mut reason = Reason::new(code)
            .with("days", self.most_in_seven)
            .with("limit", self.limit)
            .with("unknown", count(self.unknown.len()));
        reason = match self.enough_between() {
            None => reason.with("at_most", self.at_most_in_seven),
            _ => reason
                .with("until", self.until.to_string())
                .with("running", count(self.back_to_back.len())),
        };
        let finding = Finding::new(reason, severity, "seed-003");
        Some(finding.measured(f64::from(self.most_in_seven)).against(f64::from(self.limit)))
    }
}

fn back(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}

/// How often hard days came in the days up to `until`, that day included. A single is quality and not hard;
/// two hard sessions of one day are one hard day. Sessions of which nobody says whether they were hard
/// ([`PastSession::was_hard`](crate::PastSession::was_hard)) stand apart, and where the verdict hangs on them there is none.
///
/// # Errors
///
/// [`HardDaysError`] if the history does not reach back over a week, or days are unknown.
///
/// # Source
///
/// M. Sisson, *Breakthrough Workouts*: "go hard once or twice a week".
pub fn hard_days(
    history: &History,
    until: NaiveDate,
    criteria: &HardDaysCriteria,
) -> Result<HardDays, HardDaysError> {
    const WEEK: u32 = 7;
    let reach = history.begins().map_or(0, |begins| (until - begins).num_days() + 1);
    let reach = u32::try_from(reach).unwrap_or(0);
    if reach < WEEK {
        return Err(HardDaysError::TooShort { days: reach, needed: WEEK });
    }
    let span = criteria.days.max(WEEK).min(reach);
    let unknown = (0..span).filter(|d| !history.knows(back(until, *d))).count();
    if unknown > 0 {
        return Err(HardDaysError::UnknownDays {
            days: u32::try_from(unknown).unwrap_or(u32::MAX),
        });
    }
    let first = back(until, span - 1);
    let end = until.succ_opt().unwrap_or(until);
    let DaysByHardness { known: days, open } =
        DaysByHardness::of(&history.between(first, end).iter());
    let fullest = fullest_week(&days).unwrap_or((0, until));
    let mut all = [days.as_slice(), open.as_slice()].concat();
    all.sort_unstable();
    let next = |w: &[NaiveDate]| (w[1] - w[0]).num_days() == 1;
    let back_to_back = days.windows(2).filter(|w| next(w)).map(|w| w[1]).collect();
    Ok(HardDays {
        most_in_seven: fullest.0,
        until: fullest.1,
        at_most_in_seven: fullest_week(&all).map_or(0, |(most, _)| most),
        unknown: open,
        back_to_back,
        limit: criteria.in_seven,
        days,
    })
}

/// The most of the days within seven running, and the last of those seven; `None` without any. The fullest week
/// ends with one of the days; the first of equal ones counts.
fn fullest_week(days: &[NaiveDate]) -> Option<(u32, NaiveDate)> {
    let in_week = |last: NaiveDate| {
        let count = days.iter().filter(|d| (back(last, 6)..=last).contains(*d)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    days.iter().rev().map(|day| (in_week(*day), *day)).max_by_key(|(count, _)| *count)
}

names! {
    /// How a hard session lies to the race before it.
    AfterRace {
        /// On the day of the race: too soon.
        SameDay = "same-day",
        /// After a night's rest.
        NightsRest = "nights-rest",
        /// Later, or after no race.
        Later = "later",
    }
}

/// The race before a hard session.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RaceBefore {
    /// How the session lies to it.
    pub after: AfterRace,
    /// The race; absent if the history holds none.
    pub race: Option<String>,
    /// Days from the race to the session.
    pub days: Option<u32>,
}

impl RaceBefore {
    /// The finding; `None` where the race was earlier than the day before.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        let (code, severity) = match self.after {
            AfterRace::SameDay => (reasons::RACE_SAME_DAY, Severity::Notice),
            AfterRace::NightsRest => (reasons::RACE_NIGHTS_REST, Severity::Info),
            AfterRace::Later => return None,
        };
        let reason = Reason::new(code).with("race", self.race.clone()?);
        Some(Finding::new(reason, severity, "seed-001"))
    }
}

/// Whether a hard session on `day` comes too soon after a race: at least a night's rest lies between. The
/// history holds what was done before it.
///
/// # Errors
///
/// [`HardDaysError`] if nothing is known of the day before, on which there may have been a race.
///
/// # Source
///
/// J. Marcus, on a session the morning after a 1500 m race: to run it "immediately post race is brutal", so
/// they waited until after a night's rest.
pub fn race_before(history: &History, day: NaiveDate) -> Result<RaceBefore, HardDaysError> {
    let end = day.succ_opt().unwrap_or(day);
    let races = history.between(NaiveDate::MIN, end).iter().rev();
    let race = races.into_iter().find(|s| s.class == Some(Class::Race));
    let days = race.map(|race| u32::try_from((day - race.day).num_days()).unwrap_or(u32::MAX));
    let after = match days {
        Some(0) => AfterRace::SameDay,
        _ if !history.knows(back(day, 1)) => return Err(HardDaysError::UnknownDays { days: 1 }),
        Some(1) => AfterRace::NightsRest,
        _ => AfterRace::Later,
    };
    Ok(RaceBefore { after, race: race.map(|race| race.id.clone()), days })
}

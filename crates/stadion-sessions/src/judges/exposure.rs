//! Race-specific exposure: time at race speed without recovery, against what the end of a race asks.

use chrono::{Days, NaiveDate};
use stadion_types::{Distance, Finding, Reason, Severity, Speed};

use super::{EPSILON, reasons};
use crate::execution::seconds;
use crate::taxonomy::{Facts, RestCriteria};
use crate::tree::names;

/// What the end of a race asks.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RaceEnd {
    /// The speed that the race is to be run at.
    #[cfg_attr(feature = "serde", serde(rename = "speed_m_s"))]
    pub speed: Speed,
    /// How much of the race is its end: of a mile the last 600 m.
    #[cfg_attr(feature = "serde", serde(rename = "distance_m"))]
    pub distance: Distance,
}

impl RaceEnd {
    pub(super) const MILE_END_M: f64 = 600.0;

    /// The last 600 m of a mile at a speed.
    #[must_use]
    pub const fn of_mile(speed: Speed) -> Self {
        Self { speed, distance: Distance::const_meters(Self::MILE_END_M) }
    }

    /// How long it takes, in seconds; `None` without a speed.
    #[must_use]
    pub fn asked_s(&self) -> Option<f64> {
        self.speed.time_for(self.distance).map(|time| time.as_secs_f64())
    }
}

/// Why an exposure is not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExposureError {
    /// There is no race speed to hold against.
    #[error("the race has no speed")]
    NoRaceSpeed,
    /// A repetition has no speed or no time, so that its part would count as nothing.
    #[error("repetition {rep} has no speed or no time")]
    SpeedUnknown {
        /// The repetition, from 1.
        rep: u32,
    },
    /// The rest before a repetition is not known, so it may have been rested or not.
    #[error("the rest before repetition {rep} is not known")]
    RestUnknown {
        /// The repetition, from 1.
        rep: u32,
    },
}

/// Time at race speed without recovery.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Exposure {
    /// Seconds at race speed or above it that began without recovery.
    pub time_s: f64,
    /// Seconds at race speed or above it that began recovered.
    pub fresh_s: f64,
    /// The repetitions of the first.
    pub reps: u32,
    /// What the end of the race asks, in seconds.
    pub asked_s: f64,
}

impl Exposure {
    /// How often the session gave what the end of the race asks.
    #[must_use]
    pub fn times(&self) -> f64 {
        self.time_s / self.asked_s
    }

    /// The same as a finding.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let code = if self.reps > 0 { reasons::EXPOSED } else { reasons::NOT_EXPOSED };
        let tenths = |s: f64| (10.0 * s).round() / 10.0;
        let reason = Reason::new(code)
            .with("time_s", tenths(self.time_s))
            .with("fresh_s", tenths(self.fresh_s))
            .with("reps", self.reps)
            .with("asked_s", tenths(self.asked_s))
            .with("times", tenths(self.times()));
        Finding::new(reason, Severity::Info, "seed-001").measured(self.time_s).against(self.asked_s)
    }
}

/// How long a session ran at race speed or faster without having recovered.
///
/// # Model
///
/// The first repetition begins recovered, and so does one after a rest of at least eight times ([`RestCriteria::long`])
/// the work since the last one that did: tiredness adds up over repetitions with short rests, so a rest that is
/// long beside the last of them is not long beside all of them. Every other repetition at race speed or above
/// it counts with its whole time.
///
/// # Limits
///
/// Time at race speed in repetitions that begin recovered is told apart, also where they are long enough to
/// end like a race.
///
/// # Examples
///
/// ```
/// use stadion_sessions::{Facts, NotationOptions, RaceEnd, RestCriteria, parse, race_exposure};
/// use stadion_types::Speed;
///
/// let text = "4 x 200m\nRecovery: 30\"\n200m: 28.0, 28.0, 28.0, 31.0";
/// let facts = Facts::from_session(&parse(text, &NotationOptions::default()).session);
/// let mile = RaceEnd::of_mile(Speed::from_meters_per_second(6.8)?);
/// let found = race_exposure(&facts, &mile, &RestCriteria::default())?;
/// assert_eq!((found.reps, found.time_s, found.fresh_s), (2, 56.0, 28.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`ExposureError`] if a speed, a time or a rest is missing.
///
/// # Source
///
/// J. Marcus: such sessions put a miler into what the last 600 m of the race are like. That a rest of
/// eight times the work is recovery is where his two sessions part.
pub fn race_exposure(
    facts: &Facts,
    race: &RaceEnd,
    rest: &RestCriteria,
) -> Result<Exposure, ExposureError> {
    let asked_s = race.asked_s().ok_or(ExposureError::NoRaceSpeed)?;
    let at_least = race.speed.meters_per_second() - EPSILON;
    let middle = |t: stadion_types::Bounds<core::time::Duration>| {
        f64::midpoint(t.seconds().min(), t.seconds().max())
    };
    let mut found = Exposure { time_s: 0.0, fresh_s: 0.0, reps: 0, asked_s };
    // Work since the athlete was last recovered.
    let mut since = 0.0;
    for (i, rep) in facts.reps.iter().enumerate() {
        let number = u32::try_from(i + 1).unwrap_or(u32::MAX);
        let missing = ExposureError::SpeedUnknown { rep: number };
        let (speed, time) = (rep.speed.ok_or(missing)?, middle(rep.time.ok_or(missing)?));
        if i > 0 {
            let gap = facts.rests.get(i - 1).and_then(|gap| gap.time);
            let gap = middle(gap.ok_or(ExposureError::RestUnknown { rep: number })?);
            if gap >= rest.long * since {
                since = 0.0;
            }
        }
        if speed.meters_per_second() >= at_least {
            if since > 0.0 {
                found.time_s += time;
                found.reps += 1;
            } else {
                found.fresh_s += time;
            }
        }
        since += time;
    }
    Ok(found)
}

names! {
    /// Which way exposure goes over weeks.
    BuildUpWay {
        /// More in the later half of the weeks.
        Rising = "rising",
        /// About the same.
        Level = "level",
        /// Less.
        Falling = "falling",
    }
}

/// Exposure over weeks.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct BuildUp {
    /// Seconds in each week, the earliest first.
    pub weeks_s: Vec<f64>,
    /// Which way they go.
    pub way: BuildUpWay,
    /// Mean of the later half of the weeks against that of the earlier one, as a quotient; `None` where there
    /// was nothing in the earlier one.
    pub change: Option<f64>,
}

/// How exposure over weeks is told.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct ExposureCriteria {
    /// How much the halves of the weeks may differ and still be level, as a share.
    pub level: f64,
}

impl ExposureCriteria {
    pub(super) const DEFAULT: Self = Self { level: 0.1 };
}

impl Default for ExposureCriteria {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The exposures of sessions over the weeks that end with `until`; `None` with fewer than four weeks, of which
/// no way can be told, or without any exposure.
///
/// A middle week belongs to neither half. The caller answers for it that all sessions of the weeks are given.
#[must_use]
pub fn exposure_build_up(
    sessions: &[(NaiveDate, f64)],
    until: NaiveDate,
    weeks: u32,
    criteria: &ExposureCriteria,
) -> Option<BuildUp> {
    if weeks < 4 {
        return None;
    }
    let end = |back: u32| until.checked_sub_days(Days::new(7 * u64::from(back)));
    let week = |back: u32| {
        let (first, last) = (end(back + 1)?, end(back)?);
        let within = sessions.iter().filter(|(day, _)| first < *day && *day <= last);
        Some(within.map(|(_, s)| *s).sum::<f64>())
    };
    let weeks_s: Vec<f64> = (0..weeks).rev().map(week).collect::<Option<_>>()?;
    let half = weeks_s.len() / 2;
    let mean = |list: &[f64]| list.iter().sum::<f64>() / seconds(list.len());
    let (early, late) = (mean(weeks_s.get(..half)?), mean(weeks_s.get(weeks_s.len() - half..)?));
    if weeks_s.iter().sum::<f64>() <= 0.0 {
        return None;
    }
    let way = if late > early * (1.0 + criteria.level) {
        BuildUpWay::Rising
    } else if late < early * (1.0 - criteria.level) {
        BuildUpWay::Falling
    } else {
        BuildUpWay::Level
    };
    let change = (early > 0.0).then(|| late / early);
    Some(BuildUp { weeks_s, way, change })
}

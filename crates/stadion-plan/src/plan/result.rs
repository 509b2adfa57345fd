//! The days, sessions and weeks of a plan.

use core::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use stadion_load::Recovery;
use stadion_sessions::Class;
use stadion_types::{Bounds, Finding, HeartRate, Lactate, Reason, Speed};

use super::habits::{Habits, sum};
use super::load::ExpectedLoad;

/// What a day of a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum DayKind {
    /// Nothing.
    Rest,
    /// Easy running.
    Easy,
    /// The long run.
    Long,
    /// Controlled work, such as a single.
    Quality,
    /// Hard work: more than a day of recovery.
    Hard,
    /// A race.
    Race,
    /// A planned breakthrough.
    Breakthrough,
}

impl DayKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Rest,
        Self::Easy,
        Self::Long,
        Self::Quality,
        Self::Hard,
        Self::Race,
        Self::Breakthrough,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rest => "rest",
            Self::Easy => "easy",
            Self::Long => "long",
            Self::Quality => "quality",
            Self::Hard => "hard",
            Self::Race => "race",
            Self::Breakthrough => "breakthrough",
        }
    }
}

/// What a session is aimed at. What the profile does not tell is absent.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Targets {
    /// Speed of the work; of an easy run the upper end is its cap.
    #[cfg_attr(feature = "serde", serde(rename = "speed_m_s"))]
    pub speed: Option<Bounds<Speed>>,
    /// The heart rate not to be passed.
    #[cfg_attr(feature = "serde", serde(rename = "hr_cap_bpm"))]
    pub hr_cap: Option<HeartRate>,
    /// Lactate at the end of the last repetition.
    #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l"))]
    pub lactate: Option<Bounds<Lactate>>,
}

/// One session of a plan.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct PlannedSession {
    /// Its name in the method; `race` for a race.
    pub name: String,
    /// The class that it is meant to be.
    pub class: Class,
    /// It, as the notation prints it.
    pub text: String,
    /// The local time at which it starts.
    pub start: NaiveDateTime,
    /// How long it takes with everything; absent for a race whose time nobody can tell.
    #[cfg_attr(feature = "serde", serde(rename = "duration_s", with = "optional_seconds"))]
    pub duration: Option<Duration>,
    /// The time of its work; zero for easy running.
    #[cfg_attr(feature = "serde", serde(rename = "work_s", with = "stadion_types::seconds"))]
    pub work: Duration,
    /// Whether it is hard.
    pub hard: bool,
    /// What it is aimed at.
    pub targets: Targets,
    /// What it costs, on the scale of the history's loads.
    pub expected_load: Option<ExpectedLoad>,
    /// How long it takes to recover from; absent for classes without figures.
    pub recovery: Option<Recovery>,
}

/// One day of a plan.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct PlannedDay {
    /// The day.
    pub date: NaiveDate,
    /// What it is.
    pub kind: DayKind,
    /// Its sessions, the earliest first; none on a day of rest.
    pub sessions: Vec<PlannedSession>,
    /// Why it is so.
    pub why: Vec<Reason>,
}

impl PlannedDay {
    /// Minutes of training; a race whose time nobody can tell counts nothing.
    #[must_use]
    pub fn minutes(&self) -> f64 {
        let minutes = self.sessions.iter().filter_map(|s| s.duration);
        minutes.map(|d| d.as_secs_f64() / 60.0).fold(0.0, sum)
    }
}

/// Seven days of a plan, or what is left at its end.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct PlannedWeek {
    /// The first day.
    pub from: NaiveDate,
    /// Days that it has; 7 but for the last one.
    pub days: u32,
    /// Minutes of training, without races.
    pub minutes: f64,
    /// The minutes that growth allows.
    pub minutes_most: f64,
    /// Minutes of quality work.
    pub quality_min: f64,
    /// Quality sessions of the kind that share the week's quality time, such as singles.
    pub quality_sessions: u32,
    /// The sessions that the week's minutes carry by the rule of the method.
    pub quality_sessions_by_time: u32,
    /// Days with a run.
    pub run_days: u32,
    /// Why it is so.
    pub why: Vec<Reason>,
}

/// The days of a plan.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Plan {
    /// The method's id.
    pub method: String,
    /// What the athlete is used to.
    pub habits: Habits,
    /// The days.
    pub days: Vec<PlannedDay>,
    /// The weeks, counted from the first day.
    pub weeks: Vec<PlannedWeek>,
    /// What is worth telling of the whole.
    pub findings: Vec<Finding>,
}

impl Plan {
    /// Every session in order, with its day.
    pub fn sessions(&self) -> impl Iterator<Item = (NaiveDate, &PlannedSession)> {
        self.days.iter().flat_map(|day| day.sessions.iter().map(|session| (day.date, session)))
    }
}

/// Seconds, or nothing.
#[cfg(feature = "serde")]
mod optional_seconds {
    use core::time::Duration;

    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    #[expect(clippy::ref_option, reason = "serde hands over the field")]
    pub(super) fn serialize<S: Serializer>(
        value: &Option<Duration>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(|time| time.as_secs_f64()).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Duration>, D::Error> {
        let seconds = Option::<f64>::deserialize(deserializer)?;
        seconds.map(Duration::try_from_secs_f64).transpose().map_err(D::Error::custom)
    }
}

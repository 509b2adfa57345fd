//! What a plan is asked for.

use chrono::{Datelike, NaiveDate};
use stadion_load::{OwnRecovery, RecoveryConditions};
use stadion_physiology::Athlete;
use stadion_sessions::{History, HistoryCriteria};
use stadion_types::{Distance, HeartRate};

use super::error::PlanError;
use crate::method::TrainingMethod;

/// A race within the plan or after it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PlanRace {
    /// Its day.
    pub date: NaiveDate,
    /// Its length.
    #[cfg_attr(feature = "serde", serde(rename = "distance_m"))]
    pub distance: Distance,
    /// Whether it is the goal, before which volume falls.
    #[cfg_attr(feature = "serde", serde(default))]
    pub goal: bool,
}

/// How long the athlete can run on one day of the week.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum AvailableDay {
    /// Not at all.
    No,
    /// As long as the plan asks for.
    Open,
    /// At most these minutes.
    Minutes(f64),
}

impl AvailableDay {
    pub(super) const fn most_min(self) -> f64 {
        match self {
            Self::No => 0.0,
            Self::Open => 1440.0,
            Self::Minutes(minutes) => minutes,
        }
    }
}

/// Days on which less is asked for: illness, pain, days of which nothing is known.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Thinned {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The share of the usual time that is kept.
    pub share: f64,
    /// Whether quality is left out.
    pub no_quality: bool,
}

/// What a plan is made from. Everything but method, athlete, history and start has a default.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PlanRequest<'a> {
    /// The method.
    pub method: &'a TrainingMethod,
    /// The athlete.
    pub athlete: &'a Athlete,
    /// What was trained before; complete from where it begins on, but for days that were marked unknown.
    pub history: &'a History,
    /// The first day of the plan.
    pub start: NaiveDate,
    /// How many days.
    pub days: u32,
    /// Races from the first day on.
    pub races: Vec<PlanRace>,
    /// The days of the week, Monday first.
    pub available: [AvailableDay; 7],
    /// A week is not grown beyond these minutes; the method's own goal where none is given.
    pub weekly_goal_min: Option<f64>,
    /// What monitoring has made of the pace: 1 is the profile's.
    pub pace_factor: f64,
    /// Days on which less is asked for.
    pub thinned: Vec<Thinned>,
    /// Whether a breakthrough is wanted, after a plateau or on the athlete's own wish.
    pub breakthrough: bool,
    /// The hour at which training starts, local time.
    pub training_hour: u32,
    /// The hour at which races start.
    pub race_hour: u32,
    /// What moves the athlete's recovery.
    pub conditions: RecoveryConditions,
    /// What the athlete observed of it.
    pub own_recovery: OwnRecovery,
    /// What makes a base consistent.
    pub criteria: HistoryCriteria,
}

impl<'a> PlanRequest<'a> {
    /// 28 days from `start` on, every day open, without races.
    #[must_use]
    pub fn new(
        method: &'a TrainingMethod,
        athlete: &'a Athlete,
        history: &'a History,
        start: NaiveDate,
    ) -> Self {
        Self {
            method,
            athlete,
            history,
            start,
            days: 28,
            races: Vec::new(),
            available: [AvailableDay::Open; 7],
            weekly_goal_min: None,
            pace_factor: 1.0,
            thinned: Vec::new(),
            breakthrough: false,
            training_hour: 17,
            race_hour: 10,
            conditions: RecoveryConditions::default(),
            own_recovery: OwnRecovery::default(),
            criteria: HistoryCriteria::default(),
        }
    }

    /// Adds the races of the athlete's profile that have a day within reach: from the start on.
    #[must_use]
    pub fn with_races_of_the_athlete(mut self) -> Self {
        for race in self.athlete.races() {
            let Some(date) = race.date.filter(|date| *date >= self.start) else { continue };
            if !self.races.iter().any(|other| other.date == date) {
                self.races.push(PlanRace { date, distance: race.distance, goal: false });
            }
        }
        self
    }

    pub(super) fn most_min(&self, date: NaiveDate) -> f64 {
        let weekday = date.weekday().num_days_from_monday();
        let at = usize::try_from(weekday).unwrap_or(0);
        self.available.get(at).map_or(0.0, |day| day.most_min())
    }

    pub(super) fn check(&self) -> Result<(), PlanError> {
        let Self { start, days, .. } = *self;
        self.method.check()?;
        if !(1..=366).contains(&days) {
            return Err(PlanError::Days { days });
        }
        // Gates look at races up to four weeks after the last day.
        if start.checked_add_days(chrono::Days::new(u64::from(days) + 28)).is_none() {
            return Err(PlanError::Calendar { start, days });
        }
        for (i, race) in self.races.iter().enumerate() {
            let (index, date) = (i + 1, race.date);
            if date < start {
                return Err(PlanError::RaceInThePast { index, date, start });
            }
            if race.distance.meters() <= 0.0 {
                return Err(PlanError::RaceDistance { index });
            }
            if self.races[..i].iter().any(|other| other.date == date) {
                return Err(PlanError::TwoRaces { index, date });
            }
        }
        for (i, day) in self.available.iter().enumerate() {
            if let AvailableDay::Minutes(minutes) = *day {
                if !(0.0..=1440.0).contains(&minutes) {
                    return Err(PlanError::Minutes { weekday: i + 1, minutes });
                }
            }
        }
        let least_min = self.method.easy.least_min;
        if !self.available.iter().any(|day| day.most_min() >= least_min) {
            return Err(PlanError::NoDay { least_min });
        }
        let within = |at, value: f64, min: f64, max: f64| {
            if value >= min && value <= max {
                Ok(())
            } else {
                Err(PlanError::OutOfRange { at, value, min, max })
            }
        };
        within("pace_factor", self.pace_factor, 0.5, 1.5)?;
        within("weekly_goal_min", self.weekly_goal_min.unwrap_or(1.0), 1.0, 10_080.0)?;
        within("training_hour", f64::from(self.training_hour), 0.0, 22.0)?;
        within("race_hour", f64::from(self.race_hour), 0.0, 22.0)?;
        for thinned in &self.thinned {
            within("thinned.share", thinned.share, 0.0, 1.0)?;
        }
        if let Some(late) = self.history.sessions().last().filter(|s| s.day >= start) {
            let id = late.id.clone();
            return Err(PlanError::HistoryFromTheFuture { id, day: late.day, start });
        }
        let cap = self.athlete.max_hr().map(|max| self.method.easy.hr_max_share * max.bpm());
        let threshold = self.athlete.threshold_hr().map(HeartRate::bpm);
        match cap.zip(threshold) {
            Some((cap_bpm, threshold_bpm)) if cap_bpm >= threshold_bpm => {
                Err(PlanError::EasyCap { cap_bpm, threshold_bpm })
            }
            _ => Ok(()),
        }
    }
}

//! Whether the season of the athlete is the one that a session belongs to.

use chrono::NaiveDate;
use stadion_physiology::{Athlete, PlannedRace};
use stadion_types::{Finding, Reason, Severity};

use super::reasons;
use crate::taxonomy::{Class, Classification};
use crate::tree::names;

/// From when to when races make a season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct SeasonCriteria {
    /// Days before a race, and after it, that are of the competition season.
    pub race_days: u32,
    /// Days before the next race from which on a day is of the base season.
    pub base_days: u32,
    /// Longest event for whose runners speed endurance is work of the season, in metres: the mile, with a hair.
    pub event_max_m: u32,
}

impl SeasonCriteria {
    pub(super) const DEFAULT: Self = Self { race_days: 28, base_days: 84, event_max_m: 1700 };
}

impl Default for SeasonCriteria {
    fn default() -> Self {
        Self::DEFAULT
    }
}

names! {
    /// The part of the athlete's year.
    Season {
        /// Far from any race.
        Base = "base",
        /// With races around.
        Competition = "competition",
    }
}

impl Season {
    /// The season of a day by the athlete's races; `None` where no race has a date, or the next one is neither near
    /// nor far. An athlete of whom no race is known may race all the same.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use stadion_physiology::PlannedRace;
    /// use stadion_sessions::{Season, SeasonCriteria};
    /// use stadion_types::Distance;
    ///
    /// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).ok_or("no such day");
    /// let race = PlannedRace { distance: Distance::from_meters(1500.0)?, date: Some(day(6, 11)?) };
    /// let of = |day| Season::of(&[race], day, &SeasonCriteria::default());
    /// assert_eq!(of(day(6, 5)?), Some(Season::Competition));
    /// assert_eq!(of(day(2, 1)?), Some(Season::Base));
    /// assert_eq!(of(day(4, 20)?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of(races: &[PlannedRace], day: NaiveDate, criteria: &SeasonCriteria) -> Option<Self> {
        let days = || races.iter().filter_map(|race| Some((race.date? - day).num_days()));
        let near = i64::from(criteria.race_days);
        if days().any(|away| away.abs() <= near) {
            return Some(Self::Competition);
        }
        let next = days().filter(|away| *away > 0).min()?;
        (next >= i64::from(criteria.base_days)).then_some(Self::Base)
    }
}

/// What the season says of a session; `None` of most. It never changes what a session is.
///
/// # Model
///
/// | | base | competition |
/// |---|---|---|
/// | sprint | | keeps what the athlete has between races |
/// | speed endurance, of a runner of races up to the mile | early: it is paid for with days of easy running | race-specific |
///
/// Of athletes whose events nobody knows speed endurance is told alike.
///
/// # Source
///
/// J. Marcus: a sprint session between two races of the competitive season, in which frequent races wear fitness down;
/// speed endurance as preparation for the end of a mile, at the price of three to five days.
#[must_use]
pub fn season_finding(
    classes: &Classification,
    season: Season,
    athlete: &Athlete,
    criteria: &SeasonCriteria,
) -> Option<Finding> {
    let best = classes.classes.iter().map(|c| c.class).find(|class| !class.is_form())?;
    let short = |meters: f64| meters <= f64::from(criteria.event_max_m);
    let mut events = athlete.events().iter().filter_map(stadion_physiology::Event::distance);
    let of_mile = athlete.events().is_empty() || events.any(|event| short(event.meters()));
    let (code, source) = match (best, season) {
        (Class::Sprint, Season::Competition) => (reasons::SEASON_SPRINT, "seed-002"),
        (Class::SpeedEndurance, Season::Competition) if of_mile => {
            (reasons::SEASON_SPECIFIC, "seed-001")
        }
        (Class::SpeedEndurance, Season::Base) if of_mile => (reasons::SEASON_EARLY, "seed-001"),
        _ => return None,
    };
    Some(Finding::new(Reason::new(code), Severity::Info, source))
}

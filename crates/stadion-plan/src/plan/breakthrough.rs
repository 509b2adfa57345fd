//! Where a breakthrough may stand.

use chrono::{Days, NaiveDate};
use stadion_load::{Groundwork, RecoveryConditions, SessionSize, recovery_with};
use stadion_sessions::Class;
use stadion_types::{Finding, Reason, Severity};

use super::habits::{Habits, runs};
use super::layout::lay;
use super::races::RaceAt;
use super::reasons;
use super::request::PlanRequest;

/// A breakthrough on its day, with the days that it keeps free.
#[derive(Debug, Clone)]
pub(super) struct Breakthrough {
    pub(super) date: NaiveDate,
    free_from: NaiveDate,
    free_to: NaiveDate,
    pub(super) hours: f64,
}

/// Seconds of climbing of the session.
pub(super) const CLIMB_S: u32 = 1200;
pub(super) const AROUND_S: u32 = 600;

/// Days from the last hard one to a breakthrough.
const HARD_BEFORE_DAYS: i64 = 4;

/// What a session keeps free, by the table, in hours.
pub(super) fn hours_after(conditions: &RecoveryConditions) -> f64 {
    let size = SessionSize::default();
    let conditions = RecoveryConditions { groundwork: Groundwork::NotStated, ..*conditions };
    let found = recovery_with(
        &[Class::Breakthrough],
        &size,
        &conditions,
        &stadion_load::OwnRecovery::default(),
    );
    found.map_or(168.0, |found| found.recovery.overall().max_h())
}

fn refused(why: String) -> Box<Finding> {
    let source = crate::method::SEED_003.id;
    Box::new(Finding::new(reasons::breakthrough_refused(why), Severity::Notice, source))
}

impl Breakthrough {
    /// Finds the day, or tells why there is none.
    pub(super) fn find(
        request: &PlanRequest<'_>,
        races: &[RaceAt],
        habits: &Habits,
    ) -> Result<Self, Box<Finding>> {
        let rule = request.method.gates.breakthrough;
        let base = request.history.base(request.start, &request.criteria.base);
        match &base {
            Ok(base) if base.consistent => {}
            Ok(base) => {
                let why = base.reasons.iter().map(Reason::text).collect::<Vec<_>>().join("; ");
                return Err(refused(format!("the base is not consistent: {why}")));
            }
            Err(error) => return Err(refused(error.to_string())),
        }
        let hours = hours_after(&request.conditions);
        let free_after = whole_days(hours);
        let before = u64::from(rule.rest_before_days);
        let last =
            request.history.sessions().iter().rev().find(|s| s.class == Some(Class::Breakthrough));
        let far = |date: NaiveDate| {
            last.is_none_or(|s| (date - s.day).num_days() >= i64::from(rule.every_days))
        };
        let longest = 1.0 + request.method.progression.longest_growth_most;
        let run_most_min = habits.longest_min.unwrap_or(0.0) * longest;
        // It takes the place of a run and is no more than the days that the athlete is used to.
        let trains = |date: NaiveDate| {
            let week = (date - request.start).num_days() / 7 * 7;
            let from = request.start + chrono::TimeDelta::days(week);
            let places = lay(request, from, 7, habits.run_days.unwrap_or(0));
            places.iter().any(|place| place.date == date && place.cycle_day.is_some())
        };
        // Hard days of the history count against it, and none of the last ones is still felt.
        let hard: Vec<NaiveDate> = runs(request.history, request.start, 7)
            .iter()
            .filter(|s| s.was_hard() == Some(true) || s.class == Some(Class::Race))
            .map(|s| s.day)
            .collect();
        let most = request.method.gates.hard_days_in_seven;
        let mut taken: Vec<NaiveDate> =
            hard.iter().copied().chain(races.iter().map(|race| race.date)).collect();
        taken.sort_unstable();
        taken.dedup();
        let rested = |date: NaiveDate| {
            let too_many = (-6..=0_i64).any(|first| {
                let within =
                    |day: &&NaiveDate| (first..first + 7).contains(&(**day - date).num_days());
                u32::try_from(taken.iter().filter(within).count()).is_ok_and(|n| n >= most)
            });
            !too_many && hard.iter().all(|day| (date - *day).num_days() >= HARD_BEFORE_DAYS)
        };
        // A third of a week at the most.
        let week_min = habits.weekly_min.unwrap_or(0.0);
        let small = f64::from(CLIMB_S + 2 * AROUND_S) <= 20.0 * week_min;
        let fits = |date: &NaiveDate| {
            let from = date.checked_sub_days(Days::new(before)).unwrap_or(*date);
            let to = date.checked_add_days(Days::new(free_after)).unwrap_or(*date);
            let inside = from >= request.start && far(*date);
            let quiet = races.iter().all(|race| race.date < from || race.date > to);
            let open = request.most_min(*date).min(run_most_min) * 60.0
                >= f64::from(CLIMB_S + 2 * AROUND_S);
            let well = request.thinned.iter().all(|t| t.to < from || t.from > to);
            inside && quiet && open && well && small && rested(*date) && trains(*date)
        };
        let days = usize::try_from(request.days).unwrap_or(0);
        let date = request.start.iter_days().take(days).find(|date| fits(date));
        let date = date.ok_or_else(|| {
            refused(format!("no day has {before} days of rest before it, {free_after} free after it, and {} days since the last one", rule.every_days))
        })?;
        Ok(Self {
            date,
            free_from: date.checked_sub_days(Days::new(before)).unwrap_or(date),
            free_to: date.checked_add_days(Days::new(free_after)).unwrap_or(date),
            hours,
        })
    }

    /// Refuses it where it is more than its week may have, as in one after illness or races.
    pub(super) fn fits(&self, week_most_min: f64) -> Result<(), Box<Finding>> {
        let minutes = f64::from(CLIMB_S + 2 * AROUND_S) / 60.0;
        if minutes <= week_most_min {
            return Ok(());
        }
        let date = self.date;
        Err(refused(format!(
            "it takes {minutes} min, and the week of {date} has {week_most_min:.0}"
        )))
    }

    /// Why a day has no quality.
    pub(super) fn keeps_free(&self, date: NaiveDate) -> Option<Reason> {
        if date == self.date || date < self.free_from || date > self.free_to {
            return None;
        }
        Some(if date < self.date {
            reasons::breakthrough_before()
        } else {
            reasons::breakthrough_after()
        })
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
fn whole_days(hours: f64) -> u64 {
    (hours / 24.0).ceil() as u64
}

//! Seasons from plans: what was trained day by day, and what a record shows of it.

use chrono::{DateTime, NaiveDate, TimeDelta};
use stadion_load::{
    DailyLoads, DailyLoadsError, DayLoad, ErasedLoad, Ledger, LedgerSession, LoadSource,
};

use crate::SimulationError;
use crate::check::within;
use crate::draws::Draws;

/// Weeks of daily loads, how closely an athlete keeps to them, and how much of it gets into the record.
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_load::DayLoad;
/// use stadion_testkit::SeasonPlan;
///
/// let monday = NaiveDate::from_ymd_opt(2026, 3, 2).ok_or("no such day")?;
/// let plan = SeasonPlan::periodised(monday, 8, 500.0).with_execution_cv(0.1).with_unknown(0.05);
/// let season = plan.run(1)?;
/// assert_eq!(season.done.len(), 56);
/// // The plan rests on Mondays, and what was done is all known.
/// assert_eq!(season.done.as_slice()[0], DayLoad::Rest);
/// assert_eq!(season.done.unknown_days().count(), 0);
/// assert!(season.seen.unknown_days().count() > 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonPlan {
    /// The first day.
    pub first: NaiveDate,
    /// Loads of the days of each week; 0 is a day of rest.
    pub weeks: Vec<[f64; 7]>,
    /// Standard deviation of what is done as a share of what was planned, on days of training.
    pub execution_cv: f64,
    /// Share of the days of training on which the athlete rests instead.
    pub skipped: f64,
    /// Share of all days that the record knows nothing of.
    pub unknown: f64,
    /// Spans that the record knows nothing of: the place of their first day, and how many they are.
    pub unknown_spans: Vec<[usize; 2]>,
}

/// A season as it was, and as a record has it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SyntheticSeason {
    /// What the athlete did; every day is known.
    pub done: DailyLoads,
    /// What the record shows: the same, but for days of which it knows nothing.
    pub seen: DailyLoads,
}

/// Shares of a week's load from Monday on: two hard days, a long one, one of rest.
const SHAPE: [f64; 7] = [0.0, 0.21, 0.10, 0.20, 0.10, 0.12, 0.27];
/// Three weeks that build up, and one that lets go.
const CYCLE: [f64; 4] = [0.95, 1.05, 1.15, 0.7];

/// Streams of the draws: turning one kind off leaves the others as they were.
const EXECUTION: u64 = 0;
const SKIPPED: u64 = 1;
const UNKNOWN: u64 = 2;

impl SeasonPlan {
    /// A plan that is kept to and recorded in full.
    #[must_use]
    pub fn new(first: NaiveDate, weeks: impl Into<Vec<[f64; 7]>>) -> Self {
        let weeks = weeks.into();
        Self {
            first,
            weeks,
            execution_cv: 0.0,
            skipped: 0.0,
            unknown: 0.0,
            unknown_spans: Vec::new(),
        }
    }

    /// So many weeks of `weekly` load each in the mean of four: three build up and one lets go, each with
    /// two hard days, a long one and a day of rest.
    #[must_use]
    pub fn periodised(first: NaiveDate, weeks: usize, weekly: f64) -> Self {
        let mean = CYCLE.iter().sum::<f64>() / 4.0;
        let weeks = CYCLE.iter().cycle().take(weeks);
        let weeks = weeks.map(|level| SHAPE.map(|share| share * weekly * level / mean));
        Self::new(first, weeks.collect::<Vec<_>>())
    }

    /// What is done differs from the plan by this share, as a standard deviation.
    #[must_use]
    pub const fn with_execution_cv(mut self, share: f64) -> Self {
        self.execution_cv = share;
        self
    }

    /// On this share of the days of training the athlete rests.
    #[must_use]
    pub const fn with_skipped(mut self, share: f64) -> Self {
        self.skipped = share;
        self
    }

    /// Of this share of all days the record knows nothing.
    #[must_use]
    pub const fn with_unknown(mut self, share: f64) -> Self {
        self.unknown = share;
        self
    }

    /// The record knows nothing of so many days from that one on, the first day being 0.
    #[must_use]
    pub fn with_unknown_span(mut self, from: usize, days: usize) -> Self {
        self.unknown_spans.push([from, days]);
        self
    }

    /// The season; the same seed gives the same one.
    ///
    /// # Errors
    ///
    /// [`SimulationError::Parameter`] for shares outside 0 to 1, [`SimulationError::Days`] for no week or
    /// a load that is negative or no number.
    pub fn run(&self, seed: u64) -> Result<SyntheticSeason, SimulationError> {
        within("season.execution_cv", self.execution_cv, 0.0..=1.0)?;
        within("season.skipped", self.skipped, 0.0..=1.0)?;
        within("season.unknown", self.unknown, 0.0..=1.0)?;
        let mut streams = [EXECUTION, SKIPPED, UNKNOWN].map(|stream| Draws::new(seed, stream));
        let [execution, skipped, unknown] = &mut streams;
        let (mut done, mut record) = (Vec::new(), Vec::new());
        for (place, planned) in self.weeks.iter().flatten().enumerate() {
            let factor = (1.0 + self.execution_cv * execution.gaussian()).max(0.0);
            let rests = skipped.uniform() < self.skipped;
            let hidden = unknown.uniform() < self.unknown
                || self
                    .unknown_spans
                    .iter()
                    .any(|[from, days]| (*from..from.saturating_add(*days)).contains(&place));
            // A load that is no number is left for the series to refuse.
            let load = if *planned > 0.0 { planned * factor } else { *planned };
            let day = if load == 0.0 || rests { DayLoad::Rest } else { DayLoad::Trained(load) };
            done.push(day);
            record.push(if hidden { DayLoad::Unknown } else { day });
        }
        let [done, record] = [done, record].map(|days| DailyLoads::new(self.first, days));
        Ok(SyntheticSeason { done: done?, seen: record? })
    }
}

impl SyntheticSeason {
    /// The record as a ledger: one session on each day of training, at noon UTC, whose load is by `method`.
    ///
    /// # Errors
    ///
    /// [`SimulationError::Days`] for a load that a ledger does not take.
    pub fn ledger(
        &self,
        method: &'static str,
        unit: &'static str,
    ) -> Result<Ledger, SimulationError> {
        let mut ledger = Ledger::default();
        for (date, day) in self.seen.iter() {
            let entered = match day {
                DayLoad::Unknown => ledger.mark_unknown_days(date, date),
                DayLoad::Rest => ledger.mark_rest(date),
                DayLoad::Trained(amount) => {
                    let refused = DailyLoadsError::Load { date, load: amount };
                    let load = ErasedLoad::new(amount, unit, method, LoadSource::HeartRate, 1.0)
                        .map_err(|_| SimulationError::Days(refused))?;
                    let noon =
                        date.and_hms_opt(12, 0, 0).map_or(DateTime::UNIX_EPOCH, |t| t.and_utc());
                    ledger.insert(date, LedgerSession::new(date.to_string(), noon).with_load(load))
                }
            };
            // Each day is entered once, under its own name and on one scale.
            debug_assert!(entered.is_ok(), "{entered:?}");
        }
        Ok(ledger)
    }

    /// The dates of tests every so many days, from that many days on.
    #[must_use]
    pub fn test_days(&self, every: usize) -> Vec<usize> {
        (every..self.done.len()).step_by(every.max(1)).collect()
    }

    /// The date of the day at that place, the first being 0.
    #[must_use]
    pub fn date(&self, place: usize) -> Option<NaiveDate> {
        let days = TimeDelta::try_days(i64::try_from(place).ok()?)?;
        self.done.first().checked_add_signed(days).filter(|date| *date <= self.done.last())
    }
}

//! A ledger with its fitness and fatigue, which follow each correction.

use chrono::NaiveDate;

use super::TrendError;
use super::daily::{DailyLoads, DailyLoadsError, DayLoad, distance, span};
use super::form::{FormModel, FormPoint};
use super::points::Points;
use crate::ledger::{DatedSession, Ledger, LedgerError, LedgerSession, MergeError, Sports};

/// Why a ledger has no trend as it stands. It has one again as soon as what is missing is entered.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerTrendError {
    /// Its days make no series.
    #[error(transparent)]
    Days(#[from] DailyLoadsError),
    /// Its series has no trend by the conventions, as where unknown days are refused.
    #[error(transparent)]
    Trend(#[from] TrendError),
}

impl LedgerTrendError {
    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Days(error) => error.code(),
            Self::Trend(error) => error.code(),
        }
    }
}

/// A ledger, a method of load, and the trend of both, kept up to date whatever comes in late.
///
/// [`points`](Self::points) are the bits of [`FormModel::trend`] of the whole ledger at any time. A
/// session that is entered, corrected or taken out years back costs the days behind it, up to where
/// nothing changes any more. Only what the ledger itself refuses is refused; a trend that cannot be
/// had for a while says so and comes back.
///
/// ```
/// use chrono::{NaiveDate, TimeZone, Utc};
/// use stadion_load::{
///     ErasedLoad, FormModel, FormSettings, Ledger, LedgerSession, LedgerTrend, LedgerTrendError,
///     LoadSource, Sports, TrendError,
/// };
///
/// let session = |id: &str, day: NaiveDate, amount| -> Result<_, Box<dyn std::error::Error>> {
///     let start = day.and_hms_opt(16, 0, 0).ok_or("no such time")?.and_utc();
///     let load = ErasedLoad::new(amount, "TRIMP", "banister-trimp", LoadSource::HeartRate, 1.0)?;
///     Ok(LedgerSession::new(id, start).with_load(load))
/// };
/// let day = |d| NaiveDate::from_ymd_opt(2026, 5, d).unwrap();
/// let model = FormModel::new(FormSettings::default())?;
/// let mut trend = LedgerTrend::new(Ledger::default(), "banister-trimp", Sports::All, model);
///
/// trend.insert(day(4), session("a", day(4), 88.0)?)?;
/// trend.insert(day(6), session("b", day(6), 60.0)?)?;
/// let hole = TrendError::Unknown { days: vec![day(5)] };
/// assert_eq!(trend.points(), Err(LedgerTrendError::Trend(hole)));
/// trend.mark_rest_days(day(5), day(5))?;
/// assert_eq!(trend.points()?.len(), 3);
/// trend.replace(day(4), session("a", day(4), 120.0)?)?;
/// assert_eq!(trend.points()?[0].after.fatigue, 120.0 * model.fatigue_alpha());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerTrend {
    ledger: Ledger,
    method: String,
    sports: Sports,
    model: FormModel,
    points: Result<Points, DailyLoadsError>,
    renewed: usize,
}

impl LedgerTrend {
    /// The trend of the loads by one method.
    #[must_use]
    pub fn new(
        ledger: Ledger,
        method: impl Into<String>,
        sports: Sports,
        model: FormModel,
    ) -> Self {
        let points = Err(DailyLoadsError::Empty);
        let mut trend = Self { ledger, method: method.into(), sports, model, points, renewed: 0 };
        trend.make_anew();
        trend
    }

    /// The ledger.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Gives the ledger back.
    #[must_use]
    pub fn into_ledger(self) -> Ledger {
        self.ledger
    }

    /// The days with their loads.
    ///
    /// # Errors
    ///
    /// As [`DailyLoads::from_ledger`].
    pub fn loads(&self) -> Result<&DailyLoads, DailyLoadsError> {
        self.points.as_ref().map(Points::loads).map_err(|error| *error)
    }

    /// One point for each day from the first to the last that was entered.
    ///
    /// # Errors
    ///
    /// [`LedgerTrendError`]: as [`DailyLoads::from_ledger`] and [`FormModel::trend`].
    pub fn points(&self) -> Result<&[FormPoint], LedgerTrendError> {
        let points = self.points.as_ref().map_err(|error| *error)?;
        Ok(points.get()?)
    }

    /// The days of a plan behind the last day (see [`FormModel::project`]).
    ///
    /// # Errors
    ///
    /// As [`points`](Self::points) and [`FormModel::project`].
    pub fn project(&self, plan: &[f64]) -> Result<Vec<FormPoint>, LedgerTrendError> {
        let points = self.points.as_ref().map_err(|error| *error)?;
        Ok(points.project(plan)?)
    }

    /// How many days the last change computed anew.
    #[must_use]
    pub const fn renewed(&self) -> usize {
        self.renewed
    }

    /// Enters a session.
    ///
    /// # Errors
    ///
    /// As [`Ledger::insert`].
    pub fn insert(&mut self, day: NaiveDate, session: LedgerSession) -> Result<(), LedgerError> {
        self.ledger.insert(day, session)?;
        self.follow(&[day]);
        Ok(())
    }

    /// Corrects the session of the same id.
    ///
    /// # Errors
    ///
    /// As [`Ledger::replace`].
    pub fn replace(
        &mut self,
        day: NaiveDate,
        session: LedgerSession,
    ) -> Result<DatedSession, LedgerError> {
        let old = self.ledger.replace(day, session)?;
        self.follow(&[old.day, day]);
        Ok(old)
    }

    /// Moves a session to another day.
    ///
    /// # Errors
    ///
    /// As [`Ledger::move_to`].
    pub fn move_to(&mut self, day: NaiveDate, id: &str) -> Result<NaiveDate, LedgerError> {
        let old = self.ledger.move_to(day, id)?;
        self.follow(&[old, day]);
        Ok(old)
    }

    /// Takes a session out.
    pub fn remove(&mut self, id: &str) -> Option<DatedSession> {
        let old = self.ledger.remove(id)?;
        self.follow(&[old.day]);
        Some(old)
    }

    /// Enters every day of a span as a day of rest.
    ///
    /// # Errors
    ///
    /// As [`Ledger::mark_rest_days`].
    pub fn mark_rest_days(&mut self, first: NaiveDate, last: NaiveDate) -> Result<(), LedgerError> {
        self.ledger.mark_rest_days(first, last)?;
        self.follow(&days(first, last));
        Ok(())
    }

    /// Enters every day of a span as one of which nothing is known.
    ///
    /// # Errors
    ///
    /// As [`Ledger::mark_unknown_days`].
    pub fn mark_unknown_days(
        &mut self,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<(), LedgerError> {
        self.ledger.mark_unknown_days(first, last)?;
        self.follow(&days(first, last));
        Ok(())
    }

    /// Takes in what another ledger knows, and returns the days that changed.
    ///
    /// # Errors
    ///
    /// As [`Ledger::merge`].
    pub fn merge(&mut self, other: &Ledger) -> Result<Vec<NaiveDate>, MergeError> {
        let changed = self.ledger.merge(other)?;
        self.follow(&changed);
        Ok(changed)
    }

    fn make_anew(&mut self) {
        let loads = DailyLoads::from_ledger(&self.ledger, &self.method, self.sports);
        self.points = loads.map(|loads| Points::new(self.model, loads));
        self.renewed = self.points.as_ref().map_or(0, |points| points.loads().len());
    }

    /// Computes anew what hangs on these days of the ledger.
    fn follow(&mut self, changed: &[NaiveDate]) {
        let Ok((first, last)) = span(&self.ledger) else { return self.make_anew() };
        let points = match &mut self.points {
            Ok(points) if first <= points.loads().last() && points.loads().first() <= last => {
                points
            }
            _ => return self.make_anew(),
        };
        let mut from = points.fit(first, last);
        let mut to = 0;
        for &date in changed {
            let Some(place) = distance(first, date).filter(|&p| p < points.loads().len()) else {
                continue;
            };
            let load = DayLoad::of(&self.ledger.day(date), &self.method, self.sports);
            if points.set(place, load) != load {
                from = from.min(place);
                to = to.max(place);
            }
        }
        self.renewed = points.renew(from, to);
    }
}

fn days(first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    first.iter_days().take_while(|day| *day <= last).collect()
}

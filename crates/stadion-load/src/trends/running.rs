//! A trend that follows its days: one more day, or a late one, without the others anew.

use chrono::NaiveDate;

use super::TrendError;
use super::daily::{DailyLoads, DayLoad};
use super::form::{FormModel, FormPoint, UnknownDays};
use super::points::Points;

/// A trend kept up to date as days arrive or are corrected.
///
/// It holds the same bits as [`FormModel::trend`] of the same days. A day that changes is computed
/// anew together with the days behind it, up to where nothing changes any more; days before it are
/// not touched. [`LedgerTrend`](crate::LedgerTrend) does so for the sessions of a ledger.
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_load::{DailyLoads, DayLoad, FormModel, FormSettings, FormTrend};
///
/// let first = NaiveDate::from_ymd_opt(2016, 1, 1).unwrap();
/// let ten_years = DailyLoads::new(first, vec![DayLoad::Trained(60.0); 3653])?;
/// let model = FormModel::new(FormSettings::default())?;
/// let mut trend = FormTrend::new(model, ten_years)?;
///
/// let late = NaiveDate::from_ymd_opt(2023, 5, 17).unwrap();
/// trend.set(late, DayLoad::Trained(240.0))?;
/// trend.push(DayLoad::Rest)?;
/// assert_eq!(trend.points(), model.trend(trend.loads())?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct FormTrend(Points);

impl FormTrend {
    /// The trend of these days.
    ///
    /// # Errors
    ///
    /// As [`FormModel::trend`].
    pub fn new(model: FormModel, loads: DailyLoads) -> Result<Self, TrendError> {
        model.check(&loads)?;
        let points = Points::new(model, loads);
        points.get()?;
        Ok(Self(points))
    }

    /// The conventions.
    #[must_use]
    pub const fn model(&self) -> FormModel {
        self.0.model()
    }

    /// The days.
    #[must_use]
    pub const fn loads(&self) -> &DailyLoads {
        self.0.loads()
    }

    /// One point for each day.
    #[must_use]
    pub fn points(&self) -> &[FormPoint] {
        self.0.computed()
    }

    /// Changes the load of a day of the series. Returns how many days were computed anew.
    ///
    /// # Errors
    ///
    /// [`TrendError::Outside`] for another date, [`TrendError::Load`] for a load that is none, and
    /// [`TrendError::Unknown`] where the settings refuse a day of which nothing is known, or would be
    /// left without a known day to start from. The trend is then as it was.
    pub fn set(&mut self, date: NaiveDate, load: DayLoad) -> Result<usize, TrendError> {
        let place = self.loads().place(date).ok_or(TrendError::Outside { date })?;
        self.check(date, load)?;
        let old = self.0.set(place, load);
        let days = self.0.renew(place, place);
        if let Err(error) = self.0.get() {
            self.0.set(place, old);
            self.0.renew(0, place);
            return Err(error);
        }
        Ok(days)
    }

    /// Adds the day after the last.
    ///
    /// # Errors
    ///
    /// [`TrendError::Load`], [`TrendError::Unknown`], and [`TrendError::Outside`] for a series that
    /// is as long as a series may be.
    pub fn push(&mut self, load: DayLoad) -> Result<(), TrendError> {
        let last = self.loads().last();
        let outside = TrendError::Outside { date: last };
        if self.loads().len() == DailyLoads::MOST {
            return Err(outside);
        }
        let date = last.succ_opt().ok_or(outside)?;
        self.check(date, load)?;
        let first = self.loads().first();
        self.0.fit(first, date);
        let place = self.loads().len() - 1;
        self.0.set(place, load);
        self.0.renew(place, place);
        Ok(())
    }

    /// The days of a plan behind the last day (see [`FormModel::project`]).
    ///
    /// # Errors
    ///
    /// As [`FormModel::project`].
    pub fn project(&self, plan: &[f64]) -> Result<Vec<FormPoint>, TrendError> {
        self.0.project(plan)
    }

    fn check(&self, date: NaiveDate, load: DayLoad) -> Result<(), TrendError> {
        match load.known() {
            Some(load) if !(load.is_finite() && load >= 0.0) => Err(TrendError::Load { load }),
            None if self.model().settings().unknown == UnknownDays::Refuse => {
                Err(TrendError::Unknown { days: vec![date] })
            }
            _ => Ok(()),
        }
    }
}

//! A trend that follows its days: one more day, or a late one, without the others anew.

use chrono::NaiveDate;

use super::daily::{DailyLoads, DayLoad};
use super::form::{Carried, FormModel, FormPoint, UnknownDays};
use super::{Seed, TrendError};

/// A trend kept up to date as days arrive or are corrected.
///
/// It holds the same bits as [`FormModel::trend`] of the same days. A day that changes is computed
/// anew together with the days behind it, up to where nothing changes any more; days before it are
/// not touched.
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
pub struct FormTrend {
    model: FormModel,
    loads: DailyLoads,
    points: Vec<FormPoint>,
}

impl FormTrend {
    /// The trend of these days.
    ///
    /// # Errors
    ///
    /// As [`FormModel::trend`].
    pub fn new(model: FormModel, loads: DailyLoads) -> Result<Self, TrendError> {
        let points = model.trend(&loads)?;
        Ok(Self { model, loads, points })
    }

    /// The conventions.
    #[must_use]
    pub const fn model(&self) -> FormModel {
        self.model
    }

    /// The days.
    #[must_use]
    pub const fn loads(&self) -> &DailyLoads {
        &self.loads
    }

    /// One point for each day.
    #[must_use]
    pub fn points(&self) -> &[FormPoint] {
        &self.points
    }

    /// Changes the load of a day of the series. Returns how many days were computed anew.
    ///
    /// # Errors
    ///
    /// [`TrendError::Outside`] for another date, [`TrendError::Load`] for a load that is none, and
    /// [`TrendError::Unknown`] where the settings refuse a day of which nothing is known. The trend
    /// is then as it was.
    pub fn set(&mut self, date: NaiveDate, load: DayLoad) -> Result<usize, TrendError> {
        let place = self.loads.place(date).ok_or(TrendError::Outside { date })?;
        self.check(date, load)?;
        let old = self.loads.as_slice()[place];
        self.loads.set(place, load);
        let first_days = match self.model.settings().seed {
            Seed::MeanOf(days) => usize::try_from(days).unwrap_or(usize::MAX),
            _ => 0,
        };
        match self.renew(if place < first_days { 0 } else { place }, place) {
            Ok(days) => Ok(days),
            Err(error) => {
                // Only the start can fail, before any point has changed.
                self.loads.set(place, old);
                Err(error)
            }
        }
    }

    /// Adds the day after the last.
    ///
    /// # Errors
    ///
    /// [`TrendError::Load`], [`TrendError::Unknown`], and [`TrendError::Outside`] for a series that
    /// is as long as a series may be.
    pub fn push(&mut self, load: DayLoad) -> Result<(), TrendError> {
        let last = self.loads.last();
        let outside = TrendError::Outside { date: last };
        if self.loads.len() == DailyLoads::MOST {
            return Err(outside);
        }
        let date = last.succ_opt().ok_or(outside)?;
        self.check(date, load)?;
        let mut carried = self.carried(self.points.len())?;
        self.points.push(self.model.day(&mut carried, date, load));
        self.loads.push(load);
        Ok(())
    }

    fn check(&self, date: NaiveDate, load: DayLoad) -> Result<(), TrendError> {
        match load.known() {
            Some(load) if !(load.is_finite() && load >= 0.0) => Err(TrendError::Load { load }),
            None if self.model.settings().unknown == UnknownDays::Refuse => {
                Err(TrendError::Unknown { days: vec![date] })
            }
            _ => Ok(()),
        }
    }

    /// What a day starts with.
    fn carried(&self, place: usize) -> Result<Carried, TrendError> {
        match place.checked_sub(1).and_then(|before| self.points.get(before)) {
            Some(point) => Ok(Carried {
                state: point.after,
                fitness_shares: point.fitness_shares,
                fatigue_shares: point.fatigue_shares,
            }),
            None => self.model.start(&self.loads),
        }
    }

    /// Computes from one place on, at least up to `changed`, until a point is as it was.
    fn renew(&mut self, from: usize, changed: usize) -> Result<usize, TrendError> {
        let mut carried = self.carried(from)?;
        for place in from..self.points.len() {
            let date = self.points[place].date;
            let point = self.model.day(&mut carried, date, self.loads.as_slice()[place]);
            if place > changed && point == self.points[place] {
                return Ok(place - from);
            }
            self.points[place] = point;
        }
        Ok(self.points.len() - from)
    }
}

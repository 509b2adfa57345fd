//! The points of days that change: from the first that changed to where nothing changes any more.

use chrono::NaiveDate;

use super::daily::{DailyLoads, DayLoad, distance, later};
use super::form::{Carried, FormModel, FormPoint};
use super::{Seed, TrendError};

/// Days with a point each. Unknown days are computed with even where the settings refuse them, so
/// that one that becomes known costs no more than another; [`Points::get`] refuses them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Points {
    model: FormModel,
    loads: DailyLoads,
    /// As many as days, or none where there is nothing to start from.
    of_days: Vec<FormPoint>,
    unknown: usize,
}

impl Points {
    pub(super) fn new(model: FormModel, loads: DailyLoads) -> Self {
        let unknown = loads.unknown_days().count();
        let mut points = Self { model, of_days: Vec::with_capacity(loads.len()), loads, unknown };
        points.renew(0, points.loads.len());
        points
    }

    pub(super) const fn model(&self) -> FormModel {
        self.model
    }

    pub(super) const fn loads(&self) -> &DailyLoads {
        &self.loads
    }

    pub(super) fn computed(&self) -> &[FormPoint] {
        &self.of_days
    }

    /// What [`FormModel::trend`] gives of the same days.
    pub(super) fn get(&self) -> Result<&[FormPoint], TrendError> {
        if self.unknown > 0 {
            self.model.check(&self.loads)?;
        }
        if self.of_days.is_empty() {
            self.model.start(&self.loads)?;
        }
        Ok(&self.of_days)
    }

    pub(super) fn project(&self, plan: &[f64]) -> Result<Vec<FormPoint>, TrendError> {
        match self.get()?.last() {
            Some(last) => self.model.project(last, plan),
            None => Ok(Vec::new()),
        }
    }

    /// Changes a day; [`renew`](Self::renew) computes it.
    pub(super) fn set(&mut self, place: usize, load: DayLoad) -> DayLoad {
        let old = self.loads.set(place, load);
        self.unknown += usize::from(load.known().is_none());
        self.unknown -= usize::from(old.known().is_none());
        old
    }

    /// Makes the days go from another first to another last one, new ones unknown; the two spans share
    /// a day. The place of the first point that no longer holds is returned.
    pub(super) fn fit(&mut self, first: NaiveDate, last: NaiveDate) -> usize {
        let old = (self.loads.first(), self.loads.last());
        if old == (first, last) {
            return self.loads.len();
        }
        let more = distance(first, old.0).unwrap_or(0);
        let less = distance(old.0, first).unwrap_or(0);
        let holes = |days: &[DayLoad]| days.iter().filter(|day| day.known().is_none()).count();
        let days = self.loads.as_slice();
        self.unknown += more + distance(old.1, last).unwrap_or(0);
        self.unknown -= holes(&days[..less.min(days.len())]);
        self.unknown -= holes(&days[days.len() - distance(last, old.1).unwrap_or(0)..]);
        self.loads.fit(first, last);
        if let Some(&any) = self.of_days.first() {
            self.of_days.splice(0..0, core::iter::repeat_n(any, more));
            self.of_days.drain(..less.min(self.of_days.len()));
            self.of_days.truncate(self.loads.len());
        }
        if old.0 == first { self.of_days.len() } else { 0 }
    }

    /// Computes from one place on, at least up to `changed` and to the last day without a point,
    /// until a point is as it was. Returns how many days that were.
    pub(super) fn renew(&mut self, from: usize, changed: usize) -> usize {
        let first_days = match self.model.settings().seed {
            Seed::MeanOf(days) => usize::try_from(days).unwrap_or(usize::MAX),
            _ => 0,
        };
        let from = if from < first_days { 0 } else { from.min(self.of_days.len()) };
        let Ok(mut carried) = self.carried(from) else {
            self.of_days.clear();
            return 0;
        };
        let Some(date) = later(self.loads.first(), from) else { return 0 };
        let dates = date.iter_days();
        let all = self.of_days.len() == self.loads.len();
        for ((place, &load), date) in (from..).zip(&self.loads.as_slice()[from..]).zip(dates) {
            let point = self.model.day(&mut carried, date, load);
            match self.of_days.get_mut(place) {
                Some(old) if all && place > changed && *old == point => return place - from,
                Some(old) => *old = point,
                None => self.of_days.push(point),
            }
        }
        self.loads.len() - from
    }

    /// What a day starts with.
    fn carried(&self, place: usize) -> Result<Carried, TrendError> {
        match place.checked_sub(1).and_then(|before| self.of_days.get(before)) {
            Some(point) => Ok(point.carried()),
            None => self.model.start(&self.loads),
        }
    }
}

//! Form over a plan: days that nobody has trained yet.

use super::TrendError;
use super::daily::{DailyLoads, DayLoad, distance};
use super::form::{FormModel, FormPoint, UnknownDays};

impl FormModel {
    /// The days of a plan behind a last day: one load a day from the day after `last` on, each a
    /// projected point.
    ///
    /// # Errors
    ///
    /// [`TrendError::Load`] for a load that is negative or no number, [`TrendError::Outside`] at the
    /// end of the calendar.
    pub fn project(&self, last: &FormPoint, plan: &[f64]) -> Result<Vec<FormPoint>, TrendError> {
        let mut carried = last.carried();
        let mut date = last.date;
        plan.iter()
            .map(|&load| {
                if !(load.is_finite() && load >= 0.0) {
                    return Err(TrendError::Load { load });
                }
                date = date.succ_opt().ok_or(TrendError::Outside { date })?;
                let point = self.day(&mut carried, date, DayLoad::Trained(load));
                Ok(FormPoint { projected: true, ..point })
            })
            .collect()
    }

    /// The days of a dated plan behind a last day, each a projected point: from the day after `last`
    /// to the end of the plan. What the plan says of days up to `last` is left out, and a day of
    /// which it says nothing is unknown.
    ///
    /// # Errors
    ///
    /// As [`trend`](Self::trend), of the days of the plan, and [`TrendError::Outside`] for one that
    /// ends more than a hundred years later.
    pub fn project_plan(
        &self,
        last: &FormPoint,
        plan: &DailyLoads,
    ) -> Result<Vec<FormPoint>, TrendError> {
        if distance(last.date, plan.last()).is_some_and(|days| days > DailyLoads::MOST) {
            return Err(TrendError::Outside { date: plan.last() });
        }
        let days = last.date.iter_days().skip(1).take_while(|date| *date <= plan.last());
        let days: Vec<_> =
            days.map(|date| (date, plan.get(date).unwrap_or(DayLoad::Unknown))).collect();
        if self.settings().unknown == UnknownDays::Refuse {
            let unknown = days.iter().filter(|(_, load)| load.known().is_none());
            let days: Vec<_> = unknown.map(|(date, _)| *date).collect();
            if !days.is_empty() {
                return Err(TrendError::Unknown { days });
            }
        }
        let mut carried = last.carried();
        let mut point =
            |(date, load)| FormPoint { projected: true, ..self.day(&mut carried, date, load) };
        Ok(days.into_iter().map(&mut point).collect())
    }
}

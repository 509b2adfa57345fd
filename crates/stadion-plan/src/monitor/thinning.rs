//! How illness, pain and unknown days thin the coming plan.

use chrono::{Days, NaiveDate};
use stadion_types::Reason;

use super::reasons as r;
use crate::plan::Thinned;

/// How the coming days are thinned: what a planner takes in.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Thinning {
    /// The first day that it holds for.
    pub from: NaiveDate,
    /// For how many days.
    pub days: u32,
    /// What their planned time is multiplied with.
    pub factor: f64,
    /// For how many of them there is no quality session, from the first on.
    pub no_quality_days: u32,
    /// Why.
    pub reasons: Vec<Reason>,
}

impl Thinning {
    /// Both at once: the longer, the thinner.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.from = self.from.min(other.from);
        self.days = self.days.max(other.days);
        self.factor = self.factor.min(other.factor);
        self.no_quality_days = self.no_quality_days.max(other.no_quality_days);
        self.reasons.extend(other.reasons);
        self
    }

    /// The same as a plan takes it in: first the days without quality, then those that are only shorter.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use stadion_plan::{DayWithout, Monitor, MonitorSettings};
    ///
    /// let monitor = Monitor::new(MonitorSettings::default())?;
    /// let day = NaiveDate::from_ymd_opt(2026, 5, 4).ok_or("no such day")?;
    /// let ill = monitor.step_without(&mut monitor.start(), day, DayWithout::Ill)?;
    /// let spans = ill.thinning.ok_or("illness thins")?.spans();
    /// assert_eq!(spans.len(), 1);
    /// assert!(spans[0].no_quality && spans[0].from == day.succ_opt().ok_or("no such day")?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn spans(&self) -> Vec<Thinned> {
        let easy = self.no_quality_days.min(self.days);
        [(0, easy, true), (easy, self.days, false)]
            .into_iter()
            .filter(|(begin, end, _)| begin < end)
            .filter_map(|(begin, end, no_quality)| {
                let from = self.from.checked_add_days(Days::new(begin.into()))?;
                let to = self.from.checked_add_days(Days::new((end - 1).into()))?;
                Some(Thinned { from, to, share: self.factor, no_quality })
            })
            .collect()
    }
}

/// How much the plan is thinned.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct ThinningSettings {
    /// Days without quality after illness, at the least; otherwise as many as it lasted.
    pub ill_days_least: u32,
    /// And at the most.
    pub ill_days_most: u32,
    /// What the time of those days is multiplied with.
    pub ill_factor: f64,
    /// Days without quality after pain.
    pub pain_days: u32,
    /// What the time of those days is multiplied with.
    pub pain_factor: f64,
    /// Over how many days unknown ones are counted.
    pub unknown_window_days: u32,
    /// From so many unknown days on the next day is without quality.
    pub unknown_many: u32,
    /// Unknown days take no more than down to this.
    pub unknown_least_factor: f64,
}

impl ThinningSettings {
    pub(super) const DEFAULT: Self = Self {
        ill_days_least: 2,
        ill_days_most: 14,
        ill_factor: 0.5,
        pain_days: 3,
        pain_factor: 0.5,
        unknown_window_days: 14,
        unknown_many: 3,
        unknown_least_factor: 0.5,
    };

    pub(super) fn ranges(&self) -> [(&'static str, f64, f64, f64); 8] {
        let count = |setting, value: u32, min| (setting, f64::from(value), min, 56.0);
        let factor = |setting, value| (setting, value, 0.0, 1.0);
        [
            count("thinning.ill_days_least", self.ill_days_least, 0.0),
            count("thinning.ill_days_most", self.ill_days_most, f64::from(self.ill_days_least)),
            factor("thinning.ill_factor", self.ill_factor),
            count("thinning.pain_days", self.pain_days, 0.0),
            factor("thinning.pain_factor", self.pain_factor),
            count("thinning.unknown_window_days", self.unknown_window_days, 1.0),
            count("thinning.unknown_many", self.unknown_many, 1.0),
            factor("thinning.unknown_least_factor", self.unknown_least_factor),
        ]
    }

    /// After illness: as many days without quality as it lasted in a row, within limits.
    pub(super) fn ill(&self, day: NaiveDate, ill_days: u32) -> Thinning {
        let days = ill_days.min(self.ill_days_most).max(self.ill_days_least);
        let reason = Reason::new(r::ILL).with("ill_days", ill_days).with("no_quality_days", days);
        thinned(day, days, self.ill_factor, days, reason)
    }

    /// After pain.
    pub(super) fn pain(&self, day: NaiveDate) -> Thinning {
        let days = self.pain_days;
        let reason = Reason::new(r::PAIN).with("no_quality_days", days);
        thinned(day, days, self.pain_factor, days, reason)
    }

    /// After unknown days: as many days carry the share of the days that are known.
    pub(super) fn unknown(&self, day: NaiveDate, unknown: u32) -> Thinning {
        let known = 1.0 - f64::from(unknown) / f64::from(self.unknown_window_days.max(1));
        let factor = known.max(self.unknown_least_factor);
        let reason = Reason::new(r::UNKNOWN)
            .with("unknown_days", unknown)
            .with("days", self.unknown_window_days)
            .with("thinned_days", unknown)
            .with("percent", 100.0 * factor);
        let no_quality = u32::from(unknown >= self.unknown_many);
        thinned(day, unknown, factor, no_quality, reason)
    }
}

fn thinned(day: NaiveDate, days: u32, factor: f64, no_quality_days: u32, why: Reason) -> Thinning {
    let from = day.checked_add_days(Days::new(1)).unwrap_or(day);
    Thinning { from, days, factor, no_quality_days, reasons: vec![why] }
}

impl Default for ThinningSettings {
    fn default() -> Self {
        Self::DEFAULT
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, 4).unwrap()
    }

    #[test]
    fn illness_keeps_quality_away_as_long_as_it_lasted() {
        let settings = ThinningSettings::default();
        for (ill, days) in [(1, 2), (2, 2), (5, 5), (30, 14)] {
            let thinning = settings.ill(day(), ill);
            assert_eq!((thinning.days, thinning.no_quality_days), (days, days), "{ill}");
            assert_eq!(thinning.from, NaiveDate::from_ymd_opt(2026, 5, 5).unwrap());
        }
    }

    #[test]
    fn unknown_days_are_no_days_of_rest() {
        let settings = ThinningSettings::default();
        for (unknown, factor, no_quality) in
            [(1, 13.0 / 14.0, 0), (3, 11.0 / 14.0, 1), (14, 0.5, 1)]
        {
            let thinning = settings.unknown(day(), unknown);
            assert_abs_diff_eq!(thinning.factor, factor, epsilon = 1e-12);
            assert_eq!((thinning.days, thinning.no_quality_days), (unknown, no_quality));
        }
    }

    #[test]
    fn spans_cover_every_day_once() {
        for (unknown, spans) in [(1_u32, 1), (3, 2), (9, 2)] {
            let thinning = ThinningSettings::default().unknown(day(), unknown);
            let found = thinning.spans();
            assert_eq!(found.len(), spans, "{unknown}");
            let days = |t: &Thinned| (t.to - t.from).num_days() + 1;
            assert_eq!(found.iter().map(days).sum::<i64>(), i64::from(unknown));
            let without = found.iter().filter(|t| t.no_quality).map(days).sum::<i64>();
            assert_eq!(without, i64::from(thinning.no_quality_days));
            assert_eq!(found[0].from, thinning.from);
            assert!(found.windows(2).all(|pair| pair[0].to.succ_opt() == Some(pair[1].from)));
        }
    }

    #[test]
    fn of_two_the_thinner_holds() {
        let settings = ThinningSettings { pain_factor: 0.3, ..ThinningSettings::default() };
        let both = settings.ill(day(), 6).and(settings.pain(day()));
        assert_eq!((both.days, both.no_quality_days, both.reasons.len()), (6, 6, 2));
        assert_abs_diff_eq!(both.factor, 0.3);
    }
}

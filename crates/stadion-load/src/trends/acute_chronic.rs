//! The load of the last days against that of the last weeks.

use std::collections::VecDeque;

use chrono::NaiveDate;
use stadion_types::{ConstantRange, ConstantSlots, TakesConstants};

use super::daily::{DailyLoads, DayLoad};
use super::form::UnknownDays;
use super::{Smoothing, TrendError, UnknownSpan};

/// How acute and chronic load are averaged.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum AcuteChronicMethod {
    /// Mean of the last 7 days over the mean of the last 28, in which those 7 are. Below 4 by
    /// construction, and correlated with itself.
    #[default]
    RollingCoupled,
    /// Mean of the last 7 days over the mean of the 21 days before them.
    RollingUncoupled,
    /// Two exponential means that start at the first load, with α = 2 / (N + 1) (Williams 2017).
    Exponential,
    /// Two exponential means whose number of days is their half-life: 3.5 and 14 by default in
    /// Athlytics. Starts at the first load.
    HalfLife,
}

impl AcuteChronicMethod {
    /// Every method, in the order of the declaration.
    pub const ALL: [Self; 4] =
        [Self::RollingCoupled, Self::RollingUncoupled, Self::Exponential, Self::HalfLife];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RollingCoupled => "rolling-coupled",
            Self::RollingUncoupled => "rolling-uncoupled",
            Self::Exponential => "exponential",
            Self::HalfLife => "half-life",
        }
    }
}

/// Why a day has no ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RatioUndefined {
    /// The series is younger than the chronic window.
    #[error("{have} of the {need} days are there")]
    TooFewDays {
        /// Days up to this one.
        have: usize,
        /// Days that the method needs.
        need: usize,
    },
    /// Days in the window of which nothing is known.
    #[error("nothing is known of {0}")]
    UnknownDays(UnknownSpan),
    /// Hardly any chronic load: a ratio to nothing.
    #[error("there is no chronic load to compare with")]
    NoChronicLoad,
}

impl RatioUndefined {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 3] = ["too-few-days", "unknown-days", "no-chronic-load"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooFewDays { .. } => Self::CODES[0],
            Self::UnknownDays(_) => Self::CODES[1],
            Self::NoChronicLoad => Self::CODES[2],
        }
    }
}

/// Acute over chronic load on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct LoadRatio {
    /// The ratio.
    pub ratio: f64,
    /// The unknown days that it meets: those of its window, or for an exponential mean those before
    /// which more than e⁻² of the chronic weights lie. They counted as the settings say.
    pub unknown: Option<UnknownSpan>,
}

/// Acute against chronic load, as a **description** of how load changed.
///
/// # Limits
///
/// Numerator and denominator share days, so part of any relation to injury is arithmetic; a random
/// or a fixed denominator does as well (Impellizzeri 2020), and in the largest cohort of runners the
/// ratio did not rise with injuries (Frandsen 2025). It is no risk, and this crate makes no band of
/// colours out of it.
///
/// # Source
///
/// Rolling: Hulin et al. (2014), doi:10.1136/bjsports-2013-092524; uncoupled: Windt & Gabbett
/// (2019), doi:10.1136/bjsports-2017-098925; exponential: Williams et al. (2017),
/// doi:10.1136/bjsports-2016-096589.
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_load::{AcuteChronic, DailyLoads, DayLoad};
///
/// let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
/// let loads = DailyLoads::new(first, vec![DayLoad::Trained(50.0); 28])?;
/// let ratios = AcuteChronic::default().trend(&loads)?;
/// assert!(ratios[26].is_err()); // 27 of 28 days
/// assert_eq!(ratios[27]?.ratio, 1.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "ACWR")]
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct AcuteChronic {
    /// How both are averaged.
    pub method: AcuteChronicMethod,
    /// Days of the acute load; half-life for [`AcuteChronicMethod::HalfLife`]. Rolling means take
    /// whole days.
    pub acute_days: f64,
    /// Days of the chronic load, the acute ones included.
    pub chronic_days: f64,
    /// Chronic load up to which there is no ratio, on the scale of the load.
    pub least_chronic: f64,
    /// What an unknown day does. By default a window with one has no ratio, and an exponential mean
    /// has none from it on until what stood before it weighs e⁻² in the chronic mean: as many days as
    /// the chronic ones, or 41 for a half-life of 14.
    pub unknown: UnknownDays,
}

impl Default for AcuteChronic {
    fn default() -> Self {
        Self::of(AcuteChronicMethod::default())
    }
}

impl TakesConstants for AcuteChronic {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let ids = match self.method {
            AcuteChronicMethod::RollingCoupled | AcuteChronicMethod::RollingUncoupled => {
                ["trend.acute-days", "trend.chronic-days"]
            }
            AcuteChronicMethod::Exponential => ["trend.acute-span", "trend.chronic-span"],
            AcuteChronicMethod::HalfLife => ["trend.acute-half-life", "trend.chronic-half-life"],
        };
        let days = ConstantRange::Between(1.0, 10_000.0);
        slots.number(ids[0], &mut self.acute_days, days);
        slots.number(ids[1], &mut self.chronic_days, days);
        let least = ConstantRange::NotNegative;
        slots.number("trend.least-chronic", &mut self.least_chronic, least);
        let ordered = self.acute_days < self.chronic_days;
        slots.together(ordered, &ids, "the acute days must be fewer than the chronic ones");
        if matches!(
            self.method,
            AcuteChronicMethod::RollingCoupled | AcuteChronicMethod::RollingUncoupled
        ) {
            let whole = |days: f64| days.fract().abs() <= 0.0;
            slots.together(whole(self.acute_days), &ids[..1], "rolling means take whole days");
            slots.together(whole(self.chronic_days), &ids[1..], "rolling means take whole days");
        }
    }
}

impl AcuteChronic {
    /// The settings that a method has by default: 7 and 28 days, as half-lives 3.5 and 14.
    #[must_use]
    pub const fn of(method: AcuteChronicMethod) -> Self {
        let (acute_days, chronic_days) = match method {
            AcuteChronicMethod::HalfLife => (3.5, 14.0),
            _ => (7.0, 28.0),
        };
        let unknown = UnknownDays::Refuse;
        Self { method, acute_days, chronic_days, least_chronic: 0.01, unknown }
    }

    /// One ratio, or the reason why there is none, for each day of the series.
    ///
    /// # Errors
    ///
    /// [`TrendError::Days`] for days outside 1 to 10 000, [`TrendError::Order`] where the acute days
    /// are not fewer than the chronic ones.
    pub fn trend(
        &self,
        loads: &DailyLoads,
    ) -> Result<Vec<Result<LoadRatio, RatioUndefined>>, TrendError> {
        let order =
            TrendError::Order { fitness_days: self.chronic_days, fatigue_days: self.acute_days };
        if self.acute_days.is_nan() || self.acute_days >= self.chronic_days {
            return Err(order);
        }
        match self.method {
            AcuteChronicMethod::RollingCoupled | AcuteChronicMethod::RollingUncoupled => {
                let acute = whole(self.acute_days)?;
                let chronic = whole(self.chronic_days)?;
                if acute >= chronic {
                    return Err(order);
                }
                Ok(self.rolling(loads, acute, chronic))
            }
            AcuteChronicMethod::Exponential => {
                let acute = Smoothing::Span.alpha(self.acute_days)?;
                let chronic = Smoothing::Span.alpha(self.chronic_days)?;
                Ok(self.exponential(loads, acute, chronic))
            }
            AcuteChronicMethod::HalfLife => {
                let alpha = |days: f64| -> Result<f64, TrendError> {
                    let checked =
                        if (1.0..=10_000.0).contains(&days) { Ok(days) } else { Err(days) };
                    let days = checked.map_err(|days| TrendError::Days { days })?;
                    Ok(-(-core::f64::consts::LN_2 / days).exp_m1())
                };
                let (acute, chronic) = (alpha(self.acute_days)?, alpha(self.chronic_days)?);
                Ok(self.exponential(loads, acute, chronic))
            }
        }
    }

    fn rolling(
        &self,
        loads: &DailyLoads,
        acute: usize,
        chronic: usize,
    ) -> Vec<Result<LoadRatio, RatioUndefined>> {
        let mut unknown_days: VecDeque<NaiveDate> = VecDeque::new();
        let one = |(day, (date, load)): (usize, (NaiveDate, DayLoad))| {
            if load.known().is_none() {
                unknown_days.push_back(date);
            }
            let have = day + 1;
            let Some(start) = have.checked_sub(chronic) else {
                return Err(RatioUndefined::TooFewDays { have, need: chronic });
            };
            while unknown_days.front().is_some_and(|first| loads.place(*first) < Some(start)) {
                unknown_days.pop_front();
            }
            let unknown = UnknownSpan::of(unknown_days.iter().copied());
            let window = &loads.as_slice()[start..have];
            let (before, last) = window.split_at(chronic - acute);
            let last = self.mean(last, unknown)?;
            let chronic = match self.method {
                AcuteChronicMethod::RollingUncoupled => self.mean(before, unknown)?,
                _ => self.mean(window, unknown)?,
            };
            self.ratio(last, chronic, unknown)
        };
        loads.iter().enumerate().map(one).collect()
    }

    /// The mean of days; carried days are left out of it.
    fn mean(&self, days: &[DayLoad], unknown: Option<UnknownSpan>) -> Result<f64, RatioUndefined> {
        let refused = unknown.map(RatioUndefined::UnknownDays);
        match refused {
            Some(refused) if self.unknown == UnknownDays::Refuse => return Err(refused),
            _ => {}
        }
        let (mut sum, mut count) = (0.0, 0.0);
        for day in days {
            match day.known() {
                Some(load) => sum += load,
                None if self.unknown == UnknownDays::Carry => continue,
                None => {}
            }
            count += 1.0;
        }
        if count > 0.0 {
            Ok(sum / count)
        } else {
            Err(refused.unwrap_or(RatioUndefined::NoChronicLoad))
        }
    }

    fn exponential(
        &self,
        loads: &DailyLoads,
        acute_alpha: f64,
        chronic_alpha: f64,
    ) -> Vec<Result<LoadRatio, RatioUndefined>> {
        // Days after which e⁻² of the weight is left; of a mean of N days by 2 / (N + 1) these are N.
        let memory = (-2.0 / (-chronic_alpha).ln_1p()).ceil();
        let mut means: Option<(f64, f64)> = None;
        let mut unknown = None;
        let mut since = f64::INFINITY;
        let mut one = |(date, day): (NaiveDate, DayLoad)| {
            since += 1.0;
            if since > memory {
                unknown = None;
            }
            if day.known().is_none() {
                unknown = Some(UnknownSpan::and(unknown, date));
                since = 0.0;
            }
            let load = match (day.known(), self.unknown) {
                (None, UnknownDays::Rest) => Some(0.0),
                (load, _) => load,
            };
            if let Some(load) = load {
                means = Some(match means {
                    None => (load, load),
                    Some((acute, chronic)) => (
                        acute + acute_alpha * (load - acute),
                        chronic + chronic_alpha * (load - chronic),
                    ),
                });
            }
            match (unknown, means) {
                (Some(unknown), _) if self.unknown == UnknownDays::Refuse => {
                    Err(RatioUndefined::UnknownDays(unknown))
                }
                (_, Some((acute, chronic))) => self.ratio(acute, chronic, unknown),
                (Some(unknown), None) => Err(RatioUndefined::UnknownDays(unknown)),
                (None, None) => Err(RatioUndefined::NoChronicLoad),
            }
        };
        loads.iter().map(&mut one).collect()
    }

    fn ratio(
        &self,
        acute: f64,
        chronic: f64,
        unknown: Option<UnknownSpan>,
    ) -> Result<LoadRatio, RatioUndefined> {
        if chronic > self.least_chronic {
            Ok(LoadRatio { ratio: acute / chronic, unknown })
        } else {
            Err(RatioUndefined::NoChronicLoad)
        }
    }
}

/// A number of days as a count of whole ones.
fn whole(days: f64) -> Result<usize, TrendError> {
    if !(1.0..=10_000.0).contains(&days) || days.fract() != 0.0 {
        return Err(TrendError::Days { days });
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 10 000")]
    Ok(days as usize)
}

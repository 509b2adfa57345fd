//! How training time is spread over three zones of intensity.

use chrono::NaiveDate;
use stadion_types::{ConstantRange, ConstantSlots, TakesConstants};

use super::UnknownSpan;
use super::daily::{DailyLoads, distance};
use super::form::UnknownDays;
use crate::ledger::{DayState, Ledger, Sports, days};

/// The order of the three zones by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum DistributionKind {
    /// Most time low, less between the thresholds, least high.
    Pyramidal,
    /// Most low, then high, least between the thresholds, with an index above 2.00.
    Polarized,
    /// In the order of a polarized one, with an index up to 2.00: too much in the middle for it.
    PolarizedOrder,
    /// Most time between the thresholds.
    Threshold,
    /// Most time above the second threshold.
    HighIntensity,
    /// Nothing above the first threshold.
    LowOnly,
}

impl DistributionKind {
    /// Every kind, in the order of the declaration.
    pub const ALL: [Self; 6] = [
        Self::Pyramidal,
        Self::Polarized,
        Self::PolarizedOrder,
        Self::Threshold,
        Self::HighIntensity,
        Self::LowOnly,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pyramidal => "pyramidal",
            Self::Polarized => "polarized",
            Self::PolarizedOrder => "polarized-order",
            Self::Threshold => "threshold",
            Self::HighIntensity => "high-intensity",
            Self::LowOnly => "low-only",
        }
    }
}

/// Why times make no distribution.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NoDistribution {
    /// A time that is negative or no number.
    #[error("a time of {seconds} s is no finite number from 0 on")]
    Time {
        /// The time in seconds.
        seconds: f64,
    },
    /// No time at all.
    #[error("no time in any zone")]
    Empty,
    /// Days of which nothing is known, or not how hard the athlete trained.
    #[error("how hard the athlete trained is not known of {0}")]
    UnknownDays(UnknownSpan),
    /// A span longer than a hundred years.
    #[error("from {first} to {last} is longer than a hundred years")]
    Span {
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
}

impl NoDistribution {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 4] = ["bad-time", "no-time", "unknown-days", "long-span"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Time { .. } => Self::CODES[0],
            Self::Empty => Self::CODES[1],
            Self::UnknownDays(_) => Self::CODES[2],
            Self::Span { .. } => Self::CODES[3],
        }
    }
}

/// Time below the first threshold, between the two, and above the second, as shares of the whole.
///
/// # Model
///
/// Polarization index = log10(z1 / z2 · z3 · 100) of the shares z; without time in the middle,
/// log10(z1 / 0.01 · (z3 − 0.01) · 100). It is 0 without time above the second threshold, and has no
/// value where more time lies above the second threshold than below the first.
///
/// # Limits
///
/// The index was made for many hours of elite athletes. What counts as time in a zone (samples,
/// whole sessions by their aim, rated minutes) changes the picture more than training does, and heart
/// rate lags short repetitions.
///
/// # Examples
///
/// ```
/// use stadion_load::{DistributionKind, IntensityDistribution};
///
/// let hours = IntensityDistribution::of([8.0 * 3600.0, 0.5 * 3600.0, 1.5 * 3600.0])?;
/// assert_eq!(hours.shares, [0.8, 0.05, 0.15]);
/// assert!((hours.polarization_index.unwrap() - 2.3802).abs() < 1e-4);
/// assert_eq!(hours.kind, DistributionKind::Polarized);
/// # Ok::<(), stadion_load::NoDistribution>(())
/// ```
///
/// # Source
///
/// Treff et al. (2019), doi:10.3389/fphys.2019.00707.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct IntensityDistribution {
    /// Shares of the three zones, from the lowest; they add up to 1.
    pub shares: [f64; 3],
    /// The polarization index, a plain number.
    pub polarization_index: Option<f64>,
    /// The kind of distribution.
    pub kind: DistributionKind,
    /// The days of which it is not known how hard the athlete trained, where they were passed over.
    pub unknown: Option<UnknownSpan>,
}

/// An index above this is polarized.
pub(super) const POLARIZED: f64 = 2.0;
/// What stands in for no time in the middle.
pub(super) const LEAST_SHARE: f64 = 0.01;

/// Numbers of the polarization index and the kinds.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct IntensityRules {
    /// An index above this is polarized.
    pub polarized: f64,
    /// Share that stands in for no time in the middle.
    pub least_share: f64,
}

impl Default for IntensityRules {
    fn default() -> Self {
        Self { polarized: POLARIZED, least_share: LEAST_SHARE }
    }
}

impl TakesConstants for IntensityRules {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.number("trend.polarized", &mut self.polarized, ConstantRange::NotNegative);
        slots.number("trend.least-share", &mut self.least_share, ConstantRange::Probability);
    }
}

impl IntensityDistribution {
    /// Of the seconds in three zones.
    ///
    /// # Errors
    ///
    /// [`NoDistribution`].
    pub fn of(seconds: [f64; 3]) -> Result<Self, NoDistribution> {
        IntensityRules::default().of(seconds)
    }
}

impl IntensityRules {
    /// As [`IntensityDistribution::of`], by these rules.
    ///
    /// # Errors
    ///
    /// [`NoDistribution`].
    pub fn of(&self, seconds: [f64; 3]) -> Result<IntensityDistribution, NoDistribution> {
        if let Some(&seconds) = seconds.iter().find(|s| !(s.is_finite() && **s >= 0.0)) {
            return Err(NoDistribution::Time { seconds });
        }
        // Divided first, so that no sum of finite times is infinite.
        let most = seconds.iter().copied().fold(0.0, f64::max);
        if most <= 0.0 {
            return Err(NoDistribution::Empty);
        }
        let scaled = seconds.map(|s| s / most);
        let whole: f64 = scaled.iter().sum();
        let shares = scaled.map(|s| s / whole);
        let polarization_index = self.index(shares);
        let [low, middle, high] = shares;
        let kind = if middle <= 0.0 && high <= 0.0 {
            DistributionKind::LowOnly
        } else if high > low && high > middle {
            DistributionKind::HighIntensity
        } else if middle > low {
            DistributionKind::Threshold
        } else if middle >= high {
            DistributionKind::Pyramidal
        } else if polarization_index.is_some_and(|i| i > self.polarized) {
            DistributionKind::Polarized
        } else {
            DistributionKind::PolarizedOrder
        };
        Ok(IntensityDistribution { shares, polarization_index, kind, unknown: None })
    }

    /// As [`Ledger::intensity`], by these rules.
    ///
    /// # Errors
    ///
    /// [`NoDistribution`].
    pub fn of_ledger(
        &self,
        ledger: &Ledger,
        (first, last): (NaiveDate, NaiveDate),
        sports: Sports,
        unknown: UnknownDays,
    ) -> Result<IntensityDistribution, NoDistribution> {
        let (mut seconds, mut holes) = ([0.0; 3], None);
        if distance(first, last).is_some_and(|days| days >= DailyLoads::MOST) {
            return Err(NoDistribution::Span { first, last });
        }
        for date in days(first, last) {
            let known =
                match ledger.day(date) {
                    DayState::Unknown => false,
                    DayState::Rest => true,
                    DayState::Trained(sessions) => sessions.iter().fold(true, |known, session| {
                        match (sports.include(session.sport()), session.zones()) {
                            (Some(false), _) => known,
                            (Some(true), Some(zones)) => {
                                for (sum, time) in seconds.iter_mut().zip(zones) {
                                    *sum += time.as_secs_f64();
                                }
                                known
                            }
                            _ => false,
                        }
                    }),
                };
            if !known {
                holes = Some(UnknownSpan::and(holes, date));
            }
        }
        match holes {
            Some(holes) if unknown == UnknownDays::Refuse => {
                Err(NoDistribution::UnknownDays(holes))
            }
            _ => {
                let found = self.of(seconds)?;
                Ok(IntensityDistribution { unknown: holes, ..found })
            }
        }
    }

    fn index(&self, [low, middle, high]: [f64; 3]) -> Option<f64> {
        if high > low {
            return None;
        }
        let ratio = if high <= 0.0 {
            return Some(0.0);
        } else if middle > 0.0 {
            low / middle * high
        } else {
            low / self.least_share * (high - self.least_share)
        };
        // Next to no high intensity and none in the middle: below the share that stands in for none.
        if ratio > 0.0 { Some((100.0 * ratio).log10()) } else { Some(0.0) }
    }
}

impl Ledger {
    /// How the time of the sessions from `first` to `last` is spread over three zones.
    ///
    /// Days of which nothing is known, and days with a session without times in zones (or without
    /// sport, where the sport matters) are unknown. By [`UnknownDays::Refuse`] there is no
    /// distribution then; by the other rules it is that of what is known, and names them.
    ///
    /// # Errors
    ///
    /// [`NoDistribution`].
    pub fn intensity(
        &self,
        first: NaiveDate,
        last: NaiveDate,
        sports: Sports,
        unknown: UnknownDays,
    ) -> Result<IntensityDistribution, NoDistribution> {
        IntensityRules::default().of_ledger(self, (first, last), sports, unknown)
    }
}

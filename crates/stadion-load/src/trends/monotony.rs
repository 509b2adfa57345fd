//! How much one day is like the other.

use stadion_types::{ConstantRange, ConstantSlots, TakesConstants};

use super::UnknownSpan;
use super::daily::DailyLoads;
use super::form::UnknownDays;

/// Which standard deviation: the literature does not say, and they differ by √(7/6) in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum SdKind {
    /// With n − 1 below the root, as spreadsheets have it.
    #[default]
    Sample,
    /// With n (Runalyze): monotony is 8 % higher.
    Population,
}

impl SdKind {
    /// Both kinds, in the order of the declaration.
    pub const ALL: [Self; 2] = [Self::Sample, Self::Population];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::Population => "population",
        }
    }
}

/// Why days have no monotony.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MonotonyUndefined {
    /// Each day has the same load, so there is nothing to divide by. Programs write 0, 10 or
    /// infinity here.
    #[error("each day has the same load")]
    Constant,
    /// Days of which nothing is known.
    #[error("nothing is known of {0}")]
    UnknownDays(UnknownSpan),
    /// Fewer days than it takes.
    #[error("{have} of the {need} days are there")]
    TooFewDays {
        /// The days that there are.
        have: usize,
        /// The days that it takes; two at least.
        need: usize,
    },
    /// A load that is negative or no number.
    #[error("a load is negative or no number")]
    Load,
}

impl MonotonyUndefined {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 4] =
        ["constant-days", "unknown-days", "too-few-days", "bad-load"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Constant => Self::CODES[0],
            Self::UnknownDays(_) => Self::CODES[1],
            Self::TooFewDays { .. } => Self::CODES[2],
            Self::Load => Self::CODES[3],
        }
    }
}

/// Monotony and strain of some days, as a rule of a week.
///
/// # Model
///
/// Monotony = mean / standard deviation of the daily loads; strain = sum · monotony.
///
/// # Limits
///
/// Foster related illness to thresholds of each athlete (n = 25); the common "above 2 is high" is a
/// rule of thumb. **It prefers the week with one monstrous day:** three sub-threshold sessions and
/// easy days read as monotonous, one hero workout among rest days does not. It describes variation,
/// and variation is not recovery.
///
/// # Examples
///
/// ```
/// use stadion_load::{Monotony, MonotonyUndefined, SdKind};
///
/// let week = [300.0, 0.0, 400.0, 200.0, 500.0, 0.0, 600.0];
/// let monotony = Monotony::of(&week, SdKind::Population)?;
/// assert!((monotony.monotony - 1.3188).abs() < 1e-4);
/// assert!((monotony.strain - 2637.52).abs() < 1e-2);
/// assert_eq!(Monotony::of(&[60.0; 7], SdKind::Sample), Err(MonotonyUndefined::Constant));
/// # Ok::<(), MonotonyUndefined>(())
/// ```
///
/// # Source
///
/// Foster (1998), doi:10.1097/00005768-199807000-00023.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Monotony {
    /// The sum of the loads.
    pub sum: f64,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation.
    pub sd: f64,
    /// Mean over standard deviation, a plain number.
    pub monotony: f64,
    /// Sum times monotony, on the scale of the load.
    pub strain: f64,
    /// The unknown days that counted as rest.
    pub unknown: Option<UnknownSpan>,
}

/// From this monotony on days differ by nothing but the rounding of their sums.
const ALIKE: f64 = 1e12;

impl Monotony {
    /// Of days whose loads are known.
    ///
    /// # Errors
    ///
    /// [`MonotonyUndefined`].
    pub fn of(loads: &[f64], sd: SdKind) -> Result<Self, MonotonyUndefined> {
        if loads.len() < 2 {
            return Err(MonotonyUndefined::TooFewDays { have: loads.len(), need: 2 });
        }
        if loads.iter().any(|load| !(load.is_finite() && *load >= 0.0)) {
            return Err(MonotonyUndefined::Load);
        }
        // Compared before anything is computed: rounding would leave a constant week a deviation.
        if loads.windows(2).all(|pair| pair[0].to_bits() == pair[1].to_bits()) {
            return Err(MonotonyUndefined::Constant);
        }
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 days")]
        let n = loads.len() as f64;
        let sum: f64 = loads.iter().sum();
        let mean = sum / n;
        let squares: f64 = loads.iter().map(|load| (load - mean).powi(2)).sum();
        let sd = match sd {
            SdKind::Sample => squares / (n - 1.0),
            SdKind::Population => squares / n,
        }
        .sqrt();
        let monotony = mean / sd;
        // Sums of several sessions are equal but for rounding.
        if monotony.is_nan() || monotony >= ALIKE {
            return Err(MonotonyUndefined::Constant);
        }
        Ok(Self { sum, mean, sd, monotony, strain: sum * monotony, unknown: None })
    }
}

/// How monotony is followed from day to day.
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_load::{DailyLoads, DayLoad, MonotonySettings};
///
/// let first = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
/// let mut days = [60.0, 0.0, 90.0, 60.0, 80.0, 60.0, 120.0].map(DayLoad::Trained);
/// let week = DailyLoads::new(first, days.to_vec())?;
/// assert!(MonotonySettings::default().trend(&week)[6].is_ok());
/// days[4] = DayLoad::Unknown;
/// let week = DailyLoads::new(first, days.to_vec())?;
/// let why = MonotonySettings::default().trend(&week)[6].unwrap_err();
/// assert_eq!(why.to_string(), "nothing is known of 2026-05-08");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct MonotonySettings {
    /// Which standard deviation.
    pub sd: SdKind,
    /// The days that each number is of.
    pub days: usize,
    /// What an unknown day does. A day whose load is not counted leaves no week to speak of, so
    /// [`UnknownDays::Carry`] refuses as well.
    pub unknown: UnknownDays,
}

impl Default for MonotonySettings {
    fn default() -> Self {
        Self { sd: SdKind::default(), days: 7, unknown: UnknownDays::default() }
    }
}

impl TakesConstants for MonotonySettings {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let days = ConstantRange::Between(2.0, 10_000.0);
        slots.length("trend.monotony-days", &mut self.days, days);
    }
}

impl MonotonySettings {
    /// The monotony of the days that end on each day of the series, or why there is none.
    #[must_use]
    pub fn trend(&self, loads: &DailyLoads) -> Vec<Result<Monotony, MonotonyUndefined>> {
        let days: Vec<_> = loads.iter().collect();
        let one = |have: usize| {
            let short = MonotonyUndefined::TooFewDays { have, need: self.days };
            let window = have.checked_sub(self.days).and_then(|start| days.get(start..have));
            let window = window.ok_or(short)?;
            let holes = window.iter().filter(|(_, day)| day.known().is_none());
            let unknown = UnknownSpan::of(holes.map(|(date, _)| *date));
            match unknown {
                Some(span) if self.unknown != UnknownDays::Rest => {
                    return Err(MonotonyUndefined::UnknownDays(span));
                }
                _ => {}
            }
            let known: Vec<f64> =
                window.iter().map(|(_, day)| day.known().unwrap_or(0.0)).collect();
            Ok(Monotony { unknown, ..Monotony::of(&known, self.sd)? })
        };
        (1..=days.len()).map(one).collect()
    }
}

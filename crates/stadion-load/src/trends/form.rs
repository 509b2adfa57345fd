//! Fitness, fatigue and form as exponential means of the daily load.

use chrono::NaiveDate;
use stadion_types::{ConstantRange, ConstantSlots, TakesConstants};

use super::daily::{DailyLoads, DayLoad};
use super::{Seed, Smoothing, TrendError};

/// Which values the form of a day is the difference of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum FormTiming {
    /// Today's load is inside: the form after the session (Runalyze, intervals.icu).
    #[default]
    SameDay,
    /// As of the evening before: the form that the athlete starts the day with (`TrainingPeaks`,
    /// `GoldenCheetah` by default).
    PreviousDay,
}

impl FormTiming {
    /// Every convention, in the order of the declaration.
    pub const ALL: [Self; 2] = [Self::SameDay, Self::PreviousDay];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SameDay => "same-day",
            Self::PreviousDay => "previous-day",
        }
    }
}

/// What a day does of which nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum UnknownDays {
    /// There is no trend, and the error lists the days.
    #[default]
    #[cfg_attr(feature = "serde", serde(rename = "error"))]
    Refuse,
    /// Counts as a day of rest.
    Rest,
    /// Leaves fitness and fatigue as they are.
    Carry,
}

impl UnknownDays {
    /// Every convention, in the order of the declaration.
    pub const ALL: [Self; 3] = [Self::Refuse, Self::Rest, Self::Carry];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refuse => "error",
            Self::Rest => "rest",
            Self::Carry => "carry",
        }
    }
}

/// Fitness and fatigue at one time, on the scale of the load.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct FormState {
    /// The slow mean of the daily load; the usual name elsewhere is chronic training load.
    pub fitness: f64,
    /// The fast mean; elsewhere acute training load.
    pub fatigue: f64,
}

impl FormState {
    /// Fitness less fatigue; elsewhere training stress balance.
    #[must_use]
    pub fn form(self) -> f64 {
        self.fitness - self.fatigue
    }
}

/// Settings of [`FormModel`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields, rename_all = "snake_case"))]
pub struct FormSettings {
    /// What a number of days means.
    pub smoothing: Smoothing,
    /// Days of fitness: 42 by convention; fitted time constants lie anywhere from 4 to 60.
    pub fitness_days: f64,
    /// Days of fatigue: 7 by convention; fitted ones from 4 to 74.
    pub fatigue_days: f64,
    /// Where both start.
    pub seed: Seed,
    /// Which form a day has.
    pub form: FormTiming,
    /// What an unknown day does.
    pub unknown: UnknownDays,
}

impl TakesConstants for FormSettings {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.number("trend.fitness-days", &mut self.fitness_days, ConstantRange::Positive);
        slots.number("trend.fatigue-days", &mut self.fatigue_days, ConstantRange::Positive);
        slots.together(
            self.fatigue_days < self.fitness_days,
            &["trend.fatigue-days", "trend.fitness-days"],
            "fatigue must fade faster than fitness",
        );
    }
}

impl Default for FormSettings {
    fn default() -> Self {
        Self {
            smoothing: Smoothing::default(),
            fitness_days: 42.0,
            fatigue_days: 7.0,
            seed: Seed::default(),
            form: FormTiming::default(),
            unknown: UnknownDays::default(),
        }
    }
}

/// What an exponential mean rests on besides the days that are known.
///
/// Each is a share of the mean's weights, from 0 to 1; the rest of them stands on known days.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Shares {
    /// The weight of the start: near 1 in the first days and 0 after months.
    pub seed: f64,
    /// The weight of days of which nothing is known, whatever stood in for them.
    pub unknown: f64,
}

/// Fitness, fatigue and form of one day.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct FormPoint {
    /// The day.
    pub date: NaiveDate,
    /// Before the day's training: the state of the evening before.
    pub before: FormState,
    /// After the day's training.
    pub after: FormState,
    /// The form by the convention of the settings: of `after` or of `before`.
    pub form: f64,
    /// What `after.fitness` rests on.
    pub fitness_shares: Shares,
    /// What `after.fatigue` rests on.
    pub fatigue_shares: Shares,
    /// A day of a plan, and no day of the record.
    pub projected: bool,
}

impl FormPoint {
    /// The form that the athlete starts the day with.
    #[must_use]
    pub fn form_before(&self) -> f64 {
        self.before.form()
    }

    /// The form after the day's training.
    #[must_use]
    pub fn form_after(&self) -> f64 {
        self.after.form()
    }

    pub(super) const fn carried(&self) -> Carried {
        Carried {
            state: self.after,
            fitness_shares: self.fitness_shares,
            fatigue_shares: self.fatigue_shares,
        }
    }
}

/// Fitness and fatigue as two exponential means of one load a day, and form as their difference.
///
/// # Model
///
/// `s ← s + α (L − s)` for each day, with α of [`Smoothing`] for 42 days (fitness) and 7 (fatigue).
/// A model of habit and not of performance: the constants are conventions, and studies that fitted
/// them to athletes found time constants from 4 to 60 days.
///
/// # Limits
///
/// The scale is that of the load; two models of load give two trends that do not compare. Nothing in
/// here forecasts a race. For a model with an athlete's own constants see response models.
///
/// # Examples
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_load::{DailyLoads, DayLoad, FormModel, FormSettings};
///
/// let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
/// let loads = DailyLoads::new(first, vec![DayLoad::Trained(100.0); 42])?;
/// let trend = FormModel::new(FormSettings::default())?.trend(&loads)?;
/// let last = trend[41];
/// // The time constant: 42 days of 100 from nothing reach 63 %.
/// assert!((last.after.fitness - 100.0 * (1.0 - (-1.0_f64).exp())).abs() < 1e-9);
/// assert!((last.fitness_shares.seed - (-1.0_f64).exp()).abs() < 1e-12);
/// assert!(last.form < 0.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Conventions of programs, on the exponential impulse response of Morton, Fitz-Clarke & Banister
/// (1990), doi:10.1152/jappl.1990.69.3.1171.
#[doc(alias = "CTL")]
#[doc(alias = "ATL")]
#[doc(alias = "TSB")]
#[doc(alias = "PMC")]
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FormModel {
    settings: FormSettings,
    fitness_alpha: f64,
    fatigue_alpha: f64,
}

/// What goes from day to day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Carried {
    pub(super) state: FormState,
    pub(super) fitness_shares: Shares,
    pub(super) fatigue_shares: Shares,
}

impl FormModel {
    /// A model with these conventions.
    ///
    /// # Errors
    ///
    /// [`TrendError`] for days outside 1 to 10 000, fatigue that does not follow faster than
    /// fitness, and a start that is negative or no number.
    pub fn new(settings: FormSettings) -> Result<Self, TrendError> {
        let fitness_alpha = settings.smoothing.alpha(settings.fitness_days)?;
        let fatigue_alpha = settings.smoothing.alpha(settings.fatigue_days)?;
        if fatigue_alpha <= fitness_alpha {
            return Err(TrendError::Order {
                fitness_days: settings.fitness_days,
                fatigue_days: settings.fatigue_days,
            });
        }
        let given = match settings.seed {
            Seed::Value(value) => [value, value],
            Seed::State { fitness, fatigue } => [fitness, fatigue],
            Seed::Zero | Seed::MeanOf(_) => [0.0, 0.0],
        };
        match given.into_iter().find(|v| !(v.is_finite() && *v >= 0.0)) {
            Some(value) => Err(TrendError::Seed { value }),
            None => Ok(Self { settings, fitness_alpha, fatigue_alpha }),
        }
    }

    /// The conventions.
    #[must_use]
    pub const fn settings(&self) -> FormSettings {
        self.settings
    }

    /// The share that fitness goes towards the load of a day.
    #[must_use]
    pub const fn fitness_alpha(&self) -> f64 {
        self.fitness_alpha
    }

    /// The share that fatigue goes.
    #[must_use]
    pub const fn fatigue_alpha(&self) -> f64 {
        self.fatigue_alpha
    }

    /// The state after one more day with that load.
    #[must_use]
    pub fn step(&self, state: FormState, load: f64) -> FormState {
        FormState {
            fitness: state.fitness + self.fitness_alpha * (load - state.fitness),
            fatigue: state.fatigue + self.fatigue_alpha * (load - state.fatigue),
        }
    }

    /// One point for each day of the series.
    ///
    /// # Errors
    ///
    /// [`TrendError::Unknown`] lists the days of which nothing is known, unless the settings say
    /// what they do; [`TrendError::SeedDays`] if the start asks for more days than there are.
    pub fn trend(&self, loads: &DailyLoads) -> Result<Vec<FormPoint>, TrendError> {
        self.check(loads)?;
        let mut carried = self.start(loads)?;
        Ok(loads.iter().map(|(date, load)| self.day(&mut carried, date, load)).collect())
    }

    pub(super) fn check(&self, loads: &DailyLoads) -> Result<(), TrendError> {
        if self.settings.unknown == UnknownDays::Refuse {
            let days: Vec<_> = loads.unknown_days().collect();
            if !days.is_empty() {
                return Err(TrendError::Unknown { days });
            }
        }
        Ok(())
    }

    pub(super) fn start(&self, loads: &DailyLoads) -> Result<Carried, TrendError> {
        let state = match self.settings.seed {
            Seed::Zero => FormState::default(),
            Seed::Value(value) => FormState { fitness: value, fatigue: value },
            Seed::State { fitness, fatigue } => FormState { fitness, fatigue },
            Seed::MeanOf(days) => {
                let mean = self.mean_of_first(loads, days)?;
                FormState { fitness: mean, fatigue: mean }
            }
        };
        let shares = Shares { seed: 1.0, unknown: 0.0 };
        Ok(Carried { state, fitness_shares: shares, fatigue_shares: shares })
    }

    /// The mean of the first days: of all of them if unknown ones count as rest, and otherwise of
    /// those that are known.
    fn mean_of_first(&self, loads: &DailyLoads, days: u32) -> Result<f64, TrendError> {
        let short = TrendError::SeedDays { days, have: loads.len() };
        let first = usize::try_from(days).ok().and_then(|n| loads.as_slice().get(..n));
        let Some(first) = first.filter(|f| !f.is_empty()) else { return Err(short) };
        let (mut sum, mut count) = (0.0, 0.0);
        for day in first {
            match day.known() {
                Some(load) => sum += load,
                None if self.settings.unknown == UnknownDays::Rest => {}
                None => continue,
            }
            count += 1.0;
        }
        if count > 0.0 { Ok(sum / count) } else { Err(short) }
    }

    pub(super) fn day(&self, carried: &mut Carried, date: NaiveDate, load: DayLoad) -> FormPoint {
        let before = carried.state;
        let unknown = load.known().is_none();
        match load.known() {
            Some(load) => carried.state = self.step(before, load),
            None if self.settings.unknown == UnknownDays::Carry => {}
            None => carried.state = self.step(before, 0.0),
        }
        carried.fitness_shares = carried.fitness_shares.after(self.fitness_alpha, unknown);
        carried.fatigue_shares = carried.fatigue_shares.after(self.fatigue_alpha, unknown);
        let of = match self.settings.form {
            FormTiming::SameDay => carried.state,
            FormTiming::PreviousDay => before,
        };
        FormPoint {
            date,
            before,
            after: carried.state,
            form: of.form(),
            fitness_shares: carried.fitness_shares,
            fatigue_shares: carried.fatigue_shares,
            projected: false,
        }
    }
}

impl Shares {
    fn after(self, alpha: f64, unknown: bool) -> Self {
        let kept = 1.0 - alpha;
        Self {
            seed: self.seed * kept,
            unknown: self.unknown * kept + if unknown { alpha } else { 0.0 },
        }
    }
}

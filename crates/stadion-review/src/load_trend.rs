//! Daily loads and what they add up to: the document of `stadion load`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use stadion_load::{
    AcuteChronic, AcuteChronicMethod, DailyLoads, DailyLoadsError, DayLoad, FormModel, FormPoint,
    FormSettings, LoadRatio, Monotony, MonotonySettings, SdKind, Shares, TrendError, UnknownSpan,
};
use stadion_types::{
    ConstantError, ConstantOverrides, ConstantSlots, OverriddenConstant, TakesConstants,
};

/// What the numbers of the document follow.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LoadConventions {
    /// Fitness, fatigue and form.
    #[serde(flatten)]
    pub form: FormSettings,
    /// The standard deviation of monotony.
    pub monotony_sd: SdKind,
}

/// Daily loads with their trends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoadDocument {
    /// Version of the document's form.
    pub schema_version: u32,
    /// Every calendar day from the first to the last.
    pub days: Vec<LoadDayDocument>,
    /// What the numbers follow.
    pub conventions: LoadConventions,
    /// The user's constants that the numbers follow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constants: Vec<OverriddenConstant>,
}

/// The settings of every trend in the document.
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_load::{DailyLoads, DayLoad};
/// use stadion_review::{LoadConventions, LoadTrends, constant_overrides};
/// use stadion_types::GivenConstant;
///
/// let given = GivenConstant { value: 50.0, unit: None, source: "own squad, 2026".into() };
/// let own = constant_overrides([("trend.fitness-days".to_owned(), given)])?;
/// let trends = LoadTrends::new(LoadConventions::default()).with_constants(&own)?;
///
/// let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
/// let document = trends.of(&DailyLoads::new(first, vec![DayLoad::Trained(50.0)])?)?;
/// assert_eq!(document.conventions.form.fitness_days, 50.0);
/// assert_eq!((&*document.constants[0].source, document.constants[0].default), ("own squad, 2026", 42.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct LoadTrends {
    conventions: LoadConventions,
    ratios: [AcuteChronic; 3],
    monotony: MonotonySettings,
    constants: Vec<OverriddenConstant>,
}

impl Default for LoadTrends {
    fn default() -> Self {
        Self::new(LoadConventions::default())
    }
}

impl TakesConstants for LoadTrends {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        self.conventions.form.constants(slots);
        for ratio in &mut self.ratios {
            ratio.constants(slots);
        }
        self.monotony.constants(slots);
    }
}

impl LoadTrends {
    /// The trends by these conventions.
    #[must_use]
    pub fn new(conventions: LoadConventions) -> Self {
        let unknown = conventions.form.unknown;
        let ratios = RATIOS.map(|(_, method)| AcuteChronic { unknown, ..AcuteChronic::of(method) });
        let sd = conventions.monotony_sd;
        let monotony = MonotonySettings { sd, unknown, ..MonotonySettings::default() };
        Self { conventions, ratios, monotony, constants: Vec::new() }
    }

    /// The same by a user's constants; the document says which.
    ///
    /// # Errors
    ///
    /// [`ConstantError`] for a value that a setting does not accept.
    pub fn with_constants(mut self, overrides: &ConstantOverrides) -> Result<Self, ConstantError> {
        self.constants = self.take_constants(overrides)?;
        Ok(self)
    }

    /// The user's constants that were taken, by name.
    #[must_use]
    pub fn overridden(&self) -> &[OverriddenConstant] {
        &self.constants
    }

    /// As [`load_trend`].
    ///
    /// # Errors
    ///
    /// [`TrendError`].
    pub fn of(&self, loads: &DailyLoads) -> Result<LoadDocument, TrendError> {
        let points = FormModel::new(self.conventions.form)?.trend(loads)?;
        document(loads, &points, self)
    }

    /// As [`load_trend_and_plan`].
    ///
    /// # Errors
    ///
    /// [`LoadTrendError`].
    pub fn of_plan(
        &self,
        loads: &DailyLoads,
        plan: &DailyLoads,
    ) -> Result<LoadDocument, LoadTrendError> {
        let both = loads.followed_by(plan)?;
        let model = FormModel::new(self.conventions.form)?;
        let mut points = model.trend(loads)?;
        if let Some(last) = points.last().copied() {
            points.extend(model.project_plan(&last, plan)?);
        }
        Ok(document(&both, &points, self)?)
    }
}

/// One day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoadDayDocument {
    /// The day.
    pub date: NaiveDate,
    /// Its load, 0 for rest; `null` where nothing is known.
    pub load: Option<f64>,
    /// `trained`, `rest` or `unknown`; `planned` for a day of a plan with a load.
    pub status: String,
    /// A day of a plan, and no day of the record.
    pub projected: bool,
    /// The slow mean of load, after the day.
    pub fitness: f64,
    /// The fast mean of load, after the day.
    pub fatigue: f64,
    /// Fitness less fatigue, by the convention of the day.
    pub form: f64,
    /// Form before the day's training.
    pub form_before: f64,
    /// Form after the day's training.
    pub form_after: f64,
    /// How much of fitness is its start or rests on unknown days.
    pub fitness_shares: Shares,
    /// The same of fatigue.
    pub fatigue_shares: Shares,
    /// The last 7 days against the last 28, by three methods.
    pub acute_chronic: AcuteChronicDocument,
    /// Mean over standard deviation of the 7 days that end here.
    pub monotony: Option<f64>,
    /// Their sum times monotony.
    pub strain: Option<f64>,
    /// The numbers above that are `null`, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undefined: Vec<UndefinedNumber>,
    /// The numbers above that meet unknown days, which counted as the conventions say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rests_on_unknown: Vec<UnknownNumber>,
}

/// A number that meets unknown days; how much of fitness and fatigue does is in their shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnknownNumber {
    /// Its name in the document.
    pub number: String,
    /// How many days, and between which they lie.
    #[serde(flatten)]
    pub unknown: UnknownSpan,
}

/// Acute against chronic load; a description and no risk.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AcuteChronicDocument {
    /// Mean of 7 days over mean of the 28 that contain them.
    pub rolling_coupled: Option<f64>,
    /// Mean of 7 days over mean of the 21 before them.
    pub rolling_uncoupled: Option<f64>,
    /// Exponential means with α = 2 / (N + 1).
    pub ewma: Option<f64>,
}

/// A number that a day has not got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UndefinedNumber {
    /// Its name in the document.
    pub number: String,
    /// Why, as a code that stays.
    pub code: String,
    /// Why.
    pub why: String,
}

/// The trends of daily loads.
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_load::{DailyLoads, DayLoad};
/// use stadion_review::{LoadConventions, load_trend};
///
/// let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
/// let loads = DailyLoads::new(first, vec![DayLoad::Trained(50.0), DayLoad::Rest])?;
/// let document = load_trend(&loads, LoadConventions::default())?;
/// assert_eq!(document.days[1].status, "rest");
/// assert!(document.days[1].form < 0.0 && document.days[1].monotony.is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`TrendError`]: conventions out of range, and days of which nothing is known, unless the
/// conventions say what they do.
pub fn load_trend(
    loads: &DailyLoads,
    conventions: LoadConventions,
) -> Result<LoadDocument, TrendError> {
    LoadTrends::new(conventions).of(loads)
}

/// The trends of daily loads and behind them those of a plan, each of whose days says that it is
/// projected. What the plan says of days up to the last of the record is left out.
///
/// # Errors
///
/// As [`load_trend`], and [`DailyLoadsError::TooLong`].
pub fn load_trend_and_plan(
    loads: &DailyLoads,
    plan: &DailyLoads,
    conventions: LoadConventions,
) -> Result<LoadDocument, LoadTrendError> {
    LoadTrends::new(conventions).of_plan(loads, plan)
}

/// Why loads and a plan give no trend.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LoadTrendError {
    /// The two make no series.
    #[error(transparent)]
    Days(#[from] DailyLoadsError),
    /// The series has no trend by the conventions.
    #[error(transparent)]
    Trend(#[from] TrendError),
}

impl LoadTrendError {
    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Days(error) => error.code(),
            Self::Trend(error) => error.code(),
        }
    }
}

const RATIOS: [(&str, AcuteChronicMethod); 3] = [
    ("acute_chronic.rolling_coupled", AcuteChronicMethod::RollingCoupled),
    ("acute_chronic.rolling_uncoupled", AcuteChronicMethod::RollingUncoupled),
    ("acute_chronic.ewma", AcuteChronicMethod::Exponential),
];

fn document(
    loads: &DailyLoads,
    points: &[FormPoint],
    trends: &LoadTrends,
) -> Result<LoadDocument, TrendError> {
    let mut ratios = Vec::with_capacity(RATIOS.len());
    for ratio in &trends.ratios {
        ratios.push(ratio.trend(loads)?);
    }
    let weeks = trends.monotony.trend(loads);
    let days = points.iter().zip(loads.as_slice()).zip(weeks).enumerate();
    let days = days.map(|(i, ((point, load), week))| {
        let mut told = Told::default();
        let mut found = [None; 3];
        for ((found, ratios), (name, _)) in found.iter_mut().zip(&ratios).zip(RATIOS) {
            let of = |ratio: &LoadRatio| (ratio.ratio, ratio.unknown);
            *found = told.take(
                &[name],
                ratios[i].as_ref().map(of).map_err(|why| (why.code(), why.to_string())),
            );
        }
        let of = |week: Monotony| ((week.monotony, week.strain), week.unknown);
        let week = told.take(
            &["monotony", "strain"],
            week.map(of).map_err(|why| (why.code(), why.to_string())),
        );
        LoadDayDocument {
            date: point.date,
            load: load.known(),
            status: match load {
                DayLoad::Trained(_) if point.projected => "planned",
                load => load.as_str(),
            }
            .to_owned(),
            projected: point.projected,
            fitness: point.after.fitness,
            fatigue: point.after.fatigue,
            form: point.form,
            form_before: point.form_before(),
            form_after: point.form_after(),
            fitness_shares: point.fitness_shares,
            fatigue_shares: point.fatigue_shares,
            acute_chronic: AcuteChronicDocument {
                rolling_coupled: found[0],
                rolling_uncoupled: found[1],
                ewma: found[2],
            },
            monotony: week.map(|(monotony, _)| monotony),
            strain: week.map(|(_, strain)| strain),
            undefined: told.undefined,
            rests_on_unknown: told.unknown,
        }
    });
    Ok(LoadDocument {
        schema_version: crate::SCHEMA_VERSION,
        days: days.collect(),
        conventions: trends.conventions,
        constants: trends.constants.clone(),
    })
}

/// What is to be told of a day's numbers.
#[derive(Default)]
struct Told {
    undefined: Vec<UndefinedNumber>,
    unknown: Vec<UnknownNumber>,
}

impl Told {
    fn take<T>(
        &mut self,
        names: &[&str],
        found: Result<(T, Option<UnknownSpan>), (&str, String)>,
    ) -> Option<T> {
        for &number in names {
            let number = number.to_owned();
            match &found {
                Ok((_, None)) => {}
                Ok((_, Some(unknown))) => {
                    self.unknown.push(UnknownNumber { number, unknown: *unknown });
                }
                Err((code, why)) => {
                    let (code, why) = ((*code).to_owned(), why.clone());
                    self.undefined.push(UndefinedNumber { number, code, why });
                }
            }
        }
        found.ok().map(|(number, _)| number)
    }
}

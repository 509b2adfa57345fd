//! Daily loads and what they add up to: the document of `stadion load`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use stadion_load::{
    AcuteChronic, AcuteChronicMethod, DailyLoads, FormModel, FormSettings, Monotony,
    MonotonyUndefined, SdKind, Shares, TrendError, UnknownDays,
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
}

/// One day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoadDayDocument {
    /// The day.
    pub date: NaiveDate,
    /// Its load, 0 for rest; `null` where nothing is known.
    pub load: Option<f64>,
    /// `trained`, `rest` or `unknown`.
    pub status: String,
    /// The slow mean of load, after the day.
    pub fitness: f64,
    /// The fast mean of load, after the day.
    pub fatigue: f64,
    /// Fitness less fatigue, by the convention of the day.
    pub form: f64,
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
    const RATIOS: [(&str, AcuteChronicMethod); 3] = [
        ("acute_chronic.rolling_coupled", AcuteChronicMethod::RollingCoupled),
        ("acute_chronic.rolling_uncoupled", AcuteChronicMethod::RollingUncoupled),
        ("acute_chronic.ewma", AcuteChronicMethod::Exponential),
    ];
    let unknown = conventions.form.unknown;
    let points = FormModel::new(conventions.form)?.trend(loads)?;
    let mut ratios = Vec::with_capacity(RATIOS.len());
    for (_, method) in RATIOS {
        ratios.push(AcuteChronic { unknown, ..AcuteChronic::of(method) }.trend(loads)?);
    }
    let known: Vec<Option<f64>> = loads
        .as_slice()
        .iter()
        .map(|day| day.known().or((unknown == UnknownDays::Rest).then_some(0.0)))
        .collect();
    let days = points.iter().zip(loads.as_slice()).enumerate().map(|(i, (point, load))| {
        let mut undefined = Vec::new();
        let mut missing = |number: &str, why: String| {
            undefined.push(UndefinedNumber { number: number.to_owned(), why });
        };
        let mut found = [None; 3];
        for ((found, ratios), (name, _)) in found.iter_mut().zip(&ratios).zip(RATIOS) {
            match ratios[i] {
                Ok(ratio) => *found = Some(ratio),
                Err(why) => missing(name, why.to_string()),
            }
        }
        let monotony = match (i + 1).checked_sub(7) {
            Some(start) => Monotony::of_days(&known[start..=i], conventions.monotony_sd),
            None => Err(MonotonyUndefined::TooFewDays { have: i + 1, need: 7 }),
        };
        if let Err(why) = monotony {
            missing("monotony", why.to_string());
            missing("strain", why.to_string());
        }
        LoadDayDocument {
            date: point.date,
            load: load.known(),
            status: load.as_str().to_owned(),
            fitness: point.after.fitness,
            fatigue: point.after.fatigue,
            form: point.form,
            fitness_shares: point.fitness_shares,
            fatigue_shares: point.fatigue_shares,
            acute_chronic: AcuteChronicDocument {
                rolling_coupled: found[0],
                rolling_uncoupled: found[1],
                ewma: found[2],
            },
            monotony: monotony.ok().map(|m| m.monotony),
            strain: monotony.ok().map(|m| m.strain),
            undefined,
        }
    });
    Ok(LoadDocument { schema_version: crate::SCHEMA_VERSION, days: days.collect(), conventions })
}

//! Fitness, fatigue and form over the days of a plan.

use chrono::NaiveDate;
use stadion_load::{DailyLoads, FormModel, FormSettings, FormTiming, UnknownDays};
use stadion_types::{Finding, Reason, ReasonCode, Severity};

use super::band::Band;
use super::error::ProjectionError;
use super::ready::{DayReadiness, readiness};
use crate::method::STADION;
use crate::plan::{DayKind, Plan, PlannedDay};

const TAPER_BIAS: ReasonCode = ReasonCode {
    code: "projection-taper-bias",
    text: "a linear model sees form rise until days after the last load and knows no loss of sharpness: what it says of the days before a race is biased towards rest; trials found 41 to 60 % less volume over 8 to 14 days best",
};

/// Every reason that a projection gives.
pub const PROJECTION_REASONS: &[ReasonCode] = &[TAPER_BIAS];

/// One day of a projection.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct ProjectedDay {
    /// The day.
    pub date: NaiveDate,
    /// Its load; absent where a session of it has none.
    pub load: Option<Band>,
    /// After the day.
    pub fitness: Band,
    /// After the day.
    pub fatigue: Band,
    /// Before the day's sessions.
    pub form_before: Band,
    /// After them.
    pub form_after: Band,
}

/// Fitness, fatigue and form over the days of a plan.
///
/// # Model
///
/// That of [`FormModel`]: two exponential means of daily loads, form their difference. It is linear, so each
/// day's number is the state before the plan, faded, plus each planned load times a weight; the band takes
/// each load at the end of its interval that moves the number most.
///
/// # Limits
///
/// A description of loads. It does not know what kind of training they are, and is biased before races: resting always
/// raises its form for a week or two.
///
/// # Examples
///
/// ```
/// use chrono::{Days, NaiveDate};
/// use stadion_load::{DailyLoads, DayLoad, FormSettings};
/// use stadion_physiology::Athlete;
/// use stadion_plan::{PlanRequest, Projection, TrainingMethod, plan};
/// use stadion_sessions::History;
///
/// let start = NaiveDate::from_ymd_opt(2026, 5, 4).ok_or("no such day")?;
/// let (method, athlete, history) =
///     (TrainingMethod::norwegian_singles(), Athlete::default(), History::default());
/// let plan = plan(&PlanRequest::new(&method, &athlete, &history, start))?;
/// let past = DailyLoads::new(start - Days::new(60), vec![DayLoad::Trained(20.0); 60])?;
/// let projection = Projection::of(&plan, &past, FormSettings::default())?;
/// let last = projection.days.last().ok_or("no days")?;
/// assert!(last.fitness.lo < last.fitness.value && last.fitness.value < last.fitness.hi);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Projection {
    /// What the numbers follow.
    pub settings: FormSettings,
    /// Every day of the plan.
    pub days: Vec<ProjectedDay>,
    /// What the sessions of the plan have left on each day.
    pub readiness: Vec<DayReadiness>,
    /// What is worth telling.
    pub findings: Vec<Finding>,
}

/// The load of a day with its interval; a day of rest has 0, one with a session of unknown load none.
pub(super) fn load_of(day: &PlannedDay) -> Option<Band> {
    day.sessions.iter().try_fold(Band::exact(0.0), |sum, session| {
        let load = session.expected_load?;
        Some(sum.plus(1.0, Band { value: load.amount, lo: load.lo, hi: load.hi }))
    })
}

impl Projection {
    /// Projects a plan from the loads before it, which are on the scale of the expected ones and end on the day
    /// before it.
    ///
    /// # Errors
    ///
    /// [`ProjectionError`]. A day whose load is not known is an error, which names it, unless the settings say
    /// what such a day does ([`UnknownDays`]).
    pub fn of(
        plan: &Plan,
        past: &DailyLoads,
        settings: FormSettings,
    ) -> Result<Self, ProjectionError> {
        let start = plan.days.first().ok_or(ProjectionError::NoDays)?.date;
        if past.last().succ_opt() != Some(start) {
            return Err(ProjectionError::Gap { last: past.last(), start });
        }
        let loads: Vec<Option<Band>> = plan.days.iter().map(load_of).collect();
        let unknown: Vec<NaiveDate> = plan
            .days
            .iter()
            .zip(&loads)
            .filter(|(_, l)| l.is_none())
            .map(|(d, _)| d.date)
            .collect();
        if settings.unknown == UnknownDays::Refuse && !unknown.is_empty() {
            return Err(ProjectionError::Unknown { days: unknown });
        }
        let model = FormModel::new(settings)?;
        let trend = model.trend(past)?;
        let last = trend.last().ok_or(ProjectionError::NoDays)?;
        let (fit, tired) = (model.fitness_alpha(), model.fatigue_alpha());
        let mut fitness = Band::exact(last.after.fitness);
        let mut fatigue = Band::exact(last.after.fatigue);
        // The loads that count so far, the latest first.
        let mut counted: Vec<Band> = Vec::with_capacity(loads.len());
        let mut days = Vec::with_capacity(loads.len());
        let mut form_before = Band::exact(last.form_after());
        for (day, load) in plan.days.iter().zip(&loads) {
            let counts = load.unwrap_or_else(|| match settings.unknown {
                // What keeps the means where they are.
                UnknownDays::Carry => Band::exact(fitness.value),
                _ => Band::exact(0.0),
            });
            let carried = load.is_none() && settings.unknown == UnknownDays::Carry;
            let next = |mean: Band, alpha: f64| {
                Band::exact(0.0).plus(1.0 - alpha, mean).plus(alpha, counts)
            };
            if !carried {
                (fitness, fatigue) = (next(fitness, fit), next(fatigue, tired));
            }
            counted.insert(0, counts);
            let form_after =
                if carried { form_before } else { form(last.after, &counted, [fit, tired]) };
            days.push(ProjectedDay {
                date: day.date,
                load: *load,
                fitness,
                fatigue,
                form_before,
                form_after,
            });
            form_before = form_after;
        }
        let races = plan.days.iter().any(|day| day.kind == DayKind::Race);
        let told = Finding::new(Reason::new(TAPER_BIAS), Severity::Info, STADION.id);
        let findings = if races { vec![told] } else { Vec::new() };
        Ok(Self { settings, days, readiness: readiness(plan), findings })
    }

    /// Form on a day, by the convention of the settings.
    #[must_use]
    pub fn form_on(&self, date: NaiveDate) -> Option<Band> {
        let day = self.days.iter().find(|day| day.date == date)?;
        Some(match self.settings.form {
            FormTiming::SameDay => day.form_after,
            FormTiming::PreviousDay => day.form_before,
        })
    }
}

/// How much a load moves form after so many more days: below 0 at first, above 0 later.
pub(super) fn weight(days: usize, [fit, tired]: [f64; 2]) -> f64 {
    let days = i32::try_from(days).unwrap_or(i32::MAX);
    fit * (1.0 - fit).powi(days) - tired * (1.0 - tired).powi(days)
}

/// Form after the loads, the latest first.
fn form(state: stadion_load::FormState, latest_first: &[Band], alphas: [f64; 2]) -> Band {
    let n = i32::try_from(latest_first.len()).unwrap_or(i32::MAX);
    let [fit, tired] = alphas;
    let faded = state.fitness * (1.0 - fit).powi(n) - state.fatigue * (1.0 - tired).powi(n);
    latest_first
        .iter()
        .enumerate()
        .fold(Band::exact(faded), |sum, (days, load)| sum.plus(weight(days, alphas), *load))
}

//! The days of a plan: the document of `stadion plan`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use stadion_plan::{
    DayKind, ExpectedLoad, Habits, Plan, PlanError, PlanRequest, PlannedDay, PlannedSession,
    PlannedWeek, Targets, plan,
};
use stadion_types::{Finding, Reason};

use crate::SCHEMA_VERSION;
use crate::history::LeftOut;

/// The days of a plan, why they are so, and what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PlanDocument {
    /// Version of the document's form.
    pub schema_version: u32,
    /// The method's id.
    pub method: String,
    /// What the athlete is used to.
    pub habits: Habits,
    /// Every day, without a gap.
    pub days: Vec<PlanDayDocument>,
    /// The weeks, counted from the first day.
    pub weeks: Vec<PlannedWeek>,
    /// What is worth telling of the whole.
    pub findings: Vec<Finding>,
    /// Recordings that are no part of the history, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

/// One day of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PlanDayDocument {
    /// The day.
    pub date: NaiveDate,
    /// What it is.
    pub kind: DayKind,
    /// What to do, as the notation prints it; sessions of one day one below the other. Absent on a day of rest.
    pub session: Option<String>,
    /// What its main session is aimed at.
    pub targets: Option<Targets>,
    /// What it costs; 0 on a day of rest, absent where a session of it has none.
    pub expected_load: Option<DayLoadDocument>,
    /// Minutes of training; absent on the day of a race whose time nobody can tell.
    pub minutes: Option<f64>,
    /// Why it is so.
    pub why: Vec<Reason>,
    /// Its sessions, the earliest first.
    pub sessions: Vec<PlannedSession>,
}

/// The load that is expected of a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DayLoadDocument {
    /// The load.
    pub amount: f64,
    /// The lower end.
    pub lo: f64,
    /// The upper end.
    pub hi: f64,
}

/// Plans, and makes the document of it.
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_physiology::Athlete;
/// use stadion_plan::{PlanRequest, TrainingMethod};
/// use stadion_review::plan_document;
/// use stadion_sessions::History;
///
/// let start = NaiveDate::from_ymd_opt(2026, 5, 4).ok_or("no such day")?;
/// let (method, athlete, history) =
///     (TrainingMethod::norwegian_singles(), Athlete::default(), History::default());
/// let document = plan_document(&PlanRequest::new(&method, &athlete, &history, start), Vec::new())?;
/// assert_eq!(document.days.len(), 28);
/// assert!(document.days.iter().all(|day| !day.why.is_empty()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// As [`plan`].
pub fn plan_document(
    request: &PlanRequest<'_>,
    left_out: Vec<LeftOut>,
) -> Result<PlanDocument, PlanError> {
    Ok(PlanDocument::of(&plan(request)?, left_out))
}

impl PlanDocument {
    /// The document of a plan that was made.
    #[must_use]
    pub fn of(plan: &Plan, left_out: Vec<LeftOut>) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            method: plan.method.clone(),
            habits: plan.habits,
            days: plan.days.iter().map(day).collect(),
            weeks: plan.weeks.clone(),
            findings: plan.findings.clone(),
            left_out,
        }
    }
}

/// A sum of nothing is 0.0, where that of the standard library is -0.0.
fn sum(sum: f64, part: f64) -> f64 {
    sum + part
}

fn day(day: &PlannedDay) -> PlanDayDocument {
    let texts: Vec<&str> = day.sessions.iter().map(|s| s.text.as_str()).collect();
    let main = day.sessions.iter().max_by_key(|s| s.work);
    let loads = day.sessions.iter().map(|s| s.expected_load);
    let expected_load = loads.collect::<Option<Vec<ExpectedLoad>>>().map(|loads| DayLoadDocument {
        amount: loads.iter().map(|l| l.amount).fold(0.0, sum),
        lo: loads.iter().map(|l| l.lo).fold(0.0, sum),
        hi: loads.iter().map(|l| l.hi).fold(0.0, sum),
    });
    PlanDayDocument {
        date: day.date,
        kind: day.kind,
        session: (!texts.is_empty()).then(|| texts.join("\n")),
        targets: main.map(|session| session.targets),
        expected_load,
        minutes: day.sessions.iter().all(|s| s.duration.is_some()).then(|| day.minutes()),
        why: day.why.clone(),
        sessions: day.sessions.clone(),
    }
}

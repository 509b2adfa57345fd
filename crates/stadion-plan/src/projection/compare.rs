//! Two plans side by side.

use chrono::NaiveDate;

use super::band::Band;
use super::project::load_of;
use super::ready::readiness;
use crate::plan::{Plan, PlannedDay, sum};

/// What a plan adds up to.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PlanSums {
    /// Minutes of training.
    pub minutes: f64,
    /// Minutes of work.
    pub work_min: f64,
    /// Load; absent where that of a day is not known.
    pub load: Option<Band>,
    /// Days with a hard session, races among them.
    pub hard_days: u32,
    /// Days on which some system does not carry the same sessions again.
    pub days_not_ready: u32,
}

impl PlanSums {
    /// Adds up a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let load = plan
            .days
            .iter()
            .try_fold(Band::exact(0.0), |sum, day| Some(sum.plus(1.0, load_of(day)?)));
        let hard = plan.days.iter().filter(|day| day.sessions.iter().any(|s| s.hard)).count();
        Self {
            minutes: plan.days.iter().map(PlannedDay::minutes).fold(0.0, sum),
            work_min: plan.sessions().map(|(_, s)| s.work.as_secs_f64() / 60.0).fold(0.0, sum),
            load,
            hard_days: count(hard),
            days_not_ready: count(readiness(plan).iter().filter(|day| !day.ready()).count()),
        }
    }
}

/// Two plans side by side: what if?
///
/// Differences are the second less the first. Which is better it does not say.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PlanComparison {
    /// The first.
    pub first: PlanSums,
    /// The second.
    pub second: PlanSums,
    /// The difference of load with its band, as if the two plans' loads were off independently.
    pub load: Option<Band>,
    /// Days on which the two have different sessions.
    pub days_that_differ: u32,
    /// The first of them.
    pub differs_from: Option<NaiveDate>,
}

impl PlanComparison {
    /// Compares two plans.
    #[must_use]
    pub fn of(first: &Plan, second: &Plan) -> Self {
        let texts = |plan: &Plan, date: NaiveDate| -> Vec<String> {
            plan.sessions().filter(|(d, _)| *d == date).map(|(_, s)| s.text.clone()).collect()
        };
        let mut dates: Vec<NaiveDate> =
            first.days.iter().chain(&second.days).map(|day| day.date).collect();
        dates.sort_unstable();
        dates.dedup();
        let differ = |date: &&NaiveDate| texts(first, **date) != texts(second, **date);
        let days: Vec<&NaiveDate> = dates.iter().filter(differ).collect();
        let (a, b) = (PlanSums::of(first), PlanSums::of(second));
        Self {
            first: a,
            second: b,
            load: b.load.zip(a.load).map(|(b, a)| b.plus(-1.0, a)),
            days_that_differ: u32::try_from(days.len()).unwrap_or(u32::MAX),
            differs_from: days.first().map(|date| **date),
        }
    }
}

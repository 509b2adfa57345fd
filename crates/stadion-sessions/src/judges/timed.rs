//! Repetitions with the times that were run for them, from a text and from a recording alike.

use stadion_types::{Distance, SplitTime};

use crate::execution::{Execution, RepDone, median};
use crate::results::Split;
use crate::session::Session;
use crate::step::{Step, StepKind};
use crate::tree::{Activity, Section};

/// What was planned, beside the times that were run for it.
///
/// ```
/// use stadion_sessions::{NotationOptions, TimedReps, parse};
///
/// let session = parse("3 x 400m\n400m: 70, 71, 72", &NotationOptions::default()).session;
/// assert_eq!(TimedReps::from_session(&session).splits().len(), 3);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct TimedReps {
    steps: Vec<Step>,
    splits: Vec<Split>,
}

impl TimedReps {
    /// The repetitions of a text and the times that it reports.
    #[must_use]
    pub fn from_session(session: &Session) -> Self {
        Self { steps: session.steps(), splits: session.splits() }
    }

    /// The repetitions of a plan and what a recording shows of them; `None` where the two have not as many.
    ///
    /// The distance is the planned one where the measured one lies within a twentieth of it: a repetition that
    /// was found by its distance has that distance, whatever a satellite says. One that was run over another
    /// distance has the measured one. Repetitions that are planned by time have the median way of their like, and
    /// the time that their speed takes for it, so that they compare. So do, without a plan, repetitions that
    /// are alike to a twentieth in distance or in time.
    #[must_use]
    pub fn from_execution(execution: &Execution, plan: &[Step]) -> Option<Self> {
        let reps = &execution.reps;
        let planned = work(plan).count();
        let fits = if planned == 0 { alike(reps) } else { planned == reps.len() };
        fits.then(|| Self::laid(reps, plan))
    }

    /// The same, and where the plan does not fit, each beside those that are alike to a twentieth; `None` without
    /// repetitions.
    pub(super) fn of_like(execution: &Execution, plan: &[Step]) -> Option<Self> {
        let reps = &execution.reps;
        let plan = if work(plan).count() == reps.len() { plan } else { &[] };
        (!reps.is_empty()).then(|| Self::laid(reps, plan))
    }

    /// Each repetition with its step, or with its like.
    fn laid(reps: &[RepDone], plan: &[Step]) -> Self {
        let planned: Vec<&Step> = work(plan).collect();
        let likes = likes(reps);
        let key = |i: usize| {
            let step = planned.get(i).map(|step| (step.duration, step.distance));
            // Without a plan those that are alike belong together.
            (step, step.is_none().then(|| likes.get(i).copied()))
        };
        let way = |i: usize| {
            let like = (0..reps.len()).filter(|j| key(*j) == key(i));
            let mut ways: Vec<f64> =
                like.filter_map(|j| Some(reps.get(j)?.distance?.meters())).collect();
            (!ways.is_empty()).then(|| Distance::from_meters(median(&mut ways)).ok()).flatten()
        };
        let split = |(i, done): (usize, &RepDone)| {
            let step = planned.get(i);
            let exact = step.and_then(|s| s.distance?.exact());
            let measured = (done.distance, done.duration);
            let even = || done.speed?.time_for(way(i)?).map(|time| (way(i), time));
            let (distance, time) = match exact {
                Some(planned) if done.distance.is_some_and(|d| !same_way(d, planned)) => measured,
                Some(distance) => (Some(distance), done.duration),
                None => even().unwrap_or(measured),
            };
            let counted = || u32::try_from(i).ok()?.checked_add(1);
            let rep = step.map_or_else(counted, |s| s.rep);
            Split { rep, distance, time: SplitTime::from_duration(time, 1) }
        };
        let splits = reps.iter().enumerate().map(split).collect();
        Self { steps: plan.to_vec(), splits }
    }

    /// The times.
    #[must_use]
    pub fn splits(&self) -> &[Split] {
        &self.splits
    }

    pub(super) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The step of a repetition.
    pub(super) fn step(&self, rep: u32) -> Option<&Step> {
        self.steps.iter().find(|s| s.kind == StepKind::Work && s.rep == Some(rep))
    }
}

/// The repetitions that a plan leaves no choice about, and that a recording can show: no lifts and no jumps.
fn work(plan: &[Step]) -> impl Iterator<Item = &Step> {
    plan.iter()
        .filter(|s| s.kind == StepKind::Work && s.section == Section::Main && !s.optional)
        .filter(|s| !matches!(s.activity, Activity::Lift | Activity::Plyometrics))
}

/// How far apart distances and times that are alike may lie, as a share.
const ALIKE: f64 = 0.05;

/// Whether a measured distance is the planned one.
fn same_way(measured: Distance, planned: Distance) -> bool {
    (measured.meters() - planned.meters()).abs() <= ALIKE * planned.meters()
}

/// For each repetition the first one that it is like in distance, or in time where one has no distance.
fn likes(reps: &[RepDone]) -> Vec<usize> {
    if alike(reps) {
        return vec![0; reps.len()];
    }
    let near = |a: f64, b: f64| (a - b).abs() <= ALIKE * a.min(b);
    let like = |a: &RepDone, b: &RepDone| match (a.distance, b.distance) {
        (Some(a), Some(b)) => near(a.meters(), b.meters()),
        _ => near(a.duration.as_secs_f64(), b.duration.as_secs_f64()),
    };
    let first = |rep: &RepDone| reps.iter().position(|other| like(other, rep));
    reps.iter().enumerate().map(|(i, rep)| first(rep).unwrap_or(i)).collect()
}

/// Whether repetitions are of one distance, or of one time, to a twentieth.
fn alike(reps: &[RepDone]) -> bool {
    let near = |of: &dyn Fn(&RepDone) -> Option<f64>| {
        let values: Option<Vec<f64>> = reps.iter().map(of).collect();
        values.is_some_and(|values| {
            let least = values.iter().copied().fold(f64::INFINITY, f64::min);
            let most = values.iter().copied().fold(0.0, f64::max);
            most <= least * (1.0 + ALIKE)
        })
    };
    reps.len() >= 2
        && (near(&|r| r.distance.map(Distance::meters))
            || near(&|r| Some(r.duration.as_secs_f64())))
}

//! The judges of a session's execution, put to a text and to a recording.

use stadion_physiology::{Athlete, Drift, DriftVerdict};
use stadion_sessions::{
    AimCriteria, Answers, BandCriteria, BandSigns, Class, Classification, Execution, Facts,
    HeartCap, OnTarget, PercentOf, Reserve, ReserveCriteria, ReserveSigns, RestTakenCriteria,
    Session, SplitAim, SplitCriteria, SplitVerdict, Target, TimedReps, full_recovery_finding,
    heart_rules, last_against_rest, on_target_timed, pace_fade, rest_taken, split_verdicts,
    sub_threshold,
};
use stadion_types::{Evidence, Finding, HeartRate, Lactate, Rpe};

use crate::context::Context;

/// What the judges say.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    pub(crate) findings: Vec<Finding>,
    pub(crate) reserve: Option<Reserve>,
}

/// The classes of singles: a spoiled one was to be run under control too, and is held to the same.
const SINGLES: [Class; 2] = [Class::Single, Class::SingleSpoiled];

fn is_controlled(classes: &Classification) -> bool {
    // By the best of its classes: a race is none, however near to the threshold it was.
    is_single(classes) || classes.classes.first().is_some_and(|c| c.class == Class::Threshold)
}

fn is_single(classes: &Classification) -> bool {
    classes.classes.first().is_some_and(|c| SINGLES.contains(&c.class))
}

/// Judges the times that a text reports.
pub(crate) fn of_text<Z>(
    session: &Session,
    classes: &Classification,
    rpe: Option<Rpe>,
    context: &Context<Z>,
) -> Judged {
    let timed = TimedReps::from_session(session);
    let mut judged = Judged::default();
    let aimed = on_target_timed(&timed, None, &AimCriteria::default());
    judged.findings.extend(aimed.map(|aimed| aimed.finding()));
    judged.times(&timed, classes);
    judged.findings.extend(classes.rests.as_ref().and_then(full_recovery_finding));
    judged.reserve(Some(&timed), None, classes, rpe, context);
    judged
}

/// What a recording is judged by, beside its classes.
pub(crate) struct Recorded<'a> {
    pub(crate) execution: &'a Execution,
    pub(crate) drift: Option<&'a Drift>,
    /// The facts of the plan and its steps, if there was one.
    pub(crate) plan: Option<&'a Facts>,
    pub(crate) steps: &'a [stadion_sessions::Step],
    /// The forecast for the end of the plan's last repetition.
    pub(crate) forecast: Option<Lactate>,
    pub(crate) rpe: Option<Rpe>,
}

/// Judges the repetitions of a recording.
pub(crate) fn of_recording<Z>(
    recorded: &Recorded<'_>,
    classes: &Classification,
    context: &Context<Z>,
) -> Judged {
    let mut judged = Judged::default();
    let execution = recorded.execution;
    if execution.is_continuous() {
        return judged;
    }
    let timed = TimedReps::from_execution(execution, recorded.steps);
    if let Some(timed) = &timed {
        let stable = match recorded.drift.map(|drift| drift.verdict) {
            Some(DriftVerdict::Stable | DriftVerdict::Normal) => Some(true),
            Some(DriftVerdict::TooFast) => Some(false),
            _ => None,
        };
        let aimed = on_target_timed(timed, stable, &AimCriteria::default());
        if let Some(aimed) = &aimed {
            judged.findings.push(aimed.finding());
            judged.heart(aimed, recorded, classes, &context.athlete);
        }
        judged.times(timed, classes);
    }
    if let Some(plan) = recorded.plan {
        let taken = rest_taken(execution, plan, &RestTakenCriteria::default());
        // Without prescribed rests there is nothing to tell; that repetitions are missing is told elsewhere.
        judged.findings.extend(taken.ok().map(|taken| taken.finding()));
    }
    judged.findings.extend(classes.rests.as_ref().and_then(full_recovery_finding));
    if is_single(classes) {
        let band = sub_threshold(&band(recorded, &context.athlete), &BandCriteria::default());
        judged.findings.extend(band.into_iter().flat_map(|band| band.findings()));
    }
    judged.reserve(timed.as_ref(), recorded.drift, classes, recorded.rpe, context);
    judged
}

impl Judged {
    fn times(&mut self, timed: &TimedReps, classes: &Classification) {
        let otherwise = is_controlled(classes).then_some(SplitAim::Even);
        let verdicts = split_verdicts(timed, otherwise, &SplitCriteria::default());
        self.findings.extend(verdicts.iter().filter_map(SplitVerdict::finding));
    }

    fn heart(
        &mut self,
        aimed: &OnTarget,
        recorded: &Recorded<'_>,
        classes: &Classification,
        athlete: &Athlete,
    ) {
        let single = is_single(classes);
        let usual = || {
            let max = measured_max(athlete).filter(|_| single)?;
            HeartRate::from_bpm(BandCriteria::default().heart_mean_max * max.bpm()).ok()
        };
        let aim = recorded.plan.and_then(|plan| heart_aim(plan, athlete));
        let Some(cap) = aim.or_else(usual) else { return };
        let means: Vec<_> = recorded.execution.reps.iter().map(|rep| rep.hr_mean).collect();
        let found = heart_rules(aimed, &means, &HeartCap::new(cap));
        self.findings.extend(found.map(|found| found.finding()));
    }

    fn reserve<Z>(
        &mut self,
        timed: Option<&TimedReps>,
        drift: Option<&Drift>,
        classes: &Classification,
        rpe: Option<Rpe>,
        context: &Context<Z>,
    ) {
        if !is_controlled(classes) {
            return;
        }
        let signs = ReserveSigns {
            drift,
            fade_percent: timed.and_then(pace_fade),
            last_percent: timed.and_then(last_against_rest),
            rpe,
            answers: Answers { reps_left: context.reps_left(), ..context.answers },
        };
        let reserve = signs.judge(&ReserveCriteria::default());
        if let Some(finding) = reserve.finding() {
            self.findings.push(finding);
            self.reserve = Some(reserve);
        }
    }
}

/// The maximal heart rate, unless it was estimated: such a one is off by a whole zone.
fn measured_max(athlete: &Athlete) -> Option<HeartRate> {
    let known = athlete.heart_rate().max?;
    let estimated = matches!(known.evidence, Some(evidence) if evidence != Evidence::Measured);
    (!estimated).then_some(known.value)
}

/// The upper end of the heart rate that a plan aims at, the lowest of its repetitions.
fn heart_aim(plan: &Facts, athlete: &Athlete) -> Option<HeartRate> {
    let of = |target: &Target| match target {
        Target::Percent { range, of: PercentOf::MaxHeartRate } => {
            Some(range.max() / 100.0 * measured_max(athlete)?.bpm())
        }
        Target::Percent { range, of: PercentOf::ThresholdHeartRate } => {
            Some(range.max() / 100.0 * athlete.threshold_hr()?.bpm())
        }
        _ => None,
    };
    let aims = plan.reps.iter().flat_map(|rep| &rep.targets).filter_map(of);
    HeartRate::from_bpm(aims.reduce(f64::min)?).ok()
}

fn band(recorded: &Recorded<'_>, athlete: &Athlete) -> BandSigns {
    let reps = &recorded.execution.reps;
    let max = measured_max(athlete).map(HeartRate::bpm);
    let share = |of: Option<f64>| of.zip(max).map(|(bpm, max)| bpm / max);
    let mut means: Vec<f64> = reps.iter().filter_map(|r| r.hr_mean.map(HeartRate::bpm)).collect();
    let highest = reps.iter().filter_map(|r| r.hr_end.map(HeartRate::bpm)).reduce(f64::max);
    BandSigns {
        lactate: None,
        threshold_lactate: athlete.threshold_lactate(),
        heart_mean_share: share(median(&mut means)),
        heart_end_share: share(highest),
        forecast: recorded.forecast,
    }
}

/// The median, of an even number of values the middle of the two in the middle.
fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get((values.len() - 1) / 2)?;
    Some(f64::midpoint(lower, upper))
}

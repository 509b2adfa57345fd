//! The judges of a session's execution, put to a text and to a recording.

use chrono::{NaiveDate, TimeZone};
use stadion_physiology::{Athlete, Drift, DriftVerdict};
use stadion_sessions::{
    Answers, BandSigns, Class, Classification, Execution, Facts, HeartCap, JudgeCriteria, OnTarget,
    PercentOf, Reserve, ReserveSigns, Session, SplitAim, SplitVerdict, StopRule, Target, TimedReps,
    full_recovery_finding, heart_rules, last_against_rest, on_target_timed, pace_fade, rest_taken,
    season_finding, split_verdicts, sub_threshold, when_to_stop, when_to_stop_recorded,
};
use stadion_types::{Evidence, Finding, HeartRate, Lactate, Rpe};

use crate::context::{Context, When};

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

/// By the first of its classes that has such a rule.
fn stop_rule(classes: &Classification, rules: &JudgeCriteria) -> Option<StopRule> {
    classes.classes.iter().find_map(|c| rules.stop.of(c.class))
}

/// Judges the times that a text reports. `forecast` is that for the end of its last repetition.
pub(crate) fn of_text<Z: TimeZone>(
    session: &Session,
    classes: &Classification,
    rpe: Option<Rpe>,
    forecast: Option<Lactate>,
    context: &Context<Z>,
) -> Judged {
    let day = match context.when {
        Some(When::Day(day)) => Some(day),
        Some(When::Ended(end)) => Some(context.local.local(end, None).at().date_naive()),
        None => None,
    };
    let rules = &context.criteria.judges;
    let timed = TimedReps::from_session(session);
    let mut judged = Judged::default();
    let rule = stop_rule(classes, rules);
    let stop = rule.and_then(|rule| when_to_stop(session, &rule));
    judged.findings.extend(stop.map(|stop| stop.finding()));
    let aimed = on_target_timed(&timed, None, &rules.aim);
    judged.findings.extend(aimed.map(|aimed| aimed.finding()));
    judged.times(&timed, classes, rules);
    judged.full_recovery(classes, rules);
    judged.season(classes, day, context);
    let signs = BandSigns {
        lactate: context.signs.lactate,
        threshold_lactate: context.athlete.threshold_lactate(),
        forecast,
        ..BandSigns::default()
    };
    judged.band(&signs, classes, rules);
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
    /// The local day on which it began, where the file has a date.
    pub(crate) day: Option<NaiveDate>,
}

/// Judges the repetitions of a recording.
pub(crate) fn of_recording<Z>(
    recorded: &Recorded<'_>,
    classes: &Classification,
    context: &Context<Z>,
) -> Judged {
    let rules = &context.criteria.judges;
    let mut judged = Judged::default();
    let execution = recorded.execution;
    if execution.is_continuous() {
        return judged;
    }
    let stop = stop_rule(classes, rules)
        .and_then(|rule| when_to_stop_recorded(execution, recorded.steps, &rule, &rules.stop));
    judged.findings.extend(stop.map(|stop| stop.finding()));
    let timed = TimedReps::from_execution(execution, recorded.steps);
    if let Some(timed) = &timed {
        let stable = match recorded.drift.map(|drift| drift.verdict) {
            Some(DriftVerdict::Stable | DriftVerdict::Normal) => Some(true),
            Some(DriftVerdict::TooFast) => Some(false),
            _ => None,
        };
        let aimed = on_target_timed(timed, stable, &rules.aim);
        if let Some(aimed) = &aimed {
            judged.findings.push(aimed.finding());
            judged.heart(aimed, recorded, classes, context);
        }
        judged.times(timed, classes, rules);
    }
    if let Some(plan) = recorded.plan {
        let taken = rest_taken(execution, plan, &rules.rests);
        // Without prescribed rests there is nothing to tell; that repetitions are missing is told elsewhere.
        judged.findings.extend(taken.ok().map(|taken| taken.finding()));
    }
    judged.full_recovery(classes, rules);
    judged.season(classes, recorded.day, context);
    judged.band(&band(recorded, context), classes, rules);
    judged.reserve(timed.as_ref(), recorded.drift, classes, recorded.rpe, context);
    judged
}

impl Judged {
    fn full_recovery(&mut self, classes: &Classification, rules: &JudgeCriteria) {
        let rests = classes.rests.as_ref();
        let found = rests.and_then(|rests| full_recovery_finding(rests, &rules.full_recovery));
        self.findings.extend(found);
    }

    fn season<Z>(
        &mut self,
        classes: &Classification,
        day: Option<NaiveDate>,
        context: &Context<Z>,
    ) {
        let rules = &context.criteria.judges.season;
        let found = context
            .season(day)
            .and_then(|season| season_finding(classes, season, &context.athlete, rules));
        self.findings.extend(found);
    }

    fn band(&mut self, signs: &BandSigns, classes: &Classification, rules: &JudgeCriteria) {
        if is_single(classes) {
            let band = sub_threshold(signs, &rules.band);
            self.findings.extend(band.into_iter().flat_map(|band| band.findings()));
        }
    }

    fn times(&mut self, timed: &TimedReps, classes: &Classification, rules: &JudgeCriteria) {
        let otherwise = is_controlled(classes).then_some(SplitAim::Even);
        let verdicts = split_verdicts(timed, otherwise, &rules.splits);
        self.findings.extend(verdicts.iter().filter_map(SplitVerdict::finding));
    }

    fn heart<Z>(
        &mut self,
        aimed: &OnTarget,
        recorded: &Recorded<'_>,
        classes: &Classification,
        context: &Context<Z>,
    ) {
        let (athlete, rules) = (&context.athlete, &context.criteria.judges);
        let single = is_single(classes);
        let usual = || {
            let max = measured_max(athlete).filter(|_| single)?;
            HeartRate::from_bpm(rules.band.heart_mean_max * max.bpm()).ok()
        };
        let aim = recorded.plan.and_then(|plan| heart_aim(plan, athlete));
        let Some(cap) = aim.or_else(usual) else { return };
        let means: Vec<_> = recorded.execution.reps.iter().map(|rep| rep.hr_mean).collect();
        let cap = HeartCap { cap, near_bpm: rules.heart.near_bpm };
        let found = heart_rules(aimed, &means, &cap);
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
        let reserve = signs.judge(&context.criteria.judges.reserve);
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

fn band<Z>(recorded: &Recorded<'_>, context: &Context<Z>) -> BandSigns {
    let athlete = &context.athlete;
    let reps = &recorded.execution.reps;
    let max = measured_max(athlete).map(HeartRate::bpm);
    let share = |of: Option<f64>| of.zip(max).map(|(bpm, max)| bpm / max);
    let mut means: Vec<f64> = reps.iter().filter_map(|r| r.hr_mean.map(HeartRate::bpm)).collect();
    let highest = reps.iter().filter_map(|r| r.hr_end.map(HeartRate::bpm)).reduce(f64::max);
    BandSigns {
        lactate: context.signs.lactate,
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

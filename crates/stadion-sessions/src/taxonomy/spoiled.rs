//! Whether a single was run too hard to be one.

use stadion_types::{Bounds, Finding, Lactate, Reason, Severity, Speed};

use super::class::Class;
use super::classify::SOURCE;
use super::constants::{LETSRUN, SEED_000};
use super::facts::RepFact;
use super::reasons;
use super::scene::{Classified, Scene};
use crate::judges::fade_of;

/// # Model
///
/// A single whose lactate surely lies above the second threshold is spoiled, and so is one that was planned
/// below the speed at it and run clearly above, and one with two independent signs: a speed just above, a rise of
/// heart rate over comparable repetitions, a loss of pace from the first half to the second, fewer than two
/// repetitions in reserve, an exertion of 8 of 10. One sign alone leaves it a single, with a finding; that of
/// heart rate is told by the drift rule itself.
pub(super) fn settle(scene: &Scene<'_>, classes: &mut [Classified], findings: &mut Vec<Finding>) {
    let Some(single) = classes.iter_mut().find(|c| c.class == Class::Single) else { return };
    let (over, clearly) = over_threshold(scene).map_or((None, false), |(f, c)| (Some(f), c));
    let alone: Vec<Finding> =
        lactate_above(scene).into_iter().chain(over.clone().filter(|_| clearly)).collect();
    let signs: Vec<Finding> =
        [over.filter(|_| !clearly), drift(scene), fade(scene), reserve(scene), exertion(scene)]
            .into_iter()
            .flatten()
            .collect();
    let needed = usize::try_from(scene.criteria.judges.reserve.signs).unwrap_or(usize::MAX);
    if !alone.is_empty() || (signs.len() >= needed && !signs.is_empty()) {
        single.class = Class::SingleSpoiled;
        single.reasons.extend(alone.iter().chain(&signs).map(|f| f.reason.clone()));
    }
    // The drift rule has a finding of its own.
    let told = signs.into_iter().filter(|f| f.reason.code() != reasons::SPOILED_DRIFT.code);
    findings.extend(alone.into_iter().chain(told));
}

fn sign(reason: Reason, measured: f64, limit: f64) -> Finding {
    finding(reason, measured, limit, SOURCE)
}

fn finding(reason: Reason, measured: f64, limit: f64, source: &'static str) -> Finding {
    Finding::new(reason, Severity::Notice, source).measured(measured).against(limit)
}

/// A speed above that at the second threshold where a slower one was planned, and whether clearly so.
fn over_threshold(scene: &Scene<'_>) -> Option<(Finding, bool)> {
    // Speeds are compared with a hair's tolerance, so that a target at the threshold is below it.
    const HAIR: f64 = 1e-9;
    let limits = &scene.criteria.threshold;
    let run = scene.of_threshold?.value;
    if !scene.planned_single() || run <= limits.single_share_max + HAIR {
        return None;
    }
    let clearly = limits.single_share_max * (1.0 + limits.spoiled_over);
    let percent = |share: f64| (1000.0 * share).round() / 10.0;
    let reason = Reason::new(reasons::SPOILED_OVER)
        .with("percent", percent(run))
        .with("limit", percent(clearly));
    Some((sign(reason, run, clearly), run > clearly + HAIR))
}

fn lactate_above(scene: &Scene<'_>) -> Option<Finding> {
    let least = scene.facts.signs.lactate.as_ref().map(Bounds::min)?;
    let measured = scene.athlete.threshold_lactate().map(Lactate::millimoles_per_liter);
    let limit = measured.unwrap_or(scene.criteria.threshold.lactate_at_threshold);
    let least = least.millimoles_per_liter();
    let tenth = |value: f64| (value * 10.0).round() / 10.0;
    let reason = Reason::new(reasons::SPOILED_LACTATE)
        .with("at_least", tenth(least))
        .with("limit", tenth(limit));
    (least > limit).then(|| finding(reason, least, limit, SEED_000.id))
}

fn drift(scene: &Scene<'_>) -> Option<Finding> {
    // Means of samples must not pass the limit by rounding alone.
    const HAIR: f64 = 1e-9;
    let signs = &scene.facts.signs;
    let limit = signs.drift_limit_bpm.unwrap_or(scene.criteria.threshold.spoiled_drift_bpm);
    let rise = signs.drift_bpm.filter(|rise| *rise > limit + HAIR)?;
    let reason = Reason::new(reasons::SPOILED_DRIFT)
        .with("bpm", (rise * 10.0).round() / 10.0)
        .with("limit", limit);
    Some(finding(reason, rise, limit, SEED_000.id))
}

/// How much slower the second half of the repetitions was than the first, by the formula of the reserve; only of
/// those that were run, and beside others of their length, so that no plan of slower repetitions counts.
fn fade(scene: &Scene<'_>) -> Option<Finding> {
    const SAME: f64 = 0.05;
    let length = |rep: &RepFact| {
        let way = rep.distance.map(|d| f64::midpoint(d.min().meters(), d.max().meters()));
        let time = || rep.time.map(|t| f64::midpoint(t.seconds().min(), t.seconds().max()));
        // Found in a recording, the way of repetitions by time differs with the speed.
        let by_time = scene.facts.running.is_some();
        if by_time { time().or(way) } else { way.or_else(time) }
    };
    // Rows of like repetitions: their length, and the times that it took them, set by set.
    let mut rows: Vec<(f64, u32, Vec<Vec<f64>>)> = Vec::new();
    for rep in scene.work.reps.iter().filter(|rep| rep.done) {
        let speed = rep.speed.map(Speed::meters_per_second).filter(|v| *v > 0.0);
        let (Some(length), Some(speed)) = (length(rep), speed) else { continue };
        let like = |row: &&mut (f64, u32, Vec<Vec<f64>>)| {
            (row.0 - length).abs() <= SAME * row.0.max(length)
        };
        match rows.iter_mut().find(like) {
            Some((first, set, sets)) => {
                let time = *first / speed;
                match sets.last_mut().filter(|_| *set == rep.set) {
                    Some(times) => times.push(time),
                    None => sets.push(vec![time]),
                }
                *set = rep.set;
            }
            None => rows.push((length, rep.set, vec![vec![length / speed]])),
        }
    }
    let slower = fade_of(rows.into_iter().map(|(_, _, sets)| sets))?;
    let limit = scene.criteria.judges.reserve.fade_percent;
    let reason = Reason::new(reasons::SPOILED_FADE)
        .with("percent", (slower * 10.0).round() / 10.0)
        .with("limit", limit);
    (slower > limit).then(|| sign(reason, slower, limit))
}

fn reserve(scene: &Scene<'_>) -> Option<Finding> {
    let limit = scene.criteria.judges.reserve.reps;
    let left = scene.facts.signs.reps_left.filter(|left| *left < limit)?;
    let reason = Reason::new(reasons::SPOILED_RESERVE).with("left", left).with("limit", limit);
    Some(finding(reason, left, limit, SEED_000.id))
}

fn exertion(scene: &Scene<'_>) -> Option<Finding> {
    let rpe = scene.facts.rpe?;
    let limit = scene.criteria.judges.reserve.rpe_limit(rpe);
    let reason =
        Reason::new(reasons::RPE_TOO_HARD).with("rpe", rpe.to_string()).with("limit", limit);
    (rpe.value() >= limit).then(|| finding(reason, rpe.value(), limit, LETSRUN.id))
}

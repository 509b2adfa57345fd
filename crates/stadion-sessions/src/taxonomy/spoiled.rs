//! Whether a single was run too hard to be one.

use stadion_types::{Bounds, Finding, Lactate, Reason, RpeScale, Severity, Speed};

use super::class::Class;
use super::classify::SOURCE;
use super::facts::RepFact;
use super::reasons;
use super::scene::{Classified, Scene};

/// # Model
///
/// A single whose lactate surely lies above the second threshold is spoiled, and so is one with two
/// independent signs: a rise of heart rate over comparable repetitions, a loss of pace from the first half to
/// the second, fewer than two repetitions in reserve, an exertion of 8 of 10. One sign alone leaves it a
/// single, with a finding; that of heart rate is told by the drift rule itself.
pub(super) fn settle(scene: &Scene<'_>, classes: &mut [Classified], findings: &mut Vec<Finding>) {
    let Some(single) = classes.iter_mut().find(|c| c.class == Class::Single) else { return };
    let limits = &scene.criteria.threshold;
    let lactate = lactate_above(scene);
    let signs: Vec<Finding> = [drift(scene), fade(scene), reserve(scene), exertion(scene)]
        .into_iter()
        .flatten()
        .collect();
    let enough = crate::execution::seconds(signs.len()) >= limits.spoiled_signs;
    if lactate.is_some() || (enough && !signs.is_empty()) {
        single.class = Class::SingleSpoiled;
        single.reasons.extend(lactate.iter().chain(&signs).map(|f| f.reason.clone()));
    }
    // The drift rule has a finding of its own.
    let told = signs.into_iter().filter(|f| f.reason.code() != reasons::SPOILED_DRIFT.code);
    findings.extend(lactate.into_iter().chain(told));
}

fn sign(reason: Reason, measured: f64, limit: f64) -> Finding {
    Finding::new(reason, Severity::Notice, SOURCE).measured(measured).against(limit)
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
    (least > limit).then(|| sign(reason, least, limit))
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
    Some(sign(reason, rise, limit))
}

/// Loss of speed from the first half of the repetitions to the second; only where all were run, over one
/// distance or one time, so that no plan of slower repetitions counts as a loss.
fn fade(scene: &Scene<'_>) -> Option<Finding> {
    const SAME: f64 = 0.05;
    let reps = &scene.work.reps;
    let length = |rep: &RepFact| {
        let way = rep.distance.map(|d| f64::midpoint(d.min().meters(), d.max().meters()));
        let time = || rep.time.map(|t| f64::midpoint(t.seconds().min(), t.seconds().max()));
        // Found in a recording, the way of repetitions by time differs with the speed.
        let by_time = scene.facts.running.is_some();
        if by_time { time().or(way) } else { way.or_else(time) }
    };
    let first = length(reps.first()?)?;
    let alike = |rep: &RepFact| {
        rep.done && length(rep).is_some_and(|l| (l - first).abs() <= SAME * l.max(first))
    };
    if reps.len() < 3 || !reps.iter().all(alike) {
        return None;
    }
    let speeds: Vec<f64> =
        reps.iter().map(|r| r.speed.map(Speed::meters_per_second)).collect::<Option<_>>()?;
    let half = speeds.len() / 2;
    let mean = |list: &[f64]| list.iter().sum::<f64>() / crate::execution::seconds(list.len());
    let lost = 1.0 - mean(&speeds[speeds.len() - half..]) / mean(&speeds[..half]);
    let limit = scene.criteria.threshold.spoiled_fade;
    let reason = Reason::new(reasons::SPOILED_FADE)
        .with("percent", reasons::percent(lost))
        .with("limit", reasons::percent(limit));
    (lost > limit).then(|| sign(reason, lost, limit))
}

fn reserve(scene: &Scene<'_>) -> Option<Finding> {
    let limit = scene.criteria.threshold.spoiled_reps_left;
    let left = scene.facts.signs.reps_left.filter(|left| *left < limit)?;
    let reason = Reason::new(reasons::SPOILED_RESERVE).with("left", left).with("limit", limit);
    Some(sign(reason, left, limit))
}

fn exertion(scene: &Scene<'_>) -> Option<Finding> {
    let rpe = scene.facts.rpe?;
    let limits = &scene.criteria.threshold;
    let limit = match rpe.scale() {
        RpeScale::Cr10 => limits.single_rpe_cr10,
        RpeScale::Borg6To20 => limits.single_rpe_borg,
    };
    let reason =
        Reason::new(reasons::RPE_TOO_HARD).with("rpe", rpe.to_string()).with("limit", limit);
    (rpe.value() >= limit).then(|| sign(reason, rpe.value(), limit))
}

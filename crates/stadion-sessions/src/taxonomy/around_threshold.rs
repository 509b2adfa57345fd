//! The rules for singles, threshold sessions and work near maximal oxygen uptake.

use stadion_types::Reason;

use super::class::Class;
use super::facts::RepFact;
use super::intensity::{Basis, called_all_out, heart_target};
use super::nearest::CONTROLLED_REST_RATIO;
use super::reasons;
use super::scene::{Outcome, Scene};
use crate::tree::Target;

/// Repetitions of this length can hardly be run above threshold one after the other, in seconds.
pub(super) const LONG_REP_S: f64 = 300.0;

/// The labels of a text that mean a single.
pub(super) const SINGLE_LABELS: &[&str] = &["single", "sub-threshold"];

/// Work in seconds, from least to most: that of the repetitions, else the whole run's.
fn work(scene: &Scene<'_>) -> Option<(f64, f64)> {
    if scene.work.reps.is_empty() { None } else { scene.times.total() }
}

fn rests_at_most(scene: &Scene<'_>, limit: f64) -> bool {
    scene.rests.is_none_or(|r| r.median_ratio <= limit)
}

pub(super) fn single(scene: &Scene<'_>) -> Outcome {
    let limits = &scene.criteria.threshold;
    let Some((_, most)) = work(scene) else { return Outcome::Open };
    let fits = scene
        .times
        .range_s
        .iter()
        .flatten()
        .all(|t| t.max() >= limits.single_rep_min_s && t.min() <= limits.single_rep_max_s);
    if !fits
        || most < limits.single_work_min_s
        || !rests_at_most(scene, limits.single_rest_ratio_max)
        || called_all_out(&scene.work, &scene.criteria.hero)
    {
        return Outcome::IsNot;
    }
    let mut given = Vec::new();
    let Some(share) = scene.of_threshold else {
        // Long repetitions with hardly a rest are run under the threshold, or not to the end.
        let long = scene.times.median().is_some_and(|t| t >= LONG_REP_S);
        let label = scene.is_declared(SINGLE_LABELS);
        // By its structure alone only where nobody could run it faster.
        let hardly = rests_at_most(scene, CONTROLLED_REST_RATIO);
        if !((long && hardly) || label.is_some())
            || scene.count() < 2.0
            || scene.work.reps.iter().any(says_more)
        {
            return Outcome::Open;
        }
        given.extend(label.map(|l| Reason::new(reasons::DECLARED).with("label", l)));
        let timed = scene.work.reps.iter().any(|r| r.speed.is_some());
        let alone = if timed { reasons::STRUCTURE } else { reasons::INTENSITY_UNSTATED };
        given.push(Reason::new(alone));
        let score = if label.is_some() { 0.6 } else { 0.5 } * scene.rest_reasons(&mut given);
        given.extend(scene.work_reason());
        return Outcome::is(Class::Single, score, given);
    };
    // Speeds are compared with a hair's tolerance, so that a target at the threshold is one.
    let controlled = limits.single_share_min - 1e-9..=limits.single_share_max + 1e-9;
    // One that was planned below the threshold stays one where it was run above it; how far is judged later.
    let over = share.value > limits.single_share_max && scene.planned_single();
    if !(controlled.contains(&share.value) || over) {
        return Outcome::IsNot;
    }
    given.push(reasons::of_threshold(share));
    let score = share.basis.weight() * scene.rest_reasons(&mut given);
    given.extend(scene.work_reason());
    Outcome::is(Class::Single, score, given)
}

/// Whether the text says how hard a repetition is, in words that give no number.
fn says_more(rep: &RepFact) -> bool {
    rep.effort.is_some() || rep.targets.iter().any(|t| matches!(t, Target::Named(_)))
}

pub(super) fn threshold(scene: &Scene<'_>) -> Outcome {
    let limits = &scene.criteria.threshold;
    let Some(((_, most), share)) = work(scene).zip(scene.of_threshold) else {
        return Outcome::Open;
    };
    let at = limits.threshold_share_min..=limits.threshold_share_max;
    // The band of heart rate is wider than that of speed.
    let hearts = limits.threshold_hr_min..=limits.threshold_hr_max;
    let by_heart = share.basis == Basis::Target
        && scene.work.reps.iter().all(|r| heart_target(r).is_some_and(|h| hearts.contains(&h)));
    if !(at.contains(&share.value) || by_heart)
        || most < limits.threshold_work_min_s
        || !rests_at_most(scene, 1.0)
        || called_all_out(&scene.work, &scene.criteria.hero)
    {
        return Outcome::IsNot;
    }
    let mut given = vec![reasons::of_threshold(share)];
    let score = 0.95 * share.basis.weight() * scene.rest_reasons(&mut given);
    given.extend(scene.work_reason());
    Outcome::is(Class::Threshold, score, given)
}

pub(super) fn vo2max(scene: &Scene<'_>) -> Outcome {
    let limits = &scene.criteria.threshold;
    let Some((median, share)) = scene.times.median().zip(scene.of_threshold) else {
        return Outcome::Open;
    };
    let fast = share.value > limits.threshold_share_max && share.value <= limits.vo2max_share_max;
    let length = limits.vo2max_rep_min_s..=limits.vo2max_rep_max_s;
    if !fast
        || scene.count() < 2.0
        || !length.contains(&median)
        || !rests_at_most(scene, limits.vo2max_rest_ratio_max)
        || called_all_out(&scene.work, &scene.criteria.hero)
    {
        return Outcome::IsNot;
    }
    let mut given = vec![reasons::of_threshold(share)];
    let score = share.basis.weight() * scene.rest_reasons(&mut given);
    given.push(Reason::new(reasons::REP_TIME).with("time_s", median.round()));
    Outcome::is(Class::Vo2max, score, given)
}

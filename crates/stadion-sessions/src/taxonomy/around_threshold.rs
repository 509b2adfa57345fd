//! The rules for singles, threshold sessions and work near maximal oxygen uptake.

use stadion_types::Reason;

use super::class::Class;
use super::intensity::called_all_out;
use super::reasons;
use super::scene::{Outcome, Scene};

/// Repetitions of this length can hardly be run above threshold one after the other, in seconds.
const LONG_REP_S: f64 = 300.0;

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
        || called_all_out(&scene.work)
    {
        return Outcome::IsNot;
    }
    let mut given = Vec::new();
    let Some(share) = scene.of_threshold else {
        // Long repetitions with hardly a rest are run under the threshold, or not to the end.
        let long = scene.times.median().is_some_and(|t| t >= LONG_REP_S);
        if !long || scene.count() < 2.0 || scene.work.reps.iter().any(|r| r.effort.is_some()) {
            return Outcome::Open;
        }
        given.push(Reason::new(reasons::INTENSITY_UNSTATED));
        let score = 0.5 * scene.rest_reasons(&mut given);
        given.extend(scene.work_reason());
        return Outcome::is(Class::Single, score, given);
    };
    // Speeds are compared with a hair's tolerance, so that a target at the threshold is one.
    let controlled = limits.single_share_min..=limits.single_share_max + 1e-9;
    if !controlled.contains(&share.value) {
        return Outcome::IsNot;
    }
    given.push(reasons::of_threshold(share));
    let score = share.basis.weight() * scene.rest_reasons(&mut given);
    given.extend(scene.work_reason());
    Outcome::is(Class::Single, score, given)
}

pub(super) fn threshold(scene: &Scene<'_>) -> Outcome {
    let limits = &scene.criteria.threshold;
    let Some(((_, most), share)) = work(scene).zip(scene.of_threshold) else {
        return Outcome::Open;
    };
    let at = limits.threshold_share_min..=limits.threshold_share_max;
    if !at.contains(&share.value)
        || most < limits.threshold_work_min_s
        || !rests_at_most(scene, 1.0)
        || called_all_out(&scene.work)
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
        || called_all_out(&scene.work)
    {
        return Outcome::IsNot;
    }
    let mut given = vec![reasons::of_threshold(share)];
    let score = share.basis.weight() * scene.rest_reasons(&mut given);
    given.push(Reason::new(reasons::REP_TIME).with("time_s", median.round()));
    Outcome::is(Class::Vo2max, score, given)
}

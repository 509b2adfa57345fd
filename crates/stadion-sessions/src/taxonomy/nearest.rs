//! The nearest class for work that no rule takes whole.

use stadion_types::Reason;

use super::class::Class;
use super::facts::RepFact;
use super::intensity::{Basis, Share, called_all_out, is_running};
use super::reasons;
use super::scene::{Classified, Scene};
use crate::tree::Effort;

/// How much of its score such a class keeps.
pub(super) const NEAREST_WEIGHT: f64 = 0.6;
/// Score of a class that rests on lengths and rests alone.
pub(super) const STRUCTURE_SCORE: f64 = 0.4;
/// Shortest single piece, in seconds, that is a time trial when nothing was kept back.
pub(super) const TEST_S: f64 = 180.0;
/// Between a steady run and a threshold session, as a share of threshold speed.
pub(super) const STEADY_TO_THRESHOLD: f64 = 0.93;
/// Between threshold work and that near maximal oxygen uptake, for repetitions too long for the latter.
pub(super) const THRESHOLD_TO_VO2MAX: f64 = 1.05;
/// Rest by work up to which long work of unknown speed is controlled: nobody runs it faster.
pub(super) const CONTROLLED_REST_RATIO: f64 = 0.4;
/// Share of a fast population's speed that repetition work of unknown speed reaches at least.
pub(super) const FAST_SHARE: f64 = 0.6;

/// The nearest class, where there is anything to judge by.
pub(super) fn nearest(scene: &Scene<'_>) -> Option<Classified> {
    if scene.work.reps.is_empty() {
        return None;
    }
    if called_all_out(&scene.work, &scene.criteria.hero) {
        return all_out(scene);
    }
    match scene.of_threshold {
        Some(share) => by_share(scene, share),
        None => by_structure(scene),
    }
}

fn classified(class: Class, score: f64, given: Vec<Reason>) -> Classified {
    Classified { class, score, variant: None, reasons: given }
}

fn all_out(scene: &Scene<'_>) -> Option<Classified> {
    let median = scene.times.median()?;
    if scene.count() < 2.0 {
        // One long piece without reserve is a test against the clock.
        let given = vec![Reason::new(reasons::DECLARED_EFFORT)];
        return (median >= TEST_S).then(|| classified(Class::Race, NEAREST_WEIGHT, given));
    }
    let long_rests = scene.rests.is_some_and(|r| r.class == super::RestClass::Long);
    let class = if median <= scene.criteria.fast.rep_max_s && long_rests {
        Class::Sprint
    } else {
        Class::SpeedEndurance
    };
    let mut given = vec![
        Reason::new(reasons::NEAREST).with("why", "all out, but not in the usual amounts or rests"),
    ];
    given.extend(scene.of_maximum.map(|s| scene.of_maximum_reasons(s)).unwrap_or_default());
    let score = NEAREST_WEIGHT * Basis::Declared.weight() * scene.rest_reasons(&mut given);
    given.extend(scene.work_reason());
    Some(classified(class, score, given))
}

fn by_share(scene: &Scene<'_>, share: Share) -> Option<Classified> {
    let limits = &scene.criteria.threshold;
    let easy = scene.criteria.endurance.easy_share;
    let value = share.value;
    let (class, why) = if value <= easy {
        (Class::Easy, "pieces of easy running")
    } else if value < limits.single_share_min {
        (Class::Steady, "pieces between easy running and threshold")
    } else if value < STEADY_TO_THRESHOLD {
        (Class::Steady, "slower than threshold, and not in the amounts or rests of a single")
    } else if value <= limits.threshold_share_max {
        (Class::Threshold, "about threshold, but in other amounts or rests")
    } else {
        let median = scene.times.median()?;
        let middle = f64::midpoint(limits.threshold_share_max, limits.repetition_share_min);
        if median <= limits.repetition_rep_max_s {
            if value < middle {
                (Class::Threshold, "short repetitions just above threshold")
            } else {
                (Class::Repetition, "short and faster than threshold, with other rests than usual")
            }
        } else if value <= THRESHOLD_TO_VO2MAX && median > limits.vo2max_rep_max_s {
            (Class::Threshold, "long repetitions just above threshold")
        } else if value > limits.vo2max_share_max {
            (Class::Vo2max, "faster than usual for repetitions of this length")
        } else {
            (Class::Vo2max, "above threshold, but in other lengths or rests")
        }
    };
    let mut given =
        vec![reasons::of_threshold(share), Reason::new(reasons::NEAREST).with("why", why)];
    let score = NEAREST_WEIGHT * share.basis.weight() * scene.rest_reasons(&mut given);
    given.extend(scene.work_reason());
    Some(classified(class, score, given))
}

fn is_hard(rep: &RepFact) -> bool {
    matches!(rep.effort, Some(Effort::Hard | Effort::Fast))
}

/// Without any reference the times do not tell how hard it was, but long work with hardly a rest can
/// only be run controlled, and short fast work with ample rest is repetition work.
fn by_structure(scene: &Scene<'_>) -> Option<Classified> {
    let limits = &scene.criteria.threshold;
    let told = scene.facts.running.is_none()
        && is_running(scene.facts)
        && scene.count() >= 2.0
        && !scene.times.estimated
        && scene.work.reps.iter().all(|r| r.speed.is_some() || is_hard(r));
    if !told {
        return None;
    }
    let (median, (_, most)) = scene.times.median().zip(scene.times.total())?;
    let ratio = scene.rests.map(|r| r.median_ratio);
    let hard = scene.work.reps.iter().any(is_hard);
    let fast = hard || scene.of_maximum.is_some_and(|s| s.value >= FAST_SHARE);
    let long = (limits.single_rep_min_s..=limits.single_rep_max_s).contains(&median)
        && most >= limits.single_work_min_s;
    let class = if !hard && long && ratio.is_some_and(|r| r <= CONTROLLED_REST_RATIO) {
        Class::Single
    } else if (limits.vo2max_rep_min_s..=limits.vo2max_rep_max_s).contains(&median)
        && ratio.is_some_and(|r| r <= limits.vo2max_rest_ratio_max)
    {
        Class::Vo2max
    } else if median <= limits.repetition_rep_max_s
        && fast
        && ratio.is_none_or(|r| r >= limits.repetition_rest_ratio_min)
    {
        Class::Repetition
    } else {
        return None;
    };
    let mut given = vec![Reason::new(reasons::STRUCTURE)];
    if hard {
        given.push(Reason::new(reasons::DECLARED).with("label", "hard"));
    }
    given.extend(scene.of_maximum.map(|s| scene.of_maximum_reasons(s)).unwrap_or_default());
    let score = STRUCTURE_SCORE * scene.rest_reasons(&mut given);
    given.extend(scene.work_reason());
    Some(classified(class, score, given))
}

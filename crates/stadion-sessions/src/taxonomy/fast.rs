//! The rules for sprint, speed endurance, repetition and hero sessions.

use stadion_types::Reason;

use super::class::Class;
use super::facts::RepFact;
use super::intensity::{Basis, called_sprints, is_all_out, share_where};
use super::reasons;
use super::rest_class::{RestClass, declared_full};
use super::scene::{Classified, Outcome, Scene};
use crate::tree::Effort;

const SPRINT_LABELS: &[&str] = &["sprint"];
const SPEED_ENDURANCE_LABELS: &[&str] = &["speed-endurance"];

/// Score of a sprint session of which only the full rests tell.
pub(super) const UNSTATED_SCORE: f64 = 0.5;

/// The share of the predicted speed, with the label of the text in the place of a word for all-out
/// effort, and whether it is at least `least`; `None` if nothing tells.
pub(super) fn fast_enough(
    scene: &Scene<'_>,
    least: f64,
    labels: &[&str],
) -> Option<(bool, f64, Vec<Reason>)> {
    let margin = scene.criteria.fast.population_margin;
    let label = scene.is_declared(labels).map(|l| Reason::new(reasons::DECLARED).with("label", l));
    let Some(share) = scene.of_maximum else {
        let label = label?;
        return Some((true, Basis::Declared.weight(), vec![label]));
    };
    let mut given = scene.of_maximum_reasons(share);
    let enough = match share.basis {
        Basis::Population => share.value >= least - margin,
        Basis::Declared => true,
        _ => share.value >= least,
    };
    let mut weight = share.basis.weight();
    if let Some(label) = label {
        given.push(label);
        // A population's speed says little of one runner, so the label decides unless it is far off.
        let far_off = least - 2.5 * margin;
        if share.basis == Basis::Population && share.value >= far_off {
            return Some((true, weight.max(Basis::Declared.weight()), given));
        }
        weight = (weight + 0.05).min(1.0);
    }
    Some((enough, weight, given))
}

/// Whether the repetitions were short and near maximal; `None` if nothing tells how hard they were.
pub(super) fn near_maximal(scene: &Scene<'_>, classes: &[Classified]) -> Option<bool> {
    let least = scene.criteria.rest.sprint_full_share;
    let limits = &scene.criteria.fast;
    let is = |class: Class| classes.iter().any(|c| c.class == class);
    // Sprints also where full rests alone tell them.
    if [Class::Sprint, Class::Acceleration].into_iter().any(is) {
        return Some(true);
    }
    if !is_short(scene)? {
        return Some(false);
    }
    let by_threshold = || scene.of_threshold.map(|_| false);
    let Some(share) = scene.of_maximum else { return by_threshold() };
    match share.basis {
        Basis::Declared => Some(true),
        Basis::Population if share.value >= least - limits.population_margin => Some(true),
        // A population's speed says little of a slower runner's.
        Basis::Population => by_threshold(),
        _ => Some(share.value >= least),
    }
}

/// Median repetition short enough for either fast class.
fn is_short(scene: &Scene<'_>) -> Option<bool> {
    Some(scene.times.median()? <= scene.criteria.fast.rep_max_s)
}

pub(super) fn sprint(scene: &Scene<'_>) -> Outcome {
    let limits = &scene.criteria.fast;
    let Some(short) = is_short(scene) else { return Outcome::Open };
    let most = limits.sprint_reps_max;
    if !short || scene.count() > most * limits.stretch_max || scene.count() < 2.0 {
        return Outcome::IsNot;
    }
    let judged = fast_enough(scene, limits.sprint_share, SPRINT_LABELS).or_else(|| {
        // Nobody takes full rests between short runs that are not sprints.
        let unstated = vec![Reason::new(reasons::INTENSITY_UNSTATED)];
        let plain = scene.work.reps.iter().all(|r| r.effort.is_none() && r.targets.is_empty());
        (plain && declared_full(&scene.work)).then_some((true, UNSTATED_SCORE, unstated))
    });
    let Some((fast, mut score, mut given)) = judged else { return Outcome::Open };
    if !fast {
        return Outcome::IsNot;
    }
    let full = declared_full(&scene.work);
    // Without a rest a sprint cannot be told from speed endurance, unless the text does it.
    let called = |r: &RepFact| r.effort == Some(Effort::Sprint);
    let told = full
        || scene.is_declared(SPRINT_LABELS).is_some()
        || share_where(&scene.work, called) >= 0.5;
    match scene.rests {
        Some(rests) if rests.class != RestClass::Long => return Outcome::IsNot,
        Some(_) if !full && nearly_incomplete(scene) => return Outcome::IsNot,
        None if !told => return Outcome::Open,
        _ => {}
    }
    score *= scene.rest_reasons(&mut given);
    if full {
        given.push(Reason::new(reasons::REST_FULL));
        if let Some(share) = scene.rests.and_then(|r| r.sprint_full_share).filter(|s| *s < 1.0) {
            given.push(
                Reason::new(reasons::REST_NOT_SPRINT_FULL).with("percent", reasons::percent(share)),
            );
        }
    }
    given.push(Reason::new(reasons::REPS).with("count", scene.count()));
    if scene.count() > most {
        score *= most / scene.count();
        given.push(
            Reason::new(reasons::OUTSIDE)
                .with("what", "the number of repetitions")
                .with("usual", format!("up to {most:.0}")),
        );
    }
    Outcome::is(Class::Sprint, score, given)
}

pub(super) fn speed_endurance(scene: &Scene<'_>) -> Outcome {
    let limits = &scene.criteria.fast;
    let Some((short, (least, most))) = is_short(scene).zip(scene.times.total()) else {
        return Outcome::Open;
    };
    let sets = scene.work.reps.windows(2).filter(|w| w[0].set != w[1].set).count();
    let named = scene.is_declared(SPEED_ENDURANCE_LABELS).is_some();
    let enough = scene.count() >= limits.speed_endurance_reps_min || sets > 0 || named;
    let (usual_least, usual_most) =
        (limits.speed_endurance_work_min_s, limits.speed_endurance_work_max_s);
    let work = most * limits.stretch_max >= usual_least && least <= usual_most * limits.stretch_max;
    if !(short && enough && work) || scene.count() < 3.0 {
        return Outcome::IsNot;
    }
    let fast = fast_enough(scene, limits.speed_endurance_share, SPEED_ENDURANCE_LABELS);
    let Some((fast, mut score, mut given)) = fast else { return Outcome::Open };
    let rest = scene.rests.map(|r| r.median_ratio).filter(|r| *r >= scene.criteria.rest.long);
    if !fast || (rest.is_some() && !nearly_incomplete(scene)) || declared_full(&scene.work) {
        return Outcome::IsNot;
    }
    if scene.rests.is_none() && !named {
        return Outcome::Open;
    }
    score *= scene.rest_reasons(&mut given);
    if let Some(ratio) = rest {
        let long = scene.criteria.rest.long;
        score *= long / ratio;
        given.push(
            Reason::new(reasons::OUTSIDE)
                .with("what", "the rest")
                .with("usual", format!("under {long:.0} times the work")),
        );
    }
    given.push(Reason::new(reasons::REPS).with("count", scene.count()));
    given.extend(scene.work_reason());
    // The class does not end where its usual amount of work does, it only fits less and less.
    let fit = (most / usual_least).min(usual_most / least).min(1.0);
    if fit < 1.0 {
        score *= fit;
        given.push(
            Reason::new(reasons::OUTSIDE)
                .with("what", "the time of work")
                .with("usual", format!("{usual_least:.0} to {usual_most:.0} s")),
        );
    }
    Outcome::is(Class::SpeedEndurance, score, given)
}

/// Whether the rests are only just long and the text calls the session speed endurance.
fn nearly_incomplete(scene: &Scene<'_>) -> bool {
    let limits = &scene.criteria.rest;
    let just = |ratio: f64| ratio < limits.long * limits.named_margin;
    scene.is_declared(SPEED_ENDURANCE_LABELS).is_some()
        && scene.rests.is_some_and(|r| r.class == RestClass::Long && just(r.median_ratio))
}

/// Whether there is more work than speed endurance usually has.
pub(super) fn beyond_usual(scene: &Scene<'_>) -> bool {
    let usual = scene.criteria.fast.speed_endurance_work_max_s;
    scene.times.total().is_some_and(|(least, _)| least > usual)
}

/// Repetitions at the pace of a mile to 3 km with ample rest, which are neither of the above.
pub(super) fn repetition(scene: &Scene<'_>) -> Outcome {
    let limits = &scene.criteria.threshold;
    let Some((median, share)) = scene.times.median().zip(scene.of_threshold) else {
        return Outcome::Open;
    };
    let rest = scene.rests.map(|r| r.median_ratio);
    let rested = rest.is_none_or(|r| r >= limits.repetition_rest_ratio_min);
    if scene.count() < 2.0
        || median > limits.repetition_rep_max_s
        || share.value < limits.repetition_share_min
        || !rested
    {
        return Outcome::IsNot;
    }
    let mut given = vec![reasons::of_threshold(share)];
    let score = 0.9 * share.basis.weight() * scene.rest_reasons(&mut given);
    given.push(Reason::new(reasons::REP_TIME).with("time_s", median.round()));
    Outcome::is(Class::Repetition, score, given)
}

/// # Model
///
/// Repetitions of at least 45 s, all out by a word or by the athlete's own predicted speed, for at
/// least six minutes, with rests under three times the work. Where times are not stated, an ordinary
/// runner's count. A text that states no rest keeps the class, with a reason that says so: so much
/// all-out work does not become something else by a rest that nobody mentions.
pub(super) fn hero(scene: &Scene<'_>) -> Outcome {
    let limits = &scene.criteria.hero;
    let all_out_share = share_where(&scene.work, |r| is_all_out(r, limits));
    let measured =
        scene.of_maximum.filter(|s| s.basis == Basis::Athlete && s.value >= limits.maximal_share);
    if scene.work.reps.is_empty() || (all_out_share < 0.5 && measured.is_none()) {
        let unknown = scene.of_maximum.is_none()
            && !scene.work.reps.iter().any(|r| matches!(r.effort, Some(e) if e != Effort::Hard));
        return if unknown { Outcome::Open } else { Outcome::IsNot };
    }
    let mut most = 0.0;
    for (rep, time) in scene.work.reps.iter().zip(&scene.times.range_s) {
        if let Some(time) = time.filter(|t| t.max() >= limits.rep_min_s) {
            if is_all_out(rep, limits) || measured.is_some() {
                most += time.max();
            }
        }
    }
    let ratio = scene.rests.map(|r| r.median_ratio);
    if scene.count() < 2.0
        || most < limits.work_min_s
        || ratio.is_some_and(|r| r >= limits.rest_ratio_max)
        || (ratio.is_none() && declared_full(&scene.work))
    {
        return Outcome::IsNot;
    }
    let mut given = Vec::new();
    if let Some(share) = measured {
        given.extend(scene.of_maximum_reasons(share));
    }
    if scene.rpe_maximal {
        given.extend(
            scene.facts.rpe.map(|r| Reason::new(reasons::RPE_MAXIMAL).with("rpe", r.to_string())),
        );
    } else if all_out_share >= 0.5 {
        let sprints = called_sprints(&scene.work, limits);
        let word = if sprints { reasons::DECLARED_SPRINT } else { reasons::DECLARED_EFFORT };
        given.push(Reason::new(word));
    }
    let score = 0.95 * scene.rest_reasons(&mut given);
    given.push(Reason::new(reasons::REPS).with("count", scene.count()));
    given.extend(scene.work_reason());
    Outcome::is(Class::Hero, score, given)
}

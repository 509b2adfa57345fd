//! Everything that the rules of the classes look at, worked out once.

use stadion_physiology::Athlete;
use stadion_types::{Reason, RpeScale};

use super::around_threshold::SINGLE_LABELS;
use super::class::Class;
use super::criteria::Criteria;
use super::facts::Facts;
use super::intensity::{self, Basis, RepTimes, Share};
use super::reasons;
use super::rest_class::{self, Rests};
use super::shape::{Shape, shapes};
use crate::tree::{Activity, Effort, Target};

/// A class that a session is of, with why.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Classified {
    /// The class.
    pub class: Class,
    /// How well it fits, from 0 to 1: an ordering, not a probability.
    pub score: f64,
    /// A closer word, such as `down-up` for a ladder.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub variant: Option<Shape>,
    /// Why.
    pub reasons: Vec<Reason>,
}

impl Classified {
    /// A class that is beyond doubt.
    pub(crate) fn certain(class: Class, reasons: Vec<Reason>) -> Self {
        Self { class, score: 1.0, variant: None, reasons }
    }
}

/// What a rule says of its class.
#[derive(Debug, Clone)]
pub(super) enum Outcome {
    /// The session is one.
    Is(Classified),
    /// It is not: the figures say so.
    IsNot,
    /// The figures do not tell.
    Open,
}

impl Outcome {
    pub(super) fn is(class: Class, score: f64, reasons: Vec<Reason>) -> Self {
        Self::Is(Classified { class, score, variant: None, reasons })
    }
}

pub(super) struct Scene<'a> {
    pub(super) facts: &'a Facts,
    /// The repetitions that the session is about: strides and easy pieces left out.
    pub(super) work: Facts,
    pub(super) athlete: &'a Athlete,
    pub(super) criteria: &'a Criteria,
    pub(super) times: RepTimes,
    pub(super) rests: Option<Rests>,
    pub(super) of_maximum: Option<Share>,
    pub(super) of_threshold: Option<Share>,
    /// What was aimed at, where it was run as well: the speed beside that at the threshold.
    planned_of_threshold: Option<Share>,
    pub(super) shapes: Vec<Shape>,
    /// Whether the session's exertion says that nothing was kept back.
    pub(super) rpe_maximal: bool,
}

impl<'a> Scene<'a> {
    pub(super) fn new(facts: &'a Facts, athlete: &'a Athlete, criteria: &'a Criteria) -> Self {
        let mut work = work_of(facts);
        if facts.declared.contains(&"sprint") {
            for rep in work.reps.iter_mut().filter(|r| is_short(r) && leaves_effort_open(r)) {
                rep.effort = Some(Effort::Sprint);
            }
        }
        let of_maximum = intensity::of_maximum(&work, athlete, &criteria.hero);
        let rpe_maximal = tells_maximal(facts, of_maximum, criteria);
        if rpe_maximal {
            for rep in work.reps.iter_mut().filter(|r| leaves_effort_open(r)) {
                rep.effort = Some(Effort::Maximal);
            }
        }
        let times = RepTimes::of(&work, athlete, criteria);
        Self {
            rests: rest_class::rests(&work, &times, &criteria.rest),
            // Once more: the exertion may have given words to the repetitions.
            of_maximum: intensity::of_maximum(&work, athlete, &criteria.hero),
            of_threshold: intensity::of_threshold(&work, athlete, &criteria.threshold),
            planned_of_threshold: intensity::planned_of_threshold(
                &work,
                athlete,
                &criteria.threshold,
            ),
            rpe_maximal,
            shapes: shapes(facts),
            facts,
            work,
            athlete,
            criteria,
            times,
        }
    }

    pub(super) fn is_declared(&self, labels: &[&str]) -> Option<&'static str> {
        self.facts.declared.iter().copied().find(|d| labels.contains(d))
    }

    /// Whether what was run had been planned as a single: by the speeds that it was aimed at, else by its name.
    pub(super) fn planned_single(&self) -> bool {
        let limits = &self.criteria.threshold;
        // A hair, so that a target at the threshold is one.
        let controlled = limits.single_share_min..=limits.single_share_max + 1e-9;
        let run = self.work.reps.iter().filter(|rep| rep.done).count();
        if 2 * run <= self.work.reps.len() {
            return false;
        }
        match self.planned_of_threshold {
            Some(share) => controlled.contains(&share.value),
            None => self.is_declared(SINGLE_LABELS).is_some(),
        }
    }

    pub(super) fn count(&self) -> f64 {
        crate::execution::seconds(self.work.reps.len())
    }

    /// Reasons about rests, times and counts that several classes share, and how much of a full score
    /// they leave.
    pub(super) fn rest_reasons(&self, reasons: &mut Vec<Reason>) -> f64 {
        let mut weight = 1.0;
        if let Some(rests) = self.rests {
            reasons.push(reasons::rest_ratio(rests));
        } else if !self.work.rests.is_empty() {
            weight = 0.85;
            reasons.push(Reason::new(reasons::REST_UNSTATED));
        }
        if self.times.estimated {
            weight *= 0.95;
            reasons.push(Reason::new(reasons::TIME_ESTIMATED));
        }
        weight
    }

    pub(super) fn work_reason(&self) -> Option<Reason> {
        let (min, max) = self.times.total()?;
        let (min, max) = ((min * 10.0).round() / 10.0, (max * 10.0).round() / 10.0);
        if min >= max {
            return Some(Reason::new(reasons::WORK_TIME_EXACT).with("time_s", max));
        }
        Some(Reason::new(reasons::WORK_TIME).with("min_s", min).with("max_s", max))
    }

    /// The reasons for a share of the maximum, in the words of the text.
    pub(super) fn of_maximum_reasons(&self, share: Share) -> Vec<Reason> {
        let word = if intensity::called_sprints(&self.work, &self.criteria.hero) {
            reasons::DECLARED_SPRINT
        } else {
            reasons::DECLARED_EFFORT
        };
        reasons::of_maximum(share, word)
    }
}

/// Short enough for the name of a sprint session to mean it.
fn is_short(rep: &super::facts::RepFact) -> bool {
    const SHORT_M: f64 = 300.0;
    const SHORT_S: f64 = 45.0;
    rep.distance.map_or_else(
        || rep.time.is_some_and(|t| t.seconds().max() <= SHORT_S),
        |way| way.max().meters() <= SHORT_M,
    )
}

/// Repetitions of which nothing but the session's exertion could say how hard they were.
fn leaves_effort_open(rep: &super::facts::RepFact) -> bool {
    matches!(rep.effort, None | Some(Effort::Hard | Effort::Fast))
        && !rep.targets.iter().any(|t| {
            matches!(
                t,
                Target::RacePace { .. }
                    | Target::RacePaceOffset { .. }
                    | Target::Lactate(_)
                    | Target::Percent { .. }
                    | Target::Rpe(_)
            )
        })
}

/// Whether the exertion of the session is the top of its scale, and speeds do not speak against it.
fn tells_maximal(facts: &Facts, of_maximum: Option<Share>, criteria: &Criteria) -> bool {
    const CLEARLY_BELOW: f64 = 0.9;
    let limits = &criteria.hero;
    let top = facts.rpe.is_some_and(|rpe| match rpe.scale() {
        RpeScale::Cr10 => rpe.value() >= limits.maximal_rpe_cr10,
        RpeScale::Borg6To20 => rpe.value() >= limits.maximal_rpe_borg,
    });
    let below = of_maximum.is_some_and(|s| s.basis == Basis::Athlete && s.value < CLEARLY_BELOW);
    top && !below
}

fn is_aside(rep: &super::facts::RepFact) -> bool {
    rep.activity == Activity::Strides
        || matches!(rep.effort, Some(Effort::Easy | Effort::Steady | Effort::Moderate))
}

fn work_of(facts: &Facts) -> Facts {
    let mut work = facts.clone();
    if !facts.reps.iter().any(is_aside) {
        return work;
    }
    // A rest stands between two repetitions that stay; what lies between others goes with them.
    work.reps.clear();
    work.rests.clear();
    let mut before_stays = false;
    for (i, rep) in facts.reps.iter().enumerate() {
        let stays = !is_aside(rep);
        if stays {
            if !work.reps.is_empty() {
                let unknown = super::facts::RestFact { time: None, mode: None, full: false };
                let rest = i.checked_sub(1).and_then(|g| facts.rests.get(g)).copied();
                work.rests.push(rest.filter(|_| before_stays).unwrap_or(unknown));
            }
            work.reps.push(rep.clone());
        }
        before_stays = stays;
    }
    work
}

//! The classes that tell of ground and form: hills, fartlek, weights, jumps.

use stadion_types::{Reason, Sport};

use super::class::Class;
use super::facts::RepFact;
use super::reasons;
use super::scene::{Outcome, Scene};
use super::shape::Shape;
use crate::tree::{Activity, Mode};

pub(super) const FARTLEK_LABELS: &[&str] = &[super::named::FARTLEK];

/// Score of a fartlek that only its pieces tell.
const BY_PIECES: f64 = 0.6;

/// Most of the repetitions go uphill: the text says so, or their grade was measured.
pub(super) fn hill(scene: &Scene<'_>) -> Outcome {
    let limits = &scene.criteria.terrain;
    let uphill = |rep: &&RepFact| {
        rep.activity == Activity::Hills || rep.grade.is_some_and(|g| g >= limits.hill_grade_min)
    };
    let reps = &scene.work.reps;
    let count = crate::execution::seconds(reps.iter().filter(uphill).count());
    if reps.len() < 2 || count < limits.hill_share * scene.count() || count < 1.0 {
        return Outcome::IsNot;
    }
    let given = vec![Reason::new(reasons::HILLS).with("count", count).with("of", scene.count())];
    Outcome::is(Class::Hill, 0.8, given)
}

/// By its name; or pieces of several lengths by time, in no order or in turns, which run on into each other.
pub(super) fn fartlek(scene: &Scene<'_>) -> Outcome {
    if let Some(label) = scene.is_declared(FARTLEK_LABELS) {
        let given = vec![Reason::new(reasons::DECLARED).with("label", label)];
        return Outcome::is(Class::Fartlek, 0.8, given);
    }
    let work = &scene.work;
    let by_time = work.reps.iter().all(|r| r.distance.is_none() && r.time.is_some());
    let floats = !work.rests.is_empty() && work.rests.iter().all(|r| r.mode == Some(Mode::Float));
    let varied = scene.shapes.iter().any(|s| matches!(s, Shape::Mixed | Shape::Alternation));
    if work.reps.len() < 3 || scene.facts.running.is_some() || !(by_time && floats && varied) {
        return Outcome::IsNot;
    }
    Outcome::is(Class::Fartlek, BY_PIECES, vec![Reason::new(reasons::FLOATS)])
}

pub(super) fn strength(scene: &Scene<'_>) -> Outcome {
    let lifts = scene.facts.lifts;
    // A session of the sport that holds nothing but jumps is told by those.
    let of_sport = scene.facts.sport == Some(Sport::Strength) && scene.facts.jumps == 0;
    if lifts == 0 && !of_sport {
        return Outcome::IsNot;
    }
    let given = vec![Reason::new(reasons::LIFTS).with("count", crate::execution::seconds(lifts))];
    Outcome::is(Class::Strength, 0.9, given)
}

pub(super) fn plyometrics(scene: &Scene<'_>) -> Outcome {
    let jumps = scene.facts.jumps;
    if jumps == 0 {
        return Outcome::IsNot;
    }
    let given = vec![Reason::new(reasons::JUMPS).with("count", crate::execution::seconds(jumps))];
    Outcome::is(Class::Plyometrics, 0.9, given)
}

//! Speeds beside what the athlete, or a population, runs all out over the distance.

use stadion_physiology::Athlete;
use stadion_types::{Distance, Speed};

use super::all_out::{called_all_out, own_percent};
use super::reference::population_speed;
use super::{Basis, Share, is_running};
use crate::execution::median;
use crate::taxonomy::criteria::HeroCriteria;
use crate::taxonomy::facts::Facts;

/// Speeds as shares of the predicted mean speed for the distance, the median over the repetitions that
/// tell. Where the text calls them all out, its word counts for more than a population's speed; the
/// share is then told beside it.
pub(in crate::taxonomy) fn of_maximum(
    facts: &Facts,
    athlete: &Athlete,
    limits: &HeroCriteria,
) -> Option<Share> {
    let mut own = Vec::new();
    let mut population = Vec::new();
    for rep in facts.reps.iter().filter(|_| is_running(facts)) {
        let Some(speed) = rep.speed.map(Speed::meters_per_second) else { continue };
        let middle = rep.distance.map(|d| f64::midpoint(d.min().meters(), d.max().meters()));
        let way = middle.or_else(|| Some(rep.time?.seconds().max() * speed));
        let Some(way) = way else { continue };
        let predicted = Distance::from_meters(way).ok().and_then(|d| athlete.predicted_speed(d));
        if let Some(predicted) = predicted {
            own.push(speed / predicted.speed.meters_per_second());
        }
        if let Some(predicted) = population_speed(way) {
            population.push(speed / predicted);
        }
    }
    let most = |list: &[f64]| list.len() * 2 > facts.reps.len();
    if most(&own) {
        return Some(Share { value: median(&mut own), basis: Basis::Athlete });
    }
    let mut asked: Vec<f64> = facts.reps.iter().filter_map(own_percent).collect();
    if most(&asked) {
        return Some(Share { value: median(&mut asked), basis: Basis::Target });
    }
    let population = most(&population).then(|| median(&mut population));
    if called_all_out(facts, limits) {
        return Some(Share { value: population.unwrap_or(1.0), basis: Basis::Declared });
    }
    population.map(|value| Share { value, basis: Basis::Population })
}

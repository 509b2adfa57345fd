//! How long repetitions take.

use stadion_physiology::Athlete;
use stadion_types::{Bounds, Distance};

use super::all_out::is_all_out;
use super::reference::{ORDINARY, ORDINARY_ALL_OUT, population_speed, race_speed, threshold_speed};
use super::threshold::share_by_target;
use crate::execution::median;
use crate::taxonomy::criteria::Criteria;
use crate::taxonomy::facts::{Facts, RepFact};
use crate::tree::{Relation, Target};

/// The time of each repetition: as stated, else estimated between what the fastest and an ordinary
/// runner need for the distance.
#[derive(Debug, Clone)]
pub(in crate::taxonomy) struct RepTimes {
    pub(in crate::taxonomy) range_s: Vec<Option<Bounds<f64>>>,
    pub(in crate::taxonomy) middle_s: Vec<Option<f64>>,
    pub(in crate::taxonomy) estimated: bool,
}

impl RepTimes {
    pub(in crate::taxonomy) fn of(facts: &Facts, athlete: &Athlete, criteria: &Criteria) -> Self {
        let mut estimated = false;
        let range_s: Vec<Option<Bounds<f64>>> = facts
            .reps
            .iter()
            .map(|rep| {
                if let Some(time) = rep.time {
                    return Some(time.seconds());
                }
                estimated = true;
                estimate(rep, athlete, criteria)
            })
            .collect();
        let middle = |r: &Option<Bounds<f64>>| r.map(|r| f64::midpoint(r.min(), r.max()));
        Self { middle_s: range_s.iter().map(middle).collect(), range_s, estimated }
    }

    /// Sum of the times, from least to most; `None` if any is unknown.
    pub(in crate::taxonomy) fn total(&self) -> Option<(f64, f64)> {
        self.range_s.iter().try_fold((0.0, 0.0), |sum, r| {
            let r = (*r)?;
            Some((sum.0 + r.min(), sum.1 + r.max()))
        })
    }

    pub(in crate::taxonomy) fn median(&self) -> Option<f64> {
        let mut known: Vec<f64> = self.middle_s.iter().copied().collect::<Option<_>>()?;
        (!known.is_empty()).then(|| median(&mut known))
    }
}

fn estimate(rep: &RepFact, athlete: &Athlete, criteria: &Criteria) -> Option<Bounds<f64>> {
    let all_out = is_all_out(rep, &criteria.hero);
    let way = rep.distance?;
    let between = |m: f64| {
        let own = if all_out {
            let distance = Distance::from_meters(m).ok()?;
            athlete.predicted_speed(distance).map(|p| p.speed.meters_per_second())
        } else {
            race_pace(rep).and_then(|race_m| race_speed(athlete, race_m)).or_else(|| {
                Some(
                    threshold_speed(athlete)?
                        * share_by_target(rep, athlete, &criteria.threshold)?.value,
                )
            })
        };
        if let Some(own) = own {
            return Some((m / own, m / own));
        }
        let fastest = population_speed(m)?;
        let ordinary = fastest * if all_out { ORDINARY_ALL_OUT } else { ORDINARY };
        Some((m / fastest, m / ordinary))
    };
    Bounds::new(between(way.min().meters())?.0, between(way.max().meters())?.1).ok()
}

fn race_pace(rep: &RepFact) -> Option<f64> {
    rep.targets.iter().find_map(|t| match t {
        Target::RacePace { distance, relation: Relation::At } => {
            Some((distance.min().meters() * distance.max().meters()).sqrt())
        }
        _ => None,
    })
}

//! How hard the repetitions are, beside what the athlete can do.

mod all_out;
mod maximum;
mod reference;
mod threshold;
mod times;

pub(crate) use self::all_out::is_all_out;
pub(in crate::taxonomy) use self::all_out::{called_all_out, called_sprints};
pub(in crate::taxonomy) use self::maximum::of_maximum;
pub(in crate::taxonomy) use self::reference::{
    HOUR_M, HUMAN_LIMIT, ORDINARY, ORDINARY_ALL_OUT, POPULATION_M_S, beyond_human,
    population_speed, threshold_speed,
};
pub(crate) use self::reference::{HOUR_S, RIEGEL, race_speed};
pub(crate) use self::threshold::{
    EASY_SHARE, STEADY_SHARE, SUB_THRESHOLD_SHARE, offset_factor, relation_factor, share_by_heart,
};
pub(in crate::taxonomy) use self::threshold::{
    LITTLE, PLAINLY, heart_target, of_threshold, planned_of_threshold,
};
pub(in crate::taxonomy) use self::times::RepTimes;
use stadion_types::Sport;

use super::facts::{Facts, RepFact};
use crate::execution::seconds;
use crate::tree::names;

names! {
    /// What an intensity was judged by.
    Basis {
        /// The athlete's own speeds: the speed reserve, a best, the threshold.
        Athlete = "athlete",
        /// A race pace, a heart rate or a lactate that the text aims at.
        Target = "target",
        /// Heart rate as it was measured.
        HeartRate = "heart-rate",
        /// A word of the text.
        Declared = "declared",
        /// The speed of a population, for want of the athlete's own.
        Population = "population",
    }
}

impl Basis {
    /// How much of a full score such evidence earns.
    pub(in crate::taxonomy) const fn weight(self) -> f64 {
        match self {
            Self::Athlete => 1.0,
            Self::Target | Self::HeartRate => 0.9,
            Self::Declared => 0.85,
            Self::Population => 0.75,
        }
    }
}

/// A share of a reference speed, with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::taxonomy) struct Share {
    pub(in crate::taxonomy) value: f64,
    pub(in crate::taxonomy) basis: Basis,
}

/// Whether speeds may be held against those of runners: a text that names no sport is about running, a
/// recording that names none may be of anything.
pub(in crate::taxonomy) fn is_running(facts: &Facts) -> bool {
    facts.sport == Some(Sport::Running) || (facts.sport.is_none() && facts.running.is_none())
}

/// Share of the work in repetitions for which `test` holds.
pub(in crate::taxonomy) fn share_where(facts: &Facts, test: impl Fn(&RepFact) -> bool) -> f64 {
    if facts.reps.is_empty() {
        return 0.0;
    }
    seconds(facts.reps.iter().filter(|r| test(r)).count()) / seconds(facts.reps.len())
}

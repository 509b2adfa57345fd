//! How much rest the repetitions get.

use core::time::Duration;

use super::criteria::RestCriteria;
use super::facts::Facts;
use super::intensity::RepTimes;
use crate::tree::names;

names! {
    /// How long the rests are beside the work before them.
    RestClass {
        /// Too short for more than a breath.
        Short = "short",
        /// Too short to recover.
        Incomplete = "incomplete",
        /// Long enough to come close to full recovery.
        Long = "long",
    }
}

/// The rests of a session beside its work.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Rests {
    /// Median over the gaps of rest by the work before it.
    pub median_ratio: f64,
    /// Its class.
    pub class: RestClass,
    /// Whether the text calls them full.
    pub declared_full: bool,
    /// Whether the times of the work were estimated.
    pub estimated: bool,
    /// Share of the gaps with at least a minute for each 10 m of the repetition before: full recovery
    /// by the sprint coaches' rule. `None` without distances.
    pub sprint_full_share: Option<f64>,
    /// Whether the work was short and near maximal, for which that rule is made; `None` if nothing tells how hard
    /// it was.
    pub near_maximal: Option<bool>,
}

/// The median ratio of rest to work, gap by gap; `None` if no gap tells.
///
/// # Model
///
/// For each gap the rest, in the middle of its range, over the time of the repetition before. The
/// median keeps one long rest between sets from hiding that all the others are short, as the quotient
/// of the sums would.
pub(super) fn rests(facts: &Facts, times: &RepTimes, criteria: &RestCriteria) -> Option<Rests> {
    let middle =
        |t: stadion_types::Bounds<Duration>| f64::midpoint(t.seconds().min(), t.seconds().max());
    let mut ratios: Vec<f64> = facts
        .rests
        .iter()
        .zip(&times.middle_s)
        .filter_map(|(rest, work)| {
            let work = (*work)?;
            (work > 0.0).then_some(middle(rest.time?) / work)
        })
        .collect();
    // Half of the gaps must tell, or the median stands for a few.
    if ratios.is_empty() || ratios.len() * 2 < facts.rests.len() {
        return None;
    }
    let full: Vec<bool> = facts
        .rests
        .iter()
        .zip(&facts.reps)
        .filter_map(|(rest, rep)| {
            let meters = rep.distance?.max().meters();
            Some(middle(rest.time?) >= criteria.sprint_full_s_per_m * meters)
        })
        .collect();
    let share = |list: &[bool]| {
        let count = |n: usize| crate::execution::seconds(n);
        count(list.iter().filter(|f| **f).count()) / count(list.len())
    };
    let median_ratio = crate::execution::median(&mut ratios);
    Some(Rests {
        median_ratio,
        class: criteria.class(median_ratio),
        declared_full: declared_full(facts),
        estimated: times.estimated,
        sprint_full_share: (!full.is_empty()).then(|| share(&full)),
        near_maximal: None,
    })
}

/// Whether the text calls most of the rests full.
pub(super) fn declared_full(facts: &Facts) -> bool {
    let full = facts.rests.iter().filter(|r| r.full).count();
    full > 0 && full * 2 >= facts.rests.len()
}

//! Whether repetitions are called all out.

use crate::taxonomy::criteria::HeroCriteria;
use crate::taxonomy::facts::{Facts, RepFact};
use crate::tree::{Effort, PercentOf, Target};

const fn all_out(effort: Option<Effort>) -> bool {
    matches!(effort, Some(Effort::Maximal | Effort::Sprint))
}

/// The share of maximal effort or speed that the text itself asks for: a percentage that names nothing
/// else. On long repetitions such a bare figure may be one of heart rate, and does not count.
pub(super) fn own_percent(rep: &RepFact) -> Option<f64> {
    const SHORT_M: f64 = 600.0;
    const SHORT_S: f64 = 120.0;
    let short = rep.distance.map_or_else(
        || rep.time.is_some_and(|t| t.seconds().max() <= SHORT_S),
        |d| d.max().meters() <= SHORT_M,
    );
    let apart =
        rep.effort.is_none_or(|e| all_out(Some(e)) || matches!(e, Effort::Fast | Effort::Hard));
    rep.targets.iter().find_map(|t| match t {
        Target::Percent { range, of: PercentOf::Effort } => Some(range.max() / 100.0),
        Target::Percent { range, of: PercentOf::Unstated } if short && apart => {
            Some(range.max() / 100.0)
        }
        _ => None,
    })
}

/// Whether a repetition is called all out: by a word, by a share of effort of 97 % or more, or by the
/// top of a scale of exertion.
pub(crate) fn is_all_out(rep: &RepFact, limits: &HeroCriteria) -> bool {
    all_out(rep.effort)
        || own_percent(rep).is_some_and(|p| p >= limits.maximal_share)
        || rep.targets.iter().any(|t| match t {
            Target::Rpe(range) if range.max() > 10.0 => range.min() >= limits.maximal_rpe_borg,
            Target::Rpe(range) => range.min() >= limits.maximal_rpe_cr10,
            _ => false,
        })
}

/// Whether every effort word of the repetitions that are called all out is that of a sprint.
pub(in crate::taxonomy) fn called_sprints(facts: &Facts, limits: &HeroCriteria) -> bool {
    let mut said = facts.reps.iter().filter(|r| is_all_out(r, limits));
    called_all_out(facts, limits) && said.all(|r| r.effort == Some(Effort::Sprint))
}

/// Whether most of the repetitions are called all out.
pub(in crate::taxonomy) fn called_all_out(facts: &Facts, limits: &HeroCriteria) -> bool {
    let count = facts.reps.iter().filter(|r| is_all_out(r, limits)).count();
    count > 0 && count * 2 >= facts.reps.len()
}

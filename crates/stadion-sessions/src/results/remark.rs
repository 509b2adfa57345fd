//! Paces that a text tells of, beside those that its splits give.

use std::collections::HashMap;

use stadion_types::{Distance, PaceUnit};

use super::Split;
use crate::session::TargetRule;
use crate::span::Span;
use crate::tree::Target;

/// A pace in the prose and the split that it speaks of. Coaches round: the difference is told, and
/// nothing is corrected.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct PaceRemark {
    /// The repetition.
    pub rep: Option<u32>,
    /// Its distance.
    pub distance: Distance,
    /// Seconds for 400 m, as written.
    pub written_400_s: f64,
    /// Seconds for 400 m, from the split.
    pub measured_400_s: f64,
    /// Where the pace stands in the text.
    pub span: Span,
}

impl PaceRemark {
    /// The measured time for 400 m against the written one, in per cent; positive is slower.
    #[must_use]
    pub fn difference_percent(&self) -> f64 {
        100.0 * (self.measured_400_s / self.written_400_s - 1.0)
    }
}

/// A told pace is rounded: repetitions within this share of it, in per cent, can all be meant.
pub(crate) const ROUNDED_PERCENT: f64 = 1.0;

/// Each told pace with the split that it means.
///
/// The one over the distance that the text names; else the last repetition, if the sentence speaks
/// of it; else, of those within [`ROUNDED_PERCENT`] of the pace, the one that is alone over its
/// distance (a pace told of one repetition among equal ones would have to say which), then the one
/// that comes nearest.
pub(crate) fn pace_remarks(targets: &[TargetRule], splits: &[Split]) -> Vec<PaceRemark> {
    told(targets, splits).into_iter().map(|(remark, _)| remark).collect()
}

/// The paces that fit several repetitions while the text names none: the remark, and the numbers of
/// the other repetitions.
pub(crate) fn rivals(targets: &[TargetRule], splits: &[Split]) -> Vec<(PaceRemark, Vec<u32>)> {
    told(targets, splits).into_iter().filter(|(_, others)| !others.is_empty()).collect()
}

fn told(targets: &[TargetRule], splits: &[Split]) -> Vec<(PaceRemark, Vec<u32>)> {
    let mut found = Vec::new();
    if !targets.iter().any(|t| t.told) {
        return found;
    }
    let mut counts: HashMap<Option<Distance>, u32> = HashMap::new();
    for split in splits {
        *counts.entry(split.distance).or_default() += 1;
    }
    for rule in targets.iter().filter(|t| t.told) {
        for target in &rule.targets {
            let Target::Speed(speed) = target else { continue };
            let Some(written) = speed.exact().and_then(|s| s.pace(PaceUnit::Per400m)) else {
                continue;
            };
            let written = written.seconds();
            let named: Vec<&Split> = splits
                .iter()
                .filter(|s| rule.distance.is_some() && s.distance == rule.distance)
                .collect();
            let last = splits.iter().max_by_key(|s| s.rep).filter(|_| rule.last);
            let open = named.is_empty() && last.is_none();
            let pool = match last {
                _ if !named.is_empty() => named,
                Some(last) => vec![last],
                None => splits.iter().collect(),
            };
            let mut pool: Vec<(&Split, f64)> = pool
                .into_iter()
                .filter_map(|s| Some((s, s.pace_400().filter(|_| s.distance.is_some())?.seconds())))
                .collect();
            let off = |measured: f64| (measured - written).abs();
            let near: Vec<(&Split, f64)> = pool
                .iter()
                .copied()
                .filter(|(_, m)| open && off(*m) <= written * ROUNDED_PERCENT / 100.0)
                .collect();
            let alone: Vec<(&Split, f64)> =
                near.iter().copied().filter(|(s, _)| counts.get(&s.distance) == Some(&1)).collect();
            if !alone.is_empty() {
                pool = alone;
            }
            let nearest = pool.into_iter().min_by(|a, b| off(a.1).total_cmp(&off(b.1)));
            let Some((split, measured_400_s)) = nearest else { continue };
            let Some(distance) = split.distance else { continue };
            let remark = PaceRemark {
                rep: split.rep,
                distance,
                written_400_s: written,
                measured_400_s,
                span: rule.span,
            };
            let others =
                near.iter().filter_map(|(s, _)| s.rep).filter(|r| Some(*r) != split.rep).collect();
            found.push((remark, others));
        }
    }
    found
}

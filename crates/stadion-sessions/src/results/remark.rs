//! Paces that a text tells of, beside those that its splits give.

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

/// Each told pace with the split that it means: the one over the distance that the text names, else
/// the one that comes nearest.
pub(crate) fn pace_remarks(targets: &[TargetRule], splits: &[Split]) -> Vec<PaceRemark> {
    let mut found = Vec::new();
    for rule in targets.iter().filter(|t| t.told) {
        for target in &rule.targets {
            let Target::Speed(speed) = target else { continue };
            let Some(written) = speed.exact().and_then(|s| s.pace(PaceUnit::Per400m)) else {
                continue;
            };
            let named =
                splits.iter().filter(|s| rule.distance.is_some() && s.distance == rule.distance);
            let pool: Vec<&Split> = named.collect();
            let pool = if pool.is_empty() { splits.iter().collect() } else { pool };
            let nearest = pool
                .into_iter()
                .filter_map(|s| Some((s, s.pace_400()?.seconds(), s.distance?)))
                .min_by(|a, b| {
                    (a.1 - written.seconds()).abs().total_cmp(&(b.1 - written.seconds()).abs())
                });
            if let Some((split, measured_400_s, distance)) = nearest {
                found.push(PaceRemark {
                    rep: split.rep,
                    distance,
                    written_400_s: written.seconds(),
                    measured_400_s,
                    span: rule.span,
                });
            }
        }
    }
    found
}

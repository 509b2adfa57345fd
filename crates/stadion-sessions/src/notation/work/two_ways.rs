//! Lists of two that can be read in another way.

use super::Reader;
use super::attributes::first_rep;
use super::times::is_single;
use crate::notation::Dialect;
use crate::tree::Work;

impl Reader<'_, '_> {
    /// `3 x 5 min @ 95 %, 4 min @ 85 %`, and `300m - 200m` going down.
    pub(super) fn two_ways(&mut self, parts: &[Work], start: usize) {
        let [first, second] = parts else { return };
        let (Some(one), Some(other)) = (first_rep(first), first_rep(second)) else { return };
        let span = one.span.hull(other.span);
        // Riders repeat such a list as a whole.
        let timed = one.amount.time().is_some() && other.amount.time().is_some();
        let aimed = !one.targets.is_empty() && !other.targets.is_empty();
        let ridden = matches!(self.c.dialect, Dialect::Cycle | Dialect::Swim);
        if timed && aimed && !is_single(first) && is_single(second) && !ridden {
            self.c.ambiguity(
                span,
                &["the count holds for what stands next to it", "the whole list is repeated"],
                "two timed parts with targets behind a count",
            );
        }
        let tokens = self.c.tokens.get(start..self.c.at).unwrap_or_default();
        let dash = tokens.iter().any(|t| t.is('-') && one.span.end <= t.span.start);
        let way = |work: &Work| {
            let rep = first_rep(work).filter(|_| matches!(work, Work::Rep(_)))?;
            Some(rep.amount.distance()?.exact()?.meters())
        };
        if dash && way(first).zip(way(second)).is_some_and(|(a, b)| a > b) {
            self.c.ambiguity(
                span,
                &["one after the other", "a range of distances"],
                "two distances with a dash, the longer one first",
            );
        }
    }
}

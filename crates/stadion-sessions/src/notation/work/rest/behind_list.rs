//! The rest behind the last member of a list that is one of the whole list.

use crate::notation::work::Reader;
use crate::tree::{Activity, Effort, RestRule, Scope, Work};

/// `400m, 300m, 200m with 3 min rest`: the rest behind the last of several single repetitions is
/// that of the whole list.
fn hoist(parts: &mut [Work]) -> Vec<RestRule> {
    let Some((last, others)) = parts.split_last_mut() else { return Vec::new() };
    let plain = !others.is_empty() && others.iter().all(|p| matches!(p, Work::Rep(_)));
    match last {
        Work::With { body, rests } if plain && matches!(**body, Work::Rep(_)) => {
            let rests = std::mem::take(rests);
            let body = std::mem::replace(&mut **body, Work::Choice(Vec::new()));
            *last = body;
            rests
        }
        _ => Vec::new(),
    }
}

impl Reader<'_, '_> {
    /// The rests of a list that stand behind its last member.
    pub(crate) fn rests_behind(
        &mut self,
        parts: &mut [Work],
        grouped: bool,
        inside: bool,
    ) -> Vec<RestRule> {
        if inside {
            self.easy_distance(parts);
        }
        let hoisted = if grouped { Vec::new() } else { hoist(parts) };
        if hoisted.is_empty() && !grouped && !inside && self.c.done() {
            return self.hoist_mixed(parts);
        }
        hoisted
    }

    /// `300m, 2 x 100m, 300m, 3 min rest`: nothing follows that the rest behind the last could lead to, and
    /// none of the others has one, so that it lies between all of them.
    fn hoist_mixed(&mut self, parts: &mut [Work]) -> Vec<RestRule> {
        let Some((last, others)) = parts.split_last_mut() else { return Vec::new() };
        let bare = |w: &Work| match w {
            Work::Rep(_) => true,
            Work::Repeat { body, .. } => matches!(**body, Work::Rep(_)),
            _ => false,
        };
        let Work::With { body, rests } = last else { return Vec::new() };
        // `[rest 90s]` stands beside the part in front of it.
        let beside = self.c.tokens.last().is_some_and(|t| t.is(']'));
        let every = matches!(&rests[..], [rest] if rest.scope == Scope::EachGap) && !beside;
        if others.is_empty()
            || !others.iter().all(bare)
            || !matches!(**body, Work::Rep(_))
            || !every
        {
            return Vec::new();
        }
        let rests = std::mem::take(rests);
        let body = std::mem::replace(&mut **body, Work::Choice(Vec::new()));
        *last = body;
        if let Some(rest) = rests.first() {
            self.c.ambiguity(
                rest.span,
                &["between all of the repetitions", "between the parts only"],
                "one rest behind a list that holds repetitions",
            );
        }
        rests
    }

    /// `10 x (200m hard, 200m easy)`: an easy distance behind as hard a one may be its rest.
    fn easy_distance(&mut self, parts: &[Work]) {
        let [Work::Rep(hard), Work::Rep(easy)] = parts else { return };
        let ways = hard.amount.distance().is_some() && easy.amount.distance().is_some();
        let effort = hard.effort.is_some_and(|e| e != Effort::Easy) || !hard.targets.is_empty();
        let eased = easy.effort == Some(Effort::Easy) && easy.targets.is_empty();
        if ways && effort && eased && easy.activity != Activity::Walk {
            self.c.ambiguity(
                easy.span,
                &["run easily, as work", "the rest behind the part in front of it"],
                "an easy distance behind a hard one inside brackets",
            );
        }
    }
}

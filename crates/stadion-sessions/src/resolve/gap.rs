//! The rest of one gap, by the most specific rule that speaks of it.
//!
//! The order: a rest written right there; between two given distances; before a named block; between
//! sets, at the border of a set; beside the work, innermost first; after a distance; in a named block;
//! within sets; between repetitions; each gap; and last a part's own rest carried behind the part.

use std::collections::BTreeSet;

use super::Flat;
use crate::tree::{Activity, Effort, RestRule, Scope, Section};

pub(super) struct Resolver<'a> {
    reps: &'a [Flat<'a>],
    rules: &'a [&'a RestRule],
    own: &'a [(usize, usize)],
    lines: usize,
    ladders: BTreeSet<(usize, usize)>,
}

/// The rule for a gap, and how it came there.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Gap {
    pub(super) rule: Option<usize>,
    pub(super) block_as_set: bool,
    pub(super) stretched: bool,
    pub(super) trailing: bool,
    /// Another rule that speaks of the gap as well: the rest of the named block.
    pub(super) rival: Option<usize>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(
        reps: &'a [Flat<'a>],
        rules: &'a [&'a RestRule],
        own: &'a [(usize, usize)],
        lines: usize,
    ) -> Self {
        let mut ladders = BTreeSet::new();
        for rep in reps {
            let same: Vec<_> = reps.iter().filter(|r| r.part == rep.part).collect();
            let mut amounts: Vec<_> = same.iter().map(|r| r.rep.amount.clone()).collect();
            amounts.dedup();
            if amounts.len() > 2 && same.iter().all(|r| r.groups.is_empty()) {
                ladders.insert(rep.part);
            }
        }
        // A session of one part is its own ladder, whatever its rungs.
        if ladders.is_empty() && reps.iter().all(|r| r.part == reps[0].part) {
            ladders.extend(reps.first().map(|r| r.part));
        }
        Self { reps, rules, own, lines, ladders }
    }

    /// Whether a repetition belongs to the block of that name.
    fn named(&self, rep: &Flat<'_>, name: &str) -> bool {
        match name {
            "ladder" => self.ladders.contains(&rep.part),
            "tempo" => rep.rep.effort == Some(Effort::Tempo),
            "sprints" => rep.rep.effort == Some(Effort::Sprint),
            "strides" => rep.rep.activity == Activity::Strides,
            "hills" => rep.rep.activity == Activity::Hills,
            "main" => true,
            _ => false,
        }
    }

    /// The gap in front of repetition `i`, which is not the first.
    pub(super) fn gap(&self, i: usize) -> Gap {
        let (before, after) = (&self.reps[i - 1], &self.reps[i]);
        let hit = |rule: usize| Gap { rule: Some(rule), ..Gap::default() };
        if let Some(rule) = before.pause {
            return hit(rule);
        }
        let distance = |rep: &Flat<'_>| rep.rep.amount.distance().and_then(|d| d.exact());
        let near = |a: Option<stadion_types::Distance>, b: stadion_types::Distance| {
            a.is_some_and(|a| (a.meters() - b.meters()).abs() <= 0.011 * b.meters())
        };
        let same_part = before.part == after.part;
        let same_groups = before.groups == after.groups;
        let set_border = !same_part || !same_groups;
        // Rules beside the work that hold around both, innermost first, then the lines' rules.
        let inner: Vec<usize> = before
            .around
            .iter()
            .rev()
            .filter(|w| after.around.contains(w))
            .flat_map(|w| self.of(*w))
            .collect();
        let all: Vec<usize> = inner.iter().copied().chain(0..self.lines).collect();
        let find = |list: &[usize], fits: &dyn Fn(&Scope) -> bool| {
            list.iter().copied().find(|r| fits(&self.rules[*r].scope))
        };

        // These two say themselves where they hold, wherever they stand.
        let every: Vec<usize> = (0..self.rules.len()).collect();
        let between = find(
            &every,
            &|s| matches!(s, Scope::BetweenDistances(a, b) if near(distance(before), *a) && near(distance(after), *b)),
        );
        let ahead = find(
            &every,
            &|s| matches!(s, Scope::BeforeBlock(name) if self.named(after, name) && !(self.named(before, name) && same_part)),
        );
        if let Some(rule) = between.or(ahead) {
            return hit(rule);
        }
        if set_border {
            if let Some(rule) = find(&all, &|s| matches!(s, Scope::BetweenSets)) {
                return Gap { block_as_set: !same_part, ..hit(rule) };
            }
        }
        for list in [&inner[..], &all[inner.len()..]] {
            let reach = find(
                list,
                &|s| matches!(s, Scope::AfterDistance(d) if d.iter().any(|d| near(distance(before), *d))),
            );
            let block = find(
                list,
                &|s| matches!(s, Scope::InBlock(name) if same_part && self.named(before, name) && self.named(after, name)),
            );
            let both = reach.and(block);
            let found = reach
                .or(block)
                .or_else(|| find(list, &|s| matches!(s, Scope::WithinSets) && !set_border));
            if let Some(rule) = found {
                return Gap { rival: both, ..hit(rule) };
            }
            let sets = !same_groups
                && list.iter().any(|r| matches!(self.rules[*r].scope, Scope::WithinSets));
            if let Some(rule) = find(list, &|s| matches!(s, Scope::BetweenReps)).filter(|_| !sets) {
                return Gap { stretched: !same_groups && same_part, ..hit(rule) };
            }
            if let Some(rule) = find(list, &|s| matches!(s, Scope::EachGap)) {
                return hit(rule);
            }
        }
        // A part's own rest, carried on behind the part.
        let outside = before.around.iter().rev().filter(|w| !after.around.contains(w));
        for part in outside {
            let rules: Vec<usize> = self.of(*part).collect();
            if let Some(rule) = find(&rules, &|s| {
                matches!(s, Scope::EachGap | Scope::BetweenReps | Scope::BetweenSets)
            }) {
                // In each turn of a repeat the part begins anew.
                let here = |r: &&Flat<'_>| r.around.contains(part) && r.groups == before.groups;
                let alone = self.reps.iter().filter(here).count() == 1;
                return Gap { trailing: !alone, ..hit(rule) };
            }
        }
        Gap::default()
    }

    fn of(&self, part: usize) -> impl Iterator<Item = usize> + use<> {
        let (first, len) = self.own.get(part).copied().unwrap_or_default();
        first..first + len
    }

    /// The rest behind the last repetition, if a rule asks for one.
    pub(super) fn after_last(&self) -> Option<(&'a Flat<'a>, usize)> {
        let last = self.reps.iter().rfind(|r| r.section == Section::Main)?;
        let rule = self.rules.iter().position(|r| matches!(r.scope, Scope::AfterLast))?;
        Some((last, rule))
    }
}

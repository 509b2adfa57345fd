//! The rest of one gap, by the most specific rule that speaks of it.
//!
//! The order: a rest written right there; after repetitions by their number; between two given distances; before a named block; between
//! sets, at the border of a set; beside the work, innermost first; after a distance; in a named block;
//! within sets; between repetitions; each gap; and last a part's own rest carried behind the part.

use stadion_types::Distance;

use super::{Flat, Layout};
use crate::tree::{Activity, Effort, Rep, RestAmount, RestRule, Scope, Section};

pub(super) struct Resolver<'a> {
    layout: &'a Layout<'a>,
    rules: &'a [&'a RestRule],
    /// How many of the rules stand on lines of their own: they come first.
    lines: usize,
    /// Parts that are ladders, if a rule speaks of one.
    ladders: Vec<(usize, usize)>,
    /// Whether a rule says itself where it holds, wherever it stands.
    placed: bool,
    /// Whether a rule counts the repetitions.
    pub(super) numbered: bool,
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

fn hit(rule: usize) -> Gap {
    Gap { rule: Some(rule), ..Gap::default() }
}

/// Whether a repetition is over a distance, to about a hundredth.
pub(super) fn over(rep: &Rep, distance: Distance) -> bool {
    let meters = distance.meters();
    let exact = rep.amount.distance().and_then(|d| d.exact());
    exact.is_some_and(|d| (d.meters() - meters).abs() <= 0.011 * meters)
}

/// Within a part nobody counts the repetitions further.
const MOST_COUNTED: usize = 1000;

const LADDER: &str = "ladder";

/// The parts with more than two amounts in a row and no sets.
fn ladders(reps: &[Flat<'_>]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for part in reps.chunk_by(|a, b| a.part == b.part) {
        let changes = part.windows(2).filter(|w| w[0].rep.amount != w[1].rep.amount).count();
        if changes > 1 && part.iter().all(|r| r.groups.is_none()) {
            found.extend(part.first().map(|r| r.part));
        }
    }
    // A session of one part is its own ladder, whatever its rungs.
    let one = reps.windows(2).all(|w| w[0].part == w[1].part);
    if found.is_empty() && one {
        found.extend(reps.first().map(|r| r.part));
    }
    found
}

impl<'a> Resolver<'a> {
    pub(super) fn new(layout: &'a Layout<'a>, rules: &'a [&'a RestRule], lines: usize) -> Self {
        let of_ladder = |r: &&RestRule| matches!(&r.scope, Scope::InBlock(name) | Scope::BeforeBlock(name) if name == LADDER);
        let placed =
            |r: &&RestRule| matches!(r.scope, Scope::BetweenDistances(..) | Scope::BeforeBlock(_));
        let spoken = rules.iter().any(of_ladder);
        let ladders = if spoken { ladders(&layout.reps) } else { Vec::new() };
        let numbered = rules.iter().any(|r| matches!(r.scope, Scope::AfterNth(_)));
        Self { layout, rules, lines, ladders, placed: rules.iter().any(placed), numbered }
    }

    /// Whether a repetition belongs to the block of that name.
    fn named(&self, rep: &Flat<'_>, name: &str) -> bool {
        match name {
            LADDER => self.ladders.contains(&rep.part),
            "tempo" => rep.rep.effort == Some(Effort::Tempo),
            "sprints" => rep.rep.effort == Some(Effort::Sprint),
            "strides" => rep.rep.activity == Activity::Strides,
            "hills" => rep.rep.activity == Activity::Hills,
            "main" => true,
            _ => false,
        }
    }

    /// The first of the rules in `list` whose scope fits.
    fn first(
        &self,
        list: impl IntoIterator<Item = usize>,
        fits: impl Fn(&Scope) -> bool,
    ) -> Option<usize> {
        list.into_iter().find(|r| self.rules.get(*r).is_some_and(|r| fits(&r.scope)))
    }

    /// The rule that names the number of the repetition in front of a gap. It lies at `at`, and is the
    /// one of that `number` in the main set.
    fn by_number(
        &self,
        at: usize,
        number: u32,
        before: &Flat<'_>,
        after: &Flat<'_>,
    ) -> Option<usize> {
        let layout = self.layout;
        let reps = layout.reps.get(..=at)?;
        let beside = |flat: &Flat<'_>, part: usize| layout.parts(flat.around).any(|p| p == part);
        let says = |rule: usize, number: u32| matches!(self.rules.get(rule).map(|r| &r.scope), Some(Scope::AfterNth(list)) if list.contains(&number));
        for part in layout.parts(before.around).filter(|p| beside(after, *p)) {
            let inside = |r: &&Flat<'_>| r.groups == before.groups && beside(r, part);
            let number = reps.iter().rev().take_while(inside).take(MOST_COUNTED).count();
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            if let Some(rule) = layout.rules_of(part).find(|r| says(*r, number)) {
                return Some(rule);
            }
        }
        (0..self.lines).find(|r| says(*r, number))
    }

    /// The gap between the repetition at `at`, of that `number` in the main set, and the next.
    pub(super) fn gap(&self, at: usize, number: u32, before: &Flat<'_>, after: &Flat<'_>) -> Gap {
        if self.rules.is_empty() {
            return Gap::default();
        }
        if let Some(rule) = before.pause {
            return hit(rule);
        }
        if self.numbered {
            if let Some(rule) = self.by_number(at, number, before, after) {
                return hit(rule);
            }
        }
        let same_part = before.part == after.part;
        // These two say themselves where they hold, wherever they stand.
        if self.placed {
            let between = self.first(0..self.rules.len(), |s| {
                matches!(s, Scope::BetweenDistances(a, b) if over(before.rep, *a) && over(after.rep, *b))
            });
            let ahead = || {
                self.first(0..self.rules.len(), |s| {
                    matches!(s, Scope::BeforeBlock(name) if self.named(after, name)
                        && !(self.named(before, name) && same_part))
                })
            };
            if let Some(rule) = between.or_else(ahead) {
                return hit(rule);
            }
        }
        // Rules beside the work that hold around both, innermost first, then the lines' rules.
        let layout = self.layout;
        let around_both = |part: &usize| layout.parts(after.around).any(|p| p == *part);
        let inner = || {
            layout.parts(before.around).filter(around_both).flat_map(|part| layout.rules_of(part))
        };
        if !same_part || before.groups != after.groups {
            let all = inner().chain(0..self.lines);
            if let Some(rule) = self.first(all, |s| matches!(s, Scope::BetweenSets)) {
                return Gap { block_as_set: !same_part, ..hit(rule) };
            }
        }
        if let Some(gap) = self.by_place(inner, before, after) {
            return gap;
        }
        if let Some(gap) = self.by_place(|| 0..self.lines, before, after) {
            return gap;
        }
        // A part's own rest, carried on behind the part.
        let outside = layout.parts(before.around).filter(|part| !around_both(part));
        for part in outside {
            let carried = self.first(layout.rules_of(part), |s| {
                matches!(s, Scope::EachGap | Scope::BetweenReps | Scope::BetweenSets)
            });
            if let Some(rule) = carried {
                // In each turn of a repeat the part begins anew.
                let inside = |r: &&Flat<'_>| {
                    r.groups == before.groups && layout.parts(r.around).any(|p| p == part)
                };
                let alone = layout.reps.iter().filter(inside).nth(1).is_none();
                // A start on the clock holds behind the last as well.
                let clock = matches!(self.rules[rule].amount, RestAmount::SendOff(_));
                return Gap { trailing: !(alone || clock), ..hit(rule) };
            }
        }
        Gap::default()
    }

    /// The rule of one list whose place is the most specific for a gap.
    fn by_place<I: Iterator<Item = usize>>(
        &self,
        list: impl Fn() -> I,
        before: &Flat<'_>,
        after: &Flat<'_>,
    ) -> Option<Gap> {
        list().next()?;
        let same_part = before.part == after.part;
        let same_groups = before.groups == after.groups;
        let reach = self.first(
            list(),
            |s| matches!(s, Scope::AfterDistance(d) if d.iter().any(|d| over(before.rep, *d))),
        );
        let block = self.first(list(), |s| {
            matches!(s, Scope::InBlock(name) if same_part
                && self.named(before, name) && self.named(after, name))
        });
        let within = self.first(list(), |s| matches!(s, Scope::WithinSets));
        let border = !same_part || !same_groups;
        if let Some(rule) = reach.or(block).or(within.filter(|_| !border)) {
            return Some(Gap { rival: reach.and(block), ..hit(rule) });
        }
        // A rest within sets leaves their borders alone.
        let sets = !same_groups && within.is_some();
        let between = self.first(list(), |s| matches!(s, Scope::BetweenReps));
        if let Some(rule) = between.filter(|_| !sets) {
            return Some(Gap { stretched: !same_groups && same_part, ..hit(rule) });
        }
        self.first(list(), |s| matches!(s, Scope::EachGap)).map(hit)
    }

    /// The rest behind the last repetition, if a rule asks for one.
    pub(super) fn after_last(&self) -> Option<(&'a Flat<'a>, usize)> {
        let last = self.layout.reps.iter().rfind(|r| r.section == Section::Main)?;
        let rule = self.rules.iter().position(|r| matches!(r.scope, Scope::AfterLast))?;
        Some((last, rule))
    }
}

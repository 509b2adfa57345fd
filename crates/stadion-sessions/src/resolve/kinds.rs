//! The rests of one set of sets or one list, where every gap is of one of two kinds: within a set, or
//! between two.

use core::ops::Range;
use core::time::Duration;

use stadion_types::Bounds;

use super::{GapRest, Outline, Resolution};
use crate::session::Session;
use crate::tree::{Joint, Rep, RestAmount, RestRule, Scope, Work};

/// Finds the rests of such a session; all gaps of a kind take the same one, so one stands for them all.
pub(super) fn two_kinds<'a>(session: &'a Session, rules: &[&'a RestRule]) -> Option<Outline<'a>> {
    let [block] = &session.blocks[..] else { return None };
    let work = match &block.work {
        Work::With { body, .. } => body,
        work => work,
    };
    let simple = |r: &&RestRule| {
        matches!(
            r.scope,
            Scope::EachGap | Scope::BetweenReps | Scope::WithinSets | Scope::BetweenSets
        ) && matches!(r.amount, RestAmount::Time(_) | RestAmount::Distance(_))
    };
    if !rules.iter().all(simple) {
        return None;
    }
    let shape = Shape::of(work)?;
    let mut found = Resolution::default();
    let mut sum = Some((Duration::ZERO, Duration::ZERO));
    let mut used = 0_u64;
    for (border, (fewest, most)) in [(false, shape.within()), (true, shape.between())] {
        if most == 0 {
            continue;
        }
        let gaps = usize::try_from(most).ok()?;
        let taken = take(rules, session.recoveries.len(), border);
        let Some((at, rule)) = taken.and_then(|at| Some((at, rules.get(at)?))) else {
            found.bare_gaps += gaps;
            continue;
        };
        used |= 1_u64.checked_shl(u32::try_from(at).ok()?)?;
        // Between the sets a rest that is said to lie between repetitions is assumed only.
        found.stretched += if border && rule.scope == Scope::BetweenReps { gaps } else { 0 };
        let (distance, duration) = super::amounts_of(&rule.amount, shape.rep);
        sum = match sum.zip(duration) {
            Some(((low, high), time)) => Some((
                low.checked_add(time.min().checked_mul(fewest)?)?,
                high.checked_add(time.max().checked_mul(most)?)?,
            )),
            None => None,
        };
        let optional = fewest == 0;
        found.rests.push(GapRest {
            before: 1,
            rule: at,
            duration,
            distance,
            optional,
            rival: None,
        });
    }
    found.unused.extend((0..rules.len()).filter(|at| used >> at & 1 == 0));
    let reps = usize::try_from(shape.reps.1).ok()?;
    let open = found.stretched > 0
        || found.rests.is_empty()
        || (found.bare_gaps > 0 && !session.continuous)
        || (reps > 1 && !found.unused.is_empty());
    let rest = sum.filter(|_| !open).map(|(low, high)| Bounds::between(low, high));
    Some(Outline { reps, found, rest })
}

/// The rule of the gaps of a kind: beside the work before those on lines of their own.
fn take(rules: &[&RestRule], lines: usize, border: bool) -> Option<usize> {
    let first = |mut range: Range<usize>, scope: &Scope| {
        range.find(|at| rules.get(*at).is_some_and(|r| r.scope == *scope))
    };
    let lists = [lines..rules.len(), 0..lines];
    if border {
        let found = lists.iter().find_map(|list| first(list.clone(), &Scope::BetweenSets));
        if found.is_some() {
            return found;
        }
    }
    lists.iter().find_map(|list| {
        let within = first(list.clone(), &Scope::WithinSets);
        if within.is_some() && !border {
            return within;
        }
        // A rest within sets leaves their borders alone.
        let between = first(list.clone(), &Scope::BetweenReps).filter(|_| within.is_none());
        between.or_else(|| first(list.clone(), &Scope::EachGap))
    })
}

/// How many repetitions lie in how many sets, at least and at most; without sets none.
struct Shape<'a> {
    rep: &'a Rep,
    reps: (u32, u32),
    sets: (u32, u32),
}

impl<'a> Shape<'a> {
    /// The shape of repetitions, of lists of them, and of repeats of either.
    fn of(work: &'a Work) -> Option<Self> {
        match work {
            Work::Rep(rep) => Some(Self { rep, reps: (1, 1), sets: (0, 0) }),
            Work::Seq { joint: Joint::List, parts } => {
                let Some(Work::Rep(rep)) = parts.first() else { return None };
                let all = u32::try_from(parts.len()).ok()?;
                let single = parts.iter().all(|p| matches!(p, Work::Rep(_)));
                single.then_some(Self { rep, reps: (all, all), sets: (0, 0) })
            }
            Work::Repeat { count, body } => {
                let Self { rep, reps, sets } = Self::of(body)?;
                if count.min() == 0 {
                    return None;
                }
                let times = |(low, high): (u32, u32)| {
                    Some((low.checked_mul(count.min())?, high.checked_mul(count.max())?))
                };
                let sets = match sets {
                    (0, 0) if reps.1 > 1 => (count.min(), count.max()),
                    sets => times(sets)?,
                };
                Some(Self { rep, reps: times(reps)?, sets })
            }
            Work::Seq { .. } | Work::With { .. } | Work::Choice(_) | Work::Pause(_) => None,
        }
    }

    /// Gaps between repetitions of one set.
    fn within(&self) -> (u32, u32) {
        let gaps = |reps: u32, sets: u32| reps.saturating_sub(sets.max(1));
        (gaps(self.reps.0, self.sets.0), gaps(self.reps.1, self.sets.1))
    }

    /// Gaps between sets.
    fn between(&self) -> (u32, u32) {
        (self.sets.0.saturating_sub(1), self.sets.1.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{resolve, rules};
    use super::two_kinds;
    use crate::notation::{NotationOptions, parse};

    const WORK: &[&str] = &[
        "{6 x 300m}",
        "{3-4 x 5 min}",
        "{2 x (3 x 300m)}",
        "{2-3 x (4-6 x 200m)}",
        "{2 x (3 x (4 x 100m))}",
        "{400m, 300m, 200m}",
        "{3 x (400m, 300m, 200m)}",
        "{300m}",
    ];
    const BESIDE: &[&str] = &[
        "",
        "90s",
        "90s between reps",
        "2 min between sets",
        "200m jog",
        "60s between reps, 3 min between sets",
        "45s within sets, 3 min",
    ];
    const LINES: &[&str] = &[
        "",
        "{recovery: 90s}",
        "{recovery: 90s between reps}",
        "{recovery: 60-90s between reps, 3 min between sets}",
        "{recovery: 100m jog within sets, 3 min between sets}",
        "{recovery: 90s within sets}",
        "{recovery: 4 min between sets}",
    ];

    #[test]
    fn rests_of_two_kinds_are_those_of_the_session_laid_out() {
        let mut closed = 0;
        for work in WORK {
            for beside in BESIDE {
                for line in LINES {
                    let with = work.trim_end_matches('}');
                    let text = match *beside {
                        "" => format!("{work}\n{line}"),
                        beside => format!("{with} [rest {beside}]}}\n{line}"),
                    };
                    let session = parse(&text, &NotationOptions::default()).session;
                    let rules = rules(&session);
                    if rules.is_empty() {
                        continue;
                    }
                    let Some(found) = two_kinds(&session, &rules) else { continue };
                    closed += 1;
                    let all = resolve(&session);
                    assert_eq!(found.reps, all.layout.reps.len(), "{text}");
                    assert_eq!(found.rest, all.rest(session.continuous), "{text}");
                    let (found, all) = (&found.found, &all);
                    assert_eq!(found.bare_gaps, all.bare_gaps, "{text}");
                    assert_eq!(found.stretched, all.stretched, "{text}");
                    assert_eq!(found.unused, all.unused, "{text}");
                    assert_eq!((all.trailing, all.block_gaps_as_sets), (0, 0), "{text}");
                    let first =
                        |r: &super::Resolution<'_>| r.rests.first().map(|r| (r.rule, r.duration));
                    assert_eq!(first(found), first(all), "{text}");
                    let timeless = |r: &super::Resolution<'_>| {
                        r.rests.iter().find(|r| r.duration.is_none()).map(|r| r.rule)
                    };
                    assert_eq!(timeless(found), timeless(all), "{text}");
                }
            }
        }
        assert!(closed > 200, "{closed}");
    }
}

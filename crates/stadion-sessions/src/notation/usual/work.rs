//! Sets, lists of distances, and blocks of them.

use super::Scan;
use crate::notation::words::known::Known;
use crate::tree::{Amount, DistanceUnit, Effort, Joint, Rep, RestRule, Scope, Target, Work};

/// What stands in front of a part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Nothing.
    First,
    /// Other parts of the line.
    Block,
    /// Lines of work.
    Line,
    /// Lines of work, with rests.
    RestedLine,
}

/// Work up to the end of the line.
pub(super) fn work(s: &mut Scan<'_, '_>, place: Place) -> Option<Work> {
    let mut parts = Vec::new();
    let mut work = s.block(place)?;
    while !s.done() {
        let comma = usize::from(s.is(0, ','));
        let then = s.known(comma) == Known::Then;
        if !(then || (comma == 0 && (s.is(0, '+') || s.is(0, ';')))) {
            return None;
        }
        s.at += comma + 1;
        parts.push(work);
        work = s.block(Place::Block)?;
    }
    if parts.is_empty() {
        return Some(work);
    }
    parts.push(work);
    Some(Work::Seq { joint: Joint::Blocks, parts })
}

/// Whether what is repeated is a list, or has rests of its own.
fn is_group(work: &Work) -> bool {
    matches!(work, Work::Repeat { body, .. } if matches!(**body, Work::Seq { .. } | Work::With { .. }))
}

/// Whether it is a list with sets in it.
fn is_mixed(work: &Work) -> bool {
    matches!(work, Work::Seq { joint: Joint::List, parts } if parts.iter().any(|p| matches!(p, Work::Repeat { .. })))
}

/// Whether it is one repetition, or a set of one, and nothing is aimed at.
fn is_plain(work: &Work) -> bool {
    match work {
        Work::Rep(rep) => rep.effort.is_none() && rep.targets.is_empty(),
        Work::Repeat { body, .. } => is_plain(body),
        _ => false,
    }
}

fn with(item: Work, rests: Vec<RestRule>) -> Work {
    if rests.is_empty() { item } else { Work::With { body: Box::new(item), rests } }
}

/// Whether it is a pace at which the time behind it may be run.
fn is_near_pace(target: &Target) -> bool {
    let mile = DistanceUnit::Mile.meters();
    match target {
        Target::RacePace { distance, .. } => distance.min().meters() <= mile,
        target => matches!(target, Target::Named(_)),
    }
}

fn is_aimed_pair(work: &Work) -> bool {
    let Work::Seq { parts, .. } = work else { return false };
    matches!(&parts[..], [_, Work::Rep(last)] if !last.targets.is_empty() || last.effort.is_some())
}

impl Scan<'_, '_> {
    /// A set, or a list of distances, with its rest.
    fn block(&mut self, place: Place) -> Option<Work> {
        let fresh = matches!(place, Place::First | Place::Block);
        let item = match self.set() {
            Some(set) if fresh && self.goes_on() => self.list(Some(set), place)?,
            Some(set) => set,
            None if self.is(0, '(') && fresh => self.bracketed()?,
            None if place == Place::First
                && self.known(1) != Known::M
                && self.known(2) == Known::Easy =>
            {
                return self.easy_piece();
            }
            None if self.known(1) != Known::X => self.list(None, place)?,
            None => return None,
        };
        let rests = self.rests(&item)?;
        // Behind a list with sets in it a rest may be that of the last of them.
        if !rests.is_empty() && is_mixed(&item) {
            return None;
        }
        // Behind a group with rests or a list in it another rest is that between the groups, and says so.
        if rests.first().is_some_and(|r| r.scope != Scope::BetweenSets) && is_group(&item) {
            return None;
        }
        // A line below others that has no count may be what was run, or a rest, unless it has a rest or
        // follows lines with one.
        let clear = match (place, &item) {
            (Place::First | Place::Block, _) | (_, Work::Repeat { .. }) => true,
            (Place::Line, _) => !rests.is_empty(),
            (Place::RestedLine, _) => !rests.is_empty() || self.done(),
        };
        clear.then(|| with(item, rests))
    }

    /// `8 km easy +`: behind other work an easy part may be its rest.
    fn easy_piece(&mut self) -> Option<Work> {
        let from = self.at;
        let amount = self.measure()?.amount();
        let mut rep = Rep::new(amount, self.span_from(from));
        self.aim(&mut rep)?;
        self.is(0, '+').then_some(Work::Rep(rep))
    }

    /// `6 x 300m`, `2 x (3 x 300m)`.
    fn set(&mut self) -> Option<Work> {
        let from = self.at;
        let found = self.counted(true);
        if found.is_none() {
            self.at = from;
        }
        found
    }

    fn counted(&mut self, outer: bool) -> Option<Work> {
        let count = self.count()?;
        let body = if outer && self.take('(') {
            let inner = self.inner()?;
            if !self.take(')') {
                return None;
            }
            inner
        } else {
            let from = self.at;
            // `2 x 4 x 120m`.
            if let Some(sets) = if outer { self.plain_set() } else { None } {
                sets
            } else {
                let amount = self.measure()?.amount();
                let mut rep = Rep::new(amount, self.span_from(from));
                self.aim(&mut rep)?;
                Work::Rep(rep)
            }
        };
        Some(Work::Repeat { count, body: Box::new(body) })
    }

    /// What is in brackets behind a count: a set or a list, with its rest.
    fn inner(&mut self) -> Option<Work> {
        let item = if self.is(0, '(') {
            self.bracketed()?
        } else if let Some(set) = self.plain_set() {
            set
        } else {
            self.list(None, Place::First).filter(|list| matches!(list, Work::Seq { .. }))?
        };
        // Two distances, the second with an aim, may be two ways to say one thing.
        if is_aimed_pair(&item) {
            return None;
        }
        let rests = self.rests(&item)?;
        // A place beside a list in brackets may be that of the sets.
        let placed = rests.iter().any(|r| r.scope != Scope::EachGap);
        if placed && matches!(item, Work::Seq { .. }) || !rests.is_empty() && is_mixed(&item) {
            return None;
        }
        Some(with(item, rests))
    }

    /// `6 x 300m`, and nothing else with a count.
    fn plain_set(&mut self) -> Option<Work> {
        let from = self.at;
        let found = self.counted(false);
        if found.is_none() {
            self.at = from;
        }
        found
    }

    /// `(400m, 300m, 200m) [rest 2 min]`, up to the rest.
    fn bracketed(&mut self) -> Option<Work> {
        self.at += 1;
        let list = self.list(None, Place::First)?;
        let several = matches!(list, Work::Seq { .. }) && !is_mixed(&list);
        let rest = self.take(')') && self.is(0, '[') && self.known(1) == Known::Rest;
        (several && rest).then_some(list)
    }

    /// Whether a comma leads to one more part of a list: a distance, or a set of them.
    fn goes_on(&self) -> bool {
        self.is(0, ',') && self.whole(1).is_some() && !self.rest_ahead() && {
            matches!(self.known(2), Known::X | Known::M)
        }
    }

    /// `, 200m jog`, `, 90s`: the rest of the list.
    fn rest_ahead(&self) -> bool {
        self.is(0, ',')
            && (matches!(self.known(3), Known::Jog | Known::Walk | Known::Rest | Known::Recovery)
                || matches!(self.known(2), Known::S | Known::Seconds | Known::Minutes)
                || self.is(2, '\'')
                || self.is(2, '"'))
    }

    /// `400m, 300m, 200m`, `400-300-200`, `400/300/200m`, `300m, 200m, 2 x 100m`; the first part may have
    /// been read.
    fn list(&mut self, first: Option<Work>, place: Place) -> Option<Work> {
        let mut parts: Vec<_> = first.into_iter().collect();
        let (mut sign, mut dashed) = (None, false);
        if !parts.is_empty() {
            sign = Some(',');
            self.at += 1;
        }
        let (mut united, mut all_united) = (false, true);
        let last_united = loop {
            if self.known(1) == Known::X {
                let set = self.counted(false)?;
                parts.push(set);
                (united, sign) = (true, Some(','));
                if self.goes_on() {
                    self.at += 1;
                    continue;
                }
                break true;
            }
            let from = self.at;
            let (range, unit) = self.listed()?;
            united |= unit;
            all_united &= unit;
            let amount = Amount::Distance { range, unit: DistanceUnit::Meter };
            let mut rep = Rep::new(amount, self.span_from(from));
            let next = [',', '/', '-'].into_iter().find(|s| self.is(0, *s));
            let joined = next.filter(|sign| {
                let figure = self.whole(1).is_some();
                let set = self.known(2) == Known::X && !(*sign == ',' && unit);
                figure && !set && !self.rest_ahead()
            });
            let Some(next) = joined else {
                self.aim(&mut rep)?;
                parts.push(Work::Rep(rep));
                break unit;
            };
            let same = sign.is_none_or(|s| s == next);
            let tight = self.peek(0)?.glued && (next == ',' || self.peek(1)?.glued);
            // Between blanks a dash to a longer distance could be that of a range.
            let falls = self.whole(1).is_some_and(|m| m <= range.min().meters());
            let apart =
                next == '-' && unit && falls && !self.peek(0)?.glued && !self.peek(1)?.glued;
            if !(same && (tight || apart)) || (next == ',' && self.peek(1)?.glued) {
                return None;
            }
            sign = Some(next);
            dashed |= apart;
            parts.push(Work::Rep(rep));
            self.at += 1;
        };
        let mixed = parts.iter().any(|p| matches!(p, Work::Repeat { .. }));
        // Two numbers with a dash are a range, and two without a unit may be anything.
        let least = match sign {
            _ if mixed => 2,
            Some('-') => 3,
            _ if !united => 3,
            _ => 1,
        };
        // Behind other work one distance may be its rest, and several may be times.
        let clear = match place {
            Place::First => !mixed || all_united,
            Place::Block => parts.len() > 1 && (!mixed || all_united),
            Place::Line | Place::RestedLine => {
                parts.len() == 1 && last_united && parts.iter().all(is_plain)
            }
        };
        // `/600m easy` may be a rest.
        let easy = matches!(parts.last(), Some(Work::Rep(r)) if r.effort == Some(Effort::Easy));
        let steady = matches!(parts.last(), Some(Work::Rep(r)) if r.effort == Some(Effort::Steady));
        // Behind a dash between blanks a distance in a time may be a rest.
        let near = matches!(parts.last(), Some(Work::Rep(r)) if r.targets.iter().any(|t| {
            is_near_pace(t) || dashed && matches!(t, Target::Time(_))
        }));
        let doubtful =
            near && parts.len() > 1 || easy && sign == Some('/') || steady && parts.len() > 1;
        // Beside sets an aim may be that of all parts.
        let aimed = mixed && !parts.iter().all(is_plain);
        if parts.len() < least || !clear || doubtful || aimed {
            return None;
        }
        if parts.len() == 1 { parts.pop() } else { Some(Work::Seq { joint: Joint::List, parts }) }
    }
}

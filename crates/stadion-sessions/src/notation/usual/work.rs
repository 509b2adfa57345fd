//! Sets, lists of distances, and blocks of them.

use super::Scan;
use crate::notation::known::Known;
use crate::tree::{Amount, DistanceUnit, Effort, Joint, Rep, Work};

/// Work up to the end of the line. Only the `first` work of a text may be without a count.
pub(super) fn work(s: &mut Scan<'_, '_>, first: bool) -> Option<Work> {
    let mut parts = Vec::new();
    let mut work = s.block(first, true)?;
    while !s.done() {
        let comma = usize::from(s.is(0, ','));
        let then = s.known(comma) == Known::Then;
        if !(then || (comma == 0 && (s.is(0, '+') || s.is(0, ';')))) {
            return None;
        }
        s.at += comma + 1;
        parts.push(work);
        work = s.block(true, false)?;
    }
    if parts.is_empty() {
        return Some(work);
    }
    parts.push(work);
    Some(Work::Seq { joint: Joint::Blocks, parts })
}

impl Scan<'_, '_> {
    /// A set, or a list of distances, with its rest.
    fn block(&mut self, bare: bool, alone: bool) -> Option<Work> {
        let item = match self.set() {
            Some(set) => set,
            None if bare && self.known(1) != Known::X => self.list(alone)?,
            None => return None,
        };
        Some(match self.rest(&item)? {
            Some(rest) => Work::With { body: Box::new(item), rests: vec![rest] },
            None => item,
        })
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
            let inner = self.counted(false)?;
            if !self.take(')') {
                return None;
            }
            inner
        } else {
            let from = self.at;
            let amount = self.measure()?.amount();
            let mut rep = Rep::new(amount, self.span_from(from));
            self.aim(&mut rep)?;
            Work::Rep(rep)
        };
        Some(Work::Repeat { count, body: Box::new(body) })
    }

    /// `400m, 300m, 200m`, `400-300-200`, `400/300/200m`.
    fn list(&mut self, alone: bool) -> Option<Work> {
        let mut parts = Vec::new();
        let mut united = false;
        let mut sign = None;
        let last_united = loop {
            let from = self.at;
            let (range, unit) = self.listed()?;
            united |= unit;
            let amount = Amount::Distance { range, unit: DistanceUnit::Meter };
            let mut rep = Rep::new(amount, self.span_from(from));
            let next = [',', '/', '-'].into_iter().find(|s| self.is(0, *s));
            let joined = next.filter(|sign| {
                let figure = self.whole(1).is_some();
                // `, 200m jog`: the rest of the list.
                let rest = *sign == ','
                    && matches!(
                        self.known(3),
                        Known::Jog | Known::Walk | Known::Rest | Known::Recovery
                    );
                figure && !rest && self.known(2) != Known::X
            });
            let Some(next) = joined else {
                self.aim(&mut rep)?;
                parts.push(Work::Rep(rep));
                break unit;
            };
            let same = sign.is_none_or(|s| s == next);
            let tight = self.peek(0)?.glued && (next == ',' || self.peek(1)?.glued);
            if !(same && tight) || (next == ',' && self.peek(1)?.glued) {
                return None;
            }
            sign = Some(next);
            parts.push(Work::Rep(rep));
            self.at += 1;
        };
        // Two numbers with a dash are a range, and two without a unit may be anything.
        let least = if sign == Some('-') || !united { 3 } else { 1 };
        // Behind other work one distance may be its rest.
        let clear = alone || parts.len() > 1;
        // `8 sprint` may count them, and `/600m easy` may be a rest.
        let effort = match parts.last() {
            Some(Work::Rep(rep)) => rep.effort,
            _ => None,
        };
        let doubtful = match effort {
            Some(Effort::Sprint) => !last_united,
            Some(Effort::Easy) => sign == Some('/'),
            _ => false,
        };
        if parts.len() < least || !clear || doubtful {
            return None;
        }
        if parts.len() == 1 { parts.pop() } else { Some(Work::Seq { joint: Joint::List, parts }) }
    }
}

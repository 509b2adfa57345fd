//! A warm-up in front of the work of a line, and a cool-down behind it.

use super::Scan;
use super::work::{Place, work};
use crate::notation::read::hull;
use crate::notation::words::known::Known;
use crate::tree::{Block, Rep, Section, Work};

/// What a line of work holds.
pub(super) struct Parts {
    pub(super) before: Option<Block>,
    pub(super) work: Work,
    pub(super) behind: Option<Block>,
}

/// The work of a line, with `2 km warm-up,` in front of it and `, 1 km cool-down` behind it.
pub(super) fn parts(s: &mut Scan<'_, '_>, place: Place) -> Option<Parts> {
    let before = s.opens().then(|| s.section(Section::WarmUp));
    let before = match before {
        // A line below others may say it of all.
        Some(block) if place == Place::First => {
            let block = block?;
            s.at += 1;
            Some(block)
        }
        Some(_) => return None,
        None => None,
    };
    let work = work(s, if before.is_some() { Place::Block } else { place })?;
    let behind = if s.done() {
        None
    } else {
        s.at += 1;
        Some(s.section(Section::CoolDown)?)
    };
    // The rest of a list between sections is read as that of its last part.
    let list = matches!(&work, Work::With { body, .. } if matches!(**body, Work::Seq { .. }));
    if list && (before.is_some() || behind.is_some()) {
        return None;
    }
    s.done().then_some(Parts { before, work, behind })
}

impl Scan<'_, '_> {
    /// Where `warm-up` or `cool-down` ends that begins `ahead`.
    fn named_section(&self, ahead: usize, first: Known, second: Known) -> Option<usize> {
        let glued = |n: usize| self.peek(n).is_some_and(|t| t.glued);
        let hyphen = self.is(ahead + 1, '-') && glued(ahead + 1) && glued(ahead + 2);
        let end = ahead + 1 + usize::from(hyphen);
        (self.known(ahead) == first && self.known(end) == second).then_some(end + 1)
    }

    /// Whether a warm-up with its amount is next.
    fn opens(&self) -> bool {
        self.whole(0).is_some()
            && self
                .named_section(2, Known::Warm, Known::Up)
                .is_some_and(|end| self.is(end, ',') || self.is(end, '+'))
    }

    /// Whether nothing but a cool-down with its amount is behind the next sign.
    pub(super) fn closes(&self) -> bool {
        (self.is(0, ',') || self.is(0, '+'))
            && self.whole(1).is_some()
            && self
                .named_section(3, Known::Cool, Known::Down)
                .is_some_and(|end| self.peek(end).is_none())
    }

    /// An amount and the name of its section.
    fn section(&mut self, section: Section) -> Option<Block> {
        let from = self.at;
        let amount = self.measure()?.amount();
        let rep = Rep::new(amount, self.span_from(from));
        let end = match section {
            Section::WarmUp => self.named_section(0, Known::Warm, Known::Up),
            _ => self.named_section(0, Known::Cool, Known::Down),
        };
        self.at += end?;
        Some(Block { section, work: Work::Rep(rep), span: hull(self.tokens) })
    }
}

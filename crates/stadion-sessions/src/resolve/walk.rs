//! The repetitions of a tree, one behind the other.

use super::{Flat, Layout, MAX_LENGTH, Own, sums};
use crate::session::Session;
use crate::step::Turn;
use crate::tree::{Joint, Section, Work};

/// Walks the tree and lists its repetitions.
struct Walk<'a, 'w> {
    out: Layout<'a>,
    section: Section,
    part: (usize, usize),
    next_rule: usize,
    next_repeat: u32,
    /// The part that each choice takes, and how many choices lie behind.
    way: &'w [usize],
    next_choice: usize,
}

/// What lies around the part that is walked.
#[derive(Clone, Copy, Default)]
struct Place {
    path: Option<usize>,
    groups: Option<usize>,
    around: Option<usize>,
    optional: bool,
}

impl<'a> Walk<'a, '_> {
    fn top(&mut self, work: &'a Work) {
        match work {
            Work::Seq { joint: Joint::Blocks, parts } => {
                for (i, part) in parts.iter().enumerate() {
                    self.part.1 = i;
                    self.work(part, Place::default());
                }
            }
            work => self.work(work, Place::default()),
        }
    }

    fn work(&mut self, work: &'a Work, place: Place) {
        match work {
            Work::Rep(rep) => self.out.reps.push(Flat {
                rep,
                section: self.section,
                part: self.part,
                path: place.path,
                groups: place.groups,
                around: place.around,
                optional: place.optional,
                pause: None,
            }),
            Work::Seq { parts, .. } => parts.iter().for_each(|p| self.work(p, place)),
            Work::Choice(parts) => {
                // One part is laid out; the rules of the others keep their numbers.
                let taken = self.way.get(self.next_choice).copied().unwrap_or(0);
                self.next_choice += 1;
                for (i, part) in parts.iter().enumerate() {
                    let before = self.out.reps.len();
                    self.work(part, place);
                    if i != taken {
                        self.out.reps.truncate(before);
                    }
                }
            }
            Work::Repeat { count, body } => {
                let repeat = self.next_repeat;
                self.next_repeat += 1;
                let (rule, inner, own) = (self.next_rule, self.next_repeat, self.out.own.len());
                let choice = self.next_choice;
                let group = sums(body).reps.1 > 1;
                for turn in 1..=count.max() {
                    self.next_rule = rule;
                    self.next_repeat = inner;
                    self.next_choice = choice;
                    self.out.own.truncate(own);
                    let here = Some(self.out.turns.len());
                    self.out.turns.push((Turn { repeat, turn }, place.path));
                    let place = Place {
                        path: here,
                        groups: if group { here } else { place.groups },
                        optional: place.optional || turn > count.min(),
                        ..place
                    };
                    self.work(body, place);
                }
            }
            Work::With { body, rests } => {
                let own = Own { first: self.next_rule, len: rests.len(), around: place.around };
                let place = Place { around: Some(self.out.own.len()), ..place };
                self.out.own.push(own);
                self.next_rule += rests.len();
                self.work(body, place);
            }
            Work::Pause(_) => {
                let rule = self.next_rule;
                self.next_rule += 1;
                if let Some(last) = self.out.reps.last_mut() {
                    last.pause = Some(rule);
                }
            }
        }
    }
}

/// The repetitions in order; where the athlete chooses, those of the parts on the `way`.
pub(super) fn flatten<'a>(session: &'a Session, way: &[usize]) -> Layout<'a> {
    let reps = session.blocks.iter().fold(0_u32, |n, b| n.saturating_add(sums(&b.work).reps.1));
    let room = usize::try_from(u64::from(reps).min(MAX_LENGTH)).unwrap_or(0);
    let out =
        Layout { reps: Vec::with_capacity(room), turns: Vec::with_capacity(room), own: Vec::new() };
    let mut walk = Walk {
        out,
        section: Section::Main,
        part: (0, 0),
        next_rule: session.recoveries.len(),
        next_repeat: 0,
        way,
        next_choice: 0,
    };
    let main = session.blocks.iter().any(|b| b.section == Section::Main);
    for (i, block) in session.blocks.iter().enumerate() {
        walk.section = if main { block.section } else { Section::Main };
        walk.part = (i, 0);
        walk.top(&block.work);
    }
    walk.out
}

//! Choices: the layouts of a session that leaves a part to the athlete.

use crate::session::Session;
use crate::tree::{Section, Work};

/// More ways through a session are not laid out, and its rests have no sum.
const MOST_WAYS: usize = 16;

/// How many parts each choice of the session has, in the order of the text.
pub(super) fn choices(session: &Session) -> Vec<usize> {
    fn of(work: &Work, found: &mut Vec<usize>) {
        match work {
            Work::Rep(_) | Work::Pause(_) => {}
            Work::Seq { parts, .. } => parts.iter().for_each(|p| of(p, found)),
            Work::Choice(parts) => {
                found.push(parts.len().max(1));
                for part in parts {
                    of(part, found);
                }
            }
            Work::Repeat { body, .. } | Work::With { body, .. } => of(body, found),
        }
    }
    let mut found = Vec::new();
    session.blocks.iter().for_each(|b| of(&b.work, &mut found));
    found
}

/// Every way through them but the first, as the part that each choice takes; `None` if there are
/// too many.
pub(super) fn other_ways(choices: &[usize]) -> Option<Vec<Vec<usize>>> {
    let ways = choices.iter().try_fold(1_usize, |n, c| n.checked_mul(*c))?;
    (ways <= MOST_WAYS).then(|| {
        (1..ways)
            .map(|mut way| {
                let part = |n: &usize| {
                    let part = way % n;
                    way /= n;
                    part
                };
                choices.iter().map(part).collect()
            })
            .collect()
    })
}

/// Whether a layout has work of the main set between which a rest could lie.
pub(super) fn has_gaps(reps: &[super::Flat<'_>]) -> bool {
    reps.iter().filter(|r| r.section == Section::Main).nth(1).is_some()
}

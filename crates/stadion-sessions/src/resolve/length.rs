//! How long a session gets when it is laid out, before it is: a count of nine figures fits in a line.

use crate::tree::Work;

/// The longest layout, in turns, repetitions and rests. A hundred times what anybody does, and small
/// enough to hold for thousands of sessions at once.
pub(crate) const MAX_LENGTH: u64 = 20_000;

/// Turns, repetitions and rests of a part, as often as they are laid out; saturates.
pub(crate) fn length(work: &Work) -> u64 {
    let sum = |parts: &[Work]| parts.iter().map(length).fold(0, u64::saturating_add);
    match work {
        Work::Rep(_) | Work::Pause(_) => 1,
        // All choices are walked, since their rules count.
        Work::Seq { parts, .. } | Work::Choice(parts) => sum(parts).saturating_add(1),
        Work::Repeat { count, body } => {
            length(body).saturating_add(1).saturating_mul(u64::from(count.max()))
        }
        Work::With { body, .. } => length(body).saturating_add(1),
    }
}

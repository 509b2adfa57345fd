//! How rested the athlete was, and how much rest followed.

use chrono::TimeDelta;
use stadion_sessions::{Circumstances, RestTime};

use super::past::PastReview;

/// No session takes longer to recover from, in hours; what lies farther away need not be looked at.
const LONGEST_H: i64 = 10 * 24;

/// What lies around a session: of the sessions before it the one counts whose recovery ends last, and after it
/// the first that is not easy.
pub(super) fn circumstances(
    before: &[PastReview],
    own: &PastReview,
    after: &[PastReview],
) -> Circumstances {
    let near = |past: &&PastReview| own.start - past.end <= TimeDelta::hours(LONGEST_H);
    let rests = before.iter().rev().take_while(near).filter_map(|past| rest(past, own));
    let open = |rest: &RestTime| {
        // Later is what ends later after the session under review began.
        rest.needed.max().as_secs_f64() - rest.given.as_secs_f64()
    };
    let rest_before = rests.max_by(|a, b| open(a).total_cmp(&open(b)));
    // What begins so late that every recovery is over need not be hard to tell that there was rest enough.
    let late = after.partition_point(|next| next.start - own.end <= TimeDelta::hours(LONGEST_H));
    let hard = after.iter().take(late).find(|next| next.session.was_hard() != Some(false));
    let next = hard.or_else(|| after.get(late));
    Circumstances {
        rest_before,
        rest_after: next.and_then(|next| rest(own, next)),
        ..Circumstances::default()
    }
}

/// The rest between two sessions beside what the first of them takes.
fn rest(first: &PastReview, second: &PastReview) -> Option<RestTime> {
    let given = (second.start - first.end).to_std().ok()?;
    Some(RestTime { given, needed: first.recovery? })
}

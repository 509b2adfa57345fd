//! How rested the athlete was, and how much rest followed.

use chrono::TimeDelta;
use stadion_sessions::{Circumstances, RestTime};

use super::past::PastReview;

/// Farther back no session is looked at: a marathon takes two weeks to recover from, and what is longer at most
/// three times that.
const LONGEST_DAYS: i64 = 90;

/// What lies around a session: of the sessions before it the one counts whose recovery ends last, and after it
/// the first that is not easy, or any that begins once its own recovery is over.
pub(super) fn circumstances(
    before: &[PastReview],
    own: &PastReview,
    after: &[PastReview],
) -> Circumstances {
    let near = |past: &&PastReview| own.start - past.end <= TimeDelta::days(LONGEST_DAYS);
    let rests = before.iter().rev().take_while(near).filter_map(|past| rest(past, own));
    let open = |rest: &RestTime| {
        // Later is what ends later after the session under review began.
        rest.needed.max().as_secs_f64() - rest.given.as_secs_f64()
    };
    let rest_before = rests.max_by(|a, b| open(a).total_cmp(&open(b)));
    let needed = own.recovery.and_then(|span| TimeDelta::from_std(span.max()).ok());
    let over = needed.and_then(|needed| own.end.checked_add_signed(needed));
    let late = over.map_or(0, |over| after.partition_point(|next| next.start < over));
    let not_easy = after.iter().take(late).filter(|next| next.session.was_hard() != Some(false));
    let mut rests = not_easy.chain(after.get(late)).filter_map(|next| rest(own, next));
    Circumstances { rest_before, rest_after: rests.next(), ..Circumstances::default() }
}

/// The rest between two sessions beside what the first of them takes.
fn rest(first: &PastReview, second: &PastReview) -> Option<RestTime> {
    let given = (second.start - first.end).to_std().ok()?;
    Some(RestTime { given, needed: first.recovery? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use core::time::Duration;
    use stadion_sessions::{PastSession, RestTime};
    use stadion_types::{Bounds, Sport};

    /// A session of two hours that begins `start_h` hours from now and takes so many to recover from.
    fn past(start_h: i64, recovery_h: [u64; 2], hard: bool) -> PastReview {
        let start = DateTime::UNIX_EPOCH.fixed_offset() + TimeDelta::hours(100_000 + start_h);
        let mut session = PastSession::new(start_h.to_string(), start.date_naive(), Sport::Running);
        session.hard = Some(hard);
        let [min, max] = recovery_h.map(|h| Duration::from_secs(3600 * h));
        PastReview {
            start,
            end: start + TimeDelta::hours(2),
            session,
            class: None,
            recovery: Some(Bounds::new(min, max).unwrap()),
            loads: Vec::new(),
            best_times: Vec::new(),
        }
    }

    fn enough(rest: Option<RestTime>) -> Option<bool> {
        rest.and_then(|rest| rest.enough())
    }

    #[test]
    fn a_marathon_of_eleven_days_ago_is_not_forgotten() {
        let own = past(0, [24, 48], true);
        let before = [past(-266, [120, 336], true), past(-48, [0, 24], false)];
        let found = circumstances(&before, &own, &[]);
        assert_eq!(enough(found.rest_before), None, "{found:?}");
        let found = circumstances(&before[1..], &own, &[]);
        assert_eq!(enough(found.rest_before), Some(true));
    }

    #[test]
    fn rest_after_is_told_by_what_is_not_easy_or_comes_late() {
        let own = past(0, [24, 48], true);
        let (soon, late) = (past(20, [0, 24], false), past(60, [0, 24], false));
        let after = |all: &[PastReview]| enough(circumstances(&[], &own, all).rest_after);
        assert_eq!(after(&[]), None);
        assert_eq!(after(core::slice::from_ref(&soon)), None, "an easy one tells nothing");
        assert_eq!(after(&[soon.clone(), late.clone()]), Some(true));
        assert_eq!(after(&[soon, past(22, [24, 48], true), late.clone()]), Some(false));
        // What lies at the same time is no rest.
        assert_eq!(after(&[past(1, [24, 48], true), late]), Some(true));
    }
}

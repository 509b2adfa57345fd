//! Which recordings are of one session.

use stadion_types::Sport;

use super::document::LeftOut;
use super::past::PastReview;

/// The session under review itself.
const SAME_SESSION: &str = "same-session";
/// Another recording of a session that is part of the history.
const DUPLICATE: &str = "duplicate";
/// It begins after the session under review, and is used only to tell how much rest followed.
const LATER: &str = "later";
/// There is an entry of that name on the day, its load is no number, or its day is earlier than that of a session
/// that began before it in another time zone.
const REFUSED: &str = "refused";
/// It has no date.
pub(super) const NO_START: &str = "no-start";

/// Why a recording is no part of a history, in documents.
pub(crate) const CODES: [&str; 5] = [SAME_SESSION, DUPLICATE, LATER, REFUSED, NO_START];

/// Two recordings of which the shorter one lies in the other for more than half of its time, and which are of one
/// sport as far as both tell it: many a GPX file does not.
fn are_one(a: &PastReview, b: &PastReview) -> bool {
    let both = a.end.min(b.end) - a.start.max(b.start);
    let shorter = (a.end - a.start).min(b.end - b.start);
    let sports = [a.session.sport, b.session.sport];
    let alike = sports[0] == sports[1] || sports.contains(&Sport::Other);
    alike && (both + both > shorter || a.start == b.start)
}

/// The sessions before and after one's own, in order, and what was left out.
pub(super) struct Sorted {
    pub(super) before: Vec<PastReview>,
    pub(super) after: Vec<PastReview>,
    pub(super) left_out: Vec<LeftOut>,
}

pub(super) fn sort(own: &PastReview, mut others: Vec<PastReview>) -> Sorted {
    others.sort_by(|a, b| (a.start, &a.session.id).cmp(&(b.start, &b.session.id)));
    let mut sorted = Sorted { before: Vec::new(), after: Vec::new(), left_out: Vec::new() };
    let out = |other: &PastReview, code: &str, why: String| LeftOut {
        id: other.session.id.clone(),
        code: code.to_owned(),
        why,
    };
    for other in others {
        if are_one(own, &other) {
            let why = "the session under review itself".to_owned();
            sorted.left_out.push(out(&other, SAME_SESSION, why));
            continue;
        }
        let list = if other.start < own.start { &mut sorted.before } else { &mut sorted.after };
        sorted.left_out.extend(keep(list, other));
    }
    // The one that tells its sport may have begun a little later than the one in whose place it stands.
    sorted.before.sort_by_key(|past| past.start);
    sorted.after.sort_by_key(|past| past.start);
    let later = |after: &PastReview| {
        out(after, LATER, "it comes after the session under review".to_owned())
    };
    sorted.left_out.extend(sorted.after.iter().map(later));
    sorted
}

/// Sessions in their order, without second recordings of one.
pub(super) fn in_order(mut sessions: Vec<PastReview>) -> (Vec<PastReview>, Vec<LeftOut>) {
    sessions.sort_by(|a, b| (a.start, &a.session.id).cmp(&(b.start, &b.session.id)));
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    for session in sessions {
        left_out.extend(keep(&mut kept, session));
    }
    kept.sort_by_key(|past| past.start);
    (kept, left_out)
}

/// Keeps a session, or tells that one of the last is the same.
fn keep(list: &mut Vec<PastReview>, other: PastReview) -> Option<LeftOut> {
    // Recordings of one session by two devices begin one after the other.
    let Some(kept) = list.iter_mut().rev().take(2).find(|kept| are_one(kept, &other)) else {
        list.push(other);
        return None;
    };
    let mut other = other;
    if kept.session.sport == Sport::Other && other.session.sport != Sport::Other {
        core::mem::swap(kept, &mut other);
    }
    let why = format!("the same session as {}", kept.session.id);
    Some(LeftOut { id: other.session.id, code: DUPLICATE.to_owned(), why })
}

/// An entry that a history refuses.
pub(super) fn refused(id: &str, why: &impl ToString) -> LeftOut {
    LeftOut { id: id.to_owned(), code: REFUSED.to_owned(), why: why.to_string() }
}

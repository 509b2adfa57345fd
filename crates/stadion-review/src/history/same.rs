//! Which recordings are of one session.

use super::document::LeftOut;
use super::past::PastReview;

/// The session under review itself.
const SAME_SESSION: &str = "same-session";
/// Another recording of a session that is part of the history.
const DUPLICATE: &str = "duplicate";
/// It begins after the session under review, and is used only to tell how much rest followed.
const LATER: &str = "later";
/// There is an entry of that name on the day, or its load is no number.
const REFUSED: &str = "refused";

/// Why a recording is no part of a history, in documents.
pub(crate) const CODES: [&str; 4] = [SAME_SESSION, DUPLICATE, LATER, REFUSED];

/// Two recordings of one sport of which the shorter one lies in the other for more than half of its time.
fn are_one(a: &PastReview, b: &PastReview) -> bool {
    let both = a.end.min(b.end) - a.start.max(b.start);
    let shorter = (a.end - a.start).min(b.end - b.start);
    a.session.sport == b.session.sport && (both + both > shorter || a.start == b.start)
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
        // Recordings of one session by two devices begin one after the other.
        match list.iter().rev().take(2).find(|kept| are_one(kept, &other)) {
            Some(kept) => {
                let why = format!("the same session as {}", kept.session.id);
                sorted.left_out.push(out(&other, DUPLICATE, why));
            }
            None => list.push(other),
        }
    }
    let later = |after: &PastReview| {
        out(after, LATER, "it comes after the session under review".to_owned())
    };
    sorted.left_out.extend(sorted.after.iter().map(later));
    sorted
}

/// An entry that a history refuses.
pub(super) fn refused(id: &str, why: &impl ToString) -> LeftOut {
    LeftOut { id: id.to_owned(), code: REFUSED.to_owned(), why: why.to_string() }
}

//! From reviewed recordings to a history, without one that is under review.

use stadion_sessions::History;

use super::document::LeftOut;
use super::past::PastReview;
use super::same::{in_order, refused};

/// The history of reviewed recordings, in any order, and what was left out of it: second recordings of a session, and
/// what a history refuses.
///
/// It begins with the first of them; days without one from then on are days of rest.
#[must_use]
pub fn history_of(sessions: Vec<PastReview>) -> (History, Vec<LeftOut>) {
    let (sessions, mut left_out) = in_order(sessions);
    let mut history = History::default();
    for past in sessions {
        let id = past.session.id.clone();
        if let Err(error) = history.push(past.session) {
            left_out.push(refused(&id, &error));
        }
    }
    (history, left_out)
}

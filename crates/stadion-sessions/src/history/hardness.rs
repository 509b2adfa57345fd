//! Which days were hard, and of which that is not known.

use chrono::NaiveDate;

use super::entry::PastSession;

/// Days with a session, by what is known of their hardness.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct DaysByHardness {
    /// Days with a session that was hard, in order.
    pub(crate) known: Vec<NaiveDate>,
    /// Further days with one that may have been.
    pub(crate) open: Vec<NaiveDate>,
}

impl DaysByHardness {
    /// The days of sessions in their order.
    pub(crate) fn of<'a>(sessions: &(impl Iterator<Item = &'a PastSession> + Clone)) -> Self {
        let days = |hard: Option<bool>| {
            let mut days: Vec<NaiveDate> =
                sessions.clone().filter(|s| s.was_hard() == hard).map(|s| s.day).collect();
            days.dedup();
            days
        };
        let known = days(Some(true));
        let mut open = days(None);
        open.retain(|day| known.binary_search(day).is_err());
        Self { known, open }
    }
}

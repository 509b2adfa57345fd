//! The ledger of calendar days.

#[cfg(feature = "serde")]
mod file_form;
mod session;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use self::session::LedgerSession;

/// Why something could not be entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// A session of that name is there already.
    #[error("a session of that id stands in the ledger already, on {day}")]
    DuplicateId {
        /// The day on which it stands.
        day: NaiveDate,
    },
    /// A day with sessions is no day of rest.
    #[error("{day} has sessions, so it is no day of rest")]
    HasSessions {
        /// The day.
        day: NaiveDate,
    },
}

/// What is known of a calendar day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DayState<'a> {
    /// The athlete trained; at least one session, in the order of their start and id.
    Trained(&'a [LedgerSession]),
    /// The athlete rested, which somebody said.
    Rest,
    /// Nothing is known of that day. This is **not** a day of rest.
    Unknown,
}

impl DayState<'_> {
    /// The name used in files: `trained`, `rest` or `unknown`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Trained(_) => "trained",
            Self::Rest => "rest",
            Self::Unknown => "unknown",
        }
    }

    /// The day's load by one method: the sum over its sessions in their order, 0 for a day of rest.
    ///
    /// `None` for a day of which nothing is known, and for a day with a session that has no load by
    /// this method: what is missing is never taken for zero.
    #[must_use]
    pub fn load(&self, method: &str) -> Option<f64> {
        match self {
            Self::Unknown => None,
            Self::Rest => Some(0.0),
            Self::Trained(sessions) => sessions
                .iter()
                .map(|s| s.load(method).map(crate::ErasedLoad::amount))
                .try_fold(0.0, |sum, amount| Some(sum + amount?)),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Day {
    Rest,
    /// Never empty; sorted by start and id.
    Trained(Vec<LedgerSession>),
}

/// Calendar days with what is known of them.
///
/// Sessions of a day are kept sorted by start and id and summed in that order, so any order of
/// arrival gives the same ledger and the same sums to the last bit. A day that was never entered is
/// [`DayState::Unknown`].
///
/// ```
/// use chrono::{NaiveDate, TimeZone, Utc};
/// use stadion_load::{DayState, ErasedLoad, Ledger, LedgerSession, LoadSource};
///
/// let start = Utc.with_ymd_and_hms(2026, 5, 4, 16, 0, 0).single().ok_or("no such time")?;
/// let load = ErasedLoad::new(88.0, "TRIMP", "banister-trimp", LoadSource::HeartRate, 1.0)?;
/// let monday = start.date_naive();
/// let tuesday = monday.succ_opt().ok_or("the last day")?;
///
/// let mut ledger = Ledger::default();
/// ledger.insert(monday, LedgerSession::new("a", start).with_load(load))?;
/// assert_eq!(ledger.day(monday).load("banister-trimp"), Some(88.0));
/// assert_eq!(ledger.day(tuesday), DayState::Unknown);
/// assert_eq!(ledger.day(tuesday).load("banister-trimp"), None);
/// ledger.mark_rest(tuesday)?;
/// assert_eq!(ledger.day(tuesday).load("banister-trimp"), Some(0.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    days: BTreeMap<NaiveDate, Day>,
    /// The day of each session.
    ids: BTreeMap<String, NaiveDate>,
}

impl Ledger {
    /// Enters a session on its local day (see [`LocalDay`](crate::LocalDay)). A day of rest becomes
    /// a day of training.
    ///
    /// # Errors
    ///
    /// [`LedgerError::DuplicateId`] if the id is there already, on whatever day; to correct a
    /// session, [`remove`](Self::remove) it first.
    pub fn insert(&mut self, day: NaiveDate, session: LedgerSession) -> Result<(), LedgerError> {
        if let Some(&day) = self.ids.get(session.id()) {
            return Err(LedgerError::DuplicateId { day });
        }
        self.ids.insert(session.id().to_owned(), day);
        match self.days.entry(day).or_insert(Day::Rest) {
            Day::Trained(sessions) => {
                let place = sessions.partition_point(|s| s.key() < session.key());
                sessions.insert(place, session);
            }
            rest @ Day::Rest => *rest = Day::Trained(vec![session]),
        }
        Ok(())
    }

    /// Takes a session out. A day that loses its last session becomes unknown: that it was a day of
    /// rest does not follow.
    pub fn remove(&mut self, id: &str) -> Option<LedgerSession> {
        let day = self.ids.remove(id)?;
        let Some(Day::Trained(sessions)) = self.days.get_mut(&day) else { return None };
        let place = sessions.iter().position(|s| s.id() == id)?;
        let session = sessions.remove(place);
        if sessions.is_empty() {
            self.days.remove(&day);
        }
        Some(session)
    }

    /// Enters a day of rest.
    ///
    /// # Errors
    ///
    /// [`LedgerError::HasSessions`] if the athlete trained on that day.
    pub fn mark_rest(&mut self, day: NaiveDate) -> Result<(), LedgerError> {
        match self.days.entry(day).or_insert(Day::Rest) {
            Day::Rest => Ok(()),
            Day::Trained(_) => Err(LedgerError::HasSessions { day }),
        }
    }

    /// What is known of a day.
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> DayState<'_> {
        match self.days.get(&day) {
            None => DayState::Unknown,
            Some(Day::Rest) => DayState::Rest,
            Some(Day::Trained(sessions)) => DayState::Trained(sessions),
        }
    }

    /// Every calendar day from the first to the last that was entered, unknown ones included.
    pub fn days(&self) -> impl Iterator<Item = (NaiveDate, DayState<'_>)> {
        self.span()
            .into_iter()
            .flat_map(|(first, last)| first.iter_days().take_while(move |d| *d <= last))
            .map(|day| (day, self.day(day)))
    }

    /// The first and the last day that was entered.
    #[must_use]
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let ends = self.days.first_key_value().zip(self.days.last_key_value());
        ends.map(|((&first, _), (&last, _))| (first, last))
    }

    /// Number of sessions.
    #[must_use]
    pub fn session_count(&self) -> usize {
        self.ids.len()
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
    }

    fn session(id: &str, minute: i64) -> LedgerSession {
        LedgerSession::new(id, DateTime::UNIX_EPOCH + TimeDelta::minutes(minute))
    }

    fn ids(state: DayState<'_>) -> Vec<&str> {
        match state {
            DayState::Trained(sessions) => sessions.iter().map(LedgerSession::id).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn sessions_stand_by_start_and_id() {
        let mut ledger = Ledger::default();
        for (id, minute) in [("c", 5), ("b", 9), ("a", 9), ("d", 1)] {
            ledger.insert(date(1), session(id, minute)).unwrap();
        }
        assert_eq!(ids(ledger.day(date(1))), ["d", "c", "a", "b"]);
        assert_eq!(
            ledger.insert(date(2), session("a", 0)),
            Err(LedgerError::DuplicateId { day: date(1) })
        );
        assert_eq!(ledger.session_count(), 4);
    }

    #[test]
    fn rest_is_said_and_never_concluded() {
        let mut ledger = Ledger::default();
        ledger.mark_rest(date(1)).unwrap();
        ledger.insert(date(1), session("a", 0)).unwrap();
        assert_eq!(ledger.mark_rest(date(1)), Err(LedgerError::HasSessions { day: date(1) }));
        assert_eq!(ledger.remove("a").unwrap().id(), "a");
        assert_eq!(ledger.remove("a"), None);
        assert_eq!(ledger.day(date(1)), DayState::Unknown);
        ledger.insert(date(2), session("a", 0)).unwrap();
    }

    #[test]
    fn the_days_between_are_unknown() {
        let mut ledger = Ledger::default();
        assert_eq!(ledger.days().count(), 0);
        ledger.insert(date(4), session("a", 0)).unwrap();
        ledger.mark_rest(date(1)).unwrap();
        let states: Vec<_> = ledger.days().map(|(_, state)| state.as_str()).collect();
        assert_eq!(states, ["rest", "unknown", "unknown", "trained"]);
    }

    #[test]
    fn a_session_without_that_load_leaves_the_day_open() {
        let mut ledger = Ledger::default();
        ledger.insert(date(1), session("a", 0)).unwrap();
        assert_eq!(ledger.day(date(1)).load("banister-trimp"), None);
    }
}

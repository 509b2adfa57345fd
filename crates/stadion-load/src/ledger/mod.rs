//! The ledger of calendar days.

mod day;
mod error;
#[cfg(feature = "serde")]
mod file_form;
mod merge;
mod session;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use self::day::{DayState, Sports};
pub use self::error::LedgerError;
pub use self::merge::{DatedSession, MergeConflict, MergeError, MergeSide};
pub use self::session::LedgerSession;

#[derive(Debug, Clone, PartialEq)]
enum Day {
    /// Somebody said that nothing is known.
    Unknown,
    Rest,
    /// Never empty; sorted by start and id.
    Trained(Vec<LedgerSession>),
}

impl Day {
    fn state(&self) -> DayState<'_> {
        match self {
            Self::Unknown => DayState::Unknown,
            Self::Rest => DayState::Rest,
            Self::Trained(sessions) => DayState::Trained(sessions),
        }
    }
}

/// The scale of a method's loads, and how many loads are on it.
#[derive(Debug, Clone, PartialEq)]
struct Unit {
    unit: String,
    loads: usize,
}

/// Calendar days with what is known of them.
///
/// Sessions of a day are kept sorted by start and id and summed in that order, so any order of
/// arrival gives the same ledger and the same sums to the last bit. A day that was never entered is
/// [`DayState::Unknown`]. All loads by one method are on one scale.
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
    /// The scale of each method.
    units: BTreeMap<String, Unit>,
}

impl Ledger {
    /// Enters a session on its local day (see [`LocalDay`](crate::LocalDay)). A day of rest becomes
    /// a day of training.
    ///
    /// # Errors
    ///
    /// [`LedgerError::DuplicateId`] if the id is there already, on whatever day; to correct a
    /// session, [`replace`](Self::replace) it. [`LedgerError::OtherUnit`] for a load on another
    /// scale than those by its method.
    pub fn insert(&mut self, day: NaiveDate, session: LedgerSession) -> Result<(), LedgerError> {
        if let Some(&day) = self.ids.get(session.id()) {
            return Err(LedgerError::DuplicateId { day });
        }
        self.check_units(&session)?;
        self.put(day, session);
        Ok(())
    }

    /// Corrects the session of the same id, which may come to stand on another day, and returns what
    /// it was. As with [`remove`](Self::remove), a day that loses its last session becomes unknown.
    ///
    /// # Errors
    ///
    /// [`LedgerError::NoSuchSession`], [`LedgerError::OtherUnit`].
    pub fn replace(
        &mut self,
        day: NaiveDate,
        session: LedgerSession,
    ) -> Result<DatedSession, LedgerError> {
        let Some(old) = self.take(session.id()) else { return Err(LedgerError::NoSuchSession) };
        if let Err(error) = self.check_units(&session) {
            self.put(old.day, old.session);
            return Err(error);
        }
        self.put(day, session);
        Ok(old)
    }

    /// Moves a session to another day, as when its time zone turns out to be another; returns the
    /// day on which it stood.
    ///
    /// # Errors
    ///
    /// [`LedgerError::NoSuchSession`].
    pub fn move_to(&mut self, day: NaiveDate, id: &str) -> Result<NaiveDate, LedgerError> {
        let old = self.take(id).ok_or(LedgerError::NoSuchSession)?;
        self.put(day, old.session);
        Ok(old.day)
    }

    /// Takes a session out. A day that loses its last session becomes unknown: that it was a day of
    /// rest does not follow.
    pub fn remove(&mut self, id: &str) -> Option<DatedSession> {
        self.take(id)
    }

    /// Enters a day of rest.
    ///
    /// # Errors
    ///
    /// [`LedgerError::HasSessions`] if the athlete trained on that day.
    pub fn mark_rest(&mut self, day: NaiveDate) -> Result<(), LedgerError> {
        self.mark(day, day, &Day::Rest)
    }

    /// Enters every day of a span as a day of rest, both ends included.
    ///
    /// # Errors
    ///
    /// [`LedgerError::HasSessions`] if the athlete trained on one of them, [`LedgerError::Span`] for
    /// a span upside down or longer than a hundred years; no day is entered then.
    pub fn mark_rest_days(&mut self, first: NaiveDate, last: NaiveDate) -> Result<(), LedgerError> {
        self.mark(first, last, &Day::Rest)
    }

    /// Enters every day of a span as one of which nothing is known, both ends included: the ledger
    /// then reaches up to there, and days that were said to be rest are so no longer.
    ///
    /// # Errors
    ///
    /// As [`mark_rest_days`](Self::mark_rest_days).
    pub fn mark_unknown_days(
        &mut self,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<(), LedgerError> {
        self.mark(first, last, &Day::Unknown)
    }

    /// What is known of a day.
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> DayState<'_> {
        self.days.get(&day).map_or(DayState::Unknown, Day::state)
    }

    /// Every calendar day from the first to the last that was entered, unknown ones included.
    pub fn days(&self) -> impl Iterator<Item = (NaiveDate, DayState<'_>)> {
        let mut entered = self.days.iter().peekable();
        self.span().into_iter().flat_map(|(first, last)| days(first, last)).map(move |date| {
            let day = entered.next_if(|(entered, _)| **entered == date);
            (date, day.map_or(DayState::Unknown, |(_, day)| day.state()))
        })
    }

    /// The first and the last day that was entered.
    #[must_use]
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let ends = self.days.first_key_value().zip(self.days.last_key_value());
        ends.map(|((&first, _), (&last, _))| (first, last))
    }

    /// The session of that id, and its day.
    #[must_use]
    pub fn session(&self, id: &str) -> Option<(NaiveDate, &LedgerSession)> {
        let day = *self.ids.get(id)?;
        let Some(Day::Trained(sessions)) = self.days.get(&day) else { return None };
        sessions.iter().find(|s| s.id() == id).map(|session| (day, session))
    }

    /// Number of sessions.
    #[must_use]
    pub fn session_count(&self) -> usize {
        self.ids.len()
    }

    fn check_units(&self, session: &LedgerSession) -> Result<(), LedgerError> {
        for load in session.loads() {
            match self.units.get(load.method()) {
                Some(stands) if stands.unit != load.unit() => {
                    return Err(LedgerError::OtherUnit {
                        method: load.method().to_owned(),
                        unit: load.unit().to_owned(),
                        stands: stands.unit.clone(),
                    });
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Enters a session that was checked.
    fn put(&mut self, day: NaiveDate, session: LedgerSession) {
        for load in session.loads() {
            if let Some(unit) = self.units.get_mut(load.method()) {
                unit.loads += 1;
            } else {
                let unit = Unit { unit: load.unit().to_owned(), loads: 1 };
                self.units.insert(load.method().to_owned(), unit);
            }
        }
        self.ids.insert(session.id().to_owned(), day);
        match self.days.entry(day).or_insert(Day::Unknown) {
            Day::Trained(sessions) => {
                let place = sessions.partition_point(|s| s.key() < session.key());
                sessions.insert(place, session);
            }
            other => *other = Day::Trained(vec![session]),
        }
    }

    fn take(&mut self, id: &str) -> Option<DatedSession> {
        let day = self.ids.remove(id)?;
        let Some(Day::Trained(sessions)) = self.days.get_mut(&day) else { return None };
        let place = sessions.iter().position(|s| s.id() == id)?;
        let session = sessions.remove(place);
        if sessions.is_empty() {
            self.days.remove(&day);
        }
        for load in session.loads() {
            if let Some(unit) = self.units.get_mut(load.method()) {
                unit.loads -= 1;
                if unit.loads == 0 {
                    self.units.remove(load.method());
                }
            }
        }
        Some(DatedSession { day, session })
    }

    fn mark(&mut self, first: NaiveDate, last: NaiveDate, as_day: &Day) -> Result<(), LedgerError> {
        const MOST: i64 = 36_525;
        if !(0..MOST).contains(&last.signed_duration_since(first).num_days()) {
            return Err(LedgerError::Span { first, last });
        }
        let trained = |(_, day): &(&NaiveDate, &Day)| matches!(day, Day::Trained(_));
        if let Some((&day, _)) = self.days.range(first..=last).find(trained) {
            return Err(LedgerError::HasSessions { day });
        }
        for day in days(first, last) {
            self.days.insert(day, as_day.clone());
        }
        Ok(())
    }
}

/// The days of a span, both ends included; chrono's own walk leaves out the last day of the calendar.
pub(crate) fn days(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    core::iter::successors(Some(first), NaiveDate::succ_opt).take_while(move |day| *day <= last)
}

//! Two ledgers as one.

use core::fmt;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Day, Ledger, LedgerSession};

/// A session with the day on which it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedSession {
    /// The day.
    pub day: NaiveDate,
    /// The session.
    pub session: LedgerSession,
}

/// One of two ledgers that are merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MergeSide {
    /// The one that takes the other in.
    Here,
    /// The one that is taken in.
    There,
}

/// What two ledgers say that cannot both be true.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum MergeConflict {
    /// Two different sessions of one id, or one session on two days.
    Session {
        /// The one that was there.
        here: Box<DatedSession>,
        /// The one that would come in.
        there: Box<DatedSession>,
    },
    /// A day of rest here is a day with sessions there, or the other way round.
    RestAndSessions {
        /// The day.
        day: NaiveDate,
        /// Which ledger says that it was a day of rest.
        rest: MergeSide,
        /// The ids of the sessions in the other one.
        sessions: Vec<String>,
    },
    /// One method on two scales.
    Unit {
        /// The method.
        method: String,
        /// The unit here.
        here: String,
        /// The unit there.
        there: String,
    },
}

impl MergeConflict {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 3] =
        ["two-sessions-of-one-id", "rest-and-sessions", "two-units"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Session { .. } => Self::CODES[0],
            Self::RestAndSessions { .. } => Self::CODES[1],
            Self::Unit { .. } => Self::CODES[2],
        }
    }
}

impl fmt::Display for MergeConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Session { here, there } => write!(
                f,
                "session {} stands here on {} and differs from that on {} there",
                here.session.id(),
                here.day,
                there.day
            ),
            Self::RestAndSessions { day, rest, sessions } => {
                let (rest, trained) = match rest {
                    MergeSide::Here => ("here", "there"),
                    MergeSide::There => ("there", "here"),
                };
                let sessions = sessions.join(", ");
                write!(f, "{day} is a day of rest {rest} and has {sessions} {trained}")
            }
            Self::Unit { method, here, there } => {
                write!(f, "{method} is in {here} here and in {there} there")
            }
        }
    }
}

/// Ledgers that do not go together, with everything that is in the way.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("the ledgers contradict each other: {}", listed(conflicts))]
#[non_exhaustive]
pub struct MergeError {
    /// What contradicts; at least one.
    pub conflicts: Vec<MergeConflict>,
}

fn listed(conflicts: &[MergeConflict]) -> String {
    conflicts.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

impl Ledger {
    /// Takes in what another ledger knows, and returns the days that changed. The same session in
    /// both is one session; what one knows of a day holds where the other knows nothing.
    ///
    /// Ledgers that go together give the same ledger whatever the order in which they are merged.
    ///
    /// # Errors
    ///
    /// [`MergeError`] lists whatever contradicts: one id with two contents or on two days, rest
    /// against sessions, one method on two scales. Nothing has changed then; to settle it, correct
    /// one of the two and merge again.
    pub fn merge(&mut self, other: &Self) -> Result<Vec<NaiveDate>, MergeError> {
        let conflicts = self.conflicts(other);
        if !conflicts.is_empty() {
            return Err(MergeError { conflicts });
        }
        let mut changed = BTreeSet::new();
        for (&date, day) in &other.days {
            match day {
                Day::Trained(sessions) => {
                    for session in sessions {
                        if !self.ids.contains_key(session.id()) {
                            self.put(date, session.clone());
                            changed.insert(date);
                        }
                    }
                }
                Day::Rest if !matches!(self.days.get(&date), Some(Day::Rest)) => {
                    self.days.insert(date, Day::Rest);
                    changed.insert(date);
                }
                Day::Unknown if !self.days.contains_key(&date) => {
                    self.days.insert(date, Day::Unknown);
                    changed.insert(date);
                }
                Day::Rest | Day::Unknown => {}
            }
        }
        Ok(changed.into_iter().collect())
    }

    fn conflicts(&self, other: &Self) -> Vec<MergeConflict> {
        let mut found = Vec::new();
        for (method, there) in &other.units {
            match self.units.get(method) {
                Some(here) if here.unit != there.unit => found.push(MergeConflict::Unit {
                    method: method.clone(),
                    here: here.unit.clone(),
                    there: there.unit.clone(),
                }),
                _ => {}
            }
        }
        for (&day, there) in &other.days {
            let ids = |sessions: &[LedgerSession]| {
                sessions.iter().map(|s| s.id().to_owned()).collect::<Vec<_>>()
            };
            match (self.days.get(&day), there) {
                (Some(Day::Rest), Day::Trained(sessions)) => {
                    let (rest, sessions) = (MergeSide::Here, ids(sessions));
                    found.push(MergeConflict::RestAndSessions { day, rest, sessions });
                }
                (Some(Day::Trained(sessions)), Day::Rest) => {
                    let (rest, sessions) = (MergeSide::There, ids(sessions));
                    found.push(MergeConflict::RestAndSessions { day, rest, sessions });
                }
                _ => {}
            }
            let Day::Trained(sessions) = there else { continue };
            for session in sessions {
                let Some((stands, here)) = self.session(session.id()) else { continue };
                if stands != day || here != session {
                    let dated = |day, session: &LedgerSession| {
                        Box::new(DatedSession { day, session: session.clone() })
                    };
                    let (here, there) = (dated(stands, here), dated(day, session));
                    found.push(MergeConflict::Session { here, there });
                }
            }
        }
        found
    }
}

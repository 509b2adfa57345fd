//! What the ledger keeps of a session.

use chrono::{DateTime, Utc};
use stadion_types::Sport;

use crate::unit::ErasedLoad;

/// A session in the ledger: when it started, what it is called, and its loads.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LedgerSession {
    id: String,
    start: DateTime<Utc>,
    sport: Option<Sport>,
    loads: Vec<ErasedLoad>,
}

impl LedgerSession {
    /// A session without loads. The id is the caller's and must be the only one of its kind in the
    /// ledger; a hash of the file serves well.
    #[must_use]
    pub fn new(id: impl Into<String>, start: DateTime<Utc>) -> Self {
        Self { id: id.into(), start, sport: None, loads: Vec::new() }
    }

    /// Adds the sport.
    #[must_use]
    pub const fn with_sport(mut self, sport: Sport) -> Self {
        self.sport = Some(sport);
        self
    }

    /// Adds a load, or replaces the one by the same method. Loads are kept in the order of their
    /// method's name.
    #[must_use]
    pub fn with_load(mut self, load: ErasedLoad) -> Self {
        match self.loads.binary_search_by(|l| l.method().cmp(load.method())) {
            Ok(place) => self.loads[place] = load,
            Err(place) => self.loads.insert(place, load),
        }
        self
    }

    /// The caller's name for the session.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The instant of the start.
    #[must_use]
    pub const fn start(&self) -> DateTime<Utc> {
        self.start
    }

    /// The sport, where it is known.
    #[must_use]
    pub const fn sport(&self) -> Option<Sport> {
        self.sport
    }

    /// The loads, at most one by each method.
    #[must_use]
    pub fn loads(&self) -> &[ErasedLoad] {
        &self.loads
    }

    /// The load by one method.
    #[must_use]
    pub fn load(&self, method: &str) -> Option<&ErasedLoad> {
        self.loads.iter().find(|l| l.method() == method)
    }

    pub(super) fn key(&self) -> (DateTime<Utc>, &str) {
        (self.start, &self.id)
    }
}

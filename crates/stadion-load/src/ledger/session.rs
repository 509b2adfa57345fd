//! What the ledger keeps of a session.

use core::time::Duration;

use chrono::{DateTime, Utc};
use stadion_types::{Distance, Sport};

use crate::unit::ErasedLoad;

/// A session in the ledger: when it started, what it is called, its loads, and what else is counted
/// over days.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerSession {
    id: String,
    start: DateTime<Utc>,
    sport: Option<Sport>,
    distance: Option<Distance>,
    zones: Option<[Duration; 3]>,
    loads: Vec<ErasedLoad>,
}

impl LedgerSession {
    /// A session without loads. The id is the caller's and must be the only one of its kind in the
    /// ledger; a hash of the file serves well.
    #[must_use]
    pub fn new(id: impl Into<String>, start: DateTime<Utc>) -> Self {
        let (sport, distance, zones) = (None, None, None);
        Self { id: id.into(), start, sport, distance, zones, loads: Vec::new() }
    }

    /// Adds the sport.
    #[must_use]
    pub const fn with_sport(mut self, sport: Sport) -> Self {
        self.sport = Some(sport);
        self
    }

    /// Adds the distance.
    #[must_use]
    pub const fn with_distance(mut self, distance: Distance) -> Self {
        self.distance = Some(distance);
        self
    }

    /// Adds the times below the first threshold, between the two, and above the second.
    #[must_use]
    pub const fn with_zones(mut self, zones: [Duration; 3]) -> Self {
        self.zones = Some(zones);
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

    /// The distance, where it is known.
    #[must_use]
    pub const fn distance(&self) -> Option<Distance> {
        self.distance
    }

    /// The times below, between and above the two thresholds, where they are known.
    #[must_use]
    pub const fn zones(&self) -> Option<[Duration; 3]> {
        self.zones
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

    pub(crate) fn key(&self) -> (DateTime<Utc>, &str) {
        (self.start, &self.id)
    }
}

//! What is known of a day, and which sports count.

use stadion_types::Sport;

use super::LedgerSession;

/// Which sessions a load counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Sports {
    /// Those of every sport together.
    #[default]
    All,
    /// Those of one sport. A day with sessions of others only has a load of 0 by it; a day with a
    /// session whose sport is not stated is unknown, since that may be the one.
    Only(Sport),
}

impl Sports {
    /// Whether a session counts; `None` where its sport is not stated and matters.
    #[must_use]
    pub fn include(self, sport: Option<Sport>) -> Option<bool> {
        match self {
            Self::All => Some(true),
            Self::Only(one) => sport.map(|sport| sport == one),
        }
    }
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
        self.load_of(method, Sports::All)
    }

    /// The same of the sessions of some sports.
    #[must_use]
    pub fn load_of(&self, method: &str, sports: Sports) -> Option<f64> {
        match self {
            Self::Unknown => None,
            Self::Rest => Some(0.0),
            Self::Trained(sessions) => sessions.iter().try_fold(0.0, |sum, session| {
                if sports.include(session.sport())? {
                    Some(sum + session.load(method)?.amount())
                } else {
                    Some(sum)
                }
            }),
        }
    }
}

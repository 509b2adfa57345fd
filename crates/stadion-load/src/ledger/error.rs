//! Why something could not be entered.

use chrono::NaiveDate;

/// Why something could not be entered. The ledger is then as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// A session of that name is there already.
    #[error("a session of that id stands in the ledger already, on {day}")]
    DuplicateId {
        /// The day on which it stands.
        day: NaiveDate,
    },
    /// There is no session of that name.
    #[error("no session of that id stands in the ledger")]
    NoSuchSession,
    /// A day with sessions is neither a day of rest nor unknown.
    #[error("{day} has sessions, so it is neither a day of rest nor unknown")]
    HasSessions {
        /// The day.
        day: NaiveDate,
    },
    /// A load on another scale than the loads by that method in the ledger.
    #[error("a load by {method} is in {unit}, and those in the ledger are in {stands}")]
    OtherUnit {
        /// The method.
        method: String,
        /// The unit of the load.
        unit: String,
        /// The unit of those that are there.
        stands: String,
    },
    /// A span that ends before it begins, or longer than a hundred years.
    #[error("from {first} to {last} is no span of up to a hundred years")]
    Span {
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
}

impl LedgerError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 5] =
        ["duplicate-session", "no-such-session", "has-sessions", "other-unit", "ledger-span"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::DuplicateId { .. } => Self::CODES[0],
            Self::NoSuchSession => Self::CODES[1],
            Self::HasSessions { .. } => Self::CODES[2],
            Self::OtherUnit { .. } => Self::CODES[3],
            Self::Span { .. } => Self::CODES[4],
        }
    }
}

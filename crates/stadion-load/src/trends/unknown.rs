//! Which unknown days a number meets.

use core::fmt;

use chrono::NaiveDate;

/// The days of a window of which nothing is known: how many, and between which they lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct UnknownSpan {
    /// How many; at least one.
    pub days: usize,
    /// The first of them.
    pub first: NaiveDate,
    /// The last of them.
    pub last: NaiveDate,
}

impl UnknownSpan {
    /// Of the days of a window, in their order; `None` where each day is known.
    pub(crate) fn of(days: impl IntoIterator<Item = NaiveDate>) -> Option<Self> {
        days.into_iter().fold(None, |span, day| Some(Self::and(span, day)))
    }

    /// One more day, behind the others.
    pub(crate) fn and(span: Option<Self>, day: NaiveDate) -> Self {
        match span {
            None => Self { days: 1, first: day, last: day },
            Some(span) => Self { days: span.days + 1, last: day, ..span },
        }
    }
}

impl fmt::Display for UnknownSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.days == 1 {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{} days from {} to {}", self.days, self.first, self.last)
        }
    }
}

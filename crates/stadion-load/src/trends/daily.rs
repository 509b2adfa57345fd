//! One load a day, with what is not known told apart from rest.

use chrono::{Days, NaiveDate};

use crate::ledger::{DayState, Ledger};

/// The load of one calendar day by one method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DayLoad {
    /// The athlete trained; the sum of the day, from 0 on.
    Trained(f64),
    /// The athlete rested, which somebody said.
    Rest,
    /// Nothing is known of the day, or a session of it has no load by the method. No rest.
    Unknown,
}

impl DayLoad {
    /// The load, 0 for rest; `None` where nothing is known.
    #[must_use]
    pub const fn known(self) -> Option<f64> {
        match self {
            Self::Trained(load) => Some(load),
            Self::Rest => Some(0.0),
            Self::Unknown => None,
        }
    }

    /// The name used in files: `trained`, `rest` or `unknown`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Trained(_) => "trained",
            Self::Rest => "rest",
            Self::Unknown => "unknown",
        }
    }
}

/// Days that make no series.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DailyLoadsError {
    /// No day at all.
    #[error("there is no day with a load")]
    Empty,
    /// A load that is negative or no number.
    #[error("a load of {load} on {date} is no finite number from 0 on")]
    Load {
        /// The day.
        date: NaiveDate,
        /// The load.
        load: f64,
    },
    /// One day twice; which of the two holds is not ours to say.
    #[error("{date} stands there twice")]
    Twice {
        /// The day.
        date: NaiveDate,
    },
    /// More days than a series may have.
    #[error("from {first} to {last} are more than {} days", DailyLoads::MOST)]
    TooLong {
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
}

/// Every calendar day from a first to a last one, with its load by one method.
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_load::{DailyLoads, DayLoad};
///
/// let day = |d| NaiveDate::from_ymd_opt(2026, 5, d).unwrap();
/// // The third has an empty load, the fourth does not stand there at all.
/// let rows = [(day(1), Some(80.0)), (day(2), Some(0.0)), (day(3), None), (day(5), Some(60.0))];
/// let loads = DailyLoads::from_rows(rows)?;
/// assert_eq!(loads.len(), 5);
/// assert_eq!(loads.get(day(2)), Some(DayLoad::Rest));
/// assert_eq!(loads.unknown_days().collect::<Vec<_>>(), [day(3), day(4)]);
/// # Ok::<(), stadion_load::DailyLoadsError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct DailyLoads {
    first: NaiveDate,
    days: Vec<DayLoad>,
}

impl DailyLoads {
    /// The most days of a series: a hundred years.
    pub const MOST: usize = 36_525;

    /// A series that starts on `first`, one entry a day.
    ///
    /// # Errors
    ///
    /// [`DailyLoadsError`] for no entry, too many, or a load that is negative or no number.
    pub fn new(first: NaiveDate, days: Vec<DayLoad>) -> Result<Self, DailyLoadsError> {
        if days.is_empty() {
            return Err(DailyLoadsError::Empty);
        }
        if days.len() > Self::MOST {
            let last = later(first, days.len() - 1).unwrap_or(NaiveDate::MAX);
            return Err(DailyLoadsError::TooLong { first, last });
        }
        let loads = Self { first, days };
        for (date, day) in loads.iter() {
            let load = day.known().unwrap_or(0.0);
            if !(load.is_finite() && load >= 0.0) {
                return Err(DailyLoadsError::Load { date, load });
            }
        }
        Ok(loads)
    }

    /// A series from rows in any order. An empty load (`None`) and a date between two rows that has
    /// no row are unknown; a load of 0 is a day of rest.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new), and for a date that stands there twice.
    pub fn from_rows(
        rows: impl IntoIterator<Item = (NaiveDate, Option<f64>)>,
    ) -> Result<Self, DailyLoadsError> {
        let mut rows: Vec<_> = rows.into_iter().collect();
        rows.sort_by_key(|&(date, _)| date);
        if let Some(pair) = rows.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(DailyLoadsError::Twice { date: pair[0].0 });
        }
        let (Some(&(first, _)), Some(&(last, _))) = (rows.first(), rows.last()) else {
            return Err(DailyLoadsError::Empty);
        };
        let too_long = DailyLoadsError::TooLong { first, last };
        let Some(length) = distance(first, last).filter(|&d| d < Self::MOST) else {
            return Err(too_long);
        };
        let mut days = vec![DayLoad::Unknown; length + 1];
        for (date, load) in rows {
            let Some(day) = distance(first, date).and_then(|d| days.get_mut(d)) else { continue };
            *day = match load {
                None => DayLoad::Unknown,
                Some(0.0) => DayLoad::Rest,
                Some(load) => DayLoad::Trained(load),
            };
        }
        Self::new(first, days)
    }

    /// The days of a ledger by one method. A day with a session that has no load by it is unknown.
    ///
    /// # Errors
    ///
    /// [`DailyLoadsError::Empty`] for an empty ledger, [`DailyLoadsError::TooLong`].
    pub fn from_ledger(ledger: &Ledger, method: &str) -> Result<Self, DailyLoadsError> {
        let Some((first, last)) = ledger.span() else { return Err(DailyLoadsError::Empty) };
        if distance(first, last).is_none_or(|d| d >= Self::MOST) {
            return Err(DailyLoadsError::TooLong { first, last });
        }
        let of = |state: DayState<'_>| match (state, state.load(method)) {
            (DayState::Rest, _) => DayLoad::Rest,
            (DayState::Trained(_), Some(load)) => DayLoad::Trained(load),
            _ => DayLoad::Unknown,
        };
        Self::new(first, ledger.days().map(|(_, state)| of(state)).collect())
    }

    /// The first day.
    #[must_use]
    pub const fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day.
    #[must_use]
    pub fn last(&self) -> NaiveDate {
        later(self.first, self.days.len() - 1).unwrap_or(NaiveDate::MAX)
    }

    /// The number of days; never 0.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a series is never empty")]
    pub fn len(&self) -> usize {
        self.days.len()
    }

    /// The loads in order.
    #[must_use]
    pub fn as_slice(&self) -> &[DayLoad] {
        &self.days
    }

    /// Every day with its load.
    pub fn iter(&self) -> impl Iterator<Item = (NaiveDate, DayLoad)> + '_ {
        self.first.iter_days().zip(self.days.iter().copied())
    }

    /// The load of a date; `None` outside the series.
    #[must_use]
    pub fn get(&self, date: NaiveDate) -> Option<DayLoad> {
        self.place(date).map(|place| self.days[place])
    }

    /// The days of which nothing is known.
    pub fn unknown_days(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        self.iter().filter(|(_, load)| load.known().is_none()).map(|(date, _)| date)
    }

    /// The place of a date in the series.
    pub(crate) fn place(&self, date: NaiveDate) -> Option<usize> {
        distance(self.first, date).filter(|&place| place < self.days.len())
    }

    pub(crate) fn set(&mut self, place: usize, load: DayLoad) {
        self.days[place] = load;
    }

    pub(crate) fn push(&mut self, load: DayLoad) {
        self.days.push(load);
    }
}

/// Days from one date to a later one.
pub(crate) fn distance(from: NaiveDate, to: NaiveDate) -> Option<usize> {
    usize::try_from(to.signed_duration_since(from).num_days()).ok()
}

/// The date that many days later.
pub(crate) fn later(date: NaiveDate, days: usize) -> Option<NaiveDate> {
    date.checked_add_days(Days::new(u64::try_from(days).ok()?))
}

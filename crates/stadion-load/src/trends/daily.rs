//! One load a day, with what is not known told apart from rest.

use chrono::{Days, NaiveDate};
use stadion_types::Sport;

use crate::ledger::{DayState, Ledger, Sports};

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

impl DayLoad {
    pub(crate) fn of(state: &DayState<'_>, method: &str, sports: Sports) -> Self {
        match (state, state.load_of(method, sports)) {
            (DayState::Rest, _) => Self::Rest,
            (DayState::Trained(_), Some(load)) => Self::Trained(load),
            _ => Self::Unknown,
        }
    }

    /// Of the entries of one day.
    fn of_entries(day: &[LoadEntry], sports: Sports) -> Self {
        if day.iter().all(|entry| entry.load == Some(0.0)) {
            return Self::Rest;
        }
        let sum = day.iter().try_fold(0.0, |sum, entry| {
            match (sports.include(entry.sport), entry.load) {
                (Some(false), _) | (None, Some(0.0)) => Some(sum),
                (Some(true), Some(load)) => Some(sum + load),
                _ => None,
            }
        });
        sum.map_or(Self::Unknown, Self::Trained)
    }
}

/// One entry of a table of daily loads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LoadEntry {
    /// The day.
    pub date: NaiveDate,
    /// The load, 0 for rest; `None` where nothing is known.
    pub load: Option<f64>,
    /// The sport, where it is stated.
    pub sport: Option<Sport>,
}

/// The first and the last day of a ledger that makes a series.
pub(crate) fn span(ledger: &Ledger) -> Result<(NaiveDate, NaiveDate), DailyLoadsError> {
    let (first, last) = ledger.span().ok_or(DailyLoadsError::Empty)?;
    match distance(first, last) {
        Some(days) if days < DailyLoads::MOST => Ok((first, last)),
        _ => Err(DailyLoadsError::TooLong { first, last }),
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
    /// One day twice, or twice by one sport; which of the two holds is not ours to say.
    #[error("{date} stands there twice{}{}", if sport.is_some() { ", with " } else { "" }, sport.map_or("", Sport::as_str))]
    Twice {
        /// The day.
        date: NaiveDate,
        /// The sport, where the entries state one.
        sport: Option<Sport>,
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

impl DailyLoadsError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 4] = ["no-days", "bad-load", "day-twice", "series-too-long"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => Self::CODES[0],
            Self::Load { .. } => Self::CODES[1],
            Self::Twice { .. } => Self::CODES[2],
            Self::TooLong { .. } => Self::CODES[3],
        }
    }
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
        let entries = rows.into_iter().map(|(date, load)| LoadEntry { date, load, sport: None });
        Self::from_entries(entries, Sports::All)
    }

    /// A series from entries in any order, at most one for each sport a day.
    ///
    /// A day's load is the sum of those that count; a day each of whose entries is 0 is one of rest.
    /// Unknown are a day with an empty load that counts, one with a load whose sport is not stated
    /// where the sport matters, and a date between two entries that has none.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use stadion_load::{DailyLoads, DayLoad, LoadEntry, Sports};
    /// use stadion_types::Sport;
    ///
    /// let date = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
    /// let entry = |sport, load| LoadEntry { date, load: Some(load), sport: Some(sport) };
    /// let day = [entry(Sport::Running, 80.0), entry(Sport::Cycling, 40.0)];
    /// let of = |sports| DailyLoads::from_entries(day, sports).map(|loads| loads.as_slice()[0]);
    /// assert_eq!(of(Sports::All)?, DayLoad::Trained(120.0));
    /// assert_eq!(of(Sports::Only(Sport::Running))?, DayLoad::Trained(80.0));
    /// assert_eq!(of(Sports::Only(Sport::Rowing))?, DayLoad::Trained(0.0));
    /// # Ok::<(), stadion_load::DailyLoadsError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new), and for two entries of one date and sport.
    pub fn from_entries(
        entries: impl IntoIterator<Item = LoadEntry>,
        sports: Sports,
    ) -> Result<Self, DailyLoadsError> {
        let mut entries: Vec<_> = entries.into_iter().collect();
        // By sport as well, so that any order of the entries gives the same sum to the last bit.
        entries.sort_by_key(|entry| (entry.date, entry.sport.map(Sport::as_str)));
        let twice =
            |pair: &&[LoadEntry]| pair[0].date == pair[1].date && pair[0].sport == pair[1].sport;
        if let Some(pair) = entries.windows(2).find(twice) {
            return Err(DailyLoadsError::Twice { date: pair[0].date, sport: pair[0].sport });
        }
        let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
            return Err(DailyLoadsError::Empty);
        };
        let (first, last) = (first.date, last.date);
        let too_long = DailyLoadsError::TooLong { first, last };
        let Some(length) = distance(first, last).filter(|&d| d < Self::MOST) else {
            return Err(too_long);
        };
        let mut days = vec![DayLoad::Unknown; length + 1];
        for day in entries.chunk_by(|a, b| a.date == b.date) {
            let date = day[0].date;
            for load in day.iter().filter_map(|entry| entry.load) {
                if !(load.is_finite() && load >= 0.0) {
                    return Err(DailyLoadsError::Load { date, load });
                }
            }
            if let Some(place) = distance(first, date).and_then(|d| days.get_mut(d)) {
                *place = DayLoad::of_entries(day, sports);
            }
        }
        Self::new(first, days)
    }

    /// These days and behind them those of a plan, as far as it goes; what it says of days up to the
    /// last of these is left out.
    ///
    /// # Errors
    ///
    /// [`DailyLoadsError::TooLong`].
    pub fn followed_by(&self, plan: &Self) -> Result<Self, DailyLoadsError> {
        let (first, last) = (self.first, self.last().max(plan.last()));
        if distance(first, last).is_none_or(|d| d >= Self::MOST) {
            return Err(DailyLoadsError::TooLong { first, last });
        }
        let mut both = self.clone();
        both.fit(first, last);
        for (place, date) in first.iter_days().enumerate().take(both.days.len()).skip(self.len()) {
            both.set(place, plan.get(date).unwrap_or(DayLoad::Unknown));
        }
        Ok(both)
    }

    /// The days of a ledger by one method. A day with a session that counts and has no load by it is
    /// unknown.
    ///
    /// # Errors
    ///
    /// [`DailyLoadsError::Empty`] for an empty ledger, [`DailyLoadsError::TooLong`].
    pub fn from_ledger(
        ledger: &Ledger,
        method: &str,
        sports: Sports,
    ) -> Result<Self, DailyLoadsError> {
        let (first, _) = span(ledger)?;
        let days = ledger.days().map(|(_, state)| DayLoad::of(&state, method, sports));
        Self::new(first, days.collect())
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

    pub(crate) fn set(&mut self, place: usize, load: DayLoad) -> DayLoad {
        core::mem::replace(&mut self.days[place], load)
    }

    /// Makes the series go from another first day to another last one; new days are unknown. The two
    /// spans share a day.
    pub(crate) fn fit(&mut self, first: NaiveDate, last: NaiveDate) {
        if let Some(more) = distance(first, self.first) {
            self.days.splice(0..0, core::iter::repeat_n(DayLoad::Unknown, more));
        } else {
            let less = distance(self.first, first).unwrap_or(0);
            self.days.drain(..less.min(self.days.len()));
        }
        self.first = first;
        self.days.resize(distance(first, last).map_or(1, |days| days + 1), DayLoad::Unknown);
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

//! The log of finished sessions.

use chrono::{Days, NaiveDate};
use stadion_types::{Distance, Sport};

use super::dimension::{Dimension, Kind};
use super::entry::PastSession;

/// Why a session or a span of days does not fit into a history.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HistoryError {
    /// Sessions come in the order of their days.
    #[error(
        "a session of {day} comes after one of {last}; give sessions in the order of their days"
    )]
    OutOfOrder {
        /// The day of the session.
        day: NaiveDate,
        /// The day of the last one in the history.
        last: NaiveDate,
    },
    /// Two sessions have one name, so that a best could not be traced.
    #[error("there is a session {id:?} on that day already")]
    SameId {
        /// The name.
        id: String,
    },
    /// A load that is no number, or below zero.
    #[error("the load of session {id:?} is no number from 0 on")]
    Load {
        /// The session.
        id: String,
    },
    /// A span of days whose end lies before its beginning.
    #[error("days from {from} to {to} are no span")]
    Span {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
    },
}

/// The best of a size so far.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Best {
    /// The size, in the unit of its dimension.
    pub value: f64,
    /// The session that it is from.
    pub id: String,
    /// Its day.
    pub day: NaiveDate,
}

/// Finished sessions in the order of their days.
///
/// A day without a session is a day of rest from [`begins`](Self::begins) on, unless it was marked
/// [unknown](Self::mark_unknown).
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_sessions::{Class, Dimension, History, Kind, PastSession};
/// use stadion_types::{Distance, Sport};
///
/// let day = |d| NaiveDate::from_ymd_opt(2026, 5, d).ok_or("no such day");
/// let mut history = History::default();
/// for (d, km) in [(1, 8.0), (3, 12.0), (5, 9.0)] {
///     let mut run = PastSession::new(format!("run {d}"), day(d)?, Sport::Running);
///     run.class = Some(Class::Easy);
///     run.sizes.distance = Some(Distance::from_kilometers(km)?);
///     history.push(run)?;
/// }
/// let best = history.best(Sport::Running, Kind::Endurance, Dimension::Distance).ok_or("none")?;
/// assert_eq!((best.value, best.id.as_str()), (12_000.0, "run 3"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct History {
    sessions: Vec<PastSession>,
    begins: Option<NaiveDate>,
    unknown: Vec<(NaiveDate, NaiveDate)>,
}

impl History {
    /// A history that is complete from `day` on, before its first session.
    #[must_use]
    pub fn beginning(day: NaiveDate) -> Self {
        Self { begins: Some(day), ..Self::default() }
    }

    /// Adds a session behind the others.
    ///
    /// # Errors
    ///
    /// [`HistoryError`] if it is older than the last one, has a name that was given that day, or a load that
    /// is no number from 0 on. The history is then as it was.
    pub fn push(&mut self, session: PastSession) -> Result<(), HistoryError> {
        if let Some(last) = self.sessions.last().filter(|last| last.day > session.day) {
            return Err(HistoryError::OutOfOrder { day: session.day, last: last.day });
        }
        let today = self.sessions.iter().rev().take_while(|s| s.day == session.day);
        if today.into_iter().any(|s| s.id == session.id) {
            return Err(HistoryError::SameId { id: session.id });
        }
        if session.sizes.load.is_some_and(|load| !(load.is_finite() && load >= 0.0)) {
            return Err(HistoryError::Load { id: session.id });
        }
        self.sessions.push(session);
        Ok(())
    }

    /// Tells that nothing is known of the days `from` to `to`, both included: they are no days of rest.
    ///
    /// # Errors
    ///
    /// [`HistoryError::Span`] if `to` lies before `from`.
    pub fn mark_unknown(&mut self, from: NaiveDate, to: NaiveDate) -> Result<(), HistoryError> {
        if to < from {
            return Err(HistoryError::Span { from, to });
        }
        self.unknown.push((from, to));
        Ok(())
    }

    /// All sessions, in order.
    #[must_use]
    pub fn sessions(&self) -> &[PastSession] {
        &self.sessions
    }

    /// From which day on the history is complete: as it was given, else the day of its first session.
    #[must_use]
    pub fn begins(&self) -> Option<NaiveDate> {
        let first = self.sessions.first().map(|s| s.day);
        match (self.begins, first) {
            (Some(given), Some(first)) => Some(given.min(first)),
            (given, first) => given.or(first),
        }
    }

    /// Whether anything is known of a day: it lies within the history and was not marked unknown.
    #[must_use]
    pub fn knows(&self, day: NaiveDate) -> bool {
        let begun = self.begins().is_some_and(|begins| begins <= day);
        let marked = |(from, to): &(NaiveDate, NaiveDate)| (*from..=*to).contains(&day);
        let trained = || self.sessions.binary_search_by(|s| s.day.cmp(&day)).is_ok();
        begun && (!self.unknown.iter().any(marked) || trained())
    }

    /// The sessions of the `days` days before `day`.
    pub(crate) fn before(&self, day: NaiveDate, days: u64) -> &[PastSession] {
        let first = day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN);
        self.between(first, day)
    }

    /// The sessions from day `first` on and before day `end`.
    pub(crate) fn between(&self, first: NaiveDate, end: NaiveDate) -> &[PastSession] {
        let from = self.sessions.partition_point(|s| s.day < first);
        let to = self.sessions.partition_point(|s| s.day < end);
        self.sessions.get(from..to.max(from)).unwrap_or_default()
    }

    /// The largest so far of a size, among the sessions of a sport and kind; the first of equal ones.
    #[must_use]
    pub fn best(&self, sport: Sport, kind: Kind, dimension: Dimension) -> Option<Best> {
        best_of(&self.sessions, sport, kind, dimension)
    }

    /// The best mean speed so far over a distance, to a hundredth of it, whatever the kind of session.
    #[must_use]
    pub fn best_over(&self, sport: Sport, distance: Distance) -> Option<Best> {
        fastest_of(&self.sessions, sport, distance)
    }

    /// The best mean speed over a distance from day `first` on and before day `end`.
    pub(crate) fn fastest_between(
        &self,
        first: NaiveDate,
        end: NaiveDate,
        sport: Sport,
        distance: Distance,
    ) -> Option<Best> {
        fastest_of(self.between(first, end), sport, distance)
    }

    /// The median of a size over the `days` days before `day`, among the sessions of a sport and kind.
    #[must_use]
    pub fn median(
        &self,
        sport: Sport,
        kind: Kind,
        dimension: Dimension,
        day: NaiveDate,
        days: u64,
    ) -> Option<f64> {
        median(values(self.before(day, days), sport, kind, dimension).map(|(v, _)| v).collect())
    }
}

/// The sizes of the sessions of one sport and kind, where they are known.
pub(super) fn values(
    sessions: &[PastSession],
    sport: Sport,
    kind: Kind,
    dimension: Dimension,
) -> impl Iterator<Item = (f64, &PastSession)> {
    let alike = move |s: &&PastSession| s.sport == sport && s.kind() == kind;
    sessions.iter().filter(alike).filter_map(move |s| Some((s.sizes.get(dimension)?, s)))
}

/// The first of the largest.
fn largest<'a>(values: impl Iterator<Item = (f64, &'a PastSession)>) -> Option<Best> {
    let larger = |best: Option<(f64, &'a PastSession)>, next: (f64, &'a PastSession)| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    };
    let (value, session) = values.fold(None, larger)?;
    Some(Best { value, id: session.id.clone(), day: session.day })
}

pub(super) fn best_of(
    sessions: &[PastSession],
    sport: Sport,
    kind: Kind,
    dimension: Dimension,
) -> Option<Best> {
    largest(values(sessions, sport, kind, dimension))
}

pub(super) fn fastest_of(
    sessions: &[PastSession],
    sport: Sport,
    distance: Distance,
) -> Option<Best> {
    let meters = distance.meters();
    let near = move |d: Distance| (d.meters() - meters).abs() <= 0.01 * meters;
    let marks = sessions.iter().filter(|s| s.sport == sport).flat_map(|s| {
        let over = s.marks.iter().filter(move |m| near(m.distance));
        over.filter_map(move |m| Some((m.speed()?.meters_per_second(), s)))
    });
    largest(marks)
}

/// The middle value, or the mean of the two in the middle.
pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *values.get(values.len() / 2 - 1)?;
    Some(f64::midpoint(lower, upper))
}

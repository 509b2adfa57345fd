//! What a history keeps of one session.

use core::time::Duration;

use chrono::NaiveDate;
use stadion_types::{Distance, HeartRate, Mass, Rpe, Speed, Sport};

use super::dimension::{Dimension, Kind};
use crate::taxonomy::Class;

/// One session as a history keeps it. What was not measured is left out; it is never zero.
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_sessions::{Class, PastSession, Sizes};
/// use stadion_types::{Distance, Sport};
///
/// let day = NaiveDate::from_ymd_opt(2026, 5, 3).ok_or("no such day")?;
/// let mut run = PastSession::new("morning-run.fit", day, Sport::Running);
/// run.class = Some(Class::LongRun);
/// run.sizes.distance = Some(Distance::from_kilometers(26.0)?);
/// assert_eq!(run.sizes, Sizes { distance: run.sizes.distance, ..Sizes::default() });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct PastSession {
    /// The caller's own name for it, such as that of a file, so that every best can be traced.
    pub id: String,
    /// The local day on which it began.
    pub day: NaiveDate,
    /// The sport.
    pub sport: Sport,
    /// The best of its classes, if it was judged.
    pub class: Option<Class>,
    /// How large it was.
    pub sizes: Sizes,
    /// Fastest times over distances, of this session.
    pub marks: Vec<Mark>,
    /// Whether it was hard: it took more than a day to recover from. A single is quality and not hard. `None`
    /// where nobody has said so, which is not the same as easy.
    pub hard: Option<bool>,
    /// How hard it felt.
    pub rpe: Option<Rpe>,
    /// A steady part of it, to be compared with that of another day.
    pub steady: Option<SteadyEffort>,
}

impl PastSession {
    /// A session of which nothing is known yet but its day and sport.
    #[must_use]
    pub fn new(id: impl Into<String>, day: NaiveDate, sport: Sport) -> Self {
        Self {
            id: id.into(),
            day,
            sport,
            class: None,
            sizes: Sizes::default(),
            marks: Vec::new(),
            hard: None,
            rpe: None,
            steady: None,
        }
    }

    /// Whether it was hard: as it was said, else not for easy runs, recovery and singles, which are run so that
    /// the next day is no harder for them; `None` for others, of which nobody knows.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use stadion_sessions::{Class, PastSession};
    /// use stadion_types::Sport;
    ///
    /// let day = NaiveDate::from_ymd_opt(2026, 5, 3).ok_or("no such day")?;
    /// let mut run = PastSession::new("a", day, Sport::Running);
    /// assert_eq!(run.was_hard(), None);
    /// run.class = Some(Class::Easy);
    /// assert_eq!(run.was_hard(), Some(false));
    /// run.hard = Some(true);
    /// assert_eq!(run.was_hard(), Some(true));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn was_hard(&self) -> Option<bool> {
        match (self.hard, self.class) {
            (Some(hard), _) => Some(hard),
            (None, Some(Class::Easy | Class::Recovery | Class::Single)) => Some(false),
            (None, _) => None,
        }
    }

    /// What it is compared with.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        Kind::of(self.class)
    }
}

/// How large a session was, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct Sizes {
    /// The way.
    pub distance: Option<Distance>,
    /// Time in motion.
    pub moving: Option<Duration>,
    /// Time at the second threshold or above it.
    pub above_threshold: Option<Duration>,
    /// The climb.
    pub climb: Option<Distance>,
    /// Load by whichever model the caller goes by; always the same one within a history.
    pub load: Option<f64>,
    /// The most lifts in one set.
    pub reps_in_set: Option<u32>,
    /// The heaviest load that was lifted.
    pub weight: Option<Mass>,
}

impl Sizes {
    /// The sizes that sessions are compared by, in the order of [`Sizes::get`].
    pub(crate) const DIMENSIONS: [Dimension; 7] = [
        Dimension::Distance,
        Dimension::Duration,
        Dimension::AboveThreshold,
        Dimension::Climb,
        Dimension::Load,
        Dimension::RepsInSet,
        Dimension::Weight,
    ];

    /// One of the sizes, in the unit of its [`Dimension`]; `None` where it is not known, and for speed and
    /// kind, which are no sizes.
    #[must_use]
    pub fn get(&self, dimension: Dimension) -> Option<f64> {
        match dimension {
            Dimension::Distance => self.distance.map(Distance::meters),
            Dimension::Duration => self.moving.map(|d| d.as_secs_f64()),
            Dimension::AboveThreshold => self.above_threshold.map(|d| d.as_secs_f64()),
            Dimension::Climb => self.climb.map(Distance::meters),
            Dimension::Load => self.load,
            Dimension::RepsInSet => self.reps_in_set.map(f64::from),
            Dimension::Weight => self.weight.map(Mass::kilograms),
            Dimension::Speed | Dimension::Kind => None,
        }
    }
}

/// A fastest time over a distance.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Mark {
    /// The distance.
    pub distance: Distance,
    /// The time for it.
    pub time: Duration,
}

impl Mark {
    /// Mean speed, if the time is not zero.
    #[must_use]
    pub fn speed(&self) -> Option<Speed> {
        Speed::over(self.distance, self.time).ok()
    }
}

/// A steady part of a session.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SteadyEffort {
    /// Its mean speed, on level ground.
    pub speed: Speed,
    /// Its mean heart rate.
    pub heart_rate: Option<HeartRate>,
}

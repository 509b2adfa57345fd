//! How large a session was, and what the athlete was used to.

use core::time::Duration;

use stadion_types::Distance;

/// The size of a session, as far as it is known. What is not known is not guessed: the table's
/// figures then stand as they are, and a finding says so.
///
/// ```
/// use std::time::Duration;
/// use stadion_load::SessionSize;
/// use stadion_types::Distance;
///
/// let size = SessionSize::default()
///     .with_work(Duration::from_secs(240))
///     .with_work_distance(Distance::from_meters(1920.0)?);
/// assert_eq!(size.duration, None);
/// # Ok::<(), stadion_types::OutOfRange>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct SessionSize {
    /// Time of the whole session, warm-up and rests included.
    pub duration: Option<Duration>,
    /// Time of the work, rests left out.
    pub work: Option<Duration>,
    /// Distance of the work.
    pub work_distance: Option<Distance>,
    /// Distance of the race.
    pub race_distance: Option<Distance>,
}

impl SessionSize {
    /// Adds the time of the whole session.
    #[must_use]
    pub const fn with_duration(mut self, duration: Duration) -> Self {
        self.duration = Some(duration);
        self
    }

    /// Adds the time of the work.
    #[must_use]
    pub const fn with_work(mut self, work: Duration) -> Self {
        self.work = Some(work);
        self
    }

    /// Adds the distance of the work.
    #[must_use]
    pub const fn with_work_distance(mut self, distance: Distance) -> Self {
        self.work_distance = Some(distance);
        self
    }

    /// Adds the distance of the race.
    #[must_use]
    pub const fn with_race_distance(mut self, distance: Distance) -> Self {
        self.race_distance = Some(distance);
        self
    }
}

/// Whether the athlete was prepared for this kind of work by work of the same kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Groundwork {
    /// Nothing is known of it; the table's figures stand as they are.
    #[default]
    NotStated,
    /// The athlete is used to this kind of work.
    Laid,
    /// The athlete is not used to it: the later ends move out, the earlier ones stay.
    Missing,
}

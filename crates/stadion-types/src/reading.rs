//! Lactate readings of a session, as they were noted.

use core::time::Duration;

use crate::quantity::{HeartRate, Lactate, Speed};

/// When in a session a reading was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum ReadingPlace {
    /// At the end of the repetition of this number, from 1.
    Rep(u32),
    /// So long after the session began.
    #[cfg_attr(feature = "serde", serde(rename = "time_s", with = "crate::seconds"))]
    Time(Duration),
}

/// A lactate reading with what was noted beside it.
///
/// ```
/// use stadion_types::{Lactate, LactateReading, ReadingPlace};
///
/// let lactate = Lactate::from_millimoles_per_liter(3.1)?;
/// let reading = LactateReading::new(ReadingPlace::Rep(2), lactate);
/// assert_eq!(reading.hr, None);
/// # Ok::<(), stadion_types::OutOfRange>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct LactateReading {
    /// When it was taken.
    pub at: ReadingPlace,
    /// What the meter showed.
    #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l"))]
    pub lactate: Lactate,
    /// Heart rate at the end of the repetition.
    #[cfg_attr(feature = "serde", serde(rename = "heart_rate_bpm"))]
    pub hr: Option<HeartRate>,
    /// Mean speed of the repetition.
    #[cfg_attr(feature = "serde", serde(rename = "speed_m_s"))]
    pub speed: Option<Speed>,
}

impl LactateReading {
    /// A reading with nothing beside it.
    #[must_use]
    pub const fn new(at: ReadingPlace, lactate: Lactate) -> Self {
        Self { at, lactate, hr: None, speed: None }
    }

    /// Adds the heart rate at the end of the repetition.
    #[must_use]
    pub const fn with_hr(mut self, hr: Option<HeartRate>) -> Self {
        self.hr = hr;
        self
    }

    /// Adds the mean speed of the repetition.
    #[must_use]
    pub const fn with_speed(mut self, speed: Option<Speed>) -> Self {
        self.speed = speed;
        self
    }
}

/// A row of a table of readings that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RefusedRow {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Why, in English.
    pub why: String,
}

impl RefusedRow {
    /// A refused row.
    #[must_use]
    pub const fn new(line: u64, why: String) -> Self {
        Self { line, why }
    }
}

/// The readings of a session, and the rows that gave none.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct LactateReadings {
    /// What was read, in the order of the file.
    pub readings: Vec<LactateReading>,
    /// What was refused.
    pub refused: Vec<RefusedRow>,
}

impl LactateReadings {
    /// Readings that were taken from no file.
    #[must_use]
    pub const fn new(readings: Vec<LactateReading>) -> Self {
        Self { readings, refused: Vec::new() }
    }

    /// Adds the rows that were refused.
    #[must_use]
    pub fn with_refused(mut self, refused: Vec<RefusedRow>) -> Self {
        self.refused = refused;
        self
    }
}

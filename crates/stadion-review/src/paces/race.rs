//! A race as a person writes it: `5km=20:00`.

use std::str::FromStr;
use std::time::Duration;

use stadion_physiology::Event;
use stadion_types::{Distance, SplitTime};

/// A distance and the time that it took.
///
/// Reads `DISTANCE=TIME`; the distance as [`Event`] reads it, the time as [`SplitTime`] does.
///
/// ```
/// use stadion_review::Race;
///
/// let race: Race = "half-marathon=1:30:00".parse()?;
/// assert_eq!((race.distance.meters(), race.time.as_secs()), (21_097.5, 5400));
/// assert_eq!("20:00".parse::<Race>().map_err(|e| e.code()), Err("race-form"));
/// # Ok::<(), stadion_review::RaceTextError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Race {
    /// How far.
    pub distance: Distance,
    /// How long it took.
    pub time: Duration,
}

/// Why a text is no race.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RaceTextError {
    /// It has not the form `DISTANCE=TIME`.
    #[error("\"{text}\" is no race; write DISTANCE=TIME, such as 5km=20:00")]
    Form {
        /// What was given.
        text: String,
    },
    /// What stands before the `=` names no distance.
    #[error(
        "\"{text}\" is no distance of a race; write 1500m, 5km, 1mi, half-marathon or marathon"
    )]
    Distance {
        /// What was given.
        text: String,
    },
    /// What stands behind the `=` is no time.
    #[error("\"{text}\" is no time of a race; write 3:39.45, 20:00 or 1:30:00")]
    Time {
        /// What was given.
        text: String,
    },
}

impl RaceTextError {
    /// Every code.
    pub const CODES: [&'static str; 3] = ["race-form", "race-distance", "race-time"];

    /// Its identifier.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Form { .. } => Self::CODES[0],
            Self::Distance { .. } => Self::CODES[1],
            Self::Time { .. } => Self::CODES[2],
        }
    }
}

impl FromStr for Race {
    type Err = RaceTextError;

    fn from_str(text: &str) -> Result<Self, RaceTextError> {
        let (distance, time) =
            text.split_once('=').ok_or_else(|| RaceTextError::Form { text: text.to_owned() })?;
        let (distance, time) = (distance.trim(), time.trim());
        let far = Event::new(distance)
            .distance()
            .filter(|d| *d > Distance::ZERO)
            .ok_or_else(|| RaceTextError::Distance { text: distance.to_owned() })?;
        let took = time
            .parse::<SplitTime>()
            .ok()
            .and_then(|t| Duration::try_from_secs_f64(t.seconds()).ok())
            .filter(|t| !t.is_zero())
            .ok_or_else(|| RaceTextError::Time { text: time.to_owned() })?;
        Ok(Self { distance: far, time: took })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_and_what_is_refused() {
        let code = |text: &str| text.parse::<Race>().map_err(|e| e.code());
        for text in
            ["5km=20:00", " 5 km = 20:00 ", "1500m=3:39.45", "mile=3:56.13", "marathon=2:59:59"]
        {
            assert!(code(text).is_ok(), "{text}");
        }
        for (text, expected) in [
            ("", "race-form"),
            ("5km", "race-form"),
            ("=20:00", "race-distance"),
            ("0km=20:00", "race-distance"),
            ("-5km=20:00", "race-distance"),
            ("4x400m=3:20", "race-distance"),
            ("5km=", "race-time"),
            ("5km=0", "race-time"),
            ("5km=fast", "race-time"),
            ("5km=20:00=3", "race-time"),
        ] {
            assert_eq!(code(text), Err(expected), "{text}");
        }
    }
}

//! A race's distance and time, and for which times a model was made.

use core::time::Duration;

use stadion_types::{Distance, Speed};

use super::vdot::Vdot;

/// Why a race gives no number.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RaceError {
    /// The distance is 0.
    #[error("a race has a distance above 0 m")]
    Distance,
    /// The time is 0.
    #[error("a race has a time above 0 s")]
    Time,
    /// The VDOT that was given, or that the race comes to, is not one.
    #[error("a VDOT of {value} is outside {}..={}", Vdot::MIN, Vdot::MAX)]
    Vdot {
        /// The number.
        value: f64,
    },
    /// The exponent is not one at which speed falls with distance.
    #[error("an exponent of {value} is outside 1..=2")]
    Exponent {
        /// The number.
        value: f64,
    },
    /// The model has no value at this distance.
    #[error("{distance} is outside what the model describes, up to {max_m} m")]
    TooFar {
        /// The distance.
        distance: Distance,
        /// The longest that is accepted, in m.
        max_m: f64,
    },
    /// A run too short or too long to stand for the maximal aerobic speed.
    #[error("{distance} is no trial of aerobic speed, which takes {shortest_m} to {longest_m} m")]
    NoTrial {
        /// The distance.
        distance: Distance,
        /// The shortest that is accepted, in m.
        shortest_m: f64,
        /// The longest that is accepted, in m.
        longest_m: f64,
    },
    /// The time, or the speed, that comes out cannot be represented.
    #[error("the result is no time or no speed that can be represented")]
    Unrepresentable,
    /// A fraction of VDOT that is no number above 0.
    #[error("a fraction of {value} is no number above 0")]
    Fraction {
        /// The number.
        value: f64,
    },
}

impl RaceError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 8] = [
        "bad-distance",
        "bad-time",
        "vdot-out-of-range",
        "bad-exponent",
        "too-far",
        "no-aerobic-trial",
        "no-number",
        "bad-fraction",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Distance => "bad-distance",
            Self::Time => "bad-time",
            Self::Vdot { .. } => "vdot-out-of-range",
            Self::Exponent { .. } => "bad-exponent",
            Self::TooFar { .. } => "too-far",
            Self::NoTrial { .. } => "no-aerobic-trial",
            Self::Unrepresentable => "no-number",
            Self::Fraction { .. } => "bad-fraction",
        }
    }
}

/// Whether a model was made for races as long as these.
///
/// ```
/// use stadion_physiology::{OxygenCost, RaceRange, Vdot};
/// use std::time::Duration;
/// use stadion_types::Distance;
///
/// let lap = Vdot::from_race(
///     Distance::from_meters(400.0)?,
///     Duration::from_millis(49_800),
///     OxygenCost::default(),
/// )?;
/// assert_eq!(lap.range, RaceRange::Shorter);
/// assert_eq!(lap.within(), None, "a number comes out, but it means nothing");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum RaceRange {
    /// It was made for such times.
    Within,
    /// A race is shorter than any it was made for.
    Shorter,
    /// A race is longer than any it was made for.
    Longer,
}

impl RaceRange {
    /// Every value, in the order of the declaration.
    pub const ALL: [Self; 3] = [Self::Within, Self::Shorter, Self::Longer];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Shorter => "shorter",
            Self::Longer => "longer",
        }
    }

    /// Where values lie against limits, ends included. Of values on both sides, the short one
    /// counts.
    pub(super) fn of<const N: usize>(values: [f64; N], [shortest, longest]: [f64; 2]) -> Self {
        // A hair of room, for times that were rounded to a nanosecond.
        if values.iter().any(|v| *v < shortest - 1e-6) {
            Self::Shorter
        } else if values.iter().any(|v| *v > longest + 1e-6) {
            Self::Longer
        } else {
            Self::Within
        }
    }
}

/// A time that a model predicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct PredictedTime {
    /// The time.
    #[cfg_attr(feature = "serde", serde(rename = "time_s", with = "stadion_types::seconds"))]
    pub time: Duration,
    /// Whether the model was made for it.
    pub range: RaceRange,
}

impl PredictedTime {
    /// The time, if the model was made for it.
    #[must_use]
    pub fn within(&self) -> Option<Duration> {
        (self.range == RaceRange::Within).then_some(self.time)
    }

    pub(super) fn new(seconds: f64, range: RaceRange) -> Result<Self, RaceError> {
        let time = Duration::try_from_secs_f64(seconds).map_err(|_| RaceError::Unrepresentable)?;
        Ok(Self { time, range })
    }
}

/// The VDOT of a race.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RaceVdot {
    /// The VDOT.
    pub vdot: Vdot,
    /// Whether the model was made for a race of this time.
    pub range: RaceRange,
}

impl RaceVdot {
    pub(super) const fn new(vdot: Vdot, range: RaceRange) -> Self {
        Self { vdot, range }
    }

    /// The VDOT, if the model was made for the race.
    #[must_use]
    pub fn within(&self) -> Option<Vdot> {
        (self.range == RaceRange::Within).then_some(self.vdot)
    }
}

/// A distance and a time, in m and s, both above 0.
pub(super) fn checked(distance: Distance, time: Duration) -> Result<(f64, f64), RaceError> {
    let seconds = time.as_secs_f64();
    if seconds > 0.0 { Ok((meters(distance)?, seconds)) } else { Err(RaceError::Time) }
}

/// A distance in m, above 0.
pub(super) fn meters(distance: Distance) -> Result<f64, RaceError> {
    let meters = distance.meters();
    if meters > 0.0 { Ok(meters) } else { Err(RaceError::Distance) }
}

/// A speed from m/s.
pub(super) fn speed(m_s: f64) -> Result<Speed, RaceError> {
    Speed::from_meters_per_second(m_s).map_err(|_| RaceError::Unrepresentable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_include_their_ends() {
        let limits = [210.0, 14_400.0];
        assert_eq!(RaceRange::of([210.0, 14_400.0], limits), RaceRange::Within);
        assert_eq!(RaceRange::of([209.9, 14_401.0], limits), RaceRange::Shorter);
        assert_eq!(RaceRange::of([300.0, 14_401.0], limits), RaceRange::Longer);
    }

    #[test]
    fn nothing_is_no_race() {
        let (d, t) = (Distance::const_meters(1.0), Duration::from_secs(1));
        assert_eq!(checked(Distance::ZERO, t), Err(RaceError::Distance));
        assert_eq!(checked(d, Duration::ZERO), Err(RaceError::Time));
        assert_eq!(
            PredictedTime::new(f64::NAN, RaceRange::Within),
            Err(RaceError::Unrepresentable)
        );
        assert_eq!(speed(f64::INFINITY), Err(RaceError::Unrepresentable));
        assert_eq!(RaceError::Vdot { value: 0.5 }.to_string(), "a VDOT of 0.5 is outside 1..=120");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn names_are_those_of_serde() {
        for range in RaceRange::ALL {
            let text = serde_json::to_string(&range).unwrap();
            assert_eq!(text, format!("\"{}\"", range.as_str()));
        }
        let time = PredictedTime::new(90.5, RaceRange::Shorter).unwrap();
        let text = serde_json::to_string(&time).unwrap();
        assert_eq!(text, r#"{"time_s":90.5,"range":"shorter"}"#);
        assert_eq!(serde_json::from_str::<PredictedTime>(&text).unwrap(), time);
    }
}

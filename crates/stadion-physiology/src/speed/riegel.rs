//! Race times as a power of the distance.

use core::time::Duration;

use stadion_types::Distance;

use super::constants::{RIEGEL_EXPONENT, RIEGEL_VALID};
use super::race::{PredictedTime, RaceError, RaceRange, checked, meters};

/// The time over `to_m`, from `time_s` over `from_m`, with a given exponent.
///
/// The bare formula, without any check: `t1 · (d2 / d1)^b`.
///
/// ```
/// use stadion_physiology::riegel_time;
///
/// let ten = riegel_time(1200.0, 5000.0, 10_000.0, 1.06);
/// assert!((ten - 2501.918).abs() < 1e-3);
/// ```
#[must_use]
pub fn riegel_time(time_s: f64, from_m: f64, to_m: f64, exponent: f64) -> f64 {
    time_s * (to_m / from_m).powf(exponent)
}

/// A runner for whom time grows as a power of the distance.
///
/// # Model
///
/// ```text
/// t2 = t1 · (d2 / d1)^b
/// ```
///
/// Kennelly wrote the same law as `d = k · t^α`, with `α = 1 / b`; both forms can be given here.
///
/// | symbol | meaning            | usual                                                     |
/// | ------ | ------------------ | --------------------------------------------------------- |
/// | `b`    | Riegel's exponent  | 1.06; 1.016 (Zátopek) to 1.175 (Coe) in elite runners     |
/// | `α`    | Kennelly's         | 0.984 to 0.851 in the same                                |
///
/// # Limits
///
/// For races of 3.5 to 230 min; both times are checked, and [`RaceRange`] tells. Of recreational
/// runners, half ran the marathon at least 10 min slower than 1.06 said; an exponent of one's
/// [own](super::RiegelFit) is the better guess.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::Riegel;
/// use stadion_types::Distance;
///
/// let half = Riegel::default().time_for(
///     Distance::from_meters(10_000.0)?,
///     Duration::from_secs(40 * 60),
///     Distance::from_meters(21_097.5)?,
/// )?;
/// assert!((half.time.as_secs_f64() - 5295.37).abs() < 5e-3, "1:28:15.37");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Riegel (1981), Am Sci 69(3):285–290; for Kennelly's form and the exponents of elite runners
/// Vandewalle (2018), Biomed Res Int 2018:8203062, doi:10.1155/2018/8203062; for recreational
/// runners Vickers & Vertosick (2016), doi:10.1186/s13102-016-0052-y.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "f64", into = "f64"))]
pub struct Riegel {
    exponent: f64,
}

impl Default for Riegel {
    fn default() -> Self {
        Self { exponent: Self::EXPONENT }
    }
}

impl Riegel {
    /// The exponent that Riegel gave for running.
    pub const EXPONENT: f64 = RIEGEL_EXPONENT;

    /// A runner of a given exponent.
    ///
    /// # Errors
    ///
    /// [`RaceError::Exponent`] outside 1 (the same speed over every distance) to 2.
    pub const fn new(exponent: f64) -> Result<Self, RaceError> {
        if exponent >= 1.0 && exponent <= 2.0 {
            Ok(Self { exponent })
        } else {
            Err(RaceError::Exponent { value: exponent })
        }
    }

    /// A runner of a given exponent in Kennelly's form, `d = k · t^α`.
    ///
    /// # Errors
    ///
    /// [`RaceError::Exponent`] with `1 / α` outside 1 to 2.
    pub const fn from_kennelly(alpha: f64) -> Result<Self, RaceError> {
        Self::new(1.0 / alpha)
    }

    /// The exponent.
    #[must_use]
    pub const fn exponent(self) -> f64 {
        self.exponent
    }

    /// The exponent in Kennelly's form.
    #[must_use]
    pub const fn kennelly_exponent(self) -> f64 {
        1.0 / self.exponent
    }

    /// The time of an equal race over the distance `to`.
    ///
    /// # Errors
    ///
    /// [`RaceError::Distance`] and [`RaceError::Time`] for zeros; [`RaceError::Unrepresentable`]
    /// for a time that no clock can show.
    pub fn time_for(
        self,
        distance: Distance,
        time: Duration,
        to: Distance,
    ) -> Result<PredictedTime, RaceError> {
        let (from_m, time_s) = checked(distance, time)?;
        let seconds = riegel_time(time_s, from_m, meters(to)?, self.exponent);
        PredictedTime::new(seconds, RaceRange::of([time_s, seconds], RIEGEL_VALID))
    }
}

impl TryFrom<f64> for Riegel {
    type Error = RaceError;

    fn try_from(exponent: f64) -> Result<Self, RaceError> {
        Self::new(exponent)
    }
}

impl From<Riegel> for f64 {
    fn from(riegel: Riegel) -> Self {
        riegel.exponent
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    /// Computed apart from this crate, to a hundredth of a second.
    #[test]
    fn worked_numbers() {
        for (t, d, to, b, expected) in [
            (1200.0, 5000.0, 10_000.0, 1.06, 2501.92),
            (2400.0, 10_000.0, 21_097.5, 1.06, 5295.37),
            (2400.0, 10_000.0, 42_195.0, 1.06, 11_040.48),
            (2400.0, 10_000.0, 42_195.0, 1.08, 11_363.0),
            (2400.0, 10_000.0, 42_195.0, 1.15, 12_567.9),
            (219.45, 1500.0, 1609.344, 1.06, 236.44),
            (236.13, 1609.344, 1500.0, 1.06, 219.16),
        ] {
            let found = riegel_time(t, d, to, b);
            assert_relative_eq!(found, expected, epsilon = if b > 1.06 { 0.5 } else { 6e-3 });
        }
        assert_relative_eq!(2.0_f64.powf(1.06), 2.084_932, epsilon = 5e-7);
    }

    #[test]
    fn both_forms_and_their_refusals() {
        let coe = Riegel::from_kennelly(0.851).unwrap();
        assert_relative_eq!(coe.exponent(), 1.175, epsilon = 5e-4);
        assert_relative_eq!(coe.kennelly_exponent(), 0.851, epsilon = 1e-15);
        for value in [0.999, 2.001, f64::INFINITY] {
            assert_eq!(Riegel::new(value), Err(RaceError::Exponent { value }));
        }
        for alpha in [0.0, -1.0, 1.01, f64::NAN] {
            assert!(matches!(Riegel::from_kennelly(alpha), Err(RaceError::Exponent { .. })));
        }
    }

    #[test]
    fn both_times_are_checked() {
        let meters = Distance::const_meters;
        let range = |d, s, to| {
            let time = Duration::from_secs(s);
            Riegel::default().time_for(meters(d), time, meters(to)).unwrap().range
        };
        assert_eq!(range(5000.0, 1200, 10_000.0), RaceRange::Within);
        assert_eq!(range(800.0, 120, 1500.0), RaceRange::Shorter);
        assert_eq!(range(42_195.0, 12_000, 100_000.0), RaceRange::Longer);
        let far =
            Riegel::new(2.0).unwrap().time_for(meters(1e-300), Duration::from_secs(1), meters(1e7));
        assert_eq!(far, Err(RaceError::Unrepresentable));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn files_pass_the_same_door() {
        assert_eq!(serde_json::to_string(&Riegel::default()).unwrap(), "1.06");
        assert!(serde_json::from_str::<Riegel>("0.9").is_err());
    }
}

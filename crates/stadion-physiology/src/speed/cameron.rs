//! Race times by Cameron's model.

use core::time::Duration;

use stadion_types::Distance;

use super::constants::{CAMERON_DISTANCES_M, CAMERON_FACTOR, CAMERON_MAX_M};
use super::race::{PredictedTime, RaceError, RaceRange, checked, meters};

/// The factor by which Cameron's model compares speeds over `meters`; the mean speed over a
/// distance is in proportion to it.
///
/// The bare formula, without any check.
///
/// ```
/// use stadion_physiology::cameron_factor;
///
/// let [five, ten] = [5000.0, 10_000.0].map(cameron_factor);
/// assert!((1200.0 * 2.0 * five / ten - 2499.661).abs() < 1e-3);
/// ```
#[must_use]
pub fn cameron_factor(meters: f64) -> f64 {
    let [constant, linear, power, exponent] = CAMERON_FACTOR;
    constant - linear * meters + power / meters.powf(exponent)
}

/// The time of an equal race over the distance `to`, by Cameron's model.
///
/// # Model
///
/// ```text
/// a(d) = 13.49681 − 0.000030363 · d + 835.7114 / d^0.7905
/// t2   = t1 · (d2 / d1) · a(d1) / a(d2)
/// ```
///
/// with `d` in m. The numbers are those of the form in miles, turned into metres.
///
/// # Limits
///
/// Fitted to records of 800 m to the marathon; [`RaceRange`] tells when a distance lies outside.
/// The factor reaches 0 at 444 km, so distances beyond 200 km are refused. Records are run by
/// different people over each distance: that flatters a single runner's range.
///
/// # Errors
///
/// [`RaceError::Distance`] and [`RaceError::Time`] for zeros; [`RaceError::TooFar`] beyond 200 km;
/// [`RaceError::Unrepresentable`] for a time that no clock can show.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::cameron_time;
/// use stadion_types::Distance;
///
/// let marathon = cameron_time(
///     Distance::from_meters(10_000.0)?,
///     Duration::from_secs(40 * 60),
///     Distance::from_meters(42_195.0)?,
/// )?;
/// assert!((marathon.time.as_secs_f64() - 11_244.53).abs() < 0.01);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Cameron (1997), as public race calculators give it.
pub fn cameron_time(
    distance: Distance,
    time: Duration,
    to: Distance,
) -> Result<PredictedTime, RaceError> {
    let (from_m, time_s) = checked(distance, time)?;
    let to_m = meters(to)?;
    for (distance, m) in [(distance, from_m), (to, to_m)] {
        if m > CAMERON_MAX_M {
            return Err(RaceError::TooFar { distance, max_m: CAMERON_MAX_M });
        }
    }
    let seconds = time_s * (to_m / from_m) * (cameron_factor(from_m) / cameron_factor(to_m));
    PredictedTime::new(seconds, RaceRange::of([from_m, to_m], CAMERON_DISTANCES_M))
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    const FIVE: Distance = Distance::const_meters(5000.0);
    const MINUTES: Duration = Duration::from_secs(1200);

    /// The form in miles that pages print; its rounded numbers agree with those in metres to their last digit.
    #[test]
    fn miles_and_metres_agree() {
        let miles = |d: f64| 13.496_81 - 0.048_865 * d + 2.438_936 / d.powf(0.7905);
        for m in [800.0, 1609.344, 5000.0, 42_195.0] {
            assert_relative_eq!(cameron_factor(m), miles(m / 1609.344), max_relative = 2e-6);
        }
    }

    #[test]
    fn refusals_and_range() {
        let far = Distance::const_meters(300_000.0);
        let error = RaceError::TooFar { distance: far, max_m: 200_000.0 };
        assert_eq!(cameron_time(FIVE, MINUTES, far), Err(error));
        assert_eq!(cameron_time(far, MINUTES, FIVE), Err(error));
        assert_eq!(cameron_time(FIVE, Duration::ZERO, FIVE), Err(RaceError::Time));
        assert_eq!(cameron_time(FIVE, MINUTES, Distance::ZERO), Err(RaceError::Distance));
        let lap = cameron_time(FIVE, MINUTES, Distance::const_meters(400.0)).unwrap();
        assert_eq!(lap.range, RaceRange::Shorter);
        let ultra = cameron_time(FIVE, MINUTES, Distance::const_meters(50_000.0)).unwrap();
        assert_eq!(ultra.range, RaceRange::Longer);
        let same = cameron_time(FIVE, MINUTES, FIVE).unwrap();
        assert_eq!((same.time, same.range), (MINUTES, RaceRange::Within));
    }
}

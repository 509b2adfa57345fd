//! The time of another distance at the same pace.

use core::time::Duration;

use stadion_types::Distance;

use super::race::{RaceError, checked, meters};

/// What the distance `to` takes at the same pace. **No prediction**: over a longer distance nobody
/// holds the pace.
///
/// It answers "at which pace per 400 m was that?". What somebody could *race* over the other
/// distance is [`SpeedReserve::equal_time`](super::SpeedReserve::equal_time) for sprints,
/// and [`equivalent_races`](super::equivalent_races) for longer races.
///
/// # Errors
///
/// [`RaceError::Distance`] and [`RaceError::Time`] for zeros; [`RaceError::Unrepresentable`] for a
/// time that no clock can show.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::{SpeedReserve, same_pace_time};
/// use stadion_types::{Distance, Speed};
///
/// let [run, lap] = [300.0, 400.0].map(Distance::const_meters);
/// let time = Duration::from_millis(37_470);
/// let pace = same_pace_time(run, time, lap)?;
/// assert!((pace.as_secs_f64() - 49.96).abs() < 1e-9, "the pace was 49.96 s/400 m");
///
/// let speed = Speed::from_meters_per_second;
/// let runner = SpeedReserve::new(speed(6.3)?, speed(9.3)?)?;
/// let race = runner.equal_time(run, time, lap).ok_or("outside the model")?;
/// assert!((race.as_secs_f64() - 51.96).abs() < 5e-3, "and is worth 51.96 s over 400 m");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn same_pace_time(
    distance: Distance,
    time: Duration,
    to: Distance,
) -> Result<Duration, RaceError> {
    let (from_m, time_s) = checked(distance, time)?;
    Duration::try_from_secs_f64(time_s * meters(to)? / from_m)
        .map_err(|_| RaceError::Unrepresentable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_are_refused() {
        let (d, t) = (Distance::const_meters(300.0), Duration::from_secs(40));
        assert_eq!(same_pace_time(d, t, d), Ok(t));
        assert_eq!(same_pace_time(Distance::ZERO, t, d), Err(RaceError::Distance));
        assert_eq!(same_pace_time(d, t, Distance::ZERO), Err(RaceError::Distance));
        assert_eq!(same_pace_time(d, Duration::ZERO, d), Err(RaceError::Time));
        let atom = Distance::const_meters(1e-300);
        assert_eq!(same_pace_time(atom, t, d), Err(RaceError::Unrepresentable));
    }
}

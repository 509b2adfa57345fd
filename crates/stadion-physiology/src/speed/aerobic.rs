//! Maximal aerobic speed from a time trial.

use core::time::Duration;

use stadion_types::{Distance, Speed};

use super::constants::{TRIAL_CONSTANT, TRIAL_DISTANCES_M, TRIAL_PER_KM};
use super::race::{RaceError, checked, speed};

/// How the maximal aerobic speed follows from a race.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum AerobicSpeedRule {
    /// The mean speed itself: what [`Athlete::predicted_speed`](crate::Athlete::predicted_speed) takes from
    /// a best over 1500 to 2000 m. Of a fast runner's 1500 m it is too high, as part of it is run on the reserve.
    #[default]
    RaceSpeed,
    /// The mean speed times a factor of the distance, Bellenger and others (2015).
    TimeTrial,
}

impl AerobicSpeedRule {
    /// Every rule, the default first.
    pub const ALL: [Self; 2] = [Self::RaceSpeed, Self::TimeTrial];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RaceSpeed => "race-speed",
            Self::TimeTrial => "time-trial",
        }
    }

    /// The maximal aerobic speed, or speed at VO2max, that an all-out run of 1200 to 2200 m stands for. An
    /// estimate, never a measurement.
    ///
    /// # Model
    ///
    /// ```text
    /// race-speed   vA = d / t
    /// time-trial   vA = d / t · (0.766 + 0.117 · d)        d in km
    /// ```
    ///
    /// # Limits
    ///
    /// The factor is 1 at 2.0 km and 0.9415 at 1500 m. It was made on recreationally trained men; of female
    /// football players the mean speed met the aerobic one over 1.4 to 1.5 km already (Lundquist and
    /// others). A faster runner covers more distance in the same time, which a factor of the
    /// distance does not know. Laboratories do not agree on what aerobic speed is.
    ///
    /// # Errors
    ///
    /// [`RaceError::Distance`] and [`RaceError::Time`] for zeros; [`RaceError::NoTrial`] outside 1200 to
    /// 2200 m; [`RaceError::Unrepresentable`] for a speed that cannot be.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::{AerobicSpeedRule, SpeedReserve};
    /// use stadion_types::{Distance, Speed};
    ///
    /// let (d, time) = (Distance::from_meters(1500.0)?, Duration::from_secs(240));
    /// let [race, trial] = AerobicSpeedRule::ALL.map(|rule| rule.aerobic_speed(d, time));
    /// assert!((race?.meters_per_second() - 6.25).abs() < 1e-9);
    /// assert!((trial?.meters_per_second() - 5.884_375).abs() < 1e-9);
    ///
    /// let runner = SpeedReserve::new(trial?, Speed::from_meters_per_second(9.0)?)?;
    /// assert!((runner.ratio() - 1.5295).abs() < 5e-5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    ///
    /// Bellenger and others (2015), Eur J Appl Physiol 115(12):2593–2598,
    /// doi:10.1007/s00421-015-3233-6; its two numbers are cited from memory.
    #[doc(alias = "MAS")]
    #[doc(alias = "vVO2max")]
    pub fn aerobic_speed(self, distance: Distance, time: Duration) -> Result<Speed, RaceError> {
        let (m, s) = checked(distance, time)?;
        let [shortest_m, longest_m] = TRIAL_DISTANCES_M;
        if !(shortest_m..=longest_m).contains(&m) {
            return Err(RaceError::NoTrial { distance, shortest_m, longest_m });
        }
        let factor = match self {
            Self::RaceSpeed => 1.0,
            Self::TimeTrial => TRIAL_CONSTANT + TRIAL_PER_KM * m / 1000.0,
        };
        speed(factor * m / s)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn of(rule: AerobicSpeedRule, m: f64, s: f64) -> Result<Speed, RaceError> {
        rule.aerobic_speed(Distance::from_meters(m).unwrap(), Duration::from_secs_f64(s))
    }

    /// The trial whose mean speed is the aerobic one lasts 2.0 km, as the abstract has it.
    #[test]
    fn two_kilometres_need_no_factor() {
        let found = of(AerobicSpeedRule::TimeTrial, 2000.0, 400.0).unwrap();
        assert_relative_eq!(found.meters_per_second(), 5.0, max_relative = 1e-12);
        let mile = of(AerobicSpeedRule::TimeTrial, 1609.344, 300.0).unwrap().meters_per_second();
        assert_relative_eq!(mile, 5.364_48 * 0.954_293_248, max_relative = 1e-12);
    }

    #[test]
    fn each_refusal() {
        for rule in AerobicSpeedRule::ALL {
            for m in [1199.0, 2201.0, 5000.0] {
                let error = of(rule, m, 300.0).unwrap_err();
                assert!(matches!(error, RaceError::NoTrial { .. }), "{error}");
            }
            assert_eq!(of(rule, 0.0, 300.0), Err(RaceError::Distance));
            assert_eq!(of(rule, 1500.0, 0.0), Err(RaceError::Time));
            assert_eq!(of(rule, 1500.0, 1e-9), Err(RaceError::Unrepresentable));
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn names_are_those_of_serde() {
        for rule in AerobicSpeedRule::ALL {
            let text = serde_json::to_string(&rule).unwrap();
            assert_eq!(text, format!("\"{}\"", rule.as_str()));
        }
    }
}

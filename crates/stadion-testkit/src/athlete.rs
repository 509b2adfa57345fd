//! The athlete behind a simulation.

use stadion_types::{HeartRate, Speed};

use crate::{SimulationError, check::within};

/// A made-up runner whose every parameter is known.
///
/// # Model
///
/// The heart rate is the sum of four parts, limited to `resting_hr..=max_hr`:
///
/// ```text
/// effort = v · (1 + grade_cost · grade)            the speed on the flat that costs as much
/// fast'  = (standing_hr + hr_gain · effort(t − delay) − fast) / tau      tau_on up, tau_off down
/// slow'  = (slow_gain · max(0, effort − lt1) − slow) / tau_slow
/// drift' = drift / 600 s   while effort > lt1, else 0
/// HR     = fast + slow + drift + shift of the day
/// ```
///
/// A first-order judge knows only the first of these, and with one time constant.
///
/// All fields are public; [`Simulation::run`](crate::Simulation::run) checks them.
///
/// ```
/// use stadion_testkit::SyntheticAthlete;
///
/// let steady = SyntheticAthlete { drift_bpm_per_10_min: 0.0, ..SyntheticAthlete::recreational() };
/// assert!(steady.lt1 < steady.threshold);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SyntheticAthlete {
    /// Lowest heart rate.
    pub resting_hr: HeartRate,
    /// Highest heart rate.
    pub max_hr: HeartRate,
    /// Heart rate that standing settles at during a session.
    pub standing_hr: HeartRate,
    /// Steady-state heart rate gained for each metre a second of effort.
    pub hr_gain_bpm_per_m_s: f64,
    /// Seconds before the heart answers a change of speed.
    pub hr_delay_s: f64,
    /// Time constant of the rise.
    pub tau_on_s: f64,
    /// Time constant of the fall.
    pub tau_off_s: f64,
    /// Size of the slow component, for each metre a second above the first threshold.
    pub slow_gain_bpm_per_m_s: f64,
    /// Time constant of the slow component.
    pub tau_slow_s: f64,
    /// Drift gained in ten minutes above the first threshold.
    pub drift_bpm_per_10_min: f64,
    /// Share of the speed that a grade of 1 (45 degrees) would add to the effort.
    pub grade_cost: f64,
    /// Speed at the first threshold: drift and the slow component begin above it.
    pub lt1: Speed,
    /// Speed at the second threshold. The heart does not read it; it is part of what is known.
    pub threshold: Speed,
}

impl SyntheticAthlete {
    /// A recreational runner: maximum 188 bpm, thresholds at 3.2 and 3.8 m/s.
    ///
    /// Gain and time constants lie in the spread that Hunt, Fankhauser & Saengsuwan (2015) found on a
    /// treadmill, doi:10.1186/s12938-015-0112-7.
    #[must_use]
    pub const fn recreational() -> Self {
        Self {
            resting_hr: HeartRate::const_bpm(52.0),
            max_hr: HeartRate::const_bpm(188.0),
            standing_hr: HeartRate::const_bpm(78.0),
            hr_gain_bpm_per_m_s: 22.0,
            hr_delay_s: 6.0,
            tau_on_s: 38.0,
            tau_off_s: 55.0,
            slow_gain_bpm_per_m_s: 6.0,
            tau_slow_s: 160.0,
            drift_bpm_per_10_min: 2.5,
            grade_cost: 3.5,
            lt1: Speed::const_meters_per_second(3.2),
            threshold: Speed::const_meters_per_second(3.8),
        }
    }

    pub(crate) fn check(&self) -> Result<(), SimulationError> {
        let (rest, max) = (self.resting_hr.bpm(), self.max_hr.bpm());
        within("athlete.max_hr", max, rest..=300.0)?;
        within("athlete.standing_hr", self.standing_hr.bpm(), rest..=max)?;
        within("athlete.hr_gain_bpm_per_m_s", self.hr_gain_bpm_per_m_s, 0.0..=200.0)?;
        within("athlete.hr_delay_s", self.hr_delay_s, 0.0..=120.0)?;
        within("athlete.tau_on_s", self.tau_on_s, 1.0..=600.0)?;
        within("athlete.tau_off_s", self.tau_off_s, 1.0..=600.0)?;
        within("athlete.slow_gain_bpm_per_m_s", self.slow_gain_bpm_per_m_s, 0.0..=100.0)?;
        within("athlete.tau_slow_s", self.tau_slow_s, 1.0..=3600.0)?;
        within("athlete.drift_bpm_per_10_min", self.drift_bpm_per_10_min, -50.0..=50.0)?;
        within("athlete.grade_cost", self.grade_cost, 0.0..=20.0)?;
        within(
            "athlete.threshold",
            self.threshold.meters_per_second(),
            self.lt1.meters_per_second()..=Speed::MAX.meters_per_second(),
        )
    }

    /// Speed on the flat that costs as much as `speed_m_s` on `grade`.
    pub(crate) fn effort_m_s(&self, speed_m_s: f64, grade: f64) -> f64 {
        (speed_m_s * (1.0 + self.grade_cost * grade)).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parameter_is_checked() {
        let good = SyntheticAthlete::recreational();
        good.check().unwrap();
        let bad = [
            SyntheticAthlete { max_hr: HeartRate::const_bpm(40.0), ..good },
            SyntheticAthlete { standing_hr: HeartRate::const_bpm(40.0), ..good },
            SyntheticAthlete { hr_gain_bpm_per_m_s: f64::NAN, ..good },
            SyntheticAthlete { hr_delay_s: -1.0, ..good },
            SyntheticAthlete { tau_on_s: 0.0, ..good },
            SyntheticAthlete { tau_off_s: 0.0, ..good },
            SyntheticAthlete { slow_gain_bpm_per_m_s: -1.0, ..good },
            SyntheticAthlete { tau_slow_s: 0.0, ..good },
            SyntheticAthlete { drift_bpm_per_10_min: f64::INFINITY, ..good },
            SyntheticAthlete { grade_cost: -1.0, ..good },
            SyntheticAthlete { threshold: Speed::const_meters_per_second(1.0), ..good },
        ];
        for athlete in bad {
            assert!(
                matches!(athlete.check(), Err(SimulationError::Parameter { .. })),
                "{athlete:?}"
            );
        }
    }
}

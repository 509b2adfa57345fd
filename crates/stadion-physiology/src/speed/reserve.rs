//! Speed over short distances from maximal and aerobic speed.

use core::time::Duration;

use stadion_types::{Distance, Speed};

use crate::athlete::{Athlete, Best};

/// Why two speeds make no speed reserve.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SpeedReserveError {
    /// The aerobic speed is 0, or not below the maximal one.
    #[error("aerobic speed of {aerobic} does not lie between 0 and the maximum of {max}")]
    NotIncreasing {
        /// The aerobic speed.
        aerobic: Speed,
        /// The maximal speed.
        max: Speed,
    },
    /// So far apart that a longer run would cover less distance.
    #[error("maximum of {max} is not below {most} times the aerobic speed of {aerobic}")]
    TooFarApart {
        /// The aerobic speed.
        aerobic: Speed,
        /// The maximal speed.
        max: Speed,
        /// The ratio that it must stay below.
        most: f64,
    },
}

impl SpeedReserveError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 2] = ["reserve-not-increasing", "reserve-too-far-apart"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotIncreasing { .. } => "reserve-not-increasing",
            Self::TooFarApart { .. } => "reserve-too-far-apart",
        }
    }
}

/// The speed that can be held for a short time, from maximal and aerobic speed.
///
/// # Model
///
/// ```text
/// v(t) = vA + (vM − vA) · exp(−k · t)
/// ```
///
/// | symbol | meaning                                        | unit |
/// | ------ | ---------------------------------------------- | ---- |
/// | `v(t)` | mean speed of an all-out run that lasts `t`     | m/s  |
/// | `vA`   | speed at maximal aerobic power                  | m/s  |
/// | `vM`   | maximal sprinting speed                         | m/s  |
/// | `k`    | [`DECAY_PER_S`](Self::DECAY_PER_S), for running | 1/s  |
///
/// # Limits
///
/// Stated to hold within 3 to 4 % from 3 to 240 s. The run starts at speed: a standing start costs
/// time that is not in the formula. The distance `v(t) · t` rises with `t` only while `vM / vA` is
/// below `1 + e²`, 8.39; speeds farther apart are refused. Runners have 1.3 to 2.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::SpeedReserve;
/// use stadion_types::{Distance, Speed};
///
/// let speed = Speed::from_meters_per_second;
/// let runner = SpeedReserve::new(speed(6.3)?, speed(9.3)?)?;
/// let half_minute = runner.speed_for(Duration::from_secs(30));
/// assert!((half_minute.meters_per_second() - 8.3312).abs() < 5e-5);
/// let time = runner.time_for(Distance::from_meters(400.0)?).ok_or("no time")?;
/// assert!((time.as_secs_f64() - 50.979).abs() < 5e-4);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Bundle, Hoyt & Weyand (2003), *J Appl Physiol* 95(5):1955–1962,
/// doi:10.1152/japplphysiol.00921.2002.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "file_form::Parts", into = "file_form::Parts"))]
pub struct SpeedReserve {
    aerobic: Speed,
    max: Speed,
}

impl SpeedReserve {
    /// How fast the anaerobic part of a runner's speed falls with the length of the run.
    pub const DECAY_PER_S: f64 = 0.013;

    /// Lengths of a run for which the model was found to hold.
    pub const VALID: [Duration; 2] = [Duration::from_secs(3), Duration::from_secs(240)];

    /// The reserve between two speeds.
    ///
    /// # Errors
    ///
    /// [`SpeedReserveError::NotIncreasing`] unless `0 < aerobic < max`;
    /// [`SpeedReserveError::TooFarApart`] unless `max` is below `1 + e²` times `aerobic`.
    pub fn new(aerobic: Speed, max: Speed) -> Result<Self, SpeedReserveError> {
        if !(Speed::MIN < aerobic && aerobic < max) {
            return Err(SpeedReserveError::NotIncreasing { aerobic, max });
        }
        // The slope of the distance, vA + (vM − vA)·(1 − kt)·exp(−kt), is least at kt = 2.
        let most = 1.0 + 2.0_f64.exp();
        if max.meters_per_second() >= most * aerobic.meters_per_second() {
            return Err(SpeedReserveError::TooFarApart { aerobic, max, most });
        }
        Ok(Self { aerobic, max })
    }

    /// Mean speed of an all-out run that lasts `time`.
    #[must_use]
    pub fn speed_for(&self, time: Duration) -> Speed {
        let speed = self.at(time.as_secs_f64());
        // A mean of two speeds is a speed, so the bound below is never used.
        Speed::from_meters_per_second(speed).unwrap_or(self.aerobic)
    }

    /// Time of an all-out run over `distance`, in which `v(t) · t` reaches it.
    ///
    /// `None` outside the [lengths](Self::VALID) for which the model was found to hold.
    #[must_use]
    pub fn time_for(&self, distance: Distance) -> Option<Duration> {
        let d = distance.meters();
        // `v(t) · t` rises with `t`, so the time at maximal and the time at aerobic speed hold it
        // between them; 64 halvings reach the last bit.
        let (mut lo, mut hi) =
            (d / self.max.meters_per_second(), d / self.aerobic.meters_per_second());
        for _ in 0..64 {
            let middle = 0.5 * (lo + hi);
            if self.at(middle) * middle < d {
                lo = middle;
            } else {
                hi = middle;
            }
        }
        let time = Duration::try_from_secs_f64(hi).ok()?;
        (Self::VALID[0] <= time && time <= Self::VALID[1]).then_some(time)
    }

    /// What a run over `distance` in `time` is worth over the distance `to`: the time scaled as this
    /// runner's two model times stand to each other.
    ///
    /// So the run itself, not the model alone, sets the level. `None` unless both distances lie
    /// within the [lengths](Self::VALID) for which the model was found to hold, and for a time of 0.
    /// For the bare pace see [`same_pace_time`](super::same_pace_time).
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::SpeedReserve;
    /// use stadion_types::{Distance, Speed};
    ///
    /// let speed = Speed::from_meters_per_second;
    /// let runner = SpeedReserve::new(speed(6.3)?, speed(9.3)?)?;
    /// let [run, lap] = [300.0, 400.0].map(Distance::const_meters);
    /// let time = runner.equal_time(run, Duration::from_millis(37_470), lap).ok_or("outside")?;
    /// assert!((time.as_secs_f64() - 51.96).abs() < 5e-3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn equal_time(&self, distance: Distance, time: Duration, to: Distance) -> Option<Duration> {
        if time.is_zero() {
            return None;
        }
        let [from, to] = [self.time_for(distance)?, self.time_for(to)?].map(|t| t.as_secs_f64());
        Duration::try_from_secs_f64(time.as_secs_f64() * to / from).ok()
    }

    /// The aerobic speed.
    #[must_use]
    pub const fn aerobic_speed(&self) -> Speed {
        self.aerobic
    }

    /// The maximal sprinting speed.
    #[must_use]
    pub const fn max_speed(&self) -> Speed {
        self.max
    }

    fn at(&self, t: f64) -> f64 {
        let (va, vm) = (self.aerobic.meters_per_second(), self.max.meters_per_second());
        va + (vm - va) * (-Self::DECAY_PER_S * t).exp()
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::{Speed, SpeedReserve, SpeedReserveError};

    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Parts {
        aerobic_m_s: Speed,
        max_m_s: Speed,
    }

    impl TryFrom<Parts> for SpeedReserve {
        type Error = SpeedReserveError;

        fn try_from(parts: Parts) -> Result<Self, SpeedReserveError> {
            Self::new(parts.aerobic_m_s, parts.max_m_s)
        }
    }

    impl From<SpeedReserve> for Parts {
        fn from(reserve: SpeedReserve) -> Self {
            Self { aerobic_m_s: reserve.aerobic, max_m_s: reserve.max }
        }
    }
}

/// What a predicted speed rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum SpeedBasis {
    /// The speed reserve, with the best over about 1500 m as aerobic speed.
    SpeedReserve,
    /// The speed reserve, with the speed at the second threshold as aerobic speed. That one is
    /// lower than the speed at maximal aerobic power, so the prediction is a few per cent low.
    SpeedReserveFromThreshold,
    /// The athlete's best over that distance.
    Best,
}

impl SpeedBasis {
    /// Every basis, the preferred one first.
    pub const ALL: [Self; 3] = [Self::SpeedReserve, Self::SpeedReserveFromThreshold, Self::Best];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SpeedReserve => "speed-reserve",
            Self::SpeedReserveFromThreshold => "speed-reserve-from-threshold",
            Self::Best => "best",
        }
    }
}

/// The mean speed an athlete is expected to hold over a distance at full effort.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct PredictedSpeed {
    /// The mean speed.
    #[cfg_attr(feature = "serde", serde(rename = "speed_m_s"))]
    pub speed: Speed,
    /// What it rests on.
    pub basis: SpeedBasis,
}

/// A distance counts as another one if it differs by less than this part of it.
const SAME_DISTANCE: f64 = 0.01;

/// Distances whose best stands for the speed at maximal aerobic power, the usual one first.
const AEROBIC_RACE_M: [f64; 3] = [1500.0, 1609.344, 2000.0];

impl Athlete {
    /// The mean speed this athlete is expected to hold over `distance` at full effort.
    ///
    /// By the [speed reserve](SpeedReserve) if the maximal speed and an aerobic one are known and
    /// the run is neither shorter nor longer than the model allows; else the best over that
    /// distance (within 1 %); else `None`. The aerobic speed is that of the best over 1500 m, the
    /// mile or 2000 m, in this order; without one, the speed at the second threshold.
    ///
    /// ```
    /// use stadion_physiology::{Athlete, SpeedBasis};
    /// use stadion_types::{Distance, Speed};
    ///
    /// let d = Distance::from_meters(250.0)?;
    /// assert_eq!(Athlete::default().predicted_speed(d), None);
    /// let athlete = Athlete::default()
    ///     .with_max_speed(Speed::from_meters_per_second(9.3)?)
    ///     .with_threshold_speed(Speed::from_meters_per_second(5.8)?);
    /// let predicted = athlete.predicted_speed(d).ok_or("nothing known")?;
    /// assert_eq!(predicted.basis, SpeedBasis::SpeedReserveFromThreshold);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn predicted_speed(&self, distance: Distance) -> Option<PredictedSpeed> {
        self.by_reserve(distance).or_else(|| {
            let speed = self.best_speed(distance.meters())?;
            Some(PredictedSpeed { speed, basis: SpeedBasis::Best })
        })
    }

    fn by_reserve(&self, distance: Distance) -> Option<PredictedSpeed> {
        let max = self.max_speed()?;
        let raced = AEROBIC_RACE_M.iter().find_map(|&d| self.best_speed(d));
        let (aerobic, basis) = match raced {
            Some(speed) => (speed, SpeedBasis::SpeedReserve),
            None => (self.threshold_speed()?, SpeedBasis::SpeedReserveFromThreshold),
        };
        let time = SpeedReserve::new(aerobic, max).ok()?.time_for(distance)?;
        Some(PredictedSpeed { speed: Speed::over(distance, time).ok()?, basis })
    }

    /// Speed of the fastest best over a distance.
    fn best_speed(&self, meters: f64) -> Option<Speed> {
        let same = |d: Distance| (d.meters() - meters).abs() <= SAME_DISTANCE * meters;
        self.bests().iter().filter(|best| same(best.distance())).map(Best::speed).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    fn speed(m_s: f64) -> Speed {
        Speed::from_meters_per_second(m_s).unwrap()
    }

    fn meters(m: f64) -> Distance {
        Distance::from_meters(m).unwrap()
    }

    /// Computed independently from the equation, to four decimals.
    #[test]
    fn worked_numbers() {
        let runner = SpeedReserve::new(speed(6.3), speed(9.3)).unwrap();
        for (t, v) in
            [(3, 9.1853), (10, 8.9343), (30, 8.3312), (60, 7.6752), (120, 6.9304), (240, 6.4325)]
        {
            let found = runner.speed_for(Duration::from_secs(t)).meters_per_second();
            assert_abs_diff_eq!(found, v, epsilon = 5e-5);
        }
        for (d, t) in
            [(100.0, 11.246), (200.0, 23.501), (300.0, 36.764), (400.0, 50.979), (800.0, 114.687)]
        {
            let found = runner.time_for(meters(d)).unwrap().as_secs_f64();
            assert_abs_diff_eq!(found, t, epsilon = 5e-4);
        }
    }

    /// 37.47 s times the worked 50.979 / 36.764, apart from this crate.
    #[test]
    fn a_run_sets_the_level() {
        let runner = SpeedReserve::new(speed(6.3), speed(9.3)).unwrap();
        let run = Duration::from_millis(37_470);
        let of = |from: f64, to: f64| runner.equal_time(meters(from), run, meters(to));
        assert_abs_diff_eq!(of(300.0, 400.0).unwrap().as_secs_f64(), 51.958, epsilon = 2e-3);
        assert_eq!(of(300.0, 300.0), Some(run));
        assert_eq!(of(300.0, 3000.0), None);
        assert_eq!(of(3000.0, 300.0), None);
        assert_eq!(runner.equal_time(meters(300.0), Duration::ZERO, meters(400.0)), None);
    }

    #[test]
    fn only_where_the_model_holds() {
        let runner = SpeedReserve::new(speed(6.3), speed(9.3)).unwrap();
        assert_eq!(runner.time_for(meters(20.0)), None);
        assert_eq!(runner.time_for(meters(3000.0)), None);
        for (aerobic, max) in [(9.3, 9.3), (10.0, 9.3), (0.0, 9.3)] {
            let (aerobic, max) = (speed(aerobic), speed(max));
            let error = SpeedReserve::new(aerobic, max).unwrap_err();
            assert_eq!(error, SpeedReserveError::NotIncreasing { aerobic, max });
        }
    }

    /// With 1 and 9 m/s a run of 200 s would go no farther than one of 100 s.
    #[test]
    fn speeds_too_far_apart_are_refused() {
        let most = 1.0 + 2.0_f64.exp();
        let (aerobic, max) = (speed(1.0), speed(9.0));
        let error = SpeedReserve::new(aerobic, max).unwrap_err();
        assert_eq!(error, SpeedReserveError::TooFarApart { aerobic, max, most });
        assert_eq!(error.code(), SpeedReserveError::CODES[1]);
        let edge = SpeedReserve::new(aerobic, speed(8.389)).unwrap();
        let way = |t: u32| edge.at(f64::from(t)) * f64::from(t);
        assert!((1..600).all(|t| way(t) < way(t + 1)));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn files_pass_the_same_door() {
        let runner = SpeedReserve::new(speed(6.3), speed(9.3)).unwrap();
        let text = serde_json::to_string(&runner).unwrap();
        assert_eq!(text, r#"{"aerobic_m_s":6.3,"max_m_s":9.3}"#);
        assert_eq!(serde_json::from_str::<SpeedReserve>(&text).unwrap(), runner);
        assert!(serde_json::from_str::<SpeedReserve>(&text.replace("6.3", "9.9")).is_err());
    }

    #[test]
    fn the_best_known_basis_is_taken() {
        let best = |m, s| Best::new(meters(m), Duration::from_secs_f64(s)).unwrap();
        let d = meters(250.0);
        let basis = |athlete: &Athlete| athlete.predicted_speed(d).map(|p| p.basis);
        let none = Athlete::default();
        assert_eq!(basis(&none), None);
        let with_best = none.with_best(best(250.0, 30.0)).with_best(best(251.0, 29.5));
        assert_eq!(basis(&with_best), Some(SpeedBasis::Best));
        assert_abs_diff_eq!(
            with_best.predicted_speed(d).unwrap().speed.meters_per_second(),
            251.0 / 29.5,
            epsilon = 1e-12
        );
        let threshold = with_best.with_max_speed(speed(9.3)).with_threshold_speed(speed(5.6));
        assert_eq!(basis(&threshold), Some(SpeedBasis::SpeedReserveFromThreshold));
        let raced = threshold.with_best(best(1500.0, 219.45));
        assert_eq!(basis(&raced), Some(SpeedBasis::SpeedReserve));
        assert!(
            raced.predicted_speed(d).unwrap().speed > threshold_prediction(d),
            "a threshold speed predicts low"
        );
        assert_eq!(raced.predicted_speed(meters(10_000.0)), None, "no sprint, no best");
    }

    fn threshold_prediction(d: Distance) -> Speed {
        Athlete::default()
            .with_max_speed(speed(9.3))
            .with_threshold_speed(speed(5.6))
            .predicted_speed(d)
            .unwrap()
            .speed
    }

    #[cfg(feature = "serde")]
    #[test]
    fn names_are_those_of_serde() {
        for basis in SpeedBasis::ALL {
            let text = serde_json::to_string(&basis).unwrap();
            assert_eq!(text, format!("\"{}\"", basis.as_str()));
        }
    }
}

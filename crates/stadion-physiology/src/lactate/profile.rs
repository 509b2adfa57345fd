//! The athlete's steady lactate at any intensity, from rest to the end of the aerobic range.

use crate::athlete::Athlete;
use stadion_types::{Lactate, Speed};

/// Why numbers make no lactate profile.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// Nothing is known of the second threshold in the unit that was asked for.
    #[error("a lactate profile needs {key}, which is not known")]
    Missing {
        /// Key of the value in an athlete's file.
        key: &'static str,
    },
    /// The thresholds do not ascend, in intensity or in lactate.
    #[error("thresholds at {first} and {second} mmol/L must ascend from {resting} mmol/L at rest")]
    NotAscending {
        /// Lactate at rest.
        resting: f64,
        /// Lactate at the first threshold.
        first: f64,
        /// Lactate at the second threshold.
        second: f64,
    },
    /// Fewer than three points, or points through which no rising curve goes.
    #[error("no rising curve goes through {points} points")]
    Points {
        /// How many there were.
        points: usize,
    },
}

/// Steady blood lactate as an exponential above the resting value.
///
/// # Model
///
/// ```text
/// L(v) = L0 + a · (exp(b · v) − 1)
/// ```
///
/// | symbol | meaning                            | unit            |
/// | ------ | ---------------------------------- | --------------- |
/// | `L(v)` | lactate once it has settled        | mmol/L          |
/// | `L0`   | lactate at rest                    | mmol/L          |
/// | `v`    | intensity                          | the curve's own |
/// | `a, b` | set by two thresholds, or by a fit | mmol/L, 1/unit  |
///
/// # Limits
///
/// Above the second threshold lactate does not settle; there the curve is the value it would drift
/// towards, and the [session model](crate::SessionModel) adds what it lacks. An exponential rises
/// everywhere, so the dip of many tests at their first stages is not in it.
///
/// # Examples
///
/// ```
/// use stadion_physiology::LactateProfile;
///
/// let profile = LactateProfile::through(1.0, [3.8, 2.0], [4.4, 4.0])?;
/// assert!((profile.lactate_at(0.0) - 1.0).abs() < 1e-12);
/// assert!((profile.lactate_at(4.4) - 4.0).abs() < 1e-9);
/// let speed = profile.intensity_at(3.0).ok_or("below rest")?;
/// assert!((profile.lactate_at(speed) - 3.0).abs() < 1e-9);
/// assert_eq!(profile.intensity_at(0.5), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// The exponential is the common description of a step test's rising part (Hughson, Weisiger &
/// Swanson 1987, *J Appl Physiol* 62(5):1975–1981).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LactateProfile {
    resting: f64,
    scale: f64,
    rate: f64,
}

impl LactateProfile {
    /// Resting lactate where none was measured, in mmol/L.
    pub const RESTING: f64 = 1.0;
    /// Lactate at the first threshold where only its speed is known, above rest, in mmol/L.
    pub const LT1_RISE: f64 = 1.0;
    /// Lactate at the second threshold where only its speed is known, in mmol/L.
    pub const LT2: f64 = 4.0;
    /// The first threshold as a part of the second where only that one is known.
    pub const LT1_PART: f64 = 0.85;

    /// The curve from rest through two thresholds, each an intensity and its lactate in mmol/L.
    ///
    /// # Errors
    ///
    /// [`ProfileError::NotAscending`] unless intensities and lactates ascend, and steeply enough
    /// that the curve is no flatter than a straight line.
    pub fn through(resting: f64, lt1: [f64; 2], lt2: [f64; 2]) -> Result<Self, ProfileError> {
        let ([v1, l1], [v2, l2]) = (lt1, lt2);
        let refused = ProfileError::NotAscending { resting, first: l1, second: l2 };
        let ordered = 0.0 <= resting && resting < l1 && l1 < l2 && l2.is_finite();
        if !(ordered && 0.0 < v1 && v1 < v2 && v2.is_finite()) {
            return Err(refused);
        }
        // (e^(b v2) - 1) / (e^(b v1) - 1) rises with b from v2 / v1, its limit for a straight line.
        let ratio = (l2 - resting) / (l1 - resting);
        let part = v1 / v2;
        if ratio <= (1.0 + FLATTEST) / part {
            return Err(refused);
        }
        let excess = |b: f64| b.exp_m1() - ratio * (b * part).exp_m1();
        let (mut lo, mut hi) = (0.0, 1.0);
        while excess(hi) < 0.0 {
            (lo, hi) = (hi, 2.0 * hi);
            if hi > STEEPEST {
                return Err(refused);
            }
        }
        for _ in 0..64 {
            let middle = 0.5 * (lo + hi);
            if excess(middle) < 0.0 { lo = middle } else { hi = middle }
        }
        Ok(Self { resting, scale: (l2 - resting) / hi.exp_m1(), rate: hi / v2 })
    }

    /// The curve of an athlete against speed in m/s.
    ///
    /// Without a speed at the first threshold it is taken at [`LT1_PART`](Self::LT1_PART) of the
    /// second, at a third of the way from resting lactate to that of the second threshold; without
    /// a lactate at the second threshold that is [`LT2`](Self::LT2).
    ///
    /// # Errors
    ///
    /// [`ProfileError::Missing`] without a speed at the second threshold,
    /// [`ProfileError::NotAscending`] if what is known does not ascend.
    pub fn of_speed(athlete: &Athlete) -> Result<Self, ProfileError> {
        let lt2 = athlete
            .threshold_speed()
            .map(Speed::meters_per_second)
            .ok_or(ProfileError::Missing { key: "threshold.speed_m_s" })?;
        Self::from_thresholds(athlete, athlete.lt1_speed().map(Speed::meters_per_second), lt2)
    }

    /// The curve of an athlete against power in watts, as [`of_speed`](Self::of_speed).
    ///
    /// # Errors
    ///
    /// [`ProfileError::Missing`] without a power at the second threshold,
    /// [`ProfileError::NotAscending`] if what is known does not ascend.
    pub fn of_power(athlete: &Athlete) -> Result<Self, ProfileError> {
        let lt2 = athlete
            .threshold_power()
            .map(stadion_types::Power::watts)
            .ok_or(ProfileError::Missing { key: "threshold.power_w" })?;
        Self::from_thresholds(athlete, None, lt2)
    }

    fn from_thresholds(
        athlete: &Athlete,
        lt1: Option<f64>,
        lt2: f64,
    ) -> Result<Self, ProfileError> {
        let at_lt2 = athlete.threshold_lactate().map_or(Self::LT2, Lactate::millimoles_per_liter);
        let resting = Self::RESTING;
        let at_lt1 = resting + (at_lt2 - resting) / 3.0;
        Self::through(resting, [lt1.unwrap_or(Self::LT1_PART * lt2), at_lt1], [lt2, at_lt2])
    }

    /// Lactate once it has settled at an intensity, in mmol/L.
    #[must_use]
    pub fn lactate_at(&self, intensity: f64) -> f64 {
        self.resting + self.scale * (self.rate * intensity).exp_m1()
    }

    /// How fast the steady lactate rises there, in mmol/L for each unit of intensity.
    #[must_use]
    pub fn slope_at(&self, intensity: f64) -> f64 {
        self.scale * self.rate * (self.rate * intensity).exp()
    }

    /// The intensity at which lactate settles at `lactate` mmol/L; `None` below the resting value.
    #[must_use]
    pub fn intensity_at(&self, lactate: f64) -> Option<f64> {
        let rise = lactate - self.resting;
        (rise >= 0.0 && rise.is_finite()).then(|| (rise / self.scale).ln_1p() / self.rate)
    }

    /// Lactate at rest, in mmol/L.
    #[must_use]
    pub fn resting(&self) -> f64 {
        self.resting
    }
}

/// Below this the curve is a straight line within rounding.
const FLATTEST: f64 = 1e-3;

/// Beyond this the curve is a step and not an athlete's.
const STEEPEST: f64 = 256.0;

//! The athlete's steady lactate at any intensity, from rest to the end of the aerobic range.

use super::curve::LactateCurve;
use super::step_test::IntensityUnit;
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
    #[error(
        "thresholds at {first:.2} and {second:.2} mmol/L must ascend from {resting:.2} mmol/L at rest"
    )]
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

    /// The curve from rest that comes closest to points of a test, in the sense of least squares.
    ///
    /// For a fitted [`LactateCurve`] see [`of_curve`](Self::of_curve).
    ///
    /// ```
    /// # use stadion_physiology::LactateProfile;
    /// let test = [[3.3, 1.3], [3.6, 1.6], [3.9, 2.2], [4.2, 3.1], [4.5, 4.6]];
    /// let profile = LactateProfile::fitted(1.0, &test)?;
    /// assert!(test.iter().all(|&[v, l]| (profile.lactate_at(v) - l).abs() < 0.1));
    /// # Ok::<(), stadion_physiology::ProfileError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ProfileError::Points`] unless there are three points at intensities above 0 or more, and
    /// a curve that rises fits them best.
    pub fn fitted(resting: f64, points: &[[f64; 2]]) -> Result<Self, ProfileError> {
        let refused = ProfileError::Points { points: points.len() };
        let sound = |&[v, l]: &[f64; 2]| v > 0.0 && v.is_finite() && l.is_finite();
        let rested = resting >= 0.0 && resting.is_finite();
        if points.len() < 3 || !points.iter().all(sound) || !rested {
            return Err(refused);
        }
        let last = points.iter().fold(0.0, |last: f64, point| last.max(point[0]));
        // For a given rate the best scale is linear: only the rate is searched for.
        let scale = |b: f64| {
            let (mut xy, mut xx) = (0.0, 0.0);
            for &[v, l] in points {
                let x = (b * v / last).exp_m1() / b.exp_m1();
                xy += x * (l - resting);
                xx += x * x;
            }
            xy / xx
        };
        let misfit = |b: f64| -> f64 {
            let a = scale(b) / b.exp_m1();
            points.iter().map(|&[v, l]| (resting + a * (b * v / last).exp_m1() - l).powi(2)).sum()
        };
        let rates: Vec<f64> = (0..=GRID)
            .map(|i| STEEPNESS_MAX.powf(f64::from(i) / f64::from(GRID)) - 1.0 + FLATTEST)
            .collect();
        let best = (0..rates.len()).min_by(|&i, &j| misfit(rates[i]).total_cmp(&misfit(rates[j])));
        let at = best.ok_or(refused)?;
        let (mut lo, mut hi) = (rates[at.saturating_sub(1)], rates[(at + 1).min(rates.len() - 1)]);
        for _ in 0..100 {
            let third = (hi - lo) / 3.0;
            if misfit(lo + third) < misfit(hi - third) { hi -= third } else { lo += third }
        }
        let rate = 0.5 * (lo + hi);
        let scale = scale(rate) / rate.exp_m1();
        if scale > 0.0 { Ok(Self { resting, scale, rate: rate / last }) } else { Err(refused) }
    }

    /// The curve from rest that comes closest to the curve of a step test, over all its stages.
    ///
    /// `unit` is that of the test: speeds become m/s, as the [session model](crate::SessionModel) and
    /// [`next_rep`](crate::next_rep) take them; watts stay watts, and so does a unit that is not told.
    ///
    /// ```
    /// # use stadion_physiology::{CurveFit, IntensityUnit, LactateCurve, LactateProfile};
    /// let (speeds, lactates) = ([12.0, 13.0, 14.0, 15.0, 16.0], [1.3, 1.6, 2.2, 3.1, 4.6]);
    /// let curve = LactateCurve::fit(CurveFit::Cubic, &speeds, &lactates)?;
    /// let profile = LactateProfile::of_curve(1.0, &curve, IntensityUnit::KilometersPerHour)?;
    /// assert!((profile.lactate_at(14.0 / 3.6) - 2.2).abs() < 0.1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`fitted`](Self::fitted).
    pub fn of_curve(
        resting: f64,
        curve: &LactateCurve,
        unit: IntensityUnit,
    ) -> Result<Self, ProfileError> {
        let (start, end) = curve.domain();
        let points: Vec<[f64; 2]> = (0..=SAMPLES)
            .map(|i| start + (end - start) * f64::from(i) / f64::from(SAMPLES))
            // A baseline before the stages may stand at rest or below it.
            .filter(|&x| x > 0.0)
            .map(|x| [unit.speed(x).map_or(x, Speed::meters_per_second), curve.value(x)])
            .collect();
        Self::fitted(resting, &points)
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

/// Stretches into which a curve is cut to be read.
const SAMPLES: u32 = 32;

/// Rates at which a fit is tried before the best is refined, and the steepest of them.
const GRID: u32 = 96;
const STEEPNESS_MAX: f64 = 64.0;

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn goes_through_what_it_is_given() {
        for (resting, lt1, lt2) in [
            (1.0, [3.85, 2.0], [4.44, 4.0]),
            (0.7, [180.0, 1.4], [260.0, 3.2]),
            (1.2, [2.0, 1.3], [4.0, 9.0]),
        ] {
            let profile = LactateProfile::through(resting, lt1, lt2).unwrap();
            assert_relative_eq!(profile.lactate_at(0.0), resting, max_relative = 1e-12);
            assert_relative_eq!(profile.lactate_at(lt1[0]), lt1[1], max_relative = 1e-9);
            assert_relative_eq!(profile.lactate_at(lt2[0]), lt2[1], max_relative = 1e-9);
            let h = 1e-5 * lt2[0];
            let rise = profile.lactate_at(lt2[0] + h) - profile.lactate_at(lt2[0] - h);
            assert_relative_eq!(profile.slope_at(lt2[0]), rise / (2.0 * h), max_relative = 1e-6);
        }
    }

    #[test]
    fn refuses_what_does_not_rise() {
        for (resting, lt1, lt2) in [
            (1.0, [4.4, 2.0], [3.8, 4.0]),
            (1.0, [3.8, 4.0], [4.4, 2.0]),
            (2.5, [3.8, 2.0], [4.4, 4.0]),
            (1.0, [3.8, f64::NAN], [4.4, 4.0]),
            (1.0, [0.0, 2.0], [4.4, 4.0]),
            // Flatter than the straight line from rest.
            (1.0, [2.0, 3.0], [4.0, 4.0]),
        ] {
            let refused = LactateProfile::through(resting, lt1, lt2);
            assert!(matches!(refused, Err(ProfileError::NotAscending { .. })), "{lt1:?} {lt2:?}");
        }
        assert_eq!(
            LactateProfile::of_speed(&Athlete::default()),
            Err(ProfileError::Missing { key: "threshold.speed_m_s" })
        );
        assert_eq!(
            LactateProfile::of_power(&Athlete::default()),
            Err(ProfileError::Missing { key: "threshold.power_w" })
        );
    }

    #[test]
    fn a_curve_gives_its_profile_in_meters_per_second() {
        use crate::lactate::CurveFit;
        let truth = LactateProfile::through(0.9, [3.6, 1.8], [4.4, 4.2]).unwrap();
        let speeds = [3.0, 3.3, 3.6, 3.9, 4.2, 4.5];
        let lactates = speeds.map(|v| truth.lactate_at(v));
        let of = |unit, factor: f64| {
            let xs = speeds.map(|v| factor * v);
            let curve = LactateCurve::fit(CurveFit::Exponential, &xs, &lactates).unwrap();
            LactateProfile::of_curve(0.9, &curve, unit).unwrap()
        };
        for profile in [
            of(IntensityUnit::MetersPerSecond, 1.0),
            of(IntensityUnit::KilometersPerHour, 3.6),
            of(IntensityUnit::Unstated, 1.0),
        ] {
            for v in [3.0, 3.6, 4.4] {
                assert_relative_eq!(
                    profile.lactate_at(v),
                    truth.lactate_at(v),
                    max_relative = 1e-4
                );
            }
        }
        let watts = of(IntensityUnit::Watts, 60.0);
        assert_relative_eq!(watts.lactate_at(264.0), 4.2, max_relative = 1e-4);
        // From a baseline below zero on, and a curve that falls.
        let dip = LactateCurve::fit(CurveFit::Linear, &[-1.0, 2.0, 4.0], &[1.0, 1.2, 3.0]).unwrap();
        assert!(LactateProfile::of_curve(0.9, &dip, IntensityUnit::Unstated).is_ok());
        let falls = LactateCurve::fit(CurveFit::Linear, &[2.0, 4.0], &[0.8, 0.5]).unwrap();
        let refused = LactateProfile::of_curve(0.9, &falls, IntensityUnit::Unstated);
        assert!(matches!(refused, Err(ProfileError::Points { .. })));
    }

    #[test]
    fn a_fit_finds_the_curve_of_its_points() {
        let truth = LactateProfile::through(1.0, [3.85, 2.0], [4.44, 4.0]).unwrap();
        let points = [3.0, 3.4, 3.8, 4.2, 4.6].map(|v| [v, truth.lactate_at(v)]);
        let fitted = LactateProfile::fitted(1.0, &points).unwrap();
        for v in [2.0, 3.5, 4.4, 5.0] {
            assert_relative_eq!(fitted.lactate_at(v), truth.lactate_at(v), max_relative = 1e-6);
        }
        let refused = |points: &[[f64; 2]]| {
            let error = LactateProfile::fitted(1.0, points).unwrap_err();
            assert_eq!(error, ProfileError::Points { points: points.len() });
        };
        refused(&points[..2]);
        refused(&[[3.0, 0.9], [3.5, 0.8], [4.0, 0.7]]);
        refused(&[[3.0, 1.1], [3.5, f64::NAN], [4.0, 2.0]]);
    }
}

//! A runner's own exponent, from two or more races.

use core::time::Duration;

use stadion_types::{Bounds, Distance};

use super::constants::{FIT_LEAST_RATIO, RIEGEL_VALID};
use super::race::{PredictedTime, RaceError, RaceRange, checked, meters};
use super::riegel::{Riegel, riegel_time};
use crate::critical::student_quantile;
use crate::lactate::Interval;
use crate::metabolism::normal_quantile;

/// How far single races are taken to stray from a runner's line.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ExponentNoise {
    /// As far as these races stray from the fit; two races do not tell, so they have no interval.
    #[default]
    Residuals,
    /// By a coefficient of variation that is known from elsewhere, such as 0.015.
    Stated {
        /// Standard deviation of a race time over the time.
        cv: f64,
    },
}

/// Why races give no exponent.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RiegelFitError {
    /// One race fixes no exponent.
    #[error("{races} races; two are needed")]
    TooFew {
        /// How many there are.
        races: u32,
    },
    /// A race without a distance or a time.
    #[error(transparent)]
    Race(#[from] RaceError),
    /// Distances so close together say nothing of the exponent.
    #[error("the longest distance is {ratio} of the shortest; {least} are needed")]
    TooClose {
        /// The longest over the shortest distance.
        ratio: f64,
        /// The least that is accepted.
        least: f64,
    },
    /// The best line has an exponent outside 1 to 2: longer races were faster, or far too slow. One
    /// of them was no full effort.
    #[error("these races give an exponent of {value}, outside 1..=2")]
    Exponent {
        /// The exponent of the line.
        value: f64,
    },
    /// The level is no probability.
    #[error("a level of {level} is not between 0 and 1")]
    Level {
        /// What was given.
        level: f64,
    },
    /// The stated variation is no variation.
    #[error("a coefficient of variation of {cv} is outside 0..=0.5")]
    Noise {
        /// What was given.
        cv: f64,
    },
}

impl RiegelFitError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 6] = [
        "too-few-races",
        "bad-race",
        "distances-too-close",
        "bad-exponent",
        "bad-level",
        "bad-noise",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooFew { .. } => "too-few-races",
            Self::Race(_) => "bad-race",
            Self::TooClose { .. } => "distances-too-close",
            Self::Exponent { .. } => "bad-exponent",
            Self::Level { .. } => "bad-level",
            Self::Noise { .. } => "bad-noise",
        }
    }
}

/// A runner's own exponent, fitted to races.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RiegelFit {
    /// The exponent.
    pub riegel: Riegel,
    /// Its interval; absent where the noise is not known.
    pub interval: Option<Interval>,
    /// How many races there were.
    pub races: u32,
    /// Standard deviation of the races about the line, in per cent of the time; from three races on.
    pub scatter_percent: Option<f64>,
    /// The shortest and the longest distance.
    #[cfg_attr(feature = "serde", serde(rename = "distances_m"))]
    pub distances: Bounds<Distance>,
    /// Geometric mean of the distances, in m; the line goes through it at `mean_time_s`.
    pub mean_distance_m: f64,
    /// Geometric mean of the times, in s.
    pub mean_time_s: f64,
    /// Half the interval of one race with a known line, as a logarithm of the time.
    half_width: Option<f64>,
    /// Sum of squares of the logarithms of the distances about their mean.
    sum_squares: f64,
}

impl RiegelFit {
    /// Fits a straight line to the logarithms of time and distance, by least squares.
    ///
    /// # Model
    ///
    /// ```text
    /// ln t = ln t0 + b · (ln d − ln d0) + e       d0, t0 geometric means
    /// b ± q · s / √Sxx
    /// ```
    ///
    /// With [`ExponentNoise::Residuals`], `s` is the standard deviation of the residuals with `n − 2`
    /// degrees of freedom and `q` Student's quantile; with [`ExponentNoise::Stated`] both are known
    /// and `q` is the normal one.
    ///
    /// # Limits
    ///
    /// All races count the same and are taken as full efforts on like courses within one season. The
    /// scatter of three races is a poor guess of the noise, which is why their interval is wide.
    /// Distances within a factor of 1.5 are refused.
    ///
    /// # Errors
    ///
    /// [`RiegelFitError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::{ExponentNoise, RiegelFit};
    /// use stadion_types::Distance;
    ///
    /// let race = |m, s| (Distance::const_meters(m), Duration::from_secs(s));
    /// let races = [race(5000.0, 1200), race(10_000.0, 2520), race(21_097.5, 5640)];
    /// let fit = RiegelFit::new(&races, ExponentNoise::Stated { cv: 0.015 }, 0.90)?;
    /// assert!((fit.riegel.exponent() - 1.0750).abs() < 5e-5);
    /// let interval = fit.interval.ok_or("no interval")?;
    /// assert!(interval.lo < 1.06 && 1.06 < interval.hi, "the usual exponent is not ruled out");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    ///
    /// Riegel's form, see [`Riegel`]; the interval is the textbook one of linear regression.
    pub fn new(
        races: &[(Distance, Duration)],
        noise: ExponentNoise,
        level: f64,
    ) -> Result<Self, RiegelFitError> {
        let count = u32::try_from(races.len()).unwrap_or(u32::MAX);
        let [Some(shortest), Some(longest)] =
            [races.iter().map(|race| race.0).min(), races.iter().map(|race| race.0).max()]
        else {
            return Err(RiegelFitError::TooFew { races: 0 });
        };
        if count < 2 {
            return Err(RiegelFitError::TooFew { races: count });
        }
        if !(level > 0.0 && level < 1.0) {
            return Err(RiegelFitError::Level { level });
        }
        let stated = match noise {
            ExponentNoise::Residuals => None,
            ExponentNoise::Stated { cv } if cv > 0.0 && cv <= 0.5 => Some(cv),
            ExponentNoise::Stated { cv } => return Err(RiegelFitError::Noise { cv }),
        };
        let mut points = Vec::with_capacity(races.len());
        for &(distance, time) in races {
            let (m, s) = checked(distance, time)?;
            points.push((m.ln(), s.ln()));
        }
        let ratio = longest.meters() / shortest.meters();
        if ratio < FIT_LEAST_RATIO {
            return Err(RiegelFitError::TooClose { ratio, least: FIT_LEAST_RATIO });
        }
        let n = f64::from(count);
        let mean_x = points.iter().map(|p| p.0).sum::<f64>() / n;
        let mean_y = points.iter().map(|p| p.1).sum::<f64>() / n;
        let centred = || points.iter().map(|p| (p.0 - mean_x, p.1 - mean_y));
        let sum_squares: f64 = centred().map(|(x, _)| x * x).sum();
        let b = centred().map(|(x, y)| x * y).sum::<f64>() / sum_squares;
        // A line through races at one speed may come out a rounding below 1.
        let snapped = if (b - 1.0).abs() < 1e-9 { 1.0 } else { b };
        let riegel = Riegel::new(snapped).map_err(|_| RiegelFitError::Exponent { value: b })?;
        let rest: f64 = centred().map(|(x, y)| (y - b * x).powi(2)).sum();
        let residual = (count > 2).then(|| (rest / (n - 2.0)).sqrt());
        let p = 0.5 + 0.5 * level;
        let half_width = match stated {
            Some(cv) => Some(normal_quantile(p) * cv),
            None => residual.map(|s| student_quantile(level, count - 2) * s),
        };
        let interval = half_width.map(|half| {
            let reach = half / sum_squares.sqrt();
            Interval { lo: b - reach, hi: b + reach, level }
        });
        let distances = Bounds::new(shortest, longest).map_err(|_| RaceError::Distance)?;
        Ok(Self {
            riegel,
            interval,
            races: count,
            scatter_percent: residual.map(|s| 100.0 * s),
            distances,
            mean_distance_m: mean_x.exp(),
            mean_time_s: mean_y.exp(),
            half_width,
            sum_squares,
        })
    }

    /// The time on the line over a distance.
    ///
    /// # Errors
    ///
    /// [`RaceError::Distance`] for a distance of 0; [`RaceError::Unrepresentable`] for a time that no
    /// clock can show.
    pub fn time_for(&self, distance: Distance) -> Result<PredictedTime, RaceError> {
        let b = self.riegel.exponent();
        let seconds = riegel_time(self.mean_time_s, self.mean_distance_m, meters(distance)?, b);
        PredictedTime::new(seconds, RaceRange::of([seconds], RIEGEL_VALID))
    }

    /// The interval of one more race over a distance, at the level of the fit: the line's own
    /// uncertainty and the noise of that race together. Absent where the noise is not known.
    ///
    /// # Errors
    ///
    /// As [`time_for`](Self::time_for).
    pub fn interval_for(&self, distance: Distance) -> Result<Option<Bounds<Duration>>, RaceError> {
        let Some(half) = self.half_width else { return Ok(None) };
        let time = self.time_for(distance)?.time.as_secs_f64();
        let x = (meters(distance)? / self.mean_distance_m).ln();
        let reach = half * (1.0 + 1.0 / f64::from(self.races) + x * x / self.sum_squares).sqrt();
        let at = |factor: f64| {
            Duration::try_from_secs_f64(time * factor).map_err(|_| RaceError::Unrepresentable)
        };
        let ends = Bounds::new(at((-reach).exp())?, at(reach.exp())?);
        ends.map(Some).map_err(|_| RaceError::Unrepresentable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn race(m: f64, s: f64) -> (Distance, Duration) {
        (Distance::const_meters(m), Duration::from_secs_f64(s))
    }

    fn fit(races: &[(Distance, Duration)]) -> Result<RiegelFit, RiegelFitError> {
        RiegelFit::new(races, ExponentNoise::Residuals, 0.9)
    }

    /// Computed apart from this crate, with Student's quantile 6.3138 of one degree of freedom.
    #[test]
    fn three_races() {
        let races = [race(5000.0, 1200.0), race(10_000.0, 2520.0), race(21_097.5, 5640.0)];
        let found = fit(&races).unwrap();
        assert_relative_eq!(found.riegel.exponent(), 1.074_961_494, max_relative = 1e-9);
        let interval = found.interval.unwrap();
        assert_relative_eq!(interval.hi - interval.lo, 2.0 * 0.015_852_166, max_relative = 1e-3);
        assert_relative_eq!(found.scatter_percent.unwrap(), 0.255_660_007, max_relative = 1e-6);
        let marathon = found.time_for(Distance::const_meters(42_195.0)).unwrap();
        assert_relative_eq!(marathon.time.as_secs_f64(), 11_869.663_105_001, max_relative = 1e-9);
        let ends = found.interval_for(Distance::const_meters(42_195.0)).unwrap().unwrap();
        assert!(ends.contains(marathon.time) && !ends.is_exact());
    }

    #[test]
    fn two_races_have_no_interval_of_their_own() {
        let races = [race(5000.0, 1200.0), race(10_000.0, 1200.0 * 2.0_f64.powf(1.1))];
        let found = fit(&races).unwrap();
        assert_relative_eq!(found.riegel.exponent(), 1.1, max_relative = 1e-9);
        assert_eq!((found.interval, found.scatter_percent), (None, None));
        assert_eq!(found.interval_for(Distance::const_meters(21_097.5)), Ok(None));
        let stated = RiegelFit::new(&races, ExponentNoise::Stated { cv: 0.01 }, 0.9).unwrap();
        let interval = stated.interval.unwrap();
        // 1.6449 · 0.01 · √2 / ln 2: two races at twice the distance say little.
        assert_relative_eq!(interval.hi - 1.1, 0.033_56, max_relative = 1e-3);
    }

    #[test]
    fn each_refusal() {
        let (five, ten) = (race(5000.0, 1200.0), race(10_000.0, 2500.0));
        assert_eq!(fit(&[]), Err(RiegelFitError::TooFew { races: 0 }));
        assert_eq!(fit(&[five]), Err(RiegelFitError::TooFew { races: 1 }));
        let none = race(0.0, 1.0);
        assert_eq!(fit(&[none, ten]), Err(RiegelFitError::Race(RaceError::Distance)));
        let same = fit(&[five, race(6000.0, 1500.0)]);
        assert_eq!(same, Err(RiegelFitError::TooClose { ratio: 1.2, least: 1.5 }));
        let faster = fit(&[five, race(10_000.0, 2300.0)]);
        assert!(matches!(faster, Err(RiegelFitError::Exponent { value }) if value < 1.0));
        for level in [0.0, 1.0, f64::NAN] {
            let found = RiegelFit::new(&[five, ten], ExponentNoise::Residuals, level);
            assert!(matches!(found, Err(RiegelFitError::Level { .. })), "{level}");
        }
        for cv in [0.0, -0.1, 0.6, f64::NAN] {
            let found = RiegelFit::new(&[five, ten], ExponentNoise::Stated { cv }, 0.9);
            assert!(matches!(found, Err(RiegelFitError::Noise { .. })), "{cv}");
        }
        let even = fit(&[five, race(10_000.0, 2400.0)]).unwrap();
        assert_eq!(even.riegel.exponent().to_bits(), 1.0_f64.to_bits(), "one speed is allowed");
    }
}

//! The curves after exercise from readings.

use std::time::Duration;

use stadion_types::{Estimate, EstimateError, Evidence, Lactate};

use super::beneke_bateman::{BenekeBateman, bateman};
use super::curve::minutes;
use super::freund_zouloumian::FreundZouloumian;
use super::student::student_quantile;
use crate::metabolism::least_squares::{Solution, minimise};
use crate::sources::{BENEKE_2007, FREUND_1978};

/// Why readings make no curve.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PostExerciseFitError {
    /// Too few readings to fit the curve and to judge its errors.
    #[error("{got} readings after the start are too few; at least {needed} are needed")]
    TooFewReadings {
        /// How many are needed.
        needed: usize,
        /// How many there are.
        got: usize,
    },
    /// The readings are not in order of time, or the first is not after the start.
    #[error("reading {index} does not come after the one before")]
    NotOrdered {
        /// Index of the reading.
        index: usize,
    },
    /// No reading is above the start: there is no appearance to fit.
    #[error("lactate does not rise above its start")]
    NoRise,
    /// The highest reading is the last one: there is no removal to fit.
    #[error("lactate does not fall before the last reading")]
    NoDecline,
    /// The SD of the meter is not positive and finite, or the level is no probability.
    #[error("the SD of a meter must be positive and the level between 0 and 1")]
    Error,
    /// The readings leave a parameter free, or the search did not settle.
    #[error("the readings do not settle the curve")]
    NotFound,
}

/// A [`BenekeBateman`] curve that was fitted, with intervals.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct BenekeBatemanFit {
    /// The curve.
    pub curve: BenekeBateman,
    /// `A` in mmol/L.
    pub appearing_mmol_l: Estimate<f64>,
    /// `k1` per minute.
    pub appearance_per_min: Estimate<f64>,
    /// `k2` per minute.
    pub disappearance_per_min: Estimate<f64>,
    /// Standard deviation of the residuals, in mmol/L.
    pub residual_sd_mmol_l: f64,
}

/// A [`FreundZouloumian`] curve that was fitted, with intervals.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct FreundZouloumianFit {
    /// The curve.
    pub curve: FreundZouloumian,
    /// `γ1` per minute.
    pub release_per_min: Estimate<f64>,
    /// `γ2` per minute.
    pub removal_per_min: Estimate<f64>,
    /// Standard deviation of the residuals, in mmol/L.
    pub residual_sd_mmol_l: f64,
}

impl BenekeBateman {
    /// Fits `A`, `k1` and `k2` to readings at times after the start of the effort; `start` is the
    /// lactate right before it.
    ///
    /// # Model
    ///
    /// Least squares in the logarithms of `A`, `k2` and `k1/k2 − 1`, so that appearance is the
    /// faster of the two. Intervals come from the curvature there and the larger of the residuals'
    /// SD and `meter_sd_mmol_l`, with Student's distribution.
    ///
    /// # Errors
    ///
    /// See [`PostExerciseFitError`]; at least four readings, the highest not the last.
    ///
    /// # Limits
    ///
    /// Readings every minute to minute 10 and then some to minute 30 give `k2` to about a fifth.
    pub fn fit(
        start: Lactate,
        readings: &[(Duration, Lactate)],
        meter_sd_mmol_l: f64,
        level: f64,
    ) -> Result<BenekeBatemanFit, PostExerciseFitError> {
        let data = Data::new(start, readings, (4, 3), meter_sd_mmol_l, level)?;
        let model = |[a, k2, gap]: &[f64; 3]| {
            let (a, k2) = (a.exp(), k2.exp());
            (a, k2 * (1.0 + gap.exp()), k2)
        };
        let residuals = |logs: &[f64; 3]| {
            let (a, k1, k2) = model(logs);
            data.residuals(|t| a * k1 * bateman(k1, k2, t) + data.start * (-k2 * t).exp())
        };
        let starts = [0.01_f64, 0.04, 0.12].into_iter().flat_map(|k2| {
            [1.0_f64, 4.0, 20.0].map(|gap| [(1.2 * data.rise).ln(), k2.ln(), gap.ln()])
        });
        let solution = best(starts, residuals).ok_or(PostExerciseFitError::NotFound)?;
        let (a, k1, k2) = model(&solution.parameters);
        let curve =
            BenekeBateman::new(start, a, k1, k2).map_err(|_| PostExerciseFitError::NotFound)?;
        let told = Told::new(&solution, &data, level)?;
        let estimate = |value, direction| told.estimate(value, direction, BENEKE_2007.id);
        // The logarithm of k1 moves by the part gap/(1 + gap) of that of the gap.
        let part = 1.0 - k2 / k1;
        Ok(BenekeBatemanFit {
            curve,
            appearing_mmol_l: estimate(a, [1.0, 0.0, 0.0])?,
            appearance_per_min: estimate(k1, [0.0, 1.0, part])?,
            disappearance_per_min: estimate(k2, [0.0, 1.0, 0.0])?,
            residual_sd_mmol_l: told.residual_sd,
        })
    }
}

impl FreundZouloumian {
    /// Fits `A1`, `γ1`, `A2` and `γ2` to readings at times after the end of exercise; `start` is
    /// the lactate at the end.
    ///
    /// # Model
    ///
    /// Variable projection: for each pair of rates the best amplitudes are those of a line through
    /// two functions; the rates are found by least squares in the logarithms of `γ2` and
    /// `γ1/γ2 − 1`. Intervals as in [`BenekeBateman::fit`].
    ///
    /// # Errors
    ///
    /// See [`PostExerciseFitError`]; at least six readings, the highest not the last.
    ///
    /// # Limits
    ///
    /// `γ2` and `A2` stand for one another unless readings cover most of an hour: in the study that
    /// compared both curves, removal from half an hour was not realistic.
    pub fn fit(
        start: Lactate,
        readings: &[(Duration, Lactate)],
        meter_sd_mmol_l: f64,
        level: f64,
    ) -> Result<FreundZouloumianFit, PostExerciseFitError> {
        let data = Data::new(start, readings, (6, 4), meter_sd_mmol_l, level)?;
        let rates = |[g2, gap]: &[f64; 2]| (g2.exp() * (1.0 + gap.exp()), g2.exp());
        let residuals = |logs: &[f64; 2]| {
            let (g1, g2) = rates(logs);
            let (a1, a2) = data.amplitudes(g1, g2)?;
            data.residuals(|t| data.start - a1 * (-g1 * t).exp_m1() - a2 * (-g2 * t).exp_m1())
        };
        let starts = [0.01_f64, 0.03, 0.08]
            .into_iter()
            .flat_map(|g2| [3.0_f64, 10.0, 30.0].map(|gap| [g2.ln(), gap.ln()]));
        let solution = best(starts, residuals).ok_or(PostExerciseFitError::NotFound)?;
        let (g1, g2) = rates(&solution.parameters);
        let (a1, a2) = data.amplitudes(g1, g2).ok_or(PostExerciseFitError::NotFound)?;
        let curve = FreundZouloumian::new(start, (a1, g1), (a2, g2))
            .map_err(|_| PostExerciseFitError::NotFound)?;
        let told = Told::new(&solution, &data, level)?;
        let estimate = |value, direction| told.estimate(value, direction, FREUND_1978.id);
        let part = 1.0 - g2 / g1;
        Ok(FreundZouloumianFit {
            curve,
            release_per_min: estimate(g1, [1.0, part])?,
            removal_per_min: estimate(g2, [1.0, 0.0])?,
            residual_sd_mmol_l: told.residual_sd,
        })
    }
}

/// Readings that a curve can be fitted to.
struct Data {
    start: f64,
    /// The highest reading above the start.
    rise: f64,
    /// Minutes and mmol/L.
    points: Vec<(f64, f64)>,
    meter_sd: f64,
    /// Readings beyond the number of parameters.
    spare: usize,
}

impl Data {
    fn new(
        start: Lactate,
        readings: &[(Duration, Lactate)],
        (needed, parameters): (usize, usize),
        meter_sd: f64,
        level: f64,
    ) -> Result<Self, PostExerciseFitError> {
        if !(meter_sd > 0.0 && meter_sd.is_finite() && level > 0.0 && level < 1.0) {
            return Err(PostExerciseFitError::Error);
        }
        let mut before = Duration::ZERO;
        for (index, (time, _)) in readings.iter().enumerate() {
            if *time <= before {
                return Err(PostExerciseFitError::NotOrdered { index });
            }
            before = *time;
        }
        let got = readings.len();
        if got < needed {
            return Err(PostExerciseFitError::TooFewReadings { needed, got });
        }
        let Some(highest) = readings.iter().map(|(_, lactate)| *lactate).max() else {
            return Err(PostExerciseFitError::TooFewReadings { needed, got });
        };
        if highest <= start {
            return Err(PostExerciseFitError::NoRise);
        }
        if readings.last().is_some_and(|(_, lactate)| *lactate == highest) {
            return Err(PostExerciseFitError::NoDecline);
        }
        let start = start.millimoles_per_liter();
        Ok(Self {
            start,
            rise: highest.millimoles_per_liter() - start,
            points: readings.iter().map(|(t, l)| (minutes(*t), l.millimoles_per_liter())).collect(),
            meter_sd,
            spare: got - parameters,
        })
    }

    fn residuals(&self, curve: impl Fn(f64) -> f64) -> Option<Vec<f64>> {
        let all: Vec<f64> = self.points.iter().map(|(t, lactate)| curve(*t) - lactate).collect();
        all.iter().all(|r| r.is_finite()).then_some(all)
    }

    /// The best amplitudes of two exponentials with these rates.
    fn amplitudes(&self, g1: f64, g2: f64) -> Option<(f64, f64)> {
        let [mut aa, mut ab, mut bb, mut ay, mut by] = [0.0; 5];
        for (t, lactate) in &self.points {
            let (a, b, y) = (-(-g1 * t).exp_m1(), -(-g2 * t).exp_m1(), lactate - self.start);
            aa += a * a;
            ab += a * b;
            bb += b * b;
            ay += a * y;
            by += b * y;
        }
        let determinant = aa * bb - ab * ab;
        // Rates that are too near to one another to tell the two apart.
        (determinant > 1e-12 * aa * bb)
            .then(|| ((ay * bb - by * ab) / determinant, (by * aa - ay * ab) / determinant))
    }
}

fn best<const N: usize>(
    starts: impl Iterator<Item = [f64; N]>,
    residuals: impl Fn(&[f64; N]) -> Option<Vec<f64>>,
) -> Option<Solution<N>> {
    starts
        .filter_map(|start| minimise(start, &residuals))
        .min_by(|a, b| a.sum_of_squares().total_cmp(&b.sum_of_squares()))
}

/// A solution with the size of its errors.
struct Told<const N: usize> {
    covariance: [[f64; N]; N],
    residual_sd: f64,
    reach: f64,
    level: f64,
}

impl<const N: usize> Told<N> {
    fn new(solution: &Solution<N>, data: &Data, level: f64) -> Result<Self, PostExerciseFitError> {
        #[expect(clippy::cast_precision_loss, reason = "a handful of readings")]
        let spare = data.spare as f64;
        let residual_sd = (solution.sum_of_squares() / spare).sqrt();
        let reach = student_quantile(0.5 + 0.5 * level, spare) * residual_sd.max(data.meter_sd);
        let covariance = solution.covariance.ok_or(PostExerciseFitError::NotFound)?;
        Ok(Self { covariance, residual_sd, reach, level })
    }

    /// An estimate of a positive quantity whose logarithm moves in this direction of the
    /// parameters.
    fn estimate(
        &self,
        value: f64,
        direction: [f64; N],
        source: &'static str,
    ) -> Result<Estimate<f64>, PostExerciseFitError> {
        let variance: f64 = (0..N)
            .flat_map(|i| (0..N).map(move |j| (i, j)))
            .map(|(i, j)| direction[i] * self.covariance[i][j] * direction[j])
            .sum();
        let reach = self.reach * variance.max(0.0).sqrt();
        let bounds = (value * (-reach).exp(), value * reach.exp());
        Estimate::new(value, bounds, self.level, Evidence::PublishedModel, source).map_err(
            |error| match error {
                EstimateError::Level => PostExerciseFitError::Error,
                _ => PostExerciseFitError::NotFound,
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mmol(value: f64) -> Lactate {
        Lactate::from_millimoles_per_liter(value).unwrap()
    }

    fn readings(rows: &[(u64, f64)]) -> Vec<(Duration, Lactate)> {
        rows.iter().map(|(minute, l)| (Duration::from_secs(60 * minute), mmol(*l))).collect()
    }

    #[test]
    fn every_refusal_has_its_name() {
        let good = [(1, 5.0), (3, 8.0), (6, 8.2), (10, 7.1), (20, 4.7), (30, 3.2)];
        let fit = |rows: &[(u64, f64)]| {
            BenekeBateman::fit(mmol(1.0), &readings(rows), 0.3, 0.9).map(|_| ())
        };
        assert_eq!(fit(&good), Ok(()));
        assert_eq!(
            fit(&good[..3]),
            Err(PostExerciseFitError::TooFewReadings { needed: 4, got: 3 })
        );
        assert_eq!(fit(&[]), Err(PostExerciseFitError::TooFewReadings { needed: 4, got: 0 }));
        assert_eq!(
            fit(&[(1, 5.0), (3, 8.0), (3, 8.2), (10, 7.0)]),
            Err(PostExerciseFitError::NotOrdered { index: 2 })
        );
        assert_eq!(
            fit(&[(0, 1.0), (3, 8.0), (6, 8.2), (10, 7.0)]),
            Err(PostExerciseFitError::NotOrdered { index: 0 })
        );
        assert_eq!(
            fit(&[(1, 0.9), (3, 0.8), (6, 0.9), (10, 1.0)]),
            Err(PostExerciseFitError::NoRise)
        );
        assert_eq!(
            fit(&[(1, 3.0), (3, 5.0), (6, 6.0), (10, 7.0)]),
            Err(PostExerciseFitError::NoDecline)
        );
        for (sd, level) in [(0.0, 0.9), (f64::NAN, 0.9), (0.3, 1.0), (0.3, f64::NAN)] {
            let fit = BenekeBateman::fit(mmol(1.0), &readings(&good), sd, level);
            assert_eq!(fit.unwrap_err(), PostExerciseFitError::Error, "{sd} {level}");
        }
        let fit = FreundZouloumian::fit(mmol(1.0), &readings(&good[..5]), 0.3, 0.9);
        assert_eq!(fit.unwrap_err(), PostExerciseFitError::TooFewReadings { needed: 6, got: 5 });
    }
}

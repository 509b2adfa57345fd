//! What is believed of an athlete's numbers, and how readings change it.

use nalgebra::{SMatrix, SVector};

use super::body::{LEARNT, SPREAD};
use super::constants as c;
use crate::lactate::MeterError;

type Vector = SVector<f64, LEARNT>;
type Matrix = SMatrix<f64, LEARNT, LEARNT>;

/// A normal distribution over the logarithms of what can be learnt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Belief {
    mean: Vector,
    /// Lower triangular root of the covariance; its columns are one standard deviation each.
    root: Matrix,
}

/// What a session shares besides: the meter's bias, and what the model misses of that day.
const SHARED: usize = 2;
const UNKNOWN: usize = LEARNT + SHARED;

/// Rounds of linearising the model anew; the last of them moves nothing that a meter could show.
const ROUNDS: usize = 4;

impl Belief {
    /// Before any reading.
    pub(super) fn prior() -> Self {
        Self { mean: Vector::zeros(), root: Matrix::from_diagonal(&Vector::from(SPREAD)) }
    }

    pub(super) fn center(&self) -> [f64; LEARNT] {
        self.mean.into()
    }

    /// The points one standard deviation off on either side, for each direction of the root.
    pub(super) fn around(&self) -> [[[f64; LEARNT]; 2]; LEARNT] {
        core::array::from_fn(|i| {
            let column = self.root.column(i);
            [(self.mean + column).into(), (self.mean - column).into()]
        })
    }

    /// The belief after readings: Gauss–Newton to the most probable point, then Laplace's normal.
    ///
    /// `model` gives the lactate at each reading. The readings of a session share the bias of their
    /// meter and a part of what the model misses at best; both are unknowns beside those that are
    /// learnt, so that many readings of one session do not claim more than they know. They are
    /// integrated over, and forgotten.
    pub(super) fn learnt(
        &self,
        readings: &[f64],
        meter: &MeterError,
        model: impl Fn(&[f64; LEARNT]) -> Vec<f64>,
    ) -> Option<Self> {
        // In steps of the prior's standard deviations the prior is a unit normal.
        let at = |u: &Vector| -> [f64; LEARNT] { (self.mean + self.root * u).into() };
        let [own, shared] = [1.0 - c::MODEL_SHARED, c::MODEL_SHARED].map(f64::sqrt);
        let mut all = SVector::<f64, UNKNOWN>::zeros();
        let mut precision = SMatrix::<f64, UNKNOWN, UNKNOWN>::identity();
        for _ in 0..ROUNDS {
            let u: Vector = all.fixed_rows::<LEARNT>(0).into();
            let here = model(&at(&u));
            let mut gradient = -all;
            precision = SMatrix::identity();
            let sides: [[Vec<f64>; 2]; LEARNT] = core::array::from_fn(|i| {
                let step = Vector::ith(i, STEP);
                [model(&at(&(u + step))), model(&at(&(u - step)))]
            });
            for (j, (reading, &value)) in readings.iter().zip(&here).enumerate() {
                let missed = c::MODEL_SPREAD * value;
                let slope = SVector::<f64, UNKNOWN>::from_fn(|i, _| match sides.get(i) {
                    Some([up, down]) => (up[j] - down[j]) / (2.0 * STEP),
                    None if i == LEARNT => meter.bias_sd(),
                    None => shared * missed,
                });
                let told =
                    value + meter.bias_sd() * all[LEARNT] + shared * missed * all[LEARNT + 1];
                let variance = meter.own_variance(*reading) + (own * missed).powi(2);
                gradient += slope * ((reading - told) / variance);
                precision += slope * slope.transpose() / variance;
            }
            let step = precision.cholesky()?.solve(&gradient);
            // Beyond two standard deviations at a time the line is no guide to the curve.
            all += step * (2.0 / step.norm()).min(1.0);
        }
        let whole = precision.cholesky()?.inverse();
        let covariance: Matrix = whole.fixed_view::<LEARNT, LEARNT>(0, 0).into();
        let root = (self.root * covariance * self.root.transpose()).cholesky()?.l();
        let u: Vector = all.fixed_rows::<LEARNT>(0).into();
        Some(Self { mean: self.mean + self.root * u, root })
    }
}

/// Step of the slopes, in standard deviations.
const STEP: f64 = 0.1;

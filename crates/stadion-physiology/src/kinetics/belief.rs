//! What is believed of an athlete's numbers, and how readings change it.

use nalgebra::{SMatrix, SVector};

use super::body::{LEARNT, SPREAD};
use super::constants as c;

type Vector = SVector<f64, LEARNT>;
type Matrix = SMatrix<f64, LEARNT, LEARNT>;

/// A normal distribution over the logarithms of what can be learnt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Belief {
    mean: Vector,
    /// Lower triangular root of the covariance; its columns are one standard deviation each.
    root: Matrix,
}

/// A lactate that was read, the standard deviation of the meter there, both mmol/L.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Datum {
    pub(super) lactate: f64,
    pub(super) meter: f64,
}

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
    /// `model` gives the lactate at each reading. What the model misses at best is part of the
    /// error of each reading, so that many readings of one session do not claim more than they know.
    pub(super) fn learnt(
        &self,
        data: &[Datum],
        model: impl Fn(&[f64; LEARNT]) -> Vec<f64>,
    ) -> Option<Self> {
        // In steps of the prior's standard deviations the prior is a unit normal.
        let at = |u: &Vector| -> [f64; LEARNT] { (self.mean + self.root * u).into() };
        let mut u = Vector::zeros();
        let mut precision = Matrix::identity();
        for _ in 0..ROUNDS {
            let here = model(&at(&u));
            let mut gradient = -u;
            precision = Matrix::identity();
            let sides: [[Vec<f64>; 2]; LEARNT] = core::array::from_fn(|i| {
                let step = Vector::ith(i, STEP);
                [model(&at(&(u + step))), model(&at(&(u - step)))]
            });
            for (j, (datum, &value)) in data.iter().zip(&here).enumerate() {
                let slope = Vector::from_fn(|i, _| {
                    let [up, down] = &sides[i];
                    (up[j] - down[j]) / (2.0 * STEP)
                });
                let missed = c::MODEL_SPREAD * value;
                let variance = datum.meter * datum.meter + missed * missed;
                gradient += slope * ((datum.lactate - value) / variance);
                precision += slope * slope.transpose() / variance;
            }
            let step = precision.cholesky()?.solve(&gradient);
            // Beyond two standard deviations at a time the line is no guide to the curve.
            u += step * (2.0 / step.norm()).min(1.0);
        }
        let covariance = precision.cholesky()?.inverse();
        let root = (self.root * covariance * self.root.transpose()).cholesky()?.l();
        Some(Self { mean: self.mean + self.root * u, root })
    }
}

/// Step of the slopes, in standard deviations.
const STEP: f64 = 0.1;

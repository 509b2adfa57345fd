//! Newton's iteration from a start to the least sum of squares nearby.

use super::columns::{ByConstant, MOST_CONSTANTS};
use super::objective::{Objective, Place};
use super::shape::Shape;
use super::space::{Space, quadratic};

/// A step promises too little to be worth while when it would lower the value by less than this share.
const SETTLED: f64 = 1e-10;
/// The longest step in the logarithm of a time constant.
const LONGEST: f64 = 0.8;
const MOST_STEPS: usize = 60;

/// The least value found, and where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) logarithms: ByConstant,
    pub(super) place: Place,
    /// Whether the iteration came to rest.
    pub(super) settled: bool,
}

/// Descends from a start that is allowed. Curvature that is not positive is made so by a multiple of the
/// identity, which also shortens steps that did not help.
pub(super) fn descend<S: Shape>(
    objective: &mut Objective,
    space: &Space,
    start: ByConstant,
) -> Found {
    let mut at = start;
    let mut place = objective.at::<S>(&at);
    let scale = |place: &Place| {
        (0..MOST_CONSTANTS).fold(0.0, |m: f64, i| m.max(place.curvature[i][i].abs()))
    };
    // Noise of rounding in a sum of squares.
    let nothing = 1e-28 * super::columns::dot(objective.performances(), objective.performances());
    let with_priors = objective.priors.iter().any(Option::is_some);
    let mut damping = 0.0;
    for _ in 0..MOST_STEPS {
        if !with_priors && place.squares <= nothing {
            return Found { logarithms: at, place, settled: true };
        }
        let size = scale(&place).max(f64::MIN_POSITIVE);
        let mut curvature = place.curvature;
        for (i, row) in curvature.iter_mut().enumerate() {
            row[i] += damping * size;
        }
        if !is_positive(&curvature, space) {
            damping = if damping > 0.0 { damping * 4.0 } else { 1e-3 };
            if damping > 1e12 {
                break;
            }
            continue;
        }
        let mut step = space.step(&at, &place.gradient, &curvature);
        let longest = step.iter().fold(0.0, |m: f64, d| m.max(d.abs()));
        if longest > LONGEST {
            step = step.map(|d| d * LONGEST / longest);
        }
        let promised = -quadratic(&place.gradient, &curvature, &step);
        let magnitude = if with_priors { 1.0 } else { place.value };
        if promised <= SETTLED * magnitude {
            return Found { logarithms: at, place, settled: true };
        }
        let to = core::array::from_fn(|i| at[i] + step[i]);
        let next = objective.at::<S>(&to);
        if next.value < place.value {
            (at, place) = (to, next);
            damping *= 0.1;
            if damping < 1e-6 {
                damping = 0.0;
            }
        } else {
            damping = if damping > 0.0 { damping * 10.0 } else { 1e-2 };
            if damping > 1e12 {
                break;
            }
        }
    }
    Found { logarithms: at, place, settled: false }
}

/// Whether the curvature of the constants that are not held is positive definite.
fn is_positive(curvature: &[ByConstant; MOST_CONSTANTS], space: &Space) -> bool {
    let mut lower = [[0.0; MOST_CONSTANTS]; MOST_CONSTANTS];
    for i in (0..space.constants).filter(|&i| !space.is_held(i)) {
        for k in (0..=i).filter(|&k| !space.is_held(k)) {
            let known: f64 = (0..k).map(|j| lower[i][j] * lower[k][j]).sum();
            let value = curvature[i][k] - known;
            if i == k {
                if value <= 1e-10 * curvature[i][i].abs() || value.is_nan() {
                    return false;
                }
                lower[i][i] = value.sqrt();
            } else {
                lower[i][k] = value / lower[k][k];
            }
        }
    }
    true
}

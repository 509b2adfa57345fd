//! Sessions beside the most probable one, and the bands between them.

use std::time::Duration;

use stadion_types::{Estimate, Evidence, Lactate};

use super::belief::Belief;
use super::constants as c;
use super::dynamics::{Course, follow};
use super::plan::{Plan, minutes};
use super::session_model::SessionModel;

/// A session at the centre of the belief, and one standard deviation off on either side.
pub(super) struct Courses {
    pub(super) center: Course,
    around: [[Course; 2]; 4],
}

/// Half the width of a normal band at [`SessionModel::LEVEL`], in standard deviations.
const HALF_WIDTH: f64 = 1.644_853_626_951_472_7;

impl Courses {
    /// The courses of a plan, read at ascending times.
    pub(super) fn of(plan: &Plan, belief: &Belief, times: &[Duration]) -> Self {
        let times: Vec<f64> = times.iter().map(|&at| minutes(at)).collect();
        let course = |learnt: &[f64; 4]| follow(&plan.body(learnt), &plan.runs, &times);
        Self {
            center: course(&belief.center()),
            around: belief.around().map(|sides| sides.map(|side| course(&side))),
        }
    }

    /// Bands of some values of a course: normal in the logarithm, from the differences across the
    /// centre, with what the model misses at best.
    pub(super) fn bands(&self, values: impl Fn(&Course) -> Vec<f64>) -> Vec<Estimate<Lactate>> {
        let around: Vec<[Vec<f64>; 2]> =
            self.around.iter().map(|[a, b]| [values(a), values(b)]).collect();
        let band = |i: usize, value: f64| {
            let spread: f64 =
                around.iter().map(|[up, down]| (0.5 * (up[i] / down[i]).ln()).powi(2)).sum::<f64>();
            let factor = (HALF_WIDTH * (spread + c::MODEL_SPREAD.powi(2)).sqrt()).exp();
            let [value, lo, hi] = [value, value / factor, value * factor].map(lactate);
            Estimate::new(value, (lo, hi), SessionModel::LEVEL, Evidence::Convention, "stadion")
        };
        values(&self.center).into_iter().enumerate().filter_map(|(i, v)| band(i, v).ok()).collect()
    }
}

/// As a quantity; beyond its range lies nobody, so its ends stand for what is beyond.
fn lactate(value: f64) -> Lactate {
    let inside = value.clamp(0.0, Lactate::MAX.millimoles_per_liter());
    Lactate::from_millimoles_per_liter(inside).unwrap_or(Lactate::MAX)
}

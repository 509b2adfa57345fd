//! One fit: data, allowed constants, and the search over them.

use super::columns::{ByConstant, MOST_CONSTANTS, MOST_GAINS};
use super::descent::{Found, descend};
use super::fading::Reads;
use super::grid::{QuickGrid, starts};
use super::linear::GainBounds;
use super::objective::{Objective, Prior};
use super::shape::Shape;
use super::space::Space;
use crate::response::{ResponseData, ResponseIndex};

/// Starts from which the quick search descends.
const STARTS: usize = 3;
/// Starts from which the general search descends: with three time constants and tests of much scatter there
/// are many valleys nearly as low. With 3 starts over 6 nodes for each constant the lowest was missed in 9 of
/// 200 made-up seasons.
const GENERAL_STARTS: usize = 16;

/// The data of one fit and where its constants may lie.
#[derive(Debug, Clone)]
pub(super) struct Solver<S> {
    pub(super) objective: Objective,
    pub(super) space: Space,
    quick: Option<QuickGrid>,
    shape: core::marker::PhantomData<S>,
}

impl<S: Shape> Solver<S> {
    /// Of checked data: at least one test, and no more inputs than a fit takes.
    pub(super) fn new(
        data: &ResponseData,
        index: ResponseIndex,
        space: Space,
        priors: [Prior; MOST_CONSTANTS],
        most_gain: f64,
    ) -> Self {
        let inputs = data.doses().inputs();
        let values = data.doses().as_slice();
        let column = |input: usize| values.iter().skip(input).step_by(inputs).copied().collect();
        let doses: Vec<Vec<f64>> =
            if inputs == 1 { vec![values.to_vec()] } else { (0..inputs).map(column).collect() };
        let night = index == ResponseIndex::NextDay;
        let until = data.tests().iter().map(|test| test.day + usize::from(!night)).collect();
        let performances = data.tests().iter().map(|test| test.performance).collect();
        let bounds = GainBounds { least: [0.0; MOST_GAINS], most: [most_gain; MOST_GAINS] };
        let mut objective = Objective::new(doses, Reads { until, night }, performances, bounds);
        objective.priors = priors;
        let mut solver = Self { objective, space, quick: None, shape: core::marker::PhantomData };
        solver.quick = solver.quick_grid();
        solver
    }

    fn quick_grid(&self) -> Option<QuickGrid> {
        let Objective { doses, reads, priors, bounds, .. } = &self.objective;
        let usual = priors.iter().all(Option::is_none) && bounds.most[0] == f64::INFINITY;
        let [doses] = doses.as_slice() else { return None };
        (S::PLAIN && usual).then(|| QuickGrid::new(doses, reads, &self.space))
    }

    /// The least sum of squares over everything allowed.
    pub(super) fn best(&mut self) -> Found {
        let starts = match &self.quick {
            Some(grid) => grid.starts(self.objective.target(), &self.space, STARTS).collect(),
            None => starts::<S>(&mut self.objective, &self.space, GENERAL_STARTS),
        };
        let mut best: Option<Found> = None;
        for start in starts {
            let found = self.near(start);
            if best.is_none_or(|best| found.place.value < best.place.value) {
                best = Some(found);
            }
        }
        best.unwrap_or_else(|| self.near([0.0; MOST_CONSTANTS]))
    }

    /// The same for other performances, of which the best of similar ones is known.
    pub(super) fn again(&mut self, similar: &Found) -> Found {
        if self.quick.is_some() { self.best() } else { self.near(similar.logarithms) }
    }

    /// The least sum of squares near a start.
    pub(super) fn near(&mut self, start: ByConstant) -> Found {
        let start = self.space.pulled(start);
        descend::<S>(&mut self.objective, &self.space, start)
    }
}

//! Intervals by profile likelihood.

use super::columns::{ByConstant, count};
use super::descent::Found;
use super::shape::Shape;
use super::solver::Solver;
use super::student::student_quantile;

/// Doublings of the step outwards before an interval counts as open.
const DOUBLINGS: usize = 24;
/// A place that lies lower than the best by more than this share is a better one.
const BETTER: f64 = 1e-7;

/// One constant of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// The performance without training.
    Baseline,
    /// A gain.
    Gain(usize),
    /// A time constant.
    Constant(usize),
}

impl Asked {
    /// The value in the constant's own unit.
    pub(super) fn value(self, found: &Found) -> f64 {
        match self {
            Self::Baseline => found.place.baseline,
            Self::Gain(gain) => found.place.gains[gain],
            Self::Constant(constant) => found.logarithms[constant].exp(),
        }
    }

    /// The value on the scale along which the profile is drawn.
    fn drawn(self, found: &Found) -> f64 {
        match self {
            Self::Constant(constant) => found.logarithms[constant],
            _ => self.value(found),
        }
    }
}

/// The interval of one constant.
#[derive(Debug, Clone, Copy)]
pub(super) struct Profiled {
    pub(super) lo: f64,
    pub(super) hi: f64,
    pub(super) open_below: bool,
    pub(super) open_above: bool,
}

/// Holds one constant.
fn hold<S: Shape>(solver: &mut Solver<S>, free: &super::space::Space, asked: Asked, at: f64) {
    match asked {
        Asked::Baseline => solver.objective.hold_baseline(Some(at)),
        Asked::Gain(gain) => {
            solver.objective.bounds.least[gain] = at;
            solver.objective.bounds.most[gain] = at;
        }
        Asked::Constant(constant) => solver.space = free.held(constant, at),
    }
}

/// The interval of a constant; and a better place than the best, if one was met.
pub(super) fn profile<S: Shape>(
    solver: &Solver<S>,
    best: &Found,
    asked: Asked,
    level: f64,
    spare: usize,
) -> (Profiled, Option<ByConstant>) {
    let drawn = asked.drawn(best);
    let [least, most] = match asked {
        Asked::Baseline => [f64::NEG_INFINITY, f64::INFINITY],
        Asked::Gain(gain) => {
            let bounds = &solver.objective.bounds;
            [bounds.least[gain], bounds.most[gain]]
        }
        Asked::Constant(constant) => solver.space.range(constant),
    };
    let shown = |x: f64| if matches!(asked, Asked::Constant(_)) { x.exp() } else { x };
    if most <= least {
        let at = shown(drawn);
        return (Profiled { lo: at, hi: at, open_below: false, open_above: false }, None);
    }
    let ratio = student_quantile(level, spare).powi(2) / count(spare.max(1));
    let with_priors = solver.objective.priors.iter().any(Option::is_some);
    let allowed = if with_priors {
        best.place.value + count(solver.objective.tests()) * ratio.ln_1p()
    } else {
        best.place.value * (1.0 + ratio)
    };
    let mut side = Side {
        solver: solver.clone(),
        free: solver.space.clone(),
        asked,
        allowed,
        lower: if with_priors {
            best.place.value - BETTER
        } else {
            best.place.value * (1.0 - BETTER)
        },
        warm: best.logarithms,
        better: None,
    };
    let first = match asked {
        Asked::Constant(_) => 0.05,
        Asked::Gain(_) => (0.05 * drawn.abs()).max(1e-6 * gain_scale(solver)),
        Asked::Baseline => 0.02 * solver.objective.left().iter().map(|r| r * r).sum::<f64>().sqrt(),
    }
    .max(1e-12 * drawn.abs());
    let (lo, open_below) = side.end(drawn, -first, least);
    side.warm = best.logarithms;
    let (hi, open_above) = side.end(drawn, first, most);
    // A gain cannot be below 0: an interval that ends there is closed.
    let open_below = open_below && !matches!(asked, Asked::Gain(_));
    (Profiled { lo: shown(lo), hi: shown(hi), open_below, open_above }, side.better)
}

/// A gain that would explain all of the performances by itself.
fn gain_scale<S: Shape>(solver: &Solver<S>) -> f64 {
    let target = solver.objective.target();
    let columns = solver.objective.columns();
    let length = |a: &[f64]| super::columns::dot(a, a).sqrt();
    length(target) / length(columns.value(0)).max(f64::MIN_POSITIVE)
}

struct Side<S> {
    solver: Solver<S>,
    free: super::space::Space,
    asked: Asked,
    allowed: f64,
    lower: f64,
    warm: ByConstant,
    better: Option<ByConstant>,
}

impl<S: Shape> Side<S> {
    /// The least value with the constant held there, less what is allowed.
    fn above(&mut self, at: f64) -> f64 {
        hold(&mut self.solver, &self.free, self.asked, at);
        let found = self.solver.near(self.warm);
        self.warm = found.logarithms;
        if found.place.value < self.lower && self.better.is_none() {
            self.better = Some(found.logarithms);
        }
        found.place.value - self.allowed
    }

    /// Where the profile leaves what is allowed, and whether it does not.
    fn end(&mut self, from: f64, first: f64, bound: f64) -> (f64, bool) {
        let clamp = |x: f64| if first < 0.0 { x.max(bound) } else { x.min(bound) };
        let (mut inside, mut below) = (from, f64::NEG_INFINITY);
        let mut step = first;
        let mut outside = None;
        for _ in 0..DOUBLINGS {
            let at = clamp(inside + step);
            let above = self.above(at);
            if above > 0.0 {
                outside = Some((at, above));
                break;
            }
            (inside, below) = (at, above);
            if (at - bound).abs() <= 0.0 {
                return (bound, true);
            }
            step *= 2.0;
        }
        let Some((mut outside, mut above)) = outside else { return (inside, true) };
        if below == f64::NEG_INFINITY {
            below = self.above(inside);
        }
        let warm = self.warm;
        // The rule of false position with the weight of an end halved that stays twice (Illinois).
        let mut last = 0.0;
        for _ in 0..40 {
            if (outside - inside).abs() <= 1e-6 * (inside.abs() + outside.abs()).max(first.abs()) {
                break;
            }
            let mut next = (inside * above - outside * below) / (above - below);
            let within = (next - inside) * (next - outside) < 0.0;
            if !within {
                next = 0.5 * (inside + outside);
            }
            self.warm = warm;
            let value = self.above(next);
            let again = if value * last > 0.0 { 0.5 } else { 1.0 };
            if value <= 0.0 {
                (inside, below, above) = (next, value, again * above);
            } else {
                (outside, above, below) = (next, value, again * below);
            }
            last = value;
            if value.abs() <= 1e-8 * self.allowed.abs() {
                break;
            }
        }
        (inside, false)
    }
}

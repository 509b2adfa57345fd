//! What is minimised: the sum of squares that is left when the gains are at their best, as a function of
//! the logarithms of the time constants, with its exact derivatives.

use super::columns::{ByConstant, Columns, MOST_CONSTANTS, MOST_GAINS, add, centre, dot};
use super::fading::Reads;
use super::linear::{GainBounds, Linear};
use super::shape::Shape;

/// The value at one place with its derivatives.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// What is minimised.
    pub(super) value: f64,
    /// Sum of squares alone.
    pub(super) squares: f64,
    pub(super) gradient: ByConstant,
    pub(super) curvature: [ByConstant; MOST_CONSTANTS],
    /// The baseline and the gains that belong to it.
    pub(super) baseline: f64,
    pub(super) gains: [f64; MOST_GAINS],
}

/// Share of its mean that a column may be off by rounding.
const ROUNDING: f64 = 1e-13;

/// What is known of a time constant beforehand: mean and standard deviation of its logarithm.
pub(super) type Prior = Option<[f64; 2]>;

/// The data of one fit with everything that is needed to evaluate a place, so that none allocates.
#[derive(Debug, Clone)]
pub(super) struct Objective {
    pub(super) doses: Vec<Vec<f64>>,
    pub(super) reads: Reads,
    performances: Vec<f64>,
    target: Vec<f64>,
    mean: f64,
    /// The baseline where it is given.
    baseline: Option<f64>,
    pub(super) bounds: GainBounds,
    pub(super) priors: [Prior; MOST_CONSTANTS],
    columns: Columns,
    means: [f64; MOST_GAINS],
    linear: Linear,
    moved: Vec<f64>,
}

impl Objective {
    pub(super) fn new(
        doses: Vec<Vec<f64>>,
        reads: Reads,
        performances: Vec<f64>,
        bounds: GainBounds,
    ) -> Self {
        let (tests, inputs) = (performances.len(), doses.len());
        let mut objective = Self {
            target: performances.clone(),
            columns: Columns::new(tests, inputs),
            linear: Linear::new(tests, 2 * inputs),
            moved: vec![0.0; tests * MOST_CONSTANTS],
            doses,
            reads,
            performances,
            mean: 0.0,
            baseline: None,
            bounds,
            priors: [None; MOST_CONSTANTS],
            means: [0.0; MOST_GAINS],
        };
        objective.renew_target();
        objective
    }

    fn renew_target(&mut self) {
        self.target.copy_from_slice(&self.performances);
        match self.baseline {
            None => self.mean = centre(&mut self.target),
            Some(baseline) => self.target.iter_mut().for_each(|p| *p -= baseline),
        }
    }

    /// Other performances on the same days.
    pub(super) fn set_performances(&mut self, performances: impl Iterator<Item = f64>) {
        for (place, performance) in self.performances.iter_mut().zip(performances) {
            *place = performance;
        }
        self.renew_target();
    }

    /// Holds the baseline at a value, or lets it go.
    pub(super) fn hold_baseline(&mut self, baseline: Option<f64>) {
        self.baseline = baseline;
        self.renew_target();
    }

    pub(super) fn tests(&self) -> usize {
        self.performances.len()
    }

    pub(super) fn performances(&self) -> &[f64] {
        &self.performances
    }

    /// The performances without their mean.
    pub(super) fn target(&self) -> &[f64] {
        &self.target
    }

    /// What the last evaluation left of each test.
    pub(super) fn left(&self) -> &[f64] {
        &self.linear.left
    }

    /// What a place leaves of each test.
    pub(super) fn left_at<S: Shape>(&mut self, logarithms: &ByConstant) -> Vec<f64> {
        self.at::<S>(logarithms);
        self.linear.left.clone()
    }

    /// The columns of the last evaluation.
    pub(super) const fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The place with these logarithms of the time constants.
    pub(super) fn at<S: Shape>(&mut self, logarithms: &ByConstant) -> Place {
        let (constants, inputs) = (S::BLOCKS.len(), self.doses.len());
        let gains = S::GAINS.len() * inputs;
        let mut days = [1.0; MOST_CONSTANTS];
        for i in 0..constants {
            days[i] = logarithms[i].exp();
        }
        S::fill(&self.doses, &self.reads, days, &mut self.columns);
        if self.baseline.is_none() {
            for gain in 0..gains {
                let column = self.columns.value_mut(gain);
                self.means[gain] = centre(column);
                // What is left of a column that is the same for every test is rounding, and no answer.
                let rounding = ROUNDING * self.means[gain].abs();
                if column.iter().all(|x| x.abs() <= rounding) {
                    column.fill(0.0);
                }
            }
            for constant in 0..constants {
                for input in 0..inputs {
                    centre(self.columns.first_mut(constant, input));
                }
            }
        }
        self.linear.solve(&self.columns, gains, &self.target, &self.bounds);
        let best = self.linear.gains;
        let baseline = self.baseline.unwrap_or_else(|| {
            self.mean - (0..gains).map(|g| self.means[g] * best[g]).sum::<f64>()
        });
        let squares = self.linear.squares;
        let (gradient, curvature) = self.derivatives::<S>();
        let place = Place { value: squares, squares, gradient, curvature, baseline, gains: best };
        self.with_priors(place, logarithms)
    }

    /// Derivatives of the sum of squares, the gains following along (Golub & Pereyra 1973; the second
    /// ones in full).
    fn derivatives<S: Shape>(&mut self) -> (ByConstant, [ByConstant; MOST_CONSTANTS]) {
        let (constants, inputs, n) = (S::BLOCKS.len(), self.doses.len(), self.columns.tests);
        let mut gradient = [0.0; MOST_CONSTANTS];
        let mut curvature = [[0.0; MOST_CONSTANTS]; MOST_CONSTANTS];
        // How each constant moves the sums, and how that couples with the gains.
        let mut under = [[0.0; MOST_GAINS]; MOST_CONSTANTS];
        for (i, &block) in S::BLOCKS.iter().enumerate() {
            let moved = &mut self.moved[i * n..][..n];
            moved.fill(0.0);
            let mut coupled = [0.0; MOST_GAINS];
            for input in 0..inputs {
                let gain = block * inputs + input;
                let first = self.columns.first(i, input);
                add(moved, self.linear.gains[gain], first);
                let pull = dot(&self.linear.left, first);
                coupled[gain] -= pull;
                gradient[i] -= 2.0 * self.linear.gains[gain] * pull;
            }
            for &gain in &self.linear.free[..self.linear.free_count] {
                coupled[gain] += dot(moved, self.columns.value(gain));
            }
            under[i] = self.linear.under(&coupled);
        }
        for i in 0..constants {
            for k in i..constants {
                let mut value = dot(&self.moved[i * n..][..n], &self.moved[k * n..][..n]);
                if S::BLOCKS[i] == S::BLOCKS[k] {
                    for input in 0..inputs {
                        let gain = self.linear.gains[S::BLOCKS[i] * inputs + input];
                        value -= gain * dot(&self.linear.left, self.columns.second((i, k), input));
                    }
                }
                for place in 0..self.linear.free_count {
                    value -= under[i][place] * under[k][place];
                }
                curvature[i][k] = 2.0 * value;
                curvature[k][i] = 2.0 * value;
            }
        }
        (gradient, curvature)
    }

    /// With priors what is minimised is twice the negative logarithm of the posterior, the variance of a
    /// test taken at its best.
    fn with_priors(&self, mut place: Place, logarithms: &ByConstant) -> Place {
        if self.priors.iter().all(Option::is_none) {
            return place;
        }
        let n = super::columns::count(self.tests());
        let squares = place.squares.max(f64::MIN_POSITIVE);
        let slope = place.gradient;
        place.value = n * squares.ln();
        for i in 0..MOST_CONSTANTS {
            place.gradient[i] = n * slope[i] / squares;
            for k in 0..MOST_CONSTANTS {
                let bent = place.curvature[i][k] / squares;
                place.curvature[i][k] = n * (bent - slope[i] * slope[k] / (squares * squares));
            }
        }
        for (i, prior) in self.priors.iter().enumerate() {
            if let Some([mean, sd]) = prior {
                let away = (logarithms[i] - mean) / sd;
                place.value += away * away;
                place.gradient[i] += 2.0 * away / sd;
                place.curvature[i][i] += 2.0 / (sd * sd);
            }
        }
        place
    }
}

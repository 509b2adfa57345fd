//! How the columns of a model follow from its time constants.

use super::columns::{ByConstant, Columns, MOST_CONSTANTS};
use super::fading::{Reads, by_logarithm, fade, pass};
use crate::response::{
    BanisterResponse, BussoResponse, CalvertResponse, FitnessOnly, ResponseComponent,
    ResponseError, ResponseIndex, ResponseModel,
};

/// What the fit of a model by least squares needs to know: performance is a baseline and for each input a
/// gain times a column, in one block for fitness and one for fatigue, and the columns follow from time
/// constants. Not for implementation elsewhere.
pub trait Shape: Clone + core::fmt::Debug {
    /// The model that comes out.
    type Model: ResponseModel + Clone + core::fmt::Debug + Send + Sync;

    /// As [`ResponseModel::id`].
    const ID: &'static str;
    /// Names of the time constants in files.
    const CONSTANTS: &'static [&'static str];
    /// Names of the gains in files, one for each block.
    const GAINS: &'static [&'static str];
    /// The block of columns that each constant shapes.
    const BLOCKS: &'static [usize];
    /// Least and most days of each constant where nobody says otherwise.
    const RANGES: &'static [[f64; 2]];
    /// The names of both in the list of constants.
    const RANGE_IDS: &'static [[&'static str; 2]];
    /// Pairs of constants of which the first is the slower one.
    const SLOWER: &'static [[usize; 2]];

    /// Fills the columns and their derivatives by the logarithms of the constants.
    fn fill(doses: &[Vec<f64>], reads: &Reads, days: ByConstant, columns: &mut Columns);

    /// The model of fitted constants; the gains block by block.
    ///
    /// # Errors
    ///
    /// As the constructor of the model.
    fn model(
        index: ResponseIndex,
        baseline: f64,
        gains: &[f64],
        days: ByConstant,
    ) -> Result<Self::Model, ResponseError>;

    /// Whether each block is the plain fading sum of its one constant.
    const PLAIN: bool = false;
}

fn halves(gains: &[f64], [slow, fast]: [f64; 2]) -> Result<[ResponseComponent; 2], ResponseError> {
    let (fitness, fatigue) = gains.split_at(gains.len() / 2);
    Ok([
        ResponseComponent::of_inputs(fitness.to_vec(), slow)?,
        ResponseComponent::of_inputs(fatigue.to_vec(), fast)?,
    ])
}

/// Fitness without fatigue.
#[derive(Debug, Clone)]
pub struct FitnessShape;

impl Shape for FitnessShape {
    type Model = FitnessOnly;

    const ID: &'static str = "fitness-only";
    const CONSTANTS: &'static [&'static str] = &["tau1"];
    const GAINS: &'static [&'static str] = &["k1"];
    const BLOCKS: &'static [usize] = &[0];
    const RANGES: &'static [[f64; 2]] = &[FITNESS_RANGE];
    const RANGE_IDS: &'static [[&'static str; 2]] = &[FITNESS_RANGE_IDS];
    const SLOWER: &'static [[usize; 2]] = &[];

    fn fill(doses: &[Vec<f64>], reads: &Reads, days: ByConstant, columns: &mut Columns) {
        for (input, doses) in doses.iter().enumerate() {
            fade(doses, reads, [days[0]], |test, [[a], [b], [c]]| {
                columns.set(test, (0, input, 0), by_logarithm(*a, *b, *c, days[0]));
            });
        }
    }

    fn model(
        index: ResponseIndex,
        baseline: f64,
        gains: &[f64],
        days: ByConstant,
    ) -> Result<FitnessOnly, ResponseError> {
        FitnessOnly::new(baseline, ResponseComponent::of_inputs(gains.to_vec(), days[0])?, index)
    }
}

/// Fitness less fatigue.
#[derive(Debug, Clone)]
pub struct BanisterShape;

/// Days within which the time constant of fitness is looked for.
pub(crate) const FITNESS_RANGE: [f64; 2] = [5.0, 200.0];
const FITNESS_RANGE_IDS: [&str; 2] = ["response.fitness-days.least", "response.fitness-days.most"];
/// Days within which the time constant of fatigue is looked for.
pub(crate) const FATIGUE_RANGE: [f64; 2] = [1.0, 100.0];
const FATIGUE_RANGE_IDS: [&str; 2] = ["response.fatigue-days.least", "response.fatigue-days.most"];
/// Days within which the time constant of Calvert's build-up and of Busso's gain are looked for.
pub(crate) const SHORT_RANGE: [f64; 2] = [0.5, 30.0];
const SHORT_RANGE_IDS: [&str; 2] = ["response.short-days.least", "response.short-days.most"];

impl Shape for BanisterShape {
    type Model = BanisterResponse;

    const ID: &'static str = "banister";
    const CONSTANTS: &'static [&'static str] = &["tau1", "tau2"];
    const GAINS: &'static [&'static str] = &["k1", "k2"];
    const BLOCKS: &'static [usize] = &[0, 1];
    const RANGES: &'static [[f64; 2]] = &[FITNESS_RANGE, FATIGUE_RANGE];
    const RANGE_IDS: &'static [[&'static str; 2]] = &[FITNESS_RANGE_IDS, FATIGUE_RANGE_IDS];
    const SLOWER: &'static [[usize; 2]] = &[[0, 1]];
    const PLAIN: bool = true;

    fn fill(doses: &[Vec<f64>], reads: &Reads, days: ByConstant, columns: &mut Columns) {
        for (input, doses) in doses.iter().enumerate() {
            fade(doses, reads, [days[0], days[1]], |test, [a, b, c]| {
                columns.set(test, (0, input, 0), by_logarithm(a[0], b[0], c[0], days[0]));
                let taken = by_logarithm(a[1], b[1], c[1], days[1]).map(|x| -x);
                columns.set(test, (1, input, 1), taken);
            });
        }
    }

    fn model(
        index: ResponseIndex,
        baseline: f64,
        gains: &[f64],
        days: ByConstant,
    ) -> Result<BanisterResponse, ResponseError> {
        let [fitness, fatigue] = halves(gains, [days[0], days[1]])?;
        BanisterResponse::new(baseline, fitness, fatigue, index)
    }
}

/// Fitness that takes time to build, less fatigue.
#[derive(Debug, Clone)]
pub struct CalvertShape;

impl Shape for CalvertShape {
    type Model = CalvertResponse;

    const ID: &'static str = "calvert";
    const CONSTANTS: &'static [&'static str] = &["tau1", "tau2", "tau3"];
    const GAINS: &'static [&'static str] = &["k1", "k2"];
    const BLOCKS: &'static [usize] = &[0, 0, 1];
    const RANGES: &'static [[f64; 2]] = &[FITNESS_RANGE, SHORT_RANGE, FATIGUE_RANGE];
    const RANGE_IDS: &'static [[&'static str; 2]] =
        &[FITNESS_RANGE_IDS, SHORT_RANGE_IDS, FATIGUE_RANGE_IDS];
    const SLOWER: &'static [[usize; 2]] = &[[0, 1], [0, 2]];

    fn fill(doses: &[Vec<f64>], reads: &Reads, days: ByConstant, columns: &mut Columns) {
        for (input, doses) in doses.iter().enumerate() {
            fade(doses, reads, days, |test, [a, b, c]| {
                let [gain, building, taken] =
                    [0, 1, 2].map(|i: usize| by_logarithm(a[i], b[i], c[i], days[i]));
                columns.set(test, (0, input, 0), [gain[0] - building[0], gain[1], gain[2]]);
                columns.set_derivatives(test, (input, 1), [-building[1], -building[2]]);
                columns.set(test, (1, input, 2), taken.map(|x| -x));
            });
        }
    }

    fn model(
        index: ResponseIndex,
        baseline: f64,
        gains: &[f64],
        days: ByConstant,
    ) -> Result<CalvertResponse, ResponseError> {
        let [fitness, fatigue] = halves(gains, [days[0], days[2]])?;
        CalvertResponse::new(baseline, fitness, days[1], fatigue, index)
    }
}

/// Fitness less a fatigue whose gain grows with the doses before.
#[derive(Debug, Clone)]
pub struct BussoShape;

impl Shape for BussoShape {
    type Model = BussoResponse;

    const ID: &'static str = "busso";
    const CONSTANTS: &'static [&'static str] = &["tau1", "tau2", "tau3"];
    const GAINS: &'static [&'static str] = &["k1", "k3"];
    const BLOCKS: &'static [usize] = &[0, 1, 1];
    const RANGES: &'static [[f64; 2]] = &[FITNESS_RANGE, FATIGUE_RANGE, SHORT_RANGE];
    const RANGE_IDS: &'static [[&'static str; 2]] =
        &[FITNESS_RANGE_IDS, FATIGUE_RANGE_IDS, SHORT_RANGE_IDS];
    const SLOWER: &'static [[usize; 2]] = &[[0, 1]];

    fn fill(doses: &[Vec<f64>], reads: &Reads, days: ByConstant, columns: &mut Columns) {
        for (input, doses) in doses.iter().enumerate() {
            fade(doses, reads, [days[0]], |test, [[a], [b], [c]]| {
                columns.set(test, (0, input, 0), by_logarithm(*a, *b, *c, days[0]));
            });
            fade_of_fading(doses, reads, [days[1], days[2]], |test, sums| {
                let [a, b, c] = sums[0];
                columns.set(test, (1, input, 1), by_logarithm(a, b, c, days[1]).map(|x| -x));
                columns.set_derivatives(test, (input, 2), [-sums[1][0], -sums[2][0]]);
                columns.set_mixed(test, (1, 2), input, -sums[1][1] / days[1]);
            });
        }
    }

    fn model(
        index: ResponseIndex,
        baseline: f64,
        gains: &[f64],
        days: ByConstant,
    ) -> Result<BussoResponse, ResponseError> {
        let [fitness, fatigue] = halves(gains, [days[0], days[1]])?;
        BussoResponse::new(baseline, fitness, fatigue, days[2], index)
    }
}

/// Fading sums of doses that are weighted by their own fading sums. First index: derivative of the weight
/// by the logarithm of its time constant; second: power of `D`.
fn fade_of_fading(
    doses: &[f64],
    reads: &Reads,
    [days, weight_days]: [f64; 2],
    mut put: impl FnMut(usize, &[[f64; 3]; MOST_CONSTANTS]),
) {
    let daily = [(-1.0 / days).exp()];
    let weight_daily = [(-1.0 / weight_days).exp()];
    let mut recent = [[0.0]; 3];
    let mut sums = [[[0.0]; 3]; 3];
    let mut from = 0;
    let flat = |sums: [[[f64; 1]; 3]; 3]| sums.map(|sums| sums.map(|[sum]| sum));
    for (test, &until) in reads.until.iter().enumerate() {
        for &dose in doses.get(from..until).unwrap_or_default() {
            pass(&mut recent, &weight_daily);
            recent[0][0] += dose;
            let [[a], [b], [c]] = recent;
            let weights = by_logarithm(a, b, c, weight_days);
            for (sums, weight) in sums.iter_mut().zip(weights) {
                pass(sums, &daily);
                sums[0][0] += weight * dose;
            }
        }
        from = until.max(from);
        let mut read = sums;
        if reads.night {
            for sums in &mut read {
                pass(sums, &daily);
            }
        }
        put(test, &flat(read));
    }
}

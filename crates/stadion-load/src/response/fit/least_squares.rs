//! Fits of the models whose performance is linear in baseline and gains.

use core::marker::PhantomData;

use stadion_types::{ConstantRange, ConstantSlots, Estimate, Evidence, TakesConstants};

use super::columns::{ByConstant, MOST_CONSTANTS, MOST_INPUTS};
use super::descent::Found;
use super::error::ResponseFitError;
use super::profile::{Asked, Profiled, profile};
use super::result::{FitResponse, FittedParameter, ResponseFit, checked_level};
use super::shape::{BanisterShape, BussoShape, CalvertShape, FitnessShape, Shape};
use super::solver::Solver;
use super::space::Space;
use super::spread::nearby;
use super::time_constant::{TimeConstant, positive};
use super::verdict::{VerdictLimits, verdict};
use crate::response::{ResponseData, ResponseIndex};
use crate::sources::VENZON;

/// Time constants that are closer than by this factor are not told apart.
pub(crate) const APART: f64 = 1.01;
/// Probability that the interval of a constant holds it.
pub(crate) const LEVEL: f64 = 0.9;
/// Its name.
pub(crate) const LEVEL_ID: &str = "response.level";
/// Below this factor time constants could not be told apart numerically.
const LEAST_APART: f64 = 1.001;

/// Least squares over every constant of a response model.
///
/// # Model
///
/// Baseline and gains enter linearly, so for given time constants they follow at once, gains at 0 or
/// above (variable projection). What is searched for are the logarithms of the time constants alone:
/// first over a grid of the whole range, then by Newton's iteration with exact first and second
/// derivatives, within the ranges and with the slower constant above the faster one. There is no start
/// value to choose.
///
/// Intervals are by profile likelihood: a constant is held at a value, all others are fitted anew, and the
/// interval holds the values with which `SSE ≤ SSE₀·(1 + t²/ν)`; `t` is Student's quantile of `ν` spare
/// tests. Where it reaches the end of what was searched it is open. A prior on the logarithm of a time
/// constant joins the likelihood, with the variance of a test at its best.
///
/// # Limits
///
/// The scatter of tests is taken to be independent and equal. One athlete's tests often cannot tell the
/// constants; [`ResponseFit::identifiable`] says so, with findings.
///
/// # Examples
///
/// ```
/// use stadion_load::{BanisterFit, BanisterResponse, Doses, FitResponse, PerformanceTest};
/// use stadion_load::{ResponseComponent, ResponseData, ResponseIndex, ResponseModel};
///
/// let index = ResponseIndex::NextDay;
/// let fitness = ResponseComponent::new(0.08, 45.0)?;
/// let truth = BanisterResponse::new(250.0, fitness, ResponseComponent::new(0.14, 11.0)?, index)?;
/// let doses = Doses::single((0..240_u32).map(|d| f64::from(d * d * 37 % 101)).collect())?;
/// let run = truth.forward(&doses)?;
/// let tests = (20..240).step_by(9).map(|day| PerformanceTest { day, performance: run[day] });
/// let fit = BanisterFit::new(index).fit(&ResponseData::new(doses, tests.collect())?)?;
/// let tau1 = fit.parameter("tau1").ok_or("no such constant")?.value;
/// assert!((tau1 - 45.0).abs() < 1e-3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Golub & Pereyra (1973), *SIAM J Numer Anal* 10(2):413-432, doi:10.1137/0710036, for variable
/// projection; Venzon & Moolgavkar (1988), *Appl Stat* 37(1):87-94, doi:10.2307/2347496, for the
/// intervals.
#[derive(Debug, Clone)]
pub struct LeastSquares<S> {
    index: ResponseIndex,
    constants: Vec<TimeConstant>,
    apart: f64,
    most_gain: Option<f64>,
    level: f64,
    limits: VerdictLimits,
    shape: PhantomData<S>,
}

/// The fit of [`BanisterResponse`](crate::BanisterResponse): `p0`, `k1`, `k2`, `tau1`, `tau2`.
pub type BanisterFit = LeastSquares<BanisterShape>;
/// The fit of [`CalvertResponse`](crate::CalvertResponse): `tau2` is the time to build fitness, `tau3` that of fatigue.
pub type CalvertFit = LeastSquares<CalvertShape>;
/// The fit of [`BussoResponse`](crate::BussoResponse): `k3` and `tau3` belong to the gain of fatigue.
pub type BussoFit = LeastSquares<BussoShape>;
/// The fit of [`FitnessOnly`](crate::FitnessOnly).
pub type FitnessFit = LeastSquares<FitnessShape>;

/// The constants that fit best, without intervals or verdict.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ResponseOptimum<M> {
    /// The model.
    pub model: M,
    /// Sum of the squares of what it leaves.
    pub sse: f64,
}

impl<S: Shape> Default for LeastSquares<S> {
    fn default() -> Self {
        Self::new(ResponseIndex::default())
    }
}

/// A range that was set by the caller stays; the usual ones take a user's ends.
impl<S: Shape> TakesConstants for LeastSquares<S> {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let usual = S::RANGES.iter().zip(S::RANGE_IDS);
        for (constant, (range, [least_id, most_id])) in self.constants.iter_mut().zip(usual) {
            if constant.range() != (range[0], range[1]) {
                continue;
            }
            let [mut least, mut most] = *range;
            slots.number(least_id, &mut least, ConstantRange::Positive);
            slots.number(most_id, &mut most, ConstantRange::Positive);
            let ids = [*least_id, *most_id];
            slots.together(least <= most, &ids, "the least days must be no more than the most");
            let held = constant.prior().is_none_or(|prior| (least..=most).contains(&prior.days));
            slots.together(held, &ids, "the range must hold the days of the prior");
            *constant = constant.with_range([least, most]);
        }
        let apart = ConstantRange::Between(LEAST_APART, f64::MAX);
        slots.number("response.apart", &mut self.apart, apart);
        slots.number(LEVEL_ID, &mut self.level, ConstantRange::Probability);
        self.limits.constants(slots);
    }
}

impl<S: Shape> LeastSquares<S> {
    /// A fit within the usual ranges.
    #[must_use]
    pub fn new(index: ResponseIndex) -> Self {
        let constants = S::RANGES.iter().map(|range| TimeConstant::known(*range)).collect();
        let shape = PhantomData;
        let limits = VerdictLimits::default();
        Self { index, constants, apart: APART, most_gain: None, level: LEVEL, limits, shape }
    }

    /// By which factor a slower time constant is to be above a faster one; 1.01 by default.
    ///
    /// # Errors
    ///
    /// [`ResponseFitError::Setting`] below 1.001, where the constants could not be told apart
    /// numerically.
    pub fn with_apart(mut self, factor: f64) -> Result<Self, ResponseFitError> {
        if !(factor >= LEAST_APART && factor.is_finite()) {
            let (what, accepted) =
                ("a factor between time constants", "a finite number from 1.001 on");
            return Err(ResponseFitError::Setting { what, value: factor, accepted });
        }
        self.apart = factor;
        Ok(self)
    }

    /// The most that a gain may be; none by default.
    ///
    /// # Errors
    ///
    /// [`ResponseFitError::Setting`] unless it is finite and above 0.
    pub fn with_most_gain(mut self, gain: f64) -> Result<Self, ResponseFitError> {
        self.most_gain = Some(positive("the most of a gain", gain)?);
        Ok(self)
    }

    /// The probability that an interval holds its constant; 0.9 by default.
    ///
    /// # Errors
    ///
    /// [`ResponseFitError::Setting`] outside 0 to 1.
    pub fn with_level(mut self, level: f64) -> Result<Self, ResponseFitError> {
        self.level = checked_level(level)?;
        Ok(self)
    }

    /// The probability that an interval holds its constant.
    #[must_use]
    pub const fn level(&self) -> f64 {
        self.level
    }

    /// From when on the fit is held not to tell its constants.
    #[must_use]
    pub const fn with_limits(mut self, limits: VerdictLimits) -> Self {
        self.limits = limits;
        self
    }

    /// Whether a day's own load counts for the performance of that day.
    #[must_use]
    pub const fn index(&self) -> ResponseIndex {
        self.index
    }

    /// Where each time constant is looked for, in the order of the names.
    #[must_use]
    pub fn constants(&self) -> &[TimeConstant] {
        &self.constants
    }

    fn with(mut self, constant: usize, range: TimeConstant) -> Self {
        self.constants[constant] = range;
        self
    }

    /// How many constants are estimated from doses of so many inputs.
    #[must_use]
    pub fn estimated(&self, inputs: usize) -> usize {
        let days = self.constants.iter().filter(|constant| !constant.is_fixed()).count();
        1 + S::GAINS.len() * inputs + days
    }

    /// The least sum of squares alone: what [`fit`](FitResponse::fit) does without its intervals.
    ///
    /// # Errors
    ///
    /// As [`FitResponse::fit`].
    pub fn optimum(
        &self,
        data: &ResponseData,
    ) -> Result<ResponseOptimum<S::Model>, ResponseFitError> {
        let mut solver = self.solver(data)?;
        let found = solver.best();
        let model = self.model(&found, data.doses().inputs())?;
        Ok(ResponseOptimum { model, sse: found.place.squares })
    }

    pub(super) fn solver(&self, data: &ResponseData) -> Result<Solver<S>, ResponseFitError> {
        let inputs = data.doses().inputs();
        if inputs > MOST_INPUTS {
            return Err(ResponseFitError::Inputs { got: inputs });
        }
        let (tests, parameters) = (data.tests().len(), self.estimated(inputs));
        if tests <= parameters {
            return Err(ResponseFitError::TooFewTests { tests, parameters });
        }
        self.has_loads(data)?;
        let ranges: Vec<[f64; 2]> = self
            .constants
            .iter()
            .map(|constant| [constant.range().0.ln(), constant.range().1.ln()])
            .collect();
        let space = Space::new(&ranges, S::SLOWER, self.apart.ln());
        for constant in 0..ranges.len() {
            let [lo, hi] = space.range(constant);
            if lo > hi {
                return Err(ResponseFitError::NoRoom { apart: self.apart });
            }
        }
        let mut priors = [None; MOST_CONSTANTS];
        for (prior, constant) in priors.iter_mut().zip(&self.constants) {
            *prior = constant.prior().map(|known| [known.days.ln(), known.log_sd]);
        }
        let most_gain = self.most_gain.unwrap_or(f64::INFINITY);
        Ok(Solver::new(data, self.index, space, priors, most_gain))
    }

    /// A gain cannot be told where no load of its input acts before the last test.
    fn has_loads(&self, data: &ResponseData) -> Result<(), ResponseFitError> {
        let own_day = usize::from(self.index == ResponseIndex::SameDay);
        let until = data.tests().last().map_or(0, |test| test.day + own_day);
        let none = |input: usize| {
            let of_it = |dose: &[f64]| dose.get(input).is_some_and(|dose| *dose > 0.0);
            !data.doses().iter().take(until).any(of_it)
        };
        match (0..data.doses().inputs()).find(|input| none(*input)) {
            Some(input) => Err(ResponseFitError::NoLoad { input: input + 1 }),
            None => Ok(()),
        }
    }

    pub(super) fn model(&self, found: &Found, inputs: usize) -> Result<S::Model, ResponseFitError> {
        let gains = &found.place.gains[..S::GAINS.len() * inputs];
        self.model_of(found.place.baseline, gains, &found.logarithms)
    }

    pub(super) fn model_of(
        &self,
        baseline: f64,
        gains: &[f64],
        logarithms: &ByConstant,
    ) -> Result<S::Model, ResponseFitError> {
        Ok(S::model(self.index, baseline, gains, logarithms.map(f64::exp))?)
    }

    /// Every constant by its name.
    pub(super) fn asked(inputs: usize) -> Vec<(String, Asked)> {
        let mut asked = vec![("p0".to_owned(), Asked::Baseline)];
        for (block, name) in S::GAINS.iter().enumerate() {
            for input in 0..inputs {
                let name =
                    if inputs == 1 { (*name).to_owned() } else { format!("{name}.{}", input + 1) };
                asked.push((name, Asked::Gain(block * inputs + input)));
            }
        }
        for (constant, name) in S::CONSTANTS.iter().enumerate() {
            asked.push(((*name).to_owned(), Asked::Constant(constant)));
        }
        asked
    }

    fn parameter(
        &self,
        name: String,
        asked: Asked,
        found: &Found,
        reach: &Profiled,
    ) -> FittedParameter {
        let value = asked.value(found);
        let estimate = |ends| Estimate::new(value, ends, self.level, Evidence::Measured, VENZON.id);
        let given = matches!(asked, Asked::Constant(i) if self.constants[i].is_fixed());
        let interval =
            if given { None } else { estimate((reach.lo.min(value), reach.hi.max(value))).ok() };
        FittedParameter {
            name: name.into(),
            value,
            interval,
            open_below: reach.open_below,
            open_above: reach.open_above,
        }
    }
}

impl<S: Shape> FitResponse for LeastSquares<S> {
    type Model = S::Model;

    fn id(&self) -> &'static str {
        S::ID
    }

    /// The best constants with their intervals and the verdict.
    ///
    /// # Errors
    ///
    /// [`ResponseFitError::TooFewTests`] unless there are more tests than constants,
    /// [`ResponseFitError::NoLoad`] where an input has no load that a test could show,
    /// [`ResponseFitError::Inputs`] for doses of more than four inputs, [`ResponseFitError::NoRoom`] for
    /// ranges that contradict one another.
    fn fit(&self, data: &ResponseData) -> Result<ResponseFit<S::Model>, ResponseFitError> {
        let inputs = data.doses().inputs();
        let mut solver = self.solver(data)?;
        let mut found = solver.best();
        let asked = Self::asked(inputs);
        let spare = data.tests().len() - self.estimated(inputs);
        let mut reaches = Vec::new();
        // A profile that finds a better place starts everything anew.
        for _ in 0..3 {
            let mut better = None;
            reaches.clear();
            for (_, asked) in &asked {
                let (reach, seen) = profile(&solver, &found, *asked, self.level, spare);
                reaches.push(reach);
                better = better.or(seen);
            }
            let Some(better) = better else { break };
            let again = solver.near(better);
            if again.place.value >= found.place.value {
                break;
            }
            found = again;
        }
        let mut fit = ResponseFit::new(self.model(&found, inputs)?, data, self.estimated(inputs))?;
        fit.parameters = asked
            .into_iter()
            .zip(&reaches)
            .map(|((name, asked), reach)| self.parameter(name, asked, &found, reach))
            .collect();
        fit.set_nearby(nearby(self, &mut solver, &found, spare));
        fit.findings =
            verdict(&self.limits, &mut solver, &found, data.tests().len(), &fit.parameters);
        fit.identifiable = fit.findings.is_empty();
        Ok(fit)
    }
}

impl BanisterFit {
    /// Where the time constant of fitness is looked for; from 5 to 200 days by default.
    #[must_use]
    pub fn with_fitness_days(self, range: TimeConstant) -> Self {
        self.with(0, range)
    }

    /// Where the time constant of fatigue is looked for; from 1 to 100 days by default.
    #[must_use]
    pub fn with_fatigue_days(self, range: TimeConstant) -> Self {
        self.with(1, range)
    }
}

impl CalvertFit {
    /// Where the time constant with which fitness fades is looked for; from 5 to 200 days by default.
    #[must_use]
    pub fn with_fitness_days(self, range: TimeConstant) -> Self {
        self.with(0, range)
    }

    /// Where the time constant with which fitness is built is looked for; from 0.5 to 30 days by
    /// default.
    #[must_use]
    pub fn with_build_days(self, range: TimeConstant) -> Self {
        self.with(1, range)
    }

    /// Where the time constant of fatigue is looked for; from 1 to 100 days by default.
    #[must_use]
    pub fn with_fatigue_days(self, range: TimeConstant) -> Self {
        self.with(2, range)
    }
}

impl BussoFit {
    /// Where the time constant of fitness is looked for; from 5 to 200 days by default.
    #[must_use]
    pub fn with_fitness_days(self, range: TimeConstant) -> Self {
        self.with(0, range)
    }

    /// Where the time constant of fatigue is looked for; from 1 to 100 days by default.
    #[must_use]
    pub fn with_fatigue_days(self, range: TimeConstant) -> Self {
        self.with(1, range)
    }

    /// Where the time constant of the gain of fatigue is looked for; from 0.5 to 30 days by default.
    #[must_use]
    pub fn with_gain_days(self, range: TimeConstant) -> Self {
        self.with(2, range)
    }
}

impl FitnessFit {
    /// Where the time constant is looked for; from 5 to 200 days by default.
    #[must_use]
    pub fn with_fitness_days(self, range: TimeConstant) -> Self {
        self.with(0, range)
    }
}

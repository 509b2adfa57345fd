//! Fatigue that a dose adds grows with the doses before it: Busso's variable dose-response.

use super::component::ResponseComponent;
use super::error::{ResponseError, above_0, finite};
use super::index::ResponseIndex;
use super::model::{Linearity, ResponseModel};

/// Fitness and fatigue in units of performance, and the doses that a next one meets.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct BussoState {
    /// What past doses still add.
    pub fitness: f64,
    /// What past doses still take.
    pub fatigue: f64,
    /// For each input the fading sum of its doses, in units of load.
    pub recent: Vec<f64>,
}

/// Busso's variable dose-response.
///
/// # Model
///
/// ```text
/// p(t)  = p0 + Σ k1·w(s)·exp(−(t−s)/τ1) − Σ k2(s)·w(s)·exp(−(t−s)/τ2)
/// k2(s) = k3 · Σ_{r≤s} w(r)·exp(−(s−r)/τ3)
/// ```
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | `p0` | performance without training | performance |
/// | `w` | dose of a day | load |
/// | `k1` | gain of fitness | performance / load |
/// | `k3` | how much one of load adds to the gain of fatigue | performance / load² |
/// | `τ1, τ2` | time constants of fitness and fatigue | days |
/// | `τ3` | time constant of what makes doses cost more | days |
///
/// The sums over `s` follow [`ResponseIndex`]; `k2` always counts the day's own dose. With several inputs
/// each has a `k2` of its own, and the terms are summed over the inputs. The gains of
/// [`fatigue`](Self::fatigue) are `k3`.
///
/// # Limits
///
/// Not linear: performance is an inverted U of the load. Six constants are more than most athletes' tests
/// can tell.
///
/// # Source
///
/// Busso (2003), *Med Sci Sports Exerc* 35(7):1188-1195, doi:10.1249/01.MSS.0000074465.13621.37.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Stored"))]
pub struct BussoResponse {
    baseline: f64,
    fitness: ResponseComponent,
    fatigue: ResponseComponent,
    gain_days: f64,
    #[cfg_attr(feature = "serde", serde(skip))]
    gain_daily: f64,
    index: ResponseIndex,
}

impl BussoResponse {
    /// A model with these constants: the gains of `fatigue` are `k3`, `gain_days` is `τ3`.
    ///
    /// # Errors
    ///
    /// [`ResponseError::Parameter`] for a baseline that is no finite number or a `τ3` that is not above
    /// 0; [`ResponseError::Inputs`] for components of different inputs.
    pub fn new(
        baseline: f64,
        fitness: ResponseComponent,
        fatigue: ResponseComponent,
        gain_days: f64,
        index: ResponseIndex,
    ) -> Result<Self, ResponseError> {
        fitness.agree(&fatigue)?;
        let baseline = finite("a baseline", baseline)?;
        let gain_days = above_0("a time constant of the gain of fatigue", gain_days)?;
        let gain_daily = (-1.0 / gain_days).exp();
        Ok(Self { baseline, fitness, fatigue, gain_days, gain_daily, index })
    }

    /// The performance without training.
    #[must_use]
    pub const fn baseline(&self) -> f64 {
        self.baseline
    }

    /// Gains and time constant of fitness.
    #[must_use]
    pub const fn fitness(&self) -> &ResponseComponent {
        &self.fitness
    }

    /// `k3` of each input and the time constant of fatigue.
    #[must_use]
    pub const fn fatigue(&self) -> &ResponseComponent {
        &self.fatigue
    }

    /// The time constant in days of the gain of fatigue.
    #[must_use]
    pub const fn gain_days(&self) -> f64 {
        self.gain_days
    }

    /// The gain of fatigue that an input's dose had or would have: `k2`.
    #[must_use]
    pub fn gain_of_fatigue(&self, state: &BussoState, input: usize) -> Option<f64> {
        Some(self.fatigue.gains().get(input)? * state.recent.get(input)?)
    }
}

impl ResponseModel for BussoResponse {
    type State = BussoState;

    fn id(&self) -> &'static str {
        "busso"
    }

    fn index(&self) -> ResponseIndex {
        self.index
    }

    fn linearity(&self) -> Linearity {
        Linearity::Nonlinear
    }

    fn inputs(&self) -> usize {
        self.fitness.inputs()
    }

    fn start(&self) -> BussoState {
        BussoState { fitness: 0.0, fatigue: 0.0, recent: vec![0.0; self.inputs()] }
    }

    fn night(&self, state: &mut BussoState) {
        state.fitness *= self.fitness.daily();
        state.fatigue *= self.fatigue.daily();
        for recent in &mut state.recent {
            *recent *= self.gain_daily;
        }
    }

    fn take(&self, state: &mut BussoState, dose: &[f64]) {
        state.fitness += self.fitness.of(dose);
        for ((recent, dose), k3) in state.recent.iter_mut().zip(dose).zip(self.fatigue.gains()) {
            *recent += dose;
            state.fatigue += k3 * *recent * dose;
        }
    }

    fn performance(&self, state: &BussoState) -> f64 {
        self.baseline + state.fitness - state.fatigue
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    baseline: f64,
    fitness: ResponseComponent,
    fatigue: ResponseComponent,
    gain_days: f64,
    index: ResponseIndex,
}

#[cfg(feature = "serde")]
impl TryFrom<Stored> for BussoResponse {
    type Error = ResponseError;

    fn try_from(s: Stored) -> Result<Self, ResponseError> {
        Self::new(s.baseline, s.fitness, s.fatigue, s.gain_days, s.index)
    }
}

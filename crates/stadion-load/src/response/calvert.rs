//! Fitness that takes time to build, less fatigue: Calvert's three components.

use super::component::ResponseComponent;
use super::error::{ResponseError, above_0, finite};
use super::index::ResponseIndex;
use super::model::{Linearity, ResponseModel};

/// The two parts of fitness, and fatigue, each in units of performance.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CalvertState {
    /// What past doses will add once they are built in.
    pub fitness: f64,
    /// How much of it is not built in yet.
    pub building: f64,
    /// What past doses still take.
    pub fatigue: f64,
}

/// Calvert's impulse response of three components.
///
/// # Model
///
/// ```text
/// p(t) = p0 + Σ k1·w(s)·[exp(−(t−s)/τ1) − exp(−(t−s)/τ2)] − Σ k2·w(s)·exp(−(t−s)/τ3)
/// ```
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | `p0` | performance without training | performance |
/// | `w` | dose of a day; with several inputs `k·w` is the sum over them | load |
/// | `k1, k2` | gains of fitness and fatigue | performance / load |
/// | `τ1, τ2` | with which fitness fades and with which it is built | days |
/// | `τ3` | with which fatigue fades | days |
///
/// A dose thus adds no fitness on its own day.
///
/// # Source
///
/// Calvert, Banister, Savage & Bach (1976), *IEEE Trans Syst Man Cybern* 6(2):94-102,
/// doi:10.1109/TSMC.1976.5409179.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Stored"))]
pub struct CalvertResponse {
    baseline: f64,
    fitness: ResponseComponent,
    build_days: f64,
    #[cfg_attr(feature = "serde", serde(skip))]
    build_daily: f64,
    fatigue: ResponseComponent,
    index: ResponseIndex,
}

impl CalvertResponse {
    /// A model with these constants; `build_days` is the time constant with which fitness is built.
    ///
    /// # Errors
    ///
    /// [`ResponseError::Parameter`] for a baseline that is no finite number, or for a time to build
    /// fitness that is not above 0 or not below the one with which it fades;
    /// [`ResponseError::Inputs`] for components of different inputs.
    pub fn new(
        baseline: f64,
        fitness: ResponseComponent,
        build_days: f64,
        fatigue: ResponseComponent,
        index: ResponseIndex,
    ) -> Result<Self, ResponseError> {
        fitness.agree(&fatigue)?;
        let what = "a time constant to build fitness";
        let build_days = above_0(what, build_days)?;
        if build_days >= fitness.days() {
            let accepted = "below the one with which fitness fades";
            return Err(ResponseError::Parameter { what, value: build_days, accepted });
        }
        let baseline = finite("a baseline", baseline)?;
        let build_daily = (-1.0 / build_days).exp();
        Ok(Self { baseline, fitness, build_days, build_daily, fatigue, index })
    }

    /// The performance without training.
    #[must_use]
    pub const fn baseline(&self) -> f64 {
        self.baseline
    }

    /// Gains of fitness and the time constant with which it fades.
    #[must_use]
    pub const fn fitness(&self) -> &ResponseComponent {
        &self.fitness
    }

    /// The time constant in days with which fitness is built.
    #[must_use]
    pub const fn build_days(&self) -> f64 {
        self.build_days
    }

    /// Gains and time constant of fatigue.
    #[must_use]
    pub const fn fatigue(&self) -> &ResponseComponent {
        &self.fatigue
    }
}

impl ResponseModel for CalvertResponse {
    type State = CalvertState;

    fn id(&self) -> &'static str {
        "calvert"
    }

    fn index(&self) -> ResponseIndex {
        self.index
    }

    fn linearity(&self) -> Linearity {
        Linearity::Linear
    }

    fn inputs(&self) -> usize {
        self.fitness.inputs()
    }

    fn start(&self) -> CalvertState {
        CalvertState::default()
    }

    fn night(&self, state: &mut CalvertState) {
        state.fitness *= self.fitness.daily();
        state.building *= self.build_daily;
        state.fatigue *= self.fatigue.daily();
    }

    fn take(&self, state: &mut CalvertState, dose: &[f64]) {
        let gained = self.fitness.of(dose);
        state.fitness += gained;
        state.building += gained;
        state.fatigue += self.fatigue.of(dose);
    }

    fn performance(&self, state: &CalvertState) -> f64 {
        self.baseline + (state.fitness - state.building) - state.fatigue
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    baseline: f64,
    fitness: ResponseComponent,
    build_days: f64,
    fatigue: ResponseComponent,
    index: ResponseIndex,
}

#[cfg(feature = "serde")]
impl TryFrom<Stored> for CalvertResponse {
    type Error = ResponseError;

    fn try_from(s: Stored) -> Result<Self, ResponseError> {
        Self::new(s.baseline, s.fitness, s.build_days, s.fatigue, s.index)
    }
}

//! One component: what training adds fades, and nothing is taken.

use super::component::ResponseComponent;
use super::error::{ResponseError, finite};
use super::index::ResponseIndex;
use super::model::{Linearity, ResponseModel};

/// Fitness in units of performance.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct FitnessState {
    /// What past doses still add.
    pub fitness: f64,
}

/// Fitness without fatigue: `p(t) = p0 + Σ k·w(s)·exp(−(t−s)/τ)`.
///
/// The model that fatigue has to beat: on several data sets a second component adds no predictive
/// ability.
///
/// # Source
///
/// The first half of [`BanisterResponse`](super::BanisterResponse).
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Stored"))]
pub struct FitnessOnly {
    baseline: f64,
    fitness: ResponseComponent,
    index: ResponseIndex,
}

impl FitnessOnly {
    /// A model with these constants.
    ///
    /// # Errors
    ///
    /// [`ResponseError::Parameter`] for a baseline that is no finite number.
    pub fn new(
        baseline: f64,
        fitness: ResponseComponent,
        index: ResponseIndex,
    ) -> Result<Self, ResponseError> {
        Ok(Self { baseline: finite("a baseline", baseline)?, fitness, index })
    }

    /// The performance without training.
    #[must_use]
    pub const fn baseline(&self) -> f64 {
        self.baseline
    }

    /// Gains and time constant.
    #[must_use]
    pub const fn fitness(&self) -> &ResponseComponent {
        &self.fitness
    }
}

impl ResponseModel for FitnessOnly {
    type State = FitnessState;

    fn id(&self) -> &'static str {
        "fitness-only"
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

    fn start(&self) -> FitnessState {
        FitnessState::default()
    }

    fn night(&self, state: &mut FitnessState) {
        state.fitness *= self.fitness.daily();
    }

    fn take(&self, state: &mut FitnessState, dose: &[f64]) {
        state.fitness += self.fitness.of(dose);
    }

    fn performance(&self, state: &FitnessState) -> f64 {
        self.baseline + state.fitness
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    baseline: f64,
    fitness: ResponseComponent,
    index: ResponseIndex,
}

#[cfg(feature = "serde")]
impl TryFrom<Stored> for FitnessOnly {
    type Error = ResponseError;

    fn try_from(stored: Stored) -> Result<Self, ResponseError> {
        Self::new(stored.baseline, stored.fitness, stored.index)
    }
}

//! The trait that every response model implements.

use super::doses::Doses;
use super::error::ResponseError;
use super::index::ResponseIndex;

/// Whether the response to doses is linear: twice the doses, twice the distance from the performance
/// without any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Linearity {
    /// Responses scale and add up.
    Linear,
    /// They do not.
    Nonlinear,
}

/// What doses of training do to performance, with every constant known: a simulation, no forecast. A
/// model whose constants were estimated from tests is what a fit gives.
///
/// An own model says what a night does, what a dose does, and what performance a state stands for. In
/// which order a day has these is told by [`index`](Self::index) alone and is done by
/// [`step`](Self::step), so no model can be off by a day.
///
/// Implementations are pure: nothing is read from the clock, the disk or the environment, and a copy of
/// a state is independent of it. The performance of a day depends on no later dose. Higher is better:
/// times are to be given as speeds.
///
/// ```
/// use stadion_load::{Doses, Linearity, ResponseIndex, ResponseModel};
///
/// /// Half of what was gained is lost every week.
/// struct HalfAWeek;
/// impl ResponseModel for HalfAWeek {
///     type State = f64;
///     fn id(&self) -> &'static str {
///         "half-a-week"
///     }
///     fn index(&self) -> ResponseIndex {
///         ResponseIndex::NextDay
///     }
///     fn linearity(&self) -> Linearity {
///         Linearity::Linear
///     }
///     fn start(&self) -> f64 {
///         0.0
///     }
///     fn night(&self, gained: &mut f64) {
///         *gained *= 0.5_f64.powf(1.0 / 7.0);
///     }
///     fn take(&self, gained: &mut f64, dose: &[f64]) {
///         *gained += 0.1 * dose[0];
///     }
///     fn performance(&self, gained: &f64) -> f64 {
///         200.0 + gained
///     }
/// }
///
/// let mut doses = vec![0.0; 8];
/// doses[0] = 100.0;
/// let run = HalfAWeek.forward(&Doses::single(doses)?)?;
/// assert_eq!(run[0], 200.0);
/// assert!((run[7] - 205.0).abs() < 1e-12);
/// # Ok::<(), stadion_load::ResponseError>(())
/// ```
pub trait ResponseModel {
    /// What the model keeps from day to day.
    type State: Clone;

    /// Identifier for files and logs; stable across releases.
    fn id(&self) -> &'static str;

    /// Whether a day's dose counts for the performance of that day.
    fn index(&self) -> ResponseIndex;

    /// Whether the response is linear in the doses; the laws of the test kit hold a model to it.
    fn linearity(&self) -> Linearity;

    /// How many numbers a dose has.
    fn inputs(&self) -> usize {
        1
    }

    /// The state before the first day.
    fn start(&self) -> Self::State;

    /// What the time from one day to the next does.
    fn night(&self, state: &mut Self::State);

    /// What a day's dose does; `dose` has [`inputs`](Self::inputs) numbers, each finite and from 0 on.
    fn take(&self, state: &mut Self::State, dose: &[f64]);

    /// The performance that a state stands for.
    fn performance(&self, state: &Self::State) -> f64;

    /// One day: the night before it, its dose, and the performance of the day by the
    /// [`index`](Self::index). After it the state is that of the evening.
    fn step(&self, state: &mut Self::State, dose: &[f64]) -> f64 {
        self.night(state);
        match self.index() {
            ResponseIndex::NextDay => {
                let performance = self.performance(state);
                self.take(state, dose);
                performance
            }
            ResponseIndex::SameDay => {
                self.take(state, dose);
                self.performance(state)
            }
        }
    }

    /// The performance of each day from the [`start`](Self::start) on: the fold of [`step`](Self::step).
    ///
    /// # Errors
    ///
    /// [`ResponseError::Inputs`] for doses of another number of inputs.
    fn forward(&self, doses: &Doses) -> Result<Vec<f64>, ResponseError> {
        let mut state = self.start();
        self.forward_from(&mut state, doses)
    }

    /// The same from a state on, which is left as of the evening of the last day.
    ///
    /// # Errors
    ///
    /// As [`forward`](Self::forward).
    fn forward_from(
        &self,
        state: &mut Self::State,
        doses: &Doses,
    ) -> Result<Vec<f64>, ResponseError> {
        if doses.inputs() != self.inputs() {
            return Err(ResponseError::Inputs { expected: self.inputs(), got: doses.inputs() });
        }
        Ok(doses.iter().map(|dose| self.step(state, dose)).collect())
    }
}

/// The object-safe face of [`ResponseModel`], for lists of models.
///
/// Implement [`ResponseModel`]; this trait then comes for free.
pub trait DynResponseModel {
    /// As [`ResponseModel::id`].
    fn model_id(&self) -> &'static str;

    /// As [`ResponseModel::index`].
    fn model_index(&self) -> ResponseIndex;

    /// As [`ResponseModel::forward`].
    ///
    /// # Errors
    ///
    /// As there.
    fn performances(&self, doses: &Doses) -> Result<Vec<f64>, ResponseError>;
}

impl<M: ResponseModel> DynResponseModel for M {
    fn model_id(&self) -> &'static str {
        self.id()
    }

    fn model_index(&self) -> ResponseIndex {
        self.index()
    }

    fn performances(&self, doses: &Doses) -> Result<Vec<f64>, ResponseError> {
        self.forward(doses)
    }
}

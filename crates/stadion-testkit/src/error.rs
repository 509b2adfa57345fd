//! Why a simulation refuses to run.

use stadion_load::{DailyLoadsError, ResponseError};
use stadion_types::RecordingError;

/// Why a simulation refuses to run.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SimulationError {
    /// A parameter lies outside what the model can work with.
    #[error("{name} of {value} is outside {min}..={max}")]
    Parameter {
        /// The parameter's path, such as `"athlete.tau_on_s"`.
        name: &'static str,
        /// Its value; may be NaN.
        value: f64,
        /// Smallest accepted value.
        min: f64,
        /// Largest accepted value.
        max: f64,
    },
    /// The plan has no leg, or lasts less than a second.
    #[error("a plan needs legs that last at least one second together")]
    EmptyPlan,
    /// A leg is measured in distance but the athlete stands still, or the leg takes no time.
    #[error("leg {leg} never ends or has no length: a distance needs a speed above 0")]
    Leg {
        /// Place of the leg in the plan.
        leg: usize,
    },
    /// The session is longer than the model keeps in memory.
    #[error("a session of {seconds} s is longer than the {max} s that are simulated at most")]
    TooLong {
        /// Length of the session, pauses included.
        seconds: f64,
        /// Longest accepted length.
        max: f64,
    },
    /// A pause begins outside the plan.
    #[error("pause {pause} at {at_s} s begins outside the plan of {plan_s} s")]
    Pause {
        /// Place of the pause in the list.
        pause: usize,
        /// Its beginning.
        at_s: f64,
        /// Length of the plan without pauses.
        plan_s: f64,
    },
    /// The samples make no recording.
    #[error(transparent)]
    Recording(#[from] RecordingError),
    /// The days make no series.
    #[error(transparent)]
    Days(#[from] DailyLoadsError),
    /// The model does not take the doses of a season.
    #[error(transparent)]
    Response(#[from] ResponseError),
}

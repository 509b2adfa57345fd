//! Blood lactate after exercise.

mod beneke_bateman;
mod constants;
mod curve;
mod fit;
mod freund_zouloumian;
mod student;

pub use beneke_bateman::BenekeBateman;
pub use constants::POST_EXERCISE_CONSTANTS;
pub use curve::{PostExerciseError, PostExercisePeak};
pub use fit::{BenekeBatemanFit, FreundZouloumianFit, PostExerciseFitError};
pub use freund_zouloumian::FreundZouloumian;
pub(crate) use student::student_quantile;

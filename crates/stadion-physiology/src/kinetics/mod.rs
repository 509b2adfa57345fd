//! Lactate over time: after exercise, and over a session.

mod belief;
mod body;
mod constants;
mod courses;
mod dynamics;
mod error;
mod forecast;
mod one_compartment;
mod plan;
mod post_exercise;
mod segment;
mod session_model;

pub use constants::KINETICS_CONSTANTS;
pub use error::SessionModelError;
pub use forecast::{Forecast, LactateBalance, Peak, SegmentEnd, TracePoint};
pub use one_compartment::{OneCompartmentSegment, one_compartment, periodic_limit};
pub(crate) use post_exercise::student_quantile;
pub use post_exercise::{
    BenekeBateman, BenekeBatemanFit, FreundZouloumian, FreundZouloumianFit,
    POST_EXERCISE_CONSTANTS, PostExerciseError, PostExerciseFitError, PostExercisePeak,
};
pub use segment::{Effort, Reading, Segment, SegmentKind};
pub use session_model::SessionModel;

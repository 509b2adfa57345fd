//! Lactate over time: after exercise, and over a session.

mod one_compartment;
mod post_exercise;

pub use one_compartment::{OneCompartmentSegment, one_compartment, periodic_limit};
pub use post_exercise::{
    BenekeBateman, BenekeBatemanFit, FreundZouloumian, FreundZouloumianFit,
    POST_EXERCISE_CONSTANTS, PostExerciseError, PostExerciseFitError, PostExercisePeak,
};

//! Why the session model gives no lactate.

use crate::lactate::ProfileError;

/// Why the session model gives no lactate.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SessionModelError {
    /// What is known of the athlete makes no curve.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// The oxygen that a watt costs is not known without the mass of the body.
    #[error("a model in watts needs mass_kg, which is not known")]
    MissingMass,
    /// The demand at the second threshold is hardly more than that of rest, or less.
    #[error(
        "the second threshold asks for {demand} ml/kg/min of oxygen above rest, less than {least}: \
         it is too low for a model of exercise"
    )]
    LowThreshold {
        /// The demand above rest.
        demand: f64,
        /// The least that is taken.
        least: f64,
    },
    /// The maximal oxygen uptake is nobody's who trains, or too low for the threshold: nobody's
    /// economy is so good.
    #[error("maximal oxygen uptake of {max} ml/kg/min is below {least} ml/kg/min")]
    OxygenUptake {
        /// What was given.
        max: f64,
        /// The least that is taken.
        least: f64,
    },
    /// The session is given in a unit in which the athlete's threshold is not known.
    #[error("this session needs {key}, which is not known")]
    Unit {
        /// Key of the missing value in an athlete's file.
        key: &'static str,
    },
    /// A session in watts has a segment in speed.
    #[error("segment {index} is given by speed in a session given by power")]
    Mixed {
        /// Index of the segment, from 0.
        index: usize,
    },
    /// No segments, or none that lasts.
    #[error("a session without duration has no lactate to forecast")]
    Empty,
    /// The session lasts more than two days.
    #[error("a session lasts at most two days")]
    TooLong,
    /// A refinement without readings.
    #[error("there are no readings to learn from")]
    NoReadings,
    /// The readings and the model admit no answer.
    #[error("the readings do not tell where the athlete's numbers lie")]
    Unidentified,
}

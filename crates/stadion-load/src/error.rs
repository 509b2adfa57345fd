//! Why a session could not be scored.

use stadion_physiology::{GradeSeriesError, PowerMeanError};
use stadion_types::Sport;

use crate::unit::InvalidLoad;

/// Why a model gave no load.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The session lacks a measurement that the model reads.
    #[error("{model} needs {what}, which this session lacks")]
    MissingInput {
        /// Identifier of the model.
        model: &'static str,
        /// The missing measurement.
        what: &'static str,
    },
    /// The athlete's profile lacks a value that the model reads.
    #[error("{model} needs the athlete's {key}")]
    MissingAthlete {
        /// Identifier of the model.
        model: &'static str,
        /// Name of the value in the athlete's file, such as `"heart_rate.resting_bpm"`.
        key: &'static str,
    },
    /// The athlete's profile names no sex, and the constants of the model differ by sex.
    #[error(
        "{model} has constants for women and for men, and the athlete's sex is not stated; \
         Runalyze's set has one for an unstated sex"
    )]
    SexNotStated {
        /// Identifier of the model.
        model: &'static str,
    },
    /// The athlete's resting heart rate is not below the maximal one.
    #[error("{model} needs a resting heart rate below the maximal one")]
    HeartRateRange {
        /// Identifier of the model.
        model: &'static str,
    },
    /// Two values of the athlete's profile are not in order.
    #[error("{model} needs the athlete's {lower} to be below {upper}")]
    AthleteOrder {
        /// Identifier of the model.
        model: &'static str,
        /// Name of the value that should be the lower one.
        lower: &'static str,
        /// Name of the other.
        upper: &'static str,
    },
    /// The session was rated on another scale than the one the model is defined for.
    #[error("{model} is defined for ratings from 0 to 10 (CR10); this one is on the scale 6 to 20")]
    RpeScale {
        /// Identifier of the model.
        model: &'static str,
    },
    /// The model is not made for this sport.
    #[error("{model} is for {needs}, and this session is {sport}")]
    Sport {
        /// Identifier of the model.
        model: &'static str,
        /// The sport that it is made for.
        needs: Sport,
        /// The sport of the session.
        sport: Sport,
    },
    /// The recorded series cannot be smoothed.
    #[error("{model}: {error}")]
    Series {
        /// Identifier of the model.
        model: &'static str,
        /// Why not.
        error: PowerMeanError,
    },
    /// The grades of the run are not known.
    #[error("{model}: {error}")]
    Grade {
        /// Identifier of the model.
        model: &'static str,
        /// Why not.
        error: GradeSeriesError,
    },
    /// The text leaves open how much it was.
    #[error("{model} needs {what} as one number, and the session gives a range")]
    Range {
        /// Identifier of the model.
        model: &'static str,
        /// What is a range.
        what: &'static str,
    },
    /// A setting of the model is no sensible number.
    #[error("{model}: the setting {setting} is out of range")]
    Setting {
        /// Identifier of the model.
        model: &'static str,
        /// Name of the setting.
        setting: &'static str,
    },
    /// The model cannot score an hour at threshold, so its loads cannot be put on the common scale.
    #[error("{model} cannot score an hour at threshold: {what} is not known")]
    ThresholdHour {
        /// Identifier of the model.
        model: &'static str,
        /// What the hour lacks.
        what: &'static str,
    },
    /// The formula gave a number that is no load.
    #[error(transparent)]
    Invalid(#[from] InvalidLoad),
}

impl LoadError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 13] = [
        "missing-input",
        "missing-athlete",
        "sex-not-stated",
        "heart-rate-range",
        "athlete-order",
        "rpe-scale",
        "other-sport",
        "bad-series",
        "no-grade",
        "range",
        "bad-setting",
        "no-threshold-hour",
        "invalid-load",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MissingInput { .. } => Self::CODES[0],
            Self::MissingAthlete { .. } => Self::CODES[1],
            Self::SexNotStated { .. } => Self::CODES[2],
            Self::HeartRateRange { .. } => Self::CODES[3],
            Self::AthleteOrder { .. } => Self::CODES[4],
            Self::RpeScale { .. } => Self::CODES[5],
            Self::Sport { .. } => Self::CODES[6],
            Self::Series { .. } => Self::CODES[7],
            Self::Grade { .. } => Self::CODES[8],
            Self::Range { .. } => Self::CODES[9],
            Self::Setting { .. } => Self::CODES[10],
            Self::ThresholdHour { .. } => Self::CODES[11],
            Self::Invalid(_) => Self::CODES[12],
        }
    }

    /// What is missing, where something is: a measurement in words, or the name of a value in the
    /// athlete's file.
    #[must_use]
    pub const fn lacks(&self) -> Option<&'static str> {
        match self {
            Self::MissingInput { what, .. } | Self::ThresholdHour { what, .. } => Some(what),
            Self::MissingAthlete { key, .. } => Some(key),
            Self::SexNotStated { .. } => Some("sex"),
            Self::Grade { error: GradeSeriesError::NoAltitude, .. } => Some("a recorded altitude"),
            Self::Grade { error: GradeSeriesError::NoDistance, .. } => Some("a recorded distance"),
            _ => None,
        }
    }
}

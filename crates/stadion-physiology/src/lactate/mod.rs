//! Lactate: step test, curve, thresholds with their uncertainty.

mod bands;
mod curve;
pub mod peers;
mod profile;
mod step_test;
mod threshold;
mod uncertainty;

pub use bands::{HERO_LACTATE, LACTATE_BANDS, LactateBand, SINGLE_LACTATE};
pub use curve::{Crossings, CurveError, CurveFit, LactateCurve};
pub use profile::{LactateProfile, ProfileError};
pub use step_test::{
    Baseline, IncompleteStage, IntensityUnit, Points, Stage, StepTest, StepTestError,
};
pub use threshold::{
    BaselineRule, DmaxChord, HeartRateRule, Interval, Method, ModifiedDmaxStart, Threshold,
    ThresholdRules, ThresholdStatus, ThresholdWarning, threshold, thresholds,
};

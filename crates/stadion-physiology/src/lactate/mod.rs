//! Lactate: step test, curve, thresholds with their uncertainty.

mod bands;
mod constants;
mod curve;
pub mod peers;
mod profile;
mod shift;
mod step_test;
mod threshold;
mod uncertainty;

pub use bands::{HERO_LACTATE, LACTATE_BANDS, LactateBand, SINGLE_LACTATE};
pub use constants::LACTATE_CONSTANTS;
pub use curve::{Crossings, Cubic, CurveError, CurveFit, LactateCurve, Polynomial, Quartic, Roots};
pub use profile::{LactateProfile, ProfileError};
pub use shift::{CurveShift, CurveShiftError};
pub use step_test::{
    Baseline, IncompleteStage, IntensityUnit, Points, Stage, StepTest, StepTestError,
};
pub use threshold::{
    BaldariStage, BaselineRule, Breakpoints, DickhuthStart, DmaxChord, HeartRateRule, Interval,
    Method, MethodError, ModifiedDmaxStart, SlopeRule, Threshold, ThresholdRules, ThresholdStatus,
    ThresholdWarning, heart_rate_at, lactate_turnpoints, log_log_breakpoint, one_breakpoint,
    threshold, thresholds, two_breakpoints,
};
pub use uncertainty::{
    Consensus, LT1_METHODS, LT2_METHODS, LeftOut, MeterError, Uncertainty, UncertaintyError,
};

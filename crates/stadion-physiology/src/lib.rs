//! The athlete's profile, heart rate, zones and drift, each number with its source.
//!
//! ```
//! use stadion_physiology::{AboveMax, Athlete};
//! use stadion_types::HeartRate;
//!
//! let athlete = Athlete::default()
//!     .with_resting_hr(HeartRate::from_bpm(45.0)?)
//!     .with_max_hr(HeartRate::from_bpm(195.0)?);
//! let range = athlete.heart_rate_range()?;
//! let fraction = range.reserve_fraction(HeartRate::from_bpm(165.0)?, AboveMax::Clamp);
//! assert!((fraction - 0.8).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! This crate knows no session and no calendar. Its numbers describe training and are no medical
//! advice.
//!
//! # Features
//!
//! - `serde`: every type's file form; reading goes through the checking constructors.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod athlete;
mod constants;
mod drift;
mod guidance;
mod heart_rate;
mod kinetics;
mod known;
mod lactate;
mod metabolism;
mod sources;
mod speed;
mod speed_reserve;
mod zones;

pub use athlete::{
    Athlete, AthleteError, Best, Event, HeartRateValues, MaximumValues, PlannedRace, Sex,
    ThresholdValues,
};
pub use constants::CONSTANTS;
pub use drift::{
    Drift, DriftAction, DriftInterval, DriftRep, DriftRule, DriftVerdict, LongerSessions, REASONS,
    UnknownSpeed,
};
pub use guidance::{
    Advice, AdviceAction, BandPlace, CurveShift, CurveShiftError, EndLactate, GUIDANCE_CONSTANTS,
    GUIDANCE_REASONS, GuidanceSettings, HeartRateCapError, RepDone, Situation, TargetBand,
    heart_rate_cap, next_rep,
};
pub use heart_rate::{AboveMax, HeartRateRange, HeartRateRangeError, fraction_of_max};
pub use kinetics::{
    Effort, Forecast, Peak, Reading, Segment, SegmentEnd, SegmentKind, SessionModel,
    SessionModelError, TracePoint,
};
pub use known::Known;
pub use lactate::{
    Baseline, BaselineRule, Crossings, CurveError, CurveFit, DmaxChord, HERO_LACTATE,
    HeartRateRule, IncompleteStage, IntensityUnit, Interval, LACTATE_BANDS, LactateBand,
    LactateCurve, LactateProfile, Method, ModifiedDmaxStart, Points, ProfileError, SINGLE_LACTATE,
    Stage, StepTest, StepTestError, Threshold, ThresholdRules, ThresholdStatus, ThresholdWarning,
    peers, threshold, thresholds,
};
pub use sources::SOURCES;
pub use speed::{BalanceError, BalanceParameters, BalanceRecovery, all_out_speeds};
pub use speed_reserve::{PredictedSpeed, SpeedBasis, SpeedReserve, SpeedReserveError};
pub use zones::{TimeInZones, TimeInZonesError, ZoneScheme, Zones};

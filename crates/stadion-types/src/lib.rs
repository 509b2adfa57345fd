//! The vocabulary of `stadion`: checked quantities, split times and paces, ranges, estimates, the
//! shapes of evidence, and what a device recorded.
//!
//! ```
//! use stadion_types::{Distance, HeartRate, PaceUnit, Speed, SplitTime};
//!
//! let split: SplitTime = "37.47".parse()?;
//! let speed = Speed::over(Distance::from_meters(300.0)?, split.duration())?;
//! let pace = speed.pace(PaceUnit::Per400m).ok_or("standing still")?;
//! assert_eq!(pace.to_string(), "49.96 /400m");
//! assert!(HeartRate::from_bpm(400.0).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! This crate knows no model, no athlete and no constant of physiology. A quantity's range is what
//! can be represented, not what is healthy or likely.
//!
//! # Features
//!
//! - `serde`: every type's file form; reading goes through the checking constructors.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod bounds;
mod error;
mod estimate;
mod finding;
mod import;
mod overrides;
mod pace;
mod quantity;
mod reading;
mod reason;
mod recording;
mod rpe;
#[cfg(feature = "serde")]
pub mod seconds;
mod source;
mod split_time;
mod sport;
mod step_test_warning;

pub use bounds::{Bounds, BoundsError};
pub use error::OutOfRange;
pub use estimate::{Estimate, EstimateError};
pub use finding::{Finding, Severity};
pub use import::{Import, ImportWarning};
pub use overrides::{
    ConstantError, ConstantOverrides, ConstantRange, ConstantSlots, FixedConstants, GivenConstant,
    OverriddenConstant, TakesConstants,
};
pub use pace::{Pace, PaceUnit};
pub use quantity::{
    Distance, Energy, HeartRate, Lactate, LactateRate, Mass, OxygenUptake, Power, Speed,
};
pub use reading::{LactateReading, LactateReadings, ReadingPlace, RefusedRow};
pub use reason::{Parameter, Reason, ReasonCode};
pub use recording::{
    BeatIntervals, Channel, Lap, LapIntensity, LapTrigger, Pause, PausedTime, Provenance,
    Recording, RecordingBuilder, RecordingError, Series, Validity,
};
pub use rpe::{Rpe, RpeScale};
pub use source::{Constant, Evidence, Source};
pub use split_time::{SplitTime, SplitTimeError};
pub use sport::Sport;
pub use step_test_warning::StepTestWarning;

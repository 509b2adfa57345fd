#![doc = include_str!("../README.md")]
//!
//! # A recording
//!
//! With the feature `formats` (Rust 1.93), the same document that `stadion review --json` prints:
#![cfg_attr(feature = "formats", doc = "```")]
#![cfg_attr(not(feature = "formats"), doc = "```ignore")]
//! use stadion::formats::{ReadOptions, read_athlete, read_path};
//! use stadion::review::{Context, review_import};
//!
//! # std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))?;
//! let athlete = read_athlete("docs/example/athlete.toml")?;
//! let import = read_path("docs/example/activities/2026-04-14-single.fit", &ReadOptions::default())?;
//! let review = review_import(&import, &Context::new(athlete)).ok_or("an empty file")?;
//! assert_eq!(review.reps.len(), 5);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A step test
//!
//! From a table to the thresholds, as `stadion lactate --json` prints them:
#![cfg_attr(feature = "formats", doc = "```")]
#![cfg_attr(not(feature = "formats"), doc = "```ignore")]
//! use stadion::formats::{FirstRow, read_step_test};
//! use stadion::review::{LactateOptions, lactate_report};
//!
//! # std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))?;
//! let path = "docs/example/lactate/2026-03-10-step-test.csv";
//! let import = read_step_test(path, FirstRow::default())?;
//! let report = lactate_report(&import.test, &LactateOptions::default());
//! let dmax = report.thresholds.iter().find(|t| t.method.to_string() == "dmax").ok_or("none")?;
//! assert!((18.0..20.0).contains(&dmax.intensity.ok_or(dmax.status.as_str())?));
//! assert!(dmax.interval.is_some());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![cfg_attr(docsrs, feature(doc_cfg))]

pub use chrono;
#[cfg(feature = "formats")]
#[doc(inline)]
pub use stadion_formats as formats;
#[doc(inline)]
pub use stadion_load as load;
#[doc(inline)]
pub use stadion_physiology as physiology;
#[doc(inline)]
pub use stadion_plan as plan;
#[doc(inline)]
pub use stadion_review as review;
#[doc(inline)]
pub use stadion_sessions as sessions;
#[doc(inline)]
pub use stadion_types as types;

/// The names that most programs need; import with `use stadion::prelude::*`.
pub mod prelude {
    #[doc(no_inline)]
    pub use crate::load::{
        BanisterTrimp, Done, FitResponse, Ledger, LoadModel, ResponseModel, SessionRpe,
    };
    #[doc(no_inline)]
    pub use crate::physiology::{
        Athlete, BalanceGapRule, CriticalPower, CriticalSettings, CriticalSpeed, IntensityUnit,
        MeanMaxCurve, MeanMaxSettings, Method, OxygenCost, PaceRules, PowerBalance, Sex,
        SpeedBalance, Stage, StepTest, ThresholdRules, TrainingPaces, TrialOrigin, Uncertainty,
        Vdot, ZoneScheme, Zones,
    };
    #[doc(no_inline)]
    pub use crate::plan::{Monitor, Plan, PlanRequest, TrainingMethod};
    #[doc(no_inline)]
    pub use crate::review::{Context, LactateOptions, judge_text, lactate_report, review};
    #[doc(no_inline)]
    pub use crate::sessions::{Class, Execution, Session};
    #[doc(no_inline)]
    pub use crate::types::{
        Bounds, Channel, Distance, Energy, HeartRate, Lactate, PaceUnit, Power, Recording, Speed,
        SplitTime,
    };
}

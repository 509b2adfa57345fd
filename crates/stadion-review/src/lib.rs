//! From a recording or a coach's text to one document: what it was, what it cost, when the athlete is ready
//! again, and why.
//!
//! ```
//! use stadion_review::{Context, judge_text};
//!
//! let review = judge_text("5 x 2km\nRecovery: 60\" jog\nTarget: half-marathon pace", &Context::default());
//! assert_eq!(review.totals.distance_m.and_then(|d| d.exact()), Some(10_000.0));
//! assert_eq!(review.totals.rest_s.and_then(|r| r.exact()), Some(240.0));
//! ```
//!
//! The documents' serde form **is** the JSON of the program `stadion`: field names end in their unit, what
//! is not known is `null`, and every document carries [`SCHEMA_VERSION`].
//!
//! This crate reads no file and no clock. Its documents describe training and are no medical advice.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod best;
mod classes;
mod compare;
mod context;
mod decoupling;
mod faults;
mod forecast;
mod history;
mod identifiers;
mod judging;
mod lactate_report;
mod load_choice;
mod load_trend;
mod loads;
mod paces;
mod plan;
mod plan_document;
mod reading;
mod reason_sources;
mod recording_review;
mod recovery;
mod registry;
mod respond;
mod session_review;
mod summary;

/// Version of the documents' form. It grows when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;

pub use best::MeanMaxDocument;
pub use classes::ClassDocument;
pub use compare::{ComparedSession, ComparisonDocument, compare_texts};
pub use context::{Context, When};
pub use decoupling::DecouplingDocument;
pub use forecast::{
    BandDocument, ForecastDocument, ForecastError, ForecastRep, ForecastVerdict, NextRepDocument,
    PeakDocument, forecast,
};
pub use history::{
    AftermathDocument, BaseDocument, BestDocument, BestOfKind, BestTimeDocument, HistoryDocument,
    LeftOut, MedianDocument, NoveltyDocument, PastDocument, PastReview, PlateauDocument,
    RoutineDocument, TestDocument, TwentyEightDays, history_of, with_history,
};
pub use identifiers::{Identifiers, identifiers};
pub use lactate_report::{
    ConsensusDocument, FitDocument, FitStatus, LactateOptions, LactateReport, LactateZone,
    LactaterReport, LactaterThreshold, lactate_report, lactater_report, likely_sport,
};
pub use load_choice::{LOAD_ORDER, LoadChoiceDocument, LoadEstimateDocument, LoadPreferences};
pub use load_trend::{
    AcuteChronicDocument, LoadConventions, LoadDayDocument, LoadDocument, LoadTrendError,
    LoadTrends, UndefinedNumber, UnknownNumber, load_trend, load_trend_and_plan,
};
pub use loads::{LoadMissing, LoadSettings, OwnLoadModels};
pub use paces::{
    PaceDocument, PacesDocument, PacesError, PacesInput, Race, RaceDocument, RaceTextError,
    ZoneRow, ZoneTable, paces,
};
pub use plan_document::{DayLoadDocument, PlanDayDocument, PlanDocument, plan_document};
pub use reading::{
    AmbiguityNote, ErrorNote, TextReading, TotalsDocument, UnknownNote, read_text, text_reading,
};
pub use reason_sources::reason_source;
pub use recording_review::{
    FileDocument, OtherActivity, RepDocument, Review, WarningDocument, ZoneDocument, ZonesDocument,
    review, review_import,
};
pub use recovery::RecoveryDocument;
pub use registry::{
    constant_overrides, constants, fixed_constants, overridable_settings, reasons, sources,
};
pub use respond::{
    RespondDocument, RespondError, RespondInterval, RespondModel, RespondOptions, RespondRules,
    RespondSkill, respond,
};
pub use session_review::{DoneDocument, SessionReview, SplitDocument, StepDocument, judge_text};
pub use summary::{Summary, summary};

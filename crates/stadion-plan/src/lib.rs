//! What comes next: training methods as data, the loop of 28 days, gates that no plan passes by, adaptation
//! after each session, and what a plan does to form.
//!
//! A plan describes what a method asks for; it is no medical advice.
//!
//! # Features
//!
//! - `serde`: every type's file form; reading goes through the checking constructors.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod method;
mod monitor;
mod plan;
mod projection;

pub use method::{
    AfterRaceRule, BreakthroughRule, CycleDay, Deload, EasyBeforeReady, EasyRules, Gates,
    GoalTaper, GrowthFrom, LongRunRules, Lt2Cap, METHOD_CONSTANTS, METHOD_SOURCES, MethodError,
    MethodProblem, PaceAnchor, Prescription, Progression, QualityRules, SessionTemplate,
    TemplateRole, Tolerance, TrainingMethod, WorkSet,
};
pub use monitor::{
    Adaptation, BreakthroughProposal, BreakthroughSigns, BreakthroughVerdict, DayWithout,
    FeelingChannels, MONITOR_CONSTANTS, MONITOR_REASONS, MONITOR_SOURCES, Monitor, MonitorAction,
    MonitorChannel, MonitorCurve, MonitorCurveError, MonitorError, MonitorSettings,
    MonitorSettingsError, MonitorSign, MonitorState, SessionSigns, SignDirection, Thinning,
    ThinningSettings,
};
pub use plan::{
    AvailableDay, DayKind, ExpectedLoad, Habits, PLAN_REASONS, Plan, PlanError, PlanRace,
    PlanRequest, PlannedDay, PlannedSession, PlannedWeek, Targets, Thinned, TrainingPause, plan,
};
pub use projection::{
    Band, DayReadiness, NoLoadForForm, PROJECTION_REASONS, PlanComparison, PlanSums, ProjectedDay,
    Projection, ProjectionError, load_for_form_on,
};

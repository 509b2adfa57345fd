//! Workouts as coaches write them: read, resolved, matched with splits and recordings, classified, judged
//! ([`when_to_stop`], [`on_target`]), and held against the athlete's own [`History`].
//!
//! ```text
//! text --parse--> Session (tree, rules, results) --steps--> Step list --> Totals, Splits, Patterns
//! ```
//!
//! A text that has two readings gives both, with the one that was taken and why; what was not
//! understood is said to be so. These are training models and no medical advice.
//!
//! # Features
//!
//! `serde`: file forms of all types.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "serde")]
mod bounds_in_seconds;
mod execution;
mod history;
mod intervals_icu;
mod judges;
mod lexicon;
mod notation;
mod overridable;
mod parts;
mod places;
mod resolve;
mod results;
mod segments;
mod session;
mod span;
mod step;
mod structured;
mod taxonomy;
mod totals;
mod tree;

pub use execution::{Detection, Execution, MAX_GAP, Moving, RepDone, RepEvidence, RestDone};
pub use history::{
    Aftermath, Base, BaseCriteria, BaseError, Best, Circumstances, Dimension, EasierAfter,
    HISTORY_CONSTANTS, HISTORY_REASONS, History, HistoryCriteria, HistoryError, Judged, Kind, Mark,
    Novelty, NoveltyCriteria, NoveltyVerdict, Origin, PastSession, Plateau, PlateauCriteria,
    PlateauError, Precondition, RestTime, Routine, RoutineCriteria, Sizes, Standing, SteadyEffort,
    Summary, TestResult, Trend, plateau,
};
pub use intervals_icu::{IntervalsIcuOptions, parse_intervals_icu};
pub use judges::{
    AfterRace, Again, AgainCriteria, AgainError, AgainVerdict, AimCriteria, AimedRep, Answers,
    BandBasis, BandCriteria, BandSigns, BuildUp, BuildUpWay, Exposure, ExposureCriteria,
    ExposureError, FullRecovery, FullRecoveryCriteria, GapTaken, HardDays, HardDaysCriteria,
    HardDaysError, HeartAndPace, HeartCap, HeartCriteria, HeartRules, JUDGE_CONSTANTS,
    JUDGE_REASONS, JudgeCriteria, OnTarget, Progress, ProgressCriteria, ProgressError, ProgressWay,
    RaceBefore, RaceEnd, Reserve, ReserveCriteria, ReserveSigns, ReserveVerdict, RestBeside,
    RestTaken, RestTakenCriteria, RestTakenError, Season, SeasonCriteria, SplitAim, SplitCriteria,
    SplitVerdict, Stop, StopCriteria, StopRule, SubThreshold, TimedReps, again, exposure_build_up,
    full_recovery_finding, hard_days, heart_rules, last_against_rest, mean_rest, on_target,
    on_target_timed, pace_fade, progress, race_before, race_exposure, rest_taken, season_finding,
    split_verdicts, sub_threshold, when_to_stop, when_to_stop_recorded,
};
pub use lexicon::{Lexicon, LexiconError, Meaning};
pub use notation::{
    Ambiguity, DECLARED_LABELS, Dialect, NotationError, NotationErrorKind, NotationOptions, Parsed,
    Unknown, parse, parse_with_totals,
};
pub use overridable::{FIXED_CONSTANTS, overridable_settings};
pub use parts::{SessionError, SessionParts};
pub use results::{Done, NOTATION_CONSTANTS, PaceRemark, Pattern, PatternKind, Split, SplitRow};
pub use segments::{
    RepSegment, SEGMENT_CONSTANTS, SEGMENT_REASONS, SegmentsError, SessionSegments, SpeedOrigin,
    segments,
};
pub use session::{Declared, Line, LineKind, PlanLine, Session, TargetRule};
pub use span::Span;
pub use step::{Step, StepKind, Turn};
pub use structured::{StepLength, StepRole, StructuredItem, StructuredStep, StructuredWorkout};
pub use taxonomy::{
    Basis, CLASS_GUIDE, CONSTANTS, Class, ClassGuide, Classification, Classified, Criteria,
    EnduranceCriteria, Facts, FastCriteria, HeroCriteria, NAMED_LABELS, REASONS, RepFact,
    RestClass, RestCriteria, RestFact, Rests, Running, SOURCES, Shape, Signs, SprinterCriteria,
    TerrainCriteria, ThresholdCriteria, ToldBy, classify,
};
pub use totals::Totals;
pub use tree::{
    Activity, Amount, Block, DistanceUnit, Effort, Joint, Mode, PercentOf, Relation, Rep,
    RestAmount, RestRule, Scope, Seconds, Section, Target, Work,
};

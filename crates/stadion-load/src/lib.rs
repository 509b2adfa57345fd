//! What a session cost and what that does: load models, the ledger of days and its trends, recovery by system
//! of the body, response models with their fits and back-tests, tapers, and readiness in the morning.
//!
//! ```
//! use std::time::Duration;
//! use stadion_load::{Done, Groundwork, LoadModel, SessionRpe, SessionSize, recovery};
//! use stadion_physiology::Athlete;
//! use stadion_sessions::Class;
//! use stadion_types::{Rpe, Sport};
//!
//! let done = Done::new(Sport::Running, Duration::from_secs(3600)).with_rpe(Rpe::from_cr10(5.0)?);
//! assert_eq!(SessionRpe::default().load(&Athlete::default(), &done)?.amount(), 300.0);
//!
//! let size = SessionSize::default().with_duration(done.duration);
//! let ready = recovery(&[Class::Single], &size, Groundwork::Laid)?.recovery;
//! assert_eq!(ready.overall().max_h(), 36.0);
//! assert_eq!(ready.stated()[0].hours.max_h(), 24.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Loads of two models stand on two scales and never add up. A day of which nothing is known is no
//! day of rest, and no load is 0 because it could not be computed. The numbers describe training
//! and are no medical advice.
//!
//! # Features
//!
//! - `serde`: every type's file form; reading goes through the checking constructors.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod calibrated;
mod choice;
mod constants;
mod error;
mod estimated;
mod joined;
mod lactate_dose;
mod ledger;
mod local_day;
mod methods;
mod model;
mod model_constants;
mod overridable;
mod readiness;
mod recovery;
mod response;
mod session_rpe;
mod sources;
mod strength;
mod stress;
mod threshold_hour;
mod trends;
mod trimp;
mod unit;
mod zones;

pub use calibrated::{Calibrated, NormalisedTrimp};
pub use choice::{LoadChoice, LoadOrder, MixedScales, PassedOver};
pub use constants::{COMPLETE_COVERAGE, CONSTANTS, REASONS};
pub use error::LoadError;
pub use estimated::{EstimateBasis, EstimateRefusal, EstimatedLoad, LoadEstimator, PastLoad};
pub use lactate_dose::{LactateBaseline, LactateChannel, LactateDose};
pub use ledger::{
    DatedSession, DayState, Ledger, LedgerError, LedgerSession, MergeConflict, MergeError,
    MergeSide, Sports,
};
pub use local_day::{LocalDay, LocalTime, OffsetSource};
pub use methods::METHODS;
pub use model::{Done, DynLoadModel, LoadModel};
pub use model_constants::{MODEL_CONSTANTS, MODEL_REASONS};
pub use overridable::{FIXED_CONSTANTS, overridable_settings};
pub use readiness::{
    Answer, AnswerError, Artefact, ArtefactCounts, ArtefactNumbers, ArtefactRule, BeatVariability,
    Correction, JudgedValue, Morning, Mornings, Question, READINESS_CONSTANTS, ReadinessDay,
    ReadinessError, ReadinessMonitor, ReadinessSettings, ReadinessSign, ReadinessState, Rmssd,
    RmssdError, RrError, RrSettings, SignReadiness, SmallestChange,
};
pub use recovery::{
    BodySystem, Condition, Fit, FitAssessment, Groundwork, Hours, HoursError, NotStated,
    ObservationError, ObservedAgainst, OwnRange, OwnRecovery, OwnSettings, RECOVERY_TABLE,
    ReadySpan, Recovery, RecoveryAssessment, RecoveryCell, RecoveryConditions, RecoveryError,
    RecoveryKinetics, RecoveryNumbers, RecoveryObservation, RecoveryRow, RecoverySign,
    RecoveryState, RecoveryTimeline, ResidualLimit, ResidualLimitError, RowSize, STATED_RECOVERY,
    Seen, SessionSize, Stated, StatedRecovery, Stimulus, SystemFit, SystemRecovery, TimedRecovery,
    TrainingState, recovery, recovery_with,
};
pub use response::{
    BackTest, BackTestCalibration, BackTestRefusal, BackTestSkill, BackTestSummary, BackTestedDay,
    BanisterFit, BanisterResponse, BanisterState, BootstrapKind, BootstrappedParameter, BussoFit,
    BussoResponse, BussoState, CalvertFit, CalvertResponse, CalvertState, ConstantPerformance,
    DaysPrior, Doses, DynFitResponse, DynResponseModel, FitResponse, FitnessFit, FitnessOnly,
    FitnessState, FittedParameter, FittedResponse, ForecastCounts, InformationCriteria, LastFit,
    LastPerformance, LeastSquares, Linearity, MeanFit, PerPot, PerPotBelowZero, PerPotSettings,
    PerPotState, PerformanceTest, PooledBackTest, RankedResponse, RefusedTests, ResponseBootstrap,
    ResponseComparison, ResponseComponent, ResponseData, ResponseError, ResponseFit,
    ResponseFitError, ResponseIndex, ResponseModel, ResponseOptimum, TimeConstant, UnknownDoses,
    VerdictLimits, WalkForward,
};
pub use session_rpe::{SessionRpe, SessionTime};
pub use sources::SOURCES;
pub use strength::{OfRange, StrengthTonnage, StrengthVolume, StrengthWork};
pub use stress::{
    DanielsBasis, DanielsPoints, Govss, GovssNumbers, PowerSmoothing, PowerStress, RunStress,
    RunTerrain, SharedGrades, SwimScore, govss_power, swim_power,
};
pub use trends::{
    AcuteChronic, AcuteChronicMethod, AgainstTrials, DailyLoads, DailyLoadsError, DayLoad,
    DistanceBand, DistanceBands, DistanceRatio, DistributionKind, FormBand, FormModel, FormPoint,
    FormSettings, FormState, FormTiming, FormTrend, IntensityDistribution, IntensityRules,
    LedgerTrend, LedgerTrendError, LoadBand, LoadEntry, LoadRatio, Monotony, MonotonySettings,
    MonotonyUndefined, NoAnswer, NoDistanceRatio, NoDistribution, NoRamp, Ramp, RampRule,
    RatioUndefined, SdKind, Seed, Shares, Smoothing, SquadError, SquadNumber, TREND_CONSTANTS,
    Taper, TaperError, TrendError, UnknownDays, UnknownSpan, fitness_and_fatigue, longest_ratio,
};
pub use trimp::{
    BanisterTrimp, EdwardsTrimp, HeldHeartRate, IndividualFit, IndividualFitError,
    IndividualFitMethod, IndividualTrimp, Integral, LengthMismatch, LuciaTrimp, SexConstants,
    TrimpBasis, TrimpCoefficients, TrimpCurve, ZonalTrimp, ZonalWeights,
};
pub use unit::{
    DanielsPointsUnit, EdwardsMinutes, ErasedLoad, IndividualTrimpUnit, InvalidLoad, Kilometers,
    LactateMinutes, LiftedKilograms, Lifts, Load, LoadSource, LoadStatus, LoadUnit, LuciaMinutes,
    Minutes, PerThresholdHour, RatedMinutes, Trimp, ZonalMinutes,
};
pub use zones::{ZoneChannel, ZoneDistance, ZoneTime, ZoneTotals};

//! The athlete: heart rate, zones and drift; lactate from the step test to the next repetition's pace. Each
//! number comes with its source.
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
//! # What is here
//!
//! | topic | begin with |
//! |---|---|
//! | the athlete | [`Athlete`], [`Known`] |
//! | heart rate | [`HeartRateRange`], [`DriftRule`] |
//! | decoupling over a long effort | [`decouple`], [`DecouplingSeries`], [`DecouplingRules`], [`MarathonDurability`] |
//! | zones | [`ZoneScheme`], [`Zones`], [`TimeInZones`], [`IntensityDistribution`] |
//! | a pace and a heart rate for one target | [`AnchorReport`], [`Swain`], [`HeartRateLine`] |
//! | heart rate | [`HeartRateRange`], [`Zones`], [`DriftRule`] |
//! | its maximum, predicted or seen | [`MaximumFormula`], [`observed_maximum`] |
//! | what is wrong with a recording of it | [`ArtefactRules`], [`HeartRateFaults`] |
//! | how it answers to effort | [`HeartRateKinetics`], [`fit_response`], [`DemandModel`], [`fit_demand`] |
//! | the end of repetitions, long runs, heat | [`RepEndRule`], [`LongRunDriftRule`], [`heat_notes`] |
//! | a step test and its curves | [`StepTest`], [`LactateCurve`], [`CurveFit`] |
//! | lactate thresholds | [`thresholds`], [`Method`], [`ThresholdRules`] |
//! | how sure they are | [`Uncertainty`], [`MeterError`], [`Consensus`], [`CurveShift`] |
//! | numbers of other programs | [`peers`] |
//! | metabolism | [`MaderHeck`], [`SprintTest`], [`fit_mader`], [`MlssRule`], [`MaderDynamic`] |
//! | lactate after exercise | [`BenekeBateman`], [`FreundZouloumian`] |
//! | lactate over a session | [`SessionModel`], [`Segment`], [`LactateProfile`], [`one_compartment`] |
//! | the next repetition | [`next_rep`], [`TargetBand`], [`heart_rate_cap`], [`ShiftBelief`] |
//! | equal races and paces | [`Vdot`], [`TrainingPaces`], [`Riegel`], [`RiegelFit`], [`equivalent_races`] |
//! | sprinting and the speed reserve | [`SpeedReserve`], [`ReserveProfile`], [`AerobicSpeedRule`], [`SprintFit`], [`same_pace_time`] |
//! | hills | [`GradeCost`], [`GradeRule`], [`GradedRun`] |
//! | critical power and speed | [`CriticalPower`], [`CriticalSpeed`], [`GradedCriticalSpeed`], [`CriticalSettings`], [`fit_duration_curve`] |
//! | what is left above them | [`PowerBalance`], [`SpeedBalance`], [`BalanceParameters`], [`all_out_speeds`] |
//! | mean-maximal curves | [`MeanMaxCurve`], [`SeasonCurve`], [`WindowSums`] |
//! | efforts within a recording | [`best_efforts`], [`durability`] |
//! | power as one number | [`PowerMeanRules`], [`rolling_power_mean`], [`RollingPowerMean`] |
//! | where numbers come from | [`CONSTANTS`] and the lists of each topic, [`SOURCES`] |
//!
//! This crate knows no session and no calendar. Its numbers describe training and are no medical
//! advice.
//!
//! # Features
//!
//! - `serde`: every type's file form; reading goes through the checking constructors.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod anchors;
mod athlete;
mod balance;
mod constants;
mod critical;
mod decoupling;
mod drift;
mod fixed;
mod grade;
mod guidance;
mod heart_rate;
mod kinetics;
mod known;
mod lactate;
mod mean_max;
mod metabolism;
mod overridable;
mod power;
mod sources;
mod speed;
mod time_axis;
mod zones;

pub use anchors::{
    ANCHOR_CONSTANTS, ANCHOR_REASONS, AnchorError, AnchorInterval, AnchorReport, AnchorVerdict,
    HeartRateLine, SINGLE_HR_MAX_PERCENT, Swain,
};
pub use athlete::{
    Athlete, AthleteError, Best, Event, HeartRateValues, MaximumValues, PlannedRace, Sex,
    ThresholdValues,
};
pub use balance::{
    BALANCE_CONSTANTS, BALANCE_REASONS, BalanceCourse, BalanceError, BalanceGapRule, BalanceGaps,
    BalanceParameters, BalanceRecovery, BalanceState, BalanceUnit, LowestBalance, PowerBalance,
    PowerBalanceModel, PowerTimeConstant, SpeedBalance, SpeedBalanceModel, all_out_speeds,
    balance_differential, balance_differential_euler, balance_integral, balance_per_sample,
};
pub use constants::CONSTANTS;
pub use critical::{
    CRITICAL_CONSTANTS, CriticalError, CriticalModel, CriticalPower, CriticalSettings,
    CriticalSpeed, CriticalWarning, DurationCurve, DurationCurveError, FitQuality, FittedPeak,
    FittedValue, GradedCriticalSpeed, PowerTrial, ResidualKind, SpeedTrial, TrialError,
    TrialOrigin, fit_duration_curve,
};
pub use decoupling::{
    DECOUPLING_CONSTANTS, DECOUPLING_REASONS, Decoupling, DecouplingError, DecouplingFormula,
    DecouplingGates, DecouplingHalf, DecouplingHalves, DecouplingMagnitude, DecouplingOutput,
    DecouplingRefusal, DecouplingRules, DecouplingSeries, DecouplingVerdict, MarathonDurability,
    OutputMean, Steadiness, decouple, decoupling_of_means, dense_decoupling, efficiency_factor,
};
pub use drift::{
    Drift, DriftAction, DriftInterval, DriftRep, DriftRule, DriftVerdict, LongerSessions, REASONS,
    UnknownSpeed,
};
pub use fixed::FIXED_CONSTANTS;
pub use grade::{
    BeyondGrade, GRADE_CONSTANTS, GradeCost, GradeError, GradeModel, GradeRule, GradeSeries,
    GradeSeriesError, GradedRun, GradedRunRules, adjusted_speeds,
};
pub use guidance::{
    Advice, AdviceAction, BandPlace, EndLactate, GUIDANCE_CONSTANTS, GUIDANCE_REASONS,
    GuidanceSettings, HeartRateCapError, RepDone, ShiftBelief, ShiftBeliefError, Situation,
    TargetBand, heart_rate_cap, next_rep,
};
pub use heart_rate::{
    AboveMax, ArtefactError, ArtefactRules, DemandChannel, DemandError, DemandFit, DemandFitRule,
    DemandForm, DemandModel, DemandSeries, DemandStart, DemandStep, DemandTau,
    HEART_RATE_CONSTANTS, HEART_RATE_REASONS, HeartRateChannels, HeartRateFault,
    HeartRateFaultKind, HeartRateFaults, HeartRateKinetics, HeartRateKineticsError, HeartRateRange,
    HeartRateRangeError, HeartRateTarget, HeatBasis, HeatConditions, HeatError, HeatNote,
    LongRunDrift, LongRunDriftError, LongRunDriftRule, MaximumError, MaximumFormula,
    ObservedMaximum, ObservedMaximumRule, RepEnd, RepEndError, RepEndMissing, RepEndRule, RepSpan,
    ResponseDelay, ResponseFit, ResponseFitError, ResponseFitRule, fit_demand, fit_response,
    fraction_of_max, heat_notes, observed_maximum,
};
pub use kinetics::{
    BenekeBateman, BenekeBatemanFit, Effort, Forecast, FreundZouloumian, FreundZouloumianFit,
    KINETICS_CONSTANTS, LactateBalance, OneCompartmentSegment, POST_EXERCISE_CONSTANTS, Peak,
    PostExerciseError, PostExerciseFitError, PostExercisePeak, Reading, Segment, SegmentEnd,
    SegmentKind, SessionModel, SessionModelError, TracePoint, one_compartment, periodic_limit,
};
pub use known::Known;
pub use lactate::{
    BaldariStage, Baseline, BaselineRule, Breakpoints, Consensus, Crossings, Cubic, CurveError,
    CurveFit, CurveShift, CurveShiftError, DickhuthStart, DmaxChord, HERO_LACTATE, HeartRateRule,
    IncompleteStage, IntensityUnit, Interval, LACTATE_BANDS, LACTATE_CONSTANTS, LT1_METHODS,
    LT2_METHODS, LactateBand, LactateCurve, LactateProfile, LeftOut, MeterError, Method,
    MethodError, ModifiedDmaxStart, Points, Polynomial, ProfileError, Quartic, Roots,
    SINGLE_LACTATE, SlopeRule, Stage, StepTest, StepTestError, Threshold, ThresholdRules,
    ThresholdStatus, ThresholdWarning, Uncertainty, UncertaintyError, heart_rate_at,
    lactate_turnpoints, log_log_breakpoint, one_breakpoint, peers, threshold, thresholds,
    two_breakpoints,
};
pub use mean_max::{
    BestEffort, BestEffortRule, BestWindow, Durability, DurabilityError, DurabilityLoss,
    DurabilityMissing, DurabilityRule, DurationLadder, EffortGaps, EffortPauses, Fresh,
    MEAN_MAX_CONSTANTS, MeanMaxAt, MeanMaxCurve, MeanMaxError, MeanMaxGaps, MeanMaxPauses,
    MeanMaxPoint, MeanMaxSettings, SeasonCurve, SeasonPoint, WindowSums, WorkBefore, best_effort,
    best_efforts, durability, mean_max,
};
pub use metabolism::{
    AlacticTime, AllOutBalance, Economy, EconomyError, GlycolyticEnergy, Identifiability,
    LactateFlux, METABOLISM_CONSTANTS, MaderConstants, MaderDynamic, MaderDynamicError,
    MaderErrors, MaderFit, MaderFitError, MaderHeck, MaderHeckError, MaderObservation, MaderState,
    MaderUncertainty, MlssRule, MlssRuleError, MlssVerdict, SprintTest, SprintTestError,
    Substrates, fit_mader,
};
pub use overridable::overridable_settings;
pub use power::{
    ExponentialMeanRules, MovingSeconds, POWER_CONSTANTS, PowerGap, PowerMean, PowerMeanError,
    PowerMeanRules, PowerPause, RollingPowerMean, SeriesMean, SmoothingStart, SmoothingWeight,
    WindowStart, exponential_power_mean, rolling_power_mean,
};
pub use sources::SOURCES;
pub use speed::{
    AerobicSpeedRule, CappedPaces, EquivalenceModel, EquivalenceRules, EquivalentRace,
    EquivalentTime, ExponentNoise, MarathonPace, OxygenCost, PaceRules, PaceTarget, PredictedSpeed,
    PredictedTime, RaceError, RaceRange, RaceVdot, RepetitionPace, ReserveProfile, Riegel,
    RiegelFit, RiegelFitError, SPEED_CONSTANTS, SPEED_REASONS, SpeedBasis, SpeedReserve,
    SpeedReserveError, SprintError, SprintFit, TrainingPace, TrainingPaces, Vdot, VdotSpeed,
    cameron_factor, cameron_time, equivalent_races, riegel_time, same_pace_time,
    sustained_fraction,
};
pub use zones::{
    DistributionBasis, DistributionError, DistributionKind, EmptyZoneTwo, IntensityDistribution,
    PolarizationCase, PolarizationIndex, TimeInZones, TimeInZonesError, ZONE_CONSTANTS,
    ZONE_REASONS, ZoneAnchor, ZoneLimits, ZoneScheme, Zones, ZonesError,
};

//! Thresholds, each by its definition; every disputed rule is a value.

pub(super) mod breakpoints;

pub use breakpoints::{
    Breakpoints, SlopeRule, lactate_turnpoints, log_log_breakpoint, one_breakpoint, two_breakpoints,
};

use super::curve::CurveFit;
use super::step_test::{IncompleteStage, StepTest};
use stadion_types::Lactate;

/// A definition of a threshold; printed and read as `obla-2.0`, `baseline+0.5`, `dmax`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// Fixed lactate.
    Obla(Lactate),
    /// Fixed rise above the baseline.
    BaselinePlus(Lactate),
    /// Largest distance from the chord (Cheng 1992).
    Dmax,
    /// The same from the last stage before lactate rises (Bishop 1998).
    ModifiedDmax,
    /// The distance on an exponential curve.
    ExponentialDmax,
    /// From the log-log point, cubic.
    LogPolyModifiedDmax,
    /// From the log-log point, exponential.
    LogExpModifiedDmax,
    /// Breakpoint of log lactate against log intensity (Beaver 1985).
    LogLog,
    /// First of two breakpoints.
    Ltp1,
    /// Second of two breakpoints.
    Ltp2,
    /// Least ratio of lactate to intensity.
    LtRatio,
    /// 1.5 mmol/L above the lactate where it begins to rise (Dickhuth 1999).
    Dickhuth,
    /// Second of two consecutive rises of at least 0.5 mmol/L (Baldari & Guidetti 2000).
    Baldari,
}

/// The line from which Dmax measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DmaxChord {
    /// Through the first and the last measured stage (Cheng 1992).
    #[default]
    FirstToLast,
    /// Through the ends of the fitted curve.
    FittedEnds,
    /// With the slope of the range: highest less lowest lactate.
    Range,
}

/// Where the chord of the modified Dmax starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ModifiedDmaxStart {
    /// The stage before the first rise of 0.4 mmol/L from one stage to the next.
    #[default]
    BeforeRise,
    /// The stage before the first one at least 0.4 mmol/L above the baseline.
    BeforeAboveBaseline,
    /// The first stage at least 0.4 mmol/L above the baseline.
    AboveBaseline,
}

/// What counts as the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum BaselineRule {
    /// The value at rest.
    #[default]
    Resting,
    /// The first stage.
    FirstStage,
    /// The lowest stage.
    LowestStage,
    /// Mean of the first 20 % of the fitted curve.
    CurveStart,
    /// Trimmed mean of the first 40 % of the stages.
    EarlyStages,
}

/// How the heart rate at a threshold is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum HeartRateRule {
    /// Between the stages on both sides.
    #[default]
    Interpolation,
    /// On the least squares line over all stages.
    Line,
    /// On a least squares cubic over all stages.
    Curve,
}

/// Every choice that a threshold rests on.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct ThresholdRules {
    /// The curve of the methods that leave it open.
    pub fit: CurveFit,
    /// Whether the baseline is a point of the curve, one step before the first stage.
    pub include_baseline: bool,
    /// What an unfinished last stage counts.
    pub incomplete: IncompleteStage,
    /// The line of Dmax and the modified Dmax.
    pub chord: DmaxChord,
    /// The start of the modified Dmax.
    pub modified_start: ModifiedDmaxStart,
    /// What counts as the baseline.
    pub baseline: BaselineRule,
    /// The heart rate at the threshold.
    pub heart_rate: HeartRateRule,
}

/// Whether a threshold was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ThresholdStatus {
    /// Found.
    Ok,
    /// The test ends below the level.
    NotReached,
    /// The test begins above the level.
    BelowRange,
    /// Lactate never rises as the method asks.
    NoRise,
    /// The fit or the method needs more stages.
    TooFewStages,
    /// The method needs a baseline.
    NoBaseline,
    /// The method has no solution within the test.
    NoSolution,
    /// Found, but small errors of the meter move it far.
    Unstable,
}

/// What to know about a threshold that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ThresholdWarning {
    /// The curve falls somewhere within the test.
    NotMonotone,
}

/// An interval in the unit of the intensities.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Interval {
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// Probability that it holds the truth.
    pub level: f64,
}

/// One threshold.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Threshold {
    /// Its definition.
    pub method: Method,
    /// The curve it stands on; absent for methods without one.
    pub fit: Option<CurveFit>,
    /// Whether it was found.
    pub status: ThresholdStatus,
    /// In the unit of the test.
    pub intensity: Option<f64>,
    /// Lactate there, mmol/L.
    pub lactate: Option<f64>,
    /// Heart rate there, bpm.
    pub heart_rate: Option<f64>,
    /// How often the curve crosses the level; absent for methods without one.
    pub crossings: Option<u32>,
    /// What meter error does to it; absent until it is worked out.
    pub interval: Option<Interval>,
    /// What to know about it.
    pub warnings: Vec<ThresholdWarning>,
}

/// One threshold of a test.
#[must_use]
pub fn threshold(test: &StepTest, method: Method, rules: &ThresholdRules) -> Threshold {
    let _ = (test, rules);
    Threshold {
        method,
        fit: None,
        status: ThresholdStatus::NoSolution,
        intensity: None,
        lactate: None,
        heart_rate: None,
        crossings: None,
        interval: None,
        warnings: Vec::new(),
    }
}

/// Several thresholds of a test, in the order of `methods`.
#[must_use]
pub fn thresholds(test: &StepTest, methods: &[Method], rules: &ThresholdRules) -> Vec<Threshold> {
    methods.iter().map(|&method| threshold(test, method, rules)).collect()
}

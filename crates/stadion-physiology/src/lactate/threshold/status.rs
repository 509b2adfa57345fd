//! What a threshold looks like once it is found, or why it is not.

use stadion_types::Bounds;

use super::super::curve::CurveFit;
use super::method::Method;

/// Whether a threshold was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ThresholdStatus {
    /// Found.
    Ok,
    /// The test ends below the level, or before the point that the method looks for.
    NotReached,
    /// The test begins above the level, or beyond the point that the method looks for.
    BelowRange,
    /// Lactate never rises as the method asks.
    NoRise,
    /// The fit or the method needs more stages with a lactate.
    TooFewStages,
    /// The method needs a baseline, and the test has none.
    NoBaseline,
    /// The method has no solution within the test.
    NoSolution,
    /// Found, but small errors of the meter move it far.
    Unstable,
}

impl ThresholdStatus {
    /// Every status, in order of the declaration.
    pub const ALL: [Self; 8] = [
        Self::Ok,
        Self::NotReached,
        Self::BelowRange,
        Self::NoRise,
        Self::TooFewStages,
        Self::NoBaseline,
        Self::NoSolution,
        Self::Unstable,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::NotReached => "not-reached",
            Self::BelowRange => "below-range",
            Self::NoRise => "no-rise",
            Self::TooFewStages => "too-few-stages",
            Self::NoBaseline => "no-baseline",
            Self::NoSolution => "no-solution",
            Self::Unstable => "unstable",
        }
    }
}

/// What to know about a threshold that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ThresholdWarning {
    /// The curve falls somewhere within the test.
    NotMonotone,
    /// The curve crosses the level more than once; the last crossing from below was taken.
    SeveralCrossings,
    /// The fit has less than two stages more than parameters, so it follows every error.
    FewStagesPerParameter,
    /// The method measures from the last stage, so a test that ends elsewhere gives another number.
    EndPointDependent,
    /// The last stage has no lactate, so the curve ends before the test did.
    LastStageWithoutLactate,
    /// The last stage was not completed and counts at an intensity scaled by its time.
    IncompleteStageScaled,
    /// Lactate did not rise from the last stage but one to the last.
    LactatePlateau,
    /// A breakpoint stands as near to an end of the test, or to the other one, as the search goes.
    BreakpointAtEdge,
    /// The slopes between the breakpoints do not increase.
    SlopesNotIncreasing,
}

impl ThresholdWarning {
    /// Every warning, in order of the declaration.
    pub const ALL: [Self; 9] = [
        Self::NotMonotone,
        Self::SeveralCrossings,
        Self::FewStagesPerParameter,
        Self::EndPointDependent,
        Self::LastStageWithoutLactate,
        Self::IncompleteStageScaled,
        Self::LactatePlateau,
        Self::BreakpointAtEdge,
        Self::SlopesNotIncreasing,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotMonotone => "not-monotone",
            Self::SeveralCrossings => "several-crossings",
            Self::FewStagesPerParameter => "few-stages-per-parameter",
            Self::EndPointDependent => "end-point-dependent",
            Self::LastStageWithoutLactate => "last-stage-without-lactate",
            Self::IncompleteStageScaled => "incomplete-stage-scaled",
            Self::LactatePlateau => "lactate-plateau",
            Self::BreakpointAtEdge => "breakpoint-at-edge",
            Self::SlopesNotIncreasing => "slopes-not-increasing",
        }
    }
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

/// One threshold, or why there is none.
///
/// Where [`status`](Self::status) is neither `Ok` nor `Unstable`, every number is absent.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Threshold {
    /// Its definition.
    pub method: Method,
    /// The curve that gives the intensity or, for breakpoints, the lactate there; absent for methods
    /// that read the stages alone.
    pub fit: Option<CurveFit>,
    /// Whether it was found.
    pub status: ThresholdStatus,
    /// In the unit of the test.
    pub intensity: Option<f64>,
    /// Lactate there, mmol/L.
    #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l"))]
    pub lactate: Option<f64>,
    /// Heart rate there, bpm.
    #[cfg_attr(feature = "serde", serde(rename = "heart_rate_bpm"))]
    pub heart_rate: Option<f64>,
    /// How often the curve crosses the level; absent for methods without one.
    pub crossings: Option<u32>,
    /// What meter error does to it; absent until it is worked out.
    pub interval: Option<Interval>,
    /// How far it moves when one stage is left out, in the unit of the test; absent until it is
    /// worked out.
    pub leave_one_out: Option<Bounds<f64>>,
    /// What to know about it.
    pub warnings: Vec<ThresholdWarning>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let names: Vec<_> = ThresholdStatus::ALL
            .map(ThresholdStatus::as_str)
            .into_iter()
            .chain(ThresholdWarning::ALL.map(ThresholdWarning::as_str))
            .collect();
        for (i, name) in names.iter().enumerate() {
            assert!(!names[..i].contains(name), "{name}");
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn names_are_those_of_files() {
        for status in ThresholdStatus::ALL {
            let json = serde_json::to_string(&status).unwrap();
            assert_eq!(json, format!("\"{}\"", status.as_str()));
            assert_eq!(serde_json::from_str::<ThresholdStatus>(&json).unwrap(), status);
        }
        for warning in ThresholdWarning::ALL {
            let json = serde_json::to_string(&warning).unwrap();
            assert_eq!(json, format!("\"{}\"", warning.as_str()));
            assert_eq!(serde_json::from_str::<ThresholdWarning>(&json).unwrap(), warning);
        }
    }
}

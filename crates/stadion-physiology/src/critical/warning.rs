//! What to know about a fitted curve.

use super::constants::{LONGEST_S, SHORTEST_S, SPREAD};
use super::fit::ends;
use super::model::CriticalModel;
use super::plain::PlainFit;
use super::settings::{CriticalSettings, TrialOrigin};

/// What to know about a curve that was fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum CriticalWarning {
    /// A trial is shorter than 2 min, where the curve of two parameters gives too much.
    ShortTrial,
    /// A trial is longer than 20 min, where a curve without a tail gives too much.
    LongTrial,
    /// There are as many trials as parameters: the curve goes through all of them, errors included,
    /// and has no interval.
    NoSpareTrial,
    /// The longest trial is less than three times as long as the shortest.
    NarrowSpread,
    /// Two trials are of the same duration.
    RepeatedDuration,
    /// A trial was held at a higher intensity than a shorter one.
    NotMonotone,
    /// The reserve is outside what athletes have shown.
    ImplausibleReserve,
    /// The critical intensity is not below that of the longest trial.
    CriticalAboveLongest,
    /// The trials do not tell the highest intensity.
    PeakNotIdentified,
    /// No trial shows a fall beyond the start of the tail.
    NoTailSeen,
    /// An interval is open at an end.
    OpenInterval,
    /// The points are bests of recordings, not trials to the end.
    MeanMaximal,
}

impl CriticalWarning {
    /// Every warning, in order of the declaration.
    pub const ALL: [Self; 12] = [
        Self::ShortTrial,
        Self::LongTrial,
        Self::NoSpareTrial,
        Self::NarrowSpread,
        Self::RepeatedDuration,
        Self::NotMonotone,
        Self::ImplausibleReserve,
        Self::CriticalAboveLongest,
        Self::PeakNotIdentified,
        Self::NoTailSeen,
        Self::OpenInterval,
        Self::MeanMaximal,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ShortTrial => "short-trial",
            Self::LongTrial => "long-trial",
            Self::NoSpareTrial => "no-spare-trial",
            Self::NarrowSpread => "narrow-spread",
            Self::RepeatedDuration => "repeated-duration",
            Self::NotMonotone => "not-monotone",
            Self::ImplausibleReserve => "implausible-reserve",
            Self::CriticalAboveLongest => "critical-above-longest",
            Self::PeakNotIdentified => "peak-not-identified",
            Self::NoTailSeen => "no-tail-seen",
            Self::OpenInterval => "open-interval",
            Self::MeanMaximal => "mean-maximal",
        }
    }
}

/// Everything to know about a fit, in order of the declaration.
pub(super) fn warnings(
    fit: &PlainFit,
    t: &[f64],
    p: &[f64],
    settings: &CriticalSettings,
    reserves: [f64; 2],
) -> Vec<CriticalWarning> {
    let model = settings.model;
    let (shortest, longest) = ends(t);
    let mut order: Vec<(f64, f64)> = t.iter().copied().zip(p.iter().copied()).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let pairs = || order.iter().zip(order.iter().skip(1));
    let weakest = |d: f64| {
        let at = order.iter().filter(|(t, _)| *t >= d).map(|(_, p)| *p);
        at.fold(f64::INFINITY, f64::min)
    };
    let tail = fit.curve.tail() > 0.0;
    let outside = |v: f64| v < reserves[0] || v > reserves[1];
    let holds = |warning: CriticalWarning| match warning {
        CriticalWarning::ShortTrial => model.is_two_parameter() && shortest < SHORTEST_S,
        CriticalWarning::LongTrial => model != CriticalModel::OmniDomain && longest > LONGEST_S,
        CriticalWarning::NoSpareTrial => fit.intervals.is_none(),
        CriticalWarning::NarrowSpread => longest < SPREAD * shortest,
        CriticalWarning::RepeatedDuration => pairs().any(|(a, b)| a.0 >= b.0),
        CriticalWarning::NotMonotone => pairs().any(|(a, b)| a.0 < b.0 && a.1 < b.1),
        CriticalWarning::ImplausibleReserve => fit.curve.reserve().is_some_and(outside),
        CriticalWarning::CriticalAboveLongest => {
            model != CriticalModel::OmniDomain && fit.curve.critical() >= weakest(longest)
        }
        CriticalWarning::PeakNotIdentified => fit.peak.is_some_and(|peak| !peak.identified),
        CriticalWarning::NoTailSeen => model == CriticalModel::OmniDomain && !tail,
        CriticalWarning::OpenInterval => fit.open,
        CriticalWarning::MeanMaximal => settings.origin == TrialOrigin::MeanMax,
    };
    CriticalWarning::ALL.into_iter().filter(|w| holds(*w)).collect()
}

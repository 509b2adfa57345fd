//! The bare place of a threshold, cheap enough to be found thousands of times.

use std::borrow::Cow;

use super::super::curve::{CurveError, CurveFit, LactateCurve};
use super::super::step_test::Points;
use super::baseline::baseline;
use super::method::Method;
use super::rules::{DickhuthStart, ThresholdRules};
use super::status::ThresholdStatus;
use super::turnpoints::turnpoints;
use super::{baldari, dickhuth, dmax, fixed, log_log, ratio};

/// Differences of lactate, mmol/L, that count as none. Readings come in tenths, whose binary
/// fractions are off by less than 1e-15.
pub(super) const TOLERANCE: f64 = 1e-9;

/// Where a method finds its threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Located {
    /// In the unit of the points.
    pub(crate) intensity: f64,
    /// mmol/L.
    pub(crate) lactate: f64,
    /// How often the curve crosses the level, for methods that have one.
    pub(crate) crossings: Option<u32>,
    /// The stage that a method picked by a rule, counted from 0. Where meter error moves it, the
    /// threshold jumps.
    pub(crate) stage: Option<usize>,
    /// Whether a breakpoint stands as near to an end or to its neighbour as the search goes.
    pub(crate) at_edge: bool,
    /// Whether slopes do not increase from one line to the next.
    pub(crate) slopes_not_increasing: bool,
}

impl Located {
    pub(super) const fn new(intensity: f64, lactate: f64) -> Self {
        Self {
            intensity,
            lactate,
            crossings: None,
            stage: None,
            at_edge: false,
            slopes_not_increasing: false,
        }
    }
}

/// Finds the threshold of `method` from the stages with a lactate and the resting lactate.
///
/// # Errors
///
/// Why there is none; never [`ThresholdStatus::Ok`].
pub(crate) fn locate(
    points: &Points,
    resting: Option<f64>,
    method: Method,
    rules: &ThresholdRules,
) -> Result<Located, ThresholdStatus> {
    let found = match method {
        Method::Obla(level) => {
            let curve = open_curve(points, resting, rules)?;
            fixed::reach(&curve, level.millimoles_per_liter())?
        }
        Method::BaselinePlus(rise) => {
            let curve = open_curve(points, resting, rules)?;
            let level = baseline(points, resting, &curve, rules.baseline)?;
            fixed::reach(&curve, level + rise.millimoles_per_liter())?
        }
        Method::Dmax => dmax::dmax(points, rules)?,
        Method::ModifiedDmax => dmax::modified(points, resting, rules)?,
        Method::ExponentialDmax => dmax::exponential(points)?,
        Method::LogPolyModifiedDmax => dmax::log_poly(points, resting, rules)?,
        Method::LogExpModifiedDmax => dmax::log_exp(points, resting, rules)?,
        Method::LogLog => log_log::log_log(points, resting, rules)?,
        Method::Ltp1 => turnpoints(points, resting, rules)?[0],
        Method::Ltp2 => turnpoints(points, resting, rules)?[1],
        Method::LtRatio => ratio::least(&fit(rules.ratio_fit, points)?)?,
        Method::Dickhuth => dickhuth::dickhuth(points, resting, rules)?,
        Method::Baldari => baldari::baldari(points, rules.baldari_stage)?,
    };
    sound(found)
}

/// What lies somewhere, at a lactate that blood can hold: a fit that swings below zero tells nothing
/// of the blood there.
fn sound(found: Located) -> Result<Located, ThresholdStatus> {
    let sound = found.intensity.is_finite() && found.lactate.is_finite() && found.lactate > 0.0;
    if sound { Ok(found) } else { Err(ThresholdStatus::NoSolution) }
}

/// Whether the method picks a stage by a rule, so that its threshold jumps where meter error moves
/// the stage.
pub(crate) fn picks_stage(method: Method, rules: &ThresholdRules) -> bool {
    match method {
        Method::ModifiedDmax | Method::Baldari => true,
        Method::Dickhuth => rules.dickhuth_start == DickhuthStart::BeforeRise,
        _ => false,
    }
}

/// Finds the threshold of a method that [picks a stage](picks_stage) with that stage given.
///
/// # Errors
///
/// As [`locate`].
pub(crate) fn locate_from(
    points: &Points,
    resting: Option<f64>,
    method: Method,
    rules: &ThresholdRules,
    stage: usize,
) -> Result<Located, ThresholdStatus> {
    sound(match method {
        Method::ModifiedDmax => {
            dmax::modified_from(points, &fit(CurveFit::Cubic, points)?, stage, rules)?
        }
        Method::Dickhuth => dickhuth::from_stage(points, resting, rules, stage)?,
        _ => baldari::at_stage(points, stage)?,
    })
}

/// The kind of curve that a method stands on.
pub(super) const fn kind_of(method: Method, rules: &ThresholdRules) -> Option<CurveFit> {
    match method {
        Method::Dmax | Method::ModifiedDmax | Method::LogPolyModifiedDmax => Some(CurveFit::Cubic),
        Method::ExponentialDmax | Method::LogExpModifiedDmax => Some(CurveFit::Exponential),
        Method::LtRatio => Some(rules.ratio_fit),
        Method::Baldari => None,
        _ => Some(rules.fit),
    }
}

/// Whether the baseline may be a point of the curve.
const fn takes_baseline(method: Method) -> bool {
    !method.has_chord() && !matches!(method, Method::LtRatio)
}

/// The curve that `method` stands on, with the number of its points.
pub(super) fn curve_of(
    points: &Points,
    resting: Option<f64>,
    method: Method,
    rules: &ThresholdRules,
) -> Result<(LactateCurve, usize), ThresholdStatus> {
    let kind = kind_of(method, rules).ok_or(ThresholdStatus::NoSolution)?;
    let [intensities, lactates] =
        if takes_baseline(method) { used(points, resting, rules)? } else { stages(points) };
    Ok((fit_slices(kind, &intensities, &lactates)?, intensities.len()))
}

/// The curve of the methods that leave it open.
pub(super) fn open_curve(
    points: &Points,
    resting: Option<f64>,
    rules: &ThresholdRules,
) -> Result<LactateCurve, ThresholdStatus> {
    let [intensities, lactates] = used(points, resting, rules)?;
    fit_slices(rules.fit, &intensities, &lactates)
}

fn stages(points: &Points) -> [Cow<'_, [f64]>; 2] {
    [Cow::Borrowed(&points.intensities), Cow::Borrowed(&points.lactates)]
}

/// Intensities and lactates of the stages and, if the rules say so, of the baseline one step before
/// them.
pub(super) fn used<'a>(
    points: &'a Points,
    resting: Option<f64>,
    rules: &ThresholdRules,
) -> Result<[Cow<'a, [f64]>; 2], ThresholdStatus> {
    if !rules.include_baseline {
        return Ok(stages(points));
    }
    let resting = resting.ok_or(ThresholdStatus::NoBaseline)?;
    let intensity = points.baseline_intensity.ok_or(ThresholdStatus::TooFewStages)?;
    let before = |x: f64, rest: &[f64]| std::iter::once(x).chain(rest.iter().copied()).collect();
    Ok([before(intensity, &points.intensities), before(resting, &points.lactates)])
}

/// The curve through the stages alone.
pub(super) fn fit(kind: CurveFit, points: &Points) -> Result<LactateCurve, ThresholdStatus> {
    fit_slices(kind, &points.intensities, &points.lactates)
}

fn fit_slices(
    kind: CurveFit,
    intensities: &[f64],
    lactates: &[f64],
) -> Result<LactateCurve, ThresholdStatus> {
    LactateCurve::fit(kind, intensities, lactates).map_err(|error| match error {
        CurveError::TooFewStages { .. } => ThresholdStatus::TooFewStages,
        CurveError::Degenerate => ThresholdStatus::NoSolution,
    })
}

/// The first stage from which lactate rises by at least `rise` to the next.
pub(super) fn before_rise(lactates: &[f64], rise: f64) -> Option<usize> {
    lactates.windows(2).position(|pair| pair[1] - pair[0] >= rise - TOLERANCE)
}

/// The lowest and the highest lactate.
///
/// # Errors
///
/// [`ThresholdStatus::NoRise`] where they are the same.
pub(super) fn range(lactates: &[f64]) -> Result<[f64; 2], ThresholdStatus> {
    let low = lactates.iter().copied().fold(f64::INFINITY, f64::min);
    let high = lactates.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if high - low > TOLERANCE { Ok([low, high]) } else { Err(ThresholdStatus::NoRise) }
}

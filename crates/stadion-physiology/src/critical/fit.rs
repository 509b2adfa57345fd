//! The best curve for plain numbers, without intervals.
#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

use super::basis::{Basis, Decay, Saturating, Shifted};
use super::check::check;
use super::curve::DurationCurve;
use super::curve_error::DurationCurveError;
use super::error::CriticalError;
use super::hyperbola::{inverse_time, time_residuals, work_time};
use super::least::least;
use super::linear::{Linear, tail_column};
use super::model::CriticalModel;

/// So many trials need no memory from the heap.
const ON_STACK: usize = 32;

/// Fits a curve to trials given as plain numbers: the kernel behind
/// [`CriticalPower`](super::CriticalPower) and [`CriticalSpeed`](super::CriticalSpeed).
///
/// # Model
///
/// Least squares of the residuals that `model` names. The three curves beyond the hyperbola are linear
/// but for one shape in time, so that shape alone is searched for (variable projection): over the whole
/// range in steps of a factor of two, then by Newton's iteration with exact derivatives. There is no
/// start value to choose. Morton's shape is kept at 0 or above; at 0 there is no finite peak, which is the
/// answer for trials without a sprint. A tail of the omni-domain curve that would rise is left out.
///
/// # Units
///
/// Durations in s; intensities in W or m/s, and the curve in the same.
///
/// # Shape
///
/// Both slices are as long as there are trials, in any order; `tail_from_s` is used by the omni-domain
/// curve alone.
///
/// # Errors
///
/// Those of [`CriticalError`]; the kernel does not judge whether the trials suit the model.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{CriticalModel, fit_duration_curve};
///
/// let t = [120.0, 300.0, 1200.0];
/// let curve = fit_duration_curve(CriticalModel::InverseTime, &t, &[410.0, 320.0, 275.0], 1800.0)?;
/// assert!((curve.critical() - 260.0).abs() < 1e-9);
/// assert!(curve.reserve().is_some_and(|w| (w - 18_000.0).abs() < 1e-6));
/// # Ok::<(), stadion_physiology::CriticalError>(())
/// ```
///
/// # Source
///
/// See [`DurationCurve`]; variable projection: Golub & Pereyra (1973), SIAM J Numer Anal
/// 10(2):413-432, doi:10.1137/0710036.
pub fn fit_duration_curve(
    model: CriticalModel,
    durations_s: &[f64],
    intensities: &[f64],
    tail_from_s: f64,
) -> Result<DurationCurve, CriticalError> {
    check(durations_s, intensities, model.parameters())?;
    let (t, p) = (durations_s, intensities);
    match model {
        CriticalModel::WorkTime => pair(work_time(t, p).ok_or(CriticalError::NoReserve)?),
        CriticalModel::InverseTime => pair(inverse_time(t, p).ok_or(CriticalError::NoReserve)?),
        CriticalModel::TimeResiduals => pair(time_residuals(t, p)?),
        CriticalModel::ThreeParameter => {
            let [c, a, q, _] = shaped(Shifted, t, p, None)?;
            DurationCurve::hyperbola(c, a, q).map_err(refused)
        }
        CriticalModel::Exponential => {
            let [c, a, q, _] = shaped(Decay, t, p, None)?;
            DurationCurve::decay(c, a, q).map_err(refused)
        }
        CriticalModel::OmniDomain => {
            let column = tail_column_if_seen(t, p, tail_from_s)?;
            let [c, a, q, b] = shaped(Saturating, t, p, column.as_deref())?;
            // A tail that rises is none.
            let [c, a, q, b] = if b > 0.0 { shaped(Saturating, t, p, None)? } else { [c, a, q, b] };
            DurationCurve::omni(c, a, q, [-b + 0.0, tail_from_s]).map_err(refused)
        }
    }
}

/// The column of the tail, if a trial is long enough to show it.
pub(super) fn tail_column_if_seen(
    t: &[f64],
    p: &[f64],
    tail_from_s: f64,
) -> Result<Option<Vec<f64>>, CriticalError> {
    if !(tail_from_s > 0.0 && tail_from_s.is_finite()) {
        return Err(CriticalError::TailStart { seconds: tail_from_s });
    }
    if t.iter().all(|t| *t <= tail_from_s) {
        return Ok(None);
    }
    check(t, p, CriticalModel::OmniDomain.parameters() + 1)?;
    Ok(Some(tail_column(t, tail_from_s)))
}

fn pair([critical, reserve]: [f64; 2]) -> Result<DurationCurve, CriticalError> {
    if reserve <= 0.0 {
        return Err(CriticalError::NoReserve);
    }
    if critical <= 0.0 {
        return Err(CriticalError::NoCritical);
    }
    DurationCurve::two_parameter(critical, reserve).map_err(refused)
}

/// Constant, factor, shape and factor of the tail.
fn shaped<B: Basis>(
    basis: B,
    t: &[f64],
    p: &[f64],
    tail: Option<&[f64]>,
) -> Result<[f64; 4], CriticalError> {
    let mut small = [0.0; ON_STACK];
    let mut large = Vec::new();
    let left = if let Some(part) = small.get_mut(..t.len()) {
        part
    } else {
        large.resize(t.len(), 0.0);
        &mut large[..]
    };
    let linear = Linear::new(basis, t, p, tail, left);
    let q = best_shape(&linear, t)?;
    let best = linear.at(q);
    if best.factor <= 0.0 {
        return Err(CriticalError::NoReserve);
    }
    if best.constant <= 0.0 {
        return Err(CriticalError::NoCritical);
    }
    Ok([best.constant, best.factor, q, best.tail])
}

/// The shape with the least residuals.
pub(super) fn best_shape<B: Basis>(
    linear: &Linear<'_, B>,
    t: &[f64],
) -> Result<f64, CriticalError> {
    let (shortest, longest) = ends(t);
    let [lo, hi] = linear.basis().range(shortest, longest);
    let q = least(linear, lo, shortest / 32.0, hi);
    // At the far end the curve is a straight line within the trials.
    if q >= hi { Err(CriticalError::NoCritical) } else { Ok(q) }
}

/// The shortest and the longest duration.
pub(super) fn ends(t: &[f64]) -> (f64, f64) {
    t.iter().fold((f64::INFINITY, 0.0), |(lo, hi), t| (lo.min(*t), hi.max(*t)))
}

/// What a curve of fitted numbers is refused for.
const fn refused(error: DurationCurveError) -> CriticalError {
    match error {
        DurationCurveError::Parameter { what, value, .. } => CriticalError::Beyond { what, value },
        _ => CriticalError::NoCritical,
    }
}

//! What the residuals say of a fit: intervals, and the error of trials.
#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

use super::basis::{Basis, Decay, Saturating, Shifted};
use super::curve::DurationCurve;
use super::fit::ends;
use super::linear::{Linear, tail_at, tail_column};
use super::model::CriticalModel;
use super::profile::Profile;
use super::settings::{CriticalSettings, TrialError};
use super::spread::Spread;

/// Part of the variance of the intensities below which residuals are rounding.
const ROUNDING: f64 = 1e-13;

/// A value of which an interval is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Wanted {
    Critical,
    Reserve,
    Peak,
    Tail,
    /// The intensity of a new trial of so many seconds.
    Trial(f64),
}

/// What the residuals say.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Judged {
    pub(super) trial_error: f64,
    /// One for each value that was asked for; an open end is infinite.
    pub(super) intervals: Vec<[f64; 2]>,
}

/// The intensity of a curve at a time above 0, also where a tail has gone below 0.
pub(super) fn on(curve: &DurationCurve, t: f64) -> f64 {
    curve.intensity(t).unwrap_or(0.0)
}

/// Intervals of what is wanted; `None` without a trial to spare.
///
/// # Model
///
/// Curves of two parameters have a *t*-interval, from the curve made linear ([`Spread`]). Of the others
/// the residuals bend strongly along the shape, so their intervals are those of the profile
/// likelihood ([`Profile`]): all curves whose residuals are not too much above the least. How much that
/// is, is set for each value so that near the best curve the interval is the one of the linear fit. So
/// sprints, which miss by more watts, do not make the rest look uncertain and themselves look sure.
pub(super) fn judge(
    curve: &DurationCurve,
    t: &[f64],
    p: &[f64],
    settings: &CriticalSettings,
    wanted: &[Wanted],
) -> Option<Judged> {
    let tail = (curve.tail() > 0.0).then(|| tail_column(t, settings.tail_from.as_secs_f64()));
    match settings.model {
        CriticalModel::WorkTime | CriticalModel::InverseTime | CriticalModel::TimeResiduals => {
            hyperbola(curve, t, p, settings, wanted)
        }
        CriticalModel::ThreeParameter => shaped(Shifted, curve, [t, p], None, settings, wanted),
        CriticalModel::Exponential => shaped(Decay, curve, [t, p], None, settings, wanted),
        CriticalModel::OmniDomain => {
            shaped(Saturating, curve, [t, p], tail.as_deref(), settings, wanted)
        }
    }
}

fn errors(curve: &DurationCurve, t: &[f64], kind: TrialError) -> Vec<f64> {
    match kind {
        TrialError::Relative => t.iter().map(|t| on(curve, *t)).collect(),
        TrialError::Absolute => vec![1.0; t.len()],
    }
}

fn hyperbola(
    curve: &DurationCurve,
    t: &[f64],
    p: &[f64],
    settings: &CriticalSettings,
    wanted: &[Wanted],
) -> Option<Judged> {
    let (critical, reserve) = (curve.critical(), curve.reserve()?);
    let by_time = settings.model == CriticalModel::TimeResiduals;
    // Residuals of time are linear in power at the power seen, so at the time that belongs to it.
    let at: Vec<f64> =
        if by_time { p.iter().map(|p| reserve / (p - critical)).collect() } else { t.to_vec() };
    let root = |t: &f64| match settings.model {
        CriticalModel::WorkTime => *t,
        CriticalModel::TimeResiduals => t * t / reserve,
        _ => 1.0,
    };
    let columns = [vec![1.0; t.len()], at.iter().map(|t| 1.0 / t).collect()];
    let residuals: Vec<f64> = t.iter().zip(p).map(|(t, p)| p - on(curve, *t)).collect();
    let spread = Spread::new(
        &columns,
        at.iter().map(root).collect(),
        errors(curve, t, settings.error),
        &residuals,
        settings.level,
    )?;
    let interval = |wanted: &Wanted| -> Option<[f64; 2]> {
        let (value, gradient, new) = match *wanted {
            Wanted::Critical => (critical, [1.0, 0.0], 0.0),
            Wanted::Reserve => (reserve, [0.0, 1.0], 0.0),
            Wanted::Trial(t) => (on(curve, t), [1.0, 1.0 / t], new_trial(curve, t, settings)),
            Wanted::Peak | Wanted::Tail => return Some([f64::NEG_INFINITY, f64::INFINITY]),
        };
        let half = spread.of(&gradient, new)?.half_width;
        Some([value - half, value + half])
    };
    let intervals = wanted.iter().map(interval).collect::<Option<_>>()?;
    Some(Judged { trial_error: spread.variance.sqrt(), intervals })
}

/// The variance of the error of a new trial, in errors of size 1.
fn new_trial(curve: &DurationCurve, t: f64, settings: &CriticalSettings) -> f64 {
    match settings.error {
        TrialError::Relative => on(curve, t) * on(curve, t),
        TrialError::Absolute => 1.0,
    }
}

fn shaped<B: Basis>(
    basis: B,
    curve: &DurationCurve,
    [t, p]: [&[f64]; 2],
    tail: Option<&[f64]>,
    settings: &CriticalSettings,
    wanted: &[Wanted],
) -> Option<Judged> {
    let q = curve.shape_s();
    let mut left = vec![0.0; t.len()];
    let linear = Linear::new(basis, t, p, tail, &mut left);
    let best = linear.at(q);
    let with_shape = |i: usize| -> Vec<f64> {
        t.iter().filter_map(|t| basis.with_derivatives(q, *t).get(i).copied()).collect()
    };
    let mut columns = vec![vec![1.0; t.len()], with_shape(0)];
    columns.extend(tail.map(<[f64]>::to_vec));
    let fixed = columns.len();
    columns.push(with_shape(1).iter().map(|u| best.factor * u).collect());
    let residuals: Vec<f64> = t.iter().zip(p).map(|(t, p)| p - on(curve, *t)).collect();
    let make = |columns: &[Vec<f64>]| {
        let roots = vec![1.0; t.len()];
        Spread::new(columns, roots, errors(curve, t, settings.error), &residuals, settings.level)
    };
    // At the end of its range a shape may change nothing.
    let spread = if t.len() > columns.len() {
        make(&columns).or_else(|| make(columns.get(..fixed)?))?
    } else {
        return None;
    };
    let (shortest, longest) = ends(t);
    let range = basis.range(shortest, longest);
    let profile = Profile { linear: &linear, best: q, range, first: shortest / 32.0 };
    let tail_from = settings.tail_from.as_secs_f64();
    let interval = |wanted: &Wanted| -> Option<[f64; 2]> {
        let factors = |q: f64| match *wanted {
            Wanted::Critical => [1.0, 0.0, 0.0],
            Wanted::Reserve => [0.0, 1.0, 0.0],
            Wanted::Tail => [0.0, 0.0, -1.0],
            Wanted::Peak => {
                let [c, a] = basis.peak(q);
                [c, a, 0.0]
            }
            Wanted::Trial(t) => [1.0, basis.value(q, t), tail_at(t, tail_from)],
        };
        if *wanted == Wanted::Tail && tail.is_none() {
            return Some([0.0, f64::INFINITY]);
        }
        let [c, a, b] = factors(q);
        // How the value changes with the shape, all else the same; a peak at infinity changes with
        // nothing but the shape.
        let by_shape = match *wanted {
            Wanted::Peak if a.is_infinite() => f64::INFINITY,
            Wanted::Peak => {
                let h = 1e-6 * q;
                best.factor * (basis.peak(q + h)[1] - basis.peak(q - h)[1]) / (2.0 * h)
            }
            Wanted::Trial(t) => best.factor * basis.with_derivatives(q, t)[1],
            _ => 0.0,
        };
        let mut gradient = if by_shape.is_infinite() { vec![0.0, 0.0] } else { vec![c, a] };
        gradient.extend(tail.map(|_| if by_shape.is_infinite() { 0.0 } else { b }));
        gradient.push(if by_shape.is_infinite() { 1.0 } else { by_shape });
        let new = match *wanted {
            Wanted::Trial(t) => new_trial(curve, t, settings),
            _ => 0.0,
        };
        let uncertain = spread.of(&gradient, 0.0)?;
        let free = uncertain.half_width * uncertain.half_width / uncertain.equal;
        let free = if free.is_finite() { free } else { 0.0 };
        let allowed = best.sum_of_squares + ROUNDING * linear.total() + free;
        let region = profile.region(allowed);
        let [mut lo, mut hi] = profile.bounds(factors, region, allowed);
        if region[1] >= range[1] && *wanted == Wanted::Critical {
            lo = f64::NEG_INFINITY;
        }
        let to_the_end = region[1] >= range[1] && *wanted == Wanted::Reserve;
        if to_the_end || (region[0] <= range[0] && *wanted == Wanted::Peak) {
            hi = f64::INFINITY;
        }
        if let Wanted::Trial(t) = *wanted {
            // What the error of the new trial adds to the linear interval, on either side.
            let with_new = spread.of(&gradient, new)?.half_width;
            let added = with_new * with_new - uncertain.half_width * uncertain.half_width;
            let value = on(curve, t);
            let wider = |side: f64| (side * side + added.max(0.0)).sqrt();
            (lo, hi) = (value - wider(value - lo), value + wider(hi - value));
        }
        Some([lo, hi])
    };
    let intervals = wanted.iter().map(interval).collect::<Option<_>>()?;
    Some(Judged { trial_error: spread.variance.sqrt(), intervals })
}

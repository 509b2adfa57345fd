//! A fit in plain numbers with everything that is said of it.

use super::check::count;
use super::constants::SPRINT_S;
use super::curve::DurationCurve;
use super::error::CriticalError;
use super::fit::{ends, fit_duration_curve};
use super::judge::{Judged, Wanted, judge, on};
use super::model::CriticalModel;
use super::settings::CriticalSettings;
use super::value::{FitQuality, ResidualKind};

/// The highest intensity of a curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PlainPeak {
    /// Infinite where the best curve has none.
    pub(super) value: f64,
    pub(super) bounds: Option<[f64; 2]>,
    pub(super) identified: bool,
}

/// Intervals of the parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PlainIntervals {
    pub(super) critical: [f64; 2],
    pub(super) reserve: [f64; 2],
    pub(super) tail: [f64; 2],
}

/// A fit with what is said of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PlainFit {
    pub(super) curve: DurationCurve,
    pub(super) quality: FitQuality,
    pub(super) intervals: Option<PlainIntervals>,
    pub(super) peak: Option<PlainPeak>,
    pub(super) open: bool,
}

/// Fits and judges. `greatest` is the highest intensity that the quantity can hold.
pub(super) fn analyse(
    t: &[f64],
    p: &[f64],
    settings: &CriticalSettings,
    greatest: f64,
) -> Result<PlainFit, CriticalError> {
    let level = settings.level;
    if !(level > 0.0 && level < 1.0) {
        return Err(CriticalError::Level { level });
    }
    let tail_from = settings.tail_from.as_secs_f64();
    let curve = fit_duration_curve(settings.model, t, p, tail_from)?;
    let all = [Wanted::Critical, Wanted::Reserve, Wanted::Peak, Wanted::Tail];
    let judged = judge(&curve, t, p, settings, &all);
    let ends_of = |i: usize| judged.as_ref().and_then(|j| j.intervals.get(i).copied());
    let peak = (!settings.model.is_two_parameter()).then(|| {
        let value = curve.peak().unwrap_or(f64::INFINITY);
        let bounds = ends_of(2);
        // The bend of longer trials alone can be that of another curve, so a sprint has to be there.
        let closed = bounds.is_none_or(|[_, hi]| hi <= greatest);
        let told = closed && ends(t).0 <= SPRINT_S;
        PlainPeak { value, bounds, identified: told && value <= greatest }
    });
    let intervals = ends_of(0).zip(ends_of(1)).zip(ends_of(3));
    let intervals =
        intervals.map(|((critical, reserve), tail)| PlainIntervals { critical, reserve, tail });
    // The peak tells by itself that it is not bounded.
    let open = intervals.is_some_and(|i| {
        let hyperbola = curve.reserve().is_some() && !i.reserve.iter().all(|v| v.is_finite());
        hyperbola || !i.critical.iter().all(|v| v.is_finite())
    });
    let quality = quality(&curve, t, p, settings, judged.as_ref());
    Ok(PlainFit { curve, quality, intervals, peak, open })
}

fn parameters(curve: &DurationCurve, model: CriticalModel) -> usize {
    model.parameters() + usize::from(curve.tail() > 0.0)
}

fn quality(
    curve: &DurationCurve,
    t: &[f64],
    p: &[f64],
    settings: &CriticalSettings,
    judged: Option<&Judged>,
) -> FitQuality {
    let kind = match settings.model {
        CriticalModel::WorkTime => ResidualKind::Work,
        CriticalModel::TimeResiduals => ResidualKind::Time,
        _ => ResidualKind::Intensity,
    };
    let reserve = curve.reserve().unwrap_or(0.0);
    let pair = |(&t, &p): (&f64, &f64)| match kind {
        ResidualKind::Work => [t * p, t * on(curve, t)],
        ResidualKind::Intensity => [p, on(curve, t)],
        ResidualKind::Time => [t, reserve / (p - curve.critical())],
    };
    let pairs: Vec<[f64; 2]> = t.iter().zip(p).map(pair).collect();
    let residuals: Vec<f64> = pairs.iter().map(|[seen, fitted]| seen - fitted).collect();
    let n = count(pairs.len());
    let mean = pairs.iter().map(|[seen, _]| seen).sum::<f64>() / n;
    let total: f64 = pairs.iter().map(|[seen, _]| (seen - mean) * (seen - mean)).sum();
    let sum_of_squares: f64 = residuals.iter().map(|r| r * r).sum();
    let spare = n - count(parameters(curve, settings.model));
    FitQuality {
        kind,
        residuals,
        sum_of_squares,
        r_squared: (total > 0.0).then(|| 1.0 - sum_of_squares / total),
        standard_error: (spare > 0.0).then(|| (sum_of_squares / spare).sqrt()),
        trial_error: judged.map(|j| j.trial_error),
    }
}

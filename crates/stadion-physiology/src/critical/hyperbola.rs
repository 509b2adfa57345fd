//! The hyperbola of two parameters, by each of its three residuals.

use super::check::count;
use super::error::CriticalError;
use super::least::{Cost, least};

/// Critical intensity and reserve.
pub(super) type Pair = [f64; 2];

/// Intercept and slope of the least-squares line of `y` over `x`, both given as functions of a trial.
fn line(trials: impl Iterator<Item = [f64; 2]> + Clone) -> Option<Pair> {
    let n = count(trials.clone().count());
    let (sx, sy) = trials.clone().fold((0.0, 0.0), |(x, y), [a, b]| (x + a, y + b));
    let (mx, my) = (sx / n, sy / n);
    let (sxx, sxy) = trials
        .fold((0.0, 0.0), |(xx, xy), [a, b]| (xx + (a - mx) * (a - mx), xy + (a - mx) * (b - my)));
    (sxx > 0.0).then(|| [my - sxy / sxx * mx, sxy / sxx])
}

/// Residuals of work: `W = CP·t + W'`.
pub(super) fn work_time(t: &[f64], p: &[f64]) -> Option<Pair> {
    let [reserve, critical] = line(t.iter().zip(p).map(|(t, p)| [*t, t * p]))?;
    Some([critical, reserve])
}

/// Residuals of intensity: `P = CP + W'/t`.
pub(super) fn inverse_time(t: &[f64], p: &[f64]) -> Option<Pair> {
    line(t.iter().zip(p).map(|(t, p)| [1.0 / t, *p]))
}

/// Residuals of time: `t = W'/(P − CP)`.
///
/// For a given critical intensity the reserve is linear, so only one number is searched for: how far
/// the critical intensity lies below the least intensity of a trial.
pub(super) fn time_residuals(t: &[f64], p: &[f64]) -> Result<Pair, CriticalError> {
    let top = p.iter().copied().fold(f64::INFINITY, f64::min);
    let times = Times { t, p, top };
    let below = least(&times, 1e-6 * top, 1e-6 * top, top);
    if below >= top {
        return Err(CriticalError::NoCritical);
    }
    let [tx, xx] = times.products(below);
    Ok([top - below, tx / xx])
}

struct Times<'a> {
    t: &'a [f64],
    p: &'a [f64],
    top: f64,
}

impl Times<'_> {
    fn products(&self, below: f64) -> [f64; 2] {
        self.t.iter().zip(self.p).fold([0.0; 2], |[tx, xx], (t, p)| {
            let x = 1.0 / (p - self.top + below);
            [tx + t * x, xx + x * x]
        })
    }
}

impl Cost for Times<'_> {
    /// The sum of squares without the part that does not change.
    fn cost(&self, below: f64) -> f64 {
        let [tx, xx] = self.products(below);
        -tx * tx / xx
    }

    fn slope(&self, below: f64) -> [f64; 2] {
        let mut sums = [0.0; 6];
        for (t, p) in self.t.iter().zip(self.p) {
            let x = 1.0 / (p - self.top + below);
            let (u, w) = (-x * x, 2.0 * x * x * x);
            let terms = [t * x, x * x, t * u, x * u, t * w, u * u + x * w];
            sums.iter_mut().zip(terms).for_each(|(s, v)| *s += v);
        }
        let [tx, xx, tu, xu, tw, uuxw] = sums;
        [tx * xu - tu * xx, tx * uuxw - tw * xx - tu * xu]
    }
}

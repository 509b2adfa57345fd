//! A straight line through a series whose errors hang together.

use super::correlated::{Errors, Minimum, count};

/// Slope for each second and what it is worth; the slope is the second parameter of the errors.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) slope_per_s: f64,
    pub(super) errors: Errors,
}

/// The least-squares line of `y` over `time_s`; `None` for too few points or a single time.
pub(super) fn line(time_s: &[f64], y: &[f64]) -> Option<Line> {
    let n = count(time_s.len());
    let (mean_t, mean_y) = (time_s.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let centred: Vec<f64> = time_s.iter().map(|t| t - mean_t).collect();
    let spread: f64 = centred.iter().map(|t| t * t).sum();
    if spread.is_nan() || spread <= 0.0 {
        return None;
    }
    let slope_per_s = centred.iter().zip(y).map(|(t, y)| t * (y - mean_y)).sum::<f64>() / spread;
    let residuals = centred.iter().zip(y).map(|(t, y)| mean_y + slope_per_s * t - y).collect();
    let minimum = Minimum {
        parameters: vec![mean_y, slope_per_s],
        residuals,
        columns: vec![vec![1.0; centred.len()], centred],
    };
    Some(Line { slope_per_s, errors: Errors::of(&minimum, time_s, y)? })
}

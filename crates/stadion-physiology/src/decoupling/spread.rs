//! How sure a decoupling is.

use crate::kinetics::student_quantile;

/// Seconds of one bin: long against the second-to-second noise, short against a half.
pub(super) const BIN: usize = 15;
/// Fewest bins in a half.
const FEWEST: usize = 8;
/// The memory of the noise beyond which a half is as good as one value.
const MOST_MEMORY: f64 = 0.97;

/// The swings of efficiency within one half about its mean and its trend, in bins.
#[derive(Debug, Clone)]
pub(super) struct Half {
    /// Absent bins are NaN.
    bins: Vec<f64>,
    known: f64,
}

impl Half {
    /// In bins of so many seconds.
    pub(super) fn new(seconds: impl Iterator<Item = f64>, bin: usize) -> Self {
        let seconds: Vec<f64> = seconds.collect();
        let mean = |chunk: &[f64]| {
            let known = chunk.iter().filter(|v| !v.is_nan());
            let (n, sum) = known.fold((0_u32, 0.0), |(n, sum), v| (n + 1, sum + v));
            if 2 * n as usize >= bin { sum / f64::from(n) } else { f64::NAN }
        };
        let mut bins: Vec<f64> = seconds.chunks_exact(bin).map(mean).collect();
        let points = || (0_u32..).map(f64::from).zip(&bins).filter(|(_, v)| !v.is_nan());
        let n = f64::from(u32::try_from(points().count()).unwrap_or(u32::MAX));
        let (x, y) = points().fold((0.0, 0.0), |(x, y), (i, v)| (x + i, y + v));
        let (x, y) = (x / n, y / n);
        let (xx, xy) = points()
            .fold((0.0, 0.0), |(xx, xy), (i, v)| (xx + (i - x) * (i - x), xy + (i - x) * (v - y)));
        let slope = if xx > 0.0 { xy / xx } else { 0.0 };
        for (i, bin) in (0_u32..).map(f64::from).zip(&mut bins) {
            *bin -= y + slope * (i - x);
        }
        Self { bins, known: n }
    }

    fn pairs(&self) -> impl Iterator<Item = (f64, f64)> {
        let known = |w: &[f64]| match *w {
            [a, b] if !a.is_nan() && !b.is_nan() => Some((a, b)),
            _ => None,
        };
        self.bins.windows(2).filter_map(known)
    }
}

/// Half the width of the interval of `ln(EF2 / EF1)`; `None` with too few bins.
///
/// # Model
///
/// The relative swings of efficiency within each half, less a straight line, are taken as a first-order
/// autoregression of means over bins, with one memory `φ` for both halves:
///
/// ```text
/// var(ln EF) = σ² / ((1 − φ)² n)          half width = t · √(var1 + var2)
/// ```
///
/// with the residual variance `σ²`, `n` bins in the half, and Student's `t` at
/// `N / (1 + 2 (1 + φ) / (1 − φ))` degrees of freedom: the information that `N` bins hold about the
/// variance when `φ` is estimated from them as well. Bins are of 15 s; those of the fourth-power mean
/// are as long as its window, so that neighbours share little.
pub(super) fn half_width([first, second]: &[Half; 2], level: f64) -> Option<f64> {
    let fewest = f64::from(u32::try_from(FEWEST).unwrap_or(u32::MAX));
    if first.known.min(second.known) < fewest {
        return None;
    }
    let pairs = || first.pairs().chain(second.pairs());
    let (lagged, squares) = pairs().fold((0.0, 0.0), |(l, s), (a, b)| (l + a * b, s + a * a));
    let memory = if squares > 0.0 { (lagged / squares).clamp(0.0, MOST_MEMORY) } else { 0.0 };
    let (rest, count) = pairs().fold((0.0, 0.0), |(rest, n), (a, b)| {
        let left = b - memory * a;
        (rest + left * left, n + 1.0)
    });
    // Mean and slope of each half were fitted.
    let freedom = count - 4.0;
    if freedom < 1.0 {
        return None;
    }
    let long_run = rest / freedom / ((1.0 - memory) * (1.0 - memory));
    let variance = long_run * (1.0 / first.known + 1.0 / second.known);
    let bins = first.known + second.known;
    let freedom = (bins / (1.0 + 2.0 * (1.0 + memory) / (1.0 - memory))).max(1.0);
    let width = student_quantile(f64::midpoint(1.0, level), freedom) * variance.sqrt();
    width.is_finite().then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn a_line_has_no_swings() {
        let half = Half::new((0..300).map(|i| 1.0 + 0.01 * f64::from(i)), BIN);
        assert_eq!(half.bins.len(), 20);
        assert!(half.bins.iter().all(|b| b.abs() < 1e-12));
        assert!(half_width(&[half.clone(), half], 0.9).unwrap() < 1e-12);
    }

    #[test]
    fn independent_bins_have_the_error_of_a_mean() {
        // Bins of ±1 without memory: products of neighbours cancel in the pattern + + − −.
        let signs = [1.0, 1.0, -1.0, -1.0];
        let seconds = (0..60 * BIN).map(|i| signs[i / BIN % 4] * 0.01);
        let half = Half::new(seconds, BIN);
        let width = half_width(&[half.clone(), half], 0.9).unwrap();
        // sd · √(2 / 60), t at 120 / 3 degrees of freedom: 1.684.
        assert_relative_eq!(width, 1.684 * 0.01 * (2.0_f64 / 60.0).sqrt(), max_relative = 0.05);
    }

    #[test]
    fn too_little_has_no_width() {
        let short = Half::new((0..100).map(f64::from), BIN);
        let gaps = Half::new(std::iter::repeat_n(f64::NAN, 3000), BIN);
        assert_eq!(half_width(&[short.clone(), short], 0.9), None);
        assert_eq!(half_width(&[gaps.clone(), gaps], 0.9), None);
    }
}

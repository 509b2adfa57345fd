//! Quantiles of Student's distribution.

/// Panels of Simpson's rule; even.
const PANELS: u32 = 512;

/// The quantile of Student's distribution for `0.5 < p < 1` and `freedom >= 1` degrees of freedom,
/// which need not be whole.
///
/// # Model
///
/// With `x = √ν·tan φ` the density becomes `cos(φ)^(ν−1)` over `0..π/2`, so the probability is a ratio of
/// two finite integrals. Both are taken by Simpson's rule, up to where the density is lost in rounding.
/// Right to 1e-7 for whole degrees of freedom; between 1 and 2 the density ends in a root, and the error
/// is up to 1e-3.
pub(super) fn student_t(p: f64, freedom: f64) -> f64 {
    let power = freedom - 1.0;
    let density = |phi: f64| phi.cos().max(0.0).powf(power);
    let end = (12.0 / freedom.sqrt()).atan();
    let total = if freedom < 30.0 { core::f64::consts::FRAC_PI_2 } else { end };
    let whole = simpson(&density, total);
    let wanted = (2.0 * p - 1.0) * whole;
    let (mut lo, mut hi) = (0.0, total);
    let mut at = 0.5 * total;
    for _ in 0..60 {
        let miss = simpson(&density, at) - wanted;
        if miss > 0.0 {
            hi = at;
        } else {
            lo = at;
        }
        let next = at - miss / density(at);
        let next = if next > lo && next < hi { next } else { 0.5 * (lo + hi) };
        if (next - at).abs() <= 1e-13 {
            break;
        }
        at = next;
    }
    freedom.sqrt() * at.tan()
}

/// The integral of `f` over `0..end`.
fn simpson(f: &impl Fn(f64) -> f64, end: f64) -> f64 {
    let step = end / f64::from(PANELS);
    let inner: f64 =
        (1..PANELS).map(|i| f(f64::from(i) * step) * if i % 2 == 1 { 4.0 } else { 2.0 }).sum();
    (f(0.0) + inner + f(end)) * step / 3.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    /// Table of Student's distribution, upper quantiles as in any book of statistics.
    #[test]
    fn quantiles_are_those_of_tables() {
        for (p, freedom, t) in [
            (0.95, 1.0, 6.313_751_515),
            (0.95, 2.0, 2.919_985_580),
            (0.95, 3.0, 2.353_363_435),
            (0.95, 4.0, 2.131_846_786),
            (0.95, 6.0, 1.943_180_281),
            (0.95, 10.0, 1.812_461_123),
            (0.95, 30.0, 1.697_260_894),
            (0.95, 120.0, 1.657_650_899),
            (0.975, 1.0, 12.706_204_736),
            (0.975, 5.0, 2.570_581_836),
            (0.995, 4.0, 4.604_094_871),
        ] {
            assert_relative_eq!(student_t(p, freedom), t, max_relative = 1e-7);
        }
    }

    #[test]
    fn broken_freedoms_lie_between() {
        let t = student_t(0.95, 2.5);
        assert!(t < student_t(0.95, 2.0) && t > student_t(0.95, 3.0));
        // Many degrees of freedom: the normal quantile.
        assert_relative_eq!(student_t(0.95, 1e6), 1.644_854, max_relative = 1e-5);
    }
}

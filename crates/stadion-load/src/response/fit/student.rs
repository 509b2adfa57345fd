//! How many estimated errors an estimate may lie from the truth.

use core::f64::consts::FRAC_2_PI;

/// The probability that Student's *t* lies within `-t..=t`, by the finite series for whole degrees of
/// freedom (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4).
fn within(t: f64, freedom: u32) -> f64 {
    let tangent = t / f64::from(freedom).sqrt();
    let cosine = 1.0 / tangent.hypot(1.0);
    let sine = tangent * cosine;
    let odd = freedom % 2 == 1;
    let (mut term, mut sum) = (if odd { cosine } else { 1.0 }, 0.0);
    let mut power = u32::from(odd);
    while power + 2 <= freedom && term > 1e-18 {
        sum += term;
        term *= cosine * cosine * f64::from(power + 1) / f64::from(power + 2);
        power += 2;
    }
    if odd { FRAC_2_PI * (tangent.atan() + sine * sum) } else { sine * sum }
}

/// What holds *t* within `-q..=q` with the probability `level`.
pub(super) fn student_quantile(level: f64, freedom: usize) -> f64 {
    let freedom = u32::try_from(freedom).unwrap_or(u32::MAX).clamp(1, 100_000);
    let (mut lo, mut hi) = (0.0, 1.0);
    while within(hi, freedom) < level && hi < 1e9 {
        (lo, hi) = (hi, 2.0 * hi);
    }
    for _ in 0..60 {
        let middle = 0.5 * (lo + hi);
        if within(middle, freedom) < level { lo = middle } else { hi = middle }
    }
    0.5 * (lo + hi)
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    /// Two-sided quantiles as in any book of statistics.
    #[test]
    fn quantiles_are_those_of_tables() {
        for (level, freedom, t) in [
            (0.90, 1, 6.313_751_515),
            (0.90, 4, 2.131_846_786),
            (0.95, 5, 2.570_581_836),
            (0.90, 30, 1.697_260_887),
            (0.90, 120, 1.657_650_899),
        ] {
            assert_relative_eq!(student_quantile(level, freedom), t, max_relative = 1e-8);
        }
    }
}

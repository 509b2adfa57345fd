//! How many estimated errors an estimate may lie from the truth.

use core::f64::consts::{FRAC_2_PI, FRAC_PI_2};

use super::check::count;

/// Panels of Simpson's rule over directions; even.
const PANELS: usize = 128;

/// The probability that Student's *t* lies within `-t..=t`, by the finite series for whole degrees of
/// freedom (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4).
fn within(t: f64, freedom: u32) -> f64 {
    let tangent = t / f64::from(freedom).sqrt();
    let cosine = 1.0 / tangent.hypot(1.0);
    let sine = if tangent.is_finite() { tangent * cosine } else { 1.0 };
    let odd = freedom % 2 == 1;
    let mut term = if odd { cosine } else { 1.0 };
    let mut sum = 0.0;
    // Powers of the cosine below the degrees of freedom less 1, each with its factor.
    let mut power = u32::from(odd);
    while power + 2 <= freedom {
        sum += term;
        term *= cosine * cosine * f64::from(power + 1) / f64::from(power + 2);
        power += 2;
        if term < 1e-18 {
            break;
        }
    }
    if odd { FRAC_2_PI * (tangent.atan() + sine * sum) } else { sine * sum }
}

/// Student's quantile: what holds *t* within `-q..=q` with the probability `level`. Exact for whole
/// degrees of freedom.
pub(crate) fn student_quantile(level: f64, freedom: u32) -> f64 {
    reach(level, freedom, 0.0)
}

/// How many estimated errors hold the truth with the probability `level`.
///
/// # Model
///
/// The size of the errors is estimated from the residuals `r` of the best weighted fit, with `ν` degrees
/// of freedom. The error of an estimate has two independent parts: that of the best weighted estimate,
/// which does not depend on `r`, and a weighted sum of `r` itself. With `ρ` the share of the second in the
/// variance, the error over its estimated size is
///
/// ```text
/// √(1 − ρ)·T + √(ρ·ν)·u
/// ```
///
/// with *T* Student's *t* of `ν` degrees of freedom and `u` a coordinate of a random direction in `ν`
/// dimensions, independent of one another. For `ρ = 0` it is Student's *t*.
pub(super) fn reach(level: f64, freedom: u32, share: f64) -> f64 {
    let share = share.clamp(0.0, 1.0 - 1e-9);
    let (own, of_residuals) = ((1.0 - share).sqrt(), (share * f64::from(freedom)).sqrt());
    // Signed, so that a sum of two such values cancels where they lie on either side of 0.
    let signed = |x: f64| within(x.abs(), freedom).copysign(x);
    let given = |q: f64, u: f64| {
        0.5 * (signed((q - of_residuals * u) / own) + signed((q + of_residuals * u) / own))
    };
    // u = sin φ has the density cos(φ)^(ν−2); both halves of it give the same. In one dimension u is 1.
    let mut places = [[1.0, 0.0]; PANELS + 1];
    if freedom > 1 {
        let power = f64::from(freedom) - 2.0;
        let step = FRAC_PI_2.min(12.0 / f64::from(freedom).sqrt()) / count(PANELS);
        for (i, place) in places.iter_mut().enumerate() {
            let (sine, cosine) = (count(i) * step).sin_cos();
            let simpson = match i {
                0 | PANELS => 1.0,
                _ if i % 2 == 1 => 4.0,
                _ => 2.0,
            };
            *place = [sine, simpson * cosine.max(0.0).powf(power)];
        }
    } else if let Some(first) = places.first_mut() {
        *first = [1.0, 1.0];
    }
    let whole: f64 = places.iter().map(|[_, weight]| weight).sum();
    let missing = |q: f64| -> f64 {
        if share <= 1e-12 {
            return within(q, freedom) - level;
        }
        let seen = places.iter().filter(|[_, weight]| *weight > 0.0);
        seen.map(|[u, weight]| weight * given(q, *u)).sum::<f64>() / whole - level
    };
    let (mut lo, mut below) = (0.0, -level);
    let (mut hi, mut above) = (1.0, missing(1.0));
    while above < 0.0 && hi < 1e12 {
        (lo, below, hi) = (hi, above, 2.0 * hi);
        above = missing(hi);
    }
    // The rule of false position, with the weight of an end halved that stays twice (Illinois).
    let mut last = 0.0;
    for _ in 0..60 {
        let next = (lo * above - hi * below) / (above - below);
        let value = missing(next);
        if value.abs() <= 1e-12 || !(next > lo && next < hi) {
            return next;
        }
        let again = if value * last > 0.0 { 0.5 } else { 1.0 };
        if value < 0.0 {
            (lo, below, above) = (next, value, again * above);
        } else {
            (hi, above, below) = (next, value, again * below);
        }
        last = value;
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
            (0.90, 2, 2.919_985_580),
            (0.90, 3, 2.353_363_435),
            (0.90, 4, 2.131_846_786),
            (0.90, 6, 1.943_180_281),
            (0.90, 10, 1.812_461_123),
            (0.90, 30, 1.697_260_887),
            (0.90, 120, 1.657_650_899),
            (0.95, 1, 12.706_204_736),
            (0.95, 5, 2.570_581_836),
            (0.99, 4, 4.604_094_871),
        ] {
            assert_relative_eq!(reach(level, freedom, 0.0), t, max_relative = 1e-8);
        }
    }

    /// With nothing but residuals: in three dimensions a coordinate of a direction is uniform, so 90 %
    /// lie within 0.9·√3; in two it is a sine, 0.9·π/2 of a turn.
    #[test]
    fn residuals_alone_have_an_end() {
        assert_relative_eq!(reach(0.9, 3, 1.0), 0.9 * 3.0_f64.sqrt(), max_relative = 5e-3);
        let sine = (0.9 * FRAC_PI_2).sin() * 2.0_f64.sqrt();
        assert_relative_eq!(reach(0.9, 2, 1.0), sine, max_relative = 5e-3);
        // Between the two the reach lies between theirs.
        let (t, mixed) = (reach(0.9, 4, 0.0), reach(0.9, 4, 0.5));
        assert!(mixed < t && mixed > reach(0.9, 4, 1.0), "{mixed}");
    }
}

//! Quantiles of Student's distribution, for intervals from a handful of readings.

use std::f64::consts::PI;

use crate::metabolism::normal_quantile;

/// The quantile for `0.5 < p < 1` and whole degrees of freedom from 1 on.
///
/// Exact for 1 and 2; from 3 on the expansion of Abramowitz & Stegun (1964) 26.7.5, within 1 % for
/// `p <= 0.975`.
pub(crate) fn student_quantile(p: f64, freedom: f64) -> f64 {
    if freedom < 1.5 {
        return (PI * (p - 0.5)).tan();
    }
    if freedom < 2.5 {
        let x = 2.0 * p - 1.0;
        return x * (2.0 / (1.0 - x * x)).sqrt();
    }
    let z = normal_quantile(p);
    let (z2, n) = (z * z, freedom);
    let terms = [
        (z2 + 1.0) / 4.0,
        ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0,
        (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0,
        ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) / 92_160.0,
    ];
    let series = terms.iter().rev().fold(0.0, |sum, term| (sum + term) / n);
    z * (1.0 + series)
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn quantiles_are_those_of_tables() {
        for (p, freedom, t) in [
            (0.95, 1.0, 6.3138),
            (0.95, 2.0, 2.9200),
            (0.95, 3.0, 2.3534),
            (0.95, 5.0, 2.0150),
            (0.95, 10.0, 1.8125),
            (0.975, 3.0, 3.1824),
            (0.975, 8.0, 2.3060),
            (0.975, 1e9, 1.9600),
        ] {
            assert_relative_eq!(student_quantile(p, freedom), t, max_relative = 1e-2);
        }
    }
}

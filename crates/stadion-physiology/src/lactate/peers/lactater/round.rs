//! Rounding as R 4 does it.

/// To the nearer of the two decimal neighbours; to the even one if both are equally near.
pub(super) fn round(value: f64, digits: i32) -> f64 {
    let power = 10_f64.powi(digits);
    let low = (value * power).floor();
    let (below, above) = (low / power, (low + 1.0) / power);
    let (down, up) = (value - below, above - value);
    if down < up || (down <= up && low % 2.0 == 0.0) { below } else { above }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As R 4.0.0 and later print them.
    #[test]
    fn as_r() {
        for (value, digits, expected) in
            [(0.15, 1, 0.1), (2.5, 0, 2.0), (3.5, 0, 4.0), (-0.55, 1, -0.6), (104.65, 1, 104.7)]
        {
            assert!((round(value, digits) - expected).abs() < 1e-12, "{value}");
        }
    }
}

//! A straight line through points, with the interval of its slope.

/// Probability that the interval of a slope holds the truth.
pub(super) const LEVEL: f64 = 0.95;

/// The slope of a least-squares line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slope {
    pub(super) value: f64,
    /// Half of the 95 % interval; `None` for two points, which lie on every line through them.
    pub(super) half_width: Option<f64>,
}

/// The least-squares slope of `y` over `x`; `None` unless two different `x` are given.
pub(super) fn slope(points: &[(f64, f64)]) -> Option<Slope> {
    let n = u32::try_from(points.len()).ok().filter(|&n| n >= 2)?;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / f64::from(n);
    let (mx, my) = (mean(|p| p.0), mean(|p| p.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| -> f64 {
        points.iter().map(|&(x, y)| of(x - mx, y - my)).sum()
    };
    let sxx = sum(&|x, _| x * x);
    if sxx <= 0.0 {
        return None;
    }
    let value = sum(&|x, y| x * y) / sxx;
    let half_width = (n > 2).then(|| {
        let rss = sum(&|x, y| (y - value * x).powi(2));
        student_t(n - 2) * (rss / f64::from(n - 2) / sxx).sqrt()
    });
    Some(Slope { value, half_width })
}

/// The 97.5 % quantile of Student's distribution, for 1 to 10 degrees of freedom.
const STUDENT_T: [f64; 10] = [
    12.706_204_736,
    4.302_652_730,
    3.182_446_305,
    2.776_445_105,
    2.570_581_836,
    2.446_911_851,
    2.364_624_252,
    2.306_004_135,
    2.262_157_163,
    2.228_138_852,
];

fn student_t(freedom: u32) -> f64 {
    let tabulated = freedom.checked_sub(1).and_then(|i| STUDENT_T.get(i as usize));
    tabulated.copied().unwrap_or_else(|| {
        // Cornish-Fisher around the normal quantile (Abramowitz & Stegun 26.7.5), right to 2e-4
        // from eleven degrees of freedom on.
        let (z, v) = (1.959_963_985_f64, f64::from(freedom));
        let z3 = z.powi(3);
        let z5 = z.powi(5);
        z + (z3 + z) / (4.0 * v)
            + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * v * v)
            + (3.0 * z.powi(7) + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / (384.0 * v.powi(3))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    #[test]
    fn a_line_is_found_again() {
        let points: Vec<_> = (2..=5).map(|i| (f64::from(i), 150.0 + 1.5 * f64::from(i))).collect();
        let slope = slope(&points).unwrap();
        assert_abs_diff_eq!(slope.value, 1.5, epsilon = 1e-12);
        assert_abs_diff_eq!(slope.half_width.unwrap(), 0.0, epsilon = 1e-9);
    }

    #[test]
    fn the_interval_of_four_points() {
        let slope = slope(&[(2.0, 160.0), (3.0, 162.0), (4.0, 163.0), (5.0, 165.0)]).unwrap();
        assert_abs_diff_eq!(slope.value, 1.6, epsilon = 1e-12);
        // Residuals -0.1, 0.3, -0.3, 0.1: RSS 0.2, s² 0.1, SE √(0.1 / 5), t(2) 4.3027.
        let expected = 4.302_652_730 * (0.1_f64 / 5.0).sqrt();
        assert_abs_diff_eq!(slope.half_width.unwrap(), expected, epsilon = 1e-9);
    }

    #[test]
    fn too_few_points() {
        assert_eq!(slope(&[]), None);
        assert_eq!(slope(&[(1.0, 2.0)]), None);
        assert_eq!(slope(&[(1.0, 2.0), (1.0, 3.0)]), None);
        assert_eq!(slope(&[(1.0, 2.0), (2.0, 3.0)]).unwrap().half_width, None);
    }

    #[test]
    fn quantiles_go_on_smoothly() {
        for (freedom, t) in [(11, 2.200_985), (20, 2.085_963), (60, 2.000_298)] {
            assert_abs_diff_eq!(student_t(freedom), t, epsilon = 2e-4);
        }
    }
}

//! The interpolating cubic spline that stands for a curve in R's `splinefun`.

/// A cubic spline through points whose third derivative at each end is that of the cubic through
/// the four points there (Forsythe, Malcolm and Moler 1977).
pub(super) struct Spline {
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// A sixth of the second derivatives.
    bends: Vec<f64>,
}

impl Spline {
    /// `None` for fewer than four points.
    pub(super) fn new(xs: Vec<f64>, ys: Vec<f64>) -> Option<Self> {
        let last = xs.len().checked_sub(1).filter(|&last| last >= 3)?;
        let gaps: Vec<f64> = xs.windows(2).map(|x| x[1] - x[0]).collect();
        let slopes: Vec<f64> =
            ys.windows(2).zip(&gaps).map(|(y, gap)| (y[1] - y[0]) / gap).collect();
        // The third divided difference of the four points from `i` on.
        let third = |i: usize| {
            let second = |i: usize| (slopes[i + 1] - slopes[i]) / (xs[i + 2] - xs[i]);
            (second(i + 1) - second(i)) / (xs[i + 3] - xs[i])
        };
        let mut diagonal = vec![-gaps[0]];
        let mut bends = vec![gaps[0].powi(2) * third(0)];
        for i in 1..last {
            diagonal.push(2.0 * (gaps[i - 1] + gaps[i]));
            bends.push(slopes[i] - slopes[i - 1]);
        }
        diagonal.push(-gaps[last - 1]);
        bends.push(-gaps[last - 1].powi(2) * third(last - 3));
        for i in 1..=last {
            let factor = gaps[i - 1] / diagonal[i - 1];
            diagonal[i] -= factor * gaps[i - 1];
            bends[i] -= factor * bends[i - 1];
        }
        bends[last] /= diagonal[last];
        for i in (0..last).rev() {
            bends[i] = (bends[i] - gaps[i] * bends[i + 1]) / diagonal[i];
        }
        Some(Self { xs, ys, bends })
    }

    pub(super) fn value(&self, x: f64) -> f64 {
        let next = self.xs.partition_point(|&at| at <= x).clamp(1, self.xs.len() - 1);
        let (from, gap) = (next - 1, self.xs[next] - self.xs[next - 1]);
        let [before, after] = [self.bends[from], self.bends[next]];
        let slope = (self.ys[next] - self.ys[from]) / gap - gap * (after + 2.0 * before);
        let dx = x - self.xs[from];
        self.ys[from] + dx * (slope + dx * (3.0 * before + dx * (after - before) / gap))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cubic_is_its_own_spline() {
        let cubic = |x: f64| 1.0 - 2.0 * x + 0.5 * x * x + 0.25 * x.powi(3);
        let xs = vec![0.0, 0.5, 1.0, 2.0, 3.5];
        let ys = xs.iter().map(|&x| cubic(x)).collect();
        let spline = Spline::new(xs, ys).unwrap();
        for i in 0..36 {
            let x = f64::from(i) / 10.0;
            assert!((spline.value(x) - cubic(x)).abs() < 1e-12);
        }
        assert!(Spline::new(vec![0.0, 1.0, 2.0], vec![0.0; 3]).is_none());
    }
}

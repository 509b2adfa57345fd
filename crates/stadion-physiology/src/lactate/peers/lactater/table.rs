//! The rows of a test as `lactater` reads them.

use crate::lactate::curve::{CurveFit, LactateCurve};
use crate::lactate::step_test::StepTest;

use super::Options;

/// Grids beyond this are no test in the unit of its sport.
const MOST_STEPS: f64 = 100_000.0;

/// The rows of a test; the first is the baseline, whatever its intensity.
pub(super) struct Table {
    xs: Vec<f64>,
    ys: Vec<f64>,
    heart_rate: Option<[f64; 2]>,
    include_baseline: bool,
    step: f64,
}

impl Table {
    pub(super) fn new(test: &StepTest, options: &Options) -> Option<Self> {
        let points = test.points(options.incomplete);
        let mut heart_rates = points.heart_rates.as_slice();
        let (mut xs, mut ys) = (points.intensities, points.lactates);
        if let Some(rest) = test.baseline() {
            xs.insert(0, 0.0);
            ys.insert(0, rest.lactate.millimoles_per_liter());
        } else if heart_rates.first().is_some_and(|first| first[0] <= xs[0]) {
            heart_rates = &heart_rates[1..];
        }
        if xs.len() < 4 {
            return None;
        }
        if xs[0] <= 0.0 {
            xs[0] = xs[1] - (xs[2] - xs[1]);
        }
        let step = options.sport.grid_step();
        if (xs[xs.len() - 1] - xs[0]) / step > MOST_STEPS {
            return None;
        }
        Some(Self {
            xs,
            ys,
            heart_rate: line(heart_rates),
            include_baseline: options.include_baseline,
            step,
        })
    }

    pub(super) fn baseline(&self) -> f64 {
        self.ys[0]
    }

    /// Intensities and lactates without the baseline.
    pub(super) fn stages(&self) -> (&[f64], &[f64]) {
        (&self.xs[1..], &self.ys[1..])
    }

    /// Intensities and lactates of the user's own fit.
    pub(super) fn modelled(&self) -> (&[f64], &[f64]) {
        if self.include_baseline { (&self.xs, &self.ys) } else { self.stages() }
    }

    pub(super) fn curve(&self, fit: CurveFit) -> Option<LactateCurve> {
        let (xs, ys) = self.modelled();
        LactateCurve::fit(fit, xs, ys).ok()
    }

    pub(super) fn stage_curve(&self, fit: CurveFit) -> Option<LactateCurve> {
        let (xs, ys) = self.stages();
        LactateCurve::fit(fit, xs, ys).ok()
    }

    /// On the least squares line through all stages.
    pub(super) fn heart_rate_at(&self, intensity: f64) -> Option<f64> {
        self.heart_rate.map(|[at_zero, slope]| at_zero + slope * intensity)
    }

    /// The even grid from the first to at most the last modelled intensity.
    pub(super) fn grid(&self) -> impl Iterator<Item = f64> + '_ {
        let (xs, _) = self.modelled();
        let (first, last) = (xs[0], xs[xs.len() - 1]);
        // The last point may miss the end by a rounding of the step.
        (0_u32..)
            .map(move |i| first + f64::from(i) * self.step)
            .take_while(move |x| *x <= last + 1e-9 * self.step)
            .map(move |x| x.min(last))
    }

    /// The grid with the lactates on straight lines between the rows.
    pub(super) fn interpolated(&self) -> (Vec<f64>, Vec<f64>) {
        let (xs, ys) = self.modelled();
        let mut next = 1;
        self.grid()
            .map(|x| {
                while next + 1 < xs.len() && xs[next] < x {
                    next += 1;
                }
                let share = (x - xs[next - 1]) / (xs[next] - xs[next - 1]);
                (x, ys[next - 1] + share * (ys[next] - ys[next - 1]))
            })
            .unzip()
    }
}

/// Value at zero and slope of the least squares line.
fn line(points: &[[f64; 2]]) -> Option<[f64; 2]> {
    let count = points.iter().fold(0.0, |count, _| count + 1.0);
    let mean = |part: usize| points.iter().map(|point| point[part]).sum::<f64>() / count;
    let (x, y) = (mean(0), mean(1));
    let spread: f64 = points.iter().map(|point| (point[0] - x).powi(2)).sum();
    let common: f64 = points.iter().map(|point| (point[0] - x) * (point[1] - y)).sum();
    let slope = common / spread;
    (spread > 0.0).then_some([y - slope * x, slope])
}

//! What the blood may have held in each stage of a test, simulated from the readings.

use super::super::step_test::{Points, StepTest};
use super::super::threshold::{
    Method, ThresholdRules, ThresholdStatus, locate, locate_from, picks_stage,
};
use super::Uncertainty;
use super::convex::make_convex;
use super::random::Random;

/// Simulated tests behind one real test.
#[derive(Debug, Clone)]
pub(in crate::lactate) struct Draws {
    tests: Vec<Draw>,
    /// Of the readings, by which the draws are made convex.
    variances: Vec<f64>,
}

#[derive(Debug, Clone)]
struct Draw {
    points: Points,
    resting: Option<f64>,
}

impl Draws {
    /// Simulates the tests that may lie behind the readings of `test`.
    pub(in crate::lactate) fn of(
        settings: &Uncertainty,
        test: &StepTest,
        rules: &ThresholdRules,
    ) -> Self {
        let points = test.points(rules.incomplete);
        let resting = resting(test);
        let mut random = Random::new(settings.seed());
        let meter = settings.meter();
        let variances: Vec<f64> =
            points.lactates.iter().map(|&lactate| meter.sd_at(lactate).powi(2)).collect();
        let tests = (0..settings.replicates())
            .map(|_| {
                let mut drawn = points.clone();
                for lactate in &mut drawn.lactates {
                    *lactate = meter.behind(*lactate, &mut random);
                }
                let resting = resting.map(|lactate| meter.behind(lactate, &mut random));
                Draw { points: drawn, resting }
            })
            .collect();
        Self { tests, variances }
    }

    /// Stages and resting lactate of each simulated test.
    pub(in crate::lactate) fn tests(&self) -> impl Iterator<Item = (&Points, Option<f64>)> {
        self.tests.iter().map(|draw| (&draw.points, draw.resting))
    }

    /// The place of a threshold in each simulated test: infinite where it lies beyond an end of the
    /// test, `None` where there is none.
    pub(super) fn places(&self, method: Method, rules: &ThresholdRules) -> Vec<Option<f64>> {
        self.tests.iter().map(|draw| draw.place(method, rules, &self.variances)).collect()
    }
}

impl Draw {
    fn place(&self, method: Method, rules: &ThresholdRules, variances: &[f64]) -> Option<f64> {
        let found = if picks_stage(method, rules) {
            // Rules pick the stage on the nearest convex curve.
            let mut shape = self.points.clone();
            make_convex(&shape.intensities, variances, &mut shape.lactates);
            locate(&shape, self.resting, method, rules).and_then(|picked| {
                let stage = picked.stage.ok_or(ThresholdStatus::NoSolution)?;
                locate_from(&self.points, self.resting, method, rules, stage)
            })
        } else {
            locate(&self.points, self.resting, method, rules)
        };
        match found {
            Ok(found) => Some(found.intensity),
            Err(ThresholdStatus::NotReached) => Some(f64::INFINITY),
            Err(ThresholdStatus::BelowRange) => Some(f64::NEG_INFINITY),
            Err(_) => None,
        }
    }
}

pub(super) fn resting(test: &StepTest) -> Option<f64> {
    test.baseline().map(|baseline| baseline.lactate.millimoles_per_liter())
}

/// The middle `level` of some numbers, infinite ones cut at the ends of `domain`; `None` without
/// numbers.
pub(in crate::lactate) fn middle(
    mut values: Vec<f64>,
    level: f64,
    domain: [f64; 2],
) -> Option<[f64; 2]> {
    values.sort_by(f64::total_cmp);
    let tail = (1.0 - level) / 2.0;
    let [lo, hi] = [quantile(&values, tail)?, quantile(&values, 1.0 - tail)?];
    Some([lo, hi].map(|end| end.clamp(domain[0], domain[1])))
}

/// The quantile of sorted numbers at rank p (n + 1), between neighbours by a straight line.
fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let rank = (p * as_f64(sorted.len() + 1) - 1.0).clamp(0.0, as_f64(last));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the indices of a slice"
    )]
    let index = rank.floor() as usize;
    let [below, above] = [sorted[index], sorted[(index + 1).min(last)]];
    let part = rank - rank.floor();
    if below.is_finite() && above.is_finite() {
        Some(part.mul_add(above - below, below))
    } else {
        // Between a number and infinity lies no number; the outer one is the cautious one.
        Some(if p < 0.5 { below } else { above })
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of replicates are far below 2^53")]
pub(super) fn as_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn the_middle_of_whole_numbers() {
        let values: Vec<f64> = (1..=999).rev().map(f64::from).collect();
        let [lo, hi] = middle(values, 0.9, [0.0, 2000.0]).unwrap();
        assert_relative_eq!(lo, 50.0, max_relative = 1e-12);
        assert_relative_eq!(hi, 950.0, max_relative = 1e-12);
    }

    #[test]
    fn what_lies_beyond_the_test_ends_at_its_end() {
        let mut values: Vec<f64> = (0..90).map(|i| 4.0 + f64::from(i) / 100.0).collect();
        values.extend([f64::INFINITY; 10]);
        let [lo, hi] = middle(values, 0.9, [3.0, 5.5]).unwrap();
        assert!(lo > 4.0 && lo < 4.1);
        assert_relative_eq!(hi, 5.5);
        assert!(middle(Vec::new(), 0.9, [3.0, 5.5]).is_none());
    }
}

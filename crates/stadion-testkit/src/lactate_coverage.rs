//! How often the intervals of lactate thresholds hold the truth.

use std::fmt;

use stadion_physiology::{
    MeterError, Method, StepTestError, ThresholdRules, ThresholdStatus, Uncertainty,
    UncertaintyError, threshold,
};

use crate::step_tests::{LactateShape, MeterNoise, SyntheticStepTest};

/// A run over many synthetic step tests.
#[derive(Debug, Clone, PartialEq)]
pub struct LactateCoverage {
    /// The shapes of the athletes, taken in turn.
    pub shapes: Vec<LactateShape>,
    /// The noise of the meter that read the tests.
    pub noise: MeterNoise,
    /// What the interval believes of that noise: 1 the truth, 0.5 half of it.
    pub belief: f64,
    /// How many tests.
    pub tests: u64,
    /// Seed of the tests and of the intervals.
    pub seed: u64,
    /// Simulated tests behind each interval.
    pub replicates: u32,
}

/// What became of one method.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct CoverageRow {
    /// The method.
    pub method: Method,
    /// Tests in which the method finds a threshold without noise.
    pub known: u32,
    /// Those in which it finds none in the readings.
    pub lost: u32,
    /// Those with status unstable.
    pub unstable: u32,
    /// Unstable ones whose interval holds the truth.
    pub unstable_hits: u32,
    /// Stable ones.
    pub stable: u32,
    /// Stable ones with the truth below, in and above the interval.
    pub below_in_above: [u32; 3],
    /// Mean width of the stable intervals as a part of the threshold.
    pub width: f64,
}

impl CoverageRow {
    /// Share of stable intervals that hold the truth.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        f64::from(self.below_in_above[1]) / f64::from(self.stable)
    }

    /// Share of the tests with known truth that gave a stable interval.
    #[must_use]
    pub fn stable_share(&self) -> f64 {
        f64::from(self.stable) / f64::from(self.known)
    }
}

impl fmt::Display for CoverageRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [below, _, above] = self.below_in_above;
        write!(
            f,
            "{:<14} known {:>4}  lost {:>3}  unstable {:>5.1} % (hold it {:>3})  covered {:>5.1} %  below {:>3}  above {:>3}  width {:>4.1} %",
            self.method.to_string(),
            self.known,
            self.lost,
            100.0 * f64::from(self.unstable) / f64::from(self.known),
            self.unstable_hits,
            100.0 * self.coverage(),
            below,
            above,
            100.0 * self.width,
        )
    }
}

/// Why a run could not be made.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CoverageError {
    /// A synthetic test is none.
    #[error(transparent)]
    Test(#[from] StepTestError),
    /// The belief or the replicates are out of range.
    #[error(transparent)]
    Settings(#[from] UncertaintyError),
}

impl LactateCoverage {
    /// 500 tests of all shapes, read by a hand-held meter whose noise is known.
    #[must_use]
    pub fn hand_held(seed: u64) -> Self {
        Self {
            shapes: LactateShape::ALL.to_vec(),
            noise: MeterNoise::hand_held(),
            belief: 1.0,
            tests: 500,
            seed,
            replicates: 1000,
        }
    }

    /// Counts how often the intervals of `methods` hold what the same method finds without noise.
    ///
    /// # Errors
    ///
    /// See [`CoverageError`].
    pub fn run(
        &self,
        methods: &[Method],
        rules: &ThresholdRules,
    ) -> Result<Vec<CoverageRow>, CoverageError> {
        let believed = MeterError::new(self.noise.sd * self.belief, self.noise.cv * self.belief)?
            .with_resolution(self.noise.resolution)?;
        let mut rows: Vec<CoverageRow> = methods.iter().map(|&method| empty(method)).collect();
        for (index, &shape) in (0..self.tests).zip(self.shapes.iter().cycle()) {
            let test = SyntheticStepTest::new(shape, self.noise, self.seed, index)?;
            let uncertainty = Uncertainty::default()
                .with_meter(believed)
                .with_seed(index)
                .with_replicates(self.replicates)?;
            let found = uncertainty.thresholds(&test.read, methods, rules);
            for (row, found) in rows.iter_mut().zip(&found) {
                let Some(truth) = threshold(&test.truth, row.method, rules).intensity else {
                    continue;
                };
                row.known += 1;
                let (Some(intensity), Some(interval)) = (found.intensity, found.interval) else {
                    row.lost += 1;
                    continue;
                };
                let place = [truth < interval.lo, true, truth > interval.hi];
                let place = if place[0] {
                    0
                } else if place[2] {
                    2
                } else {
                    1
                };
                if found.status == ThresholdStatus::Unstable {
                    row.unstable += 1;
                    row.unstable_hits += u32::from(place == 1);
                    continue;
                }
                row.stable += 1;
                row.below_in_above[place] += 1;
                row.width += (interval.hi - interval.lo) / intensity;
            }
        }
        for row in &mut rows {
            row.width /= f64::from(row.stable);
        }
        Ok(rows)
    }
}

const fn empty(method: Method) -> CoverageRow {
    CoverageRow {
        method,
        known: 0,
        lost: 0,
        unstable: 0,
        unstable_hits: 0,
        stable: 0,
        below_in_above: [0; 3],
        width: 0.0,
    }
}

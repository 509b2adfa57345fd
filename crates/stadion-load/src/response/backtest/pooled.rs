//! Back-tests of several athletes.

use super::count;
use super::report::{BackTest, BackTestCalibration, BackTestSkill};

/// Back-tests of several athletes by one rule, together.
///
/// Errors are summed in units of performance, so athletes whose tests are on another scale must not be
/// pooled; the means of the athletes' skills have no unit.
///
/// ```
/// use stadion_load::{Doses, LastFit, PerformanceTest, PooledBackTest, ResponseData, WalkForward};
///
/// let athlete = |step: f64| {
///     let days = (0..8_u32).map(|i| (usize::try_from(i).unwrap_or(0), 300.0 + step * f64::from(i)));
///     let tests = days.map(|(day, performance)| PerformanceTest { day, performance });
///     ResponseData::new(Doses::single(vec![50.0; 8])?, tests.collect())
/// };
/// let tests = [athlete(1.0)?, athlete(2.0)?].map(|data| WalkForward::default().run(&LastFit, &data));
/// let pooled = PooledBackTest::of(&tests);
/// assert_eq!((pooled.athletes, pooled.predicted, pooled.refused), (2, 14, 2));
/// assert!(pooled.mean.skill > Some(0.0));
/// # Ok::<(), stadion_load::ResponseError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct PooledBackTest {
    /// How many athletes.
    pub athletes: usize,
    /// Athletes of whom no test was predicted.
    pub without_prediction: usize,
    /// Tests that were predicted.
    pub predicted: usize,
    /// Tests that were refused.
    pub refused: usize,
    /// Against the mean, over all tests.
    pub mean: BackTestSkill,
    /// Against the last test, over all tests.
    pub last: BackTestSkill,
    /// Mean of the athletes' skills against the mean; `None` where nobody has one.
    pub athletes_mean: Option<f64>,
    /// Mean of the athletes' skills against the last test.
    pub athletes_last: Option<f64>,
    /// Athletes for whom the model does better than both.
    pub better_than_both: usize,
    /// How often the intervals hold; `None` where the athletes have different levels.
    pub calibration: Option<BackTestCalibration>,
}

impl PooledBackTest {
    /// Pools the back-tests of athletes.
    #[must_use]
    pub fn of(tests: &[BackTest]) -> Self {
        let found: Vec<_> = tests.iter().map(BackTest::summary).collect();
        let sum = |skills: Vec<BackTestSkill>| {
            let (mut n, mut sse, mut reference) = (0, 0.0, 0.0);
            for skill in &skills {
                n += skill.tests;
                sse += skill.sse;
                reference += skill.reference_sse;
            }
            let own: Vec<f64> = skills.iter().filter_map(|skill| skill.skill).collect();
            let mean = (!own.is_empty()).then(|| own.iter().sum::<f64>() / count(own.len()));
            (BackTestSkill::from_sums(n, sse, reference), mean)
        };
        let (mean, athletes_mean) = sum(found.iter().map(|one| one.mean).collect());
        let (last, athletes_last) = sum(found.iter().map(|one| one.last).collect());
        let predicted = found.iter().map(|one| one.predicted).sum();
        let all: usize = found.iter().map(|one| one.tests).sum();
        let above = |skill: BackTestSkill| skill.skill.is_some_and(|skill| skill > 0.0);
        Self {
            athletes: tests.len(),
            without_prediction: found.iter().filter(|one| one.predicted == 0).count(),
            predicted,
            refused: all - predicted,
            mean,
            last,
            athletes_mean,
            athletes_last,
            better_than_both: found.iter().filter(|one| above(one.mean) && above(one.last)).count(),
            calibration: calibration(&found.iter().map(|one| one.calibration).collect::<Vec<_>>()),
        }
    }
}

fn calibration(found: &[BackTestCalibration]) -> Option<BackTestCalibration> {
    let level = found.first()?.level;
    let (mut tests, mut held, mut width) = (0, 0, 0.0);
    for one in found {
        if (one.level - level).abs() > f64::EPSILON {
            return None;
        }
        tests += one.tests;
        held += one.held;
        width += one.mean_width.map_or(0.0, |mean| mean * count(one.tests));
    }
    Some(BackTestCalibration::from_sums(level, tests, held, width))
}

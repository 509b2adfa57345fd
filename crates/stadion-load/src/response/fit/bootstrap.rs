//! Intervals by fitting again what might have been measured.

use super::columns::count;
use super::descent::Found;
use super::error::ResponseFitError;
use super::least_squares::LeastSquares;
use super::profile::Asked;
use super::random::Random;
use super::result::checked_level;
use super::shape::Shape;
use crate::response::ResponseData;

/// What is drawn anew in each replicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum BootstrapKind {
    /// The residuals, made larger by what the fit took up of them; the tests stay on their days. The
    /// default.
    #[default]
    Residuals,
    /// The tests, each with its day.
    Cases,
}

impl BootstrapKind {
    /// Every kind, in the order of the declaration.
    pub const ALL: [Self; 2] = [Self::Residuals, Self::Cases];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Residuals => "residuals",
            Self::Cases => "cases",
        }
    }
}

/// How a fit is repeated.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct ResponseBootstrap {
    /// What is drawn anew.
    pub kind: BootstrapKind,
    /// Fixes the draws.
    pub seed: u64,
    /// How often; 1000 by default.
    pub replicates: u32,
    /// Probability that an interval holds its constant; 0.9 by default.
    pub level: f64,
    /// Threads that share the work; the numbers do not depend on it.
    pub threads: usize,
}

impl Default for ResponseBootstrap {
    fn default() -> Self {
        Self { kind: BootstrapKind::Residuals, seed: 0, replicates: 1000, level: 0.9, threads: 1 }
    }
}

/// One constant over all replicates.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct BootstrappedParameter {
    /// As in [`FittedParameter`](super::FittedParameter).
    pub name: String,
    /// Of the data themselves.
    pub value: f64,
    /// Below it lies half of what the interval leaves out.
    pub lo: f64,
    /// The middle replicate.
    pub median: f64,
    /// Above it lies the other half.
    pub hi: f64,
    /// Every replicate in its order.
    pub replicates: Vec<f64>,
}

impl<S: Shape + Send + Sync> LeastSquares<S> {
    /// Percentiles of the constants over repeated fits.
    ///
    /// # Model
    ///
    /// Each replicate has draws of its own, which its number and the seed fix. Its fit is a whole one, grid
    /// included where that is cheap, else from the best constants of the data.
    ///
    /// # Errors
    ///
    /// As [`optimum`](Self::optimum), and [`ResponseFitError::Setting`] for a level outside 0 to 1 or no
    /// replicate.
    ///
    /// # Source
    ///
    /// Efron (1979), *Ann Stat* 7(1):1-26, doi:10.1214/aos/1176344552.
    pub fn bootstrap(
        &self,
        data: &ResponseData,
        settings: &ResponseBootstrap,
    ) -> Result<Vec<BootstrappedParameter>, ResponseFitError> {
        let level = checked_level(settings.level)?;
        if settings.replicates == 0 {
            let (what, accepted) = ("the number of replicates", "at least 1");
            return Err(ResponseFitError::Setting { what, value: 0.0, accepted });
        }
        let mut solver = self.solver(data)?;
        let best = solver.best();
        let inputs = data.doses().inputs();
        let mut residuals = solver.objective.left_at::<S>(&best.logarithms);
        let tests = residuals.len();
        let free = count(tests - self.estimated(inputs));
        let mean = residuals.iter().sum::<f64>() / count(tests);
        let larger = (count(tests) / free).sqrt();
        let fitted: Vec<f64> = data
            .tests()
            .iter()
            .zip(&residuals)
            .map(|(test, left)| test.performance - left)
            .collect();
        for left in &mut residuals {
            *left = (*left - mean) * larger;
        }

        let one = |solver: &mut super::solver::Solver<S>,
                   replicate: u64|
         -> Result<Found, ResponseFitError> {
            let mut random = Random::of(settings.seed, replicate);
            match settings.kind {
                BootstrapKind::Residuals => {
                    let drawn = fitted.iter().map(|fit| fit + residuals[random.below(tests)]);
                    solver.objective.set_performances(drawn);
                    Ok(solver.again(&best))
                }
                BootstrapKind::Cases => {
                    let drawn = (0..tests).map(|_| data.tests()[random.below(tests)]).collect();
                    let drawn = ResponseData::new(data.doses().clone(), drawn)?;
                    Ok(self.solver(&drawn)?.again(&best))
                }
            }
        };
        let replicates = settings.replicates as usize;
        let threads = settings.threads.clamp(1, replicates);
        let share = replicates.div_ceil(threads);
        let found: Vec<Result<Vec<Found>, ResponseFitError>> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads)
                .map(|worker| {
                    let (from, to) = (worker * share, ((worker + 1) * share).min(replicates));
                    let mut solver = solver.clone();
                    let one = &one;
                    scope.spawn(move || (from..to).map(|r| one(&mut solver, r as u64)).collect())
                })
                .collect();
            // A replicate that is lost would narrow the interval without a word.
            let join = |worker: std::thread::ScopedJoinHandle<'_, _>| {
                worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            workers.into_iter().map(join).collect()
        });
        let mut all = Vec::with_capacity(replicates);
        for part in found {
            all.extend(part?);
        }
        Ok(Self::asked(inputs)
            .into_iter()
            .filter(|(_, asked)| !self.is_given(*asked))
            .map(|(name, asked)| over(name, asked, &best, &all, level))
            .collect())
    }

    fn is_given(&self, asked: Asked) -> bool {
        matches!(asked, Asked::Constant(constant) if self.constants()[constant].is_fixed())
    }
}

fn over(
    name: String,
    asked: Asked,
    best: &Found,
    all: &[Found],
    level: f64,
) -> BootstrappedParameter {
    let replicates: Vec<f64> = all.iter().map(|found| asked.value(found)).collect();
    let mut sorted = replicates.clone();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| quantile(&sorted, share);
    let out = 0.5 * (1.0 - level);
    let (lo, median, hi) = (at(out), at(0.5), at(1.0 - out));
    BootstrappedParameter { name, value: asked.value(best), lo, median, hi, replicates }
}

/// Between neighbouring values in proportion.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place within the values"
)]
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * count(sorted.len() - 1);
    let (below, part) = (place.floor() as usize, place.fract());
    let above = sorted.get(below + 1).unwrap_or(&sorted[below]);
    sorted[below] + part * (above - sorted[below])
}

//! Which model scores a session, and why not another.

use stadion_physiology::Athlete;
use stadion_types::{Reason, ReasonCode};

use crate::error::LoadError;
use crate::model::{Done, DynLoadModel};
use crate::unit::{ErasedLoad, LoadSource};

pub(crate) const REFUSED: ReasonCode =
    ReasonCode { code: "load-model-refused", text: "{method} gave no load: {why}" };
pub(crate) const LOW_COVERAGE: ReasonCode = ReasonCode {
    code: "load-coverage-low",
    text: "{method} rests on {coverage} of the session, and {limit} is asked for",
};
pub(crate) const DISTRUSTED: ReasonCode = ReasonCode {
    code: "load-source-distrusted",
    text: "{method} rests on {source}, which is not to be used for this session",
};
pub(crate) const NOT_REACHED: ReasonCode = ReasonCode {
    code: "load-model-not-reached",
    text: "{method} comes behind {taken}, which was taken",
};

/// Why a model of an order was not taken.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum PassedOver {
    /// It gave no load.
    Refused(LoadError),
    /// Its load rests on too little of the session.
    LowCoverage {
        /// Share of the session.
        coverage: f64,
        /// Share that is asked for.
        least: f64,
    },
    /// Its load rests on a source that is not trusted.
    Distrusted {
        /// The source.
        source: LoadSource,
    },
    /// One before it was taken.
    NotReached {
        /// The method that was taken.
        taken: &'static str,
    },
}

/// What an order of models came to.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LoadChoice {
    /// The load of the first model that served, if one did.
    pub load: Option<ErasedLoad>,
    /// The other models, in order, and why they were not taken.
    pub passed: Vec<(&'static str, PassedOver)>,
}

impl LoadChoice {
    /// Why the other models were not taken.
    pub fn reasons(&self) -> impl Iterator<Item = Reason> + '_ {
        self.passed.iter().map(|&(method, why)| match why {
            PassedOver::Refused(error) => {
                Reason::new(REFUSED).with("method", method).with("why", error.to_string())
            }
            PassedOver::LowCoverage { coverage, least } => Reason::new(LOW_COVERAGE)
                .with("method", method)
                .with("coverage", coverage)
                .with("limit", least),
            PassedOver::Distrusted { source } => {
                Reason::new(DISTRUSTED).with("method", method).with("source", source.as_str())
            }
            PassedOver::NotReached { taken } => {
                Reason::new(NOT_REACHED).with("method", method).with("taken", taken)
            }
        })
    }

    /// The load under the name of the order, so that a ledger adds it up with those of other sessions that
    /// other models of the same order scored; source, coverage and status stay.
    #[must_use]
    pub fn under(&self, id: &'static str) -> Option<ErasedLoad> {
        self.load.clone().map(|load| load.renamed(id))
    }
}

/// Models of an order that stand on different scales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
#[error("{first} is in {first_unit} and {other} in {other_unit}; an order needs one scale")]
pub struct MixedScales {
    /// The first model.
    pub first: &'static str,
    /// Its scale.
    pub first_unit: &'static str,
    /// The model that differs.
    pub other: &'static str,
    /// Its scale.
    pub other_unit: &'static str,
}

/// An order of models on one scale: power, else heart rate, else the rating.
///
/// The first model takes the session whose load covers enough of it and rests on a trusted source. The
/// result names the others and says why each was not taken.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_load::{
///     BanisterTrimp, Calibrated, Done, LoadOrder, LoadSource, PowerStress, SessionRpe,
/// };
/// use stadion_physiology::Athlete;
/// use stadion_types::{Rpe, Sport};
///
/// let power = PowerStress::default();
/// let heart_rate = Calibrated::new(BanisterTrimp::default());
/// let rating = Calibrated::new(SessionRpe::default()).with_threshold_rating(Rpe::from_cr10(8.0)?);
/// let order = LoadOrder::new(&[&power, &heart_rate, &rating])?;
///
/// let done = Done::new(Sport::Running, Duration::from_secs(3600)).with_rpe(Rpe::from_cr10(4.0)?);
/// let choice = order.choose(&Athlete::default(), &done);
/// let load = choice.load.as_ref().ok_or("no load")?;
/// assert_eq!((load.method(), load.amount()), ("calibrated-session-rpe", 50.0));
/// assert_eq!(choice.passed[0].0, "power-stress");
/// assert_eq!(choice.reasons().count(), 2);
///
/// // The caller may choose for a session, too.
/// let distrusted = order.without(LoadSource::PerceivedExertion);
/// assert!(distrusted.choose(&Athlete::default(), &done).load.is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`MixedScales`] unless all models have one scale; [`Calibrated`](crate::Calibrated) gives them one.
#[derive(Clone)]
pub struct LoadOrder<'a> {
    models: Vec<&'a dyn DynLoadModel>,
    without: Vec<LoadSource>,
    least_coverage: f64,
}

impl core::fmt::Debug for LoadOrder<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let models: Vec<&str> = self.models.iter().map(|m| m.model_id()).collect();
        f.debug_struct("LoadOrder")
            .field("models", &models)
            .field("without", &self.without)
            .field("least_coverage", &self.least_coverage)
            .finish()
    }
}

impl<'a> LoadOrder<'a> {
    /// The models, the best first.
    ///
    /// # Errors
    ///
    /// [`MixedScales`].
    pub fn new(models: &[&'a dyn DynLoadModel]) -> Result<Self, MixedScales> {
        if let [first, others @ ..] = models {
            let (first, first_unit) = (first.model_id(), first.unit_symbol());
            if let Some(other) = others.iter().find(|m| m.unit_symbol() != first_unit) {
                let (other, other_unit) = (other.model_id(), other.unit_symbol());
                return Err(MixedScales { first, first_unit, other, other_unit });
            }
        }
        let least_coverage = crate::COMPLETE_COVERAGE;
        Ok(Self { models: models.to_vec(), without: Vec::new(), least_coverage })
    }

    /// The same without loads that rest on this source: a wrist that read the cadence, a power meter
    /// that was not calibrated.
    #[must_use]
    pub fn without(mut self, source: LoadSource) -> Self {
        self.without.push(source);
        self
    }

    /// The same with this model first, for a session for which the caller wants it; unchanged if the
    /// order has no such model.
    #[must_use]
    pub fn preferring(mut self, method: &str) -> Self {
        if let Some(place) = self.models.iter().position(|m| m.model_id() == method) {
            let model = self.models.remove(place);
            self.models.insert(0, model);
        }
        self
    }

    /// Loads that rest on less of the session are passed over; [`COMPLETE_COVERAGE`](crate::COMPLETE_COVERAGE)
    /// by default. Estimates rest on nothing measured and are passed over unless this is 0.
    #[must_use]
    pub const fn with_least_coverage(mut self, share: f64) -> Self {
        self.least_coverage = share;
        self
    }

    /// The load of the first model that serves.
    #[must_use]
    pub fn choose(&self, athlete: &Athlete, done: &Done<'_>) -> LoadChoice {
        self.choose_with(|model| model.load_erased(athlete, done))
    }

    /// The same where loads come from elsewhere, such as from a list that was computed before. Models behind
    /// the one that serves are not asked for.
    pub fn choose_with(
        &self,
        mut score: impl FnMut(&dyn DynLoadModel) -> Result<ErasedLoad, LoadError>,
    ) -> LoadChoice {
        let mut choice = LoadChoice { load: None, passed: Vec::new() };
        let mut taken = None;
        // A share that is no number is never reached.
        let covers = |load: &ErasedLoad| load.coverage() >= self.least_coverage;
        for model in &self.models {
            let method = model.model_id();
            if let Some(taken) = taken {
                choice.passed.push((method, PassedOver::NotReached { taken }));
                continue;
            }
            let why = match score(*model) {
                Err(error) => PassedOver::Refused(error),
                Ok(load) if self.without.contains(&load.source()) => {
                    PassedOver::Distrusted { source: load.source() }
                }
                Ok(load) if !covers(&load) => PassedOver::LowCoverage {
                    coverage: load.coverage(),
                    least: self.least_coverage,
                },
                Ok(load) => {
                    choice.load = Some(load);
                    taken = Some(method);
                    continue;
                }
            };
            choice.passed.push((method, why));
        }
        choice
    }
}

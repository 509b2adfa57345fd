//! Which load stands for a session, and what it probably was where nothing was measured.

use core::time::Duration;

use serde::{Deserialize, Serialize};
use stadion_load::{
    Calibrated, DynLoadModel, ErasedLoad, EstimateBasis, EstimateRefusal, EstimatedLoad, Load,
    LoadError, LoadEstimator, LoadOrder, LoadSource, LoadStatus, LoadUnit, PastLoad,
    PerThresholdHour, SessionRpe,
};
use stadion_sessions::Class;
use stadion_types::{Reason, Rpe, Sport};

/// The order in which models are asked for the load that stands for a session: power, heart rate, graded speed,
/// rating. All of them are on the scale of the athlete, where an hour at the second threshold is 100.
pub const LOAD_ORDER: [&str; 4] =
    ["power-stress", "calibrated-banister-trimp", "run-stress", "calibrated-session-rpe"];

/// What the caller wishes of the load that stands for a session; nothing by default.
///
/// ```
/// use stadion_load::LoadSource;
/// use stadion_review::LoadPreferences;
///
/// let wrist = LoadPreferences::default().without(LoadSource::HeartRate);
/// assert_eq!(wrist.without, [LoadSource::HeartRate]);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct LoadPreferences {
    /// Sources that are not trusted for this session.
    pub without: Vec<LoadSource>,
    /// The model that is asked first, one of [`LOAD_ORDER`].
    pub first: Option<String>,
    /// How the athlete rates an hour at the second threshold; without it a rating has no scale.
    pub threshold_rating: Option<Rpe>,
}

impl LoadPreferences {
    /// Does not trust a source: a wrist that read the cadence, a power meter that was not calibrated.
    #[must_use]
    pub fn without(mut self, source: LoadSource) -> Self {
        self.without.push(source);
        self
    }

    /// Asks this model first, one of [`LOAD_ORDER`]; another name changes nothing.
    #[must_use]
    pub fn with_first(mut self, method: impl Into<String>) -> Self {
        self.first = Some(method.into());
        self
    }

    /// Adds how the athlete rates an hour at the second threshold.
    #[must_use]
    pub const fn with_threshold_rating(mut self, rating: Rpe) -> Self {
        self.threshold_rating = Some(rating);
        self
    }

    /// What serves any session of the athlete: without what holds for one session only.
    pub(crate) fn of_another(&self) -> Self {
        Self { threshold_rating: self.threshold_rating, ..Self::default() }
    }

    pub(crate) fn rating(&self) -> Calibrated<SessionRpe> {
        let model = Calibrated::new(SessionRpe::default());
        self.threshold_rating.map_or(model, |rating| model.with_threshold_rating(rating))
    }

    /// The load by the first of `models` that serves, with `score` for the load of each. They stand in the order of
    /// [`LOAD_ORDER`]; by constants of one's own some have another name.
    pub(crate) fn choose(
        &self,
        models: &[&dyn DynLoadModel],
        score: impl FnMut(&dyn DynLoadModel) -> Result<ErasedLoad, LoadError>,
    ) -> LoadChoiceDocument {
        let mut models = models.to_vec();
        let first = LOAD_ORDER.iter().position(|id| Some(*id) == self.first.as_deref());
        if let Some(first) = first.filter(|first| *first < models.len()) {
            models[..=first].rotate_right(1);
        }
        let Ok(mut order) = LoadOrder::new(&models) else { return LoadChoiceDocument::default() };
        for source in &self.without {
            order = order.without(*source);
        }
        let choice = order.choose_with(score);
        LoadChoiceDocument { passed: choice.reasons().collect(), load: choice.load }
    }
}

/// The load that stands for a session, on the scale of the athlete.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoadChoiceDocument {
    /// The load; absent where no model of the order served.
    pub load: Option<ErasedLoad>,
    /// The other models of the order, and why each was not taken.
    pub passed: Vec<Reason>,
}

/// What a session probably cost, by the athlete's own earlier ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoadEstimateDocument {
    /// The estimate; its method is that of the earlier loads, and its coverage 0.
    pub load: ErasedLoad,
    /// Lower end of the interval.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// Probability with which a session like the earlier ones falls between the two.
    pub level: f64,
    /// Number of earlier sessions that it rests on.
    pub sessions: usize,
    /// What it goes by.
    pub basis: EstimateBasis,
}

impl LoadEstimateDocument {
    fn of(found: &EstimatedLoad<PerThresholdHour>) -> Self {
        let EstimatedLoad { load, lo, hi, level, sessions, basis, .. } = *found;
        Self { load: load.into(), lo, hi, level, sessions, basis }
    }
}

/// What an estimate needs of a session.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sized {
    pub(crate) sport: Sport,
    pub(crate) class: Option<Class>,
    pub(crate) duration: Duration,
    pub(crate) rating: Option<Rpe>,
}

/// The loads of a session by which others can be estimated: complete ones, on the scale of the athlete.
pub(crate) fn complete(loads: &[ErasedLoad]) -> Vec<Load<PerThresholdHour>> {
    let typed = |load: &ErasedLoad| {
        let method = LOAD_ORDER.into_iter().find(|method| *method == load.method())?;
        let scale = load.unit() == PerThresholdHour::SYMBOL;
        (scale && load.status() == LoadStatus::Complete).then_some(())?;
        Load::new(load.amount(), method, load.source(), load.coverage()).ok()
    };
    loads.iter().filter_map(typed).collect()
}

/// The load of a session by earlier ones, each with its [`complete`] loads: by its rating where it has one, else by
/// those of its class and length; by the first model of the order for which enough earlier sessions serve.
pub(crate) fn estimate<'a>(
    estimator: &LoadEstimator,
    past: &(impl Iterator<Item = (Sized, &'a [Load<PerThresholdHour>])> + Clone),
    own: Sized,
) -> Result<LoadEstimateDocument, EstimateRefusal> {
    let mut refusal = None;
    for method in LOAD_ORDER {
        let by_method: Vec<PastLoad<PerThresholdHour>> = past
            .clone()
            .filter_map(|(sized, loads)| {
                let load = loads.iter().find(|load| load.method() == method)?;
                let mut past = PastLoad::new(sized.sport, sized.duration, *load);
                past.class = sized.class;
                past.rating = sized.rating;
                Some(past)
            })
            .collect();
        let rated = own
            .rating
            .map(|rating| estimator.by_rating(&by_method, own.sport, own.duration, rating));
        if let Some(Ok(found)) = &rated {
            return Ok(LoadEstimateDocument::of(found));
        }
        match estimator.by_similar(&by_method, own.sport, own.class, own.duration) {
            Ok(found) => return Ok(LoadEstimateDocument::of(&found)),
            Err(error) => keep_nearest(&mut refusal, error),
        }
    }
    Err(refusal.unwrap_or(EstimateRefusal::Duration))
}

/// Of refusals for too few sessions that of the model with the most, else the first.
fn keep_nearest(kept: &mut Option<EstimateRefusal>, error: EstimateRefusal) {
    let number = |refusal: &EstimateRefusal| match refusal {
        EstimateRefusal::TooFew { sessions, .. } => Some(*sessions),
        _ => None,
    };
    match kept {
        Some(known) if number(&error) <= number(known) => {}
        _ => *kept = Some(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use stadion_load::{BanisterTrimp, LoadModel, PowerStress, RunStress};

    #[test]
    fn the_order_names_its_models() {
        let ids = [
            PowerStress::default().id(),
            Calibrated::new(BanisterTrimp::default()).id(),
            RunStress::default().id(),
            LoadPreferences::default().rating().id(),
        ];
        assert_eq!(ids, LOAD_ORDER);
    }
}

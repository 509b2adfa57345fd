//! What a recording cost, by every model that the athlete's profile allows.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use stadion_load::{
    BanisterTrimp, Calibrated, DanielsPoints, Done, DynLoadModel, EdwardsTrimp, ErasedLoad, Govss,
    LoadError, LoadEstimator, LuciaTrimp, PowerStress, RunStress, SessionRpe, SharedGrades,
    StrengthTonnage, StrengthVolume, TrimpBasis, ZonalTrimp,
};
use stadion_physiology::Athlete;
use stadion_sessions::{Execution, Session};
use stadion_types::{ConstantSlots, HeartRate, Recording, Rpe, TakesConstants};

use crate::load_choice::{LoadChoiceDocument, LoadPreferences};
use crate::summary::Summary;

/// Models that gave no load, and what would make them give one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoadMissing {
    /// Code of the error.
    pub code: String,
    /// The missing measurement in words, or the name of the value in `athlete.toml`; for another error,
    /// its text.
    pub lacks: String,
    /// The models.
    pub methods: Vec<String>,
}

/// Load models of the caller's own, in the order in which they were added.
#[derive(Clone, Default)]
pub struct OwnLoadModels(Vec<Arc<dyn DynLoadModel + Send + Sync>>);

impl OwnLoadModels {
    /// Adds a model; its id should differ from that of every other.
    pub fn add(&mut self, model: impl DynLoadModel + Send + Sync + 'static) {
        self.0.push(Arc::new(model));
    }

    fn iter(&self) -> impl Iterator<Item = &dyn DynLoadModel> {
        self.0.iter().map(|model| model.as_ref() as &dyn DynLoadModel)
    }
}

impl fmt::Debug for OwnLoadModels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(DynLoadModel::model_id)).finish()
    }
}

/// What is known of the session besides its recording.
pub(crate) struct Asked<'a> {
    pub(crate) execution: &'a Execution,
    pub(crate) summary: &'a Summary,
    pub(crate) rpe: Option<Rpe>,
    pub(crate) session: Option<&'a Session>,
    pub(crate) own: &'a OwnLoadModels,
    pub(crate) preferences: &'a LoadPreferences,
    pub(crate) settings: &'a LoadSettings,
}

/// The load models of this library by which a recording is scored, where they have settings. Banister's
/// impulse is told by sample, of the mean, and on the scale of the athlete.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct LoadSettings {
    /// Banister's impulse; its basis counts for two of the three.
    pub banister: BanisterTrimp,
    /// Edwards' impulse.
    pub edwards: EdwardsTrimp,
    /// Lucia's impulse.
    pub lucia: LuciaTrimp,
    /// The zonal impulse.
    pub zonal: ZonalTrimp,
    /// Power against threshold power.
    pub power: PowerStress,
    /// Graded speed against threshold speed.
    pub run: RunStress,
    /// Skiba's running score.
    pub govss: Govss,
    /// Daniels' points.
    pub daniels: DanielsPoints,
    /// How a load is estimated from the athlete's earlier sessions where nothing was measured.
    pub estimator: LoadEstimator,
}

impl TakesConstants for LoadSettings {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        self.banister.constants(slots);
        self.edwards.constants(slots);
        self.lucia.constants(slots);
        self.zonal.constants(slots);
        self.power.constants(slots);
        self.run.constants(slots);
        self.govss.constants(slots);
        self.daniels.constants(slots);
        self.estimator.constants(slots);
    }
}

/// Every load that can be computed, the others by what they lack, and the one that stands for the session. A
/// model that is made for another sport is in neither list, and lifts are asked for only where the text has some.
pub(crate) fn of(
    recording: &Recording,
    asked: &Asked<'_>,
    athlete: &Athlete,
) -> (Vec<ErasedLoad>, Vec<LoadMissing>, LoadChoiceDocument) {
    let grades = SharedGrades::of(recording);
    let mut done =
        Done::from_recording(recording).with_execution(asked.execution).with_grades(&grades);
    if let Some(moving) = asked.summary.moving_s.and_then(|s| Duration::try_from_secs_f64(s).ok()) {
        done = done.with_moving(moving);
    }
    if let Some(hr) = asked.summary.hr_mean_bpm.and_then(|v| HeartRate::from_bpm(v).ok()) {
        done = done.with_mean_hr(hr);
    }
    if let Some(rpe) = asked.rpe {
        done = done.with_rpe(rpe);
    }
    if let Some(session) = asked.session {
        done = done.with_session(session);
    }
    let of_mean = BanisterTrimp { basis: TrimpBasis::OfMean, ..asked.settings.banister };
    let calibrated = Calibrated::new(asked.settings.banister);
    let LoadSettings { banister, edwards, lucia, zonal, power, run, govss, daniels, .. } =
        asked.settings;
    let models: [&dyn DynLoadModel; 13] = [
        banister,
        &of_mean,
        &calibrated,
        edwards,
        lucia,
        zonal,
        power,
        run,
        govss,
        daniels,
        &SessionRpe::default(),
        &StrengthVolume::default(),
        &StrengthTonnage::default(),
    ];
    let (mut loads, mut missing) = (Vec::new(), Vec::new());
    let mut refused = Vec::new();
    for model in models.into_iter().chain(asked.own.iter()) {
        match model.load_erased(athlete, &done) {
            Ok(load) => loads.push(load),
            Err(error) => {
                refused.push((model.model_id(), error));
                if !says_nothing(&error) {
                    note(&mut missing, model.model_id(), &error);
                }
            }
        }
    }
    let rating = asked.preferences.rating();
    let choice = asked.preferences.choose(&[power, &calibrated, run, &rating], |model| {
        let method = model.model_id();
        if let Some(load) = loads.iter().find(|load| load.method() == method) {
            return Ok(load.clone());
        }
        match refused.iter().find(|(id, _)| *id == method) {
            Some((_, error)) => Err(*error),
            None => model.load_erased(athlete, &done),
        }
    });
    (loads, missing, choice)
}

/// Whether a refusal is not worth telling: a run is no swim, and has no sets.
fn says_nothing(error: &LoadError) -> bool {
    matches!(error, LoadError::Sport { .. } | LoadError::MissingInput { what: "sets of lifts", .. })
}

fn note(missing: &mut Vec<LoadMissing>, method: &str, error: &LoadError) {
    let lacks = error.lacks().map_or_else(|| error.to_string(), str::to_owned);
    match missing.iter_mut().find(|m| m.lacks == lacks) {
        Some(known) => known.methods.push(method.to_owned()),
        None => missing.push(LoadMissing {
            code: error.code().to_owned(),
            lacks,
            methods: vec![method.to_owned()],
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_that_lack_the_same_are_told_together() {
        let mut missing = Vec::new();
        let key = |model| LoadError::MissingAthlete { model, key: "heart_rate.max_bpm" };
        note(&mut missing, "a", &key("a"));
        note(&mut missing, "b", &LoadError::RpeScale { model: "b" });
        note(&mut missing, "c", &key("c"));
        assert_eq!(missing.len(), 2);
        assert_eq!(missing[0].methods, ["a", "c"]);
        assert_eq!(
            (missing[0].lacks.as_str(), missing[1].code.as_str()),
            ("heart_rate.max_bpm", "rpe-scale")
        );
    }
}

//! Every identifier that a document may hold.

use serde::{Deserialize, Serialize};
use stadion_load::{
    BackTestRefusal, BodySystem, BootstrapKind, DailyLoadsError, DanielsBasis, EstimateBasis,
    EstimateRefusal, Fit, ForecastCounts, FormTiming, IndividualFitError, IndividualFitMethod,
    LactateChannel, LedgerError, LoadError, LoadSource, LoadStatus, MergeConflict,
    MonotonyUndefined, NoAnswer, NoDistanceRatio, NoDistribution, NoRamp, OfRange, RatioUndefined,
    ReadinessSign, ReadinessState, RecoverySign, ResponseError, ResponseFitError, ResponseIndex,
    SdKind, Smoothing, TrendError, UnknownDays, UnknownDoses,
};
use stadion_physiology::{
    AdviceAction, AnchorVerdict, CurveFit, DecouplingOutput, DecouplingVerdict, DriftVerdict,
    EquivalenceModel, HeartRateFaultKind, IntensityUnit, Method, RaceRange, StepTestError,
    ThresholdStatus, ThresholdWarning, TrainingPace,
};
use stadion_plan::{DayKind, MonitorAction, PlanError, TemplateRole, TrainingMethod};
use stadion_sessions::{
    AgainVerdict, Basis, Class, DECLARED_LABELS, Dimension, EasierAfter, Kind, LexiconError,
    LineKind, Mode, NotationErrorKind, NoveltyVerdict, Origin, PatternKind, Precondition,
    RepEvidence, ReserveVerdict, RestClass, Season, Section, Shape, SpeedOrigin, Standing,
    StepKind, Trend,
};
use stadion_types::{ConstantError, Evidence, ImportWarning, Sport, StepTestWarning};

use crate::SCHEMA_VERSION;
use crate::forecast::ForecastVerdict;
use crate::history::LEFT_OUT_CODES;
use crate::lactate_report::FitStatus;
use crate::paces::{PacesError, RaceTextError};
use crate::registry::{reasons, sources};

/// Identifiers by kind, each list in the order of its declaration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Identifiers {
    /// Version of the document's form.
    pub schema_version: u32,
    /// The lists.
    pub identifiers: Vec<IdentifierList>,
}

/// The identifiers of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IdentifierList {
    /// What they name, such as `class`.
    pub kind: String,
    /// The identifiers.
    pub ids: Vec<String>,
}

impl Identifiers {
    /// Adds a list.
    pub fn add<'a>(&mut self, kind: &str, ids: impl IntoIterator<Item = &'a str>) {
        let ids = ids.into_iter().map(str::to_owned).collect();
        self.identifiers.push(IdentifierList { kind: kind.to_owned(), ids });
    }
}

/// Every identifier of the documents of this crate.
///
/// ```
/// let all = stadion_review::identifiers();
/// let classes = all.identifiers.iter().find(|list| list.kind == "class").ok_or("no classes")?;
/// assert!(classes.ids.iter().any(|id| id == "speed-endurance"));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn identifiers() -> Identifiers {
    let mut all = Identifiers { schema_version: SCHEMA_VERSION, identifiers: Vec::new() };
    all.add("class", Class::ALL.iter().map(|v| v.as_str()));
    all.add("shape", Shape::ALL.iter().map(|v| v.as_str()));
    all.add("split-pattern", PatternKind::ALL.iter().map(|v| v.as_str()));
    all.add("line-kind", LineKind::ALL.iter().map(|v| v.as_str()));
    all.add("step-kind", StepKind::ALL.iter().map(|v| v.as_str()));
    all.add("section", Section::ALL.iter().map(|v| v.as_str()));
    all.add("rest-mode", Mode::ALL.iter().map(|v| v.as_str()));
    all.add("rest-class", RestClass::ALL.iter().map(|v| v.as_str()));
    let labels = DECLARED_LABELS.iter().chain(stadion_sessions::NAMED_LABELS);
    all.add("declared-label", labels.copied());
    all.add("basis", Basis::ALL.iter().map(|v| v.as_str()));
    all.add("reps-evidence", RepEvidence::ALL.iter().map(|v| v.as_str()));
    all.add("drift-verdict", DriftVerdict::ALL.iter().map(|v| v.as_str()));
    all.add("reserve-verdict", ReserveVerdict::ALL.iter().map(|v| v.as_str()));
    all.add("again-verdict", AgainVerdict::ALL.iter().map(|v| v.as_str()));
    all.add("history-kind", Kind::ALL.iter().map(|v| v.as_str()));
    all.add("history-dimension", Dimension::ALL.iter().map(|v| v.as_str()));
    all.add("history-novelty", NoveltyVerdict::ALL.iter().map(|v| v.as_str()));
    all.add("history-standing", Standing::ALL.iter().map(|v| v.as_str()));
    all.add("history-precondition", Precondition::ALL.iter().map(|v| v.as_str()));
    all.add("history-origin", Origin::ALL.iter().map(|v| v.as_str()));
    all.add("history-trend", Trend::ALL.iter().map(|v| v.as_str()));
    all.add("history-aftermath", EasierAfter::ALL.iter().map(|v| v.as_str()));
    all.add("history-left-out", LEFT_OUT_CODES);
    all.add("season", Season::ALL.iter().map(|v| v.as_str()));
    all.add("forecast-verdict", ForecastVerdict::ALL.iter().map(|v| v.as_str()));
    all.add("advice-action", AdviceAction::ALL.iter().map(|v| v.as_str()));
    all.add("speed-origin", SpeedOrigin::ALL.iter().map(|v| v.as_str()));
    all.add("curve-fit", CurveFit::ALL.iter().map(|v| v.as_str()));
    all.add("fit-status", FitStatus::ALL.iter().map(|v| v.as_str()));
    let methods: Vec<String> = Method::ALL.iter().map(ToString::to_string).collect();
    all.add("threshold-method", methods.iter().map(String::as_str));
    all.add("threshold-status", ThresholdStatus::ALL.iter().map(|v| v.as_str()));
    all.add("threshold-warning", ThresholdWarning::ALL.iter().map(|v| v.as_str()));
    all.add("intensity-unit", IntensityUnit::ALL.iter().map(|v| v.as_str()));
    all.add("step-test-error", StepTestError::CODES);
    all.add("step-test-warning", StepTestWarning::CODES);
    all.add("anchor-verdict", AnchorVerdict::ALL.iter().map(|v| v.as_str()));
    all.add("decoupling-verdict", DecouplingVerdict::ALL.iter().map(|v| v.as_str()));
    all.add("decoupling-output", DecouplingOutput::ALL.iter().map(|v| v.as_str()));
    all.add("heart-rate-fault", HeartRateFaultKind::ALL.iter().map(|v| v.as_str()));
    all.add("training-pace", TrainingPace::ALL.iter().map(|v| v.as_str()));
    all.add("race-range", RaceRange::ALL.iter().map(|v| v.as_str()));
    all.add("equivalence-model", EquivalenceModel::ALL.iter().map(|v| v.as_str()));
    all.add("race-error", RaceTextError::CODES);
    all.add("paces-error", PacesError::CODES);
    all.add("load-method", stadion_load::METHODS.iter().copied());
    all.add("load-source", LoadSource::ALL.iter().map(|v| v.as_str()));
    all.add("load-status", LoadStatus::ALL.iter().map(|v| v.as_str()));
    all.add("load-error", LoadError::CODES);
    all.add("individual-fit-error", IndividualFitError::CODES);
    all.add("individual-fit", IndividualFitMethod::ALL.iter().map(|v| v.as_str()));
    all.add("daniels-basis", DanielsBasis::ALL.iter().map(|v| v.as_str()));
    all.add("lactate-channel", LactateChannel::ALL.iter().map(|v| v.as_str()));
    all.add("of-range", OfRange::ALL.iter().map(|v| v.as_str()));
    all.add("estimate-basis", EstimateBasis::ALL.iter().map(|v| v.as_str()));
    all.add("estimate-refusal", EstimateRefusal::CODES);
    all.add("trend-error", TrendError::CODES);
    all.add("daily-loads-error", DailyLoadsError::CODES);
    all.add("no-ratio", RatioUndefined::CODES);
    all.add("no-monotony", MonotonyUndefined::CODES);
    all.add("no-ramp", NoRamp::CODES);
    all.add("no-distance-ratio", NoDistanceRatio::CODES);
    all.add("no-distribution", NoDistribution::CODES);
    all.add("no-answer", NoAnswer::CODES);
    all.add("ledger-error", LedgerError::CODES);
    all.add("ledger-conflict", MergeConflict::CODES);
    all.add("smoothing", Smoothing::ALL.iter().map(|v| v.as_str()));
    all.add("form-timing", FormTiming::ALL.iter().map(|v| v.as_str()));
    all.add("unknown-days", UnknownDays::ALL.iter().map(|v| v.as_str()));
    all.add("standard-deviation", SdKind::ALL.iter().map(|v| v.as_str()));
    all.add("fit", Fit::ALL.iter().map(|v| v.as_str()));
    all.add("readiness-sign", ReadinessSign::ALL.iter().map(|v| v.as_str()));
    all.add("readiness-state", ReadinessState::ALL.iter().map(|v| v.as_str()));
    all.add("back-test-refusal", [BackTestRefusal::NO_NUMBER]);
    plans(&mut all);
    all.add("respond-error", crate::RespondError::CODES);
    all.add("respond-model", crate::RespondModel::ALL.iter().map(|v| v.as_str()));
    all.add("response-error", ResponseError::CODES);
    all.add("response-fit-error", ResponseFitError::CODES);
    all.add("response-index", ResponseIndex::ALL.iter().map(|v| v.as_str()));
    all.add("unknown-doses", UnknownDoses::ALL.iter().map(|v| v.as_str()));
    all.add("forecast-counts", ForecastCounts::ALL.iter().map(|v| v.as_str()));
    all.add("bootstrap-kind", BootstrapKind::ALL.iter().map(|v| v.as_str()));
    all.add("recovery-sign", RecoverySign::ALL.iter().map(|v| v.as_str()));
    all.add("body-system", BodySystem::ALL.iter().map(|v| v.as_str()));
    all.add("sport", Sport::ALL.iter().map(|v| v.as_str()));
    all.add("evidence", Evidence::ALL.iter().map(|v| v.as_str()));
    all.add("severity", ["info", "notice", "warning"]);
    all.add("constant-error", ConstantError::CODES);
    all.add("import-warning", ImportWarning::CODES);
    all.add("notation-error", NotationErrorKind::ALL.iter().map(|v| v.as_str()));
    all.add("lexicon-error", LexiconError::CODES);
    all.add("reason", reasons().map(|r| r.code));
    let mut named: Vec<&str> = sources().map(|s| s.id).collect();
    named.sort_unstable();
    named.dedup();
    all.add("source", named);
    all
}

/// What plans are made of.
fn plans(all: &mut Identifiers) {
    all.add("training-method", TrainingMethod::SHIPPED);
    all.add("plan-day", DayKind::ALL.iter().map(|v| v.as_str()));
    all.add("plan-error", PlanError::CODES);
    all.add("template-role", TemplateRole::ALL.iter().map(|v| v.as_str()));
    all.add("monitor-action", MonitorAction::ALL.iter().map(|v| v.as_str()));
}

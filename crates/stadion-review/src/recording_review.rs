//! The review of a recording: the document of `stadion review`.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeZone};
use serde::{Deserialize, Serialize};
use stadion_load::{ErasedLoad, HeldHeartRate, LocalTime, SessionSize};
use stadion_physiology::{
    BestEffort, Drift, HeartRateFault, PowerMean, PowerMeanRules, ZoneScheme, Zones,
};
use stadion_sessions::{
    Class, Classified, Detection, Execution, Facts, MAX_GAP, RepDone, RepEvidence, Reserve,
    RestDone, classify,
};
use stadion_types::{
    Distance, Finding, HeartRate, Import, ImportWarning, OverriddenConstant, Reason, ReasonCode,
    Recording, Severity, Sport,
};

use crate::SCHEMA_VERSION;
use crate::best::{self, MeanMaxDocument};
use crate::classes::{self, ClassDocument};
use crate::context::{Context, When};
use crate::decoupling::{self, DecouplingDocument};
use crate::faults;
use crate::history::HistoryDocument;
use crate::judging::{self, Recorded};
use crate::load_choice::LoadChoiceDocument;
use crate::loads::{self, LoadMissing};
use crate::plan;
use crate::recovery::{self, RecoveryDocument};
use crate::summary::{Summary, summary};

const ABOVE_MAX: ReasonCode = ReasonCode {
    code: "heart-rate-above-maximum",
    text: "the highest heart rate, {hr_max_bpm} bpm, exceeds the athlete's maximum of {limit_bpm} bpm: an \
           artefact of the strap, or a maximum that is set too low",
};

pub(crate) const REASONS: &[ReasonCode] = &[plan::UNREAD, ABOVE_MAX];

/// What the file is and how it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FileDocument {
    /// The format, such as `fit`.
    pub format: Option<String>,
    /// What the device calls itself.
    pub device: Option<String>,
    /// The sport.
    pub sport: Option<Sport>,
    /// Start in local time, where the file has a date.
    pub start: Option<DateTime<FixedOffset>>,
    /// Records that were read from the file before any was merged or dropped, over all its activities.
    pub records: Option<usize>,
    /// Points of this recording.
    pub samples: usize,
    /// What is to be known about the file.
    pub warnings: Vec<WarningDocument>,
    /// Further activities of the same file.
    pub others: Vec<OtherActivity>,
}

/// A warning with its English.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WarningDocument<W = ImportWarning> {
    /// The warning: its code and its data.
    #[serde(flatten)]
    pub warning: W,
    /// The same in English.
    pub text: String,
}

impl<W: Clone + core::fmt::Display> WarningDocument<W> {
    /// Each warning with its English.
    pub(crate) fn all(warnings: &[W]) -> Vec<Self> {
        let document = |w: &W| Self { warning: w.clone(), text: w.to_string() };
        warnings.iter().map(document).collect()
    }
}

/// An activity beside the one that is reviewed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OtherActivity {
    /// The sport.
    pub sport: Option<Sport>,
    /// Start in local time, where the file has a date.
    pub start: Option<DateTime<FixedOffset>>,
    /// Points.
    pub samples: usize,
    /// From the first to the last point.
    pub duration_s: f64,
    /// Distance.
    pub distance_m: Option<f64>,
}

/// One repetition that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RepDocument {
    /// Its number, from 1.
    pub rep: u32,
    /// What was measured.
    #[serde(flatten)]
    pub done: RepDone,
    /// Heart rate at the end as a fraction of the athlete's maximum.
    pub hr_end_fraction_of_max: Option<f64>,
    /// Time until the next repetition.
    pub rest_after_s: Option<f64>,
}

/// Time in the zones of heart rate.
///
/// Samples stand for the time for which they stand in the training impulse, so the coverages agree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ZonesDocument {
    /// The id of the scheme.
    pub scheme: String,
    /// Seconds below the first zone.
    pub below_s: f64,
    /// The zones, from the easiest on.
    pub zones: Vec<ZoneDocument>,
    /// Share of the timer's time for which a heart rate is known, from 0 to 1.
    pub coverage: f64,
}

/// Time in one zone of heart rate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ZoneDocument {
    /// Its name in the scheme.
    pub zone: String,
    /// Its lower end.
    pub from_bpm: Option<f64>,
    /// Seconds in it.
    pub time_s: f64,
}

/// What a recording was, what it cost, and when the athlete is ready again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Review {
    /// Version of the document's form.
    pub schema_version: u32,
    /// What the file is and how it was read.
    pub file: FileDocument,
    /// The plain figures.
    pub summary: Summary,
    /// How the repetitions were found; absent where there are none.
    pub reps_evidence: Option<RepEvidence>,
    /// How sure that is, from 0 to 1; absent where there are none.
    pub reps_confidence: Option<f64>,
    /// The repetitions.
    pub reps: Vec<RepDocument>,
    /// The rests between them, one fewer than repetitions.
    #[serde(default)]
    pub rests: Vec<RestDone>,
    /// The rise of heart rate over the repetitions; absent without repetitions.
    pub drift: Option<Drift>,
    /// Time in heart-rate zones; absent without a heart rate or without the athlete's maximum.
    pub time_in_zones: Option<ZonesDocument>,
    /// How far output and heart rate moved apart, or why that is not judged.
    pub decoupling: DecouplingDocument,
    /// Stretches in which the heart rate looks like a fault of the strap. Nothing was changed by them.
    pub heart_rate_faults: Vec<HeartRateFault>,
    /// Power as one number; absent without power.
    pub power: Option<PowerMean>,
    /// The best means of power and of heart rate, by duration.
    pub mean_max: Vec<MeanMaxDocument>,
    /// The best times over the distances of races; of runs only.
    pub best_times: Vec<BestEffort>,
    /// What it cost, by each model that could be computed.
    pub load: Vec<ErasedLoad>,
    /// The models that gave none, by what they lack.
    pub load_missing: Vec<LoadMissing>,
    /// The load that stands for the session, and why not another.
    #[serde(default)]
    pub load_choice: LoadChoiceDocument,
    /// What the session is, best first.
    pub classes: Vec<ClassDocument>,
    /// When the athlete is ready again.
    pub recovery: Option<RecoveryDocument>,
    /// Whether repetitions were left, with what speaks for it and against it; of controlled sessions only.
    pub reserve: Option<Reserve>,
    /// What is worth telling.
    pub findings: Vec<Finding>,
    /// What it was beside the athlete's other sessions, where these were given.
    pub history: Option<HistoryDocument>,
    /// The user's constants by which this was judged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constants: Vec<OverriddenConstant>,
}

/// Reviews the longest activity of a file; the others are listed. `None` if the file holds none.
#[must_use]
pub fn review_import<Z: TimeZone>(import: &Import, context: &Context<Z>) -> Option<Review> {
    let main = import.longest()?;
    let mut review = review(&import.recordings[main], context);
    review.file.records = Some(import.records_read);
    review.file.warnings = WarningDocument::all(&import.warnings);
    let other = |recording: &Recording| {
        let figures = summary(recording);
        OtherActivity {
            sport: recording.sport(),
            start: local_start(recording, context).map(|local| local.at()),
            samples: recording.len(),
            duration_s: figures.duration_s,
            distance_m: figures.distance_m,
        }
    };
    review.file.others = import
        .recordings
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != main)
        .map(|(_, recording)| other(recording))
        .collect();
    Some(review)
}

/// Reviews a recording.
///
/// ```
/// use chrono::DateTime;
/// use stadion_review::{Context, review};
/// use stadion_types::{Channel, Recording};
///
/// let minutes = 30;
/// let time: Vec<f64> = (0..minutes * 60).map(f64::from).collect();
/// let recording = Recording::builder(DateTime::UNIX_EPOCH, time.clone())
///     .channel(Channel::Speed, vec![Some(3.0); time.len()])
///     .build()?;
/// let review = review(&recording, &Context::default());
/// assert!(review.reps.is_empty() && review.drift.is_none());
/// assert_eq!(review.summary.hr_mean_bpm, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn review<Z: TimeZone>(recording: &Recording, context: &Context<Z>) -> Review {
    let mut findings = Vec::new();
    let local = local_start(recording, context);
    findings.extend(local.and_then(|local| local.finding()));
    let summary = summary(recording);

    let parsed = plan::read(context, &mut findings);
    let plan = parsed.as_ref().map(|parsed| Facts::from_session(&parsed.session));
    let steps = parsed.as_ref().map(|parsed| parsed.session.steps()).unwrap_or_default();
    let forecast = parsed.as_ref().and_then(|parsed| plan::end_lactate(parsed, context));
    let detection = Detection {
        max_hr: context.detection.max_hr.or(context.athlete.max_hr()),
        ..context.detection
    };
    let execution = Execution::find(recording, &steps, &detection);
    findings.extend(execution.findings.iter().cloned());
    let mut facts = Facts::from_execution(&execution, recording);
    if let Some(plan) = &plan {
        facts = facts.with_plan(plan).with_names(context.plan.as_deref().unwrap_or_default());
    }
    facts.rpe = facts.rpe.or(context.rpe);

    let drift = (!execution.is_continuous()).then(|| context.drift.judge(&execution.drift_reps()));
    findings.extend(drift.as_ref().and_then(Drift::finding));
    let signs = context.signs();
    facts.signs = drift.as_ref().map_or(signs, |drift| signs.with_drift(drift));
    let judged = classify(&facts, &context.athlete, &context.criteria);
    findings.extend(judged.findings.iter().cloned());
    findings.extend(above_max(&summary, context));
    let recorded = Recorded {
        execution: &execution,
        drift: drift.as_ref(),
        plan: plan.as_ref(),
        steps: &steps,
        forecast,
        rpe: facts.rpe,
        day: local.map(|local| local.at().date_naive()),
    };
    let told = judging::of_recording(&recorded, &judged, context);
    findings.extend(told.findings);

    let decoupling = decoupling::document(recording, &context.decoupling);
    findings.extend(decoupling.finding());
    let heart_rate_faults = faults::heart_rate_faults(recording, &context.athlete);
    findings.extend(faults::finding(&heart_rate_faults, recording));

    let asked = loads::Asked {
        execution: &execution,
        summary: &summary,
        rpe: facts.rpe,
        session: parsed.as_ref().map(|parsed| &parsed.session),
        own: &context.load_models,
        preferences: &context.load_preferences,
        settings: &context.loads,
    };
    let (load, load_missing, load_choice) = loads::of(recording, &asked, &context.athlete);
    let size = size(&summary, &execution, &judged.classes);
    let recovery = recovery::document(
        &judged.classes,
        &size,
        ended(recording),
        recording.utc_offset(),
        context,
        &mut findings,
    );
    let found = !execution.is_continuous();
    Review {
        schema_version: SCHEMA_VERSION,
        file: FileDocument {
            format: recording.provenance().format.clone(),
            device: recording.provenance().device.clone(),
            sport: recording.sport(),
            start: local.map(|local| local.at()),
            records: None,
            samples: recording.len(),
            warnings: Vec::new(),
            others: Vec::new(),
        },
        summary,
        reps_evidence: execution.evidence,
        reps_confidence: found.then_some(execution.confidence),
        reps: reps(&execution, context),
        rests: execution.rests,
        drift,
        time_in_zones: time_in_zones(recording, context),
        decoupling,
        heart_rate_faults,
        power: PowerMeanRules::default().of(recording).ok(),
        mean_max: best::mean_max(recording),
        best_times: best::best_times(recording),
        load,
        load_missing,
        load_choice,
        classes: classes::documents(&judged.classes),
        recovery,
        reserve: told.reserve,
        findings,
        history: None,
        constants: context.overridden().to_vec(),
    }
}

/// When the recording ended, where its start is known.
fn ended(recording: &Recording) -> Option<When> {
    let end = recording.time_s().last().copied().unwrap_or_default();
    Duration::try_from_secs_f64(end)
        .ok()
        .filter(|_| recording.start_is_known())
        .and_then(|end| {
            recording.start().checked_add_signed(chrono::TimeDelta::from_std(end).ok()?)
        })
        .map(When::Ended)
}

/// The start in local time; none where the file has no date.
fn local_start<Z: TimeZone>(recording: &Recording, context: &Context<Z>) -> Option<LocalTime> {
    let known = recording.start_is_known();
    known.then(|| context.local.local(recording.start(), recording.utc_offset()))
}

fn reps<Z>(execution: &Execution, context: &Context<Z>) -> Vec<RepDocument> {
    let max = context.athlete.max_hr();
    let rests = execution.rests.iter().map(|rest| Some(rest.duration.as_secs_f64()));
    let document = |((done, rest_after_s), rep): ((&RepDone, Option<f64>), u32)| RepDocument {
        rep,
        done: *done,
        hr_end_fraction_of_max: done.hr_end.zip(max).map(|(hr, max)| hr.bpm() / max.bpm()),
        rest_after_s,
    };
    execution.reps.iter().zip(rests.chain(std::iter::repeat(None))).zip(1..).map(document).collect()
}

fn time_in_zones<Z>(recording: &Recording, context: &Context<Z>) -> Option<ZonesDocument> {
    let scheme = &ZoneScheme::OLYMPIATOPPEN_FIVE;
    let zones = Zones::by_heart_rate(scheme, context.athlete.max_hr()?).ok()?;
    let heart = HeldHeartRate::of(recording, MAX_GAP.as_secs_f64())?;
    let time = |number: usize| heart.time_where(|hr| zones.number(hr) == number);
    let below = time(0);
    let zone = |number: usize| ZoneDocument {
        zone: zones.name(number).unwrap_or_default().to_owned(),
        from_bpm: zones.limits(number).0.map(HeartRate::bpm),
        time_s: time(number).value,
    };
    (below.covered_s > 0.0).then(|| ZonesDocument {
        scheme: scheme.id.to_owned(),
        below_s: below.value,
        zones: (1..=zones.count()).map(zone).collect(),
        coverage: below.coverage(),
    })
}

fn above_max<Z>(summary: &Summary, context: &Context<Z>) -> Option<Finding> {
    let (highest, max) = (summary.hr_max_bpm?, context.athlete.max_hr()?.bpm());
    (highest > max).then(|| {
        let reason = Reason::new(ABOVE_MAX).with("hr_max_bpm", highest).with("limit_bpm", max);
        Finding::new(reason, Severity::Notice, "stadion").measured(highest).against(max)
    })
}

/// How large the session was.
fn size(summary: &Summary, execution: &Execution, classes: &[Classified]) -> SessionSize {
    let mut size = SessionSize::default();
    let seconds = |s: f64| Duration::try_from_secs_f64(s).ok();
    if let Some(duration) = seconds(summary.moving_s.unwrap_or(summary.timer_s)) {
        size = size.with_duration(duration);
    }
    if !execution.is_continuous() {
        size = size.with_work(execution.reps.iter().map(|rep| rep.duration).sum());
        let distance: Option<f64> =
            execution.reps.iter().map(|rep| rep.distance.map(Distance::meters)).sum();
        if let Some(distance) = distance.and_then(|m| Distance::from_meters(m).ok()) {
            size = size.with_work_distance(distance);
        }
    }
    let race = classes.iter().any(|c| c.class == Class::Race);
    if let Some(distance) = summary.distance_m.filter(|_| race) {
        if let Ok(distance) = Distance::from_meters(distance) {
            size = size.with_race_distance(distance);
        }
    }
    size
}

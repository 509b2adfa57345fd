//! The review of a coach's text: the document of `stadion session`.

use chrono::TimeZone;
use serde::{Deserialize, Serialize};
use stadion_load::SessionSize;
use stadion_sessions::{
    Activity, Class, Classified, Effort, Facts, Mode, Parsed, Pattern, Reserve, Section, Step,
    StepKind, classify, parse,
};
use stadion_types::{
    Bounds, Finding, LactateReadings, OverriddenConstant, Reason, ReasonCode, Severity,
};

use crate::SCHEMA_VERSION;
use crate::classes::{self, ClassDocument};
use crate::context::Context;
use crate::forecast::{self, ForecastDocument};
use crate::judging;
use crate::reading::{self, AmbiguityNote, ErrorNote, TotalsDocument, UnknownNote};
use crate::recovery::{self, RecoveryDocument};

const PACE_DIFFERS: ReasonCode = ReasonCode {
    code: "written-pace-differs",
    text: "the text says {written_400_s} s/400 m where {distance_m} m ran at {measured_400_s} s/400 m, \
           {difference_percent} % apart",
};
const ALTERNATING: ReasonCode = ReasonCode {
    code: "splits-alternate",
    text: "the {distance_m} m times go fast and slow in turns, {alternation_percent} % apart: the side \
           of the track or the wind, not fatigue",
};
const FADE: ReasonCode = ReasonCode {
    code: "splits-fade",
    text: "the {distance_m} m times grow by {halves_percent} % from the first to the second half",
};
const REPS_DIFFER: ReasonCode = ReasonCode {
    code: "reps-differ-from-plan",
    text: "{planned} repetitions are prescribed and {done} times are reported",
};

pub(crate) const REASONS: &[ReasonCode] = &[PACE_DIFFERS, ALTERNATING, FADE, REPS_DIFFER];

/// A written and a measured pace count as the same within this, in per cent: half a tenth of a second
/// over 400 m, which is how coaches write.
const SAME_PACE_PERCENT: f64 = 0.1;

/// One step of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StepDocument {
    /// Work or rest.
    pub kind: StepKind,
    /// Part of the session.
    pub section: Section,
    /// Number of the repetition, from 1.
    pub rep: Option<u32>,
    /// Distance, where the text gives one.
    pub distance_m: Option<Bounds<f64>>,
    /// Time, where the text gives one.
    pub duration_s: Option<Bounds<f64>>,
    /// How a rest is spent.
    pub mode: Option<Mode>,
    /// The words of the text that the rest comes from.
    pub rule: Option<String>,
}

/// What was done, by the result lines.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DoneDocument {
    /// Times that are reported.
    pub reps: u32,
    /// Distance of those whose distance is known; absent if that of any is not.
    pub distance_m: Option<f64>,
    /// Sum of the times.
    pub work_s: f64,
}

/// One reported time with the repetition that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SplitDocument {
    /// Number of the repetition; absent where the time fits none.
    pub rep: Option<u32>,
    /// Distance.
    pub distance_m: Option<f64>,
    /// Time.
    pub time_s: f64,
    /// Speed.
    pub speed_m_s: Option<f64>,
    /// Time for 400 m at that speed; no prediction of a 400 m race.
    pub pace_400_s: Option<f64>,
}

/// What a coach's text describes: the session, its results, and the judgement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionReview {
    /// Version of the document's form.
    pub schema_version: u32,
    /// The session, flat.
    pub steps: Vec<StepDocument>,
    /// What was prescribed.
    pub totals: TotalsDocument,
    /// What was done; absent without result lines.
    pub done: Option<DoneDocument>,
    /// The reported times.
    pub splits: Vec<SplitDocument>,
    /// How the times of equal distances went.
    pub patterns: Vec<Pattern>,
    /// The shapes of the session.
    pub shape: Vec<String>,
    /// What the text itself calls the session.
    pub declared: Vec<String>,
    /// What can be read in more than one way.
    pub ambiguities: Vec<AmbiguityNote>,
    /// What was not understood.
    pub unknown: Vec<UnknownNote>,
    /// What the session is, best first.
    pub classes: Vec<ClassDocument>,
    /// When the athlete is ready again.
    pub recovery: Option<RecoveryDocument>,
    /// Whether repetitions were left, with what speaks for it and against it; of controlled sessions only.
    pub reserve: Option<Reserve>,
    /// The lactate forecast; absent where the athlete or the text says too little for one.
    pub forecast: Option<ForecastDocument>,
    /// What is worth telling.
    pub findings: Vec<Finding>,
    /// Why nothing could be read, if nothing could.
    pub error: Option<ErrorNote>,
    /// The user's constants by which this was judged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constants: Vec<OverriddenConstant>,
}

/// Reviews a session from its text.
///
/// ```
/// use stadion_review::{Context, judge_text};
/// use stadion_sessions::Class;
///
/// let text = "4 x 250m sprint + 1 x 300m\nRecovery: full, 5 - 6' walk/jog between reps\n\
///             250m: 29.78, 29.98, 31.31, 31.20\n300m: 37.47";
/// let review = judge_text(text, &Context::default());
/// assert_eq!(review.done.map(|d| d.reps), Some(5));
/// assert!((review.splits[4].pace_400_s.unwrap_or(0.0) - 49.96).abs() < 1e-9);
/// assert_eq!(review.classes[0].class, Class::Sprint);
/// ```
#[must_use]
pub fn judge_text<Z: TimeZone>(text: &str, context: &Context<Z>) -> SessionReview {
    let parsed = parse(text, &context.notation);
    let session = &parsed.session;
    let mut facts = Facts::from_session(session).with_names(text);
    facts.rpe = facts.rpe.or(context.rpe);
    facts.signs = context.signs();
    let judged = classify(&facts, &context.athlete, &context.criteria);
    let mut findings = judged.findings.clone();
    findings.extend(split_findings(&parsed));
    let forecast = forecast::of_parsed(&parsed, context, &LactateReadings::default()).ok();
    let end = forecast.as_ref().and_then(ForecastDocument::end_lactate);
    let told = judging::of_text(session, &judged, facts.rpe, end, context);
    findings.extend(told.findings);
    let size = size(&facts, &judged.classes);
    let recovery =
        recovery::document(&judged.classes, &size, context.when, None, context, &mut findings);
    SessionReview {
        schema_version: SCHEMA_VERSION,
        steps: steps(&parsed, text),
        totals: session.totals().into(),
        done: session.done().map(|done| DoneDocument {
            reps: done.reps,
            distance_m: done.distance.map(stadion_types::Distance::meters),
            work_s: done.work.as_secs_f64(),
        }),
        splits: splits(&parsed),
        patterns: session.patterns(),
        shape: judged.shapes.iter().map(|shape| shape.as_str().to_owned()).collect(),
        declared: facts.declared.iter().map(|label| (*label).to_owned()).collect(),
        ambiguities: reading::ambiguities(&parsed),
        unknown: reading::unknown(&parsed),
        classes: classes::documents(&judged.classes),
        recovery,
        reserve: told.reserve,
        forecast,
        findings,
        error: reading::error(&parsed),
        constants: context.overridden().to_vec(),
    }
}

fn steps(parsed: &Parsed, text: &str) -> Vec<StepDocument> {
    let rules = parsed.session.rest_rules();
    let words = |index: usize| rules.get(index).map(|rule| rule.span.of(text).to_owned());
    let document = |step: Step| StepDocument {
        kind: step.kind,
        section: step.section,
        rep: step.rep,
        distance_m: step
            .distance
            .and_then(|d| d.map_increasing(stadion_types::Distance::meters).ok()),
        duration_s: step.duration.map(|d| d.seconds()),
        mode: step.mode,
        rule: step.rule.and_then(words),
    };
    parsed.session.steps().into_iter().map(document).collect()
}

fn splits(parsed: &Parsed) -> Vec<SplitDocument> {
    let document = |split: stadion_sessions::Split| SplitDocument {
        rep: split.rep,
        distance_m: split.distance.map(stadion_types::Distance::meters),
        time_s: split.time.seconds(),
        speed_m_s: split.speed().map(stadion_types::Speed::meters_per_second),
        pace_400_s: split.pace_400().map(stadion_types::Pace::seconds),
    };
    parsed.session.splits().into_iter().map(document).collect()
}

/// What the times say, and where the text contradicts them.
fn split_findings(parsed: &Parsed) -> Vec<Finding> {
    let session = &parsed.session;
    let mut findings = Vec::new();
    for remark in session.pace_remarks() {
        let difference = remark.difference_percent();
        if difference.abs() > SAME_PACE_PERCENT {
            let reason = Reason::new(PACE_DIFFERS)
                .with("written_400_s", remark.written_400_s)
                .with("measured_400_s", remark.measured_400_s)
                .with("distance_m", remark.distance.meters())
                .with("difference_percent", difference);
            findings.push(
                Finding::new(reason, Severity::Info, "stadion")
                    .measured(remark.measured_400_s)
                    .against(remark.written_400_s),
            );
        }
    }
    for pattern in session.patterns() {
        findings.extend(pattern_findings(&pattern));
    }
    let (planned, done) = (session.main_totals().reps.and_then(|r| r.exact()), session.done());
    if let (Some(planned), Some(done)) = (planned, done) {
        if planned != done.reps {
            let reason = Reason::new(REPS_DIFFER).with("planned", planned).with("done", done.reps);
            findings.push(
                Finding::new(reason, Severity::Notice, "stadion")
                    .measured(f64::from(done.reps))
                    .against(f64::from(planned)),
            );
        }
    }
    findings
}

fn pattern_findings(pattern: &Pattern) -> Vec<Finding> {
    use stadion_sessions::PatternKind;
    let meters = pattern.distance.meters();
    let finding = |code, name, percent: Option<f64>| {
        let percent = percent?;
        let reason = Reason::new(code).with("distance_m", meters).with(name, percent);
        Some(Finding::new(reason, Severity::Info, "stadion").measured(percent))
    };
    let alternating = pattern.kind == PatternKind::Alternating;
    // Times that alternate can fade as well, each turn for itself.
    let fading =
        pattern.kind == PatternKind::Fade || pattern.within_turns == Some(PatternKind::Fade);
    let turns = finding(ALTERNATING, "alternation_percent", pattern.alternation_percent);
    let fade = finding(FADE, "halves_percent", pattern.halves_percent);
    turns.filter(|_| alternating).into_iter().chain(fade.filter(|_| fading)).collect()
}

/// How large the session was, as far as the text tells.
fn size(facts: &Facts, classes: &[Classified]) -> SessionSize {
    let mut size = SessionSize::default();
    let work: Option<std::time::Duration> =
        facts.reps.iter().map(|rep| rep.time.map(|t| t.max())).sum();
    let distance: Option<f64> =
        facts.reps.iter().map(|rep| rep.distance.map(|d| d.max().meters())).sum();
    let distance = distance.and_then(|m| stadion_types::Distance::from_meters(m).ok());
    if facts.reps.is_empty() {
        return size;
    }
    if let Some(work) = work {
        size = size.with_work(work);
    }
    if let Some(distance) = distance {
        size = size.with_work_distance(distance);
    }
    if classes.iter().any(|c| c.class == Class::Race) {
        // What is run easily before and after it is no part of the race.
        let easy = |effort| matches!(effort, Some(Effort::Easy | Effort::Steady));
        let raced: Option<f64> = facts
            .reps
            .iter()
            .filter(|rep| !easy(rep.effort) && rep.activity != Activity::Strides)
            .map(|rep| rep.distance.map(|d| d.max().meters()))
            .sum();
        let raced = raced.filter(|m| *m > 0.0);
        if let Some(raced) = raced.and_then(|m| stadion_types::Distance::from_meters(m).ok()) {
            size = size.with_race_distance(raced);
        }
    }
    size
}

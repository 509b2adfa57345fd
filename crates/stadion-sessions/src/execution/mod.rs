//! What was executed: repetitions found in a recording.

mod change_points;
mod cut;
mod done;
mod edges;
mod fade;
mod laps;
mod measure;
mod moving;
mod plan;
mod settings;
mod signal;
mod spread;
mod trim;

pub use done::{Execution, RepDone, RepEvidence, RestDone};
pub use moving::{MAX_GAP, Moving};
pub use settings::Detection;

pub(crate) use change_points::median;
pub(crate) use moving::{MAX_GAP_S, open_steps};
pub(crate) use signal::seconds;

use core::time::Duration;

use stadion_types::{Finding, Reason, ReasonCode, Recording, Severity};

use crate::step::Step;
use measure::Stretch;
use signal::Signal;

pub(crate) const NO_SIGNAL: ReasonCode = ReasonCode {
    code: "execution-no-signal",
    text: "neither speed nor distance nor power was recorded long enough to find repetitions by",
};
pub(crate) const SHORT_REPS: ReasonCode = ReasonCode {
    code: "execution-short-reps",
    text: "the shortest repetition took {shortest_s} s; below {limit_s} s a device that measures once \
           a second smears each change of speed over about 5 s, so its time and speed are rough",
};
pub(crate) const COUNT_DIFFERS: ReasonCode = ReasonCode {
    code: "execution-count-differs",
    text: "repetitions in the plan: {planned}; in the recording: {found}",
};

pub(crate) const WEAK_PATTERN: ReasonCode = ReasonCode {
    code: "execution-weak-pattern",
    text: "{count} stretches take turns with slower ones, but may as well be {instead}; they are not \
           counted as repetitions",
};
pub(crate) const GAPS: ReasonCode = ReasonCode {
    code: "execution-gaps",
    text: "for {gap_s} s in {count} gaps neither speed nor distance was recorded; what was done there \
           is not known",
};
pub(crate) const HR_ARTEFACTS: ReasonCode = ReasonCode {
    code: "execution-heart-rate-artefacts",
    text: "for {artefact_s} s of the repetitions heart rate was above {limit_bpm} bpm, more than the \
           athlete's heart can do; these samples are left out",
};
pub(crate) const LAPS_UNREAD: ReasonCode = ReasonCode {
    code: "execution-laps-unread",
    text: "{count} laps were taken, but neither speed nor power nor heart rate tells which of them \
           were work",
};

/// Where something between the repetitions is not known, no reading is surer than this.
const GAPS_CONFIDENCE: f64 = 0.5;

/// Repetitions shorter than this are known roughly, in seconds.
const SHORT_S: f64 = 45.0;

impl Execution {
    /// Finds the repetitions of a recording.
    ///
    /// # Model
    ///
    /// The first of these that gives repetitions:
    ///
    /// 1. The device's laps, if it was told which are work and which are rest, or if fast and slow
    ///    laps that the athlete took by hand go in turns; without speed and power, laps of high and
    ///    low heart rate. Laps of equal round distance are automatic, whatever the file calls them,
    ///    and no evidence.
    /// 2. `plan`, laid over speed in its order: each repetition where the planned distance or time
    ///    begins with a rise and ends with a fall of speed, without a stop in it. Where speed itself
    ///    clearly shows other repetitions than the plan names, those count, and a finding says so.
    /// 3. Two levels of speed, for cyclists of power, that take turns clearly. Stops on a run, and
    ///    changes of speed that heart rate does not follow, are none: a finding names them.
    ///
    /// Without any, the execution is continuous. Speed is that of the device, else the way from point
    /// to point. Pauses count as standing, gaps as what the distance grew over them; without a
    /// distance they are not known, which a finding says.
    ///
    /// # Limits
    ///
    /// Without laps, repetitions under about 10 s are not seen, and those under 45 s are known to
    /// within a few seconds only; a finding says so. Repetitions that are less than 12 % faster than
    /// the rests beside them pass as continuous, and so do irregular ones that are hardly faster than
    /// the warm-up.
    #[must_use]
    pub fn find(recording: &Recording, plan: &[Step], settings: &Detection) -> Self {
        let signal = Signal::of(recording);
        let mut findings = Vec::new();
        let notice = |reason| Finding::new(reason, Severity::Notice, SOURCE);
        let found = laps::find(recording, settings)
            .map(|stretches| (stretches, RepEvidence::Laps, LAPS_CONFIDENCE))
            .or_else(|| by_stream(signal.as_ref()?, recording, plan, settings, &mut findings));
        let gaps = signal.as_ref().map_or(&[][..], |s| &s.unknown);
        if !gaps.is_empty() {
            let unknown_s: f64 = gaps.iter().map(|(from, to)| to - from).sum();
            let reason = Reason::new(GAPS)
                .with("gap_s", unknown_s)
                .with("count", signal::seconds(gaps.len()));
            findings.push(notice(reason));
        }
        let Some((stretches, evidence, mut confidence)) = found else {
            if signal.is_none() {
                findings.push(notice(Reason::new(NO_SIGNAL)));
                let count = recording.laps().len();
                if count >= 3 {
                    findings.push(notice(
                        Reason::new(LAPS_UNREAD).with("count", signal::seconds(count)),
                    ));
                }
            }
            return Self::continuous(findings);
        };
        let (first, last) = (stretches[0].from, stretches[stretches.len() - 1].to);
        if gaps.iter().any(|(from, to)| *from < last && first < *to) {
            confidence = confidence.min(GAPS_CONFIDENCE);
        }
        let planned = plan::count(plan);
        if planned > 0 && planned != stretches.len() {
            let reason = Reason::new(COUNT_DIFFERS)
                .with("planned", signal::seconds(planned))
                .with("found", signal::seconds(stretches.len()));
            findings.push(notice(reason));
        }
        let most_bpm = settings.most_bpm();
        let artefact_s: f64 =
            stretches.iter().map(|s| measure::artefact_s(recording, s.from, s.to, most_bpm)).sum();
        if artefact_s > 0.0 {
            let reason = Reason::new(HR_ARTEFACTS)
                .with("artefact_s", artefact_s)
                .with("limit_bpm", most_bpm);
            findings.push(notice(reason));
        }
        let shortest = stretches.iter().map(Stretch::length).fold(f64::INFINITY, f64::min);
        if shortest < SHORT_S && evidence != RepEvidence::Laps {
            let reason =
                Reason::new(SHORT_REPS).with("shortest_s", shortest).with("limit_s", SHORT_S);
            findings.push(
                Finding::new(reason, Severity::Info, SOURCE).measured(shortest).against(SHORT_S),
            );
        }
        let window = measure::hr_window(&stretches);
        let rest = |pair: &[Stretch]| measure::rest(recording, pair[0].to, pair[1].from, most_bpm);
        Self {
            reps: stretches.iter().map(|s| measure::rep(recording, s, window, most_bpm)).collect(),
            rests: stretches.windows(2).map(rest).collect(),
            evidence: Some(evidence),
            confidence,
            hr_window: Duration::try_from_secs_f64(window).unwrap_or_default(),
            findings,
        }
    }

    /// An execution without repetitions.
    pub(crate) const fn continuous(findings: Vec<Finding>) -> Self {
        Self {
            reps: Vec::new(),
            rests: Vec::new(),
            evidence: None,
            confidence: 0.0,
            hr_window: Duration::ZERO,
            findings,
        }
    }
}

/// The id of the source of these rules: this library's own convention.
const SOURCE: &str = "stadion";

type Reading = (Vec<Stretch>, RepEvidence, f64);

/// How sure the laps of the device are.
const LAPS_CONFIDENCE: f64 = 0.95;

/// What the stream of samples shows, with or without a plan.
///
/// A plan adds what the stream alone does not show, but takes nothing away: where the stream clearly
/// shows other repetitions than the plan names, they are what was done.
fn by_stream(
    signal: &Signal,
    recording: &Recording,
    plan: &[Step],
    settings: &Detection,
    findings: &mut Vec<Finding>,
) -> Option<Reading> {
    let seen = change_points::find(signal, recording, settings);
    let planned = plan::find(signal, plan);
    let (Some(planned), usable) = (planned, seen.as_ref().filter(|s| s.instead.is_none())) else {
        let seen = seen?;
        if let Some(instead) = seen.instead {
            let count = signal::seconds(seen.stretches.len());
            let reason = Reason::new(WEAK_PATTERN).with("count", count).with("instead", instead);
            findings.push(Finding::new(reason, Severity::Notice, SOURCE));
            return None;
        }
        return Some((
            seen.stretches,
            RepEvidence::ChangePoints,
            SEEN_CONFIDENCE * seen.confidence,
        ));
    };
    let sure = |planned: &[Stretch]| {
        let whole = signal::seconds(plan::count(plan).max(1));
        PLAN_CONFIDENCE * signal::seconds(planned.len()) / whole
    };
    let Some(seen) = usable else {
        let confidence = sure(&planned);
        return Some((planned, RepEvidence::PlannedSteps, confidence));
    };
    // A plan of more repetitions than were run takes the warm-up for one of them.
    let level = |s: &Stretch| signal.mean(s.from, s.to);
    let usual = median(&mut seen.stretches.iter().map(level).collect::<Vec<_>>());
    let is_work = |p: &Stretch| level(p) >= AS_FAST * usual;
    let planned: Vec<Stretch> = planned.into_iter().filter(is_work).collect();
    let by_plan = sure(&planned);
    let same = seen.stretches.iter().filter(|s| planned.iter().any(|p| p.is_like(s))).count();
    let all = plan::count(plan) == seen.stretches.len() && 2 * same > seen.stretches.len();
    if all || (same == planned.len() && same == seen.stretches.len()) {
        // Where both agree, the stream knows the edges better than the plan's tolerance.
        let confidence = by_plan.max(SEEN_CONFIDENCE * seen.confidence);
        return Some((seen.stretches.clone(), RepEvidence::PlannedSteps, confidence));
    }
    let spans = |p: &Stretch| {
        let rests = seen.stretches.windows(2).map(|w| Stretch::new(w[0].to, w[1].from));
        rests.into_iter().any(|rest| p.overlap(&rest) > 0.5 * rest.length())
    };
    if planned.len() > seen.stretches.len()
        && 2 * same > seen.stretches.len()
        && !planned.iter().any(spans)
    {
        return Some((planned, RepEvidence::PlannedSteps, by_plan));
    }
    Some((seen.stretches.clone(), RepEvidence::ChangePoints, SEEN_CONFIDENCE * seen.confidence))
}

/// What a plan adds to the repetitions that are clearly seen must be about as fast as those.
const AS_FAST: f64 = 0.85;

/// How sure the clearest changes of speed are, and a plan that was found whole.
const SEEN_CONFIDENCE: f64 = 0.85;
const PLAN_CONFIDENCE: f64 = 0.9;

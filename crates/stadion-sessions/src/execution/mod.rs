//! What was executed: repetitions found in a recording.

mod change_points;
mod done;
mod laps;
mod measure;
mod plan;
mod settings;
mod signal;

pub use done::{Execution, RepDone, RepEvidence, RestDone};
pub use settings::Detection;

pub(crate) use change_points::median;
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
    text: "the plan has {planned} repetitions, the recording shows {found}",
};

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
    ///    laps that the athlete took by hand go in turns. Automatic laps are no evidence.
    /// 2. `plan`, laid over speed in its order: each repetition where the planned distance or time
    ///    begins with a rise and ends with a fall of speed.
    /// 3. Two levels of speed, for cyclists of power, that take turns clearly.
    ///
    /// Without any, the execution is continuous. Speed is that of the device, else the way from point
    /// to point; pauses and gaps count as standing.
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
        let planned = plan::count(plan);
        let found = by_laps(recording)
            .or_else(|| by_plan(signal.as_ref()?, plan))
            .or_else(|| by_change_points(signal.as_ref()?, settings));
        let mut findings = Vec::new();
        let Some((stretches, evidence, confidence)) = found else {
            if signal.is_none() {
                findings.push(Finding::new(Reason::new(NO_SIGNAL), Severity::Notice, SOURCE));
            }
            return Self::continuous(findings);
        };
        if planned > 0 && planned != stretches.len() {
            let reason = Reason::new(COUNT_DIFFERS)
                .with("planned", signal::seconds(planned))
                .with("found", signal::seconds(stretches.len()));
            findings.push(Finding::new(reason, Severity::Notice, SOURCE));
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
        let rest = |pair: &[Stretch]| measure::rest(recording, pair[0].to, pair[1].from);
        Self {
            reps: stretches.iter().map(|s| measure::rep(recording, s, window)).collect(),
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

fn by_laps(recording: &Recording) -> Option<Reading> {
    let stretches = laps::find(recording)?;
    let stretches =
        stretches.into_iter().map(|s| laps::without_pause_at_end(recording, s)).collect();
    Some((stretches, RepEvidence::Laps, 0.95))
}

fn by_plan(signal: &Signal, plan: &[Step]) -> Option<Reading> {
    let stretches = plan::find(signal, plan)?;
    let seen = signal::seconds(stretches.len()) / signal::seconds(plan::count(plan));
    Some((stretches, RepEvidence::PlannedSteps, 0.9 * seen))
}

fn by_change_points(signal: &Signal, settings: &Detection) -> Option<Reading> {
    let found = change_points::find(signal, settings)?;
    Some((found.stretches, RepEvidence::ChangePoints, 0.85 * found.confidence))
}

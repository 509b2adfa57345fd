//! How far output and heart rate moved apart over a recording.

use serde::{Deserialize, Serialize};
use stadion_physiology::{
    Decoupling, DecouplingError, DecouplingHalf, DecouplingOutput, DecouplingRefusal,
    DecouplingRules, DecouplingSeries, DecouplingVerdict, Interval,
};
use stadion_types::{Finding, Reason, ReasonCode, Recording, Severity};

const MISSING: ReasonCode = ReasonCode {
    code: "decoupling-channel-missing",
    text: "the recording has no {channel} to judge decoupling by",
};
const NOT_COMPUTED: ReasonCode =
    ReasonCode { code: "decoupling-not-computed", text: "decoupling cannot be computed: {why}" };

pub(crate) const REASONS: &[ReasonCode] = &[MISSING, NOT_COMPUTED];

/// How far output and heart rate moved apart, or why that is not judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DecouplingDocument {
    /// The decoupling; absent where it is refused.
    pub percent: Option<f64>,
    /// What the formula gives all the same where it is refused: a number that nothing vouches for.
    pub raw_percent: Option<f64>,
    /// The interval of `percent`.
    pub interval: Option<Interval>,
    /// The verdict; absent where it is refused.
    pub verdict: Option<DecouplingVerdict>,
    /// Why: of the verdict, or of the refusal.
    pub reason: Reason,
    /// Every condition that is not met.
    pub refusals: Vec<Reason>,
    /// What weakens the verdict.
    pub notes: Vec<Reason>,
    /// What the output is.
    pub output: Option<DecouplingOutput>,
    /// The first half.
    pub first: Option<DecouplingHalf>,
    /// The second half.
    pub second: Option<DecouplingHalf>,
    /// Moving seconds between warm-up and cool-down.
    pub analysed_s: Option<f64>,
    /// The rules.
    pub rules: DecouplingRules,
}

pub(crate) fn document(recording: &Recording, rules: &DecouplingRules) -> DecouplingDocument {
    let series = match DecouplingSeries::of(recording) {
        Ok(series) => series,
        Err(error) => return refused(reason(error), None, Vec::new(), rules),
    };
    match series.decouple(rules) {
        Ok(found) => judged(found),
        Err(error) => {
            let raw = match error {
                DecouplingError::Refused { raw_percent, .. } => raw_percent,
                _ => None,
            };
            let all = series.refusals(rules).unwrap_or_default();
            let all = all.into_iter().map(DecouplingRefusal::reason).collect();
            refused(reason(error), raw, all, rules)
        }
    }
}

fn reason(error: DecouplingError) -> Reason {
    match error {
        DecouplingError::Refused { refusal, .. } => refusal.reason(),
        DecouplingError::Missing { channel } => Reason::new(MISSING).with("channel", channel),
        other => Reason::new(NOT_COMPUTED).with("why", other.to_string()),
    }
}

fn refused(
    reason: Reason,
    raw_percent: Option<f64>,
    mut refusals: Vec<Reason>,
    rules: &DecouplingRules,
) -> DecouplingDocument {
    if refusals.is_empty() {
        refusals.push(reason.clone());
    }
    DecouplingDocument {
        percent: None,
        raw_percent,
        interval: None,
        verdict: None,
        reason,
        refusals,
        notes: Vec::new(),
        output: None,
        first: None,
        second: None,
        analysed_s: None,
        rules: *rules,
    }
}

fn judged(found: Decoupling) -> DecouplingDocument {
    DecouplingDocument {
        percent: Some(found.percent),
        raw_percent: None,
        interval: found.interval,
        verdict: Some(found.verdict),
        reason: found.reason,
        refusals: Vec::new(),
        notes: found.notes,
        output: found.output,
        first: Some(found.first),
        second: Some(found.second),
        analysed_s: Some(found.analysed_s),
        rules: found.rules,
    }
}

impl DecouplingDocument {
    /// A finding where output and heart rate moved apart.
    pub(crate) fn finding(&self) -> Option<Finding> {
        let (severity, limit) = match self.verdict? {
            DecouplingVerdict::Moderate => (Severity::Info, self.rules.good_percent),
            DecouplingVerdict::High => (Severity::Notice, self.rules.high_percent),
            _ => return None,
        };
        let finding = Finding::new(self.reason.clone(), severity, "friel-decoupling");
        Some(finding.measured(self.percent?).against(limit))
    }
}

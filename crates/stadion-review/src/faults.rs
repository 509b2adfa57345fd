//! What is wrong with the recorded heart rate.

use stadion_physiology::{ArtefactRules, Athlete, HeartRateFault};
use stadion_types::{Finding, Reason, ReasonCode, Recording, Severity};

const FAULTS: ReasonCode = ReasonCode {
    code: "heart-rate-faults",
    text: "{stretches} stretches of the heart rate, {samples} samples or {percent} % in all, look like faults of \
           the strap; the figures of this review are of the recording as it is",
};

pub(crate) const REASONS: &[ReasonCode] = &[FAULTS];

/// From this share of the samples on it is worth a mention; single spikes stand in the document only.
const INFO_PERCENT: f64 = 1.0;
/// From this share on it is worth more than that.
const NOTICE_PERCENT: f64 = 5.0;

/// Every stretch of heart rate that a rule excludes or suspects; none without a heart rate.
pub(crate) fn heart_rate_faults(recording: &Recording, athlete: &Athlete) -> Vec<HeartRateFault> {
    let rules = athlete.max_hr().map_or_else(ArtefactRules::default, ArtefactRules::for_maximum);
    rules.find_in(recording).map(|found| found.faults).unwrap_or_default()
}

/// A finding where more than single samples would be excluded.
#[expect(clippy::cast_precision_loss, reason = "no recording has 2^53 samples")]
pub(crate) fn finding(faults: &[HeartRateFault], recording: &Recording) -> Option<Finding> {
    let excluded: Vec<&HeartRateFault> = faults.iter().filter(|fault| fault.excluded).collect();
    let samples: usize = excluded.iter().map(|fault| fault.samples).sum();
    let percent = 100.0 * samples as f64 / recording.len().max(1) as f64;
    if percent < INFO_PERCENT {
        return None;
    }
    let severity = if percent >= NOTICE_PERCENT { Severity::Notice } else { Severity::Info };
    let reason = Reason::new(FAULTS)
        .with("stretches", u32::try_from(excluded.len()).unwrap_or(u32::MAX))
        .with("samples", u32::try_from(samples).unwrap_or(u32::MAX))
        .with("percent", percent);
    Some(Finding::new(reason, severity, "stadion").measured(percent))
}

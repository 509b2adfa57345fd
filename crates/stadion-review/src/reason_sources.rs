//! Where each reason comes from.

use stadion_types::Source;

use crate::registry::sources;

/// The source of each reason by its code, or by what its code begins with; of several that fit the longest counts. What
/// is this library's own agreement has the source `stadion`.
const BY_CODE: &[(&str, &str)] = &[
    ("again-", "stadion"),
    ("alternation-", "stadion"),
    ("anchor-", "stadion"),
    ("anchor-heart-rate-is-ceiling", "seed-000"),
    ("balance-", "stadion"),
    ("class-", "stadion"),
    ("class-energy-by-table", "sprint-coaches"),
    ("class-heart-under-cap", "letsrun-12130781"),
    ("class-not-hero-event", "seed-001"),
    ("class-of-maximum", "bundle-2003"),
    ("class-of-threshold", "distance-coaches"),
    ("class-rest-full", "seed-002"),
    ("class-rest-not-sprint-full", "sprint-coaches"),
    ("class-rest-ratio", "seed-002"),
    ("class-rest-time", "sprint-coaches"),
    ("class-rpe-too-hard", "letsrun-12130781"),
    ("class-spoiled-drift", "seed-000"),
    ("class-spoiled-lactate", "seed-000"),
    ("class-spoiled-reserve", "seed-000"),
    ("class-timed-effort", "riegel-1981"),
    ("compare-", "seed-000"),
    ("compare-not-known", "stadion"),
    ("compare-same-not-judged", "stadion"),
    ("cut-down-", "stadion"),
    ("decoupling-", "stadion"),
    ("decoupling-above-aerobic-threshold", "friel-decoupling"),
    ("decoupling-at-aerobic-threshold", "friel-decoupling"),
    ("decoupling-below-aerobic-threshold", "friel-decoupling"),
    ("decoupling-coupled", "friel-decoupling"),
    ("decoupling-high", "friel-decoupling"),
    ("decoupling-moderate", "friel-decoupling"),
    ("distribution-", "treff-2019"),
    ("drift-", "seed-000"),
    ("execution-", "stadion"),
    ("forecast-", "stadion"),
    ("fit-", "stadion"),
    ("full-recovery-", "sprint-coaches"),
    ("full-recovery-incomplete", "stadion"),
    ("full-recovery-of-longer-work", "stadion"),
    ("full-recovery-short", "stadion"),
    ("guidance-", "stadion"),
    ("guidance-below-band", "seed-000"),
    ("hard-days-", "seed-003"),
    ("heart-", "seed-000"),
    ("heart-rate-above-maximum", "stadion"),
    ("heart-rate-faults", "stadion"),
    ("heat-air", "pandolf-1975"),
    ("heat-core-temperature", "ejap-bf00421151"),
    ("heat-mass-loss", "adams-2014"),
    ("history-", "seed-003"),
    ("history-part-not-judged", "stadion"),
    ("history-too-few", "stadion"),
    ("history-too-short", "stadion"),
    ("history-unknown-days", "stadion"),
    ("hr-", "stadion"),
    ("lift-", "stadion"),
    ("load-", "stadion"),
    ("local-time-", "stadion"),
    ("pace-above-threshold", "daniels-running-formula"),
    ("paces-", "stadion"),
    ("breakthrough-", "seed-003"),
    ("monitor-", "stadion"),
    ("monitor-drift", "seed-000"),
    ("plan-", "stadion"),
    ("plan-after-race-speed", "seed-001"),
    ("plan-breakthrough", "seed-003"),
    ("plan-gate-before-race", "seed-001"),
    ("plan-gate-groundwork", "seed-002"),
    ("plan-gate-hard-days", "seed-003"),
    ("plan-lt2-by-vdot", "daniels-running-formula"),
    ("plan-lt2-caps", "norwegian-singles"),
    ("plan-pause", "daniels-pauses"),
    ("plan-quality-by-time", "norwegian-singles"),
    ("projection-", "stadion"),
    ("projection-taper-bias", "bosquet-2007"),
    ("progress-", "seed-002"),
    ("race-exposure", "seed-001"),
    ("race-exposure-none", "seed-001"),
    ("race-marathon-optimistic", "vickers-vertosick-2016"),
    ("race-nights-rest", "seed-001"),
    ("race-outside-range", "riegel-1981"),
    ("race-same-day", "seed-001"),
    ("readiness-", "hrv-practice"),
    ("readiness-few-baseline", "stadion"),
    ("readiness-few-days", "plews-2014"),
    ("readiness-no-variation", "stadion"),
    ("readiness-not-today", "stadion"),
    ("readiness-one-sign-alone", "stadion"),
    ("readiness-rise-either-way", "plews-2014"),
    ("recovery-", "stadion"),
    ("recovery-own-range", "own-observations"),
    ("reps-", "stadion"),
    ("reserve-", "seed-000"),
    ("reserve-faded", "stadion"),
    ("reserve-felt-", "letsrun-12130781"),
    ("reserve-last-", "stadion"),
    ("reserve-not-faded", "stadion"),
    ("response-", "stadion"),
    ("rests-", "stadion"),
    ("season-", "seed-001"),
    ("season-sprint-between-races", "seed-002"),
    ("segment-", "stadion"),
    ("segment-race-pace-by-riegel", "riegel-1981"),
    ("splits-", "stadion"),
    ("stop-", "sprint-coaches"),
    ("sub-threshold-", "seed-000"),
    ("sub-threshold-disagree", "stadion"),
    ("sub-threshold-heart-", "seed-000"),
    ("target-", "stadion"),
    ("written-pace-differs", "stadion"),
];

/// The source of the rule behind a reason; `None` for a code that no document gives.
///
/// ```
/// let source = stadion_review::reason_source("stop-went-on").ok_or("no source")?;
/// assert_eq!(source.id, "sprint-coaches");
/// assert!(stadion_review::reason_source("no-such-reason").is_none());
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn reason_source(code: &str) -> Option<&'static Source> {
    let fits = |entry: &&(&str, &str)| {
        code == entry.0 || (entry.0.ends_with('-') && code.starts_with(entry.0))
    };
    let (_, id) = BY_CODE.iter().filter(fits).max_by_key(|entry| entry.0.len())?;
    sources().find(|source| source.id == *id)
}

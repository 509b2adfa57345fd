//! When the athlete is ready again, as a document.

use chrono::{DateTime, Duration as Span, FixedOffset, NaiveDate, TimeZone, Utc};
use serde::{Deserialize, Serialize};
use stadion_load::{Hours, LocalDay, Recovery, SessionSize, Stated, SystemRecovery};
use stadion_sessions::{Class, Classified};
use stadion_types::{Finding, Reason, ReasonCode, Severity};

use crate::context::{Context, When};

const NOT_KNOWN: ReasonCode =
    ReasonCode { code: "recovery-not-known", text: "no recovery is given: {why}" };

pub(crate) const REASONS: &[ReasonCode] = &[NOT_KNOWN];

/// When the athlete is ready again: computed by body system, with what practitioners say beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RecoveryDocument {
    /// From the earliest to the latest, over all systems.
    pub overall: Hours,
    /// Each system of the body.
    pub systems: Vec<SystemRecovery>,
    /// What the seeds or other practitioners say of such a session.
    pub stated: Vec<Stated>,
    /// Local time from which an easy run is due, where the end of the session is known.
    pub ready_from: Option<DateTime<FixedOffset>>,
    /// Local time from which the next session of the same class is due.
    pub ready_to: Option<DateTime<FixedOffset>>,
}

/// The recovery from a session of these classes, and what there is to say about it.
pub(crate) fn document<Z: TimeZone>(
    classes: &[Classified],
    size: &SessionSize,
    when: Option<When>,
    offset: Option<FixedOffset>,
    context: &Context<Z>,
    findings: &mut Vec<Finding>,
) -> Option<RecoveryDocument> {
    let named: Vec<Class> = classes.iter().map(|c| c.class).collect();
    let assessment =
        match context.recovery.recovery(&named, size, &context.conditions, &context.own_recovery) {
            Ok(assessment) => assessment,
            Err(error) => {
                let reason = Reason::new(NOT_KNOWN).with("why", error.to_string());
                findings.push(Finding::new(reason, Severity::Info, "stadion"));
                return None;
            }
        };
    findings.extend(assessment.findings);
    let found = assessment.recovery;
    let after = |end: DateTime<Utc>| found.clone().after(end, &context.local, offset);
    let (from, to) = match when {
        None => (found.clone(), found.clone()),
        Some(When::Ended(end)) => (after(end), after(end)),
        Some(When::Day(day)) => match day_bounds(day, &context.local) {
            Some((begin, end)) => (after(begin), after(end)),
            None => (found.clone(), found.clone()),
        },
    };
    Some(RecoveryDocument {
        overall: found.overall(),
        systems: found.systems().to_vec(),
        stated: found.stated().to_vec(),
        ready_from: Recovery::ready_from(&from),
        ready_to: Recovery::ready_to(&to),
    })
}

/// The instants at which a local day begins and ends. Where the clock is put forward over midnight the
/// day begins an hour later; a day beyond the calendar has none.
fn day_bounds<Z: TimeZone>(
    day: NaiveDate,
    local: &LocalDay<Z>,
) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let begins = |day: NaiveDate| -> Option<DateTime<Utc>> {
        let midnight = day.and_hms_opt(0, 0, 0)?;
        let instant = |at: chrono::NaiveDateTime| match local {
            LocalDay::Zone(zone) | LocalDay::FileOrZone(zone) => {
                zone.from_local_datetime(&at).earliest().map(|t| t.to_utc())
            }
            LocalDay::Given(offset) => {
                offset.from_local_datetime(&at).earliest().map(|t| t.to_utc())
            }
            _ => Some(at.and_utc()),
        };
        instant(midnight).or_else(|| instant(midnight.checked_add_signed(Span::hours(1))?))
    };
    Some((begins(day)?, begins(day.succ_opt()?)?))
}

//! What was planned for a recording.

use chrono::TimeZone;
use stadion_sessions::{Parsed, StepKind, parse};
use stadion_types::{Finding, Lactate, LactateReadings, Reason, ReasonCode, Severity};

use crate::context::Context;
use crate::forecast;

pub(crate) const UNREAD: ReasonCode =
    ReasonCode { code: "plan-not-read", text: "the plan could not be read: {why}" };

/// The plan, if there is one that can be read.
pub(crate) fn read<Z>(context: &Context<Z>, findings: &mut Vec<Finding>) -> Option<Parsed> {
    let parsed = parse(context.plan.as_ref()?, &context.notation);
    let mut unread = |why: String| {
        let reason = Reason::new(UNREAD).with("why", why);
        findings.push(Finding::new(reason, Severity::Warning, "stadion"));
    };
    if let Some(error) = &parsed.error {
        unread(error.kind.message().to_owned());
        return None;
    }
    for unknown in &parsed.unknown {
        unread(format!("\"{}\": {}", unknown.text, unknown.why));
    }
    let work = parsed.session.steps().iter().any(|step| step.kind == StepKind::Work);
    if !work && parsed.session.declared().is_empty() && parsed.unknown.is_empty() {
        unread("it names neither work nor a kind of session".to_owned());
    }
    Some(parsed)
}

/// The forecast for the end of a plan's last repetition.
pub(crate) fn end_lactate<Z: TimeZone>(parsed: &Parsed, context: &Context<Z>) -> Option<Lactate> {
    let document = forecast::of_parsed(parsed, context, &LactateReadings::default()).ok()?;
    document.end_lactate()
}

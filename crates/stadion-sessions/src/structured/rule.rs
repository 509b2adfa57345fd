//! The rest that a step of rest stands for.

use stadion_types::Bounds;

use super::{StepLength, StructuredStep};
use crate::span::Span;
use crate::tree::{Mode, RestAmount, RestRule, Scope, Seconds};

/// The rule of a step of rest, for the gap in which it stands.
pub(super) fn rule(step: &StructuredStep) -> RestRule {
    let amount = match &step.length {
        StepLength::Time(time) => RestAmount::Time(Bounds::exactly(Seconds(*time))),
        StepLength::Distance { distance, .. } => RestAmount::Distance(Bounds::exactly(*distance)),
        StepLength::Lifts(_) | StepLength::Until(_) => RestAmount::Open,
    };
    // A rest with a target is moved through.
    let moved = !step.targets.is_empty();
    RestRule {
        amount,
        mode: step.mode.or(moved.then_some(Mode::Easy)),
        scope: Scope::EachGap,
        full: false,
        span: step.span.unwrap_or_default(),
    }
}

/// Two rests that follow each other as one, or the place at which they cannot be one.
pub(super) fn merged(
    first: Option<RestRule>,
    second: Option<RestRule>,
) -> (Option<RestRule>, Option<Span>) {
    let (first, second) = match (first, second) {
        (Some(first), Some(second)) => (first, second),
        (first, second) => return (first.or(second), None),
    };
    let span = first.span.hull(second.span);
    let amount = match (&first.amount, &second.amount) {
        (RestAmount::Time(a), RestAmount::Time(b)) => {
            let sum = |a: Seconds, b: Seconds| Seconds(a.0.saturating_add(b.0));
            Some(RestAmount::Time(Bounds::between(sum(a.min(), b.min()), sum(a.max(), b.max()))))
        }
        _ => None,
    };
    match amount {
        Some(amount) => {
            let mode = first.mode.filter(|_| first.mode == second.mode);
            (Some(RestRule { amount, mode, span, ..first }), None)
        }
        // A time and a distance have no sum; an open rest leaves the whole open.
        None => {
            (Some(RestRule { amount: RestAmount::Open, mode: None, span, ..first }), Some(span))
        }
    }
}

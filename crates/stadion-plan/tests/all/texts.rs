//! What is printed reads back to the same sessions.

use proptest::prelude::*;
use stadion_plan::{PlannedSession, Prescription, TemplateRole};
use stadion_sessions::{Dialect, NotationOptions, StepKind, parse};

use crate::generated::{Wish, wish};

const CASES: u32 = if cfg!(stadion_full) { 1000 } else { 60 };

/// The remark that comes with every text that writes its warm-up beside the work.
const AROUND: &str = "the warm-up and the cool-down count in the totals as they are written";

fn reads_back(session: &PlannedSession, role: Option<TemplateRole>) {
    let parsed = parse(&session.text, &NotationOptions::default());
    assert_eq!(parsed.error, None, "{:?}", session.text);
    assert!(parsed.ambiguities.is_empty(), "{:?}: {:?}", session.text, parsed.ambiguities);
    let unknown = parsed.unknown.iter().find(|u| u.why != AROUND);
    assert!(unknown.is_none(), "{:?}: {unknown:?}", session.text);

    // The printed form of what was read is a fixed point, with the same steps.
    let printed = parsed.session.canonical(Dialect::Track);
    let again = parse(&printed, &NotationOptions::default());
    assert_eq!(again.session.canonical(Dialect::Track), printed);
    let steps = |s: &stadion_sessions::Session| {
        s.steps()
            .iter()
            .map(|s| format!("{:?} {:?} {:?}", s.kind, s.distance, s.duration))
            .collect::<Vec<_>>()
    };
    assert_eq!(steps(&parsed.session), steps(&again.session), "{:?}", session.text);

    let by_time = parsed.session.steps().iter().all(|s| s.distance.is_none());
    if role == Some(TemplateRole::Fixed) || !by_time {
        return;
    }
    let seconds = |kind: Option<StepKind>| -> f64 {
        let counted = parsed.session.steps();
        let of_kind = counted.iter().filter(|s| kind.is_none_or(|k| s.kind == k));
        of_kind.filter_map(|s| s.duration).map(|d| d.min().as_secs_f64()).sum()
    };
    let duration = session.duration.unwrap().as_secs_f64();
    assert_eq!(seconds(None), duration, "{:?}", session.text);
}

fn all(wish: &Wish) {
    for (_, session) in wish.plan().unwrap().sessions() {
        let role = wish.method.session(&session.name).map(|t| t.role);
        if session.name != "race" {
            reads_back(session, role);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn calibration_plans_print_to_what_is_read_back(mut wish in wish(), distance in any::<bool>()) {
        if distance {
            wish.method.quality.prescription = Prescription::Distance;
        }
        all(&wish);
    }
}

//! What is printed reads back to the same sessions.

use proptest::prelude::*;
use std::time::Duration;

use stadion_physiology::{Athlete, Best};
use stadion_plan::{AvailableDay, PlannedSession, Prescription, TemplateRole, TrainingMethod};
use stadion_sessions::{
    Class, Criteria, Dialect, Facts, NotationOptions, StepKind, classify, parse,
};
use stadion_types::Distance;

use crate::generated::{Wish, regular, start, wish};

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

fn vdot_50() -> Athlete {
    let best = Best::new(Distance::const_meters(5000.0), Duration::from_secs(1197)).unwrap();
    Athlete::default().with_best(best)
}

#[test]
fn repetitions_say_how_fast_they_are_even_where_no_pace_is_known() {
    for id in TrainingMethod::SHIPPED {
        let mut seen = 0;
        for athlete in [Athlete::default(), vdot_50()] {
            let wish = Wish {
                method: TrainingMethod::shipped(id).unwrap(),
                athlete: athlete.clone(),
                history: regular(7, 400.0, 14),
                races: Vec::new(),
                available: [AvailableDay::Open; 7],
                thinned: Vec::new(),
                breakthrough: false,
                start: start(),
            };
            let plan = wish.plan().unwrap();
            for (date, session) in plan.sessions().filter(|(_, s)| !s.work.is_zero()) {
                let told = parse(&session.text, &NotationOptions::default());
                let facts = Facts::from_session(&told.session);
                let found = classify(&facts, &athlete, &Criteria::default());
                let classes: Vec<Class> = found.classes.iter().map(|c| c.class).collect();
                // Work around the threshold is told apart by the speed at LT2, which nobody measured here.
                let around = |class| matches!(class, Class::Single | Class::Threshold);
                let fits = |class: &Class| {
                    *class == session.class || (around(*class) && around(session.class))
                };
                // Eight minutes at a pace near the threshold are called the same either way.
                let long = session.name == "intervals" && session.text.contains("8 min @");
                let fits = |class: &Class| fits(class) || (long && around(*class));
                assert!(classes.iter().any(fits), "{id} {date}: {classes:?}: {session:?}");
                assert!(!classes.contains(&Class::Hero), "{id} {date}: {session:?}");
                seen += 1;
            }
        }
        assert!(seen > 10, "{id}: {seen}");
    }
}

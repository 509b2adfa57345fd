//! The classes of the taxonomy in the documents: what the context adds, what the text's names say.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use stadion_physiology::Athlete;
use stadion_review::{Context, identifiers, judge_text};
use stadion_sessions::Class;
use stadion_types::{Bounds, Lactate};

fn classes(text: &str, context: &Context) -> Vec<Class> {
    judge_text(text, context).classes.iter().map(|c| c.class).collect()
}

#[test]
fn answers_and_lactate_of_the_context_spoil_a_single() {
    let text = "5 x 6 min sub-threshold, 60s\nRPE 8";
    let mut context = Context::default();
    assert_eq!(classes(text, &context), [Class::Single]);
    context.signs.reps_left = Some(1.0);
    let review = judge_text(text, &context);
    assert_eq!(review.classes[0].class, Class::SingleSpoiled);
    // It was run above what a single costs, and the hours say so.
    let hours = review.recovery.unwrap().overall;
    assert_eq!((hours.min_h(), hours.max_h()), (24.0, 48.0));
    assert!(review.findings.iter().any(|f| f.rule() == "class-spoiled-reserve"));
    context.signs = stadion_sessions::Signs::default();
    context.signs.lactate = Some(Bounds::exactly(Lactate::from_millimoles_per_liter(6.0).unwrap()));
    assert_eq!(classes("5 x 6 min sub-threshold, 60s", &context), [Class::SingleSpoiled]);
}

#[test]
fn events_of_the_athlete_choose_the_names() {
    let text = "3 x 250m @ 95%, 11 min";
    assert_eq!(classes(text, &Context::default()), [Class::Sprint]);
    let sprinter = Context::new(Athlete::default().with_event("400m"));
    assert_eq!(classes(text, &sprinter), [Class::SpecialEndurance1]);
}

#[test]
fn every_declared_name_is_an_identifier() {
    let review = judge_text("40 min fartlek", &Context::default());
    assert_eq!(review.classes[0].class, Class::Fartlek);
    let all = identifiers();
    let labels = all.identifiers.iter().find(|list| list.kind == "declared-label").unwrap();
    assert!(review.declared.iter().all(|label| labels.ids.contains(label)));
}

//! Recovery in a document goes by what is known around the session.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use stadion_load::{
    BodySystem, Condition, Groundwork, OwnRecovery, RecoveryConditions, RecoveryObservation,
    RecoverySign, Seen, SessionSize,
};
use stadion_physiology::Athlete;
use stadion_review::{Context, judge_text};
use stadion_sessions::Class;

const SPRINTS: &str = "6 x 60m\nRecovery: full recovery";

#[test]
fn conditions_and_own_observations_move_the_document() {
    let hours = |context: &Context, system: BodySystem| {
        let review = judge_text(SPRINTS, context);
        assert!(review.classes.iter().any(|c| c.class == Class::Sprint), "{:?}", review.classes);
        let found = review.recovery.unwrap();
        found.systems.iter().find(|s| s.system == system).unwrap().hours
    };
    let plain = Context::new(Athlete::default());
    let muscle = BodySystem::Musculoskeletal;
    let usual = hours(&plain, muscle);

    let mut hard = plain.clone();
    hard.conditions = Groundwork::Missing.into();
    assert!((hours(&hard, muscle).max_h() - 1.25 * usual.max_h()).abs() < 1e-9);
    hard.conditions =
        RecoveryConditions { downhill: Condition::Present, ..RecoveryConditions::default() };
    assert!((hours(&hard, muscle).max_h() - 1.5 * usual.max_h()).abs() < 1e-9);
    let told = judge_text(SPRINTS, &hard);
    assert!(told.findings.iter().any(|f| f.rule() == "recovery-condition"));

    let mut own = OwnRecovery::default();
    let seen = Seen::NotYet { at_h: 96.0 };
    let (size, conditions) = (SessionSize::default(), RecoveryConditions::default());
    let sore =
        RecoveryObservation::new(Class::Sprint, &size, &conditions, RecoverySign::Soreness, seen);
    own.add(sore.unwrap());
    let mut slow = plain.clone();
    slow.own_recovery = own;
    assert!(hours(&slow, muscle).min_h() > usual.min_h());
    assert!(hours(&slow, muscle).max_h() > usual.max_h());
}
